//! One line to the label that it may begin with. Only the line itself is looked at, and only its first characters:
//! whether a candidate is a speaker, the whole document decides in `speakers.rs`.

use unicode_normalization::UnicodeNormalization as _;

use super::lexicon::{ARTICLES, FUNCTION_WORDS, NOT_SPEAKERS, PARTICLES, PRONOUN_LABELS, TITLES, fold, is_one_of};
use super::roles;
use super::stamps::{self, Stamp};

/// The longest label in code points.
const LONGEST: usize = 40;
/// The most words in a label.
const MOST_WORDS: usize = 5;

/// How a label is set off from the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// `Marie:`
    Colon,
    /// `Marie`, tab
    Tab,
    /// `Q. `, in documents that have it
    Dot,
    /// `[Marie] `
    Bracket,
    /// `Marie (00:01:02)`, at the end of the line or before the words
    Timed,
    /// A short line that may be a name.
    Alone,
}

/// What a label looks like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Shape {
    /// `U07`, `INT`, `Q`
    Code,
    /// `Marie`, `M. Durand`, `Marie de la Tour`
    Name,
    /// Anything else that is short enough.
    Phrase,
}

/// A label that a line may begin with.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Candidate<'t> {
    /// As it stands in the text, without what sets it off.
    pub label: &'t str,
    /// How it is set off.
    pub form: Form,
    /// Where the words begin, in bytes of the line; the end of the line if there are none.
    pub words: usize,
    /// The time that stands with it.
    pub seconds: Option<f32>,
}

/// Returns the label that `line` may begin with. `dots` says that `Q. ` begins a label in this document.
pub(super) fn candidate(line: &str, dots: bool) -> Option<Candidate<'_>> {
    let mut at = skip_blank(line, 0);
    at = skip_bullet(line, at);
    let mut seconds = None;
    let mut marks = skip_marks(line, &mut at);
    if let Some(stamp) = stamps::stamp(&line[at..]) {
        seconds = Some(stamp.seconds);
        at = skip_blank(line, at + stamp.len);
        marks += skip_marks(line, &mut at);
    }
    if dots && let Some(words) = dot_label(line, at) {
        return Some(Candidate { label: &line[at..at + 1], form: Form::Dot, words, seconds });
    }
    if let Some(bracketed) = bracket_label(line, at, seconds) {
        return Some(bracketed);
    }
    if line[at..].starts_with(['@', '#']) && line[at + 1..].starts_with(char::is_alphabetic) {
        at += 1;
    }
    let (name_end, end) = delimiter(line, at)?;
    let label = line[at..name_end].trim_end_matches(|c: char| is_blank(c) || matches!(c, '*' | '_'));
    let label = label.trim_end_matches(is_blank);
    if label.is_empty() {
        return None;
    }
    let mut after = name_end.max(at + label.len());
    let mut form = match end {
        End::Colon(len) => {
            after += len;
            if !is_label_colon(line, after - len, after) {
                return None;
            }
            Form::Colon
        }
        End::Tab => Form::Tab,
        End::Stamp(stamp) => {
            seconds = seconds.or(Some(stamp.seconds));
            after += stamp.len;
            let (next, form) = behind_stamp(line, after, stamp)?;
            after = next;
            form
        }
        End::Line => Form::Alone,
    };
    if marks > 0 {
        after = skip_closing_marks(line, after);
    }
    if form == Form::Tab {
        after = skip_blank(line, after);
        if line[after..].starts_with(':') {
            after += 1;
            form = Form::Colon;
        }
    }
    let words = skip_blank(line, after);
    let (words, late) = match stamps::stamp(&line[words..]).filter(|s| s.fenced || form == Form::Tab) {
        Some(stamp) => (skip_blank(line, words + stamp.len), Some(stamp.seconds)),
        None => (words, None),
    };
    if form == Form::Alone && seconds.is_some() {
        form = Form::Timed;
    }
    Some(Candidate { label, form, words, seconds: seconds.or(late) })
}

enum End {
    /// Its length in bytes.
    Colon(usize),
    Tab,
    Stamp(Stamp),
    Line,
}

/// Returns where the name that begins at `at` ends, and by what: nothing if a sign comes first that no label holds, or if
/// it grows too long.
fn delimiter(line: &str, at: usize) -> Option<(usize, End)> {
    let (mut n_chars, mut n_words, mut in_remark, mut before) = (0, 0, false, ' ');
    for (i, c) in line[at..].char_indices() {
        let here = at + i;
        if matches!(c, '(' | '[' | '{' | '<' | '#') || (c.is_ascii_digit() && is_blank(before)) {
            let stamp = stamps::stamp(&line[here..]).filter(|s| s.fenced || i > 0);
            if let Some(stamp) = stamp {
                return Some((here, End::Stamp(stamp)));
            }
        }
        match c {
            ':' if !in_remark => return Some((here, End::Colon(1))),
            '：' if !in_remark => return Some((here, End::Colon('：'.len_utf8()))),
            '\t' if !in_remark => return Some((here, End::Tab)),
            '(' | '[' if i > 0 => in_remark = true,
            ')' | ']' if in_remark => in_remark = false,
            '.' if is_abbreviated(line, at, here) => {}
            _ if is_blank(c) || is_label_char(c) || (in_remark && c == ',') => {}
            _ => return None,
        }
        if !is_blank(c) && is_blank(before) && !in_remark {
            n_words += 1;
        }
        n_chars += 1;
        if n_words > MOST_WORDS + 1 || n_chars > LONGEST + 4 {
            return None;
        }
        before = c;
    }
    Some((line.len(), End::Line))
}

/// Whether the point at `point` ends an abbreviation or an initial (`Mme. D`, `J.-P.`), or stands right before what ends
/// the label (`Int.:`).
fn is_abbreviated(line: &str, from: usize, point: usize) -> bool {
    let rest = line[point + 1..].trim_start_matches(|c: char| is_blank(c) || matches!(c, '*' | '_'));
    if rest.starts_with([':', '\t', '(', '[']) {
        return true;
    }
    let before = &line[from..point];
    let word = before.rsplit(|c: char| is_blank(c) || c == '-' || c == '.').next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || is_one_of(TITLES, &fold(word))
}

fn is_label_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(
            c,
            '\'' | '’' | 'ʼ' | '-' | '‐' | '\u{2011}' | '_' | '*' | '/' | '&' | '+' | '#' | '°' | 'º' | '\u{ad}'
        )
        || unicode_normalization::char::is_combining_mark(c)
}

/// Whether the colon at `colon..after` can end a label: not that of a URL, a path, a time or a ratio.
fn is_label_colon(line: &str, colon: usize, after: usize) -> bool {
    let next = line[after..].chars().next();
    let between_digits =
        line[..colon].ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    !between_digits && !matches!(next, Some('/' | '\\' | ':' | '=' | ')' | '-'))
}

/// Returns where the words begin behind `Name (00:01:02)`: behind a colon, at the end of the line, behind a tab, or right
/// there when the stamp is fenced.
fn behind_stamp(line: &str, at: usize, stamp: Stamp) -> Option<(usize, Form)> {
    let mut next = skip_blank(line, at);
    skip_marks(line, &mut next);
    let rest = &line[skip_blank(line, next)..];
    match () {
        () if rest.starts_with(':') => Some((line.len() - rest.len() + 1, Form::Colon)),
        () if rest.is_empty() || stamp.fenced || line[at..].starts_with('\t') => Some((next, Form::Timed)),
        () => None,
    }
}

/// `Q. How…`, `A. Well…`
fn dot_label(line: &str, at: usize) -> Option<usize> {
    let bytes = line.as_bytes();
    let is_letter = matches!(bytes.get(at), Some(b'Q' | b'A' | b'R'));
    let is_set_off = bytes.get(at + 1) == Some(&b'.') && line[at + 2..].starts_with(is_blank_or_tab);
    (is_letter && is_set_off).then(|| skip_blank(line, at + 2))
}

/// `[Marie] words`, `[SPEAKER_00]: words`, `<v Marie> words`
fn bracket_label(line: &str, at: usize, seconds: Option<f32>) -> Option<Candidate<'_>> {
    let close = match line.as_bytes().get(at)? {
        b'[' => ']',
        b'{' => '}',
        b'<' => '>',
        _ => return None,
    };
    let inner = &line[at + 1..];
    let inner = inner.strip_prefix("v ").unwrap_or(inner);
    let from = line.len() - inner.len();
    let len = inner.char_indices().take(LONGEST + 1).find(|(_, c)| *c == close)?.0;
    let label = inner[..len].trim_matches(is_blank).trim_end_matches(':').trim_end_matches(is_blank);
    let is_plain = label.chars().all(|c| is_blank(c) || is_label_char(c) || c == '.');
    let after = skip_blank(line, from + len + 1);
    let has_colon = line[after..].starts_with(':');
    let words = skip_blank(line, after + usize::from(has_colon));
    let form = if has_colon { Form::Colon } else { Form::Bracket };
    (is_plain && !label.is_empty()).then_some(Candidate { label, form, words, seconds })
}

fn skip_blank(line: &str, at: usize) -> usize {
    line.len() - line[at..].trim_start_matches(is_blank_or_tab).len()
}

/// `- Marie : …`, `> Marie: …`, `## Marie`
fn skip_bullet(line: &str, at: usize) -> usize {
    let signs = line[at..].len() - line[at..].trim_start_matches('#').len();
    if signs > 0 && line[at + signs..].starts_with(is_blank) {
        return skip_blank(line, at + signs);
    }
    let rest = &line[at..];
    let behind = rest.strip_prefix(['-', '–', '—', '•', '>']).filter(|r| r.starts_with(is_blank_or_tab));
    behind.map_or(at, |behind| skip_blank(line, line.len() - behind.len()))
}

/// Skips `**` and `__`, and returns how many signs.
fn skip_marks(line: &str, at: &mut usize) -> usize {
    let rest = line[*at..].trim_start_matches(['*', '_']);
    let n = line.len() - rest.len() - *at;
    *at += n;
    n
}

fn skip_closing_marks(line: &str, at: usize) -> usize {
    let mut next = at;
    if skip_marks(line, &mut next) > 0 { next } else { at }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{feff}')
}

fn is_blank_or_tab(c: char) -> bool {
    c == '\t' || is_blank(c)
}

/// Returns what makes two labels one speaker: letters and digits, whatever their case.
pub(super) fn key(label: &str) -> String {
    let kept = label.nfc().filter(|c| !is_blank(*c) && !matches!(c, '.' | '*' | '_' | '\u{ad}'));
    kept.flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// Returns the label without a remark in brackets at its end: `Marie (rires)` is `Marie`.
pub(super) fn without_remark(label: &str) -> Option<&str> {
    let label = label.trim_end();
    let open = label.find(['(', '['])?;
    let name = label[..open].trim_end_matches(is_blank);
    (label.ends_with([')', ']']) && !name.is_empty()).then_some(name)
}

/// Returns what `label` looks like, or nothing if no speaker is called so.
pub(super) fn shape(label: &str) -> Option<Shape> {
    let name = without_remark(label).unwrap_or(label);
    let words: Vec<&str> = name.split(is_blank).filter(|w| !w.is_empty()).collect();
    let has_letter = name.chars().any(char::is_alphabetic);
    if words.len() > MOST_WORDS || name.chars().count() > LONGEST || !has_letter || is_announcement(name) {
        return None;
    }
    if is_code(&words) {
        return Some(Shape::Code);
    }
    let folded: Vec<String> = words.iter().map(|w| fold(w.trim_matches('.'))).collect();
    let part = roles::is_part_in_talk(name);
    let begins_sentence = is_one_of(FUNCTION_WORDS, &folded[0]) && !is_one_of(PARTICLES, &folded[0]);
    let is_pronoun = folded.len() == 1 && is_one_of(PRONOUN_LABELS, &folded[0]);
    if begins_sentence && !part && !is_pronoun {
        return None;
    }
    let is_name_word = |(w, f): (&&str, &String)| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '(' | '&' | '+' | '/' | '#'))
            || w.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            || is_one_of(PARTICLES, f)
            || f.starts_with("d'")
    };
    let begins_large = words[0].starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let is_article = is_one_of(ARTICLES, &folded[0]) && words.len() > 1 && !is_capital(words[1]);
    if begins_large && !is_article && words.iter().zip(&folded).all(is_name_word) {
        return Some(Shape::Name);
    }
    let carries_sentence = folded.iter().skip(1).any(|w| is_one_of(FUNCTION_WORDS, w) && !is_one_of(PARTICLES, w));
    (part || !carries_sentence).then_some(Shape::Phrase)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the label is a word that announces something (*Note*, *Date*), with or without a number.
pub(super) fn is_announcement(label: &str) -> bool {
    let folded = fold(label);
    let bare = folded.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '°' | '\u{a0}'));
    let bare = bare.strip_suffix(" n").unwrap_or(bare);
    let first = bare.split(is_blank).next().unwrap_or_default();
    is_one_of(NOT_SPEAKERS, bare) || (first.len() > 2 && first != bare && is_one_of(NOT_SPEAKERS, first))
}

/// `U07`, `INT`, `P-12`, `Q`, `SPEAKER_00`, `KM`
fn is_code(words: &[&str]) -> bool {
    let joined: String = words.concat();
    let letters = joined.chars().filter(|c| c.is_alphabetic()).count();
    let digits = joined.chars().filter(char::is_ascii_digit).count();
    let signs = joined.chars().filter(|c| matches!(c, '-' | '_' | '.' | '°' | '#' | '/')).count();
    let plain = letters + digits + signs == joined.chars().count();
    let large = joined.chars().all(|c| !c.is_lowercase());
    let numbered = words.len() <= 2 && digits > 0 && letters <= 4 && joined.starts_with(char::is_alphabetic);
    plain && letters > 0 && ((words.len() == 1 && large) || (numbered && (large || words.len() == 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `label|words|seconds`, or `-` if the line begins with no label.
    fn read(line: &str) -> String {
        match candidate(line, false) {
            Some(c) if c.form != Form::Alone && shape(c.label).is_some() => {
                let seconds = c.seconds.map_or(String::new(), |s| format!("|{s}"));
                format!("{}|{}{seconds}", c.label, &line[c.words..])
            }
            _ => "-".to_owned(),
        }
    }

    #[test]
    fn labels_of_many_conventions_are_read() {
        let cases = [
            ("INT: Bonjour.", "INT|Bonjour."),
            ("U07 : Oui.", "U07|Oui."),
            ("Enquêtrice\u{a0}: Oui.", "Enquêtrice|Oui."),
            ("Enquêtrice\u{202f}: Oui.", "Enquêtrice|Oui."),
            ("**Marie**: Oui.", "Marie|Oui."),
            ("**Marie :** Oui.", "Marie|Oui."),
            ("__Marie__ : Oui.", "Marie|Oui."),
            ("**Marie (00:01:02):** Oui.", "Marie|Oui.|62"),
            ("**[00:01:02] Marie:** Oui.", "Marie|Oui.|62"),
            ("Speaker 1 (00:01:02): Yes.", "Speaker 1|Yes.|62"),
            ("[00:12:44] P3: Yes.", "P3|Yes.|764"),
            ("00:12:44 Marie: Yes.", "Marie|Yes.|764"),
            ("#00:01:02-3# I: Yes.", "I|Yes.|62.3"),
            ("I: #00:01:02-3# Yes.", "I|Yes.|62.3"),
            ("Marie (00:01:02)", "Marie||62"),
            ("Marie Dupont  0:03", "Marie Dupont||3"),
            ("M. Durand : Oui.", "M. Durand|Oui."),
            ("Dr. Smith: Yes.", "Dr. Smith|Yes."),
            ("J.-P. Martin : Oui.", "J.-P. Martin|Oui."),
            ("Marie-Noëlle d'Arc : Oui.", "Marie-Noëlle d'Arc|Oui."),
            ("L’enquêtrice : Oui.", "L’enquêtrice|Oui."),
            ("Marie\tOui.", "Marie|Oui."),
            ("00:01:02\tMarie\tOui.", "Marie|Oui.|62"),
            ("Marie\t00:01:02\tOui.", "Marie|Oui.|62"),
            ("[Marie] Oui.", "Marie|Oui."),
            ("[SPEAKER_00]: Yes.", "SPEAKER_00|Yes."),
            ("@Marie: Yes.", "Marie|Yes."),
            ("– Marie : Oui.", "Marie|Oui."),
            ("## Marie (0:05)", "Marie||5"),
            ("Int.: Yes.", "Int.|Yes."),
            ("Marie:Oui.", "Marie|Oui."),
            ("Marie (rires) : Oui.", "Marie (rires)|Oui."),
            ("Marie:", "Marie|"),
            ("Enquêté n°2 : Oui.", "Enquêté n°2|Oui."),
            ("Zoe\u{301} : Oui.", "Zoe\u{301}|Oui."),
            ("Карим: Да.", "Карим|Да."),
            ("מראיין: שלום", "מראיין|שלום"),
        ];
        for (line, expected) in cases {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    #[test]
    fn what_holds_a_colon_is_not_always_a_label() {
        for line in [
            "17:30 we left.",
            "3:1 was the score.",
            "Mt 5:3 says so.",
            "http://example.org",
            "He said: no.",
            "One thing: money.",
            "And then, he said: no.",
            "Note: transcribed by hand.",
            "Remarque : il rit.",
            "Date : 12 mai",
            "Et il m'a dit : non.",
            "C:\\temp\\x",
            "A very long beginning of a sentence that comes to a point: here.",
            "« Oui : non »",
            "Il y a deux choses : la clé et la porte.",
            "Oui : non.",
            "Time: 14:00",
        ] {
            assert_eq!(read(line), "-", "{line}");
        }
    }

    #[test]
    fn a_point_sets_off_only_where_the_document_does_so() {
        let c = candidate("Q. How are you?", true).unwrap();
        assert_eq!((c.label, c.form, c.words), ("Q", Form::Dot, 3));
        assert_eq!(candidate("A. Durand : Oui.", false).unwrap().label, "A. Durand");
    }

    #[test]
    fn labels_are_one_speaker_whatever_their_case_and_spaces() {
        assert_eq!(key("MARIE"), key("Marie "));
        assert_eq!(key("Speaker 1"), key("SPEAKER_1"));
        assert_eq!(key("Zoe\u{301}"), key("ZOÉ"));
        assert_ne!(key("P1"), key("P2"));
    }

    #[test]
    fn a_label_looks_like_a_code_a_name_or_neither() {
        for (label, expected) in [
            ("U07", Shape::Code),
            ("INT", Shape::Code),
            ("Q", Shape::Code),
            ("P 12", Shape::Code),
            ("Marie", Shape::Name),
            ("Marie de la Tour", Shape::Name),
            ("Speaker 1", Shape::Name),
            ("M. Durand", Shape::Name),
            ("marie", Shape::Phrase),
            ("Le médecin", Shape::Phrase),
            ("Femme au fond", Shape::Phrase),
        ] {
            assert_eq!(shape(label), Some(expected), "{label}");
        }
    }
}
