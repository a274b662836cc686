//! What the reader shows of a document, computed once for each change and not while drawing: its blocks, and its
//! codings in the order of the text with their lanes. Knows no fonts, sizes or screen.

pub mod bidi;
pub mod blocks;
pub mod columns;
mod fenwick;
pub mod heights;
mod in_order;
mod lanes;
pub mod layout;
mod marks;
pub mod places;
pub mod scroll;
pub mod sheet;

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::{Arc, Weak};

use self::blocks::{Block, block_at, blocks_of, shown};
use self::in_order::{InOrder, Moved, Placed};
pub use self::marks::{Mark, MarkedBy, Marks};
use super::margin::filter::{Choices, Filter};
use crate::model::{Document, DocumentId, Outline, Project, Span, Text, TextUnavailable};

/// A document as it is shown.
#[derive(Debug)]
pub struct Page {
    /// Which.
    pub document: DocumentId,
    /// Its text as it stands.
    pub text: Arc<Text>,
    /// What is laid out, in the order of the text; never empty.
    pub blocks: Vec<Block>,
    /// Everything coded.
    pub marks: Marks,
    order: InOrder,
    filter: Filter,
    choices: OnceCell<Choices>,
    drawn_from: Weak<Project>,
    laid_out_from: Weak<Document>,
}

impl Page {
    /// Returns the page of `document` with everything shown; see [`Self::filtered`].
    ///
    /// # Errors
    /// When the text is not in the project folder (yet).
    #[cfg(test)]
    pub fn of(
        project: &Arc<Project>,
        document: &Arc<Document>,
        outline: &Outline,
        before: Option<Self>,
    ) -> Result<Self, TextUnavailable> {
        Self::filtered(project, document, outline, &Filter::default(), &[], before)
    }

    /// Returns the page of `document` as `filter` shows it, with the places where something is being `typed`. With
    /// `before`, the page as it was, only what changed is computed anew.
    ///
    /// # Errors
    /// When the text is not in the project folder (yet).
    pub fn filtered(
        project: &Arc<Project>,
        document: &Arc<Document>,
        outline: &Outline,
        filter: &Filter,
        typed: &[Span],
        before: Option<Self>,
    ) -> Result<Self, TextUnavailable> {
        let text = project.text(document)?;
        let kept = before.filter(|p| p.document == document.id && Arc::ptr_eq(&p.text, &text));
        let is_kept = kept.is_some();
        let mut page = kept.unwrap_or_else(|| Self {
            document: document.id,
            blocks: blocks_or_one(document, &text, typed),
            text,
            marks: Marks::default(),
            order: InOrder::default(),
            filter: Filter::default(),
            choices: OnceCell::new(),
            drawn_from: Weak::new(),
            laid_out_from: Weak::new(),
        });
        page.choices = OnceCell::new();
        (page.drawn_from, page.laid_out_from) = (Arc::downgrade(project), Arc::downgrade(document));
        let moved = page.order.renew(project, document, outline);
        let is_as_before = is_kept && page.filter == *filter;
        page.filter = filter.clone();
        match moved {
            Moved::Nothing if is_as_before && filter.is_empty() => {}
            Moved::Places(places) if is_as_before && filter.is_empty() && !filter.hides_set_aside => {
                page.marks.renew(page.order.placed(), &places, &page.blocks);
            }
            // What a filter shows depends on more of the project than the codings.
            _ => page.marks = page.all_marks(project, document, outline),
        }
        Ok(page)
    }

    /// Whether the page still shows `document` as it stands and as `filter` wants it. A weak reference goes stale as
    /// soon as its project changes, and unlike a strong one it does not force the change to copy.
    pub fn is_current(&self, project: &Arc<Project>, document: &Arc<Document>, filter: &Filter) -> bool {
        let same_project = std::ptr::eq(self.drawn_from.as_ptr(), Arc::as_ptr(project));
        same_project && self.filter == *filter && std::ptr::eq(self.laid_out_from.as_ptr(), Arc::as_ptr(document))
    }

    fn all_marks(&self, project: &Project, document: &Document, outline: &Outline) -> Marks {
        let filter = &self.filter;
        let shows = |placed: &&Placed| {
            let passes = || filter.is_empty() || filter.shows(project, document, outline, &placed.as_coding());
            !(filter.hides_set_aside && placed.is_aside) && passes()
        };
        let (shown, mut hidden): (Vec<&Placed>, Vec<&Placed>) = self.order.placed().iter().partition(shows);
        // What counts nowhere is shown or not there at all.
        hidden.retain(|placed| !placed.is_aside);
        Marks::of(shown.into_iter(), hidden.into_iter(), &self.blocks)
    }

    /// Returns the indices of the marks that share a character with block `i`, in the order of the text.
    pub fn marks_in(&self, i: usize) -> &[u32] {
        self.marks.in_block(i)
    }

    /// Returns what there is to filter by; it is counted when first asked for.
    pub fn choices(&self, project: &Project, document: &Document, outline: &Outline) -> &Choices {
        self.choices.get_or_init(|| Choices::of(project, document, outline))
    }

    /// Whether codings of more than one coder are shown.
    pub fn has_several_coders(&self) -> bool {
        self.marks.coders().len() > 1
    }

    /// Returns the names of everybody whose codings are shown.
    pub fn coders<'a>(&self, project: &'a Project) -> Vec<&'a str> {
        self.marks.coders().iter().map(|c| project.coder_name(*c)).collect()
    }

    /// Returns the index of the block that `position` lies in or behind.
    pub fn block_at(&self, position: u32) -> usize {
        block_at(&self.blocks, position)
    }

    /// Returns `position` moved out of what is not shown.
    pub fn shown(&self, position: u32) -> u32 {
        shown(&self.blocks, position)
    }

    /// Returns the words of block `i`.
    pub fn words(&self, i: usize) -> &str {
        self.text.slice(self.blocks[i].span)
    }

    /// Returns the indices of the marks shown on the character at `position`.
    pub fn marks_at(&self, position: u32) -> impl Iterator<Item = usize> {
        let block = self.block_at(position);
        let here = move |i: &usize| self.marks[*i].span.contains(position);
        self.marks_in(block).iter().map(|i| *i as usize).filter(here)
    }

    /// Returns the indices of the marks that share a character with `span`, hidden ones too: what is done to words is
    /// done to all of their codings.
    pub fn marks_touching(&self, span: Span) -> Vec<usize> {
        let blocks: Range<usize> = self.block_at(span.start)..self.block_at(span.end.saturating_sub(1)) + 1;
        let mut found: Vec<usize> = blocks.flat_map(|b| self.marks_in(b)).map(|i| *i as usize).collect();
        found.dedup();
        found.sort_unstable();
        found.dedup();
        found.extend(self.marks.shown().len()..self.marks.len());
        found.retain(|i| self.marks[*i].span.overlaps(span));
        found
    }
}

/// A page without any words has one empty block, so that a caret can stand somewhere.
fn blocks_or_one(document: &Document, text: &Text, typed: &[Span]) -> Vec<Block> {
    let blocks = blocks_of(document, text, typed);
    if !blocks.is_empty() {
        return blocks;
    }
    let span = Span::new(0, 0);
    vec![Block {
        span,
        line: 1,
        turn: None,
        opens_turn: false,
        closes_turn: true,
        continues: false,
        right_to_left: false,
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Op, plan};

    fn page(fixture: &Fixture) -> (Arc<Project>, Page) {
        let project = Arc::new(fixture.project.clone());
        let document = Arc::clone(project.documents()[0]);
        let page = Page::of(&project, &document, &Outline::of(&project), None).unwrap();
        (project, page)
    }

    fn words(page: &Page, marks: impl IntoIterator<Item = usize>) -> Vec<&str> {
        marks.into_iter().map(|i| page.text.slice(page.marks[i].span)).collect()
    }

    #[test]
    fn each_block_knows_the_marks_on_it() {
        let fixture = Fixture::of("U01: [Dehors, [tout|Peur] seul|Rue].\nU02: Rien.\nU03: [Ici|Rue] ou là.");
        let (_, page) = page(&fixture);
        let on = |block| words(&page, page.marks_in(block).iter().map(|i| *i as usize));
        assert_eq!(on(0), ["Dehors, tout seul", "tout"]);
        assert!(on(1).is_empty());
        assert_eq!(on(2), ["Ici"]);
        let tout = page.text.as_str().find("tout").map(|b| page.text.position(b)).unwrap();
        assert_eq!(words(&page, page.marks_at(tout)), ["Dehors, tout seul", "tout"]);
        let all = Span::new(0, page.text.len());
        assert_eq!(words(&page, page.marks_touching(all)), ["Dehors, tout seul", "tout", "Ici"]);
    }

    #[test]
    fn two_coders_who_agree_make_one_mark() {
        let fixture = Fixture::of("U01: [Dehors|Rue|Rue@ben|Peur@ben].");
        let (_, page) = page(&fixture);
        let mut n: Vec<usize> = page.marks.iter().map(|m| page.marks.codings_of(m).len()).collect();
        n.sort_unstable();
        assert_eq!((n, page.marks.n_codings()), (vec![1, 2], 3));
    }

    #[test]
    fn a_page_goes_stale_with_any_change_and_keeps_its_blocks_while_the_text_stands() {
        let mut fixture = Fixture::of("U01: [Dehors|Rue] ce soir.");
        let (project, first) = page(&fixture);
        let document = Arc::clone(project.documents()[0]);
        let all = Filter::default();
        assert!(first.is_current(&project, &document, &all));
        let some = Filter { tree: Some(project.trees()[0].id), ..Filter::default() };
        assert!(!first.is_current(&project, &document, &some));
        let id = document.id;
        let span = Span::new(12, 14);
        fixture.code(crate::model::Excerpt { document: id, span }, "Peur", fixture.coder);
        let project = Arc::new(fixture.project.clone());
        let document = Arc::clone(project.documents()[0]);
        assert!(!first.is_current(&project, &document, &all));
        let text = Arc::clone(&first.text);
        let second = Page::of(&project, &document, &Outline::of(&project), Some(first)).unwrap();
        assert!(Arc::ptr_eq(&text, &second.text));
        assert_eq!(words(&second, second.marks_in(0).iter().map(|i| *i as usize)), ["Dehors", "ce"]);
    }

    #[test]
    fn what_one_change_moves_is_shown_as_if_all_was_read_anew() {
        let mut fixture = Fixture::of("U01: [Dehors, [tout|Peur] seul|Rue]. Rien.\nU02: [Ici|Rue] ou là.");
        let (_, mut page) = page(&fixture);
        let document = page.document;
        let [coding, other] = [0, 1].map(|i| page.marks.codings_of(&page.marks[i])[0].coding);
        let code = fixture.project.codes.values().find(|code| code.name == "Peur").unwrap().id;
        let to = Span::new(5, 20);
        type Step<'a> = &'a dyn Fn(&Project) -> Vec<Op>;
        let steps: [Step<'_>; 4] = [
            &|project| plan::remove_coding(project, document, coding).unwrap(),
            &|project| plan::move_coding(project, document, other, to).unwrap(),
            &|_| vec![Op::RestoreCoding { document, coding }],
            &|project| plan::remove_codes(project, &[code]).unwrap(),
        ];
        for step in steps {
            let ops = step(&fixture.project);
            fixture.apply(ops);
            let project = Arc::new(fixture.project.clone());
            let (document, outline) = (Arc::clone(project.documents()[0]), Outline::of(&project));
            page = Page::of(&project, &document, &outline, Some(page)).unwrap();
            let anew = Page::of(&project, &document, &outline, None).unwrap();
            assert_eq!(page.marks, anew.marks);
        }
    }

    #[test]
    fn a_filter_hides_stripes_and_tints_and_deals_lanes_anew_but_what_is_done_to_words_finds_all() {
        let fixture = Fixture::of("U01: [Dehors, [tout|Peur@ben] [seul|Nuit]|Rue].");
        let (project, all) = page(&fixture);
        assert_eq!((all.marks.n_codings(), all.marks.n_hidden(), all.marks.n_lanes()), (3, 0, 3));
        let document = Arc::clone(project.documents()[0]);
        let outline = Outline::of(&project);
        let filter = Filter { branch: outline.find(&project, "Peur"), ..Filter::default() };
        let page = Page::filtered(&project, &document, &outline, &filter, &[], Some(all)).unwrap();
        assert_eq!((page.marks.n_codings(), page.marks.n_hidden(), page.marks.n_lanes()), (3, 2, 1));
        assert_eq!(words(&page, page.marks_in(0).iter().map(|i| *i as usize)), ["tout"]);
        assert_eq!(page.coders(&project), ["ben"]);
        let span = Span::new(0, page.text.len());
        assert_eq!(page.marks_touching(span).len(), 3);
    }
}
