//! What is wrong with a question about codes, in every language of the interface.

use super::Tongue;
use crate::analysis::CodeQueryError;

/// Returns why a question is not understood and what to do. Positions are read from 1.
pub fn error(tongue: Tongue, error: &CodeQueryError) -> String {
    match tongue {
        Tongue::English => {
            let text = error.to_string();
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
        Tongue::French => in_french(error),
    }
}

fn in_french(error: &CodeQueryError) -> String {
    use CodeQueryError::{
        AmbiguousCode, Empty, EmptyParentheses, MissingDistance, MissingOperand, MissingOperator, TooDeep,
        UnclosedParenthesis, UnclosedQuote, UnknownCode, UnopenedParenthesis,
    };
    let place = |at: &u32| format!("à la position {}", at + 1);
    match error {
        Empty => "Rien n’est demandé\u{202f}: tapez le nom d’un code, ou plusieurs avec et, ou, sauf".to_owned(),
        UnclosedQuote { at } => {
            format!("Le guillemet {} n’est jamais fermé\u{202f}: ajoutez \" à la fin du nom", place(at))
        }
        UnclosedParenthesis { at } => {
            format!("La parenthèse {} n’est jamais fermée\u{202f}: ajoutez ) à la fin du groupe", place(at))
        }
        UnopenedParenthesis { at } => {
            format!("La parenthèse {} ne ferme rien\u{202f}: retirez-la, ou ajoutez ( au début du groupe", place(at))
        }
        EmptyParentheses { at } => format!("Il n’y a aucun code entre les parenthèses {}", place(at)),
        MissingOperand { operator, at } => format!(
            "Il manque un code à côté de {operator} {}\u{202f}: complétez, ou mettez le nom entre guillemets si {operator} \
             en fait partie",
            place(at)
        ),
        MissingOperator { at } => format!(
            "Deux codes se suivent {}\u{202f}: écrivez et, ou, sauf, dans, chevauchant, près de 3 ou même document que entre eux",
            place(at)
        ),
        MissingDistance { operator, at } => format!(
            "{operator} {} demande un nombre de tours\u{202f}: près de 3, ou près de 0 pour le même tour",
            place(at)
        ),
        UnknownCode { name, at, like } if like.is_empty() => {
            format!("Il n’y a pas de code «\u{202f}{name}\u{202f}» ({})", place(at))
        }
        UnknownCode { name, at, like } => format!(
            "Il n’y a pas de code «\u{202f}{name}\u{202f}» ({})\u{202f}: vouliez-vous dire {}\u{202f}?",
            place(at),
            like.join(", ")
        ),
        AmbiguousCode { name, at, paths } => format!(
            "Plusieurs codes s’appellent «\u{202f}{name}\u{202f}» ({})\u{202f}: écrivez l’un de {}",
            place(at),
            paths.join(", ")
        ),
        TooDeep { at } => format!("Trop de parenthèses imbriquées {}", place(at)),
    }
}
