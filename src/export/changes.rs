//! The history for R and Python: JSON Lines, one change a line, oldest first. What a newer version wrote comes along in
//! its own words.

use std::io::Write;

use serde::Serialize;
use serde::ser::{SerializeMap as _, SerializeSeq as _, Serializer};

use super::ExportError;
use crate::model::{Change, Op, Stamp};

/// Writes each change as one line of JSON.
///
/// # Errors
/// When `out` refuses.
pub fn write_changes<'a>(
    changes: impl IntoIterator<Item = &'a Change>,
    out: &mut impl Write,
) -> Result<(), ExportError> {
    for change in changes {
        let Change { at, by, seen, label, undoes, ops } = change;
        let line = Line { at, by: by.to_string(), seen, label, undoes: undoes.as_ref(), ops: Ops(ops) };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Line<'a> {
    at: &'a Stamp,
    by: String,
    seen: &'a [Stamp],
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    undoes: Option<&'a Stamp>,
    ops: Ops<'a>,
}

struct Ops<'a>(&'a [Op]);

impl Serialize for Ops<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut ops = serializer.serialize_seq(Some(self.0.len()))?;
        for op in self.0 {
            match op {
                Op::Unknown(written) => ops.serialize_element(&Unknown(written))?,
                op => ops.serialize_element(op)?,
            }
        }
        ops.end()
    }
}

/// The model does not serialise an op that it does not understand, and the journal keeps its line as it is.
struct Unknown<'a>(&'a str);

impl Serialize for Unknown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut op = serializer.serialize_map(Some(1))?;
        op.serialize_entry("Unknown", self.0)?;
        op.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CoderId, DeviceId, IdSource};

    #[test]
    fn each_change_is_one_line_and_what_is_not_understood_comes_along() {
        let mut ids = IdSource::counting();
        let coder = CoderId::next(&mut ids);
        let at = Stamp::after(None, 0, DeviceId::from_bits(0));
        let ops = vec![Op::AddCoder { coder, name: "Zoé\n".into() }, Op::Unknown("Weigh(weight:3)".into())];
        let change = Change { at, by: coder, seen: vec![], label: "Begin".into(), undoes: None, ops };
        let mut out = Vec::new();
        write_changes([&change, &change], &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.lines().count(), 2);
        let value: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        assert_eq!(value["ops"][0]["AddCoder"]["name"], "Zoé\n");
        assert_eq!(value["ops"][1]["Unknown"], "Weigh(weight:3)");
        assert_eq!(value["by"], "00000000-0000-0000-0000-000000000001");
    }
}
