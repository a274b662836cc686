//! Texts that labels cover: nearly every paragraph begins with one that is set off in one way, and people say sentences
//! behind them. There those speak as well who do so once, as at a meeting where everybody may say a word, or in the
//! street.

use rustc_hash::FxHashMap;

use super::super::exchange;
use super::throughout;
use crate::import::talk::labels::{self, Candidate, Form, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;

/// Fewer paragraphs cover nothing.
const FEWEST: usize = 6;
/// Forms have values of a word or two behind their fields.
const FEWEST_WORDS_SAID: usize = 6;
/// Where fewer labels stand once, everybody returns: what stands once there is a word before a colon.
const FEWEST_SINGLE: usize = 3;
const FEWEST_NAMED: usize = 2;
/// So many people of whom a label tells no more than that they are a woman or a man need not return.
const FEWEST_UNNAMED: usize = 4;
/// Prose has the other ways to set a label off as well: there somebody speaks again and again.
const FEWEST_OF_ONE: usize = 3;

/// The ways to set labels off that prose has as well.
const LOOSE: [Form; 5] = [Form::Emphasis, Form::Dash, Form::Point, Form::Capitals, Form::Alone];

/// How labels cover a text.
pub(super) struct Covering {
    /// How all of them are set off; a colon stands for a tab as well.
    pub form: Form,
    /// The keys of those that do not look like labels elsewhere, `Une maman`.
    pub keys: Vec<String>,
}

impl Covering {
    /// Returns how labels cover the text; nothing of a text of another kind.
    pub fn of(lines: &[Line<'_>]) -> Option<Self> {
        let lines = exchange::sample(lines);
        let units = exchange::units(lines);
        let colon = |i: usize| before_sign(lines[i].text);
        // Where colons set nearly all labels off, nothing else does.
        if units.iter().filter(|i| colon(**i).is_some()).count() * 10 >= units.len() * 9 {
            return Self::by(Form::Colon, lines, &units, colon);
        }
        let loose: Vec<Option<Candidate<'_>>> =
            lines.iter().map(|line| labels::loose(line.text, line.emphasis)).collect();
        let by_form = |form: Form| match form {
            Form::Alone => Self::by(form, lines, &units, |i| alone(lines, i)),
            _ => Self::by(form, lines, &units, |i| {
                loose[i].as_ref().filter(|found| found.form == form).map(|found| found.label)
            }),
        };
        Self::by(Form::Colon, lines, &units, colon).or_else(|| LOOSE.into_iter().find_map(by_form))
    }

    /// Returns how the names that `name` finds on lines cover the text.
    fn by<'t>(
        form: Form,
        lines: &[Line<'t>],
        units: &[usize],
        name: impl Fn(usize) -> Option<&'t str>,
    ) -> Option<Self> {
        // A name alone on its line stands above what is said, be there blank lines or not.
        let (of_ten, units) = match form {
            Form::Alone => (4, (0..lines.len()).filter(|i| !lines[*i].blank && !lines[*i].heading).collect()),
            _ => (9, units.to_vec()),
        };
        let named: Vec<(usize, Option<&str>)> =
            units.into_iter().map(|i| (i, name(i))).skip_while(|(_, name)| name.is_none()).collect();
        let names: Vec<&str> = named.iter().filter_map(|(_, name)| *name).collect();
        let cover = names.len() >= FEWEST && names.len() * 10 >= named.len() * of_ten;
        let n_words = || lines[named[0].0..].iter().map(|line| line.text.split_whitespace().count()).sum::<usize>();
        let say_sentences = || n_words() >= names.len() * FEWEST_WORDS_SAID;
        let is_talk = cover && are_people(&names) && say_sentences() && (form == Form::Colon || take_turns(&names));
        is_talk.then(|| Self { form, keys: unknown(names) })
    }
}

/// Returns the keys of the names that do not look like labels elsewhere.
fn unknown(names: Vec<&str>) -> Vec<String> {
    let mut keys: Vec<String> =
        names.into_iter().filter(|name| labels::look(name).is_none()).map(labels::key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn before_sign(line: &str) -> Option<&str> {
    let before_colon = throughout::before_colon(line).filter(|(name, _)| !name.contains('\t'));
    before_colon.or_else(|| throughout::before_tab(line)).map(|(name, _)| name)
}

/// Returns the name that is all of a line and stands above a sentence.
fn alone<'t>(lines: &[Line<'t>], i: usize) -> Option<&'t str> {
    let is_sentence = |line: &Line<'_>| line.text.trim_end().ends_with(['.', '?', '!', '…', '»', '”', ')']);
    let below = lines[i + 1..].iter().find(|line| !line.blank)?;
    let (name, _) = throughout::alone(lines[i].text).filter(|_| is_sentence(below))?;
    (is_somebody(name) || labels::is_one_of_many(name)).then_some(name)
}

/// Whether most are people, of whom somebody returns, or several are women and men without a name, while many others come
/// once.
fn are_people(names: &[&str]) -> bool {
    // Numbers of questions come once each.
    let is_question = |name: &str| labels::names_question(name.trim_end_matches([' ', '-', '–', '.']));
    // Each name is looked at once, however often it stands there.
    let counts = counts(names);
    let people: FxHashMap<&str, usize> =
        counts.iter().filter(|(name, _)| is_somebody(name)).map(|(name, n)| (*name, *n)).collect();
    let n_people: usize = people.iter().filter(|(name, _)| !is_question(name)).map(|(_, n)| n).sum();
    let returns = people.values().any(|n| *n >= 2);
    let n_named = people.values().filter(|n| **n == 1).count();
    let n_single = n_named + counts.iter().filter(|(name, n)| **n == 1 && labels::is_one_of_many(name)).count();
    let n_unnamed: usize = counts.iter().filter(|(name, _)| labels::is_unnamed(name)).map(|(_, n)| n).sum();
    let are_unnamed = n_unnamed >= FEWEST_UNNAMED;
    let many_speak_once = n_named >= FEWEST_NAMED && n_single >= FEWEST_SINGLE && n_single * 5 >= names.len();
    many_speak_once && n_people * 10 >= names.len() * 6 && (returns || are_unnamed)
}

/// Whether somebody speaks again and again between the others, and hardly anybody twice in a row.
fn take_turns(names: &[&str]) -> bool {
    let n_changes = names.windows(2).filter(|pair| pair[0] != pair[1]).count();
    let presides = |name: &str| roles::is_part_in_talk(name) || labels::is_office(name) || labels::is_titled(name);
    let is_heard = |(name, n): (&&str, &usize)| *n >= FEWEST_OF_ONE || *n >= 2 && presides(name);
    n_changes * 10 >= (names.len() - 1) * 9 && counts(names).iter().any(is_heard)
}

fn counts<'t>(names: &[&'t str]) -> FxHashMap<&'t str, usize> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    names.iter().for_each(|name| *counts.entry(name).or_default() += 1);
    counts
}

/// Whether a label looks like that of a person rather than of a thing.
fn is_somebody(name: &str) -> bool {
    let is_one = matches!(labels::shape(name), Some(Shape::Code | Shape::Name));
    is_one || roles::is_part_in_talk(name) || labels::is_office(name)
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::who;

    #[test]
    fn at_a_meeting_of_which_every_paragraph_has_a_label_those_speak_too_who_speak_once() {
        let meeting = "Mayor Ortiz: Public comment is open, two minutes each, please.\n\nDolores Finch: I have lived on Spruce for forty years.\n\n\
            Mayor Ortiz: Thank you, and the next one, please.\n\nGreg Amato: I own the store, and I had fourteen spaces.\n\n\
            Une maman : Moi c’est la cantine, le prix a pris quarante centimes.\n\nLena Hsu: I bike, and my children bike to school.\n\n";
        let expected = ["Mayor Ortiz", "Dolores Finch", "Mayor Ortiz", "Greg Amato", "Une maman", "Lena Hsu"];
        assert_eq!(who(meeting), expected);
    }

    const MEETING: [(&str, &str); 9] = [
        ("La présidente", "La parole est aux habitants, deux minutes chacun."),
        ("Monsieur Ferrand", "J’habite au 14, et le bus ne passe plus."),
        ("La présidente", "Merci monsieur, et la personne suivante."),
        ("Une maman", "Moi c’est la cantine, le prix a pris quarante centimes."),
        ("Aïcha", "Je travaille au local jeunes, et l’on ferme."),
        ("La présidente", "C’est noté, nous verrons cela au conseil."),
        ("Monsieur Blin", "Je voudrais parler des arbres de la place."),
        ("Un voisin", "Il y avait un mot, sur la grille."),
        ("La présidente", "La séance est levée, merci à tous."),
    ];

    #[test]
    fn those_speak_once_as_well_whose_label_is_alone_on_its_line_or_before_a_dash() {
        for between in ["\n", " – ", " : ", "\t"] {
            let text: String = MEETING.iter().map(|(name, said)| format!("{name}{between}{said}\n\n")).collect();
            assert_eq!(who(&text), MEETING.map(|(name, _)| name), "{between}");
        }
        let large = MEETING.map(|(name, said)| (name.to_uppercase(), said));
        let text: String = large.iter().map(|(name, said)| format!("{name} : {said}\n\n")).collect();
        assert_eq!(who(&text), large.map(|(name, _)| name));
    }

    #[test]
    fn those_speak_once_as_well_whose_label_is_in_bold_or_in_capitals() {
        let bold: String = MEETING.iter().map(|(name, said)| format!("**{name}.** {said}\n\n")).collect();
        let found = crate::import::turns_as_told("a.md", &bold);
        assert_eq!(found.len(), MEETING.len(), "{found:?}");
        let names = ["ANNE", "BERT", "ANNE", "CLEO", "DENIS", "ANNE", "ELIF", "FRED", "ANNE"];
        let text: String = names.iter().zip(MEETING).map(|(name, (_, said))| format!("{name} {said}\n\n")).collect();
        assert_eq!(who(&text), names);
    }

    #[test]
    fn headings_above_paragraphs_are_nobody() {
        let report = "Introduction\nThis is how the work began, and why.\nMethod\nWe asked forty people in the town.\nResults\n\
            They said that it was late.\nDiscussion\nIt was late, as they said.\nResults\nThey said no more than that.\n\
            Limits\nThe town is a small one.\nConclusion\nMore should be asked by others.\n";
        assert!(who(report).iter().all(|name| name == "-"), "{:?}", who(report));
    }

    #[test]
    fn in_the_street_women_and_men_of_some_age_speak_once_each() {
        let street = "Micro-trottoir, place du Marché\n\nFemme, 34 ans : Je suis pour, à condition qu’il y ait un bus.\n\nHomme, 61 ans : Contre. J’ai un commerce depuis vingt ans.\n\n\
            Femme, 78 ans : Moi je ne sors plus guère, mais je regarde.\n\nHomme, 23 ans : Ça ne change rien pour moi, je passe.\n\n\
            Femme, 45 ans : Je n’ai pas d’avis, je ne suis pas d’ici.\n\nHomme, 50 ans : On verra bien ce que ça donne.\n\n";
        let people =
            ["Femme, 34 ans", "Homme, 61 ans", "Femme, 78 ans", "Homme, 23 ans", "Femme, 45 ans", "Homme, 50 ans"];
        assert_eq!(who(street)[1..], people);
    }

    #[test]
    fn numbered_questions_are_one_persons() {
        let ask = |n: usize| {
            format!(
                "Pergunta {n} -: De que forma a IA é usada hoje?\n\nResposta: Da mesma maneira que em outros setores.\n\n"
            )
        };
        let people: std::collections::BTreeSet<String> =
            who(&(1..=8).map(ask).collect::<String>()).into_iter().collect();
        assert_eq!(people.len(), 2, "{people:?}");
    }

    #[test]
    fn a_glossary_is_no_meeting() {
        let glossary = "Housing: where people live and how they came to live there.\n\nCare: what people need from others when they are ill.\n\n\
            Street: where people are when they have no place to go.\n\nWork: what people do for others and are paid for.\n\n\
            Family: whom people turn to when nobody else is there.\n\nMoney: what people live on, and where it comes from.\n\n";
        assert!(who(glossary).iter().all(|name| name == "-"), "{:?}", who(glossary));
    }
}
