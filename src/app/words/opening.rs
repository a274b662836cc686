//! What is told when a project opens: lines that cannot be read, clocks that are wrong, work that had gone.

use super::{Tongue, phrases};
use crate::session::{Ahead, Damage, DamageKind, Told, local_time};

phrases! {
    CONFLICT_MARK: "{place}: a mark that git left where two versions of the file met. Every change around it is read; delete this line", "{place}\u{202f}: une marque que git a laissée là où deux versions du fichier se rencontrent. Toutes les modifications autour sont lues\u{202f}; supprimez cette ligne";
    CUT_SHORT: "{place}: cut short, because the program stopped while it wrote the line, or because the file is still arriving{was}. Merge a copy of the project that has it whole, if there is one; the rest opens", "{place}\u{202f}: ligne coupée, parce que le programme s’est arrêté en l’écrivant ou que le fichier arrive encore{was}. Fusionnez une copie du projet où elle est entière, s’il y en a une\u{202f}; le reste s’ouvre";
    DAMAGED: "{place}: damaged, its checksum does not fit{was}. Merge a copy of the project that has it whole, if there is one; the rest opens", "{place}\u{202f}: ligne abîmée, sa somme de contrôle ne convient pas{was}. Fusionnez une copie du projet où elle est entière, s’il y en a une\u{202f}; le reste s’ouvre";
    NOT_UNDERSTOOD: "{place}: whole, but not understood by this version{was}: {why}", "{place}\u{202f}: ligne entière, mais que cette version ne comprend pas{was}\u{202f}: {why}";
    PLACE: "{file}, line {n}", "{file}, ligne {n}";
    WAS: "; it was “{label}”", "\u{202f}; c’était «\u{202f}{label}\u{202f}»";
    CLOCK_IS_BEHIND: "The clock of this computer says {now}, more than a day before what was written here: set it right if it is wrong. What was written is not left out, and what you do now counts as done after it", "L’horloge de cet ordinateur indique {now}, plus d’un jour avant ce qui a été écrit ici\u{202f}: réglez-la si elle est fausse. Rien de ce qui a été écrit n’est laissé de côté, et ce que vous faites maintenant compte comme fait après";
    AHEAD: "Changes of {name} that wait until {until}: {n}. Their clock runs ahead of this one by more than a day; set the one right that is wrong, and they come in when it is their time", "Modifications de {name} en attente jusqu’au {until}\u{202f}: {n}. Leur horloge avance de plus d’un jour sur celle-ci\u{202f}; réglez celle qui est fausse, et elles entreront le moment venu";
    WRITTEN_AGAIN: "Changes made on this computer that were no longer in the folder: {n}. They were written again from the record outside of it. A service that shares the folder may have put older files back; see whether it reports a conflict", "Modifications faites sur cet ordinateur qui n’étaient plus dans le dossier\u{202f}: {n}. Elles ont été réécrites à partir de la trace gardée ailleurs. Un service qui partage le dossier a pu remettre d’anciens fichiers\u{202f}; voyez s’il signale un conflit";
    NOT_WRITTEN_AGAIN: "Changes made on this computer that are no longer in the folder: {n}. They are shown from the record outside of it, but could not be written again: {why}", "Modifications faites sur cet ordinateur qui ne sont plus dans le dossier\u{202f}: {n}. Elles sont montrées à partir de la trace gardée ailleurs, mais n’ont pas pu être réécrites\u{202f}: {why}";
}

/// Returns what is told, in a sentence or two.
pub fn of_told(tongue: Tongue, told: &Told) -> String {
    match told {
        Told::Damaged(damage) => of_damage(tongue, damage),
        Told::ClockIsBehind { now } => tongue.fill(CLOCK_IS_BEHIND, &[("now", &local_time(*now).minute)]),
        Told::Ahead(ahead) => of_ahead(tongue, ahead),
        Told::WrittenAgain { n, refused: None } => tongue.fill(WRITTEN_AGAIN, &[("n", &tongue.number(*n))]),
        Told::WrittenAgain { n, refused: Some(why) } => {
            tongue.fill(NOT_WRITTEN_AGAIN, &[("n", &tongue.number(*n)), ("why", &why.to_string())])
        }
    }
}

/// Returns what is told of changes that wait for their time.
pub fn of_ahead(tongue: Tongue, ahead: &Ahead) -> String {
    let until = local_time(ahead.until).minute;
    tongue.fill(AHEAD, &[("name", &ahead.by), ("n", &tongue.number(ahead.n)), ("until", &until)])
}

fn of_damage(tongue: Tongue, damage: &Damage) -> String {
    let line = damage.line.to_string();
    let place = tongue.fill(PLACE, &[("file", &damage.file.display().to_string()), ("n", &line)]);
    let was = damage.was.label.as_ref().map(|label| tongue.fill(WAS, &[("label", label)])).unwrap_or_default();
    let words = [("place", place.as_str()), ("was", &was)];
    match &damage.kind {
        DamageKind::CutShort => tongue.fill(CUT_SHORT, &words),
        DamageKind::Checksum => tongue.fill(DAMAGED, &words),
        DamageKind::NotUnderstood(why) => tongue.fill(NOT_UNDERSTOOD, &[&words[..], &[("why", why)]].concat()),
        DamageKind::ConflictMark => tongue.fill(CONFLICT_MARK, &words),
    }
}
