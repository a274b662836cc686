//! Subtitles of `SubStation` Alpha (`.ass`, `.ssa`): lines of fields, whose names a line above them tells.

use super::page::on_one_line;
use super::script::Utterance;
use crate::import::stamps;

/// Whether a text is such a file.
pub(super) fn looks_like(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    lines.find(|line| !line.starts_with(';')).is_some_and(|first| first.eq_ignore_ascii_case("[script info]"))
}

/// Returns what is shown, by whom if the file names them.
pub(super) fn utterances(text: &str) -> Vec<Utterance> {
    let mut fields: Vec<&str> = Vec::new();
    let mut said = Vec::new();
    for line in text.lines() {
        if let Some(names) = line.strip_prefix("Format:") {
            fields = names.split(',').map(str::trim).collect();
        } else if let Some(values) = line.strip_prefix("Dialogue:") {
            let values: Vec<&str> = values.trim_start().splitn(fields.len().max(1), ',').collect();
            let value = |name: &str| values.get(fields.iter().position(|field| *field == name)?).copied();
            let time = |name: &str| stamps::stamp(value(name)?.trim()).map(|stamp| stamp.seconds);
            let speaker = value("Name").or_else(|| value("Actor")).map(on_one_line).filter(|name| !name.is_empty());
            let words = value("Text").map(plain).unwrap_or_default();
            said.push(Utterance { speaker, from: time("Start"), to: time("End"), words, is_turn: false });
        }
    }
    said
}

/// Returns the words without what says how they are set: `{\i1}`, `\N`.
fn plain(words: &str) -> String {
    let mut said = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, tail)) = rest.split_once("{\\") {
        said.push_str(before);
        let Some((_, after)) = tail.split_once('}') else { break };
        rest = after;
    }
    said.push_str(rest);
    on_one_line(&said.replace("\\N", " ").replace("\\n", " ").replace("\\h", " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_dialogue_have_their_speakers() {
        let file = "[Script Info]\nTitle: x\n\n[V4+ Styles]\nFormat: Name\n\n[Events]\n\
            Format: Layer, Start, End, Style, Name, Effect, Text\n\
            Comment: 0,0:00:00.00,0:00:01.00,Default,,,No.\n\
            Dialogue: 0,0:00:01.50,0:00:02.00,Default,Ana,,{\\i1}Why,{\\i0}\\Nthen?\n\
            Dialogue: 0,0:00:02.50,0:00:03.00,Default,Ben,,So.\n";
        assert!(looks_like(file) && !looks_like("[Ana] Why?\n"));
        let written = |u: &Utterance| format!("{:?}@{:?}|{}", u.speaker.as_deref(), u.from, u.words);
        let said: Vec<String> = utterances(file).iter().map(written).collect();
        assert_eq!(said, ["Some(\"Ana\")@Some(1.5)|Why, then?", "Some(\"Ben\")@Some(2.5)|So."]);
    }
}
