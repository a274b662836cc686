//! Changes of the comparison of viewpoints: crosswalk, themes, quotes, verdicts, summaries, the interview guide.

use crate::model::{
    CodeId, CodeLink, CodePair, CodingId, DocumentId, GroupPair, ParticipantId, ThemeId, TreeId, Verdict,
};

/// A change of the comparison of viewpoints.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the names and fields say it")]
pub enum Comparing {
    MapCodes {
        codes: CodePair,
        link: Option<CodeLink>,
    },
    AddTheme {
        name: String,
        codes: Vec<CodeId>,
    },
    RenameTheme {
        theme: ThemeId,
        name: String,
    },
    /// Asks first when something goes with it.
    AskToRemoveTheme(ThemeId),
    RemoveTheme(ThemeId),
    /// Gathers codes into a theme, or takes them out.
    Gather {
        theme: ThemeId,
        codes: Vec<CodeId>,
        belongs: bool,
    },
    ChooseQuote {
        theme: ThemeId,
        codings: Vec<CodingId>,
        shown: bool,
    },
    Conclude {
        theme: ThemeId,
        groups: GroupPair,
        verdict: Option<Verdict>,
    },
    /// Makes a summary, which its writer saw as `before`, into `text`.
    Summarise {
        theme: ThemeId,
        participant: ParticipantId,
        before: String,
        text: String,
    },
    SetGuide(Option<TreeId>),
    /// Says of each of the questions in each of the documents whether it was asked; nothing leaves it to the codings.
    MarkAsked {
        documents: Vec<DocumentId>,
        questions: Vec<CodeId>,
        to: Option<bool>,
    },
}
