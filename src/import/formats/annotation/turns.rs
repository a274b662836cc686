//! XML of programs with which people transcribe: Transcriber (`.trs`), TEI with its `<u who="…">`, and TTML, which is
//! also the XML of subtitles. All three name who speaks elsewhere and point to the name, and tell events of speech as
//! elements.

use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;

use super::super::package;
use super::super::page::on_one_line;
use super::super::script::{self, Utterance};
use super::{Elements, each_element, silent};
use crate::import::{Content, ImportError, stamps};
use crate::model::Warned;

/// Elements within a turn whose words nobody says.
const UNSAID: &[&str] = &["note", "metadata", "fs", "Comment", "spanGrp"];

pub(super) fn read(file_name: &str, xml: &str) -> Result<Warned<Content>, ImportError> {
    let said = each_element(file_name, xml, Walk::default())?.into_utterances();
    if said.is_empty() {
        return Err(silent(file_name));
    }
    Ok(Warned::clean(script::transcript(said)))
}

/// A file as far as it is read.
#[derive(Default)]
struct Walk {
    /// What people are called, by their ids.
    names: FxHashMap<String, String>,
    /// The times of a recording, by their ids.
    times: FxHashMap<String, f32>,
    /// The person whose element is open.
    person: Option<String>,
    /// The name that is open, as far as it is read.
    name: Option<String>,
    /// The turn that is open, and the ids of all who speak in it.
    open: Option<(Utterance, Vec<String>)>,
    /// The head of the file is open.
    is_head: bool,
    /// Within how many elements the words are not said.
    n_unsaid: usize,
    /// Turns, with ids for speakers.
    said: Vec<Utterance>,
}

impl Elements for Walk {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        let name = name.as_ref();
        let attribute = |name: &str| package::attribute(element, name).map(|value| value.trim().to_owned());
        if self.n_unsaid > 0 || UNSAID.contains(&name) {
            self.n_unsaid += usize::from(self.n_unsaid > 0 || self.open.is_some());
            return;
        }
        match name {
            "Speaker" => self.names.extend(attribute("id").zip(attribute("name").filter(|name| !name.is_empty()))),
            "person" | "personGrp" | "agent" => self.person = attribute("id"),
            "persName" | "name" if self.person.is_some() => self.name = Some(String::new()),
            "when" => self.when(&attribute),
            "Turn" => self.open(&[attribute("speaker")], attribute("startTime"), attribute("endTime")),
            "u" => self.open(&[attribute("who")], attribute("start"), attribute("end")),
            "teiHeader" => self.is_head = true,
            // What the head of a file tells of it nobody says.
            "p" if !self.is_head => self.open(&[attribute("agent")], attribute("begin"), attribute("end")),
            "Who" => self.change(attribute("nb").and_then(|n| n.parse().ok())),
            // A new line, or a new time within a turn.
            "br" | "Sync" | "w" | "seg" => self.text(" "),
            "Event" | "desc" if self.open.is_some() => {
                let what = attribute("desc").filter(|what| !what.is_empty());
                self.text(" [");
                what.iter().for_each(|what| self.text(what));
            }
            "pc" => self.close_up(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.n_unsaid > 0 {
            self.n_unsaid -= 1;
            return;
        }
        match name {
            "Turn" | "u" | "p" => self.said.extend(self.open.take().map(|(utterance, _)| utterance)),
            "Event" | "desc" if self.open.is_some() => self.text("] "),
            "persName" | "name" => {
                let name = self.name.take().map(|name| on_one_line(&name)).filter(|name| !name.is_empty());
                self.names.extend(self.person.clone().zip(name));
            }
            "person" | "personGrp" | "agent" => self.person = None,
            "teiHeader" => self.is_head = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.n_unsaid > 0 {
            return;
        }
        match (&mut self.name, &mut self.open) {
            (Some(name), _) => name.push_str(text),
            (None, Some((utterance, _))) => utterance.words.push_str(text),
            (None, None) => {}
        }
    }
}

impl Walk {
    fn open(&mut self, who: &[Option<String>], from: Option<String>, to: Option<String>) {
        let ids = who.iter().flatten().flat_map(|ids| ids.split_whitespace());
        let ids: Vec<String> = ids.map(|id| id.trim_start_matches('#').to_owned()).collect();
        let [from, to] = [from, to].map(|time| self.time(&time?));
        let utterance = Utterance { speaker: ids.first().cloned(), from, to, ..Utterance::default() };
        // A turn within another, which only forged files have, ends it.
        self.said.extend(self.open.replace((utterance, ids)).map(|(before, _)| before));
    }

    /// Goes on with another of those who speak at the same time, counted from one.
    fn change(&mut self, nth: Option<usize>) {
        let Some((utterance, ids)) = &mut self.open else { return };
        let Some(id) = nth.and_then(|n| ids.get(n.checked_sub(1)?)) else { return };
        if utterance.words.trim().is_empty() {
            utterance.speaker = Some(id.clone());
        } else {
            let next = Utterance { speaker: Some(id.clone()), words: String::new(), ..utterance.clone() };
            self.said.push(std::mem::replace(utterance, next));
        }
    }

    /// Takes out the blank before a sign.
    fn close_up(&mut self) {
        if let Some((utterance, _)) = &mut self.open {
            utterance.words.truncate(utterance.words.trim_end().len());
        }
    }

    /// Takes a point of the recording: by the clock, or so long after another.
    fn when(&mut self, attribute: &impl Fn(&str) -> Option<String>) {
        let after = attribute("since").map_or(0.0, |since| self.time(&since).unwrap_or_default());
        let interval = attribute("interval").and_then(|interval| self.time(&interval)).map(|length| after + length);
        let at = attribute("absolute").and_then(|time| self.time(&time)).or(interval);
        self.times.extend(attribute("id").zip(at));
    }

    /// Returns the seconds of `12.5`, `12.5s`, `1500ms`, `00:00:12.5`, or of a point of the recording.
    fn time(&self, time: &str) -> Option<f32> {
        if let Some(id) = time.strip_prefix('#') {
            return self.times.get(id).copied();
        }
        let parsed = |text: &str| text.parse().ok().filter(|time: &f32| time.is_finite());
        let of_unit = |unit: &str, length: f32| Some(parsed(time.strip_suffix(unit)?)? * length);
        let number = parsed(time).or_else(|| of_unit("ms", 0.001)).or_else(|| of_unit("s", 1.0));
        number.or_else(|| of_unit("m", 60.0)).or_else(|| stamps::stamp(time).map(|stamp| stamp.seconds))
    }

    fn into_utterances(self) -> Vec<Utterance> {
        let Self { names, open, mut said, .. } = self;
        said.extend(open.map(|(utterance, _)| utterance));
        for utterance in &mut said {
            utterance.words = on_one_line(&utterance.words);
            utterance.speaker = utterance.speaker.take().map(|id| names.get(&id).cloned().unwrap_or(id));
        }
        said.retain(|utterance| !utterance.words.is_empty());
        said
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{read, turns_as_told as turns};

    #[test]
    fn turns_of_transcriber_have_their_speakers_and_those_who_speak_at_once_are_apart() {
        let trs = r#"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE Trans SYSTEM "trans-14.dtd"><Trans><Speakers>
            <Speaker id="spk1" name="Ana"/><Speaker id="spk2" name="Zoé"/></Speakers><Episode><Section><Turn speaker="spk1" startTime="0.5" endTime="2">
            <Sync time="0.5"/>Pourquoi ?<Sync time="1"/>Dis <Event desc="rire" type="noise" extent="instantaneous"/></Turn>
            <Turn speaker="spk2 spk1" startTime="2" endTime="4"><Sync time="2"/><Who nb="1"/>Parce que.<Who nb="2"/>Ah&#160;!</Turn></Section></Episode></Trans>"#;
        assert_eq!(turns("a.trs", trs), ["Ana@0.5|Pourquoi ? Dis [rire]", "Zoé@2|Parce que.", "Ana@2|Ah !"]);
    }

    #[test]
    fn utterances_of_tei_have_their_speakers_and_times() {
        let tei = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>CC BY</p><profileDesc><particDesc><person xml:id="ANA"><persName>Ana</persName></person></particDesc></profileDesc></teiHeader>
            <text><timeline><when xml:id="T0" absolute="00:00:00"/><when xml:id="T1" interval="2.5" since="#T0"/></timeline><body>
            <u who="#ANA" start="#T0"><w>Why</w> <w>so</w><pc>?</pc><note>unclear</note></u><u who="#BEN" start="#T1">So. <vocal><desc>laughs</desc></vocal></u></body></text></TEI>"##;
        assert_eq!(turns("a.xml", tei), ["Ana@0|Why so?", "BEN@2.5|So. [laughs]"]);
    }

    #[test]
    fn paragraphs_of_ttml_have_their_agents() {
        let ttml = r#"<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><head><metadata><ttm:agent xml:id="a"><ttm:name type="full">Ana</ttm:name></ttm:agent></metadata></head>
            <body><div><p begin="00:00:01.500" end="2s" ttm:agent="a"><span>Why<br/>so?</span></p><p begin="2.5s" end="4s" ttm:agent="b">So.</p></div></body></tt>"#;
        assert_eq!(turns("a.ttml", ttml), ["Ana@1.5|Why so?", "b@2.5|So."]);
    }

    #[test]
    fn other_xml_is_refused_with_the_way_out() {
        let error = read("a.xml", b"<?xml version=\"1.0\"?><Keymap><Key/></Keymap>").unwrap_err().to_string();
        assert!(error.starts_with("a.xml: ") && error.contains("Export the transcript as text"), "{error}");
        assert!(read("a.trs", b"<Trans></Trans>").unwrap_err().to_string().contains("nobody says anything"));
    }
}
