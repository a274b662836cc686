//! The words that stand for choices of the model, the analyses and the importers. Commands take these choices as they
//! are, so each has its words here and nothing is translated on the way; a choice without a word does not compile.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::analysis::{AgreementUnit, CellShow, EventsBy, ExcerptGrouping, MeetingUnit, RowOrder, Unit};
use crate::import::cleaning::Cleaning;
use crate::import::talk::reading::Convention;
use crate::model::{Language, Relation, Reserved, Role, Silence, Tongue};
use crate::search::Extent;
use crate::session::ChangeKind;

/// Says by which word each choice is typed, which others are understood, and what the help says of it.
macro_rules! typed_as {
    ($($choices:ty { $($choice:ident: $word:literal $(| $other:literal)* $(, $help:literal)?;)+ })+) => { $(
        impl ValueEnum for $choices {
            fn value_variants<'a>() -> &'a [Self] {
                &[$(Self::$choice),+]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(match self {
                    $(Self::$choice => PossibleValue::new($word)$(.alias($other))*$(.help($help))?,)+
                })
            }
        }
    )+ };
}

typed_as! {
    Role {
        Participant: "participant";
        Interviewer: "interviewer";
        Moderator: "moderator";
    }
    Tongue {
        English: "en";
        French: "fr";
    }
    Language {
        En: "en";
        Fr: "fr";
    }
    Reserved {
        Codes: "codes";
        Documents: "documents";
    }
    Relation {
        Same: "same";
        Broader: "broader";
        Narrower: "narrower";
        Overlapping: "overlapping";
        Opposed: "opposed";
        OnlyHere: "only-here";
    }
    Silence {
        NotAsked: "not-asked";
        NoAnswer: "no-answer";
        NotRaised: "not-raised";
    }
    ChangeKind {
        Codings: "codings";
        Codes: "codes";
        Documents: "documents";
        Corrections: "corrections";
        People: "people";
        Memos: "memos";
        Comparison: "comparison";
        Project: "project";
    }
    Extent {
        Match: "match";
        Sentence: "sentence";
        Turn: "turn";
    }
    EventsBy {
        Kind: "kind";
        Speaker: "speaker";
        Participant: "participant";
    }
    ExcerptGrouping {
        Document: "document";
        Code: "code";
        Participant: "participant";
        Viewpoint: "viewpoint";
    }
    Unit {
        Participants: "participants";
        Documents: "documents";
        Excerpts: "excerpts";
        Words: "words";
    }
    AgreementUnit {
        Turn: "turn" | "turns" | "paragraph";
        Document: "document" | "documents";
        Word: "word" | "words" | "token";
        Character: "character" | "characters" | "char";
        Overlap: "overlap" | "segments" | "segment";
        Unitising: "unitising" | "unitizing";
    }
    MeetingUnit {
        Excerpts: "excerpt";
        Turns: "turn";
        Documents: "document";
        Participants: "participant";
    }
    CellShow {
        Counts: "counts";
        PercentOfGroup: "group";
        PercentOfRow: "row";
        PercentOfColumn: "column";
        PerThousandWords: "per-1000-words";
    }
    RowOrder {
        ByDifference: "difference";
        ByCode: "code";
    }
    Cleaning {
        JoinLines: "join-lines", "Line ends of lines that were full";
        LineNumbers: "line-numbers", "Numbers at the beginning of lines";
        PageFurniture: "page-furniture", "Page numbers, and lines that return on each page";
        Times: "times", "Times of the recording, which turns and words keep";
    }
}

/// What nobody can ask for has no word: the format of a file says that by itself.
impl ValueEnum for Convention {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::CHOICES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (word, help) = match self {
            Self::Labels => ("labels", "`Marie: …`, and labels that a tab, brackets or a time set off"),
            Self::NamesAlone => ("names-alone", "A name alone on the line above the words"),
            Self::Emphasis => ("emphasis", "Labels in bold or italics"),
            Self::Dashes => ("dashes", "`Marie – …`"),
            Self::Points => ("points", "`M. le président. …`"),
            Self::Capitals => ("capitals", "`MARIE …`"),
            Self::Signs => ("signs", "`Marie> …`"),
            Self::WithinLines => ("within-lines", "Several turns in one paragraph"),
            Self::Voices => ("voices", "Turns without names, behind dashes or by questions in bold"),
            Self::Quotations => ("quotations", "A report that quotes people: `« … » (nurse, Lille)`"),
            Self::RowsAreTurns => ("rows-are-turns", "A table: each row is a turn"),
            Self::RowsAreRespondents => ("rows-are-respondents", "A table: each row is what one person answered"),
            Self::Nobody => ("nobody", "Nobody speaks"),
            Self::Format | Self::Colours => return None,
        };
        Some(PossibleValue::new(word).help(help))
    }
}
