//! The keys of the reader: moving the caret, selecting, and coding at reading speed by single letters.

use eframe::egui::{Event, Key, Modifiers, Ui};

use super::super::page::Page;
use super::super::page::scroll::Goal;
use super::super::page::sheet::Sheet;
use super::edges::Edge;
use super::growth::Growth;
use super::moves::{Unit, next, previous, turn_beside};
use super::selection::Selection;
use crate::app::in_order;
use crate::app::toward::Toward;
use crate::app::turns::TurnQuestion;

/// What a key asks for, beyond moving the caret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// The code picker.
    PickCode,
    /// The code that a digit stands for, counted from 0.
    QuickCode(usize),
    /// The code that was applied last, again.
    RepeatLastCode,
    /// A code made of the words themselves.
    CodeInVivo,
    /// The coding at the caret begins or ends elsewhere.
    MoveEdge {
        /// Which end moves.
        edge: Edge,
        /// Where it goes.
        toward: Toward,
        /// By letters or words.
        unit: Unit,
    },
    /// No code here any more.
    Uncode,
    /// The memo.
    WriteMemo,
    /// The same words wherever they stand.
    Search,
    /// What becomes of the turn at the caret.
    Turn(TurnQuestion),
    /// The selected words in the clipboard.
    Copy {
        /// With who said it and where.
        attributed: bool,
    },
    /// Larger (or smaller) letters, by so many steps; 0 is the usual size.
    Resize(i8),
    /// The field that finds words.
    Find,
    /// The next place found, or the one before.
    FindBeside(Toward),
    /// The field that jumps to a turn.
    Jump,
}

impl Wish {
    /// Whether a field opens for it, to which belongs what is typed from then on.
    fn opens_field(&self) -> bool {
        matches!(self, Self::PickCode | Self::WriteMemo | Self::Find | Self::Jump | Self::Turn(TurnQuestion::Time))
    }
}

/// What the keys of a frame did.
#[derive(Debug, Default)]
pub struct KeysOutcome {
    /// What is selected now, if that changed.
    pub selection: Option<Option<Selection>>,
    /// Where to scroll.
    pub goal: Option<Goal>,
    /// What else was asked for.
    pub wishes: Vec<Wish>,
}

/// What the keys remember from one press to the next.
#[derive(Debug, Default)]
pub struct KeyMemory {
    /// Where the caret would like to stand while it goes up and down.
    pub x: Option<f32>,
    /// How the selection grew.
    pub growth: Growth,
}

/// Follows the keys of this frame; keys that mean something here are taken out of the input.
pub fn follow(ui: &Ui, sheet: &Sheet<'_>, selection: Option<Selection>, memory: &mut KeyMemory) -> KeysOutcome {
    let mut outcome = KeysOutcome::default();
    let mut now = selection;
    let mut events = ui.input_mut(|i| std::mem::take(&mut i.events));
    events.retain(|event| !take(event, sheet, &mut now, memory, &mut outcome, ui));
    ui.input_mut(|i| i.events = events);
    if outcome.wishes.iter().any(Wish::opens_field) {
        in_order::wait_for_field(ui.ctx());
    }
    if now != selection {
        outcome.selection = Some(now);
    }
    outcome
}

fn take(
    event: &Event,
    sheet: &Sheet<'_>,
    now: &mut Option<Selection>,
    memory: &mut KeyMemory,
    outcome: &mut KeysOutcome,
    ui: &Ui,
) -> bool {
    match event {
        Event::Copy => {
            let attributed = ui.input(|i| i.modifiers.shift);
            outcome.wishes.push(Wish::Copy { attributed });
            true
        }
        Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
            let digit = || digit(*key, *physical_key, *modifiers).map(Wish::QuickCode);
            if let Some(wish) = wish(*key, *modifiers).or_else(digit) {
                outcome.wishes.push(wish);
                return true;
            }
            press(*key, *modifiers, sheet, now, memory, outcome)
        }
        _ => false,
    }
}

fn wish(key: Key, modifiers: Modifiers) -> Option<Wish> {
    let plain = modifiers.is_none();
    let by_letter = modifiers.shift_only();
    Some(match key {
        // They lie beside and above each other on the keyboards of both languages: beginning above, end below.
        Key::I | Key::O | Key::K | Key::L if plain || by_letter => Wish::MoveEdge {
            edge: if matches!(key, Key::I | Key::O) { Edge::Start } else { Edge::End },
            toward: if matches!(key, Key::O | Key::L) { Toward::End } else { Toward::Start },
            unit: if by_letter { Unit::Letter } else { Unit::Word },
        },
        Key::C if plain => Wish::PickCode,
        Key::Q if plain => Wish::RepeatLastCode,
        Key::V if plain => Wish::CodeInVivo,
        Key::U if plain => Wish::Uncode,
        Key::M if plain => Wish::WriteMemo,
        Key::X if plain => Wish::Turn(TurnQuestion::Split),
        Key::J if plain => Wish::Turn(TurnQuestion::Join),
        Key::W if plain => Wish::Turn(TurnQuestion::Speaker),
        Key::H if plain => Wish::Turn(TurnQuestion::Time),
        Key::C if modifiers.command && modifiers.shift => Wish::Copy { attributed: true },
        Key::Plus | Key::Equals if modifiers.command => Wish::Resize(1),
        Key::Minus if modifiers.command => Wish::Resize(-1),
        Key::Num0 if modifiers.command => Wish::Resize(0),
        // On French keyboards the stroke takes Shift.
        Key::Slash if plain || modifiers.shift_only() => Wish::Find,
        Key::F3 => Wish::FindBeside(if modifiers.shift { Toward::Start } else { Toward::End }),
        Key::G if modifiers.command => Wish::Jump,
        _ => return None,
    })
}

/// Returns which digit a key means, counted from 0. French keyboards need Shift for digits: there the key counts, not
/// what it types.
fn digit(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<usize> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    let place = |key| DIGITS.iter().position(|digit| *digit == key);
    let typed = modifiers.is_none() || modifiers.shift_only();
    place(key).or_else(|| place(physical?)).filter(|_| typed)
}

/// Moves the caret or selects by a key that types nothing, and returns whether it does.
pub fn move_caret(
    key: Key,
    modifiers: Modifiers,
    sheet: &Sheet<'_>,
    now: &mut Option<Selection>,
    memory: &mut KeyMemory,
    outcome: &mut KeysOutcome,
) -> bool {
    if key == Key::A && modifiers.command {
        *now = chosen(key, modifiers, sheet, now.unwrap_or(Selection::caret(0)));
        return true;
    }
    let at = now.map_or_else(|| sheet.page.shown(sheet.span().start), Selection::head);
    let Some(to) = target(key, modifiers, sheet, *now, at, &mut memory.x, outcome) else { return false };
    *now = Some(match *now {
        Some(selection) if modifiers.shift => selection.with_head(to),
        None if modifiers.shift => Selection::caret(at).with_head(to),
        _ => Selection::caret(to),
    });
    outcome.goal.get_or_insert(Goal::Show(to));
    true
}

fn press(
    key: Key,
    modifiers: Modifiers,
    sheet: &Sheet<'_>,
    now: &mut Option<Selection>,
    memory: &mut KeyMemory,
    outcome: &mut KeysOutcome,
) -> bool {
    let at = now.map_or_else(|| sheet.page.shown(sheet.span().start), Selection::head);
    let before = now.unwrap_or(Selection::caret(at));
    let grown = match key {
        Key::E if modifiers.is_none() => Some(memory.growth.grow(sheet.page, before)),
        Key::R if modifiers.is_none() => Some(memory.growth.shrink(sheet.page, before)),
        _ => chosen(key, modifiers, sheet, before),
    };
    if let Some(selection) = grown {
        *now = Some(selection);
        if modifiers.shift || matches!(key, Key::S | Key::T) {
            outcome.goal.get_or_insert(Goal::Show(selection.head()));
        }
        return true;
    }
    if key == Key::Escape {
        let was_caret = now.is_none_or(Selection::is_caret);
        *now = if was_caret { None } else { Some(Selection::caret(at)) };
        return true;
    }
    move_caret(key, modifiers, sheet, now, memory, outcome)
}

/// Returns what a key selects whole: sentence, turn, everything; with Shift, one sentence or turn more.
fn chosen(key: Key, modifiers: Modifiers, sheet: &Sheet<'_>, before: Selection) -> Option<Selection> {
    let page = sheet.page;
    let more = |unit| {
        let whole = Selection::unit(page, before.span().start, unit);
        // What is smaller than the unit becomes whole first.
        let enough = before.span().encloses(whole.span());
        let to = if enough { next(page, before.span().end, unit) } else { whole.span().end.max(before.span().end) };
        Selection::of(crate::model::Span::new(whole.span().start.min(before.span().start), to))
    };
    match key {
        Key::S if modifiers.shift_only() => Some(more(Unit::Sentence)),
        Key::T if modifiers.shift_only() => Some(more(Unit::Turn)),
        Key::A if modifiers.command => {
            let last = sheet.page.blocks.last().map_or(0, |b| b.span.end);
            Some(Selection::of(crate::model::Span::new(sheet.page.blocks[0].span.start, last)))
        }
        Key::S if modifiers.is_none() => Some(here_or_next(page, before, Unit::Sentence)),
        Key::T if modifiers.is_none() => Some(here_or_next(page, before, Unit::Turn)),
        _ => None,
    }
}

/// Returns the sentence or turn at the caret, or the next one when that is selected already: the same key goes on and
/// on.
fn here_or_next(page: &Page, before: Selection, unit: Unit) -> Selection {
    let here = Selection::unit(page, before.head(), unit);
    if before.span() != here.span() {
        return here;
    }
    let end = next(page, here.span().end, unit);
    Selection::unit(page, end.saturating_sub(1).max(here.span().start), unit)
}

/// Returns where a key moves the caret.
fn target(
    key: Key,
    modifiers: Modifiers,
    sheet: &Sheet<'_>,
    now: Option<Selection>,
    at: u32,
    x: &mut Option<f32>,
    outcome: &mut KeysOutcome,
) -> Option<u32> {
    let page = sheet.page;
    let unit = match () {
        () if modifiers.alt => Unit::Sentence,
        () if modifiers.command => Unit::Word,
        () => Unit::Letter,
    };
    let collapses = unit == Unit::Letter && !modifiers.shift && now.is_some_and(|s| !s.is_caret());
    let span = now.map_or_else(Default::default, Selection::span);
    let vertical = matches!(key, Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown);
    let wanted_x = vertical.then(|| x.or_else(|| Some(sheet.caret(at)?.left())).unwrap_or(sheet.columns.words.min));
    *x = wanted_x;
    let right_to_left = page.blocks[page.block_at(at)].right_to_left;
    let forward = if right_to_left { Key::ArrowLeft } else { Key::ArrowRight };
    match key {
        Key::ArrowDown if modifiers.alt => Some(turn_beside(page, at, Toward::End)),
        Key::ArrowUp if modifiers.alt => Some(turn_beside(page, at, Toward::Start)),
        Key::ArrowLeft | Key::ArrowRight if collapses => Some(if key == forward { span.end } else { span.start }),
        Key::ArrowLeft | Key::ArrowRight if key == forward => Some(next(page, at, unit)),
        Key::ArrowLeft | Key::ArrowRight => Some(previous(page, at, unit)),
        Key::ArrowDown | Key::ArrowUp => {
            let toward = if key == Key::ArrowDown { Toward::End } else { Toward::Start };
            let beside = sheet.line_beside(at, wanted_x.unwrap_or_default(), toward);
            Some(beside.unwrap_or_else(|| line_out_of_view(sheet, at, toward)))
        }
        Key::PageDown | Key::PageUp => {
            let down = key == Key::PageDown;
            let (height, view) = (sheet.view.height() - 60.0, sheet.view);
            outcome.goal = Some(Goal::By(f64::from(if down { height } else { -height })));
            let y = if down { view.bottom() - 12.0 } else { view.top() + 12.0 };
            Some(sheet.hit(eframe::egui::pos2(wanted_x.unwrap_or_default(), y)))
        }
        Key::Home if modifiers.command => Some(page.blocks[0].span.start),
        Key::End if modifiers.command => page.blocks.last().map(|b| b.span.end),
        Key::Home => sheet.line_of(at).map(|line| line.start),
        Key::End => sheet.line_of(at).map(|line| line.end),
        _ => None,
    }
}

/// The caret stands where nothing is laid out: it goes to the next or the previous block.
fn line_out_of_view(sheet: &Sheet<'_>, at: u32, toward: Toward) -> u32 {
    let blocks = &sheet.page.blocks;
    let here = sheet.page.block_at(at);
    match toward {
        Toward::End => blocks.get(here + 1).map_or(blocks[here].span.end, |b| b.span.start),
        Toward::Start => here.checked_sub(1).map_or(blocks[here].span.start, |i| blocks[i].span.end),
    }
}
