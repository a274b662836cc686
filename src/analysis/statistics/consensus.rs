//! Of one mind or of several: how the people of a group spread over ordered stances, or over codes.

/// How people spread over categories.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Spread {
    /// Agreement A of van der Eijk (2001) over ordered categories: 1 one opinion, 0 evenly spread, -1 two camps.
    pub agreement: Option<f64>,
    /// `(1 - A) / 2`: 0 one opinion, 1 two camps.
    pub polarization: Option<f64>,
    /// Consensus of Tastle & Wierman (2007) over ordered categories, from 0 to 1.
    pub consensus: Option<f64>,
    /// Shannon's entropy in bits.
    pub entropy: Option<f64>,
    /// Entropy by its largest value for so many categories.
    pub entropy_share: Option<f64>,
    /// Gini-Simpson: how likely two people drawn with replacement differ.
    pub gini_simpson: Option<f64>,
    /// The same without replacement; nothing for fewer than two people.
    pub gini_simpson_unbiased: Option<f64>,
    /// Index of qualitative variation: Gini-Simpson by its largest value.
    pub variation: Option<f64>,
}

/// Returns how people spread who are `counts` in each category, empty categories included: a middle that nobody takes
/// makes the difference between two camps and one. Nothing is defined for nobody, and order needs three categories.
pub fn spread(counts: &[u64]) -> Spread {
    let n: u64 = counts.iter().sum();
    let categories = counts.len() as f64;
    if n == 0 {
        return Spread::default();
    }
    let shares: Vec<f64> = counts.iter().map(|count| *count as f64 / n as f64).collect();
    let agreement = agreement(counts);
    let entropy = -shares.iter().filter(|share| **share > 0.0).map(|share| share * share.log2()).sum::<f64>();
    let gini_simpson = 1.0 - shares.iter().map(|share| share * share).sum::<f64>();
    let same_pairs: u64 = counts.iter().map(|count| count * count.saturating_sub(1)).sum();
    let several = counts.len() > 1;
    Spread {
        agreement,
        polarization: agreement.map(|a| (1.0 - a) / 2.0),
        consensus: several.then(|| tastle_wierman(&shares)),
        entropy: Some(entropy),
        entropy_share: several.then(|| entropy / categories.log2()),
        gini_simpson: Some(gini_simpson),
        gini_simpson_unbiased: (n > 1).then(|| 1.0 - same_pairs as f64 / (n * (n - 1)) as f64),
        variation: several.then(|| categories / (categories - 1.0) * gini_simpson),
    }
}

/// Returns A of van der Eijk: the counts are peeled into layers, in each of which a category holds as many people as
/// every other or none, and the agreements of the layers are weighed by their people.
fn agreement(counts: &[u64]) -> Option<f64> {
    let n: u64 = counts.iter().sum();
    if counts.len() < 3 || n == 0 {
        return None;
    }
    let mut rest = counts.to_vec();
    let mut sum = 0.0;
    while let Some(height) = rest.iter().copied().filter(|count| *count > 0).min() {
        let layer: Vec<bool> = rest.iter().map(|count| *count > 0).collect();
        let people = height * layer.iter().filter(|filled| **filled).count() as u64;
        sum += agreement_of_layer(&layer) * people as f64 / n as f64;
        rest.iter_mut().for_each(|count| *count = count.saturating_sub(height));
    }
    Some(sum)
}

fn agreement_of_layer(layer: &[bool]) -> f64 {
    let categories = layer.len() as f64;
    let filled = layer.iter().filter(|filled| **filled).count();
    if filled == 1 {
        return 1.0;
    }
    let (mut together, mut apart) = (0.0, 0.0);
    for i in 0..layer.len() {
        for j in i + 1..layer.len() {
            for k in j + 1..layer.len() {
                match (layer[i], layer[j], layer[k]) {
                    (true, true, false) | (false, true, true) => together += 1.0,
                    (true, false, true) => apart += 1.0,
                    _ => {}
                }
            }
        }
    }
    if together + apart == 0.0 {
        return 0.0;
    }
    let unimodality =
        ((categories - 2.0) * together - (categories - 1.0) * apart) / ((categories - 2.0) * (together + apart));
    unimodality * (1.0 - (filled as f64 - 1.0) / (categories - 1.0))
}

fn tastle_wierman(shares: &[f64]) -> f64 {
    let mean: f64 = shares.iter().enumerate().map(|(i, share)| i as f64 * share).sum();
    let width = shares.len() as f64 - 1.0;
    let held = shares.iter().enumerate().filter(|(_, share)| **share > 0.0);
    1.0 + held.map(|(i, share)| share * (1.0 - (i as f64 - mean).abs() / width).log2()).sum::<f64>()
}
