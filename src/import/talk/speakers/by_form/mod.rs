//! Texts in which the form of a line says who speaks, whatever the name looks like: mails, chats, posts, tables whose
//! head names its columns, names between signs or in a style of their own, and labels that take turns throughout.

mod behind;
pub(super) mod chat;
mod columns;
mod comments;
mod headed;
mod irc;
mod mails;
mod opposite;
mod portraits;
mod posts;
mod respondents;
mod signatures;
mod signs;
mod styled;
pub(super) mod table;
mod taking_turns;

use super::Read;
use crate::import::Layout;
use crate::import::talk::lines::Line;
use crate::import::talk::reading::{Convention, Wish};
use crate::import::talk::turns::{self, Turn};

/// Returns the turns of mails, of a chat, of a table whose head names its columns or of posts that are signed: there
/// the form of the line says who speaks.
pub(super) fn read<'t>(lines: &[Line<'t>], layout: &Layout) -> Option<Read<'t>> {
    let forms: [&dyn Fn() -> Vec<Turn<'t>>; 12] = [
        &|| mails::turns(lines),
        &|| irc::turns(lines),
        &|| portraits::turns(lines),
        &|| chat::turns(lines),
        &|| opposite::turns(lines),
        &|| table::turns(lines),
        &|| respondents::turns(lines),
        &|| posts::turns(lines),
        &|| comments::turns(lines),
        &|| signatures::turns(lines),
        &|| headed::turns(lines),
        &|| signs::turns(lines),
    ];
    let first_of =
        |forms: &[&dyn Fn() -> Vec<Turn<'t>>]| forms.iter().map(|form| form()).find(|starts| !starts.is_empty());
    let starts = first_of(&forms);
    let behind = if starts.is_some() { Vec::new() } else { behind::turns(lines) };
    let are_behind = !behind.is_empty();
    let starts = starts.or_else(|| are_behind.then_some(behind)).unwrap_or_else(|| columns::turns(lines));
    if starts.is_empty() {
        return None;
    }
    // Headings that name who wrote what stands below are labels.
    let mut unheaded = lines.to_vec();
    posts::keep_headings(&mut unheaded, &starts);
    starts.iter().for_each(|turn| unheaded[turn.line].heading = false);
    let lines = unheaded.as_slice();
    let mut cut = turns::cut(lines, layout, &starts);
    if are_behind {
        behind::leave_labels_out(&mut cut, lines);
    }
    table::leave_bars_out(&mut cut, lines);
    signatures::leave_out(&mut cut, lines);
    Some(Read { convention: Some(Convention::Labels), cut: Some(cut), ..Read::default() })
}

/// Returns the turns below labels in a style of their own. Where others are more, those styles are of something else:
/// the codes in the margin of a record have a typeface of their own as well.
pub(super) fn in_styles<'t>(lines: &[Line<'t>], layout: &Layout, wish: &Wish) -> Option<Read<'t>> {
    let is_asked = matches!(wish.convention, None | Some(Convention::Labels));
    let starts = if is_asked { styled::turns(lines, layout) } else { Vec::new() };
    (!starts.is_empty()).then(|| Read { convention: Some(Convention::Labels), starts, ..Read::default() })
}

/// Returns the turns behind labels that take turns throughout, where another reading, `read`, does not know them.
pub(super) fn in_turn<'t>(lines: &[Line<'t>], read: &Read<'t>, wish: &Wish) -> Option<Read<'t>> {
    if read.cut.is_some() || !matches!(wish.convention, None | Some(Convention::Labels)) {
        return None;
    }
    let starts = taking_turns::turns(lines);
    let is_new = !starts.is_empty() && taking_turns::are_missed(&starts, &read.starts);
    is_new.then(|| Read { convention: Some(Convention::Labels), starts, ..Read::default() })
}

pub(super) fn single_mail<'t>(lines: &[Line<'t>], layout: &Layout, wish: &Wish) -> Option<Read<'t>> {
    let starts = if wish.convention.is_none() { mails::single(lines) } else { Vec::new() };
    let cut = (!starts.is_empty()).then(|| turns::cut(lines, layout, &starts))?;
    Some(Read { convention: Some(Convention::Labels), cut: Some(cut), ..Read::default() })
}
