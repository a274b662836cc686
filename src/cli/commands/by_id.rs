//! What is answered from a list is named by its id: a number would name something else once the list has changed, and
//! nobody can tell whether it has since it was printed.

use super::super::exit::Trouble;

/// Returns the thing of the id that was `named`. Where there is one thing alone, `1` names it as well.
pub fn named<'t, T>(all: &'t [T], named: &str, id: impl Fn(&T) -> String) -> Result<&'t T, Trouble> {
    let named = named.trim();
    let place = named.parse::<usize>().ok().map(|n| n.wrapping_sub(1));
    let refused = match (place, all) {
        (None, all) => {
            let mut found = all.iter().filter(|thing| id(thing) == named);
            match (found.next(), found.next()) {
                (Some(thing), None) => return Ok(thing),
                (Some(_), Some(_)) => {
                    format!("two things in the list have the id “{named}”; answer them in the window")
                }
                (None, _) => format!(
                    "nothing in the list has the id “{named}”: it was settled, or changed since it was listed; list it again"
                ),
            }
        }
        (Some(0), [only]) => return Ok(only),
        (Some(place), all) => match all.get(place) {
            Some(thing) => format!(
                "numbers move when the list does, so things are named by their id; number {named} is “{}” now",
                id(thing)
            ),
            None => format!("there is no number {named} in the list; it has {}", all.len()),
        },
    };
    Err(Trouble::NotThere(refused))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &[&'static str], wanted: &str) -> Result<&'static str, String> {
        named(list, wanted, |word| (*word).to_owned()).copied().map_err(|trouble| trouble.to_string())
    }

    #[test]
    fn a_thing_is_named_by_its_id_and_by_a_number_only_where_it_is_alone() {
        assert_eq!(found(&["bcd", "fgh"], " fgh "), Ok("fgh"));
        assert_eq!(found(&["bcd"], "1"), Ok("bcd"));
        assert!(found(&["bcd", "fgh"], "2").unwrap_err().contains("number 2 is “fgh” now"));
        assert!(found(&["bcd"], "0").unwrap_err().contains("no number 0"));
        assert!(found(&["bcd"], "7").unwrap_err().contains("no number 7"));
        assert!(found(&["bcd", "bcd"], "bcd").unwrap_err().contains("two things"));
        assert!(found(&[], "bcd").unwrap_err().contains("changed since it was listed"));
    }
}
