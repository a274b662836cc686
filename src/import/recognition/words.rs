//! Programs that write single words: who says each of them, and how they are put together to sentences.

use serde_json::Value;

use super::{Object, scalar, seconds};
use crate::import::page::on_one_line;
use crate::import::script::Utterance;

/// Returns the utterances of a file whose shape is known for its words, if it is one.
pub(super) fn utterances(root: &Value) -> Option<Vec<Utterance>> {
    let found = aws(root).or_else(|| deepgram(root)).or_else(|| google(root)).or_else(|| rev(root));
    found.or_else(|| speechmatics(root)).or_else(|| typed_words(root)).filter(|said| !said.is_empty())
}

/// Words on their way to utterances: a new speaker begins a new one, and so does a new sentence.
#[derive(Default)]
struct Joiner {
    said: Vec<Utterance>,
}

impl Joiner {
    /// Adds a word; one that is `attached` has no space before it.
    fn word(&mut self, speaker: Option<String>, from: Option<f32>, word: &str, attached: bool) {
        let goes_on = |last: &&mut Utterance| last.speaker == speaker && !last.words.ends_with(['.', '?', '!', '…']);
        match self.said.last_mut().filter(|last| attached || goes_on(last)) {
            Some(last) => {
                let space = if attached || last.words.is_empty() { "" } else { " " };
                last.words.push_str(space);
                last.words.push_str(word.trim());
            }
            None => self.said.push(Utterance { speaker, from, words: word.trim().to_owned(), ..Utterance::default() }),
        }
    }
}

fn list<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Vec<Value>> {
    path.iter().try_fold(value, |value, key| value.get(*key))?.as_array()
}

fn time(object: &Value, keys: &[&str]) -> Option<f32> {
    keys.iter().find_map(|key| seconds(object.get(*key)?, keys))
}

/// AWS Transcribe: `results.items`, whose speakers stand beside them or in `speaker_labels` by the time of the word.
fn aws(root: &Value) -> Option<Vec<Utterance>> {
    let items = list(root, &["results", "items"])?;
    let by_time: Vec<(f32, String)> = list(root, &["results", "speaker_labels", "segments"])
        .into_iter()
        .flatten()
        .filter_map(|segment| segment.get("items")?.as_array())
        .flatten()
        .filter_map(|item| Some((time(item, &["start_time"])?, scalar(item.get("speaker_label")?)?)))
        .collect();
    let mut labels = by_time.into_iter().peekable();
    let mut joiner = Joiner::default();
    let mut speaker: Option<String> = None;
    for item in items {
        let Some(word) = item.get("alternatives").and_then(|a| a.get(0)?.get("content")?.as_str()) else { continue };
        let from = time(item, &["start_time"]);
        while let Some((_, label)) = labels.next_if(|(at, _)| from.is_some_and(|from| *at <= from + 0.001)) {
            speaker = Some(label);
        }
        let own = item.get("speaker_label").and_then(scalar);
        let is_sign = item.get("type").and_then(Value::as_str) == Some("punctuation");
        joiner.word(own.or_else(|| speaker.clone()), from, word, is_sign);
    }
    Some(joiner.said)
}

/// Deepgram: utterances where it was asked for them, else the words of the first channel, or of each channel in turn.
fn deepgram(root: &Value) -> Option<Vec<Utterance>> {
    let channels = list(root, &["results", "channels"])?;
    if let Some(utterances) = list(root, &["results", "utterances"]) {
        return Some(utterances.iter().filter_map(Value::as_object).filter_map(super::utterance).collect());
    }
    let mut all: Vec<(f32, Option<String>, &str)> = Vec::new();
    for (n, channel) in channels.iter().enumerate() {
        let words = channel.get("alternatives").and_then(|a| a.get(0)?.get("words")?.as_array());
        for word in words.into_iter().flatten() {
            let text = ["punctuated_word", "word"].iter().find_map(|key| word.get(*key)?.as_str());
            let own = word.get("speaker").and_then(scalar);
            let by_channel = (channels.len() > 1).then(|| n.to_string());
            all.extend(text.map(|text| (time(word, &["start"]).unwrap_or_default(), own.or(by_channel), text)));
        }
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut joiner = Joiner::default();
    all.into_iter().for_each(|(from, speaker, text)| joiner.word(speaker, Some(from), text, false));
    Some(joiner.said)
}

/// Google: `results[].alternatives[0]`; with speakers, its last result holds all words anew.
fn google(root: &Value) -> Option<Vec<Utterance>> {
    let results = list(root, &["results"]).or_else(|| list(root, &["response", "results"]))?;
    let best = |result: &'_ Value| -> Option<Value> { result.get("alternatives")?.get(0).cloned() };
    let alternatives: Vec<Value> = results.iter().filter_map(best).collect();
    if alternatives.iter().all(|a| a.get("transcript").is_none()) {
        return None;
    }
    let tagged = |a: &&Value| a.get("words").and_then(|w| w.get(0)?.get("speakerTag")).is_some();
    let mut joiner = Joiner::default();
    if let Some(words) = alternatives.iter().rev().find(tagged).and_then(|a| a.get("words")?.as_array()) {
        for word in words {
            let text = word.get("word").and_then(Value::as_str).unwrap_or_default();
            let speaker = word.get("speakerTag").and_then(scalar);
            joiner.word(speaker, time(word, &["startTime", "startOffset"]), text, false);
        }
        return Some(joiner.said);
    }
    let sentence = |a: &Value| {
        let words = on_one_line(a.get("transcript")?.as_str()?);
        let from = a.get("words").and_then(|w| time(w.get(0)?, &["startTime", "startOffset"]));
        Some(Utterance { from, words, ..Utterance::default() })
    };
    Some(alternatives.iter().filter_map(sentence).collect())
}

/// Rev: `monologues[].elements[]`, spaces included.
fn rev(root: &Value) -> Option<Vec<Utterance>> {
    let monologue = |m: &Value| {
        let elements = m.get("elements")?.as_array()?;
        let words: String = elements.iter().filter_map(|e| e.get("value")?.as_str()).collect();
        let from = elements.iter().find_map(|e| time(e, &["ts"]));
        Some(Utterance { speaker: scalar(m.get("speaker")?), from, words: on_one_line(&words), ..Utterance::default() })
    };
    Some(list(root, &["monologues"])?.iter().filter_map(monologue).collect())
}

/// Speechmatics: `results[]` of words and signs, each with its speaker.
fn speechmatics(root: &Value) -> Option<Vec<Utterance>> {
    let mut joiner = Joiner::default();
    for item in list(root, &["results"])? {
        let Some(best) = item.get("alternatives").and_then(|a| a.get(0)) else { continue };
        let Some(word) = best.get("content").and_then(Value::as_str) else { continue };
        let is_sign = item.get("type").and_then(Value::as_str) == Some("punctuation");
        joiner.word(best.get("speaker").and_then(scalar), time(item, &["start_time"]), word, is_sign);
    }
    Some(joiner.said)
}

/// Words of several kinds, spaces among them, as ElevenLabs writes them.
fn typed_words(root: &Value) -> Option<Vec<Utterance>> {
    let words = list(root, &["words"])?;
    let is_space = |w: &Object| w.get("type").and_then(Value::as_str) == Some("spacing");
    if !words.iter().filter_map(Value::as_object).any(is_space) {
        return None;
    }
    let mut joiner = Joiner::default();
    for word in words.iter().filter(|w| w.as_object().is_some_and(|o| !is_space(o))) {
        let text = word.get("text").and_then(Value::as_str).unwrap_or_default();
        joiner.word(word.get("speaker_id").and_then(scalar), time(word, &["start"]), text, false);
    }
    Some(joiner.said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(json: &str) -> Vec<String> {
        let written =
            |u: Utterance| format!("{}@{}|{}", u.speaker.unwrap_or("-".to_owned()), u.from.unwrap_or(-1.0), u.words);
        utterances(&serde_json::from_str(json).unwrap()).unwrap_or_default().into_iter().map(written).collect()
    }

    #[test]
    fn words_of_aws_get_their_speakers_by_their_times() {
        let json = r#"{"results": {"speaker_labels": {"segments": [
            {"items": [{"start_time": "0.5", "speaker_label": "spk_0"}, {"start_time": "0.9", "speaker_label": "spk_0"}]},
            {"items": [{"start_time": "2.0", "speaker_label": "spk_1"}]}]},
            "items": [{"start_time": "0.5", "type": "pronunciation", "alternatives": [{"content": "Hello"}]},
            {"start_time": "0.9", "type": "pronunciation", "alternatives": [{"content": "you"}]},
            {"type": "punctuation", "alternatives": [{"content": "?"}]},
            {"start_time": "2.0", "type": "pronunciation", "alternatives": [{"content": "Hi"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]}]}}"#;
        assert_eq!(said(json), ["spk_0@0.5|Hello you?", "spk_1@2|Hi."]);
    }

    #[test]
    fn words_of_deepgram_google_rev_and_speechmatics() {
        let deepgram = r#"{"results": {"channels": [{"alternatives": [{"transcript": "hi yes", "words": [
            {"word": "hi", "punctuated_word": "Hi.", "start": 0.5, "speaker": 0}, {"word": "yes", "start": 1.5, "speaker": 1}]}]}]}}"#;
        assert_eq!(said(deepgram), ["0@0.5|Hi.", "1@1.5|yes"]);
        let google = r#"{"results": [{"alternatives": [{"transcript": "hi yes"}]}, {"alternatives": [{"transcript": "", "words": [
            {"word": "hi", "startTime": "0.500s", "speakerTag": 1}, {"word": "yes", "startTime": "1.5s", "speakerTag": 2}]}]}]}"#;
        assert_eq!(said(google), ["1@0.5|hi", "2@1.5|yes"]);
        let rev = r#"{"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "Hi", "ts": 0.5}, {"type": "punct", "value": ", "}, {"type": "text", "value": "you"}]}]}"#;
        assert_eq!(said(rev), ["0@0.5|Hi, you"]);
        let speechmatics = r#"{"results": [{"type": "word", "start_time": 0.5, "alternatives": [{"content": "Hi", "speaker": "S1"}]},
            {"type": "punctuation", "alternatives": [{"content": ".", "speaker": "S1"}]}]}"#;
        assert_eq!(said(speechmatics), ["S1@0.5|Hi."]);
        let typed = r#"{"text": "Hi you", "words": [{"text": "Hi", "start": 0.5, "type": "word", "speaker_id": "a"}, {"text": " ", "type": "spacing"}, {"text": "you", "type": "word", "speaker_id": "a"}]}"#;
        assert_eq!(said(typed), ["a@0.5|Hi you"]);
    }
}
