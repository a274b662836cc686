//! Whom and what an object of a JSON file holds: the words, be they one text or the pieces of a message, who says them,
//! and when. The names are those of the programs that recognise speech and of the services that keep meetings and
//! chats.

use serde_json::{Map, Value};

use super::super::html;
use super::super::page::on_one_line;
use super::times::clock;
use super::whose;

pub(super) type Object = Map<String, Value>;

const TEXTS: &[&str] =
    &["text", "transcript", "sentence", "content", "display", "caption", "message", "body", "words", "cooked"];
/// Parts of the names that files of their own making give to what somebody says: `text_context`, `spokenText`.
const PARTS_OF_TEXTS: &[&str] = &[
    "text",
    "transcript",
    "transcription",
    "utterance",
    "sentence",
    "speech",
    "dialogue",
    "quote",
    "statement",
    "line",
];
/// Names of messages whose text may come in pieces.
const IN_PIECES: &[&str] = &["text", "content", "message", "body", "segs"];
#[rustfmt::skip]
const SPEAKERS: &[&str] = &[
    "speaker_name", "speakerName", "speakerDisplayName", "displayName", "display_name", "speaker", "speaker_label",
    "speakerLabel", "user_profile", "name", "author", "participant", "sender", "sender_name", "senderName", "username",
    "speaker_id", "speakerId", "speakerTag", "participantRole", "role", "user", "who", "owner", "person", "people", "locuteur",
    "intervenant", "orateur",
];
/// Names of the channel of a recording.
const CHANNELS: &[&str] = &["channel", "channelTag", "channel_tag", "channel_label", "channel_id", "channelId"];
/// Names of a single word in a list of them.
const WORDS: &[&str] = &["punctuated_word", "text", "word", "value", "content"];
const NAMES: &[&str] = &[
    "nickname",
    "name",
    "full_name",
    "speaker_name",
    "displayName",
    "real_name",
    "display_name",
    "username",
    "full",
    "title",
    "role",
    "id",
];

/// Kinds of messages that a service writes itself, when somebody joins a channel, say.
#[rustfmt::skip]
const OF_SERVICE: &[&str] = &[
    "service", "systemEventMessage", "GuildMemberJoin", "ChannelPinnedMessage", "ChannelNameChange", "ChannelIconChange",
    "RecipientAdd", "RecipientRemove", "Call", "ThreadCreated",
];

/// What a service writes in the place of words when people come and go, without saying that it does.
const NOTICES: &[&str] = &["Updated room membership."];

/// Whether a message is one of those.
pub(super) fn is_of_service(object: &Object) -> bool {
    let is = |key: &str, kind: &dyn Fn(&str) -> bool| object.get(key).and_then(Value::as_str).is_some_and(kind);
    is("text", &|text| NOTICES.contains(&text))
        || is("type", &|kind| OF_SERVICE.contains(&kind))
        || is("messageType", &|kind| OF_SERVICE.contains(&kind))
        || is("subtype", &|kind| kind.starts_with("channel_") || kind.starts_with("group_"))
}

/// Returns the words of an object on one line, empty if it has some but they say nothing.
pub(super) fn words(object: &Object) -> Option<String> {
    let words = plain(&found_words(object)?);
    // The colon behind a label that went elsewhere.
    Some(words.strip_prefix(": ").map(str::to_owned).unwrap_or(words))
}

/// Returns words on one line without the marks of a web page.
pub(super) fn plain(words: &str) -> String {
    if is_marked_up(words) { on_one_line(&html::words(words)) } else { on_one_line(words) }
}

/// Whether words are a piece of a web page, as forums and meetings keep what people write.
fn is_marked_up(words: &str) -> bool {
    words.contains('<')
        && ["<p>", "</p>", "</div>", "</a>", "<br>", "<br/>", "<br />"].iter().any(|tag| words.contains(tag))
}

fn found_words(object: &Object) -> Option<String> {
    // Azure puts the words into its best guess.
    let best = || object.get("nBest")?.get(0)?.get("display")?.as_str();
    let direct = || TEXTS.iter().find_map(|key| object.get(*key)?.as_str());
    let pieces = || IN_PIECES.iter().find_map(|key| in_pieces(object.get(*key)?));
    best()
        .or_else(direct)
        .map(on_one_line)
        .or_else(|| pieces().map(|words| on_one_line(&words)))
        .or_else(|| own_text(object).map(|(_, words)| on_one_line(words)))
        .or_else(|| Some(on_one_line(&put_together(word_list(object)?))))
        .or_else(|| in_sentences(object).map(|words| on_one_line(&words)))
}

/// Returns the words of an object that names who speaks, and below it has them sentence by sentence.
fn in_sentences(object: &Object) -> Option<String> {
    const SENTENCES: [&str; 7] =
        ["sentences", "segments", "paragraphs", "lines", "utterances", "text_blocks", "textBlocks"];
    speaker_key(object)?;
    let sentences = SENTENCES.iter().find_map(|key| object.get(*key)?.as_array())?;
    let text = |sentence: &Value| {
        let inner = sentence.as_object().filter(|inner| speaker_key(inner).is_none())?;
        TEXTS.iter().find_map(|key| inner.get(*key)?.as_str()).map(str::to_owned)
    };
    let texts: Vec<String> = sentences.iter().map(text).collect::<Option<_>>()?;
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// Returns a text that an object holds as it was written, with its lines.
pub(super) fn written(object: &Object) -> Option<&str> {
    let texts = TEXTS.iter().chain(PARTS_OF_TEXTS).filter_map(|key| object.get(*key)?.as_str());
    texts.max_by_key(|text| text.len())
}

/// Returns the list of single words of an object.
pub(super) fn word_list(object: &Object) -> Option<&Vec<Value>> {
    object.get("words")?.as_array()
}

/// Returns words that follow each other as a text: as they are where they bring their blanks, else with blanks between
/// them, save before a sign.
pub(super) fn put_together(words: &[Value]) -> String {
    let text = |word: &Value| {
        let text = word.as_str().or_else(|| WORDS.iter().find_map(|key| word.get(*key)?.as_str()))?.to_owned();
        let is_sign = word.get("type").and_then(Value::as_str).is_some_and(|t| t.eq_ignore_ascii_case("punctuation"));
        Some((text, is_sign))
    };
    let words: Vec<(String, bool)> = words.iter().filter_map(text).collect();
    let bring_blanks = words.iter().any(|(text, _)| text.starts_with(' ') || text.ends_with(' '));
    let with_blank = |(text, is_sign): &(String, bool)| {
        if bring_blanks || *is_sign { text.clone() } else { format!(" {text}") }
    };
    words.iter().map(with_blank).collect()
}

/// Returns the name under which an object has its words.
pub(super) fn text_key(object: &Object) -> Option<&'static str> {
    let known = TEXTS.iter().copied().find(|key| object.contains_key(*key));
    known.or_else(|| own_text(object).map(|(part, _)| part))
}

/// Returns words under a name that only this file has, if somebody says them and the name says that they are words, and
/// which of the parts of names does.
fn own_text(object: &Object) -> Option<(&'static str, &str)> {
    speaker_key(object)?;
    let of_part = |part: &'static str| {
        // `text_type` holds one word that nobody says; what ends so are words, be it one.
        let is_said = |key: &str, words: &str| words.contains(' ') || key.to_ascii_lowercase().ends_with(part);
        let named = object.iter().filter(|(key, _)| has_part(key, part));
        let said = named.filter_map(|(key, value)| value.as_str().filter(|words| is_said(key, words)));
        said.max_by_key(|words| words.len()).map(|words| (part, words))
    };
    PARTS_OF_TEXTS.iter().copied().find_map(of_part)
}

/// Whether one of the words of a name is `part`, be they joined as in `text_context` or as in `spokenText`.
fn has_part(name: &str, part: &str) -> bool {
    let begins = |(i, _): &(usize, &str)| {
        !name[..*i].ends_with(char::is_lowercase) || name[*i..].starts_with(char::is_uppercase)
    };
    let ends = |(i, _): &(usize, &str)| !name[i + part.len()..].starts_with(char::is_lowercase);
    name.to_ascii_lowercase().match_indices(part).any(|found| begins(&found) && ends(&found))
}

/// Returns the name under which an object has its speaker.
pub(super) fn speaker_key(object: &Object) -> Option<&'static str> {
    SPEAKERS.iter().copied().find(|key| object.contains_key(*key))
}

/// Whether a speaker stands under that name.
pub(super) fn names_speaker(key: &str) -> bool {
    SPEAKERS.contains(&key)
}

/// Returns the channel of the recording in which something is said.
pub(super) fn channel(object: &Object) -> Option<String> {
    CHANNELS.iter().find_map(|key| scalar(object.get(*key)?))
}

/// Returns the text of a message that is a list of pieces, some of them in bold or a link, or that holds such a list or
/// the text itself.
fn in_pieces(value: &Value) -> Option<String> {
    let pieces = match value {
        Value::Array(pieces) => pieces,
        Value::Object(inner) => match inner.get("content").and_then(Value::as_str) {
            Some(text) => return Some(text.to_owned()),
            None => inner.get("parts")?.as_array()?,
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
    };
    let text = |piece: &Value| {
        let inner = || ["text", "utf8"].iter().find_map(|key| piece.get(*key)?.as_str());
        piece.as_str().or_else(inner).map(str::to_owned)
    };
    Some(pieces.iter().filter_map(text).collect::<Vec<_>>().concat())
}

/// Returns who speaks, by name before number.
pub(super) fn speaker(object: &Object) -> Option<String> {
    let label = |key: &&str| match object.get(*key)? {
        Value::Object(inner) => person(inner),
        other => scalar(other),
    };
    let named = || SPEAKERS.iter().filter_map(label).map(|l| on_one_line(&l)).filter(|l| !l.is_empty());
    // `name` may be that of the entry itself, by which a service finds it.
    let resource = || named().filter(|label| is_resource(label)).find(|label| Some(label.as_str()) != own_name(object));
    let label = named().find(|label| !is_resource(label)).or_else(resource).or_else(|| named().next());
    let label = label.or_else(|| sender(object)).or_else(|| whose::of(object));
    voice(object).filter(|_| label.as_deref().is_none_or(is_code)).or(label)
}

/// Whether a label is the path of something that a service keeps: `conferenceRecords/c/participants/1`.
pub(super) fn is_resource(label: &str) -> bool {
    label.matches('/').count() >= 3 && !label.contains(char::is_whitespace)
}

fn own_name(object: &Object) -> Option<&str> {
    object.get("name")?.as_str()
}

/// Returns what a service calls somebody: as others see them, before the name of their account.
pub(super) fn person(inner: &Object) -> Option<String> {
    let names = NAMES.iter().filter_map(|key| inner.get(*key)).filter_map(scalar);
    names.map(|name| on_one_line(&name)).find(|name| !name.is_empty())
}

/// Returns whose voice it is, in transcripts of podcasts, which have a number for the speaker.
fn voice(object: &Object) -> Option<String> {
    object.get("voice").and_then(scalar).map(|voice| on_one_line(&voice)).filter(|voice| !voice.is_empty())
}

/// Whether a speaker is a number or such, `s1`, rather than a name.
fn is_code(label: &str) -> bool {
    const LONGEST: usize = 4;
    label.len() <= LONGEST && label.ends_with(|c: char| c.is_ascii_digit())
}

/// Returns whom a message is from: the same word stands for the time at which something begins.
fn sender(object: &Object) -> Option<String> {
    let from = match object.get("from")? {
        Value::Object(inner) => person(inner.get("user").and_then(Value::as_object).unwrap_or(inner))?,
        from => on_one_line(from.as_str()?),
    };
    (!from.is_empty() && clock(&from).is_none()).then_some(from)
}

/// Returns a text or a number as text.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Returns the one text of a file that has no list.
pub(super) fn only_text(root: &Value) -> Option<String> {
    root.as_object().and_then(|o| TEXTS.iter().find_map(|key| o.get(*key)?.as_str())).map(on_one_line)
}
