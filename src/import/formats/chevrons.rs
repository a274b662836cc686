//! The `>>` of captions, which broadcasters write where somebody else speaks, and nobody's name.

use super::script::{self, Utterance};

/// Returns what two voices say who take turns behind the `>>` of captions, told apart as in any text with such signs.
pub(super) fn taking_turns(text: &str, said: &[Utterance]) -> Option<Vec<Utterance>> {
    const FEWEST: usize = 4;
    let n_marked = text.lines().filter(|line| behind(line.trim_start()).is_some()).count();
    if n_marked < FEWEST || n_marked != said.iter().filter(|u| u.is_turn).count() {
        return None;
    }
    let mut turns: Vec<Utterance> = Vec::new();
    for utterance in said.iter().filter(|u| !u.words.is_empty()) {
        match turns.last_mut().filter(|_| !utterance.is_turn) {
            Some(turn) => {
                turn.words.push(' ');
                turn.words.push_str(&utterance.words);
                turn.to = utterance.to;
            }
            None => turns.push(Utterance { words: format!(">> {}", utterance.words), ..utterance.clone() }),
        }
    }
    script::by_labels(&turns)
}

/// Returns what stands behind the sign of captions that somebody else speaks, in its two ways of writing.
pub(super) fn behind(line: &str) -> Option<&str> {
    line.strip_prefix(">>").or_else(|| line.strip_prefix("&gt;&gt;"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn two_who_take_turns_behind_the_signs_of_captions_are_told_apart() {
        let cue = |at: usize, words: &str| format!("00:0{at}.000 --> 00:0{at}.500\n{words}\n\n");
        let said =
            [">> Where did you", "live then?", ">> By the river.", "&gt;&gt; Why?", ">> So.", ">> And when?", ">> Ah."];
        let cues: String = said.iter().enumerate().map(|(at, words)| cue(at, words)).collect();
        let found = crate::import::read("a.vtt", format!("WEBVTT\n\n{cues}").as_bytes()).unwrap().output;
        let voices: Vec<Option<u16>> = found.turns.iter().map(|turn| turn.3).collect();
        assert_eq!(voices, [Some(0), Some(1), Some(0), Some(1), Some(0), Some(1)], "{}", found.text);
        assert!(found.text.contains("Where did you live then?"));
    }
}
