//! The figures: what each one runs.

use std::path::Path;

use counterpoint::analysis::statistics::SaturationRule;
use counterpoint::analysis::{
    CoOccurrenceQuery, CodeChoice, CodeExpr, Columns, ComparisonQuery, ExcerptGrouping, ExcerptList, ExcerptSource,
    FrequencyQuery, InterviewOrder, MatrixQuery, MeetingUnit, NewCodesQuery, RowOrder, Rows, Scope, Table, WordsQuery,
    co_occurrence, compare, dividing_words, frequencies, list_excerpts, matrix, meetings, new_codes, query_name,
};
use counterpoint::model::{Excerpt, Outline, Span, plan};
use counterpoint::search::{Index, Query, search};
use counterpoint::session::{Desk, Session};

use super::comparing;
use super::corpus::{PHRASE, Size, TERM};
use super::correcting;
use super::importing;
use super::measured::Measured;
use super::reading;
use super::sharing;

/// One figure of the table.
pub struct Figure {
    /// Its name in the table.
    pub name: &'static str,
    /// What the design asks for.
    pub must: &'static str,
    /// Takes it on the project in the folder.
    pub take: fn(&Path, Size) -> Measured,
}

/// All figures, in the order of the table.
pub const FIGURES: [Figure; 40] = [
    Figure { name: "open", must: "M < 150, L < 1,000, XL < 10,000 and under 2 GiB", take: open },
    Figure { name: "import", must: "> 30 MB/s", take: importing::text },
    Figure { name: "import_word", must: "> 100 files/s", take: importing::word },
    Figure { name: "import_pdf", must: "> 50 pages/s", take: importing::pdf },
    Figure { name: "apply_code", must: "< 16 at L", take: apply_code },
    Figure { name: "index_build", must: "> 5 MB/s", take: index_build },
    Figure { name: "search_term", must: "< 10 at L", take: |folder, _| search_for(folder, TERM) },
    Figure { name: "search_phrase", must: "< 10 at L", take: |folder, _| search_for(folder, &format!("\"{PHRASE}\"")) },
    Figure { name: "frequencies", must: "< 100 at L", take: count_frequencies },
    Figure { name: "matrix", must: "< 100 at L", take: count_matrix },
    Figure { name: "cooccurrence", must: "< 100 at L", take: count_cooccurrence },
    Figure { name: "compare", must: "< 100 at L", take: compare_groups },
    Figure { name: "words", must: "< 100 at L", take: rank_words },
    Figure { name: "meetings_by_turn", must: "< 100 at L", take: meet_in_turns },
    Figure { name: "meetings_by_group", must: "< 100 at L", take: comparing::meet_by_group },
    Figure { name: "behind_a_pair", must: "< 100 at L", take: comparing::behind_a_pair },
    Figure { name: "themes_matrix", must: "< 100 at L", take: comparing::themes_matrix },
    Figure { name: "crossed_matrix_words", must: "< 100 at L", take: comparing::crossed_matrix },
    Figure { name: "convergence", must: "< 100 at L", take: comparing::converge },
    Figure { name: "quotes", must: "< 100 at L", take: comparing::quote },
    Figure { name: "framework", must: "< 100 at L", take: comparing::grid },
    Figure { name: "suggest_mappings", must: "< 100 at L", take: comparing::suggest },
    Figure { name: "describe", must: "< 100 at L", take: comparing::describe },
    Figure { name: "agreement", must: "", take: comparing::agree },
    Figure { name: "saturation", must: "< 100 at L", take: count_new_codes },
    Figure { name: "code_question", must: "< 100 at L", take: ask_about_codes },
    Figure { name: "not_coded", must: "", take: list_not_coded },
    Figure { name: "correct_one", must: "< 50", take: correcting::one },
    Figure { name: "correct_after_10000", must: "< 50", take: correcting::one_after_many },
    Figure { name: "correct_10000_places", must: "", take: correcting::everywhere },
    Figure { name: "open_corrected", must: "< 150", take: correcting::open_corrected },
    Figure { name: "merge_100000", must: "< 2,000 at L", take: sharing::merge },
    Figure { name: "arrival", must: "< 16 at L", take: sharing::arrival },
    Figure { name: "arrival_between", must: "< 16 at L", take: sharing::arrival_between },
    Figure { name: "reader_first_paint", must: "< 100", take: reading::first_paint },
    Figure { name: "reader_scroll_frame", must: "< 4", take: reading::scroll_frame },
    Figure { name: "reader_select_frame", must: "< 8", take: reading::select_frame },
    Figure { name: "long_first_paint", must: "< 100", take: reading::long::first_paint },
    Figure { name: "long_scroll_frame", must: "< 4", take: reading::long::scroll_frame },
    Figure { name: "long_select_frame", must: "< 4", take: reading::long::select_frame },
];

fn session(folder: &Path) -> Session {
    Session::open(folder, Desk::of_user("Bench")).expect("the corpus opens").output
}

/// Opens the project until the first document can be read.
fn open(folder: &Path, size: Size) -> Measured {
    let runs = if size.n_documents > 5_000 { 3 } else { 7 };
    Measured::runs(
        runs,
        || (),
        |()| {
            let session = session(folder);
            let project = session.project();
            let first = *project.documents().first().expect("the corpus holds documents");
            project.text(first).expect("the text is there");
            session
        },
    )
}

/// Codes an excerpt, with a snapshot of the project in other hands as a running job would hold it.
fn apply_code(folder: &Path, _: Size) -> Measured {
    let mut session = session(folder);
    let document = session.project().documents()[0].id;
    let code = Outline::of(session.project()).rows[3].code;
    let mut start = 0;
    Measured::runs(
        50,
        || {
            start += 7;
            Excerpt { document, span: Span::new(start, start + 40) }
        },
        |excerpt| {
            session
                .commit_plan("Coded", |project, ids, coder| plan::apply_code(project, ids, code, coder, excerpt))
                .expect("the journal can be written")
                .expect("the excerpt can be coded")
        },
    )
}

/// Builds the index of all texts from nothing.
fn index_build(folder: &Path, size: Size) -> Measured {
    let session = session(folder);
    let project = session.project();
    let n_bytes = project.documents().iter().map(|d| project.text(d).expect("the text is there").as_str().len()).sum();
    let place = folder.join("index-build");
    let build = |()| {
        let index = Index::open_or_create(Some(&place)).expect("an index can be made");
        index.update(project, |_, _| true).expect("the index can be written");
        index
    };
    let empty = || {
        std::fs::remove_dir_all(&place).ok();
    };
    let runs = if size.n_documents > 500 { 1 } else { 3 };
    Measured::runs(runs, empty, build).over(n_bytes)
}

/// Finds all matches with their exact places, the first thousand turns of them listed, in a warm index.
fn search_for(folder: &Path, words: &str) -> Measured {
    let session = session(folder);
    let index = session.current_index(|_, _| true).expect("an index can be made");
    find(&session, &index, words);
    Measured::runs(50, || (), |()| find(&session, &index, words))
}

/// Returns how many matches there are.
pub fn find(session: &Session, index: &Index, words: &str) -> usize {
    let query = Query::parse(words).expect("the query is one");
    search(session.project(), Some(index), &query, 1_000).expect("the query can be answered").n_matches
}

fn count_frequencies(folder: &Path, _: Size) -> Measured {
    let session = session(folder);
    Measured::runs(15, || (), |()| ask_for_frequencies(&session))
}

/// Returns the code frequencies.
pub fn ask_for_frequencies(session: &Session) -> Table {
    frequencies(session.project(), &FrequencyQuery::default()).table()
}

fn count_matrix(folder: &Path, _: Size) -> Measured {
    let session = session(folder);
    Measured::runs(15, || (), |()| ask_for_matrix(&session))
}

/// Returns the matrix of the viewpoints.
pub fn ask_for_matrix(session: &Session) -> Table {
    matrix(session.project(), &MatrixQuery::by(Columns::Attribute("viewpoint".to_owned()))).wide()
}

fn count_cooccurrence(folder: &Path, _: Size) -> Measured {
    let session = session(folder);
    Measured::runs(15, || (), |()| ask_for_cooccurrence(&session))
}

/// Returns which codes meet.
pub fn ask_for_cooccurrence(session: &Session) -> Table {
    co_occurrence(session.project(), &CoOccurrenceQuery::default()).table()
}

fn compare_groups(folder: &Path, _: Size) -> Measured {
    let session = session(folder);
    let query = ComparisonQuery { tests: true, ..ComparisonQuery::by("viewpoint") };
    let ask = || compare(session.project(), &query).expect("there are groups").table(RowOrder::ByDifference);
    ask();
    Measured::runs(15, || (), |()| ask())
}

/// Texts are read and their words numbered before.
fn rank_words(folder: &Path, _: Size) -> Measured {
    let session = session(folder);
    let query = WordsQuery::by("viewpoint");
    let ask = || dividing_words(session.project(), &query).expect("there are groups").table();
    ask();
    Measured::runs(15, || (), |()| ask())
}

fn meet_in_turns(folder: &Path, _: Size) -> Measured {
    let session = session(folder);
    let query = CoOccurrenceQuery::default();
    Measured::runs(15, || (), |()| meetings(session.project(), &query, MeetingUnit::Turns).table())
}

fn count_new_codes(folder: &Path, _: Size) -> Measured {
    let session = session(folder);
    let query = NewCodesQuery {
        codes: CodeChoice::default(),
        attribute: Some("viewpoint".to_owned()),
        groups: Vec::new(),
        order: InterviewOrder::Coding,
        rule: SaturationRule::default(),
        scope: Scope::default(),
    };
    Measured::runs(15, || (), |()| new_codes(session.project(), &query).expect("there are groups").table())
}

/// Two codes with all operators between them, over everything that is coded.
fn ask_about_codes(folder: &Path, _: Size) -> Measured {
    let session = session(folder);
    let project = session.project();
    let outline = Outline::of(project);
    let name = |i: usize| query_name(project, &outline, outline.rows[i % outline.rows.len()].code);
    let (a, b) = (name(3), name(11));
    let text = format!("({a} or {b}) near 2 * and not ({a} within {b}) or {b} not overlapping {a}");
    let expr = CodeExpr::parse(project, &outline, &text).expect("the question is understood");
    list(&session, ExcerptSource::Query { text, expr })
}

fn list_not_coded(folder: &Path, _: Size) -> Measured {
    list(&session(folder), ExcerptSource::NotCoded(Rows::All))
}

fn list(session: &Session, source: ExcerptSource) -> Measured {
    let list = ExcerptList { source, scope: Scope::default(), document: None, group_by: ExcerptGrouping::Participant };
    let project = session.project();
    let outline = Outline::of(project);
    Measured::runs(15, || (), |()| list_excerpts(project, &outline, &list).expect("no cell is asked for"))
}
