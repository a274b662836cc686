//! Known answers: cases with what goes in and what must come out, from published tables, other programs and two
//! programs of our own that agree. Every expected key of every case is compared, those that must be undefined too.

use serde_json::Value;

/// One known answer.
pub struct Case {
    pub id: String,
    pub input: Value,
    pub expected: Value,
}

/// Returns the cases of a topic, from the text of its file.
pub fn cases(file: &str) -> Vec<Case> {
    let file: Value = serde_json::from_str(file).unwrap();
    let case = |case: &Value| Case {
        id: case["id"].as_str().unwrap().to_owned(),
        input: case["input"].clone(),
        expected: case["expected"].clone(),
    };
    let cases: Vec<Case> = file["cases"].as_array().unwrap().iter().map(case).collect();
    assert!(!cases.is_empty());
    cases
}

impl Case {
    /// Fails unless `got` holds everything that is expected. More is no mistake.
    #[track_caller]
    pub fn is_answered_by(&self, got: &Value) {
        compare(&self.id, &self.expected, got);
    }

    pub fn number(&self, key: &str) -> f64 {
        self.input[key].as_f64().unwrap()
    }

    pub fn count(&self, key: &str) -> u64 {
        self.input[key].as_u64().unwrap()
    }

    pub fn numbers(&self, key: &str) -> Vec<f64> {
        self.input[key].as_array().unwrap().iter().map(|n| n.as_f64().unwrap()).collect()
    }

    pub fn counts(&self, key: &str) -> Vec<u64> {
        self.input[key].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect()
    }
}

#[track_caller]
fn compare(path: &str, expected: &Value, got: &Value) {
    match (expected, got) {
        (Value::Number(expected), Value::Number(got)) => {
            let (expected, got) = (expected.as_f64().unwrap(), got.as_f64().unwrap());
            assert!(is_close(expected, got), "{path}: expected {expected}, got {got}");
        }
        (Value::Array(expected), Value::Array(got)) => {
            assert_eq!(expected.len(), got.len(), "{path}");
            expected.iter().zip(got).enumerate().for_each(|(i, (e, g))| compare(&format!("{path}[{i}]"), e, g));
        }
        (Value::Object(expected), Value::Object(got)) => {
            for (key, expected) in expected {
                let got = got.get(key).unwrap_or_else(|| panic!("{path}.{key} is missing"));
                compare(&format!("{path}.{key}"), expected, got);
            }
        }
        _ => assert_eq!(expected, got, "{path}"),
    }
}

/// Whether two values agree to 1e-6, and small ones (as a rule p-values) to one part in 10,000.
fn is_close(expected: f64, got: f64) -> bool {
    let apart = (expected - got).abs();
    let small = expected.abs() < 1e-3;
    apart <= 1e-6 * expected.abs().max(1.0) && (!small || apart <= (1e-4 * expected.abs()).max(1e-13))
}

#[test]
fn a_wrong_answer_is_noticed() {
    let wrong = |expected: f64, got: f64| assert!(!is_close(expected, got));
    wrong(0.5, 0.500_002);
    wrong(1e-9, 2e-9);
    assert!(is_close(0.5, 0.500_000_1) && is_close(0.0, 1e-14));
    let case = Case { id: "x".into(), input: Value::Null, expected: serde_json::json!({"p": null}) };
    assert!(std::panic::catch_unwind(|| case.is_answered_by(&serde_json::json!({"p": 0.0}))).is_err());
    assert!(std::panic::catch_unwind(|| case.is_answered_by(&serde_json::json!({}))).is_err());
}
