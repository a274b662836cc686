//! Words within HTML and XML: web pages, word documents and pictures take them in the same way.

/// Returns `text` with the signs of markup written out, and without what XML cannot hold. Line ends and tabs stay.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    #[test]
    fn signs_of_markup_are_written_out_and_what_xml_cannot_hold_goes() {
        assert_eq!(super::escaped("a <b> & \"c\"\u{8}\u{ffff}\n\td"), "a &lt;b&gt; &amp; &quot;c&quot;\n\td");
    }
}
