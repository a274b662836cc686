//! The order in which people stand in the table. Like in a spreadsheet, a row stays where it is while its values are
//! written; who comes in stands last, until the table is sorted again.

use rustc_hash::FxHashSet;

use crate::model::values::order_key;
use crate::model::{Attribute, Edition, Holder, ParticipantId, Project};

/// Everybody, in the order of the rows.
#[derive(Debug, Default)]
pub struct RowOrder {
    /// Of what `people` was listed: looking through ten thousand in every frame would be felt.
    of: Option<Edition>,
    people: Vec<ParticipantId>,
}

impl RowOrder {
    /// Returns everybody.
    pub fn people(&self) -> &[ParticipantId] {
        &self.people
    }

    /// Takes those out who are gone, and puts those behind the others who came in.
    pub fn renew(&mut self, project: &Project) {
        let of = Some(project.edition());
        if self.of == of {
            return;
        }
        self.of = of;
        let stands = |id: &ParticipantId| project.participants.get(id).is_some_and(|p| !p.removed);
        self.people.retain(stands);
        let known: FxHashSet<ParticipantId> = self.people.iter().copied().collect();
        self.people.extend(project.participants().iter().map(|p| p.id).filter(|id| !known.contains(id)));
    }

    /// Sorts by an attribute, or by name without one; who has no value stands last either way.
    pub fn sort(&mut self, project: &Project, by: Option<&Attribute>, descending: bool) {
        // Equal values stand in the order of the names.
        let mut people: Vec<ParticipantId> = project.participants().iter().map(|p| p.id).collect();
        match by {
            None if descending => people.reverse(),
            None => {}
            Some(attribute) => {
                let value = |id: &ParticipantId| project.value(Holder::Participant(*id), &attribute.name);
                let (mut known, unknown): (Vec<_>, Vec<_>) = people.into_iter().partition(|id| value(id).is_some());
                known.sort_by_cached_key(|id| order_key(&attribute.kind, value(id).unwrap_or_default()));
                if descending {
                    known.reverse();
                }
                people = known.into_iter().chain(unknown).collect();
            }
        }
        self.people = people;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{AttributeKind, plan};

    fn names(order: &RowOrder, project: &Project) -> String {
        order.people().iter().map(|id| project.participants[id].name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_stay_until_they_are_sorted_and_the_unknown_stand_last() {
        let mut fixture = Fixture::of("Ana: a\nBen: b\nCara: c");
        fixture.attribute("Ana", "age", "9,5");
        fixture.attribute("Cara", "age", "10");
        fixture.apply(plan::attribute_kind(&fixture.project, "age", AttributeKind::Number));
        let mut order = RowOrder::default();
        order.renew(&fixture.project);
        order.sort(&fixture.project, fixture.project.attribute_named("age"), true);
        assert_eq!(names(&order, &fixture.project), "Cara Ana Ben");
        fixture.attribute("Ana", "age", "12");
        fixture.participant("Aaron");
        order.renew(&fixture.project);
        assert_eq!(names(&order, &fixture.project), "Cara Ana Ben Aaron");
        order.sort(&fixture.project, None, false);
        assert_eq!(names(&order, &fixture.project), "Aaron Ana Ben Cara");
    }
}
