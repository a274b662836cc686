//! What is broken in a file, in words of both languages. What our readers say of it in their own is for programmers: it
//! names sectors and tokens, where a person wants to know whether the file was copied to its end.

use crate::import::ImportError;
use crate::model::{Said, said};

/// Returns the error for a file that is broken in a way that `reason` tells.
pub(super) fn damaged(file: &str, reason: Said) -> ImportError {
    ImportError::Damaged { file: file.to_owned(), reason }
}

/// It ends before all that was begun has ended.
pub(super) fn cut_off(file: &str) -> ImportError {
    damaged(file, said!("it ends too early", "il se termine trop tôt"))
}

/// More nested than any program writes it.
pub(super) fn too_deep(file: &str) -> ImportError {
    damaged(
        file,
        said!(
            "its elements lie too deep in each other",
            "ses éléments sont imbriqués trop profondément les uns dans les autres"
        ),
    )
}

/// A part of an archive is not there.
pub(super) fn missing(file: &str, part: &str) -> ImportError {
    damaged(file, said!("its part {part} is missing", "sa partie {part} manque"))
}

/// No word processor writes one, and some attacks need one.
pub(super) fn doctype(file: &str) -> ImportError {
    damaged(
        file,
        said!(
            "it declares a document type, which such files never do",
            "il déclare un type de document, ce que de tels fichiers ne font jamais"
        ),
    )
}

/// XML that cannot be read on.
pub(super) fn xml(file: &str, error: &quick_xml::Error) -> ImportError {
    match error {
        // All of these are something that was opened and never closed.
        quick_xml::Error::Syntax(_) => cut_off(file),
        _ => damaged(file, said!("its XML is broken", "son XML est abîmé")),
    }
}

/// JSON that cannot be read on.
pub(super) fn json(file: &str, error: &serde_json::Error) -> ImportError {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        serde_json::error::Category::Eof => cut_off(file),
        _ if error.to_string().starts_with("recursion limit") => too_deep(file),
        _ => damaged(
            file,
            said!(
                "it is no JSON from line {line}, column {column} on",
                "ce n’est pas du JSON à partir de la ligne {line}, colonne {column}"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_that_breaks_off_is_told_from_json_that_is_none() {
        let told =
            |text: &str| json("a.json", &serde_json::from_str::<serde_json::Value>(text).unwrap_err()).to_string();
        assert!(told("[{\"text\": \"ou").contains("it ends too early"));
        assert!(told("[1,\n2 oui]").contains("no JSON from line 2, column 3 on"));
        assert!(told(&"[".repeat(1_000)).contains("too deep"));
    }
}
