//! What the pointer does in the reader: selecting by drag and by repeated clicks, carrying selected words away,
//! clicking stripes.
//!
//! Presses are read from the events of the frame. On a slow machine a press and its release come in one frame, which
//! the usual "is it held down" never sees.

use std::time::Duration;

use eframe::egui::{DragAndDrop, Event, Modifiers, PointerButton, Pos2, Response, Ui};

use super::super::margin::Stripe;
use super::super::page::scroll::Goal;
use super::super::page::sheet::Sheet;
use super::edges::{Edge, Grip};
use super::moves::Unit;
use super::selection::Selection;
use crate::model::{Excerpt, Span};

/// Seconds between the clicks of a double click.
const DOUBLE_CLICK: f64 = 0.4;
/// Points that a hand may tremble.
const TREMBLE: f32 = 5.0;

/// What is going on with the pointer.
#[derive(Debug, Default)]
pub struct Pointer {
    n_presses: u32,
    /// The edge that is being dragged.
    edge: Option<DraggedEdge>,
    last_press: Option<(f64, Pos2)>,
    /// When a selection counts as made: a double click may become a triple one until then.
    settles: Option<f64>,
    drag: Drag,
    /// Whether selected words stay where they are.
    pub carries_nothing: bool,
}

#[derive(Debug)]
struct DraggedEdge {
    grip: Grip,
    edge: Edge,
    /// Where the coding would stand now, once the pointer moved.
    to: Option<Span>,
}

#[derive(Clone, Copy, PartialEq, Debug, Default)]
enum Drag {
    #[default]
    None,
    /// The moving end of the selection follows.
    Selecting,
    /// Selected words were pressed: moving carries them, releasing puts the caret there.
    Words { from: Pos2, carried: bool },
    /// The edge of a coding follows.
    Edge,
}

/// What the pointer did in a frame.
#[derive(Debug, Default)]
pub struct PointerOutcome {
    /// What is selected now, if that changed.
    pub selection: Option<Selection>,
    /// Where to scroll.
    pub goal: Option<Goal>,
    /// Whether the reader was pressed and should get the keyboard.
    pub pressed: bool,
    /// Whether a selection was finished.
    pub settled: bool,
    /// Codings whose edge was dragged, and where they stand then.
    pub moved: Option<(Grip, Span)>,
}

impl DraggedEdge {
    fn at(grip: &Grip, sheet: &Sheet<'_>, pos: Pos2) -> Option<Self> {
        let edge = grip.edge_at(sheet, pos)?;
        Some(Self { grip: grip.clone(), edge, to: None })
    }
}

impl Pointer {
    /// Whether a selection is being dragged.
    pub fn is_selecting(&self) -> bool {
        matches!(self.drag, Drag::Selecting | Drag::Edge)
    }

    /// Follows the events of this frame. `over` says whether a place belongs to the body and nothing lies on top of it.
    pub fn follow(
        &mut self,
        ui: &Ui,
        body: &Response,
        sheet: &Sheet<'_>,
        stripes: &[Stripe],
        selection: Option<Selection>,
        grip: Option<&Grip>,
        over: impl Fn(Pos2) -> bool,
    ) -> PointerOutcome {
        let mut outcome = PointerOutcome::default();
        let mut now = selection;
        let (events, time) = ui.input(|i| (i.events.clone(), i.time));
        for event in &events {
            let changed = match event {
                Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, modifiers }
                    if over(*pos) =>
                {
                    outcome.pressed = true;
                    self.edge = grip.and_then(|g| DraggedEdge::at(g, sheet, *pos));
                    self.press(sheet, stripes, now, *pos, *modifiers, time)
                }
                Event::PointerButton { pos, button: PointerButton::Secondary, pressed: true, .. } if over(*pos) => {
                    outcome.pressed = true;
                    pointed_at(sheet, now, *pos)
                }
                Event::PointerMoved(pos) => self.moved(ui, sheet, now, *pos),
                Event::PointerButton { pos, button: PointerButton::Primary, pressed: false, .. } => {
                    let dragged = self.edge.take();
                    let idle = dragged.as_ref().is_some_and(|d| d.to.is_none());
                    outcome.moved = dragged.and_then(|d| Some((d.grip, d.to?)));
                    self.release(sheet, *pos, time, idle)
                }
                _ => None,
            };
            now = changed.or(now);
        }
        outcome.settled = self.settle(ui, time) && now.is_some_and(|s| !s.is_caret());
        outcome.goal = self.scroll_along(ui, body, sheet);
        if outcome.goal.is_some()
            && let (Some(selection), Some(pos)) = (now, ui.input(|i| i.pointer.latest_pos()))
        {
            let pos = sheet.view.clamp(pos);
            let along = if self.edge.is_some() { self.edge_moved(ui, sheet, pos) } else { None };
            now = along.or_else(|| Some(selection.extended(sheet.page, sheet.hit(pos))));
        }
        outcome.selection = now.filter(|_| now != selection);
        outcome
    }

    fn press(
        &mut self,
        sheet: &Sheet<'_>,
        stripes: &[Stripe],
        selection: Option<Selection>,
        pos: Pos2,
        modifiers: Modifiers,
        time: f64,
    ) -> Option<Selection> {
        let again = self.last_press.is_some_and(|(t, p)| time - t < DOUBLE_CLICK && p.distance(pos) < TREMBLE);
        self.n_presses = if again { self.n_presses % 4 + 1 } else { 1 };
        self.last_press = Some((time, pos));
        self.settles = None;
        if self.edge.is_some() {
            self.drag = Drag::Edge;
            return None;
        }
        if let Some(mark) = stripe_at(stripes, pos) {
            self.drag = Drag::None;
            return Some(Selection::of(sheet.page.marks[mark].span));
        }
        let at = sheet.hit(pos);
        if let Some(selection) = selection.filter(|_| modifiers.shift) {
            self.drag = Drag::Selecting;
            return Some(selection.extended(sheet.page, at));
        }
        let on_selected = selection.is_some_and(|s| sheet.hit_on_words(pos).is_some_and(|at| s.span().contains(at)));
        if self.n_presses == 1 && on_selected && !self.carries_nothing {
            self.drag = Drag::Words { from: pos, carried: false };
            return None;
        }
        self.drag = Drag::Selecting;
        Some(match self.n_presses {
            1 => Selection::caret(at),
            2 => Selection::unit(sheet.page, at, Unit::Word),
            3 => Selection::unit(sheet.page, at, Unit::Sentence),
            _ => Selection::unit(sheet.page, at, Unit::Turn),
        })
    }

    fn moved(&mut self, ui: &Ui, sheet: &Sheet<'_>, selection: Option<Selection>, pos: Pos2) -> Option<Selection> {
        match &mut self.drag {
            Drag::None => None,
            Drag::Edge => self.edge_moved(ui, sheet, pos),
            Drag::Selecting => selection.map(|s| s.extended(sheet.page, sheet.hit(pos))),
            Drag::Words { from, carried } => {
                let excerpt = selection.and_then(|s| s.excerpt(sheet.page, sheet.page.document));
                if let Some(excerpt) = excerpt.filter(|_| !*carried && from.distance(pos) > TREMBLE) {
                    *carried = true;
                    DragAndDrop::set_payload::<Excerpt>(ui.ctx(), excerpt);
                }
                None
            }
        }
    }

    /// Returns the coding as it would stand with its edge at a place: by letters, with Alt by words.
    fn edge_moved(&mut self, ui: &Ui, sheet: &Sheet<'_>, pos: Pos2) -> Option<Selection> {
        let DraggedEdge { grip, edge, to } = self.edge.as_mut()?;
        let unit = if ui.input(|i| i.modifiers.alt) { Unit::Word } else { Unit::Letter };
        let span = grip.dragged(sheet.page, *edge, sheet.hit(pos), unit);
        *to = Some(span);
        Some(match edge {
            Edge::End => Selection::of(span),
            Edge::Start => Selection::caret(span.end).with_head(span.start),
        })
    }

    fn release(&mut self, sheet: &Sheet<'_>, pos: Pos2, time: f64, idle: bool) -> Option<Selection> {
        let was = std::mem::take(&mut self.drag);
        if was == Drag::Selecting {
            let in_place = self.last_press.is_some_and(|(_, from)| from.distance(pos) < TREMBLE);
            let may_go_on = in_place && (2..4).contains(&self.n_presses);
            self.settles = Some(if may_go_on { time + DOUBLE_CLICK } else { time });
        }
        // A handle that was pressed and not dragged means the place itself.
        let put_down = idle || matches!(was, Drag::Words { carried: false, .. });
        put_down.then(|| Selection::caret(sheet.hit(pos)))
    }

    /// Whether a selection that was made counts from this frame on.
    fn settle(&mut self, ui: &Ui, time: f64) -> bool {
        let Some(at) = self.settles else { return false };
        if time < at {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(at - time));
            return false;
        }
        self.settles = None;
        true
    }

    /// Scrolls while a drag goes beyond the top or bottom, the faster the further.
    fn scroll_along(&self, ui: &Ui, body: &Response, sheet: &Sheet<'_>) -> Option<Goal> {
        let pos = ui.input(|i| i.pointer.latest_pos()).filter(|_| self.is_selecting())?;
        let beyond = (pos.y - sheet.view.bottom()).max(0.0) - (sheet.view.top() - pos.y).max(0.0);
        if beyond == 0.0 || !body.dragged() {
            return None;
        }
        ui.ctx().request_repaint();
        let seconds = f64::from(ui.input(|i| i.stable_dt).min(0.1));
        Some(Goal::By(f64::from(beyond.clamp(-120.0, 120.0)) * 12.0 * seconds))
    }
}

/// The right button means the selected words when it is pressed on them, and else the place itself.
fn pointed_at(sheet: &Sheet<'_>, selection: Option<Selection>, pos: Pos2) -> Option<Selection> {
    let at = sheet.hit(pos);
    (!selection.is_some_and(|s| s.span().contains(at))).then(|| Selection::caret(at))
}

/// Returns the mark whose stripe is at a place, with a little air around it.
pub fn stripe_at(stripes: &[Stripe], pos: Pos2) -> Option<usize> {
    let near = |s: &&Stripe| s.rect.expand2(eframe::egui::vec2(2.0, 1.0)).contains(pos);
    stripes.iter().filter(near).min_by_key(|s| ((s.rect.center().x - pos.x).abs() * 8.0) as i32).map(|s| s.mark)
}
