//! Memos: what somebody noted about the study, a document, a person, a code or a coding. Markdown. Several people may
//! write one memo; who wrote which words of it stays known, because who codes blind is to read their own only.

use super::difference::difference;
use super::edit::Edit;
use super::ids::CoderId;
use super::stamp::Stamp;

/// A memo as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Memo {
    /// Markdown, LF line ends; never empty.
    pub text: String,
    /// Who wrote the text that stands.
    pub by: CoderId,
    /// The change that wrote it.
    pub at: Stamp,
    /// Who wrote what of it, in the order of the text.
    pub written: Vec<Stretch>,
}

/// Words of a memo that one change put there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Who.
    pub by: CoderId,
    /// The change.
    pub at: Stamp,
    /// How many characters.
    pub chars: usize,
}

impl Memo {
    /// Returns the memo that somebody made of `before`: what they left of it stays the words of who wrote them.
    pub(super) fn made_of(before: Option<&Self>, text: &str, by: CoderId, at: Stamp) -> Self {
        let new = |chars: usize| Stretch { by, at, chars };
        let (old, writers) = before.map_or_else(Default::default, |memo| (memo.text.as_str(), memo.writers()));
        let old: Vec<char> = old.chars().collect();
        let Edit { start, end, put } = Edit::between(&old, text);
        let mut after = writers[..start].to_vec();
        // Within the stretch, words that stayed are found one by one.
        let replaced: String = old[start..end].iter().collect();
        let mut kept_to = start;
        for change in difference(&replaced, &put) {
            after.extend_from_slice(&writers[kept_to..start + change.span.start as usize]);
            after.extend(change.text.chars().map(|_| new(1)));
            kept_to = start + change.span.end as usize;
        }
        after.extend_from_slice(&writers[kept_to..]);
        Self { text: text.to_owned(), by, at, written: joined(after) }
    }

    /// Returns where the characters are that are shown, without the empty lines around them.
    pub(super) fn shown(&self, is_shown: impl Fn(&Stretch) -> bool) -> Vec<usize> {
        let chars: Vec<char> = self.text.chars().collect();
        let writers = self.writers();
        let places: Vec<usize> = (0..chars.len()).filter(|at| is_shown(&writers[*at])).collect();
        let is_word = |at: &usize| !chars[*at].is_whitespace();
        let first = places.iter().position(is_word).unwrap_or(places.len());
        let end = places.iter().rposition(is_word).map_or(first, |last| last + 1);
        places[first..end].to_vec()
    }

    /// Returns the part of the memo that is shown; nothing when that is no word.
    pub(super) fn part(&self, is_shown: impl Fn(&Stretch) -> bool) -> Option<Self> {
        let (chars, writers): (Vec<char>, _) = (self.text.chars().collect(), self.writers());
        let places = self.shown(is_shown);
        let last = places.iter().map(|at| writers[*at]).max_by_key(|stretch| stretch.at)?;
        let text = places.iter().map(|at| chars[*at]).collect();
        let written = joined(places.iter().map(|at| writers[*at]));
        Some(Self { text, by: last.by, at: last.at, written })
    }

    /// Returns who wrote each character.
    fn writers(&self) -> Vec<Stretch> {
        let each = |stretch: &Stretch| vec![Stretch { chars: 1, ..*stretch }; stretch.chars];
        self.written.iter().flat_map(each).collect()
    }
}

fn joined(stretches: impl IntoIterator<Item = Stretch>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for next in stretches {
        match all.last_mut().filter(|last| (last.by, last.at) == (next.by, next.at)) {
            Some(last) => last.chars += next.chars,
            None => all.push(next),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    #[test]
    fn who_wrote_which_words_of_a_memo_stays_known_however_often_it_is_rewritten() {
        let mut fixture = Fixture::new();
        let at = fixture.project.head.unwrap();
        let people = ["ana", "ben"].map(|name| fixture.coder_named(name));
        let mut memo: Option<Memo> = None;
        for (who, text, of_ana, of_ben) in [
            (0, "a roof first", Some("a roof first"), None),
            (1, "a roof first\n\nno, a bed", Some("a roof first"), Some("no, a bed")),
            (0, "one roof first\n\nno, a bed\n\nsee P02", Some("one roof first\n\nsee P02"), Some("no, a bed")),
            (1, "one roof first\n\nno bed\n\nsee P02", Some("one roof first\n\nsee P02"), Some("no bed")),
            (0, "no bed", None, Some("no bed")),
        ] {
            let now = Memo::made_of(memo.as_ref(), text, people[who], at);
            let of = |coder: CoderId| now.part(|stretch| stretch.by == coder).map(|part| part.text);
            assert_eq!((of(people[0]).as_deref(), of(people[1]).as_deref()), (of_ana, of_ben), "{text}");
            memo = Some(now);
        }
    }
}
