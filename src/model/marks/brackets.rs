//! What stands in brackets: a time, a pause, something heard or seen, words that were left out or not understood.
//! Whatever else stands there are words.

use super::notation::Notation;
use super::{MarkKind, Told, durations, lexicon, times};

/// The longest mark in bytes, brackets included.
const LONGEST: usize = 120;
/// The most words between signs that set off a stretch of what somebody says as well: `*rires*`, `<laughs>`.
const MOST_WORDS: usize = 3;

/// Returns the length of the mark in brackets that begins at byte `at` of `text`, and what it tells.
pub(super) fn told(text: &str, at: usize, notation: &Notation) -> Option<(usize, Told)> {
    let rest = &text[at..];
    let behind_word = text[..at].ends_with(char::is_alphanumeric);
    if let Some(stamp) = times::stamp(rest).filter(|s| s.fenced) {
        return Some((stamp.len, Told { kind: MarkKind::Time, lasts: None, at: Some(stamp.seconds) }));
    }
    let double = rest.starts_with("((");
    let (open, close) = match rest.as_bytes()[0] {
        b'(' if double => ("((", "))"),
        b'(' => ("(", ")"),
        b'[' => ("[", "]"),
        b'{' => ("{", "}"),
        b'<' if rest.starts_with("<<") => ("<<", ">"),
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
    if let Some(stamp) = times::stamp(inner).filter(|s| s.len == inner.len() && open == "[") {
        return Some((whole, Told { kind: MarkKind::Time, lasts: None, at: Some(stamp.seconds) }));
    }
    let around = Around { open, behind_word, before: &text[..at], behind: &rest[whole..] };
    around.told(inner, notation).map(|told| (whole, told))
}

/// What stands around the inside of brackets.
struct Around<'t> {
    open: &'static str,
    /// Whether the bracket stands right behind a letter or a digit.
    behind_word: bool,
    before: &'t str,
    behind: &'t str,
}

impl Around<'_> {
    fn told(&self, inner: &str, notation: &Notation) -> Option<Told> {
        let told = || self.by_code(inner, notation).or_else(|| told_by_words(inner, notation));
        match self.open {
            "((" => told().or(Some(Told::only(MarkKind::Remark))),
            "(" => told().or_else(|| self.bare_seconds(inner, notation)).or_else(|| self.voice_of_another(inner)),
            "[" => told().or_else(|| self.masked(inner)).or_else(|| self.voice_of_another(inner)),
            // `<je ris> [/]`: the next bracket is about these words.
            "<" if self.is_scope() => None,
            // What stands between other signs may be said in a manner that they tell, or be pointed out.
            _ if inner.contains(['(', '[', '='])
                || inner.ends_with(':')
                || inner.split_whitespace().count() > MOST_WORDS =>
            {
                None
            }
            _ => told().filter(|told| told.kind != MarkKind::Pause || inner.contains(char::is_alphabetic)),
        }
    }

    /// Returns what stands in place of a name or a place that must not be read: `[redacted]`, `[nom]`. Before a colon
    /// it is the label of somebody.
    fn masked(&self, inner: &str) -> Option<Told> {
        let is_label = self.behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with(':');
        (!is_label && lexicon::is_mask(inner)).then(|| Told::only(MarkKind::Omission))
    }

    /// Returns the few words that somebody else says within a turn: `[L: Oui.]`.
    fn voice_of_another(&self, inner: &str) -> Option<Told> {
        const MOST_WORDS: usize = 6;
        let (label, words) = inner.split_once(':')?;
        let letters = label.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
        let is_code = (1..=4).contains(&letters.len())
            && letters.bytes().all(|b| b.is_ascii_uppercase())
            && !matches!(letters, "NB" | "PS" | "RE" | "NT" | "NDT" | "NDLR" | "URL" | "HTTP");
        let is_said = words.starts_with([' ', '\u{a0}']) && words.contains(char::is_alphabetic);
        let begins_line = self.before.is_empty() || self.before.ends_with('\n');
        let is_short = words.split_whitespace().count() <= MOST_WORDS;
        (is_code && is_said && is_short && !begins_line).then(|| Told::only(MarkKind::Overlap))
    }

    /// Whether a bracket follows that says something about the words in this one: `[/]`, `[=! laughs]`.
    fn is_scope(&self) -> bool {
        let next = self.behind.trim_start_matches(' ').strip_prefix('[');
        next.is_some_and(|next| next.starts_with(['/', '>', '<', '?', '!', '=']))
    }

    /// Returns what a code tells that a notation has for something heard.
    fn by_code(&self, inner: &str, notation: &Notation) -> Option<Told> {
        let is_blank = !inner.is_empty() && inner.chars().all(|c| matches!(c, ' ' | '\u{a0}'));
        let kind = match (self.open, inner.trim()) {
            // `( )` is a box to tick.
            ("(" | "[" | "((", "") if is_blank && inner.chars().count() > 1 => MarkKind::Unclear,
            ("((", "") => MarkKind::Unclear,
            ("{", "LG" | "laugh") => MarkKind::Laughter,
            ("{", "BR" | "LS") => MarkKind::Breath,
            ("{", "CG") => MarkKind::Cough,
            ("{", "NS" | "NW") => MarkKind::Noise,
            ("{", "X") => MarkKind::Unclear,
            ("(", "H" | "Hx") if notation.laughs_by_at => MarkKind::Breath,
            // `fu(h)nny`
            ("(", "h" | "hh") if self.behind_word && self.behind.starts_with(char::is_alphabetic) => MarkKind::Laughter,
            ("[", "ph" | "ph." | "sp" | "sp.") | ("(" | "[", "ph?" | "sp?") => MarkKind::Unclear,
            ("(" | "[", "sic" | "Sic" | "sic!" | "sic !") => MarkKind::Remark,
            ("[", ">" | "<" | ">1" | "<1" | ">2" | "<2") => MarkKind::Overlap,
            ("[", "/" | "//" | "///") => MarkKind::Hesitation,
            // How something is said, in the words for music.
            ("<<", code) if VOICES.contains(&code) && !self.behind.starts_with('>') => MarkKind::Voice,
            ("[", remark) if remark.starts_with("=!") || remark.starts_with('%') => {
                let words = remark.trim_start_matches(['=', '!', '%', ' ']);
                lexicon::kind(words).unwrap_or(MarkKind::Remark)
            }
            ("(" | "[", breath) if is_breath(breath) => MarkKind::Breath,
            _ => return None,
        };
        Some(Told::only(kind))
    }

    /// Returns a pause of seconds without a unit: `(4)`, where points stand for seconds too, and no list is numbered
    /// so.
    fn bare_seconds(&self, inner: &str, notation: &Notation) -> Option<Told> {
        const LONGEST_PAUSE: f32 = 100.0;
        let seconds = durations::number(inner).filter(|s| *s < LONGEST_PAUSE)?;
        let begins_line = self.before.is_empty() || self.before.ends_with('\n');
        let apart = self.before.ends_with(char::is_whitespace) && !begins_line;
        (notation.counts_points && apart).then(|| Told::lasting(MarkKind::Pause, Some(seconds)))
    }
}

#[rustfmt::skip]
const VOICES: [&str; 16] =
    ["f", "ff", "p", "pp", "all", "len", "cresc", "dim", "acc", "rall", "h", "t", "stacc", "creaky", "whispery", "smile voice"];

/// `.hh`, `hhh`
fn is_breath(inner: &str) -> bool {
    let h = inner.strip_prefix(['.', '°']).unwrap_or(inner);
    inner.len() >= 2 && !h.is_empty() && h.bytes().all(|b| b == b'h')
}

/// Returns what the words between brackets tell, if they tell anything but words.
fn told_by_words(inner: &str, notation: &Notation) -> Option<Told> {
    let inner = inner.trim().trim_matches('*').trim();
    if inner.is_empty() {
        return None;
    }
    if let Some(lasts) = pause(inner) {
        return Some(Told::lasting(MarkKind::Pause, lasts));
    }
    let is_unheard = |c: char| matches!(c, '?' | 'x' | 'X' | ' ' | '.' | '…' | '\u{a0}' | '\u{202f}');
    if inner.chars().all(is_unheard) && (inner.contains('?') || inner.to_lowercase().contains("xx")) {
        return Some(Told::only(MarkKind::Unclear));
    }
    if inner.chars().all(|c| matches!(c, '.' | '…' | ' ')) && inner.contains(['…', '.']) {
        let is_pause = notation.counts_points && !inner.contains('…');
        return Some(match is_pause {
            true => Told::lasting(MarkKind::Pause, Some(inner.matches('.').count() as f32)),
            false => Told::only(MarkKind::Omission),
        });
    }
    let (words, at) = without_time(inner);
    let kind = lexicon::kind(words)?;
    Some(Told { kind, lasts: durations::seconds(words), at })
}

/// Returns how long a pause in numbers or strokes takes: `(2.0)`, `(0,5)`, `(5 s)`, `(.)`; nothing for what is no
/// pause, and no length for a short one.
fn pause(inner: &str) -> Option<Option<f32>> {
    if matches!(inner, "." | ".." | "-" | "--" | "---" | "–" | "—") {
        return Some(None);
    }
    let inner = inner.trim_start_matches(['~', '≈', ' ']);
    let inner = ["ca.", "env.", "environ", "about"].iter().find_map(|word| inner.strip_prefix(word)).unwrap_or(inner);
    let number = inner.trim_end_matches(|c: char| {
        c.is_alphabetic() || matches!(c, ' ' | '.' | '\u{a0}' | '\u{202f}' | '"' | '″' | '”' | '\'' | '’')
    });
    let unit = inner[number.len()..].trim().trim_end_matches('.');
    let decimal = number.contains(['.', ',']);
    if !(durations::is_second(&unit.to_lowercase()) || (unit.is_empty() && decimal)) {
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
