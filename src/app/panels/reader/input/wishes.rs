//! What the keys of the reader ask for, turned into commands.

use eframe::egui::Ui;

use super::super::ReaderState;
use super::super::copy::{attributed, tell_unknown};
use super::super::page::Page;
use super::super::page::sheet::Sheet;
use super::super::reading::ReadingStep;
use super::edges::{Edge, Grip};
use super::keys::Wish;
use super::moves::Unit;
use super::selection::Selection;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::{inspector, memos};
use crate::app::toward::Toward;
use crate::model::{CoderId, CodingId, Excerpt, Span};

/// Words that are searched everywhere are cut behind so many characters: nobody looks for a whole turn.
const LONGEST_SEARCH: usize = 120;

/// Does what was wished for the words that are selected now, and returns what is selected then, if that changes.
pub fn fulfil(
    ui: &Ui,
    ctx: &Ctx<'_>,
    sheet: &Sheet<'_>,
    state: &mut ReaderState,
    now: Option<Selection>,
    wishes: &[Wish],
) -> Option<Selection> {
    let mut selected = None;
    let excerpt = now.and_then(|s| s.excerpt(sheet.page, sheet.page.document));
    for wish in wishes {
        match (*wish, excerpt) {
            (Wish::PickCode, Some(_)) => ctx.send(Command::PickCode),
            (Wish::QuickCode(i), _) => quick_code(ctx, excerpt, i),
            (Wish::RepeatLastCode, Some(excerpt)) => ctx.send(Command::RepeatLastCode(excerpt)),
            (Wish::CodeInVivo, Some(excerpt)) => ctx.send(Command::CodeInVivo(excerpt)),
            (Wish::MoveEdge { edge, toward, unit }, _) => {
                selected = move_edge(ctx, sheet.page, now, (edge, toward, unit));
            }
            (Wish::Search, Some(excerpt)) => ctx.send(Command::Search(search_for(sheet.page, excerpt))),
            (Wish::Uncode, _) => uncode(ctx, sheet.page, now),
            (Wish::WriteMemo, _) => inspector::ask_for_memo(ui.ctx()),
            (Wish::Turn(question), _) => {
                let at = now.map(|s| (sheet.page.document, sheet.page.shown(s.span().start)));
                ctx.send(Command::AskAboutTurn { question, at });
            }
            (Wish::Copy { attributed }, Some(excerpt)) => copy(ui, ctx, sheet, excerpt, attributed),
            (Wish::Resize(by), _) => ctx.send(Command::AdjustReading(ReadingStep::Text(by))),
            (Wish::Find, _) => state.find.open_words(),
            (Wish::FindBeside(toward), _) => state.find.step_or_open(toward),
            (Wish::Jump, _) => state.find.open_turn(),
            (Wish::PickCode | Wish::RepeatLastCode | Wish::CodeInVivo | Wish::Search, None) => {
                ctx.send(Command::TellToSelect);
            }
            (Wish::Copy { .. }, None) => {}
        }
    }
    selected
}

/// Moves an edge of the coding at the caret and selects the coding.
fn move_edge(
    ctx: &Ctx<'_>,
    page: &Page,
    now: Option<Selection>,
    (edge, toward, unit): (Edge, Toward, Unit),
) -> Option<Selection> {
    let Some(grip) = now.and_then(|s| Grip::of(page, s, ctx.coder)) else {
        let nothing = Command::MoveCodings { document: page.document, codings: Vec::new(), span: Span::default() };
        ctx.send(nothing);
        return None;
    };
    let span = grip.stepped(page, edge, toward, unit)?;
    grip.send_to(ctx, page, span);
    Some(Selection::of(span))
}

/// Applies the code that a digit stands for; a digit without a code does nothing, one whose code is removed says so.
fn quick_code(ctx: &Ctx<'_>, excerpt: Option<Excerpt>, i: usize) {
    match (ctx.quick.of_digits(ctx.project).get(i), excerpt) {
        (Some(Some(code)), Some(excerpt)) => ctx.send(Command::ApplyCode { code: *code, excerpt }),
        (Some(Some(_)), None) => ctx.send(Command::TellToSelect),
        (Some(None), _) => ctx.send(Command::TellCodeRemoved),
        (None, _) => {}
    }
}

fn copy(ui: &Ui, ctx: &Ctx<'_>, sheet: &Sheet<'_>, excerpt: Excerpt, with_source: bool) {
    let (document, text) = (sheet.document, &sheet.page.text);
    let words = if with_source { attributed(ctx, document, text, excerpt) } else { document.said(text, excerpt.span) };
    if with_source {
        tell_unknown(ctx);
        memos::remember_copied(ui.ctx(), ctx, &words, excerpt);
    }
    ui.ctx().copy_text(words);
}

fn uncode(ctx: &Ctx<'_>, page: &Page, now: Option<Selection>) {
    let Some(selection) = now else { return };
    let removed = own_codings(page, selection, ctx.coder);
    if !removed.is_empty() {
        ctx.send(Command::RemoveCodings(removed.into_iter().map(|coding| (page.document, coding)).collect()));
    }
}

/// Returns the codings of `coder` that "uncode" means: those of exactly the selected words, else those within, else the
/// shortest around.
pub fn own_codings(page: &Page, selection: Selection, coder: CoderId) -> Vec<CodingId> {
    let span = page.text.trimmed(selection.span());
    let near = if span.is_empty() { marks_beside(page, selection.head()) } else { page.marks_touching(span) };
    let own: Vec<usize> = near.into_iter().filter(|i| of_coder(page, *i, coder).next().is_some()).collect();
    let exact = |i: &&usize| page.marks[**i].span == span;
    let within = |i: &&usize| !span.is_empty() && span.encloses(page.marks[**i].span);
    let shortest = own.iter().map(|i| page.marks[*i].span).min_by_key(|s| (s.len(), s.start));
    let around = |i: &&usize| Some(page.marks[**i].span) == shortest;
    let mut meant: Vec<usize> = own.iter().filter(exact).copied().collect();
    if meant.is_empty() {
        meant = own.iter().filter(within).copied().collect();
    }
    if meant.is_empty() {
        meant = own.iter().filter(around).copied().collect();
    }
    meant.into_iter().flat_map(|i| of_coder(page, i, coder)).collect()
}

/// Returns the marks that a caret touches on either side.
pub fn marks_beside(page: &Page, at: u32) -> Vec<usize> {
    page.marks_touching(Span::new(at.saturating_sub(1), at + 1))
}

/// Returns the codings of `coder` behind a mark, without those that a decision set aside: they stay on record as they
/// are.
pub fn of_coder(page: &Page, mark: usize, coder: CoderId) -> impl Iterator<Item = CodingId> {
    let mark = &page.marks[mark];
    let counted = page.marks.codings_of(mark).iter().filter(|_| !mark.aside);
    counted.filter(move |c| c.coder == coder).map(|c| c.coding)
}

/// Returns the query that finds the words of `excerpt` as they stand.
fn search_for(page: &Page, excerpt: Excerpt) -> String {
    let said = page.text.slice(excerpt.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let short = match said.char_indices().nth(LONGEST_SEARCH) {
        Some((end, _)) => said[..end].rsplit_once(' ').map_or(&said[..end], |(whole, _)| whole),
        None => &said,
    };
    format!("\"{}\"", short.replace(['"', '“', '”', '„', '«', '»'], " "))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Outline, Span};

    #[test]
    fn words_are_searched_as_a_phrase_on_one_line_without_signs_that_the_query_would_read() {
        let project = Arc::new(Fixture::of("U01: Il dit « oui »\nU02: et part.").project);
        let document = Arc::clone(project.documents()[0]);
        let page = Page::of(&project, &document, &Outline::of(&project), None).unwrap();
        let query = |span| search_for(&page, Excerpt { document: document.id, span });
        assert_eq!(query(Span::new(5, 11)), "\"Il dit\"");
        assert!(!query(Span::new(5, 20)).contains('«'));
    }
}
