//! Letters that a program broke: what people download of Facebook and Instagram has the bytes of UTF-8 written as
//! letters of Latin-1, `\u00c3\u00a9` for `é`.

use serde_json::Value;

/// Mends the texts of a file if all of them are broken so. A letter of Latin-1 that is meant makes no UTF-8 with what
/// stands beside it.
pub(super) fn mend(values: &mut [Value]) {
    let (mut n_broken, mut n_sound) = (0_usize, 0_usize);
    each_text(values, &mut |text| match mended(text) {
        _ if text.is_ascii() => {}
        Some(_) => n_broken += 1,
        None => n_sound += 1,
    });
    if n_broken > 0 && n_sound == 0 {
        each_text(values, &mut |text| *text = mended(text).unwrap_or_else(|| std::mem::take(text)));
    }
}

fn mended(text: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    String::from_utf8(bytes?).ok()
}

/// Calls `visit` with every text. The reader of JSON refuses what lies deeper than 128.
fn each_text(values: &mut [Value], visit: &mut impl FnMut(&mut String)) {
    for value in values {
        match value {
            Value::String(text) => visit(text),
            Value::Array(list) => each_text(list, visit),
            Value::Object(object) => {
                object.values_mut().for_each(|inner| each_text(std::slice::from_mut(inner), visit));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(json: &str) -> String {
        let mut values = vec![serde_json::from_str(json).unwrap()];
        mend(&mut values);
        values[0].to_string()
    }

    #[test]
    fn letters_of_latin_1_that_are_bytes_of_utf_8_are_mended() {
        let broken = r#"["Zo\u00c3\u00a9", "d\u00e2\u0080\u0099accord \u00f0\u009f\u0098\u0080", "a"]"#;
        assert_eq!(mended(broken), r#"["Zoé","d’accord 😀","a"]"#);
        for sound in [r#"["Zoé","Ã©"]"#, r#"["Zoé","a"]"#, r#"["d’accord"]"#] {
            assert_eq!(mended(sound), sound);
        }
    }
}
