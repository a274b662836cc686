//! The words in brackets that tell what was heard or seen beside the talk, English and French, some German; without accents
//! and in lower case. A word that ends with `*` stands for all that begin so.

use super::super::text::folded;
use super::MarkKind;

/// The most words between brackets that still are a mark.
const MOST_WORDS: usize = 10;

/// Words that make a mark wherever they stand between brackets; the first list that has one decides.
#[rustfmt::skip]
const SURE: &[(MarkKind, &[&str])] = &[
    (MarkKind::Unclear, &[
        "inaudible*", "incomprehensible*", "incompris*", "unintelligible", "inintelligible*", "unclear", "indistinct*",
        "unverstandlich*", "unv", "xxx", "phonetic", "phonetique",
    ]),
    (MarkKind::Overlap, &[
        "overlap*", "chevauch*", "crosstalk", "cross-talk", "simultaneously", "simultanement", "brouhaha",
    ]),
    (MarkKind::Laughter, &[
        "rire", "rires", "rit", "rient", "riant", "rigole*", "ricane*", "sourire*", "sourit", "sourient", "souriant*",
        "laugh", "laughs", "laughing", "laughter", "laughed", "giggl*", "chuckl*", "smil*", "grins", "lacht", "lachen",
        "schmunzelt",
    ]),
    (MarkKind::Crying, &[
        "pleur*", "larme*", "sanglot*", "cry", "cries", "crying", "weep*", "sob", "sobs", "sobbing", "tears", "tearful*",
        "emu", "emue", "weint",
    ]),
    (MarkKind::Breath, &[
        "soupir*", "sigh*", "exhal*", "inhal*", "breath*", "expire", "inspire", "souffle", "seufzt", "gasp*",
    ]),
    (MarkKind::Cough, &[
        "tousse*", "toux", "cough*", "sneez*", "eternu*", "renifl*", "sniff*", "raclement*", "racle", "hustet",
    ]),
    (MarkKind::Pause, &["pause*", "silence*", "silent", "schweigt", "hesit*"]),
    (MarkKind::Voice, &[
        "chuchot*", "murmur*", "ironi*", "sarcas*", "whisper*", "mutter*", "hurle*", "shout*", "imit*", "chantonn*",
        "chante", "sings", "singing", "hum", "hums", "fredonn*", "crie", "criant",
    ]),
    (MarkKind::Gesture, &[
        "geste*", "gestur*", "hoche*", "hochement*", "nod", "nods", "nodding", "shrug*", "haussement*", "hausse", "moue*",
        "grimace*", "mime", "miment", "mimant", "acquiesc*", "frown*", "wink*", "clap*", "applau*", "applaudi*", "se leve",
        "leve", "regarde", "montre", "montrant", "shakes", "shaking", "points", "pointing", "looks", "looking", "stands",
        "tape", "frappe", "nickt", "eyeroll", "clignement*", "mouvement*",
    ]),
    (MarkKind::Interruption, &[
        "interrup*", "sonne", "sonnerie", "rings", "ringing", "knock*", "coupure", "enregistrement", "recording",
    ]),
    (MarkKind::Noise, &["bruit*", "noise*", "musique", "music", "aboie*", "barks", "barking", "klaxon*", "sirene*", "claque"]),
];

/// Words that make a mark only when they stand first, or second behind a word like *long*: they mean other things too.
#[rustfmt::skip]
const FIRST: &[(MarkKind, &[&str])] = &[
    (MarkKind::Pause, &["temps", "blanc"]),
    (MarkKind::Voice, &["voix", "ton", "voice", "tone"]),
    (MarkKind::Gesture, &["tete", "tetes", "regard", "mains", "doigt", "signe", "head"]),
    (MarkKind::Interruption, &["telephone", "phone", "porte", "door", "entree", "sortie", "enters", "leaves", "entre", "sort"]),
    (MarkKind::Noise, &["background", "fond", "alarm*", "alarme", "chien", "dog"]),
    (MarkKind::Overlap, &["en meme", "parlent", "ensemble", "talking", "all"]),
    (MarkKind::Breath, &["clears"]),
];

/// Returns what the words tell, if they tell what was heard or seen.
pub(super) fn kind(words: &str) -> Option<MarkKind> {
    let folded = String::from_iter(folded(words));
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    if words.contains(&"clears") && words.contains(&"throat") {
        return Some(MarkKind::Cough);
    }
    let is_any = |list: &[&str]| words.iter().any(|w| list.iter().any(|entry| matches(entry, w)));
    // A long remark needs its telling word near the beginning: further on it is what somebody says.
    let sure = SURE
        .iter()
        .find(|(_, list)| is_any(list))
        .map(|(kind, _)| *kind)
        .filter(|_| words.len() <= 6 || begins_telling(&words));
    let first = || {
        let behind_size = |w: &&&str| {
            !matches!(**w, "long" | "longue" | "petit" | "petite" | "grand" | "court" | "short" | "bref" | "breve")
        };
        let word = words.iter().find(behind_size)?;
        let of = |(_, list): &&(MarkKind, &[&str])| list.iter().any(|entry| matches(entry, word));
        (words.len() <= 4).then(|| FIRST.iter().find(of).map(|(kind, _)| *kind)).flatten()
    };
    sure.or_else(first)
}

fn begins_telling(words: &[&str]) -> bool {
    words.iter().take(3).any(|w| SURE.iter().any(|(_, list)| list.iter().any(|entry| matches(entry, w))))
}

/// Returns the seconds that the words name: `pause 5 s`, `silence de 10 secondes`.
pub(super) fn seconds(words: &str) -> Option<f32> {
    let folded = String::from_iter(folded(words)).replace(',', ".");
    let mut before: Option<f32> = None;
    for word in folded.split_whitespace() {
        let digits = word.trim_end_matches(char::is_alphabetic);
        let unit = &word[digits.len()..];
        let number = digits.parse::<f32>().ok();
        let is_unit = |unit: &str| matches!(unit, "s" | "sec" | "secs" | "seconds" | "second" | "secondes" | "seconde");
        if is_unit(unit) && (number.is_some() || digits.is_empty()) {
            return number.or(before);
        }
        before = number;
    }
    None
}

fn matches(entry: &str, word: &str) -> bool {
    match entry.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => entry == word,
    }
}
