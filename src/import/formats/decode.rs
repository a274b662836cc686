//! Bytes to text, whatever the encoding. Only line ends and the byte order mark change; what had to be assumed is said.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::legacy;
use crate::model::{Said, said};

const UTF_8: &str = "UTF-8";

/// A text with LF line ends, and how sure its encoding is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Decoded {
    /// The text.
    pub text: String,
    /// What it was read as.
    pub encoding: &'static str,
    /// What had to be assumed, in words.
    pub assumed: Option<Said>,
}

/// Returns the text of `bytes`, or nothing if they are no text at all.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return Some(assumed(UTF_16LE, rest, "UTF-16"));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return Some(assumed(UTF_16BE, rest, "UTF-16"));
    }
    let unmarked = bytes.strip_prefix("\u{feff}".as_bytes());
    let is_marked = unmarked.is_some();
    let bytes = unmarked.unwrap_or(bytes);
    // A zero here and there is a slip of some program, and is left out like other control characters.
    if bytes.contains(&0)
        && let Some(encoding) = utf16_without_mark(bytes)
    {
        return Some(assumed(encoding, bytes, "UTF-16"));
    }
    if is_binary(bytes) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Decoded { text: with_lf(text), encoding: UTF_8, assumed: None }),
        Err(_) => Some(damaged_utf8(bytes, is_marked).unwrap_or_else(|| before_unicode(bytes))),
    }
}

fn assumed(encoding: &'static Encoding, bytes: &[u8], name: &'static str) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    shown(&text, name)
}

/// Returns a text whose encoding is a guess, with a word by which people see whether it is right.
fn shown(text: &str, name: &'static str) -> Decoded {
    let is_telling = |word: &&str| word.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    let sample = text.split(|c: char| !c.is_alphanumeric()).find(is_telling);
    let sample = sample.map_or_else(Said::default, |word| {
        let word: String = word.chars().take(20).collect();
        said!(", as in “{word}”", ", comme dans «\u{202f}{word}\u{202f}»")
    });
    let assumed = said!(
        "read as {name}; check that its accents are right{sample}",
        "lu comme {name}\u{202f}; vérifiez que ses accents sont justes{sample}",
        sample = sample
    );
    Decoded { text: with_lf(text), encoding: name, assumed: Some(assumed) }
}

fn before_unicode(bytes: &[u8]) -> Decoded {
    let (text, name) = legacy::decode(bytes);
    shown(&text, name)
}

/// Returns the byte order if every second byte of the beginning is mostly zero, as in UTF-16 of European languages.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    // A page begins with `<`, in whatever letters its words are written.
    match bytes {
        [b'<', 0, ..] => return Some(UTF_16LE),
        [0, b'<', ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 2 * 6 / 10;
    match () {
        () if odd > many.max(1) && even * 10 <= odd => Some(UTF_16LE),
        () if even > many.max(1) && odd * 10 <= even => Some(UTF_16BE),
        () => None,
    }
}

/// Whether more than one byte in a hundred is a control character that texts do not have; in a short text a few are
/// slips.
fn is_binary(bytes: &[u8]) -> bool {
    const FEW: usize = 3;
    // Bits 9 to 13 and 27: tab, the line ends, form feed, escape.
    const USUAL: u32 = 0b1000_0000_0000_0011_1110_0000_0000;
    let strange = |b: u8| u32::from(b < 0x20) & !(USUAL >> (b & 31)) & 1;
    let n: usize = bytes.chunks(4096).map(|c| c.iter().map(|b| strange(*b)).sum::<u32>() as usize).sum();
    n * 100 > bytes.len() && (n > FEW || n * 10 > bytes.len())
}

/// Returns UTF-8 in which a few bytes are broken, or that says that it is UTF-8: guessing another encoding would break
/// all accents for their sake. In other encodings it hardly happens that some bytes are UTF-8 by accident.
fn damaged_utf8(bytes: &[u8], is_marked: bool) -> Option<Decoded> {
    let text = String::from_utf8_lossy(bytes);
    let n_broken = text.matches('\u{fffd}').count();
    let n_beyond_ascii = text.chars().filter(|c| !c.is_ascii()).count() - n_broken;
    (is_marked || n_beyond_ascii > 2 * n_broken).then(|| Decoded {
        text: with_lf(&text),
        encoding: UTF_8,
        assumed: Some(said!(
            "read as UTF-8 with {n_broken} broken characters, shown as �",
            "lu comme UTF-8 avec {n_broken} caractères abîmés, montrés par �"
        )),
    })
}

/// Line and paragraph separators of Unicode, and the next line of mainframes.
const UNICODE_LINE_ENDS: [char; 3] = ['\u{2028}', '\u{2029}', '\u{85}'];

/// Takes out the control characters that no text has, and returns in words what was taken out and what else nobody
/// sees. A new page and a vertical tab end a line.
pub(super) fn take_out_controls(text: &mut String) -> Vec<Said> {
    let is_control = |c: char| c.is_ascii_control() && !matches!(c, '\n' | '\t');
    let mut told = Vec::new();
    if has_control(text.as_bytes()) {
        *text = text.replace(['\u{b}', '\u{c}'], "\n");
        let n = text.chars().filter(|c| is_control(*c)).count();
        text.retain(|c| !is_control(c));
        told.extend(
            (n > 0).then(|| said!("left out {n} control characters", "{n} caractères de contrôle laissés de côté")),
        );
    }
    if !has_unseen(text.as_bytes()) {
        return told;
    }
    if text.contains(UNICODE_LINE_ENDS) {
        *text = text.replace(UNICODE_LINE_ENDS, "\n");
    }
    take_out_empty_spaces(text);
    let n_turns = text.chars().filter(|c| is_turn(*c)).count();
    told.extend((n_turns > 0).then(|| {
        said!(
            "it holds {n_turns} signs that turn the direction of writing, and nobody sees them",
            "il contient {n_turns} signes invisibles qui renversent le sens de l’écriture"
        )
    }));
    told
}

/// Whether a control character other than tab and line feed is there. Chunks without a way out are compared many bytes
/// at once.
fn has_control(bytes: &[u8]) -> bool {
    let is_control = |b: u8| (b < 0x20) & (b != b'\n') & (b != b'\t') | (b == 0x7F);
    bytes.chunks(4096).any(|chunk| chunk.iter().fold(false, |found, b| found | is_control(*b)))
}

/// Whether a line end of Unicode, a space without width or a sign that turns the direction of writing may be there:
/// each is told from the dashes and quotation marks that most texts have by its second byte or its third.
fn has_unseen(bytes: &[u8]) -> bool {
    let is_unseen = |at: usize| {
        matches!(bytes[at..], [0xE2, 0x80, 0x8B | 0xA8..=0xAE, ..] | [0xE2, 0x81, 0xA6..=0xA9, ..] | [0xC2, 0x85, ..])
    };
    memchr::memchr2_iter(0xE2, 0xC2, bytes).any(is_unseen)
}

/// Takes out spaces without width beside those that have one, as Google Docs writes them: nobody sees them, and no
/// search finds words across them. Between letters they part words, in Thai for one, and stay.
pub(super) fn take_out_empty_spaces(text: &mut String) {
    if text.contains(EMPTY) {
        *text = text.char_indices().filter(|(at, _)| !is_empty_space(text, *at)).map(|(_, c)| c).collect();
    }
}

/// A space without width.
const EMPTY: char = '\u{200b}';

/// Whether a space without width stands at this byte of a text beside one that has a width, or at an end of the text.
pub(super) fn is_empty_space(text: &str, at: usize) -> bool {
    if !text[at..].starts_with(EMPTY) {
        return false;
    }
    let behind = text[at..].trim_start_matches(EMPTY);
    let before = text[..at].trim_end_matches(EMPTY);
    let is_space = |c: char| c.is_whitespace();
    before.is_empty() || before.ends_with(is_space) || behind.is_empty() || behind.starts_with(is_space)
}

/// Whether the character turns the direction of writing, and is not seen itself.
pub(in crate::import) fn is_turn(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns the text with LF line ends and without a byte order mark.
pub(super) fn with_lf(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.contains('\r') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\r') {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text_of(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text
    }

    #[test]
    fn only_line_ends_and_the_byte_order_mark_change() {
        assert_eq!(text_of("\u{feff}a\r\nb\rc\n\r\n".as_bytes()), "a\nb\nc\n\n");
        let nfd = "Zoe\u{301} :\u{202f}voilà\u{a0}!";
        assert_eq!(decode(nfd.as_bytes()), Some(Decoded { text: nfd.to_owned(), encoding: UTF_8, assumed: None }));
    }

    #[test]
    fn a_guess_is_told_with_a_word_to_check_it_by() {
        let read = decode(b"Zo\xe9 a \xe9t\xe9 l\xe0.").unwrap();
        assert_eq!(read.text, "Zoé a été là.");
        assert_eq!(read.assumed.unwrap(), "read as windows-1252; check that its accents are right, as in “Zoé”");
    }

    #[test]
    fn utf16_is_read_with_and_without_its_mark() {
        let text = "Entretien n° 1\nINT: Bonjour, ça va ?";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text_of(&little), text);
        assert_eq!(text_of(&big), text);
        assert_eq!(text_of(&[&[0xFF, 0xFE], &little[..]].concat()), text);
        assert_eq!(text_of(&[&[0xFE, 0xFF], &big[..]].concat()), text);
        let page = "<p>Когда вы приехали в этот город и что было потом?</p>";
        assert_eq!(text_of(&page.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()), page);
    }

    #[test]
    fn one_broken_byte_does_not_break_all_accents() {
        let mut bytes = "été déjà là même très à côté, où ça, forêt, élève".as_bytes().to_vec();
        bytes.push(0xE9);
        let read = decode(&bytes).unwrap();
        assert!(read.text.starts_with("été déjà"));
        let cut_off = "\u{feff}Enquête : à bientôt, même s".as_bytes();
        assert_eq!(decode(&cut_off[..8]).unwrap().text, "Enqu\u{fffd}");
        assert!(read.assumed.unwrap().to_string().contains("1 broken"));
    }

    #[test]
    fn spaces_without_width_stay_only_between_letters() {
        let mut text = "\u{200b}I:\u{200b} \u{200b}Wie\u{200b} geht\u{200b}\u{200b}\nกา\u{200b}กา\u{200b}".to_owned();
        take_out_empty_spaces(&mut text);
        assert_eq!(text, "I: Wie geht\nกา\u{200b}กา");
    }

    #[test]
    fn a_stray_zero_is_left_out_and_told_and_separators_end_lines() {
        let talk = b"U07: Because of that, and of much more.\n".repeat(20);
        let mut text = text_of(&[&b"INT: Why?\0\n"[..], &talk].concat());
        let told = take_out_controls(&mut text);
        assert!(text.starts_with("INT: Why?\nU07") && told[0].to_string().contains("1 control"));
        let mut short = text_of(b"INT: Hello\0 there\nP1: H\0i\nINT: ok?\nP1: y\0es\n");
        assert!(take_out_controls(&mut short)[0].to_string().contains("3 control"));
        let mut text = "INT: Why?\u{2028}U07: So.\u{85}".to_owned();
        assert!(take_out_controls(&mut text).is_empty());
        assert_eq!(text, "INT: Why?\nU07: So.\n");
    }

    #[test]
    fn a_picture_is_no_text() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01"), None);
        assert_eq!(decode(&[1, 2, 3, 4, 200, 201, 5, 6]), None);
    }

    proptest! {
        #[test]
        fn utf8_text_comes_out_as_it_went_in(s in "[^\r\0\u{feff}\u{1}-\u{8}\u{e}-\u{1a}\u{1c}-\u{1f}\u{7f}]{0,80}") {
            prop_assert_eq!(text_of(s.as_bytes()), s);
        }
    }
}
