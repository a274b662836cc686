//! What the columns of a table are: by their names, in English and French, and by what stands in them. A survey with
//! one open question and a transcript may look alike, so both readings are handed back where both are possible.

mod facts;
mod names;
mod unnamed;

use std::cmp::Reverse;

use self::facts::Facts;
pub(in crate::import) use self::facts::holds_talk;
use self::names::{
    ATTRIBUTIONS, COUNTED, IDS, MESSAGES, MINUTES, OTHERS, POSTERS, QUOTATIONS, REMARKS, SENDERS, SPEAKERS, TEXTS,
    TIERS, TIMES, TRANSCRIPTS, UNTILS, WRITERS, bare, is_column_of_speakers, is_speaker_word,
};
pub(super) use self::names::{is_person_column, is_question, is_time_word};
use super::head;
use super::times;
use crate::import::Layout;
use crate::import::talk::lexicon::fold;
use crate::import::talk::reading::Convention;
use crate::import::talk::{roles, speakers};

/// How a table can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Ways {
    /// What its columns can be, the likeliest first, each kind once at most.
    pub columns: Vec<Columns>,
    /// Whether the table itself says which of them is meant.
    pub sure: bool,
}

/// What a table holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Columns {
    Turns(Turns),
    Respondents(Respondents),
}

impl Columns {
    /// Returns what a reading by these columns is called.
    pub fn convention(&self) -> Convention {
        match self {
            Self::Turns(_) => Convention::RowsAreTurns,
            Self::Respondents(_) => Convention::RowsAreRespondents,
        }
    }
}

/// One row a turn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Turns {
    /// The first row that is no name of columns.
    pub first_row: usize,
    pub speaker: Option<usize>,
    pub time: Option<usize>,
    /// When the turn ends, as programs that recognise speech write it.
    pub until: Option<usize>,
    /// Whether plain numbers among the times are minutes.
    pub in_minutes: bool,
    pub text: usize,
}

/// One row a respondent, below the names of the columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Respondents {
    pub id: Option<usize>,
    /// Open questions.
    pub questions: Vec<usize>,
    /// Everything else.
    pub attributes: Vec<usize>,
}

/// Returns how `rows` can be read, if they hold what people said.
pub(super) fn of(rows: &[Vec<String>]) -> Option<Ways> {
    if let Some(turns) = counted(rows) {
        return Some(Ways { columns: vec![Columns::Turns(turns)], sure: true });
    }
    let head: Vec<String> = head::names(rows.first()?).iter().map(|name| bare(name)).collect();
    let is_codebook = head.first().is_some_and(|first| OTHERS.contains(&first.as_str()))
        && head.iter().any(|name| matches!(name.as_str(), "description" | "include" | "definition"));
    let is_codings = ["document", "start", "end", "code"].iter().all(|name| head.iter().any(|h| h == name));
    if is_codebook || is_codings {
        return None;
    }
    let facts: Vec<Facts> = (0..head.len()).map(|column| Facts::of(&rows[1..], column)).collect();
    let respondents = respondents(&head, &facts);
    let by_names = by_names(&head, &facts).or_else(|| by_labels(&head, &facts, rows));
    let (turns, verdict) = match by_names {
        Some(turns) => (Some(turns), Verdict::Turns),
        None => {
            let turns = by_content(rows);
            let judge = |turns: &Turns| verdict(rows, &head, turns, respondents.as_ref());
            let verdict = turns.as_ref().map_or(Verdict::Respondents, judge);
            (turns, verdict)
        }
    };
    let (turns, respondents) = (turns.map(Columns::Turns), respondents.map(Columns::Respondents));
    let columns: Vec<Columns> = match verdict {
        Verdict::Turns => turns.into_iter().chain(respondents).collect(),
        Verdict::Respondents | Verdict::Perhaps => respondents.into_iter().chain(turns).collect(),
    };
    let is_talk = verdict == Verdict::Turns || columns.first().is_some_and(|c| matches!(c, Columns::Respondents(_)));
    is_talk.then_some(Ways { columns, sure: verdict != Verdict::Perhaps })
}

/// Returns how `rows` are read whose first column says who answers, the next up to `n_known` what is known of them, and
/// the others what they answered.
pub(super) fn answers_behind(rows: &[Vec<String>], n_known: usize) -> Ways {
    let n_columns = rows.first().map_or(0, Vec::len);
    let respondents =
        Respondents { id: Some(0), questions: (n_known..n_columns).collect(), attributes: (1..n_known).collect() };
    Ways { columns: vec![Columns::Respondents(respondents)], sure: true }
}

/// What a row of a table is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Turns,
    Respondents,
    /// A respondent, but nothing in the table says so.
    Perhaps,
}

/// Returns the columns of turns of a table without names: the first counts the rows from the first one on, the second
/// holds what is said.
fn counted(rows: &[Vec<String>]) -> Option<Turns> {
    const FEWEST: usize = 3;
    let number = |row: &Vec<String>| row.first()?.trim().parse::<u32>().ok();
    let numbers: Vec<u32> = rows.iter().map(number).collect::<Option<_>>()?;
    let counts = numbers.len() >= FEWEST && numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    let is_talk = counts && rows.iter().all(|row| row.len() == 2) && Facts::of(rows, 1).is_talk();
    is_talk.then_some(Turns { first_row: 0, speaker: None, time: None, until: None, in_minutes: false, text: 1 })
}

/// Whether the rows are turns of speakers by the names of their columns, `column` left aside.
pub(super) fn are_turns_without(rows: &[Vec<String>], column: usize) -> bool {
    let Some((head, rows)) = rows.split_first() else { return false };
    let mut head: Vec<String> = head::names(head).iter().map(|name| bare(name)).collect();
    head[column].clear();
    let facts: Vec<Facts> = (0..head.len()).map(|column| Facts::of(rows, column)).collect();
    by_names(&head, &facts).is_some_and(|turns| turns.speaker.is_some())
}

/// Returns the columns of turns by their names: what is said beside speakers who return or whose column says that it is
/// theirs, or a text beside times.
fn by_names(head: &[String], facts: &[Facts]) -> Option<Turns> {
    let named = |names: &[&str]| head.iter().position(|name| names.contains(&name.as_str()));
    let posts = |c: usize| POSTERS.contains(&head[c].as_str()) && spoken(head, facts).is_some();
    let is_sure = |c: usize| is_column_of_speakers(&head[c]) || attributes_quotations(head, facts, c) || posts(c);
    let sure = by_name_before_number(facts, |c| is_sure(c) && facts[c].n > 0);
    let returning = by_name_before_number(facts, |c| names_speakers(head, &facts[c], c) && facts[c].repeats());
    let times = |names: &[&str]| named(names).filter(|t| facts[*t].is_time());
    let text = spoken(head, facts)
        .or_else(|| returning.and_then(|_| talk(facts, times(TIMES).is_some())))
        .or_else(|| said(head, facts, sure?))
        .or_else(|| talk(facts, true).filter(|_| are_captions(facts, times(TIMES), times(UNTILS))))?;
    let [time, until] = [TIMES, UNTILS].map(|names| times(names).filter(|t| *t != text));
    let timed = || time.and_then(|time| speaker_beside_times(head, facts, [time, text]));
    let speaker = sure
        .or(returning)
        .or_else(|| named(SPEAKERS).filter(|s| facts[*s].n > 0))
        .or_else(timed)
        .filter(|s| *s != text);
    let are_turns = returning.or(sure).is_some_and(|s| s != text) || time.is_some();
    let in_minutes = is_in_minutes(head, time);
    let [time, until] = clocks(facts, [time, until]);
    are_turns.then_some(Turns { first_row: 1, speaker, time, until, in_minutes, text })
}

/// Returns the columns of times, those without a name that says so by what they hold: the first one of clocks that go on
/// is when turns begin, the next one when they end.
fn clocks(facts: &[Facts], [time, until]: [Option<usize>; 2]) -> [Option<usize>; 2] {
    let next = |from: usize, other: Option<usize>| {
        (from..facts.len()).find(|column| Some(*column) != other && facts[*column].is_clock())
    };
    let time = time.or_else(|| next(0, until));
    [time, until.or_else(|| next(time? + 1, time))]
}

/// Whether the rows are captions, which follow each other from when they begin to when they end.
fn are_captions(facts: &[Facts], from: Option<usize>, until: Option<usize>) -> bool {
    from.zip(until).is_some_and(|(from, until)| facts[from].goes_on() && facts[until].goes_on() && from != until)
}

/// Returns the column whose values return beside times and words, if it is called as tiers or those who answer are:
/// `ID` over `INT` and `D11`.
fn speaker_beside_times(head: &[String], facts: &[Facts], taken: [usize; 2]) -> Option<usize> {
    let is_one = |names: &[&str], c: usize| {
        names.contains(&head[c].as_str()) && facts[c].repeats() && !facts[c].is_time() && !taken.contains(&c)
    };
    [TIERS, IDS].iter().find_map(|names| (0..head.len()).find(|c| is_one(names, *c)))
}

/// Whether a column says whose the quotations of another one are.
fn attributes_quotations(head: &[String], facts: &[Facts], column: usize) -> bool {
    let is_quoted = |c: usize| QUOTATIONS.contains(&head[c].as_str()) && facts[c].is_talk();
    ATTRIBUTIONS.contains(&head[column].as_str()) && (0..head.len()).any(is_quoted)
}

/// Returns the first of these columns, `Speaker name` before `Speaker no`.
fn by_name_before_number(facts: &[Facts], is_one: impl Fn(usize) -> bool) -> Option<usize> {
    let mut columns = (0..facts.len()).filter(|c| is_one(*c));
    columns.clone().find(|c| !facts[*c].is_time()).or_else(|| columns.next())
}

/// Whether a column is that of speakers by its name, be it because the others are those of messages: `From` may be a
/// time, and a role be what respondents are.
fn names_speakers(head: &[String], facts: &Facts, column: usize) -> bool {
    const FEWEST_WRITERS: usize = 3;
    let holds_messages = head.iter().any(|name| MESSAGES.contains(&name.as_str()));
    let holds_remarks = || head.iter().any(|name| REMARKS.contains(&name.as_str()));
    match head[column].as_str() {
        name if SPEAKERS.contains(&name) => true,
        name if SENDERS.contains(&name) => holds_messages && !facts.is_time(),
        name if WRITERS.contains(&name) => facts.distinct >= FEWEST_WRITERS && holds_remarks(),
        _ => false,
    }
}

/// Returns the column of what is said by its name. One that holds numbers alone counts the turns, as `Turn` does beside
/// `Text`.
fn spoken(head: &[String], facts: &[Facts]) -> Option<usize> {
    let is_filled = |c: usize| facts[c].n > 0 && !facts[c].is_time();
    (0..head.len()).find(|column| TEXTS.contains(&head[*column].as_str()) && is_filled(*column))
}

fn is_in_minutes(head: &[String], time: Option<usize>) -> bool {
    time.is_some_and(|time| MINUTES.contains(&name_of(head, time)))
}

/// Returns the columns of turns whose speakers have labels within the column of the talk. Where no name says which
/// column that is, it is the only one with talk, if labels begin most of its lines; one column alone needs no name at
/// all.
fn by_labels(head: &[String], facts: &[Facts], all: &[Vec<String>]) -> Option<Turns> {
    let named = head.iter().position(|name| TRANSCRIPTS.contains(&name.as_str()));
    let mut talks = (0..facts.len()).filter(|column| facts.len() == 1 || facts[*column].is_talk());
    let text = named.or_else(|| talks.next().filter(|_| talks.next().is_none()))?;
    let timed = time_beside(all, text).filter(|_| named.is_none());
    let first_row = usize::from(named.is_some() || head.len() > 1 && timed.is_none());
    let cells = all[first_row..].iter().filter_map(|row| row.get(text)).map(String::as_str).collect::<Vec<_>>();
    let cells = cells.join("\n");
    if !cells.contains(':') {
        return None;
    }
    let found = speakers::find(&cells, &Layout { lines_are_paragraphs: true, ..Layout::default() });
    let n_lines = || cells.lines().filter(|line| !line.trim().is_empty()).count();
    let n_turns = || found.turns.iter().filter(|turn| turn.3.is_some()).count();
    // Where others stand beside them, questions and answers are what the speakers of another column say.
    let have_labels = named.is_some() || facts.len() == 1 || found.convention != Convention::Voices;
    // `DK: no idea` is one answer among others.
    let of_ten = if named.is_some() { 2 } else { 5 };
    let are_turns = found.speakers.len() >= 2 && have_labels && n_turns() * 10 >= n_lines() * of_ten;
    let time =
        timed.or_else(|| head.iter().position(|name| TIMES.contains(&name.as_str()))).filter(|time| *time != text);
    let in_minutes = is_in_minutes(head, time);
    are_turns.then_some(Turns { first_row, speaker: None, time, until: None, in_minutes, text })
}

/// Returns the column before the words whose times go on from the first row on, as in the label tracks of Audacity: such
/// a table has no names.
fn time_beside(rows: &[Vec<String>], text: usize) -> Option<usize> {
    let is_one = |c: &usize| {
        let facts = Facts::of(rows, *c);
        facts.n == rows.len() && facts.n == facts.n_times && facts.goes_on() && !facts.counts()
    };
    (0..text).find(is_one)
}

/// Returns the column of the talk and that of times which `cells` name, where nobody's column says who speaks. Extracts
/// may hold a talk as well.
pub(in crate::import) fn transcript_column(cells: &[&str]) -> Option<(usize, Option<usize>)> {
    let names: Vec<String> = cells.iter().map(|name| bare(name)).collect();
    let named = |list: &[&str]| names.iter().position(|name| list.contains(&name.as_str()));
    let text = named(TRANSCRIPTS).or_else(|| named(QUOTATIONS))?;
    let is_plain = names.len() >= 2 && !names.iter().any(|name| is_speaker_word(name));
    is_plain.then(|| (text, named(TIMES).filter(|time| *time != text)))
}

/// The columns of a talk that the first row of a table names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::import) struct Named {
    pub speaker: usize,
    pub time: Option<usize>,
    /// Whether plain numbers among the times are minutes.
    pub in_minutes: bool,
    pub text: usize,
}

/// Returns the columns of a talk in a table whose rows are all turns, by what they hold.
pub(in crate::import) fn columns_of_talk(rows: &[Vec<String>]) -> Option<Named> {
    let Turns { first_row, speaker, time, in_minutes, text, .. } = by_content(rows)?;
    let named = speaker.map(|speaker| Named { speaker, time, in_minutes, text });
    named.filter(|_| first_row == 0)
}

/// Returns the columns that `cells` name, if they name those of a talk: one of speakers and one of words.
pub(in crate::import) fn named_columns(cells: &[&str]) -> Option<Named> {
    let names: Vec<String> = cells.iter().map(|name| bare(name)).collect();
    let named = |list: &[&str]| names.iter().position(|name| list.contains(&name.as_str()));
    let is_of_people = |name: &String| name.split(' ').any(|word| word.starts_with("particip"));
    let times = named(TIMES);
    let speaker = names.iter().position(|name| is_speaker_word(name));
    let speaker = speaker.or_else(|| names.iter().position(is_of_people)).or_else(|| times.and(named(TIERS)))?;
    let of_text = |column: &usize| *column != speaker && TEXTS.contains(&names[*column].as_str());
    // A `Turn` beside an `Utterance` is its number.
    let counts = |column: &usize| COUNTED.contains(&names[*column].as_str());
    let texts = || (0..names.len()).filter(of_text);
    let text = texts().find(|column| !counts(column)).or_else(|| texts().next())?;
    let time = times.filter(|time| *time != text && *time != speaker);
    Some(Named { speaker, time, in_minutes: is_in_minutes(&names, time), text })
}

/// Returns the column of talk in a table of turns whose name says nothing. Several such columns are open questions,
/// unless the turns have times: then the fullest is what was said, and the others are notes or a translation.
fn talk(facts: &[Facts], timed: bool) -> Option<usize> {
    let columns: Vec<usize> = (0..facts.len()).filter(|c| facts[*c].is_talk()).collect();
    let fullest = columns.iter().copied().min_by_key(|c| Reverse(facts[*c].n));
    fullest.filter(|_| timed || columns.len() == 1)
}

/// Judges a table in which short values return beside a column of talk: speakers, or what respondents have in common,
/// such as their sex or town.
fn verdict(rows: &[Vec<String>], head: &[String], turns: &Turns, respondents: Option<&Respondents>) -> Verdict {
    let Some(speaker) = turns.speaker else { return Verdict::Respondents };
    let has_names = turns.first_row > 0;
    match respondents {
        _ if rows.len() < FEWEST_TURNS => Verdict::Respondents,
        _ if head.len() > MOST_COLUMNS && !unnamed::is_talk(rows, turns) => Verdict::Respondents,
        _ if !has_names || is_speaker_word(name_of(head, speaker)) => Verdict::Turns,
        None => Verdict::Turns,
        Some(found) if names_each(found, rows, head, turns) || is_question(name_of(head, turns.text)) => {
            Verdict::Respondents
        }
        Some(_) if rows[1..].iter().filter_map(|row| row.get(speaker)).any(|cell| asks(cell.trim())) => Verdict::Turns,
        Some(_) => Verdict::Perhaps,
    }
}

fn name_of(head: &[String], column: usize) -> &str {
    head.get(column).map_or("", String::as_str)
}

/// Whether a column gives each row a name of its own, rather than a time or the number of the row.
fn names_each(found: &Respondents, rows: &[Vec<String>], head: &[String], turns: &Turns) -> bool {
    let is_number = |name: &str| matches!(name, "n°" | "no" | "numero");
    let is_called = |id: usize| IDS.contains(&head[id].as_str()) && !is_number(&head[id]);
    let counts = |id: usize| Facts::of(&rows[1..], id).counts();
    found.id.is_some_and(|id| is_called(id) || Some(id) != turns.time && !counts(id))
}

/// Whether a cell says that somebody interviews or moderates.
fn asks(cell: &str) -> bool {
    roles::is_part_in_talk(cell) && roles::said_by(cell).is_some()
}

/// A table of fewer rows or more columns is read as one of turns only when somebody asks for it, or when it names them.
const FEWEST_TURNS: usize = 4;
const MOST_COLUMNS: usize = 4;

/// Returns the column of what speakers say whose name does not say so: that of quotes, else the one with most words.
fn said(head: &[String], facts: &[Facts], speaker: usize) -> Option<usize> {
    const QUOTES: &[&str] = &[
        "quote",
        "quotes",
        "line",
        "lines",
        "dialogue",
        "dialog",
        "remark",
        "remarks",
        "sentences",
        "replique",
        "citation",
    ];
    let has_words = |c: &usize| *c != speaker && facts[*c].n > 0 && facts[*c].n_words >= 2 * facts[*c].n;
    let named = (0..head.len()).filter(has_words).find(|c| QUOTES.contains(&head[*c].as_str()));
    named.or_else(|| (0..head.len()).filter(has_words).max_by_key(|c| facts[*c].n_words))
}

/// Returns the columns of a table by what they hold: short names that return beside talk, and times if there are any.
fn by_content(rows: &[Vec<String>]) -> Option<Turns> {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let all: Vec<Facts> = (0..n_columns).map(|column| Facts::of(rows, column)).collect();
    let speaker = unnamed::speaker(&all, rows.len())?;
    let text = (0..n_columns).filter(|c| *c != speaker && all[*c].is_talk()).max_by_key(|c| all[*c].n_words)?;
    let is_time = |c: &usize| {
        let below = Facts::of(&rows[1..], *c);
        *c != text && *c != speaker && below.goes_on() && below.distinct > 1 && !below.counts()
    };
    let time = (0..n_columns).find(is_time);
    // The first row names the columns if its words are unlike those below, and nobody who could have begun the talk.
    let first = rows[0].get(speaker).map_or("", |cell| cell.trim());
    let is_timed = time.and_then(|c| rows[0].get(c)).is_some_and(|cell| times::time(cell.trim()).is_some());
    let begins = is_timed || asks(first) && !is_speaker_word(&fold(first));
    let named = !begins && !rows[1..].iter().any(|row| row.get(speaker).is_some_and(|cell| cell.trim() == first));
    Some(Turns { first_row: usize::from(named), speaker: Some(speaker), time, until: None, in_minutes: false, text })
}

fn respondents(head: &[String], facts: &[Facts]) -> Option<Respondents> {
    let n_rows = facts.iter().map(|f| f.n).max().filter(|n| *n > 0)?;
    let is_short = |c: usize| facts[c].n_words <= 3 * n_rows;
    // A column that is called so may have a gap or name somebody twice; another one must name each row.
    let is_named_id = |c: &usize| {
        let Facts { n, .. } = facts[*c];
        IDS.contains(&head[*c].as_str()) && n * 10 >= n_rows * 9 && !facts[*c].repeats() && is_short(*c)
    };
    let is_moment = |c: usize| facts[c].n_moments * 10 >= facts[c].n * 9;
    let is_id = |c: &usize| facts[*c].n == n_rows && facts[*c].distinct == n_rows && is_short(*c) && !is_moment(*c);
    let id = (0..head.len()).find(is_named_id).or_else(|| Some(0).filter(is_id));
    let is_open = |c: &usize| Some(*c) != id && !head[*c].is_empty() && facts[*c].is_talk();
    let mut questions: Vec<usize> = (0..head.len()).filter(is_open).collect();
    if questions.iter().any(|c| !facts[*c].holds_choices()) {
        questions.retain(|c| !facts[*c].holds_choices());
    }
    let is_attribute = |c: &usize| Some(*c) != id && !questions.contains(c) && !head[*c].is_empty() && facts[*c].n > 0;
    let attributes = (0..head.len()).filter(is_attribute).collect();
    (!questions.is_empty()).then_some(Respondents { id, questions, attributes })
}

#[cfg(test)]
mod tests;
