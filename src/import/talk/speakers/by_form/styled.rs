//! Names alone on lines whose style of paragraphs or class nothing else has: parliaments and publishers set who speaks
//! in one of their own, `Speaker`, `Intervinent`. There whatever returns is a label, however long the office is.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::import::talk::labels;
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::looks;
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::Turn;
use crate::import::{Layout, Look};

/// Fewer lines in a style are titles.
const FEWEST: usize = 6;
/// The longest label in code points: a name may stand behind an office.
const LONGEST: usize = 90;

/// Returns where the turns below such lines begin; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>], layout: &Layout) -> Vec<Turn<'t>> {
    if layout.shown.is_empty() {
        return Vec::new();
    }
    let mut of_faces: FxHashMap<u16, Vec<usize>> = FxHashMap::default();
    let looks: Vec<(usize, Option<Look>)> = looks::seen(lines, &layout.shown, |look| Look { colour: None, ..look });
    for (line, look) in &looks {
        of_faces.entry(look.and_then(|look| look.face).unwrap_or_default()).or_default().push(*line);
    }
    of_faces.remove(&0);
    let short = |of_face: Vec<usize>| {
        let labels: Vec<usize> = of_face.iter().copied().filter(|line| is_label(&lines[*line])).collect();
        are_labels(lines, &labels, of_face.len()).then_some(labels)
    };
    // Whoever asks may have a class of his own.
    let found: Vec<Vec<usize>> = of_faces.into_values().filter_map(short).collect();
    let n_people =
        |of_face: &Vec<usize>| of_face.iter().map(|line| key(lines[*line].text)).collect::<FxHashSet<_>>().len();
    if found.iter().all(|of_face| n_people(of_face) < 2) {
        return Vec::new();
    }
    let mut labels: Vec<usize> = found.into_iter().flatten().collect();
    labels.sort_unstable();
    below(lines, &labels)
}

/// Whether a line is short enough for a label, and no sentence.
fn is_label(line: &Line<'_>) -> bool {
    let label = line.text.trim();
    label.chars().count() <= LONGEST && !label.ends_with(['.', '!', '?', '…', ',', ';', '»', '”'])
}

/// Whether the lines of one style are labels: nearly each above words of another, and most of them return. `n_all` is
/// how many lines have the style, as somebody may have given it to words by mistake.
fn are_labels(lines: &[Line<'_>], of_face: &[usize], n_all: usize) -> bool {
    if of_face.len() < FEWEST || of_face.len() * 10 < n_all * 9 {
        return false;
    }
    let next = |line: usize| (line + 1..lines.len()).find(|i| !lines[*i].blank);
    let has_words = |line: &&usize| next(**line).is_some_and(|next| of_face.binary_search(&next).is_err());
    let mut n_of_key: FxHashMap<String, usize> = FxHashMap::default();
    for line in of_face {
        *n_of_key.entry(key(lines[*line].text)).or_default() += 1;
    }
    let n_returning: usize = n_of_key.values().filter(|n| **n >= 2).sum();
    let n_with_words = of_face.iter().filter(has_words).count();
    n_returning * 2 >= of_face.len() && n_with_words * 5 >= of_face.len() * 4
}

/// Returns the turns below these lines.
fn below<'t>(lines: &[Line<'t>], of_face: &[usize]) -> Vec<Turn<'t>> {
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let turn = |line: &usize| {
        let text: &'t str = lines[*line].text;
        let free = known.len();
        let speaker = Some(*known.entry(key(text)).or_insert(free));
        let label = text.trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
        Turn { speaker, label, words: text.len(), ..nobody(*line) }
    };
    of_face.iter().map(turn).collect()
}

/// What makes two labels one: who was named behind an office goes by the office later.
fn key(label: &str) -> String {
    let label = label.trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    labels::key(labels::without_remark(label).unwrap_or(label))
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::find;
    use crate::import::{Layout, Look, Shown};

    /// Who has turns in paragraphs of which those that begin with `!` have a style of their own, and with `!!` another.
    fn who(paragraphs: &[&str]) -> Vec<String> {
        let (mut text, mut shown) = (String::new(), Vec::new());
        for paragraph in paragraphs {
            let words = paragraph.trim_start_matches('!');
            let range = text.len()..text.len() + words.len();
            let look = Look { colour: None, face: Some((paragraph.len() - words.len()) as u16) };
            shown.extend((words.len() < paragraph.len()).then_some(Shown { range, look }));
            text.push_str(words);
            text.push('\n');
        }
        let found = find(&text, &Layout { shown, lines_are_paragraphs: true, ..Layout::default() });
        let label = |who: u16| found.speakers[usize::from(who)].label.clone();
        found.turns.iter().filter_map(|turn| turn.3.map(label)).collect()
    }

    const SESSION: [&str; 13] = [
        "La sessió s’obre a les onze.",
        "!El secretari general (Xavier Muro)",
        "Bon dia a tothom.",
        "!El president de la Mesa d’Edat (Ernest Mar)",
        "Molt bé. Gràcies.",
        "!Inés Roux",
        "Sí: una qüestió d’ordre.",
        "!El president de la Mesa d’Edat",
        "Molt bé.",
        "!Inés Roux",
        "Gràcies.",
        "!El president de la Mesa d’Edat",
        "S’aixeca la sessió.",
    ];

    #[test]
    fn names_in_a_style_of_their_own_speak_below_them() {
        let president = "El president de la Mesa d’Edat (Ernest Mar)";
        let expected =
            ["El secretari general (Xavier Muro)", president, "Inés Roux", president, "Inés Roux", president];
        assert_eq!(who(&SESSION), expected);
    }

    #[test]
    fn whoever_asks_may_have_a_style_of_his_own() {
        let round = ["!!Askers", "Hello.", "!Ana Roux", "Yes.", "!!Askers", "And?", "!Ben Petit", "No."];
        assert_eq!(who(&round.repeat(3)), ["Askers", "Ana Roux", "Askers", "Ben Petit"].repeat(3));
    }

    #[test]
    fn titles_in_a_style_of_their_own_do_not_return() {
        let chapters: Vec<String> = (0..8).map(|n| format!("!Chapter of the river, part {n}")).collect();
        let text: Vec<&str> = chapters.iter().flat_map(|title| [title.as_str(), "It rained. And so on."]).collect();
        assert!(who(&text).is_empty());
    }
}
