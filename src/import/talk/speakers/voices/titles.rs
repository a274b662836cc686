//! Titles among the turns of voices without labels: a short line above a question is no part of it, though it is set as
//! the question is, and what stands below a title such as *Conclusion* behind the last question nobody says.

use super::asking;
use super::telling_apart::ASKS;
use crate::import::talk::ending;
use crate::import::talk::lexicon::{Words, fold};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::by_form::table::{Cell, nobody};
use crate::import::talk::turns::{Turn, asks};

/// The longest title in code points.
const LONGEST: usize = 60;

/// Lets the turns of the one who asks begin below the titles that stand above their questions.
pub(super) fn leave_out<'t>(starts: Vec<Turn<'t>>, lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let ends: Vec<usize> = starts.iter().skip(1).map(|next| next.line).chain([lines.len()]).collect();
    let mut left = Vec::with_capacity(starts.len());
    for (turn, end) in starts.into_iter().zip(ends) {
        match question_below_title(&turn, end, lines) {
            Some(question) => {
                let words = lines[question].text.len() - lines[question].text.trim_start().len();
                // What stands above the first turn is nobody's without more ado.
                if !left.is_empty() {
                    left.push(nobody(Cell { line: turn.line, at: 0, text: "" }));
                }
                left.push(Turn { line: question, words_line: question, words, ..turn });
            }
            None => left.push(turn),
        }
    }
    left
}

/// Ends the talk where its last question is answered and a title says that what follows is somebody's report, or who
/// wrote the talk down.
pub(super) fn end_the_talk<'t>(starts: Vec<Turn<'t>>, lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let end = end_of_talk(lines);
    if end == lines.len() {
        return starts;
    }
    let mut left: Vec<Turn<'t>> = starts.into_iter().take_while(|turn| turn.line < end).collect();
    left.extend((!left.is_empty()).then(|| nobody(Cell { line: end, at: 0, text: "" })));
    left
}

/// Returns the line behind the answer to the last question with which the talk has ended.
pub(super) fn end_of_talk(lines: &[Line<'_>]) -> usize {
    let last_asked = lines.iter().rposition(|line| asks(line.text)).unwrap_or(lines.len());
    let answer = (last_asked + 1..lines.len()).find(|i| !lines[*i].blank).unwrap_or(lines.len());
    (answer + 1..lines.len()).find(|i| is_end(&lines[*i])).unwrap_or(lines.len())
}

/// Whether the line is a title that ends a talk: `Conclusions of the interview`, `Interview by Ana Roux`.
fn is_end(line: &Line<'_>) -> bool {
    #[rustfmt::skip]
    const CREDITS: [&str; 9] = [
        "interview by ", "interviewed by ", "propos recueillis par ", "entretien realise par ", "intervista a cura di ",
        "intervista di ", "entrevista realizada por ", "entrevista por ", "das interview fuhrte ",
    ];
    #[rustfmt::skip]
    static CLOSING: Words = Words::of(&[
        "conclusion", "conclusions", "conclusiones", "conclusioni", "conclusao", "informe", "resumen", "summary", "bilan",
        "synthese", "fazit",
    ]);
    let words = line.text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#' | ':'));
    let folded = fold(words);
    let is_credit = CREDITS.iter().any(|credit| folded.starts_with(credit));
    let is_closing = || {
        ending::ends_the_talk(words)
            || CLOSING.has(folded.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
    };
    let is_short = (1..=LONGEST).contains(&words.chars().count());
    tells_of_the_talk(&folded) || is_short && (is_credit || words.ends_with(char::is_alphanumeric) && is_closing())
}

/// Whether words tell where a talk took place or was printed, be it in a whole sentence: `This interview was first
/// published in May.`
fn tells_of_the_talk(folded: &str) -> bool {
    #[rustfmt::skip]
    const BEGINNINGS: [&str; 12] = [
        "©", "copyright ©", "le texte ci-dessus", "l'entretien ci-dessus", "cet entretien ", "cette interview ",
        "this interview ", "this conversation was ", "esta entrevista ", "questa intervista ", "dieses interview ",
        "das interview fand ",
    ];
    BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning))
}

/// Returns the line of the question that stands below a title with which the turn begins; the next one begins on line
/// `end`.
fn question_below_title(turn: &Turn<'_>, end: usize, lines: &[Line<'_>]) -> Option<usize> {
    let title = lines[turn.line].text.trim();
    // What begins with a number may be wrapped.
    let is_whole = turn.at == 0 && lines[turn.line].text[..turn.words].trim().is_empty();
    let is_title = title.chars().count() <= LONGEST && title.ends_with(char::is_alphanumeric) && is_whole;
    let below = (turn.line + 1..end).find(|line| !lines[*line].blank)?;
    let begins = lines[below].text.trim_start().chars().next().is_some_and(|c| !c.is_lowercase());
    let is_question =
        (asks(lines[below].text) || asking::requests(lines[below].text)) && !lines[below].heading && begins;
    (turn.speaker == Some(ASKS) && turn.words_line == turn.line && is_title && is_question).then_some(below)
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::speakers::testing::said;

    #[test]
    fn a_title_above_a_question_is_no_part_of_it() {
        let pair = "How was it in the town?\n“It was good, and so were they.”\n";
        let found = said(&format!("Interview 23-11\n{}", pair.repeat(6)), Layout::default());
        assert_eq!((found[0].as_str(), found.len()), ("-|Interview 23-11", 13), "{found:?}");
        assert_eq!(found[1], "1|How was it in the town?");
    }

    #[test]
    fn a_report_below_the_last_answer_is_nobodys() {
        let pairs = "How was it in the town?\nIt was good, and so were they.\n".repeat(6);
        for title in [
            "Conclusiones de la entrevista",
            "Interview by Ana Roux",
            "This interview was held in a small room by the river, and was printed in May.",
        ] {
            let found = said(&format!("{pairs}{title}\nI was glad to hear it.\nThey were, too.\n"), Layout::default());
            let spoken: Vec<&String> = found.iter().filter(|turn| !turn.starts_with('-')).collect();
            assert_eq!(spoken.last().map(|turn| turn.as_str()), Some("2|It was good, and so were they."), "{found:?}");
        }
    }
}
