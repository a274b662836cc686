//! Which of two ways something steps through a text, a list or a grid.

/// Towards which end a step goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Toward {
    /// Back, up.
    Start,
    /// Forward, down.
    End,
}
