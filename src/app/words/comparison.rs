//! Phrases of the comparison: crosswalk, themes, verdicts.

use super::{Phrase, phrases};
use crate::model::{Relation, Side, Silence, VerdictKind};

/// Returns the words of a relation between two codes.
pub fn relation(relation: Relation) -> Phrase {
    match relation {
        Relation::Same => SAME,
        Relation::Broader => BROADER,
        Relation::Narrower => NARROWER,
        Relation::Overlapping => OVERLAPPING,
        Relation::Opposed => OPPOSED,
        Relation::OnlyHere => ONLY_HERE,
    }
}

/// Returns the words of a verdict.
pub fn verdict(kind: VerdictKind) -> Phrase {
    match kind {
        VerdictKind::Agreement => AGREEMENT,
        VerdictKind::PartialAgreement => PARTIAL_AGREEMENT,
        VerdictKind::Dissonance => DISSONANCE,
        VerdictKind::Silence(Side::First, why) => silence_of(why, [FIRST_NOT_ASKED, FIRST_NO_ANSWER, FIRST_NOT_RAISED]),
        VerdictKind::Silence(Side::Second, why) => {
            silence_of(why, [SECOND_NOT_ASKED, SECOND_NO_ANSWER, SECOND_NOT_RAISED])
        }
    }
}

fn silence_of(why: Silence, [not_asked, no_answer, not_raised]: [Phrase; 3]) -> Phrase {
    match why {
        Silence::NotAsked => not_asked,
        Silence::NoAnswer => no_answer,
        Silence::NotRaised => not_raised,
    }
}

phrases! {
    SAME: "same", "identique";
    BROADER: "broader", "plus large";
    NARROWER: "narrower", "plus étroit";
    OVERLAPPING: "overlapping", "se recoupent";
    OPPOSED: "opposed", "opposés";
    ONLY_HERE: "only here", "seulement ici";

    AGREEMENT: "agreement", "accord";
    PARTIAL_AGREEMENT: "partial agreement", "accord partiel";
    DISSONANCE: "dissonance", "dissonance";
    FIRST_NOT_ASKED: "the first silent: not asked", "les premiers muets\u{202f}: non demandé";
    FIRST_NO_ANSWER: "the first silent: asked, no answer", "les premiers muets\u{202f}: demandé, sans réponse";
    FIRST_NOT_RAISED: "the first silent: not raised", "les premiers muets\u{202f}: non évoqué";
    SECOND_NOT_ASKED: "the second silent: not asked", "les seconds muets\u{202f}: non demandé";
    SECOND_NO_ANSWER: "the second silent: asked, no answer", "les seconds muets\u{202f}: demandé, sans réponse";
    SECOND_NOT_RAISED: "the second silent: not raised", "les seconds muets\u{202f}: non évoqué";

    ASKED: "asked", "posée";
    NOT_ASKED: "not asked", "non posée";
}
