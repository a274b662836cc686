//! Agreement against known answers, and on the command line.

use counterpoint::analysis::agreement::Ratings;
use counterpoint::analysis::agreement::nominal::{self, AlphaParts, Pairs};
use counterpoint::analysis::agreement::overlap::Found;
use counterpoint::analysis::agreement::pooled::{Macro, pooled_alpha, pooled_kappa};
use counterpoint::analysis::agreement::stretches::{Marked, rate};
use counterpoint::analysis::agreement::unitizing::{UnitizingParts, Valued};
use counterpoint::analysis::statistics::{Draws, Replicates};
use counterpoint::model::Span;
use counterpoint::model::united::united;
use serde_json::{Map, Value, json};

use super::study::Study;
use super::vectors::cases;

/// Returns ratings from one string a coder, one character a unit, `.` where a rating is missing; `sizes` says how many
/// units each document has.
fn ratings(categories: &str, coders: &[&str], sizes: &[u64]) -> Ratings {
    let mut ratings = Ratings::new(coders.len(), categories.chars().count());
    let rows: Vec<Vec<char>> = coders.iter().map(|row| row.chars().collect()).collect();
    let mut unit = 0;
    for size in sizes {
        ratings.begin_document();
        for _ in 0..*size {
            let chosen = |row: &Vec<char>| categories.chars().position(|c| c == row[unit]).map(|k| k as u8);
            ratings.add(&rows.iter().map(chosen).collect::<Vec<_>>(), 1);
            unit += 1;
        }
    }
    ratings
}

fn of_one_document(categories: &str, coders: &[&str]) -> Ratings {
    ratings(categories, coders, &[coders[0].chars().count() as u64])
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect()
}

fn spans(value: &Value) -> Vec<Span> {
    let edge = |pair: &Value, i: usize| pair[i].as_u64().unwrap() as u32;
    value.as_array().unwrap().iter().map(|pair| Span::new(edge(pair, 0), edge(pair, 1))).collect()
}

#[test]
fn nominal_coefficients() {
    for case in cases(include_str!("vectors/nominal.json")) {
        let ratings = of_one_document(case.input["categories"].as_str().unwrap(), &strings(&case.input["ratings"]));
        let (cohen, ac1) = (nominal::cohen_kappa(&ratings), nominal::gwet_ac1(&ratings));
        case.is_answered_by(&json!({
            "percent_agreement": nominal::percent_agreement(&ratings),
            "kripp_alpha": AlphaParts::of(&ratings).alpha(),
            "brennan_prediger": nominal::brennan_prediger(&ratings),
            "fleiss_kappa": nominal::fleiss_kappa(&ratings),
            "light_kappa": nominal::light_kappa(&ratings),
            "scott_pi": nominal::scott_pi(&ratings),
            "cohen_kappa": cohen.map(|k| k.value),
            "cohen_kappa_se": cohen.map(|k| k.error),
            "gwet_ac1": ac1.map(|g| g.value),
            "gwet_ac1_se": ac1.map(|g| g.error),
        }));
    }
}

#[test]
fn many_codes_and_all_of_them_together() {
    for case in cases(include_str!("vectors/project.json")) {
        let codes: Vec<(String, Ratings)> = case.input["codes"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, coders)| (name.clone(), of_one_document("01", &strings(coders))))
            .collect();
        let mut got = Map::new();
        for (name, ratings) in &codes {
            let pairs = Pairs::of(ratings);
            let figures = json!({
                "kripp_alpha": AlphaParts::of(ratings).alpha(),
                "gwet_ac1": nominal::gwet_ac1(ratings).map(|g| g.value),
                "percent_agreement": nominal::percent_agreement(ratings),
                "positive_agreement": pairs.positive_agreement(),
                "negative_agreement": pairs.negative_agreement(),
                "cohen_kappa": nominal::cohen_kappa(ratings).map(|k| k.value),
            });
            got.insert(name.clone(), figures);
        }
        let parts: Vec<AlphaParts> = codes.iter().map(|(_, ratings)| AlphaParts::of(ratings)).collect();
        let mean = Macro::of(parts.iter().map(AlphaParts::alpha));
        let kappas: Option<Vec<_>> = codes.iter().map(|(_, ratings)| nominal::cohen_parts(ratings)).collect();
        let overall = json!({
            "alpha_macro": mean.mean,
            "codes_undefined": mean.n_undefined,
            "alpha_pooled": pooled_alpha(&parts),
            "kappa_pooled": kappas.and_then(pooled_kappa),
        });
        got.insert("overall".to_owned(), overall);
        case.is_answered_by(&got.into());
    }
}

#[test]
fn alpha_with_documents_drawn_again() {
    for case in cases(include_str!("vectors/bootstrap.json")) {
        let sizes = case.counts("cluster_sizes");
        let ratings = ratings("01", &strings(&case.input["ratings"]), &sizes);
        let parts = AlphaParts::of_documents(&ratings);
        let draws = Draws::within(&[sizes.len()], case.count("B") as usize, case.count("seed"));
        let found = Replicates::of(&draws, |drawn| {
            let mut sum = AlphaParts::none(2);
            drawn.iter().for_each(|i| sum.add(&parts[*i as usize]));
            sum.alpha()
        });
        let interval = found.interval(case.input["level"].as_f64().unwrap()).unwrap();
        case.is_answered_by(&json!({
            "lo": interval.low, "hi": interval.high, "defined": found.defined.len(), "undefined": found.undefined,
            "estimate": AlphaParts::of(&ratings).alpha(),
        }));
    }
}

#[test]
fn characters_and_turns_of_coded_spans() {
    for case in cases(include_str!("vectors/spans.json")) {
        let coders = ["coder1", "coder2"].map(|coder| spans(&case.input[coder]));
        let marked: Vec<Marked> = coders.iter().map(|spans| Some(united(spans.clone()))).collect();
        let mut characters = Ratings::new(2, 2);
        rate(&mut characters, &[Span::new(0, case.count("length") as u32)], &marked);
        let n = |a, b| characters.n_of(&[Some(a), Some(b)]);
        let turns = spans(&case.input["turns"]);
        let touched = |spans: &[Span]| -> String {
            turns.iter().map(|turn| if spans.iter().any(|span| span.overlaps(*turn)) { '1' } else { '0' }).collect()
        };
        let by_turn = coders.map(|spans| touched(&spans));
        let rated = of_one_document("01", &[&by_turn[0], &by_turn[1]]);
        case.is_answered_by(&json!({
            "char": {
                "n11": n(1, 1), "n10": n(1, 0), "n01": n(0, 1), "n00": n(0, 0),
                "percent_agreement": nominal::percent_agreement(&characters),
                "kappa": nominal::cohen_kappa(&characters).map(|k| k.value),
                "alpha_char": AlphaParts::of(&characters).alpha(),
                "dice": Pairs::of(&characters).positive_agreement(),
            },
            "turn": { "coder1": by_turn[0], "coder2": by_turn[1], "kripp_alpha": AlphaParts::of(&rated).alpha() },
        }));
    }
}

#[test]
fn units_that_coders_cut_themselves() {
    for case in cases(include_str!("vectors/unitizing.json")) {
        let mut values: Vec<&str> = Vec::new();
        let mut coders: Vec<Vec<Valued>> = Vec::new();
        for units in case.input["coders"].as_array().unwrap() {
            let names = units.as_array().unwrap().iter().map(|unit| unit[2].as_str().unwrap());
            let place = |name| {
                values.iter().position(|v| *v == name).unwrap_or_else(|| {
                    values.push(name);
                    values.len() - 1
                })
            };
            coders.push(spans(units).into_iter().zip(names.map(place)).collect());
        }
        let parts = UnitizingParts::of(case.count("length") as u32, &coders, values.len());
        let by_value = |figure: &dyn Fn(usize) -> Option<f64>| -> Map<String, Value> {
            values.iter().enumerate().map(|(v, name)| ((*name).to_owned(), json!(figure(v)))).collect()
        };
        case.is_answered_by(&json!({
            "u": parts.u_alpha(), "bar_u": parts.bar_u_alpha(), "cu": parts.cu_alpha(),
            "cu_coverage": parts.cu_coverage(),
            "ku": by_value(&|v| parts.ku_alpha(v)), "ku_coverage": by_value(&|v| parts.ku_coverage(v)),
        }));
    }
}

#[test]
fn segments_found_again() {
    for case in cases(include_str!("vectors/overlap.json")) {
        let of = |coder: &str, code: &str| -> Vec<Span> {
            let segments = case.input[coder].as_array().unwrap().iter().filter(|s| s[2] == code);
            spans(&segments.cloned().collect::<Vec<_>>().into())
        };
        let (mut all, mut per_code) = (Found::default(), Map::new());
        for code in case.expected["per_code"].as_object().unwrap().keys() {
            let threshold = case.input["threshold"].as_f64().unwrap();
            let found = Found::of(&of("coder1", code), &of("coder2", code), threshold);
            per_code.insert(code.clone(), json!([found.again, found.segments]));
            all.add(found);
        }
        case.is_answered_by(&json!({
            "agreements": all.again, "total": all.segments, "percent": all.percent(),
            "kappa_bp": all.kappa(case.count("n_codes") as usize), "per_code": per_code,
        }));
    }
}

/// Ten interviews of ten answers each. Both coders use “Sleep” in every second answer, and Ben once more in each
/// document; nobody uses “Hope”.
fn coded_twice() -> Study {
    let study = Study::with_project();
    let mut codings = String::from("document,start,end,code,coder\n");
    for d in 0..10 {
        let mut text = String::new();
        for turn in 0..10 {
            let start = text.chars().count() + "U01: ".len();
            text.push_str(&format!("U01: I walk about at night {d}.\n"));
            let mut code = |coder: &str| codings.push_str(&format!("d{d},{start},{},Sleep,{coder}\n", start + 6));
            if turn % 2 == 0 {
                code("ana");
            }
            if turn % 2 == 0 || turn == 1 {
                code("ben");
            }
        }
        study.file(&format!("in/d{d}.txt"), text);
    }
    study.run("import p in").ends(0);
    study.file("codes.csv", "code,description\nSleep,nights\nHope,what could be\n");
    study.run("apply-codes p codes.csv").ends(0);
    study.file("codings.csv", codings);
    study.run("apply-codings p codings.csv").ends(0);
    study
}

const HEAD: &str = "code,unit,n_units,n_coders,percent,positive,cohen_kappa,scott_pi,fleiss_kappa,alpha,alpha_low,alpha_high,ac1,status";

#[test]
fn nothing_is_measured_before_two_coders_have_finished() {
    let study = coded_twice();
    let said = study.run("agreement p --format csv").ends(0);
    assert_eq!(said.head().join(","), HEAD);
    assert_eq!(said.cell(&["Sleep"], "status"), "no_common_units");
    study.run("finish p --coder ana").ends(0);
    assert_eq!(study.run("agreement p --format csv").ends(0).cell(&["Sleep"], "status"), "single_coder");
    study.run("finish p --coder ben --document d3 --document d4").ends(0);
    let said = study.run("agreement p --format csv").ends(0);
    assert_eq!(said.cell(&["Sleep"], "n_units"), "20");
    assert_eq!(said.cell(&["Sleep"], "fleiss_kappa"), "", "ana rated units that ben did not");
    assert!(study.run("finish p --coder ben --document nowhere").code != 0);
}

#[test]
fn each_code_has_its_row_and_all_codes_the_last() {
    let study = coded_twice();
    study.run("finish p --coder ana").ends(0);
    study.run("finish p --coder ben").ends(0);
    let said = study.run("agreement p --format csv").ends(0);
    let rows = said.rows();
    assert_eq!(rows.iter().map(|r| r[0].as_str()).collect::<Vec<_>>(), ["Sleep", "Hope", "(all codes)"]);
    // 50 units both, 10 ben alone, 40 neither: po .9, kappa (.9 - .5) / .5.
    let sleep = |column| said.cell(&["Sleep"], column);
    assert_eq!((sleep("unit"), sleep("n_units"), sleep("n_coders")), ("turn".into(), "100".into(), "2".into()));
    assert_eq!(
        (sleep("percent"), sleep("positive"), sleep("cohen_kappa")),
        ("90".into(), "0.909090909091".into(), "0.8".into())
    );
    assert_eq!((sleep("status"), sleep("alpha_low")), ("too_few".into(), String::new()), "ten documents");
    let hope = |column| said.cell(&["Hope"], column);
    assert_eq!((hope("percent"), hope("ac1"), hope("status")), ("100".into(), "1".into(), "no_variation".into()));
    assert_eq!((hope("alpha"), hope("cohen_kappa"), hope("positive")), (String::new(), String::new(), String::new()));
    let all = |column| said.cell(&["(all codes)"], column);
    assert_eq!((all("n_units"), all("percent"), all("alpha")), ("100".into(), String::new(), sleep("alpha")));
    // Every unit answers, and coders are chosen by name.
    for unit in ["document", "word", "character", "overlap", "unitising"] {
        let said = study.run(&format!("agreement p --unit {unit} --coders ana,ben --format csv")).ends(0);
        assert_eq!(said.cell(&["Sleep"], "unit"), unit);
    }
    let documents = study.run("agreement p --unit document --format csv").ends(0);
    assert_eq!(documents.cell(&["Sleep"], "status"), "no_variation", "both used it in every document");
    let words = study.run("agreement p --unit word --format csv").ends(0);
    assert_eq!(words.cell(&["Sleep"], "n_units"), "600");
    assert_eq!(study.run("agreement p --coders ana,zoe").code, 1);
    assert_eq!(study.run("agreement p --details --format csv").ends(0).cell(&["Sleep"], "n_uses"), "110");
}

#[test]
fn what_is_changed_after_finishing_is_discussion() {
    let study = coded_twice();
    study.run("finish p --coder ana").ends(0);
    study.run("finish p --coder ben").ends(0);
    study.file("more.csv", "document,start,end,code,coder\nd0,35,41,Sleep,ana\n");
    study.run("apply-codings p more.csv").ends(0);
    let independent = study.run("agreement p --format csv").ends(0).cell(&["Sleep"], "percent");
    let settled = study.run("agreement p --as-it-stands --format csv").ends(0).cell(&["Sleep"], "percent");
    assert_eq!((independent.as_str(), settled.as_str()), ("90", "91"));
    study.file("late.csv", "code,description\nLate,came later\n");
    study.run("apply-codes p late.csv").ends(0);
    let late = study.run("agreement p --format csv").ends(0).cell(&["Late"], "status");
    assert_eq!(late, "no_common_units", "nobody looked for a code that was not there");
    study.run("finish p --coder ana").ends(0);
    study.run("finish p --coder ben").ends(0);
    let again = study.run("agreement p --format csv").ends(0);
    assert_eq!(again.cell(&["Late"], "status"), "no_variation", "both looked and found nothing");
    assert_eq!(again.cell(&["Sleep"], "percent"), independent, "what was read at first stays as it was");
}

#[test]
fn a_disagreement_is_decided_once_and_counts_for_everybody() {
    let study = Study::with_project();
    study.file("in/d.txt", "U01: I walk about.\n\nU01: Nobody came by.\n");
    study.run("import p in").ends(0);
    study.file("codes.csv", "code,description\nSleep,nights\nFear,being afraid\nAlone,by oneself\n");
    study.run("apply-codes p codes.csv").ends(0);
    study.file("codings.csv", "document,start,end,code,coder\nd,5,16,Sleep,ana\nd,5,16,Fear,ben\nd,24,39,Fear,ana\n");
    study.run("apply-codings p codings.csv").ends(0);
    study.run("finish p --coder ana").ends(0);
    study.run("finish p --coder ben").ends(0);
    let listed = study.run("settle p --format csv").ends(0);
    assert_eq!(listed.rows().len(), 4, "two places, two coders: {}", listed.out);
    assert_eq!(listed.cell(&["1", "d", "5", "16", "ben"], "codes"), "Fear");
    let n = |study: &Study| study.run("frequencies p --format csv").ends(0).cell(&["Sleep"], "excerpts");
    let before = n(&study);
    study.run("settle p --document d --place 7 --accept ben --note see --coder chen").ends(0);
    study.run("settle p --document d --place 30 --recode Alone --coder chen").ends(0);
    assert!(study.run("settle p --format csv").ends(0).rows().is_empty());
    assert_ne!(before, n(&study), "what was set aside is not counted");
    let decided = study.run("settle p --decided --format csv").ends(0);
    assert_eq!(decided.rows().len(), 2);
    assert!(decided.out.contains("Alone,Fear,chen") && decided.out.contains("Fear,Sleep,chen,see"), "{}", decided.out);
    let percent =
        |which: &str| study.run(&format!("agreement p {which} --format csv")).ends(0).cell(&["Fear"], "percent");
    assert_eq!((percent(""), percent("--as-it-stands")), ("0".to_owned(), "100".to_owned()));
    assert_eq!(study.run("settle p --document d --place 7 --both").code, 1, "it was decided");
    study.run("settle p --document d --place 7 --reopen --coder chen").ends(0);
    assert_eq!((study.run("settle p --format csv").ends(0).rows().len(), n(&study)), (2, before));
    study.run("check p").ends(0);
}

#[test]
fn a_plan_of_blind_coding_is_made_followed_and_told_beside_the_figures() {
    let study = Study::with_project();
    for d in 0..4 {
        study.file(&format!("in/d{d}.txt"), format!("U01: I walk about at night {d}.\n"));
    }
    study.run("import p in").ends(0);
    study.file("codes.csv", "code,description\nSleep,nights\n");
    study.run("apply-codes p codes.csv").ends(0);
    let plan = study.run("assign p --coders ana,ben --share 50 --divide --seed 7 --format csv --dry-run");
    assert_eq!(plan.ends(0).rows().len(), 4, "ben is not in the project yet");
    assert!(!study.run("coders p").ends(0).out.contains("ben"), "nobody came in");
    let plan = study.run("assign p --coders ana,ben --share 50 --divide --seed 7 --format csv").ends(0);
    let both = |rows: &[Vec<String>]| rows.iter().filter(|row| row[2] == "ana, ben").count();
    assert_eq!((plan.rows().len(), both(&plan.rows())), (4, 2));
    let again = study.run("assign p --coders ana,ben --share 50 --divide --seed 7 --format csv").ends(0);
    assert_eq!(again.rows(), plan.rows());
    assert!(again.err.contains("0 of 4"), "{}", again.err);
    let nobody = study.run("assign p --coders ' , '");
    assert!(nobody.code == 2 && nobody.err.contains("names nobody"), "{}", nobody.err);
    study.run("assign p --coders ana,ben").ends(0);
    let coded: String = (0..4).map(|d| format!("d{d},5,11,Sleep,ana\nd{d},5,11,Sleep,ben\n")).collect();
    study.file("codings.csv", format!("document,start,end,code,coder\n{coded}"));
    study.run("apply-codings p codings.csv").ends(0);
    study.run("finish p --coder ana").ends(0);
    let work = study.run("assign p --format csv").ends(0);
    assert_eq!((work.cell(&["d0", "Codes", "ana"], "progress"), work.rows().len()), ("finished".to_owned(), 8));
    assert_eq!(work.cell(&["d0", "Codes", "ben"], "progress"), "to code");
    study.run("finish p --coder ben").ends(0);
    let said = study.run("agreement p --format json").ends(0);
    assert!(said.out.contains("blind to each other, by the record"), "{}", said.out);
    assert!(study.run("assign p --release").ends(0).err.contains("4 pairs"));
    study.run("check p").ends(0);
}
