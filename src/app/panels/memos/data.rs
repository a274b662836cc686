//! The memos of a project as the desk lists them, computed once for each change and not while drawing.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::subject::coding_words;
use crate::app::widgets::markdown;
use crate::app::words::{Tongue, memos as say};
use crate::model::{
    CodeId, CoderId, Coding, CodingId, Document, DocumentId, Excerpt, Outline, Project, Stamp, Subject,
};
use crate::search::tokens::fold_name;

/// What a memo is on, without which.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// The study.
    Project,
    /// A document.
    Document,
    /// A person.
    Participant,
    /// A code.
    Code,
    /// A coding.
    Coding,
}

impl Kind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Project, Self::Document, Self::Participant, Self::Code, Self::Coding];

    /// Returns the kind of `on`.
    pub fn of(on: Subject) -> Self {
        match on {
            Subject::Project(_) => Self::Project,
            Subject::Document(_) => Self::Document,
            Subject::Participant(_) => Self::Participant,
            Subject::Code(_) => Self::Code,
            Subject::Coding(_) => Self::Coding,
        }
    }
}

/// A memo in the list.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// What it is on.
    pub on: Subject,
    /// The name of that.
    pub name: String,
    /// Its first words.
    pub words: String,
    /// Who wrote it last.
    pub by: CoderId,
    /// When.
    pub at: Stamp,
    /// How long it is: of a memo by several people, who codes blind sees a part that may be the newest.
    length: usize,
    /// The document that it is on, or that its coding is in.
    pub document: Option<DocumentId>,
    /// The code that it is on, or that its coding is with.
    pub code: Option<CodeId>,
    /// Where its coding stands.
    pub excerpt: Option<Excerpt>,
    /// Name and text, folded for comparing.
    folded: Arc<str>,
}

/// Which memos are listed; an empty filter lets all of them pass.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MemoFilter {
    /// Only memos on that.
    pub kind: Option<Kind>,
    /// Only memos that this coder wrote last.
    pub coder: Option<CoderId>,
    /// Only memos on this code, one below it, or a coding with one of them.
    pub code: Option<CodeId>,
    /// Only memos on this document or a coding in it.
    pub document: Option<DocumentId>,
    /// Only memos that hold all of these words, accents and case aside.
    pub text: String,
}

/// So many characters of a memo are listed.
const LISTED: usize = 160;

/// Returns the memos on what stands, the one that was changed last leading. What is known of `before` is not read
/// again.
pub fn rows(tongue: Tongue, project: &Project, outline: &Outline, before: &[Row]) -> Vec<Row> {
    let codings = codings_with_memo(project);
    let known: FxHashMap<Subject, &Row> = before.iter().map(|row| (row.on, row)).collect();
    let mut rows: Vec<Row> = Vec::with_capacity(project.memos.len());
    for (on, memo) in project.memos.iter() {
        let Some(place) = place(tongue, project, outline, &codings, *on) else { continue };
        let Place { name, document, code, excerpt } = place;
        let (by, at) = (project.one_coder(memo.by), memo.at);
        let row = match known.get(on).filter(|row| row.at == at && row.length == memo.text.len() && row.name == name) {
            Some(known) => Row { by, document, code, excerpt, ..(*known).clone() },
            None => Row {
                on: *on,
                words: markdown::first_words(&memo.text, LISTED),
                folded: fold_name(&format!("{name}\n{}", memo.text)).into(),
                name,
                by,
                at,
                length: memo.text.len(),
                document,
                code,
                excerpt,
            },
        };
        rows.push(row);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    rows
}

/// Returns the name of what a memo is on, for one that is not listed yet.
pub fn name_of(tongue: Tongue, project: &Project, outline: &Outline, on: Subject) -> String {
    let mut codings = FxHashMap::default();
    if let Subject::Coding(id) = on {
        codings.extend(project.coding(id).map(|(document, coding)| (id, (&**document, coding))));
    }
    place(tongue, project, outline, &codings, on).map(|place| place.name).unwrap_or_default()
}

/// What a memo is on.
struct Place {
    name: String,
    document: Option<DocumentId>,
    code: Option<CodeId>,
    excerpt: Option<Excerpt>,
}

fn place(
    tongue: Tongue,
    project: &Project,
    outline: &Outline,
    codings: &FxHashMap<CodingId, (&Document, &Coding)>,
    on: Subject,
) -> Option<Place> {
    let named = |name: String| Place { name, document: None, code: None, excerpt: None };
    Some(match on {
        Subject::Project(_) => named(tongue.say(say::PROJECT).to_owned()),
        Subject::Document(id) => Place { document: Some(id), ..named(project.document(id)?.name.clone()) },
        Subject::Participant(id) => named(project.participants.get(&id).filter(|p| !p.removed)?.name.clone()),
        Subject::Code(id) => Place { code: Some(id), ..named(outline.row(id)?.path.replace('/', " › ")) },
        Subject::Coding(id) => {
            let (document, coding) = codings.get(&id)?;
            let code = project.resolve_code(coding.code);
            let excerpt = coding.span.map(|span| Excerpt { document: document.id, span });
            let name = coding_words(tongue, project, coding);
            Place { name, document: Some(document.id), code, excerpt }
        }
    })
}

/// Returns the standing codings that have a memo. Documents are gone through once, since codings outnumber memos.
fn codings_with_memo(project: &Project) -> FxHashMap<CodingId, (&Document, &Coding)> {
    let wanted = project.memos.keys().filter_map(|on| match on {
        Subject::Coding(id) => Some(*id),
        _ => None,
    });
    let wanted: FxHashSet<CodingId> = wanted.collect();
    if wanted.is_empty() {
        return FxHashMap::default();
    }
    let documents = project.documents.values().filter(|d| !d.removed);
    let codings = documents.flat_map(|d| d.standing_codings().map(move |c| (&**d, c)));
    codings.filter(|(_, c)| wanted.contains(&c.id)).map(|(d, c)| (c.id, (d, c))).collect()
}

impl MemoFilter {
    /// Returns the indices of the rows that pass, in their order.
    pub fn of(&self, outline: &Outline, rows: &[Row]) -> Vec<usize> {
        let text = fold_name(&self.text);
        let wanted: Vec<&str> = text.split_whitespace().collect();
        let passes = |row: &Row| {
            self.kind.is_none_or(|kind| Kind::of(row.on) == kind)
                && self.coder.is_none_or(|coder| row.by == coder)
                && self.document.is_none_or(|document| row.document == Some(document))
                && self.code.is_none_or(|code| row.code.is_some_and(|own| outline.is_within(own, code)))
                && wanted.iter().all(|word| row.folded.contains(word))
        };
        (0..rows.len()).filter(|i| passes(&rows[*i])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    fn memo(fixture: &mut Fixture, on: Subject, text: &str) {
        let ops = plan::memo(&fixture.project, on, text);
        fixture.apply(ops);
    }

    #[test]
    fn memos_on_what_stands_are_listed_and_found() {
        let mut fixture = Fixture::of("U01: [Dehors|Rue/Nuit] et seul.");
        let document = fixture.project.documents()[0].clone();
        let coding = document.codings.values().next().unwrap().clone();
        let person = fixture.participant("U01");
        memo(&mut fixture, Subject::Participant(person), "Fatigué");
        memo(&mut fixture, Subject::Coding(coding.id), "# Sommeil\n\nLe *froid*.");
        let outline = Outline::of(&fixture.project);
        let rows = rows(Tongue::English, &fixture.project, &outline, &[]);
        let told: Vec<_> = rows.iter().map(|r| (r.name.as_str(), r.words.as_str())).collect();
        assert_eq!(told, [("“Dehors” coded “Nuit”", "Sommeil Le froid."), ("U01", "Fatigué")]);
        let found = |filter: MemoFilter| filter.of(&outline, &rows);
        assert_eq!(found(MemoFilter { text: "fatigue".into(), ..Default::default() }), [1]);
        assert_eq!(found(MemoFilter { text: "FROID dehors".into(), ..Default::default() }), [0]);
        assert_eq!(found(MemoFilter { code: outline.find(&fixture.project, "Rue"), ..Default::default() }), [0]);
        assert_eq!(found(MemoFilter { kind: Some(Kind::Code), ..Default::default() }), [0; 0]);
        fixture.apply(vec![crate::model::Op::RemoveCoding { document: document.id, coding: coding.id }]);
        assert_eq!(super::rows(Tongue::English, &fixture.project, &outline, &rows).len(), 1);
    }

    #[test]
    fn a_memo_of_which_only_the_newest_words_were_shown_is_read_again_when_all_are() {
        let mut fixture = Fixture::of("U01: [Dehors|Rue].");
        let on = Subject::Document(fixture.project.documents()[0].id);
        memo(&mut fixture, on, "Froid\n\nSeul");
        let outline = Outline::of(&fixture.project);
        let mut part = fixture.project.clone();
        "Seul".clone_into(&mut Arc::make_mut(&mut part.memos).get_mut(&on).unwrap().text);
        let before = rows(Tongue::English, &part, &outline, &[]);
        let after = rows(Tongue::English, &fixture.project, &outline, &before);
        assert_eq!((before[0].words.as_str(), after[0].words.as_str()), ("Seul", "Froid Seul"));
    }
}
