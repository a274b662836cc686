//! Colours of subtitles: broadcasters show each voice in its own, by `<font color="#ffff00">`, by classes such as
//! `<c.yellow>`, or by classes to which the head of a VTT file gives colours. Colours that come back line by line are
//! voices, and beside these one that comes once and stays; one that comes once and goes is that of a song, a sign or a
//! sound.

use rustc_hash::{FxHashMap, FxHashSet};

use super::rgb;
use super::tags::{Piece, pieces, plain};
use crate::import::talk::language;

/// In which colour words are shown.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Colour {
    /// Red, green and blue.
    Rgb([u8; 3]),
    /// A class that has a colour and another name: `speaker1`.
    Class(String),
    /// Several on one line, as where words are stressed or sung along.
    Mixed,
}

/// What stands in no colour of its own.
const WHITE: Colour = Colour::Rgb([255; 3]);

/// The colours of a file that are voices.
pub(super) struct Voices<'t> {
    classes: FxHashSet<&'t str>,
    labels: FxHashMap<Colour, String>,
}

impl<'t> Voices<'t> {
    /// Returns the voices of the file `text` with these cues, if their colours tell voices apart.
    pub fn of(text: &'t str, cues: &[&[&str]]) -> Option<Self> {
        /// More colours that come back are no voices, but decoration.
        const VOICES: std::ops::RangeInclusive<usize> = 2..=6;
        if !["<font", "<FONT", "<c.", "{\\c", "{\\1c"].iter().any(|tag| text.contains(tag)) {
            return None;
        }
        let classes = coloured_classes(text);
        let spoken = |lines: &[&str]| -> Vec<Colour> {
            let colours = of_lines(lines, &classes).into_iter().zip(lines);
            colours.filter(|(_, line)| is_spoken(&plain(line))).map(|(colour, _)| colour).collect()
        };
        let shown: Vec<Colour> = cues.iter().flat_map(|lines| spoken(lines)).collect();
        let voices = returning(&shown);
        let is_consistent = VOICES.contains(&voices.len()) && are_most(&voices, &shown);
        is_consistent.then(|| Self { classes, labels: labels(voices, text) })
    }

    /// Returns the voice of each line of a cue; nobody's of what is shown in another colour.
    pub fn of_lines(&self, lines: &[&str]) -> Vec<Option<String>> {
        of_lines(lines, &self.classes).iter().map(|colour| self.labels.get(colour).cloned()).collect()
    }
}

/// Whether somebody says these words: no sound in brackets, no song.
fn is_spoken(words: &str) -> bool {
    let is_sound = words.starts_with(['(', '[', '*', '♪', '♫', '#']) && words.ends_with([')', ']', '*', '♪', '♫', '#']);
    !is_sound && words.contains(char::is_alphanumeric)
}

/// Returns the colours that come back after another one, in the order of their first lines; where two do, somebody may
/// speak in another one just once, if at length.
fn returning(shown: &[Colour]) -> Vec<&Colour> {
    const AT_LENGTH: usize = 10;
    let mut order: Vec<&Colour> = Vec::new();
    let mut found: FxHashMap<&Colour, (usize, usize)> = FxHashMap::default();
    for (i, colour) in shown.iter().enumerate().filter(|(_, colour)| **colour != Colour::Mixed) {
        let (n_stretches, n_lines) = found.entry(colour).or_default();
        if *n_stretches == 0 {
            order.push(colour);
        }
        *n_stretches += usize::from(i == 0 || shown[i - 1] != *colour);
        *n_lines += 1;
    }
    let comes_back = |colour: &&Colour| found[*colour].0 >= 2;
    let n_back = order.iter().filter(|colour| comes_back(colour)).count();
    order.retain(|colour| comes_back(colour) || (n_back >= 2 && found[*colour].1 >= AT_LENGTH));
    order
}

/// Whether the words in these colours are most of what is said, and no colour nearly all of it: then the others stress
/// words, or translate a sign.
fn are_most(voices: &[&Colour], shown: &[Colour]) -> bool {
    let n = |colour: &Colour| shown.iter().filter(|other| *other == colour).count();
    let n_spoken: usize = voices.iter().map(|colour| n(colour)).sum();
    let most = voices.iter().map(|colour| n(colour)).max().unwrap_or_default();
    n_spoken * 10 >= shown.len() * 8 && (n_spoken - most) * 10 >= n_spoken
}

/// Returns what the voices are called: by their colours, or by classes that have other names.
fn labels(voices: Vec<&Colour>, text: &str) -> FxHashMap<Colour, String> {
    let is_french = language::leans_to_french(text);
    let mut taken: FxHashMap<String, usize> = FxHashMap::default();
    let label = |colour: &Colour| {
        let name = match colour {
            Colour::Rgb(rgb) => voice_in(*rgb, is_french),
            Colour::Class(name) => name.clone(),
            Colour::Mixed => String::new(),
        };
        let n = taken.entry(name.clone()).or_default();
        *n += 1;
        (colour.clone(), if *n == 1 { name } else { format!("{name} {n}") })
    };
    voices.into_iter().map(label).collect()
}

/// Returns what a voice is called that is shown in a colour.
fn voice_in([red, green, blue]: [u8; 3], is_french: bool) -> String {
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let (en, fr) = match hue([red, green, blue]) {
        _ if most - least < GREY && most >= LIGHT => ("white", "blanc"),
        _ if most - least < GREY && most >= LIGHT / 3 => ("grey", "gris"),
        _ if most - least < GREY => ("black", "noir"),
        20..45 => ("orange", "orange"),
        45..70 => ("yellow", "jaune"),
        70..165 => ("green", "vert"),
        165..200 => ("cyan", "cyan"),
        200..265 => ("blue", "bleu"),
        265..340 => ("magenta", "magenta"),
        _ => ("red", "rouge"),
    };
    if is_french { format!("Voix en {fr}") } else { format!("Voice in {en}") }
}

/// Less than this between the parts of a colour, nobody sees one.
const GREY: u8 = 40;
/// Greys lighter than this are shown as white, as by YouTube.
const LIGHT: u8 = 190;

/// Returns where a colour stands on the wheel, in degrees.
fn hue([red, green, blue]: [u8; 3]) -> u32 {
    let [red, green, blue] = [red, green, blue].map(f32::from);
    let most = red.max(green).max(blue);
    let span = (most - red.min(green).min(blue)).max(1.0);
    let sixth = match () {
        () if most == red => (green - blue) / span,
        () if most == green => (blue - red) / span + 2.0,
        () => (red - green) / span + 4.0,
    };
    (sixth * 60.0).rem_euclid(360.0) as u32
}

/// Returns the classes to which the head of a VTT file gives a colour: `::cue(.speaker1) { color: yellow }`.
fn coloured_classes(text: &str) -> FxHashSet<&str> {
    let head = text.find("-->").map_or(text, |at| &text[..at]);
    let class = |rule: &'_ str| -> Option<(usize, usize)> {
        let (selector, rest) = rule.split_once(')')?;
        let body = rest.trim_start().strip_prefix('{')?.split('}').next()?;
        let is_coloured = body.split(';').any(|line| line.trim_start().starts_with("color"));
        let dot = selector.rfind('.').filter(|_| is_coloured)?;
        Some((dot + 1, selector.len()))
    };
    let rules = head.split("::cue(").skip(1);
    rules.filter_map(|rule| class(rule).map(|(from, to)| rule[from..to].trim())).collect()
}

/// Returns in which colour each line of a cue is shown; a tag may be closed on a later line.
fn of_lines(lines: &[&str], classes: &FxHashSet<&str>) -> Vec<Colour> {
    let mut open = Open { base: WHITE, tags: Vec::new() };
    let of_line = |line: &&str| {
        let mut shown: Option<Colour> = None;
        for piece in pieces(line) {
            match piece {
                Piece::Tag(tag) => open.take(tag, classes),
                // A dash may stand before the tag.
                Piece::Words(words) if !words.contains(char::is_alphanumeric) => {}
                Piece::Words(_) => {
                    let now = open.colour();
                    shown = Some(shown.filter(|before| before != now).map_or_else(|| now.clone(), |_| Colour::Mixed));
                }
            }
        }
        shown.unwrap_or_else(|| open.colour().clone())
    };
    lines.iter().map(of_line).collect()
}

/// The tags that are open in a cue.
struct Open {
    /// The colour that `{\c&H00FFFF&}` gives to all that follows.
    base: Colour,
    /// For each open `font` or `c` its colour, if it has one.
    tags: Vec<Option<Colour>>,
}

impl Open {
    fn colour(&self) -> &Colour {
        self.tags.iter().rev().flatten().next().unwrap_or(&self.base)
    }

    fn take(&mut self, tag: &str, classes: &FxHashSet<&str>) {
        let lower = tag.to_ascii_lowercase();
        match () {
            () if lower.starts_with("</font") || lower.starts_with("</c") => drop(self.tags.pop()),
            () if lower.starts_with("<font") => self.tags.push(of_font(&lower)),
            () if lower.starts_with("<c.") => self.tags.push(of_class(&tag[3..], classes)),
            () if lower == "<c>" => self.tags.push(None),
            () if lower.starts_with("{\\") => self.base = of_override(&lower).unwrap_or_else(|| self.base.clone()),
            () => {}
        }
    }
}

/// Returns the colour of `<font color="#ffff00">`, small letters.
fn of_font(tag: &str) -> Option<Colour> {
    let value = tag.split_once("color")?.1.trim_start().strip_prefix('=')?.trim_start();
    let value = match value.strip_prefix(['"', '\'']) {
        Some(quoted) => quoted.split(['"', '\'']).next()?,
        None => value.split([' ', '>']).next()?,
    };
    rgb(value.trim()).map(Colour::Rgb)
}

/// Returns the colour of the classes in `<c.yellow.bg_black>`.
fn of_class(inner: &str, classes: &FxHashSet<&str>) -> Option<Colour> {
    const VOICES: [&str; 3] = ["speaker", "spk", "voice"];
    let names = inner.trim_end_matches('>').split([' ', '\t']).next()?;
    names.split('.').find_map(|class| {
        let lower = class.to_ascii_lowercase();
        let own = || classes.contains(class) || VOICES.iter().any(|voice| lower.starts_with(voice));
        let named = rgb(lower.strip_prefix("color").unwrap_or(&lower)).map(Colour::Rgb);
        named.or_else(|| own().then(|| Colour::Class(class.to_owned())))
    })
}

/// Returns the colour of `{\c&H00FFFF&}`, blue before red, small letters; `{\c}` and `{\r}` give back the one of the
/// file.
fn of_override(tag: &str) -> Option<Colour> {
    let inner = tag.trim_start_matches('{').trim_end_matches('}');
    inner.split('\\').rev().find_map(|part| match part.strip_prefix("1c").or(part.strip_prefix('c')) {
        Some("") => Some(WHITE),
        Some(value) => {
            let digits = value.strip_prefix("&h")?.trim_end_matches('&');
            let [red, green, blue] = rgb::hexadecimal(&format!("{digits:0>6}"))?;
            Some(Colour::Rgb(seen([blue, green, red])))
        }
        None => (part == "r").then_some(WHITE),
    })
}

/// Returns the colour that a value of HTML or a class names, as people see it.
fn rgb(value: &str) -> Option<[u8; 3]> {
    rgb::named(value).map(seen)
}

/// Returns a colour as people see it: light greys are white.
fn seen(rgb: [u8; 3]) -> [u8; 3] {
    let (most, least) = rgb.iter().fold((0, u8::MAX), |(most, least), part| (most.max(*part), least.min(*part)));
    if most - least < GREY && most >= LIGHT { [255; 3] } else { rgb }
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    /// A file of cues, one a line; `|` parts the lines of a cue.
    fn srt(cues: &str) -> String {
        let cue = |(n, cue): (usize, &str)| {
            format!("{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{}\n\n", cue.replace('|', "\n"))
        };
        (1..).zip(cues.lines()).map(cue).collect()
    }

    fn turns(cues: &str) -> Vec<String> {
        turns_as_told("a.srt", &srt(cues))
    }

    const TALK: &str = "<font color=\"#ffff00\">Where was it?</font>\nOver there.\n<font color=\"#ffff00\">And|then?</font>\n\
        By the river.";

    #[test]
    fn colours_that_come_back_are_voices() {
        let expected = [
            "Voice in yellow@1|Where was it?",
            "Voice in white@2|Over there.",
            "Voice in yellow@3|And then?",
            "Voice in white@4|By the river.",
        ];
        assert_eq!(turns(TALK), expected);
        for (open, close) in
            [("<font color=yellow>", "</font>"), ("<c.yellow.bg_black>", "</c>"), ("{\\c&H00FFFF&}", "")]
        {
            let talk = TALK.replace("<font color=\"#ffff00\">", open).replace("</font>", close);
            assert_eq!(turns(&talk), expected, "{open}");
        }
    }

    #[test]
    fn two_colours_in_one_cue_are_two_voices_and_a_colour_of_sounds_is_none() {
        let cues = "<font color=\"#00ffff\">Why?</font>|- <font color=\"#00ff00\">So.</font>\n<font color=\"#ff0000\">(DOOR SLAMS)</font>\n\
            <font color=\"#00ffff\">Ah.</font>|<font color=\"#00ff00\">Yes.</font>\n<font color=\"#ff00ff\">Hm hm hm</font>\n\
            <font color=\"#00ffff\">Oh.</font>|<font color=\"#00ff00\">No.</font>";
        let expected = [
            "Voice in cyan@1|Why?",
            "Voice in green@1|So.",
            "-@2|(DOOR SLAMS)",
            "Voice in cyan@3|Ah.",
            "Voice in green@3|Yes.",
            "-@4|Hm hm hm",
            "Voice in cyan@5|Oh.",
            "Voice in green@5|No.",
        ];
        assert_eq!(turns(cues), expected);
    }

    #[test]
    fn who_speaks_once_at_length_among_voices_is_one() {
        let green: String = (0..12).map(|i| format!("\n<font color=\"#00ff00\">And so {i}.</font>")).collect();
        let turns = turns(&format!("{TALK}{green}\n{TALK}"));
        let voices: Vec<&str> = turns.iter().map(|turn| turn.split('@').next().unwrap()).collect();
        let two = ["Voice in yellow", "Voice in white"].repeat(2);
        assert_eq!(voices, [two.clone(), vec!["Voice in green"], two].concat());
    }

    #[test]
    fn classes_with_a_colour_are_called_as_they_are_called() {
        let cue =
            |n: usize, class: &str, words: &str| format!("00:0{n}.000 --> 00:0{n}.900\n<c.{class}>{words}</c>\n\n");
        let cues = [cue(1, "ana", "Why?"), cue(2, "ben", "So."), cue(3, "ana", "Ah."), cue(4, "ben", "Yes.")].concat();
        let styled =
            format!("WEBVTT\n\nSTYLE\n::cue(.ana) {{ color: lime; }}\n::cue(.ben) {{\n color: #fff;\n}}\n\n{cues}");
        let named =
            |turns: Vec<String>| turns.iter().map(|t| t.split('@').next().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(named(turns_as_told("a.vtt", &styled)), ["ana", "ben", "ana", "ben"]);
        assert_eq!(named(turns_as_told("a.vtt", &format!("WEBVTT\n\n{cues}"))), ["-"], "a class need not be a colour");
    }

    #[test]
    fn colours_that_stress_words_or_say_nothing_new_are_no_voices() {
        let yellow = |words: &str| format!("<font color=\"#ffff00\">{words}</font>");
        let nobody = |cues: &[String]| {
            let turns = turns(&cues.join("\n"));
            assert!(turns.iter().all(|turn| !turn.contains("Voice in")), "{turns:?}");
        };
        let cues = |each: &dyn Fn(usize) -> String| (0..30).map(each).collect::<Vec<String>>();
        nobody(&cues(&|i| yellow(&format!("Because {i}."))));
        nobody(&cues(&|i| if i == 9 { yellow("A song.") } else { format!("Because {i}.") }));
        nobody(&cues(&|i| if i % 15 == 9 { yellow(&format!("Exit {i}")) } else { format!("Because {i}.") }));
        nobody(&cues(&|i| format!("That was {} {i}, I say.", yellow("my"))));
        nobody(&cues(&|i| format!("<font color=\"{}\">So {i}.</font>", ["#e5e5e5", "#cccccc"][i % 2])));
        nobody(&cues(&|i| format!("<font color=\"#{:02x}ff00\">So {i}.</font>", i % 9 * 20)));
    }

    #[test]
    fn names_say_more_than_colours() {
        let cues =
            "<font color=\"#ffff00\">ANA:</font> Why?\nBEN: So.\n<font color=\"#ffff00\">ANA:</font> Ah.\nBEN: Yes.";
        assert_eq!(turns(cues), ["ANA@1|Why?", "BEN@2|So.", "ANA@3|Ah.", "BEN@4|Yes."]);
        let whole =
            "<font color=\"#ffff00\">Ana: Why?</font>\nBen: So.\n<font color=\"#ffff00\">Ana: Ah.</font>\nBen: Yes.";
        assert_eq!(turns(whole), ["Ana@1|Why?", "Ben@2|So.", "Ana@3|Ah.", "Ben@4|Yes."]);
    }
}
