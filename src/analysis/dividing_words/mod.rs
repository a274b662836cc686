//! Words that divide the groups: a companion of the comparison of codes. They rank what to read next and prove nothing,
//! because the words of one interview are not independent. Only own talk counts; interviewers are left out unless asked
//! for.

mod counted;
mod stop_words;

use super::AnalysisError;
use super::facts::Facts;
use super::frequencies::{base, says_no_word};
use super::groups::Grouping;
use super::scope::Scope;
use super::statistics::{FEWEST_ITEMS, LogOdds, informative_prior, log_odds, per_thousand};
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{Language, Project, Said, said};
use counted::Counted;

/// Which words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordsQuery {
    /// The attribute that makes the groups.
    pub attribute: String,
    /// Which values of it; all that anybody has when there are none.
    pub groups: Vec<String>,
    /// Whose words.
    pub scope: Scope,
    /// Only words that the two groups say at least so often together.
    pub fewest_times: u64,
    /// Only words that at least so many people of the two groups say.
    pub fewest_people: u32,
    /// Leave out words of these languages that say little.
    pub without: Vec<Language>,
    /// So many words of each side; all without it.
    pub most: Option<usize>,
}

impl WordsQuery {
    /// Returns the words that divide all groups of `attribute`, said five times at least.
    pub fn by(attribute: &str) -> Self {
        Self {
            attribute: attribute.to_owned(),
            groups: Vec::new(),
            scope: Scope::default(),
            fewest_times: 5,
            fewest_people: 1,
            without: Vec::new(),
            most: None,
        }
    }

    /// Returns which words are listed, one item a restriction.
    fn described(&self) -> Vec<Said> {
        let Self { fewest_times: times, fewest_people: people, without, most, .. } = self;
        let mut words = vec![said!(
            "words said {times} times or more, by {people} people or more",
            "mots dits {times} fois ou plus, par {people} personnes ou plus"
        )];
        words.extend(without.iter().map(|language| {
            let language = language.code();
            said!("without stop words ({language})", "sans mots vides ({language})")
        }));
        words.extend(most.map(|most| {
            said!("the {most} that divide most on each side", "les {most} qui séparent le plus de chaque côté")
        }));
        words
    }
}

/// Words by pairs of groups.
#[derive(Clone, PartialEq, Debug)]
pub struct DividingWords {
    /// Pair after pair: what the first group says more often stands first.
    pub words: Vec<DividingWord>,
    caption: Caption,
}

/// One word in two groups.
#[derive(Clone, PartialEq, Debug)]
pub struct DividingWord {
    /// The word, in small letters.
    pub word: String,
    /// The first group and the second.
    pub sides: [WordSide; 2],
    /// How it divides them; nothing when there are too few words to tell.
    pub log_odds: Option<LogOdds>,
}

/// How one group says a word.
#[derive(Clone, PartialEq, Debug)]
pub struct WordSide {
    /// The group.
    pub group: String,
    /// How often.
    pub times: u64,
    /// How many of its people.
    pub people: u32,
    /// For each 1,000 words that the group says, cut as they are listed.
    pub per_thousand: Option<f64>,
}

/// Returns the words that divide the groups of `project`.
///
/// # Errors
/// When there is no such attribute or value, or a text is not here.
pub fn dividing_words(project: &Project, query: &WordsQuery) -> Result<DividingWords, AnalysisError> {
    let facts = Facts::gather(project, &query.scope, true);
    let (grouping, chosen) = Grouping::side_by_side(&facts, &query.attribute, &query.groups)?;
    let counted = Counted::of(&facts, &grouping)?;
    let stop_words = stop_words::stop_words(&query.without);
    let kept: Vec<usize> = (0..counted.words.len()).filter(|w| !stop_words.contains(&*counted.words[*w])).collect();
    let (mut words, mut without) = (Vec::new(), Vec::new());
    for (i, a) in chosen.iter().enumerate() {
        for b in &chosen[i + 1..] {
            let divided = divide(&counted, &grouping, &kept, query, [*a, *b]);
            if divided.is_empty() {
                without.push([a, b].map(|g| grouping.groups[*g as usize].name.as_str()).join(" / "));
            }
            words.extend(divided);
        }
    }
    let mut filters = query.scope.describe(project);
    filters.extend(query.described());
    let attribute = &query.attribute;
    let mut caption = Caption {
        title: said!("Words by {attribute}", "Mots par {attribute}"),
        unit: said!(
            "words of own talk, in small letters; participants who say them",
            "mots de la parole propre, en minuscules\u{202f}; participants qui les disent"
        ),
        base: base(&grouping.together(&facts, &chosen)),
        filters,
        notes: vec![
            said!(
                "z: log odds with an informative prior, by its standard error (Monroe, Colaresi & Quinn 2008): positive for \
                 the first group",
                "z\u{202f}: logarithme du rapport des chances à loi a priori informative, par son erreur type (Monroe, Colaresi \
                 et Quinn 2008)\u{202f}: positif pour le premier groupe"
            ),
            cut_at_apostrophes(&counted, &grouping, &chosen),
            said!(
                "for ranking and reading on, not a test: the words of one interview are not independent",
                "pour ranger et lire plus loin, pas un test\u{202f}: les mots d’un entretien ne sont pas indépendants"
            ),
        ],
    };
    if !without.is_empty() {
        let pairs = without.join("; ");
        caption.notes.push(said!(
            "no word is said often enough, and by enough people, to be ranked between {pairs}",
            "aucun mot n’est dit assez souvent, ni par assez de personnes, pour être classé entre {pairs}"
        ));
    }
    Ok(DividingWords { words, caption })
}

/// Says that the words of this list are cut finer than those of the base, and how many each group has of them.
fn cut_at_apostrophes(counted: &Counted, grouping: &Grouping, chosen: &[u32]) -> Said {
    let sizes = chosen.iter().map(|g| format!("{} {}", counted.all(*g), grouping.groups[*g as usize].name));
    let sizes = sizes.collect::<Vec<_>>().join(", ");
    said!(
        "words are cut at apostrophes here (“j’ai” is two), and rates are for each 1,000 of these: {sizes}; the base counts \
         words as they are written",
        "les mots sont coupés aux apostrophes ici («\u{202f}j’ai\u{202f}» en fait deux), et les taux sont pour 1\u{202f}000 de \
         ceux-là\u{202f}: {sizes}\u{202f}; la base compte les mots comme ils sont écrits"
    )
}

fn divide(
    counted: &Counted,
    grouping: &Grouping,
    kept: &[usize],
    query: &WordsQuery,
    groups: [u32; 2],
) -> Vec<DividingWord> {
    let said: Vec<usize> = kept.iter().copied().filter(|w| groups.iter().any(|g| counted.times(*w, *g) > 0)).collect();
    let [first, second] = groups.map(|g| said.iter().map(|w| counted.times(*w, g)).collect::<Vec<u64>>());
    let totals: Vec<u64> = first.iter().zip(&second).map(|(a, b)| a + b).collect();
    let odds = log_odds(&first, &second, &informative_prior(&totals));
    let all: Vec<u64> = (0..grouping.groups.len() as u32).map(|g| counted.all(g)).collect();
    let side = |w: usize, g: u32| WordSide {
        group: grouping.groups[g as usize].name.clone(),
        times: counted.times(w, g),
        people: counted.people(w, g),
        per_thousand: per_thousand(counted.times(w, g), all[g as usize]),
    };
    let enough = |i: &usize| {
        let people: u32 = groups.iter().map(|g| counted.people(said[*i], *g)).sum();
        totals[*i] >= query.fewest_times && people >= query.fewest_people
    };
    let mut words: Vec<DividingWord> = (0..said.len())
        .filter(enough)
        .map(|i| DividingWord {
            word: counted.words[said[i]].to_string(),
            sides: groups.map(|g| side(said[i], g)),
            log_odds: odds.as_ref().map(|odds| odds[i]),
        })
        .collect();
    let z = |word: &DividingWord| word.log_odds.map_or(0.0, |odds| odds.z);
    words.sort_by(|x, y| z(y).total_cmp(&z(x)).then_with(|| x.word.cmp(&y.word)));
    if let Some(most) = query.most.filter(|most| most.saturating_mul(2) < words.len()) {
        words.drain(most..words.len() - most);
    }
    words
}

impl DividingWords {
    /// Returns one row for each pair of groups and word.
    pub fn table(&self) -> Table {
        use ColumnKind::{Integer, Number, Text};
        let mut heads = vec![("word", Text)];
        heads.extend([("group_a", Text), ("n_a", Integer), ("participants_a", Integer), ("per_1000_words_a", Number)]);
        heads.extend([("group_b", Text), ("n_b", Integer), ("participants_b", Integer), ("per_1000_words_b", Number)]);
        heads.extend([("log_odds", Number), ("z", Number)]);
        let mut table = Table::new("words", columns(heads), self.caption.clone());
        table.rows.extend(self.words.iter().map(DividingWord::row));
        table
    }
}

impl DividingWord {
    fn row(&self) -> Vec<Cell> {
        let silent = || Cell::Undefined(says_no_word());
        let few = || {
            Cell::Undefined(said!(
                "fewer than {FEWEST_ITEMS} words, or a group that says none",
                "moins de {FEWEST_ITEMS} mots, ou un groupe qui n’en dit aucun"
            ))
        };
        let mut row = vec![Cell::text(&self.word)];
        for WordSide { group, times, people, per_thousand } in &self.sides {
            let rate = per_thousand.map_or_else(silent, |rate| Cell::Figure(rate, 2));
            row.extend([Cell::text(group), Cell::count(*times), Cell::count(*people), rate]);
        }
        row.push(self.log_odds.map_or_else(few, |odds| Cell::Figure(odds.delta, 2)));
        row.push(self.log_odds.map_or_else(few, |odds| Cell::Figure(odds.z, 2)));
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.document("u1", None, "INT: key key key key key key\nU1: My key, my key, my own key! (rire) Oui.");
        fixture.document("u2", None, "U2: The key and my door. Oui, the key.");
        fixture.document("p1", None, "P1: The team, the team and the network. Oui.");
        for (who, group) in [("U1", "user"), ("U2", "user"), ("P1", "professional")] {
            fixture.attribute(who, "viewpoint", group);
        }
        fixture
    }

    fn query() -> WordsQuery {
        WordsQuery {
            groups: vec!["user".into(), "professional".into()],
            fewest_times: 2,
            ..WordsQuery::by("viewpoint")
        }
    }

    fn found(fixture: &Fixture, query: &WordsQuery) -> Vec<(String, u64, u32, u64)> {
        let words = dividing_words(&fixture.project, query).unwrap().words;
        words.into_iter().map(|w| (w.word, w.sides[0].times, w.sides[0].people, w.sides[1].times)).collect()
    }

    #[test]
    fn own_talk_divides_the_groups_and_the_interviewer_does_not() {
        let words = found(&study(), &query());
        assert_eq!(words[0], ("key".into(), 5, 2, 0));
        assert_eq!(words[1], ("my".into(), 4, 2, 0));
        assert_eq!(words.last().unwrap().0, "team");
    }

    #[test]
    fn the_base_is_of_the_groups_that_are_compared() {
        let mut fixture = study();
        fixture.document("n1", None, "N1: The street and the dog. Oui.");
        fixture.attribute("N1", "viewpoint", "neighbour");
        let base = |query: &WordsQuery| dividing_words(&fixture.project, query).unwrap().caption.base.to_string();
        assert!(base(&query()).starts_with("3 participants in 3 documents"), "{}", base(&query()));
        assert!(base(&WordsQuery::by("viewpoint")).starts_with("4 participants in 4 documents"));
        let alone = WordsQuery { groups: vec!["user".into()], ..query() };
        assert_eq!(dividing_words(&fixture.project, &alone), Err(AnalysisError::OneGroup("user".into())));
    }

    #[test]
    fn rare_words_and_stop_words_are_left_out_and_the_ends_can_be_shown_alone() {
        let fixture = study();
        let without = WordsQuery { without: vec![Language::En], ..query() };
        let words: Vec<String> = found(&fixture, &without).into_iter().map(|w| w.0).collect();
        assert_eq!(words, ["key", "oui", "team"]);
        let ends = WordsQuery { most: Some(1), ..query() };
        assert_eq!(found(&fixture, &ends).len(), 2);
        let of_two = WordsQuery { fewest_people: 3, ..query() };
        let words: Vec<String> = found(&fixture, &of_two).into_iter().map(|w| w.0).collect();
        assert_eq!(words, ["oui"], "three people say it");
    }
}
