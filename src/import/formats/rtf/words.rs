//! What control words mean: where the text of a group goes, and signs that have names.

/// Where the text of a group goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Destination {
    /// To the body, a note, or a text box.
    Text,
    Skipped,
    FontTable,
    ColourTable,
    StyleSheet,
    /// The number or bullet of a list's item, as text.
    ListText,
    Author,
    /// The number of an annotation whose words begin here.
    AnnotatedFrom,
    /// The number of an annotation whose words end here.
    AnnotatedTo,
}

/// Returns where the text of a group goes that begins with this word; nothing if it is no destination.
pub(super) fn destination(name: &str, optional: bool) -> Option<Destination> {
    Some(match name {
        "fonttbl" => Destination::FontTable,
        "colortbl" => Destination::ColourTable,
        "stylesheet" => Destination::StyleSheet,
        "listtext" | "pntext" => Destination::ListText,
        "atnauthor" => Destination::Author,
        "atrfstart" => Destination::AnnotatedFrom,
        "atrfend" => Destination::AnnotatedTo,
        "shpinst" | "info" | "pict" | "object" | "objdata" | "header" | "headerl" | "headerr" | "headerf"
        | "footer" | "footerl" | "footerr" | "footerf" | "fldinst" | "xe" | "tc" | "rxe" | "upr" | "nonshppict"
        | "shprslt" | "sp" | "sn" | "sv" | "ftnsep" | "ftnsepc" | "aftnsep" | "nonesttables" | "listtable"
        | "revtbl" | "private" | "template" | "falt" | "panose" => Destination::Skipped,
        "annotation" | "footnote" | "shppict" | "pn" | "nesttableprops" | "cs" | "ts" => return None,
        _ if optional => Destination::Skipped,
        _ => return None,
    })
}

/// Returns the sign that a control word stands for.
pub(super) fn named_sign(name: &str) -> Option<&'static str> {
    Some(match name {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        "ltrmark" | "rtlmark" | "zwj" | "zwnj" => "",
        _ => return None,
    })
}
