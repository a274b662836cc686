//! What the names of files say: `U07_Paris_F.docx` by the pattern `{participant}_{city}_{sex}`. A pattern is proposed
//! from the names themselves, shown, and edited by a person before anything comes of it.
//!
//! `ways.rs` reads a name, `habits.rs` knows the other names of a folder, `kinds.rs` what a part looks like,
//! `proposed.rs` finds the pattern.

mod habits;
mod kinds;
mod proposed;
mod ways;

use self::habits::Habit;

/// How names are built: text that stays, and fields between.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamePattern {
    parts: Vec<Part>,
    /// What each field holds in other names; empty before [`NamePattern::among`].
    habits: Vec<Habit>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Text(String),
    /// The name of an attribute; empty for what means nothing.
    Field(String),
}

/// The field that names the person.
pub const PARTICIPANT: &str = "participant";

/// Why a pattern cannot be understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PatternError {
    /// A bracket is never closed, or closes nothing.
    #[error("a bracket is missing: write each field as {{name}}, such as {{participant}}_{{city}}")]
    Bracket,
    /// Two fields have nothing between them.
    #[error("two fields need a sign between them, such as {{participant}}_{{city}}")]
    Touching,
    /// There is no field.
    #[error("the pattern has no field: write at least one, such as {{city}}; {{}} stands for what means nothing")]
    NoField,
}

impl NamePattern {
    /// Parses `{participant}_{city}`; `{}` stands for what means nothing.
    ///
    /// # Errors
    /// When brackets do not match, two fields touch, or there is none.
    pub fn parse(pattern: &str) -> Result<Self, PatternError> {
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = pattern.trim();
        while let Some(open) = rest.find(['{', '}']) {
            if !rest[open..].starts_with('{') {
                return Err(PatternError::Bracket);
            }
            match (open, parts.last()) {
                (0, Some(Part::Field(_))) => return Err(PatternError::Touching),
                (0, _) => {}
                _ => parts.push(Part::Text(rest[..open].to_owned())),
            }
            let close = rest[open..].find('}').ok_or(PatternError::Bracket)? + open;
            let name = rest[open + 1..close].trim();
            if name.contains('{') {
                return Err(PatternError::Bracket);
            }
            parts.push(Part::Field(name.to_owned()));
            rest = &rest[close + 1..];
        }
        parts.extend((!rest.is_empty()).then(|| Part::Text(rest.to_owned())));
        let has_field = parts.iter().any(|p| matches!(p, Part::Field(_)));
        if has_field { Ok(Self { parts, habits: Vec::new() }) } else { Err(PatternError::NoField) }
    }

    /// Returns the pattern as it is written.
    pub fn written(&self) -> String {
        let part = |p: &Part| match p {
            Part::Text(text) => text.clone(),
            Part::Field(name) => format!("{{{name}}}"),
        };
        self.parts.iter().map(part).collect()
    }

    /// Returns the fields of `name`, a file's name without its ending, each with its value; nothing for a name that is
    /// not built so.
    pub fn read(&self, name: &str) -> Option<Vec<(String, String)>> {
        let values = self.values(name.trim())?.values;
        let named = self.fields().zip(&values).filter(|(field, _)| !field.is_empty());
        let found = named.map(|(field, value)| (field.to_owned(), (*value).to_owned()));
        (!self.is_strange(&values)).then(|| found.collect())
    }

    /// Returns the names of the fields, in order.
    fn fields(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Field(name) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pattern: &str, name: &str) -> Option<String> {
        let found = NamePattern::parse(pattern).unwrap().read(name)?;
        Some(found.iter().map(|(field, value)| format!("{field}={value}")).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_name_is_read_by_its_pattern() {
        assert_eq!(read("{participant}_{city}_{sex}", "U07_Le Mans_F").unwrap(), "participant=U07 city=Le Mans sex=F");
        assert_eq!(read("Interview {participant} - {}", "Interview U07 - final").unwrap(), "participant=U07");
        assert_eq!(read("{participant}_{city}", "U07"), None);
        assert_eq!(read("{participant}_{city}_x", "U07_Paris"), None);
        assert_eq!(read("{participant}_{city}", "U07_"), None);
    }

    /// What `{participant}-…` patterns read in the first of `names` among the others.
    fn read_among(pattern: &str, names: &[&str]) -> Option<String> {
        let found = NamePattern::parse(pattern).unwrap().among(names).read(names[0])?;
        Some(found.into_iter().map(|(_, value)| value).collect::<Vec<_>>().join(" | "))
    }

    #[test]
    fn a_sign_within_a_value_is_known_by_the_other_names() {
        let cities = ["U08-Saint-Denis-H", "U07-Paris-F", "U09-Lyon-H"];
        assert_eq!(read_among("{participant}-{city}-{x}", &cities).unwrap(), "U08 | Saint-Denis | H");
        assert_eq!(read_among("{participant}-{city}-{sex}", &cities[..1]).unwrap(), "U08 | Saint-Denis | H");
        assert_eq!(read_among("{city}-{participant}", &["Saint-Denis-U08"]).unwrap(), "Saint-Denis | U08");
        let services = ["U08-Aix-en-Provence-centre", "U07-Paris-centre", "U09-Lyon-rue"];
        assert_eq!(read_among("{participant}-{city}-{service}", &services).unwrap(), "U08 | Aix-en-Provence | centre");
        assert_eq!(read_among("{participant} {}", &["U08 final, read again"]).unwrap(), "U08");
    }

    #[test]
    fn a_name_that_is_built_by_other_signs_says_nothing() {
        let pattern = "{participant}-{ville}";
        assert_eq!(read_among(pattern, &["U08_Saint-Denis_H"]), None);
        assert_eq!(read_among(pattern, &["U08_Saint-Denis_H", "U07-Paris", "U09-Lyon"]), None);
        assert_eq!(read_among(pattern, &["Marie_Roux-Paris", "Paul_Noir-Lyon"]).unwrap(), "Marie_Roux | Paris");
        assert_eq!(read_among(pattern, &["Marie_Roux-Paris", "Paul-Lyon", "Ana-Lille"]), None);
    }

    #[test]
    fn a_pattern_says_what_it_lacks() {
        for (pattern, expected) in [
            ("{a", PatternError::Bracket),
            ("a}", PatternError::Bracket),
            ("{a}{b}", PatternError::Touching),
            ("abc", PatternError::NoField),
        ] {
            assert_eq!(NamePattern::parse(pattern), Err(expected), "{pattern}");
        }
    }

    #[test]
    fn a_pattern_is_proposed_from_names() {
        let of = |names: &[&str], french| NamePattern::proposed(names, french).map(|p| p.written());
        assert_eq!(of(&["U07_Paris_F", "U08_Lille_M"], false).unwrap(), "{participant}_{part 2}_{sex}");
        assert_eq!(of(&["E1-2023-34", "E2-2024-51"], true).unwrap(), "{participant}-{année}-{âge}");
        let dated = ["Interview 3 - Ana - 2023-05-12", "Interview 4 - Tom - 2023-06-01"];
        assert_eq!(of(&dated, false).unwrap(), "{participant} - {part 2} - {date}");
        assert_eq!(
            of(&["2023-05-12_U07_users", "2023-06-01_U08_staff"], false).unwrap(),
            "{date}_{participant}_{part 3}"
        );
        assert_eq!(of(&["Entretien Marie", "Entretien Paul"], true).unwrap(), "{}_{partie 2}".replace('_', " "));
        assert_eq!(of(&["U07_Paris_F"], false).unwrap(), "{participant}_{part 2}_{sex}");
        let mixed = ["U07_Paris_F", "notes", "U08_Le Mans_M", "Guide of the talk", "Focus group"];
        assert_eq!(of(&mixed, false), None);
        assert_eq!(NamePattern::of_some(&mixed, false).unwrap().written(), "{participant}_{part 2}_{sex}");
        let joined = ["U07-Paris-F", "U08-Saint-Denis-H", "U09-Aix-en-Provence-F"];
        assert_eq!(of(&joined, true).unwrap(), "{participant}-{partie 2}-{sexe}");
        assert_eq!(of(&["U07_Paris_F", "U08_Saint_Denis_H"], false).unwrap(), "{participant}_{part 2}_{sex}");
        assert_eq!(of(&["U07_Paris-F", "U08_Lille-H"], false).unwrap(), "{participant}_{part 2}-{sex}");
        assert_eq!(of(&["Interview U07 - Ana", "Interview U08 - Tom"], false).unwrap(), "{} {participant} - {part 3}");
        for names in [
            &["Marie Dupont"][..],
            &["U07"],
            &["talk_of_marie"],
            &["a_b_c", "d", "e f"],
            &["talk-of-Marie", "a-b-c-d-e"],
        ] {
            assert_eq!(of(names, false), None, "{names:?}");
        }
    }
}
