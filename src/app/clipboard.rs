//! The clipboard of the desktop. The window library's own ends at the edge of the window, so here what is copied goes
//! on to the desktop, and what is pasted comes from there: cells of a spreadsheet in, quotes out.

use eframe::egui::{Context, Event, OutputCommand, RawInput};

/// What other programs copy into and paste from.
trait Board {
    /// Returns the text that was copied last, nothing when it is no text.
    fn text(&mut self) -> Option<String>;
    /// Puts a text there, and returns whether that worked.
    fn put(&mut self, text: &str) -> bool;
}

impl Board for arboard::Clipboard {
    fn text(&mut self) -> Option<String> {
        self.get_text().ok()
    }

    fn put(&mut self, text: &str) -> bool {
        self.set_text(text).is_ok()
    }
}

/// The way to the desktop's clipboard; without a desktop, as in tests, what is copied stays in the window.
#[derive(Default)]
pub(super) struct DesktopClipboard {
    board: Option<Box<dyn Board>>,
    /// Whether the window's own clipboard holds something: it tells of a paste only then.
    is_primed: bool,
}

impl DesktopClipboard {
    /// Returns the clipboard of this desktop, as far as there is one.
    pub(super) fn of_desktop() -> Self {
        let board = arboard::Clipboard::new().ok();
        Self { board: board.map(|board| Box::new(board) as Box<dyn Board>), is_primed: false }
    }

    /// Gives pastes of the coming frame the words of the desktop; what is there that is no text is not pasted.
    pub(super) fn fill_pastes(&mut self, input: &mut RawInput) {
        let Some(board) = &mut self.board else { return };
        input.events.retain_mut(|event| match event {
            Event::Paste(pasted) => {
                let text = board.text().filter(|text| !text.is_empty());
                let is_text = text.is_some();
                *pasted = text.unwrap_or_default().replace("\r\n", "\n");
                is_text
            }
            _ => true,
        });
    }

    /// Hands on what was copied in this frame, and returns whether the desktop took it.
    pub(super) fn take_copies(&mut self, screen: &Context) -> bool {
        let Some(board) = &mut self.board else { return true };
        let copied = screen.output(|output| {
            let texts = output.commands.iter().rev().filter_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            });
            texts.into_iter().next()
        });
        let is_taken = copied.is_none_or(|text| board.put(&text));
        if !std::mem::replace(&mut self.is_primed, true) {
            screen.copy_text(" ".to_owned());
        }
        is_taken
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    /// A desktop on which something was copied.
    #[derive(Clone, Default)]
    struct Desk(Rc<RefCell<Option<String>>>);

    /// A desktop that takes nothing.
    struct Closed;

    impl Board for Closed {
        fn text(&mut self) -> Option<String> {
            None
        }

        fn put(&mut self, _: &str) -> bool {
            false
        }
    }

    impl Board for Desk {
        fn text(&mut self) -> Option<String> {
            self.0.borrow().clone()
        }

        fn put(&mut self, text: &str) -> bool {
            *self.0.borrow_mut() = Some(text.to_owned());
            true
        }
    }

    fn clipboard(desk: &Desk) -> DesktopClipboard {
        DesktopClipboard { board: Some(Box::new(desk.clone())), is_primed: false }
    }

    fn pasted(clipboard: &mut DesktopClipboard) -> Vec<Event> {
        let mut input = RawInput { events: vec![Event::Paste(" ".to_owned())], ..RawInput::default() };
        clipboard.fill_pastes(&mut input);
        input.events
    }

    #[test]
    fn what_another_program_copied_is_pasted() {
        let desk = Desk(Rc::new(RefCell::new(Some("Ana\t41\r\nBen\t30".to_owned()))));
        assert_eq!(pasted(&mut clipboard(&desk)), [Event::Paste("Ana\t41\nBen\t30".to_owned())]);
        assert!(pasted(&mut clipboard(&Desk::default())).is_empty(), "a picture is no text");
    }

    #[test]
    fn a_desktop_that_does_not_take_what_was_copied_is_told_of() {
        let screen = Context::default();
        let mut clipboard = DesktopClipboard { board: Some(Box::new(Closed)), is_primed: true };
        let mut taken = true;
        for copied in [None, Some("a quote")] {
            let mut output = screen.run_ui(RawInput::default(), |ui| {
                copied.into_iter().for_each(|text: &str| ui.copy_text(text.to_owned()));
                taken = clipboard.take_copies(ui.ctx());
            });
            output.textures_delta.clear();
            assert_eq!(taken, copied.is_none());
        }
    }

    #[test]
    fn what_is_copied_in_the_window_is_on_the_desktop() {
        let (desk, screen) = (Desk::default(), Context::default());
        let mut clipboard = clipboard(&desk);
        let mut frame = |copied: Option<&str>| {
            let mut output = screen.run_ui(RawInput::default(), |ui| {
                copied.into_iter().for_each(|text| ui.copy_text(text.to_owned()));
                clipboard.take_copies(ui.ctx());
            });
            output.textures_delta.clear();
            desk.0.borrow().clone()
        };
        assert_eq!(frame(None), None, "opening the window leaves the desktop alone");
        assert_eq!(frame(Some("a quote")), Some("a quote".to_owned()));
    }
}
