//! Programs that write single words: who says each of them, and how they are put together to sentences.

use serde_json::Value;

use super::talk::{by_channels, utterance};
use super::{Object, apart, monologues, objects, scalar, times};
use crate::import::formats::page::on_one_line;
use crate::import::formats::script::Utterance;

/// Returns the utterances of a file whose shape is known for its words, if it is one.
pub(super) fn utterances(root: &Value) -> Option<Vec<Utterance>> {
    let found = aws(root).or_else(|| deepgram(root)).or_else(|| ibm(root)).or_else(|| google(root));
    found
        .or_else(|| monologues::utterances(root))
        .or_else(|| speechmatics(root))
        .or_else(|| typed_words(root))
        .or_else(|| named_words(root))
        .filter(|said| !said.is_empty())
}

/// Words on their way to utterances: a new speaker begins a new one, and so does a new sentence.
#[derive(Default)]
pub(super) struct Joiner {
    pub said: Vec<Utterance>,
}

impl Joiner {
    /// Adds a word; one that is `attached` has no space before it.
    pub fn word(&mut self, speaker: Option<String>, from: Option<f32>, word: &str, attached: bool) {
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
    times::under(object.as_object()?, keys)
}

/// AWS Transcribe: `results.items`, whose speakers stand beside them or in `speaker_labels` by the time of the word;
/// with channels, the items of each.
fn aws(root: &Value) -> Option<Vec<Utterance>> {
    let channels = list(root, &["results", "channel_labels", "channels"]);
    let Some(channels) = channels else { return aws_items(root) };
    let mut words: Vec<(f32, Option<String>, &str, bool)> = Vec::new();
    for channel in channels {
        let label = channel.get("channel_label").and_then(scalar);
        let mut at = 0.0;
        for item in channel.get("items").and_then(Value::as_array).into_iter().flatten() {
            let Some((word, is_sign)) = aws_word(item) else { continue };
            at = time(item, &["start_time"]).unwrap_or(at);
            words.push((at, label.clone(), word, is_sign));
        }
    }
    words.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut joiner = Joiner::default();
    words.into_iter().for_each(|(at, label, word, is_sign)| joiner.word(label, Some(at), word, is_sign));
    Some(joiner.said)
}

/// Returns a word of AWS, and whether it is a sign.
fn aws_word(item: &Value) -> Option<(&str, bool)> {
    let word = item.get("alternatives")?.get(0)?.get("content")?.as_str()?;
    Some((word, item.get("type").and_then(Value::as_str) == Some("punctuation")))
}

fn aws_items(root: &Value) -> Option<Vec<Utterance>> {
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
        let Some((word, is_sign)) = aws_word(item) else { continue };
        let from = time(item, &["start_time"]);
        while let Some((_, label)) = labels.next_if(|(at, _)| from.is_some_and(|from| *at <= from + 0.001)) {
            speaker = Some(label);
        }
        let own = item.get("speaker_label").and_then(scalar);
        joiner.word(own.or_else(|| speaker.clone()), from, word, is_sign);
    }
    Some(joiner.said)
}

/// Deepgram: utterances where it was asked for them, else the words of the first channel, or of each channel in turn.
fn deepgram(root: &Value) -> Option<Vec<Utterance>> {
    let channels = list(root, &["results", "channels"])?;
    if let Some(utterances) = list(root, &["results", "utterances"]) {
        let objects = utterances.iter().filter_map(Value::as_object);
        return Some(by_channels(objects.filter_map(|o| Some((objects::channel(o), utterance(o)?))).collect()));
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

/// IBM Watson: `results[].alternatives[0].timestamps[]`, each a word with its times; the speakers stand elsewhere.
fn ibm(root: &Value) -> Option<Vec<Utterance>> {
    let stretches = apart::stretches(root);
    let mut joiner = Joiner::default();
    for result in list(root, &["results"])? {
        let Some(words) = result.get("alternatives").and_then(|a| a.get(0)?.get("timestamps")?.as_array()) else {
            continue;
        };
        let mut before = None;
        for word in words {
            let Some(text) = word.get(0).and_then(Value::as_str) else { continue };
            let at = |i: usize| word.get(i).and_then(Value::as_f64).map(|t| t as f32);
            let (from, to) = (at(1), at(2));
            let speaker = from.and_then(|from| apart::speaker(&stretches, from, to.unwrap_or(from)));
            before = speaker.or(before);
            joiner.word(before.clone(), from, text, false);
        }
    }
    Some(joiner.said).filter(|said| !said.is_empty())
}

/// Names under which Google has the speaker of a word.
const TAGS: [&str; 2] = ["speakerTag", "speakerLabel"];

/// Google: `results[].alternatives[0]`; with speakers, its last result may hold all words anew.
fn google(root: &Value) -> Option<Vec<Utterance>> {
    let results = list(root, &["results"]).or_else(|| list(root, &["response", "results"]))?;
    let best = |result: &'_ Value| result.get("alternatives")?.get(0)?.get("transcript").cloned();
    if results.iter().all(|result| best(result).is_none()) {
        return None;
    }
    let tagged = tagged(results);
    if tagged.is_empty() {
        return Some(by_channels(sentences(results)));
    }
    let mut joiner = Joiner::default();
    for word in tagged {
        let text = word.get("word").and_then(Value::as_str).unwrap_or_default();
        let speaker = TAGS.iter().find_map(|tag| scalar(word.get(*tag)?));
        joiner.word(speaker, time(word, &["startTime", "startOffset"]), text, false);
    }
    Some(joiner.said)
}

/// Returns the words whose speakers Google tells: of all results, or of the last if it holds those of all.
fn tagged(results: &[Value]) -> Vec<&Value> {
    let mut all: Vec<Vec<&Value>> = results.iter().map(tagged_words).filter(|words| !words.is_empty()).collect();
    let Some(last) = all.pop() else { return Vec::new() };
    let before = all.concat();
    let is_anew = before.len() <= last.len() && before.iter().zip(&last).all(|(a, b)| a.get("word") == b.get("word"));
    if is_anew { last } else { [before, last].concat() }
}

fn tagged_words(result: &Value) -> Vec<&Value> {
    let words = result.get("alternatives").and_then(|a| a.get(0)?.get("words")?.as_array());
    let is_tagged = |word: &&Value| TAGS.iter().any(|tag| word.get(*tag).is_some());
    words.into_iter().flatten().filter(is_tagged).collect()
}

/// Returns the results of Google one by one: each begins with its first word, or where the one before ends.
fn sentences(results: &[Value]) -> Vec<(Option<String>, Utterance)> {
    let mut end = Some(0.0);
    let mut said = Vec::new();
    for result in results {
        let Some(best) = result.get("alternatives").and_then(|a| a.get(0)?.as_object()) else { continue };
        let Some(words) = best.get("transcript").and_then(Value::as_str).map(on_one_line) else { continue };
        let timed = best.get("words").and_then(Value::as_array);
        let from = timed.and_then(|w| time(w.first()?, &["startTime", "startOffset"])).or(end);
        let to = timed.and_then(|w| time(w.last()?, &["endTime", "endOffset"]));
        let object = result.as_object();
        end = to.or_else(|| times::to(object?));
        let channel = object.and_then(objects::channel);
        said.push((channel, Utterance { from, to: end, words, ..Utterance::default() }));
    }
    said
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

/// Words whose names are what is said, beside a list of who begins to speak when: Speechmatics wrote so at first.
fn named_words(root: &Value) -> Option<Vec<Utterance>> {
    let named = |key: &'static str| {
        let entry = |entry: &Value| Some((time(entry, &["time"])?, scalar(entry.get("name")?)?));
        list(root, &[key])?.iter().map(entry).collect::<Option<Vec<_>>>()
    };
    let (words, mut speakers) = (named("words")?, named("speakers")?.into_iter().peekable());
    let mut joiner = Joiner::default();
    let mut speaker = None;
    for (at, word) in words {
        while let Some((_, begins)) = speakers.next_if(|(from, _)| *from <= at) {
            speaker = Some(begins);
        }
        let is_sign = !word.contains(char::is_alphanumeric);
        joiner.word(speaker.clone(), Some(at), &word, is_sign);
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
        let each = r#"{"results": [{"alternatives": [{"transcript": "hi", "words": [{"word": "hi", "startOffset": "0.5s", "speakerLabel": "1"}]}]},
            {"alternatives": [{"transcript": "yes", "words": [{"word": "yes", "startOffset": "1.5s", "speakerLabel": "2"}]}]}]}"#;
        assert_eq!(said(each), ["1@0.5|hi", "2@1.5|yes"]);
        let channels = r#"{"results": [{"channelTag": 1, "resultEndTime": "2s", "alternatives": [{"transcript": "hi"}]},
            {"channelTag": 2, "resultEndTime": "4s", "alternatives": [{"transcript": "yes"}]}]}"#;
        assert_eq!(said(channels), ["1@0|hi", "2@2|yes"]);
        let rev = r#"{"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "Hi", "ts": 0.5}, {"type": "punct", "value": ", "}, {"type": "text", "value": "you"}]}]}"#;
        assert_eq!(said(rev), ["0@0.5|Hi, you"]);
        let speechmatics = r#"{"results": [{"type": "word", "start_time": 0.5, "alternatives": [{"content": "Hi", "speaker": "S1"}]},
            {"type": "punctuation", "alternatives": [{"content": ".", "speaker": "S1"}]}]}"#;
        assert_eq!(said(speechmatics), ["S1@0.5|Hi."]);
        let typed = r#"{"text": "Hi you", "words": [{"text": "Hi", "start": 0.5, "type": "word", "speaker_id": "a"}, {"text": " ", "type": "spacing"}, {"text": "you", "type": "word", "speaker_id": "a"}]}"#;
        assert_eq!(said(typed), ["a@0.5|Hi you"]);
    }

    #[test]
    fn words_that_are_names_are_said_by_whoever_began_before_them() {
        let json = r#"{"speakers": [{"name": "M1", "time": "0.5", "duration": "1"}, {"name": "F2", "time": "2.0", "duration": "3"}],
            "words": [{"name": "Why", "time": "0.5", "duration": "0.2"}, {"name": "?", "time": "0.7"}, {"name": "So", "time": "2.0"}]}"#;
        assert_eq!(said(json), ["M1@0.5|Why?", "F2@2|So"]);
    }

    #[test]
    fn channels_of_aws_and_speakers_of_ibm() {
        let aws = r#"{"results": {"channel_labels": {"channels": [{"channel_label": "ch_0", "items": [
            {"start_time": "0.5", "alternatives": [{"content": "Why"}]}, {"type": "punctuation", "alternatives": [{"content": "?"}]},
            {"start_time": "4", "alternatives": [{"content": "Ah"}]}]},
            {"channel_label": "ch_1", "items": [{"start_time": "2", "alternatives": [{"content": "So"}]}]}]}, "items": []}}"#;
        assert_eq!(said(aws), ["ch_0@0.5|Why?", "ch_1@2|So", "ch_0@4|Ah"]);
        let ibm = r#"{"results": [{"alternatives": [{"transcript": "why so", "timestamps": [["why", 0.5, 1], ["so", 2, 2.5]]}, {"transcript": "or"}]}],
            "speaker_labels": [{"from": 0.5, "to": 1, "speaker": 0}, {"from": 2, "to": 2.5, "speaker": 1}]}"#;
        assert_eq!(said(ibm), ["0@0.5|why", "1@2|so"]);
    }
}
