//! The formulas of `analysis::statistics` against known answers.

use counterpoint::analysis::statistics::{
    Block, Draws, Interval, Said, SaturationRule, Share, SplitMix64, Spread, Stance, TestResult, TwoByTwo,
    benjamini_hochberg, c_coefficient, compare_rates, contingency, informative_prior, jaccard, log_odds, newcombe,
    ochiai, per_thousand, permutation_tests, recurrence, saturation, spread, wilson,
};
use counterpoint::model::Span;
use counterpoint::model::united::united;
use serde_json::{Value, json};

use super::vectors::cases;

#[test]
fn chance_draws_what_it_drew_elsewhere() {
    for case in cases(include_str!("vectors/rng.json")) {
        let seed = case.input["seed"].as_str().unwrap().parse().unwrap();
        let mut random = SplitMix64::new(seed);
        let drawn: Vec<String> = (0..5).map(|_| random.next_u64().to_string()).collect();
        let mut random = SplitMix64::new(seed);
        let below: Vec<usize> = case.counts("below").iter().map(|n| random.below(*n as usize)).collect();
        case.is_answered_by(&json!({ "u64": drawn, "below": below }));
    }
}

#[test]
fn rates_compare_with_intervals_of_cases_drawn_again() {
    for case in cases(include_str!("vectors/rate_bootstrap.json")) {
        let said = |counted: &str, words: &str| -> Vec<Said> {
            let pairs = case.counts(counted).into_iter().zip(case.counts(words));
            pairs.map(|(counted, words)| Said { counted, words }).collect()
        };
        let (first, second) = (said("e1", "w1"), said("e0", "w0"));
        let draws = Draws::within(&[first.len(), second.len()], case.count("B") as usize, case.count("seed"));
        let found = compare_rates(&first, &second, &draws);
        let (differences, ratios) = (found.differences.interval(0.95).unwrap(), found.ratios.interval(0.95).unwrap());
        case.is_answered_by(&json!({
            "rate1": found.rates[0], "rate0": found.rates[1],
            "diff": found.difference, "diff_lo": differences.low, "diff_hi": differences.high,
            "ratio": found.ratio, "ratio_lo": ratios.low, "ratio_hi": ratios.high,
            "ratio_undefined": found.ratios.undefined,
        }));
    }
}

#[test]
fn shares_have_the_interval_of_wilson() {
    for case in cases(include_str!("vectors/wilson.json")) {
        let Interval { low, high } = wilson(case.count("x"), case.count("n")).unwrap();
        case.is_answered_by(&json!({ "lo": low, "hi": high }));
    }
    assert_eq!(wilson(0, 0), None);
}

#[test]
fn two_groups_with_and_without_something() {
    for case in cases(include_str!("vectors/twobytwo.json")) {
        let [x1, n1, x2, n2] = ["x1", "n1", "x2", "n2"].map(|key| case.count(key));
        let table = TwoByTwo::of(x1, n1, x2, n2);
        let statistic = |test: Option<TestResult>| test.map(|t| t.statistic);
        let p = |test: Option<TestResult>| test.map(|t| t.p);
        let (chi2, yates, g2) = (table.chi_squared(), table.chi_squared_yates(), table.g_squared());
        let (odds, difference) = (table.odds_ratio(), newcombe(x1, n1, x2, n2).unwrap());
        case.is_answered_by(&json!({
            "fisher_p": table.fisher(),
            "chi2": statistic(chi2), "chi2_p": p(chi2),
            "chi2_yates": statistic(yates), "chi2_yates_p": p(yates),
            "g2": statistic(g2), "g2_p": p(g2),
            "phi": table.phi(), "cramers_v": table.phi().map(f64::abs),
            "odds_ratio": odds.value, "or_lo": odds.interval.low, "or_hi": odds.interval.high,
            "rd": x1 as f64 / n1 as f64 - x2 as f64 / n2 as f64,
            "rd_lo": difference.low, "rd_hi": difference.high,
        }));
    }
}

#[test]
fn tables_of_any_size() {
    for case in cases(include_str!("vectors/rxc.json")) {
        let rows: Vec<Vec<u64>> = serde_json::from_value(case.input["table"].clone()).unwrap();
        let found = contingency(&rows).unwrap();
        case.is_answered_by(&json!({
            "chi2": found.chi_squared, "df": found.df, "g2": found.g_squared, "cramers_v": found.cramers_v, "p": found.p,
        }));
    }
    assert_eq!(contingency(&[vec![1, 0], vec![2, 0]]), None);
}

#[test]
fn tests_of_one_family_are_read_together() {
    for case in cases(include_str!("vectors/bh.json")) {
        let p: Vec<Option<f64>> = serde_json::from_value(case.input["p"].clone()).unwrap();
        case.is_answered_by(&json!({ "adjusted": benjamini_hochberg(&p) }));
    }
}

#[test]
fn labels_are_dealt_anew() {
    for case in cases(include_str!("vectors/permutation.json")) {
        let labels = case.counts("labels");
        let blocks: Vec<Block> =
            labels.iter().map(|label| Block { is_first: *label == 1, cases: 1, stratum: 0 }).collect();
        let times = case.input["B"].as_u64().unwrap_or(0) as usize;
        let seed = case.input["seed"].as_u64().unwrap_or(0);
        let found = permutation_tests(&blocks, &[case.numbers("values")], times, seed).unwrap()[0];
        case.is_answered_by(&json!({ "observed": found.observed, "count": found.as_large, "p": found.p }));
    }
}

#[test]
fn words_that_divide_two_groups() {
    for case in cases(include_str!("vectors/fightin.json")) {
        let found = log_odds(&case.counts("y_i"), &case.counts("y_j"), &case.numbers("prior")).unwrap();
        case.is_answered_by(&json!({
            "z": found.iter().map(|item| item.z).collect::<Vec<_>>(),
            "delta": found.iter().map(|item| item.delta).collect::<Vec<_>>(),
        }));
    }
    assert_eq!(log_odds(&[1, 2, 3, 4], &[1, 2, 3, 4], &[1.0; 4]), None);
    assert!((informative_prior(&[7, 0, 3, 1, 4]).iter().sum::<f64>() - 5.0).abs() < 1e-12);
}

#[test]
fn codes_that_go_together() {
    for case in cases(include_str!("vectors/cooccurrence.json")) {
        let used = |key: &str| -> Vec<bool> { case.input[key].as_str().unwrap().chars().map(|c| c == '1').collect() };
        let (a, b) = (used("a"), used("b"));
        let count = |used: &[bool]| used.iter().filter(|u| **u).count() as u64;
        let both = a.iter().zip(&b).filter(|(a, b)| **a && **b).count() as u64;
        case.is_answered_by(&json!({
            "n12": both, "jaccard": jaccard(count(&a), count(&b), both), "ochiai": ochiai(count(&a), count(&b), both),
        }));
    }
    for case in cases(include_str!("vectors/ccoefficient.json")) {
        let c = c_coefficient(case.count("n1"), case.count("n2"), case.count("n12"));
        case.is_answered_by(&json!({ "c": c }));
    }
}

#[test]
fn interviews_that_bring_no_new_codes() {
    for case in cases(include_str!("vectors/saturation.json")) {
        let rule = SaturationRule {
            base: case.count("base") as usize,
            run: case.count("run") as usize,
            threshold: case.number("threshold"),
        };
        let found = saturation(&case.counts("new_codes"), rule);
        case.is_answered_by(&json!({
            "saturated_at": found.reached_after, "base_codes": found.base_codes, "ratios": found.ratios,
        }));
    }
}

#[test]
fn of_one_mind_or_of_several() {
    for case in cases(include_str!("vectors/consensus.json")) {
        let found = spread(&case.counts("counts"));
        case.is_answered_by(&json!({
            "A": found.agreement, "polarization": found.polarization, "consensus_tw": found.consensus,
            "entropy_bits": found.entropy, "entropy_norm": found.entropy_share,
            "gini_simpson": found.gini_simpson, "gini_simpson_unbiased": found.gini_simpson_unbiased,
            "iqv": found.variation,
        }));
    }
    assert_eq!(spread(&[0, 0, 0]), Spread::default());
}

#[test]
fn propositions_of_focus_groups() {
    for case in cases(include_str!("vectors/recurrence_adhesion.json")) {
        let propositions: Vec<Vec<String>> = serde_json::from_value(case.input["propositions"].clone()).unwrap();
        let stance = |c: char| match c {
            's' => Stance::Support,
            'm' => Stance::Mixed,
            'o' => Stance::Oppose,
            _ => Stance::Silent,
        };
        let found = propositions.iter().map(|groups| {
            let groups: Vec<Vec<Stance>> = groups.iter().map(|group| group.chars().map(stance).collect()).collect();
            let found = recurrence(&groups);
            let value = |share: Option<Share>| share.map(|s| s.value);
            let low = |share: Option<Share>| share.map(|s| s.interval.low);
            let high = |share: Option<Share>| share.map(|s| s.interval.high);
            json!({
                "groups_raised": found.groups_raised,
                "s": found.support, "m": found.mixed, "o": found.oppose, "n": found.spoke,
                "support_bound_lo": found.bounds.map(|b| b.low), "support_bound_hi": found.bounds.map(|b| b.high),
                "recurrence": value(found.recurrence),
                "recurrence_lo": low(found.recurrence), "recurrence_hi": high(found.recurrence),
                "adhesion": value(found.adhesion),
                "adhesion_lo": low(found.adhesion), "adhesion_hi": high(found.adhesion),
                "net": value(found.net), "net_lo": low(found.net), "net_hi": high(found.net),
                "weight": value(found.weight), "weight_lo": low(found.weight), "weight_hi": high(found.weight),
                "A": found.agreement, "polarization": found.polarization, "status": found.standing.name(),
            })
        });
        case.is_answered_by(&found.collect());
    }
}

#[test]
fn cells_of_a_matrix() {
    for case in cases(include_str!("vectors/matrix.json")) {
        let documents = case.input["docs"].as_array().unwrap();
        let count = |document: &Value, key: &str| document[key].as_u64().unwrap();
        let spans = |document: &Value, code: &str| -> Vec<Span> {
            let spans = document["spans"].as_array().unwrap().iter().filter(|s| s[2].as_str() == Some(code));
            spans.map(|s| Span::new(s[0].as_u64().unwrap() as u32, s[1].as_u64().unwrap() as u32)).collect()
        };
        let mut got = serde_json::Map::new();
        for cell in case.expected.as_object().unwrap().keys() {
            let (group, code) = cell.split_once('|').unwrap();
            let of_group: Vec<&Value> = documents.iter().filter(|d| d["group"].as_str() == Some(group)).collect();
            let sum = |key: &str| of_group.iter().map(|d| count(d, key)).sum::<u64>();
            let excerpts: Vec<Vec<Span>> = of_group.iter().map(|d| spans(d, code)).collect();
            let n_excerpts = excerpts.iter().map(Vec::len).sum::<usize>() as u64;
            let (cases, total) = (excerpts.iter().filter(|e| !e.is_empty()).count() as u64, of_group.len() as u64);
            let chars: u64 = excerpts.into_iter().flat_map(united).map(|span| u64::from(span.len())).sum();
            let interval = wilson(cases, total).unwrap().scaled(100.0);
            got.insert(
                cell.clone(),
                json!({
                    "excerpts": n_excerpts, "cases": cases, "cases_total": total,
                    "pct_cases": 100.0 * cases as f64 / total as f64, "pct_lo": interval.low, "pct_hi": interval.high,
                    "per_1000_words": per_thousand(n_excerpts, sum("words")),
                    "chars": chars, "coverage_pct": 100.0 * chars as f64 / sum("chars") as f64,
                    "mean_excerpts_per_case": n_excerpts as f64 / total as f64,
                }),
            );
        }
        case.is_answered_by(&Value::Object(got));
    }
}
