//! Times within a text: which of them say when in the recording words were said, and what goes when times are taken out
//! of the text. What goes is kept, by a turn as its time or by the document as a sync point.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::stamps::{self, Stamp};
use super::super::talk::lines;
use super::page::Page;
use crate::model::{Replacement, Span, SyncPoint, TurnRecord};

/// A time in a text.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Told {
    /// Where it stands, in code points.
    at: u32,
    seconds: f32,
    /// The character behind it, nothing of the time of a turn.
    behind: Option<u32>,
}

/// What may stand between a stamp and the words behind it.
const BLANKS: [char; 3] = [' ', '\t', '\u{a0}'];

/// Returns the times within and between turns, each with the character behind its stamp: those in brackets or alone on
/// a line that ascend with the times of the turns. Of `(10:30)` between the minutes 12 and 14 somebody speaks.
pub(super) fn sync_points(text: &str, turns: &[TurnRecord]) -> Vec<SyncPoint> {
    let mut told = stamps_within_turns(text, turns);
    if told.is_empty() {
        return Vec::new();
    }
    told.extend(turns.iter().filter_map(|t| Some(Told { at: t.0, seconds: t.4?, behind: None })));
    told.sort_by_key(|one| one.at);
    // One time alone may be any hour.
    let ascents = recordings(&told).map(longest_ascent).filter(|ascent| ascent.len() > 1);
    ascents.flatten().filter_map(|one| Some(SyncPoint(one.behind?, one.seconds))).collect()
}

/// Returns the times in brackets or alone on a line that stand with no label and are no turn's, in the order of the text.
fn stamps_within_turns(text: &str, turns: &[TurnRecord]) -> Vec<Told> {
    let of_turns: FxHashSet<u32> = turns.iter().filter_map(|t| t.4).map(f32::to_bits).collect();
    let mut told = Vec::new();
    let (mut from, mut counted, mut n_chars) = (0, 0, 0_u32);
    while let Some((at, stamp)) = next_stamp(text, from) {
        from = at + stamp.len;
        n_chars += text[counted..at].chars().count() as u32;
        counted = at;
        let end = n_chars + text[at..from].chars().count() as u32;
        let is_of_turn = is_in_label(n_chars, turns) || of_turns.contains(&stamp.seconds.to_bits());
        let is_kept = is_of_turn && !is_turn(Span::new(n_chars, end), turns);
        if is_kept || is_behind_date(&text[..at]) {
            continue;
        }
        let is_alone = begins_line(&text[..at]) && ends_line(&text[from..]);
        let is_between = |c: &char| BLANKS.contains(c) || is_alone && c.is_whitespace();
        let behind = end + text[from..].chars().take_while(is_between).count() as u32;
        told.push(Told { at: n_chars, seconds: stamp.seconds, behind: Some(behind) });
    }
    told
}

/// Returns the next stamp in brackets or alone on a line, with the byte at which it begins.
fn next_stamp(text: &str, from: usize) -> Option<(usize, Stamp)> {
    let bytes = text.as_bytes();
    let may_begin = |at: &usize| match bytes[*at] {
        b'[' | b'(' | b'#' | b'{' | b'<' => true,
        b'0'..=b'9' => *at == 0 || bytes[*at - 1] == b'\n',
        _ => false,
    };
    (from..text.len()).filter(may_begin).find_map(|at| {
        let stamp = stamps::stamp(&text[at..])?;
        (stamp.fenced || ends_line(&text[at + stamp.len..])).then_some((at, stamp))
    })
}

/// Whether nothing stands on the last line of `before`.
fn begins_line(before: &str) -> bool {
    let before = before.trim_end_matches(BLANKS);
    before.is_empty() || before.ends_with('\n')
}

/// Whether nothing stands on the first line of `behind`.
fn ends_line(behind: &str) -> bool {
    let behind = behind.trim_start_matches(BLANKS);
    behind.is_empty() || behind.starts_with('\n')
}

/// Parts times where those of turns begin anew: a file may hold several recordings.
fn recordings(told: &[Told]) -> impl Iterator<Item = &[Told]> {
    let mut last = 0.0;
    let starts = (0..told.len()).filter(|i| {
        let one = &told[*i];
        let is_anew = one.behind.is_none() && one.seconds < last;
        last = if one.behind.is_none() { one.seconds } else { last };
        *i == 0 || is_anew
    });
    let starts: Vec<usize> = starts.collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([told.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| &told[start..end])
}

/// Returns as many times as can be that never descend, in their order: by patience sorting, each time on the first pile
/// whose top is later.
fn longest_ascent(told: &[Told]) -> Vec<Told> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(told.len());
    for (i, one) in told.iter().enumerate() {
        let pile = tops.partition_point(|top| told[*top].seconds <= one.seconds);
        before.push(pile.checked_sub(1).map(|pile| tops[pile]));
        match tops.get_mut(pile) {
            Some(top) => *top = i,
            None => tops.push(i),
        }
    }
    let mut ascent: Vec<Told> = std::iter::successors(tops.last().copied(), |i| before[*i]).map(|i| told[i]).collect();
    ascent.reverse();
    ascent
}

/// Whether a turn is just that, and goes with it.
fn is_turn(span: Span, turns: &[TurnRecord]) -> bool {
    let found = turns.binary_search_by_key(&span.start, |t| t.0);
    found.is_ok_and(|i| turns[i].2 == span.end)
}

fn is_in_label(position: u32, turns: &[TurnRecord]) -> bool {
    let i = turns.partition_point(|t| t.0 <= position);
    i.checked_sub(1).and_then(|i| turns.get(i)).is_some_and(|t| position < t.1)
}

impl Page<'_> {
    /// Returns the times in brackets, with a label or alone on a line that the turns or `points` keep; others may be the
    /// hour of which somebody speaks, and stay.
    pub fn times(&self, points: &[SyncPoint]) -> Vec<Replacement> {
        let of_turns = self.turns.iter().filter_map(|t| t.4);
        let kept: FxHashSet<u32> = of_turns.chain(points.iter().map(|p| p.1)).map(f32::to_bits).collect();
        let mut places = Vec::new();
        let mut reached = lines::Reached::default();
        for line in self.lines.iter().filter(|l| !l.blank) {
            let mut from = 0;
            while let Some(i) =
                line.text[from..].find(|c: char| c.is_ascii_digit() || matches!(c, '[' | '(' | '#' | '{' | '<'))
            {
                let at = from + i;
                from = at + line.text[at..].chars().next().map_or(1, char::len_utf8);
                let Some(stamp) = stamps::stamp(&line.text[at..]) else {
                    from += line.text[from..].len()
                        - line.text[from..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
                    continue;
                };
                from = at + stamp.len;
                let (mut begin, mut end) = (at, at + stamp.len);
                let in_label = is_in_label(reached.position(line, at), self.turns);
                let is_kept = kept.contains(&stamp.seconds.to_bits()) && !is_behind_date(&line.text[..at]);
                let is_alone = line.text.trim().len() == stamp.len;
                if !is_kept || !(stamp.fenced || in_label || is_alone) {
                    continue;
                }
                // The blank that set it off goes as well: the one behind, or at the end of a line the one before.
                let behind = line.text[end..].len() - line.text[end..].trim_start_matches(BLANKS).len();
                let is_last = end + behind >= line.text.len() || line.text[end..].trim_start().starts_with(':');
                if is_last {
                    begin = line.text[..at].trim_end_matches([' ', '\t', '\u{a0}', ',', '–', '-']).len();
                } else {
                    end += behind;
                }
                reached.reach(line, begin);
                places.push(place(line, begin..end, reached));
            }
        }
        places
    }
}

/// Whether a date stands before a clock, as in messages of chats: the hour says little without it, and no turn keeps
/// it.
fn is_behind_date(before: &str) -> bool {
    let before = before.trim_end_matches([',', ' ', '\u{a0}', '\u{202f}']);
    let date = before.rsplit(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '.' | '-')).next().unwrap_or_default();
    date.ends_with(|c: char| c.is_ascii_digit()) && date.matches(['/', '.', '-']).count() == 2
}

/// Takes a part of a line, in bytes; a line of which nothing is left goes with its end.
fn place(line: &lines::Line<'_>, part: Range<usize>, reached: lines::Reached) -> Replacement {
    let whole = line.text[..part.start].trim().is_empty() && line.text[part.end..].trim().is_empty();
    let position = |byte| reached.position(line, byte);
    let span = match whole {
        true => Span::new(line.position, position(line.text.len()) + 1),
        false => Span::new(position(part.start), position(part.end)),
    };
    Replacement { span, text: String::new() }
}
