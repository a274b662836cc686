//! What looks like the label of a speaker and is none: headings, fields, lists.

use super::{TALK, summary};

#[test]
fn headings_that_number_the_talks_of_a_file_are_no_speakers() {
    let talk = |name: &str| {
        format!(
            "Pregunta: ¿Cómo viene usted?\n{name}: En tren.\nPregunta: ¿Y después?\n{name}: A pie, es cerca.\n---\n"
        )
    };
    let text: String = [("Entrevista 1", "Ana"), ("Entrevista 2", "Pedro"), ("Interview n° 3", "Eva")]
        .map(|(heading, name)| format!("{heading}: {name}, 29 años, enfermera\n{}", talk(name)))
        .concat();
    assert_eq!(summary(&text), "Pregunta/Ana/Pedro/Eva 12");
    assert_eq!(
        summary(&"Interviewer: Why?\nInterview 1: Because of that, I think.\n".repeat(8)),
        "Interviewer/Interview 1 16"
    );
}

#[test]
fn fields_that_a_researcher_fills_in_for_each_person_are_no_speakers() {
    let field = |name: &str| {
        format!(
            "Entrevistado {name} – Cliente\nPerfil: Usa a sala três vezes por semana.\nCenários de Uso: Entrada rápida para \
             reuniões.\nPrincipais Dores: Filas longas na saída.\nRequisitos Derivados: Pagar mais rápido.\n\n"
        )
    };
    let text = format!("{}Tudo foi lido de novo depois.\n", ["A", "B", "C"].map(field).concat());
    assert_eq!(summary(&text), " 0");
}

#[test]
fn fields_above_the_talk_may_end_with_a_point_or_stand_beside_others() {
    let talk = "Pregunta: ¿A qué hora?\nRespuesta: A las ocho.\nPregunta: ¿Cada día?\nRespuesta: Casi siempre.\n";
    for head in [
        "Entrevistado: Rubén Castillo                                         Cargo: Dueño",
        "Entrevistadores: Juan Pablo Marín.",
    ] {
        assert_eq!(
            summary(&format!("{head}\nObjetivo a lograr: conocer el proyecto\n\n{talk}")),
            "Pregunta/Respuesta 4"
        );
    }
}

#[test]
fn headings_that_name_people_behind_a_dash_speak_to_nobody() {
    let talk = "1. How do you travel?\nR: By bus, each day.\n2. And back?\nR: The same way.\n3. How long?\nR: An hour or so.\n";
    let text =
        format!("Interview – Ana Roux\n{talk}Persona – Ben Faro\n\nInterview – Ben Faro\n{talk}Persona – Eva Sol\n");
    assert_eq!(summary(&text), "Question/R 12");
}

#[test]
fn the_foot_of_the_last_page_is_nobody() {
    let talk = "Ana\tWhy?\nBen\tSo it was.\n".repeat(3);
    assert_eq!(summary(&format!("{talk}Wendy Mackay\t2018 Bootcamp Worksheet\n")), "Ana/Ben 6");
    assert_eq!(summary(&format!("{talk}Eva\tThat is not so.\n")), "Ana/Ben/Eva 7");
}

#[test]
fn prose_has_no_speakers() {
    for text in [
        "We left at\n17:30 and came\n18:30 back.\n\nThe ratio was\n3:1 in the end.\n",
        "Note: transcribed by hand.\n\nHe said: no.\n\nI said: yes.\n\nHe said: no again.\n",
        "See\nhttp://example.org/a\nand\nhttp://example.org/b\n",
        "Date : 12 mai\nLieu : Lille\n\nLa salle est trop chauffée. Une table ovale.\n",
        "Âge : 41\nVille : Paris\n\nÂge : 38\nVille : Lyon\n",
        "Un problème : la clé.\n\nOn en a parlé. Une solution : la serrure.\n\nVoilà.\n",
        "Matin\nIl fait froid dehors.\n\nSoir\nIl fait nuit dehors.\n\nMatin\nIl neige.\n\nSoir\nRien.\n",
        "foo\tone\nbar\ttwo\nfoo\tthree\nbar\tfour\n",
        "Paris\t12\t3\nLyon\t4\t5\nParis\t6\t7\nLyon\t8\t9\n",
        "Paris: a city.\n\nLyon: another one.\n\nLille: a third one.\n",
        "1: salt\n2: flour\n3: eggs\n\nThen stir.\n\n1: milk\n2: sugar\n3: time\n\nThen wait.\n",
        "A Paris on mange.\nE Milano?\nA Lyon on boit.\nIl pleut.\nIl neige.\n",
        "[1] See page 4.\n[2] See page 5.\n[1] Again.\n[2] And again.\n",
        "- [x] Salt\n- [ ] Flour\n- [x] Other: eggs\n- [ ] Milk\n",
        "U07: he was called so, twice.\n\nThe day was long.\n\nIt rained.\n\nWe ate.\n\nU07: so again.\n\nThen nothing.\n",
    ] {
        assert_eq!(summary(text), " 0", "{text}");
    }
}

#[test]
fn the_head_of_a_record_is_no_talk() {
    let head = "Entretien : 12\nInterviewer: Ines Duarte\nParticipant: U07\nDate: 12 May\n\n";
    let talk = "INT: Well?\n\nU07: Yes, that is so.\n\nINT: Ah.\n\nU07: Indeed.\n";
    assert_eq!(summary(&format!("{head}{talk}")), "INT/U07 4");
    assert_eq!(summary(&format!("Modératrice : Merci d’être venus.\n\n{TALK}")), "Modératrice/Marie/Paul 5");
}

#[test]
fn a_sentence_with_a_colon_within_a_turn_is_no_label() {
    let wrapped = "INT: Well?\n\nU07: I told them the truth, I said\nmy problem: housing. And then\nParis: no. Only\nParis: never.\n\nINT: Ah.\n\nU07: Yes.\n\nINT: So?\n\nU07: No.\n";
    assert_eq!(summary(wrapped), "INT/U07 6");
    let told = "INT: And?\n\nU07: It went so:\nMum: where were you?\nMe: out.\nMum: where?\nMe: just out.\n\nINT: Ah.\n\nU07: Yes.\n\nINT: So?\n\nU07: No.\n";
    assert_eq!(summary(told), "INT/U07 6");
}

#[test]
fn the_number_of_a_turn_in_brackets_is_no_label() {
    let text = "[T001] Moderator: Where?\n[T002] Participant 1: Here.\n[T003] Moderator: And you?\n[T004] Participant 2: There.\n";
    assert_eq!(summary(text), "Moderator/Participant 1/Participant 2 4");
    assert_eq!(summary("[P01] So: yes.\n[P02] No.\n[P01] Ah.\n[P02] Yes.\n"), "P01/P02 4");
}

#[test]
fn what_a_researcher_notes_between_the_turns_is_no_speaker() {
    let text = "Interviewer: Who do you travel with?\nJack: With friends.\nImplication: Groups need a shared plan.\n\
        Interviewer: How do you decide?\nJack: In a chat.\nImplication: The tool must live in the chat.\n\
        Interviewer: And money?\nJack: A sheet.\nImplication: Budget view.\n";
    assert_eq!(summary(text), "Interviewer/Jack 6");
}

#[test]
fn a_form_above_a_text_names_who_was_asked_and_begins_no_turn() {
    let text = "Entrevista\nProyecto: Casa\nLugar: Aula 1\nEntrevistado: Ana Roux - Cargo: jefa\n1. ¿Quién decide?\nMi padre.\n\
        2. ¿Cuántas personas trabajan?\nSolo dos.\n3. ¿Cómo lo registran?\nVía Excel.\n";
    assert!(!summary(text).contains("Entrevistado"), "{}", summary(text));
}

#[test]
fn what_is_heard_is_no_label_though_it_stands_alone_and_returns() {
    let text = "PL: How is it?\nJ: I only use it at work\n[laughs]\nPL: Right\nC: Um, a bit\n[laughs]\nPL: Hm\nJ: Yes\n[laughs]\n";
    assert_eq!(summary(text), "PL/J/C 6");
    assert_eq!(summary("Q. Why?\nA. So.\n(RECESS)\nQ. And?\nA. Ah.\n(RECESS)\nQ. When?\nA. Then.\n"), "Q/A 6");
}
