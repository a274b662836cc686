//! Reports that quote people: `« … » (éducatrice, CAARUD, Lille)`. Each quotation that says whose words it holds
//! becomes a turn of that speaker; one that does not stays text, and so does everything between. `attributions.rs`
//! reads whose words they are, `blocks.rs` finds quotations without signs.

mod attributions;
mod blocks;

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashMap;

use self::attributions::{attribution, attribution_before};
use crate::import::Layout;
use crate::import::talk::lexicon::fold;
use crate::import::talk::lines::Line;
use crate::import::talk::reading::Wish;
use crate::import::talk::turns::{self, Turn};
use crate::model::{Span, Text, TurnRecord};

/// The longest quotation in bytes.
const LONGEST: usize = 6_000;
/// A quotation that says whose words it holds, in bytes of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quotation<'t> {
    /// With its signs.
    pub start: usize,
    pub end: usize,
    pub speaker: &'t str,
}

/// Returns the labels and the turns of a report. With fewer than `fewest` quotations there is none.
pub(super) fn turns(
    text: &str,
    lines: &[Line<'_>],
    layout: &Layout,
    fewest: usize,
    wish: &Wish,
) -> Option<(Vec<String>, Vec<TurnRecord>)> {
    let found = blocks::beside(quotations(text), text, lines, layout);
    if found.len() < fewest.max(1) {
        return None;
    }
    let places = Text::new(text);
    let mut labels: Vec<String> = Vec::new();
    let mut known: FxHashMap<String, u16> = FxHashMap::default();
    let mut quoted = Vec::with_capacity(found.len());
    for quotation in found.iter().filter(|q| wish.speaks(q.speaker) != Some(false)) {
        let label = wish.same_as(quotation.speaker).unwrap_or(quotation.speaker);
        let next = u16::try_from(labels.len()).ok()?;
        let speaker = *known.entry(person(label)).or_insert_with(|| {
            labels.push(label.split_whitespace().collect::<Vec<_>>().join(" "));
            next
        });
        let span = places.span(quotation.start..quotation.end);
        quoted.push(TurnRecord(span.start, span.start, span.end, Some(speaker), None));
    }
    let paragraphs = turns::cut(lines, layout, &[]).turns;
    Some((labels, carve(&places, &paragraphs, &quoted)))
}

/// Whether what was taken for names alone on their lines says whose words the quotations above them are: whoever is
/// named there does not say the paragraph below, which is no quotation.
pub(super) fn are_above(lines: &[Line<'_>], starts: &[Turn<'_>]) -> bool {
    let ends_quotation = |line: &Line<'_>| line.text.trim_end().ends_with(['»', '”', '"']);
    let begins_quotation = |line: &Line<'_>| line.text.trim_start().starts_with(['«', '“', '„', '"']);
    let is_attribution = |turn: &&Turn<'_>| {
        let above = lines[..turn.line].iter().rev().find(|line| !line.blank);
        let below = lines[turn.line + 1..].iter().find(|line| !line.blank);
        let is_alone = lines[turn.words_line].text.get(turn.words..).is_none_or(|words| words.trim().is_empty());
        is_alone && above.is_some_and(ends_quotation) && !below.is_some_and(begins_quotation)
    };
    let n = starts.iter().filter(is_attribution).count();
    n >= 2 && n * 5 >= starts.len() * 4
}

/// Returns what makes two attributions one person: the letters and digits, whatever their case and accents.
fn person(label: &str) -> String {
    fold(label).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Cuts the quotations out of the paragraphs, which are the turns of a text without quotations.
fn carve(places: &Text, paragraphs: &[TurnRecord], quoted: &[TurnRecord]) -> Vec<TurnRecord> {
    let mut turns = Vec::with_capacity(paragraphs.len() + 2 * quoted.len());
    let mut quoted = quoted.iter().peekable();
    let mut reached = 0;
    let between = |turns: &mut Vec<TurnRecord>, from: u32, to: u32| {
        let Span { start, end } = places.trimmed(Span::new(from, to));
        if start < end {
            turns.push(TurnRecord(start, start, end, None, None));
        }
    };
    for TurnRecord(start, _, end, ..) in paragraphs {
        let mut from = reached.max(*start);
        while let Some(quote) = quoted.next_if(|q| q.0 < *end) {
            between(&mut turns, from, quote.0.max(from));
            turns.push(*quote);
            from = quote.2;
        }
        between(&mut turns, from, (*end).max(from));
        reached = from;
    }
    turns
}

/// Returns the attributed quotations in the order of the text.
fn quotations(text: &str) -> Vec<Quotation<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    let (mut angled, mut curled) = (Pairs::new(text, '«', '»'), Pairs::new(text, '“', '”'));
    let (mut low, mut low_high) = (Pairs::new(text, '„', '“'), Pairs::new(text, '„', '”'));
    let mut single = Single { text, tried: 0 };
    while let Some(i) = text[from..].find(['«', '“', '„', '‘', '"']) {
        let start = from + i;
        let (sign, end) = match text[start..].chars().next() {
            Some('«') => ('«', angled.closing(start)),
            Some('“') => ('“', curled.closing(start)),
            Some('„') => ('„', [low.closing(start), low_high.closing(start)].into_iter().flatten().min()),
            Some('‘') => ('‘', single.closing(start)),
            _ => ('"', closing_straight(text, start)),
        };
        let Some(end) = end else {
            from = start + sign.len_utf8();
            continue;
        };
        from = end;
        if let Some((speaker, behind)) = attribution(text, end) {
            found.push(Quotation { start, end, speaker });
            from = behind;
        } else if let Some(speaker) = attribution_before(text, start, end) {
            found.push(Quotation { start, end, speaker });
        }
    }
    found
}

/// Which closing sign ends what each opening sign begins. Places are asked in ascending order, and the text is read on
/// only as far as a quotation may reach: a file may be all opening signs.
struct Pairs<'t> {
    text: &'t str,
    open: char,
    close: char,
    /// Up to here the text is read, in bytes.
    reached: usize,
    /// Opening signs that are not closed yet.
    opened: VecDeque<usize>,
    /// Where those that are closed end, closing signs included.
    closed: BTreeMap<usize, usize>,
}

impl<'t> Pairs<'t> {
    fn new(text: &'t str, open: char, close: char) -> Self {
        Self { text, open, close, reached: 0, opened: VecDeque::new(), closed: BTreeMap::new() }
    }

    /// Returns where the quotation that begins at `start` ends, in bytes, its closing sign included.
    fn closing(&mut self, start: usize) -> Option<usize> {
        self.reached = self.reached.max(start);
        while self.opened.pop_front_if(|open| *open < start).is_some() {}
        while self.closed.first_entry().filter(|first| *first.key() < start).map(|first| first.remove()).is_some() {}
        let from = self.reached;
        let signs = self.text[from..].char_indices().map(|(i, c)| (from + i, c));
        for (at, c) in signs.take_while(|(at, _)| *at < start + LONGEST) {
            self.reached = at + c.len_utf8();
            if c == self.open {
                self.opened.push_back(at);
            } else if c == self.close
                && let Some(open) = self.opened.pop_back()
            {
                self.closed.insert(open, self.reached);
                if open == start {
                    break;
                }
            }
        }
        self.closed.get(&start).copied().filter(|end| *end - self.close.len_utf8() < start + LONGEST)
    }
}

/// Quotations between single signs, of which the closing one is an apostrophe as well: they end where it is followed by
/// whose words they hold. Places are asked in ascending order, and each closing sign is tried once.
struct Single<'t> {
    text: &'t str,
    /// Up to here no sign closes anything, in bytes.
    tried: usize,
}

impl Single<'_> {
    /// Returns where the quotation that begins at `start` ends, in bytes, its closing sign included.
    fn closing(&mut self, start: usize) -> Option<usize> {
        let text = self.text;
        if text[..start].chars().next_back().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let from = self.tried.max(start);
        let most = (start + LONGEST).min(text.len());
        for (i, c) in text[from..].char_indices().map(|(i, c)| (from + i, c)).take_while(|(i, _)| *i < most) {
            let end = i + c.len_utf8();
            let is_attributed =
                || text[end..].trim_start().starts_with(['(', '—', '–']) && attribution(text, end).is_some();
            if c == '’' && is_attributed() {
                return Some(end);
            }
            if c == '\n' && text[end..].trim_start_matches([' ', '\t']).starts_with('\n') {
                break;
            }
            self.tried = end;
        }
        None
    }
}

/// Returns where the quotation between straight signs ends that begins at `start`: it ends with its paragraph.
fn closing_straight(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    for (i, b) in rest.bytes().enumerate().skip(1).take(LONGEST - 1) {
        match b {
            b'"' => return Some(start + i + 1),
            b'\n' if rest[i + 1..].trim_start_matches([' ', '\t']).starts_with('\n') => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_words_they_are_may_stand_before_a_quotation() {
        let text = "It begins at a desk.\n\nMarie, 34 ans, caissière, Lens : « On m’a demandé. »\n\nAnd so on.\n\n\
            Nurse, clinic, Leeds: “I sit down.”\n\nAna Roux, 34, explains: “It is late.”\n\nOne thing, and another: “no”.\n";
        let found: Vec<(&str, &str)> = quotations(text).iter().map(|q| (&text[q.start..q.end], q.speaker)).collect();
        let expected =
            [("« On m’a demandé. »", "Marie, 34 ans, caissière, Lens"), ("“I sit down.”", "Nurse, clinic, Leeds")];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_quotation_ends_with_its_own_sign() {
        let text = "a « b « c » d » (nurse, Hull) \"e\" (user, Hull)\n“f” — Ana, cook, Hull\n« g » h (x, y)";
        let found: Vec<(&str, &str)> = quotations(text).iter().map(|q| (&text[q.start..q.end], q.speaker)).collect();
        let other =
            "Er sagt: „Nein.“ (Arzt, Bonn). ‘It’s the boys’ door.’ (Porter, Hull) ‘Mine’ was no one’s (so, they say)";
        let found_there: Vec<(&str, &str)> =
            quotations(other).iter().map(|q| (&other[q.start..q.end], q.speaker)).collect();
        assert_eq!(found_there, [("„Nein.“", "Arzt, Bonn"), ("‘It’s the boys’ door.’", "Porter, Hull")]);
        assert_eq!(found, [("« b « c » d »", "nurse, Hull"), ("\"e\"", "user, Hull"), ("“f”", "Ana, cook, Hull")]);
    }
}
