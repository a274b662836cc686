//! Marks that a transcriber made: what was heard beside the words, what could not be heard, pauses, times. `(rires)`,
//! `[laughs]`, `((sighs))`, `(2.0)`, `[inaudible 00:12:03]`, `…`.
//!
//! They are found anew in the text as it stands and never stored, so that a correction of the text is one of the marks. They
//! stay in the text and are found by a search, and they are no words of anybody: [`super::Text::word_starts`] leaves out
//! what stands in one. Brackets hold a mark when they say so in words of `lexicon.rs` or in a notation; whatever else stands
//! in brackets (`[the clinic]`, a year, a digression) stays words.

mod lexicon;
pub mod times;

use std::ops::Range;

/// What a mark tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MarkKind {
    /// Laughter and smiles.
    Laughter,
    /// Tears and emotion.
    Crying,
    /// Sighs and other breath.
    Breath,
    /// Coughs, sneezes, a throat that is cleared.
    Cough,
    /// What hands, head, face and body do.
    Gesture,
    /// How something is said: whispered, shouted, sung.
    Voice,
    /// Silence.
    Pause,
    /// `…`: a sentence that is left open.
    Hesitation,
    /// Words that could not be understood.
    Unclear,
    /// Several speak at once.
    Overlap,
    /// What breaks the talk off: a telephone, somebody who comes in.
    Interruption,
    /// Sounds around.
    Noise,
    /// The time of the recording.
    Time,
    /// Another remark in a notation that is made for remarks.
    Remark,
}

impl MarkKind {
    /// Every kind, in the order of lists.
    pub const ALL: [Self; 14] = [
        Self::Laughter,
        Self::Crying,
        Self::Breath,
        Self::Cough,
        Self::Gesture,
        Self::Voice,
        Self::Pause,
        Self::Hesitation,
        Self::Unclear,
        Self::Overlap,
        Self::Interruption,
        Self::Noise,
        Self::Time,
        Self::Remark,
    ];

    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Laughter => "laughter",
            Self::Crying => "crying",
            Self::Breath => "breath",
            Self::Cough => "cough",
            Self::Gesture => "gesture",
            Self::Voice => "voice",
            Self::Pause => "pause",
            Self::Hesitation => "hesitation",
            Self::Unclear => "unclear",
            Self::Overlap => "overlap",
            Self::Interruption => "interruption",
            Self::Noise => "noise",
            Self::Time => "time",
            Self::Remark => "remark",
        }
    }

    /// Returns the kind of that name, English or French, or the kind that a mark of these words has: *rires*, *sighs*.
    pub fn named(words: &str) -> Option<Self> {
        let folded = String::from_iter(super::text::folded(words.trim()));
        let of_name = Self::ALL.into_iter().find(|kind| kind.name() == folded);
        let in_french = || match folded.as_str() {
            "minutage" | "temps" => Some(Self::Time),
            "remarque" => Some(Self::Remark),
            "voix" => Some(Self::Voice),
            _ => None,
        };
        of_name.or_else(in_french).or_else(|| lexicon::kind(words))
    }
}

/// A mark in a text.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// Where it stands with its brackets, in bytes of the text.
    pub bytes: Range<usize>,
    /// What it tells.
    pub kind: MarkKind,
    /// How long what it tells took, in seconds, if it says so.
    pub lasts: Option<f32>,
    /// The time of the recording that it names, in seconds.
    pub at: Option<f32>,
}

/// The longest mark in bytes, brackets included.
const LONGEST: usize = 120;

/// Returns the marks of `text` in order, none within another.
pub fn marks(text: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut from = 0;
    while let Some(i) = text.as_bytes()[from..].iter().position(|b| begins_mark(*b)) {
        let at = from + i;
        let mark = mark_at(text, at);
        from = mark.as_ref().map_or(at + 1, |m| m.bytes.end);
        found.extend(mark);
    }
    found
}

/// Whether a mark may begin with this byte; `0xE2` is the first of `…`.
fn begins_mark(byte: u8) -> bool {
    matches!(byte, b'(' | b'[' | b'{' | b'<' | b'*' | b'#' | b'.' | b'/' | b'X' | b'x' | 0xE2)
}

fn mark_at(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at..];
    let mark = |len: usize, kind, lasts, named| Some(Mark { bytes: at..at + len, kind, lasts, at: named });
    let behind_word = text[..at].ends_with(char::is_alphanumeric);
    match rest.as_bytes()[0] {
        b'(' | b'[' | b'{' | b'#' | b'<' | b'*' => bracketed(rest, behind_word)
            .map(|(len, Told { kind, lasts, at: named })| Mark { bytes: at..at + len, kind, lasts, at: named }),
        0xE2 if rest.starts_with('…') => mark('…'.len_utf8(), MarkKind::Hesitation, None, None),
        b'.' if rest.starts_with("...") => {
            let len = rest.bytes().take_while(|b| *b == b'.').count();
            mark(len, MarkKind::Hesitation, None, None)
        }
        b'/' if rest.starts_with("//") && !text[..at].ends_with([':', '/']) && !rest.starts_with("///") => {
            mark(2, MarkKind::Overlap, None, None)
        }
        b'X' | b'x' if !behind_word => {
            let len = rest.bytes().take_while(|b| *b == rest.as_bytes()[0]).count();
            let whole = !rest[len..].starts_with(char::is_alphanumeric);
            if len >= 3 && whole { mark(len, MarkKind::Unclear, None, None) } else { None }
        }
        _ => None,
    }
}

/// What a mark tells.
struct Told {
    kind: MarkKind,
    lasts: Option<f32>,
    at: Option<f32>,
}

impl Told {
    fn only(kind: MarkKind) -> Self {
        Self { kind, lasts: None, at: None }
    }
}

/// Returns the length of the bracketed mark that `rest` begins with, and what it tells.
fn bracketed(rest: &str, behind_word: bool) -> Option<(usize, Told)> {
    if let Some(stamp) = times::stamp(rest).filter(|s| s.fenced) {
        return Some((stamp.len, Told { kind: MarkKind::Time, lasts: None, at: Some(stamp.seconds) }));
    }
    let double = rest.starts_with("((");
    let (open, close) = match rest.as_bytes()[0] {
        b'(' if double => ("((", "))"),
        b'(' => ("(", ")"),
        b'[' => ("[", "]"),
        b'{' => ("{", "}"),
        b'<' => ("<", ">"),
        b'*' if !behind_word => ("*", "*"),
        _ => return None,
    };
    let limit = rest.floor_char_boundary(LONGEST);
    let len = rest[open.len()..limit].find(close)?;
    // Markdown writes `\[laughs\]` so that it is no link.
    let inner = &rest[open.len()..open.len() + len];
    let inner = inner.strip_suffix('\\').unwrap_or(inner);
    let whole = open.len() + len + close.len();
    if inner.contains('\n') {
        return None;
    }
    let code = (open == "{").then(|| code(inner)).flatten().map(Told::only);
    let told = code.or_else(|| told(inner)).or_else(|| double.then(|| Told::only(MarkKind::Remark)))?;
    // `<rires>` and `*rires*` are marks by their words alone; a pause in numbers stands in round brackets.
    let by_number = told.kind == MarkKind::Pause && !inner.contains(char::is_alphabetic);
    (!by_number || matches!(open, "(" | "((" | "[")).then_some((whole, told))
}

/// Returns what a code between braces tells, as corpora of speech write it: `{LG}`.
fn code(inner: &str) -> Option<MarkKind> {
    match inner.trim() {
        "LG" | "laugh" => Some(MarkKind::Laughter),
        "BR" | "LS" => Some(MarkKind::Breath),
        "CG" => Some(MarkKind::Cough),
        "NS" | "NW" => Some(MarkKind::Noise),
        "X" => Some(MarkKind::Unclear),
        _ => None,
    }
}

/// Returns what the words between brackets tell, if they tell anything but words.
fn told(inner: &str) -> Option<Told> {
    let inner = inner.trim().trim_matches('*').trim();
    if inner.is_empty() {
        return None;
    }
    if let Some(lasts) = pause(inner) {
        return Some(Told { kind: MarkKind::Pause, lasts, at: None });
    }
    if inner.chars().all(|c| matches!(c, '?' | 'x' | 'X')) && (inner.contains('?') || inner.len() >= 2) {
        return Some(Told::only(MarkKind::Unclear));
    }
    if inner.chars().all(|c| matches!(c, '.' | '…' | ' ')) && inner.contains(['…', '.']) {
        // An omission of the researcher or a pause of the speaker: either way no word.
        return Some(Told::only(MarkKind::Hesitation));
    }
    let (words, at) = without_time(inner);
    let kind = lexicon::kind(words)?;
    Some(Told { kind, lasts: lexicon::seconds(words), at })
}

/// Returns how long a pause in numbers or dots takes: `(2.0)`, `(0,5)`, `(5 s)`, `(.)`; nothing for what is no pause, and no
/// length for a short one.
fn pause(inner: &str) -> Option<Option<f32>> {
    if matches!(inner, "." | ".." | "-" | "--" | "---" | "–" | "—") {
        return Some(None);
    }
    let number = inner
        .trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '\u{a0}' | '\u{202f}' | '"' | '″'));
    let unit = inner[number.len()..].trim().trim_end_matches('.');
    let decimal = number.contains(['.', ',']);
    if !(lexicon::is_second(&unit.to_lowercase()) || (unit.is_empty() && decimal)) {
        return None;
    }
    let seconds: f32 = number.trim().replace(',', ".").parse().ok()?;
    (0.0..600.0).contains(&seconds).then_some(Some(seconds))
}

/// Returns the words without the time of the recording that they begin or end with: `inaudible 00:12:03`.
fn without_time(inner: &str) -> (&str, Option<f32>) {
    if let Some(stamp) = times::stamp(inner) {
        return (inner[stamp.len..].trim_start_matches([' ', ',', '-', ':']), Some(stamp.seconds));
    }
    let tail = inner.rfind([' ', '@', '(', '\u{a0}']).map(|at| at + 1).filter(|at| inner.is_char_boundary(*at));
    let stamp = tail.and_then(|at| times::stamp(&inner[at..]).filter(|s| s.len == inner.len() - at).map(|s| (at, s)));
    match stamp {
        Some((at, stamp)) => (inner[..at].trim_end_matches([' ', ',', '-', '@', '(']), Some(stamp.seconds)),
        None => (inner, None),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Marks as `kind:text`, with how long they last and when they are.
    fn found(text: &str) -> String {
        let written = |m: Mark| {
            let lasts = m.lasts.map_or(String::new(), |s| format!("~{s}"));
            let at = m.at.map_or(String::new(), |s| format!("@{s}"));
            format!("{}:{}{lasts}{at}", m.kind.name(), &text[m.bytes])
        };
        marks(text).into_iter().map(written).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_marks_of_many_notations_are_found() {
        for (text, expected) in [
            ("Oui. (rires) Non.", "laughter:(rires)"),
            ("Yes [laughs] no.", "laughter:[laughs]"),
            ("\\[laughs\\] Yes.", "laughter:[laughs\\]"),
            ("((sighs)) Well.", "breath:((sighs))"),
            ("((quite unusual))", "remark:((quite unusual))"),
            ("Bon (moue dubitative).", "gesture:(moue dubitative)"),
            ("So (2.0) I (.) left (0,5).", "pause:(2.0)~2 pause:(.) pause:(0,5)~0.5"),
            ("(pause 5 s) (long silence)", "pause:(pause 5 s)~5 pause:(long silence)"),
            ("[inaudible 00:12:03]", "unclear:[inaudible 00:12:03]@723"),
            ("[00:12:03 inaudible]", "unclear:[00:12:03 inaudible]@723"),
            ("[overlap] // oui", "overlap:[overlap] overlap://"),
            ("Je… enfin...", "hesitation:… hesitation:..."),
            ("[00:12:03] Oui #00:12:05-1#", "time:[00:12:03]@723 time:#00:12:05-1#@725.1"),
            ("*rires* <laughs> {tousse}", "laughter:*rires* laughter:<laughs> cough:{tousse}"),
            ("il a dit xxx et (?)", "unclear:xxx unclear:(?)"),
            ("(elle hoche la tête)", "gesture:(elle hoche la tête)"),
            ("(le téléphone sonne) [brouhaha]", "interruption:(le téléphone sonne) overlap:[brouhaha]"),
            ("(en chuchotant) (lacht)", "voice:(en chuchotant) laughter:(lacht)"),
            ("(il pleure)", "crying:(il pleure)"),
            ("(Rires.)", "laughter:(Rires.)"),
            ("(....) [ … ]", "hesitation:(....) hesitation:[ … ]"),
            ("{LG} {NS} {X}", "laughter:{LG} noise:{NS} unclear:{X}"),
            (
                "(risas) (risos) (ridono) (gelach)",
                "laughter:(risas) laughter:(risos) laughter:(ridono) laughter:(gelach)",
            ),
            ("(silêncio) (pausa) (3 Sek.)", "pause:(silêncio) pause:(pausa) pause:(3 Sek.)~3"),
            ("(Pause, 4 Sekunden) (un temps)", "pause:(Pause, 4 Sekunden)~4 pause:(un temps)"),
            ("(Beifall bei der SPD) (Zuruf: Nein!)", "gesture:(Beifall bei der SPD) interruption:(Zuruf: Nein!)"),
            ("(in a low voice) (à voix basse)", "voice:(in a low voice) voice:(à voix basse)"),
            ("[end of recording] [Music playing]", "interruption:[end of recording] noise:[Music playing]"),
            ("(elle sort) (all talking at once)", "interruption:(elle sort) overlap:(all talking at once)"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn other_brackets_hold_words() {
        for text in [
            "[the clinic]",
            "(la porte de la Chapelle)",
            "(in 2019)",
            "(2)",
            "[1]",
            "(Martin, 2019)",
            "U07 (Paris)",
            "(ma main dans la sienne, je te jure que c’était la première fois)",
            "http://example.org",
            "**INT** : Oui",
            "<v Marie>",
            "xx exact",
            "(je rigole)",
            "(my pause button)",
            "(le silence des autres me pesait)",
            "(voix off) (temps plein) (porte 12) (tête de liste) (entre nous)",
            "(points of view) (montre en or) (hausse des prix) (tape 2)",
            "(phone number) (head of department) (all right) (the recording studio)",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }

    proptest! {
        #[test]
        fn marks_are_in_order_and_within_the_text(s in "(rires|pause|[(){}\\[\\]<>*#/.…x?]|é|😀|00:12|2.0| |\n|word){0,60}") {
            let mut reached = 0;
            for mark in marks(&s) {
                prop_assert!(reached <= mark.bytes.start && mark.bytes.start < mark.bytes.end);
                prop_assert!(s.get(mark.bytes.clone()).is_some(), "on character boundaries");
                reached = mark.bytes.end;
            }
        }
    }
}
