//! Texts whose turns begin with labels: the whole document decides which of its labels are speakers.
//!
//! `survey.rs` counts what may be a label, `judge.rs` decides, `beginnings.rs` says at which of them turns begin;
//! `head.rs` says where the talk begins, `legend.rs` whom its head names, `records.rs` which heads return, `clocks.rs`
//! which times belong to a label; `forms.rs`, `in_bold.rs` and `unlabelled.rs` are for turns beside these that have none.

mod beginnings;
mod clocks;
pub(super) mod exchange;
mod forms;
mod head;
mod in_bold;
pub(super) mod judge;
pub(super) mod legend;
mod records;
pub(super) mod survey;
mod unlabelled;

use rustc_hash::FxHashSet;

use self::judge::Judge;
use self::survey::{Survey, Verdict};
use super::{Read, by_form, parts, spelling};
use crate::import::Layout;
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::reading::{Doubt, Why, Wish};

/// Returns the turns that begin with labels, with the doubts about these.
pub(super) fn read<'t>(text: &'t str, lines: &'t [Line<'t>], layout: &Layout, wish: &Wish) -> Read<'t> {
    let mut survey = Survey::new(text, lines, layout, labels::dots(text), wish);
    let judge = Judge::of(&mut survey, wish);
    let convention = judge.convention;
    let named = parts::named(&judge);
    let mut doubts = spelling::settle(&mut survey, wish);
    doubts.extend(doubtful(&survey, convention.is_some()));
    doubts.extend(judge::announcing::doubts(&survey));
    doubts.extend(judge::namesakes::doubts(&survey));
    let (starts, answered) = forms::with_answers(text, &survey, beginnings::of(&survey));
    let (starts, asked) = judge::answering::with_questions(&survey, starts, wish);
    let starts = in_bold::beside(&survey, starts);
    let unlabelled::Beside { starts, has_dashes, doubted } = unlabelled::beside(&survey, starts, wish);
    let joint: FxHashSet<&str> =
        starts.iter().filter(|turn| turn.speaker >= Some(survey.groups.len())).map(|turn| turn.label).collect();
    doubts.retain(|doubt| !joint.contains(doubt.label.as_str()));
    doubts.extend(doubted.into_iter().chain(answered).chain(asked));
    if has_dashes {
        doubts.push(Doubt { label: "–".to_owned(), why: Why::NotWritten });
    }
    let starts = by_form::chat::beside_notices(lines, records::among(&survey, starts));
    Read { convention: convention.filter(|_| !starts.is_empty()), starts, cut: None, doubts, named }
}

fn doubtful(survey: &Survey<'_>, is_transcript: bool) -> Vec<Doubt> {
    let separated = survey.is_separated_by_blanks();
    let of = |group: &survey::Group<'_>| {
        // A few words before a colon or behind a time are no label that anybody would doubt.
        let is_prose = group.shape == Shape::Phrase && (group.timed || (separated && group.n_after_blank == 0));
        let is_number = group.label.bytes().all(|b| b.is_ascii_digit());
        let why = match group.verdict {
            Verdict::Perhaps => Why::SpeaksOnce,
            Verdict::Once if is_transcript && !is_prose && !is_number => Why::StandsOnce,
            Verdict::Seldom | Verdict::Points => Why::NotTaken,
            _ => return None,
        };
        (group.marked || group.verdict == Verdict::Perhaps).then(|| Doubt { label: group.label.to_owned(), why })
    };
    survey.groups.iter().filter_map(of).collect()
}
