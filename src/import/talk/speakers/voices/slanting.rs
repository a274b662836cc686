//! Turns behind dashes of which those of one person are in italics: `– Pas de problème !`, `– Alors …`. The dashes alone
//! do not tell who speaks where the two do not take turns strictly, or where an answer has lost its dash.

use super::telling_apart::{ANSWERS, ASKS, behind_dash};
use crate::import::talk::lines::{Emphasis, Line};
use crate::import::talk::turns::Turn;

/// Returns the turns of two voices, `names[0]` the one that asks, if `starts`, the lines with a dash and where their
/// words begin, are set off and plain by turns; `asks` says which of them ask.
pub(super) fn turns<'t>(
    lines: &[Line<'t>],
    starts: &[(usize, usize)],
    asks: &[bool],
    names: [&'t str; 2],
) -> Option<Vec<Turn<'t>>> {
    let slants: Vec<bool> = starts.iter().map(|(line, _)| is_set_off(&lines[*line])).collect();
    let n_changes = slants.windows(2).filter(|two| two[0] != two[1]).count();
    if n_changes * 5 < (slants.len() - 1) * 4 {
        return None;
    }
    let share = |set_off: bool| {
        let of: Vec<bool> =
            slants.iter().zip(asks).filter(|(slants, _)| **slants == set_off).map(|(_, asks)| *asks).collect();
        of.iter().filter(|asks| **asks).count() as f32 / of.len().max(1) as f32
    };
    let asks_set_off = share(true) >= share(false);
    let (first, last) = (starts.first()?.0, starts.last()?.0);
    let mut found: Vec<Turn<'t>> = Vec::new();
    for (i, line) in
        lines.iter().enumerate().take(last + 1).skip(first).filter(|(_, line)| !line.blank && !line.heading)
    {
        let voice = if is_set_off(line) == asks_set_off { ASKS } else { ANSWERS };
        let dash = behind_dash(line);
        if dash.is_some() || found.last().is_some_and(|turn| turn.speaker != Some(voice)) {
            let words = dash.unwrap_or(line.text.len() - line.text.trim_start().len());
            found.push(Turn::without_label(i, words, voice, names[voice]));
        }
    }
    Some(found)
}

fn is_set_off(line: &Line<'_>) -> bool {
    line.emphasis == Emphasis::Whole
}

#[cfg(test)]
mod tests {
    use crate::import::Run;
    use crate::import::talk::speakers::testing::said_set_off;

    /// The turns as `1|words`; lines that begin with `/` are in italics.
    fn turns(lines: &[&str]) -> Vec<String> {
        said_set_off(lines, '/', &Run { range: 0..0, bold: false, italic: true })
    }

    #[test]
    fn italics_tell_two_apart_whose_dashes_do_not() {
        let talk = [
            "/- Hello.",
            "- You are from the school?",
            "/- Yes.",
            "- Fine.",
            "/- How do you work?",
            "- By day.",
            "/- And at night?",
            "Not yet.",
            "/- And then?",
            "- Sometimes, you know?",
            "/- Of course.",
            "- So.",
            "/- Why?",
            "- It pays.",
        ];
        let found = turns(&talk);
        let voices: String = found.iter().map(|turn| &turn[..1]).collect();
        assert_eq!(voices, "12".repeat(7), "{found:?}");
        assert_eq!(found[7], "2|Not yet.");
        let plain: Vec<&str> = talk.iter().map(|line| line.trim_start_matches('/')).collect();
        assert!(turns(&plain).iter().all(|turn| turn.starts_with('-')));
    }
}
