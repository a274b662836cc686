//! Quotes for other programs: words with who said them and where, in the order and with the signs that a pattern gives,
//! such as `“{words}” ({participant}, {viewpoint})`.

use crate::model::naming::plain_letters;
use crate::model::turns::clock_time;
use crate::model::{Attribute, Document, Excerpt, Language, ParticipantId, Project, Role, Speaker, Turn};

/// What a place in a pattern stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Place {
    Words,
    Speaker,
    /// The person; the label of a speaker who is no participant.
    Participant,
    /// The value that says which population the person belongs to.
    Viewpoint,
    Role,
    /// All values of the person.
    Attributes,
    /// The value of that attribute.
    Attribute(String),
    Document,
    Turn,
    Time,
    /// Nothing that this project knows.
    Unknown(String),
}

/// The places that have a name of their own, each with its English and French name.
const PLACES: [(Place, [&str; 2]); 9] = [
    (Place::Words, ["words", "mots"]),
    (Place::Speaker, ["speaker", "locuteur"]),
    (Place::Participant, ["participant", "participant"]),
    (Place::Viewpoint, ["viewpoint", "point de vue"]),
    (Place::Role, ["role", "rôle"]),
    (Place::Attributes, ["attributes", "attributs"]),
    (Place::Document, ["document", "document"]),
    (Place::Turn, ["turn", "tour"]),
    (Place::Time, ["time", "temps"]),
];

/// Returns the names of the places that a pattern may hold in a project with these attributes, each once. A pattern
/// with the names of the other language is understood too.
pub fn place_names<'a>(language: Language, attributes: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = PLACES.iter().map(|(_, names)| names[language as usize]).collect();
    for attribute in attributes {
        if !names.iter().any(|name| plain_letters(name) == plain_letters(attribute)) {
            names.push(attribute);
        }
    }
    names
}

/// Returns the pattern that quotes have until the user writes one: who speaks and for which population. More values of
/// a person would be hard to read and soon tell who it is.
pub fn usual_pattern(language: Language) -> &'static str {
    match language {
        Language::En => "“{words}” ({participant}, {viewpoint})",
        Language::Fr => "«\u{202f}{mots}\u{202f}» ({participant}, {point de vue})",
    }
}

/// A pattern that was read for a project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuotePattern {
    /// Signs as they are written, and places between them.
    parts: Vec<Part>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Signs(String),
    Place(Place),
}

impl QuotePattern {
    /// Returns `pattern` read for `project`, whose attributes may be named in it.
    pub fn read(pattern: &str, project: &Project) -> Self {
        let mut parts = Vec::new();
        let mut rest = pattern;
        while let Some((signs, behind)) = rest.split_once('{') {
            let Some((name, behind)) = behind.split_once('}') else { break };
            parts.push(Part::Signs(signs.to_owned()));
            parts.push(Part::Place(place_named(name, project)));
            rest = behind;
        }
        parts.push(Part::Signs(rest.to_owned()));
        Self { parts }
    }

    /// Returns the names between braces that mean nothing in this project.
    pub fn unknown<'a>(&'a self) -> Vec<&'a str> {
        let name = |part: &'a Part| match part {
            Part::Place(Place::Unknown(name)) => Some(name.as_str()),
            Part::Place(_) | Part::Signs(_) => None,
        };
        self.parts.iter().filter_map(name).collect()
    }

    /// Whether the quoted words have a place.
    pub fn has_words(&self) -> bool {
        self.parts.contains(&Part::Place(Place::Words))
    }

    /// Returns the quote of `excerpt`, whose words are `words`. A place with nothing to say goes with the comma before
    /// it, and brackets around nothing go too.
    pub fn write(&self, project: &Project, language: Language, excerpt: Excerpt, words: &str) -> String {
        let Some(document) = project.document(excerpt.document) else { return words.to_owned() };
        let source = Source::of(project, document, excerpt, words, language);
        let mut quote = Quote::default();
        for part in &self.parts {
            match part {
                Part::Signs(signs) => quote.signs(signs),
                Part::Place(place) => quote.value(&source.value(place)),
            }
        }
        quote.text.trim().to_owned()
    }
}

fn place_named(name: &str, project: &Project) -> Place {
    let wanted = plain_letters(name.trim());
    let is_it = |names: &[&str; 2]| names.iter().any(|name| plain_letters(name) == wanted);
    let own = PLACES.iter().find(|(_, names)| is_it(names)).map(|(place, _)| place.clone());
    let attribute = |a: &&Attribute| plain_letters(&a.name) == wanted;
    let of_attribute = || project.attributes().find(attribute).map(|a| Place::Attribute(a.name.clone()));
    let found = match own {
        // An attribute of that name is what the user means, whichever one splits the study.
        Some(Place::Viewpoint) => of_attribute().or(own),
        own => own.or_else(of_attribute),
    };
    found.unwrap_or_else(|| Place::Unknown(name.trim().to_owned()))
}

/// A quote as far as it is written.
#[derive(Default)]
struct Quote {
    text: String,
    /// Whether the last place had nothing to say.
    silent: bool,
}

impl Quote {
    fn signs(&mut self, signs: &str) {
        let mut signs = signs;
        if std::mem::take(&mut self.silent) {
            if self.text.ends_with(['(', '[']) {
                signs = signs.trim_start_matches(is_separator);
            }
            // Brackets around nothing go, with the space before them.
            if let Some(rest) = signs.strip_prefix([')', ']'])
                && let Some(before) = self.text.strip_suffix(['(', '['])
            {
                self.text.truncate(before.trim_end().len());
                signs = rest;
            }
        }
        self.text.push_str(signs);
    }

    fn value(&mut self, value: &str) {
        if value.is_empty() {
            self.text.truncate(self.text.trim_end_matches(is_separator).len());
            self.silent = true;
        } else {
            self.text.push_str(value);
        }
    }
}

/// Whether `c` stands between two places rather than around one.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '/' | '·' | '–' | '—' | '-') || c.is_whitespace()
}

/// What is known of the words.
struct Source<'a> {
    project: &'a Project,
    document: &'a Document,
    words: &'a str,
    language: Language,
    /// The first turn of the words, and its number from 1.
    turn: Option<(usize, &'a Turn)>,
    /// When the first of them was said, in seconds from the beginning of the recording.
    time: Option<f32>,
    /// Who speaks, each once, in order.
    speakers: Vec<&'a Speaker>,
    /// The person, when the words are those of one.
    person: Option<ParticipantId>,
}

impl<'a> Source<'a> {
    fn of(project: &'a Project, document: &'a Document, excerpt: Excerpt, words: &'a str, language: Language) -> Self {
        let mut speakers: Vec<&Speaker> = Vec::new();
        for turn in &document.turns[document.turns_in(excerpt.span)] {
            let speaker = document.speaker_of(turn).filter(|s| !speakers.contains(s));
            speakers.extend(speaker);
        }
        let mut people: Vec<ParticipantId> =
            speakers.iter().filter(|s| s.role == Role::Participant).filter_map(|s| s.participant).collect();
        people.dedup();
        let person = match people[..] {
            [] if speakers.is_empty() => document.participant,
            [one] => Some(one),
            _ => None,
        };
        let turn = document.turn_at(excerpt.span.start).and_then(|i| Some((i + 1, document.turns.get(i)?)));
        let time = document.time_at(excerpt.span.start);
        Self { project, document, words, language, turn, time, speakers, person }
    }

    fn value(&self, place: &Place) -> String {
        match place {
            Place::Words => self.words.to_owned(),
            Place::Speaker => self.each_speaker(|s| Some(s.label.clone())),
            Place::Participant => match self.speakers.is_empty() {
                true => self.person.map(|p| self.name_of(p)).unwrap_or_default(),
                false => {
                    self.each_speaker(|s| Some(s.participant.map_or_else(|| s.label.clone(), |p| self.name_of(p))))
                }
            },
            Place::Role => self.each_speaker(|s| Some(role_name(s.role, self.language).to_owned())),
            Place::Attributes => self.attributes(),
            Place::Attribute(name) => self.attribute(name),
            Place::Viewpoint => self.project.viewpoint.as_deref().map(|name| self.attribute(name)).unwrap_or_default(),
            Place::Document => self.document.name.clone(),
            Place::Turn => {
                let word = match self.language {
                    Language::En => "turn",
                    Language::Fr => "tour",
                };
                self.turn.map(|(n, _)| format!("{word} {n}")).unwrap_or_default()
            }
            Place::Time => self.time.map(clock_time).unwrap_or_default(),
            Place::Unknown(_) => String::new(),
        }
    }

    fn each_speaker(&self, name: impl Fn(&Speaker) -> Option<String>) -> String {
        let mut names: Vec<String> = Vec::new();
        for name in self.speakers.iter().filter_map(|s| name(s)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    fn name_of(&self, person: ParticipantId) -> String {
        self.project.participants.get(&person).map(|p| p.name.clone()).unwrap_or_default()
    }

    fn attribute(&self, name: &str) -> String {
        self.project.value_in(self.person, self.document.id, name).unwrap_or_default().to_owned()
    }

    /// Returns what is known of the person, the viewpoint first.
    fn attributes(&self) -> String {
        let Some(person) = self.person else { return String::new() };
        let viewpoint = self.project.viewpoint.as_deref();
        let mut names: Vec<&str> = self.project.attributes().map(|a| a.name.as_str()).collect();
        names.sort_by_key(|name| Some(*name) != viewpoint);
        let values = names.iter().filter_map(|name| self.project.value_in(Some(person), self.document.id, name));
        values.collect::<Vec<_>>().join(", ")
    }
}

fn role_name(role: Role, language: Language) -> &'static str {
    match (role, language) {
        (Role::Participant, _) => "participant",
        (Role::Interviewer, Language::En) => "interviewer",
        (Role::Interviewer, Language::Fr) => "enquêteur",
        (Role::Moderator, Language::En) => "moderator",
        (Role::Moderator, Language::Fr) => "animateur",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Op, Span};

    fn fixture() -> Fixture {
        let mut fixture = Fixture::of("INT: Où ?\nU01: Nulle part. Rien.\nU02: Ici.");
        fixture.attribute("U01", "âge", "38");
        fixture.attribute("U01", "groupe", "usager");
        fixture.apply(vec![Op::SetViewpoint { from: None, to: Some("groupe".to_owned()) }]);
        fixture
    }

    /// Returns the quote of `words` by `pattern`.
    fn quote(fixture: &Fixture, language: Language, pattern: &str, words: &str) -> String {
        let project = &fixture.project;
        let document = project.documents()[0];
        let text = project.text(document).unwrap();
        let start = text.position(text.as_str().find(words).unwrap());
        let span = Span::new(start, start + words.chars().count() as u32);
        QuotePattern::read(pattern, project).write(project, language, Excerpt { document: document.id, span }, words)
    }

    #[test]
    fn the_usual_pattern_names_person_and_viewpoint_and_nothing_that_would_tell_who_it_is() {
        let fixture = fixture();
        let usual = |language| quote(&fixture, language, usual_pattern(language), "Nulle part.");
        assert_eq!(usual(Language::En), "“Nulle part.” (U01, usager)");
        assert_eq!(usual(Language::Fr), "«\u{202f}Nulle part.\u{202f}» (U01, usager)");
        assert_eq!(quote(&fixture, Language::En, usual_pattern(Language::En), "Où ?"), "“Où ?” (INT)");
        assert_eq!(quote(&fixture, Language::En, "{attributes}", "Nulle part."), "usager, 38");
    }

    #[test]
    fn a_place_with_nothing_to_say_takes_its_comma_and_empty_brackets_along() {
        let fixture = fixture();
        let of = |pattern, words| quote(&fixture, Language::En, pattern, words);
        assert_eq!(of("“{words}” ({speaker}, {attributes})", "Ici."), "“Ici.” (U02)");
        assert_eq!(of("{words} ({age}, {document})", "Ici."), "Ici. (Entretien 1)");
        assert_eq!(of("{words} [{age} / {groupe}] - {time}", "Ici."), "Ici.");
        assert_eq!(of("{words} ({age})!", "Ici."), "Ici.!");
    }

    #[test]
    fn places_go_by_their_names_in_either_language_and_attributes_by_theirs() {
        let fixture = fixture();
        let of = |pattern| quote(&fixture, Language::Fr, pattern, "Rien.");
        assert_eq!(
            of("{mots} {Locuteur} {rôle} {AGE} {tour}, {document}"),
            "Rien. U01 participant 38 tour 2, Entretien 1"
        );
        assert_eq!(of("{words} {participant}"), "Rien. U01");
    }

    #[test]
    fn words_of_several_people_name_them_all_and_nobody_s_attributes() {
        let fixture = fixture();
        let words = "Rien.\nU02: Ici.";
        let quote = quote(&fixture, Language::En, "{speaker}{attributes}", words);
        assert_eq!(quote, "U01, U02");
    }

    #[test]
    fn what_a_project_does_not_know_is_named() {
        let project = fixture().project;
        let pattern = QuotePattern::read("{words} {shoe size} {age} {", &project);
        assert_eq!((pattern.unknown(), pattern.has_words()), (vec!["shoe size"], true));
    }
}
