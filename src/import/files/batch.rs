//! Many files at once: read side by side, in guarded processes where that is called for, by what is remembered of
//! earlier files. What cannot be read, and what is there already, is an answer too.

use std::hash::Hasher as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

use super::memory::remembered_decisions;
use super::{across, gather, worker};
use crate::import::cleaning::{Cleaning, cleanings};
use crate::import::enter::by_hand::{self, ChangedTurn};
use crate::import::enter::facts::Facts;
use crate::import::enter::file_names::NamePattern;
use crate::import::talk::labels;
use crate::import::talk::reading::{Convention, Doubt, Wish};
use crate::import::{ImportError, Imported};
use crate::model::{DocumentId, Fate, FileReport, Language, Project, Said, Warned, said};

/// A file that was read, and how.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What was read.
    pub imported: Imported,
    /// How it was read: by what was remembered, then as a person decides.
    pub wish: Wish,
    /// Whether what was remembered of earlier files made a difference.
    pub by_memory: bool,
    /// What was noticed on reading it.
    pub warnings: Vec<Said>,
    /// The document of which this is a new reading.
    pub document: Option<DocumentId>,
    /// Turns of that document that people changed since it came in.
    pub changed: Vec<ChangedTurn>,
    /// Whether they stay as they are.
    pub keeps_changed: bool,
    /// A sum of its bytes, by which a change is noticed.
    pub(in crate::import) bytes_sum: u64,
}

/// What is decided about all files beside who speaks.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Decisions {
    /// How the names of files are built.
    pub pattern: Option<NamePattern>,
    /// Whether the heads of transcripts become attributes.
    pub headers: bool,
    /// What goes from the texts.
    pub cleanings: Vec<Cleaning>,
}

/// Files that were read together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Batch {
    /// The files that may come in, in the order in which they were chosen.
    pub files: Vec<ReadFile>,
    /// The files that do not.
    pub left_out: Vec<FileReport>,
    /// What was not even tried, and why.
    pub warnings: Vec<Said>,
    /// What was decided about earlier files beside who speaks.
    pub decisions: Decisions,
}

/// Who reads, and what for.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The project that the files come into.
    pub project: &'a Project,
    /// The program that reads in a process of its own.
    pub executable: &'a Path,
    /// What is remembered of earlier files.
    pub memory: &'a Wish,
    /// The language of all files, if a person says it.
    pub language: Option<Language>,
}

impl Reader<'_> {
    /// Reads what a user chose, files and folders. `begin` is told how many files there are, and `go_on` after each of
    /// them, from any thread; when it says no, the rest is left.
    pub fn read(&self, chosen: &[PathBuf], begin: impl FnOnce(usize), go_on: impl Fn() -> bool + Sync) -> Batch {
        let mut batch = Batch { decisions: remembered_decisions(self.project), ..Batch::default() };
        let mut paths = Vec::new();
        for path in chosen {
            match gather::gather(std::slice::from_ref(path)) {
                Ok(Warned { output, warnings }) => {
                    paths.extend(output);
                    batch.warnings.extend(warnings);
                }
                Err(error) => batch.left_out.push(error.report()),
            }
        }
        begin(paths.len());
        let read = |path: &PathBuf| {
            let read = self.read_one(path);
            (read, go_on())
        };
        let in_order = |read: Vec<(Result<Vec<ReadFile>, ImportError>, bool)>, batch: &mut Batch| {
            for (read, _) in read {
                match read {
                    Ok(talks) => batch.files.extend(talks),
                    Err(error) => batch.left_out.push(error.report()),
                }
            }
        };
        in_order(side_by_side(&paths, read, |(_, goes_on)| *goes_on), &mut batch);
        batch.set_copies_aside(self.project);
        across::settle_roles(&mut batch.files);
        batch.decisions = batch.by_names(batch.decisions.clone());
        batch
    }

    /// Reads one file: a talk, or each of those that it holds. What is told of the file is told with the first.
    ///
    /// # Errors
    /// When it cannot be read; the error names the file, the reason and the remedy.
    fn read_one(&self, path: &Path) -> Result<Vec<ReadFile>, ImportError> {
        let (file_name, bytes) = gather::load(path)?;
        let Warned { output: mut first, mut warnings } = worker::read_guarded(self.executable, &file_name, &bytes)?;
        let others = std::mem::take(&mut first.others);
        let sum = sum(&bytes);
        let talk = |imported| self.by_memory(path.to_owned(), imported, std::mem::take(&mut warnings), sum);
        Ok(std::iter::once(first).chain(others).map(talk).collect())
    }

    /// Returns a file as it is read by what is remembered.
    pub(in crate::import) fn by_memory(
        &self,
        path: PathBuf,
        mut imported: Imported,
        warnings: Vec<Said>,
        bytes_sum: u64,
    ) -> ReadFile {
        let plain = (imported.speakers.clone(), imported.turns.clone());
        let wish = imported.read_by_memory(self.memory);
        let by_memory = plain != (imported.speakers.clone(), imported.turns.clone());
        imported.language = self.language.or(imported.language);
        ReadFile {
            path,
            imported,
            wish,
            by_memory,
            warnings,
            document: None,
            changed: Vec::new(),
            keeps_changed: true,
            bytes_sum,
        }
    }
}

/// Returns the results of `work` in order. Not more than a few at once: each may be a process with its memory. When
/// `goes_on` says no to a result, those that have not begun are left.
fn side_by_side<T: Send>(
    paths: &[PathBuf],
    work: impl Fn(&PathBuf) -> T + Sync,
    goes_on: impl Fn(&T) -> bool + Sync,
) -> Vec<T> {
    const MOST: usize = 4;
    let stopped = std::sync::atomic::AtomicBool::new(false);
    let one = |path: &PathBuf| {
        use std::sync::atomic::Ordering::Relaxed;
        if stopped.load(Relaxed) {
            return None;
        }
        let done = work(path);
        stopped.fetch_or(!goes_on(&done), Relaxed);
        Some(done)
    };
    let n_threads = std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST));
    match rayon::ThreadPoolBuilder::new().num_threads(n_threads).build() {
        Ok(pool) => pool.install(|| paths.par_iter().with_max_len(1).filter_map(one).collect()),
        // Without threads one by one.
        Err(_) => paths.iter().filter_map(one).collect(),
    }
}

impl Batch {
    /// Takes out the files whose words are those of a document, or of a file before them: the same transcript as text
    /// and in Word, say.
    fn set_copies_aside(&mut self, project: &Project) {
        let sums: Vec<u64> = self.files.par_iter().map(|f| words_sum(&f.imported.text)).collect();
        let known = known_words(project, &self.files);
        let mut seen: FxHashMap<u64, String> = FxHashMap::default();
        for (file, sum) in std::mem::take(&mut self.files).into_iter().zip(sums) {
            let name = &file.imported.place();
            let problem = match (known.get(&sum), seen.get(&sum)) {
                (Some(document), _) => said!(
                    "already in the project as “{document}”.",
                    "déjà dans le projet sous le nom «\u{202f}{document}\u{202f}»."
                ),
                (None, Some(other)) => said!(
                    "the same words as “{other}”, which comes in.",
                    "les mêmes mots que «\u{202f}{other}\u{202f}», qui entre."
                ),
                (None, None) => {
                    seen.insert(sum, name.clone());
                    self.files.push(file);
                    continue;
                }
            };
            self.left_out.push(FileReport::left_out(name, Fate::Known, problem, Said::default()));
        }
    }

    /// Whether a person should look before the files come in.
    pub fn is_doubtful(&self) -> bool {
        self.files.iter().any(|f| f.imported.is_doubtful())
    }

    /// Returns which cleanings beside those that are `done` would take something out of new texts, and of how many.
    /// Times are often meant to be read, so they are not proposed.
    pub fn due_cleanings(&self, done: &[Cleaning]) -> (Vec<Cleaning>, usize) {
        let kinds: Vec<Cleaning> =
            Cleaning::ALL.into_iter().filter(|kind| *kind != Cleaning::Times && !done.contains(kind)).collect();
        let new: Vec<&ReadFile> = self.files.iter().filter(|file| file.document.is_none()).collect();
        let due = |file: &&ReadFile| {
            let imported = &file.imported;
            kinds.iter().map(|kind| !cleanings(&imported.text, &imported.turns, &[], &[*kind]).is_empty()).collect()
        };
        let found: Vec<Vec<bool>> = new.par_iter().map(due).collect();
        let is_due = |i: &usize| found.iter().any(|of_file| of_file[*i]);
        let due = (0..kinds.len()).filter(is_due).map(|i| kinds[i]).collect();
        (due, found.iter().filter(|of_file| of_file.contains(&true)).count())
    }

    /// Whether somebody speaks by that label in one of the files.
    pub fn names(&self, label: &str) -> bool {
        let key = labels::key(label);
        self.files.iter().any(|f| f.imported.speakers.iter().any(|s| labels::key(&s.label) == key))
    }

    /// Returns the files whose names do not fit a pattern.
    pub fn misfits<'b>(&'b self, pattern: &'b NamePattern) -> impl Iterator<Item = &'b ReadFile> {
        self.files.iter().filter(|file| pattern.read(&file.imported.name).is_none())
    }

    /// Returns `decisions` with a pattern that reads each name as the others are built, where signs leave a choice.
    pub fn by_names(&self, decisions: Decisions) -> Decisions {
        let pattern = decisions.pattern.map(|pattern| pattern.among(&self.file_names()));
        Decisions { pattern, ..decisions }
    }

    /// Returns the pattern that the names of the files are proposed to be read by. Its fields become attributes: they
    /// are named in the language of who imports, or in that of the texts.
    pub fn proposed_pattern(&self, language: Option<Language>) -> Option<NamePattern> {
        NamePattern::proposed(&self.file_names(), self.is_french(language))
    }

    /// Returns the pattern of those names that are built alike, though most may not be, with its fields named likewise.
    pub fn pattern_of_some(&self, language: Option<Language>) -> Option<NamePattern> {
        NamePattern::of_some(&self.file_names(), self.is_french(language))
    }

    fn file_names(&self) -> Vec<&str> {
        self.files.iter().map(|f| f.imported.name.as_str()).collect()
    }

    fn is_french(&self, language: Option<Language>) -> bool {
        let of_texts = || self.files.iter().filter(|f| f.imported.language == Some(Language::Fr)).count();
        language.map_or_else(|| of_texts() * 2 > self.files.len(), |language| language == Language::Fr)
    }

    /// Returns what became of every file, as far as reading it decides.
    pub fn reports(&self) -> Vec<FileReport> {
        self.files.iter().map(ReadFile::report).chain(self.left_out.iter().cloned()).collect()
    }
}

/// Returns the names of the documents whose text may be one of `files`, by their words.
fn known_words(project: &Project, files: &[ReadFile]) -> FxHashMap<u64, String> {
    // Spaces differ from format to format, but not by much.
    let is_near = |a: u32, b: u32| a.abs_diff(b) <= a.max(b) / 8;
    let documents = project.documents();
    let near = documents.par_iter().filter(|d| files.iter().any(|f| is_near(d.pieces().len(), f.imported.chars)));
    near.filter_map(|d| Some((words_sum(project.text(d).ok()?.as_str()), d.name.clone()))).collect()
}

/// Returns a sum of the letters and digits of a text, whatever is between them and whatever their case.
fn words_sum(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        hasher.write_u32(c.to_lowercase().next().unwrap_or(c).into());
    }
    hasher.finish()
}

pub(in crate::import) fn sum(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

impl ReadFile {
    /// Reads the file anew as a person decided.
    pub fn read_again(&mut self) {
        self.imported.read_again(&self.wish);
    }

    /// Returns what comes in, and what else is known of it.
    pub fn settled(&self, decisions: &Decisions) -> (Imported, Facts) {
        let facts = Facts::of(&self.imported, decisions.pattern.as_ref(), decisions.headers);
        let mut imported = self.imported.clone();
        if self.keeps(decisions) {
            by_hand::keep(&mut imported, &self.changed);
        }
        (imported.cleaned(&decisions.cleanings, &self.wish), facts)
    }

    /// Whether turns that were changed by hand stay as they are. After numbers or running heads went, the speakers are
    /// found anew in what is left.
    pub fn keeps(&self, decisions: &Decisions) -> bool {
        let of_pages = [Cleaning::PageFurniture, Cleaning::LineNumbers];
        self.keeps_changed && !self.changed.is_empty() && !decisions.cleanings.iter().any(|c| of_pages.contains(c))
    }

    /// Returns the bytes of the file, to be kept as they came.
    ///
    /// # Errors
    /// When it cannot be opened any more, or changed since it was read.
    pub fn original(&self) -> Result<Vec<u8>, ImportError> {
        let (file, bytes) = gather::load(&self.path)?;
        if sum(&bytes) == self.bytes_sum { Ok(bytes) } else { Err(ImportError::Changed { file }) }
    }

    /// Returns what became of the file.
    pub fn report(&self) -> FileReport {
        let read = &self.imported;
        let convention = if read.convention == Convention::Nobody { "" } else { read.convention.name() };
        let without_name = |words: &str| {
            let rest = words.strip_prefix(&read.file_name).map(|rest| rest.trim_start_matches([':', ' ', '\u{202f}']));
            rest.unwrap_or(words).to_owned()
        };
        let problems: Vec<Said> = self.warnings.iter().map(|warning| warning.each(without_name)).collect();
        FileReport {
            file: read.place(),
            fate: Fate::CameIn,
            format: read.format.name(),
            encoding: read.encoding.clone(),
            convention,
            n_chars: read.chars,
            n_turns: read.n_spoken(),
            n_speakers: read.speakers.len(),
            doubts: Doubt::told(&read.doubts),
            problem: Said::joined(&problems, "; "),
            remedy: Said::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::names::tests::entered;

    const TALK: &str = "INT : Oui ?\nU07 : Non.\nINT : Ah.\nU07 : Si.\n";

    fn read(project: &Project, files: &[(&str, &str)], memory: &Wish) -> Batch {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::io::Write::write_all(&mut std::fs::File::create(folder.path().join(name)).unwrap(), text.as_bytes())
                .unwrap();
        }
        let reader = Reader { project, executable: Path::new("/no/such/executable"), memory, language: None };
        reader.read(&[folder.path().to_owned()], |_| {}, || true)
    }

    #[test]
    fn the_same_words_come_in_once_whatever_the_format_and_what_cannot_be_read_is_told() {
        let project = entered(&[("Known.txt", "One day it rained.\n")]);
        let files = [
            ("a.txt", TALK),
            ("b.md", &TALK.replace('\n', "\n\n")),
            ("c.txt", "\n"),
            ("d.txt", "One day it  RAINED.\n"),
        ];
        let batch = read(&project, &files, &Wish::default());
        assert_eq!(batch.files.len(), 1);
        let told: Vec<String> =
            batch.left_out.iter().filter_map(FileReport::told).map(|told| told.to_string()).collect();
        assert_eq!(
            told[0],
            "c.txt: the file holds no text. Check that it is the right file, and that it was copied completely."
        );
        assert_eq!(
            told[1..],
            ["b.md: the same words as “a.txt”, which comes in.", "d.txt: already in the project as “Known”."]
        );
        let report = &batch.reports()[0];
        assert_eq!(
            (report.format, report.encoding.as_str(), report.n_turns, report.n_speakers),
            ("plain text", "UTF-8", 4, 2)
        );
    }

    #[test]
    fn what_is_remembered_is_said_to_have_made_a_difference() {
        let project = entered(&[]);
        let mut memory = Wish::default();
        let by_memory = |memory: &Wish| read(&project, &[("a.txt", TALK)], memory).files[0].by_memory;
        assert!(!by_memory(&memory));
        memory.set_role("U07", crate::model::Role::Moderator);
        assert!(by_memory(&memory));
    }

    #[test]
    fn who_asks_in_one_file_asks_in_the_next() {
        let asked = "Sami: How is it?\nLaura: Good, I think so.\n".repeat(6);
        let told = "Sami: Tell me of it.\nEmil: It is good, is it not?\n".repeat(6);
        let batch = read(&entered(&[]), &[("a.txt", &asked), ("b.txt", &told)], &Wish::default());
        let role = |file: usize, label: &str| {
            let speaker = batch.files[file].imported.speakers.iter().find(|s| s.label == label);
            speaker.map(|s| s.role.name())
        };
        assert_eq!((role(0, "Sami"), role(1, "Sami")), (Some("interviewer"), Some("interviewer")));
        assert_eq!((role(0, "Laura"), role(1, "Emil")), (Some("participant"), Some("participant")));
        let warnings: Vec<String> = batch.files[1].warnings.iter().map(ToString::to_string).collect();
        assert_eq!(warnings, ["b.txt: “Sami” asks in other files of this import, so here as well"]);
    }

    #[test]
    fn a_batch_that_is_stopped_leaves_the_rest() {
        let paths: Vec<PathBuf> = (0..200).map(|i| PathBuf::from(i.to_string())).collect();
        let done = side_by_side(&paths, |p| p.clone(), |_| false);
        assert!(!done.is_empty() && done.len() < 100);
    }
}
