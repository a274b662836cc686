//! Words in heads of posts that say that the name of the author follows: `Par nadia, le …`, `Posted by nadia on …`. The
//! heads of one page are alike, which tells them from names that begin so: `Von Hagen`, `Di Stefano`.

use super::Head;
use super::when::BEFORE_DATES;
use crate::import::talk::lexicon::{Words, fold};

/// Leaves out such words and what stands between name and date, where every head has them.
pub(super) fn leave_out(heads: &mut [Head<'_>]) {
    if heads.iter().all(|head| behind_by(head.name).is_some()) {
        heads.iter_mut().for_each(|head| head.name = behind_by(head.name).unwrap_or(head.name));
    }
    if heads.iter().all(|head| before_date(head.name).is_some()) {
        heads.iter_mut().for_each(|head| head.name = before_date(head.name).unwrap_or(head.name));
    }
}

/// Returns what stands behind `by`, and before it `Posted` or the like.
fn behind_by(name: &str) -> Option<&str> {
    static BY: Words = Words::of(&["by", "par", "von", "por", "da", "di", "door"]);
    #[rustfmt::skip]
    static WRITTEN: Words = Words::of(&[
        "posted", "written", "post", "message", "reply", "comment", "poste", "ecrit", "publie", "reponse", "commentaire", "geschrieben", "verfasst",
        "beitrag", "publicado", "escrito", "mensaje", "scritto", "inviato", "messaggio", "geplaatst",
    ]);
    let (first, rest) = name.split_once([' ', '\u{a0}'])?;
    let (by, rest) = if WRITTEN.has(&fold(first)) { rest.trim_start().split_once(' ')? } else { (first, rest) };
    (BY.has(&fold(by)) && !rest.trim().is_empty()).then(|| rest.trim())
}

/// Returns what stands before `on`, or before a comma and `le`, at the end of what was found before a date.
fn before_date(name: &str) -> Option<&str> {
    let (name, last) = name.rsplit_once([' ', '\u{a0}'])?;
    BEFORE_DATES.has(&fold(last)).then(|| name.trim_end_matches([',', ' ', '\u{a0}']))
}
