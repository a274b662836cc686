//! Names that are written out at the first turns, and shortened from then on: `Sébastien Bourdon: So.`, `SB: Yes.`

use rustc_hash::FxHashMap;

use super::{Group, Survey};
use crate::import::talk::labels::{self, Form, Shape};

/// Fewer turns of a short name may be somebody else's.
const FEWEST_SHORT: usize = 2;
/// A name that is written out more often is how somebody is called.
const MOST_FULL: usize = 3;

/// Counts `Sébastien Bourdon` as `SB`, as `S. Bourdon`, as `Bourdon` or as `Sébastien`, where he is called so from his
/// second or third turn on: articles write each name once.
pub(super) fn merge(survey: &mut Survey<'_>) {
    // `S. Bourdon` may be shortened once more.
    merge_with(survey, |label| label.split(' ').count() == 2 && shortens_first(label));
    merge_with(survey, is_short);
}

fn merge_with(survey: &mut Survey<'_>, is_short: fn(&str) -> bool) {
    let places = places(survey);
    let can_be_one = |group: &Group<'_>| !group.is_part && !group.verdict.is_out();
    let mut names: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (i, group) in survey.groups.iter().enumerate().filter(|(_, group)| can_be_one(group)) {
        let is_rare = (1..=MOST_FULL).contains(&places[i].len()) && !labels::is_joint(group.label, |_| true);
        for short in short_names(group.label).filter(|_| is_rare && group.shape == Shape::Name) {
            names.entry(short).or_default().push(i);
        }
    }
    let meant = |short: usize| {
        let label = survey.groups[short].label;
        let found = names.get(&labels::key(label)).or_else(|| names.get(&labels::key(&labels::letters(label)?)));
        let is_one = |name: &usize| *name != short && are_one(&places[*name], &places[short], is_initials(label));
        let mut meant = found?.iter().copied().filter(is_one);
        meant.next().filter(|_| meant.next().is_none())
    };
    let can_be_short = |i: &usize| can_be_one(&survey.groups[*i]) && is_short(survey.groups[*i].label);
    let pairs: Vec<(usize, usize)> =
        (0..survey.groups.len()).filter(can_be_short).filter_map(|short| Some((meant(short)?, short))).collect();
    survey.merge(&pairs);
}

/// Returns on which lines each label stands, and in which form; of what a sign sets off only where one does: a list of
/// links may stand below a talk, `• Ana Roux – her page`.
fn places(survey: &Survey<'_>) -> Vec<Vec<(usize, Form)>> {
    let mut places: Vec<Vec<(usize, Form)>> = vec![Vec::new(); survey.groups.len()];
    for mark in survey.marks.iter().filter(|m| m.at == 0 && m.candidate.form != Form::Alone) {
        places[mark.group].push((mark.line, mark.candidate.form));
    }
    for places in &mut places {
        let by_signs = places.iter().any(|(_, form)| form.is_strong());
        places.retain(|(_, form)| form.is_strong() || !by_signs);
    }
    places
}

/// Whether the turns below a full name and those below a short one are one person's: the name is written out before it is
/// shortened, and as it is. Initials may follow it each time, as where two talks stand on a page.
fn are_one(full: &[(usize, Form)], short: &[(usize, Form)], is_initials: bool) -> bool {
    let (Some(first), Some(last)) = (short.first(), short.last()) else { return false };
    let is_before = |place: Option<&(usize, Form)>, other: &(usize, Form)| place.is_some_and(|place| place.0 < other.0);
    let is_in_order =
        is_before(full.last(), first) || is_initials && is_before(full.first(), first) && is_before(full.last(), last);
    is_in_order
        && short.len() >= FEWEST_SHORT
        && full.iter().all(|(_, form)| short.iter().any(|(_, other)| other == form))
}

/// Whether a label may be a short name: one word, or letters with blanks between them, `S. B.`
fn is_short(label: &str) -> bool {
    !label.contains(' ') || label.split(' ').all(is_letter)
}

/// Whether a label is the first letters of a name: `SB`, `S. B.`
fn is_initials(label: &str) -> bool {
    is_short(label)
        && label.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !label.chars().any(char::is_lowercase)
}

/// Whether a letter stands for the first of two names: `S. Bourdon`.
fn shortens_first(label: &str) -> bool {
    label.split_once(' ').is_some_and(|(first, last)| is_letter(first) && !is_letter(last))
}

fn is_letter(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    word.chars().count() == 1 && word.chars().all(char::is_uppercase)
}

/// Returns what somebody of this name may be called for short, as keys of labels: nothing of a name of one word.
fn short_names(name: &str) -> impl Iterator<Item = String> {
    let name = labels::without_title(labels::without_remark(name).unwrap_or(name));
    let initials = labels::initials(name);
    let words = || name.split(' ').filter(|word| word.starts_with(char::is_uppercase) && !word.ends_with('.'));
    let n_words = name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let is_full = initials.chars().count() >= 2
        && n_words >= 2
        && !labels::is_titled(name)
        && !name.ends_with(|c: char| c.is_ascii_digit());
    // Of a double name the first letter may do: `AK` of `Anna Kramek-Klicka`.
    let letters: String = words().filter_map(|word| word.chars().next()).collect();
    let (first, last) = (initials.chars().next(), words().next_back());
    let outer = first.zip(initials.chars().next_back()).map(|(first, last)| format!("{first}{last}"));
    let with_last = first.zip(last).map(|(first, last)| format!("{first} {last}"));
    let mut short: Vec<String> =
        [Some(initials.as_str()), Some(letters.as_str()), outer.as_deref(), with_last.as_deref(), words().next(), last]
            .into_iter()
            .flatten()
            .filter(|short| is_full && short.chars().count() >= 2)
            .map(labels::key)
            .collect();
    short.sort_unstable();
    short.dedup();
    short.into_iter()
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::testing::spoken;

    #[test]
    fn a_full_name_at_the_first_turn_is_who_is_called_by_a_part_of_it_later() {
        for between in [" ", "\n"] {
            let said = |who: &str, words: &str| format!("{who}:{between}{words}\n\n");
            let first = said("Liane von Berg", "What is it? A word.") + &said("Siri Holm", "Good to be here.");
            let talk = (said("Berg", "And then, what?") + &said("Holm", "It was late.")).repeat(3);
            assert_eq!(spoken(&(first.clone() + &talk)), "Berg 4, Holm 4");
            let called = talk.replace("Berg", "Liane").replace("Holm", "SH");
            assert_eq!(spoken(&(first + &called)), "Liane 4, SH 4");
        }
    }

    #[test]
    fn initials_may_have_the_second_letter_of_a_sound() {
        let talk = "ML: And then, what?\nWCh: It was late.\n".repeat(3);
        let first = "Maria Lewa: What is it? A word.\nWiktoria Choren: Good to be here.\nMaria Lewa: And?\n";
        assert_eq!(spoken(&format!("{first}{talk}")), "ML 5, WCh 4");
        let bold = (first.to_owned() + &talk)
            .lines()
            .map(|line| format!("**{}\n\n", line.replacen(':', ":**", 1)))
            .collect::<String>();
        assert_eq!(spoken(&bold), "ML 5, WCh 4");
    }

    #[test]
    fn namesakes_and_those_who_go_on_under_both_names_stay_apart() {
        let talk = "Roux: And then, what?\nHolm: It was late.\n".repeat(3);
        let two = format!("Ana Roux: Who is here?\nJean Roux: I am here.\n{talk}");
        assert_eq!(spoken(&two), "Ana Roux 1, Jean Roux 1, Roux 3, Holm 3");
        let both = format!("Ana Roux: Who is here?\n{talk}Ana Roux: Me too.\n");
        assert_eq!(spoken(&both), "Ana Roux 2, Roux 3, Holm 3");
    }

    #[test]
    fn initials_are_written_in_many_ways() {
        for (name, short) in [
            ("Stéphanie Bérard", "S.B."),
            ("Tony Delsham", "T. D."),
            ("V.Y. Mudimbe", "VYM"),
            ("L.G. Damas", "LGD"),
            ("Ana Maria Roux", "AR"),
            ("Chantal Spitz", "C Spitz"),
            ("BILL NELSON (D-FLA)", "NELSON"),
        ] {
            let talk = format!("Mia Lewa: And then, what?\n{name}: It was late.\n");
            let later = format!("ML: And then, what?\n{short} : It was late.\n").repeat(3);
            assert_eq!(spoken(&(talk + &later)), format!("ML 4, {short} 4"));
        }
    }

    #[test]
    fn a_name_that_is_shortened_in_two_ways_is_one_person() {
        let talk = "Mia Lewa: What?\nSara Roux: It was late.\nML: And?\nS Roux: So.\nML: And?\nS Roux: So.\n";
        let later = "ML: Then?\nSR: It was late.\n".repeat(6);
        assert_eq!(spoken(&format!("{talk}{later}")), "ML 9, SR 9");
    }

    #[test]
    fn names_in_bold_are_those_of_plain_initials_in_two_talks_on_a_page_too() {
        let talk = "<p><b>Mia Lewa: And then, what?</b></p><p><b>Ana Roux:</b> It was late.</p>";
        let later = "<p><b>ML: And then, what?</b></p><p>AR: It was late.</p>".repeat(3);
        let turns = crate::import::turns_as_told("a.html", &format!("{talk}{later}{talk}{later}"));
        let who: Vec<&str> = turns.iter().filter_map(|turn| turn.split('@').next()).collect();
        assert_eq!(who, ["ML", "AR"].repeat(8), "{turns:?}");
    }
}
