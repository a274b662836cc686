//! Who codes: a name, a colour, and how they are found.

use super::colour::Colour;
use super::ids::CoderId;
use super::naming::name_key;
use super::project::Project;
use super::stamp::Stamp;

/// Somebody who codes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coder {
    /// Its identity.
    pub id: CoderId,
    /// For people.
    pub name: String,
    /// As the coder chose it; one of a palette without.
    pub colour: Option<Colour>,
    /// The change with which the coder joined; nothing as long as that is still to come.
    pub joined: Option<Stamp>,
}

impl Project {
    /// Returns the colour of a coder: the chosen one, else one of the palette, in the order in which coders joined.
    pub fn coder_colour(&self, id: CoderId) -> Colour {
        let id = self.one_coder(id);
        let chosen = self.coders.get(&id).and_then(|coder| coder.colour);
        chosen.unwrap_or(Colour::PALETTE[self.coder_place(id) % Colour::PALETTE.len()])
    }

    /// Returns the coder of that name, whatever the case of its letters; else the one who was called so before being
    /// merged. Of two, who came in by an own change is meant rather than who was only named in somebody's plan.
    pub fn coder_named(&self, name: &str) -> Option<&Coder> {
        let called = self.coders_called(name);
        let by_own_change = |coder: &&&Coder| coder.joined.is_some_and(|at| self.author_of(at) == Some(coder.id));
        called.iter().find(by_own_change).or(called.first()).copied()
    }

    /// Returns everybody of that name, whatever the case of its letters; those who were called so before being merged
    /// when nobody is. There are two when two people wrote the name apart, until somebody says that they are one.
    pub fn coders_called(&self, name: &str) -> Vec<&Coder> {
        let wanted = name_key(name);
        let is_wanted = |name: &str| name_key(name) == wanted;
        let called: Vec<&Coder> = self.coders.values().filter(|c| is_wanted(&c.name)).collect();
        if !called.is_empty() {
            return called;
        }
        self.coders.values().filter(|c| self.merged_into(c.id).any(|merged| is_wanted(&merged.name))).collect()
    }
}
