//! How a text was read: by which convention, with which doubts, and what a person decided about it. The words of a
//! doubt for people are made here and in the window; where it came from is `speakers/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::labels;
use crate::model::{LabelAnswer, Role, Said, said};

/// How a text says who speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
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
    /// Each row of a table is a turn.
    RowsAreTurns,
    /// Each row of a table is what one person answered.
    RowsAreRespondents,
    /// The format itself says who speaks, as subtitles do.
    Format,
    /// Subtitles that show each voice in a colour of its own.
    Colours,
    /// Nobody is named.
    Nobody,
}

impl Convention {
    /// Those that a person can ask for, in the order of their frequency.
    pub const CHOICES: [Self; 13] = [
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
        Self::RowsAreTurns,
        Self::RowsAreRespondents,
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
            Self::RowsAreTurns => "rows-are-turns",
            Self::RowsAreRespondents => "rows-are-respondents",
            Self::Format => "format",
            Self::Colours => "colours",
            Self::Nobody => "nobody",
        }
    }

    /// Whether it is about the rows of a table rather than the lines of a text.
    pub fn reads_rows(self) -> bool {
        matches!(self, Self::RowsAreTurns | Self::RowsAreRespondents)
    }

    /// Returns the convention of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|c| c.name() == name)
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
    /// Not taken, though it returns before a colon: the word announces something, as *Note* does.
    Announces,
    /// Taken for a way of writing this other label.
    ReadAs(String),
    /// Perhaps the same speaker as this other label.
    MaybeSame(String),
    /// Not written in the text: turns were told apart without names.
    NotWritten,
    /// The only speaker, though the text asks questions.
    OnlyVoice,
    /// Said of the text, with no label: nobody was found to speak in it.
    NobodyFound,
    /// Counts as the one who asks, because so many percent of the turns are questions.
    Asks(u8),
}

impl Why {
    /// Whether a person should look before the import. That a word stands before a colon once, as in *In short: no*, is
    /// usual in talk and asks for nobody; nor does somebody who asks most of the time.
    pub fn is_weighty(&self) -> bool {
        !matches!(self, Self::StandsOnce | Self::Announces | Self::Asks(60..))
    }

    /// Returns the doubt in words for tables.
    pub fn said(&self) -> String {
        match self {
            Self::SpeaksOnce => "speaks only once".to_owned(),
            Self::StandsOnce => "stands before a colon only once".to_owned(),
            Self::NotTaken => "returns before a colon, but looks like no speaker".to_owned(),
            Self::Announces => "returns before a colon, but announces something".to_owned(),
            Self::ReadAs(other) => format!("read as {other}"),
            Self::MaybeSame(other) => format!("perhaps the same as {other}"),
            Self::NotWritten => "not named in the text".to_owned(),
            Self::OnlyVoice => "the only speaker, though the text asks questions".to_owned(),
            Self::NobodyFound => "no speaker was found".to_owned(),
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
    pub fn told(doubts: &[Self]) -> Vec<Said> {
        let quoted = |d: &Self| {
            let label = &d.label;
            said!("“{label}”", "«\u{202f}{label}\u{202f}»")
        };
        let of = |why: &Why| -> Vec<Said> { doubts.iter().filter(|d| d.why == *why).map(quoted).collect() };
        let mut told = Vec::new();
        for (why, what) in [
            (
                Why::SpeaksOnce,
                Said::fixed(
                    "taken as speakers though they speak only once, please check",
                    "pris pour des locuteurs bien qu’ils ne parlent qu’une fois, à vérifier",
                ),
            ),
            (
                Why::StandsOnce,
                Said::fixed(
                    "not taken as speakers, because they stand before a colon only once",
                    "non pris pour des locuteurs, car une seule fois devant deux-points",
                ),
            ),
            (
                Why::NotTaken,
                Said::fixed(
                    "not taken as speakers, though they return before a colon, please check",
                    "non pris pour des locuteurs, bien qu’ils reviennent devant deux-points, à vérifier",
                ),
            ),
            (
                Why::Announces,
                Said::fixed(
                    "not taken as speakers, because such words announce something",
                    "non pris pour des locuteurs, car de tels mots annoncent quelque chose",
                ),
            ),
            (
                Why::OnlyVoice,
                Said::fixed(
                    "the only speaker that was found though the text asks questions, please check the labels of the others",
                    "seul locuteur trouvé bien que le texte pose des questions, vérifiez les étiquettes des autres",
                ),
            ),
            (
                Why::NotWritten,
                Said::fixed(
                    "turns without names were told apart, please check the speakers",
                    "des tours sans noms ont été distingués, vérifiez les locuteurs",
                ),
            ),
        ] {
            told.extend(with_items(&what, &of(&why)));
        }
        told.extend(doubts.iter().find(|d| d.why == Why::NobodyFound).map(|_| nobody_found()));
        let pairs = |say: fn(&Why) -> Option<Said>| -> Vec<Said> {
            let of = |d: &Self| {
                let label = &d.label;
                let with = say(&d.why)?;
                Some(said!("“{label}” {with}", "«\u{202f}{label}\u{202f}» {with}", with = with))
            };
            doubts.iter().filter_map(of).collect()
        };
        let read_as = pairs(|why| match why {
            Why::ReadAs(other) => Some(said!("as “{other}”", "comme «\u{202f}{other}\u{202f}»")),
            _ => None,
        });
        let same = pairs(|why| match why {
            Why::MaybeSame(other) => Some(said!("and “{other}”", "et «\u{202f}{other}\u{202f}»")),
            _ => None,
        });
        let asks_so = |is_weighty: bool| -> Vec<Said> {
            let of = |d: &Self| match d.why {
                Why::Asks(percent) if d.why.is_weighty() == is_weighty => {
                    let label = &d.label;
                    Some(said!(
                        "“{label}” ({percent} % of the turns are questions)",
                        "«\u{202f}{label}\u{202f}» ({percent}\u{202f}% des tours sont des questions)"
                    ))
                }
                _ => None,
            };
            doubts.iter().filter_map(of).collect()
        };
        let misspelt =
            Said::fixed("labels read as misspelt, please check", "étiquettes lues comme mal écrites, à vérifier");
        let perhaps = Said::fixed("perhaps the same speaker, please check", "peut-être le même locuteur, à vérifier");
        let asking =
            Said::fixed("taken as the one who asks, please check", "pris pour celui qui questionne, à vérifier");
        let asks = Said::fixed("taken as the one who asks", "pris pour celui qui questionne");
        let (perhaps_asks, surely_asks) = (asks_so(true), asks_so(false));
        for (what, items) in [(misspelt, read_as), (perhaps, same), (asking, perhaps_asks), (asks, surely_asks)] {
            told.extend(with_items(&what, &items));
        }
        told
    }
}

fn nobody_found() -> Said {
    Said::fixed(
        "no speaker was found, please check: if people talk in the text, choose how it names them",
        "aucun locuteur trouvé, à vérifier\u{202f}: si des personnes parlent dans le texte, choisissez comment il les nomme",
    )
}

/// Returns `what: A, B, 3 more`; nothing without items.
fn with_items(what: &Said, items: &[Said]) -> Option<Said> {
    const SHOWN: usize = 6;
    let mut shown: Vec<Said> = items.iter().take(SHOWN).cloned().collect();
    if items.len() > SHOWN {
        let n = items.len() - SHOWN;
        shown.push(said!("{n} more", "{n} autres"));
    }
    let listed = Said::joined(&shown, ", ");
    (!items.is_empty()).then(|| said!("{what}: {listed}", "{what}\u{202f}: {listed}", what = what, listed = listed))
}

/// What a person decided about the reading of a text; what is not decided, the text decides. Labels that differ by case
/// and accents alone are one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    /// How the text says who speaks.
    pub convention: Option<Convention>,
    /// What labels are, each as it was seen first.
    answers: BTreeMap<String, (String, LabelAnswer)>,
    /// The roles of speakers.
    roles: BTreeMap<String, Role>,
}

impl Wish {
    /// Returns the wish that a text is read by that convention.
    pub fn by(convention: Option<Convention>) -> Self {
        Self { convention, ..Self::default() }
    }

    /// Returns what a person decided that `label` is.
    pub fn answer(&self, label: &str) -> Option<&LabelAnswer> {
        // Most texts are read before anything is decided, and some have a million labels.
        let key = (!self.answers.is_empty()).then(|| labels::key(label))?;
        self.answers.get(&key).map(|(_, answer)| answer)
    }

    /// Returns every label about which something was decided, and what.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &LabelAnswer)> {
        self.answers.values().map(|(label, answer)| (label.as_str(), answer))
    }

    /// Decides what `label` is, or leaves it to the text.
    pub fn set_answer(&mut self, label: &str, answer: Option<LabelAnswer>) {
        let key = labels::key(label);
        match answer {
            Some(answer) => _ = self.answers.insert(key, (label.to_owned(), answer)),
            None => _ = self.answers.remove(&key),
        }
    }

    /// Returns whether a person decided that `label` is a speaker, or that it is none.
    pub(super) fn speaks(&self, label: &str) -> Option<bool> {
        match self.answer(label)? {
            LabelAnswer::Speaker => Some(true),
            LabelAnswer::Other => Some(false),
            LabelAnswer::SameAs(_) => None,
        }
    }

    /// Returns the labels that are speakers by a person's decision.
    pub(super) fn speakers(&self) -> impl Iterator<Item = &str> {
        self.answers().filter(|(_, answer)| **answer == LabelAnswer::Speaker).map(|(label, _)| label)
    }

    /// Returns the label whose speaker `label` is, by a person's decision.
    pub(super) fn same_as(&self, label: &str) -> Option<&str> {
        match self.answer(label)? {
            LabelAnswer::SameAs(other) => Some(other),
            LabelAnswer::Speaker | LabelAnswer::Other => None,
        }
    }

    /// Returns the role that a person decided for `label`.
    pub fn role(&self, label: &str) -> Option<Role> {
        self.roles.get(&labels::key(label)).copied()
    }

    /// Decides the role of `label`.
    pub fn set_role(&mut self, label: &str, role: Role) {
        self.roles.insert(labels::key(label), role);
    }

    /// Leaves the roles of labels that `is_open` names to the text.
    pub(in crate::import) fn leave_roles(&mut self, is_open: impl Fn(&str) -> bool) {
        self.roles.retain(|key, _| !is_open(key));
    }

    /// Decides the role of `label` unless it is decided.
    pub(in crate::import) fn propose_role(&mut self, label: &str, role: Role) {
        self.roles.entry(labels::key(label)).or_insert(role);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_decision_about_a_label_holds() {
        let mut wish = Wish::default();
        wish.set_answer("Zoé", Some(LabelAnswer::Speaker));
        wish.set_answer("ZOÉ", Some(LabelAnswer::Other));
        assert_eq!((wish.speaks("Zoe"), wish.answers().count()), (Some(false), 1));
        wish.set_answer("zoé", None);
        assert_eq!(wish, Wish::default());
        wish.set_role("Zoé", Role::Moderator);
        wish.set_role("zoé", Role::Interviewer);
        assert_eq!(wish.role("Zoé"), Some(Role::Interviewer));
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
                "taken as the one who asks: “Sonia” (80 % of the turns are questions)",
            ]
        );
    }
}
