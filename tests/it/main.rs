//! The integration tests, in one binary: each module is a flow or a rule of the house.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod agreement;
mod arrows;
mod both_faces;
mod codes;
mod coding_desk;
mod comparison;
mod correcting;
mod corrections;
mod divergence;
mod durability;
mod excerpts;
mod formats;
mod hostile;
mod keyboard;
mod live;
mod memos;
mod numbers;
mod people;
mod proof;
mod reading;
mod sharing;
mod small_study;
mod speakers;
mod statistics;
mod study;
mod sync;
mod team;
mod transcribing;
mod turns;
mod turns_in_window;
mod two_readers;
mod typography;
mod typologies;
mod vectors;
mod window;
