//! Tags that close a turn as they opened it: `<interviewer>Why?</interviewer>`.

use crate::import::talk::turns::Cut;
use crate::model::{Span, Text};

/// Leaves such tags out of the words.
pub(super) fn leave_closing_out(cut: &mut Cut, text: &str) {
    if !text.contains("</") {
        return;
    }
    let places = Text::new(text);
    for turn in cut.turns.iter_mut().filter(|turn| turn.3.is_some()) {
        let tag = places.slice(Span::new(turn.0, turn.1)).trim().strip_prefix('<').filter(|tag| tag.ends_with('>'));
        let words = places.slice(Span::new(turn.1, turn.2));
        let name = tag.and_then(|tag| tag.split([' ', '>']).next());
        let closed = name.and_then(|name| words.split_once(&format!("</{name}>")));
        if let Some((said, "")) = closed.map(|(said, behind)| (said.trim_end(), behind.trim())) {
            turn.2 = turn.1 + said.chars().count() as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn a_tag_that_closes_a_turn_is_no_word() {
        let talk = "<interviewer>Why was it so?</interviewer>\n\n<interviewee>So it was. </interviewee>\n\n<interviewer>And then?</interviewer>\n\n<interviewee>Then no more.</interviewee>\n";
        let expected = [
            "interviewer@-1|Why was it so?",
            "interviewee@-1|So it was.",
            "interviewer@-1|And then?",
            "interviewee@-1|Then no more.",
        ];
        assert_eq!(turns_as_told("a.txt", talk), expected);
    }
}
