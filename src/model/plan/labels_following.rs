//! Labels follow the words: who corrects the label before all turns of a speaker calls the speaker so, and a turn
//! before which the label of another speaker was put is that speaker's. What nobody can tell so is told instead.

use std::collections::{BTreeMap, HashMap};

use super::super::anchor::Address;
use super::super::document::{Document, Turn};
use super::super::ids::DocumentId;
use super::super::naming::name_key;
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::{Span, Text};
use super::super::turns::TurnState;
use super::PlanError;
use super::settled_labels::heading_of;
use super::speakers::{place_of, relabel, speaks};

/// What corrections of labels make of who speaks.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LabelsFollowing {
    /// The steps that come behind the corrections.
    pub ops: Vec<Op>,
    /// What speakers were called, and are called now.
    pub renamed: Vec<(String, String)>,
    /// Labels that came to stand before some turns of a speaker and are nobody's: of whom, what stands there, and how
    /// often.
    pub left: Vec<(String, String, usize)>,
}

/// Plans what becomes of who speaks in a document with `ops`, which correct its text.
///
/// # Errors
/// When the document does not stand or its text is not here.
pub fn labels_following(project: &Project, document: DocumentId, ops: &[Op]) -> Result<LabelsFollowing, PlanError> {
    let before = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let mut following = LabelsFollowing::default();
    if before.speakers.is_empty() || ops.is_empty() {
        return Ok(following);
    }
    let after = before.corrected(ops);
    let texts = (project.text(before)?, project.text(&after)?);
    for (speaker, readings) in readings(before, &after, (&texts.0, &texts.1)) {
        follow(&mut following, &after, speaker, readings);
    }
    Ok(following)
}

/// What stands before the turns of a speaker now: what was put there, with the turns, and before how many nothing
/// changed.
#[derive(Default)]
struct Readings {
    new: BTreeMap<String, Vec<Address>>,
    n_same: usize,
}

fn readings(before: &Document, after: &Document, (old, new): (&Text, &Text)) -> BTreeMap<u16, Readings> {
    let stood: HashMap<Address, &Turn> = before.turns.iter().map(|turn| (turn.anchor.first, turn)).collect();
    let mut of: BTreeMap<u16, Readings> = BTreeMap::new();
    for turn in after.turns.iter().filter(|turn| !turn.span.is_empty()) {
        let known = stood.get(&turn.anchor.first).filter(|known| known.speaker == turn.speaker);
        let Some((known, speaker)) = known.zip(turn.speaker) else { continue };
        let heading = heading_of(known, old);
        let label = before.speakers.get(usize::from(speaker)).and_then(|s| place_of(heading, &s.label));
        let Some(label) = label else { continue };
        let readings = of.entry(speaker).or_default();
        match reading(heading, label, heading_of(turn, new)) {
            Some(label) => readings.new.entry(label).or_default().push(turn.anchor.first),
            None => readings.n_same += 1,
        }
    }
    of.retain(|_, readings| !readings.new.is_empty());
    of
}

/// Returns what stands in the heading `now` where `label` stood in `old`; nothing when it still does, or that cannot be
/// told.
fn reading(old: &str, label: Span, now: &str) -> Option<String> {
    let chars: Vec<char> = old.chars().collect();
    let part = |span: std::ops::Range<usize>| chars.get(span).map(|part| part.iter().collect::<String>());
    let (start, end) = (label.start as usize, label.end as usize);
    let (front, own, behind) = (part(0..start)?, part(start..end)?, part(end..chars.len())?);
    let now = now.strip_prefix(front.as_str())?.strip_suffix(behind.as_str())?.trim();
    (!now.is_empty() && now != own).then(|| now.to_owned())
}

fn follow(following: &mut LabelsFollowing, after: &Document, speaker: u16, readings: Readings) {
    let Some(from) = after.speakers.get(usize::from(speaker)).map(|s| s.label.clone()) else { return };
    let is_whole = readings.n_same == 0 && readings.new.len() == 1;
    for (label, turns) in readings.new {
        let wanted = name_key(&label);
        let others = (0_u16..).zip(&after.speakers).filter(|(i, s)| *i != speaker && name_key(&s.label) == wanted);
        let other = others.map(|(i, s)| (i, s.label.clone())).find(|(i, _)| !is_whole || speaks(after, *i));
        match other {
            Some((_, other)) => {
                following.ops.extend(turns.into_iter().filter_map(|turn| give(after, turn, other.clone())));
            }
            None if is_whole => {
                following.ops.extend(relabel(after, speaker, &label));
                following.renamed.push((from.clone(), label));
            }
            None => following.left.push((from.clone(), label, turns.len())),
        }
    }
}

fn give(after: &Document, turn: Address, label: String) -> Option<Op> {
    let from = after.turn_state(turn)?;
    let to = TurnState { speaker: Some(label), ..from.clone() };
    Some(Op::SetTurn { document: after.id, turn, from: Some(from), to: Some(to) })
}

#[cfg(test)]
mod tests {
    use super::super::super::correction::Replacement;
    use super::super::super::testing::Fixture;
    use super::super::correct_text;
    use super::*;

    /// Replaces the first `n` places of `from` and returns who speaks then, and what is told.
    fn replaced(notation: &str, from: &str, to: &str, n: usize) -> (Vec<String>, LabelsFollowing) {
        let mut fixture = Fixture::of(notation);
        let document = fixture.project.documents()[0].id;
        let text = fixture.project.text(fixture.project.documents()[0]).unwrap();
        let places = text.as_str().match_indices(from).take(n);
        let places =
            places.map(|(byte, _)| Replacement { span: text.span(byte..byte + from.len()), text: to.to_owned() });
        let places: Vec<Replacement> = places.collect();
        let mut ops = correct_text(&fixture.project, &mut fixture.ids, document, &places).unwrap();
        let following = labels_following(&fixture.project, document, &ops).unwrap();
        ops.extend(following.ops.clone());
        fixture.apply(ops);
        let document = fixture.project.documents()[0];
        let speaks = document.turns.iter().map(|t| document.speaker_of(t).map_or(String::new(), |s| s.label.clone()));
        (speaks.collect(), following)
    }

    const TABLE: &str = "Hélène: Oui. Hélène parle.\nMarc: Non.\nHélène: Si.";

    #[test]
    fn a_label_that_is_replaced_everywhere_is_what_the_speaker_is_called() {
        let (speaks, told) = replaced(TABLE, "Hélène", "Paule", 3);
        assert_eq!(speaks, ["Paule", "Marc", "Paule"]);
        assert_eq!((told.renamed, told.left), (vec![("Hélène".to_owned(), "Paule".to_owned())], vec![]));
    }

    #[test]
    fn a_turn_before_which_the_label_of_another_speaker_was_put_is_theirs() {
        assert_eq!(replaced(TABLE, "Hélène", "Marc", 1).0, ["Marc", "Marc", "Hélène"]);
        assert_eq!(replaced(TABLE, "Hélène", "Marc", 3).0, ["Marc", "Marc", "Marc"]);
    }

    #[test]
    fn a_label_of_nobody_before_some_turns_is_told() {
        let (speaks, told) = replaced(TABLE, "Hélène", "Paule", 1);
        assert_eq!((speaks, told.ops), (vec!["Hélène".to_owned(), "Marc".into(), "Hélène".into()], vec![]));
        assert_eq!(told.left, [("Hélène".to_owned(), "Paule".to_owned(), 1)]);
    }

    #[test]
    fn words_that_are_no_label_change_nobodys_name() {
        assert_eq!(replaced(TABLE, "parle", "rit", 1).1, LabelsFollowing::default());
        assert_eq!(replaced("U01: Oui.", "U01:", "", 1).1, LabelsFollowing::default());
    }
}
