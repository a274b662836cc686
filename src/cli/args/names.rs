//! Several names in one word of the command line: a record of CSV, so that a name may hold a comma.

use std::collections::BTreeSet;

use crate::model::name_key;

/// The names that one word of the command line holds.
pub type Names = Vec<String>;

/// Returns the names that `typed` holds, or why it holds none that can be meant.
pub(super) fn names(typed: &str) -> Result<Names, String> {
    let mut reader = csv::ReaderBuilder::new();
    let mut records = reader.has_headers(false).trim(csv::Trim::All).from_reader(typed.as_bytes()).into_records();
    let record = records.next().transpose().map_err(|why| why.to_string())?.unwrap_or_default();
    let names: Names = record.iter().filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let mut before = BTreeSet::new();
    match names.iter().find(|name| !before.insert(name_key(name))) {
        Some(twice) => Err(format!("“{twice}” is named twice")),
        None => Ok(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_record_of_csv_and_each_is_named_once() {
        assert_eq!(names("").unwrap(), Vec::<String>::new());
        assert_eq!(names("user, professional,").unwrap(), ["user", "professional"]);
        assert_eq!(names(r#""Dupont, Jean","=x,""q""""#).unwrap(), ["Dupont, Jean", r#"=x,"q""#]);
        assert!(names("user,User").unwrap_err().starts_with("“User” is named twice"));
    }
}
