//! Which of the labels that lines begin with are speakers: the whole document decides. One detector for all formats.
//!
//! `survey.rs` counts what may be a label (`tongues.rs`: no language, `shouted.rs`: in texts in capitals,
//! `remarks.rs`: outside remarks, `wrapping.rs`: on pages, `throughout.rs` with `exchange.rs`: whatever it looks
//! like), `judge.rs`, `covered.rs`, `announcing.rs`, `namesakes.rs`, `captions.rs`, `cues.rs`, `retold.rs`,
//! `crowd.rs`, `numbering.rs`, `answering.rs`, `neighbours.rs`, `clocks.rs` and `loose.rs` decide, `beginnings.rs`
//! says at which of them turns begin, `merging.rs` with `first_letters.rs` and `spelling.rs` bring ways of writing one
//! label together, `head.rs` says where the talk begins, `records.rs` which heads return, `legend.rs` whom its head
//! names, `parts.rs` who asks; in `chat.rs`, `table.rs`, `respondents.rs`, `columns.rs`, `behind.rs`, `mails.rs`,
//! `posts.rs`, `signatures.rs`, `headed.rs`, `irc.rs`, `portraits.rs`, `opposite.rs`, `signs.rs` and `styled.rs` the
//! form of a line says who speaks, in `cells.rs` labels within a cell do, in `unlabelled.rs` and `forms.rs` no label
//! of one speaker does; `voices.rs`, `dashed.rs`, `slanting.rs`, `looks.rs`, `asking.rs`, `set_apart.rs`, `run_in.rs`,
//! `listed.rs`, `returning.rs`, `nested.rs`, `greeting.rs`, `first_pair.rs` and `titles.rs` are for texts without
//! labels (`people.rs` and `replies.rs`: of several people), `quotations.rs` with `blocks.rs` and `attributions.rs`
//! for reports that quote, `told.rs` for formats that name speakers themselves, `tags.rs` for turns that tags close.
//! Every doubt is handed back; a person's decisions ([`Wish`]) come before all of it.

mod announcing;
mod answering;
mod asking;
mod attributions;
mod beginnings;
mod behind;
mod blocks;
mod captions;
mod cells;
mod chat;
mod clocks;
mod columns;
mod covered;
mod crowd;
mod cues;
mod dashed;
mod emphasised;
mod exchange;
mod first_letters;
mod first_pair;
mod forms;
mod greeting;
mod groups;
mod head;
mod headed;
mod irc;
mod judge;
mod legend;
mod listed;
mod looks;
mod loose;
mod mails;
mod merging;
mod namesakes;
mod neighbours;
mod nested;
mod numbering;
mod opposite;
mod parts;
mod people;
mod portraits;
mod posts;
mod quotations;
mod records;
mod remarks;
mod replies;
mod respondents;
mod retold;
mod returning;
mod run_in;
mod set_apart;
mod shouted;
mod signatures;
mod signs;
mod slanting;
mod spelling;
mod styled;
mod survey;
mod table;
mod tags;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod throughout;
mod titles;
mod told;
mod tongues;
mod unlabelled;
mod voices;
mod wrapping;

use rustc_hash::FxHashSet;

use self::judge::Judge;
use self::survey::{Survey, Verdict};
pub(in crate::import) use self::told::told;
use super::labels::{self, Shape};
use super::lines::{Line, lines};
use super::reading::{Convention, Doubt, Why, Wish};
use super::turns::{self, Cut, Turn};
use super::{guide, headings, language, run_together};
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
    let found = find_in(text, layout, wish);
    if !hardly_speaks(text, &found) || wish.convention == Some(Convention::Nobody) {
        return found;
    }
    // The numbers of lines stand before the labels.
    let behind_numbers = find_without(text, &cleaning::line_numbers(text), layout, wish);
    behind_numbers.filter(|other| other.n_spoken() > found.n_spoken()).unwrap_or(found)
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
            by_form(&lines, layout).unwrap_or_else(|| by_labels(text, &lines, layout, wish))
        }
        Some(_) => by_labels(text, &lines, layout, wish),
    };
    let read = in_styles(&lines, layout, wish)
        .filter(|styled| read.cut.is_none() && styled.starts.len() > read.starts.len())
        .unwrap_or(read);
    let read = read
        .or_else(|| single_mail(&lines, layout, wish))
        .or_else(|| quoted(text, &lines, layout, wish))
        .or_else(|| unnamed(text, &lines, layout, wish));
    let read = read.or_voices(|| unnamed(text, &lines, layout, wish));
    let Read { convention, starts, cut, mut doubts, named } = read;
    let mut cut = match cut {
        Some(cut) => cut,
        None if starts.is_empty() => turns::cut(&lines, layout, &[]),
        None => turns::cut(&with_headings(&lines, layout, &starts), layout, &starts),
    };
    if convention == Some(Convention::Voices) {
        voices::leave_closing_marks_out(&mut cut, text);
    }
    tags::leave_closing_out(&mut cut, text);
    // Voices that nobody wrote, as *Question* is one, have only now a name that a person can have decided about.
    cut.decide(wish);
    let roles = parts::roles(&cut, &named, wish, &mut doubts);
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

/// Returns the turns of mails, of a chat, of a table whose head names its columns or of posts that are signed: there
/// the form of the line says who speaks.
fn by_form<'t>(lines: &[Line<'t>], layout: &Layout) -> Option<Read<'t>> {
    let forms: [&dyn Fn() -> Vec<Turn<'t>>; 11] = [
        &|| mails::turns(lines),
        &|| irc::turns(lines),
        &|| portraits::turns(lines),
        &|| chat::turns(lines),
        &|| opposite::turns(lines),
        &|| table::turns(lines),
        &|| respondents::turns(lines),
        &|| posts::turns(lines),
        &|| signatures::turns(lines),
        &|| headed::turns(lines),
        &|| signs::turns(lines),
    ];
    let first_of =
        |forms: &[&dyn Fn() -> Vec<Turn<'t>>]| forms.iter().map(|form| form()).find(|starts| !starts.is_empty());
    let starts = first_of(&forms);
    let behind = if starts.is_some() { Vec::new() } else { behind::turns(lines) };
    let are_behind = !behind.is_empty();
    let starts = starts.or_else(|| are_behind.then_some(behind)).unwrap_or_else(|| columns::turns(lines));
    if starts.is_empty() {
        return None;
    }
    // Headings that name who wrote what stands below are labels.
    let mut unheaded = lines.to_vec();
    posts::keep_headings(&mut unheaded, &starts);
    starts.iter().for_each(|turn| unheaded[turn.line].heading = false);
    let lines = unheaded.as_slice();
    let mut cut = turns::cut(lines, layout, &starts);
    if are_behind {
        behind::leave_labels_out(&mut cut, lines);
    }
    table::leave_bars_out(&mut cut, lines);
    signatures::leave_out(&mut cut, lines);
    Some(Read { convention: Some(Convention::Labels), cut: Some(cut), ..Read::default() })
}

fn by_labels<'t>(text: &'t str, lines: &'t [Line<'t>], layout: &Layout, wish: &Wish) -> Read<'t> {
    let mut survey = Survey::new(text, lines, layout, labels::dots(text), wish);
    let judge = Judge::of(&mut survey, wish);
    let convention = judge.convention;
    let named = parts::named(&judge);
    let mut doubts = spelling::settle(&mut survey, wish);
    doubts.extend(doubtful(&survey, convention.is_some()));
    doubts.extend(announcing::doubts(&survey));
    doubts.extend(namesakes::doubts(&survey));
    let (starts, answered) = forms::with_answers(text, &survey, beginnings::of(&survey));
    let (starts, asked) = answering::with_questions(&survey, starts, wish);
    let unlabelled::Beside { starts, has_dashes, doubted } = unlabelled::beside(&survey, starts, wish);
    let joint: FxHashSet<&str> =
        starts.iter().filter(|turn| turn.speaker >= Some(survey.groups.len())).map(|turn| turn.label).collect();
    doubts.retain(|doubt| !joint.contains(doubt.label.as_str()));
    doubts.extend(doubted.into_iter().chain(answered).chain(asked));
    if has_dashes {
        doubts.push(Doubt { label: "–".to_owned(), why: Why::NotWritten });
    }
    let starts = chat::beside_notices(lines, records::among(&survey, starts));
    Read { convention: convention.filter(|_| !starts.is_empty()), starts, cut: None, doubts, named }
}

/// Returns the turns below labels in a style of their own. Where others are more, those styles are of something else:
/// the codes in the margin of a record have a typeface of their own as well.
fn in_styles<'t>(lines: &[Line<'t>], layout: &Layout, wish: &Wish) -> Option<Read<'t>> {
    let is_asked = matches!(wish.convention, None | Some(Convention::Labels));
    let starts = if is_asked { styled::turns(lines, layout) } else { Vec::new() };
    (!starts.is_empty()).then(|| Read { convention: Some(Convention::Labels), starts, ..Read::default() })
}

fn single_mail<'t>(lines: &[Line<'t>], layout: &Layout, wish: &Wish) -> Option<Read<'t>> {
    let starts = if wish.convention.is_none() { mails::single(lines) } else { Vec::new() };
    let cut = (!starts.is_empty()).then(|| turns::cut(lines, layout, &starts))?;
    Some(Read { convention: Some(Convention::Labels), cut: Some(cut), ..Read::default() })
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

fn unnamed<'t>(text: &str, lines: &[Line<'t>], layout: &Layout, wish: &Wish) -> Option<Read<'t>> {
    if !matches!(wish.convention, None | Some(Convention::Voices)) {
        return None;
    }
    let names = match language::leans_to_french(text) {
        true => ["Voix 1", "Voix 2"],
        false => ["Voice 1", "Voice 2"],
    };
    let headings = people::headings(lines);
    let mut marked = people::marked(lines, &headings);
    // A time on a line of its own is said by nobody.
    marked.iter_mut().for_each(|line| line.blank |= turns::lone_stamp(line).is_some());
    let mut starts = run_in::turns(&marked, names);
    if starts.is_empty() {
        starts = voices::turns(&marked, layout, names, wish.convention.is_some());
    }
    if starts.is_empty() {
        starts = replies::turns(lines);
        return (!starts.is_empty()).then(|| Read { convention: Some(Convention::Voices), starts, ..Read::default() });
    }
    let mut starts = titles::end_the_talk(titles::leave_out(starts, lines), lines);
    let mut named = voices::name(&mut starts, lines);
    if people::part(&mut starts, &headings, voices::ANSWERS) {
        let asks = starts.iter().find(|turn| turn.speaker == Some(voices::ASKS)).map(|turn| turn.label);
        named.extend(asks.map(|label| (label, Role::Interviewer)));
    }
    if let Some(asks) = first_pair::name(&mut starts, lines) {
        named.push((asks, Role::Interviewer));
        return Some(Read { convention: Some(Convention::Voices), starts, named, ..Read::default() });
    }
    let mut told_apart: Vec<&str> = starts.iter().filter(|t| t.speaker.is_some()).map(|t| t.label).collect();
    told_apart.sort_unstable();
    told_apart.dedup();
    let doubts = told_apart.into_iter().map(|label| Doubt { label: label.to_owned(), why: Why::NotWritten }).collect();
    Some(Read { convention: Some(Convention::Voices), starts, doubts, named, ..Read::default() })
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

fn doubtful(survey: &Survey<'_>, is_transcript: bool) -> Vec<Doubt> {
    let separated = survey.is_separated_by_blanks();
    let of = |group: &survey::Group<'_>| {
        // A few words before a colon or behind a time are no label that anybody would doubt.
        let is_prose = group.shape == Shape::Phrase && (group.timed || (separated && group.n_after_blank == 0));
        let is_number = group.label.bytes().all(|b| b.is_ascii_digit());
        let why = match group.verdict {
            Verdict::Perhaps => Why::SpeaksOnce,
            Verdict::Once if is_transcript && !is_prose && !is_number => Why::StandsOnce,
            Verdict::Seldom | Verdict::Points => Why::NotTaken,
            _ => return None,
        };
        (group.marked || group.verdict == Verdict::Perhaps).then(|| Doubt { label: group.label.to_owned(), why })
    };
    survey.groups.iter().filter_map(of).collect()
}
