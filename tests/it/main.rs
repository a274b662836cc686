//! The integration tests, in one binary: each module is a flow or a rule of the house.

mod arrows;
