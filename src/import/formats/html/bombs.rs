//! Tags with so many attributes that reading them would take minutes: the tokenizer compares each with all before it.

/// More comparisons than this, in all tags together, are no page: they take about a second.
const MOST_COMPARISONS: usize = 500_000_000;

/// Where a tag is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Text,
    /// Behind a `<`.
    Begun,
    /// Between attributes, in the name of the tag or of an attribute.
    Between,
    Name,
    /// Behind a `=`.
    Value,
    Unquoted,
    Quoted(u8),
}

/// Whether the tags of a page have so many attributes that they were made to keep us busy.
pub(super) fn is_bomb(html: &str) -> bool {
    let (mut at, mut n_attributes, mut n_comparisons) = (At::Text, 0_usize, 0_usize);
    for byte in html.bytes() {
        let next = after(at, byte);
        n_attributes += usize::from(next == At::Name && at == At::Between);
        if next == At::Text && at != At::Text {
            n_comparisons = n_comparisons.saturating_add(n_attributes.saturating_mul(n_attributes) / 2);
            n_attributes = 0;
        }
        at = next;
    }
    // A page may end within a tag.
    n_comparisons.saturating_add(n_attributes.saturating_mul(n_attributes) / 2) > MOST_COMPARISONS
}

/// Returns where the next byte is, as the standard of HTML has it.
fn after(at: At, byte: u8) -> At {
    let is_space = byte.is_ascii_whitespace() || byte == b'/';
    match (at, byte) {
        (At::Quoted(quote), _) if byte == quote => At::Between,
        (At::Quoted(_), _) => at,
        (At::Text, b'<') => At::Begun,
        (At::Text, _) => At::Text,
        (At::Begun, _) if byte.is_ascii_alphabetic() || byte == b'/' => At::Name,
        (At::Begun, b'<') => At::Begun,
        (At::Begun, _) | (_, b'>') => At::Text,
        (At::Value, b'"' | b'\'') => At::Quoted(byte),
        (At::Value, _) if byte.is_ascii_whitespace() => At::Value,
        (At::Value, _) => At::Unquoted,
        (At::Unquoted, _) if byte.is_ascii_whitespace() => At::Between,
        (At::Unquoted, _) => At::Unquoted,
        (At::Between, _) if is_space => At::Between,
        (At::Name, _) if is_space => At::Between,
        (At::Name, b'=') => At::Value,
        (At::Between | At::Name, _) => At::Name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(attribute: impl Fn(usize) -> String, n: usize) -> String {
        format!("<p {}>Oui.</p>", (0..n).map(attribute).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn many_attributes_are_a_bomb_and_long_ones_are_none() {
        assert!(is_bomb(&tag(|i| format!("a{i}"), 100_000)));
        assert!(is_bomb(&tag(|i| format!("a{i}=\"<p>\""), 100_000)));
        assert!(is_bomb(&tag(|i| format!("a{i}=x"), 2_000).repeat(300)));
        assert!(is_bomb(tag(|i| format!("a{i}"), 100_000).trim_end_matches(">Oui.</p>")));
        assert!(!is_bomb(&format!("<path d=\"{}\">", "M 1 2 ".repeat(100_000))));
        assert!(!is_bomb(&"<p class=a id=b>1 < 2 and 3 > 2</p>".repeat(50_000)));
    }
}
