//! Labels that a person asked for: each is one wherever a line begins with it and something sets it off, whatever it
//! looks like.

use super::{Candidate, Form, Lead, is_blank, is_blank_or_tab, key, skip_blank, stamps};

/// Returns the label that `line` begins with, of those whose keys are `wanted`.
pub(in crate::import) fn asked<'t>(line: &'t str, wanted: &[String]) -> Option<Candidate<'t>> {
    if wanted.is_empty() {
        return None;
    }
    let Lead { at, seconds, .. } = Lead::of(line);
    let is_fenced = line[at..].starts_with(['[', '(', '{', '<', '@']);
    let found = (at..=at + usize::from(is_fenced)).find_map(|from| set_off(line, from, wanted))?;
    let form = if found.form == Form::Alone && seconds.is_some() { Form::Timed } else { found.form };
    Some(Candidate { form, seconds: seconds.or(found.seconds), ..found })
}

/// Returns the shortest label of `wanted` that stands at `from` with a sign, a time or a line end behind it.
fn set_off<'t>(line: &'t str, from: usize, wanted: &[String]) -> Option<Candidate<'t>> {
    let longest = wanted.iter().map(|key| key.chars().count()).max()? * 2 + 16;
    let ends = line[from..].char_indices().skip(1).map(|(i, _)| from + i).chain([line.len()]).take(longest);
    ends.filter(|end| wanted.contains(&key(&line[from..*end]))).find_map(|end| {
        let label = line[from..end].trim_end_matches(is_blank_or_tab);
        let (form, words, seconds) = behind(line, from + label.len())?;
        Some(Candidate { label, form, words, seconds })
    })
}

/// Returns how the label that ends at `end` is set off, where the words begin, and the time that stands there.
fn behind(line: &str, end: usize) -> Option<(Form, usize, Option<f32>)> {
    let closed = line[end..].trim_start_matches(['*', '_', ']', ')', '}', '>']);
    let mut at = line.len() - closed.trim_start_matches(is_blank).len();
    let stamp = stamps::stamp(&line[at..]);
    match stamp {
        Some(stamp) => at = line.len() - line[at + stamp.len..].trim_start_matches(is_blank).len(),
        None => at += remark(&line[at..]),
    }
    let rest = &line[at..];
    let is_gap = |text: &str| text.starts_with('\t') || text.chars().take_while(|c| is_blank(*c)).count() > 1;
    let is_point = |text: &str| text.strip_prefix('.').is_some_and(|next| next.starts_with(is_blank));
    let (form, sign) = match rest.chars().next() {
        None if stamp.is_some() => (Form::Timed, 0),
        None => (Form::Alone, 0),
        Some(':' | '：') => (Form::Colon, rest.chars().next().map_or(0, char::len_utf8)),
        Some('.') if behind_blanks(&rest[1..]).starts_with(':') => {
            (Form::Colon, rest.len() - behind_blanks(&rest[1..]).len() + 1)
        }
        Some(_) if stamp.is_some() => (Form::Timed, 0),
        Some(_) if is_gap(&line[end..]) || rest.starts_with('\t') => (Form::Tab, 0),
        Some('|' | ';' | '/' | '>') => (Form::Sign, 1),
        Some(dash @ ('–' | '—' | '-')) if line[end..].starts_with(is_blank) => (Form::Dash, dash.len_utf8()),
        Some('.') if is_point(rest) => (Form::Point, 1),
        Some(_) if closed.len() < line.len() - end => (Form::Bracket, 0),
        Some(_) => return None,
    };
    Some((form, skip_blank(line, at + sign), stamp.map(|stamp| stamp.seconds)))
}

fn behind_blanks(text: &str) -> &str {
    text.trim_start_matches(is_blank)
}

/// Returns how many bytes a remark in brackets takes, with the blanks behind it.
fn remark(text: &str) -> usize {
    let close = text.starts_with('(').then(|| text.find(')')).flatten();
    close.map_or(0, |close| text.len() - text[close + 1..].trim_start_matches(is_blank).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, wanted: &str) -> String {
        match asked(line, &[key(wanted)]) {
            Some(c) => format!("{:?}|{}|{}", c.form, c.label, &line[c.words..]),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn what_was_asked_for_is_a_label_wherever_something_sets_it_off() {
        for (line, wanted, expected) in [
            ("Subject: no.", "subject", "Colon|Subject|no."),
            ("[0:04] **And I** : no.", "And I", "Colon|And I|no."),
            ("Part.: no.", "Part.", "Colon|Part|no."),
            ("Ass. soc. : no.", "Ass. soc.", "Colon|Ass. soc|no."),
            ("Marchand, Hélène   0:04", "Marchand, Hélène", "Timed|Marchand, Hélène|"),
            ("#3 Lyon: no.", "#3 Lyon", "Colon|#3 Lyon|no."),
            ("[Note] no.", "Note", "Bracket|Note|no."),
            ("Note (laughing): no.", "Note", "Colon|Note|no."),
            ("Note\tno.", "Note", "Tab|Note|no."),
            ("Note – no.", "Note", "Dash|Note|no."),
            ("Note. No.", "Note", "Point|Note|No."),
            ("Note", "Note", "Alone|Note|"),
            ("Note that he left.", "Note", "-"),
            ("Notes: no.", "Note", "-"),
        ] {
            assert_eq!(read(line, wanted), expected, "{line}");
        }
    }
}
