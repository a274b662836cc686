//! Who asks, where no label says so: the share of questions tells, and that whoever asks says less.

use crate::model::Role;

/// What a speaker's turns are like.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::import) struct Questions {
    pub n_turns: usize,
    /// How many of them end with a question.
    pub n_questions: usize,
    /// How many of them have a question anywhere, and how many questions these are.
    pub n_with_marks: usize,
    pub n_marks: usize,
    /// The length of the words of all of them, in code points.
    pub n_chars: usize,
}

impl Questions {
    /// Returns how many percent of the turns are questions.
    pub fn percent(self) -> u8 {
        (self.n_questions * 100 / self.n_turns.max(1)).min(100) as u8
    }

    fn chars_a_turn(self) -> usize {
        self.n_chars / self.n_turns.max(1)
    }
}

/// Half of the turns of who asks are questions, and few of anybody else's.
const ASKS: u8 = 50;
const ANSWERS: u8 = 34;
/// So many are enough where the others ask far less.
const ASKS_OFTEN: u8 = 40;
/// Who asks now and then but says little asks as well, if others hardly ask: in a talk of two, and in a larger one.
const ASKS_BY_TWOS: u8 = 20;
const ASKS_IN_A_GROUP: u8 = 30;
const TIMES_MORE: u8 = 3;
/// Speakers of fewer turns than this percentage of all are left out.
const TAKES_PART: usize = 6;
/// More people than this ask in no interview.
const MOST_ASKERS: usize = 2;

/// Returns those who ask, with their roles: who asks several others leads a group.
pub(in crate::import) fn by_questions(speakers: &[Questions]) -> Vec<(usize, Role)> {
    let n_turns: usize = speakers.iter().map(|s| s.n_turns).sum();
    let mut ranked: Vec<(usize, Questions)> =
        speakers.iter().copied().enumerate().filter(|(_, s)| s.n_turns * 100 >= n_turns * TAKES_PART).collect();
    ranked.sort_by_key(|(_, s)| std::cmp::Reverse(s.percent()));
    if let [(_, first), (_, second)] = ranked[..]
        && asks_among_words(second, first)
    {
        ranked.swap(0, 1);
    }
    let n_askers = (1..ranked.len().min(MOST_ASKERS + 1)).find(|n| ask(&ranked[..*n], &ranked[*n..]));
    let Some(n) = n_askers else { return Vec::new() };
    let role = if n == 1 && ranked.len() > 3 { Role::Moderator } else { Role::Interviewer };
    ranked[..n].iter().map(|(i, _)| (*i, role)).collect()
}

/// Whether the first of these ask and the others answer.
fn ask(askers: &[(usize, Questions)], others: &[(usize, Questions)]) -> bool {
    let least = askers.iter().map(|(_, s)| s.percent()).min().unwrap_or_default();
    let most = others.iter().map(|(_, s)| s.percent()).max().unwrap_or_default();
    let say_less = askers
        .iter()
        .all(|(_, asker)| others.iter().all(|(_, other)| asker.chars_a_turn() * 5 <= other.chars_a_turn() * 4));
    let enough = if askers.len() + others.len() == 2 { ASKS_BY_TWOS } else { ASKS_IN_A_GROUP };
    let much_more = least >= most.saturating_mul(TIMES_MORE);
    let clearly = (least >= ASKS && most <= ANSWERS) || (least >= ASKS_OFTEN && much_more);
    let briefly = least >= enough && much_more && say_less;
    let among_words = matches!((askers, others), ([(_, asker)], [(_, other)]) if asks_among_words(*asker, *other));
    // One question in a short talk says nothing.
    among_words || (clearly || briefly) && askers.iter().all(|(_, s)| s.n_questions >= 2)
}

/// Whether one of two asks by what stands within the turns: many begin with a question and say more behind it. For as
/// many words this one asks twice as much as the other, who may ask back, and says no more in all.
fn asks_among_words(asker: Questions, other: Questions) -> bool {
    const FEWEST: usize = 3;
    const ONE_TURN_IN: usize = 10;
    const TIMES_MORE: usize = 2;
    asker.n_with_marks >= FEWEST
        && asker.n_with_marks * ONE_TURN_IN >= asker.n_turns
        && asker.n_marks * other.n_chars >= TIMES_MORE * other.n_marks * asker.n_chars
        && asker.n_chars <= other.n_chars
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each speaker as turns, questions, and code points a turn.
    fn of(speakers: &[(usize, usize, usize)]) -> Vec<(usize, Role)> {
        let speakers = speakers.iter().map(|(n_turns, n_questions, chars)| Questions {
            n_turns: *n_turns,
            n_questions: *n_questions,
            n_chars: n_turns * chars,
            ..Questions::default()
        });
        by_questions(&speakers.collect::<Vec<_>>())
    }

    #[test]
    fn who_asks_is_the_interviewer_where_no_label_says_so() {
        assert_eq!(of(&[(4, 4, 90), (4, 1, 90)]), [(0, Role::Interviewer)]);
        assert_eq!(of(&[(5, 0, 90), (6, 4, 90), (3, 1, 90), (4, 0, 90)]), [(1, Role::Moderator)]);
        assert_eq!(of(&[(20, 9, 90), (20, 2, 90)]), [(0, Role::Interviewer)]);
        assert_eq!(of(&[(4, 3, 90), (4, 2, 90)]), [], "both ask");
        assert_eq!(of(&[(40, 1, 90), (2, 2, 90)]), [], "two questions in a long talk");
        assert_eq!(of(&[(4, 4, 90)]), []);
    }

    #[test]
    fn who_says_little_asks_with_fewer_questions() {
        assert_eq!(of(&[(40, 10, 40), (40, 1, 200)]), [(0, Role::Interviewer)]);
        assert_eq!(of(&[(40, 10, 150), (40, 1, 100)]), [], "two hosts of a programme");
        assert_eq!(of(&[(40, 10, 40), (40, 1, 200), (30, 0, 90)]), [], "too few in a group");
    }

    #[test]
    fn of_two_who_ask_within_their_turns_the_one_asks_who_does_so_more_and_says_less() {
        let of = |n_turns: usize, n_marks: usize, n_chars: usize| Questions {
            n_turns,
            n_with_marks: n_marks,
            n_marks,
            n_chars,
            ..Questions::default()
        };
        assert_eq!(by_questions(&[of(30, 12, 3_000), of(29, 11, 12_000)]), [(0, Role::Interviewer)]);
        assert_eq!(by_questions(&[of(29, 11, 12_000), of(30, 12, 3_000)]), [(1, Role::Interviewer)]);
        assert_eq!(by_questions(&[of(30, 12, 9_000), of(29, 11, 12_000)]), [], "both ask");
        assert_eq!(by_questions(&[of(30, 2, 3_000), of(29, 0, 12_000)]), [], "two questions");
    }

    #[test]
    fn two_may_ask_one() {
        assert_eq!(of(&[(20, 15, 60), (40, 1, 300), (21, 9, 60)]), [(0, Role::Interviewer), (2, Role::Interviewer)]);
    }
}
