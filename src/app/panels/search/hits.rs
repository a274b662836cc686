//! The list of hits: heads of documents and cards.

use eframe::egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo};

use super::{SearchState, Snippet, words};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::memos::subject_words;
use crate::app::toward::Toward;
use crate::app::widgets::card::{Card, guess_height, head_of_group};
use crate::app::widgets::tall_list::Items;
use crate::app::words::{memos as memo_words, shell};
use crate::model::turns::clock_time;
use crate::model::{DocumentId, Excerpt, Project, Span, Text};
use crate::search::{Hit, Hits, MemoHit};

/// A line of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Line {
    /// A document and how many of its turns follow.
    Head(DocumentId, usize),
    /// An index into the hits.
    Hit(usize),
    /// How many memos follow.
    Memos(usize),
    /// An index into the memos.
    Memo(usize),
}

/// Returns the hits under the heads of their documents. Memos lead: they are few, and would be lost behind thousands.
pub(super) fn lines(hits: &Hits) -> Vec<Line> {
    let mut lines = Vec::with_capacity(hits.hits.len() + hits.n_documents);
    if !hits.memos.is_empty() {
        lines.push(Line::Memos(hits.memos.len()));
        lines.extend((0..hits.memos.len()).map(Line::Memo));
    }
    let mut i = 0;
    for group in hits.hits.chunk_by(|a, b| a.document == b.document) {
        lines.extend(group.first().map(|hit| Line::Head(hit.document, group.len())));
        lines.extend((i..i + group.len()).map(Line::Hit));
        i += group.len();
    }
    lines
}

/// Moves the selection to the next or previous hit.
pub(super) fn step(state: &mut SearchState, toward: Toward) {
    let is_hit = |i: &usize| matches!(state.lines.get(*i), Some(Line::Hit(_) | Line::Memo(_)));
    let next = match state.selected {
        Some(i) if toward == Toward::End => (i + 1..state.lines.len()).find(is_hit),
        Some(i) => (0..i).rev().find(is_hit),
        None => (0..state.lines.len()).find(is_hit),
    };
    state.selected = next.or(state.selected);
    state.reveal = true;
}

/// Goes to the first match of the hit on a line.
pub(super) fn open(ctx: &Ctx<'_>, state: &mut SearchState, line: usize) {
    let Some(hits) = state.hits(ctx) else { return };
    let i = match state.lines.get(line) {
        Some(Line::Hit(i)) => i,
        Some(Line::Memo(i)) => {
            if let Some(memo) = hits.memos.get(*i) {
                ctx.send(Command::ShowMemo(Some(memo.on)));
            }
            return;
        }
        _ => return,
    };
    let found = hits.hits.get(*i).and_then(|hit| Some((hit, *hit.matches.first()?)));
    if let Some((hit, span)) = found {
        ctx.send(Command::ShowExcerpt(Excerpt { document: hit.document, span }));
    }
}

/// Draws the list and moves in it.
pub(super) fn hits_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut SearchState, hits: &Hits) {
    let focus = ui.interact(ui.available_rect_before_wrap(), ui.make_persistent_id("hits"), Sense::FOCUSABLE);
    focus.widget_info(|| WidgetInfo::labeled(Role::List, true, ctx.say(words::LIST)));
    if focus.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
        keys_ui(ui, ctx, state);
    }
    let reveal = std::mem::take(&mut state.reveal).then_some(state.selected).flatten();
    let mut list = std::mem::take(&mut state.list);
    let mut cards = Cards { ctx, hits, lines: &state.lines, selected: state.selected, clicked: None };
    list.show(ui, "list of hits", state.version, reveal, &mut cards);
    let clicked = cards.clicked;
    state.list = list;
    if let Some(line) = clicked {
        state.selected = Some(line);
        focus.request_focus();
        open(ctx, state, line);
    }
}

fn keys_ui(ui: &Ui, ctx: &Ctx<'_>, state: &mut SearchState) {
    let (down, up, enter) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter))
    });
    if down || up {
        step(state, if down { Toward::End } else { Toward::Start });
    }
    if let Some(line) = state.selected.filter(|_| enter) {
        open(ctx, state, line);
    }
}

struct Cards<'a> {
    ctx: &'a Ctx<'a>,
    hits: &'a Hits,
    lines: &'a [Line],
    selected: Option<usize>,
    clicked: Option<usize>,
}

const HEAD: f32 = 38.0;
/// What a snippet holds at most, about.
const USUAL: usize = 260;

impl Items for Cards<'_> {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn guess(&self, i: usize, width: f32) -> f32 {
        match self.lines[i] {
            Line::Head(..) | Line::Memos(_) => HEAD,
            Line::Hit(_) | Line::Memo(_) => guess_height(self.ctx.tokens, USUAL, width),
        }
    }

    fn measure(&self, ui: &Ui, i: usize, width: f32) -> f32 {
        match self.lines[i] {
            Line::Head(..) | Line::Memos(_) => HEAD,
            Line::Hit(hit) => card(self.ctx, &self.hits.hits[hit]).height(ui, self.ctx.tokens, width),
            Line::Memo(memo) => memo_card(self.ctx, &self.hits.memos[memo]).height(ui, self.ctx.tokens, width),
        }
    }

    fn draw(&mut self, ui: &mut Ui, i: usize, rect: Rect) {
        match self.lines[i] {
            Line::Head(document, n) => {
                let name = self.ctx.project.document_name(document);
                let count = self.ctx.tongue.count(n, words::TURN, words::TURNS);
                head_of_group(ui, self.ctx.tokens, name, &count, rect);
            }
            Line::Memos(n) => {
                let count = self.ctx.tongue.count(n, memo_words::COUNT_ONE, memo_words::COUNT);
                head_of_group(ui, self.ctx.tokens, self.ctx.say(shell::TAB_MEMOS), &count, rect);
            }
            Line::Memo(memo) => {
                let card = memo_card(self.ctx, &self.hits.memos[memo]);
                let id = Id::unique(("memo hit", i));
                if card.ui(ui, self.ctx.tokens, id, rect, self.selected == Some(i)).clicked() {
                    self.clicked = Some(i);
                }
            }
            Line::Hit(hit) => {
                let card = card(self.ctx, &self.hits.hits[hit]);
                let id = Id::unique(("hit", i));
                if card.ui(ui, self.ctx.tokens, id, rect, self.selected == Some(i)).clicked() {
                    self.clicked = Some(i);
                }
            }
        }
    }
}

fn card(ctx: &Ctx<'_>, hit: &Hit) -> Card {
    let Some((snippet, speaker, time)) = told(ctx.project, hit) else { return Card::default() };
    let note = match snippet.n_outside {
        0 => String::new(),
        n => ctx.tongue.count(n, words::ONE_MORE, words::MORE),
    };
    Card {
        speaker: speaker.unwrap_or_else(|| ctx.say(words::NO_SPEAKER).to_owned()),
        details: time.map(clock_time).unwrap_or_default(),
        words: snippet.words,
        marks: snippet.marks,
        chips: Vec::new(),
        note,
    }
}

fn memo_card(ctx: &Ctx<'_>, hit: &MemoHit) -> Card {
    let text = Text::new(hit.text.as_str());
    let snippet = Snippet::of(&text, Span::new(0, text.len()), &hit.matches);
    let note = match snippet.n_outside {
        0 => String::new(),
        n => ctx.tongue.count(n, words::ONE_MORE, words::MORE),
    };
    let named = subject_words(ctx.tongue, ctx.project, hit.on);
    Card {
        speaker: ctx.tongue.fill(memo_words::ON, &[("on", &named)]),
        details: ctx.project.memos.get(&hit.on).map_or_else(String::new, |m| ctx.project.coder_name(m.by).to_owned()),
        words: snippet.words,
        marks: snippet.marks,
        chips: Vec::new(),
        note,
    }
}

/// Returns the words around a hit, who says them and when; nothing when the text is not here.
fn told(project: &Project, hit: &Hit) -> Option<(Snippet, Option<String>, Option<f32>)> {
    let document = project.document(hit.document)?;
    let turn = document.turns.get(hit.turn)?;
    let text = project.text(document).ok()?;
    let speaker = document.speaker_of(turn).map(|speaker| speaker.label.clone());
    let from = hit.matches.first().map_or(turn.words.start, |first| first.start);
    Some((Snippet::of(&text, turn.words, &hit.matches), speaker, document.time_at(from)))
}
