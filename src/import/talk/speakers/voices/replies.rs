//! Numbered replies of several people to one list of questions: the name of each stands above what they say, and the
//! numbers begin anew. The list itself stands above them all.

use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people::{Counted, nobody};
use crate::import::talk::turns::{Turn, asks};

/// Fewer replies are a list of something else.
const FEWEST: usize = 3;
/// More numbers than these are not lost in a row.
const MOST_LOST: usize = 2;
/// The longest heading in code points.
const LONGEST: usize = 80;

/// A reply: its line, and where its words begin.
type Reply = (usize, usize);

/// Lines that are numbered from 1 on.
struct Run<'t> {
    items: Vec<Reply>,
    /// The number of the last of them: one may have been lost, or stand behind another on its line.
    last: usize,
    n_asking: usize,
    /// The line above them.
    above: Option<(usize, &'t str)>,
}

/// Returns where the replies begin, and the names above them; nothing of a text without a list of questions.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let runs = runs(lines);
    let Some(guide) = runs.iter().position(|run| run.items.len() >= FEWEST && run.n_asking * 2 > run.items.len())
    else {
        return Vec::new();
    };
    let n_asked = runs[guide].last;
    let replies = &runs[guide + 1..];
    let replied: Option<Vec<(&Run<'t>, usize, &'t str)>> = replies
        .iter()
        .map(|run| run.above.filter(|_| run.replies_to(n_asked)).map(|(i, name)| (run, i, name)))
        .collect();
    let Some(replied) = replied.filter(|replied| replied.len() >= 2) else { return Vec::new() };
    let of_one = |(speaker, (run, above, name)): (usize, &(&Run<'t>, usize, &'t str))| {
        let turn = |(line, words): &Reply| Turn::without_label(*line, *words, speaker, name);
        std::iter::once(nobody(*above)).chain(run.items.iter().map(turn).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    replied.iter().enumerate().flat_map(of_one).collect()
}

impl Run<'_> {
    /// Whether they are replies to so many questions: some may be left out, and few ask in turn.
    fn replies_to(&self, n_asked: usize) -> bool {
        let n = self.items.len();
        n >= FEWEST && n * 2 >= n_asked && n <= n_asked + 1 && self.n_asking * 4 <= n
    }
}

/// Returns the stretches of lines that are numbered from 1 on, each with the short line above it.
fn runs<'t>(lines: &[Line<'t>]) -> Vec<Run<'t>> {
    let mut runs: Vec<Run<'t>> = Vec::new();
    let mut above = None;
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| !line.blank) {
        let before = runs.last().map_or(0, |run| run.last);
        match number(line.text) {
            Some((1, words)) => {
                let above = above.filter(|(_, text): &(usize, &str)| number(text).is_none());
                let above = above.and_then(|(i, text)| Some((i, name(text)?)));
                runs.push(Run { items: vec![(i, words)], last: 1, n_asking: usize::from(asks(line.text)), above });
            }
            Some((number, words)) if (before + 1..=before + MOST_LOST + 1).contains(&number) => {
                if let Some(run) = runs.last_mut() {
                    run.items.push((i, words));
                    run.last = number;
                    run.n_asking += usize::from(asks(line.text));
                }
            }
            _ => {}
        }
        above = Some((i, line.text.trim()));
    }
    runs
}

/// Returns whom a short line names: `Merry, 23 years old`, `Person 2`.
fn name(text: &str) -> Option<&str> {
    if text.chars().count() > LONGEST || text.ends_with([':', '?', '!', '…']) {
        return None;
    }
    if let Some(counted) = Counted::of(text) {
        return Some(counted.label);
    }
    let name = text.split([',', '(', ';', '–', ':']).next()?.trim().trim_matches(['*', '_', '#', ' ']);
    matches!(labels::shape(name), Some(Shape::Name | Shape::Code)).then_some(name)
}

/// Returns the number that a line begins with, and where the words behind it begin.
fn number(line: &str) -> Option<(usize, usize)> {
    let text = line.trim_start();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text[..text.len() - behind.len()].parse().ok().filter(|number| (1..1000).contains(number))?;
    let words = behind.strip_prefix([')', '.', '-'])?;
    let is_figure = words.starts_with(|c: char| c.is_ascii_digit());
    (!is_figure).then(|| (number, line.len() - words.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::speakers::find;

    /// The turns as `Ana|words`.
    fn turns(text: &str) -> Vec<String> {
        let found = find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
        let label = |who: Option<u16>| who.map_or("-", |i| found.speakers[usize::from(i)].label.as_str());
        found.turns.iter().map(|t| format!("{}|{}", label(t.3), &text[t.1 as usize..t.2 as usize])).collect()
    }

    const GUIDE: &str = "Questions:\n1- When ?\n2- How often ? 3-Why ?\n4- And then ?\nInterviewees:\n";

    #[test]
    fn numbered_replies_below_a_name_are_those_of_that_person() {
        let text = format!(
            "{GUIDE}Ana, 23 years old\n1) 2017\n2) Often,\nor so.\n3) For fun.\n4) -\nBen Roux (31)\n1) Now.\n2) No.\n3) So?\n4) Ah.\n"
        );
        let found = turns(&text);
        let expected = [
            "-|Ana, 23 years old",
            "Ana|2017",
            "Ana|Often,\nor so.",
            "Ana|For fun.",
            "Ana|-",
            "-|Ben Roux (31)",
            "Ben Roux|Now.",
            "Ben Roux|No.",
            "Ben Roux|So?",
            "Ben Roux|Ah.",
        ];
        assert_eq!(found[found.len() - 10..], expected);
    }

    #[test]
    fn lists_below_headings_are_no_replies() {
        let lists =
            "Advantages\n1) Cheap.\n2) Near.\n3) Quiet.\n4) Warm.\nRisks\n1) Old.\n2) Far.\n3) Loud.\n4) Cold.\n";
        for text in [lists.to_owned(), format!("{GUIDE}{lists}1) Again.\n"), lists.replace("Risks", GUIDE)] {
            assert!(turns(&text).iter().all(|turn| turn.starts_with("-|")), "{text}");
        }
    }
}
