//! The words in brackets that tell what was heard or seen beside the talk, English and French, the usual ones of German,
//! Spanish, Portuguese, Italian and Dutch; without accents and in lower case. A word that ends with `*` stands for all that begin so.

use super::super::text::folded;
use super::MarkKind;

/// The most words between brackets that still are a mark.
const MOST_WORDS: usize = 10;

/// Words that make a mark wherever they stand between brackets; the first list that has one decides.
#[rustfmt::skip]
const SURE: &[(MarkKind, &[&str])] = &[
    (MarkKind::Unclear, &[
        "inaudible*", "inaudivel", "inaudibile", "incomprehensible*", "incomprensibile*", "incompreensivel", "incompris*",
        "unintelligible", "inintelligible*", "ininteligible*", "ininteligivel", "unclear", "indistinct*",
        "unverstandlich*", "onverstaanbaar", "unv", "xxx", "phonetic", "phonetique",
    ]),
    (MarkKind::Overlap, &[
        "overlap*", "chevauch*", "crosstalk", "cross-talk", "simultaneously", "simultanement", "brouhaha",
        "durcheinander",
    ]),
    (MarkKind::Laughter, &[
        "rire", "rires", "rit", "rient", "riant", "rigole*", "ricane*", "sourire*", "sourit", "sourient", "souriant*",
        "laugh", "laughs", "laughing", "laughter", "laughed", "giggl*", "chuckl*", "snicker*", "smil*", "grins",
        "lacht", "lachen", "lachend", "gelachter", "gelach", "schmunzelt", "heiterkeit", "hilarite*",
        "risa", "risas", "rie", "rien", "riendo", "riso", "risos", "ri", "riem", "rindo", "ride", "ridono", "ridendo",
        "risata", "risate", "sonrie", "sorri", "sorride",
    ]),
    (MarkKind::Crying, &[
        "pleur*", "larme*", "sanglot*", "cry", "cries", "crying", "weep*", "sob", "sobs", "sobbing", "tears", "tearing",
        "tearful*", "emotional", "emu", "emue", "weint", "huilt", "llora", "llorando", "chora", "chorando", "piange",
    ]),
    (MarkKind::Breath, &[
        "soupir*", "sigh*", "exhal*", "inhal*", "breath*", "expire", "inspire", "souffle", "seufzt", "gasp*", "suspira",
        "suspiro*", "sospira", "sospiro", "zucht",
    ]),
    (MarkKind::Cough, &[
        "tousse*", "toux", "cough*", "sneez*", "eternu*", "renifl*", "sniff*", "raclement*", "racle", "hustet",
        "rauspert", "hoest", "tose", "tosse", "tossisce",
    ]),
    (MarkKind::Pause, &[
        "pause*", "silence*", "silent", "schweigt", "hesit*", "pausa*", "pauze", "silenci*", "silenz*", "stilte",
    ]),
    (MarkKind::Voice, &[
        "chuchot*", "murmur*", "ironi*", "sarcas*", "whisper*", "mutter*", "hurle*", "shout*", "imit*", "chantonn*",
        "chante", "sings", "singing", "hum", "hums", "fredonn*", "crie", "criant", "flustert", "susurra*", "sussurra*",
    ]),
    (MarkKind::Gesture, &[
        "geste*", "gestur*", "hoche*", "hochement*", "nod", "nods", "nodding", "shrug*", "haussement*", "hausse", "moue*",
        "grimace*", "mime", "miment", "mimant", "acquiesc*", "frown*", "wink*", "clap*", "applau*", "aplauso*", "beifall",
        "applausi", "se leve", "leve", "regarde", "montre", "montrant", "shakes", "shaking", "points", "pointing",
        "looks", "looking", "stands", "tape", "frappe", "nickt", "knikt", "eyeroll", "clignement*", "mouvement*",
        "asiente", "asentimiento", "assentiment", "annuisce",
    ]),
    (MarkKind::Interruption, &[
        "interrup*", "sonne", "sonnerie", "rings", "ringing", "knock*", "coupure", "zuruf", "zurufe", "zwischenruf*",
        "exclamations", "protestations", "unruhe",
    ]),
    (MarkKind::Noise, &[
        "bruit*", "noise*", "aboie*", "barks", "barking", "klaxon*", "sirene*", "claque", "ruido", "rumore", "rumores",
        "rumori", "rumeurs", "slams",
    ]),
];

/// Words that make a mark when they stand alone, or with one of the words behind them: by themselves they are a mere subject.
#[rustfmt::skip]
const COMPANY: &[(MarkKind, &[&str], &[&str])] = &[
    (MarkKind::Pause, &["temps", "blanc", "blank"], &["mort", "audio"]),
    (MarkKind::Voice, &["voix", "ton", "voice", "tone", "stimme", "voz", "voce"], &[
        "basse", "forte", "haute", "cassee", "tremblante", "nouee", "etranglee", "moqueur", "ferme", "sec", "low", "loud",
        "quiet", "soft", "breaks", "cracks", "trembling", "leise", "baja", "baixa", "bassa",
    ]),
    (MarkKind::Gesture, &["tete", "tetes", "regard", "mains", "main", "doigt", "signe", "head"], &[
        "oui", "non", "negatif", "baissee", "baisse", "secoue", "agite", "fuyant", "bas", "tete", "signe",
    ]),
    (MarkKind::Interruption, &["telephone", "phone", "porte", "door", "break", "tape"], &[
        "vibre", "vibrates", "ouvre", "ferme", "opens", "closes", "bangs", "change", "entree", "sortie",
    ]),
    (MarkKind::Interruption, &["enregistrement", "recording", "aufnahme", "grabacion", "gravacao"], &[
        "fin", "end", "ends", "stopped", "stops", "arret", "arrete", "debut", "begins", "starts", "paused", "resumes",
        "reprise", "coupe", "ende", "fim",
    ]),
    (MarkKind::Interruption, &["entree", "sortie", "enters", "leaves", "entre", "sort"], &["someone", "somebody"]),
    (MarkKind::Noise, &["background", "fond", "alarm", "alarme", "chien", "dog", "musique", "music", "musica", "musik"], &[
        "sonore", "chatter", "conversation", "playing", "plays", "fond", "background", "alarm", "alarme",
    ]),
    (MarkKind::Overlap, &["parlent", "talking", "speaking", "talk", "ensemble", "reden"], &[
        "temps", "ensemble", "over", "once", "together", "same", "gleichzeitig",
    ]),
];

/// Words that make no mark before these: `points of view`, `montre en or`, `tape 2`.
#[rustfmt::skip]
const EXCEPT: &[(&str, &[&str])] = &[
    ("points", &["of", "de", "a", "d"]), ("looks", &["good", "great", "nice", "like"]), ("stands", &["for"]),
    ("looking", &["for"]), ("montre", &["en", "de"]), ("hausse", &["des", "de", "du", "d"]), ("souffle", &["au"]),
    ("inspire", &["confiance"]), ("expire", &["en", "le", "in", "on"]), ("frappe", &["de"]), ("tape", &["side", "recorder", "change"]),
    ("crie", &["au"]), ("imitation", &["leather"]), ("ride", &["to", "home", "a", "the", "on"]),
];

/// Who says these of himself says the rest as well: `(je rigole)`, `(my pause button)`.
#[rustfmt::skip]
const SPOKEN: &[&str] = &[
    "je", "j", "tu", "nous", "vous", "mon", "mes", "tes", "notre", "nos", "votre", "vos", "moi", "we", "you", "my", "your",
    "our", "ich", "wir", "mein", "meine", "yo", "mi", "eu", "io",
];
/// Among more words than this, these are spoken too: among fewer they may be a label, or a part of another word.
const FEW_WORDS: usize = 4;
const SPOKEN_AMONG_MANY: &[&str] = &["i", "me", "m", "te", "t"];

/// Returns what the words tell, if they tell what was heard or seen.
pub(super) fn kind(words: &str) -> Option<MarkKind> {
    let folded = String::from_iter(folded(words));
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > MOST_WORDS || is_spoken(&words) {
        return None;
    }
    if words.contains(&"clears") && words.contains(&"throat") {
        return Some(MarkKind::Cough);
    }
    // A long remark needs its telling word near the beginning: further on it is what somebody says.
    let within = if words.len() <= 6 { words.len() } else { 3 };
    let tells = |list: &[&str]| (0..within).any(|i| is_in(list, words[i]) && !is_excepted(words[i], words.get(i + 1)));
    let sure = SURE.iter().find(|(_, list)| tells(list)).map(|(kind, _)| *kind);
    sure.or_else(|| in_company(&words))
}

/// Whether somebody speaks of himself in these words.
fn is_spoken(words: &[&str]) -> bool {
    words.iter().any(|w| SPOKEN.contains(w) || (words.len() > FEW_WORDS && SPOKEN_AMONG_MANY.contains(w)))
}

fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| matches(entry, word))
}

/// Whether `word` means something else before `next`, or before a number.
fn is_excepted(word: &str, next: Option<&&str>) -> bool {
    let Some(next) = next else { return false };
    let except = EXCEPT.iter().find(|(excepted, _)| *excepted == word);
    except.is_some_and(|(_, behind)| behind.contains(next) || next.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns what words tell that need company, or stand alone but for their size.
fn in_company(words: &[&str]) -> Option<MarkKind> {
    const SIZES: [&str; 13] =
        ["un", "une", "long", "longue", "petit", "petite", "grand", "court", "short", "bref", "breve", "le", "the"];
    const MOST: usize = 6;
    let bare: Vec<&str> = words.iter().copied().filter(|w| !SIZES.contains(w)).collect();
    let tells = |(_, list, company): &&(MarkKind, &[&str], &[&str])| {
        let has =
            |list: &[&str], but: Option<&str>| words.iter().copied().find(|w| Some(*w) != but && list.contains(w));
        let word = has(list, None);
        (bare.len() == 1 && list.contains(&bare[0]))
            || (words.len() <= MOST && word.is_some() && has(company, word).is_some())
    };
    let leaves = |words: &[&str]| matches!(words, [_, "enters" | "leaves" | "entre" | "sort"]);
    match COMPANY.iter().find(tells) {
        Some((kind, ..)) => Some(*kind),
        None => leaves(words).then_some(MarkKind::Interruption),
    }
}

/// Whether the word is a second, or several, in some language.
pub(super) fn is_second(word: &str) -> bool {
    const SECONDS: [&str; 17] = [
        "s", "sec", "secs", "second", "seconds", "seconde", "secondes", "sek", "sekunde", "sekunden", "seg", "segundo",
        "segundos", "secondo", "secondi", "\"", "″",
    ];
    SECONDS.contains(&word)
}

/// Returns the seconds that the words name: `pause 5 s`, `silence de 10 secondes`.
pub(super) fn seconds(words: &str) -> Option<f32> {
    let folded = String::from_iter(folded(words)).replace(',', ".");
    let mut before: Option<f32> = None;
    for word in folded.split_whitespace() {
        let digits = word.trim_end_matches(char::is_alphabetic);
        let unit = &word[digits.len()..];
        let number = digits.parse::<f32>().ok();
        let is_unit = |unit: &str| is_second(unit);
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
