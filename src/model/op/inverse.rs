//! What takes each op back. The undo of a change is the inverses of its ops, from the last to the first.

use super::Op;

impl Op {
    /// Returns the op that takes this one back, or nothing for what only a newer version understands, and for the
    /// arrival of a coder, which no undo takes away.
    pub fn inverse(&self) -> Option<Self> {
        use Op::*;
        Some(match self.clone() {
            AddCoder { .. } | Unknown(_) => return None,
            RenameCoder { coder, from, to } => RenameCoder { coder, from: to, to: from },
            ColourCoder { coder, from, to } => ColourCoder { coder, from: to, to: from },
            MergeCoders { coder, into } => PartCoders { coder, into },
            PartCoders { coder, into } => MergeCoders { coder, into },
            RenameProject { from, to } => RenameProject { from: to, to: from },
            SetViewpoint { from, to } => SetViewpoint { from: to, to: from },
            AddDocument(new) => RemoveDocument { document: new.document },
            RemoveDocument { document } => RestoreDocument { document },
            RestoreDocument { document } => RemoveDocument { document },
            RenameDocument { document, from, to } => RenameDocument { document, from: to, to: from },
            SetLanguage { document, from, to } => SetLanguage { document, from: to, to: from },
            SetSpeaker { document, speaker, from, to } => SetSpeaker { document, speaker, from: to, to: from },
            SetTurn { document, turn, from, to } => SetTurn { document, turn, from: to, to: from },
            CorrectText { document, edit, .. } | RestoreCorrection { document, edit } => {
                RevertCorrection { document, edit }
            }
            RevertCorrection { document, edit } => RestoreCorrection { document, edit },
            SettleCorrections { document, turn, edits } => ReopenCorrections { document, turn, edits },
            ReopenCorrections { document, turn, edits } => SettleCorrections { document, turn, edits },
            AddParticipant { participant, .. } | RestoreParticipant { participant } => {
                RemoveParticipant { participant }
            }
            RemoveParticipant { participant } => RestoreParticipant { participant },
            RenameParticipant { participant, from, to } => RenameParticipant { participant, from: to, to: from },
            SetAttributeKind { attribute, from, to } => SetAttributeKind { attribute, from: to, to: from },
            SetAttribute { holder, attribute, from, to } => SetAttribute { holder, attribute, from: to, to: from },
            SetTypology { name, from, to } => SetTypology { name, from: to, to: from },
            AddTree { tree, .. } | RestoreTree { tree } => RemoveTree { tree },
            RemoveTree { tree } => RestoreTree { tree },
            RenameTree { tree, from, to } => RenameTree { tree, from: to, to: from },
            AddCode { code, .. } | RestoreCode { code } => RemoveCode { code },
            RemoveCode { code } => RestoreCode { code },
            RenameCode { code, from, to } => RenameCode { code, from: to, to: from },
            DescribeCode { code, from, to } => DescribeCode { code, from: to, to: from },
            DefineCode { code, part, from, to } => DefineCode { code, part, from: to, to: from },
            ColourCode { code, from, to } => ColourCode { code, from: to, to: from },
            MoveCode { code, from, to } => MoveCode { code, from: to, to: from },
            SettleConflict { about, changes } => ReopenConflict { about, changes },
            ReopenConflict { about, changes } => SettleConflict { about, changes },
            MergedCopy { name, runs, had_waited: _ } => UnmergedCopy { name, runs },
            UnmergedCopy { name, runs } => MergedCopy { name, runs, had_waited: false },
            MergeTwin { twin, into } => PartTwin { twin, into },
            PartTwin { twin, into } => MergeTwin { twin, into },
            MergeCodes { code, into } => UnmergeCodes { code, into },
            UnmergeCodes { code, into } => MergeCodes { code, into },
            ApplyCode(new) => RemoveCoding { document: new.document, coding: new.coding },
            RestoreCoding { document, coding } => RemoveCoding { document, coding },
            RemoveCoding { document, coding } => RestoreCoding { document, coding },
            MoveCoding { document, coding, from, to } => MoveCoding { document, coding, from: to, to: from },
            RecodeCoding { document, coding, from, to } => RecodeCoding { document, coding, from: to, to: from },
            RuleOnCoding { document, coding, from, to } => RuleOnCoding { document, coding, from: to, to: from },
            SetMemo { on, from, to } => SetMemo { on, from: to, to: from },
            FinishDocument { document, coder, tree } => ReopenDocument { document, coder, tree },
            ReopenDocument { document, coder, tree } => FinishDocument { document, coder, tree },
            AssignDocument { document, tree, from, to } => AssignDocument { document, tree, from: to, to: from },
            ReleaseDocument { document, tree } => WithholdDocument { document, tree },
            WithholdDocument { document, tree } => ReleaseDocument { document, tree },
            MapCodes { codes, from, to } => MapCodes { codes, from: to, to: from },
            SetTheme { theme, from, to } => SetTheme { theme, from: to, to: from },
            GatherCode { theme, code } => ReleaseCode { theme, code },
            ReleaseCode { theme, code } => GatherCode { theme, code },
            ChooseQuote { theme, coding } => DropQuote { theme, coding },
            DropQuote { theme, coding } => ChooseQuote { theme, coding },
            SetGuide { from, to } => SetGuide { from: to, to: from },
            SetAsked { document, question, from, to } => SetAsked { document, question, from: to, to: from },
            SetVerdict { theme, groups, coder, from, to } => SetVerdict { theme, groups, coder, from: to, to: from },
            SetSummary { theme, participant, from, to } => SetSummary { theme, participant, from: to, to: from },
            SaveMatrix { name, from, to } => SaveMatrix { name, from: to, to: from },
            RememberConvention { from, to } => RememberConvention { from: to, to: from },
            RememberLabel { label, from, to } => RememberLabel { label, from: to, to: from },
            RememberChoices { from, to } => RememberChoices { from: to, to: from },
            ForgetRoles { from, to } => ForgetRoles { from: to, to: from },
            Reserve { what, from, to } => Reserve { what, from: to, to: from },
            Propose { proposal, .. } | RenewProposal { proposal } => WithdrawProposal { proposal },
            WithdrawProposal { proposal } => RenewProposal { proposal },
            AnswerProposal { proposal, from, to } => AnswerProposal { proposal, from: to, to: from },
        })
    }
}
