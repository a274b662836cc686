//! What a figure came to: milliseconds of several runs, and the peak of memory of its process.

use std::time::Instant;

/// Runs of one figure.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    millis: Vec<f64>,
    peak_mib: f64,
    /// How much one run worked through, and of what, for figures that are a rate.
    amount: Option<(f64, &'static str)>,
}

impl Measured {
    /// Runs `work` `n` times; `before` prepares each run and is not counted.
    pub fn runs<T, U>(n: usize, mut before: impl FnMut() -> T, mut work: impl FnMut(T) -> U) -> Self {
        let mut measured = Self::default();
        for _ in 0..n {
            let prepared = before();
            let start = Instant::now();
            let result = work(prepared);
            measured.millis.push(start.elapsed().as_secs_f64() * 1000.0);
            drop(result);
        }
        measured.finish()
    }

    /// Returns the figure of `millis`, however they were taken.
    pub fn of(millis: Vec<f64>) -> Self {
        Self { millis, ..Self::default() }.finish()
    }

    /// Says how many megabytes one run worked through.
    pub fn over(mut self, bytes: usize) -> Self {
        self.amount = Some((bytes as f64 / 1e6, "MB"));
        self
    }

    /// Says how many files or pages one run worked through.
    pub fn over_all(mut self, n: usize, of_what: &'static str) -> Self {
        self.amount = Some((n as f64, of_what));
        self
    }

    fn finish(mut self) -> Self {
        self.millis.sort_by(f64::total_cmp);
        self.peak_mib = peak_mib();
        self
    }

    fn median(&self) -> f64 {
        self.millis.get(self.millis.len() / 2).copied().unwrap_or(f64::NAN)
    }

    /// Returns one object as a line.
    pub fn to_json(&self, figure: &str, size: &str) -> String {
        let (min, max) = (self.millis.first().unwrap_or(&f64::NAN), self.millis.last().unwrap_or(&f64::NAN));
        let mut object = serde_json::json!({
            "figure": figure,
            "size": size,
            "median_ms": round(self.median()),
            "min_ms": round(*min),
            "max_ms": round(*max),
            "peak_mib": round(self.peak_mib),
        });
        if let Some((amount, of_what)) = self.amount {
            object["per_s"] = round(amount / (self.median() / 1000.0)).into();
            object["of_what"] = of_what.into();
        }
        object.to_string()
    }

    /// Returns what a line of [`Self::to_json`] says.
    pub fn from_json(line: &str) -> Option<serde_json::Value> {
        serde_json::from_str(line).ok().filter(serde_json::Value::is_object)
    }

    /// Returns the head of the table.
    pub fn table_head() -> String {
        format!("{:<22} {:>12} {:>12} {:>12} {:>10}  {}", "figure", "median ms", "min ms", "max ms", "peak MiB", "must")
    }
}

/// One row of the table for people.
pub trait TableRow {
    /// Returns the row of a figure that must be so and so.
    fn table_row(&self, name: &str, must: &str) -> String;
}

impl TableRow for serde_json::Value {
    fn table_row(&self, name: &str, must: &str) -> String {
        let number = |key: &str| self[key].as_f64().unwrap_or(f64::NAN);
        let of_what = self["of_what"].as_str().unwrap_or_default();
        let rate = self["per_s"].as_f64().map_or_else(String::new, |r| format!("  ({r:.1} {of_what}/s)"));
        format!(
            "{name:<22} {:>12.3} {:>12.3} {:>12.3} {:>10.0}  {must}{rate}",
            number("median_ms"),
            number("min_ms"),
            number("max_ms"),
            number("peak_mib"),
        )
    }
}

fn round(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}

/// Returns the peak of this process's memory, where the system tells (Linux), else 0.
fn peak_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM:")).unwrap_or_default();
    let kib = line.split_whitespace().nth(1).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
    kib / 1024.0
}
