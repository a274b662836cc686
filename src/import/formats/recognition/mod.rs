//! What programs that recognise speech write as JSON: Whisper, AWS Transcribe, Deepgram, Otter, AssemblyAI, Google,
//! Azure, Rev, Speechmatics and the many that resemble them. Lists of words are put together by `words.rs`, what one
//! says at a stretch by `monologues.rs`, talks with a machine by `threads.rs`, pieces with their speakers by
//! `pairs.rs`; everything else is a list of objects with a text and perhaps a speaker and a time, wherever in the file
//! it lies: `talk.rs` finds it, `objects.rs` and `times.rs` read one of them, `apart.rs` finds speakers that stand
//! elsewhere, `attached.rs` those beside a text, `posts.rs` authors of posts wherever they lie, `whose.rs` names under unknown keys, `listed.rs` words without any
//! other text, and `names.rs` what they are called, `moments.rs` brings messages to their order, `escapes.rs` mends
//! their letters. Whole talks that somebody wrote as texts are for `written.rs`, surveys and other tables for
//! `table.rs`.

mod apart;
mod attached;
mod escapes;
mod listed;
mod moments;
mod monologues;
mod names;
mod objects;
mod pairs;
mod posts;
mod table;
mod talk;
mod threads;
mod times;
mod whose;
mod words;
mod written;

use serde_json::{Deserializer, Value};

use self::objects::{Object, only_text, scalar};
use self::talk::Talk;
use super::script::{self, Utterance};
use super::{damage, html, sheet, text};
use crate::import::told::of_file;
use crate::import::{Content, ImportError};
use crate::model::{Said, Warned, said};

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let Warned { output, mut warnings } = text::read(file_name, bytes)?;
    let value = parsed(&output.text).map_err(|e| damage::json(file_name, &e))?;
    drop(output);
    let mut written = written::talks(&value).into_iter();
    if let Some(first) = written.next() {
        warnings.extend(written::told(1 + written.len()).map(|told| of_file(file_name, &told)));
        return Ok(Warned { output: Content { others: written.collect(), ..first }, warnings });
    }
    if let Some(page) = written::page(&value) {
        let read = html::read(file_name, page.as_bytes())?;
        warnings.extend(read.warnings);
        return Ok(Warned { output: read.output, warnings });
    }
    let talk = talk(&value);
    let names_nobody = talk.said.iter().all(|one| one.speaker.is_none());
    let posts = if names_nobody { posts::utterances(&value) } else { Vec::new() };
    let Talk { mut said, left } = if posts.is_empty() { talk } else { Talk { said: posts, left: Vec::new() } };
    if said.is_empty() {
        drop(value);
        let table = table_of(file_name, bytes).ok_or_else(|| no_talk(file_name))?;
        warnings.extend(table.warnings);
        return Ok(Warned { output: table.output, warnings });
    }
    names::give(&value, &mut said);
    if !times::says_its_unit(&value) {
        script::to_seconds(&mut said);
    }
    warnings.extend(told_left(&left).map(|told| of_file(file_name, &told)));
    Ok(Warned { output: script::transcript(said), warnings })
}

/// Returns what people say in a table that is JSON. Its text is decoded anew, as talks have no need of it.
fn table_of(file_name: &str, bytes: &[u8]) -> Option<Warned<Content>> {
    let text = text::read(file_name, bytes).ok()?.output.text;
    sheet::of_rows(file_name, table::rows(&text)?)
}

fn no_talk(file_name: &str) -> ImportError {
    let reason = said!(
        "this JSON holds no list of words or sentences that somebody said.",
        "ce JSON ne contient aucune liste de mots ou de phrases prononcés."
    );
    let remedy = said!(
        "Export the transcript from the program as text, subtitles or a table, and import that.",
        "Exportez la transcription depuis le programme en texte, en sous-titres ou en tableau, et importez-la."
    );
    ImportError::table(file_name, reason, remedy)
}

/// Returns the value of a file; of several, one a line, their list.
fn parsed(text: &str) -> Result<Value, serde_json::Error> {
    let mut values: Vec<Value> = Deserializer::from_str(text).into_iter().collect::<Result<_, _>>()?;
    values.iter_mut().for_each(begin_names_small);
    escapes::mend(&mut values);
    values.iter_mut().for_each(attached::give);
    Ok(if values.len() == 1 { values.swap_remove(0) } else { Value::Array(values) })
}

/// Lets every name begin small, as most programs write them: tables that somebody turned into JSON have `Speaker` and
/// `Text`. The reader of JSON refuses what lies deeper than 128.
fn begin_names_small(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(begin_names_small),
        Value::Object(object) => {
            let is_large = |name: &&String| name.starts_with(|c: char| c.is_ascii_uppercase());
            let large: Vec<String> = object.keys().filter(is_large).cloned().collect();
            for name in large {
                let small = name[..1].to_ascii_lowercase() + &name[1..];
                if !object.contains_key(&small)
                    && let Some(inner) = object.remove(&name)
                {
                    object.insert(small, inner);
                }
            }
            object.values_mut().for_each(begin_names_small);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Returns what is said: messages of threads, else pieces with their speakers, else words where the shape is known for
/// them, else the lists that say most, else the words of a list, else the one text.
fn talk(root: &Value) -> Talk {
    let shaped = [threads::utterances, pairs::utterances].into_iter().map(|of| of(root)).find(|said| !said.is_empty());
    let known = shaped.or_else(|| words::utterances(root));
    let talk = known.map_or_else(|| talk::of(root), |said| Talk { said, left: Vec::new() });
    let others = [listed::utterances, whole];
    let said = || others.iter().map(|of| of(root)).find(|said| !said.is_empty()).unwrap_or_default();
    if talk.said.is_empty() { Talk { said: said(), ..talk } } else { talk }
}

/// Says which lists of words are no part of the talk.
fn told_left(left: &[(String, usize)]) -> Option<Said> {
    let lists = left.iter().map(|(name, n)| said!("“{name}” ({n} words)", "«\u{202f}{name}\u{202f}» ({n} mots)"));
    let lists = Said::joined(&lists.collect::<Vec<_>>(), ", ");
    (!lists.is_empty()).then(|| {
        said!(
            "left out lists that are not part of the talk: {lists}",
            "laissé de côté des listes étrangères à l’entretien\u{202f}: {lists}",
            lists = lists
        )
    })
}

/// Calls `visit` with every list in the file and the name that it has there. Iterative, whatever the depth.
fn walk<'v>(root: &'v Value, visit: &mut impl FnMut(&str, &'v [Value])) {
    let mut open = vec![("", root)];
    while let Some((key, value)) = open.pop() {
        match value {
            Value::Array(list) => {
                visit(key, list);
                open.extend(list.iter().rev().map(|v| ("", v)));
            }
            Value::Object(object) => {
                let inner: Vec<_> = object.iter().map(|(k, v)| (k.as_str(), v)).collect();
                open.extend(inner.into_iter().rev());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// Calls `visit` with every object in the file. Iterative, whatever the depth.
fn walk_objects<'v>(root: &'v Value, visit: &mut impl FnMut(&'v Object)) {
    let mut open = vec![root];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(list) => open.extend(list.iter().rev()),
            Value::Object(object) => {
                visit(object);
                open.extend(object.values());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// Returns the one text of a file that has no list.
fn whole(root: &Value) -> Vec<Utterance> {
    let words = only_text(root).filter(|words| !words.is_empty());
    words.map(|words| Utterance { words, ..Utterance::default() }).into_iter().collect()
}

#[cfg(test)]
mod tests {
    fn turns(json: &str) -> Vec<String> {
        crate::import::turns_as_told("a.json", json)
    }

    #[test]
    fn segments_of_whisper_with_and_without_speakers() {
        let plain = r#"{"text": " Bonjour. Oui.", "segments": [{"id": 0, "start": 0.5, "end": 1.0, "text": " Bonjour."}, {"id": 1, "start": 1.0, "end": 4.0, "text": " Oui."}]}"#;
        assert_eq!(turns(plain), ["-@0.5|Bonjour. Oui."]);
        let x = r#"{"segments": [{"start": 0.5, "text": " Hi", "speaker": "SPEAKER_00", "words": [{"word": "Hi"}]},
            {"start": 2.25, "text": "Well", "speaker": "SPEAKER_01"}, {"start": 3, "text": "so", "speaker": "SPEAKER_01"}]}"#;
        assert_eq!(turns(x), ["SPEAKER_00@0.5|Hi", "SPEAKER_01@2.25|Well so"]);
        let cpp =
            r#"{"transcription": [{"timestamps": {"from": "00:00:01,500", "to": "00:00:02,000"}, "text": " Hi"}]}"#;
        assert_eq!(turns(cpp), ["-@1.5|Hi"]);
        assert_eq!(turns(r#"{"text": "Only this."}"#), ["-@-1|Only this."]);
    }

    #[test]
    fn numbers_are_called_speakers_and_names_come_from_the_list_of_speakers() {
        let otter = r#"{"speech": {"speakers": [{"id": 12, "speaker_name": "Marie"}], "transcripts": [
            {"transcript": "Where do you sleep these days?", "speaker_id": 12, "start_offset": 16000, "end_offset": 48000},
            {"transcript": "Nowhere.", "speaker_id": 13, "start_offset": 64000, "end_offset": 80000}]}}"#;
        assert_eq!(turns(otter), ["Marie@1|Where do you sleep these days?", "Speaker 13@4|Nowhere."]);
        let assembly = r#"{"utterances": [{"speaker": "A", "start": 1500, "end": 3500, "text": "Where do you sleep?"},
            {"speaker": "B", "start": 4000, "end": 5000, "text": "Nowhere, really."}], "text": "Where do you sleep? Nowhere, really."}"#;
        assert_eq!(turns(assembly), ["Speaker A@1.5|Where do you sleep?", "Speaker B@4|Nowhere, really."]);
    }

    #[test]
    fn pieces_of_a_recording_are_pairs_of_who_speaks_and_what() {
        let pieces = r#"{"a-01.wav": ["SPEAKER_04", [{"start": 0.5, "end": 1.5, "content": "Where did"}, {"start": 1.5, "end": 2, "content": "you sleep?"}]],
            "a-02.wav": ["SPEAKER_01", [{"start": 2.5, "end": 3, "content": "Nowhere."}]]}"#;
        assert_eq!(turns(pieces), ["SPEAKER_04@0.5|Where did you sleep?", "SPEAKER_01@2.5|Nowhere."]);
    }

    #[test]
    fn messages_of_chats_and_meetings_have_their_senders() {
        let telegram = r#"{"messages": [{"from": "Ana", "text": "Why?"}, {"from": "Ben", "text": ["I ", {"type": "bold", "text": "came."}]}]}"#;
        assert_eq!(turns(telegram), ["Ana@-1|Why?", "Ben@-1|I came."]);
        let teams = r#"{"entries": [{"text": "Why?", "speakerDisplayName": "Ana", "startOffset": "00:00:01.5"}]}"#;
        assert_eq!(turns(teams), ["Ana@1.5|Why?"]);
        let slack =
            r#"[{"user": "U1", "text": "Why?", "user_profile": {"real_name": "Ana"}}, {"user": "U2", "text": "So."}]"#;
        assert_eq!(turns(slack), ["Ana@-1|Why?", "U2@-1|So."]);
        let parts = r#"{"messages": [{"author": {"role": "user"}, "content": {"parts": ["Why?"]}}]}"#;
        assert_eq!(turns(parts), ["user@-1|Why?"]);
        let thread = r#"[{"mapping": {
            "b": {"message": {"author": {"role": "assistant"}, "create_time": 2.0, "content": {"parts": ["So."]}}},
            "c": {"message": {"author": {"role": "user"}, "create_time": 1.0, "content": {"parts": ["Why?"]}}},
            "d": {"message": null}}}]"#;
        assert_eq!(turns(thread), ["user@-1|Why?", "assistant@-1|So."]);
    }

    #[test]
    fn messages_that_a_service_keeps_come_in_the_order_in_which_they_were_written() {
        let messenger = r#"{"participants": [{"name": "Zo\u00c3\u00a9"}, {"name": "Ben"}], "messages": [
            {"sender_name": "Ben", "timestamp_ms": 1700000005000, "content": "So."},
            {"sender_name": "Zo\u00c3\u00a9", "timestamp_ms": 1700000001000, "content": "Why, d\u00c3\u00a9j\u00c3\u00a0?"}]}"#;
        assert_eq!(turns(messenger), ["Zoé@-1|Why, déjà?", "Ben@-1|So."]);
        let discord = r#"{"messages": [
            {"type": "GuildMemberJoin", "timestamp": "2026-01-20T11:00:00Z", "content": "Joined.", "author": {"name": "ben7"}},
            {"type": "Default", "timestamp": "2026-01-20T11:38:00Z", "content": "Why?", "author": {"id": "1", "name": "ana3", "nickname": "Ana"}},
            {"type": "Reply", "timestamp": "2026-01-20T11:43:00Z", "content": "So.", "author": {"id": "2", "name": "ben7", "nickname": ""}}]}"#;
        assert_eq!(turns(discord), ["Ana@-1|Why?", "ben7@-1|So."]);
        let teams = r#"{"value": [
            {"messageType": "message", "createdDateTime": "2026-01-20T11:43:00Z", "from": {"user": {"displayName": "Ben"}}, "body": {"content": "<p>I&nbsp;came <b>late</b>.</p>"}},
            {"messageType": "systemEventMessage", "createdDateTime": "2026-01-20T11:40:00Z", "from": null, "body": {"content": "<systemEventMessage/>"}},
            {"messageType": "message", "createdDateTime": "2026-01-20T11:38:00Z", "from": {"user": {"displayName": "Ana"}}, "body": {"content": "<p>Why?</p>"}}]}"#;
        assert_eq!(turns(teams), ["Ana@-1|Why?", "Ben@-1|I came late."]);
    }

    #[test]
    fn captions_calls_and_podcasts_name_things_in_their_own_way() {
        let captions = r#"{"wireMagic": "pb3", "events": [{"tStartMs": 0, "dDurationMs": 9000, "wpWinPosId": 1},
            {"tStartMs": 1500, "dDurationMs": 2000, "segs": [{"utf8": "Why"}, {"utf8": " so?", "tOffsetMs": 400}]}, {"tStartMs": 3400, "aAppend": 1, "segs": [{"utf8": "\n"}]}]}"#;
        assert_eq!(turns(captions), ["-@1.5|Why so?"]);
        let calls = r#"{"Participants": [{"ParticipantRole": "AGENT"}], "Transcript": [
            {"Content": "Why?", "BeginOffsetMillis": 1500, "ParticipantRole": "AGENT", "Items": [{"Content": "Why", "BeginOffsetMillis": 1500}]},
            {"Content": "So.", "BeginOffsetMillis": 2500, "ParticipantRole": "CUSTOMER"}]}"#;
        assert_eq!(turns(calls), ["AGENT@1.5|Why?", "CUSTOMER@2.5|So."]);
        let podcast = r#"[{"start": "00:00:01.000", "start_ms": 1000, "speaker": "s1", "voice": "Ana", "text": "Why?"},
            {"start": "00:00:02.000", "start_ms": 2000, "speaker": "s2", "voice": "Ben", "text": "So."}]"#;
        assert_eq!(turns(podcast), ["Ana@1|Why?", "Ben@2|So."]);
        let spoken_by_a_machine = r#"[{"speaker": "Ana", "voice": "alto", "text": "Why?"}, {"speaker": "Ben", "voice": "bass", "text": "So."}]"#;
        assert_eq!(turns(spoken_by_a_machine), ["Ana@-1|Why?", "Ben@-1|So."]);
    }

    #[test]
    fn words_under_a_name_of_the_file_s_own_are_found_by_what_it_says() {
        for name in ["text_context", "spokenText", "utterance", "line_of_dialogue"] {
            let said = |who: &str, words: &str| format!(r#"{{"id": 1, "speaker_name": "{who}", "{name}": "{words}"}}"#);
            let json = format!("[{}, {}]", said("Ana", "Why did you come?"), said("Ben", "I had to."));
            assert_eq!(turns(&json), ["Ana@-1|Why did you come?", "Ben@-1|I had to."], "{name}");
        }
        let nobody = r#"[{"name": "Ana", "context": "a long story", "headline": "of the day"}]"#;
        assert!(crate::import::read("a.json", nobody.as_bytes()).is_err());
    }

    #[test]
    fn names_that_begin_large_are_the_same_names() {
        let rows = r#"[{"Who": "Ana", "Quote": "Why did you come?", "Start": 0, "End": "0:05"},
            {"Who": "Ben", "Quote": "I had to.", "Start": "0:05", "End": "0:07"}]"#;
        assert_eq!(turns(rows), ["Ana@0|Why did you come?", "Ben@5|I had to."]);
        let mine = r#"[{"Speaker": "Ana", "text": "Why?", "Text": "Not this."}, {"Speaker": "Ben", "Text": "So."}]"#;
        assert_eq!(turns(mine), ["Ana@-1|Why?", "Ben@-1|So."]);
    }

    #[test]
    fn silences_do_not_change_what_a_file_counts_in() {
        let said = |speaker: &str, from: u32| {
            let to = from + 3_500;
            format!(
                r#"{{"speaker": "{speaker}", "text": "for housing there us us housing for us you all", "start": {from}, "end": {to}}}"#
            )
        };
        let json = format!(r#"{{"utterances": [{}, {}, {}]}}"#, said("A", 100), said("B", 63_600), said("A", 127_100));
        let times: Vec<String> = turns(&json).iter().filter_map(|t| Some(t.split_once('|')?.0.to_owned())).collect();
        assert_eq!(times, ["Speaker A@0.1", "Speaker B@63.6", "Speaker A@127.1"]);
    }

    #[test]
    fn ticks_of_azure_are_whole_seconds() {
        let phrase =
            |speaker: u8, at: &str| format!(r#"{{"speaker": {speaker}, {at}, "nBest": [{{"display": "Word."}}]}}"#);
        let both = phrase(1, r#""offset": "PT1H2M3S", "offsetInTicks": 37230000000.0"#);
        assert_eq!(turns(&format!(r#"{{"recognizedPhrases": [{both}]}}"#)), ["Speaker 1@3723|Word."]);
        let ticks = [phrase(1, r#""offsetInTicks": 30000000"#), phrase(2, r#""offsetInTicks": 37230000000"#)].join(",");
        assert_eq!(
            turns(&format!(r#"{{"recognizedPhrases": [{ticks}]}}"#)),
            ["Speaker 1@3|Word.", "Speaker 2@3723|Word."]
        );
    }

    #[test]
    fn segments_of_words_are_put_together() {
        let hs = r#"[{"speaker": "Ana", "words": [{"text": "Why ", "data_start": 0.5}, {"text": "so? ", "data_start": 1}]},
            {"speaker": "Ben", "words": [{"text": "I ", "data_start": 2.5}, {"text": "came ", "data_start": 3},
            {"text": "by ", "data_start": 3.5}, {"text": "train. ", "data_start": 4}]}, {"speaker": "Ana", "words": [{"text": "Ah.", "data_start": 5}]}]"#;
        assert_eq!(turns(hs), ["Ana@0.5|Why so?", "Ben@2.5|I came by train.", "Ana@5|Ah."]);
        let premiere = r#"{"speakers": [{"id": "a", "name": "Ana"}], "segments": [{"start": 0.5, "speaker": "a", "words": [
            {"text": "Why", "type": "word"}, {"text": "?", "type": "punctuation"}]}, {"start": 2, "speaker": "b", "words": [{"text": "So."}]}]}"#;
        assert_eq!(turns(premiere), ["Ana@0.5|Why?", "Speaker b@2|So."]);
        let recall = r#"[{"participant": {"id": 0, "name": "Ana"}, "words": [{"text": "Why?", "start_timestamp": {"relative": 1.5}}]},
            {"participant": {"id": 1, "name": "Ben"}, "words": [{"text": "So", "start_timestamp": {"relative": 2.5}}, {"text": "it is."}]}]"#;
        assert_eq!(turns(recall), ["Ana@1.5|Why?", "Ben@2.5|So it is."]);
    }

    #[test]
    fn a_talk_in_several_lists_comes_in_whole_and_what_repeats_it_does_not() {
        let sections = r#"{"sections": [{"turns": [{"speaker": "Ana", "text": "Why did you come here?"}, {"speaker": "Ben", "text": "I had to."}]},
            {"turns": [{"speaker": "Ana", "text": "And did you stay?"}, {"speaker": "Ben", "text": "Yes."}]}]}"#;
        let all = ["Ana@-1|Why did you come here?", "Ben@-1|I had to.", "Ana@-1|And did you stay?", "Ben@-1|Yes."];
        assert_eq!(turns(sections), all);
        let parts = r#"{"early": [{"speaker": "Ana", "text": "Why did you come here?"}, {"speaker": "Ben", "text": "I had to."}],
            "highlights": [{"speaker": "Ben", "text": "I had to."}],
            "late": [{"speaker": "Ana", "text": "And did you stay?"}, {"speaker": "Ben", "text": "Yes."}],
            "names": [{"text": "Why"}, {"text": "did"}, {"text": "you"}, {"text": "come"}, {"text": "here"}]}"#;
        assert_eq!(turns(parts), all);
        let lines = "{\"speaker\": \"Ana\", \"text\": \"Why?\"}\n{\"speaker\": \"Ben\", \"text\": \"So.\"}\n";
        assert_eq!(turns(lines), ["Ana@-1|Why?", "Ben@-1|So."]);
    }

    #[test]
    fn what_is_no_part_of_the_talk_is_told() {
        let json = r#"{"talk": [{"speaker": "Ana", "text": "Why did you come here that year?"}, {"speaker": "Ben", "text": "I had to leave my town."}],
            "notes": [{"text": "He smiles all the time."}]}"#;
        let told = crate::import::read("a.json", json.as_bytes()).unwrap().warnings;
        assert_eq!(told[0].to_string(), "a.json: left out lists that are not part of the talk: “notes” (5 words)");
    }

    #[test]
    fn channels_are_speakers_in_the_order_of_time_where_nobody_is_named() {
        let phrase = |channel: u8, at: u8, words: &str| {
            format!(
                r#"{{"channel": {channel}, "offset": "PT{at}S", "nBest": [{{"display": "{words}"}}, {{"display": "Or."}}]}}"#
            )
        };
        let said = [phrase(0, 1, "Why?"), phrase(0, 7, "Ah."), phrase(1, 4, "So.")].join(",");
        let json = format!(
            r#"{{"combinedRecognizedPhrases": [{{"channel": 0, "display": "Why? Ah."}}, {{"channel": 1, "display": "So."}}], "recognizedPhrases": [{said}]}}"#
        );
        assert_eq!(turns(&json), ["Speaker 0@1|Why?", "Speaker 1@4|So.", "Speaker 0@7|Ah."]);
        let one = r#"[{"channel": 0, "text": "Why?"}, {"channel": 0, "text": "So."}]"#;
        assert_eq!(turns(one), ["-@-1|Why? So."]);
    }

    #[test]
    fn speakers_apart_from_the_words_are_found_by_their_times() {
        let json = r#"{"segments": [{"start": 0.5, "end": 2, "text": "Why?"}, {"start": 2.1, "end": 4, "text": "So."}],
            "diarization": [{"start": 0, "end": 2.2, "speaker": "A"}, {"start": 2.2, "end": 5, "speaker": "B"}]}"#;
        assert_eq!(turns(json), ["Speaker A@0.5|Why?", "Speaker B@2.1|So."]);
    }

    #[test]
    fn json_of_something_else_is_refused_in_words() {
        let error = |json: &str| crate::import::read("a.json", json.as_bytes()).unwrap_err().to_string();
        assert!(error(r#"{"a": [1, 2]}"#).contains("no list of words"));
        assert!(error("[[[").contains("the file is damaged"));
        assert!(error(&"[".repeat(200_000)).contains("too deep"));
    }
}
