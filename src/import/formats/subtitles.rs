//! Subtitles: SRT, WebVTT and SBV, as meeting tools and transcription services write them. Voices come from `<v Name>`,
//! from labels (`Marie: …`, `[SPEAKER_00]: …`) or from a dash that opens a line; the lines that YouTube shows twice
//! come in once.

use rustc_hash::FxHashSet;

use super::arrows::{arrow, is_broken_arrow};
use super::colours::Voices;
use super::damage::damaged;
use super::page::on_one_line;
use super::script::{self, Utterance};
use super::tags::{plain, resolved};
use super::{ass, chevrons, cue_names, spans, text};
use crate::import::talk::reading::Convention;
use crate::import::told::of_file;
use crate::import::{Content, ImportError};
use crate::model::{Said, Warned, said};

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let Warned { output, warnings } = text::read(file_name, bytes)?;
    if output.text.trim().is_empty() {
        return Err(ImportError::Empty { file: file_name.to_owned() });
    }
    if ass::looks_like(&output.text) {
        let transcript = script::transcript(ass::utterances(&output.text));
        return Ok(Warned { output: Content { encoding: output.encoding, ..transcript }, warnings });
    }
    if spans::looks_like(&output.text) {
        let transcript = script::transcript(spans::utterances(&output.text));
        return Ok(Warned { output: Content { encoding: output.encoding, ..transcript }, warnings });
    }
    let cues = cues(&output.text);
    if cues.is_empty() {
        let reason = said!(
            "it holds no line with times, such as 00:00:01.000 --> 00:00:04.000",
            "il ne contient aucune ligne de temps, telle que 00:00:01.000 --> 00:00:04.000"
        );
        return Err(damaged(file_name, reason));
    }
    let encoding = output.encoding;
    let broken = told_broken(&cues).map(|told| of_file(file_name, &told));
    let cues = if is_rolling(&cues) { without_repeats(cues) } else { cues };
    let names = names(&cues);
    let transcript = transcript(&output.text, &cues, &names);
    let warnings = warnings.into_iter().chain(broken).collect();
    Ok(Warned { output: Content { encoding, ..transcript }, warnings })
}

/// Returns the transcript of `cues`: whoever is named in them speaks, else the voices that their colours tell apart.
fn transcript(text: &str, cues: &[Cue<'_>], names: &FxHashSet<String>) -> Content {
    let said = |coloured: Option<&Voices<'_>>| -> Vec<Utterance> {
        cues.iter().flat_map(|cue| utterances(cue, names, coloured)).collect()
    };
    let mut plain = said(None);
    go_on(text, &mut plain);
    let is_named = plain.iter().any(|u| u.speaker.is_some()) || cue_names::named(&plain).is_some();
    let lines: Vec<&[&str]> = cues.iter().map(|cue| cue.lines.as_slice()).collect();
    if !is_named && cue_names::stand_above(&lines) {
        return script::transcript(cues.iter().filter_map(below_name).collect());
    }
    let identifiers: Vec<Option<&str>> = cues.iter().map(|cue| cue.identifier).collect();
    if let Some(names) = cue_names::identified(&identifiers).filter(|_| !is_named) {
        return script::transcript(cues.iter().zip(names).map(|(cue, name)| said_by(cue, name)).collect());
    }
    if let Some(voices) = Voices::of(text, &lines).filter(|_| !is_named) {
        return script::transcript_by(Convention::Colours, said(Some(&voices)));
    }
    let marked = || chevrons::taking_turns(text, &plain).map(|said| script::transcript_by(Convention::Voices, said));
    Some(()).filter(|()| !is_named).and_then(|()| marked()).unwrap_or_else(|| script::transcript(plain))
}

/// Gives what no voice says to the one before, where voices are written only when somebody else begins: none is ever
/// closed, and most of the cues have none.
fn go_on(text: &str, said: &mut [Utterance]) {
    let n_voiced = said.iter().filter(|u| u.speaker.is_some()).count();
    if n_voiced < 2 || n_voiced * 2 > said.len() || text.contains("</v>") {
        return;
    }
    let mut before = None;
    for utterance in said {
        utterance.speaker = utterance.speaker.take().or_else(|| before.take());
        before.clone_from(&utterance.speaker);
    }
}

/// Returns what the person says whose name is the first line of a cue.
fn below_name(cue: &Cue<'_>) -> Option<Utterance> {
    let (name, lines) = cue.lines.split_first()?;
    let below = Cue { lines: lines.to_vec(), ..cue.clone() };
    Some(said_by(&below, Some(name))).filter(|said| !said.words.is_empty())
}

/// Returns all words of a cue as what somebody says.
fn said_by(cue: &Cue<'_>, name: Option<&str>) -> Utterance {
    let words = cue.lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join(" ");
    Utterance { speaker: name.map(plain), from: Some(cue.from), to: Some(cue.to), words, is_turn: false }
}

/// Returns the transcript of a document whose lines are those of subtitles with names above the words: Teams has saved
/// such ones for Word.
pub(super) fn of_document(text: &str) -> Option<Content> {
    let cues = cues(text);
    let lines: Vec<&[&str]> = cues.iter().map(|cue| cue.lines.as_slice()).collect();
    let are_cues = cue_names::stand_above(&lines) && cues.iter().all(|cue| cue.broken.is_none());
    are_cues.then(|| script::transcript(cues.iter().filter_map(below_name).collect()))
}

/// Whether a text without a telling name is a file of subtitles.
pub(super) fn looks_like(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|l| !l.is_empty());
    match lines.next() {
        Some(_) if ass::looks_like(text) || spans::looks_like(text) => true,
        Some(first) if first.starts_with("WEBVTT") => true,
        Some(number) if number.bytes().all(|b| b.is_ascii_digit()) => lines.next().and_then(arrow).is_some(),
        Some(times) => arrow(times).is_some() && !says_words(times),
        None => false,
    }
}

/// Whether words stand on a line of times, as in transcripts that give them before each label. Settings of cues have no
/// blank behind their colon.
fn says_words(times: &str) -> bool {
    let is_word = |word: &str| word.contains(char::is_alphabetic) && (word.ends_with(':') || !word.contains(':'));
    times.split_whitespace().any(is_word)
}

/// What is shown from one time to another.
#[derive(Clone, Debug)]
struct Cue<'t> {
    from: f32,
    to: f32,
    /// What stands above the times: a number, as a rule.
    identifier: Option<&'t str>,
    lines: Vec<&'t str>,
    /// The line with its times, if they cannot be read: then it begins when the one before ends.
    broken: Option<&'t str>,
}

/// Returns the cues. What stands right above a line with times is the cue's own name, and notes and styles are no
/// words.
fn cues(text: &str) -> Vec<Cue<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut cues: Vec<Cue<'_>> = Vec::new();
    let mut in_note = true;
    for (i, line) in lines.iter().enumerate() {
        let above = i.checked_sub(1).map_or("", |above| lines[above]);
        let broken = Some(*line).filter(|line| is_broken_arrow(line));
        let at = cues.last().map_or(0.0, |before| before.to);
        if let Some((from, to)) = arrow(line).or(broken.map(|_| (at, at))) {
            let identifier = Some(above).filter(|_| is_identifier(&lines, i));
            if let Some(open) = cues.last_mut().filter(|_| identifier.is_some()) {
                open.lines.pop_if(|last| *last == above);
            }
            cues.push(Cue { from, to, identifier, lines: Vec::new(), broken });
            in_note = false;
        } else if above.is_empty() && is_block(line) {
            in_note = true;
        } else if !in_note && !line.is_empty() {
            cues.last_mut().into_iter().for_each(|open| open.lines.push(line));
        }
    }
    cues
}

fn is_block(line: &str) -> bool {
    ["NOTE", "STYLE", "REGION"]
        .iter()
        .any(|name| line.strip_prefix(name).is_some_and(|r| !r.starts_with(char::is_alphanumeric)))
}

/// Whether the line above `arrow` names the cue: a number, or whatever stands between a blank line and the times.
fn is_identifier(lines: &[&str], arrow: usize) -> bool {
    let line = |back: usize| arrow.checked_sub(back).map_or("", |i| lines[i].trim());
    let above = line(1);
    !above.is_empty() && (line(2).is_empty() || above.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns what is told of cues whose times cannot be read.
fn told_broken(cues: &[Cue<'_>]) -> Option<Said> {
    let mut broken = cues.iter().filter_map(|cue| cue.broken);
    let first = broken.next()?.trim();
    let n = 1 + broken.count();
    Some(said!(
        "times that cannot be read: {n}. What they show begins when the cue before ends, please check (“{first}”)",
        "minutages illisibles\u{202f}: {n}. Ce qu’ils montrent commence à la fin du précédent, à vérifier \
         («\u{202f}{first}\u{202f}»)"
    ))
}

/// Whether lines are shown again while the next one is spoken, as YouTube does it.
fn is_rolling(cues: &[Cue<'_>]) -> bool {
    let repeats = |pair: &&[Cue<'_>]| {
        let last = pair[0].lines.iter().rev().map(|l| plain(l)).find(|l| !l.is_empty());
        let first = pair[1].lines.iter().map(|l| plain(l)).find(|l| !l.is_empty());
        last.is_some() && last == first
    };
    cues.len() >= 3 && cues.windows(2).filter(repeats).count() * 2 >= cues.len() - 1
}

/// Leaves out each line that stood in the cue before.
fn without_repeats(mut cues: Vec<Cue<'_>>) -> Vec<Cue<'_>> {
    let mut before: FxHashSet<String> = FxHashSet::default();
    for cue in &mut cues {
        let shown: Vec<String> = cue.lines.iter().map(|l| plain(l)).collect();
        let mut lines = shown.iter();
        cue.lines.retain(|_| lines.next().is_some_and(|line| !before.contains(line)));
        before = shown.into_iter().collect();
    }
    cues
}

/// Returns the names with which several lines begin, wherever in a cue they stand.
fn names(cues: &[Cue<'_>]) -> FxHashSet<String> {
    let (mut once, mut names) = (FxHashSet::default(), FxHashSet::default());
    for name in cues.iter().flat_map(|cue| &cue.lines).filter_map(|line| cue_names::opening(&plain(line))) {
        if !once.insert(name.clone()) {
            names.insert(name);
        }
    }
    names
}

/// Returns what the voices of a cue say, one after the other; a line that begins with one of `names` is somebody
/// else's, and so is one in another colour, where colours are voices.
fn utterances(cue: &Cue<'_>, names: &FxHashSet<String>, coloured: Option<&Voices<'_>>) -> Vec<Utterance> {
    let mut said: Vec<Utterance> = Vec::new();
    let mut n_dashes = 0;
    let colours = coloured.map(|coloured| coloured.of_lines(&cue.lines));
    for (i, line) in cue.lines.iter().enumerate() {
        let shown = colours.as_ref().and_then(|colours| colours[i].as_ref());
        for (voice, words) in voices(line) {
            let bare = words.trim_start();
            let changed = chevrons::behind(bare);
            let undashed = bare.strip_prefix(['-', '–', '—']);
            n_dashes += usize::from(undashed.is_some());
            let is_turn = voice.is_some() || changed.is_some() || undashed.is_some();
            let words = plain(changed.or(undashed).unwrap_or(bare));
            let is_named = || cue_names::opening(&words).is_some_and(|name| names.contains(&name));
            let goes_on = |last: &&mut Utterance| match &colours {
                Some(_) => last.speaker.as_ref() == shown,
                None => last.speaker.is_some() || !is_named(),
            };
            match said.last_mut().filter(|last| !is_turn && goes_on(last)) {
                Some(last) if last.words.is_empty() => last.words = words,
                Some(_) if words.is_empty() => {}
                Some(last) => {
                    last.words.push(' ');
                    last.words.push_str(&words);
                }
                None => said.push(Utterance {
                    speaker: voice.or_else(|| shown.cloned()),
                    from: Some(cue.from),
                    to: Some(cue.to),
                    words,
                    is_turn: changed.or(undashed).is_some(),
                }),
            }
        }
    }
    // A dash alone may be a pause in the words; two of them are two people.
    if let [only] = said.as_mut_slice()
        && n_dashes == 1
    {
        only.is_turn = false;
    }
    said
}

/// Returns the parts of a line by the voices that `<v Name>` names.
fn voices(line: &str) -> Vec<(Option<String>, &str)> {
    let mut parts = Vec::new();
    let (mut voice, mut from, mut at) = (None, 0, 0);
    while let Some(open) = line[at..].find("<v").map(|i| at + i) {
        if !line[open + 2..].starts_with([' ', '.', '\t']) {
            at = open + 2;
            continue;
        }
        let Some(close) = line[open..].find('>').map(|i| open + i) else { break };
        if voice.is_some() || !line[from..open].trim().is_empty() {
            parts.push((voice.take(), &line[from..open]));
        }
        let inner = &line[open + 2..close];
        let name = inner.split_once([' ', '\t']).map_or("", |(_, name)| name);
        voice = Some(on_one_line(&resolved(name))).filter(|name| !name.is_empty());
        from = close + 1;
        at = from;
    }
    parts.push((voice, &line[from..]));
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::testing::read_or_refused;

    fn text_of(file: &str) -> String {
        read("a.vtt", file.as_bytes()).unwrap().output.text
    }

    #[test]
    fn voices_are_speakers_and_notes_are_no_words() {
        let file = "WEBVTT - meeting\n\nNOTE made by hand\nand more\n\nSTYLE\n::cue { color: red }\n\n\
            a1b2/4-0\n00:01.000 --> 00:03.000 align:start\n<v Marie Curie>Bonjour &amp; merci.</v>\n\n\
            a1b2/5-0\n00:03.500 --> 00:04.000\n<v Marie Curie>Ça va ?</v>\n<v.loud Paul>Oui <i>très</i> bien.</v>\n";
        assert_eq!(text_of(file), "Marie Curie: Bonjour & merci. Ça va ?\nPaul: Oui très bien.\n");
    }

    #[test]
    fn numbers_above_the_times_are_no_words() {
        let file = "1\n00:00:01,000 --> 00:00:02,000\nHello\n\nthere.\n2\n00:00:02,500 --> 00:00:03,000\n{\\an8}<i>3 < 4</i>\n";
        assert_eq!(text_of(file), "Hello there. 3 < 4\n");
        assert!(looks_like(file) && looks_like("\u{feff}WEBVTT\n") && !looks_like("1\nHello\n"));
    }

    #[test]
    fn what_youtube_shows_twice_comes_in_once() {
        let file = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n \nso<00:00:00.500><c> welcome</c>\n\n\
            00:00:02.000 --> 00:00:02.010\nso welcome\n \n\n\
            00:00:02.010 --> 00:00:04.000\nso welcome\nto<00:00:02.500><c> all</c>\n\n\
            00:00:04.000 --> 00:00:04.010\nto all\n \n";
        assert_eq!(text_of(file), "so welcome to all\n");
    }

    #[test]
    fn a_broken_line_of_times_begins_a_cue_and_is_told() {
        let file = "1\n00:00:01,000 --> 00:00:02,000\nAna: Why?\n\n2\n00:00:02,500 -> 00:00:03,000\nBen: So.\n\n3\n\
            00:61:03,000 --> 00:00:04,000\nAna: Ah.\n\n4\n00:00:05,000 --> 00:00:06,000\nBen: Yes.\n";
        let Warned { output, warnings } = read("a.srt", file.as_bytes()).unwrap();
        assert_eq!(output.text, "Ana: Why?\nBen: So.\nAna: Ah.\nBen: Yes.\n");
        assert!(warnings[0].to_string().contains("cannot be read: 1.") && warnings[0].to_string().contains("00:61:03"));
    }

    #[test]
    fn dashes_are_people() {
        let file = "00:01.000 --> 00:02.000\n- Tu viens ?\n- Oui.\n\n00:02.000 --> 00:03.000\n>> And now.\n";
        assert_eq!(text_of(file), "Tu viens ?\nOui.\nAnd now.\n");
        let sbv = "0:00:01.000,0:00:02.000\nHello\nyou\n\n0:00:02.000,0:00:03.000\nall\n";
        assert_eq!(text_of(sbv), "Hello you all\n");
    }

    #[test]
    fn each_line_of_a_cue_may_name_somebody() {
        let cue =
            |n: usize, lines: [&str; 2]| format!("{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{}\n\n", lines.join("\n"));
        let talk = |ana: &str, ben: &str| {
            let said =
                [["Why?", "So it was."], ["Where do you", "live?"], ["And then?", "Then we left."], ["Ah.", "Yes."]];
            let lines = |[a, b]: [&str; 2]| {
                [format!("{ana} {a}"), if b == "live?" { b.to_owned() } else { format!("{ben} {b}") }]
            };
            let cues = (1..).zip(said).map(|(n, both)| cue(n, lines(both).each_ref().map(String::as_str)));
            text_of(&cues.collect::<String>())
        };
        let expected = |ana: &str, ben: &str| {
            format!(
                "{ana}: Why?\n{ben}: So it was.\n{ana}: Where do you live? And then?\n{ben}: Then we left.\n{ana}: Ah.\n{ben}: Yes.\n"
            )
        };
        assert_eq!(talk("ANA:", "BEN:"), expected("ANA", "BEN"));
        assert_eq!(talk("[Ana]", "[Ben]"), expected("Ana", "Ben"));
    }

    #[test]
    fn a_voice_that_is_never_closed_goes_on() {
        let cue = |at: usize, words: &str| format!("00:0{at}.000 --> 00:0{at}.500\n{words}\n\n");
        let words = ["<v INV>Just recording", "already.", "And so?", "<v PAR>Yes", "I am here", "today."];
        let cues: String = words.iter().enumerate().map(|(at, words)| cue(at, words)).collect();
        assert_eq!(
            text_of(&format!("WEBVTT\n\n{cues}")),
            "INV: Just recording already. And so?\nPAR: Yes I am here today.\n"
        );
        let closed = cues.replace("recording", "recording</v>");
        assert!(!text_of(&format!("WEBVTT\n\n{closed}")).starts_with("INV: Just recording already."));
    }

    #[test]
    fn names_on_the_first_lines_of_cues_speak_below_them() {
        let cue =
            |at: usize, who: &str, words: &str| format!("00:00:0{at}.120 --> 00:00:0{at}.450\n{who}\n{words}\n\n");
        let talk = [
            cue(1, "Nadia Roux", "Is it on?\nYes?"),
            cue(2, "Faisal Petit", "Hi, Nadia."),
            cue(3, "Nadia Roux", "Good."),
            cue(4, "Faisal Petit", "So."),
        ];
        assert_eq!(
            text_of(&talk.concat()),
            "Nadia Roux: Is it on? Yes?\nFaisal Petit: Hi, Nadia.\nNadia Roux: Good.\nFaisal Petit: So.\n"
        );
        let plain =
            [cue(1, "Where", "was it?"), cue(2, "There", "it is."), cue(3, "Oh", "no."), cue(4, "So", "it goes.")];
        assert!(!text_of(&plain.concat()).contains(':'));
    }

    #[test]
    fn names_in_the_identifiers_of_cues_speak() {
        let talk = |ana: &str, ben: &str| {
            let said = [(ana, "Is it on?"), (ben, "Hi, Ana: it is."), (ana, "Good."), (ben, "So.")];
            let cue = |(at, (who, words)): (usize, &(&str, &str))| {
                format!("{who}\n00:0{at}.000 --> 00:0{at}.500\n{words}\n\n")
            };
            text_of(&format!("WEBVTT\n\n{}", said.iter().enumerate().map(cue).collect::<String>()))
        };
        let expected = "Ana Roux: Is it on?\nBen: Hi, Ana: it is.\nAna Roux: Good.\nBen: So.\n";
        assert_eq!(talk("1 \"Ana Roux\" (3610128)", "2 \"Ben\" (3620128)"), expected);
        assert_eq!(talk("Ana Roux", "Ben"), expected);
        assert!(!talk("1", "2").contains("1:"));
    }

    #[test]
    fn a_file_without_times_is_refused_in_words() {
        assert!(
            read("a.srt", b"Hello")
                .unwrap_err()
                .to_string()
                .starts_with("a.srt: the file is damaged (it holds no line")
        );
    }

    proptest! {
        #[test]
        fn any_cues_are_read(file in "(WEBVTT|\n|\n\n|00:01.000 --> 00:02.000|1|<v A>|<v|</v>|<|>|&#x|;|&amp;|- |>> |A: |é|\\{|NOTE| )*") {
            read_or_refused("a.vtt", file.as_bytes())?;
        }
    }
}
