//! The order in which people put names: "U2" before "U10", whatever the case of letters.

/// Returns a key that orders names as people do: without case, and numbers by their value.
pub fn natural_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len() + NUMBER_WIDTH);
    let mut rest = name;
    while let Some(c) = rest.chars().next() {
        let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if n_digits == 0 {
            match c.is_ascii() {
                true => key.push(c.to_ascii_lowercase()),
                false => key.extend(c.to_lowercase()),
            }
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (digits, behind) = rest.split_at(n_digits);
        let value = digits.trim_start_matches('0');
        key.extend(std::iter::repeat_n('0', NUMBER_WIDTH.saturating_sub(value.len())));
        key.push_str(value);
        rest = behind;
    }
    key
}

/// Numbers of up to so many digits are ordered by their value.
const NUMBER_WIDTH: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ordered_as_people_do() {
        let mut names = vec!["u10", "U2", "Entretien 12", "entretien 3"];
        names.sort_by_key(|n| natural_key(n));
        assert_eq!(names, ["entretien 3", "Entretien 12", "U2", "u10"]);
    }
}
