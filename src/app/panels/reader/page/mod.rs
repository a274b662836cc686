//! What the reader shows of a document, computed once for each change and not while drawing: its blocks, and its codings in
//! the order of the text with their lanes. Knows no fonts, sizes or screen.

pub mod bidi;
pub mod blocks;
pub mod columns;
mod fenwick;
pub mod heights;
mod in_order;
mod lanes;
pub mod layout;
pub mod places;
pub mod scroll;
pub mod sheet;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, Weak};

use self::blocks::{Block, block_at, blocks_of, shown};
use self::in_order::{InOrder, Placed};
use self::lanes::{CLEARANCE, Stretch, lanes};
use super::margin::filter::{Choices, Filter};
use crate::model::{
    CodeId, CoderId, CodingId, Colour, Document, DocumentId, Outline, Project, Span, Text, TextUnavailable,
};

/// Codings of one excerpt with one code, by one or several coders.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// What they are coded with, after merges.
    pub code: CodeId,
    /// The colour of the code.
    pub colour: Colour,
    /// Its place in the margin, the same wherever one scrolls.
    pub lane: u16,
    /// How many marks lie below it where it begins.
    pub depth: u16,
    /// Whether a decision set the codings aside: they are on record and count nowhere.
    pub aside: bool,
    /// The codings and who made them, as a range of [`Page::codings`].
    codings: (u32, u32),
}

/// One coding behind a mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MarkedBy {
    /// The coding.
    pub coding: CodingId,
    /// Who coded.
    pub coder: CoderId,
}

/// A document as it is shown.
#[derive(Debug)]
pub struct Page {
    /// Which.
    pub document: DocumentId,
    /// Its text as it stands.
    pub text: Arc<Text>,
    /// What is laid out, in the order of the text; never empty.
    pub blocks: Vec<Block>,
    /// Everything coded: what is shown, sorted by its beginning, longer marks first, and behind it what the filter hides.
    pub marks: Vec<Mark>,
    /// How many of them are shown.
    n_shown: usize,
    /// How many codings are shown that count nowhere.
    n_aside: usize,
    order: InOrder,
    filter: Filter,
    choices: OnceCell<Choices>,
    /// How many lanes the margin needs.
    pub n_lanes: u16,
    codings: Vec<MarkedBy>,
    coders: BTreeSet<CoderId>,
    /// For each block the first of its entries in `marks_of_blocks`, and one more entry for the end.
    first_mark: Vec<u32>,
    marks_of_blocks: Vec<u32>,
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

    /// Returns the page of `document` as `filter` shows it, with the places where something is being `typed`. With `before`, the page as it was, only what changed is computed
    /// anew.
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
            marks: Vec::new(),
            n_shown: 0,
            n_aside: 0,
            order: InOrder::default(),
            filter: Filter::default(),
            choices: OnceCell::new(),
            n_lanes: 0,
            codings: Vec::new(),
            coders: BTreeSet::new(),
            first_mark: Vec::new(),
            marks_of_blocks: Vec::new(),
            drawn_from: Weak::new(),
            laid_out_from: Weak::new(),
        });
        page.choices = OnceCell::new();
        (page.drawn_from, page.laid_out_from) = (Arc::downgrade(project), Arc::downgrade(document));
        let moved = page.order.renew(project, document, outline);
        // What a filter shows depends on more of the project than the codings.
        if moved || !is_kept || page.filter != *filter || !filter.is_empty() {
            page.filter = filter.clone();
            page.collect_marks(project, document, outline);
        }
        Ok(page)
    }

    /// Whether the page still shows `document` as it stands and as `filter` wants it. A weak reference goes stale as soon as
    /// its project changes, and unlike a strong one it does not force the change to copy.
    pub fn is_current(&self, project: &Arc<Project>, document: &Arc<Document>, filter: &Filter) -> bool {
        let same_project = std::ptr::eq(self.drawn_from.as_ptr(), Arc::as_ptr(project));
        same_project && self.filter == *filter && std::ptr::eq(self.laid_out_from.as_ptr(), Arc::as_ptr(document))
    }

    fn collect_marks(&mut self, project: &Project, document: &Document, outline: &Outline) {
        let (order, filter) = (std::mem::take(&mut self.order), self.filter.clone());
        let shows = |placed: &&Placed| {
            let passes = || filter.is_empty() || filter.shows(project, document, outline, &placed.as_coding());
            !(filter.hides_set_aside && placed.is_aside) && passes()
        };
        let (shown, mut hidden): (Vec<&Placed>, Vec<&Placed>) = order.placed().iter().partition(shows);
        // What counts nowhere is shown or not there at all.
        hidden.retain(|placed| !placed.is_aside);
        self.n_aside = shown.iter().filter(|placed| placed.is_aside).count();
        self.coders = coders_of(shown.iter().filter(|placed| !placed.is_aside));
        self.marks.clear();
        self.codings.clear();
        self.push_marks(&shown);
        self.n_shown = self.marks.len();
        self.push_marks(&hidden);
        self.order = order;
        let blocks = self.blocks_of_marks();
        self.deal_lanes(&blocks);
        self.index_blocks(&blocks);
    }

    fn push_marks(&mut self, placed: &[&Placed]) {
        let first = self.marks.len();
        for placed in placed {
            self.codings.push(placed.by);
            let (n, aside) = (self.codings.len() as u32, placed.is_aside);
            let is_same = |mark: &Mark| (mark.span, mark.code, mark.aside) == (placed.span, placed.code, aside);
            match self.marks[first..].last_mut() {
                Some(last) if is_same(last) => last.codings.1 = n,
                _ => self.marks.push(Mark {
                    span: placed.span,
                    code: placed.code,
                    colour: placed.colour,
                    lane: 0,
                    depth: 0,
                    aside,
                    codings: (n - 1, n),
                }),
            }
        }
    }

    /// Returns for each mark that is shown the blocks with which it shares a character. Marks begin one after the other, so
    /// where the last one began the next is looked for.
    fn blocks_of_marks(&self) -> Vec<Range<u32>> {
        let mut first = 0;
        let of = |mark: &Mark| {
            while self.blocks.get(first).is_some_and(|block| block.span.end <= mark.span.start) {
                first += 1;
            }
            let touched = self.blocks[first..].iter().take_while(|block| block.span.start < mark.span.end).count();
            first as u32..(first + touched) as u32
        };
        self.shown_marks().iter().map(of).collect()
    }

    fn deal_lanes(&mut self, blocks: &[Range<u32>]) {
        let stretch = |(mark, blocks): (&Mark, &Range<u32>)| {
            let last = blocks.end.saturating_sub(1).max(blocks.start);
            Stretch { span: mark.span, blocks: (blocks.start, last) }
        };
        let stretches: Vec<Stretch> = self.shown_marks().iter().zip(blocks).map(stretch).collect();
        let (wide, tight) = (lanes(stretches.iter().copied(), CLEARANCE), lanes(stretches.iter().copied(), 0));
        for ((mark, lane), depth) in self.marks.iter_mut().zip(wide).zip(tight) {
            (mark.lane, mark.depth) = (lane, depth);
        }
        self.n_lanes = self.shown_marks().iter().map(|m| m.lane + 1).max().unwrap_or(0);
    }

    fn index_blocks(&mut self, blocks: &[Range<u32>]) {
        self.first_mark = vec![0; self.blocks.len() + 1];
        for block in blocks.iter().cloned().flatten() {
            self.first_mark[block as usize + 1] += 1;
        }
        for i in 1..self.first_mark.len() {
            self.first_mark[i] += self.first_mark[i - 1];
        }
        let mut next = self.first_mark.clone();
        self.marks_of_blocks = vec![0; self.first_mark.last().map_or(0, |n| *n as usize)];
        for (mark, of) in blocks.iter().enumerate() {
            for block in of.clone() {
                self.marks_of_blocks[next[block as usize] as usize] = mark as u32;
                next[block as usize] += 1;
            }
        }
    }

    /// Returns the indices of the marks that share a character with block `i`, in the order of the text.
    pub fn marks_in(&self, i: usize) -> &[u32] {
        &self.marks_of_blocks[self.first_mark[i] as usize..self.first_mark[i + 1] as usize]
    }

    /// Returns the codings behind a mark.
    pub fn codings_of(&self, mark: &Mark) -> &[MarkedBy] {
        &self.codings[mark.codings.0 as usize..mark.codings.1 as usize]
    }

    /// Returns the marks that are shown.
    pub fn shown_marks(&self) -> &[Mark] {
        &self.marks[..self.n_shown]
    }

    /// Returns the number of codings that count, hidden ones included.
    pub fn n_codings(&self) -> usize {
        self.codings.len() - self.n_aside
    }

    /// Returns how many of them the filter hides.
    pub fn n_hidden(&self) -> usize {
        let first = self.marks.get(self.n_shown).map_or(self.codings.len(), |m| m.codings.0 as usize);
        self.codings.len() - first
    }

    /// Returns what there is to filter by; it is counted when first asked for.
    pub fn choices(&self, project: &Project, document: &Document, outline: &Outline) -> &Choices {
        self.choices.get_or_init(|| Choices::of(project, document, outline))
    }

    /// Whether codings of more than one coder are shown.
    pub fn has_several_coders(&self) -> bool {
        self.coders.len() > 1
    }

    /// Returns the names of everybody whose codings are shown.
    pub fn coders<'a>(&self, project: &'a Project) -> Vec<&'a str> {
        self.coders.iter().map(|c| project.coder_name(*c)).collect()
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

    /// Returns the indices of the marks that share a character with `span`, hidden ones too: what is done to words is done to
    /// all of their codings.
    pub fn marks_touching(&self, span: Span) -> Vec<usize> {
        let blocks: Range<usize> = self.block_at(span.start)..self.block_at(span.end.saturating_sub(1)) + 1;
        let mut found: Vec<usize> = blocks.flat_map(|b| self.marks_in(b)).map(|i| *i as usize).collect();
        found.dedup();
        found.sort_unstable();
        found.dedup();
        found.extend(self.n_shown..self.marks.len());
        found.retain(|i| self.marks[*i].span.overlaps(span));
        found
    }
}

/// Returns who coded. Those are few, so most are found in a short list.
fn coders_of<'a>(placed: impl Iterator<Item = &'a &'a Placed>) -> BTreeSet<CoderId> {
    let mut coders: Vec<CoderId> = Vec::new();
    for placed in placed {
        if !coders.contains(&placed.by.coder) {
            coders.push(placed.by.coder);
        }
    }
    coders.into_iter().collect()
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
        let mut n: Vec<usize> = page.marks.iter().map(|m| page.codings_of(m).len()).collect();
        n.sort_unstable();
        assert_eq!((n, page.n_codings()), (vec![1, 2], 3));
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
        let [coding, other] = [0, 1].map(|i| page.codings[i].coding);
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
            assert_eq!((&page.marks, &page.codings), (&anew.marks, &anew.codings));
            assert_eq!((&page.first_mark, &page.marks_of_blocks), (&anew.first_mark, &anew.marks_of_blocks));
        }
    }

    #[test]
    fn a_filter_hides_stripes_and_tints_and_deals_lanes_anew_but_what_is_done_to_words_finds_all() {
        let fixture = Fixture::of("U01: [Dehors, [tout|Peur@ben] [seul|Nuit]|Rue].");
        let (project, all) = page(&fixture);
        assert_eq!((all.n_codings(), all.n_hidden(), all.n_lanes), (3, 0, 3));
        let document = Arc::clone(project.documents()[0]);
        let outline = Outline::of(&project);
        let filter = Filter { branch: outline.find(&project, "Peur"), ..Filter::default() };
        let page = Page::filtered(&project, &document, &outline, &filter, &[], Some(all)).unwrap();
        assert_eq!((page.n_codings(), page.n_hidden(), page.n_lanes), (3, 2, 1));
        assert_eq!(words(&page, page.marks_in(0).iter().map(|i| *i as usize)), ["tout"]);
        assert_eq!(page.coders(&project), ["ben"]);
        let span = Span::new(0, page.text.len());
        assert_eq!(page.marks_touching(span).len(), 3);
    }
}
