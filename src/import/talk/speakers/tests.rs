//! Transcripts in many conventions, with the speakers and the number of turns that a person sees in them.

mod heads;
mod nobody;

use super::*;

/// The labels found and how many turns have one, as `INT/U07 4`.
pub(super) fn summary(text: &str) -> String {
    let found = find(text, &Layout::default());
    let labels: Vec<&str> = found.speakers.iter().map(|s| s.label.as_str()).collect();
    let n = found.turns.iter().filter(|t| t.3.is_some()).count();
    format!("{} {n}", labels.join("/"))
}

/// What is said in a text whose lines are paragraphs, as `INT@5|Why?`.
pub(super) fn said(text: &str) -> Vec<String> {
    let found = find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
    let turn = |t: &TurnRecord| {
        let label = &found.speakers[usize::from(t.3?)].label;
        let time = t.4.map_or(String::new(), |seconds| format!("@{seconds}"));
        Some(format!("{label}{time}|{}", &text[t.1 as usize..t.2 as usize]))
    };
    found.turns.iter().filter_map(turn).collect()
}

#[test]
fn a_time_that_is_all_behind_a_label_is_when_the_words_below_begin() {
    assert_eq!(
        said(
            "Speaker 1: 00:20\nWhen did you come?\nSpeaker 2: 10:31\nLate.\n\nSpeaker 1: 1:02:03\nWhy?\nSpeaker 2: 1:02:09\nNo.\n"
        ),
        ["Speaker 1@20|When did you come?", "Speaker 2@631|Late.", "Speaker 1@3723|Why?", "Speaker 2@3729|No."]
    );
    assert_eq!(
        said("INT: When did you come?\nP1: 14:30\nINT: And when did you leave?\nP1: 16:00\nINT: Ah?\nP1: Yes.\n"),
        ["INT|When did you come?", "P1|14:30", "INT|And when did you leave?", "P1|16:00", "INT|Ah?", "P1|Yes."]
    );
}

#[test]
fn the_first_label_behind_a_clock_speaks_though_it_stands_once() {
    let talk = "00:00:28 Ana\nWe go by train.\n\n00:02:13 Ben\nWhere is the coach?\n\n00:02:15 Ana\nIn front.\n\n00:02:20 Ben\nOh.\n";
    assert_eq!(said(&format!("00:00:04 Loudspeaker\nThe train is late.\n\n{talk}")).len(), 5);
}

#[test]
fn names_between_round_brackets_speak_where_the_text_has_them_throughout() {
    let talk = "(Interviewer) Why?\n(Nurse) So. (laughs) Yes.\n(Interviewer) And?\n(pause)\n(Nurse) It was late.\n";
    let expected = ["Interviewer|Why?", "Nurse|So. (laughs) Yes.", "Interviewer|And?\n(pause)", "Nurse|It was late."];
    assert_eq!(said(talk), expected);
    let remarks = "(Sunday) We went out.\nIt rained.\n(Monday) We stayed.\nIt was late, and so on.\nThen we slept.\n\
        It was cold.\nAnd dark.\nNobody came.\n";
    assert!(said(remarks).is_empty());
}

#[test]
fn numbers_in_braces_before_a_colon_are_those_of_who_takes_part() {
    let talk = "{000}: Is it on?\n{104}: It is. [2] I see.\n{000}: Good.\n{104}: Shall we?\n{000}: Yes.\n";
    assert_eq!(said(talk), ["000|Is it on?", "104|It is. [2] I see.", "000|Good.", "104|Shall we?", "000|Yes."]);
    let notes = "It is said [12] so.\n\n[12]: A note.\n[13]: Another.\n[14]: A third.\n[15]: A last one.\n";
    assert!(said(notes).is_empty());
}

/// Who has the turns of a text in which only people have some.
pub(super) fn who(text: &str) -> Vec<String> {
    let turns = crate::import::turns_as_told("a.txt", text);
    turns.iter().map(|turn| turn.split('@').next().unwrap().to_owned()).collect()
}

#[test]
fn who_presides_speaks_though_people_speak_to_the_president() {
    let record = "Le président : Vous avez la parole.\nMme Roux : Merci, monsieur le président. Voilà un chiffre.\n\
        Le président : Merci. Docteur ?\nDr Faro : J’ai soixante ans.\nLa rapporteure : Pourquoi ?\n\
        Dr Faro : Je n’ai rien refusé, madame la rapporteure.\nMme Roux : Moi non plus.\n";
    let who = who(record);
    let expected = ["Le président", "Mme Roux", "Le président", "Dr Faro", "La rapporteure", "Dr Faro", "Mme Roux"];
    assert_eq!(who, expected);
}

#[test]
fn what_people_do_may_stand_behind_their_names() {
    let group = "Animatrice : Depuis quand ?\nBernard, menuisier : Dix ans.\nFemme, 58 ans, Lyon : Deux.\n\
        Femme, 51 ans, mère : Toujours.\nAnimatrice : Et le matin, une chose : laquelle ?\nBernard, menuisier : Le café.\n\
        Femme, 58 ans, Lyon : L’escalier.\nEnfin, une chose : le bruit.\nFemme, 51 ans, mère : Rien.\n\
        Bernard, menuisier : Voilà.\n";
    let who = who(group);
    let (a, b, c, d) = ("Animatrice", "Bernard, menuisier", "Femme, 58 ans, Lyon", "Femme, 51 ans, mère");
    assert_eq!(who, [a, b, c, d, a, b, c, d, b]);
}

#[test]
fn a_list_of_definitions_says_what_the_names_say() {
    let talk = "Ana\n:\tWhy?\n\nBen\n:\tSo.\nIt was late.\n\nAna\n: Ah.\n\nCleo\n:   No.\n\nBen\n:\tYes.\n";
    assert_eq!(said(talk), ["Ana|Why?", "Ben|So.\nIt was late.", "Ana|Ah.", "Cleo|No.", "Ben|Yes."]);
}

#[test]
fn captions_that_were_kept_as_text_have_no_names_where_a_line_was_full() {
    let line = |at: usize, words: &str| format!("[00:0{at}:00.040] {words}\n");
    let text = [
        line(1, "and who will form the"),
        line(2, "next one. Before the"),
        line(3, "Court Of Appeal"),
        line(4, "Of Roux. Well, there are people who"),
        line(5, "say so, and the"),
        line(6, "Court Of Appeal"),
        line(7, "Of Roux, which is not what we say"),
    ];
    assert_eq!(summary(&text.concat()), " 0");
    let talk = "[00:01] Ana\nWhy?\n[00:04] Ben\nSo.\n[00:09] Ana\nAnd then?\n[00:12] Ben\nNo.\n";
    assert_eq!(summary(talk), "Ana/Ben 4");
}

#[test]
fn a_list_of_full_names_above_the_talk_may_end_with_a_point() {
    let talk = "Entrevistador: Por quê?\nEntrevistado: Acho que sim.\n".repeat(3);
    assert_eq!(
        summary(&format!("27/04/2022\nResponsáveis: Ana Roux, Ben Faro, Eva Sol e Rui Mar.\n{talk}")),
        "Entrevistador/Entrevistado 6"
    );
}

#[test]
fn speakers_of_many_conventions_are_found() {
    let cases = [
        ("INT: Hello.\n\nU07: Yes.\n\nINT: And?\n\nU07: No.\n", "INT/U07 4"),
        ("Enquêtrice\u{a0}: Oui ?\nMarie\u{202f}: Non.\nEnquêtrice : Ah.\nMARIE : Si.\n", "Enquêtrice/Marie 4"),
        ("Q. How?\nA. Well.\nQ. Why?\nA. Because.\n", "Q/A 4"),
        ("Question : Oui ?\nRéponse : Non.\nQuestion : Ah.\nRéponse : Si.\n", "Question/Réponse 4"),
        ("Q: How?\nR: Well.\nQ: Why?\nR: Because.\n", "Q/R 4"),
        ("Speaker 1 (00:01:02): Yes.\nSpeaker 2 (00:01:09): No.\nSpeaker 1 (00:02:00): Ah.", "Speaker 1/Speaker 2 3"),
        ("[00:12:44] P3: Yes.\n[00:12:50] P4: No.\n[00:13:00] P3: Ah.\n", "P3/P4 3"),
        ("00:12:44 Marie: Yes.\n00:12:50 Paul: No.\n00:13:00 Marie: Ah.\n", "Marie/Paul 3"),
        ("#00:01:02-3# I: Yes?\n#00:01:09-1# B: No.\n#00:01:12-0# I: Ah.\n", "I/B 3"),
        ("Marie (00:01:02)\nBonjour.\n\nPaul (00:01:09)\nSalut.\n\nMarie (00:02:00)\nAlors.\n", "Marie/Paul 3"),
        (
            "DUPONT, Jean-Luc (EXT)   0:03\nBonjour.\n\nMarchand, Hélène   0:10\nSalut.\n\nDUPONT, Jean-Luc (EXT)   0:20\nAh.\n",
            "DUPONT, Jean-Luc (EXT)/Marchand, Hélène 3",
        ),
        ("Marie Dupont  0:03\nBonjour.\n\nPaul  0:10\nSalut.\n\nMarie Dupont  0:20\nAh.\n", "Marie Dupont/Paul 3"),
        ("Marie\nBonjour à tous.\n\nPaul\nSalut.\n\nMarie\nAlors, on y va ?\n\nPaul\nOui.\n", "Marie/Paul 4"),
        ("MARIE\nBonjour à tous.\nPAUL\nSalut.\nMARIE\nAlors ?\nPAUL\nOui.\n", "MARIE/PAUL 4"),
        (
            "Speaker 1: 00:00\nWelcome all.\n\nSpeaker 2: 00:20\nThank you.\n\nSpeaker 1: 10:31\nHow so?\n\nSpeaker 2: 10:40\nWell.\n",
            "Speaker 1/Speaker 2 4",
        ),
        ("מראיין: איך?\nמרואיין: כך.\nמראיין: ואז?\nמרואיין: כלום.\n", "מראיין/מרואיין 4"),
        ("M. Durand : Oui.\nMme Léger : Non.\nM. Durand : Si.\nMme Léger : Ah.\n", "M. Durand/Mme Léger 4"),
        ("INT\tYes?\nU07\tNo.\nINT\tAh.\nU07\tOh.\n", "INT/U07 4"),
        ("**INT**: Yes?\n\n**U05**: No.\n\n**INT**: Ah.\n\n**U05:** Oh.\n", "INT/U05 4"),
        ("[Marie] Oui.\n[Paul] Non.\n[Marie] Si.\n[Paul] Ah.\n[rires]\n[Rires]\n", "Marie/Paul 4"),
        ("SPEAKER_00: Yes.\nSPEAKER_01: No.\nSPEAKER_00: Ah.\n", "SPEAKER_00/SPEAKER_01 3"),
        ("Marie (rires) : Oui.\nPaul : Non.\nMarie : Si.\nPaul (sec) : Ah.\n", "Marie/Paul 4"),
        (
            "le médecin : Oui.\nla patiente : Non.\nLe médecin : Si.\nLa patiente : Ah.\nle médecin : Bon.\nla patiente : Oui.\n",
            "le médecin/la patiente 6",
        ),
        ("marie : Oui.\npaul : Non.\nmarie : Si.\npaul : Ah.\nmarie : Bon.\npaul : Voilà.\n", "marie/paul 6"),
        ("Lui : Oui.\nElle : Non.\nLui : Si.\nElle : Ah.\n", "Lui/Elle 4"),
        ("U07: I begin.\nI go on.\nU07: Again.\nU07: And again.\n", "U07 3"),
        ("Interviewer: How?\nParticipant: Well.\n", "Interviewer/Participant 2"),
        ("INT: How?\nU07: Well.\n", "INT/U07 2"),
        ("Marie\nI live here.\n\nInterviewer\nSince when?\n\nMarie\nSince ever.\n", "Marie/Interviewer 3"),
        (
            "MARIE DUPONT\n\nHere.\n\nJEAN MARTIN\n\nMe too.\n\nMARIE DUPONT\n\nSo.\n\nJEAN MARTIN\n\nYes.\n",
            "MARIE DUPONT/JEAN MARTIN 4",
        ),
        ("Q1 : Oui ?\nR1 : Non.\nQ2 : Ah ?\nR2 : Si.\nQ3 : Et ?\nR3 : Rien.\n", "Q/R 6"),
        ("Q1: Oui ?\nR1: Non.\nQ2: Ah ?\nR2: Si.\nQ3: Et ?\nR3: Rien.\nQ: Fini ?\nR: Oui.\n", "Q/R 8"),
        (
            "Ana Roux: Yes?\nTom.U: No.\nAna Roux: Ah.\nTom.U: So.\nEva Ray: And?\nTom.U: Well.\nEva Ray: No.\n",
            "Ana Roux/Tom.U/Eva Ray 7",
        ),
        ("I: Ja?\nB2.1: Nein.\nB2.2: Doch.\nI: Ah?\nB2.1: So.\nB2.2: Eben.\n", "I/B2.1/B2.2 6"),
        (
            "A [183.00 - 8764.00]:\n  Oui ?\n\nB [9183.00 - 17764.00]:\n  Non.\n\nA [18183.00 - 26764.00]:\n  Si.\n",
            "A/B 3",
        ),
        ("USER 1:- Yes.\nUSER 2:- No.\nUSER 1:- Ah.\nUSER 2:- So.\n", "USER 1/USER 2 4"),
        ("I -- Yes?\nC -- No.\nI -- Ah?\nC -- So.\n", "I/C 4"),
        (
            "Enquêteur : Oui ?\nMarie, 45 ans : Non.\nEnquêteur : Ah ?\nMarie, 45 ans : Si.\n",
            "Enquêteur/Marie, 45 ans 4",
        ),
        ("Ana, Ben and Tom: Hello.\nAna: Yes?\nTom: No.\nAna: Ah?\nTom: So.\n", "Ana, Ben and Tom/Ana/Tom 5"),
        (
            "Interviewee: Jack Wang (26, a student)\nInterviewer (me): Yes?\nJack: No.\nInterviewer (me): Ah?\nJack: So.\n",
            "Interviewer (me)/Jack 4",
        ),
        ("Interviewees:\n\nMerry, 23, from Brno\n1) A year ago.\n\nTom, 30, from Rome\n1) Last year.\n", " 0"),
        ("Q1. Oui ?\n\nR1. Non.\n\nQ2. Ah ?\n\nR2. Si.\n\nQ3. Et ?\n\nR3. Rien.\n", "Q/R 6"),
        ("**Interviewer (I):** Yes?\n\n**Respondent (R):** No.\n\n**I:** Ah.\n\n**R:** Oh.\n", "I/R 4"),
        ("E/ Oui ?\n\nR/ Non.\n\nE/ Ah.\n\nR/ Si.\n", "E/R 4"),
        ("(E) Oui ?\n\n(M) Non.\n\n(rires)\n\n(E) Ah.\n\n(M) Si.\n", "E/M 4"),
        ("Enquêteur·rice : Oui ?\nEnquêté·e : Non.\nEnquêteur·rice : Ah.\n", "Enquêteur·rice/Enquêté·e 3"),
        (
            "12/05/2023, 14:05 - Anna: Yes?\n12/05/2023, 14:06 - Tom: No.\n12/05/2023, 14:08 - Anna: Ah.\n12/05/2023, 14:09 - Tom: So.\n",
            "Anna/Tom 4",
        ),
        (
            "Date : 12 mai\nEnquêtrice : Claire\n\nEnquêtrice : Oui ?\nSamir : Non.\nEnquêtrice : Ah.\nSamir : Si.\n",
            "Enquêtrice/Samir 4",
        ),
        ("– Tu dors où ?\n– Dans une chambre.\n– Et avant ?\n– Dans la rue.\n", "Voix 1/Voix 2 4"),
        (">> Where did you go?\n>> Home, in the end.\n>> And why?\n>> It was late.\n", "Voice 1/Voice 2 4"),
        ("D. Come?\nR. Bene.\nD. E poi?\nR. Sono rimasta.\n", "D/R 4"),
        ("1: Hello.\n2: Hi.\n1: How are you?\n2: Fine.\n3: Me too.\n1: Good.\n", "1/2/3 6"),
        ("[Mod] Hi.\n[P1] Yes.\n[P2] No.\n[P1] So.\n[Mod] Ah.\n", "Mod/P1/P2 5"),
        ("Mod - Hi.\nP1 - Yes.\nP2 - No.\nP1 - So.\nMod - Ah.\n", "Mod/P1/P2 5"),
        ("* Mod: Hi.\n* P1: Yes.\n* Mod: So?\n* P1: No.\n", "Mod/P1 4"),
        ("| INT | Yes? |\n| U07 | No. |\n| INT | Why? |\n| U07 | So. |\n", "INT/U07 4"),
        ("\u{200e}INT: Hello\n\u{200f}U07\u{200f}: Yes\n\u{200e}INT: And?\n\u{200f}U07\u{200f}: No\n", "INT/U07 4"),
        (
            "Weiss, Ann\n0:02\nHello.\n\nWeiss, Tom\n0:05\nHi.\n\nWeiss, Ann\n0:09\nSo.\n\nWeiss, Tom\n0:12\nYes.\n",
            "Weiss, Ann/Weiss, Tom 4",
        ),
        ("[1] INT: Yes?\n[2] P1: No.\n[3] INT: Ah.\n[4] P1: So.\n", "INT/P1 4"),
        (">> INT: Yes?\n>> P1: No.\n>> INT: Ah.\n>> P1: So.\n", "INT/P1 4"),
        ("[1 min 02] Ana: Yes?\n(3mn02) Ben: No.\n(3mn12) Ana: Ah.\n[4 min 02] Ben: So.\n", "Ana/Ben 4"),
        ("\u{200b}INT: Yes?\n\u{feff}P1: No.\n\u{200b}INT: Ah.\n\u{feff}P1: So.\n", "INT/P1 4"),
        (
            "HM – Yes?\nMme K. – No.\nHM – Ah.\nMme K. – So.\nHM – Oh?\nFils de Mme K. – Not at all!\nHM – Well.\nMme K. – Yes.\n",
            "HM/Mme K/Fils de Mme K 8",
        ),
        ("מראיין: שלום\nדנה: שלום\nמראיין: כן\nדנה: לא\n", "מראיין/דנה 4"),
    ];
    for (text, expected) in cases {
        assert_eq!(summary(text), expected, "{text}");
    }
}

#[test]
fn names_in_letters_without_case_stand_beside_others_only_where_they_return() {
    let talk = "Thorpe: 그렇습니다.\nQ: 왜요?\n".repeat(4);
    assert_eq!(summary(&format!("{talk}또 하나: 로봇입니다.\n")), "Thorpe/Q 8");
    assert_eq!(summary(&format!("{}יעל: גם לא\n", "דנה: כן\nרות: לא\n".repeat(3))), "דנה/רות/יעל 7");
}

#[test]
fn names_behind_clocks_or_in_bold_are_written_as_people_like() {
    let clocks = "[00:19] **kushti**: Hello, everyone.\n\n[00:27] **kushti**: Welcome mgPai, so kushti may rest.\n\n\
        [00:33] **mgPai**: Hey.\n\n[00:38] **kushti**: All right.\n\n[00:58] **mgPai**: Fine.\n\n[01:02] **Luca**: Yes.\n\n\
        [01:08] **Luca**: It is.\n";
    assert_eq!(summary(clocks), "kushti/mgPai/Luca 7");
    let more = "So let us begin with it.\n\nThere is kushti, and mgPai too.\n\n".repeat(2);
    let paragraphs: String = ["kushti", "mgPai"]
        .iter()
        .cycle()
        .zip(10..22)
        .map(|(name, n)| format!("[0:{n}] **{name}**: Well.\n\n{more}"))
        .collect();
    assert_eq!(summary(&paragraphs), "kushti/mgPai 12");
    let bold = "**kushti**: Is kushti here?\n\n**Luca**: Yes.\n\n**kushti**: Ah.\n\n**Luca**: So.\n".repeat(2);
    assert_eq!(summary(&bold), "kushti/Luca 8");
    let steps =
        "[0:10] Anna: Yes.\n[0:12] Luca: No.\nwater: a lot\n[0:14] Anna: So.\nwater: a little\n[0:15] Luca: No.\n";
    assert_eq!(summary(steps), "Anna/Luca 4");
}

#[test]
fn records_of_parliaments_and_courts_are_read() {
    let cases = [
        (
            "M. le président. La séance est ouverte.\n\n1\n\nProcès-verbal\n\nM. le président. Bien.\n\nMme Roux, ministre. Merci.\n\n(Sourires.)\n\nM. Petit. Non.\n",
            "M. le président/Mme Roux, ministre/M. Petit 4",
        ),
        (
            "Mme Roux, rapporteure. – Oui.\n\nM. Petit. – Non.\n\nMme Roux, rapporteure. – Si.\n\nM. Long. – Bien.\n",
            "Mme Roux, rapporteure/M. Petit/M. Long 4",
        ),
        (
            "De voorzitter:\nHet woord is aan mevrouw De Vries.\n\nMevrouw De Vries (D66):\nDank u.\n\nDe voorzitter:\nGraag.\n\nDe heer Jansen (VVD):\nNee.\n\nMevrouw De Vries (D66):\nJa.\n",
            "De voorzitter/Mevrouw De Vries (D66)/De heer Jansen (VVD) 5",
        ),
        (
            "El señor PRESIDENTE: Bien.\n\nLa señora GARCÍA: Gracias.\n\nEl señor PRESIDENTE: Siga.\n\nLa señora GARCÍA: Sí.\n",
            "El señor PRESIDENTE/La señora GARCÍA 4",
        ),
        (
            "PRESIDENTE. Ha facoltà di parlare.\n\nROSSI (PD). Grazie.\n\nPRESIDENTE. Prego.\n\nANNA BIANCHI, direttore del Ministero. Sì.\n",
            "PRESIDENTE/ROSSI (PD)/ANNA BIANCHI, direttore del Ministero 4",
        ),
        (
            "O SR. PRESIDENTE (José Lima. PT - SP) - Bem.\n\nA SRA. ANA PAZ (PSOL - RJ) - Sim.\n\nO SR. PRESIDENTE (José Lima. PT - SP) - Pois não.\n\nA SRA. ANA PAZ (PSOL - RJ) - Obrigada.\n",
            "O SR. PRESIDENTE (José Lima. PT - SP)/A SRA. ANA PAZ (PSOL - RJ) 4",
        ),
        (
            "Inhalt\nRenner (KPD)\t5644D\nHorn (CDU)\t5645D\nPräsident Dr. Ehlers: Bitte.\nRenner (KPD): Nein!\n(Beifall bei der\nCDU/CSU: Doch! – Horn: Hört!)\nPräsident Dr. Ehlers: Ruhe.\nHorn, Minister der Finanzen: So.\nRenner (KPD): Ja.\nHorn, Minister der Finanzen: Gut.\n",
            "Präsident Dr. Ehlers/Renner (KPD)/Horn, Minister der Finanzen 6",
        ),
        (
            "Ana Roux (Chair)\nMr Bell\nQ1 Chair: Well?\nMr Bell: Yes.\nQ2 Chair: And?\nMr Bell: No.\n",
            "Chair/Mr Bell 4",
        ),
        (
            "Q.   Name?\nA.   Roe.\nQ.   Where?\nA.   Here.\nMR. BELL:  Stop.\nTHE COURT:  No.\nQ.   When?\nA.   Now.\n",
            "Q/A/MR. BELL/THE COURT 8",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(summary(text), expected, "{text}");
    }
}

#[test]
fn a_list_of_who_does_what_below_a_talk_is_no_part_of_it() {
    let talk = "SARAH: What is next?\n\nTOM: The door.\n\nSARAH: Who mends it?\n\nJAMES: I do.\n\n";
    let list = "TO DO:\n- James: mend the door, and\n  paint it\n- Tom: buy paint\n- Sarah + James: look at it\n";
    assert_eq!(summary(&format!("{talk}{list}")), "SARAH/TOM/JAMES 4");
    assert_eq!(summary("- Ana: Why?\n- Ben: So.\n- Ana: Ah.\n- Ana & Ben: Yes.\n"), "Ana/Ben/Ana & Ben 4");
}

#[test]
fn the_number_of_a_turn_is_no_word_of_the_one_above() {
    let text = "1. INT: Why?\n2. P1: So.\n3. INT: Ah.\n4. P1: Yes.\n";
    let words: Vec<&str> =
        find(text, &Layout::default()).turns.iter().map(|t| &text[t.1 as usize..t.2 as usize]).collect();
    assert_eq!(words, ["Why?", "So.", "Ah.", "Yes."]);
}

#[test]
fn a_time_alone_below_a_label_is_that_of_the_turn() {
    let text = "Speaker 1\n00:10\nWhy?\n\nSpeaker 2\n00:12\nSo.\n\nSpeaker 1\n00:15\nAh.\n\nSpeaker 2\n00:20\nYes.\n";
    let found = find(text, &Layout::default());
    let turns: Vec<(Option<f32>, &str)> =
        found.turns.iter().map(|t| (t.4, &text[t.1 as usize..t.2 as usize])).collect();
    assert_eq!(turns, [(Some(10.0), "Why?"), (Some(12.0), "So."), (Some(15.0), "Ah."), (Some(20.0), "Yes.")]);
}

#[test]
fn a_range_of_times_behind_a_label_is_read() {
    let found =
        find("[Marie] (0:02 - 0:05)\nOui ?\n[Paul] (0:06 - 1:00)\nNon.\n[Marie] (1:02)\nAh.\n", &Layout::default());
    let times: Vec<Option<f32>> = found.turns.iter().map(|t| t.4).collect();
    assert_eq!(times, [Some(2.0), Some(6.0), Some(62.0)]);
}

#[test]
fn what_a_label_alone_on_its_line_says_is_no_heading() {
    let text = "INT\n1. Where was it?\n\nU07\n2. THE HOUSE\n\nINT\nYes?\n\nU07\nYes.\n";
    assert_eq!(summary(text), "INT/U07 4");
}

#[test]
fn questions_that_are_headings_ask_and_the_text_below_them_answers() {
    let text = "# Info\nInterviewee: Klein\n\n# Talk\n## Question 1: Why?\nSo.\n\nAnd so.\n## In general.\nNothing.\n## 2: And then?\nNo.\n\
        # Two\n## 3: Really?\nYes.\n";
    let headings = text.match_indices('\n').map(|(at, _)| at + 1).filter(|at| text[*at..].starts_with('#'));
    let layout = Layout { headings: std::iter::once(0).chain(headings).collect(), ..Layout::default() };
    let found = find(text, &layout);
    let said = found.turns.iter().filter_map(|t| {
        let label = &found.speakers[usize::from(t.3?)].label;
        Some(format!("{label}: {}", &text[t.1 as usize..t.2 as usize]))
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            "Voice 1: Question 1: Why?",
            "Klein: So.\n\nAnd so.",
            "Voice 1: In general.",
            "Klein: Nothing.",
            "Voice 1: 2: And then?",
            "Klein: No.",
            "Voice 1: 3: Really?",
            "Klein: Yes.",
        ]
    );
}

const TALK: &str = "Marie : Oui, c'est vrai.\n\nPaul : Non, pas ça.\n\nMarie : Si, je crois.\n\nPaul : Ah.\n\n";

#[test]
fn a_label_that_stands_once_is_doubted() {
    let of = |more: &str| summary(&format!("{TALK}{more}\n"));
    assert_eq!(of("Karim : Moi aussi."), "Marie/Paul/Karim 5");
    assert_eq!(of("Modératrice : Merci."), "Marie/Paul/Modératrice 5");
    assert_eq!(of("Résultat : rien.\n\nPaul : Le résultat, voilà."), "Marie/Paul 5");
    assert_eq!(of("Conclusion : rien."), "Marie/Paul 4");
    let record =
        "Präsident Roe: Bitte.\n\nHorn (SPD): Ja.\n\nPräsident Roe: Und?\n\nHorn (SPD): So.\n\nEven (CDU): Nein.\n";
    assert_eq!(find(record, &Layout::default()).doubts, [], "a party among parties");
    assert_eq!(of("En deux mots : rien."), "Marie/Paul 4");
    assert_eq!(of("Paul : Deux villes\nBruxelles : la grande."), "Marie/Paul 5");
    let found = find(&format!("{TALK}Karim : Moi aussi.\n\nDernier mot : rien.\n"), &Layout::default());
    let doubts = Doubt::told(&found.doubts);
    assert_eq!(doubts.len(), 2);
    assert_eq!(doubts[0], "taken as speakers though they speak only once, please check: “Karim”");
    assert_eq!(doubts[1], "not taken as speakers, because they stand before a colon only once: “Dernier mot”");
}

#[test]
fn headings_that_are_names_are_labels() {
    let text = "Entretien\nINT\nOui ?\nU07\nNon.\nINT\nAh.\nU07\nSi.\n";
    let of = |names: &[&str]| {
        let starts = |name: &&str| text.match_indices(*name).map(|(at, _)| at).collect::<Vec<_>>();
        let mut headings: Vec<usize> = names.iter().flat_map(starts).collect();
        headings.sort_unstable();
        find(text, &Layout { headings, lines_are_paragraphs: true, ..Layout::default() })
    };
    let found = of(&["Entretien", "INT", "U07"]);
    assert_eq!(found.speakers.len(), 2);
    assert_eq!(found.turns.iter().filter(|t| t.3.is_some()).count(), 4);
}

#[test]
fn roles_come_with_the_labels() {
    let found = find("Modératrice : Oui ?\nHélène : Non.\nModératrice : Ah.\nHélène : Si.\n", &Layout::default());
    let roles: Vec<Role> = found.speakers.iter().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Moderator, Role::Participant]);

    for head in [
        "Moderator: Claire Dubois (MA)\nParticipants: Ann, Bob\n\n",
        "MA = Claire Dubois, modératrice\nP1 = Ann, infirmière\n\n",
        "Animation : Paul Roux et Claire Dubois (MA), sociologue\nPrésents : Ann (A), Bob (B)\n\n",
        "Date : 14 mars\nLieu : Lille\nAnimatrice : Claire Dubois (MA)\nObservateur : Paul Roux\n\n[Début]\n\n",
    ] {
        let talk = "MA : On commence.\nP1 : Moi.\nMA : Bien.\nP2 : Moi pas.\n".repeat(2);
        let found = find(&format!("{head}{talk}"), &Layout::default());
        let roles: Vec<String> = found.speakers.iter().map(|s| format!("{} {}", s.label, s.role.name())).collect();
        assert_eq!(roles, ["MA moderator", "P1 participant", "P2 participant"], "{head}");
    }

    for head in [
        "Interviewer: Helen Marsh (HM), Participant: Ben Cole (BC)\n\n",
        "Interviewer (HM) and respondent (BC)\n\n",
        "Date : 12/03/2025\nEnquêtrice : Hélène M.\nEnquêté : Bruno C.\n\n",
        "Interviewer: Helen Marsh (HM)\n\n",
        "HM = interviewer; BC = Ben\n\n",
    ] {
        let found = find(&format!("{head}{}", "HM: So.\nBC: Why?\n".repeat(4)), &Layout::default());
        let roles: Vec<String> = found.speakers.iter().map(|s| format!("{} {}", s.label, s.role.name())).collect();
        assert_eq!(roles, ["HM interviewer", "BC participant"], "{head}");
    }

    let head = "Enquêtrice : Marie Petit\nDurée : 1h12\n\n";
    let found = find(&format!("{head}{TALK}"), &Layout::default());
    let roles: Vec<Role> = found.speakers.iter().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Interviewer, Role::Participant], "the head of the record says who Marie is");

    let found = find(
        "Enquêtrice : Claire Dubois\nDurée : 1h12\n\nCD : Oui.\nT : Non.\nCD : Ah.\nT : Si.\n",
        &Layout::default(),
    );
    let roles: Vec<Role> = found.speakers.iter().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Interviewer, Role::Participant], "CD are the initials of Claire Dubois");
}

#[test]
fn a_label_that_may_be_the_initials_of_another_is_told() {
    let table = "speaker,text\nDB,Why?\nAna Roux,So.\nDevin Becker,And then?\nAna Roux,Then.\nDB,Ah.\n";
    let read = crate::import::read("a.csv", table.as_bytes()).unwrap().output;
    let told = Doubt { label: "Devin Becker".to_owned(), why: Why::MaybeSame("DB".to_owned()) };
    assert!(read.doubts.contains(&told), "{:?}", read.doubts);
}

#[test]
fn a_code_between_the_questions_of_an_interviewer_answers_though_it_stands_once() {
    let text = "Survey - Participant ES2\n\nInterviewer:\nThanks for coming here.\n\nES2:\nFirst, it is hard to know people.\nThen comes \
        the second thing.\nThen more of it.\nThen the last thing.\nThat is all from my side.\n\nInterviewer: Thanks a lot for this.\n";
    assert_eq!(summary(text), "Interviewer/ES2 3");
    assert_eq!(
        summary("Budget: one part of it.\nB2: for the room.\nWe met.\nWe talked.\nWe left.\nBudget: the other.\n"),
        " 0"
    );
}
