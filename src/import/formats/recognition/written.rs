//! Talks that are texts: data sets of meetings and calls keep each in an object, `{"title": …, "transcript": "Ana:
//! Why?\nBen: So."}`, lines and labels as somebody wrote them. Then the labels say who speaks, not the file, and each
//! text is a document.

use rustc_hash::FxHashSet;
use serde_json::Value;

use super::objects::{self, Object};
use crate::import::talk::speakers;
use crate::import::{Content, Layout};
use crate::model::{Said, said};

/// A text of fewer lines is what somebody says.
const FEWEST_LINES: usize = 3;
/// So many texts are looked at for labels.
const LOOKED_AT: usize = 5;
/// Under which names an object says what its talk is called.
const TITLES: &[&str] = &["title", "name", "id", "file", "filename", "topic"];

/// Returns the talks of a file, in its order; nothing unless its objects hold texts in which labels name several people.
pub(super) fn talks(root: &Value) -> Vec<Content> {
    let objects = records(root);
    let texts: Vec<(&Object, &str)> = objects.iter().filter_map(|object| Some((*object, text(object)?))).collect();
    let is_talk = |(_, text): &&(&Object, &str)| speakers::find(text, &Layout::default()).speakers.len() >= 2;
    let n_looked_at = texts.len().min(LOOKED_AT);
    if n_looked_at == 0 || texts.iter().take(n_looked_at).filter(is_talk).count() * 2 <= n_looked_at {
        return Vec::new();
    }
    let names = names(&texts);
    let talk = |((_, text), name): (&(&Object, &str), String)| Content {
        text: text.replace("\r\n", "\n").trim().to_owned(),
        name,
        ..Content::default()
    };
    texts.iter().zip(names).map(talk).collect()
}

/// Returns the text of a file that is nothing but one, if it is a web page, as editors of transcripts keep it.
pub(super) fn page(root: &Value) -> Option<&str> {
    const FEWEST: usize = 3;
    let text = objects::written(root.as_object()?)?;
    (text.matches("</p>").count() >= FEWEST).then_some(text)
}

/// What is told of a file that holds `n` talks.
pub(super) fn told(n: usize) -> Option<Said> {
    (n > 1).then(|| said!("{n} texts, each a document", "{n} textes, chacun un document"))
}

/// Returns the objects that may each hold a talk: those of the only list, or the file itself.
fn records(root: &Value) -> Vec<&Object> {
    let list = |value: &'_ Value| value.as_array().filter(|list| list.iter().any(Value::is_object)).is_some();
    match root {
        Value::Array(entries) => entries.iter().filter_map(Value::as_object).collect(),
        Value::Object(object) => match object.values().filter(|value| list(value)).collect::<Vec<_>>().as_slice() {
            [] => vec![object],
            [only] => only.as_array().into_iter().flatten().filter_map(Value::as_object).collect(),
            _ => Vec::new(),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

fn text(object: &Object) -> Option<&str> {
    objects::written(object).filter(|text| text.trim().lines().nth(FEWEST_LINES - 1).is_some())
}

/// Returns what the talks are called: by the first name that all have and no two share, else by their numbers; a single
/// one as its file is.
fn names(texts: &[(&Object, &str)]) -> Vec<String> {
    let under = |key: &&str| -> Option<Vec<String>> {
        let names: Vec<String> =
            texts.iter().map(|(object, _)| objects::scalar(object.get(*key)?)).collect::<Option<_>>()?;
        let is_unlike = names.iter().collect::<FxHashSet<_>>().len() == names.len();
        (is_unlike && names.iter().all(|name| !name.trim().is_empty())).then_some(names)
    };
    match texts {
        [_] => vec![String::new()],
        _ => TITLES
            .iter()
            .find_map(under)
            .unwrap_or_else(|| (1..=texts.len()).map(|number| number.to_string()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    /// The documents of a file, each with who speaks in it.
    fn documents(json: &str) -> String {
        let first = read("calls.json", json.as_bytes()).unwrap().output;
        let others = first.others.clone();
        let of = |talk: &crate::import::Imported| {
            let labels: Vec<&str> = talk.speakers.iter().map(|s| s.label.as_str()).collect();
            format!("{}: {} {}", talk.name, labels.join("/"), talk.turns.len())
        };
        std::iter::once(&first).chain(&others).map(of).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn each_text_of_a_data_set_is_a_document_in_which_labels_say_who_speaks() {
        let talk = |one: &str| format!("{one}: Is it on?\\n\\nBen: I think so.\\n{one}: Then we go on.\\nBen: Yes.");
        let set = format!(
            r#"[{{"type": "call", "transcript": "{}"}}, {{"type": "call", "transcript": "{}"}}]"#,
            talk("Ana"),
            talk("Eva")
        );
        assert_eq!(documents(&set), "1: Ana/Ben 4, 2: Eva/Ben 4");
        let named = format!(
            r#"{{"calls": [{{"id": "c7", "text": "{}"}}, {{"id": "c9", "text": "{}"}}]}}"#,
            talk("Ana"),
            talk("Eva")
        );
        assert_eq!(documents(&named), "c7: Ana/Ben 4, c9: Eva/Ben 4");
        assert_eq!(
            documents(&format!(r#"{{"summary": "short", "transcript": "{}"}}"#, talk("Ana"))),
            "calls: Ana/Ben 4"
        );
    }

    #[test]
    fn a_text_that_is_a_page_is_read_as_one() {
        let said = |who: &str, words: &str| format!(r#"<p><a class=\"speaker\">[{who}] </a><a>{words} </a></p>"#);
        let talk = [said("Ana", "Why?"), said("Ben", "So."), said("Ana", "Ah."), said("Ben", "Yes.")].concat();
        assert_eq!(documents(&format!(r#"{{"id": "7", "content": "<article>{talk}</article>"}}"#)), "calls: Ana/Ben 4");
    }

    #[test]
    fn what_people_write_in_several_lines_stays_what_they_say() {
        let said = |who: &str| format!(r#"{{"author": "{who}", "text": "One thing.\nAnother.\nAnd a third."}}"#);
        let chat = format!("[{}, {}]", said("Ana"), said("Ben"));
        assert_eq!(documents(&chat), "calls: Ana/Ben 2");
    }
}
