//! Labels that no list of words knows and no convention sets off: `The caretaker` alone above what is said, `12 E : …`,
//! `Le gardien – …`, `0:03 Host What…`. Whatever they are, the same few stand in the same way throughout and take
//! turns, and one of those asks the others, or all are called by an article and a noun.

mod set_off;

use rustc_hash::{FxHashMap, FxHashSet};

use self::set_off::{Beginning, WAYS, Way};
use crate::import::talk::labels;
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::labelled::exchange::{self, Begun};
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::Turn;
use crate::model::name_key;

/// A name that comes less often may be a word.
const FEWEST: usize = 3;
/// The most names.
const MOST: usize = 12;
/// Fewer turns are not enough to tell.
const FEWEST_TURNS: usize = 8;

/// What may be a label, with its line.
type Found<'t> = (usize, Beginning<'t>);

/// Returns where the turns of such a text begin; nothing of a text that is not written so.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let sample = exchange::sample(lines);
    let units = exchange::units(sample);
    let written = WAYS.iter().find_map(|way| names(way, sample, &units).map(|names| (way, names)));
    let Some((way, names)) = written else { return Vec::new() };
    let all: Vec<usize> = (0..lines.len()).filter(|i| !lines[*i].blank && !lines[*i].heading).collect();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let turn = |(line, Beginning { name, words, seconds, .. }): Found<'t>| {
        let free = known.len();
        let speaker = Some(*known.entry(name_key(name)).or_insert(free));
        Turn { speaker, label: name, words_line: line, words, seconds, ..nobody(line) }
    };
    named(way, lines, &all, &names).into_iter().map(turn).collect()
}

/// Returns the keys of those who take turns in a text whose labels are all set off in one way; nothing where these hold
/// no talk.
fn names(way: &Way, lines: &[Line<'_>], units: &[usize]) -> Option<FxHashSet<String>> {
    let found: Vec<(usize, Vec<Beginning<'_>>)> =
        units.iter().map(|i| (*i, (way.beginnings)(lines[*i].text))).filter(|(_, found)| !found.is_empty()).collect();
    if found.len() < FEWEST_TURNS || found.len() * 10 < units.len() * way.of_ten {
        return None;
    }
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for beginning in found.iter().flat_map(|(_, found)| found) {
        *counts.entry(name_key(beginning.name)).or_default() += 1;
    }
    counts.retain(|_, n| *n >= FEWEST);
    keep_whole(&mut counts);
    let names: FxHashSet<String> = counts.into_keys().collect();
    let begins = named(way, lines, units, &names);
    let are_enough = begins.len() >= FEWEST_TURNS && begins.len() * 10 >= units.len() * way.of_ten;
    let are_people = (2..=MOST).contains(&names.len()) && begins.iter().all(|(_, b)| !labels::is_announcement(b.name));
    let is_talk =
        are_enough && are_people && way.is_in_order(&begins) && exchange::is_interview(&begun(lines, &begins));
    is_talk.then_some(names)
}

/// Of names that begin alike keeps the shorter one, `Int`, or those that go on, `Woman 1` and `Woman 2`, where these
/// are nearly all that stand there.
fn keep_whole(counts: &mut FxHashMap<String, usize>) {
    let mut names: Vec<String> = counts.keys().cloned().collect();
    names.sort_by_key(|name| (name.len(), name.clone()));
    for name in names {
        let Some(n) = counts.get(&name).copied() else { continue };
        let goes_on = |other: &str| other.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(' '));
        let is_next = |other: &str| goes_on(other) && !other[name.len() + 1..].contains(' ');
        let n_on: usize = counts.iter().filter(|(other, _)| is_next(other)).map(|(_, n)| *n).sum();
        let is_part = n_on > 0 && n_on * 10 >= n * 9;
        counts.retain(|other, _| if is_part { *other != name } else { !goes_on(other) });
    }
}

/// Returns the lines that begin with one of the names.
fn named<'t>(way: &Way, lines: &[Line<'t>], units: &[usize], names: &FxHashSet<String>) -> Vec<Found<'t>> {
    let longest = |i: usize| {
        let mut found = (way.beginnings)(lines[i].text);
        found.retain(|beginning| names.contains(&name_key(beginning.name)));
        found.pop().map(|beginning| (i, beginning))
    };
    units.iter().filter_map(|i| longest(*i)).collect()
}

/// Returns what stands behind each of these beginnings.
fn begun<'t>(lines: &[Line<'_>], begins: &[Found<'t>]) -> Vec<Begun<'t>> {
    let ends = begins.iter().skip(1).map(|(i, _)| *i).chain([lines.len()]);
    let begun = |((i, beginning), end): (&Found<'t>, usize)| {
        Begun::of(beginning.name, &lines[*i].text[beginning.words..], &lines[i + 1..end])
    };
    begins.iter().zip(ends).map(begun).collect()
}

/// Whether another reading does not know the labels of one in ten of these turns, or takes their ends for words. Where
/// its labels go on behind these, it knows more: `Nurse – Ben Roux: …`
pub(super) fn are_missed(turns: &[Turn<'_>], others: &[Turn<'_>]) -> bool {
    let words: FxHashMap<usize, (usize, usize)> =
        others.iter().map(|turn| (turn.line, (turn.words_line, turn.words))).collect();
    let is_known =
        |turn: &&Turn<'_>| words.get(&turn.line).is_some_and(|words| *words >= (turn.words_line, turn.words));
    turns.iter().filter(is_known).count() * 10 < turns.len() * 9 && others.len() * 4 <= turns.len() * 5
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::who;

    const ASKED: &str = "Where did you go then?";
    const SAID: &str = "I went home, and it was late that evening.";

    /// Says who speaks where one asks and the other answers, each behind what `begin` writes of their name and turn.
    fn speaking(one: &str, other: &str, begin: impl Fn(&str, usize) -> String) -> Vec<String> {
        let turn = |n: usize, name: &str, words: &str| format!("{}{words}\n\n", begin(name, n));
        let talk: String = (0..6).map(|n| turn(2 * n + 1, one, ASKED) + &turn(2 * n + 2, other, SAID)).collect();
        who(&talk)
    }

    #[test]
    fn names_alone_on_lines_may_be_any_words() {
        for (one, other) in [
            ("Hannah", "The caretaker"),
            ("Claire", "Un voisin"),
            ("INTERVIEWER", "NURSE 2"),
            ("C. M.", "P. G."),
            ("[KB]", "[Ward sister]"),
        ] {
            let bare = |name: &str| name.trim_matches(['[', ']']).to_owned();
            let found = speaking(one, other, |name, _| format!("{name}\n"));
            assert_eq!(found, std::iter::repeat_n([bare(one), bare(other)], 6).flatten().collect::<Vec<_>>(), "{one}");
        }
    }

    #[test]
    fn numbers_of_turns_stand_before_labels_in_many_ways() {
        let ways: [fn(&str, usize) -> String; 10] = [
            |name, n| format!("{n} {name} : "),
            |name, n| format!("  {n} {name}: "),
            |name, n| format!("{n}- {name} : "),
            |name, n| format!("{n}/ {name} : "),
            |name, n| format!("T{n} {name} : "),
            |name, n| format!("{n}.{name} : "),
            |name, n| format!("({n}) {name} – "),
            |name, n| format!("{n}. {name} – "),
            |name, n| format!("[{n}] {name} "),
            |name, n| format!("{n:03} {name} "),
        ];
        for way in ways {
            assert_eq!(speaking("E", "M", way), ["E", "M"].repeat(6), "{}", way("E", 1));
        }
    }

    #[test]
    fn a_dash_sets_any_words_off_that_take_turns() {
        for sign in [" – ", ". — ", " - ", " — "] {
            let found = speaking("L’éleveuse", "Le gardien", |name, _| format!("{name}{sign}"));
            assert_eq!(found, ["L’éleveuse", "Le gardien"].repeat(6), "{sign}");
        }
    }

    #[test]
    fn a_time_stands_before_or_behind_the_label() {
        let ways: [fn(&str, usize) -> String; 4] = [
            |name, n| format!("[00:{n:02}] {name} "),
            |name, n| format!("00:{n:02} {name} "),
            |name, n| format!("{name} 00:00:{n:02} "),
            |name, n| format!("[00:{n:02} - {name}] "),
        ];
        for way in ways {
            assert_eq!(speaking("Host", "Gwyn", way), ["Host", "Gwyn"].repeat(6), "{}", way("E", 1));
        }
    }

    #[test]
    fn numbers_and_titles_belong_to_labels_in_capitals() {
        let talk = format!("CHAIR {ASKED}\n\nMR PIKE {SAID}\n\nCHAIR {ASKED}\n\nWOMAN 1 {SAID}\n\n").repeat(4);
        assert_eq!(who(&talk), ["CHAIR", "MR PIKE", "CHAIR", "WOMAN 1"].repeat(4));
    }

    #[test]
    fn several_called_by_an_article_and_a_noun_need_no_one_who_asks() {
        let [one, two, three] = ["Le jardinier", "Une dame du quartier", "L’éleveuse"];
        let order = [one, two, one, three, two, three, one, two, one, three];
        let told = |n: usize| if n % 5 == 1 { ASKED } else { SAID };
        for sign in [" – ", "\n", " : "] {
            let talk: String =
                order.iter().enumerate().map(|(n, name)| format!("{name}{sign}{}\n\n", told(n))).collect();
            assert_eq!(who(&talk), order, "{sign}");
        }
        // The fields of forms come in one order, and the terms of a glossary ask nothing.
        let fields: String = [one, two, three].iter().map(|name| format!("{name} – {SAID}\n\n")).collect();
        let terms: String = order.iter().map(|name| format!("{name} – {SAID}\n\n")).collect();
        for text in [fields.repeat(5), terms] {
            assert!(who(&text).iter().all(|name| name == "-"), "{text}");
        }
    }

    #[test]
    fn longer_labels_that_are_known_go_before() {
        let found = speaking("Chair – Ruth Okoye", "Nurse – Ben Roux", |name, _| format!("{name}: "));
        assert_eq!(found, ["Chair – Ruth Okoye", "Nurse – Ben Roux"].repeat(6));
    }

    #[test]
    fn headings_terms_choices_and_refrains_are_nobody() {
        for part in [
            "What we need\nTwo eggs and some flour of the mill.\n\nHow it is made\nStir it, and wait for an hour.\n\n",
            "Strengths\nWho would not like the sea at night?\n\nWeaknesses\nWho would stay there for long?\n\n",
            "The rain – what falls from the clouds above.\n\nThe snow – what falls when it is cold there.\n\n",
            "1 The rain – who knows it?\n\n2 The snow – it falls when it is cold.\n\n",
            "The river runs\nand the boats are gone,\n\nThe moon is up\nand the night is long,\n\n",
        ] {
            let found = who(&part.repeat(6));
            assert!(found.iter().all(|name| name == "-" || name.starts_with("Voice")), "{part}: {found:?}");
        }
    }
}
