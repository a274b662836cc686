//! An open project: what the window and the command line share. Only here are changes stamped, written and folded.

mod arrivals;
mod blinkers;
mod check;
mod checkpoints;
mod clock;
mod coders;
mod commits;
mod folding;
mod hidden;
mod history;
mod index;
mod keeper;
mod merging;
mod opening;
#[cfg(test)]
mod replicas;
mod texts;
mod timeline;
mod timely;
mod undo;
mod undoing;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use arrivals::{Answer, Arrived, Came};
pub use check::{Finding, check};
pub use clock::{Clock, LocalTime, local_time};
pub use folding::{Folded, Folding, Held};
pub use history::{ChangeFilter, ChangeKind, NoChangeAt, Past, document_of};
pub use keeper::Keeper;
pub use merging::{ComparedCopies, Merger, begin_anew, is_project, leftovers, pack, packed, remove_leftovers, unpack};
pub use opening::{Ahead, Told};
pub use texts::{EarlierText, TextHistory};
pub use undo::UndoStack;
pub use undoing::{Undone, Way};

pub use crate::store::{
    Damage, DamageKind, Draft, DraftOn, Drafts, Home, Incoming, Leftover, PACK_EXTENSION, ProjectFile, Refusal,
    SaveState, StoreError, Tidied, in_words,
};

use crate::model::naming::is_same_name;
use crate::model::{Change, Coder, CoderId, ContentHash, IdSource, Project, ProjectId, Reserved, Seen, Stamp, Warned};
use crate::store::{self, Arrivals, Device, Echo, JournalWriter, ProjectFolder, Watch};
use blinkers::Blinkers;
use hidden::HiddenCoders;
use opening::Read;
use timeline::{Timeline, fold};

/// Why a session cannot do something.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The project folder refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is shown is the project as it was.
    #[error("this is the project as it was; go back to now before you change anything")]
    LooksBack,
    /// The change is reserved to others, and nobody said that it is to be proposed instead.
    #[error("{what} is reserved to {names}; ask them, or propose the change (--propose)")]
    Reserved {
        /// What is reserved.
        what: Reserved,
        /// To whom.
        names: String,
    },
}

/// Who works, with which clock, and where things outside of the project lie.
#[derive(Debug)]
pub struct Desk {
    /// The coder's name.
    pub coder: String,
    /// The time.
    pub clock: Clock,
    /// New identities.
    pub ids: IdSource,
    /// Settings and caches.
    pub home: Home,
}

impl Desk {
    /// Returns the desk of `coder` on this machine, now.
    pub fn of_user(coder: &str) -> Self {
        Self { coder: coder.to_owned(), clock: Clock::system(), ids: clock::uuids(), home: Home::of_user() }
    }
}

/// Returns the name under which the user is logged in, or "Coder".
pub fn user_name() -> String {
    let named = |key| std::env::var(key).ok().map(|s: String| s.trim().to_owned()).filter(|s| !s.is_empty());
    named("USER").or_else(|| named("USERNAME")).unwrap_or_else(|| "Coder".to_owned())
}

/// Whether a name is one that many machines give: two people who kept it would count as one coder.
pub fn is_nobodys_name(name: &str) -> bool {
    const NAMES: [&str; 15] = [
        "Coder",
        "user",
        "admin",
        "administrator",
        "administrateur",
        "root",
        "guest",
        "invité",
        "owner",
        "student",
        "étudiant",
        "utilisateur",
        "test",
        "pc",
        "ubuntu",
    ];
    NAMES.iter().any(|nobodys| is_same_name(nobodys, name))
}

/// An open project.
#[derive(Debug)]
pub struct Session {
    folder: ProjectFolder,
    timeline: Timeline,
    undo: UndoStack,
    coder: CoderId,
    coder_name: String,
    device: Device,
    journal: JournalWriter,
    echo: Option<Echo>,
    read_only: bool,
    arrivals: Arrivals,
    watch: Option<Watch>,
    /// Whether a service had put copies of journals beside ours, of which one may hold what ours has lost.
    copies: bool,
    /// Whether it put some there while the project was open, and nobody was told yet.
    copies_came: bool,
    /// Changes whose clock runs ahead: they wait for their time.
    ahead: Vec<Arc<Change>>,
    /// Held while changes that came are folded somewhere else.
    held: Held,
    /// Worn by the window alone.
    blinkers: Option<Blinkers>,
    hidden: HiddenCoders,
    /// The project without the work of those who are hidden.
    without_hidden: Option<Arc<Project>>,
    /// The project as the coder may see it, when that is not all.
    seen: Option<Arc<Project>>,
    /// The changes without what the coder may not see, once somebody asked for them; none when all may be seen.
    seen_changes: OnceCell<Option<Vec<Arc<Change>>>>,
    /// Whether changes that are reserved to others are proposed instead.
    proposes: bool,
    clock: Clock,
    ids: IdSource,
    home: Home,
    /// Opened when somebody writes: the command line never does.
    drafts: Option<Drafts>,
    /// While an earlier state is shown: it, and after which change it stood.
    past: Option<(Arc<Project>, Stamp)>,
    /// What somebody had seen who prepares changes for a while, as long as those are made.
    acts_as_of: Option<Seen>,
}

impl Session {
    /// Makes a project in an empty or new folder and opens it.
    ///
    /// # Errors
    /// When the folder holds something or cannot be written.
    pub fn create(root: &Path, name: &str, mut desk: Desk) -> Result<Self, SessionError> {
        let id = ProjectId::next(&mut desk.ids);
        ProjectFolder::create(root, id, name)?;
        Ok(Self::open(root, desk)?.output)
    }

    /// Opens the project in `root`; warnings name what was set aside.
    ///
    /// # Errors
    /// When there is no project or it cannot be read.
    pub fn open(root: &Path, mut desk: Desk) -> Result<Warned<Self, Told>, SessionError> {
        let folder = ProjectFolder::open(root)?;
        let arrivals = Arrivals::after(folder.journal_listing()?);
        let copies = folder.has_copies()?;
        let snapshots = snapshots(&desk.home, &folder);
        let echo = Echo::of(&desk.home, &folder);
        let read = Read::of(&folder, echo.as_ref(), &desk.home, &snapshots, desk.clock.now())?;
        let Read { changes, ahead, device, told: mut warnings } = read;
        let timeline = Timeline::of(&folder, changes);
        let project = timeline.project();
        warnings.extend(opening::told_of(&ahead, project).into_iter().map(Told::Ahead));
        let known = coders::called(project, timeline.changes(), &desk.coder);
        let coder = known.unwrap_or_else(|| CoderId::next(&mut desk.ids));
        // Who was renamed on another device is known by the new name from now on.
        if let Some(known) = project.coders.get(&project.one_coder(coder)) {
            desk.coder.clone_from(&known.name);
        }
        let journal = writer(&folder, echo.as_ref(), &desk.coder, &device);
        let Desk { coder: coder_name, clock, ids, home } = desk;
        let undo = UndoStack::of(project.signatures(coder), timeline.changes());
        let session = Self {
            read_only: folder.is_read_only(),
            folder,
            timeline,
            undo,
            coder,
            coder_name,
            device,
            journal,
            echo,
            arrivals,
            watch: None,
            copies,
            copies_came: false,
            ahead,
            held: Held::default(),
            blinkers: None,
            hidden: HiddenCoders::default(),
            without_hidden: None,
            seen: None,
            seen_changes: OnceCell::new(),
            proposes: false,
            clock,
            ids,
            home,
            drafts: None,
            past: None,
            acts_as_of: None,
        };
        Ok(Warned { output: session, warnings })
    }

    /// Returns the project as it stands, or as it stood while the session looks back; a clone costs nothing and stays
    /// as it is. With blinkers on, what the coder is not to see yet is not in it.
    pub fn project(&self) -> &Arc<Project> {
        self.without_hidden.as_ref().unwrap_or_else(|| self.whole_project())
    }

    /// Returns the project as [`Self::project`] does, with the work of coders who are hidden.
    pub fn whole_project(&self) -> &Arc<Project> {
        self.seen.as_ref().unwrap_or_else(|| self.shown())
    }

    /// Returns the project as it is now, with what the coder is not to see yet: only for what tells nothing of that.
    pub fn unblinkered_project(&self) -> &Arc<Project> {
        self.timeline.project()
    }

    /// Shows from now on the project without what these coders did; nobody, and all of it.
    pub fn hide_coders(&mut self, coders: BTreeSet<CoderId>) {
        self.hidden.hide(coders);
        self.look();
    }

    /// Returns what is looked at, as it is.
    fn shown(&self) -> &Arc<Project> {
        self.past.as_ref().map_or_else(|| self.timeline.project(), |(past, _)| past)
    }

    /// Hides from now on what others coded in documents that the coder has still to code blind.
    pub fn wear_blinkers(&mut self) {
        self.blinkers = Some(Blinkers::default());
        self.look();
    }

    /// Renews what is seen of the project.
    fn look(&mut self) {
        if let Some(mut blinkers) = self.blinkers.take() {
            self.seen = blinkers.seen(self.shown(), self.timeline.project(), self.coder());
            self.blinkers = Some(blinkers);
            self.seen_changes.take();
        }
        let mut hidden = std::mem::take(&mut self.hidden);
        self.without_hidden = hidden.seen(self.whole_project());
        self.hidden = hidden;
    }

    /// Returns where the project lies.
    pub fn root(&self) -> &Path {
        self.folder.root()
    }

    /// Returns the changes as the coder may see them, oldest first: with blinkers on, nothing tells what others coded
    /// in documents that the coder has still to code blind.
    pub fn seen_history(&self) -> &[Arc<Change>] {
        let seen = self.seen_changes.get_or_init(|| self.blinkers.as_ref()?.seen_changes(self.history()));
        seen.as_deref().unwrap_or_else(|| self.history())
    }

    /// Returns every change, oldest first.
    pub fn history(&self) -> &[Arc<Change>] {
        self.timeline.changes()
    }

    /// Returns who works.
    pub fn coder(&self) -> CoderId {
        self.timeline.project().one_coder(self.coder)
    }

    /// Returns who works, with the name, whether or not they have joined the project.
    pub fn author(&self) -> Coder {
        Coder { id: self.coder(), name: self.coder_name.clone(), colour: None, joined: None }
    }

    /// Lets `name` work from now on: their own undo, their own journal.
    pub fn work_as(&mut self, name: &str) {
        let project = self.timeline.project();
        let known = coders::called(project, self.history(), name);
        let coder = known.unwrap_or_else(|| CoderId::next(&mut self.ids));
        let known = project.coders.get(&project.one_coder(coder));
        let name = known.map_or_else(|| name.to_owned(), |known| known.name.clone());
        self.journal = writer(&self.folder, self.echo.as_ref(), &name, &self.device);
        (self.coder, self.coder_name) = (coder, name);
        self.follow_person();
        self.look();
    }

    /// Returns the name of who works.
    pub fn coder_name(&self) -> &str {
        &self.coder_name
    }

    /// Returns where new identities come from.
    pub fn ids(&mut self) -> &mut IdSource {
        &mut self.ids
    }

    /// Returns the time in milliseconds since 1970, UTC.
    pub fn now(&self) -> u64 {
        self.clock.now()
    }

    /// Returns the day as `2026-11-21`, UTC.
    pub fn today(&self) -> String {
        Stamp { millis: self.now(), counter: 0, device: self.device.id }.day()
    }

    /// Whether the folder can only be read: when it was opened, or at the last try to change something.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Returns what waits because its clock runs ahead of the one of this machine.
    pub fn ahead(&self) -> Vec<Ahead> {
        opening::told_of(&self.ahead, self.timeline.project())
    }

    /// Returns how far the coder's changes are saved.
    pub fn save_state(&self) -> Arc<SaveState> {
        self.journal.state()
    }

    /// Returns the directory for what is derived from this project and may be deleted.
    pub fn cache(&self) -> PathBuf {
        self.home.cache_of(self.folder.file().id)
    }

    /// Returns the change `at`.
    pub fn change_of(&self, at: Stamp) -> Option<&Arc<Change>> {
        self.timeline.change(at)
    }

    /// Returns the project as it stood after the change `at`.
    pub fn project_at(&self, at: Stamp) -> Project {
        self.past(at).project()
    }

    /// Returns the texts that are being written, those that a program left which stopped in the middle among them.
    pub fn drafts(&mut self) -> &mut Drafts {
        let (home, folder, device) = (&self.home, &self.folder, self.device.id);
        self.drafts.get_or_insert_with(|| Drafts::open(home, folder, device))
    }

    /// Keeps an imported text and returns its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_text(&self, text: &str) -> Result<ContentHash, SessionError> {
        Ok(self.folder.keep_text(text)?)
    }

    /// Keeps a file as it was imported and returns its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_original(&self, bytes: &[u8], extension: &str) -> Result<ContentHash, SessionError> {
        Ok(self.folder.keep_original(bytes, extension)?)
    }
}

/// Writes `bytes` to `path` so that the file appears whole or not at all.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_output(path: &Path, bytes: &[u8]) -> Result<(), SessionError> {
    Ok(store::write_whole(path, bytes)?)
}

/// Returns what writes the changes that the coder of that name makes on `device`.
fn writer(folder: &ProjectFolder, echo: Option<&Echo>, coder: &str, device: &Device) -> JournalWriter {
    JournalWriter::new(folder.journal_of(coder, device.id), echo.map(|echo| echo.of_device(device.id)))
}

/// Returns where parsed segments of a project are kept.
fn snapshots(home: &Home, folder: &ProjectFolder) -> PathBuf {
    home.cache_of(folder.file().id).join("journals")
}
