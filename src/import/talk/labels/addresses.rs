//! The addresses of mails behind names, as meeting tools export them: `Marie (marie@lab.org): Oui.` They say who it is
//! and are no part of the name.

use super::is_blank;

/// The longest address in bytes.
const LONGEST: usize = 80;

/// Returns the length in bytes of an address in brackets with which `text` begins, 0 if there is none.
pub(super) fn len(text: &str) -> usize {
    let inner = text.get(1..).unwrap_or_default();
    let close = match text.as_bytes().first() {
        Some(b'(') => ')',
        Some(b'[') => ']',
        Some(b'<') => '>',
        _ => return 0,
    };
    let Some(end) = inner.bytes().take(LONGEST).position(|b| char::from(b) == close) else { return 0 };
    let is_address = inner[..end].split_once('@').is_some_and(|(who, at)| {
        !who.is_empty() && at.trim_end_matches(char::is_alphanumeric).ends_with('.') && !inner[..end].contains(is_blank)
    });
    if is_address { 1 + end + 1 } else { 0 }
}

/// Returns the label without the address at its end.
pub(super) fn without(label: &str) -> &str {
    let address = label.rfind(['(', '[', '<']).filter(|at| *at > 0 && at + len(&label[*at..]) == label.len());
    address.map_or(label, |at| label[..at].trim_end_matches(is_blank))
}

#[cfg(test)]
mod tests {
    use super::super::candidate;

    #[test]
    fn the_address_behind_a_name_is_no_part_of_it() {
        let read = |line| candidate(line, "").map(|c| format!("{}|{}", c.label, &line[c.words..]));
        for line in
            ["Marie (marie@lab.org): Oui.", "Marie <m.roux@lab.univ-lille.fr>: Oui.", "[10:02] Marie (m@lab.org): Oui."]
        {
            assert_eq!(read(line).as_deref(), Some("Marie|Oui."), "{line}");
        }
        assert_eq!(read("Marie (at the office): Oui.").as_deref(), Some("Marie (at the office)|Oui."));
        assert_eq!(read("Marie <marie at lab>: Oui."), None);
    }
}
