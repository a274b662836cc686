//! Which lists of a file are its talk. The same words often lie in several lists, as sentences and word by word, and
//! one talk may lie in many: in the parts of an interview, or segment by segment. Lists at the same place of the file
//! are one; of those that say the same, the one that reads best counts; and what is neither is told.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use super::objects::{self, Object};
use super::{apart, moments, times};
use crate::import::formats::script::Utterance;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Talk {
    /// What is said, in the order of the file.
    pub said: Vec<Utterance>,
    /// The names of other lists with words, and how many words they hold.
    pub left: Vec<(String, usize)>,
}

/// Returns the talk of a file of lists.
pub(super) fn of(root: &Value) -> Talk {
    let mut places = Places::default();
    // The reader of JSON refuses what lies deeper than 128.
    places.enter(root, "", "");
    let mut lists = places.lists;
    let Some(best) = (0..lists.len()).reduce(|best, i| if lists[i].reads_better_than(&lists[best]) { i } else { best })
    else {
        return Talk::default();
    };
    let best = lists.swap_remove(best);
    let mut known = Known::default();
    known.learn(&best);
    let kind = best.is_named().then_some(best.kind);
    let (mut taken, mut left) = (best.found, Vec::new());
    lists.sort_by_key(|list| list.found[0].order);
    for list in lists {
        let is_alike = list.is_named() && Some(list.kind) == kind;
        if known.repeats(&list, is_alike) {
            continue;
        }
        if is_alike {
            known.learn(&list);
            taken.extend(list.found);
        } else if list.n_words() >= FEWEST_WORDS {
            left.push((list.name.clone(), list.n_words()));
        }
    }
    taken.sort_by_key(|found| found.order);
    if moments::are_newest_first(&taken.iter().map(|found| found.moment).collect::<Vec<_>>()) {
        taken.reverse();
    }
    let mut said = by_channels(taken.into_iter().map(|found| (found.channel, found.utterance)).collect());
    apart::attribute(root, &mut said);
    Talk { said, left }
}

/// Returns utterances with their channels as speakers, if nothing else tells who speaks and there are several. A file
/// with channels often has one after the other: they come in the order of their times.
pub(super) fn by_channels(mut said: Vec<(Option<String>, Utterance)>) -> Vec<Utterance> {
    let mut channels: FxHashSet<&str> = said.iter().filter_map(|(channel, _)| channel.as_deref()).collect();
    let is_told = said.iter().any(|(_, utterance)| utterance.speaker.is_some());
    let n_channels = channels.drain().count();
    if is_told || n_channels < 2 {
        return said.into_iter().map(|(_, utterance)| utterance).collect();
    }
    if said.iter().all(|(_, utterance)| utterance.from.is_some()) {
        said.sort_by(|(_, a), (_, b)| a.from.unwrap_or_default().total_cmp(&b.from.unwrap_or_default()));
    }
    said.into_iter().map(|(channel, utterance)| Utterance { speaker: channel, ..utterance }).collect()
}

/// Returns what an object says, if it has words.
pub(super) fn utterance(object: &Object) -> Option<Utterance> {
    let words = objects::words(object).filter(|words| !words.is_empty() && !objects::is_of_service(object))?;
    let (from, to) = match objects::word_list(object) {
        Some(list) => {
            let of = |word: Option<&Value>, time: fn(&Object) -> Option<f32>| time(word?.as_object()?);
            (of(list.first(), times::from), of(list.last(), times::to))
        }
        None => (None, None),
    };
    let (from, to) = (times::from(object).or(from), times::to(object).or(to));
    Some(Utterance { speaker: objects::speaker(object), from, to, words, is_turn: false })
}

/// Fewer words than this beside the talk are not worth telling.
const FEWEST_WORDS: usize = 5;
/// Lists of guesses, the best one first.
const GUESSES: &[&str] = &["alternatives", "nBest", "NBest", "hypotheses"];

/// Under which names a list has words and speakers.
type Kind = (Option<&'static str>, Option<&'static str>);

#[derive(Debug)]
struct Found {
    /// Its number in the file.
    order: usize,
    channel: Option<String>,
    /// When it was written, of a message.
    moment: Option<f64>,
    utterance: Utterance,
}

/// All lists that lie at the same place of the file, numbers aside: `sections[].turns`.
#[derive(Debug)]
struct List {
    name: String,
    kind: Kind,
    found: Vec<Found>,
}

impl List {
    fn is_named(&self) -> bool {
        let channels: FxHashSet<&str> = self.found.iter().filter_map(|f| f.channel.as_deref()).collect();
        channels.len() > 1 || self.found.iter().any(|f| f.utterance.speaker.is_some())
    }

    fn is_timed(&self) -> bool {
        self.found.iter().any(|f| f.utterance.from.is_some())
    }

    /// In bytes.
    fn length(&self) -> usize {
        self.found.iter().map(|f| f.utterance.words.len()).sum()
    }

    fn n_words(&self) -> usize {
        self.found.iter().map(|f| f.utterance.words.split(' ').count()).sum()
    }

    /// Whether to take this list rather than `other`: with speakers before without, unless most of the words are in the
    /// other; of those that say about as much, with times before without, then whole sentences before single words.
    fn reads_better_than(&self, other: &Self) -> bool {
        let (mine, others) = (self.length(), other.length());
        match (self.is_named(), other.is_named()) {
            (true, false) => mine * 2 >= others,
            (false, true) => others * 2 < mine,
            _ if mine * 10 < others * 9 || others * 10 < mine * 9 => mine > others,
            _ if self.is_timed() != other.is_timed() => self.is_timed(),
            _ => self.found.len() < other.found.len(),
        }
    }
}

/// The lists of a file by their places.
#[derive(Default)]
struct Places {
    lists: Vec<List>,
    by_place: FxHashMap<String, usize>,
    n_found: usize,
}

impl Places {
    fn enter(&mut self, value: &Value, place: &str, name: &str) {
        match value {
            Value::Array(list) => {
                let n = if GUESSES.contains(&name) { 1 } else { list.len() };
                let inner = format!("{place}[]");
                for entry in &list[..n.min(list.len())] {
                    if let Some((object, utterance)) = entry.as_object().and_then(|o| Some((o, utterance(o)?))) {
                        self.take(place, name, object, utterance);
                    }
                    self.enter(entry, &inner, name);
                }
            }
            Value::Object(object) => {
                for (key, inner) in object.iter().filter(|(_, inner)| inner.is_array() || inner.is_object()) {
                    let bare = key.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '_'));
                    self.enter(inner, &format!("{place}/{bare}"), key);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn take(&mut self, place: &str, name: &str, object: &Object, utterance: Utterance) {
        let next = self.lists.len();
        let at = *self.by_place.entry(place.to_owned()).or_insert(next);
        if at == next {
            let kind = (objects::text_key(object), objects::speaker_key(object));
            self.lists.push(List { name: name.to_owned(), kind, found: Vec::new() });
        }
        let (channel, moment) = (objects::channel(object), moments::of(object));
        let found = Found { order: self.n_found, channel, moment, utterance };
        self.lists[at].found.push(found);
        self.n_found += 1;
    }
}

/// What the talk says so far, to know what is said anew.
#[derive(Default)]
struct Known {
    words: FxHashSet<String>,
    triples: FxHashSet<[String; 3]>,
}

impl Known {
    fn learn(&mut self, list: &List) {
        let words = bare_words(list.found.iter());
        self.triples.extend(triples(&words));
        self.words.extend(words);
    }

    /// Whether most of a list was said already. Of lists that are alike only what is said in the same order is the
    /// same; of others, names and excerpts, each entry is looked for by itself.
    fn repeats(&self, list: &List, is_alike: bool) -> bool {
        let entries: Vec<Vec<String>> = if is_alike {
            vec![bare_words(list.found.iter())]
        } else {
            list.found.iter().map(|found| bare_words(std::iter::once(found))).collect()
        };
        let (mut n_known, mut n) = (0, 0);
        for words in entries {
            if words.len() >= 3 {
                n += words.len() - 2;
                n_known += triples(&words).filter(|triple| self.triples.contains(triple)).count();
            } else {
                n += words.len();
                n_known += words.iter().filter(|word| self.words.contains(*word)).count();
            }
        }
        n > 0 && n_known * 10 >= n * 8
    }
}

/// Returns the words of entries without signs, in lower case.
fn bare_words<'f>(found: impl Iterator<Item = &'f Found>) -> Vec<String> {
    let bare = |word: &str| word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    found.flat_map(|f| f.utterance.words.split(' ').map(bare)).filter(|word| !word.is_empty()).collect()
}

fn triples(words: &[String]) -> impl Iterator<Item = [String; 3]> + '_ {
    words.windows(3).filter_map(|three| three.to_vec().try_into().ok())
}
