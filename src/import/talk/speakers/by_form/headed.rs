//! What stands below headings that name who says it: posts of forums as they are kept in Markdown, `### Post #2 — @ana
//! (2021-03-05)`, turns with numbers, `## Turn 2 — Client`, questions and answers, `### Second question:`, `###
//! Answer:`, and what people of a report tell, `### Témoignage de Ana Roux`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::import::talk::lexicon::{Words, fold};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;
use crate::import::talk::turns::Turn;

/// Fewer such headings mention somebody, and fewer that say that somebody tells.
const FEWEST: usize = 3;
const FEWEST_TOLD: usize = 2;
/// The longest name in a heading in code points.
const LONGEST: usize = 40;

/// How a heading names who says what stands below it.
type Named = fn(&str) -> Option<(String, &str)>;

/// Returns where what stands below such headings begins; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let ways: [Named; 3] = [author, in_turn, asked_or_answered];
    let talk = ways.into_iter().map(|named| named_by(named, lines, is_talk)).find(|turns| !turns.is_empty());
    talk.unwrap_or_else(|| named_by(teller, lines, |headed| headed.len() >= FEWEST_TOLD))
}

/// A heading that names somebody: its line, how it is built, and the name.
type Headed<'t> = (usize, String, &'t str);

/// Whether who speaks returns, and all headings are built alike.
fn is_talk(headed: &[Headed<'_>]) -> bool {
    let kinds: FxHashSet<&str> = headed.iter().map(|(_, kind, _)| kind.as_str()).collect();
    let names: FxHashSet<&str> = headed.iter().map(|(.., name)| *name).collect();
    headed.len() >= FEWEST && names.len() < headed.len() && kinds.len() == 1
}

fn named_by<'t>(named: Named, lines: &[Line<'t>], are_enough: impl Fn(&[Headed<'t>]) -> bool) -> Vec<Turn<'t>> {
    let headings = || lines.iter().enumerate().filter(|(_, line)| line.heading);
    let headed: Vec<Headed<'t>> =
        headings().filter_map(|(i, line)| named(line.text).map(|(kind, name)| (i, kind, name))).collect();
    if !are_enough(&headed) || headed.len() * 2 < headings().count() {
        return Vec::new();
    }
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let turn = |(line, _, label): Headed<'t>| {
        let free = known.len();
        let speaker = Some(*known.entry(label).or_insert(free));
        Turn { line, at: 0, speaker, label, words_line: line, words: lines[line].text.len(), seconds: None }
    };
    headed.into_iter().map(turn).collect()
}

/// Returns whom a heading names behind `@`, at its end but for a date in brackets.
fn author(heading: &str) -> Option<(String, &str)> {
    let named = heading.trim_end().rsplit_once('@')?.1;
    let name = named.split(|c: char| c.is_whitespace() || c == '(').next()?;
    let behind = named[name.len()..].trim_start();
    let is_date = behind.starts_with('(') && behind.ends_with(')') && behind.contains(|c: char| c.is_ascii_digit());
    (!name.is_empty() && (behind.is_empty() || is_date)).then(|| (String::new(), name))
}

/// Returns whom a heading names behind a word for a turn with a number: `Turn 2 — Client`. Parts of a talk have numbers
/// and names as well: `Theme 2: housing`.
fn in_turn(heading: &str) -> Option<(String, &str)> {
    #[rustfmt::skip]
    static TURNS: Words = Words::of(&[
        "turn", "intervention", "intervencion", "intervencao", "intervento", "turno", "tour", "beitrag", "wortmeldung", "beurt",
        "reply", "replique", "respuesta", "message", "mensaje", "comment", "commentaire", "post", "speech", "wypowiedz",
    ]);
    let heading = heading.trim_start_matches(['#', ' ']).trim_end();
    let (before, name) = [" — ", " – ", " - ", ": "].iter().find_map(|sign| heading.split_once(*sign))?;
    let (word, number) = before.split_once(' ')?;
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let is_name = name.starts_with(char::is_uppercase)
        && name.chars().count() <= LONGEST
        && !name.ends_with(['.', '?', '!', ':']);
    (is_number && is_name && TURNS.has(&fold(word))).then(|| (fold(word), name))
}

/// Returns the word for asking or answering with which a heading ends: `2. Second question:`, `Answer:`.
fn asked_or_answered(heading: &str) -> Option<(String, &str)> {
    let words = heading.trim_start_matches(['#', ' ']).trim_end().strip_suffix(':')?;
    let word = words.rsplit([' ', '\u{a0}']).next()?;
    (roles::asks_or_answers(word) && words.chars().count() <= LONGEST).then(|| (String::new(), word))
}

/// Returns who tells what stands below, with a remark behind the name: `Témoignage de Ana Roux (2024)`.
fn teller(heading: &str) -> Option<(String, &str)> {
    #[rustfmt::skip]
    static TOLD: Words = Words::of(&[
        "temoignage", "temoignages", "testimony", "testimonial", "testimonio", "testemunho", "depoimento", "testimonianza",
        "erfahrungsbericht", "getuigenis",
    ]);
    const OF: [&str; 11] = ["de ", "d'", "d’", "of ", "from ", "by ", "di ", "von ", "van ", "do ", "da "];
    let (word, behind) = heading.trim_start_matches(['#', ' ']).trim_end().split_once(' ')?;
    let name = OF.iter().find_map(|of| behind.strip_prefix(of))?;
    let name = name.split('(').next().unwrap_or(name).trim_end_matches([' ', '\\', ':']);
    let is_name = name.starts_with(char::is_uppercase) && name.chars().count() <= LONGEST;
    (is_name && TOLD.has(&fold(word))).then(|| (String::new(), name))
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    /// Who says what stands below the headings of a page, each with words below it.
    fn spoken(headings: &[&str]) -> Vec<String> {
        let page: String = headings.iter().map(|heading| format!("## {heading}\n\n> So it was then.\n\n")).collect();
        let turns = turns_as_told("a.md", &format!("# A talk\n\n{page}"));
        turns.iter().filter(|t| !t.starts_with('-')).map(|t| t.split('@').next().unwrap().to_owned()).collect()
    }

    #[test]
    fn whom_the_heading_names_says_what_stands_below() {
        let posts = ["Post #1 — @ana (2021-03-05)", "Post #2 — @ben_2 (2021-03-05)", "Post #3 — @ana (2021-03-06)"];
        assert_eq!(spoken(&posts), ["ana", "ben_2", "ana"]);
        let turns = ["Turn 1 — Client", "Turn 2 — Student", "Turn 3 — Client", "Turn 4 — Student"];
        assert_eq!(spoken(&turns), ["Client", "Student", "Client", "Student"]);
        let asked = ["1. Primeira Pergunta:", "Resposta:", "2. Segunda Pergunta:", "Resposta:"];
        assert_eq!(spoken(&asked), ["Pergunta", "Resposta", "Pergunta", "Resposta"]);
    }

    #[test]
    fn whoever_a_heading_says_tells_need_not_return() {
        let told = ["Témoignage de Ana Roux (2024)", "Témoignage d’OccSSImore", "Témoignage de Ben"];
        assert_eq!(spoken(&told), ["Ana Roux", "OccSSImore", "Ben"]);
    }

    #[test]
    fn headings_of_parts_name_nobody() {
        assert!(spoken(&["Témoignages de terrain", "Histoire de Lille", "Histoire de Paris"]).is_empty());
        assert!(spoken(&["Theme 1: Home", "Theme 2: Work", "Theme 1: Home", "Theme 2: Work"]).is_empty());
        assert!(spoken(&["Mail to @ana", "Rooms", "Keys", "Doors", "Showers", "Beds", "Yards"]).is_empty());
    }
}
