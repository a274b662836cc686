//! Questions of a guide that have no label, between the answers of people who have one: they are the words of nobody
//! who has one, least of all those of whoever answered last. Where most are questions of a talk,
//! `speakers/labelled/judge/answering.rs` takes them as asked.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lines::{Emphasis, Line};
use super::roles;
use super::turns::{Turn, asks};

/// Fewer questions are those of somebody who speaks.
const FEWEST: usize = 3;
/// So many are somebody's who has no label, however long those who have one talk with each other.
const FEWEST_BOLD: usize = 6;

/// Marks the questions of the guide as headings, if there is one: a question without a label stands above the first
/// answer and above others, and nobody who has a label asks.
pub(super) fn mark(lines: &mut [Line<'_>], starts: &[Turn<'_>]) {
    for stretch in questions(lines, starts) {
        lines[stretch].iter_mut().for_each(|line| line.heading = true);
    }
}

/// Returns the stretches of lines that hold a question of the guide, in order; none without a guide.
pub(super) fn questions(lines: &[Line<'_>], starts: &[Turn<'_>]) -> Vec<std::ops::Range<usize>> {
    let starts: Vec<&Turn<'_>> = starts.iter().filter(|turn| turn.at == 0 && turn.line < lines.len()).collect();
    let labelled: FxHashSet<usize> = starts.iter().flat_map(|turn| [turn.line, turn.words_line]).collect();
    let has_bullets = starts.iter().filter(|turn| asks_behind_bullet(lines, turn.line)).count() >= FEWEST;
    // What stands below a label alone on its line are the words of whom it names.
    let alone = starts.iter().filter(|turn| turn.words >= lines[turn.words_line].text.trim_end().len());
    let said: FxHashSet<usize> =
        alone.filter_map(|turn| (turn.words_line + 1..lines.len()).find(|i| !lines[*i].blank)).collect();
    let is_said = |question: &std::ops::Range<usize>| question.clone().any(|line| said.contains(&line));
    let above = |turn: &&&Turn<'_>| {
        question_above(lines, turn.line, &labelled, has_bullets).filter(|question| !is_said(question))
    };
    let found: Vec<std::ops::Range<usize>> = starts.iter().filter_map(|turn| above(&turn)).collect();
    let is_asked_first = starts.first().is_some_and(|first| above(&first).is_some());
    let n_speakers = n_speakers(&starts);
    // Between the answers of one person a question or two may lack their sign, and so may the first of those in bold.
    let is_asked_throughout = n_speakers == 1 && found.len() * 5 >= starts.len() * 4;
    let are_bold = are_set_off(lines, &found);
    let is_begun = is_asked_first || is_asked_throughout || are_bold;
    // Those who answer may talk with each other between two questions in bold, and ask each other.
    if are_bold && found.len() >= FEWEST_BOLD && !names_asker(&starts) && !one_asks(lines, &starts) {
        let plain = |turn: &&Turn<'_>| above(&turn).filter(|question| asks(lines[question.end - 1].text));
        let asked = |turn: &&Turn<'_>| bold_above(lines, turn.line, &labelled).or_else(|| plain(turn));
        return starts.iter().filter_map(asked).collect();
    }
    let is_guide = is_begun && !has_asker(lines, &starts) && are_many(&found, &starts);
    if is_guide && is_asked_throughout {
        let unsigned = |i: usize, turn: &Turn<'_>| {
            let question = || paragraph_above(lines, turn.line, &labelled).filter(|question| !is_said(question));
            (i > 0).then(question).flatten()
        };
        let asked = |(i, turn): (usize, &&Turn<'_>)| above(&turn).or_else(|| unsigned(i, turn));
        return starts.iter().enumerate().filter_map(asked).collect();
    }
    if is_guide { found } else { Vec::new() }
}

/// Whether nothing but the questions is in bold or in italics.
fn are_set_off(lines: &[Line<'_>], questions: &[std::ops::Range<usize>]) -> bool {
    let is_set_off = |line: &Line<'_>| line.emphasis == Emphasis::Whole && !line.heading && !line.blank;
    let n = lines.iter().filter(|line| is_set_off(line)).count();
    let asked = questions.iter().flat_map(|question| &lines[question.clone()]);
    let n_asked = asked.filter(|line| is_set_off(line)).count();
    n_asked * 10 >= questions.len() * 9 && n_asked * 3 >= n * 2
}

/// Returns the short paragraph right above line `line`, parted by a blank line from what was answered before: the only one
/// who has a label does not begin anew unless somebody asks.
fn paragraph_above(lines: &[Line<'_>], line: usize, labelled: &FxHashSet<usize>) -> Option<std::ops::Range<usize>> {
    const MOST_WORDS: usize = 60;
    let last = (0..line).rev().find(|i| !lines[*i].blank)?;
    let is_free = |i: &usize| !lines[*i].blank && !lines[*i].heading && !labelled.contains(i);
    let first = (0..=last).rev().take_while(is_free).last()?;
    let n_words: usize = lines[first..=last].iter().map(|line| line.text.split_whitespace().count()).sum();
    let is_parted = first.checked_sub(1).is_some_and(|above| lines[above].blank);
    (is_parted && n_words <= MOST_WORDS).then_some(first..last + 1)
}

/// Returns the lines in bold right above line `line`, below a title in capitals, unless they are a remark: where all
/// questions are bold, some lack their sign.
fn bold_above(lines: &[Line<'_>], line: usize, labelled: &FxHashSet<usize>) -> Option<std::ops::Range<usize>> {
    let last = (0..line).rev().find(|i| !lines[*i].blank)?;
    let is_bold = |i: &usize| {
        let above = &lines[*i];
        let is_title = above.text.contains(char::is_uppercase) && !above.text.contains(char::is_lowercase);
        above.emphasis == Emphasis::Whole && !above.blank && !above.heading && !labelled.contains(i) && !is_title
    };
    let first = (0..=last).rev().take_while(is_bold).last()?;
    (!lines[first].text.trim_start().starts_with(['(', '['])).then_some(first..last + 1)
}

/// Returns the lines of the headings that stand right above answers; none unless nobody with a label asks, and everybody
/// answers about as many as there are.
pub(super) fn headings(lines: &[Line<'_>], starts: &[Turn<'_>]) -> Vec<std::ops::Range<usize>> {
    let starts: Vec<&Turn<'_>> = starts.iter().filter(|turn| turn.at == 0 && turn.line < lines.len()).collect();
    let above = |turn: &&Turn<'_>| {
        let line = (0..turn.line).rev().find(|i| !lines[*i].blank)?;
        lines[line].heading.then_some(line..line + 1)
    };
    let found: Vec<std::ops::Range<usize>> = starts.iter().filter_map(above).collect();
    if has_asker(lines, &starts) || !are_many(&found, &starts) { Vec::new() } else { found }
}

/// Whether somebody with a label asks: the label says so, or many of the turns end with a question.
fn has_asker(lines: &[Line<'_>], starts: &[&Turn<'_>]) -> bool {
    let n_asking = starts.iter().filter(|turn| asks(lines[turn.words_line].text)).count();
    n_asking * 5 > starts.len() || names_asker(starts)
}

/// Whether most turns of somebody with a label end with a question.
fn one_asks(lines: &[Line<'_>], starts: &[&Turn<'_>]) -> bool {
    let mut n_of: FxHashMap<Option<usize>, [usize; 2]> = FxHashMap::default();
    for turn in starts {
        let [n, n_asking] = n_of.entry(turn.speaker).or_default();
        (*n, *n_asking) = (*n + 1, *n_asking + usize::from(asks(lines[turn.words_line].text)));
    }
    n_of.into_values().any(|[n, n_asking]| n_asking >= FEWEST && n_asking * 2 > n)
}

/// Whether a label says what part somebody has in the talk.
fn names_asker(starts: &[&Turn<'_>]) -> bool {
    starts.iter().any(|turn| roles::said_by(turn.label).is_some())
}

/// Whether the questions are so many that each of the speakers may have answered each of them, or one speaker more.
fn are_many(questions: &[std::ops::Range<usize>], starts: &[&Turn<'_>]) -> bool {
    questions.len() >= FEWEST && questions.len() * (n_speakers(starts) + 1) >= starts.len()
}

fn n_speakers(starts: &[&Turn<'_>]) -> usize {
    starts.iter().filter_map(|turn| turn.speaker).collect::<FxHashSet<usize>>().len()
}

/// Whether a question behind the sign of a list stands right above line `line`.
fn asks_behind_bullet(lines: &[Line<'_>], line: usize) -> bool {
    let above = lines[..line].iter().rev().find(|line| !line.blank);
    above.is_some_and(|above| has_bullet(above.text) && asks(without_hint(above.text)))
}

/// `• Describe your tools`
fn has_bullet(line: &str) -> bool {
    line.trim_start().starts_with(['•', '◦', '▪', '●', '➢', '➔', '*', '-', '–'])
}

/// Returns the lines of the question that stands right above line `line`, if one does; where questions are items of a
/// list, an item that asks nothing is a request.
fn question_above(
    lines: &[Line<'_>],
    line: usize,
    labelled: &FxHashSet<usize>,
    has_bullets: bool,
) -> Option<std::ops::Range<usize>> {
    let last = (0..line).rev().find(|i| !lines[*i].blank)?;
    let is_free = |i: usize| !lines[i].blank && !lines[i].heading && !labelled.contains(&i);
    if !is_free(last) {
        return None;
    }
    let is_item = |i: usize| has_bullets && has_bullet(lines[i].text);
    let is_question = |i: usize| is_numbered(lines[i].text) || is_item(i) || asks(without_hint(lines[i].text));
    let top = (0..=last).rev().take_while(|i| is_free(*i)).last()?;
    if lines[last].emphasis == Emphasis::Whole && asks(without_hint(lines[last].text)) {
        let is_bold = |i: &usize| lines[*i].emphasis == Emphasis::Whole;
        let first = (top..last).rev().take_while(is_bold).last().unwrap_or(last);
        return Some(first..last + 1);
    }
    let is_paragraph = top == 0 || !labelled.contains(&(top - 1));
    let first = match () {
        () if is_paragraph && (is_numbered(lines[top].text) || is_question(last)) => top,
        () => (top..=last).rev().find(|i| is_numbered(lines[*i].text)).or(Some(last).filter(|i| is_question(*i)))?,
    };
    Some(first..last + 1)
}

/// `2. Describe your tools.`, `3) …`
fn is_numbered(line: &str) -> bool {
    let line = line.trim_start();
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let words = behind.strip_prefix(['.', ')']).unwrap_or_default().trim_start();
    (1..=2).contains(&(line.len() - behind.len())) && words.starts_with(char::is_alphabetic)
}

/// Returns a question without what stands in brackets behind it: `What do you use? (e.g. an app)`.
fn without_hint(line: &str) -> &str {
    let line = line.trim_end();
    let hint = line.ends_with(')').then(|| line.rfind('(')).flatten();
    hint.map_or(line, |open| &line[..open])
}

#[cfg(test)]
mod tests {
    use super::super::labels;
    use super::super::speakers::find;
    use crate::import::Layout;

    /// Who says how many words, as `A 6, – 9`, those of nobody last.
    fn said(text: &str) -> String {
        let found = find(text, &Layout::default());
        let words = |who: Option<u16>| -> usize {
            let letters: Vec<char> = text.chars().collect();
            let of = found.turns.iter().filter(|t| t.3 == who);
            of.map(|t| letters[t.1 as usize..t.2 as usize].iter().collect::<String>().split_whitespace().count()).sum()
        };
        let mut said: Vec<String> = (0..found.speakers.len())
            .map(|i| {
                let speaker = &found.speakers[i];
                format!("{} {} {}", labels::key(&speaker.label), speaker.role.name(), words(u16::try_from(i).ok()))
            })
            .collect();
        said.push(format!("– {}", words(None)));
        said.join(", ")
    }

    fn guide(question: impl Fn(usize) -> String, between: &str) -> String {
        (1..=6).map(|n| format!("{}\nA: Mine is one.\nB: I have none here.\n{between}", question(n))).collect()
    }

    #[test]
    fn questions_without_a_label_that_all_answer_in_turn_are_nobodys() {
        let answers = "a participant 18, b participant 24, ";
        assert_eq!(said(&guide(|_| "What do you use?".to_owned(), "\n")), format!("{answers}– 24"));
        assert_eq!(said(&guide(|_| "What do you use?".to_owned(), "")), format!("{answers}– 24"));
        assert_eq!(said(&guide(|n| format!("{n}.\tWhat do you use?"), "\n")), format!("{answers}– 30"));
        assert_eq!(said(&guide(|n| format!("{n}. What do you use? (an app)"), "\n")), format!("{answers}– 42"));
        assert_eq!(said(&guide(|n| format!("{n}. Describe what you use."), "\n")), format!("{answers}– 30"));
    }

    #[test]
    fn what_stands_below_a_label_alone_on_its_line_is_said() {
        let talk = "Ruth\nWhere did you go?\n\nAlan\nHome, I think.\n\nMargaret\nI did.\n\n".repeat(4);
        assert_eq!(said(&talk), "ruth interviewer 16, alan participant 12, margaret participant 8, – 0");
    }

    #[test]
    fn among_questions_behind_bullets_a_request_is_one_too() {
        let talk = "• What do you use?\nA: Mine.\n• Describe it\nB: Old.\n• Why?\nA: So.\n• And then?\nB: No.\n";
        assert_eq!(said(talk), "question interviewer 9, a participant 2, b participant 2, – 0");
    }

    #[test]
    fn who_has_a_label_and_asks_in_a_paragraph_of_their_own_keeps_it() {
        let talk = "Ana: Let us go on.\n\nWhat do you use?\n\nBen: A pen.\n\n".repeat(4);
        assert_eq!(said(&talk), "ana interviewer 32, ben participant 8, – 0");
    }
}
