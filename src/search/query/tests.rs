use proptest::prelude::*;

use super::*;

/// Writes a query out with its structure visible.
fn shown(query: &Query) -> String {
    let list = |parts: &[Query], sign: &str| parts.iter().map(shown).collect::<Vec<_>>().join(sign);
    match query {
        Query::All(parts) => format!("({})", list(parts, " & ")),
        Query::Any(parts) => format!("({})", list(parts, " | ")),
        Query::Not(part) => format!("!{}", shown(part)),
        Query::Phrase(words) => words.iter().map(shown_word).collect::<Vec<_>>().join("+"),
        Query::Near { words, within } => {
            format!("near{within}[{}]", words.iter().map(shown_word).collect::<Vec<_>>().join(" "))
        }
        Query::Filter(filter) => format!("{{{}{}{}}}", filter.name, filter.sign.typed(), filter.value),
    }
}

fn shown_word(word: &Word) -> String {
    match word {
        Word::AnyForm(word) => word.clone(),
        Word::Exact(word) => format!("={word}"),
        Word::Pattern(pattern) => pattern.clone(),
        Word::Similar(word, n) => format!("{word}~{n}"),
        Word::Anything => "_".to_owned(),
    }
}

#[test]
fn queries_have_the_structure_that_they_show() {
    let cases = [
        ("fatigue", "fatigue"),
        ("fatigue nuit", "(fatigue & nuit)"),
        ("a AND b OR c ET d", "((a & b) | (c & d))"),
        ("a OU (b c) SAUF d", "(a | (b & c & !d))"),
        ("a -b NOT c", "(a & !b & !c)"),
        ("-(a b) NOT NOT c", "(!(a & b) & c)"),
        ("l'équipe", "l+équipe"),
        ("l’équipe c'est-à-dire aujourd'hui", "(l+équipe & c+est+à+dire & aujourd+hui)"),
        ("\"Chez Soi\"", "=chez+=soi"),
        ("« chez soi »", "=chez+=soi"),
        ("“l'Équipe”", "=l+=equipe"),
        ("\"chez soi\"~3", "near3[=chez =soi]"),
        ("\"fatig* nuit\"~5", "near5[fatig* =nuit]"),
        ("\"prendre * compte\"", "=prendre+_+=compte"),
        ("Logem* auto*ment *isme", "(logem* & auto*ment & *isme)"),
        ("l'équip**", "l+equip*"),
        ("fatigue~1 Épuisé~2", "(fatigue~1 & epuise~2)"),
        ("speaker:U01 city:\"Le Mans\" -role:interviewer", "({speaker=U01} & {city=Le Mans} & !{role=interviewer})"),
        ("\"age group\":18-25", "{age group=18-25}"),
        ("code: Logement/Sans", "{code=Logement/Sans}"),
        ("à 12:30", "(à & 12+30)"),
        ("âge>=40 logement", "({âge>=40} & logement)"),
        ("logement \"âge réel\" ≤ 40 -city!=Lyon", "(logement & {âge réel<=40} & !{city!=Lyon})"),
        ("age < 40 city=\"Le Mans\"", "({age<40} & {city=Le Mans})"),
        ("wow! c'est = bon", "(wow & c+est & bon)"),
        (">= 40", "40"),
        ("Comment ça va ? — bien !", "(Comment & ça & va & bien)"),
        ("- bonjour", "bonjour"),
        ("porte-parole", "porte+parole"),
        ("and or not et ou", "(and & or & not & et & ou)"),
        ("fatigue~1, nuit", "(fatigue~1 & nuit)"),
    ];
    for (text, expected) in cases {
        assert_eq!(Query::parse(text).map(|q| shown(&q)), Ok(expected.to_owned()), "{text}");
    }
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    use QueryError::*;
    let operand = |operator: &str, at| MissingOperand { operator: operator.to_owned(), at };
    let value = |name: &str, at| MissingValue { name: name.to_owned(), at };
    let cases = [
        ("", Empty),
        (" ? … ", Empty),
        ("a \"chez soi", UnclosedQuote { at: 2 }),
        ("« chez", UnclosedQuote { at: 0 }),
        ("\" \"", EmptyQuote { at: 0 }),
        ("a (b (c)", UnclosedParenthesis { at: 2 }),
        ("a) b", UnopenedParenthesis { at: 1 }),
        (")", UnopenedParenthesis { at: 0 }),
        ("a ()", EmptyParentheses { at: 2 }),
        ("été OR", operand("OR", 4)),
        ("OU est", operand("OU", 0)),
        ("a AND OR b", operand("AND", 2)),
        ("a NOT", operand("NOT", 2)),
        ("a -(", UnclosedParenthesis { at: 3 }),
        ("a *", LoneStar { at: 2 }),
        ("a~", Distance { at: 1 }),
        ("mot~9", Distance { at: 3 }),
        ("\"a b\"~x", Distance { at: 5 }),
        ("speaker:", value("speaker", 0)),
        ("a code: OR b", value("code", 2)),
        ("age>=", value("age", 0)),
    ];
    for (text, expected) in cases {
        assert_eq!(Query::parse(text), Err(expected), "{text}");
    }
}

#[test]
fn a_message_counts_from_one_and_says_what_to_do() {
    let error = Query::parse("a \"chez soi").unwrap_err();
    assert_eq!(error.to_string(), "the quotation mark at position 3 is never closed: add \" at the end of the phrase");
}

#[test]
fn deep_nesting_and_long_queries_are_refused_not_crashed_on() {
    assert!(matches!(Query::parse(&"(".repeat(100_000)), Err(QueryError::TooDeep { .. })));
    assert_eq!(Query::parse(&"mot ".repeat(65)), Err(QueryError::TooManyWords));
    assert!(Query::parse(&format!("{}a", "NOT ".repeat(10_000))).is_ok());
}

proptest! {
    #[test]
    fn any_text_is_a_query_or_a_clean_error(text in "\\PC{0,60}") {
        let _ = Query::parse(&text).map_err(|e| e.to_string());
    }

    #[test]
    fn any_mixture_of_signs_is_a_query_or_a_clean_error(
        parts in prop::collection::vec("[a-zé'’*~:()\"«»“” -]|AND|OR|NOT|\\*|~1|l'|code:|中文", 0..30),
    ) {
        let _ = Query::parse(&parts.concat()).map_err(|e| e.to_string());
    }
}
