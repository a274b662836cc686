//! The words that labels are judged by, English, French, and those of German, Spanish, Portuguese, Italian, Hebrew and
//! Arabic transcripts that stand in labels, written without accents and in lower case.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Returns `text` in lower case and without accents.
pub(in crate::import) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            '’' => folded.push('\''),
            _ => decompose_canonical(c, |part| {
                folded.extend(
                    Some(part).filter(|part| !is_combining_mark(*part)).into_iter().flat_map(char::to_lowercase),
                );
            }),
        }
    }
    folded
}

/// A list of folded words. Each line of a text is compared with several, so they are looked up rather than gone
/// through.
pub(in crate::import) struct Words {
    list: &'static [&'static str],
    set: OnceLock<FxHashSet<&'static str>>,
}

impl Words {
    /// A list of words in lower case and without accents.
    pub const fn of(list: &'static [&'static str]) -> Self {
        Self { list, set: OnceLock::new() }
    }

    /// Whether `word` (folded) is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.list.iter().copied().collect()).contains(word)
    }
}

/// Words at the head of a record, a letter or a form: what follows the colon is a fact about the talk or the person.
#[rustfmt::skip]
pub(super) static HEADS: Words = Words::of(&[
    // Of records and letters
    "date", "lieu", "place", "location", "duree", "duration", "length", "heure", "time", "debut", "fin", "start",
    "end", "titre", "title", "sujet", "subject", "objet", "re", "tr", "fw", "fwd", "from", "to", "cc", "cci", "bcc",
    "de", "sent", "envoye", "attachments", "projet", "project", "etude", "study", "fichier", "file", "source",
    "sources", "reference", "references", "auteur", "author", "version", "langue", "language", "code", "codes", "id",
    "numero", "number", "no", "terrain", "site", "contexte", "context", "setting", "cadre", "transcription",
    "transcript", "transcriber", "transcriptrice", "transcripteur", "transcribed by", "transcrit par", "transcribed",
    "recording", "enregistrement", "audio", "consent", "consentement", "participants", "presents", "present",
    "presentes", "absents", "attendees", "speakers", "witnesses", "mots-cles", "keywords", "tags", "theme", "themes", "topic", "topics",
    "section", "partie", "part", "chapitre", "chapter", "annexe", "appendix", "page", "resume", "summary", "abstract",
    "introduction", "conclusion", "conclusions", "method", "methode", "methods", "methodes", "dataset", "donnees",
    "description", "format", "category", "categorie", "type", "url", "link", "links", "lien", "liens", "doi",
    "isbn", "license", "licence", "copyright", "sitemap", "disallow", "allow",
    // Of forms
    "age", "sexe", "sex", "genre", "gender", "ville", "city", "profession", "occupation", "metier", "nom", "name",
    "prenom", "tel", "telephone", "phone", "mail", "email", "e-mail", "courriel", "adresse", "address", "nationalite",
    "nationality", "product", "produit", "position", "poste", "profile", "profil", "company", "entreprise",
    "organisation", "organization", "empresa", "ocupacao", "ocupacion", "industria", "etablissement", "structure", "service",
    "fonction", "secteur", "anciennete", "commune", "quartier", "region", "departement", "diplome", "formation",
    "domaine", "etat civil", "situation familiale", "pseudonyme", "pseudo", "employer", "employeur", "sector", "seniority",
    "experience", "education", "job title", "job", "ethnicity", "diagnosis", "diagnostic", "neighbourhood", "neighborhood",
    "prepared by", "pays", "country", "statut", "status", "niveau", "level", "total", "situation",
    // German
    "datum", "ort", "dauer", "uhrzeit", "beginn", "ende", "thema", "kontext", "alter", "geschlecht", "beruf",
    "transkription", "transkribiert", "aufnahme", "anwesend", "teilnehmende",
    // Spanish, Portuguese, Italian
    "fecha", "data", "lugar", "local", "luogo", "hora", "ora", "horario", "duracion", "duracao", "durata", "modalidad",
    "modalidade", "participantes", "partecipanti", "edad", "idade", "eta", "sexo", "sesso", "profesion", "profissao",
    "nombre", "nome", "codigo", "codice", "seudonimo", "perfil", "contexto", "contesto", "tema", "tipo", "transcrito",
    "transcripcion", "transcricao", "trascrizione", "grabacion", "gravacao", "correo", "asunto", "proyecto", "projeto",
]);

/// Other words that stand before a colon at the beginning of a line and are no speakers: remarks, marks of what is
/// heard, and nouns that announce something.
#[rustfmt::skip]
pub(super) static NOT_SPEAKERS: Words = Words::of(&[
    // Remarks
    "note", "notes", "nota", "nb", "n.b", "ps", "p.s", "remarque", "remarques", "commentaire", "commentaires",
    "bibliographie", "bibliography", "webographie", "references", "field notes", "comment", "comments", "remark", "remarks",
    "attention", "warning", "important", "memo", "observation",
    "observations", "todo", "legende", "legend", "key", "http", "https", "www", "ftp", "mailto",
    // What is heard
    "rires", "rire", "laughs", "laughter", "laughing", "pause", "silence", "inaudible", "bruit", "noise", "soupir",
    "sigh", "crosstalk", "coughs", "toux", "applause", "musique", "music", "interruption", "coupure",
    "unintelligible", "break", "jingle", "intro", "outro", "teaser", "interlude", "clip", "extract", "extrait",
    // Of records of courts
    "appearances", "examination", "exhibits",
    // Nouns that announce
    "exemple", "exemples", "example", "examples", "resultat", "resultats", "result", "results", "consequence",
    "consequences", "probleme", "problem", "solution", "bilan", "questions", "raison", "reason", "preuve",
    "proof", "idee", "idea", "but", "objectif", "goal", "aim", "option", "definition", "rappel", "reminder",
    "citation", "quote", "figure", "table", "tableau", "image", "photo", "etape", "step", "point", "points",
    "avantages", "inconvenients", "ventajas", "desventajas", "vantagens", "desvantagens", "vorteile", "nachteile",
    "vantaggi", "svantaggi", "advantages", "disadvantages", "pros", "cons", "hypothese", "hypothesis", "constat",
    "finding", "findings", "anecdote", "detail", "details", "precision", "reponses", "answers", "consigne", "task",
    "tache", "matin", "morning", "midi", "soir", "evening", "apres-midi", "afternoon", "nuit", "night", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "implication", "implications", "insight", "insights", "takeaway", "takeaways", "key takeaway",
    "key takeaways", "pain point", "pain points", "lesson", "lessons", "slide", "slides", "diapo", "diapositive", "website", "demo",
    "more info", "learn more", "recommendation", "recommendations", "recommandation", "recommandations", "benefit",
    "benefits", "benefices", "tools", "outils", "prompt", "interpretation", "sentiment", "challenge", "challenges",
    "defis", "impact", "frequency", "frequence", "limits", "limites", "limitations", "strengths", "weaknesses",
    "forces", "faiblesses", "best practices", "bonnes pratiques", "background", "upvotes", "decision", "decisions",
    "proposal", "proposals", "resolution", "resolutions",
    "credit", "credits", "credit photo", "photo credit", "disclaimer", "erratum", "rectificatif", "correction",
    "action", "actions", "agenda", "ordre du jour", "overview", "apercu", "requirements", "requirement", "needs",
    "scenario", "scenarios", "motivations", "frustrations", "hypotheses", "evaluation", "quotes", "citations", "exigences",
    "responsibilities", "scene", "quelle", "bildquelle", "bildnachweis", "foto", "fotos", "credito", "creditos", "fuente",
    "fuentes", "fonte", "fonti", "bron",
    // German
    "anmerkung", "anmerkungen", "bemerkung", "hinweis", "beispiel", "notiz", "notizen", "ergebnis",
    "lachen", "unverstandlich", "zusammenfassung", "einleitung",
    // Spanish, Portuguese, Italian
    "nota", "notas", "observacion", "observaciones", "observacao", "observacoes", "anotacao", "anotacoes", "objetivo",
    "objetivos", "obiettivo", "indicadores", "ejemplo", "exemplo", "esempio", "resumen", "resumo", "agradecimiento",
    "agradecimientos", "agradecimento", "proposito", "avaliacao", "evaluacion", "hipotese", "hipoteses", "hipotesis",
    "cita", "citas", "citacao", "citacoes", "requisito", "requisitos", "necesidad", "necesidades", "necessidades",
    "beneficio", "beneficios", "responsabilidades", "escenario", "escenarios", "cenario", "cenarios", "conclusiones",
    "conclusoes", "metodologia", "problema", "problemas", "solucion", "soluciones", "solucao", "solucoes", "requisiti",
    "bisogni", "valutazione", "risas", "risos", "silencio", "ininteligible", "inaudivel",
]);

/// Words of captions that say whose a picture or a text is, at the end of what names the picture: `Drancy, 1942 Credit:`.
#[rustfmt::skip]
pub(super) static CREDITS: Words = Words::of(&[
    "credit", "credits", "source", "sources", "photo", "photos", "photograph", "photographie", "image", "images", "copyright",
    "quelle", "bildquelle", "bildnachweis", "foto", "fotos", "credito", "creditos", "fuente", "fuentes", "fonte", "fonti", "bron",
]);

/// Words for a talk, which with a number head one among several.
pub(super) static TALKS: Words = Words::of(&[
    "interview",
    "entretien",
    "entrevue",
    "entrevista",
    "intervista",
    "gesprach",
    "gesprek",
    "wywiad",
    "session",
    "transcript",
]);

/// Words that begin or carry sentences, so that a colon behind them belongs to a sentence.
#[rustfmt::skip]
pub(super) static FUNCTION_WORDS: Words = Words::of(&[
    "i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those", "there", "here", "what", "why",
    "how", "who", "which", "where", "when", "and", "or", "so", "because", "if", "then", "also", "just", "only", "not",
    "no", "yes", "yeah", "yep", "nope", "ok", "okay", "well", "right", "sure", "exactly", "absolutely", "really",
    "maybe", "anyway", "actually", "first", "firstly", "second", "secondly", "third", "thirdly", "last", "lastly",
    "finally", "next", "again", "one", "two", "three", "another", "other", "some", "any", "each", "every", "both",
    "a", "an", "my", "your", "his", "her", "its", "our", "their", "me", "him", "them", "us", "is", "are", "was",
    "were", "be", "been", "have", "has", "had", "do", "does", "did", "said", "says", "say", "told", "asked",
    "thought", "think", "thing", "things", "means", "mean", "know", "can", "could", "will", "would", "should", "must",
    "for", "with", "without", "about", "in", "on", "at", "by", "from", "into", "like", "as", "than", "very", "more",
    "most", "good", "great", "thanks", "thank", "hello", "hi", "bye", "hmm", "mhm", "mm", "uh", "um", "oh", "ah",
    "now", "today", "yesterday", "tomorrow", "however", "therefore", "i'm", "it's", "that's", "don't", "let", "let's",
    "rule", "above", "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "c'est", "cela", "ca",
    "ceci", "ces", "cette", "cet", "voici", "voila", "et", "ou", "mais", "donc", "or", "ni", "car", "alors", "puis",
    "ensuite", "enfin", "bref", "bon", "ben", "bah", "euh", "hein", "oui", "non", "si", "ouais", "d'accord",
    "d'abord", "premierement", "deuxiemement", "troisiemement", "finalement", "aussi", "ainsi", "parce", "que", "qui",
    "quoi", "quand", "comment", "pourquoi", "combien", "un", "une", "deux", "trois", "autre", "mon", "ma", "mes",
    "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur", "leurs", "moi", "toi", "lui",
    "eux", "est", "sont", "etait", "etaient", "etre", "a", "ai", "ont", "avait", "avoir", "fait", "faire", "dit",
    "disait", "disent", "dis", "demande", "pense", "chose", "choses", "pour", "avec", "sans", "par", "dans", "sur",
    "sous", "en", "comme", "tres", "plus", "moins", "bien", "merci", "bonjour", "bonsoir", "salut", "ah", "oh", "mmh",
    "maintenant", "hier", "demain", "aujourd'hui", "toujours", "jamais", "peut-etre", "vraiment", "exactement",
    "absolument", "effectivement", "evidemment", "justement", "m'a", "t'a", "l'a", "j'ai", "qu'on", "qu'il",
    "qu'elle", "n'est", "s'est", "regle", "premiere", "deuxieme", "troisieme", "premier",
]);

/// Pronouns that stand for a person whose name the transcriber left out, when they return as labels.
#[rustfmt::skip]
pub(super) static PRONOUN_LABELS: Words = Words::of(&[
    "moi", "lui", "elle", "eux", "elles", "him", "her", "them", "me", "he", "she", "il", "on", "nous", "we",
]);

/// Small words within names: *Marie de la Tour*, *Ludwig van B.*
#[rustfmt::skip]
pub(in crate::import) static PARTICLES: Words = Words::of(&[
    "de", "du", "des", "la", "le", "les", "d", "von", "van", "der", "den", "di", "da", "el", "al", "et", "and", "ben",
    "bin", "del", "dos", "das", "della", "zu", "zum",
]);

/// Articles: *Le médecin*, *The nurse*.
#[rustfmt::skip]
pub(in crate::import) static ARTICLES: Words = Words::of(&[
    "le", "la", "les", "the", "der", "die", "das", "el", "los", "las", "o", "os", "a", "as", "il", "lo", "de", "het",
]);

/// Words that are written short, with a point.
#[rustfmt::skip]
pub(super) static TITLES: Words = Words::of(&[
    "m", "mm", "mme", "mmes", "mlle", "mr", "mrs", "ms", "dr", "pr", "prof", "st", "ste", "int", "enq", "mod",
    "det", "insp", "sgt", "lt", "supt", "cllr", "rev", "amb",
    "interv", "part", "resp", "sr", "sra", "dra", "hr", "fr", "no", "nr", "hon", "sen", "rep", "capt", "col", "gen",
    "maj", "lt", "sgt", "rev", "gov", "amb", "eng", "ing", "lic", "dott", "avv", "mnr", "adv",
]);

/// Titles before a name or an office.
#[rustfmt::skip]
pub(super) static HONORIFICS: Words = Words::of(&[
    "m", "mm", "mme", "mmes", "mlle", "mr", "mrs", "ms", "dr", "pr", "prof", "st", "ste", "monsieur", "madame",
    "mademoiselle", "me", "sir", "lord", "lady", "baroness", "viscount", "viscountess", "earl", "countess", "bishop",
    "archbishop", "senator", "representative", "judge", "justice", "sen",
    "rep", "herr", "frau", "senor", "senora", "sr", "sra", "dra", "senador", "senadora", "deputado", "deputada", "capt",
    "col", "gen", "maj", "lt", "sgt", "rev", "gov", "amb", "eng", "ing", "lic", "dott", "avv", "mnr", "adv",
]);

/// Titles that are written in full.
#[rustfmt::skip]
pub(super) static OFFICES: Words = Words::of(&[
    "professor", "professeur", "professeure", "profesor", "profesora", "profesorka", "professora", "professore",
    "professoressa", "prof", "doktor", "doutor", "doutora", "dottore", "dottoressa", "doctora", "ksiadz", "pan", "pani", "doctor", "docteur", "docteure", "maitre", "minister", "ministre",
    "president", "presidente", "prasident", "prasidentin", "vizeprasident", "vizeprasidentin", "bundesminister",
    "bundesministerin", "staatssekretar", "staatssekretarin", "abgeordneter", "abgeordnete", "abg", "senhor", "senhora",
    "signor", "signora", "onorevole", "heer", "mevrouw", "dhr", "mevr", "hon", "councillor", "chairman", "chairwoman",
    "rapporteur", "rapporteure", "rapporteuse", "sister", "father", "pere", "soeur", "frere", "pastor", "rabbi", "imam", "ministro", "ministra",
    "maire", "mairesse", "mayor", "mayoress", "adjoint", "adjointe", "prefet", "prefete", "directeur", "directrice", "juge", "judge", "depute",
    "deputee", "senateur", "senatrice", "conseiller", "conseillere", "burgermeister", "burgermeisterin", "alcalde", "alcaldesa", "prefeito",
    "prefeita", "sindaco", "sindaca", "burgemeester",
    // Polish
    "prezydent", "prezes", "poseł", "poslanka", "posłanka", "marszałek", "marszałkini", "wicemarszałek", "sekretarz",
    "przewodniczacy", "przewodniczaca",
    // Spanish, Portuguese, Italian, Dutch
    "diputado", "diputada", "presidenta", "secretario", "secretaria", "relator", "relatora", "deputato", "deputata",
    "senatore", "senatrice", "voorzitter", "wethouder", "staatssecretaris",
]);

/// Words for somebody whose name is left out: each begins a label that says nothing about which person it is.
#[rustfmt::skip]
pub(super) static PLACEHOLDERS: Words = Words::of(&[
    "interviewee", "interviewe", "interviewes", "interviewees", "ie", "participant", "participante", "respondent",
    "repondant", "repondante", "enquete", "enquetee", "informant", "informateur", "informatrice", "informante",
    "speaker", "locuteur", "locutrice", "intervenant", "intervenante", "personne", "person", "sujet", "subject",
    "temoin", "witness", "male", "female", "man", "woman", "homme", "femme", "boy", "girl", "garcon", "fille",
    "guest", "invite", "invitee", "answer", "reponse", "voix", "voice", "patient", "patiente", "client", "cliente",
    "usager", "usagere", "user", "resident", "residente", "etudiant", "etudiante", "student", "eleve", "member",
    "membre", "inconnu", "inconnue", "unknown", "mother", "father", "mere", "pere", "parent", "husband", "wife",
    "mari", "spk", "sp", "resp", "tn", "fgd", "interlocuteur", "interlocutrice", "orateur", "oratrice", "parlante", "orador",
    "oradora", "redner", "rednerin", "part", "interviewpartner", "utilisateur", "utilisatrice", "candidat", "candidate",
    "nurse", "doctor", "infirmier", "infirmiere", "medecin", "court", "clerk", "deponent", "narrator",
    // German
    "befragte", "befragter", "interviewte", "interviewter", "interviewpartnerin", "teilnehmer", "teilnehmerin",
    "sprecher", "sprecherin", "proband", "probandin", "experte", "expertin", "antwort",
    // Spanish, Portuguese, Italian
    "entrevistado", "entrevistada", "informante", "hablante", "falante", "respuesta", "resposta", "respondente",
    "intervistato", "intervistata", "partecipante", "risposta", "sujeto", "usuario", "usuaria", "paciente",
    // Hebrew, Arabic
    "מרואיין", "מרואיינת", "המרואיין", "המרואיינת", "משתתף", "משתתפת", "مشارك", "مشاركة", "المشارك", "المشاركة", "المبحوث",
    "المبحوثة",
]);

/// Words for the person who is asked, so that whoever else speaks with them asks.
#[rustfmt::skip]
pub(super) static ASKED: Words = Words::of(&[
    "interviewee", "interviewe", "interviewes", "interviewees", "participant", "participante", "respondent",
    "repondant", "repondante", "enquete", "enquetee", "informant", "informateur", "informatrice", "informante",
    "temoin", "narrator", "answer", "reponse", "befragte", "befragter", "interviewte", "interviewter",
    "interviewpartner", "interviewpartnerin", "teilnehmer", "teilnehmerin", "proband", "probandin", "antwort",
    "entrevistado", "entrevistada", "respuesta", "resposta", "intervistato", "intervistata", "partecipante", "risposta",
    // Hebrew, Arabic
    "מרואיין", "מרואיינת", "המרואיין", "המרואיינת", "משתתף", "משתתפת", "مشارك", "مشاركة", "المشارك", "المشاركة", "المبحوث",
    "المبحوثة",
]);

/// Words that say in place of a label that a name was left out.
#[rustfmt::skip]
pub(super) static LEFT_OUT: Words = Words::of(&[
    "removed", "redacted", "withheld", "anonymised", "anonymized", "anonymous", "deleted", "retire", "supprime",
    "masque", "anonymise", "anonyme", "anonymisiert", "anonimizado", "anonimo", "suprimido", "omitido",
]);

/// Labels for somebody whom nobody knows.
#[rustfmt::skip]
pub(super) static UNKNOWN: Words = Words::of(&[
    "unknown", "unknown speaker", "inconnu", "inconnue", "unidentified", "unidentified speaker", "non identifie",
    "non identifiee", "?", "xx", "xxx",
]);

/// Labels for several voices at once.
#[rustfmt::skip]
pub(super) static COLLECTIVE: Words = Words::of(&[
    "all", "everyone", "everybody", "several", "several voices", "many", "group", "groupe", "le groupe", "tous",
    "toutes", "tout le monde", "ensemble", "des voix", "une voix", "voices", "a voice", "some voices", "several members",
    "some members", "plusieurs deputes", "un depute", "une deputee", "voces", "voci", "stimmen", "plusieurs", "plusieurs voix", "les deux", "both", "multiple",
    "multiple speakers", "others", "autres", "public", "salle", "la salle", "audience", "chorus",
]);
