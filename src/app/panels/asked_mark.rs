//! How a mark on a question of the interview guide reads, and what it turns into, wherever one can be set: in the table
//! of questions and beside a document.

use crate::analysis::AskedMark;
use crate::app::words::{Phrase, asked as say};

/// Returns the word for a mark.
pub(super) fn mark_words(mark: AskedMark) -> Phrase {
    match mark {
        AskedMark::Said(true) => say::ASKED,
        AskedMark::Said(false) => say::NOT_ASKED,
        AskedMark::Coded => say::CODED,
        AskedMark::LeftOut => say::LEFT_OUT,
        AskedMark::Unknown => say::UNKNOWN,
    }
}

/// Returns what a mark follows from; nothing when somebody said it.
pub(super) fn mark_reason(mark: AskedMark) -> Option<Phrase> {
    match mark {
        AskedMark::Said(_) => None,
        AskedMark::Coded => Some(say::WHY_CODED),
        AskedMark::LeftOut => Some(say::WHY_LEFT_OUT),
        AskedMark::Unknown => Some(say::WHY_UNKNOWN),
    }
}

/// Returns what stands behind a mark when it is turned on: nothing said, asked, not asked.
pub(super) fn next_mark(mark: AskedMark) -> Option<bool> {
    match mark {
        AskedMark::Said(true) => Some(false),
        AskedMark::Said(false) => None,
        AskedMark::Coded | AskedMark::LeftOut | AskedMark::Unknown => Some(true),
    }
}
