//! Greetings and thanks: whoever asks begins and ends with them, and asks nothing by it.

use super::asking;
use crate::import::talk::lexicon::{Words, fold};
use crate::import::talk::lines::Line;

/// The longest greeting in bytes: people say who they are with it.
const LONGEST: usize = 600;

#[rustfmt::skip]
static WORDS: Words = Words::of(&[
    "hello", "hi", "hey", "welcome", "thanks", "thank", "bonjour", "bonsoir", "salut", "merci", "bienvenue", "hola", "buenos",
    "buenas", "gracias", "bienvenido", "bienvenida", "hallo", "guten", "danke", "willkommen", "moin", "gruss", "ciao",
    "buongiorno", "buonasera", "salve", "grazie", "benvenuto", "benvenuta", "ola", "bom", "boa", "obrigado", "obrigada",
    "bem-vindo", "bem-vinda", "goedemorgen", "goedemiddag", "dag", "bedankt", "dank", "welkom", "dzien", "czesc", "dziekuje",
    "witam", "hej", "god", "tack", "tak", "hei", "kiitos", "здравствуйте", "привет", "спасибо", "добрый",
]);

/// Whether the words begin with a greeting or with thanks, and are whole sentences.
pub(super) fn is_one(words: &str) -> bool {
    let words =
        words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#' | '"' | '“' | '«' | '-' | '–'));
    let first = words.split(|c: char| !c.is_alphabetic() && c != '-').next().unwrap_or_default();
    let ends = words.trim_end_matches(['"', '”', '»', ')', ' ']).ends_with(['.', '!', '…', ',', ':']);
    words.len() <= LONGEST && ends && WORDS.has(&fold(first))
}

/// Whether the words leave it to the other one to go on: `We have spoken of your studies…`
fn is_left_open(words: &str) -> bool {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '"' | '”' | '»'));
    words.len() <= LONGEST && words.ends_with(['…', ':']) || words.ends_with("...")
}

/// Whether the words ask for something, be it behind a few others: `So, to begin with, tell me about it.`
fn requests(words: &str) -> bool {
    const MOST_BEFORE: usize = 2;
    let mut commas = words.match_indices(',').take(MOST_BEFORE).map(|(at, _)| &words[at + 1..]);
    asking::requests(words) || words.len() <= LONGEST && commas.any(asking::requests)
}

/// Returns at which of the stretches that take turns a talk begins whose first question is the stretch `asked`: two above
/// it, where the one who asks greets. `said` returns the lines of a stretch, if the one who asks may have said it.
pub(super) fn before<'l, 't: 'l>(asked: usize, said: impl Fn(usize) -> Option<&'l [Line<'t>]>) -> usize {
    let begins = |line: &Line<'_>| is_one(line.text) || is_left_open(line.text) || requests(line.text);
    // A title may stand above the greeting.
    let greets = |at: usize| said(at).is_some_and(|lines| lines.iter().any(begins));
    asked.checked_sub(2).filter(|above| greets(*above)).unwrap_or(asked)
}

#[cfg(test)]
mod tests {
    use crate::import::Run;
    use crate::import::talk::speakers::testing::{said_set_off, voices};

    #[test]
    fn who_greets_before_the_first_question_and_thanks_behind_the_last_one_asks() {
        let bold = Run { range: 0..0, bold: true, italic: false };
        let talk = [
            "!Hello Ana, thank you for coming.",
            "With pleasure.",
            "!Why so?",
            "So.",
            "!When?",
            "Then.",
            "!Who?",
            "Ana.",
        ];
        let begins = |lines: &[&str]| {
            said_set_off(lines, '!', &bold).iter().map(|turn| turn[..1].to_owned()).collect::<String>()
        };
        assert_eq!(begins(&talk), "12121212");
        let asked = [&["!So, to begin with, tell me about it."], &talk[1..]].concat();
        assert_eq!(begins(&asked), "12121212");
        let told = [&["!Ana came to the house."], &talk[1..]].concat();
        assert_eq!(begins(&told), "--121212");
        let plain = "Hello and welcome.\nGood morning.\n".to_owned() + &"How was it?\nIt was good.\n".repeat(6);
        assert_eq!(voices(&plain), "12".repeat(7));
    }

    #[test]
    fn thanks_in_the_heading_behind_the_last_question_are_answered() {
        let asked = |question: &str| format!("<h2>{question}</h2><p>I see, so it was.</p>");
        let page = |last: &str| format!("<h1>A talk</h1>{}{}", asked("Why so?").repeat(5), asked(last));
        let n = |last: &str| {
            crate::import::turns_as_told("a.html", &page(last)).iter().filter(|turn| !turn.starts_with("-@")).count()
        };
        assert_eq!((n("Thank you for your time."), n("About the author")), (12, 10));
        let greeted =
            format!("{}{}", asked("Hello Ana! And how are you? Tell me, first of all."), asked("Why so?").repeat(5));
        assert_eq!(crate::import::turns_as_told("a.html", &greeted).len(), 12);
    }
}
