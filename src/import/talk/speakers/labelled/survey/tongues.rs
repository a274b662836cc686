//! Lines that say in which language the words below them were said, as the records of parliaments with several have
//! them: `Sepedi:`. They name nobody, and whoever speaks goes on below them.

use crate::import::talk::lexicon::{Words, fold};

/// Whether a line is nothing but such a mark.
pub(super) fn is_mark(line: &str) -> bool {
    #[rustfmt::skip]
    static TONGUES: Words = Words::of(&[
        "english", "afrikaans", "sepedi", "sesotho", "setswana", "isizulu", "zulu", "isixhosa", "xhosa", "siswati",
        "swati", "xitsonga", "tshivenda", "isindebele", "welsh", "gaelic", "irish", "hindi", "urdu", "punjabi",
        "kiswahili", "swahili",
    ]);
    line.trim().strip_suffix(':').is_some_and(|tongue| TONGUES.has(&fold(tongue)))
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::summary;

    #[test]
    fn the_language_of_a_speech_names_nobody() {
        let record = "Mr D ROUX: We met in May.\n\nThe SPEAKER: Order!\n\nMr D ROUX: And again.\n\n\
            English:\nRev K WEIL: Speaker, I was there.\n\nSepedi:\nIt rained that day.\n\nEnglish:\nThe SPEAKER: Order!\n\nMr D ROUX: So it did.\n";
        assert_eq!(summary(record), "Mr D ROUX/The SPEAKER/Rev K WEIL 6");
    }
}
