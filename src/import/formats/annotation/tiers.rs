//! Tiers to a transcript: what people say, in the order of time. A tier that only annotates another one, with glosses or
//! gestures, is no speech: it is left out, and told.

use super::super::page::on_one_line;
use super::super::script::{self, Utterance};
use super::silent;
use crate::import::told::of_file;
use crate::import::{Content, ImportError};
use crate::model::{Said, Warned, said};

/// Something between two times of the recording, in seconds.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Stretch {
    pub from: Option<f32>,
    pub to: Option<f32>,
    pub words: String,
}

/// One tier of a file.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Tier {
    /// What the tier is called.
    pub name: String,
    /// Who speaks in it; nobody if the file does not say.
    pub speaker: Option<String>,
    /// The file says that it annotates another tier.
    pub annotates: bool,
    pub stretches: Vec<Stretch>,
}

impl Tier {
    fn who(&self) -> &str {
        self.speaker.as_deref().unwrap_or(&self.name)
    }

    fn n_letters(&self) -> usize {
        self.stretches.iter().flat_map(|stretch| stretch.words.chars()).filter(|c| c.is_alphabetic()).count()
    }
}

/// Returns what is said in the tiers of a file.
///
/// # Errors
/// When nobody says anything.
pub(super) fn transcript(file_name: &str, tiers: Vec<Tier>) -> Result<Warned<Content>, ImportError> {
    let mut spoken: Vec<Tier> = Vec::new();
    let mut left_out: Vec<String> = Vec::new();
    for tier in tiers.into_iter().filter(|tier| tier.n_letters() > 0) {
        if tier.annotates {
            left_out.push(tier.name);
            continue;
        }
        match spoken.iter_mut().find(|other| other.who() == tier.who()) {
            // Of two tiers of one person the longer one is what is said.
            Some(other) if other.n_letters() < tier.n_letters() => {
                left_out.push(std::mem::replace(other, tier).name);
            }
            Some(_) => left_out.push(tier.name),
            None => spoken.push(tier),
        }
    }
    let content = of_utterances(file_name, utterances(spoken))?;
    Ok(Warned { output: content, warnings: told(file_name, &left_out).into_iter().collect() })
}

/// Returns the transcript of utterances, their words each on one line.
///
/// # Errors
/// When nobody says anything.
pub(super) fn of_utterances(file_name: &str, mut said: Vec<Utterance>) -> Result<Content, ImportError> {
    for utterance in &mut said {
        utterance.words.retain(|c| !c.is_control() || c.is_whitespace());
        utterance.words = on_one_line(&utterance.words);
    }
    said.retain(|utterance| !utterance.words.is_empty());
    if said.is_empty() { Err(silent(file_name)) } else { Ok(script::transcript(said)) }
}

/// Says which tiers do not come in.
pub(super) fn told(file_name: &str, left_out: &[String]) -> Option<Said> {
    const SHOWN: usize = 6;
    let names = left_out.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let what = said!(
        "left out tiers that annotate what is said: {names}",
        "laissé de côté des couches qui annotent ce qui est dit\u{202f}: {names}"
    );
    (!left_out.is_empty()).then(|| of_file(file_name, &what))
}

fn utterances(tiers: Vec<Tier>) -> Vec<Utterance> {
    let of_tier = |tier: Tier| {
        let who = tier.who().to_owned();
        tier.stretches.into_iter().map(move |Stretch { from, to, words }| Utterance {
            speaker: Some(who.clone()),
            from,
            to,
            words,
            is_turn: false,
        })
    };
    let mut said: Vec<Utterance> = tiers.into_iter().flat_map(of_tier).collect();
    // What has no time stays behind what stands before it.
    let mut before = 0.0;
    let mut times: Vec<f32> = Vec::with_capacity(said.len());
    for utterance in &said {
        before = utterance.from.unwrap_or(before);
        times.push(before);
    }
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_by(|a, b| times[*a].total_cmp(&times[*b]));
    order.into_iter().map(|i| std::mem::take(&mut said[i])).collect()
}
