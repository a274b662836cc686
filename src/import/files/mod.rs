//! Many files: what a user chose, walked and gathered, read side by side in guarded processes, by what the study
//! remembers of earlier ones; and what is shown of them before they come in.

mod across;
pub mod batch;
pub mod gather;
pub mod memory;
pub mod preview;
pub mod worker;
