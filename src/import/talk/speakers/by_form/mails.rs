//! Archives of mailing lists and threads of mails as text: the head of each mail names its author, lines behind `>` and
//! what announces them are words of others, and what stands below `--` is a signature.

use rustc_hash::FxHashMap;

use super::table::{Cell, nobody};
use crate::import::talk::labels;
use crate::import::talk::lexicon::fold;
use crate::import::talk::lines::Line;
use crate::import::talk::turns::Turn;

/// Fewer mails are no thread.
const FEWEST: usize = 2;

/// Returns where the mails of an archive begin, and what is no word of their authors; nothing of a text that is none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let heads = heads(lines);
    if heads.len() < FEWEST { Vec::new() } else { of(lines, &heads) }
}

/// Returns where the words of the author of a single mail begin, and what is quoted in it; nothing of a text that does
/// not begin with the whole head of one.
pub(super) fn single<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    const FEWEST_FIELDS: usize = 4;
    let first = (0..lines.len()).find(|i| !lines[*i].blank).and_then(|i| Head::of(lines, i));
    first.filter(|head| head.n_known >= FEWEST_FIELDS).map(|head| of(lines, &[head])).unwrap_or_default()
}

fn heads<'t>(lines: &[Line<'t>]) -> Vec<Head<'t>> {
    let mut heads: Vec<Head<'t>> = Vec::new();
    let mut next = 0;
    while let Some(head) = (next..lines.len()).find_map(|i| Head::of(lines, i)) {
        next = head.end;
        heads.push(head);
    }
    heads
}

/// Returns the turns of the mails with these heads.
fn of<'t>(lines: &[Line<'t>], heads: &[Head<'t>]) -> Vec<Turn<'t>> {
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut turns = Vec::new();
    let ends = heads.iter().skip(1).map(|next| next.first).chain([lines.len()]).collect::<Vec<_>>();
    for (head, end) in heads.iter().zip(ends) {
        let free = known.len();
        let speaker = Some(*known.entry(labels::key(head.author)).or_insert(free));
        turns.push(nobody(Cell { line: head.first, at: 0, text: "" }));
        let mut is_own = false;
        for (line, is_authors) in body(lines, head.end..end) {
            if is_authors != is_own {
                let of_others = nobody(Cell { line, at: 0, text: "" });
                turns.push(if is_authors { Turn { speaker, label: head.author, ..of_others } } else { of_others });
                is_own = is_authors;
            }
        }
    }
    turns
}

/// The head of a mail.
struct Head<'t> {
    author: &'t str,
    /// Its first line.
    first: usize,
    /// The line behind it.
    end: usize,
    /// How many of its fields are those of mails.
    n_known: usize,
}

impl<'t> Head<'t> {
    /// Returns the head that begins on line `first`: `From: …` among other lines of the kind, below a blank line or the
    /// line with which archives part mails.
    fn of(lines: &[Line<'t>], first: usize) -> Option<Self> {
        const FEWEST_FIELDS: usize = 3;
        const MOST_LINES: usize = 80;
        let is_apart = first == 0 || lines[first - 1].blank || is_rule(lines[first - 1].text);
        if !is_apart || lines[first].blank {
            return None;
        }
        let from = first + usize::from(parts_mails(lines[first].text));
        let is_of_head = |line: &Line<'_>| {
            let goes_on = line.text.starts_with([' ', '\t']);
            !line.blank && (goes_on || field(line.text).is_some())
        };
        let n = lines[from..].iter().take(MOST_LINES).take_while(|line| is_of_head(line)).count();
        if n < FEWEST_FIELDS {
            return None;
        }
        let fields = lines[from..from + n].iter().filter_map(|line| field(line.text));
        let fields: Vec<(String, &'t str)> = fields.map(|(name, value)| (fold(name), value)).collect();
        let author = fields.iter().find(|(name, _)| FROM.contains(&name.as_str())).map(|(_, value)| author(value))?;
        let n_known = 1 + fields.iter().filter(|(name, _)| BESIDE.contains(&name.as_str())).count();
        (n_known >= FEWEST_FIELDS && !author.is_empty()).then_some(Self { author, first, end: from + n, n_known })
    }
}

const FROM: [&str; 3] = ["from", "de", "von"];
#[rustfmt::skip]
const BESIDE: [&str; 18] = [
    "date", "sent", "to", "subject", "cc", "envoye", "a", "objet", "gesendet", "an", "betreff", "message-id", "in-reply-to",
    "references", "reply-to", "para", "assunto", "asunto",
];

/// Returns the name of a field of a head and its value.
fn field(line: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 40;
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(['*', ' ', '\u{a0}', '\u{202f}']);
    let is_name = name.starts_with(char::is_uppercase)
        && name.len() <= LONGEST
        && name.chars().all(|c| c.is_alphanumeric() || c == '-');
    is_name.then(|| (name, value.trim_matches(['*', ' ', '\u{a0}'])))
}

/// `From ana@example.org  Mon Feb 13 10:20:30 2006`
fn parts_mails(line: &str) -> bool {
    let ends_with_year =
        || line.split_whitespace().next_back().is_some_and(|last| last.len() == 4 && last.parse::<u16>().is_ok());
    line.starts_with("From ") && line.contains(':') && ends_with_year()
}

/// `-----Original Message-----`, `________`
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("--") && line.ends_with("--")
        || line.len() > 8 && line.bytes().all(|b| matches!(b, b'_' | b'=' | b'-'))
}

/// Returns the name of an author: `Ana Roux` of `Ana Roux <ana@example.org>` and of `ana at example.org (Ana Roux)`.
fn author(value: &str) -> &str {
    let quotes = ['"', '\'', ' '];
    match value.split_once('<') {
        Some((name, address)) if name.trim_matches(quotes).is_empty() => address.trim_end_matches('>').trim(),
        Some((name, _)) => name.trim_matches(quotes),
        None => {
            let named = value
                .strip_suffix(')')
                .and_then(|inner| inner.rsplit_once('('))
                .map(|(_, name)| name.trim_matches(quotes));
            named.filter(|name| !name.is_empty()).unwrap_or(value)
        }
    }
}

/// Returns the lines of a body that hold words, each with whether they are its author's.
fn body(lines: &[Line<'_>], range: std::ops::Range<usize>) -> Vec<(usize, bool)> {
    let mut is_over = false;
    let mut of = Vec::with_capacity(range.len());
    for i in range.clone() {
        let text = lines[i].text;
        if lines[i].blank {
            continue;
        }
        is_over |= matches!(text, "--" | "-- ") || is_rule(text);
        let below = lines.get(i + 1).filter(|_| i + 1 < range.end).map_or("", |line| line.text);
        of.push((i, !is_over && !text.starts_with('>') && !announces_quote(text, below)));
    }
    of
}

/// `On Monday Ana Roux wrote:`, on one line or two.
fn announces_quote(line: &str, below: &str) -> bool {
    const VERBS: [&str; 8] =
        ["wrote:", "writes:", "a ecrit :", "a ecrit:", "ecrivit :", "schrieb:", "escribio:", "escreveu:"];
    let ends = |line: &str| {
        let folded = fold(line.trim_end()).replace(['\u{a0}', '\u{202f}'], " ");
        VERBS.iter().any(|verb| folded.ends_with(verb))
    };
    ends(line) || (["On ", "Le ", "Am ", "El ", "Em "].iter().any(|begins| line.starts_with(begins)) && ends(below))
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    fn turns(text: &str) -> Vec<String> {
        turns_as_told("a.txt", text).iter().map(|turn| turn.replacen("@-1", "", 1)).collect()
    }

    #[test]
    fn the_author_of_a_mail_speaks_and_what_is_quoted_is_nobodys() {
        let archive = "From ana at example.org  Mon Feb 13 10:20:30 2006\nFrom: ana at example.org (Ana Roux)\nDate: Mon, 13 Feb 2006\n\
            Subject: Mills\n\nWho knows how many there were?\n\n-- \nAna\nLille\n\n\
            From ben at example.org  Tue Feb 14 08:00:00 2006\nFrom: Ben <ben at example.org>\nDate: Tue, 14 Feb 2006\nSubject: Mills\n\n\
            On Monday, Ana Roux\n<ana at example.org> wrote:\n> Who knows how many there were?\n\nTwelve: I counted them.\n";
        let found = turns(archive);
        let words: Vec<&String> = found.iter().filter(|turn| !turn.starts_with("-|")).collect();
        assert_eq!(words, ["Ana Roux|Who knows how many there were?", "Ben|Twelve: I counted them."]);
        assert!(
            found.contains(
                &"-|On Monday, Ana Roux\n<ana at example.org> wrote:\n> Who knows how many there were?".to_owned()
            ),
            "{found:?}"
        );
    }

    #[test]
    fn a_thread_as_it_was_forwarded_is_read_too() {
        let thread = "De : Zoé Petit <zoe@example.org>\nEnvoyé : lundi 3 mai\nÀ : Ana\nObjet : Clés\n\nQui a les clés ?\n\n\
            De : Ana <ana@example.org>\nEnvoyé : lundi 3 mai\nÀ : Zoé\nObjet : RE: Clés\n\nC’est moi.\n";
        let found = turns(thread);
        assert_eq!(
            found.iter().filter(|t| !t.starts_with("-|")).collect::<Vec<_>>(),
            ["Zoé Petit|Qui a les clés ?", "Ana|C’est moi."]
        );
    }

    #[test]
    fn the_author_of_a_single_mail_speaks_unless_its_words_name_speakers() {
        let head = "From: Ana Roux <ana@example.org>\nTo: Ben\nDate: Mon, 2 Mar 2026\nSubject: Keys\n\n";
        let said = |words: &str| {
            turns(&format!("{head}{words}")).into_iter().filter(|turn| !turn.starts_with("-|")).collect::<Vec<_>>()
        };
        assert_eq!(
            said("They are here.\n\n> Where?\n\nBehind the door.\n"),
            ["Ana Roux|They are here.", "Ana Roux|Behind the door."]
        );
        assert_eq!(said("INT: Why?\nP1: So.\nINT: Ah.\nP1: Yes.\n"), ["INT|Why?", "P1|So.", "INT|Ah.", "P1|Yes."]);
    }

    #[test]
    fn the_head_of_one_interview_is_no_mail() {
        let text = "From: the archive\nDate: 12 May\nSubject: Ana\n\nINT: Why?\nAna: So.\nINT: Ah.\nAna: Yes.\n";
        let lines = crate::import::talk::lines::lines(text, &crate::import::Layout::default()).0;
        assert!(super::turns(&lines).is_empty());
    }
}
