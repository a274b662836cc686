//! What the names of files say: `U07_Paris_F.docx` by the pattern `{participant}_{city}_{sex}`. A pattern is proposed from
//! the names themselves, shown, and edited by a person before anything comes of it.

use super::lexicon::fold;

/// How names are built: text that stays, and fields between.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamePattern {
    parts: Vec<Part>,
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
        if has_field { Ok(Self { parts }) } else { Err(PatternError::NoField) }
    }

    /// Returns the pattern as it is written.
    pub fn written(&self) -> String {
        let part = |p: &Part| match p {
            Part::Text(text) => text.clone(),
            Part::Field(name) => format!("{{{name}}}"),
        };
        self.parts.iter().map(part).collect()
    }

    /// Returns the fields of `name`, a file's name without its ending, each with its value; nothing for a name that is not
    /// built so.
    pub fn read(&self, name: &str) -> Option<Vec<(String, String)>> {
        let mut rest = name.trim();
        let mut found = Vec::new();
        for (i, part) in self.parts.iter().enumerate() {
            let value = match part {
                Part::Text(text) => {
                    rest = rest.strip_prefix(text.as_str())?;
                    continue;
                }
                Part::Field(_) => match self.parts.get(i + 1) {
                    Some(Part::Text(next)) => &rest[..rest.find(next.as_str())?],
                    _ => rest,
                },
            };
            if value.trim().is_empty() {
                return None;
            }
            rest = &rest[value.len()..];
            if let Part::Field(name) = part
                && !name.is_empty()
            {
                found.push((name.clone(), value.trim().to_owned()));
            }
        }
        rest.is_empty().then_some(found)
    }

    /// Returns the pattern that most of `names` are built by, if one is plain: parts between the same signs, as many in each.
    pub fn proposed(names: &[&str], french: bool) -> Option<Self> {
        let most = |alike: &Alike<'_>| {
            let (n, n_parts) = (alike.names.len(), alike.names[0].len());
            // One name is a pattern only if it has three parts: `Marie_Dupont` is a name.
            let plain = n * 10 >= names.len() * 8
                && (names.len() > 1 || n_parts >= 3)
                && (alike.sign == "_" || names.len() > 1);
            plain && n_parts <= 8
        };
        SIGNS.into_iter().filter_map(|sign| Alike::of(names, sign)).find(most).map(|alike| alike.pattern(french))
    }

    /// Returns the pattern of the names that are built alike, if there are some, be they few.
    pub fn of_some(names: &[&str], french: bool) -> Option<Self> {
        let alike = SIGNS.into_iter().rev().filter_map(|sign| Alike::of(names, sign));
        let some = alike.filter(|alike| alike.names.len() >= 2 && alike.names[0].len() <= 8);
        some.max_by_key(|alike| alike.names.len()).map(|alike| alike.pattern(french))
    }
}

/// The signs between the parts of names, in the order in which they are tried.
const SIGNS: [&str; 5] = ["_", " - ", " – ", "-", " "];

/// Names with as many parts between the same signs.
struct Alike<'n> {
    sign: &'static str,
    names: Vec<Vec<&'n str>>,
}

impl<'n> Alike<'n> {
    /// Returns those of `names` that have as many parts between `sign` as most of those that have several.
    fn of(names: &[&'n str], sign: &'static str) -> Option<Self> {
        let mut split: Vec<Vec<&str>> = names.iter().map(|n| n.split(sign).map(str::trim).collect()).collect();
        let n_parts = split
            .iter()
            .map(Vec::len)
            .filter(|n| *n >= 2)
            .max_by_key(|n| split.iter().filter(|s| s.len() == *n).count())?;
        split.retain(|s| s.len() == n_parts && s.iter().all(|p| !p.is_empty()));
        (!split.is_empty()).then_some(Self { sign, names: split })
    }

    fn pattern(&self, french: bool) -> NamePattern {
        let n_parts = self.names.first().map_or(0, Vec::len);
        let mut taken: Vec<String> = Vec::new();
        let mut fields = Vec::with_capacity(n_parts);
        for i in 0..n_parts {
            let values: Vec<&str> = self.names.iter().map(|s| s[i]).collect();
            let mut name = field_name(&values, i, &taken, french);
            while !name.is_empty() && taken.contains(&name) {
                name = format!("{name} 2");
            }
            taken.push(name.clone());
            fields.push(Part::Field(name));
        }
        let text = || Part::Text(self.sign.to_owned());
        let mut parts = Vec::with_capacity(2 * n_parts);
        for field in fields {
            if !parts.is_empty() {
                parts.push(text());
            }
            parts.push(field);
        }
        NamePattern { parts }
    }
}

/// Returns what a part of names is called by its values; `taken` are the names of the parts before it.
fn field_name(values: &[&str], place: usize, taken: &[String], french: bool) -> String {
    let say = |en: &str, fr: &str| if french { fr } else { en }.to_owned();
    let folded: Vec<String> = values.iter().map(|v| fold(v)).collect();
    let all = |is: &dyn Fn(&str) -> bool| folded.iter().all(|v| is(v));
    let one_of = |list: &[&str]| all(&|v| list.contains(&v));
    let number = |v: &str| v.parse::<u32>().ok();
    let has_participant = taken.iter().any(|name| name == PARTICIPANT);
    let same = values.len() > 1 && folded.iter().all(|v| *v == folded[0]);
    match () {
        () if same => String::new(),
        () if one_of(&["f", "m", "h", "w", "nb", "x", "femme", "homme", "female", "male", "woman", "man"]) => {
            say("sex", "sexe")
        }
        () if all(&is_code) && (place == 0 || !has_participant) => PARTICIPANT.to_owned(),
        () if all(&|v| number(v).is_some_and(|n| (15..=99).contains(&n))) && place > 0 => say("age", "âge"),
        () if all(&is_date) => "date".to_owned(),
        () if all(&|v| number(v).is_some_and(|n| (1900..2100).contains(&n))) => say("year", "année"),
        () if place == 0 && distinct(&folded) == folded.len() => PARTICIPANT.to_owned(),
        () => format!("{} {}", say("part", "partie"), place + 1),
    }
}

fn is_code(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && (1..=4).contains(&letters) && digits + letters == value.chars().count()
}

fn is_date(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let is_sign = |c: char| matches!(c, '-' | '.');
    matches!(digits, 6 | 8)
        && value.chars().all(|c| c.is_ascii_digit() || is_sign(c))
        && (digits == 8 || value.contains(is_sign))
}

fn distinct(values: &[String]) -> usize {
    values.iter().collect::<std::collections::BTreeSet<_>>().len()
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
        for names in [&["Marie Dupont"][..], &["U07"], &["a_b_c", "d", "e f"]] {
            assert_eq!(of(names, false), None, "{names:?}");
        }
    }
}
