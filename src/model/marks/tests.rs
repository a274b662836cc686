//! Marks of many notations, as a person reads them, and brackets that hold words.

use proptest::prelude::*;

use super::*;

/// Marks as `kind:text`, with how long they last and when they are.
fn found(text: &str) -> String {
    let written = |m: Mark| {
        let lasts = m.lasts.map_or(String::new(), |s| format!("~{s}"));
        let at = m.at.map_or(String::new(), |s| format!("@{s}"));
        format!("{}:{}{lasts}{at}", m.kind.name(), &text[m.bytes])
    };
    marks(text).into_iter().map(written).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_marks_of_many_notations_are_found() {
    for (text, expected) in [
        ("Oui. (rires) Non.", "laughter:(rires)"),
        ("Yes [laughs] no.", "laughter:[laughs]"),
        ("\\[laughs\\] Yes. \\[01:46\\]", "laughter:[laughs\\] time:[01:46\\]@106"),
        ("Ulm [ph?] and (not clear)", "unclear:[ph?] unclear:(not clear)"),
        ("((sighs)) Well.", "breath:((sighs))"),
        ("((quite unusual))", "remark:((quite unusual))"),
        ("Bon (moue dubitative).", "gesture:(moue dubitative)"),
        ("So (2.0) I (.) left (0,5).", "pause:(2.0)~2 pause:(.) pause:(0,5)~0.5"),
        ("(pause 5 s) (long silence)", "pause:(pause 5 s)~5 pause:(long silence)"),
        ("[inaudible 00:12:03]", "unclear:[inaudible 00:12:03]@723"),
        ("[00:12:03 inaudible]", "unclear:[00:12:03 inaudible]@723"),
        ("[overlap] // oui", "overlap:[overlap] overlap://"),
        ("let n = 1; // one\n// two\nwhile n {\n  // three\n}", ""),
        ("Je… enfin...", "hesitation:… hesitation:..."),
        ("[00:12:03] Oui #00:12:05-1#", "time:[00:12:03]@723 time:#00:12:05-1#@725.1"),
        ("*rires* <laughs> {tousse}", "laughter:*rires* laughter:<laughs> cough:{tousse}"),
        ("il a dit xxx et (?)", "unclear:xxx unclear:(?)"),
        ("(elle hoche la tête)", "gesture:(elle hoche la tête)"),
        ("(le téléphone sonne) [brouhaha]", "interruption:(le téléphone sonne) overlap:[brouhaha]"),
        ("(en chuchotant) (lacht)", "voice:(en chuchotant) laughter:(lacht)"),
        ("(il pleure)", "crying:(il pleure)"),
        ("(Rires.)", "laughter:(Rires.)"),
        ("(....) [ … ]", "omission:(....) omission:[ … ]"),
        ("{LG} {NS} {X}", "laughter:{LG} noise:{NS} unclear:{X}"),
        ("(risas) (risos) (ridono) (gelach)", "laughter:(risas) laughter:(risos) laughter:(ridono) laughter:(gelach)"),
        ("(silêncio) (pausa) (3 Sek.)", "pause:(silêncio) pause:(pausa) pause:(3 Sek.)~3"),
        ("(Pause, 4 Sekunden) (un temps)", "pause:(Pause, 4 Sekunden)~4 pause:(un temps)"),
        ("(Beifall bei der SPD) (Zuruf: Nein!)", "gesture:(Beifall bei der SPD) interruption:(Zuruf: Nein!)"),
        ("(in a low voice) (à voix basse)", "voice:(in a low voice) voice:(à voix basse)"),
        ("[end of recording] [Music playing]", "interruption:[end of recording] noise:[Music playing]"),
        ("(elle sort) (all talking at once)", "interruption:(elle sort) overlap:(all talking at once)"),
        ("(smiles) (sourit) (chair scrapes)", "laughter:(smiles) laughter:(sourit) noise:(chair scrapes)"),
        ("(pause 2 min) (silence, 1 min 30)", "pause:(pause 2 min)~120 pause:(silence, 1 min 30)~90"),
        ("[inaudible, 3 sec.] [inaudible 3s]", "unclear:[inaudible, 3 sec.]~3 unclear:[inaudible 3s]~3"),
        ("Il part (…) et revient [...].", "omission:(…) omission:[...]"),
        ("(la porte claque) (fin de l’entretien)", "noise:(la porte claque) interruption:(fin de l’entretien)"),
        ("[END OF TRACK one.] (… ?)", "interruption:[END OF TRACK one.] unclear:(… ?)"),
        ("(incompr.) (mimes) (voice breaking)", "unclear:(incompr.) gesture:(mimes) voice:(voice breaking)"),
        ("(elle s’énerve) (très en colère)", "voice:(elle s’énerve) voice:(très en colère)"),
        ("(mmh) (approuve) (on frappe)", "gesture:(mmh) gesture:(approuve) interruption:(on frappe)"),
        ("(laughter is heard) (rires et soupirs)", "laughter:(laughter is heard) laughter:(rires et soupirs)"),
        ("(bruits de pas) (pause de deux minutes)", "noise:(bruits de pas) pause:(pause de deux minutes)~120"),
        ("[End of Tape 1, Side A] (se ríen)", "interruption:[End of Tape 1, Side A] laughter:(se ríen)"),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn what_people_do_and_what_is_heard_around_is_told_in_the_third_person() {
    for (text, expected) in [
        ("[overtalking] (talking over each other)", "overlap:[overtalking] overlap:(talking over each other)"),
        ("(hausse d’épaules) (hausse les épaules)", "gesture:(hausse d’épaules) gesture:(hausse les épaules)"),
        ("(il tape du poing sur la table…)", "gesture:(il tape du poing sur la table…)"),
        (
            "(elle se penche en avant) (raises her eyebrows)",
            "gesture:(elle se penche en avant) gesture:(raises her eyebrows)",
        ),
        ("[recorder clicks] (gresillements)", "noise:[recorder clicks] noise:(gresillements)"),
        ("(une moto passe) [train passing outside]", "noise:(une moto passe) noise:[train passing outside]"),
        (
            "(cat meowing) (Hund bellt) (ladra el perro)",
            "noise:(cat meowing) noise:(Hund bellt) noise:(ladra el perro)",
        ),
        (
            "(a nurse comes in) (il quitte la pièce)",
            "interruption:(a nurse comes in) interruption:(il quitte la pièce)",
        ),
        (
            "(Frau W. verlässt den Raum) (suena el teléfono)",
            "interruption:(Frau W. verlässt den Raum) interruption:(suena el teléfono)",
        ),
        ("(er steht auf) (se encoge de hombros)", "gesture:(er steht auf) gesture:(se encoge de hombros)"),
        // What somebody says in brackets.
        ("(it comes in handy) (the waves of arrivals) (le train de nuit) (une hausse de dix pour cent)", ""),
        ("(my car was outside) (l’appareil digestif) (we came in first)", ""),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn the_signs_of_corpora_of_speech_are_marks() {
    for (text, expected) in [
        // Jefferson, GAT 2, ICOR
        ("well .hhh I hh fu(h)nny", "breath:.hhh breath:hh laughter:(h)"),
        ("°hh ja hh° (     ) nein", "breath:°hh breath:hh° unclear:(     )"),
        ("<<lachend> ja> <<p> nein>", "laughter:<<lachend> voice:<<p>"),
        ("<((en riant)) je vais>", "laughter:((en riant))"),
        ("((en riant)) ((il arrive))", "laughter:((en riant)) remark:((il arrive))"),
        // CHAT
        ("&=laughs no &=imit:dog +/.", "laughter:&=laughs voice:&=imit:dog interruption:+/."),
        ("[=! whispering] yyy [>] [//]", "voice:[=! whispering] unclear:yyy overlap:[>] hesitation:[//]"),
        ("<I laughed at> [//] I smiled", "hesitation:[//]"),
        // Points and seconds in brackets
        ("ja (.) nein (...) gut (4) so", "pause:(.) pause:(...)~3 pause:(4)~4"),
        ("@(.)@ nein @(3)@", "laughter:@(.)@ laughter:@(3)@~3"),
        ("yes @@@ (H) no", "laughter:@@@ breath:(H)"),
        // Slashes and crosses between words
        ("oui / non // je / euh / bon", "pause:/ pause:// pause:/ pause:/"),
        ("alors + je ++ voilà", "pause:+ pause:++"),
        ("oui //non// bon", "overlap:// overlap://"),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn other_brackets_hold_words() {
    for text in [
        "[the clinic]",
        "(la porte de la Chapelle)",
        "(in 2019)",
        "(2)",
        "[1]",
        "(Martin, 2019)",
        "U07 (Paris)",
        "(ma main dans la sienne, je te jure que c’était la première fois)",
        "http://example.org",
        "**INT** : Oui",
        "<v Marie>",
        "xx exact",
        "(je rigole)",
        "(my pause button)",
        "(le silence des autres me pesait)",
        "(2014) (IVG) (cf. supra) (Lille) (rien) (presque rien)",
        "(interruption volontaire de grossesse) (pause café) (meine Mutter) (une montre)",
        "(first sight) (pleurésie) (mouettes) (sniffer de la colle) (inhaled) (wedding rings)",
        "(téléphone) (tête) (chien) (la porte) (emotional support) (silence radio)",
        "oui / non, et/ou 1 + 1 (H) (14) ( ) [ ] a@b.org",
        "*Break:* <a href=sarcastic> *se met à pleurer devant* <je pleure des fois>",
        "chhh Shh. HH et main.hpp",
        "(voix off) (temps plein) (porte 12) (tête de liste) (entre nous)",
        "(points of view) (montre en or) (hausse des prix) (tape 2)",
        "(pause in work) (une pause de deux ans) (le silence) (the noise) (les rires)",
        "(crying shame) (noise complaints) (bruit et odeurs) (applause is rare) (rire c'est bien)",
        "(il était en colère contre sa sœur) (mm de pluie)",
        "(phone number) (head of department) (all right) (the recording studio)",
    ] {
        assert_eq!(found(text), "", "{text}");
    }
}

proptest! {
    #[test]
    fn marks_are_in_order_and_within_the_text(s in "(rires|pause|[(){}\\[\\]<>*#/.…x?]|é|😀|00:12|2.0| |\n|word){0,60}") {
        let mut reached = 0;
        for mark in marks(&s) {
            prop_assert!(reached <= mark.bytes.start && mark.bytes.start < mark.bytes.end);
            prop_assert!(s.get(mark.bytes.clone()).is_some(), "on character boundaries");
            reached = mark.bytes.end;
        }
    }
}

#[test]
fn masks_of_names_and_words_of_another_within_a_turn_are_marks() {
    let of = |text: &str| -> Vec<String> {
        marks(text).into_iter().map(|mark| format!("{} {}", mark.kind.name(), &text[mark.bytes])).collect()
    };
    assert_eq!(
        of("I lived in [city] with [Name 2], at [address removed]."),
        ["omission [city]", "omission [Name 2]", "omission [address removed]"]
    );
    assert_eq!(of("J’ai vu [prénom] à [nom supprimé]."), ["omission [prénom]", "omission [nom supprimé]"]);
    assert_eq!(of("[Name removed]: Yes, in [the clinic].\n[the name that he has] (name)"), [""; 0]);
    assert_eq!(
        of("So I left [L: Oui.] and came back (I2: Mm, ja) here."),
        ["overlap [L: Oui.]", "overlap (I2: Mm, ja)"]
    );
    assert_eq!(of("[L: Oui.]\nSee [NB: not now], [Ana: so it is] and (at 12:30)."), [""; 0]);
}
