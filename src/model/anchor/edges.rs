//! Where an excerpt stands after corrections: the rule of [`super`], for one anchor.
//!
//! While its first and last character live, the excerpt reaches from one to the other. When the last one was cut, the
//! edge moves: behind what replaced it, or back to the last character before it that is the excerpt's own. Own is what
//! stood from the first to the last character when they were chosen, what replaced some of that, and what was typed
//! before an own character that lived. What was typed when the end was gone already stands outside; to tell them apart,
//! each insertion remembers the living character behind it. The first character needs no such memory: what is typed in
//! front of it comes before it in the order of all characters too.

use std::collections::BTreeSet;

use super::super::text::Span;
use super::Anchor;
use super::lookup::{Lookup, Rank};
use super::pieces::Source;

impl Lookup<'_> {
    /// Returns where the excerpt of `anchor` stands, or nothing when all of its characters are gone.
    pub fn span(&self, anchor: Anchor) -> Option<Span> {
        let (first, last) = (self.rank(anchor.first)?, self.rank(anchor.last)?);
        let (first, last) = if self.lives(first.0) && self.lives(last.0) {
            (first, last)
        } else {
            Chosen::new(self, first, last).ends()?
        };
        let (start, end) = (self.position(first), self.position(last) + 1);
        (start < end).then_some(Span { start, end })
    }
}

/// The characters from the first to the last as somebody chose them.
struct Chosen<'a> {
    lookup: &'a Lookup<'a>,
    first: Rank,
    last: Rank,
    /// The younger of the texts of both: whatever is younger still came later.
    youngest: Source,
}

impl<'a> Chosen<'a> {
    fn new(lookup: &'a Lookup<'a>, first: Rank, last: Rank) -> Self {
        let youngest = lookup.piece(first.0).source.max(lookup.piece(last.0).source);
        Self { lookup, first, last, youngest }
    }

    /// Returns the first and the last own character that live.
    fn ends(&self) -> Option<(Rank, Rank)> {
        let Self { lookup, first, last, .. } = *self;
        let last = if lookup.lives(last.0) { last } else { self.last_own()? };
        let first = if lookup.lives(first.0) { first } else { self.first_own(last)? };
        Some((first, last))
    }

    /// Returns the last own character that lives. Own ones stand together, so those behind the place of the one that
    /// was chosen are looked at first, then those before it.
    fn last_own(&self) -> Option<Rank> {
        let edge = self.lookup.position(self.last);
        let (mut at, mut found) = (edge, None);
        while let Some((i, _)) = self.lookup.living_at(at).filter(|rank| self.is_own(*rank)) {
            let length = self.lookup.piece(i).len;
            found = Some((i, length - 1));
            at += length;
        }
        found.or_else(|| self.last_own_before(edge))
    }

    fn last_own_before(&self, mut at: u32) -> Option<Rank> {
        while let Some(rank) = at.checked_sub(1).and_then(|at| self.lookup.living_at(at)).filter(|r| self.first <= *r) {
            if self.is_own(rank) {
                return Some(rank);
            }
            at -= rank.1 + 1;
        }
        None
    }

    /// Returns the first own character that lives, if it does not stand behind `last`, which is one.
    fn first_own(&self, last: Rank) -> Option<Rank> {
        let mut at = self.lookup.position(self.first);
        while let Some(rank) = self.lookup.living_at(at).filter(|rank| *rank <= last) {
            if rank.0 == last.0 || self.is_own(rank) {
                return Some(rank);
            }
            at += self.lookup.piece(rank.0).len;
        }
        None
    }

    /// Whether a character is the excerpt's own. It follows what stood behind it when it came and what it replaced, all
    /// of which are older, to what was chosen.
    fn is_own(&self, rank: Rank) -> bool {
        let (mut ranks, mut seen) = (vec![rank], BTreeSet::new());
        while let Some(rank) = ranks.pop() {
            let piece = self.lookup.piece(rank.0);
            if piece.source <= self.youngest {
                if self.first <= rank && rank <= self.last {
                    return true;
                }
            } else if self.first <= rank
                && seen.insert(rank)
                && let Some(insertion) = self.lookup.pieces.insertion(piece.source, piece.from)
            {
                if insertion.replaced.iter().any(|(source, span)| self.chose_some(*source, *span)) {
                    return true;
                }
                let replaced = insertion.replaced.iter().map(|(source, span)| (*source, span.end - 1));
                let older = replaced.chain(insertion.right);
                ranks.extend(older.filter_map(|(source, index)| self.lookup.rank_in(source, index)));
            }
        }
        false
    }

    /// Whether some of these characters were chosen.
    fn chose_some(&self, source: Source, span: Span) -> bool {
        let rank = |index| self.lookup.rank_in(source, index);
        source <= self.youngest
            && rank(span.start).is_some_and(|from| from <= self.last)
            && rank(span.end - 1).is_some_and(|to| self.first <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::Fixture;
    use super::super::super::{Replacement, Span, plan};

    /// `"I [trust] them"` codes the words in brackets. Each correction replaces the first `from` by `to`; `("trust|",
    /// "s")` types behind the words before the bar, `("|trust", "s")` before those behind it.
    fn after(marked: &str, corrections: &[Correction<'_>]) -> Option<String> {
        let mut fixture = Fixture::of(&marked.replace(']', "|Code]"));
        let id = fixture.project.documents()[0].id;
        for (from, to) in corrections {
            let document = &fixture.project.documents[&id];
            let text = fixture.project.text(document).unwrap();
            let byte = text.as_str().find(&from.replace('|', "")).unwrap();
            let span = match from.find('|') {
                Some(bar) => text.span(byte + bar..byte + bar),
                None => text.span(byte..byte + from.len()),
            };
            let place = Replacement { span, text: (*to).to_owned() };
            let ops = plan::correct_text(&fixture.project, &mut fixture.ids, id, &[place]).unwrap();
            fixture.apply(ops);
        }
        let document = &fixture.project.documents[&id];
        let span = document.standing_codings().next()?.span?;
        Some(fixture.project.words(document, span).into_owned())
    }

    type Correction<'a> = (&'a str, &'a str);

    #[track_caller]
    fn check(cases: &[(&str, &[Correction<'_>], &str)]) {
        for (marked, corrections, expected) in cases {
            assert_eq!(after(marked, corrections).as_deref(), Some(*expected), "{marked}: {corrections:?}");
        }
    }

    #[test]
    fn a_coding_keeps_what_stands_of_its_words() {
        check(&[
            ("I [trust] them", &[("I ", "We ")], "trust"),
            ("I [trust] them", &[(" them", "")], "trust"),
            ("I [trust] them", &[("st them", "")], "tru"),
            ("I [trust] them", &[("I tr", "")], "ust"),
        ]);
    }

    #[test]
    fn a_replaced_word_stays_in_also_at_an_edge_and_corrected_twice() {
        check(&[
            ("I [trust] them", &[("trust", "trusted")], "trusted"),
            ("I [trust] them", &[("trust", "believe"), ("believe", "love")], "love"),
            ("I [trust them] all", &[("trust", "like"), ("like", "believe")], "believe them"),
            ("I [trust them] all", &[("them", "her"), ("her", "him"), ("him", "it")], "trust it"),
            ("I [trust] them", &[("trust", "believe"), ("bel|ieve", "XX")], "belXXieve"),
            ("I [trust] them", &[("trust", "believe"), ("eve", "")], "beli"),
        ]);
    }

    #[test]
    fn a_stretch_replaced_across_an_edge_comes_in() {
        check(&[
            ("I [trust them] all", &[("t them a", "t a")], "trust a"),
            ("I [trust] them all", &[("trust them", "believe")], "believe"),
            ("I [trust] them", &[("I trust them", "no")], "no"),
            ("I [trust] them", &[("st", ""), ("u them", "e")], "tre"),
            ("I [trust] them", &[("st", ""), ("tru them", "zz")], "zz"),
        ]);
    }

    #[test]
    fn what_is_typed_at_an_edge_stays_outside_and_within_comes_in() {
        check(&[
            ("I [trust] them", &[("|trust", "dis")], "trust"),
            ("I [trust] them", &[("trust|", "ed")], "trust"),
            ("I [trust] them", &[("tr|ust", "-")], "tr-ust"),
            ("I [trust] them", &[("trust", "believe"), ("believe|", "rs")], "believe"),
            ("I [trust] them", &[("st", ""), ("tru|", "xx")], "tru"),
            ("I [trust] them", &[("st", ""), ("tru|", "xx"), ("xx", "yy")], "tru"),
            ("I [trust] them", &[("tru|st", "xx"), ("st", "")], "truxx"),
            ("I [trust] them", &[("tr", ""), ("|ust", "xx")], "ust"),
            ("I [trust] them", &[("tr|ust", "xx"), ("tr", "")], "xxust"),
        ]);
    }

    #[test]
    fn a_coding_without_words_is_lost_whatever_is_typed_there() {
        let lost: [&[Correction<'_>]; 4] = [
            &[("trust ", "")],
            &[("trust", ""), ("I |", "xx")],
            &[("st", ""), ("tru|", "xx"), ("tru", "")],
            &[("st", ""), ("tru|", "xx"), ("tru", ""), ("I xx", "yy")],
        ];
        for corrections in lost {
            assert_eq!(after("I [trust] them", corrections), None, "{corrections:?}");
        }
    }

    #[test]
    fn places_of_one_correction_that_touch_stay_apart() {
        let mut fixture = Fixture::of("[ab|Left][cd|Right]");
        let id = fixture.project.documents()[0].id;
        let place = |start, text: &str| Replacement { span: Span::new(start, start + 2), text: text.to_owned() };
        let places = [place(0, "XXX"), place(2, "Y")];
        let ops = plan::correct_text(&fixture.project, &mut fixture.ids, id, &places).unwrap();
        fixture.apply(ops);
        let mut spans: Vec<_> = fixture.project.documents[&id].standing_codings().filter_map(|c| c.span).collect();
        spans.sort();
        assert_eq!(spans, [Span::new(0, 3), Span::new(3, 4)]);
    }
}
