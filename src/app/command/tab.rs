//! The tabs of the centre: what a researcher works with, each in its place.

/// The tabs of the centre.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, PartialOrd, Ord)]
pub enum Tab {
    /// The document that is read.
    #[default]
    Reader,
    /// The search box and its hits.
    Search,
    /// Everything coded with a code.
    Excerpts,
    /// Codes by groups.
    Matrix,
    /// Codes that meet on the same words.
    Cooccurrence,
    /// What the groups say to each other's themes.
    Comparison,
    /// How far coders agree.
    Agreement,
    /// What the transcriber marked beside the words.
    Events,
    /// Participants and their attributes.
    Participants,
    /// All memos.
    Memos,
    /// All changes.
    History,
    /// What waits to be settled by a person; its tab is there while it is open.
    Review,
    /// The texts that a document had; its tab is there while it is open.
    Texts,
    /// How to do a small study.
    Guide,
}

impl Tab {
    /// Whether it counts or lists what was coded.
    pub fn counts(self) -> bool {
        matches!(self, Self::Excerpts | Self::Matrix | Self::Cooccurrence | Self::Comparison | Self::Agreement)
    }

    /// Every tab that is always there, in the order in which they stand.
    pub const ALL: [Self; 12] = [
        Self::Reader,
        Self::Search,
        Self::Excerpts,
        Self::Matrix,
        Self::Cooccurrence,
        Self::Comparison,
        Self::Agreement,
        Self::Events,
        Self::Participants,
        Self::Memos,
        Self::History,
        Self::Guide,
    ];
}
