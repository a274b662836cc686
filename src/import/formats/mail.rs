//! A mail as programs save it (`.eml`): its head, and of its parts the one that people read, whatever letters and codes
//! carry it. The head stays above the words as people see it, so that `talk/` reads it as it reads archives of mails.
//! What was attached is left out and told.

use encoding_rs::Encoding;

use super::damage::damaged;
use super::page::on_one_line;
use super::{decode, html};
use crate::import::told::of_file;
use crate::import::{Content, ImportError};
use crate::model::{Said, Warned, said};

/// Parts lie within parts; deeper than this nobody writes.
const DEEPEST: usize = 8;
/// More parts than this no mail has.
const MOST_PARTS: usize = 200;
/// The fields that people see, in this order.
const SHOWN: [&str; 5] = ["From", "To", "Cc", "Date", "Subject"];

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    if decode::decode(bytes).is_none() {
        return Err(ImportError::Binary { file: file_name.to_owned() });
    }
    let mail = Part::of(bytes);
    let mut found = Found::default();
    found.enter(&mail, 0);
    let Found { plain, page, n_attached, .. } = found;
    let words = match plain.or(page) {
        Some((part, true)) => html::read(file_name, part.as_bytes())?.output.text,
        Some((part, false)) => part,
        None => String::new(),
    };
    let mut text = String::new();
    for name in SHOWN {
        if let Some(value) = mail.field(name) {
            text.push_str(&format!("{name}: {}\n", on_one_line(&plain_words(value))));
        }
    }
    text.push('\n');
    text.push_str(words.trim_matches('\n'));
    text.push('\n');
    let attached =
        said!("left out what is attached ({n_attached})", "laissé de côté les pièces jointes ({n_attached})");
    let warnings: Vec<Said> = (n_attached > 0).then(|| of_file(file_name, &attached)).into_iter().collect();
    Ok(Warned { output: Content { text, ..Content::default() }, warnings })
}

/// Returns the page of a file that is a page and its pictures in the form of a mail, as browsers and Word save it
/// (`.mhtml`); nothing of one that is a page itself.
///
/// # Errors
/// When it has the form of a mail and holds no page: nothing in it is what somebody saw.
pub(super) fn saved_page(file_name: &str, bytes: &[u8]) -> Result<Option<String>, ImportError> {
    if !has_form_of_mail(bytes) {
        return Ok(None);
    }
    let mut found = Found::default();
    found.enter(&Part::of(bytes), 0);
    let none = said!(
        "it should hold a page that was saved with its pictures, but no page is in it",
        "il devrait contenir une page enregistrée avec ses images, mais aucune page ne s’y trouve"
    );
    found.page.map(|(page, _)| Some(page)).ok_or_else(|| damaged(file_name, none))
}

/// Whether a file begins with the fields of a mail that has parts, or a page alone.
fn has_form_of_mail(bytes: &[u8]) -> bool {
    const HEAD: usize = 4096;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let holds = |kind: &str| head.contains(&format!("content-type: {kind}"));
    !head.trim_start_matches(['\u{feff}', '\r', '\n', ' ']).starts_with('<')
        && head.contains("mime-version:")
        && (holds("multipart/") || holds("text/html"))
}

/// What the parts of a mail hold.
#[derive(Default)]
struct Found {
    /// The words as plain text, and false.
    plain: Option<(String, bool)>,
    /// The words as a web page, and true.
    page: Option<(String, bool)>,
    n_attached: usize,
    n_parts: usize,
}

impl Found {
    fn enter(&mut self, part: &Part<'_>, depth: usize) {
        self.n_parts += 1;
        let kind = part.field("Content-Type").unwrap_or_default().to_owned();
        let is = |begins: &str| kind.trim_start().get(..begins.len()).is_some_and(|k| k.eq_ignore_ascii_case(begins));
        if depth > DEEPEST || self.n_parts > MOST_PARTS {
            return;
        }
        if is("multipart/") {
            let boundary = parameter(&kind, "boundary").unwrap_or_default();
            part.parts(&boundary).iter().for_each(|inner| self.enter(inner, depth + 1));
            return;
        }
        let is_attached = part
            .field("Content-Disposition")
            .is_some_and(|d| d.trim_start().to_ascii_lowercase().starts_with("attachment"));
        match () {
            () if is_attached => self.n_attached += 1,
            () if is("text/html") => self.page = self.page.take().or_else(|| Some((part.text(&kind), true))),
            () if kind.is_empty() || is("text/plain") => {
                self.plain = self.plain.take().or_else(|| Some((part.text(&kind), false)));
            }
            () if is("image/") => {}
            () => self.n_attached += 1,
        }
    }
}

/// A mail or a part of one.
struct Part<'b> {
    /// The fields of the head, each on one line.
    fields: Vec<(String, String)>,
    body: &'b [u8],
}

impl<'b> Part<'b> {
    fn of(bytes: &'b [u8]) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut rest = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        while !rest.is_empty() {
            let end = rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |at| at + 1);
            let (line, below) = rest.split_at(end);
            rest = below;
            let line = decode::decode(line).map(|decoded| decoded.text).unwrap_or_default();
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            match (line.starts_with([' ', '\t']), line.split_once(':')) {
                (true, _) => fields.last_mut().into_iter().for_each(|(_, value)| value.push_str(line)),
                (false, Some((name, value))) => fields.push((name.trim().to_owned(), value.trim().to_owned())),
                (false, None) => {}
            }
        }
        Self { fields, body: rest }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Returns the parts between the lines that `boundary` makes.
    fn parts(&self, boundary: &str) -> Vec<Self> {
        let line_of = format!("--{boundary}");
        let mut parts = Vec::new();
        let (mut from, mut at) = (None, 0);
        for line in self.body.split_inclusive(|b| *b == b'\n') {
            if !boundary.is_empty() && line.starts_with(line_of.as_bytes()) {
                parts.extend(from.map(|from: usize| &self.body[from..at]));
                from = (!line[line_of.len()..].starts_with(b"--")).then_some(at + line.len());
            }
            at += line.len();
        }
        // The end of a mail may have been lost.
        parts.extend(from.map(|from| &self.body[from..]));
        parts.into_iter().take(MOST_PARTS).map(Self::of).collect()
    }

    /// Returns the words of a part of that kind.
    fn text(&self, kind: &str) -> String {
        let code = self.field("Content-Transfer-Encoding").unwrap_or_default().trim().to_ascii_lowercase();
        let bytes = match code.as_str() {
            "base64" => base64(self.body),
            "quoted-printable" => quoted(self.body, false),
            _ => self.body.to_vec(),
        };
        let charset = parameter(kind, "charset").unwrap_or_default();
        letters(&bytes, &charset)
    }
}

/// Returns bytes as text: in the encoding that they show, else in the one that is named.
fn letters(bytes: &[u8], charset: &str) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return decode::with_lf(text);
    }
    match Encoding::for_label(charset.as_bytes()) {
        Some(encoding) => decode::with_lf(&encoding.decode_without_bom_handling(bytes).0),
        None => decode::decode(bytes).map(|decoded| decoded.text).unwrap_or_default(),
    }
}

/// Returns the value of `name` behind the first one of a field: `text/plain; charset="utf-8"`.
fn parameter(field: &str, name: &str) -> Option<String> {
    let given = field.split(';').skip(1).filter_map(|given| given.split_once('='));
    let (_, value) = given.into_iter().find(|(known, _)| known.trim().eq_ignore_ascii_case(name))?;
    Some(value.trim().trim_matches('"').to_owned())
}

/// Returns the value of a field without the codes of its letters: `=?UTF-8?Q?R=C3=A9union?=`.
fn plain_words(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, coded)) = rest.split_once("=?") {
        let mut of = coded.splitn(4, '?');
        let (charset, code, words, behind) = (of.next(), of.next(), of.next(), of.next());
        let behind = behind.and_then(|behind| behind.strip_prefix('='));
        let (Some(charset), Some(code), Some(words), Some(behind)) = (charset, code, words, behind) else { break };
        // Blanks between two coded words are none.
        let is_between = before.trim().is_empty() && rest.len() < value.len();
        plain.push_str(if is_between { "" } else { before });
        let bytes =
            if code.eq_ignore_ascii_case("b") { base64(words.as_bytes()) } else { quoted(words.as_bytes(), true) };
        plain.push_str(&letters(&bytes, charset.split('*').next().unwrap_or_default()));
        rest = behind;
    }
    plain + rest
}

/// Returns the bytes that base64 stands for; signs that are none of its are skipped.
fn base64(coded: &[u8]) -> Vec<u8> {
    let value = |b: &u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut held, mut n_bits) = (Vec::with_capacity(coded.len() / 4 * 3), 0_u32, 0);
    for six in coded.iter().take_while(|b| **b != b'=').filter_map(value) {
        (held, n_bits) = ((held << 6 | u32::from(six)) & 0xFFFF, n_bits + 6);
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push((held >> n_bits) as u8);
        }
    }
    bytes
}

/// Returns the bytes of quoted-printable; in fields an underscore is a blank.
fn quoted(coded: &[u8], is_field: bool) -> Vec<u8> {
    let digit = |at: usize| coded.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut bytes = Vec::with_capacity(coded.len());
    let mut at = 0;
    while let Some(b) = coded.get(at) {
        let ends_line = [&b"=\r\n"[..], b"=\n"].into_iter().find(|end| coded[at..].starts_with(end));
        match (b, digit(at + 1).zip(digit(at + 2))) {
            (b'=', Some((high, low))) => {
                bytes.push((high * 16 + low) as u8);
                at += 3;
            }
            (b'=', None) if ends_line.is_some() => at += ends_line.map_or(1, <[u8]>::len),
            (b'_', _) if is_field => {
                bytes.push(b' ');
                at += 1;
            }
            _ => {
                bytes.push(*b);
                at += 1;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use crate::import::{read, turns_as_told};

    const HEAD: &str = "From: =?utf-8?Q?Zo=C3=A9?= =?UTF-8?B?IFJvdXg=?= <zoe@example.org>\r\nTo: ben@example.org\r\nSubject: Keys\r\n\
        Date: Mon, 2 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n";

    fn said(mail: &str) -> Vec<String> {
        let turns = turns_as_told("a.eml", mail).into_iter().map(|turn| turn.replacen("@-1", "", 1));
        turns.filter(|turn| !turn.starts_with("-|")).collect()
    }

    #[test]
    fn the_author_says_the_words_of_the_part_that_people_read() {
        let parts = "Content-Type: multipart/alternative;\r\n boundary=\"b1\"\r\n\r\nignored\r\n--b1\r\n\
            Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            L=E0, d=\r\n=E9sol=E9e.\r\n\r\nOn Sunday Ben wrote:\r\n> O=F9 ?\r\n--b1\r\nContent-Type: text/html\r\n\r\n<p>No.</p>\r\n--b1--\r\n";
        assert_eq!(said(&format!("{HEAD}{parts}")), ["Zoé Roux|Là, désolée."]);
        let page =
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+TMOgLjwvcD4=\r\n";
        assert_eq!(said(&format!("{HEAD}{page}")), ["Zoé Roux|Là."]);
        assert_eq!(said(&format!("{HEAD}\r\nHere.\r\n")), ["Zoé Roux|Here."]);
    }

    #[test]
    fn a_page_that_a_browser_saved_with_its_pictures_is_read_as_a_page() {
        let saved = "From: <Saved by Blink>\r\nSubject: Talk\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n type=\"text/html\"; \
            boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            <p><b>L=C3=A9a :</b> Pour=\r\nquoi ?</p><p><b>Ben :</b> Parce que.</p><p><b>L=C3=A9a :</b> Et ?</p><p><b>Ben :</b> Non.</p>\r\n\
            --x\r\nContent-Type: image/png\r\n\r\nPNG\r\n--x--\r\n";
        let expected = ["Léa@-1|Pourquoi ?", "Ben@-1|Parce que.", "Léa@-1|Et ?", "Ben@-1|Non."];
        assert_eq!(turns_as_told("a.mhtml", saved), expected);
        let emptied = saved.replace("Content-Type: text/html", "Content-Type: text/css");
        let refused = read("a.mhtml", emptied.as_bytes()).unwrap_err().to_string();
        assert!(refused.contains("no page is in it"), "{refused}");
    }

    #[test]
    fn what_is_attached_is_told() {
        let mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHere.\r\n--b\r\n\
            Content-Type: application/pdf; name=\"a.pdf\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n";
        let read = read("a.eml", format!("{HEAD}{mixed}").as_bytes()).unwrap();
        assert_eq!(
            read.warnings.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["a.eml: left out what is attached (1)"]
        );
        assert_eq!(read.output.turns.last().map(|turn| turn.3), Some(Some(0)));
    }
}
