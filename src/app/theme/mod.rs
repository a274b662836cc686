//! How the window looks: colours and sizes from `assets/theme/*.ron`, fonts from `assets/fonts/`.

mod tokens;

pub use tokens::{CodePaint, Tokens};
