//! `EXMARaLDA` (`.exb`): tiers with events between the points of a common time line; those of type `t` are what people
//! say, the others annotate or describe it.

use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;

use super::super::package;
use super::tiers::{self, Stretch, Tier};
use super::{Elements, each_element};
use crate::import::{Content, ImportError};
use crate::model::Warned;

pub(super) fn read(file_name: &str, xml: &str) -> Result<Warned<Content>, ImportError> {
    tiers::transcript(file_name, each_element(file_name, xml, Walk::default())?.tiers)
}

/// What is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Abbreviation,
    Event,
}

#[derive(Default)]
struct Walk {
    /// What people are called, by their ids.
    names: FxHashMap<String, String>,
    /// The person who is being described.
    person: String,
    /// The points of the time line by their ids, in seconds.
    points: FxHashMap<String, f32>,
    tiers: Vec<Tier>,
    open: Option<Open>,
}

impl Elements for Walk {
    fn start(&mut self, element: &BytesStart<'_>) {
        let attribute = |name: &str| package::attribute(element, name).filter(|value| !value.trim().is_empty());
        match element.local_name().as_ref() {
            "speaker" => self.person = attribute("id").unwrap_or_default(),
            "abbreviation" => self.open = Some(Open::Abbreviation),
            "tli" => {
                let seconds =
                    attribute("time").and_then(|time| time.parse::<f32>().ok()).filter(|time| time.is_finite());
                self.points.extend(attribute("id").zip(seconds));
            }
            "tier" => {
                let speaker = attribute("speaker").map(|id| self.names.get(&id).cloned().unwrap_or(id));
                let is_speech = attribute("type").as_deref() == Some("t");
                let name = attribute("display-name").or_else(|| attribute("category")).unwrap_or_default();
                self.tiers.push(Tier { name, speaker, annotates: !is_speech, stretches: Vec::new() });
            }
            "event" => {
                let time = |name: &str| attribute(name).and_then(|point| self.points.get(&point).copied());
                let stretch = Stretch { from: time("start"), to: time("end"), words: String::new() };
                self.tiers.last_mut().into_iter().for_each(|tier| tier.stretches.push(stretch.clone()));
                self.open = Some(Open::Event);
            }
            _ => {}
        }
    }

    fn end(&mut self, _: &str) {
        self.open = None;
    }

    fn text(&mut self, text: &str) {
        match self.open {
            Some(Open::Abbreviation) => self.names.entry(self.person.clone()).or_default().push_str(text.trim()),
            Some(Open::Event) => {
                let stretch = self.tiers.last_mut().and_then(|tier| tier.stretches.last_mut());
                stretch.into_iter().for_each(|stretch| stretch.words.push_str(text));
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told as turns;

    #[test]
    fn events_of_speech_stand_in_the_order_of_the_time_line() {
        let exb = r#"<?xml version="1.0" encoding="UTF-8"?><basic-transcription><head><speakertable><speaker id="SPK0"><abbreviation>ANA</abbreviation></speaker>
            <speaker id="SPK1"><abbreviation>BEN</abbreviation></speaker></speakertable></head><basic-body><common-timeline><tli id="T0" time="0.5"/><tli id="T1" time="2"/>
            <tli id="T2" time="4"/><tli id="T3" time="6"/></common-timeline><tier id="TIE0" speaker="SPK0" category="v" type="t"><event start="T0" end="T1">Warum? </event>
            <event start="T2" end="T3">Ach so. </event></tier><tier id="TIE1" speaker="SPK1" category="v" type="t"><event start="T1" end="T2">Darum &amp; so. </event></tier>
            <tier id="TIE2" speaker="SPK0" category="nv" type="d" display-name="ANA [nv]"><event start="T0" end="T1">nods</event></tier></basic-body></basic-transcription>"#;
        assert_eq!(turns("a.exb", exb), ["ANA@0.5|Warum?", "BEN@2|Darum & so.", "ANA@4|Ach so."]);
    }
}
