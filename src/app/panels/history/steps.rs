//! What one step of a change did, in words: what it touched, and what stood before and after.

use super::comparison_steps::comparison_step_words;
use crate::analysis::{contested_name, proposal_title, proposed_title, rule_words, twin_name};
use crate::app::context::Ctx;
use crate::app::dialogs::reading::cleaning_name;
use crate::app::panels::memos::{coding_words, subject_words};
use crate::app::panels::participants::{kind_name, role_name};
use crate::app::words::{Phrase, common, steps as say};
use crate::import::cleaning::Cleaning;
use crate::model::text::short_quote;
use crate::model::turns::clock_time;
use crate::model::{
    Anchor, AttributeKind, CodeId, CoderId, CodingId, Colour, DefinitionPart, DocumentId, Family, FileChoices, Holder,
    LabelAnswer, Language, Op, ParticipantId, Place, ProposalId, Reserved, Ruling, Speaker, Subject, TreeId, TurnState,
    Twin, Typology,
};

/// Longer values are cut in the middle, in characters.
const LONGEST: usize = 160;

/// Returns `op` in words. Things are called as they are called now: that is how a reader knows them.
pub fn step_words(ctx: &Ctx<'_>, op: &Op) -> String {
    let names = Names(ctx);
    match op {
        Op::AddCoder { name, .. } => names.done(say::CODER_ADDED, name),
        Op::RenameCoder { from, to, .. } => names.set(say::CODER_NAME, "", from, to),
        Op::ColourCoder { coder, from, to } => {
            names.set(say::COLOUR_OF_CODER, ctx.project.coder_name(*coder), &colour(*from), &colour(*to))
        }
        Op::MergeCoders { coder, into } => names.one_person(say::CODERS_MERGED, *coder, *into),
        Op::PartCoders { coder, into } => names.one_person(say::CODERS_PARTED, *coder, *into),
        Op::MergeTwin { twin, into } => names.twins(say::TWINS_MERGED, *twin, *into),
        Op::PartTwin { twin, into } => names.twins(say::TWINS_PARTED, *twin, *into),
        Op::RenameProject { from, to } => names.set(say::PROJECT_NAME, "", from, to),
        Op::SetViewpoint { from, to } => names.set(say::VIEWPOINT, "", or_empty(from), or_empty(to)),
        Op::AddDocument(new) => names.done(say::DOCUMENT_ADDED, &new.name),
        Op::RemoveDocument { document } => names.done(say::DOCUMENT_REMOVED, &names.document(*document)),
        Op::RestoreDocument { document } => names.done(say::DOCUMENT_RESTORED, &names.document(*document)),
        Op::RenameDocument { from, to, .. } => names.set(say::DOCUMENT_NAME, "", from, to),
        Op::SetLanguage { document, from, to } => {
            names.set(say::LANGUAGE, &names.document(*document), names.language(*from), names.language(*to))
        }
        Op::SetSpeaker { document, from, to, .. } => {
            names.set(say::SPEAKER, &names.document(*document), &names.speaker(from), &names.speaker(to))
        }
        Op::SetTurn { document, from, to, .. } => names.turn(*document, from.as_ref(), to.as_ref()),
        Op::CorrectText { document, splices, .. } => {
            let cut: u32 = splices.iter().flat_map(|s| &s.cut).map(|run| run.count).sum();
            let put: Vec<&str> = splices.iter().map(|s| s.text.as_str()).filter(|s| !s.is_empty()).collect();
            let values = [
                ("name", &*names.document(*document)),
                ("n", &*ctx.tongue.number(cut as usize)),
                ("words", &*names.short(&put.join(" … "))),
            ];
            ctx.tongue.fill(say::CORRECTED, &values)
        }
        Op::RevertCorrection { document, .. } => names.done(say::CORRECTION_REVERTED, &names.document(*document)),
        Op::RestoreCorrection { document, .. } => names.done(say::CORRECTION_RESTORED, &names.document(*document)),
        Op::SettleCorrections { document, .. } => names.done(say::CORRECTIONS_SETTLED, &names.document(*document)),
        Op::ReopenCorrections { document, .. } => names.done(say::CORRECTIONS_REOPENED, &names.document(*document)),
        Op::AddParticipant { name, .. } => names.done(say::PARTICIPANT_ADDED, name),
        Op::RemoveParticipant { participant } => names.done(say::PARTICIPANT_REMOVED, &names.person(*participant)),
        Op::RestoreParticipant { participant } => names.done(say::PARTICIPANT_RESTORED, &names.person(*participant)),
        Op::RenameParticipant { from, to, .. } => names.set(say::PARTICIPANT_NAME, "", from, to),
        Op::SetAttributeKind { attribute, from, to } => {
            names.set(say::ATTRIBUTE_KIND, attribute, &names.kind(from.as_ref()), &names.kind(to.as_ref()))
        }
        Op::SetAttribute { holder, attribute, from, to } => {
            let name = format!("{attribute}, {}", names.holder(*holder));
            names.set(say::VALUE, &name, or_empty(from), or_empty(to))
        }
        Op::SetTypology { name, from, to } => {
            names.set(say::TYPOLOGY, name, &names.rules(from.as_ref()), &names.rules(to.as_ref()))
        }
        Op::FinishDocument { document, tree, .. } => names.finished(say::FINISHED, *document, *tree),
        Op::ReopenDocument { document, tree, .. } => names.finished(say::REOPENED, *document, *tree),
        Op::AssignDocument { document, tree, to, .. } => {
            let coders: Vec<&str> = to.iter().map(|coder| ctx.project.coder_name(*coder)).collect();
            let tree = format!("{}, {}", names.tree(*tree), coders.join(", "));
            ctx.tongue.fill(say::ASSIGNED, &[("name", &*names.document(*document)), ("tree", &tree)])
        }
        Op::ReleaseDocument { document, tree } => names.finished(say::OPENED_TO_ALL, *document, *tree),
        Op::WithholdDocument { document, tree } => names.finished(say::HIDDEN_AGAIN, *document, *tree),
        Op::SetMemo { on, from, to } => names.set(say::MEMO, &names.subject(*on), from, to),
        Op::RememberConvention { from, to } => names.set(say::CONVENTION_KEPT, "", or_empty(from), or_empty(to)),
        Op::RememberLabel { label, from, to } => {
            let answer = |a: &Option<LabelAnswer>| a.as_ref().map(|a| names.answer(a)).unwrap_or_default();
            names.set(say::LABEL_KEPT, label, &answer(from), &answer(to))
        }
        Op::RememberChoices { from, to } => names.set(say::CHOICES_KEPT, "", &names.choices(from), &names.choices(to)),
        Op::ForgetRoles { .. } => ctx.say(say::ROLES_FORGOTTEN).to_owned(),
        Op::SettleConflict { about, .. } => {
            names.done(say::SETTLED, contested_name(ctx.project, about).told(ctx.tongue))
        }
        Op::ReopenConflict { about, .. } => {
            names.done(say::UNSETTLED, contested_name(ctx.project, about).told(ctx.tongue))
        }
        Op::MergedCopy { name, .. } => names.done(say::COPY_MERGED, name),
        Op::UnmergedCopy { name, .. } => names.done(say::COPY_UNMERGED, name),
        Op::Unknown(op) => names.done(say::UNKNOWN, op),
        _ => match op.about().family {
            Family::Team => team_step_words(&names, op),
            Family::Comparison => comparison_step_words(&names, op),
            _ => code_step_words(&names, op),
        },
    }
}

fn code_step_words(names: &Names<'_>, op: &Op) -> String {
    match op {
        Op::AddTree { name, .. } => names.done(say::TREE_ADDED, name),
        Op::RemoveTree { tree } => names.done(say::TREE_REMOVED, &names.tree(*tree)),
        Op::RestoreTree { tree } => names.done(say::TREE_RESTORED, &names.tree(*tree)),
        Op::RenameTree { from, to, .. } => names.set(say::TREE_NAME, "", from, to),
        Op::AddCode { name, .. } => names.done(say::CODE_ADDED, name),
        Op::RemoveCode { code } => names.done(say::CODE_REMOVED, &names.code(*code)),
        Op::RestoreCode { code } => names.done(say::CODE_RESTORED, &names.code(*code)),
        Op::RenameCode { from, to, .. } => names.set(say::CODE_NAME, "", from, to),
        Op::DescribeCode { code, from, to } => names.set(say::DESCRIPTION, &names.code(*code), from, to),
        Op::DefineCode { code, part, from, to } => names.set(part_words(*part), &names.code(*code), from, to),
        Op::ColourCode { code, from, to } => names.set(say::COLOUR, &names.code(*code), &colour(*from), &colour(*to)),
        Op::MoveCode { code, from, to } if (from.tree, from.parent) == (to.tree, to.parent) => {
            names.done(say::ORDER, &names.code(*code))
        }
        Op::MoveCode { code, from, to } => {
            names.set(say::PLACE, &names.code(*code), &names.place(*from), &names.place(*to))
        }
        Op::MergeCodes { code, into } => names.pair(say::MERGED, *code, *into),
        Op::UnmergeCodes { code, into } => names.pair(say::UNMERGED, *code, *into),
        Op::ApplyCode(new) => {
            let quote = names.short(&new.quote);
            let document = names.document(new.document);
            let values = [("quote", &*quote), ("code", &*names.code(new.code)), ("name", &*document)];
            names.0.tongue.fill(say::CODED, &values)
        }
        Op::RemoveCoding { document, coding } => names.coding_done(say::CODING_REMOVED, *document, *coding),
        Op::RestoreCoding { document, coding } => names.coding_done(say::CODING_RESTORED, *document, *coding),
        Op::MoveCoding { document, coding, from, to } => {
            let edges = |anchor: &Anchor| names.words_of(*document, *anchor);
            names.set(say::EDGES, &names.coding(*document, *coding), &edges(from), &edges(to))
        }
        Op::RuleOnCoding { document, coding, to, .. } => names.ruled(*document, *coding, to.as_ref()),
        Op::RecodeCoding { document, coding, from, to } => {
            names.set(say::RECODED, &names.coding(*document, *coding), &names.code(*from), &names.code(*to))
        }
        _ => String::new(),
    }
}

/// Returns a step about what is reserved and proposed in words.
fn team_step_words(names: &Names<'_>, op: &Op) -> String {
    let ctx = names.0;
    let title = |id: &ProposalId| {
        let found = ctx.project.proposals.get(id);
        found.map_or_else(|| "?".to_owned(), |found| proposal_title(ctx.project, found).told(ctx.tongue).to_owned())
    };
    match op {
        Op::Reserve { what, from, to } => {
            let coders =
                |ids: &[CoderId]| ids.iter().map(|id| ctx.project.coder_name(*id)).collect::<Vec<_>>().join(", ");
            let phrase = if *what == Reserved::Codes { say::RESERVED_CODES } else { say::RESERVED_DOCUMENTS };
            names.set(phrase, "", &coders(from), &coders(to))
        }
        Op::Propose { label, ops, .. } => {
            let title = proposed_title(ctx.project, ops, label);
            let values = [("name", &*names.short(title.told(ctx.tongue))), ("n", &*ctx.tongue.number(ops.len()))];
            ctx.tongue.fill(say::PROPOSED, &values)
        }
        Op::WithdrawProposal { proposal } => names.done(say::WITHDRAWN, &title(proposal)),
        Op::RenewProposal { proposal } => names.done(say::PROPOSED_AGAIN, &title(proposal)),
        Op::AnswerProposal { proposal, to, .. } => {
            let phrase = match to {
                Some(true) => say::ACCEPTED,
                Some(false) => say::DECLINED,
                None => say::PROPOSED_AGAIN,
            };
            names.done(phrase, &title(proposal))
        }
        _ => String::new(),
    }
}

fn colour(colour: Option<Colour>) -> String {
    colour.map(|colour| colour.to_string()).unwrap_or_default()
}

fn part_words(part: DefinitionPart) -> Phrase {
    match part {
        DefinitionPart::Include => say::INCLUDE,
        DefinitionPart::Exclude => say::EXCLUDE,
        DefinitionPart::Example => say::EXAMPLE,
    }
}

fn or_empty(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or_default()
}

/// What things are called.
pub(super) struct Names<'a>(pub(super) &'a Ctx<'a>);

impl Names<'_> {
    pub(super) fn done(&self, phrase: Phrase, name: &str) -> String {
        self.0.tongue.fill(phrase, &[("name", &self.short(name))])
    }

    pub(super) fn set(&self, phrase: Phrase, name: &str, from: &str, to: &str) -> String {
        let what = self.0.tongue.fill(phrase, &[("name", name)]);
        let value = |value: &str| match value.trim() {
            "" => self.0.say(say::NOTHING).to_owned(),
            value => self.0.tongue.fill(say::QUOTED, &[("words", &self.short(value))]),
        };
        self.0.tongue.fill(say::FROM_TO, &[("what", &what), ("from", &value(from)), ("to", &value(to))])
    }

    fn one_person(&self, phrase: Phrase, coder: CoderId, into: CoderId) -> String {
        let names = [("name", self.0.project.joined_as(coder)), ("into", self.0.project.joined_as(into))];
        self.0.tongue.fill(phrase, &names)
    }

    fn twins(&self, phrase: Phrase, twin: Twin, into: Twin) -> String {
        let [name, into] = [twin, into].map(|twin| self.short(&twin_name(self.0.project, twin)));
        self.0.tongue.fill(phrase, &[("name", &name), ("into", &into)])
    }

    fn pair(&self, phrase: Phrase, code: CodeId, into: CodeId) -> String {
        self.0.tongue.fill(phrase, &[("name", &self.code(code)), ("into", &self.code(into))])
    }

    /// Returns what became of a turn: it begins, it goes, somebody else speaks it at another time, or it has other
    /// words.
    fn turn(&self, document: DocumentId, from: Option<&TurnState>, to: Option<&TurnState>) -> String {
        let about = |state: &TurnState| {
            let time = state.time.map(clock_time);
            state.speaker.clone().into_iter().chain(time).collect::<Vec<_>>().join(", ")
        };
        let name = self.document(document);
        let told = |phrase, state| self.0.tongue.fill(phrase, &[("name", &name), ("speaker", &about(state))]);
        match (from, to) {
            (Some(from), Some(to)) if about(from) == about(to) => told(say::TURN_WORDS, to),
            (Some(from), Some(to)) => self.set(say::TURN, &name, &about(from), &about(to)),
            (None, Some(to)) => told(say::TURN_BEGINS, to),
            (Some(from), None) => told(say::TURN_GOES, from),
            (None, None) => String::new(),
        }
    }

    fn finished(&self, phrase: Phrase, document: DocumentId, tree: TreeId) -> String {
        self.0.tongue.fill(phrase, &[("name", &self.document(document)), ("tree", &self.tree(tree))])
    }

    fn coding_done(&self, phrase: Phrase, document: DocumentId, coding: CodingId) -> String {
        self.0.tongue.fill(phrase, &[("name", &self.coding(document, coding))])
    }

    /// Returns what was decided about a coding, with the reason that was given.
    fn ruled(&self, document: DocumentId, coding: CodingId, to: Option<&Ruling>) -> String {
        let phrase = match to {
            Some(ruling) if ruling.stands => say::UPHELD,
            Some(_) => say::SET_ASIDE,
            None => say::RULING_REOPENED,
        };
        let told = self.coding_done(phrase, document, coding);
        match to.map_or("", |ruling| ruling.note.as_str()) {
            "" => told,
            note => self.0.tongue.fill(say::WITH_NOTE, &[("what", &told), ("note", &self.short(note))]),
        }
    }

    pub(super) fn short(&self, words: &str) -> String {
        short_quote(&words.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST)
    }

    pub(super) fn document(&self, id: DocumentId) -> String {
        self.0.project.document_name(id).to_owned()
    }

    pub(super) fn person(&self, id: ParticipantId) -> String {
        self.0.project.participant_name(id).to_owned()
    }

    fn holder(&self, holder: Holder) -> String {
        match holder {
            Holder::Participant(id) => self.person(id),
            Holder::Document(id) => self.document(id),
        }
    }

    pub(super) fn tree(&self, id: TreeId) -> String {
        self.0.project.tree_name(id).to_owned()
    }

    pub(super) fn code(&self, id: CodeId) -> String {
        self.0.project.code_name(id).to_owned()
    }

    fn place(&self, place: Place) -> String {
        place.parent.map_or_else(|| self.tree(place.tree), |parent| self.code(parent))
    }

    fn coding(&self, document: DocumentId, coding: CodingId) -> String {
        let found = self.0.project.documents.get(&document).and_then(|d| d.codings.get(&coding));
        found.map_or_else(|| "?".to_owned(), |c| coding_words(self.0.tongue, self.0.project, c))
    }

    fn subject(&self, on: Subject) -> String {
        subject_words(self.0.tongue, self.0.project, on)
    }

    /// Returns the words that an anchor names now.
    fn words_of(&self, document: DocumentId, anchor: Anchor) -> String {
        let found = self.0.project.documents.get(&document);
        let words = found.and_then(|d| Some(self.0.project.words(d, d.pieces().lookup().span(anchor)?).into_owned()));
        words.unwrap_or_default()
    }

    fn language(&self, language: Option<Language>) -> &'static str {
        self.0.say(match language {
            Some(Language::En) => common::ENGLISH,
            Some(Language::Fr) => common::FRENCH,
            None => common::UNKNOWN,
        })
    }

    fn speaker(&self, speaker: &Speaker) -> String {
        let role = self.0.say(role_name(speaker.role));
        let person = speaker.participant.map(|id| self.person(id));
        let parts = [Some(speaker.label.clone()), Some(role.to_owned()), person];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn rules(&self, typology: Option<&Typology>) -> String {
        let rules = typology.into_iter().flat_map(|typology| &typology.rules);
        let words = rules.map(|rule| rule_words(self.0.project, self.0.outline, rule));
        let otherwise = typology.and_then(|typology| typology.otherwise.clone());
        words.chain(otherwise).collect::<Vec<_>>().join("; ")
    }

    fn answer(&self, answer: &LabelAnswer) -> String {
        match answer {
            LabelAnswer::Speaker => self.0.say(say::IS_SPEAKER).to_owned(),
            LabelAnswer::Other => self.0.say(say::IS_NO_SPEAKER).to_owned(),
            LabelAnswer::SameAs(label) => self.0.tongue.fill(say::IS_SAME, &[("name", label)]),
        }
    }

    fn choices(&self, choices: &FileChoices) -> String {
        let FileChoices { pattern, headers, cleanings } = choices;
        let pattern = pattern.iter().map(|p| self.0.tongue.fill(say::NAMES_READ_AS, &[("name", p)]));
        let headers = headers.then(|| self.0.say(say::HEADS_READ).to_owned());
        let cleanings = Cleaning::ALL.into_iter().filter(|c| cleanings.iter().any(|name| name == c.name()));
        let cleanings = cleanings.map(|c| self.0.say(cleaning_name(c)).to_owned());
        pattern.chain(headers).chain(cleanings).collect::<Vec<_>>().join(", ")
    }

    fn kind(&self, kind: Option<&AttributeKind>) -> String {
        kind.map_or_else(String::new, |kind| self.0.say(kind_name(kind)).to_owned())
    }
}
