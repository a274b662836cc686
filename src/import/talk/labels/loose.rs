//! Labels without a sign of their own: bold, before a point or a dash, in capitals. Prose has the same, so the whole
//! document has to speak for them.

use super::super::lexicon::{FUNCTION_WORDS, HONORIFICS, Words, fold};
use super::super::lines::Emphasis;
use super::super::roles;
use super::{
    Candidate, Form, LONGEST, LONGEST_TITLED, Lead, MOST_OFFICE_WORDS, MOST_WORDS, is_blank, is_blank_or_tab,
    is_label_char, is_titled, skip_blank, without_remark,
};

/// Returns the label that `line` may begin with although no sign sets it off. `emphasis` says how much of the line is
/// bold or italic.
pub(in crate::import) fn loose(line: &str, emphasis: Emphasis) -> Option<Candidate<'_>> {
    let Lead { at, seconds, .. } = Lead::of(line);
    let found = formal(line, at)
        .or_else(|| emphasised(line, at, emphasis))
        .or_else(|| set_off(line, at))
        .or_else(|| in_capitals(line, at))?;
    // `SÍ. La lista viene después.` answers a question.
    let is_answer = matches!(found.form, Form::Point | Form::Capitals) && is_yes_or_no(found.label);
    (!is_answer).then_some(Candidate { seconds, ..found })
}

/// Returns the label with a title before a dash, as records have it, be it in bold or not.
fn formal(line: &str, at: usize) -> Option<Candidate<'_>> {
    let titled = is_titled(&line[at..]).then(|| set_off(line, at)).flatten();
    titled.filter(|found| found.form == Form::Dash && is_titled(found.label))
}

fn found(label: &str, form: Form, words: usize) -> Option<Candidate<'_>> {
    (!label.is_empty()).then_some(Candidate { label, form, words, seconds: None })
}

fn emphasised(line: &str, at: usize, emphasis: Emphasis) -> Option<Candidate<'_>> {
    let Emphasis::Begins(end) = emphasis else { return None };
    let label = line.get(at..end)?.trim_matches(|c: char| is_blank_or_tab(c) || matches!(c, '*' | '_' | ':' | '.'));
    let behind = line[end..].trim_start_matches(|c: char| is_blank_or_tab(c) || matches!(c, '*' | '_' | ':'));
    let is_titled = is_titled(label);
    let (longest, most_words) = if is_titled { (LONGEST_TITLED, MOST_OFFICE_WORDS) } else { (LONGEST, MOST_WORDS) };
    let short = label.chars().count() <= longest && label.split(is_blank).count() <= most_words;
    // An office may stand behind a name with a title: `**Mme Anne Roux, présidente.**`
    let is_of_label =
        |c: char| is_blank(c) || is_label_char(c) || matches!(c, '.' | '(' | ')') || is_titled && c == ',';
    let plain = label.chars().all(is_of_label);
    // `**Ana**, who works there, …` tells of her.
    let goes_on = behind.starts_with(',');
    if !short || !plain || behind.is_empty() || goes_on {
        return None;
    }
    let words = line.len() - behind.len();
    let behind_dash = behind_dash(line, words).filter(|words| *words < line.len());
    behind_dash.and_then(|words| found(label, Form::Dash, words)).or_else(|| found(label, Form::Emphasis, words))
}

/// Returns where the words begin behind a dash that stands at `at`, apart from them.
fn behind_dash(line: &str, at: usize) -> Option<usize> {
    let behind = line[at..].strip_prefix(['–', '—', '-'])?;
    behind.starts_with(is_blank_or_tab).then(|| skip_blank(line, line.len() - behind.len()))
}

/// Returns the label before a point, a dash or another sign.
fn set_off(line: &str, at: usize) -> Option<Candidate<'_>> {
    let titled = is_titled(&line[at..]) || is_shouted_name(&line[at..]);
    // Some ministers have many things in hand; a point and a dash set them off all the same.
    const LONGEST_OF_RECORDS: usize = 320;
    let (longest, most) = if titled { (LONGEST_TITLED, LONGEST_OF_RECORDS) } else { (LONGEST, LONGEST) };
    let (mut before, mut in_remark) = (' ', false);
    for (n, (i, c)) in line[at..].char_indices().take(most).enumerate() {
        let here = at + i;
        if n >= longest && !(c == '.' && line[here + 1..].trim_start_matches(is_blank).starts_with(['–', '—'])) {
            before = c;
            continue;
        }
        if n >= longest {
            let dash = line.len() - line[here + 1..].trim_start_matches(is_blank).len();
            return line[dash..].chars().next().and_then(|sign| before_dash(line, at, dash, sign));
        }
        let next = line[here + c.len_utf8()..].chars().next();
        match c {
            '>' | '|' | ';' if i > 0 => return before_sign(line, at, here),
            '=' if i > 0 && next.is_some_and(|c| c != '=' && c != '>') => return before_sign(line, at, here),
            ')' if !in_remark && next.is_some_and(is_blank) && numbers_nothing(&line[at..here]) => {
                return before_sign(line, at, here);
            }
            // `E/ Oui.`, but not `E/S: Oui.`, nor the mark of whoever took down a speech: `Mr ROUX / src`.
            '/' if titled && !in_remark => return None,
            '/' if i > 0 && next.is_some_and(is_blank) => return before_sign(line, at, here),
            _ if in_remark && c != ')' && (is_blank(c) || is_label_char(c) || ".,–—".contains(c)) => {}
            '…' if i > 0 => return before_dots(line, at, here, c.len_utf8()),
            '.' if i > 0 && line[here..].starts_with("...") => return before_dots(line, at, here, 3),
            '*' | '_' if i > 0 && is_blank(before) => return before_direction(line, at, here, c),
            '–' | '—' | '-'
                if is_dash(c, before, &line[here + c.len_utf8()..])
                    || joins_label(&line[at..here], &line[here + c.len_utf8()..]) =>
            {
                return before_dash(line, at, here, c);
            }
            '.' if ends_label(line, at, here) => return before_point(line, at, here),
            '(' => in_remark = true,
            ')' if in_remark => in_remark = false,
            '.' => {}
            ',' if titled && !addresses_somebody(&line[here + 1..]) => {}
            _ if is_blank(c) || is_label_char(c) => {}
            _ => return None,
        }
        before = c;
    }
    None
}

/// Whether the words behind a comma speak to whom the name before it names: `Mr. Roux, you talked about …`
pub(super) fn addresses_somebody(behind: &str) -> bool {
    #[rustfmt::skip]
    static WORDS: Words = Words::of(&[
        "you", "i", "we", "he", "she", "they", "it", "let", "thank", "do", "does", "did", "is", "are", "was", "would", "could",
        "can", "vous", "je", "nous", "il", "elle", "ils", "merci", "avez", "usted", "gracias", "sie", "ich", "wir", "danke",
    ]);
    WORDS.has(&fold(behind.trim_start_matches(is_blank).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()))
}

/// Whether a dash sets words off rather than joining two words.
fn is_dash(c: char, before: char, behind: &str) -> bool {
    let behind = behind.strip_prefix('-').unwrap_or(behind);
    before == '.' || (is_blank(before) && (c != '-' || behind.is_empty() || behind.starts_with(is_blank_or_tab)))
}

/// Whether a dash that touches the word before it sets a label off: `Int- Oui`, `INT-Oui`, but not `Saint-Denis`.
fn joins_label(label: &str, behind: &str) -> bool {
    let is_word = !label.is_empty() && !label.contains(is_blank);
    let begins_large = behind.chars().next().is_some_and(char::is_uppercase);
    // `TGV-EST` is one word.
    let goes_on_small = behind.chars().nth(1).is_some_and(|c| !c.is_uppercase());
    let is_code = is_in_capitals(label) || is_initial(label);
    let touches_words = begins_large && goes_on_small && is_code && !is_initial(label);
    is_word && label.starts_with(char::is_uppercase) && (behind.starts_with(is_blank_or_tab) || touches_words)
}

/// Whether a bracket behind `label` sets off somebody who speaks, as in `INT) Oui`, rather than one of several choices:
/// `B)`.
fn numbers_nothing(label: &str) -> bool {
    let is_choice = matches!(label, "A" | "B" | "C" | "D");
    (is_in_capitals(label) || is_initial(label) || roles::is_part_in_talk(label)) && !is_choice
}

/// Whether the point at `point` ends more than a title or an initial, and no dash follows.
fn ends_label(line: &str, at: usize, point: usize) -> bool {
    let word = line[at..point].rsplit(|c: char| is_blank(c) || c == '-' || c == '.').next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let is_title = HONORIFICS.has(&fold(word));
    let behind = line[point + 1..].trim_start_matches(is_blank);
    let set_off = line[point + 1..].starts_with(is_blank);
    set_off && !is_initial && !is_title && !behind.starts_with(['–', '—', '-'])
}

fn before_sign(line: &str, at: usize, sign: usize) -> Option<Candidate<'_>> {
    let label = line[at..sign].trim_end_matches(is_blank);
    let words = skip_blank(line, line.len() - line[sign..].trim_start_matches(['>', '|', ';', '/', '=', ')']).len());
    if words < line.len() { found(label, Form::Sign, words) } else { None }
}

fn before_dash(line: &str, at: usize, dash: usize, c: char) -> Option<Candidate<'_>> {
    let dash = if c == '-' && is_titled(&line[at..dash]) { behind_parties(line, dash) } else { dash };
    let label = line[at..dash].trim_end_matches(is_blank);
    let label = label.strip_suffix('.').filter(|name| !name.contains('.') || name.contains(' ')).unwrap_or(label);
    let behind = dash + c.len_utf8();
    let words = skip_blank(line, behind + usize::from(c == '-' && line[behind..].starts_with('-')));
    if words < line.len() && !offers_choice(label, &line[words..]) { found(label, Form::Dash, words) } else { None }
}

/// Returns the label before what somebody does rather than says, in marks of italics: `ANA *rit* — Oui.`
fn before_direction(line: &str, at: usize, marks: usize, mark: char) -> Option<Candidate<'_>> {
    const LONGEST: usize = 120;
    let inner = &line[marks + 1..];
    let close = marks + 1 + inner.char_indices().take(LONGEST).find(|(_, c)| *c == mark)?.0;
    let dash = skip_blank(line, close + 1);
    let sign = line[dash..].chars().next().filter(|c| matches!(c, '–' | '—' | '-'))?;
    let words = skip_blank(line, dash + sign.len_utf8());
    let is_apart = !inner.starts_with(is_blank) && is_dash(sign, ' ', &line[dash + sign.len_utf8()..]);
    if is_apart && words < line.len() {
        found(line[at..marks].trim_end_matches(is_blank), Form::Dash, words)
    } else {
        None
    }
}

/// Whether what may be a label and the words behind it are what a form lets people choose from: `SÍ - NO`.
pub(super) fn offers_choice(label: &str, words: &str) -> bool {
    const LONGEST: usize = 12;
    let words = words.trim_matches(|c: char| is_blank_or_tab(c) || matches!(c, '-' | '–' | '/'));
    words.len() <= LONGEST && is_yes_or_no(words) && is_yes_or_no(label)
}

fn is_yes_or_no(word: &str) -> bool {
    const LONGEST: usize = 6;
    word.len() <= LONGEST && YES_OR_NO.has(&fold(word))
}

static YES_OR_NO: Words = Words::of(&[
    "yes", "no", "oui", "non", "si", "ja", "nein", "nee", "nej", "sim", "nao", "tak", "nie", "da", "net", "нет", "да",
]);

/// Returns the last of several dashes, where a title has the name and the party behind it, in capitals: `O SR.
/// PRESIDENTE - ANA LIMA - PSB - Bem.`
fn behind_parties(line: &str, dash: usize) -> usize {
    let mut last = dash;
    while let Some(next) = line[last + 1..].find(" - ").map(|i| last + 1 + i + 1) {
        let mut part = line[last + 1..next].split(is_blank).filter(|w| !w.is_empty()).peekable();
        if part.peek().is_none() || !part.all(is_in_capitals) {
            break;
        }
        last = next;
    }
    last
}

/// `E… Et après ?`, `INT ... Oui.`: only codes stand so, as prose hesitates with any word.
fn before_dots(line: &str, at: usize, dots: usize, len: usize) -> Option<Candidate<'_>> {
    let label = line[at..dots].trim_end_matches(is_blank);
    let words = skip_blank(line, dots + len);
    let begins = line[words..].starts_with(|c: char| !c.is_lowercase());
    let is_code = is_in_capitals(label) || is_initial(label);
    if is_code && begins && words > dots + len { found(label, Form::Sign, words) } else { None }
}

fn before_point(line: &str, at: usize, point: usize) -> Option<Candidate<'_>> {
    let label = &line[at..point];
    let words = skip_blank(line, point + 1);
    // Points that lead to the number of a page are no words.
    let begins = line[words..].starts_with(|c: char| !c.is_lowercase() && c != '.');
    let name = without_remark(label).unwrap_or(label);
    let ends_in_capitals = name.split(is_blank).next_back().is_some_and(is_in_capitals);
    let in_office = label.split_once(',').is_some_and(|(_, office)| is_office(office));
    let is_titled = is_titled(label) || is_shouted_name(label);
    // `INTERVIEWER Thank you for coming. …` is a word for a part in capitals, and a sentence.
    let shouted =
        in_capitals(line, at).filter(|shouted| shouted.words < point && roles::is_part_in_talk(shouted.label));
    let is_part = shouted.is_none() && roles::is_part_in_talk(label);
    let is_label = (is_titled && (in_office || !label.contains(','))) || ends_in_capitals || is_part;
    if begins && is_label && words < line.len() { found(label, Form::Point, words) } else { None }
}

/// Whether an office stands behind the comma, rather than the words to whom the title calls: `Mr. President, we are
/// near.`
fn is_office(behind: &str) -> bool {
    #[rustfmt::skip]
    static BEGIN_SENTENCES: Words = Words::of(&[
        "i", "we", "you", "he", "she", "it", "they", "there", "this", "and", "je", "nous", "vous", "il", "elle", "on", "et",
        "c'est",
    ]);
    let first = fold(behind.trim_start_matches(is_blank).split(is_blank).next().unwrap_or_default());
    !BEGIN_SENTENCES.has(&first) && !behind.contains(|c: char| c.is_ascii_digit())
}

/// Whether a name in capitals stands before a comma, so that an office may follow: `ANNA ROSSI, direttore. Grazie.`
fn is_shouted_name(text: &str) -> bool {
    let name = text.split_once(',').map(|(name, _)| name);
    name.is_some_and(|name| name.contains(is_blank) && name.split(is_blank).all(is_in_capitals))
}

/// `MARIE DUPONT Oui.`
fn in_capitals(line: &str, at: usize) -> Option<Candidate<'_>> {
    const MOST: usize = 3;
    let mut end = at;
    let mut words = line[at..].split(is_blank).peekable();
    for n in 0..MOST {
        // `ANNA I read.` goes on in the words of Anna.
        let goes_on = |w: &&str| is_in_capitals(w) && (n == 0 || w.chars().nth(1).is_some());
        let Some(word) = words.next_if(|w| goes_on(w) || (n == 0 && is_initial(w))) else { break };
        end = end.max(line.len() - line[end..].trim_start_matches(is_blank).len()) + word.len();
    }
    let label = &line[at..end];
    let begins = skip_blank(line, end);
    let goes_on = line[begins..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "«“\"([".contains(c));
    let is_word = FUNCTION_WORDS.has(&fold(label));
    if goes_on && !is_word && begins > end { found(label, Form::Capitals, begins) } else { None }
}

/// Returns the first word of `line` if it could be a label by itself, in capitals or shortened by a point, whatever
/// capitals the words behind it begin with: `P14 TV. And the radio.`, `Dem. La grève ?`
pub(in crate::import) fn opening(line: &str) -> Option<Candidate<'_>> {
    static NUMBERED: Words =
        Words::of(&["art", "fig", "abb", "tab", "chap", "kap", "sec", "par", "nr", "no", "vol", "st"]);
    let Lead { at, seconds, .. } = Lead::of(line);
    let first = line[at..].split(is_blank_or_tab).next()?;
    let word = before_first_point(&line[at..]).unwrap_or(first);
    let words = skip_blank(line, at + word.len());
    // Another sign would set the label off.
    let begins = line[words..].starts_with(|c: char| begins_words(c) && !c.is_lowercase());
    let (label, form) = match word.strip_suffix('.') {
        Some(short) => (short, Form::Point),
        None => (word, Form::Capitals),
    };
    let is_name = || {
        label.starts_with(char::is_uppercase)
            && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\''))
            && !NUMBERED.has(&fold(label))
    };
    let is_word = is_in_capitals(label) || is_initial(label) || form == Form::Point && is_name();
    // `Dem.` is a small word in another language.
    let is_said = if form == Form::Point { is_yes_or_no(label) } else { FUNCTION_WORDS.has(&fold(label)) };
    // `Rép.` answers, `Rep.` is a title.
    let is_title = HONORIFICS.has(&label.to_lowercase());
    let is_label = is_word && begins && !is_title && !is_said && !super::is_announcement(label);
    is_label.then_some(Candidate { label, form, words, seconds })
}

/// Returns the few words that stand before the first point, with it: `Le jardinier.`
fn before_first_point(text: &str) -> Option<&str> {
    const LONGEST: usize = 30;
    const MOST_WORDS: usize = 3;
    let limit = text.floor_char_boundary(LONGEST);
    let end = text[..limit].find('.')? + 1;
    (text[..end].split(is_blank).count() <= MOST_WORDS && !text[..end].contains('\t')).then_some(&text[..end])
}

fn begins_words(c: char) -> bool {
    c.is_alphanumeric() || "«“\"‘'’([¿¡…".contains(c)
}

/// Whether the word is a name in capitals, of two letters or of a letter and digits.
fn is_in_capitals(word: &str) -> bool {
    let n_letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let has_digit = word.chars().any(|c| c.is_ascii_digit());
    let plain = word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_'));
    plain && (n_letters >= 2 || (n_letters == 1 && has_digit)) && word.starts_with(char::is_uppercase)
}

/// Whether the word is one capital letter: `E Et après ?`.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_capitals_is_parted_from_the_sentence_behind_it() {
        assert_eq!(
            read("INTERVIEWER Thank you for coming. Tell me more."),
            "Capitals|INTERVIEWER|Thank you for coming. Tell me more."
        );
        assert_eq!(read("ANNA I read by the river."), "Capitals|ANNA|I read by the river.");
    }

    fn read(line: &str) -> String {
        match loose(line, Emphasis::Plain) {
            Some(c) => format!("{:?}|{}|{}", c.form, c.label, &line[c.words..]),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn labels_without_a_colon_are_read() {
        for (line, expected) in [
            ("M. le président. La parole est à vous.", "Point|M. le président|La parole est à vous."),
            ("M. Paul Roux, rapporteur. Non.", "Point|M. Paul Roux, rapporteur|Non."),
            ("Mme Anne Roux, infirmière. – Oui.", "Dash|Mme Anne Roux, infirmière|Oui."),
            ("Ms. JONES. In March.", "Point|Ms. JONES|In March."),
            ("M. Roux, le ministre. Non.", "Point|M. Roux, le ministre|Non."),
            ("Mr. President, we are near. I know.", "-"),
            ("Mme la ministre, et vous tous. Bien.", "-"),
            ("The CHAIRMAN. Yes.", "Point|The CHAIRMAN|Yes."),
            ("INT.- Oui ?", "Dash|INT|Oui ?"),
            ("INT -- Oui ?", "Dash|INT|Oui ?"),
            ("INT --help", "-"),
            ("A.B. *croise les bras, pensive* — Oui ?", "Dash|A.B.|Oui ?"),
            ("Ana _rit_ - Oui.", "Dash|Ana|Oui."),
            ("Ana *et* Ben sont là.", "-"),
            ("Anna – Yes.", "Dash|Anna|Yes."),
            ("C.M. – Oui.", "Dash|C.M.|Oui."),
            ("Anna - Yes.", "Dash|Anna|Yes."),
            ("Anna-Lena: Yes.", "-"),
            ("Tess>> Yes.", "Sign|Tess|Yes."),
            ("O SR. PRESIDENTE - ANA LIMA - PSB - Bem.", "Dash|O SR. PRESIDENTE - ANA LIMA - PSB|Bem."),
            ("M. Roux - Oui - Non.", "Dash|M. Roux|Oui - Non."),
            ("Dr. Roux (SPD) . . . . 178 D", "-"),
            ("MARIE DUPONT Oui, voilà.", "Capitals|MARIE DUPONT|Oui, voilà."),
            ("KARIM Salut. Moi aussi.", "Capitals|KARIM|Salut. Moi aussi."),
            ("Interviewer; And?", "Sign|Interviewer|And?"),
            ("E/ Et après ?", "Sign|E|Et après ?"),
            ("E… Et après ?", "Sign|E|Et après ?"),
            ("INT ... Oui.", "Sign|INT|Oui."),
            ("Oui… Non.", "-"),
            ("E Et après ?", "Capitals|E|Et après ?"),
            ("Q1. Et après ?", "Point|Q1|Et après ?"),
            ("INT= Et après ?", "Sign|INT|Et après ?"),
            ("MARIE = Oui.", "Sign|MARIE|Oui."),
            ("INT) Et après ?", "Sign|INT|Et après ?"),
            ("E) Et après ?", "Sign|E|Et après ?"),
            ("B) La deuxième réponse", "-"),
            ("a == b, a => b", "-"),
            ("Int- Et après ?", "Dash|Int|Et après ?"),
            ("INT-Et après ?", "Dash|INT|Et après ?"),
            ("TGV-EST au matin", "-"),
            ("Saint-Denis est loin.", "-"),
            ("U07 Oui.", "Capitals|U07|Oui."),
            ("OUI Mais non.", "-"),
            ("SÍ - NO", "-"),
            ("SI. La lista viene después.", "-"),
            ("SI – La lista viene.", "Dash|SI|La lista viene."),
            ("I said no. Then I left.", "-"),
            ("Paris. Une ville.", "-"),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    #[test]
    fn a_bold_beginning_may_be_a_label() {
        let line = "Marie Oui, voilà.";
        let c = loose(line, Emphasis::Begins(5)).unwrap();
        assert_eq!((c.label, c.form, &line[c.words..]), ("Marie", Form::Emphasis, "Oui, voilà."));
        assert_eq!(loose("Vraiment !", Emphasis::Whole), None);
        let line = "Mme Anne Roux, présidente. Merci.";
        let c = loose(line, Emphasis::Begins(line.find(" Merci").unwrap())).unwrap();
        assert_eq!((c.label, c.form, &line[c.words..]), ("Mme Anne Roux, présidente", Form::Emphasis, "Merci."));
    }
}
