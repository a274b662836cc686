//! What people set: one of each kind that two may mean differently, beside what other deeds set.

use super::Replica;
use crate::model::plan;
use crate::model::{AttributeKind, Colour, Holder, Language, Op, Reserved, Subject, Summary, ThemeId};

/// How many kinds [`Replica::setting`] knows.
pub(super) const N_SETTINGS: u8 = 17;

impl Replica {
    /// Returns the op that sets a thing of that kind, by small numbers, to one of three things.
    pub(super) fn setting(&self, kind: u8, n: u8) -> Option<Op> {
        let project = &self.project;
        let word = |what: &str| format!("{what} {}", n % 3);
        let is_some = !n.is_multiple_of(3);
        let maybe = |what: &str| is_some.then(|| word(what));
        let answer = [None, Some(true), Some(false)][usize::from(n % 3)];
        let (theme, found) = (ThemeId::LEAST, self.document());
        let document = found.as_ref().map(|d| d.id);
        Some(match kind % N_SETTINGS {
            0 => Op::RenameProject { from: project.name.clone(), to: word("study") },
            1 => Op::SetViewpoint { from: project.viewpoint.clone(), to: maybe("city") },
            2 => Op::RenameDocument { document: document?, from: found?.name.clone(), to: word("talk") },
            3 => {
                let to = [None, Some(Language::Fr), Some(Language::En)][usize::from(n % 3)];
                Op::SetLanguage { document: document?, from: found?.language, to }
            }
            4 => {
                let tree = project.trees().first()?.id;
                Op::RenameTree { tree, from: project.trees.get(&tree)?.name.clone(), to: word("tree") }
            }
            5 => {
                let code = self.code(n)?;
                Op::DescribeCode { code, from: project.code(code)?.description.clone(), to: word("about") }
            }
            6 => {
                let code = self.code(n)?;
                let to = is_some.then(|| Colour::PALETTE[usize::from(n % 3)]);
                Op::ColourCode { code, from: project.code(code)?.colour, to }
            }
            7 => {
                let to = project.trees().first().map(|t| t.id).filter(|_| is_some);
                Op::SetGuide { from: project.comparison.guide.tree, to }
            }
            8 => {
                let (document, question) = (document?, self.code(n)?);
                let from = project.comparison.guide.asked.get(&(document, question)).copied();
                Op::SetAsked { document, question, from, to: answer }
            }
            9 => {
                let attribute = "city".to_owned();
                let from = project.attributes.get(&attribute).filter(|a| !a.removed).map(|a| a.kind.clone());
                let kinds = [AttributeKind::Text, AttributeKind::Number, AttributeKind::Date];
                Op::SetAttributeKind { attribute, from, to: kinds.into_iter().nth(usize::from(n % 3)) }
            }
            10 => {
                let from = project.comparison.matrices.get("m").map(|kept| kept.question.clone());
                Op::SaveMatrix { name: "m".to_owned(), from, to: maybe("question") }
            }
            11 => plan::release_document(project, document?, project.trees().first()?.id).ok()?.pop()?,
            12 => {
                let from = project.comparison.themes.get(&theme).and_then(|t| t.name.clone());
                Op::SetTheme { theme, from, to: maybe("theme") }
            }
            13 => {
                let participant = self.person(n)?;
                let from = project.comparison.summaries.get(&(theme, participant)).map(|s| s.summary.clone());
                let to = maybe("summary").map(|text| Summary { text, evidence: 0 });
                Op::SetSummary { theme, participant, from, to }
            }
            14 => {
                let on = match n % 4 {
                    0 => Subject::Project(project.id),
                    1 => Subject::Participant(self.person(n)?),
                    2 => Subject::Code(self.code(n)?),
                    _ => Subject::Document(document?),
                };
                Op::SetMemo { on, from: project.memo(on).to_owned(), to: word("memo") }
            }
            15 => {
                let holder = Holder::Document(document?);
                let from = project.written_value(holder, "place").map(str::to_owned);
                Op::SetAttribute { holder, attribute: "place".to_owned(), from, to: maybe("place") }
            }
            _ => {
                let what = Reserved::Codes;
                let from = project.reserved.get(&what).into_iter().flatten().copied().collect();
                Op::Reserve { what, from, to: if is_some { vec![self.coder] } else { vec![] } }
            }
        })
    }
}
