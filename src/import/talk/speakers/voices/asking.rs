//! Turns that nothing but their questions tells apart: paragraphs ask and answer by turns. Who asks also requests:
//! *Please tell us about …*, in any language where a paragraph takes the place of a question.

use super::greeting;
use crate::import::Layout;
use crate::import::talk::lexicon::fold;
use crate::import::talk::lines::Line;
use crate::import::talk::turns::{Turn, asks};

/// Fewer questions are those of a text that nobody speaks.
const FEWEST: usize = 5;

/// Returns where the turns of two voices begin, `names[0]` the one that asks. A text that a person says to be a talk
/// need not ask and answer throughout: then its paragraphs alternate.
pub(super) fn turns<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2], asked_for: bool) -> Vec<Turn<'t>> {
    let units = units(lines, layout);
    let Some(first) = first_asked(&units) else { return Vec::new() };
    let said = |i: usize| Some(&lines[units[i].line..=units[i].line]).filter(|_| units[i + 1].says == Says::Else);
    let units = &units[greeting::before(first, said)..];
    let asking: Vec<bool> = units.iter().map(|unit| unit.says == Says::Question).collect();
    let n_questions = asking.iter().filter(|asks| **asks).count();
    let voices: Vec<usize> = match () {
        () if n_questions >= FEWEST && takes_turns(&asking) => (0..units.len()).map(|i| i % 2).collect(),
        () if n_questions >= FEWEST && alternates(units) => {
            units.iter().map(|unit| usize::from(unit.says == Says::Else)).collect()
        }
        () if asked_for || is_bare_talk(lines, units, &asking) => alternating(&asking),
        () => return Vec::new(),
    };
    let turn = |(unit, voice): (&Unit, &usize)| {
        let words = lines[unit.line].text.len() - lines[unit.line].text.trim_start().len();
        Turn::without_label(unit.line, words, *voice, names[*voice])
    };
    let begins = |i: &usize| *i == 0 || voices[*i] != voices[*i - 1];
    (0..units.len()).filter(begins).map(|i| turn((&units[i], &voices[i]))).collect()
}

/// Returns the first question that may be answered: a list of questions above the talk is its guide.
fn first_asked(units: &[Unit]) -> Option<usize> {
    const LIST: usize = 4;
    let is_question = |unit: &Unit| unit.says == Says::Question;
    let mut first = units.iter().position(is_question)?;
    let n_listed = |from: usize| units[from..].iter().take_while(|unit| is_question(unit)).count();
    while n_listed(first) >= LIST {
        let behind = first + n_listed(first);
        first = behind + units[behind..].iter().position(is_question)?;
    }
    Some(first)
}

/// Whether each second paragraph is somebody's who asks, most of the time, while the others hardly do: then those that
/// end with no question stand in the place of one.
fn takes_turns(asking: &[bool]) -> bool {
    let n_asking = |parity: usize| asking.iter().skip(parity).step_by(2).filter(|asks| **asks).count();
    let (own, others) = (n_asking(0), n_asking(1));
    own * 2 > asking.len().div_ceil(2) && others * 8 <= own
}

/// Whether the paragraphs are those of a long talk though few of them ask: many are as short as only people who listen
/// are, and of each second one far more ask than of the others.
fn is_bare_talk(lines: &[Line<'_>], units: &[Unit], asking: &[bool]) -> bool {
    const FEWEST_UNITS: usize = 40;
    const FEWEST_ASKED: usize = 12;
    const SHORT: usize = 5;
    let n_asking = |parity: usize| asking.iter().skip(parity).step_by(2).filter(|asks| **asks).count();
    let (more, less) = (n_asking(0).max(n_asking(1)), n_asking(0).min(n_asking(1)));
    let is_short = |unit: &&Unit| lines[unit.line].text.split_whitespace().nth(SHORT).is_none();
    let n_short = units.iter().filter(is_short).count();
    units.len() >= FEWEST_UNITS && more >= FEWEST_ASKED && less * 5 <= more * 2 && n_short * 6 >= units.len()
}

/// Whether paragraphs that ask or request, and paragraphs that do not, take turns as a rule.
fn alternates(units: &[Unit]) -> bool {
    let is_else = |unit: &Unit| unit.says == Says::Else;
    let n_asking = units.iter().filter(|unit| !is_else(unit)).count();
    let n_changes = units.windows(2).filter(|two| is_else(&two[0]) != is_else(&two[1])).count();
    n_asking * 3 >= units.len() && n_changes * 4 >= (units.len() - 1) * 3
}

/// Returns the voice of each of several paragraphs that alternate: the one that asks more is the first.
fn alternating(asking: &[bool]) -> Vec<usize> {
    let n_questions = |parity: usize| asking.iter().skip(parity).step_by(2).filter(|asks| **asks).count();
    let asker = usize::from(n_questions(1) > n_questions(0));
    (0..asking.len()).map(|i| (i + asker) % 2).collect()
}

/// What a paragraph does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Says {
    Question,
    Request,
    Else,
}

impl Says {
    fn of(line: &str) -> Self {
        match () {
            () if asks(line) => Self::Question,
            () if requests(line) => Self::Request,
            () => Self::Else,
        }
    }
}

/// A paragraph, or a line where lines are paragraphs.
struct Unit {
    line: usize,
    says: Says,
}

fn units(lines: &[Line<'_>], layout: &Layout) -> Vec<Unit> {
    let words = || lines.iter().filter(|line| !line.blank && !line.heading);
    let ends_sentence = |line: &&Line<'_>| line.text.trim_end().ends_with(['.', '?', '!', '…', '"', '”', '»', ')']);
    let each_line = layout.lines_are_paragraphs || words().filter(ends_sentence).count() * 5 >= words().count() * 4;
    let mut units: Vec<Unit> = Vec::new();
    let mut is_open = false;
    for (i, line) in lines.iter().enumerate() {
        if line.blank || line.heading {
            is_open = false;
            continue;
        }
        match units.last_mut().filter(|_| is_open && !each_line) {
            Some(unit) => unit.says = Says::of(line.text),
            None => units.push(Unit { line: i, says: Says::of(line.text) }),
        }
        is_open = true;
    }
    units
}

/// Whether the last sentence asks for something without a question mark: `Please tell us about your work.`
pub(super) fn requests(words: &str) -> bool {
    const REQUESTS: [&str; 45] = [
        "please ",
        "tell ",
        "describe ",
        "explain ",
        "walk me ",
        "walk us ",
        "talk about ",
        "talk me ",
        "give me ",
        "could you ",
        "can you ",
        "would you ",
        "parlez",
        "decrivez",
        "racontez",
        "parle-moi ",
        "raconte-moi ",
        "decris-moi ",
        "explique-moi ",
        "dis-moi ",
        "expliquez",
        "dites-",
        "pouvez-vous ",
        "pourriez-vous ",
        "presentez",
        "cuente",
        "describa",
        "hable",
        "explique ",
        "puede ",
        "beschreiben sie",
        "erzahlen sie",
        "erklaren sie",
        "bitte ",
        "konnen sie ",
        "mi parli",
        "descriva",
        "racconti",
        "fale ",
        "descreva ",
        "conte ",
        "vertel ",
        "beschrijf ",
        "kunt u ",
        "расскажите ",
    ];
    let sentence = words.trim_end().trim_end_matches(['.', '!', ':', '…']);
    let last = sentence.rfind(['.', '!', '?', '…']).map_or(sentence, |end| &sentence[end..]);
    let last = fold(last.trim_start_matches(|c: char| !c.is_alphabetic()));
    REQUESTS.iter().any(|request| last.starts_with(request))
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::reading::{Convention, Wish};
    use crate::import::talk::speakers::testing::voices;
    use crate::import::talk::speakers::{find, find_as};

    #[test]
    fn paragraphs_that_ask_and_answer_are_two_voices() {
        for between in ["\n", "\n\n"] {
            let talk = format!("How was it?{between}It was good.{between}").repeat(6);
            let found = find(&talk, &Layout::default());
            assert_eq!((found.convention, found.turns.len()), (Convention::Voices, 12));
            assert_eq!(found.turns.iter().filter(|turn| turn.3 == Some(0)).count(), 6);
        }
    }

    #[test]
    fn a_request_in_the_place_of_a_question_is_one_in_any_language() {
        let asked = "How was it?\nIt was good.\n".repeat(5);
        let hvad = "Fortæl om dit arbejde.\nDet er godt.\n";
        assert_eq!(voices(&format!("{asked}{hvad}{asked}{hvad}")), "12".repeat(12));
        assert_eq!(voices(&format!("{asked}Thank you.\nYou are welcome.\n")), "12".repeat(6));
    }

    #[test]
    fn requests_count_where_answers_are_of_several_paragraphs() {
        let asked = "How was it?\nIt was good.\nIt was late.\n";
        let request = "And home? Please tell us about it.\nNo.\n";
        let talk = format!("{}{}{asked}", asked.repeat(2), request.repeat(3)).repeat(2);
        assert_eq!(voices(&talk), "12".repeat(12));
        assert_eq!(voices(&talk.replace("Please tell us about it.", "There was one.")), "-".repeat(30));
    }

    #[test]
    fn a_long_talk_without_any_sign_takes_turns_where_one_side_asks_far_more() {
        let round = "How was it there?\nIt was good, and so was the rest of it, I must say.\nI see.\nAnd then we left the town.\n\
            Great.\nYes.\nAnd how did you come home that night?\nBy the river, as always.\nOk.\nMm.\n";
        assert_eq!(voices(&round.repeat(7)), "12".repeat(35));
        let essay = "It was good, and so was the rest of it, I must say.\nAnd why was it so?\nWe never knew, and nobody told us.\n";
        assert_eq!(voices(&essay.repeat(20)), "-".repeat(60));
    }

    #[test]
    fn a_list_of_questions_above_the_talk_is_its_guide() {
        let guide = "How is it?\nWhat is there?\nWho came?\nAnd when?\nThe talk\n";
        assert_eq!(
            voices(&format!("{guide}{}", "How was it?\nIt was good.\n".repeat(6))),
            format!("-----{}", "12".repeat(6))
        );
    }

    #[test]
    fn a_text_that_asks_now_and_then_is_nobodys_unless_a_person_says_so() {
        let talk = "How was it?\n\nGood.\n\nAh.\n\nAnd here?\n\nGo on.\n\nSo, yes.\n\n".repeat(3);
        assert_eq!(find(&talk, &Layout::default()).convention, Convention::Nobody);
        let wish = Wish::by(Some(Convention::Voices));
        let found = find_as(&talk, &Layout::default(), &wish);
        assert_eq!((found.convention, found.turns.len()), (Convention::Voices, 18));
    }
}
