//! What numbers or heads the parts of a text rather than naming who speaks: `SEC. 101. …`, `(A) … (B) … (C) …`, of
//! which laws and records that quote them are full, and the points of lists that return, `Price: … Size: … Colour: …`.

use super::super::survey::{Group, Mark, Survey, Verdict};
use super::Judge;
use crate::import::talk::labels::{Form, Shape};

impl Judge<'_, '_> {
    /// Leaves out words that only numbers follow, and letters in brackets that come one after the other.
    pub(super) fn refuse_numbering(&mut self) {
        let survey = &*self.survey;
        let mut numbering = before_numbers(survey);
        numbering.extend(letters_of_lists(survey));
        let mut points = points_of_lists(survey);
        points.extend(fields_in_rounds(survey));
        for group in numbering {
            self.survey.groups[group].verdict = Verdict::Announces;
        }
        for group in points {
            self.survey.groups[group].verdict = Verdict::Points;
        }
    }
}

/// Returns the labels that stand below each other always in the same order, behind bullets throughout, and make little
/// of the text: they head the points of one list and of the next, or are points themselves.
fn points_of_lists(survey: &Survey<'_>) -> Vec<usize> {
    let mut points = in_rounds(survey, Form::is_strong);
    points.extend(in_rounds(survey, |form| form == Form::Alone));
    points
}

fn in_rounds(survey: &Survey<'_>, is_form: impl Fn(Form) -> bool) -> Vec<usize> {
    let marks = || survey.marks.iter().filter(|m| m.at == 0 && is_form(m.candidate.form));
    let is_item = |m: &Mark<'_>| survey.lines[m.line].text.trim_start().starts_with(['-', '–', '•', '*', '・', '·']);
    let mut n = vec![0_usize; survey.groups.len()];
    let mut are_items = vec![true; survey.groups.len()];
    marks().for_each(|mark| n[mark.group] += 1);
    // Who is in a list of those who came may talk below it.
    survey.marks.iter().filter(|m| m.at == 0).for_each(|mark| are_items[mark.group] &= is_item(mark));
    let can_be_one = |i: usize| {
        let group = &survey.groups[i];
        // Without capitals any word looks like a code.
        let is_code = group.shape == Shape::Code && group.label.is_ascii();
        n[i] >= 2 && are_items[i] && !group.is_part && !group.verdict.is_out() && !is_code
    };
    let order: Vec<usize> = marks().map(|m| m.group).filter(|i| can_be_one(*i)).collect();
    let round = round(&order).unwrap_or_default();
    // Where the turns of a talk are items, those of several who answer in turn are some as well.
    let speaks = |m: &&Mark<'_>| is_item(m) && survey.groups[m.group].n >= 2 && !round.contains(&m.group);
    let is_among_turns = marks().filter(speaks).count() >= order.len();
    if order.len() * 2 < survey.n_units && !is_among_turns { round.to_vec() } else { Vec::new() }
}

/// Returns the labels that stand below each other always in the same order, most of which announce something:
/// what a researcher filled in for each person, `Profile: … Needs: … Main sorrow: …`.
fn fields_in_rounds(survey: &Survey<'_>) -> Vec<usize> {
    let is_field = |i: usize| {
        let Group { n, verdict, .. } = survey.groups[i];
        n >= 2 && matches!(verdict, Verdict::Undecided | Verdict::Announces)
    };
    let marks = survey.marks.iter().filter(|m| m.at == 0 && m.candidate.form.is_strong());
    let order: Vec<usize> = marks.map(|m| m.group).filter(|i| is_field(*i)).collect();
    let round = round(&order).unwrap_or_default();
    let (announcing, others): (Vec<usize>, Vec<usize>) =
        round.iter().partition(|i| survey.groups[**i].verdict == Verdict::Announces);
    if announcing.len() > others.len() { others } else { Vec::new() }
}

/// Returns the first round of `order`, if all that follows repeats it and it is long enough to be no two who talk.
fn round(order: &[usize]) -> Option<&[usize]> {
    const FEWEST: usize = 3;
    let n = 1 + order.iter().skip(1).position(|group| *group == order[0])?;
    (n >= FEWEST && (n..order.len()).all(|i| order[i] == order[i - n])).then(|| &order[..n])
}

/// Returns the labels before a point behind which always a number and another point stand: `SEC. 101. …`
fn before_numbers(survey: &Survey<'_>) -> Vec<usize> {
    let mut n = vec![(0_usize, 0_usize); survey.groups.len()];
    for mark in survey.marks.iter().filter(|m| m.at == 0) {
        let words = survey.lines[mark.words_line].text.get(mark.candidate.words..).unwrap_or_default();
        let behind = words.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_number = behind.len() < words.len() && behind.starts_with(['.', ')']);
        let (n_all, n_numbers) = &mut n[mark.group];
        *n_all += 1;
        *n_numbers += usize::from(mark.candidate.form == Form::Point && is_number);
    }
    (0..n.len()).filter(|i| n[*i].0 >= 2 && n[*i].0 == n[*i].1).collect()
}

/// Returns the letters in brackets that number lists: each follows the one before it in the alphabet or begins anew,
/// and there are more than two, since two people may take turns just so.
fn letters_of_lists(survey: &Survey<'_>) -> Vec<usize> {
    let letter = |mark: &Mark<'_>| {
        let text = survey.lines[mark.line].text.trim_start();
        let (letter, rest) = text.strip_prefix('(')?.split_at_checked(1)?;
        let letter = letter.bytes().next().filter(u8::is_ascii_uppercase)?;
        (rest.starts_with(')') && mark.candidate.form == Form::Bracket).then_some((letter, mark.group))
    };
    let letters: Vec<(u8, usize)> = survey.marks.iter().filter(|m| m.at == 0).filter_map(letter).collect();
    let follows = |two: &&[(u8, usize)]| two[1].0 == two[0].0 + 1 || two[1].0 == b'A';
    let n_following = letters.windows(2).filter(follows).count();
    let has_third = letters.iter().any(|(letter, _)| *letter == b'C');
    if !has_third || n_following * 10 < (letters.len() - 1) * 9 {
        return Vec::new();
    }
    let mut groups: Vec<usize> = letters.into_iter().map(|(_, group)| group).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::summary;

    #[test]
    fn the_letters_and_words_of_a_law_are_no_speakers() {
        let speech = |name: &str| format!("Mr. {name}. I ask that the amendment be printed in the record.\n\n");
        let law = "SEC. 1404. PROCUREMENT.\n\n(A) the costs of the ships;\n\n(B) the number of them; and\n\n\
            (C) the year.\n\nSEC. 1405. SHIPS.\n\n(A) the yards; and\n\n(B) the crews.\n\n";
        let text = format!("{0}{1}{law}{0}{1}{law}", speech("WARNER"), speech("LEVIN"));
        assert_eq!(summary(&text), "Mr. WARNER/Mr. LEVIN 4");
    }

    #[test]
    fn the_points_of_lists_that_return_are_no_speakers() {
        let list = "- レビュー機能：ある\n- QRコード機能：ない\n- 即日出金：できる\n";
        let lists = format!("{0}{list}{0}{list}", "今、大丈夫ですか。よかったです。\n".repeat(5));
        assert_eq!(summary(&lists), " 0");
        let points = "- The price of it\n- The shop below\n- The size of the bag\n";
        assert_eq!(summary(&format!("{0}{points}{0}{points}", "It was all they had in that shop.\n".repeat(5))), " 0");
        let prices = "- Price: low\n- Size: small\n- Colour: blue\n";
        assert_eq!(summary(&format!("{0}{prices}{0}{prices}", "It was all they had in that shop.\n".repeat(5))), " 0");
        let came = "- Ana Roux, Lab\n- Ben Petit, Lab\n- Eva Noir, Lab\n\n";
        let spoke = "Ana Roux: Why was it so?\nBen Petit: So it was.\nEva Noir: No, never.\n".repeat(5);
        assert_eq!(summary(&format!("{came}Here:\n\n{came}{spoke}")), "Ana Roux/Ben Petit/Eva Noir 15");
        let talk = "- Ana: Why?\n- Ben: So.\n- Eva: No.\n".repeat(3);
        assert_eq!(summary(&talk), "Ana/Ben/Eva 9");
    }

    #[test]
    fn letters_in_brackets_that_take_turns_are_people() {
        assert_eq!(summary(&"(A) Where do you live?\n(B) In the town.\n".repeat(6)), "A/B 12");
        assert_eq!(summary(&"(A) Where?\n(C) In the town.\n(A) And you?\n(B) So do I.\n".repeat(4)), "A/C/B 16");
    }
}
