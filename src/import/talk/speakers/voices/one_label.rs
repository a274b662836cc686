//! Two voices whom the look of their words tells apart, of whom one has a label throughout, and the other none: bold
//! `E: Why?`, plain `So.`

use super::first_pair::{is_one, label};
use super::telling_apart::{ANSWERS, ASKS};
use crate::import::talk::lines::Line;
use crate::import::talk::turns::Turn;

/// Fewer labels are words before a colon.
const FEWEST: usize = 3;

/// Names the voice whose turns begin with one label, leaves the label out of them, and returns which voice it is.
pub(super) fn name<'t>(starts: &mut [Turn<'t>], lines: &[Line<'t>]) -> Option<(usize, &'t str)> {
    [ASKS, ANSWERS].into_iter().find_map(|voice| Some((voice, of_voice(voice, starts, lines)?)))
}

fn of_voice<'t>(voice: usize, starts: &mut [Turn<'t>], lines: &[Line<'t>]) -> Option<&'t str> {
    let own = || starts.iter().enumerate().filter(|(_, turn)| turn.speaker == Some(voice));
    let found: Vec<(usize, &'t str, usize)> =
        own().filter_map(|(i, turn)| label(turn, lines).map(|(name, words)| (i, name, words))).collect();
    let (_, first, _) = *found.first()?;
    let same: Vec<_> = found.into_iter().filter(|(_, name, _)| is_one(name, first)).collect();
    if same.len() < FEWEST || same.len() * 10 < own().count() * 8 {
        return None;
    }
    same.into_iter().for_each(|(i, _, words)| starts[i].words = words);
    starts.iter_mut().filter(|turn| turn.speaker == Some(voice)).for_each(|turn| turn.label = first);
    Some(first)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn the_label_of_all_questions_names_who_asks() {
        let page = "<p><b>E : And what is it?</b></p><p>It is a song.</p><p>It is old.</p>".repeat(6);
        let turns = turns_as_told("a.html", &page);
        let expected = ["E@-1|And what is it?", "Voice 2@-1|It is a song.\nIt is old."];
        assert_eq!((&turns[..2], turns.len()), (&expected.map(str::to_owned)[..], 12), "{turns:?}");
    }
}
