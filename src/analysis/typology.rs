//! Typologies in words: rules read as they are typed, and written back, and how many people each rule gives a type.
//!
//! ```text
//! age >= 40 and has code "Housing" -> settled
//! no code Housing/Own or city = Oslo -> roaming
//! ```
//!
//! Requirements are joined by `and`; what `or` joins becomes several rules for one type. Names that hold one of these
//! words or a sign stand in quotation marks.

use super::AnalysisError;
use super::scope::Condition;
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{Broken, Noun, Outline, Project, Requirement, Said, Sign, TypeRule, Typology, counted, said};

/// Returns the rules that `text` writes: one, or one for each part that `or` joins.
///
/// # Errors
/// When the text is no rule, or names a code or an attribute that is not there.
pub fn read_rules(project: &Project, text: &str) -> Result<Vec<TypeRule>, AnalysisError> {
    let not_a_rule = |reason: &str| AnalysisError::NotARule { rule: text.trim().to_owned(), reason: reason.to_owned() };
    let tokens = tokens(text);
    let mut sides = tokens.split(|token| *token == Token::Arrow);
    let (Some(when), Some(gives), None) = (sides.next(), sides.next(), sides.next()) else {
        return Err(not_a_rule("it needs one “->” between what is required and the type"));
    };
    let gives = joined(gives);
    if gives.is_empty() {
        return Err(not_a_rule("no type stands behind “->”"));
    }
    let outline = Outline::of(project);
    let rule = |part: &[Token]| {
        let when = part.split(|token| token.is_word("and"));
        let when = when.map(|tokens| requirement(project, &outline, tokens, &not_a_rule));
        Ok(TypeRule { gives: gives.clone(), when: when.collect::<Result<_, _>>()? })
    };
    when.split(|token| token.is_word("or")).map(rule).collect()
}

fn requirement(
    project: &Project,
    outline: &Outline,
    tokens: &[Token],
    not_a_rule: &dyn Fn(&str) -> AnalysisError,
) -> Result<Requirement, AnalysisError> {
    if let [verb, code, path @ ..] = tokens
        && code.is_word("code")
        && (verb.is_word("has") || verb.is_word("no"))
    {
        let code = outline.named(project, &joined(path))?;
        return Ok(Requirement::Code { code, said: verb.is_word("has") });
    }
    let sign = tokens.iter().position(|token| matches!(token, Token::Sign(_)));
    let Some((at, Token::Sign(sign))) = sign.and_then(|at| Some((at, tokens.get(at)?))) else {
        return Err(not_a_rule("each requirement is such as age >= 40, has code PATH or no code PATH"));
    };
    let asked = Condition::with_sign(project, &joined(&tokens[..at]), *sign, &joined(&tokens[at + 1..]))?;
    Ok(Requirement::Value { attribute: asked.attribute, sign: asked.sign, value: asked.value })
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Token {
    Word(String),
    /// In quotation marks, which make it no sign and no word of the language.
    Quoted(String),
    Sign(Sign),
    Arrow,
}

impl Token {
    fn is_word(&self, wanted: &str) -> bool {
        matches!(self, Self::Word(word) if word.eq_ignore_ascii_case(wanted))
    }
}

fn joined(tokens: &[Token]) -> String {
    let words = tokens.iter().map(|token| match token {
        Token::Word(word) | Token::Quoted(word) => word.as_str(),
        Token::Sign(sign) => sign.typed(),
        Token::Arrow => "->",
    });
    words.collect::<Vec<_>>().join(" ")
}

const ARROWS: [&str; 3] = ["->", "→", "=>"];
const QUOTES: [(char, char); 3] = [('"', '"'), ('“', '”'), ('«', '»')];

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, behind) = token(rest, first);
        tokens.push(token);
        rest = behind.trim_start();
    }
    tokens
}

/// Returns the token at the beginning of `text`, which begins with `first`, and what stands behind it.
fn token(text: &str, first: char) -> (Token, &str) {
    if let Some(behind) = ARROWS.iter().find_map(|arrow| text.strip_prefix(arrow)) {
        return (Token::Arrow, behind);
    }
    if let Some((_, end)) = QUOTES.iter().find(|(begin, _)| *begin == first) {
        let inside = &text[first.len_utf8()..];
        let (quoted, behind) = inside.split_once(*end).unwrap_or((inside, ""));
        return (Token::Quoted(quoted.trim().to_owned()), behind);
    }
    match Sign::split(text) {
        Some(("", sign, behind)) => (Token::Sign(sign), behind),
        _ => {
            let ends = |(at, c): (usize, char)| {
                let here = &text[at..];
                c.is_whitespace() || ARROWS.iter().any(|arrow| here.starts_with(arrow)) || is_sign(here)
            };
            let end = text.char_indices().skip(1).find(|place| ends(*place)).map_or(text.len(), |(at, _)| at);
            (Token::Word(text[..end].to_owned()), &text[end..])
        }
    }
}

fn is_sign(text: &str) -> bool {
    matches!(Sign::split(text), Some(("", ..)))
}

/// Returns a rule as [`read_rules`] reads it.
pub fn rule_words(project: &Project, outline: &Outline, rule: &TypeRule) -> String {
    let when: Vec<String> = rule.when.iter().map(|r| requirement_words(project, outline, r)).collect();
    format!("{} -> {}", when.join(" and "), quoted(&rule.gives))
}

/// Returns all rules, and the type of those to whom none gives one.
pub fn typology_words(project: &Project, outline: &Outline, typology: &Typology) -> String {
    let rules = typology.rules.iter().map(|rule| rule_words(project, outline, rule));
    let otherwise = typology.otherwise.iter().map(|name| format!("-> {}", quoted(name)));
    rules.chain(otherwise).collect::<Vec<_>>().join("; ")
}

/// Returns a requirement as [`read_rules`] reads it; a code that is gone by the name that it had.
pub fn requirement_words(project: &Project, outline: &Outline, requirement: &Requirement) -> String {
    match requirement {
        Requirement::Value { attribute, sign, value } => {
            format!("{} {} {}", quoted(attribute), sign.typed(), quoted(value))
        }
        Requirement::Code { code, said } => {
            let stands = project.resolve_code(*code).map_or("", |code| outline.path(code));
            let name = project.code_name(*code);
            let path = if stands.is_empty() { name } else { stands };
            format!("{} code {}", if *said { "has" } else { "no" }, quoted(path))
        }
    }
}

/// Returns `name` in quotation marks when it would be read as something else without them.
fn quoted(name: &str) -> String {
    let alone = tokens(name);
    let is_plain = |token: &Token| {
        matches!(token, Token::Word(_)) && !["and", "or", "has", "no", "code"].iter().any(|word| token.is_word(word))
    };
    let plain = !alone.is_empty() && alone.iter().all(is_plain) && joined(&alone) == name;
    if plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "”")) }
}

/// Returns one row for each rule of each typology, and one for those to whom no rule gives a type.
pub fn typologies_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("typology", Text),
        ("rule", Integer),
        ("when", Text),
        ("type", Text),
        ("participants", Integer),
        ("broken", Text),
    ];
    let n = project.participants().len();
    let caption = Caption {
        title: said!("Typologies", "Typologies"),
        unit: said!(
            "participants whom the rule gives the type: the first rule whose requirements are all met",
            "participants à qui la règle donne le type\u{202f}: la première règle dont toutes les conditions sont remplies"
        ),
        base: counted(n, Noun::Participant),
        notes: vec![said!(
            "a code counts with the codes below it, in words of the participant, by whatever coder; values of \
             participants, else the one that their documents agree on",
            "un code compte avec ceux d’en dessous, dans les mots du participant, quel que soit le codeur\u{202f}; valeurs \
             des participants, à défaut celle sur laquelle leurs documents s’accordent"
        )],
        ..Caption::default()
    };
    let mut table = Table::new("typologies", columns(heads), caption);
    let outline = Outline::of(project);
    for kept in project.typologies.values() {
        table.rows.extend(rows(project, &outline, &kept.attribute.name, &kept.typology));
    }
    table
}

fn rows(project: &Project, outline: &Outline, name: &str, typology: &Typology) -> Vec<Vec<Cell>> {
    let sorted = project.sorted_by(typology);
    let rules = typology.rules.iter().zip(sorted.by_rule).enumerate().map(|(i, (rule, n))| {
        let when: Vec<String> = rule.when.iter().map(|r| requirement_words(project, outline, r)).collect();
        let broken: Vec<Said> = rule.when.iter().filter_map(|r| broken_said(project, r)).collect();
        let broken = Cell::said(Said::joined(&broken, "; "));
        let when = Cell::text(when.join(" and "));
        vec![Cell::text(name), Cell::count(i + 1), when, Cell::text(&rule.gives), Cell::count(n), broken]
    });
    let otherwise = typology.otherwise.as_ref().map_or(Cell::Empty, Cell::text);
    let others = vec![
        Cell::text(name),
        Cell::Empty,
        Cell::word("otherwise"),
        otherwise,
        Cell::count(sorted.others),
        Cell::Empty,
    ];
    rules.chain([others]).collect()
}

fn broken_said(project: &Project, requirement: &Requirement) -> Option<Said> {
    Some(match project.broken(requirement)? {
        Broken::Code(code) => {
            let name = project.code_name(code);
            said!(
                "the code “{name}” is not in the project any more",
                "le code «\u{202f}{name}\u{202f}» n’est plus dans le projet"
            )
        }
        Broken::Attribute(name) => said!(
            "the attribute “{name}” is not in the project any more",
            "l’attribut «\u{202f}{name}\u{202f}» n’est plus dans le projet"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{AttributeKind, plan};

    fn study() -> Fixture {
        let mut fixture = Fixture::of("Ana: [here|Housing/Own home]\nBen: [there|Trust and care]");
        fixture.attribute("Ana", "age", "41");
        fixture.attribute("Ana", "home town", "Oslo");
        fixture.apply(plan::attribute_kind(&fixture.project, "age", AttributeKind::Number));
        fixture
    }

    fn again(text: &str) -> Vec<String> {
        let project = study().project;
        let outline = Outline::of(&project);
        let rules = read_rules(&project, text).unwrap();
        rules.iter().map(|rule| rule_words(&project, &outline, rule)).collect()
    }

    #[test]
    fn a_rule_reads_as_it_is_written() {
        for rule in [
            "age >= 40 and has code Housing -> settled",
            "age < 3,5 -> \"this or that\"",
            "no code \"Trust and care\" and home town != Oslo -> not here",
            "home town = \"\" -> \"no idea\"",
        ] {
            assert_eq!(again(rule), [rule]);
        }
        assert_eq!(again("AGE≥40 → old"), ["age >= 40 -> old"]);
        assert_eq!(again("age>40 or has code Own home => x"), ["age > 40 -> x", "has code Housing/Own home -> x"]);
        assert_eq!(again("« home town » = « Oslo » -> “a -> b”"), ["home town = Oslo -> \"a -> b\""]);
    }

    #[test]
    fn what_is_no_rule_says_why() {
        let error = |text: &str| read_rules(&study().project, text).unwrap_err().to_string();
        assert!(error("age > 40").contains("one “->”"));
        assert!(error("age > 40 ->").contains("no type stands behind"));
        assert!(error("old -> settled").contains("each requirement is such as"));
        assert!(error("height > 3 -> tall").contains("there is no attribute “height”"));
        assert!(error("has code Fear -> afraid").contains("there is no code “Fear”"));
        assert!(error("home town > Oslo -> far").contains("home town is text"));
        assert!(error("age > old -> old").contains("more and less need a number"));
    }

    #[test]
    fn a_table_says_whom_each_rule_takes_and_what_is_broken() {
        let mut fixture = study();
        let mut rules = read_rules(&fixture.project, "age >= 40 and has code Housing -> settled").unwrap();
        rules.extend(read_rules(&fixture.project, "has code Housing -> roaming").unwrap());
        let typology = Typology { rules, otherwise: Some("other".to_owned()) };
        fixture.apply(plan::typology(&fixture.project, "way of life", typology).unwrap());
        let written = |fixture: &Fixture| -> Vec<String> {
            let rows = typologies_table(&fixture.project).rows;
            rows.iter().map(|row| row[1..].iter().map(Cell::written).collect::<Vec<_>>().join("|")).collect()
        };
        assert_eq!(
            written(&fixture),
            ["1|age >= 40 and has code Housing|settled|1|", "2|has code Housing|roaming|0|", "|otherwise|other|1|"]
        );
        let housing = Outline::of(&fixture.project).find(&fixture.project, "Housing").unwrap();
        fixture.apply(plan::remove_codes(&fixture.project, &[housing]).unwrap());
        assert_eq!(
            written(&fixture)[1],
            "2|has code Housing|roaming|0|the code “Housing” is not in the project any more"
        );
    }
}
