//! What others noted of a document: that they are done with it, and which questions of the guide were asked. Without
//! it, missing could not be told from absent.

use super::super::super::concurrent::Contested;
use super::super::super::counted::Noun;
use super::super::super::project::Project;
use super::{BuiltOn, Removed, Taker};

impl BuiltOn {
    pub(super) fn note_marks(&mut self, project: &Project, removed: &Removed, taker: &Taker) {
        for document in removed.documents.iter().filter_map(|id| project.document(*id)) {
            for who in document.finished.values().filter_map(|at| taker.other(project, *at)) {
                self.documents.insert(document.id);
                self.note(who, Noun::Finished);
            }
        }
        let is_guide = removed.guide.is_some() && removed.guide == project.guide_tree();
        if !is_guide && removed.documents.is_empty() && removed.codes.is_empty() {
            return;
        }
        for (document, question) in project.comparison.guide.asked.keys() {
            let (talk, code) = (removed.documents.get(document), removed.codes.get(question));
            if !is_guide && talk.is_none() && code.is_none() {
                continue;
            }
            if let Some(who) = taker.other_at(project, &Contested::Asked(*document, *question)) {
                self.documents.extend(talk);
                self.codes.extend(code);
                self.guide |= is_guide;
                self.note(who, Noun::Asked);
            }
        }
    }
}
