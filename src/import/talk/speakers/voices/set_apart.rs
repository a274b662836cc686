//! Questions that stand apart, and answers of several paragraphs below them: each question has a number, or begins a
//! block between blank lines. All between one question and the next is the answer.

use crate::import::talk::lexicon::{Words, fold};
use crate::import::talk::lines::Line;
use crate::import::talk::turns::{Turn, asks};

/// Fewer questions are those of a text that nobody speaks.
const FEWEST: usize = 4;

/// A question, and where its answer begins.
#[derive(Clone, Copy, Debug)]
struct Question {
    line: usize,
    /// Where its words begin, in bytes of the line.
    words: usize,
    asks: bool,
    /// Whether it is a whole sentence, which the title of a section is not.
    is_sentence: bool,
    /// The line of the answer and a byte of that line; nothing if the next question comes at once.
    answer: Option<(usize, usize)>,
    /// Whether the answer is one of several that a form offers.
    has_choices: bool,
}

/// Returns where the turns of two voices begin, `names[0]` the one that asks.
pub(super) fn turns<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let questions = Some(numbered(lines)).filter(|found| is_talk(found, found.len()));
    pairs(&questions.unwrap_or_else(|| first_of_blocks(lines)), names)
}

/// Returns the turns of questions with numbers and their answers, if hardly any question has none: then a number tells
/// more than the sign at the end.
pub(super) fn by_numbers<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let questions = numbered(lines);
    let n_numbered = questions.iter().filter(|question| question.asks).count();
    let n_asking = || lines.iter().filter(|line| !line.blank && !line.heading && asks(line.text)).count();
    if !is_talk(&questions, questions.len()) || n_asking() * 3 > n_numbered * 4 {
        return Vec::new();
    }
    pairs(&questions, names)
}

fn pairs<'t>(questions: &[Question], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let turn = |line: usize, words: usize, voice: usize| Turn::without_label(line, words, voice, names[voice]);
    let pair = |question: &Question| {
        let answer = question.answer.map(|(line, at)| Turn { at, ..turn(line, at, 1) });
        [Some(turn(question.line, question.words, 0)), answer].into_iter().flatten()
    };
    questions.iter().flat_map(pair).collect()
}

/// Whether these questions, among so many places where one may stand, are those of a talk.
fn is_talk(questions: &[Question], n_places: usize) -> bool {
    let n_asking = questions.iter().filter(|question| question.asks).count();
    let n_answered = questions.iter().filter(|question| question.answer.is_some()).count();
    let n_ticked = questions.iter().filter(|question| question.has_choices).count();
    let n_said = questions.iter().filter(|question| question.is_sentence).count();
    // Whoever asks remarks as well.
    let are_asked = n_asking * 3 >= n_places * 2 || n_asking * 5 >= n_places * 2 && n_said * 10 >= n_places * 9;
    n_asking >= FEWEST && are_asked && n_answered * 5 >= n_places * 4 && n_ticked * 2 <= n_answered
}

/// Whether the line is one of the answers that a form offers: `a) never`, `☐ never`, `( ) never`.
fn is_choice(line: &str) -> bool {
    let line = line.trim_start();
    // The hollow bullet of Word is an `o` in a PDF.
    let line = line.strip_prefix("o ").map_or(line, str::trim_start);
    let mut letters = line.chars();
    let is_letter =
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_some_and(|c| matches!(c, ')' | '.'));
    is_letter
        || line.starts_with(['☐', '☑', '☒', '□', '■', '○', '●', '◯', '▢', '•', '-', '–', '*'])
        || line.starts_with("( )")
        || line.starts_with("[ ]")
}

/// Returns the lines with the numbers 1, 2, 3 …, which may begin anew and leave one out. Among them, what is no
/// question is a request.
fn numbered(lines: &[Line<'_>]) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let mut before = 0;
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| !line.blank && !line.heading) {
        let Some((number, words)) = number(line.text)
            .filter(|(number, _)| *number == 1 || *number == before + 1 || (before > 0 && *number == before + 2))
        else {
            continue;
        };
        before = number;
        found.push(Question { line: i, words, asks: false, is_sentence: false, answer: None, has_choices: false });
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|next| next.line).chain([lines.len()]).collect();
    for (question, end) in found.iter_mut().zip(ends) {
        question.look_at(lines, end);
    }
    found
}

impl Question {
    /// Looks where the question ends, which may be wrapped, or have its answer behind it on one line; the next question
    /// is on line `end`.
    fn look_at(&mut self, lines: &[Line<'_>], end: usize) {
        let text = lines[self.line].text;
        let next = self.line + 1;
        let goes_on = next < end && !lines[next].blank && !asks(text) && asks(lines[next].text) && !text.contains('?');
        let last = if goes_on { next } else { self.line };
        self.asks = asks(lines[last].text) || !text.contains('?') && is_question_without_its_sign(&text[self.words..]);
        self.is_sentence = lines[last].text.trim_end().ends_with(['?', '.', '!', '…']);
        let behind = text.find('?').map(|mark| mark + 1).filter(|_| !self.asks);
        if let Some(behind) = behind {
            self.asks = true;
            self.answer = Some((self.line, text.len() - text[behind..].trim_start().len()));
            return;
        }
        self.answer = (last + 1..end).find(|i| !lines[*i].blank).filter(|i| !lines[*i].heading).map(|i| {
            let text = lines[i].text;
            (i, text.len() - text.trim_start().len())
        });
        self.has_choices = self.answer.is_some_and(|(line, _)| is_choice(lines[line].text));
    }
}

/// Whether a sentence begins as a question does though it ends with a point: `Who is the page for.`
fn is_question_without_its_sign(sentence: &str) -> bool {
    #[rustfmt::skip]
    static ASKING: Words = Words::of(&[
        "what", "how", "why", "when", "where", "who", "which", "que", "qui", "quoi", "quel", "quelle", "quels", "quelles",
        "comment", "pourquoi", "combien", "was", "wie", "warum", "wann", "wo", "wer", "welche", "welcher", "welches", "wat",
        "hoe", "waarom", "wanneer", "waar", "welk", "welke", "como", "cuando", "donde", "quien", "cual", "cuales", "cuanto", "quando",
        "onde", "quem", "qual", "quais", "quanto", "che", "chi", "cosa", "come", "perche", "dove", "quale", "quali", "hvad",
        "hvordan", "hvorfor", "hvornar", "hvor", "hvem", "hvilke", "hvilken",
    ]);
    let first = sentence.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(2);
    sentence.trim_end().ends_with('.') && first.map(fold).any(|word| ASKING.has(&word))
}

/// Returns the questions that begin blocks between blank lines, if most blocks behind the first of them begin so.
fn first_of_blocks(lines: &[Line<'_>]) -> Vec<Question> {
    let is_text = |i: usize| !lines[i].blank && !lines[i].heading;
    let firsts = (0..lines.len()).filter(|i| is_text(*i) && i.checked_sub(1).is_none_or(|above| !is_text(above)));
    let blocks: Vec<usize> = firsts.skip_while(|i| !asks(lines[*i].text)).collect();
    let question = |line: &usize| {
        let text = lines[*line].text;
        let answer =
            (line + 1..lines.len()).find(|i| !lines[*i].blank).filter(|i| is_text(*i) && !asks(lines[*i].text));
        let at = |i: usize| lines[i].text.len() - lines[i].text.trim_start().len();
        let answer = answer.map(|i| (i, at(i)));
        let has_choices = answer.is_some_and(|(i, _)| is_choice(lines[i].text));
        Question {
            line: *line,
            words: text.len() - text.trim_start().len(),
            asks: true,
            is_sentence: true,
            answer,
            has_choices,
        }
    };
    let found: Vec<Question> = blocks.iter().filter(|line| asks(lines[**line].text)).map(question).collect();
    if is_talk(&found, blocks.len()) { found } else { Vec::new() }
}

/// Returns the number that a line begins with, and where the words behind it begin: `3. `, `12) `, `4.- `, `5- `.
pub(in crate::import) fn number(line: &str) -> Option<(usize, usize)> {
    let text = line.trim_start();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number: usize = text[..text.len() - behind.len()].parse().ok().filter(|number| *number < 1000)?;
    let words = behind.strip_prefix(['.', ')', '-'])?.trim_start_matches(['-', ' ', '\t', '\u{a0}']);
    let is_words = words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '¿' | '«' | '"' | '“' | '¡'));
    is_words.then(|| (number, line.len() - words.len()))
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::speakers::testing::said;

    /// The turns as `1|words`.
    fn turns(text: &str) -> Vec<String> {
        said(text, Layout::default())
    }

    #[test]
    fn whoever_asks_by_numbers_remarks_in_whole_sentences() {
        let talk = "1. Tell me more.\nSo.\nIt is.\n2. And then?\nNo.\n3. I see.\nNone.\n4. Who?\nAna.\n5. When?\nThen.\n\
                    6. Thank you.\nAh.\n7. Where?\nHere.\n";
        assert_eq!(turns(talk).iter().filter(|turn| turn.starts_with("1|")).count(), 7);
        let report = talk.replace(".\n", "\n");
        assert!(turns(&report).iter().all(|turn| turn.starts_with('-')), "{:?}", turns(&report));
    }

    #[test]
    fn below_numbered_questions_stand_answers_of_several_paragraphs() {
        let talk = "Head\n1. Why so?\nSo.\nIt is.\n2. And since\nthen?\nNo.\n3. Problems at work\nNone.\nOr many.\n\
                    4. Who? It was Ana.\nAnd Ben.\n5. When?\nThen.\nOnce.\n6.- ¿Dónde?\nHere.\nThere.\n";
        let expected = [
            "-|Head",
            "1|Why so?",
            "2|So.\nIt is.",
            "1|And since\nthen?",
            "2|No.",
            "1|Problems at work",
            "2|None.\nOr many.",
            "1|Who?",
            "2|It was Ana.\nAnd Ben.",
            "1|When?",
            "2|Then.\nOnce.",
            "1|¿Dónde?",
            "2|Here.\nThere.",
        ];
        assert_eq!(turns(talk), expected);
    }

    #[test]
    fn numbers_tell_questions_from_answers_where_no_sign_tells_more() {
        let wrapped = "1. Why so?\nSo.\n2. Your view\nA good one.\n3. How is it for the others in the\nhouse?\nOften late.\n\
                       4. Who?\nAna.\n5. When?\nThen.\n7. Where?\nHere.\n";
        assert_eq!(turns(wrapped).len(), 12);
        assert_eq!(
            turns(wrapped)[2..6],
            ["1|Your view", "2|A good one.", "1|How is it for the others in the\nhouse?", "2|Often late."]
        );
        let points = "1. Waar dient de website voor.\nOm te informeren.\n2. Voor wie is hij.\nMensen.\n3. Welke kleuren.\n\
                      Groen.\nOf blauw.\n4. Heeft u een logo.\nHet oude.\n5. Hoe snel.\nMorgen.\n";
        assert_eq!(turns(points).len(), 10);
        let zero =
            "1. Why so?\nSo.\n0. And now?\nNow.\n2. Who?\nAna.\n3. When?\nThen.\n. Where?\nHere.\n4. How?\nBy bus.\n";
        assert_eq!(turns(zero).len(), 12);
        let titles = "1. What we do\nWe sell.\n2. How we work\nBy day.\n3. Where we are\nHere.\n4. Who we are\nUs.\n";
        assert!(turns(titles).iter().all(|turn| turn.starts_with('-')));
    }

    #[test]
    fn a_question_that_begins_each_block_is_answered_by_the_rest_of_it() {
        let talk = "Answer these.\n\nWhy so?\nSo.\nIt is.\nYes.\n\nAnd then?\nNo.\nNever.\nOr once.\n\nBut?\nNone.\nOr many.\n\n\n\
                    Who? Where?\nAna.\nHere.\n";
        let expected = [
            "-|Answer these.",
            "1|Why so?",
            "2|So.\nIt is.\nYes.",
            "1|And then?",
            "2|No.\nNever.\nOr once.",
            "1|But?",
            "2|None.\nOr many.",
            "1|Who? Where?",
            "2|Ana.\nHere.",
        ];
        assert_eq!(turns(talk), expected);
    }

    #[test]
    fn a_form_a_guide_a_list_and_a_text_that_asks_now_and_then_are_nobodys() {
        let guide = "1. Why?\n2. How so?\n3. And then?\n4. Who?\n5. When?\n";
        let list =
            "1. Bread\nand butter.\n2. Salt\nand so on.\n3. Milk\nif there is.\n4. Eggs?\nPerhaps.\n5. Tea\nfor two.\n";
        let essay = "Why?\nIt rained.\nIt did.\n\nThen it stopped.\nWe left.\nAt once.\n\n".repeat(5);
        let form = "1. Why?\na) so\nb) no\n2. How?\na) so\nb) no\n".repeat(3);
        let blocks = "How often?\n☐ never\n☐ once\n\n".repeat(5);
        let bullets = "1. Why?\no a) so\no b) no\n2. How?\no a) well\no b) badly\n".repeat(3);
        for text in [guide, list, &essay, &form, &blocks, &bullets] {
            assert!(turns(text).iter().all(|turn| turn.starts_with('-')), "{text}");
        }
    }
}
