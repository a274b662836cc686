//! Which of the labels that lines begin with are speakers: the whole document decides. One detector for all formats.
//!
//! `by_form/` reads texts in which the form of a line says who speaks, `labelled/` those in which labels do, `voices/`
//! those that have none, `quotations.rs` reports that quote. Beside these, `told.rs` is for formats that name speakers
//! themselves, `cells.rs` for labels within cells, `counted.rs` for those behind numbers, `tags.rs` for turns that tags
//! close; `people.rs` parts the talks of several people in one file, `looks.rs` tells words apart by their look,
//! `parts.rs` says who asks, `spelling.rs` brings ways of writing one label together. Every doubt is handed back; a
//! person's decisions ([`Wish`]) come before all of it.

mod by_form;
mod cells;
mod counted;
mod labelled;
mod looks;
mod parts;
mod people;
mod quotations;
mod spelling;
mod tags;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod told;
mod voices;

pub(in crate::import) use self::told::told;
use crate::import::talk::labels;
use crate::import::talk::lines::{Line, lines};
use crate::import::talk::reading::{Convention, Doubt, Why, Wish};
use crate::import::talk::turns::{self, Cut, Turn};
use crate::import::talk::{guide, headings, run_together};
use crate::import::{FoundSpeaker, Layout, cleaning};
use crate::model::{Role, Span, TurnRecord};

/// What was found in a text.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::import) struct Found {
    /// By which convention the speakers were found.
    pub convention: Convention,
    /// The labels, in the order of their first appearance.
    pub speakers: Vec<FoundSpeaker>,
    /// The turns in the order of the text.
    pub turns: Vec<TurnRecord>,
    /// Labels that may be wrong, and why.
    pub doubts: Vec<Doubt>,
    /// The length of the text in code points.
    pub chars: u32,
}

impl Found {
    /// Returns how many turns are somebody's.
    fn n_spoken(&self) -> usize {
        self.turns.iter().filter(|turn| turn.3.is_some()).count()
    }
}

/// Returns the speakers and turns of `text`.
pub(in crate::import) fn find(text: &str, layout: &Layout) -> Found {
    find_as(text, layout, &Wish::default())
}

/// Returns the speakers and turns of `text` as a person wants it to be read.
pub(in crate::import) fn find_as(text: &str, layout: &Layout, wish: &Wish) -> Found {
    if matches!(wish.convention, None | Some(Convention::Labels))
        && let Some(found) = find_without(text, &cells::beside_the_talk(text, layout), layout, wish)
        && found.speakers.len() >= 2
    {
        return found;
    }
    let found = find_behind_margins(text, layout, wish);
    let behind_counts = find_without(text, &counted::numbers(text), layout, wish);
    behind_counts.filter(|other| tells_more(other, &found)).unwrap_or(found)
}

/// Returns who is found, be it without the numbers of lines that stand before the labels.
fn find_behind_margins(text: &str, layout: &Layout, wish: &Wish) -> Found {
    let found = find_in(text, layout, wish);
    if !hardly_speaks(text, &found) || wish.convention == Some(Convention::Nobody) {
        return found;
    }
    // The numbers of lines stand before the labels.
    let behind_numbers = find_without(text, &cleaning::line_numbers(text), layout, wish);
    behind_numbers.filter(|other| other.n_spoken() > found.n_spoken()).unwrap_or(found)
}

/// Whether labels were found in a reading where the other one has voices without labels, or fewer labels return.
fn tells_more(reading: &Found, other: &Found) -> bool {
    let has_labels = |found: &Found| !matches!(found.convention, Convention::Nobody | Convention::Voices);
    let n_speakers = reading.speakers.len();
    has_labels(reading)
        && n_speakers >= 2
        && reading.n_spoken() * 10 >= other.n_spoken() * 9
        && (!has_labels(other) || n_speakers < other.speakers.len())
}

/// Whether so few turns of a text are somebody's that the labels may be hidden.
fn hardly_speaks(text: &str, found: &Found) -> bool {
    const LINES_A_TURN: usize = 40;
    found.convention == Convention::Nobody || found.n_spoken() * LINES_A_TURN < text.lines().count()
}

/// Returns who is found when what stands at `places` is left out.
fn find_without(text: &str, places: &[Span], layout: &Layout, wish: &Wish) -> Option<Found> {
    let (without, stood) = cleaning::without(text, places)?;
    let plain = Layout { lines_are_paragraphs: layout.lines_are_paragraphs, ..Layout::default() };
    let mut found = find_in(&without, &plain, wish);
    for turn in &mut found.turns {
        let last = stood(turn.2.saturating_sub(1)) + 1;
        *turn = TurnRecord(stood(turn.0), stood(turn.1).min(last), last, turn.3, turn.4);
    }
    found.chars = text.chars().count() as u32;
    (found.convention != Convention::Nobody).then_some(found)
}

fn find_in(text: &str, layout: &Layout, wish: &Wish) -> Found {
    let (lines, chars) = lines(text, layout);
    let lines = run_together::parted(lines);
    let read = match wish.convention {
        Some(Convention::Nobody | Convention::Voices | Convention::Quotations) => Read::default(),
        None | Some(Convention::Labels) => {
            by_form::read(&lines, layout).unwrap_or_else(|| labelled::read(text, &lines, layout, wish))
        }
        Some(_) => labelled::read(text, &lines, layout, wish),
    };
    let is_report = wish.convention.is_none() && quotations::are_above(&lines, &read.starts);
    let read = if is_report { Read::default() } else { read };
    let read = by_form::in_styles(&lines, layout, wish)
        .filter(|styled| read.cut.is_none() && styled.starts.len() > read.starts.len())
        .unwrap_or(read);
    let read = by_form::in_turn(&lines, &read, wish).unwrap_or(read);
    let read = read
        .or_else(|| by_form::single_mail(&lines, layout, wish))
        .or_else(|| quoted(text, &lines, layout, wish))
        .or_else(|| voices::read(text, &lines, layout, wish));
    let read = read.or_voices(|| voices::read(text, &lines, layout, wish));
    let Read { convention, starts, cut, mut doubts, named } = read;
    let mut cut = match cut {
        Some(cut) => cut,
        None if starts.is_empty() => turns::cut(&lines, layout, &[]),
        None => turns::cut(&with_headings(&lines, layout, &starts), layout, &starts),
    };
    if convention == Some(Convention::Voices) {
        voices::telling_apart::leave_closing_marks_out(&mut cut, text);
    }
    tags::leave_closing_out(&mut cut, text);
    // Voices that nobody wrote, as *Question* is one, have only now a name that a person can have decided about.
    cut.decide(wish);
    let roles = parts::roles(text, &cut, &named, wish, &mut doubts);
    doubts.extend(spelling::alike(&cut.labels));
    doubts.retain(|d| is_open(d, wish));
    doubts.iter_mut().for_each(|doubt| doubt.label = labels::shown(&doubt.label));
    let speakers = by_whom(cut.labels, roles);
    let convention = convention.unwrap_or(Convention::Nobody);
    Found { convention, speakers, turns: cut.turns, doubts, chars }
}

/// Returns the speakers: their labels with their roles.
fn by_whom(labels: Vec<String>, roles: Vec<Role>) -> Vec<FoundSpeaker> {
    labels.into_iter().zip(roles).map(|(label, role)| FoundSpeaker { label, role }).collect()
}

/// Whether a doubt is still one: a person did not decide it.
fn is_open(doubt: &Doubt, wish: &Wish) -> bool {
    let decided = wish.speaks(&doubt.label).is_some() || wish.same_as(&doubt.label).is_some();
    !decided && (wish.role(&doubt.label).is_none() || !matches!(doubt.why, Why::Asks(_)))
}

/// What one way of reading found; nothing of a convention that the text does not have.
#[derive(Default)]
struct Read<'t> {
    convention: Option<Convention>,
    /// Where turns begin.
    starts: Vec<Turn<'t>>,
    /// The turns themselves, where they are no stretches from label to label.
    cut: Option<Cut>,
    doubts: Vec<Doubt>,
    /// Whom the head of the record names as interviewer or moderator.
    named: Vec<(&'t str, Role)>,
}

impl<'t> Read<'t> {
    /// Returns this reading, or another if it found nobody; doubts about labels stay.
    fn or_else(self, other: impl FnOnce() -> Option<Self>) -> Self {
        if self.convention.is_some() {
            return self;
        }
        match other() {
            Some(found) => Self { doubts: [self.doubts, found.doubts].concat(), ..found },
            None => self,
        }
    }
}

/// So many turns without labels outweigh a few labels that stand once each.
const MANY: usize = 8;
const FEW: usize = 2;
/// More labels are those of a talk.
const MOST_CAPTIONS: usize = 12;

impl<'t> Read<'t> {
    /// Returns the turns of voices without labels if there are many, and the labels of this reading are few and stand
    /// once, as fields of the head do that no list knows: `Entrevistado/a: Ana. Cargo: Dueña`. Those of the first pair
    /// name the voices, whatever captions begin with a name as well.
    fn or_voices(self, voices: impl FnOnce() -> Option<Self>) -> Self {
        let returns =
            || self.starts.iter().enumerate().any(|(i, t)| self.starts[..i].iter().any(|o| o.speaker == t.speaker));
        let is_by_labels = self.convention == Some(Convention::Labels) && self.cut.is_none();
        let n = self.starts.len();
        let is_few = n <= FEW && !returns();
        let voices = if is_by_labels && (is_few || n <= MOST_CAPTIONS) { voices() } else { None };
        let are_more = |voices: &Self| is_few || voices.are_named_by_the_first() && voices.starts.len() > n;
        voices.filter(|voices| voices.starts.len() >= MANY && are_more(voices)).unwrap_or(self)
    }

    /// Whether the voices have the names that stand before the first question and its answer.
    fn are_named_by_the_first(&self) -> bool {
        !self.named.is_empty() && self.doubts.is_empty()
    }
}

/// Returns the lines of a text with speakers, those marked that are headings though the format does not say so.
fn with_headings<'t>(lines: &[Line<'t>], layout: &Layout, starts: &[Turn<'_>]) -> Vec<Line<'t>> {
    let mut lines = lines.to_vec();
    // Questions that are headings are turns where the answers below them are.
    let asked = starts.iter().filter(|turn| lines[turn.line].heading).map(|turn| lines[turn.line].depth()).max();
    starts.iter().for_each(|turn| lines[turn.line].heading = false);
    // Those below them part an answer, and are none of its end.
    let is_deeper = |line: &Line<'_>| line.heading && asked.is_some_and(|asked| line.depth() > asked);
    lines.iter_mut().filter(|line| is_deeper(line)).for_each(|line| line.heading = false);
    let labels = headings::Labels::of(&lines, starts);
    let end = layout.appended.as_ref().map_or(lines.len(), |a| lines.partition_point(|l| l.byte < a.start));
    guide::mark(&mut lines[..end], starts);
    headings::mark(&mut lines[..end], layout.lines_are_paragraphs, &labels);
    lines
}

fn quoted<'t>(text: &'t str, lines: &[Line<'t>], layout: &Layout, wish: &Wish) -> Option<Read<'t>> {
    let fewest = match wish.convention {
        None => 2,
        Some(Convention::Quotations) => 1,
        Some(_) => return None,
    };
    let (labels, turns) = quotations::turns(text, lines, layout, fewest, wish)?;
    let cut = Cut { labels, asks: vec![false; turns.len()], turns };
    Some(Read { convention: Some(Convention::Quotations), cut: Some(cut), ..Read::default() })
}
