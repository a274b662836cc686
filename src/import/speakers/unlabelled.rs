//! Turns without a label of their own in a text whose other turns have one: lines behind dashes that ask and answer, and
//! labels of several speakers at once. They are nobody's words but theirs, least of all those of whoever spoke above.

use rustc_hash::FxHashMap;

use super::super::labels;
use super::super::turns::{Turn, asks};
use super::survey::Survey;

/// Fewer lines behind dashes may be a list, and fewer changes between questions and answers as well.
const FEWEST: usize = 4;
const FEWEST_CHANGES: usize = 3;

/// Returns `starts` with the turns that joint and doubted labels begin (`A & B:`, `A?:`), and those behind dashes, which are
/// nobody's; in the order of the text.
pub(super) fn beside<'t>(survey: &Survey<'t>, starts: Vec<Turn<'t>>) -> Vec<Turn<'t>> {
    if starts.is_empty() {
        return starts;
    }
    let mut begun = vec![false; survey.lines.len()];
    for turn in &starts {
        (begun[turn.line], begun[turn.words_line]) = (true, true);
    }
    let mut all = starts;
    let joint = joint(survey, &begun);
    joint.iter().for_each(|turn| begun[turn.line] = true);
    let dashes = behind_dashes(survey, &begun);
    all.extend(joint);
    all.extend(dashes);
    all.sort_by_key(|turn| (turn.line, turn.at));
    all
}

fn joint<'t>(survey: &Survey<'t>, begun: &[bool]) -> Vec<Turn<'t>> {
    let speaks = |label: &str| survey.group_of(label).is_some_and(|group| survey.groups[group].verdict.speaks());
    let mut speakers: FxHashMap<String, usize> = FxHashMap::default();
    let talk = survey.lines.iter().enumerate().skip(survey.head);
    let free = talk.filter(|(i, line)| !line.blank && !line.heading && !begun[*i]);
    let found = free.filter_map(|(i, line)| Some((i, labels::joint(line.text, speaks)?)));
    let turn = |(line, candidate): (usize, labels::Candidate<'t>)| {
        let next = survey.groups.len() + speakers.len();
        Turn {
            line,
            at: 0,
            speaker: Some(*speakers.entry(labels::key(candidate.label)).or_insert(next)),
            label: candidate.label,
            words_line: line,
            words: candidate.words,
            seconds: candidate.seconds,
        }
    };
    found.map(turn).collect()
}

/// Returns the turns of nobody known: stretches of lines that all begin with a dash, and ask and answer by turns.
fn behind_dashes<'t>(survey: &Survey<'t>, begun: &[bool]) -> Vec<Turn<'t>> {
    let mut found: Vec<Turn<'t>> = Vec::new();
    let mut stretch: Vec<Turn<'t>> = Vec::new();
    for (line, text) in survey.lines.iter().enumerate().skip(survey.head).filter(|(_, line)| !line.blank) {
        match words_behind_dash(text.text).filter(|_| !begun[line] && !text.heading) {
            Some(words) => {
                let nobody = Turn { line, at: 0, speaker: None, label: "", words_line: line, words, seconds: None };
                stretch.push(nobody);
            }
            None => take_talk(survey, &mut stretch, &mut found),
        }
    }
    take_talk(survey, &mut stretch, &mut found);
    found
}

/// Takes a stretch of lines behind dashes over, if it is a talk.
fn take_talk<'t>(survey: &Survey<'t>, stretch: &mut Vec<Turn<'t>>, found: &mut Vec<Turn<'t>>) {
    let asked: Vec<bool> = stretch.iter().map(|turn| asks(survey.lines[turn.line].text)).collect();
    let n_changes = asked.windows(2).filter(|two| two[0] != two[1]).count();
    let lines = std::mem::take(stretch);
    if lines.len() >= FEWEST && n_changes >= FEWEST_CHANGES {
        found.extend(lines);
    }
}

/// Returns where the words behind the dash begin with which the line does.
fn words_behind_dash(line: &str) -> Option<usize> {
    let behind = line.trim_start().strip_prefix(['–', '—', '-'])?;
    let words = behind.trim_start();
    (words.len() < behind.len() && !words.is_empty()).then(|| line.len() - words.len())
}

#[cfg(test)]
mod tests {
    use super::super::super::Layout;
    use super::super::find;

    /// Who says how many words of the text behind a label, as `A 2, - 4`.
    fn turns(text: &str) -> String {
        let found = find(text, &Layout::default());
        let label = |who: Option<u16>| who.map_or("-", |i| &found.speakers[usize::from(i)].label);
        found.turns.iter().map(|t| label(t.3)).collect::<Vec<_>>().join(" ")
    }

    const TALK: &str = "M: Why?\nA: So.\nB: No.\nM: And?\nA: Ah.\nB: Oh.\n";

    #[test]
    fn joint_and_doubted_labels_are_speakers_of_their_own() {
        assert_eq!(turns(&format!("{TALK}A & B: We agree.\nM: OK.\n")), "M A B M A B A & B M");
        assert_eq!(turns(&format!("{TALK}A, B: Yes.\n??: Me too.\nA?: So.\nM: OK.\n")), "M A B M A B A, B ?? A? M");
    }

    #[test]
    fn questions_and_answers_behind_dashes_are_not_those_of_who_spoke_above() {
        let dashes = "\n– And since?\n– Nothing.\n– Really?\n– Really.\n\nM: Good.\n";
        assert_eq!(turns(&format!("{TALK}{dashes}")), "M A B M A B - - - - M");
        let list = "\n– bread\n– salt\n– milk\n– eggs\n\nM: Good.\n";
        assert_eq!(turns(&format!("{TALK}{list}")), "M A B M A B M");
    }
}
