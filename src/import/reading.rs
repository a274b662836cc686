//! How a text was read: by which convention, with which doubts, and what a person decided about it. The words of a doubt
//! for people are made here and in the window; where it came from is `speakers/`.

use serde::{Deserialize, Serialize};

use super::labels;
use crate::model::Role;

/// How a text says who speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Convention {
    /// `Marie: …`, and labels that a tab, brackets or a time set off.
    Labels,
    /// A name alone on the line above the words.
    NamesAlone,
    /// Labels in bold or italics.
    Emphasis,
    /// `M. le président. …`
    Points,
    /// `Marie – …`
    Dashes,
    /// `Marie> …`
    Signs,
    /// `MARIE …`
    Capitals,
    /// Several turns in one paragraph: `… INT: … P1: …`
    WithinLines,
    /// Turns without names: behind dashes, or questions in bold and answers that are not.
    Voices,
    /// A report that quotes people: `« … » (nurse, Lille)`.
    Quotations,
    /// The format itself says who speaks, as subtitles and tables do.
    Format,
    /// Nobody is named.
    Nobody,
}

impl Convention {
    /// Those that a person can ask for, in the order of their frequency.
    pub const CHOICES: [Self; 11] = [
        Self::Labels,
        Self::NamesAlone,
        Self::Emphasis,
        Self::Dashes,
        Self::Points,
        Self::Capitals,
        Self::Signs,
        Self::WithinLines,
        Self::Voices,
        Self::Quotations,
        Self::Nobody,
    ];

    /// Returns the word by which the command line knows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Labels => "labels",
            Self::NamesAlone => "names-alone",
            Self::Emphasis => "emphasis",
            Self::Points => "points",
            Self::Dashes => "dashes",
            Self::Signs => "signs",
            Self::Capitals => "capitals",
            Self::WithinLines => "within-lines",
            Self::Voices => "voices",
            Self::Quotations => "quotations",
            Self::Format => "format",
            Self::Nobody => "nobody",
        }
    }
}

/// Why a label may be wrong.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Why {
    /// Taken as a speaker who speaks only once.
    SpeaksOnce,
    /// Not taken: it stands before a colon only once.
    StandsOnce,
    /// Not taken, though it returns before a colon.
    NotTaken,
    /// Taken for a way of writing this other label.
    ReadAs(String),
    /// Perhaps the same speaker as this other label.
    MaybeSame(String),
    /// Not written in the text: turns were told apart without names.
    NotWritten,
    /// Counts as the one who asks, because so many percent of the turns are questions.
    Asks(u8),
}

impl Why {
    /// Returns the doubt in words for tables.
    pub fn said(&self) -> String {
        match self {
            Self::SpeaksOnce => "speaks only once".to_owned(),
            Self::StandsOnce => "stands before a colon only once".to_owned(),
            Self::NotTaken => "returns before a colon, but looks like no speaker".to_owned(),
            Self::ReadAs(other) => format!("read as {other}"),
            Self::MaybeSame(other) => format!("perhaps the same as {other}"),
            Self::NotWritten => "not named in the text".to_owned(),
            Self::Asks(percent) => format!("{percent} % of the turns are questions"),
        }
    }
}

/// A label that may be wrong.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Doubt {
    /// As it stands in the text.
    pub label: String,
    /// What is in doubt.
    pub why: Why,
}

impl Doubt {
    /// Returns the doubts in words, one item a kind.
    pub(super) fn told(doubts: &[Self]) -> Vec<String> {
        let of = |why: &Why| -> Vec<String> {
            doubts.iter().filter(|d| d.why == *why).map(|d| format!("“{}”", d.label)).collect()
        };
        let mut told = Vec::new();
        for (why, what) in [
            (Why::SpeaksOnce, "taken as speakers though they speak only once, please check"),
            (Why::StandsOnce, "not taken as speakers, because they stand before a colon only once"),
            (Why::NotTaken, "not taken as speakers, though they return before a colon, please check"),
            (Why::NotWritten, "turns without names were told apart, please check the speakers"),
        ] {
            let labels = of(&why);
            told.extend((!labels.is_empty()).then(|| format!("{what}: {}", listed(&labels))));
        }
        let pairs = |say: fn(&Why) -> Option<String>| -> Vec<String> {
            doubts.iter().filter_map(|d| Some(format!("“{}” {}", d.label, say(&d.why)?))).collect()
        };
        let read_as = pairs(|why| match why {
            Why::ReadAs(other) => Some(format!("as “{other}”")),
            _ => None,
        });
        let same = pairs(|why| match why {
            Why::MaybeSame(other) => Some(format!("and “{other}”")),
            _ => None,
        });
        let asks = pairs(|why| match why {
            Why::Asks(percent) => Some(format!("({percent} % of the turns are questions)")),
            _ => None,
        });
        for (what, items) in [
            ("labels read as misspelt, please check", read_as),
            ("perhaps the same speaker, please check", same),
            ("taken as the one who asks, please check", asks),
        ] {
            told.extend((!items.is_empty()).then(|| format!("{what}: {}", listed(&items))));
        }
        told
    }
}

/// Returns `A, B and 3 more`.
fn listed(items: &[String]) -> String {
    const SHOWN: usize = 6;
    let mut shown: Vec<String> = items.iter().take(SHOWN).cloned().collect();
    if items.len() > SHOWN {
        shown.push(format!("{} more", items.len() - SHOWN));
    }
    shown.join(", ")
}

/// What a person decided about the reading of a text; what is not decided, the text decides.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// How the text says who speaks.
    pub convention: Option<Convention>,
    /// Labels that are speakers.
    pub speakers: Vec<String>,
    /// Labels that are none.
    pub others: Vec<String>,
    /// Labels that are the speaker of another label: the label, and the other.
    pub same: Vec<(String, String)>,
    /// The roles of speakers.
    pub roles: Vec<(String, Role)>,
}

impl Wish {
    /// Returns whether a person decided that `label` is a speaker, or that it is none.
    pub(super) fn speaks(&self, label: &str) -> Option<bool> {
        let key = labels::key(label);
        let holds = |list: &[String]| list.iter().any(|l| labels::key(l) == key);
        match () {
            () if holds(&self.others) => Some(false),
            () if holds(&self.speakers) => Some(true),
            () => None,
        }
    }

    /// Returns the label whose speaker `label` is, by a person's decision.
    pub(super) fn same_as(&self, label: &str) -> Option<&str> {
        let key = labels::key(label);
        self.same.iter().find(|(from, _)| labels::key(from) == key).map(|(_, to)| to.as_str())
    }

    /// Returns the role that a person decided for `label`.
    pub(super) fn role(&self, label: &str) -> Option<Role> {
        let key = labels::key(label);
        self.roles.iter().find(|(l, _)| labels::key(l) == key).map(|(_, role)| *role)
    }

    /// Decides that `label` is a speaker, or that it is none.
    pub fn set_speaks(&mut self, label: &str, speaks: bool) {
        let key = labels::key(label);
        for list in [&mut self.speakers, &mut self.others] {
            list.retain(|l| labels::key(l) != key);
        }
        if speaks { &mut self.speakers } else { &mut self.others }.push(label.to_owned());
    }

    /// Decides the role of `label`.
    pub fn set_role(&mut self, label: &str, role: Role) {
        let key = labels::key(label);
        self.roles.retain(|(l, _)| labels::key(l) != key);
        self.roles.push((label.to_owned(), role));
    }

    /// Decides that `label` is the speaker of `other`.
    pub fn set_same(&mut self, label: &str, other: &str) {
        let key = labels::key(label);
        self.same.retain(|(l, _)| labels::key(l) != key);
        self.same.push((label.to_owned(), other.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_decision_about_a_label_holds() {
        let mut wish = Wish::default();
        wish.set_speaks("Zoé", true);
        wish.set_speaks("ZOÉ", false);
        assert_eq!(wish.speaks("Zoe"), Some(false));
        wish.set_role("Zoé", Role::Moderator);
        wish.set_role("zoé", Role::Interviewer);
        assert_eq!((wish.role("Zoé"), wish.roles.len()), (Some(Role::Interviewer), 1));
        assert_eq!(wish.role("Paul"), None);
    }

    #[test]
    fn doubts_are_told_by_kind() {
        let doubt = |label: &str, why| Doubt { label: label.to_owned(), why };
        let told = Doubt::told(&[
            doubt("Karim", Why::SpeaksOnce),
            doubt("Intervewer", Why::ReadAs("Interviewer".to_owned())),
            doubt("Sonia", Why::Asks(80)),
        ]);
        assert_eq!(
            told,
            [
                "taken as speakers though they speak only once, please check: “Karim”",
                "labels read as misspelt, please check: “Intervewer” as “Interviewer”",
                "taken as the one who asks, please check: “Sonia” (80 % of the turns are questions)",
            ]
        );
    }
}
