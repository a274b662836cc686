//! XML in which each speech is an element, whatever it is called: an attribute says who speaks (`<speech by="#ana">`), or
//! an element before the words does (`<sp><speaker>Ana</speaker><p>…`). So do records of parliaments (Akoma Ntoso and
//! those of several chambers) and the plays and interviews of archives (TEI). What is no element of speech is known by
//! its place: a paragraph begins where an element has no words of its own around it.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;

use super::super::package;
use super::super::page::on_one_line;
use super::super::script::{Script, without_colon};
use super::{Elements, each_element};
use crate::import::{Content, ImportError, stamps};
use crate::model::Warned;

/// Elements that name who speaks, folded.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "speaker", "speakername", "from", "personspeaking", "orateur", "redner", "intervenant", "locuteur", "sprecher", "talker", "who", "spk",
];
/// Those that name many other things as well, and are asked only where no other element names anybody.
const OTHER_NAMES: &[&str] = &["name", "author", "sender", "participant", "person", "character", "user", "voice"];
/// Attributes that say who speaks, in this order.
const WHO: [&str; 7] = ["who", "by", "speakername", "speaker", "speakerName", "agent", "spk"];
/// Attributes that say what somebody with an id is called.
const CALLED: [&str; 4] = ["showAs", "name", "displayName", "label"];
const BEGINS: [&str; 5] = ["start", "begin", "startTime", "start_time", "time"];
/// Elements whose words nobody says.
const UNSAID: &[&str] =
    &["teiheader", "meta", "metadata", "note", "timestamp", "floorlanguage", "id", "extractedinformation", "spangrp"];
/// Elements that tell what happens.
const TELLING: &[&str] = &["stage", "kommentar", "desc", "vocal", "incident", "kinesic"];
/// Labels are no longer, in bytes.
const LONGEST: usize = 120;

/// Returns the talk of such a file; nothing of a file in which nobody returns.
///
/// # Errors
/// When its XML cannot be read to the end.
pub(super) fn read(file_name: &str, xml: &str) -> Result<Option<Warned<Content>>, ImportError> {
    for others in [&[] as &[&str], OTHER_NAMES] {
        let speeches = each_element(file_name, xml, Walk { others, ..Walk::default() })?.into_speeches();
        if are_talk(&speeches) {
            return Ok(Some(Warned::clean(written(&speeches))));
        }
    }
    Ok(None)
}

/// What somebody says, or nobody.
#[derive(Clone, Default)]
struct Speech {
    speaker: Option<String>,
    from: Option<f32>,
    words: String,
}

/// Whether several people speak, some of them again and again.
fn are_talk(speeches: &[Speech]) -> bool {
    const FEWEST: usize = 4;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    speeches.iter().filter_map(|speech| speech.speaker.as_deref()).for_each(|who| *counts.entry(who).or_default() += 1);
    let n: usize = counts.values().sum();
    let n_returning: usize = counts.values().filter(|n| **n > 1).sum();
    counts.len() >= 2 && n >= FEWEST && n_returning * 2 >= n
}

fn written(speeches: &[Speech]) -> Content {
    let mut script = Script::default();
    for Speech { speaker, from, words } in speeches {
        let lines: Vec<String> = words.lines().map(on_one_line).filter(|line| !line.is_empty()).collect();
        script.say_lines(speaker.as_deref(), *from, lines.iter().map(String::as_str));
    }
    script.into_content()
}

/// An element that is open.
struct Open {
    /// Whether words stand in it beside other elements.
    has_words: bool,
    is_name: bool,
    is_unsaid: bool,
    is_telling: bool,
}

/// A file as far as it is read.
#[derive(Default)]
struct Walk {
    /// Elements that name somebody, beside those that always do.
    others: &'static [&'static str],
    /// What people are called, by their ids.
    called: FxHashMap<String, String>,
    open: Vec<Open>,
    /// The name that is open, as far as it is read.
    name: Option<String>,
    /// In the element at this depth, the next words may belong to the name.
    names_until: Option<usize>,
    speech: Speech,
    /// The depth of the element that holds the speech; nothing if nobody speaks.
    depth: Option<usize>,
    said: Vec<Speech>,
}

impl Elements for Walk {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name().as_ref().to_lowercase();
        let attribute = |names: &[&str]| {
            names.iter().find_map(|name| package::attribute(element, name)).filter(|value| !value.trim().is_empty())
        };
        self.called.extend(attribute(&["id", "eId"]).zip(attribute(&CALLED)));
        let is_inline = self.open.last().is_some_and(|parent| parent.has_words);
        let is_name = self.name.is_none() && !is_inline && self.names(&name);
        let is_telling = TELLING.contains(&name.as_str());
        self.open.push(Open { has_words: false, is_name, is_unsaid: UNSAID.contains(&name.as_str()), is_telling });
        match attribute(&WHO).filter(|_| !is_inline && !is_name) {
            _ if is_name => self.name = Some(String::new()),
            Some(who) => {
                let who = who.split_whitespace().next().filter(|_| who.starts_with('#')).unwrap_or(&who).to_owned();
                self.begin(who.trim_start_matches('#'), self.open.len());
                self.speech.from = attribute(&BEGINS).and_then(|time| seconds(&time));
            }
            None if is_telling => self.speech.words.push_str(if is_inline { " [" } else { "\n[" }),
            None if is_inline && name == "br" => self.speech.words.push('\n'),
            None if !is_inline => self.write_blank('\n'),
            None => {}
        }
    }

    fn end(&mut self, _: &str) {
        let Some(ended) = self.open.pop() else { return };
        let depth = self.open.len();
        if ended.is_name {
            self.end_name(depth);
        }
        if ended.is_telling {
            self.end_telling();
        }
        self.names_until = self.names_until.filter(|until| *until <= depth);
        if self.depth.is_some_and(|of_speech| depth < of_speech) {
            // The name may stand in an element of its own, before the one that holds the words.
            match self.speech.words.trim().is_empty() && depth > 0 {
                true => self.depth = Some(depth),
                false => self.finish(),
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(name) = &mut self.name {
            // What a name is made of stands in elements of its own.
            name.push(' ');
            name.push_str(text);
            return;
        }
        if self.open.iter().any(|open| open.is_unsaid) || self.is_rest_of_name(text) {
            return;
        }
        let is_blank = text.trim().is_empty();
        self.open.iter_mut().last().into_iter().for_each(|open| open.has_words |= !is_blank);
        match is_blank {
            true => self.write_blank(' '),
            false => self.speech.words.push_str(&text.replace(['\n', '\r', '\t'], " ")),
        }
    }
}

impl Walk {
    fn names(&self, name: &str) -> bool {
        NAMES.contains(&name) || self.others.contains(&name)
    }

    fn write_blank(&mut self, blank: char) {
        if !self.speech.words.ends_with(['\n', '[']) {
            self.speech.words.push(blank);
        }
    }

    /// Begins what somebody says in the element at that depth.
    fn begin(&mut self, who: &str, depth: usize) {
        self.finish();
        self.speech.speaker = Some(who.to_owned());
        self.depth = Some(depth);
    }

    /// Ends what somebody said; words of nobody count between speeches only, as before them a file tells of itself.
    fn finish(&mut self) {
        let speech = std::mem::take(&mut self.speech);
        let is_within = self.depth.take().is_some() || !self.said.is_empty();
        if is_within && !speech.words.trim().is_empty() {
            self.said.push(speech);
        }
    }

    /// Takes the name that has been read, in an element at that depth: that of the open speech, if nothing was said yet.
    fn end_name(&mut self, depth: usize) {
        let name = on_one_line(&self.name.take().unwrap_or_default());
        let name = shown(&name);
        if name.is_empty() || name.len() > LONGEST {
            return;
        }
        let is_of_speech = self.depth.is_some() && self.speech.words.trim().is_empty();
        match self.speech.speaker.clone().filter(|_| is_of_speech) {
            Some(id) => {
                self.called.entry(id).or_insert_with(|| name.to_owned());
            }
            None => self.begin(name, depth),
        }
        self.names_until = Some(depth);
    }

    /// Whether words behind a name, in the same element, are the rest of it: `:`, or the name as a reader sees it, with its
    /// colon. Others are what somebody says.
    fn is_rest_of_name(&mut self, text: &str) -> bool {
        if self.names_until != Some(self.open.len()) || text.trim().is_empty() {
            return false;
        }
        let is_rest = text.trim_end().ends_with(':') && text.len() <= LONGEST;
        let shown = shown(text);
        if is_rest && !shown.is_empty() && self.speech.words.trim().is_empty() {
            self.speech.speaker = Some(shown.to_owned());
        }
        self.names_until = None;
        is_rest
    }

    /// Closes the bracket of what happens, or takes it back if the words have brackets of their own.
    fn end_telling(&mut self) {
        let words = &mut self.speech.words;
        let Some(at) = words.rfind('[') else { return };
        let inner = words[at + 1..].trim().to_owned();
        words.truncate(at);
        match inner.starts_with(['(', '[']) || inner.is_empty() {
            true => words.push_str(&inner),
            false => words.push_str(&format!("[{inner}]")),
        }
    }

    fn into_speeches(mut self) -> Vec<Speech> {
        self.finish();
        for speech in &mut self.said {
            let called = |id: String| self.called.get(&id).cloned().unwrap_or(id);
            speech.speaker = speech.speaker.take().map(called);
        }
        self.said
    }
}

/// Returns a name without the colon behind it and what brackets tell of the person: `M. Roux (maire):`.
fn shown(name: &str) -> &str {
    let name = without_colon(name);
    let bare = name.split(" (").next().unwrap_or(name);
    without_colon(if bare.is_empty() { name } else { bare }).trim_end_matches('.')
}

/// Returns the seconds of a time as a clock shows it, or of a number.
fn seconds(time: &str) -> Option<f32> {
    let number = || time.trim_end_matches('s').parse().ok().filter(|time: &f32| time.is_finite());
    stamps::stamp(time).map(|stamp| stamp.seconds).or_else(number)
}

#[cfg(test)]
mod tests {
    use crate::import::{read, turns_as_told as turns};

    /// Two speeches of two people each, by the XML of one.
    fn talk(root: &str, speech: impl Fn(&str, &str) -> String) -> String {
        let said = [("Ana", "Why <i>so</i>?"), ("Ben", "So.</p><p>And so."), ("Ana", "Ah."), ("Ben", "Yes.")];
        let speeches: String = said.iter().map(|(who, words)| speech(who, words)).collect();
        format!("<?xml version=\"1.0\"?><{root}><meta><p>2024</p></meta><body>{speeches}</body></{root}>")
    }

    #[test]
    fn speeches_are_known_by_attributes_or_by_elements_before_the_words() {
        let expected = ["Ana@-1|Why so?", "Ben@-1|So.\nAnd so.", "Ana@-1|Ah.", "Ben@-1|Yes."];
        let of = |root: &str, speech: fn(&str, &str) -> String| turns("a.xml", &talk(root, speech));
        assert_eq!(
            of("akomaNtoso", |who, p| format!("<speech by=\"#{who}\"><from>{who}:</from><p>{p}</p></speech>")),
            expected
        );
        assert_eq!(
            of("TEI", |who, p| format!("<sp who=\"#{who}\"><speaker>{who}.</speaker><p>{p}</p></sp>")),
            expected
        );
        assert_eq!(of("publicwhip", |who, p| format!("<speech speakername=\"{who}\"><p>{p}</p></speech>")), expected);
        let nested = |who: &str, p: &str| {
            format!(
                "<Turn2><PersonSpeaking><A>{who} (cook)</A>: </PersonSpeaking><Content><p>{p}</p></Content></Turn2>"
            )
        };
        assert_eq!(of("Hansard", nested), expected);
        let direct =
            |who: &str, p: &str| format!("<r><p><redner><a>{who}</a><b>SPD</b></redner>{who} (SPD):</p><p>{p}</p></r>");
        assert_eq!(of("protokoll", direct), expected);
        let mixed = |who: &str, p: &str| format!("<line><who>{who}</who>{}</line>", p.replace("</p><p>", "<br/>"));
        assert_eq!(of("talk", mixed), expected);
        let named = |who: &str, p: &str| format!("<turn><name>{who}</name>\n <text><p>{p}</p></text></turn>\n");
        assert_eq!(of("interview", named), expected);
    }

    #[test]
    fn what_happens_stands_in_brackets_and_headings_between_speeches_are_nobodys() {
        let xml = "<play><sp><speaker>Ana</speaker><p>Why? <stage>laughs</stage> So?</p></sp><sp><speaker>Ben</speaker><p>So.</p></sp>\
            <head>Act 2</head><sp><speaker>Ana</speaker><p>Ah.</p></sp><sp><speaker>Ben</speaker><p>Yes.</p><stage>(Exit.)</stage></sp></play>";
        let expected = ["Ana@-1|Why? [laughs] So?", "Ben@-1|So.", "-@-1|Act 2", "Ana@-1|Ah.", "Ben@-1|Yes.\n(Exit.)"];
        assert_eq!(turns("a.xml", &format!("<?xml version=\"1.0\"?>{xml}")), expected);
    }

    #[test]
    fn xml_of_other_things_is_refused() {
        let feed = "<?xml version=\"1.0\"?><feed><author>Ana</author><entry><title>One</title></entry><author>Ben</author><p>x</p></feed>";
        assert!(read("a.xml", feed.as_bytes()).is_err());
    }
}
