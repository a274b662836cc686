//! What stands above the talk, and where it ends.

use super::{summary, who};

/// How many turns somebody says.
fn n_said(text: &str) -> usize {
    who(text).iter().filter(|label| *label != "-").count()
}

#[test]
fn the_first_turn_may_stand_right_below_the_head() {
    let talk = "INT: Where did you go?\n\nAna: I went home, and it was late.\n\n".repeat(12);
    for head in [
        "Transcript of interview 12\nLeeds, 4 May",
        "Key: (.) a short pause; [ ] two at once; (xxx) nobody can hear it",
    ] {
        assert_eq!(n_said(&format!("{head}\n{talk}")), 24, "{head}");
    }
    let fields = "Date: 4 May\nAna: Mrs Ana Roux (who owns the shop \"Ana\")\nAim: what the shop needs\n\n";
    assert_eq!(n_said(&format!("{fields}{talk}")), 24);
    let prose = "This is how it was, and we have heard of it in the evening from\nAna: nobody else was there then, she said.\n\n";
    assert_eq!(n_said(&format!("{prose}{talk}")), 24);
}

#[test]
fn fields_about_somebody_above_the_talk_are_no_speakers() {
    let talk = "Enquêtrice : Vous êtes arrivée quand ?\n\nU07 : En 2012, je crois.\n\n".repeat(2);
    for field in ["Établissement", "Fonction", "Ancienneté", "Quartier", "Job title", "Education"] {
        let text = format!("Entretien 4\n\n{field} : Association Gaïa\n\n{talk}");
        assert_eq!(summary(&text), "Enquêtrice/U07 4", "{field}");
    }
}
