//! ELAN (`.eaf`): tiers with annotations between slots of time; a tier below another one annotates it.

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

#[derive(Default)]
struct Walk {
    /// The slots of time by their ids, in seconds.
    slots: FxHashMap<String, f32>,
    tiers: Vec<Tier>,
    /// Whether the words of an annotation are being read.
    is_value: bool,
}

impl Elements for Walk {
    fn start(&mut self, element: &BytesStart<'_>) {
        let attribute = |name: &str| package::attribute(element, name).filter(|value| !value.trim().is_empty());
        match element.local_name().as_ref() {
            "TIME_SLOT" => {
                let milliseconds = attribute("TIME_VALUE").and_then(|value| value.parse::<f64>().ok());
                self.slots.extend(attribute("TIME_SLOT_ID").zip(milliseconds.map(|ms| (ms / 1000.0) as f32)));
            }
            "TIER" => self.tiers.push(Tier {
                name: attribute("TIER_ID").unwrap_or_default(),
                speaker: attribute("PARTICIPANT"),
                annotates: attribute("PARENT_REF").is_some(),
                stretches: Vec::new(),
            }),
            "ALIGNABLE_ANNOTATION" | "REF_ANNOTATION" => {
                let time = |name: &str| attribute(name).and_then(|slot| self.slots.get(&slot).copied());
                let (from, to) = (time("TIME_SLOT_REF1"), time("TIME_SLOT_REF2"));
                let tier = self.tiers.last_mut();
                tier.into_iter().for_each(|tier| tier.stretches.push(Stretch { from, to, words: String::new() }));
            }
            "ANNOTATION_VALUE" => self.is_value = true,
            _ => {}
        }
    }

    fn end(&mut self, _: &str) {
        self.is_value = false;
    }

    fn text(&mut self, text: &str) {
        let stretch = self.tiers.last_mut().and_then(|tier| tier.stretches.last_mut());
        stretch.filter(|_| self.is_value).into_iter().for_each(|stretch| stretch.words.push_str(text));
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{read, turns_as_told as turns};

    #[test]
    fn what_people_say_in_their_tiers_stands_in_the_order_of_time() {
        let annotation = |from: usize, words: &str| {
            format!(
                "<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"ts{from}\" TIME_SLOT_REF2=\"ts{}\"><ANNOTATION_VALUE>{words}\
                 </ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>",
                from + 1
            )
        };
        let slots: String =
            (0..6).map(|n| format!("<TIME_SLOT TIME_SLOT_ID=\"ts{n}\" TIME_VALUE=\"{}\"/>", n * 1500)).collect();
        let eaf = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>\
             <TIER TIER_ID=\"A\" PARTICIPANT=\"Ana\">{}{}</TIER><TIER TIER_ID=\"Ben\">{}</TIER>\
             <TIER TIER_ID=\"gloss\" PARENT_REF=\"A\">{}</TIER><TIER TIER_ID=\"gesture\" PARTICIPANT=\"Ana\">{}</TIER></ANNOTATION_DOCUMENT>",
            annotation(0, "Where was it?"),
            annotation(4, "Ah &amp; so."),
            annotation(2, "In the town."),
            annotation(0, "WHERE BE"),
            annotation(0, "nods")
        );
        assert_eq!(turns("a.eaf", &eaf), ["Ana@0|Where was it?", "Ben@3|In the town.", "Ana@6|Ah & so."]);
        let told = read("a.eaf", eaf.as_bytes()).unwrap().warnings;
        assert!(
            told.iter().any(|what| what.told(crate::model::Tongue::English).ends_with("gloss, gesture")),
            "{told:?}"
        );
    }
}
