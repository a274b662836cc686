//! Labels that take more than a line: `Dr. Marie ⏎ Dubois: …`, `Social ⏎ worker: …`, and those of ministers who have many
//! things in hand.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Mark, Survey};
use crate::import::talk::labels::{self, Candidate, Form};
use crate::import::talk::lines::Line;

/// So many lines that begin with a colon are what the names above them say.
const FEWEST_DEFINED: usize = 4;

impl<'t> Survey<'t> {
    /// Returns the label that begins on the line above and ends on line `i`: behind `Dr. Marie`, `Dubois: …`.
    pub(super) fn wrapped(&self, i: usize, found: Option<Candidate<'t>>) -> Option<Candidate<'t>> {
        const LONGEST_HEAD: usize = 30;
        let (line, above) = (self.lines.get(i)?, self.lines.get(i.checked_sub(1)?)?);
        let head = above.text.trim();
        let is_head = head.chars().count() <= LONGEST_HEAD
            && head.starts_with(char::is_uppercase)
            && head.split_whitespace().count() <= 4
            && head.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}' | '.' | '-' | '\'' | '’'))
            && !head.ends_with('.');
        let indent = line.text.len() - line.text.trim_start().len();
        let (end, words) = match found {
            Some(found) if found.form == Form::Colon => (end_of(line.text, found.label)?, found.words),
            None => (indent, colon_of_definition(line.text)?),
            _ => return None,
        };
        let from = above.byte + above.text.len() - above.text.trim_start().len();
        let label = self.text.get(from..line.byte + end).map(str::trim_end).filter(|_| is_head)?;
        Some(Candidate { label, form: Form::Colon, words, seconds: None })
    }

    /// A wrapped label counts when the whole label stands on one line elsewhere, when it is always wrapped so, or when
    /// colons begin the lines below labels throughout; else its second half is the label.
    pub(super) fn settle_wrapped(&mut self) {
        let mut n_wrapped: FxHashMap<usize, usize> = FxHashMap::default();
        for mark in self.marks.iter().filter(is_wrapped) {
            *n_wrapped.entry(mark.group).or_default() += 1;
        }
        let (wrapped, rest): (Vec<_>, Vec<_>) = self.marks.drain(..).partition(|m| is_wrapped(&m));
        let is_defined = |m: &Mark<'t>| colon_of_definition(self.lines[m.words_line].text).is_some();
        let are_defined = wrapped.iter().filter(|m| is_defined(m)).count() >= FEWEST_DEFINED;
        let counts = |m: &Mark<'t>| {
            self.groups[m.group].n >= 1
                || n_wrapped.get(&m.group).is_some_and(|n| *n >= 2)
                || (are_defined && is_defined(m))
        };
        let wrapped: Vec<Mark<'t>> = wrapped.into_iter().filter(counts).collect();
        let is_second_half: FxHashSet<usize> = wrapped.iter().map(|m| m.words_line).collect();
        let is_first_half: FxHashSet<usize> = wrapped.iter().map(|m| m.line).collect();
        for mark in rest {
            let is_half = (mark.at == 0 && is_second_half.contains(&mark.line)) || is_first_half.contains(&mark.line);
            if is_half && mark.candidate.form.is_strong() {
                let group = &mut self.groups[mark.group];
                group.n -= group.n.min(1);
            }
            if !is_half {
                self.marks.push(mark);
            }
        }
        for mark in wrapped {
            let group = &mut self.groups[mark.group];
            group.n += 1;
            group.n_after_blank += 1;
            group.marked = true;
            self.marks.push(Mark { after_blank: true, ..mark });
        }
        self.marks.sort_by_key(|m| (m.line, m.at));
    }
}

/// Whether the label of a mark ends on another line than it begins on, and before a colon.
fn is_wrapped(mark: &&Mark<'_>) -> bool {
    mark.words_line != mark.line && mark.candidate.form == Form::Colon
}

/// Returns the label with a title and an office that begins line `i` and goes on below, up to a point and a dash, and the
/// line of the words: `Mme Anne Roux, ministre de la Culture, des ⏎ Médias et des Arts. – Oui.`
pub(super) fn office<'t>(text: &'t str, lines: &[Line<'t>], i: usize) -> Option<(usize, Candidate<'t>)> {
    const MOST_LINES: usize = 4;
    let first = lines[i].text.trim_start();
    if !labels::is_titled(first) || !first.contains(',') {
        return None;
    }
    let from = lines[i].byte + lines[i].text.len() - first.len();
    for (n, line) in lines[i..].iter().enumerate().take(MOST_LINES).take_while(|(_, line)| !line.blank) {
        let Some((before, behind)) = before_dash(line.text) else {
            // The title has a point too.
            let behind_title = if n == 0 { first.split_once(' ')?.1 } else { line.text };
            if behind_title.contains([':', '?', '!', '.']) {
                return None;
            }
            continue;
        };
        let label = text.get(from..line.byte + before).filter(|_| n > 0 && !line.text[..before].contains('.'))?;
        let (at, words_line) = if behind < line.text.trim_end().len() { (behind, i + n) } else { (0, i + n + 1) };
        let words = lines.get(words_line).filter(|line| !line.blank)?;
        let words = words.text.len() - words.text[at..].trim_start().len();
        return Some((words_line, Candidate { label, form: Form::Dash, words, seconds: None }));
    }
    None
}

/// Returns where a point and a dash stand in a line, and where both end, in bytes.
fn before_dash(line: &str) -> Option<(usize, usize)> {
    line.match_indices('.').find_map(|(at, _)| {
        let behind = line[at + 1..].trim_start_matches([' ', '\u{a0}']);
        let dash = behind.strip_prefix(['–', '—'])?;
        Some((at, line.len() - dash.len()))
    })
}

/// Returns where `label` ends in `line`, in bytes.
fn end_of(line: &str, label: &str) -> Option<usize> {
    line.find(label).map(|at| at + label.len())
}

/// Returns where the words begin, in bytes, of a line that says what the name above it says: `: Yes.`
fn colon_of_definition(line: &str) -> Option<usize> {
    let behind = line.trim_start().strip_prefix(':').filter(|behind| behind.starts_with([' ', '\t']))?;
    Some(line.len() - behind.trim_start().len())
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::lines::lines;
    use crate::import::talk::speakers::tests::who;

    #[test]
    fn the_label_of_a_minister_goes_on_below() {
        let asked = "M. Paul Faro (MR). – Je voudrais savoir, madame la ministre, ce qu’il en est des\nthéâtres de la ville.\n\n";
        let answered = "Mme Anne Roux, ministre de l’Enfance, de la Santé, de la Culture, des\n\
            Médias et des Droits des femmes. – Je suis avec attention les\nchantiers de la ville.\n\n";
        let last = "Mme Anne Roux, ministre de l’Enfance, de la Santé, de la Culture, des\nMédias et des Droits des femmes. –\n\
            Je n’ai rien à ajouter.\n\n";
        let record = [asked, answered].concat().repeat(3) + asked + last;
        let expected = [
            "M. Paul Faro (MR)",
            "Mme Anne Roux, ministre de l’Enfance, de la Santé, de la Culture, des Médias et des Droits des femmes",
        ];
        assert_eq!(who(&record), expected.repeat(4));
    }

    #[test]
    fn a_sentence_about_a_minister_is_none() {
        for text in [
            "Mme Anne Roux, ministre de l’Enfance, a répondu. La\nville est grande. – Oui.\n",
            "Mme Anne Roux, ministre de l’Enfance\n\net des Arts. – Oui.\n",
            "Mme Anne Roux, ministre : elle parle de la\nville. – Oui.\n",
        ] {
            let (lines, _) = lines(text, &Layout::default());
            assert_eq!(super::office(text, &lines, 0), None, "{text}");
        }
    }
}
