//! Turns without names: each behind a dash or the `>>` of captions, or questions that are headings or in bold and
//! answers that are not (`emphasised.rs`), or what `dashed.rs`, `slanting.rs`, `looks.rs`, `asking.rs`, `set_apart.rs`, `listed.rs`,
//! `returning.rs` and `nested.rs` tell apart. Two voices are told apart where one of them asks the questions; where
//! nothing says who speaks, a turn is nobody's. The head of the record may say what they are called.

use rustc_hash::FxHashMap;

use super::{asking, dashed, emphasised, greeting, listed, nested, returning, set_apart, slanting};
use crate::import::Layout;
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::labelled::legend;
use crate::import::talk::speakers::looks;
use crate::import::talk::turns::{self, Cut, Turn};
use crate::model::{Role, Span, Text};

/// The speakers whom this file tells apart: who asks the questions, and who answers.
pub(super) const ASKS: usize = 0;
pub(super) const ANSWERS: usize = 1;
/// Fewer turns than this are a list, or emphasis.
pub(super) const FEWEST: usize = 4;

/// Returns where turns begin, by `names` for the two voices. A text that a person says to be such one need not look so.
pub(super) fn turns<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2], asked_for: bool) -> Vec<Turn<'t>> {
    let some = |starts: Vec<Turn<'t>>| Some(starts).filter(|starts| !starts.is_empty());
    let clearly = some(nested::turns(lines, layout, names))
        .or_else(|| some(listed::turns(lines, layout.lines_are_paragraphs, names)))
        .or_else(|| some(dashed::turns(lines, names)))
        .or_else(|| some(behind_dashes(lines, names, false)))
        .or_else(|| some(below_headings(lines, names)).filter(|starts| are_answered(lines, starts)))
        .or_else(|| some(emphasised::in_brackets(lines, names)).filter(|starts| are_answered(lines, starts)))
        .or_else(|| some(emphasised::in_bold(lines, names)).filter(|starts| are_answered(lines, starts)))
        .or_else(|| {
            some(emphasised::in_bold_not_in_italics(lines, layout, names)).filter(|starts| are_answered(lines, starts))
        })
        .or_else(|| some(looks::by_colour(lines, layout, names)))
        .or_else(|| some(asked(lines, layout, names)))
        .or_else(|| some(set_apart::turns(lines, names)))
        .or_else(|| some(looks::by_face(lines, layout, names)))
        .or_else(|| some(behind_bullets(lines, names)));
    let found = clearly.or_else(|| asked_for.then(|| some(behind_dashes(lines, names, true))).flatten());
    let found = found.or_else(|| some(returning::turns(lines, names)));
    found.unwrap_or_else(|| if asked_for { asking::turns(lines, layout, names, true) } else { Vec::new() })
}

/// Questions with their answers: told by how the answers are set, unless their numbers or their signs tell more of them.
fn asked<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let [numbered, signed] = [set_apart::by_numbers(lines, names), asking::turns(lines, layout, names, false)];
    let n_asked = |starts: &[Turn<'_>]| starts.iter().filter(|turn| turn.speaker == Some(ASKS)).count();
    let found = if n_asked(&numbered) >= n_asked(&signed) { numbered } else { signed };
    let plain = emphasised::below_plain(lines, names);
    if n_asked(&plain) >= n_asked(&found) && are_answered(lines, &plain) { plain } else { found }
}

/// Gives the voices the names of the one who asks and the one who answers, where the head of the record has one of each
/// kind at most, and returns those whom it names.
pub(super) fn name<'t>(starts: &mut [Turn<'t>], lines: &[Line<'t>]) -> Vec<(&'t str, Role)> {
    const MOST_LINES: usize = 20;
    let first = starts.iter().find(|turn| turn.speaker.is_some()).map_or(0, |turn| turn.line);
    let head = lines[..first].iter().rev().take(MOST_LINES);
    let named: Vec<(&str, Role)> = head.flat_map(|line| legend::explained(line.text)).collect();
    let only = |asks: bool| {
        let mut names = named.iter().filter(|(_, role)| (*role != Role::Participant) == asks).map(|(name, _)| *name);
        names.next().filter(|_| names.next().is_none())
    };
    let names = [only(true), only(false)];
    for turn in starts.iter_mut() {
        let name = turn.speaker.and_then(|voice| names.get(voice).copied().flatten());
        turn.label = name.unwrap_or(turn.label);
    }
    named
}

/// Leaves the marks out that close a turn as they opened it: `**Why?**`, `[Why?]`.
pub(in crate::import) fn leave_closing_marks_out(cut: &mut Cut, text: &str) {
    let places = Text::new(text);
    for turn in cut.turns.iter_mut().filter(|turn| turn.3.is_some()) {
        let opening = places.slice(Span::new(turn.0, turn.1));
        let opening = &opening[opening.trim_end_matches(['*', '_', '[']).len()..];
        let closing: String = opening.chars().rev().map(|mark| if mark == '[' { ']' } else { mark }).collect();
        if !closing.is_empty() && places.slice(Span::new(turn.1, turn.2)).ends_with(&closing) {
            turn.2 -= closing.len() as u32;
        }
    }
}

/// Whether what stands below the questions answers them: the guide of an interview has more questions there.
fn are_answered(lines: &[Line<'_>], starts: &[Turn<'_>]) -> bool {
    let ends = starts.iter().skip(1).map(|next| next.line).chain([lines.len()]);
    let answers = starts.iter().zip(ends).filter(|(turn, _)| turn.speaker == Some(ANSWERS));
    let (n, n_asking) = answers.fold((0, 0), |(n, n_asking), (turn, end)| {
        let words = lines[turn.line..end].iter().filter(|line| !line.blank && !line.heading);
        words.fold((n, n_asking), |(n, n_asking), line| (n + 1, n_asking + usize::from(turns::asks(line.text))))
    });
    n_asking * 2 <= n
}

/// Questions that are headings, and answers below them.
fn below_headings<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    const FEWEST: usize = 3;
    let is_question = |i: &usize| turns::asks(lines[*i].text);
    let all = without_contents(lines, &(0..lines.len()).filter(|i| lines[*i].heading).collect::<Vec<_>>());
    // Headings that lie deeper than the questions and ask nothing part the answers.
    let depth = usual_depth(lines, all.iter().filter(|i| is_question(i)));
    let is_title = |i: &usize| lines[*i].depth() <= depth || is_question(i);
    let headings: Vec<usize> = all.into_iter().filter(is_title).collect();
    let first = headings.iter().position(is_question).unwrap_or(headings.len());
    let greets = first.checked_sub(1).is_some_and(|above| greeting::is_one(lines[headings[above]].text));
    let last = headings.iter().rposition(is_question).map_or(first, |last| last + 1);
    // At the end of many questions somebody thanks.
    let thanks = headings.get(last).is_some_and(|heading| greeting::is_one(lines[*heading].text));
    let (first, last) = (first - usize::from(greets), last + usize::from(thanks));
    let questions: Vec<usize> = headings[first..last].iter().copied().filter(is_question).collect();
    let is_text = |i: &usize| !(lines[*i].blank || lines[*i].heading && is_title(i));
    let answer = |question: usize| (question + 1..lines.len()).find(|i| !lines[*i].blank).filter(is_text);
    let n_answered = questions.iter().filter(|question| answer(**question).is_some()).count();
    let n_texts = headings[first..last].iter().filter(|heading| answer(**heading).is_some()).count();
    // Whoever asks in headings remarks as well, in whole sentences, which titles are not.
    let is_said = |i: &&usize| ends_with(&lines[**i..=**i], &['?', '.', '!', '…']);
    let n_said = headings[first..last].iter().filter(is_said).count();
    let are_asked =
        questions.len() * 3 >= n_texts * 2 || questions.len() * 5 >= n_texts * 2 && n_said * 10 >= n_texts * 9;
    // A guide may part the questions, and ask as well.
    if questions.len() < FEWEST || !are_asked || n_answered * 5 < questions.len() * 3 {
        return Vec::new();
    }
    let turn = |line: usize, voice: usize| {
        let text = lines[line].text;
        let tag = text.strip_prefix("<h").and_then(|tag| tag.split_once('>')).map_or(text, |(_, words)| words);
        let words = text.len() - tag.trim_start_matches(['#', ' ', '\t', '\u{a0}']).len();
        Turn::without_label(line, words, voice, names[voice])
    };
    // Among so many questions a heading that asks nothing, and yet is answered, is one as well: `In general.`
    let pair = |question: usize| answer(question).map(|line| [turn(question, 0), turn(line, 1)]);
    headings[first..last].iter().filter_map(|heading| pair(*heading)).flatten().collect()
}

/// Returns the headings without those that stand again below: a list of them has come first.
fn without_contents(lines: &[Line<'_>], headings: &[usize]) -> Vec<usize> {
    let words = |i: usize| lines[i].text.trim_start_matches(|c: char| !c.is_alphabetic() && !matches!(c, '¿' | '¡'));
    let last: FxHashMap<&str, usize> = headings.iter().map(|i| (words(*i), *i)).collect();
    let stands_in_list = |i: usize| lines[i + 1..].iter().find(|line| !line.blank).is_some_and(|line| line.heading);
    headings.iter().copied().filter(|i| last[words(*i)] == *i || !stands_in_list(*i)).collect()
}

/// Returns how deep most of these headings lie.
fn usual_depth<'i>(lines: &[Line<'_>], headings: impl Iterator<Item = &'i usize>) -> usize {
    let mut n_of: [usize; 16] = [0; 16];
    headings.for_each(|i| n_of[lines[*i].depth().min(15)] += 1);
    (0..n_of.len()).rev().max_by_key(|depth| n_of[*depth]).unwrap_or_default()
}

fn behind_dashes<'t>(lines: &[Line<'t>], names: [&'t str; 2], asked_for: bool) -> Vec<Turn<'t>> {
    let starts: Vec<(usize, usize)> =
        lines.iter().enumerate().filter_map(|(i, line)| Some((i, behind_dash(line)?))).collect();
    let (Some((first, _)), Some((last, _))) = (starts.first(), starts.last()) else { return Vec::new() };
    let n_lines = lines[*first..=*last].iter().filter(|l| !l.blank).count();
    let asks = which_ask(lines, &starts);
    let n_questions = asks.iter().filter(|asks| **asks).count();
    let is_talk = starts.len() >= FEWEST && starts.len() * 5 >= n_lines * 2 && n_questions * 5 >= starts.len();
    if !is_talk && !asked_for {
        return Vec::new();
    }
    let voices = by_sections(lines, &starts, &asks);
    if voices.is_none()
        && let Some(found) = slanting::turns(lines, &starts, &asks, names)
    {
        return found;
    }
    let turn = |(n, (line, words)): (usize, &(usize, usize))| Turn {
        line: *line,
        at: 0,
        speaker: voices.as_ref().map(|voices| voices[n]),
        label: names[voices.as_ref().map_or(0, |voices| voices[n])],
        words_line: *line,
        words: *words,
        seconds: None,
    };
    starts.iter().enumerate().map(turn).collect()
}

/// Returns for each place where a turn begins whether the turn ends with a question.
fn which_ask(lines: &[Line<'_>], starts: &[(usize, usize)]) -> Vec<bool> {
    let ends = starts.iter().skip(1).map(|(next, _)| *next).chain([lines.len()]);
    starts.iter().zip(ends).map(|((from, _), to)| asks(&lines[*from..to])).collect()
}

/// Turns that are items of a list, as office programs make one of lines that begin with dashes; only where two take
/// turns, since the items of any list may ask.
fn behind_bullets<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    const FEWEST: usize = 8;
    let bullet = |line: &Line<'t>| {
        let behind = line.text.trim_start().strip_prefix(['•', '◦', '▪', '●', '·']).filter(|_| !line.heading)?;
        behind.starts_with([' ', '\t', '\u{a0}']).then(|| line.text.len() - behind.trim_start().len())
    };
    let starts: Vec<(usize, usize)> =
        lines.iter().enumerate().filter_map(|(i, line)| Some((i, bullet(line)?))).collect();
    let (Some((first, _)), Some((last, _))) = (starts.first(), starts.last()) else { return Vec::new() };
    let n_lines = lines[*first..=*last].iter().filter(|line| !line.blank).count();
    let asks = which_ask(lines, &starts);
    let n_questions = asks.iter().filter(|asks| **asks).count();
    if starts.len() < FEWEST || starts.len() * 5 < n_lines * 3 || n_questions * 5 < starts.len() {
        return Vec::new();
    }
    let voices = by_sections(lines, &starts, &asks).unwrap_or_default();
    let turn =
        |((line, words), voice): (&(usize, usize), &usize)| Turn::without_label(*line, *words, *voice, names[*voice]);
    starts.iter().zip(&voices).map(turn).collect()
}

/// Returns the voice of each turn, if two take turns: behind a heading they begin anew. The first is the one that
/// speaks first, or the one that asks where there are headings.
fn by_sections(lines: &[Line<'_>], starts: &[(usize, usize)], asks: &[bool]) -> Option<Vec<usize>> {
    let is_parted = |n: usize| lines[starts[n - 1].0..starts[n].0].iter().any(|line| line.heading);
    let mut begins: Vec<usize> = (1..starts.len()).filter(|n| is_parted(*n)).collect();
    begins.insert(0, 0);
    let ends = begins.iter().skip(1).copied().chain([starts.len()]);
    let sections: Vec<std::ops::Range<usize>> = begins.iter().copied().zip(ends).map(|(from, to)| from..to).collect();
    let sides: Vec<Option<usize>> = sections.iter().map(|section| asking_side(&asks[section.clone()])).collect();
    if sides.iter().flatten().count() * 2 <= sides.len() {
        return asking_side(asks).map(|_| (0..starts.len()).map(|n| n % 2).collect());
    }
    let first = if sides.len() == 1 { sides[0].unwrap_or_default() } else { 0 };
    let voices = |(section, side): (&std::ops::Range<usize>, &Option<usize>)| {
        let side = side.unwrap_or_default();
        (0..section.len()).map(|n| (n + side + first) % 2).collect::<Vec<_>>()
    };
    Some(sections.iter().zip(&sides).flat_map(voices).collect())
}

/// Returns which of two voices that take turns asks: the first, 0, or the second, 1; nothing if neither asks much more.
pub(in crate::import) fn asking_side(asks: &[bool]) -> Option<usize> {
    let share = |side: usize| {
        let of: Vec<bool> = asks.iter().skip(side).step_by(2).copied().collect();
        of.iter().filter(|asks| **asks).count() as f32 / of.len().max(1) as f32
    };
    let more = share(0) - share(1);
    (more.abs() >= 0.4).then_some(usize::from(more < 0.0))
}

/// What stands before the words: dashes, and the arrows of lists.
const SIGNS: [char; 9] = ['-', '–', '—', '―', '−', '➔', '➜', '→', '➤'];

/// Returns where the words begin behind a dash at the beginning of the line.
pub(in crate::import) fn behind_dash(line: &Line<'_>) -> Option<usize> {
    let text = line.text.trim_start();
    let signs = text.strip_prefix(">>").map(|behind| behind.trim_start_matches('>'));
    let behind = signs.or_else(|| text.strip_prefix(SIGNS)).filter(|_| !line.heading)?;
    let words = behind.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']);
    (words.len() < behind.len() && !words.is_empty() || text.starts_with(['—', '―']) && !words.is_empty())
        .then_some(line.text.len() - words.len())
}

/// Whether these lines end with a question.
pub(super) fn asks(lines: &[Line<'_>]) -> bool {
    ends_with(lines, &['?'])
}

pub(super) fn ends_with(lines: &[Line<'_>], signs: &[char]) -> bool {
    let last = lines.iter().rev().find(|l| !l.blank);
    last.is_some_and(|l| l.text.trim_end_matches(|c: char| c.is_whitespace() || "*_»”\"".contains(c)).ends_with(signs))
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::testing::{said, said_in_bold as turns};
    use crate::import::{Layout, Run};

    #[test]
    fn a_list_of_the_questions_above_the_talk_asks_nothing() {
        let asked = ["Why did you come here?", "And what did you find?", "Would you come again?"];
        let list: String = asked.iter().map(|asked| format!("### 1. {asked}\n\n")).collect();
        let talk: String = asked.iter().map(|asked| format!("## {asked}\n\nBecause of the work.\n\n")).collect();
        let turns = crate::import::turns_as_told("a.md", &format!("{list}{talk}"));
        let said: Vec<&String> = turns.iter().filter(|turn| !turn.starts_with('-')).collect();
        assert_eq!(said.len(), 6, "{turns:?}");
    }

    #[test]
    fn answers_in_italics_are_told_from_questions_in_bold() {
        let asked =
            ["Why do you wish for another one?", "And what is it that you keep in it?", "Does anybody else use it?"];
        let (mut text, mut runs) = (String::from("About the shop\n"), Vec::new());
        for words in asked.into_iter().flat_map(|asked| [asked, "For the sales, and what is owed.", "That is all."]) {
            let bold = words.ends_with('?');
            runs.push(Run { range: text.len()..text.len() + words.len(), bold, italic: !bold });
            text.push_str(words);
            text.push('\n');
        }
        let said = said(&text, Layout { runs, lines_are_paragraphs: true, ..Layout::default() });
        assert_eq!(said.len(), 7, "{said:?}");
        assert_eq!(said[2], "2|For the sales, and what is owed.\nThat is all.", "{said:?}");
    }

    #[test]
    fn marks_around_a_question_are_no_words_and_a_title_above_it_is_no_turn() {
        let talk =
            ["**Ana Roux**", "A head.", "**Why so?**", "So *and so*.", "__And then?__", "No.", "**When?**", "Then."];
        let expected = [
            "-|**Ana Roux**",
            "-|A head.",
            "1|Why so?",
            "2|So *and so*.",
            "1|And then?",
            "2|No.",
            "1|When?",
            "2|Then.",
        ];
        assert_eq!(turns(&talk), expected);
    }

    #[test]
    fn a_guide_whose_questions_stand_below_others_has_no_answers() {
        let guide = [
            "!How was it?",
            "• Was it good?",
            "• Was it late?",
            "!And then?",
            "• Where?",
            "!Why?",
            "• So?",
            "How long",
        ];
        assert!(turns(&guide).iter().all(|turn| turn.starts_with("-|")));
        let talk = ["!How was it?", "It was good.", "Was it?", "!And then?", "Home.", "!Why?", "It was late."];
        assert_eq!(turns(&talk).iter().filter(|turn| turn.starts_with("2|")).count(), 3);
    }

    #[test]
    fn whoever_asks_in_bold_remarks_in_whole_sentences_and_titles_are_none() {
        let talk = [
            "!How was it?",
            "Good.",
            "!And so you went on.",
            "Yes.",
            "!Until today.",
            "I did.",
            "!Why?",
            "I liked it.",
            "!We are at that point now.",
            "It is hard.",
        ];
        let voices: String = turns(&talk).iter().map(|turn| turn.chars().next().unwrap()).collect();
        assert_eq!(voices, "12".repeat(5));
        let titles: Vec<String> = talk.iter().map(|line| line.replace('.', "")).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        assert!(turns(&titles).iter().all(|turn| turn.starts_with('-')));
    }

    #[test]
    fn headings_below_the_questions_part_the_answers() {
        let page = "# A talk\n\n### 1. Where was it?\n\nOver there.\n\n#### By the river\n\nIt was cold.\n\n### 2. And then?\n\n\
            > #### We went home\n\nWe did.\n\n### 3. Why?\n\nIt was late.\n\n#### At last\n\nSo.\n";
        let turns = crate::import::turns_as_told("a.md", page);
        let said: Vec<&str> = turns.iter().filter_map(|turn| turn.split('|').nth(1)).collect();
        let expected = [
            "# A talk",
            "1. Where was it?",
            "Over there.\n\n#### By the river\n\nIt was cold.",
            "2. And then?",
            "> #### We went home\n\nWe did.",
            "3. Why?",
            "It was late.\n\n#### At last\n\nSo.",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn items_of_a_list_that_ask_and_answer_are_turns_as_dashes_are() {
        let talk =
            ["• How was it?", "• It was good, on the whole.", "• And then?", "• We went home.", "And slept."].repeat(3);
        let voices: String = turns(&talk).iter().map(|turn| turn.chars().next().unwrap()).collect();
        assert_eq!(voices, "12".repeat(6));
        let guide = ["• How was it?", "• And then?", "• Why?", "• Who came?"].repeat(3);
        assert!(turns(&guide).iter().all(|turn| turn.starts_with('-')));
    }

    #[test]
    fn arrows_of_a_list_begin_turns_as_dashes_do() {
        let talk = ["➔ How was it?", "➔ It was good.", "➔ And then?", "➔ We went home.", "➔ Why?", "➔ So."];
        assert_eq!(turns(&talk)[..3], ["1|How was it?", "2|It was good.", "1|And then?"]);
    }

    #[test]
    fn behind_each_heading_the_voices_begin_anew() {
        let talk = ["Interview 1", "– Why?", "– So.", "– And then?", "– Interview 2", "– No.", "– Who?", "– Ana."];
        let parts = [&talk[..4], &["Interview 2"], &talk[1..3], &["– When?", "– Then."]].concat();
        let voices: String = turns(&parts).iter().map(|turn| turn.chars().next().unwrap()).collect();
        assert_eq!(voices, "-121-1313");
    }
}
