//! CHAT (`.cha`), in which linguists transcribe talk: `*ANA:` before what she says, with the time behind it between two
//! signs that nobody sees, lines that go on behind a tab, tiers such as `%mor:` below, and heads such as `@Date:`.

use super::super::script::Utterance;
use super::tiers;
use crate::import::{Content, ImportError};
use crate::model::Warned;

/// What stands before and behind the time of an utterance.
const BULLET: char = '\u{15}';

/// Whether the text is such a file, by how it begins.
pub(super) fn is_one(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.next().is_some_and(|first| matches!(first, "@UTF8" | "@Begin" | "@Font"))
        && text.lines().any(|line| line.starts_with("@Begin") || line.starts_with("@Participants:"))
}

pub(super) fn read(file_name: &str, text: &str) -> Result<Warned<Content>, ImportError> {
    let (mut said, mut left_out): (Vec<Utterance>, Vec<String>) = (Vec::new(), Vec::new());
    let mut goes_on = false;
    for line in text.lines() {
        if let Some((speaker, words)) = line.strip_prefix('*').and_then(|line| line.split_once(':')) {
            said.push(Utterance {
                speaker: Some(speaker.trim().to_owned()),
                words: words.to_owned(),
                ..Utterance::default()
            });
            goes_on = true;
        } else if line.starts_with(['\t', ' ']) && goes_on {
            said.last_mut().into_iter().for_each(|utterance| utterance.words.push_str(line));
        } else if line.starts_with(['%', '@']) {
            goes_on = false;
            let tier = line.split(':').next().filter(|name| name.starts_with('%')).unwrap_or_default();
            if !tier.is_empty() && !left_out.iter().any(|known| known == tier) {
                left_out.push(tier.to_owned());
            }
        }
    }
    said.iter_mut().for_each(take_time);
    let content = tiers::of_utterances(file_name, said)?;
    Ok(Warned {
        output: Content { encoding: "UTF-8", ..content },
        warnings: tiers::told(file_name, &left_out).into_iter().collect(),
    })
}

/// Takes the times out of the words: `⍰1500_2750⍰`, in milliseconds.
fn take_time(utterance: &mut Utterance) {
    let pieces: Vec<&str> = utterance.words.split(BULLET).collect();
    let times = pieces.iter().skip(1).step_by(2);
    let spans: Vec<(f32, f32)> = times.filter_map(|time| span(time)).collect();
    utterance.from = spans.first().map(|(from, _)| *from);
    utterance.to = spans.last().map(|(_, to)| *to);
    let words: Vec<&str> =
        pieces.iter().step_by(2).map(|words| words.trim()).filter(|words| !words.is_empty()).collect();
    utterance.words = words.join(" ");
}

fn span(time: &str) -> Option<(f32, f32)> {
    let (from, to) = time.rsplit_once('_')?;
    // An older form names the recording before the times.
    let from = from.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    let seconds = |milliseconds: &str| milliseconds.parse::<f64>().ok().map(|ms| (ms / 1000.0) as f32);
    Some((seconds(from)?, seconds(to)?))
}

#[cfg(test)]
mod tests {
    use crate::import::{read, turns_as_told as turns};

    #[test]
    fn utterances_have_their_speakers_and_times_and_tiers_below_them_stay_out() {
        let cha = "@UTF8\n@Begin\n@Participants:\tINV Investigator, ANA Ana Participant\n@Date:\t09-SEP-2000\n\
            *INV:\tso where\n\twas it ? \u{15}0_1500\u{15}\n%mor:\tadv|so adv|where\n\tcop|be\n*ANA:\tin the [/] the town . \u{15}1500_2750\u{15}\n*INV:\tah .\n@End\n";
        let expected = ["INV@0|so where was it ?", "ANA@1.5|in the [/] the town .", "INV@-1|ah ."];
        assert_eq!(turns("a.cha", cha), expected);
        assert_eq!(turns("a.txt", cha), expected);
        let told = read("a.cha", cha.as_bytes()).unwrap().warnings;
        assert!(told.iter().any(|what| what.told(crate::model::Tongue::English).ends_with("%mor")), "{told:?}");
    }
}
