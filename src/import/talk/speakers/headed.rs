//! Posts below headings that name who wrote them, as forums are kept in Markdown: `### Post #2 — @ana (2021-03-05)`.

use rustc_hash::FxHashMap;

use super::super::lines::Line;
use super::super::turns::Turn;

/// Fewer posts are headings that mention somebody.
const FEWEST: usize = 3;

/// Returns where the posts below such headings begin; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let headed: Vec<(usize, &'t str)> =
        lines.iter().enumerate().filter_map(|(i, line)| Some((i, author(line)?))).collect();
    let n_headings = lines.iter().filter(|line| line.heading).count();
    if headed.len() < FEWEST || headed.len() * 2 < n_headings {
        return Vec::new();
    }
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let turn = |(line, label): (usize, &'t str)| {
        let free = known.len();
        let speaker = Some(*known.entry(label).or_insert(free));
        Turn { line, at: 0, speaker, label, words_line: line, words: lines[line].text.len(), seconds: None }
    };
    headed.into_iter().map(turn).collect()
}

/// Returns whom a heading names behind `@`, at its end but for a date in brackets.
fn author<'t>(line: &Line<'t>) -> Option<&'t str> {
    let text = line.text.trim_end();
    let named = text.rsplit_once('@').filter(|_| line.heading)?.1;
    let name = named.split(|c: char| c.is_whitespace() || c == '(').next()?;
    let behind = named[name.len()..].trim_start();
    let is_date = behind.starts_with('(') && behind.ends_with(')') && behind.contains(|c: char| c.is_ascii_digit());
    (!name.is_empty() && (behind.is_empty() || is_date)).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn whom_the_heading_of_a_post_names_wrote_it() {
        let post =
            |n: usize, who: &str, words: &str| format!("### Post #{n} — @{who} (2021-03-0{n})\n\n{words}\n\n---\n\n");
        let page = [
            "# A thread\n\n".to_owned(),
            post(1, "ana", "Updates:\nwhy so?"),
            post(2, "ben_2", "So."),
            post(3, "ana", "Ah."),
        ];
        let turns = turns_as_told("a.md", &page.concat());
        let spoken: Vec<&str> =
            turns.iter().filter(|t| !t.starts_with('-')).map(|t| t.split('@').next().unwrap()).collect();
        assert_eq!(spoken, ["ana", "ben_2", "ana"], "{turns:?}");
    }
}
