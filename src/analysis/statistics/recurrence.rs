//! Focus groups: in how many groups a proposition came up (recurrence), and how many of those who spoke on it hold with
//! it (adhesion). Silence is not assent, so the bounds that silence leaves open stand beside every share.

use super::consensus::spread;
use super::interval::{Interval, Z_95};
use super::proportion::{wilson, wilson_at};

/// What one person said of a proposition. Who both supports and opposes it is mixed, unless the analyst says otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stance {
    /// Holds with it.
    Support,
    /// Both, or in between.
    Mixed,
    /// Against it.
    Oppose,
    /// Did not speak on it.
    Silent,
}

/// What became of a proposition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Nobody spoke on it.
    NotRaised,
    /// Fewer than five spoke on it.
    TooFew,
    /// Most who spoke hold with it, and the interval says more than half.
    ConsensusFor,
    /// Most who spoke are against it, and the interval says more than half.
    ConsensusAgainst,
    /// Two camps.
    Debate,
    /// None of these.
    Mixed,
}

impl Standing {
    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotRaised => "not-raised",
            Self::TooFew => "too-few",
            Self::ConsensusFor => "consensus-for",
            Self::ConsensusAgainst => "consensus-against",
            Self::Debate => "debate",
            Self::Mixed => "mixed",
        }
    }
}

/// A share with its interval.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Share {
    /// The share.
    pub value: f64,
    /// At 95%.
    pub interval: Interval,
}

/// How a proposition fared in focus groups.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Recurrence {
    /// In how many groups somebody took a stance.
    pub groups_raised: u64,
    /// Of all groups; groups weigh equally.
    pub recurrence: Option<Share>,
    /// How many support it.
    pub support: u64,
    /// How many are mixed.
    pub mixed: u64,
    /// How many oppose it.
    pub oppose: u64,
    /// How many spoke on it.
    pub spoke: u64,
    /// The share that supports it, of those who spoke; people weigh equally.
    pub adhesion: Option<Share>,
    /// The share that would support it if all who were silent opposed it, and if all supported it.
    pub bounds: Option<Interval>,
    /// Supporters less opponents, of those who spoke, with the interval of Bonett & Price (2012).
    pub net: Option<Share>,
    /// Recurrence times adhesion, for sorting only: the interval tells how little the order of neighbours means.
    pub weight: Option<Share>,
    /// Agreement A of those who spoke.
    pub agreement: Option<f64>,
    /// Polarization of those who spoke.
    pub polarization: Option<f64>,
    /// In a word.
    pub standing: Standing,
}

/// The deviate of an interval of 97.5%, two of which hold together at 95% (Bonferroni).
const Z_97_5: f64 = 2.241_402_727_604_947;

/// Returns how a proposition fared in `groups`, each the stances of its people without the moderator.
pub fn recurrence(groups: &[Vec<Stance>]) -> Recurrence {
    let all = || groups.iter().flatten();
    let count = |stance: Stance| all().filter(|s| **s == stance).count() as u64;
    let (support, mixed, oppose) = (count(Stance::Support), count(Stance::Mixed), count(Stance::Oppose));
    let (spoke, people) = (support + mixed + oppose, all().count() as u64);
    let n_groups = groups.len() as u64;
    let groups_raised = groups.iter().filter(|g| g.iter().any(|s| *s != Stance::Silent)).count() as u64;
    let spread = spread(&[oppose, mixed, support]);
    let (recurrence, adhesion) = (share(groups_raised, n_groups), share(support, spoke));
    let bounds = (people > 0)
        .then(|| Interval { low: support as f64 / people as f64, high: (people - oppose) as f64 / people as f64 });
    let weight = || {
        let (r, s) = (wilson_at(groups_raised, n_groups, Z_97_5)?, wilson_at(support, spoke, Z_97_5)?);
        let value = recurrence?.value * adhesion?.value;
        Some(Share { value, interval: Interval { low: r.low * s.low, high: r.high * s.high } })
    };
    Recurrence {
        groups_raised,
        recurrence,
        support,
        mixed,
        oppose,
        spoke,
        adhesion,
        bounds,
        net: net(support, oppose, spoke),
        weight: weight(),
        agreement: spread.agreement,
        polarization: spread.polarization,
        standing: standing(support, oppose, spoke, spread.agreement),
    }
}

fn share(x: u64, n: u64) -> Option<Share> {
    Some(Share { value: x as f64 / n as f64, interval: wilson(x, n)? })
}

fn net(support: u64, oppose: u64, spoke: u64) -> Option<Share> {
    let n = spoke as f64;
    let (a, b) = ((support as f64 + 1.0) / (n + 2.0), (oppose as f64 + 1.0) / (n + 2.0));
    let half = Z_95 * ((a + b - (a - b).powi(2)) / (n + 2.0)).sqrt();
    let interval = Interval { low: (a - b - half).max(-1.0), high: (a - b + half).min(1.0) };
    (spoke > 0).then(|| Share { value: (support as f64 - oppose as f64) / n, interval })
}

fn standing(support: u64, oppose: u64, spoke: u64, agreement: Option<f64>) -> Standing {
    let more_than_half = |x: u64| wilson(x, spoke).is_some_and(|interval| interval.low > 0.5);
    match () {
        () if spoke == 0 => Standing::NotRaised,
        () if spoke < 5 => Standing::TooFew,
        () if more_than_half(support) => Standing::ConsensusFor,
        () if more_than_half(oppose) => Standing::ConsensusAgainst,
        () if agreement.is_some_and(|a| a < 0.0) && support.min(oppose) >= 2 => Standing::Debate,
        () => Standing::Mixed,
    }
}
