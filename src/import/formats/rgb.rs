//! Colours by the ways in which files write them down, and which of them set words off.

/// Returns the colour that a value of HTML or a class names: `#ffff00`, `#ff0`, `rgb(255, 255, 0)`, `yellow`.
pub(super) fn named(value: &str) -> Option<[u8; 3]> {
    #[rustfmt::skip]
    const NAMES: [(&str, [u8; 3]); 20] = [
        ("white", [255, 255, 255]), ("yellow", [255, 255, 0]), ("lime", [0, 255, 0]), ("green", [0, 128, 0]),
        ("cyan", [0, 255, 255]), ("aqua", [0, 255, 255]), ("magenta", [255, 0, 255]), ("fuchsia", [255, 0, 255]),
        ("red", [255, 0, 0]), ("blue", [0, 0, 255]), ("orange", [255, 165, 0]), ("pink", [255, 192, 203]),
        ("purple", [128, 0, 128]), ("violet", [238, 130, 238]), ("silver", [192, 192, 192]), ("gray", [128, 128, 128]),
        ("grey", [128, 128, 128]), ("black", [0, 0, 0]), ("olive", [128, 128, 0]), ("teal", [0, 128, 128]),
    ];
    let named = NAMES.iter().find(|(name, _)| *name == value).map(|(_, rgb)| *rgb);
    let parts = || {
        let (_, inner) = value.strip_suffix(')')?.split_once('(')?;
        let parts: Vec<u8> = inner.split(',').map_while(|part| part.trim().parse().ok()).collect();
        parts.first_chunk::<3>().copied()
    };
    named.or_else(|| hexadecimal(value.strip_prefix('#').unwrap_or(value))).or_else(parts)
}

/// Returns the parts of `ffff00` or `ff0`.
pub(super) fn hexadecimal(digits: &str) -> Option<[u8; 3]> {
    let digit = |at: usize| (digits.as_bytes()[at] as char).to_digit(16).map(|d| d as u8);
    let part = |at: usize| match digits.len() {
        3 => Some(digit(at)? * 17),
        6 => Some(digit(at * 2)? * 16 + digit(at * 2 + 1)?),
        _ => None,
    };
    Some([part(0)?, part(1)?, part(2)?])
}

/// Returns a colour if it sets words off: black and what is nearly so is the colour of all text.
pub(super) fn set_off(rgb: [u8; 3]) -> Option<[u8; 3]> {
    const DARK: u8 = 0x40;
    rgb.iter().any(|part| *part > DARK).then_some(rgb)
}
