//! What the list of events says: what a transcriber marked beside the words.

use super::phrases;

phrases! {
    TAB: "Events", "Événements";
    SHOW: "Go to what the transcriber marked", "Aller à ce que le transcripteur a noté";
    LISTING: "Listing events", "Relevé des événements";
    NONE: "No event yet. What a transcriber marks, such as (laughs), [inaudible] or (2.0), is listed here.", "Aucun événement. Ce que note un transcripteur, comme (rires), [inaudible] ou (2.0), est listé ici.";
    NONE_FITS: "No event fits.", "Aucun événement ne correspond.";
    FILTER: "Mark, speaker or document", "Marque, locuteur ou document";
    ROLE: "Role of who speaks", "Rôle de qui parle";
    EVERY_ROLE: "Every role", "Tous les rôles";
    PARTICIPANTS: "Participants", "Participants";
    INTERVIEWERS: "Interviewers", "Enquêteurs";
    MODERATORS: "Moderators", "Animateurs";
    SPEAKER: "Who speaks", "Qui parle";
    EVERYBODY: "Everybody", "Tout le monde";
    ALL_KINDS: "All kinds", "Tous les types";
    COUNTED: "{kind} {n}", "{kind} {n}";
    ONE_EVENT: "{n} event", "{n} événement";
    N_EVENTS: "{n} events", "{n} événements";
    ONLY_DOCUMENT: "Only “{name}”", "Seulement «\u{202f}{name}\u{202f}»";
    ROW: "{kind}: {mark}, {speaker}, {document}", "{kind}\u{202f}: {mark}, {speaker}, {document}";
    NOBODY: "nobody", "personne";
    EXPORT: "Export", "Exporter";
    EXPORT_LIST: "As a list…", "En liste…";
    EXPORT_BY_KIND: "Counted by kind…", "Comptés par type…";
    EXPORT_BY_SPEAKER: "Counted by kind and speaker…", "Comptés par type et locuteur…";
    EXPORT_BY_PARTICIPANT: "Counted by kind and participant…", "Comptés par type et participant…";

    LAUGHTER: "laughter", "rires";
    CRYING: "crying", "pleurs";
    BREATH: "breath", "souffle";
    COUGH: "cough", "toux";
    GESTURE: "gesture", "geste";
    VOICE: "voice", "voix";
    PAUSE: "pause", "pause";
    HESITATION: "hesitation", "hésitation";
    OMISSION: "omission", "omission";
    UNCLEAR: "unclear", "inaudible";
    OVERLAP: "overlap", "chevauchement";
    INTERRUPTION: "interruption", "interruption";
    NOISE: "noise", "bruit";
    TIME: "time", "minutage";
    REMARK: "remark", "remarque";
}
