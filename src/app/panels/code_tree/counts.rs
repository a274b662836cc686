//! How often each code was used. A document that did not change is neither counted nor added up again, so a coding
//! costs the counting of one document, however large the project.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use rustc_hash::FxHashMap;

use crate::model::{CodeId, Document, DocumentId, Outline, OutlineRow, Project};

/// The codings of a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// With the code itself.
    pub own: usize,
    /// With the code or any code below it.
    pub below: usize,
}

/// The codings of all codes.
#[derive(Debug, Default)]
pub struct CodeCounts {
    counted: Weak<Project>,
    documents: FxHashMap<DocumentId, Counted>,
    /// The sum over all documents, each code as it was applied.
    applied: BTreeMap<CodeId, usize>,
    /// The same by the codes that they count for.
    own: FxHashMap<CodeId, usize>,
}

/// A document as it was counted: each code as it was applied, with how often.
type Counted = (Weak<Document>, Vec<(CodeId, usize)>);

impl CodeCounts {
    /// Counts what changed since the last call.
    pub fn refresh(&mut self, project: &Arc<Project>) {
        if std::ptr::eq(self.counted.as_ptr(), Arc::as_ptr(project)) {
            return;
        }
        self.counted = Arc::downgrade(project);
        self.forget_what_is_gone(project);
        for document in project.documents.values().filter(|d| !d.removed) {
            let known = self.documents.get(&document.id);
            if known.is_none_or(|(of, _)| !std::ptr::eq(of.as_ptr(), Arc::as_ptr(document))) {
                self.count_anew(document);
            }
        }
        self.own.clear();
        for (code, n) in &self.applied {
            if let Some(code) = project.resolve_code(*code) {
                *self.own.entry(code).or_default() += n;
            }
        }
    }

    fn forget_what_is_gone(&mut self, project: &Project) {
        let Self { documents, applied, .. } = self;
        documents.retain(|id, (_, counts)| {
            let stands = project.document(*id).is_some();
            if !stands {
                take_off(applied, counts);
            }
            stands
        });
    }

    fn count_anew(&mut self, document: &Arc<Document>) {
        let counts = count(document);
        for (code, n) in &counts {
            *self.applied.entry(*code).or_default() += n;
        }
        if let Some((_, before)) = self.documents.insert(document.id, (Arc::downgrade(document), counts)) {
            take_off(&mut self.applied, &before);
        }
    }

    /// Returns the codings of `code`.
    pub fn of(&self, outline: &Outline, code: CodeId) -> Count {
        let own = |code: &CodeId| self.own.get(code).copied().unwrap_or_default();
        Count { own: own(&code), below: outline.branch(code).iter().map(|r| own(&r.code)).sum() }
    }
}

impl CodeCounts {
    /// Returns the codings of every code of the outline, in its order.
    pub fn rows(&self, outline: &Outline) -> Vec<Count> {
        let own = |row: &OutlineRow| self.own.get(&row.code).copied().unwrap_or_default();
        let mut up_to = Vec::with_capacity(outline.rows.len() + 1);
        up_to.push(0);
        for row in &outline.rows {
            up_to.push(up_to[up_to.len() - 1] + own(row));
        }
        let counts = outline.rows.iter().enumerate();
        counts.map(|(i, row)| Count { own: own(row), below: up_to[row.end] - up_to[i] }).collect()
    }
}

fn take_off(applied: &mut BTreeMap<CodeId, usize>, counts: &[(CodeId, usize)]) {
    for (code, n) in counts {
        if let Some(sum) = applied.get_mut(code) {
            *sum -= n;
        }
    }
}

fn count(document: &Document) -> Vec<(CodeId, usize)> {
    let mut codes: Vec<CodeId> =
        document.standing_codings().filter(|c| c.span.is_some_and(|s| !s.is_empty())).map(|c| c.code).collect();
    codes.sort_unstable();
    codes.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    #[test]
    fn codings_are_counted_with_the_code_and_with_what_is_below_it() {
        let mut fixture = Fixture::of("U01: [Dehors|Rue/Nuit] et [seul|Rue|Peur].");
        fixture.document("Entretien 2", None, "U02: [Ici|Rue/Nuit].");
        let project = Arc::new(fixture.project.clone());
        let outline = Outline::of(&project);
        let mut counts = CodeCounts::default();
        counts.refresh(&project);
        let of = |path: &str| counts.of(&outline, outline.find(&project, path).unwrap());
        assert_eq!(of("Rue"), Count { own: 1, below: 3 });
        assert_eq!(of("Rue/Nuit"), Count { own: 2, below: 2 });
        assert_eq!(of("Peur"), Count { own: 1, below: 1 });
        let each: Vec<Count> = outline.rows.iter().map(|r| counts.of(&outline, r.code)).collect();
        assert_eq!(counts.rows(&outline), each);
    }

    #[test]
    fn what_changes_and_what_goes_is_counted_as_if_everything_were_counted_anew() {
        let mut fixture = Fixture::of("U01: [Dehors|Rue/Nuit] et [seul|Rue|Peur].");
        let second = fixture.document("Entretien 2", None, "U02: [Ici|Rue/Nuit].");
        let mut counts = CodeCounts::default();
        counts.refresh(&Arc::new(fixture.project.clone()));
        let mut as_if_anew = |fixture: &Fixture| {
            let project = Arc::new(fixture.project.clone());
            let (outline, mut anew) = (Outline::of(&project), CodeCounts::default());
            counts.refresh(&project);
            anew.refresh(&project);
            assert_eq!(counts.rows(&outline), anew.rows(&outline));
            counts.own.values().sum::<usize>()
        };
        let first = Arc::clone(fixture.project.documents()[0]);
        let coding = first.standing_codings().next().unwrap().id;
        fixture.apply(plan::remove_coding(&fixture.project, first.id, coding).unwrap());
        assert_eq!(as_if_anew(&fixture), 3, "a coding went");
        fixture.apply(plan::remove_document(&fixture.project, second).unwrap());
        assert_eq!(as_if_anew(&fixture), 2, "a document went");
    }
}
