//! The words in brackets that tell what was heard or seen beside the talk, English and French, the usual ones of
//! German, Spanish, Portuguese, Italian and Dutch; without accents and in lower case. A word that ends with `*` stands
//! for all that begin so.

use super::super::naming::plain_letters;
use super::MarkKind;

/// The most words between brackets that still are a mark.
const MOST_WORDS: usize = 10;

/// Words that make a mark wherever they stand between brackets, several if they stand together; the first list that has
/// one decides.
#[rustfmt::skip]
const SURE: &[(MarkKind, &[&str])] = &[
    (MarkKind::Unclear, &[
        "inaudible*", "inaudivel", "inaudibile", "inaud", "incomprehensible*", "incompr", "incomprensibile*", "incompreensivel",
        "incompris*", "unintelligible", "not clear", "inintelligible*", "ininteligible*", "ininteligivel", "unclear", "indistinct*",
        "indecipherable", "unverstandlich*", "onverstaanbaar", "unv", "xxx", "phonetic", "phonetique",
    ]),
    (MarkKind::Overlap, &[
        "overlap", "overlaps", "overlapping", "chevauch*", "crosstalk", "cross-talk", "cross talk", "simultaneously",
        "simultanement", "brouhaha", "durcheinander", "overtalk*", "talkover*", "talk over each other", "talking over each other",
        "talk over one another", "talking over one another", "speaking over each other", "speaking over one another", "voix superposees",
        "superposition de voix", "se coupent la parole", "parlent tous ensemble", "reden gleichzeitig", "sprechen gleichzeitig",
        "hablan a la vez", "voces superpuestas", "solapamiento", "solapan", "si sovrappongono", "sovrapposizione di voci",
    ]),
    (MarkKind::Laughter, &[
        "rire", "rires", "rit", "rient", "riant", "rigole*", "ricane*", "sourire*", "sourit", "sourient", "souriant*",
        "laugh", "laughs", "laughing", "laughter", "laughed", "giggl*", "chuckl*", "snicker*", "smil*", "grins",
        "lacht", "lachen", "lachend", "lach", "gelachter", "gelach", "schmunzelt", "heiterkeit", "hilarite*",
        "risa", "risas", "se rie", "se rien", "riendo", "risos", "rindo", "ridono", "ridendo",
        "risata", "risate", "sonrie", "sorri", "sorride",
    ]),
    (MarkKind::Crying, &[
        "pleur", "pleurs", "pleure", "pleurent", "pleurant", "pleurer", "larme*", "sanglot*", "cry", "cries", "crying",
        "weep*", "sob", "sobs", "sobbing", "tears", "tearing", "tearful*", "tears up", "weint", "huilt", "llora", "llorando",
        "chora", "chorando", "piange",
    ]),
    (MarkKind::Breath, &[
        "soupir*", "sigh", "sighs", "sighing", "sighed", "exhal*", "inhales", "breath", "breaths", "breathes",
        "breathing", "expire", "inspire", "souffle", "seufzt", "seufzen", "gasp*", "suspira", "suspiro*", "sospira",
        "sospiro", "zucht", "yawn*", "baille", "gahnt",
    ]),
    (MarkKind::Cough, &[
        "tousse*", "toux", "cough", "coughs", "coughing", "sneez*", "eternu*", "renifl*", "sniffs", "sniffles",
        "sniffling", "raclement*", "racle", "hustet", "rauspert", "hoest", "tose", "tosse", "tossisce", "se mouche",
        "blows nose", "blows her nose", "blows his nose",
    ]),
    (MarkKind::Pause, &[
        "pause*", "silence*", "silent", "schweigt", "hesit*", "pausa*", "pauze", "silenci*", "silenz*", "stilte",
    ]),
    (MarkKind::Voice, &[
        "chuchot*", "murmur*", "ironi*", "sarcas*", "whisper*", "mutters", "muttering", "muttered", "hurle*", "shout*",
        "yells", "yelling", "screams", "imit*", "mimics", "chantonn*", "chante", "sings", "singing", "hum", "hums",
        "fredonn*", "crie", "criant", "flustert", "susurra*", "sussurra*", "siffle", "sifflote", "whistles",
    ]),
    (MarkKind::Gesture, &[
        "geste*", "gestur*", "hoche*", "hochement*", "nod", "nods", "nodding", "shrug*", "haussement*", "hausse",
        "moue", "moues", "grimace*", "mime", "mimes", "miment", "mimant", "acquiesc*", "frown*", "wink", "winks", "winking",
        "clap", "claps", "clapping", "applau*", "aplauso*", "beifall", "applausi", "se leve", "regarde", "montre",
        "montrant", "shakes", "shaking", "pointing", "looks", "looking", "stands", "frappe", "nickt", "knikt",
        "zeigt", "zuckt", "winkt", "kopfschutteln", "kopfnicken", "snaps", "eyeroll", "air quotes", "thumbs up",
        "clignement*", "mouvement*", "asiente", "asentimiento", "assentiment", "annuisce", "tape du poing", "tape sur la table", "tape dans",
        "tapote*", "s assoit", "s assied", "se rassoit", "se rassied", "se penche", "se gratte", "se frotte", "s essuie", "se retourne",
        "se tourne vers", "se redresse", "se recule", "leve les yeux", "leve la main", "leve le doigt", "leve le pouce", "leve les bras",
        "leve les mains", "baisse les yeux", "baisse la tete", "baisse le regard", "secoue la tete", "ferme les yeux", "croise les bras",
        "ecarte les bras", "ecarte les mains", "pointe du doigt", "tend la main", "prend une gorgee", "boit une gorgee", "takes a sip",
        "sips", "leans forward", "leans back", "leans in", "scratches", "wipes his", "wipes her", "wipes eyes", "rolls eyes", "rolls his eyes",
        "rolls her eyes", "raises hand", "raises his hand", "raises her hand", "raises eyebrows", "raises an eyebrow", "raises his eyebrows",
        "raises her eyebrows", "crosses arms", "crosses his arms", "crosses her arms", "sits down", "sits back", "stood up", "waves",
        "thumps", "taps table", "taps the table", "taps on", "bangs table", "bangs the table", "bangs on", "hits the table", "pats",
        "schuttelt den kopf", "steht auf", "setzt sich", "lehnt sich", "hebt die hand", "klopft auf", "deutet auf", "verdreht die augen",
        "encoge de hombros", "encogiendose de hombros", "niega con la cabeza", "se levanta", "se sienta", "golpea la mesa",
    ]),
    (MarkKind::Interruption, &[
        "interrup*", "on frappe", "quelqu un frappe", "sonne", "sonnerie", "rings", "ringing", "klingelt", "knock", "knocks", "knocking", "coupure",
        "zuruf", "zurufe", "zwischenruf*", "exclamations", "protestations", "unruhe", "comes in", "came in", "walks in", "walked in",
        "walks out", "enters the room", "enters room", "leaves the room", "leaves room", "left the room", "comes back", "goes out of the room",
        "entre dans la piece", "entre dans la salle", "entre dans la chambre", "entre dans le bureau", "sort de la piece", "sort de la salle",
        "sort de la chambre", "sort du bureau", "quitte la piece", "quitte la salle", "revient dans la", "passe la tete", "kommt herein",
        "kommt rein", "kommt zuruck", "verlasst den", "betritt den", "geht hinaus", "es klopft", "entra en la sala", "sale de la sala",
        "llaman a la puerta", "suena el telefono", "suena el movil", "squilla", "toca o telefone",
    ]),
    (MarkKind::Noise, &[
        "bruit*", "noise*", "aboie*", "barks", "barking", "klaxon*", "sirene*", "claque", "ruido", "ruidos", "rumore",
        "rumores", "rumori", "rumeurs", "slams", "scrapes", "scraping", "creaks", "creaking", "rustling", "clatter",
        "beeps", "beeping", "buzzing", "honks", "honking", "footsteps", "grincement*", "grince", "craquement*",
        "claquement*", "froissement*", "cliquetis", "gerausch*", "rattles", "rattling", "squeaks", "squeaking", "crackles", "crackling",
        "clinks", "clinking", "clanks", "clanging", "rumbles", "rumbling", "hisses", "hissing", "whirring", "chimes", "chiming", "thud",
        "meows", "meowing", "growls", "purrs", "purring", "chirping", "birdsong", "mewing", "miaule*", "aboiement*", "gresille*",
        "gresillement*", "bourdonne*", "vrombi*", "vibration*", "cliquette*", "tinte", "tintent", "tintement*", "retentit", "retentissent",
        "ronronne*", "crepite*", "klaxonne*", "klappert", "quietscht", "knallt", "piept", "bellt", "miaut", "brummt", "raschel*", "poltert",
        "hupt", "hupen", "ladra", "ladran", "ladridos", "maulla", "portazo", "abbaia", "sbatte",
    ]),
];

/// Words that are a mere subject by themselves and make a mark with one of the words behind them; the last says whether
/// they make one alone as well.
#[rustfmt::skip]
const COMPANY: &[(MarkKind, &[&str], &[&str], bool)] = &[
    (MarkKind::Pause, &["temps", "blank"], &["mort", "audio"], true),
    (MarkKind::Pause, &["blanc"], &["long", "petit", "un"], false),
    (MarkKind::Laughter, &["ri", "rie", "riem", "riso", "ride"], &["se", "si", "ele", "ela", "lui", "lei"], true),
    (MarkKind::Crying, &["emotional", "emu", "emue"], &[
        "gets", "getting", "becomes", "becoming", "very", "visibly", "tres", "visiblement",
    ], true),
    (MarkKind::Remark, &["affirmative"], &["response"], true),
    (MarkKind::Cough, &["sniff", "sniffing"], &["audibly"], true),
    (MarkKind::Voice, &["voix", "voice", "stimme", "voz", "voce"], &VOICES, true),
    (MarkKind::Voice, &["ton", "tone"], &VOICES, false),
    (MarkKind::Voice, &["softly", "quietly", "loudly", "doucement"], &["speaks", "speaking", "parle", "very", "tres"], true),
    (MarkKind::Gesture, &["tete", "tetes", "mains", "main", "doigt", "head"], &GESTURES, false),
    (MarkKind::Gesture, &["regard", "signe"], &GESTURES, true),
    (MarkKind::Gesture, &["epaule", "epaules"], &["hausse", "haussant", "leve", "secoue"], false),
    (MarkKind::Gesture, &["poing", "fist", "faust", "puno", "pugno"], &[
        "frappe", "cogne", "leve", "brandit", "bangs", "pounds", "slams", "shakes", "raises", "schlagt", "golpea", "batte",
    ], false),
    (MarkKind::Noise, &[
        "recorder", "dictaphone", "tape", "camera", "mouse", "pen", "stylo", "keyboard", "clavier", "micro", "microphone", "machine", "device",
        "appareil", "enregistreur", "gerat", "grabadora",
    ], &["clicks", "clicking", "click", "clique", "declic", "clic", "bip", "bipe", "klickt", "whirs", "hums", "vibre", "vibrates"], false),
    (MarkKind::Noise, &[
        "camion", "moto", "motos", "voiture", "voitures", "scooter", "train", "tramway", "metro", "avion", "helicoptere", "ambulance",
        "pompiers", "truck", "lorry", "car", "cars", "motorbike", "motorcycle", "plane", "aeroplane", "helicopter", "traffic", "auto", "zug",
        "flugzeug", "coche", "coches",
    ], &["passe", "passent", "passes", "passing", "passant", "overhead", "dehors", "outside", "vorbei", "pasa"], false),
    (MarkKind::Gesture, &["points"], &["at", "to", "toward", "towards", "finger"], true),
    (MarkKind::Interruption, &["telephone", "phone", "porte", "door"], &[
        "vibre", "vibrates", "ouvre", "ferme", "opens", "closes", "bangs", "entree", "sortie", "buzzes", "claque",
    ], false),
    (MarkKind::Interruption, &["recess"], &["short", "brief", "lunch", "taken"], true),
    (MarkKind::Interruption, &["break", "tape"], &["change", "changed"], true),
    (MarkKind::Interruption, &[
        "enregistrement", "recording", "recorder", "dictaphone", "tape", "cassette", "bande", "aufnahme", "grabacion",
        "gravacao", "audio", "interview", "entretien", "track",
    ], &[
        "fin", "end", "ends", "ended", "stopped", "stops", "arret", "arrete", "debut", "begin", "begins", "beginning",
        "starts", "restarts", "paused", "resumes", "resumed", "continues", "reprise", "reprend", "coupe", "ende", "fim",
        "off", "side", "change", "changement", "eteint", "switched", "turned", "suspended",
    ], false),
    (MarkKind::Interruption, &["enters", "leaves", "sort"], &["someone", "somebody"], true),
    (MarkKind::Interruption, &["entree", "sortie", "entre"], &["someone", "somebody", "quelqu", "infirmier", "infirmiere"], false),
    (MarkKind::Noise, &["alarm", "alarme", "musique", "music", "musica", "musik"], &SOUNDS, true),
    (MarkKind::Noise, &["background", "fond", "chien", "dog"], &SOUNDS, false),
    (MarkKind::Overlap, &["parlent", "talking", "speaking", "talk", "ensemble", "reden"], &[
        "temps", "ensemble", "over", "once", "together", "same", "gleichzeitig",
    ], false),
];

#[rustfmt::skip]
const VOICES: [&str; 24] = [
    "basse", "forte", "haute", "cassee", "tremblante", "nouee", "etranglee", "moqueur", "ferme", "sec", "low", "loud",
    "quiet", "soft", "breaks", "cracks", "trembling", "leise", "baja", "baixa", "bassa", "breaking", "cracking", "shaking",
];
#[rustfmt::skip]
const GESTURES: [&str; 12] = [
    "oui", "non", "negatif", "baissee", "baisse", "leve", "secoue", "agite", "fuyant", "bas", "tete", "signe",
];
#[rustfmt::skip]
const SOUNDS: [&str; 11] = [
    "sonore", "chatter", "conversation", "conversations", "playing", "plays", "fond", "background", "alarm", "alarme", "bruit",
];

/// Words that make no mark before these: `points of view`, `montre en or`, `pause café`, some before a number: `tape
/// 2`.
#[rustfmt::skip]
const EXCEPT_BEFORE: &[(&str, &[&str])] = &[
    ("points", &["of", "de", "a", "d"]), ("looks", &["good", "great", "nice", "like"]), ("stands", &["for"]),
    ("looking", &["for", "after", "forward"]), ("montre", &["en", "de"]), ("hausse", &["des", "de", "du", "d"]),
    ("souffle", &["au"]), ("inspire", &["confiance", "par"]), ("expire", &["en", "le", "in", "on"]), ("frappe", &["de"]), ("rire", &["c est"]),
    ("tape", &["recorder"]), ("crie", &["au"]), ("imitation", &["leather", "cuir"]),
    ("ride", &["to", "home", "a", "the", "on"]), ("cough", &["syrup", "medicine", "mixture"]), ("cry", &["for", "baby"]),
    ("pause", &["cafe", "dejeuner", "clope", "cigarette", "de midi", "button", "carriere", "in work", "in my", "in our", "dans ma", "dans mon", "dans le travail", "dans sa", "dans la vie"]),
    ("interruption", &["volontaire", "medicale", "therapeutique", "de grossesse", "de travail"]), ("silence", &["radio"]),
    ("breathing", &["exercise", "exercises", "problems", "difficulties"]), ("breath", &["test", "of"]),
    ("gestes", &["barriere", "barrieres", "techniques"]), ("singing", &["lessons", "group"]), ("crying", &["baby", "shame", "need", "wolf", "out for"]),
    ("waves", &["of"]), ("pats", &["of"]), ("comes", &["in handy", "in useful", "in a", "in many", "in different", "in two", "in three", "back to"]),
    ("came", &["in handy", "in useful", "in first", "in last"]), ("vibration", &["plate"]), ("sips", &["of"]),
    ("mouvement", &["social", "des", "ouvrier", "syndical", "de"]), ("noise", &["pollution", "complaint", "complaints", "level", "levels", "control", "cancelling", "reduction", "barrier"]),
    ("emotional", &["support", "abuse", "labour", "labor", "health", "distress"]), ("break", &["up", "in", "out"]),
    ("silent", &["film", "majority", "partner", "treatment"]), ("laughing", &["gas", "stock", "matter"]), ("laughter", &["yoga", "therapy", "club"]), ("bruits", &["de couloir"]),
];
const NUMBERED: &[&str] = &["points", "tape", "break"];
/// Words that make no mark behind these: `une montre`, `wedding rings`.
#[rustfmt::skip]
const EXCEPT_BEHIND: &[(&str, &[&str])] = &[
    ("montre", &["une", "la", "sa", "ma", "les"]), ("claque", &["une", "des", "sa"]), ("frappe", &["une", "la", "on", "un"]),
    ("rings", &["wedding", "ear", "the"]), ("break", &["lunch", "coffee", "a", "tea"]), ("stands", &["night", "news"]),
    ("cry", &["to"]), ("noise", &["white"]), ("comes", &["it", "that", "which", "this", "what"]),
    ("came", &["it", "that", "which", "this", "what", "when"]), ("waves", &["the", "two", "radio", "heat", "several"]),
    ("pats", &["two", "the"]),
];

/// What makes a mark as the whole of it, with who does it before: `(elle s’énerve)`, `(très en colère)`.
#[rustfmt::skip]
const WHOLE: &[(MarkKind, &[&str])] = &[
    (MarkKind::Voice, &[
        "en colere", "s enerve", "s enervent", "enerve", "enervee", "s emporte", "agace", "agacee", "irrite", "irritee", "hausse le ton",
        "angry", "angrily", "irritated", "annoyed", "gets angry", "raises his voice", "raises her voice",
    ]),
    (MarkKind::Gesture, &[
        "approuve", "approuvent", "desapprouve", "approves", "mmh", "mmhmm", "mhm", "mm", "hm", "hmm", "hum hum", "mm-hmm", "mm hmm", "hm hm",
    ]),
];
/// Who does it, and how much.
#[rustfmt::skip]
const DOERS: &[&str] = &[
    "il", "elle", "ils", "elles", "he", "she", "they", "est", "sont", "is", "are", "tres", "un", "peu", "very", "a", "bit", "visiblement", "visibly",
];

/// Behind these a noun is what a sentence is about: `(applause is rare)`.
const COPULAS: &[&str] = &["is", "are", "was", "were", "est", "sont", "etait", "etaient"];
/// Unless it says that the thing was heard: `(laughter is heard)`.
const HEARD: &[&str] = &["heard", "audible", "entendu", "entendue", "entendus", "entendues"];
/// No pause in a talk lasts so long: `(une pause de deux ans)`.
#[rustfmt::skip]
const LONG_TIMES: &[&str] = &[
    "an", "ans", "annee", "annees", "mois", "semaine", "semaines", "jour", "jours", "heure", "heures", "year", "years", "month", "months", "week",
    "weeks", "day", "days", "hour", "hours",
];
const ARTICLES: &[&str] = &["le", "la", "les", "l", "the"];
const JOINS: &[&str] = &["et", "and", "ou", "or"];

/// Who says these of himself says the rest as well: `(je rigole)`, `(my pause button)`.
#[rustfmt::skip]
const SPOKEN: &[&str] = &[
    "je", "j", "tu", "nous", "vous", "mon", "mes", "tes", "notre", "nos", "votre", "vos", "moi", "we", "you", "my", "your",
    "our", "ich", "wir", "mein", "meine", "yo", "mi", "eu", "io",
];
/// Among more words than this, these are spoken too: among fewer they may be a label, or a part of another word.
const FEW_WORDS: usize = 4;
const SPOKEN_AMONG_MANY: &[&str] = &["i", "me", "m", "te", "t"];

/// What stands alone between square brackets in place of what would tell who somebody is.
#[rustfmt::skip]
const MASKS: &[&str] = &[
    "name", "names", "nom", "noms", "prenom", "prenoms", "first name", "last name", "surname", "full name", "nom de famille", "ville",
    "city", "town", "place name", "nom de lieu", "adresse", "address", "phone number", "numero de telephone", "nombre", "apellido",
    "vorname", "nachname", "ort",
];
/// Words that say of others between square brackets that they were left out.
#[rustfmt::skip]
const LEFT_OUT: &[&str] = &[
    "redacted", "removed", "withheld", "deleted", "anonymised", "anonymized", "anonymise", "anonymisee", "supprime", "supprimee", "masque",
    "masquee", "caviarde", "anonymisiert", "anonimizado",
];

/// Whether words between square brackets stand for a name or a place that must not be read.
pub(super) fn is_mask(words: &str) -> bool {
    const MOST: usize = 4;
    let folded = String::from_iter(plain_letters(words.trim()));
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let bare = words.join(" ");
    let without_number = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    MASKS.contains(&without_number) || words.len() <= MOST && words.iter().any(|word| LEFT_OUT.contains(word))
}

/// Returns what the words tell, if they tell what was heard or seen.
pub(super) fn kind(words: &str) -> Option<MarkKind> {
    let folded = String::from_iter(plain_letters(words));
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > MOST_WORDS || is_spoken(&words) {
        return None;
    }
    if words.contains(&"clears") && words.contains(&"throat") {
        return Some(MarkKind::Cough);
    }
    // A long remark needs its telling word near the beginning: further on it is what somebody says.
    let within = if words.len() <= 6 { words.len() } else { 3 };
    let tells = |list: &[&str]| (0..within).any(|i| is_in(list, &words[i..]) && !is_excepted(&words, i));
    let sure = SURE.iter().find(|(_, list)| tells(list)).map(|(kind, _)| *kind);
    let told = sure.filter(|kind| !is_a_thing(*kind, &words)).or_else(|| in_company(&words));
    told.or_else(|| as_a_whole(&words))
}

/// Returns what words tell that make a mark only as the whole of it.
fn as_a_whole(words: &[&str]) -> Option<MarkKind> {
    let n_doers = words.iter().take_while(|word| DOERS.contains(word)).count();
    let rest = words[n_doers..].join(" ");
    WHOLE.iter().find(|(_, list)| list.contains(&rest.as_str())).map(|(kind, _)| *kind)
}

/// Whether nouns that may tell a mark are the things themselves, of which somebody speaks: `(le silence)`, `(bruit et
/// odeurs)`. A mark is a bare noun, or one without its article.
fn is_a_thing(kind: MarkKind, words: &[&str]) -> bool {
    let tells = |word: &str| SURE.iter().any(|(_, list)| is_in(list, &[word]));
    match (kind, words) {
        (MarkKind::Pause | MarkKind::Noise | MarkKind::Laughter, [article, _]) if ARTICLES.contains(article) => true,
        (MarkKind::Pause, words) => words.iter().any(|word| LONG_TIMES.contains(word)),
        (MarkKind::Noise, [_, join, other]) => JOINS.contains(join) && !tells(other),
        _ => false,
    }
}

/// Whether somebody speaks of himself in these words.
fn is_spoken(words: &[&str]) -> bool {
    words.iter().any(|w| SPOKEN.contains(w) || (words.len() > FEW_WORDS && SPOKEN_AMONG_MANY.contains(w)))
}

/// Whether one of `list` stands where `words` begin.
fn is_in(list: &[&str], words: &[&str]) -> bool {
    let begins = |entry: &str| {
        let mut words = words.iter();
        entry.split(' ').all(|part| words.next().is_some_and(|word| matches(part, word)))
    };
    list.iter().any(|entry| begins(entry))
}

/// Whether word `i` means something else among its neighbours, or before a number.
fn is_excepted(words: &[&str], i: usize) -> bool {
    let beside = |list: &[(&str, &'static [&'static str])]| {
        list.iter().find(|(word, _)| *word == words[i]).map_or(&[] as &[&str], |(_, beside)| *beside)
    };
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    let is_subject = words.get(i + 1).is_some_and(|next| COPULAS.contains(next));
    (NUMBERED.contains(&words[i]) && words.get(i + 1).is_some_and(is_number))
        || (is_subject && !words.iter().any(|word| HEARD.contains(word)))
        || is_in(beside(EXCEPT_BEFORE), &words[i + 1..])
        || i.checked_sub(1).is_some_and(|before| beside(EXCEPT_BEHIND).contains(&words[before]))
}

/// Returns what words tell that need company, or stand alone but for their size.
fn in_company(words: &[&str]) -> Option<MarkKind> {
    const SIZES: [&str; 13] =
        ["un", "une", "long", "longue", "petit", "petite", "grand", "court", "short", "bref", "breve", "le", "the"];
    const MOST: usize = 6;
    let bare: Vec<&str> = words.iter().copied().filter(|w| !SIZES.contains(w)).collect();
    let tells = |(_, list, company, alone): &&(MarkKind, &[&str], &[&str], bool)| {
        let place = words.iter().position(|w| list.contains(w));
        let has_company = |i: usize| words.iter().enumerate().any(|(j, w)| j != i && company.contains(w));
        let is_alone = |i: usize| *alone && bare.len() == 1 && !is_excepted(words, i);
        place.is_some_and(|i| is_alone(i) || (words.len() <= MOST && has_company(i)))
    };
    let leaves = |words: &[&str]| matches!(words, [_, "enters" | "leaves" | "entre" | "sort"]);
    match COMPANY.iter().find(tells) {
        Some((kind, ..)) => Some(*kind),
        None => leaves(words).then_some(MarkKind::Interruption),
    }
}

fn matches(entry: &str, word: &str) -> bool {
    match entry.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => entry == word,
    }
}
