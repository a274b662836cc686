//! Things that are counted: a number and its word, as each language says one of them and several.

use super::tongue::{Said, said};

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Noun {
    /// What one user action did.
    Change,
    /// Whether a question of the guide was asked in a document.
    Asked,
    /// A code that a theme gathers.
    CodeInTheme,
    /// A coding.
    Coding,
    /// A correction of a text.
    Correction,
    /// A decision about what coders see differently.
    Decision,
    /// A name, description or definition of a code.
    Definition,
    /// A document.
    Document,
    /// Words with a code.
    Excerpt,
    /// That somebody is done with a document.
    Finished,
    /// A file.
    File,
    /// How two codes answer each other.
    Mapping,
    /// A memo.
    Memo,
    /// Words of a text that are otherwise.
    Passage,
    /// A place in a text.
    Place,
    /// A question of the interview guide.
    Question,
    /// Words that are shown for a theme.
    Quote,
    /// A row of a table.
    Row,
    /// A part of a change.
    Step,
    /// What waits for a person to settle it.
    ToReview,
    /// What somebody wrote of a person and a theme.
    Summary,
    /// The text of a document, or the file that it came from.
    Text,
    /// What one speaker says until another speaks.
    Turn,
    /// A text that a document had.
    Version,
    /// A value of an attribute.
    Value,
    /// A code.
    Code,
    /// What a transcriber marked beside the words.
    Event,
    /// Somebody who codes.
    Coder,
    /// Words that a search finds.
    Match,
    /// Two things that belong together.
    Pair,
    /// A person.
    Participant,
    /// What a coder wants changed that is reserved to others.
    Proposal,
    /// A label in a document.
    Speaker,
    /// What gathers codes of several trees.
    Theme,
    /// A word that somebody says.
    Word,
    /// What somebody concluded of a theme and two groups.
    Verdict,
}

impl Noun {
    /// Returns one and several in English, and one and several in French.
    const fn words(self) -> [&'static str; 4] {
        match self {
            Self::Change => ["change", "changes", "modification", "modifications"],
            Self::Asked => [
                "question noted as asked or not",
                "questions noted as asked or not",
                "question notée posée ou non",
                "questions notées posées ou non",
            ],
            Self::CodeInTheme => ["code in a theme", "codes in themes", "code dans un thème", "codes dans des thèmes"],
            Self::Coder => ["coder", "coders", "codeur", "codeurs"],
            Self::Coding => ["coding", "codings", "codage", "codages"],
            Self::Correction => ["correction", "corrections", "correction", "corrections"],
            Self::Decision => ["decision", "decisions", "décision", "décisions"],
            Self::Definition => ["definition", "definitions", "définition", "définitions"],
            Self::Document => ["document", "documents", "document", "documents"],
            Self::Excerpt => ["excerpt", "excerpts", "extrait", "extraits"],
            Self::Finished => {
                ["finished document", "finished documents", "document marqué terminé", "documents marqués terminés"]
            }
            Self::File => ["file", "files", "fichier", "fichiers"],
            Self::Mapping => ["mapping", "mappings", "correspondance", "correspondances"],
            Self::Memo => ["memo", "memos", "mémo", "mémos"],
            Self::Passage => ["passage", "passages", "passage", "passages"],
            Self::Place => ["place", "places", "endroit", "endroits"],
            Self::Question => ["question", "questions", "question", "questions"],
            Self::Quote => ["quote", "quotes", "citation", "citations"],
            Self::Row => ["row", "rows", "ligne", "lignes"],
            Self::Step => ["step", "steps", "étape", "étapes"],
            Self::ToReview => ["thing to review", "things to review", "point à examiner", "points à examiner"],
            Self::Summary => ["summary", "summaries", "synthèse", "synthèses"],
            Self::Text => ["file of a document", "files of documents", "fichier de document", "fichiers de documents"],
            Self::Version => ["text", "texts", "texte", "textes"],
            Self::Turn => ["turn", "turns", "tour de parole", "tours de parole"],
            Self::Value => ["value", "values", "valeur", "valeurs"],
            Self::Code => ["code", "codes", "code", "codes"],
            Self::Event => ["event", "events", "événement", "événements"],
            Self::Match => ["match", "matches", "occurrence", "occurrences"],
            Self::Pair => ["pair", "pairs", "paire", "paires"],
            Self::Participant => ["participant", "participants", "participant", "participants"],
            Self::Proposal => ["proposal", "proposals", "proposition", "propositions"],
            Self::Speaker => ["speaker", "speakers", "locuteur", "locuteurs"],
            Self::Theme => ["theme", "themes", "thème", "thèmes"],
            Self::Word => ["word", "words", "mot", "mots"],
            Self::Verdict => ["verdict", "verdicts", "verdict", "verdicts"],
        }
    }

    /// Returns what several of them are called: the unit of a table with one in each row.
    pub fn several(self) -> Said {
        let [_, many, _, plusieurs] = self.words();
        Said::fixed(many, plusieurs)
    }
}

/// Returns `n` of something: “1 coding”, “2 codings”; French says none as it says one.
pub fn counted(n: usize, noun: Noun) -> Said {
    let [one, many, un, plusieurs] = noun.words();
    let (en, fr) = (if n == 1 { one } else { many }, if n < 2 { un } else { plusieurs });
    said!("{n} {word}", "{n} {word}", word = Said::fixed(en, fr))
}

#[cfg(test)]
mod tests {
    use super::super::tongue::Tongue;
    use super::*;

    #[test]
    fn one_is_said_as_one_and_none_as_each_language_says_it() {
        let told = |n, tongue| counted(n, Noun::Coding).told(tongue).to_owned();
        assert_eq!([0, 1, 2].map(|n| told(n, Tongue::English)), ["0 codings", "1 coding", "2 codings"]);
        assert_eq!([0, 1, 2].map(|n| told(n, Tongue::French)), ["0 codage", "1 codage", "2 codages"]);
    }
}
