//! Text of the time before Unicode. The detector of browsers never proposes the encodings of old Macs, in which Excel
//! for Mac still writes, of DOS and of the euro's first years, so the western ones are compared by how many letters
//! come out where letters are likely.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};

/// How many bytes are looked at.
const SAMPLE: usize = 200_000;

/// The upper half of code page 850, the DOS of western Europe.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
                     ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// A way to read bytes that are not Unicode.
#[derive(Clone, Copy)]
enum Page {
    Web(&'static Encoding),
    Dos,
}

impl Page {
    fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) if encoding == MACINTOSH => "Mac OS Roman (macintosh)",
            Self::Web(encoding) => encoding.name(),
            Self::Dos => "DOS (code page 850)",
        }
    }

    /// Returns the letters whose bytes are quotation marks and dashes in the encoding of Windows: `ì` of a Mac is `“`
    /// there.
    fn letters_like_signs(self) -> &'static str {
        match self {
            Self::Web(encoding) if encoding == MACINTOSH => "Öëíìîïñó",
            Self::Web(_) => "",
            Self::Dos => "àæÆôöòûù",
        }
    }

    fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Dos => {
                let upper: Vec<char> = CP850.chars().collect();
                let char_of = |b: &u8| upper.get(usize::from(*b).wrapping_sub(128)).copied().unwrap_or(char::from(*b));
                bytes.iter().map(char_of).collect()
            }
        }
    }
}

/// Returns the text of bytes that are not UTF-8, and the name of the encoding that was guessed.
pub(super) fn decode(bytes: &[u8]) -> (String, &'static str) {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    // The first of equals stands, so the most usual comes first.
    let pages = [Page::Web(WINDOWS_1252), Page::Web(ISO_8859_15), Page::Web(MACINTOSH), Page::Dos];
    let score_of = |page: Page| score(&page.decode(head), page.letters_like_signs());
    let mut best = (pages[0], score_of(pages[0]));
    for page in &pages[1..] {
        let score = score_of(*page);
        if score > best.1 {
            best = (*page, score);
        }
    }
    let (page, _) = best;
    let page = if score(&page.decode(head), "") >= 0.6 { page } else { elsewhere(bytes) };
    (page.decode(bytes), page.name())
}

/// Returns what the detector of browsers proposes: texts of other scripts.
fn elsewhere(bytes: &[u8]) -> Page {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Page::Web(detector.guess(None, chardetng::Utf8Detection::Deny))
}

/// Returns how plausible the characters beyond ASCII are as western text, from -1 to 1. Accented letters stand between
/// plain ones, quotation marks and dashes between words; a letter beside a box or a capital within a word is a
/// misreading. The letters in `like_signs` tell little: they may be the signs of a text from Windows.
fn score(text: &str, like_signs: &str) -> f32 {
    let (mut sum, mut n) = (0.0, 0_u32);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            let plausibility = plausibility(before, c, chars.peek().copied().unwrap_or(' '));
            sum += if like_signs.contains(c) { 0.5 * plausibility } else { plausibility };
            n += 1;
        }
        before = c;
    }
    if n == 0 { 0.0 } else { sum / n as f32 }
}

fn plausibility(before: char, c: char, after: char) -> f32 {
    const SMALL: &str = "éèàçêôûùîœâëïüäöåñáíóúßìòøæãõ";
    const LARGE: &str = "ÉÈÀÇÊÔÛÙÎŒÂËÏÜÄÖÅÑÁÍÓÚØÆ";
    const SIGNS: &str = "’‘“”«»–—…•°€\u{a0}";
    let in_word = before.is_alphabetic() || after.is_alphabetic();
    let beside_foreign = !before.is_ascii() && before.is_alphabetic() && !after.is_ascii() && after.is_alphabetic();
    match c {
        _ if beside_foreign => -1.0,
        _ if SMALL.contains(c) => 1.0,
        _ if LARGE.contains(c) => {
            if before.is_lowercase() {
                -1.0
            } else {
                0.8
            }
        }
        '’' => 1.0,
        '¿' | '¡' if !before.is_alphabetic() => 0.9,
        // `well—I mean`, as English has it.
        '—' if before.is_alphabetic() && after.is_alphabetic() => 0.6,
        // Excel for Mac parts words so.
        '\u{a0}' => 0.8,
        _ if SIGNS.contains(c) => {
            if before.is_alphabetic() && after.is_alphabetic() {
                -0.5
            } else {
                0.9
            }
        }
        _ if c.is_alphabetic() => -0.2,
        _ if in_word => -1.0,
        _ => -0.3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str =
        "Enquêtrice : Ça va ? Très bien, même si l\u{2019}été a été mouillé, déjà. Et l'œuvre, à 20 € ?";

    fn dos(text: &str) -> Vec<u8> {
        let byte = |c: char| match CP850.chars().position(|upper| upper == c) {
            Some(at) => at as u8 + 128,
            None => c as u8,
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn the_upper_half_of_dos_is_whole() {
        assert_eq!(CP850.chars().count(), 128);
        assert_eq!((Page::Dos.decode(&[0x82, 0xEF, 0xFF]), dos("é")), ("é´\u{a0}".to_owned(), vec![0x82]));
    }

    #[test]
    fn western_encodings_are_told_apart() {
        let web = |encoding: &'static Encoding, text: &str| decode(&encoding.encode(text).0);
        assert_eq!(web(WINDOWS_1252, FRENCH), (FRENCH.to_owned(), "windows-1252"));
        let plain = FRENCH.replace('\u{2019}', "'");
        assert_eq!(web(ISO_8859_15, &plain), (plain.clone(), "ISO-8859-15"));
        let old = plain.replace('œ', "oe").replace('€', "F");
        assert_eq!(decode(&dos(&old)), (old.clone(), "DOS (code page 850)"));
        // "é" is 0x8E, "à" 0x88 and "ê" 0x90 in the encoding of old Macs.
        let mac = decode(b"Zo\x8e a \x8et\x8e l\x88, d\x8ej\x88, m\x90me.");
        assert_eq!(mac, ("Zoé a été là, déjà, même.".to_owned(), "Mac OS Roman (macintosh)"));
        let cells = decode(b"Services\xcadu\xcaPremier\xcaministre;\xcele d'Yeu\xca;le c\x99t\x8e");
        assert_eq!(cells.0, "Services\u{a0}du\u{a0}Premier\u{a0}ministre;Œle d'Yeu\u{a0};le côté");
    }

    #[test]
    fn quotation_marks_of_windows_are_no_letters_of_a_mac_or_of_dos() {
        let texts = [
            "It was \u{201c}a lot more fun\u{201d}, Ritchie\u{2019}s words.",
            "He said, \u{201c}hello.\u{201d}",
            "I mean\u{2014}well, she didn\u{2019}t\u{2014}she couldn\u{2019}t.",
            "Well\u{2014}I\u{2014}no.",
            "So\u{2026} \u{2018}tis it \u{2013} is it?",
        ];
        for text in texts {
            assert_eq!(decode(&WINDOWS_1252.encode(text).0), (text.to_owned(), "windows-1252"));
        }
        let spanish = b"La canci\x97n del ni\x96o, s\x92, est\x87 aqu\x92. \xc0Qui\x8en la cant\x97?";
        assert_eq!(decode(spanish).0, "La canción del niño, sí, está aquí. ¿Quién la cantó?");
    }

    #[test]
    fn one_accent_is_enough_and_other_scripts_are_left_to_the_detector() {
        assert_eq!(decode(b"Zo\xe9").0, "Zoé");
        assert_eq!(decode(b"Zo\x82 est l\x85").0, "Zoé est là");
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("Привет, как дела? Хорошо, спасибо большое.");
        assert_eq!(decode(&cyrillic).0, "Привет, как дела? Хорошо, спасибо большое.");
    }
}
