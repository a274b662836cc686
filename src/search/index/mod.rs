//! The index: tantivy finds the turns that can match, so that the matcher looks at no others.
//!
//! One tantivy document a turn: its words, and where they are (document, turn and stretch of the text); nothing is
//! stored, and nothing that changes without the text changing (speakers, attributes, codes) is in it. For each document it remembers from which
//! text it was made, so a reopened or an outdated index is never wrong: documents that differ are searched without it.
//!
//! The index is a cache. It lies in a folder of the cache directory that belongs to it alone; when it is damaged or of
//! another version it is made anew, when another process has it open this one keeps its own in memory.

mod analysis;
mod candidates;

use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHasher};
use tantivy::directory::error::LockError;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term};

pub(super) use candidates::Candidate;

use crate::model::{Document, DocumentId, Language, Project, Span, Text, Wording};
use crate::search::passages::Stretch;
use crate::search::tokens::{LANGUAGES, slot};

/// Why an index cannot be made or brought up to date. Searching works without one.
#[derive(Debug, thiserror::Error)]
#[error(
    "the search index cannot be used: {reason}. Searching works without it, only slower; it is made anew at the next start"
)]
pub struct IndexError {
    reason: String,
}

impl From<TantivyError> for IndexError {
    fn from(e: TantivyError) -> Self {
        Self { reason: e.to_string() }
    }
}

/// Goes up with every change of the fields, the words or the fingerprints: an index of another version is thrown away.
const VERSION: &str = "turns-2-tantivy-0.27";
const FOLDER_PREFIX: &str = "turns-";

/// The fields that tell where a turn is, of which its [`Candidate`] is made.
const DOCUMENT: &str = "document";
const TURN: &str = "turn";
/// Those of its [`Stretch`].
const STRETCH: [&str; 4] = ["words_start", "words_end", "first_byte", "n_bytes"];

const N_THREADS: usize = 2;
const MEMORY: usize = 60_000_000;

/// An index that is open for searching and for being brought up to date. All its methods may be called from any thread.
pub struct Index {
    fields: Fields,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    state: Mutex<State>,
    on_disk: bool,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("on_disk", &self.on_disk).finish_non_exhaustive()
    }
}

/// What can be searched now, and from which texts it was made, by document.
#[derive(Clone)]
struct State {
    searcher: Searcher,
    known: Arc<FxHashMap<u64, Known>>,
    /// The slots of the languages that those documents are in: each one less saves looking a word up where it is found a
    /// second time.
    slots: Vec<usize>,
}

/// A document as it was read.
#[derive(Clone)]
struct Known {
    fingerprint: u64,
    /// The very words. As long as the document holds these, it need not be looked at.
    wording: Wording,
}

impl Known {
    fn is(&self, document: &Document) -> bool {
        self.wording.is_that_of(document) || self.fingerprint == fingerprint(document)
    }
}

#[derive(Clone, Copy)]
struct Fields {
    document: Field,
    turn: Field,
    stretch: [Field; STRETCH.len()],
    /// In the order of [`LANGUAGES`]: the folded words of every turn, then stems of the turns in each language.
    words: [Field; 3],
}

impl Fields {
    fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let words = |tokenizer: &str| {
            let positions = IndexRecordOption::WithFreqsAndPositions;
            let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_fieldnorms(false);
            TextOptions::default().set_indexing_options(indexing.set_index_option(positions))
        };
        let fields = Self {
            document: schema.add_u64_field(DOCUMENT, INDEXED | FAST),
            turn: schema.add_u64_field(TURN, FAST),
            stretch: STRETCH.map(|name| schema.add_u64_field(name, FAST)),
            words: LANGUAGES.map(|language| {
                let name = analysis::tokenizer_name(language);
                schema.add_text_field(name, words(name))
            }),
        };
        (schema.build(), fields)
    }

    fn exact(self) -> Field {
        self.words[0]
    }
}

impl Index {
    /// Opens the index in a folder of `dir`, or makes one: anew when it is damaged, in memory when another process has
    /// it open, when the folder cannot be written, or without `dir`.
    ///
    /// # Errors
    /// When there is no memory for one.
    pub fn open_or_create(dir: Option<&Path>) -> Result<Self, IndexError> {
        let Some(dir) = dir else { return Self::in_memory() };
        let folder = dir.join(VERSION);
        remove_other_versions(dir);
        match Self::open(&folder) {
            Ok(index) => return Ok(index),
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => return Self::in_memory(),
            Err(_damaged) => {}
        }
        // What cannot be removed cannot be opened either, and the next line says so.
        fs::remove_dir_all(&folder).ok();
        Self::open(&folder).or_else(|_unwritable| Self::in_memory())
    }

    fn in_memory() -> Result<Self, IndexError> {
        let (schema, _) = Fields::schema();
        Ok(Self::over(tantivy::Index::create_in_ram(schema), false)?)
    }

    fn open(folder: &Path) -> Result<Self, TantivyError> {
        fs::create_dir_all(folder)?;
        let (schema, _) = Fields::schema();
        let directory = tantivy::directory::MmapDirectory::open(folder)?;
        let index = tantivy::Index::open_or_create(directory, schema)?;
        if !index.validate_checksum()?.is_empty() {
            return Err(TantivyError::InternalError("a file of the index is damaged".to_owned()));
        }
        Self::over(index, true)
    }

    fn over(index: tantivy::Index, on_disk: bool) -> Result<Self, TantivyError> {
        let (_, fields) = Fields::schema();
        analysis::register(index.tokenizers());
        let writer = Mutex::new(index.writer_with_num_threads(N_THREADS, MEMORY)?);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let known = known_from(index.load_metas()?.payload.as_deref().unwrap_or_default());
        let state =
            Mutex::new(State { searcher: reader.searcher(), known: Arc::new(known), slots: EVERY_SLOT.to_vec() });
        Ok(Self { fields, reader, writer, state, on_disk })
    }

    /// Whether the index lies on disk and will be there at the next start.
    pub fn is_on_disk(&self) -> bool {
        self.on_disk
    }

    /// Whether every document of the project is in the index as it stands.
    pub fn is_current(&self, project: &Project) -> bool {
        let state = self.state();
        let mut n_standing = 0;
        let all_known = project.documents.values().filter(|d| !d.removed).all(|document| {
            n_standing += 1;
            state.known.get(&key(document.id)).is_some_and(|known| known.is(document))
        });
        all_known && state.known.len() == n_standing
    }

    /// Brings the index up to date with `project`: reads what was added or corrected, forgets what was removed.
    ///
    /// `progress` is told how many characters are done and how many there are to do; when it returns false the work
    /// stops, keeping what is done. Returns whether all of it was. Documents whose text is not here are left for later.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn update(&self, project: &Project, mut progress: impl FnMut(u64, u64) -> bool) -> Result<bool, IndexError> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let State { searcher, known: before, .. } = self.state();
        let slots = slots_in_use(project);
        let mut known: FxHashMap<u64, Known> = FxHashMap::default();
        let mut changed = Vec::new();
        for document in project.documents() {
            let key = key(document.id);
            match before.get(&key).filter(|known| known.is(document)) {
                Some(same) => {
                    known.insert(key, Known { wording: Wording::of(document), ..same.clone() });
                }
                None => changed.push((key, document)),
            }
        }
        let mut outdated: Vec<u64> = before.keys().copied().filter(|key| !known.contains_key(key)).collect();
        outdated.sort_unstable();
        if outdated.is_empty() && changed.is_empty() {
            self.set_state(State { searcher, known: Arc::new(known), slots });
            return Ok(true);
        }
        for key in outdated {
            writer.delete_term(Term::from_field_u64(self.fields.document, key));
        }
        let to_do = changed.iter().map(|(_, d)| u64::from(d.pieces().len())).sum();
        let (mut done, mut finished) = (0, true);
        for (key, document) in changed {
            finished = progress(done, to_do);
            if !finished {
                break;
            }
            done += u64::from(document.pieces().len());
            if let Ok(text) = project.text(document) {
                for (turn, spoken) in document.turns.iter().enumerate() {
                    writer.add_document(self.turn(key, turn, document.language, &text, spoken.words))?;
                }
                let read = Known { fingerprint: fingerprint(document), wording: Wording::of(document) };
                known.insert(key, read);
            }
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&payload(&known));
        commit.commit()?;
        self.reader.reload()?;
        self.set_state(State { searcher: self.reader.searcher(), known: Arc::new(known), slots });
        progress(done, to_do);
        Ok(finished)
    }

    fn turn(&self, key: u64, turn: usize, language: Option<Language>, text: &Text, span: Span) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_u64(self.fields.document, key);
        document.add_u64(self.fields.turn, turn as u64);
        let Stretch { words, first_byte, n_bytes } = Stretch::of(text, span);
        for (field, value) in self.fields.stretch.into_iter().zip([words.start, words.end, first_byte, n_bytes]) {
            document.add_u64(field, value.into());
        }
        let words = text.slice(span);
        document.add_text(self.fields.exact(), words);
        if language.is_some() {
            document.add_text(self.fields.words[slot(language)], words);
        }
        document
    }

    fn set_state(&self, state: State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }

    fn state(&self) -> State {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Removes the folders of other versions, which nothing reads any more; one that is in use stays.
fn remove_other_versions(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with(FOLDER_PREFIX) && name != VERSION) {
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

/// Those of all languages.
const EVERY_SLOT: [usize; LANGUAGES.len()] = [0, 1, 2];

/// Returns the slots of the languages that documents are in.
fn slots_in_use(project: &Project) -> Vec<usize> {
    let mut in_use = [false; LANGUAGES.len()];
    project.documents.values().filter(|d| !d.removed).for_each(|d| in_use[slot(d.language)] = true);
    EVERY_SLOT.into_iter().filter(|slot| in_use[*slot]).collect()
}

/// Returns the name of a document in the index: the half of its identity that is random.
fn key(document: DocumentId) -> u64 {
    document.0.as_u64_pair().1
}

/// Returns what differs whenever the words of a document's turns differ. The text itself is not read for it: the
/// imported text and its corrections determine it.
fn fingerprint(document: &Document) -> u64 {
    let mut hasher = FxHasher::default();
    document.id.hash(&mut hasher);
    document.imported.hash(&mut hasher);
    document.language.hash(&mut hasher);
    for correction in document.pieces().corrections() {
        correction.hash(&mut hasher);
    }
    for turn in document.turns.iter() {
        turn.words.hash(&mut hasher);
    }
    hasher.finish()
}

/// Writes which documents are in the index: it is kept with the commit, so the two cannot disagree.
fn payload(known: &FxHashMap<u64, Known>) -> String {
    let mut lines: Vec<_> = known.iter().map(|(key, known)| format!("{key:x} {:x}", known.fingerprint)).collect();
    lines.sort_unstable();
    lines.join("\n")
}

fn known_from(payload: &str) -> FxHashMap<u64, Known> {
    let number = |s: &str| u64::from_str_radix(s, 16).ok();
    let known = |line: &str| {
        let (key, fingerprint) = line.split_once(' ')?;
        Some((number(key)?, Known { fingerprint: number(fingerprint)?, wording: Wording::default() }))
    };
    payload.lines().filter_map(known).collect()
}

#[cfg(test)]
mod tests;
