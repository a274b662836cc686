//! Copies of one study that several people work in, and what must hold of them in the end.

use std::collections::BTreeSet;
use std::path::Path;

use counterpoint::model::Stamp;
use counterpoint::session::{Session, check};

use super::super::numbers::Numbers;
use super::super::study::{Study, copy_folder};
use super::coder::{Place, deed};

/// Tables that say together what a project holds.
const TABLES: [&str; 9] = [
    "info",
    "documents",
    "codes",
    "codings",
    "history",
    "review",
    "frequencies",
    "matrix --columns documents",
    "cooccurrence",
];

/// A study whose project several people have copies of.
pub struct Replicas {
    pub study: Study,
    pub places: Vec<Place>,
}

impl Replicas {
    /// Returns a study of two interviews in which each of `names` has a home of their own and, below a folder of their
    /// name, a copy of the project.
    pub fn of(names: &[&str]) -> Self {
        let study = Study::with_project();
        for person in ["U01", "U02"] {
            let turn =
                |n| format!("INT: Question {n}?\n{person}: Où dormir 😀, {n} fois l’été ? Nulle part, je marche.\n");
            study.file(&format!("{person}.txt"), (0..40).map(turn).collect::<String>());
            study.run(&format!("import p {person}.txt --coder Lead")).ends(0);
        }
        let places = names.iter().map(|name| {
            copy_folder(&study.path("p"), &study.path(&format!("{name}/p")));
            Place {
                project: study.path(&format!("{name}/p")),
                home: study.path(&format!("{name}/home")),
                name: (*name).to_owned(),
            }
        });
        Self { places: places.collect(), study }
    }

    /// Fails unless all copies hold the same project, down to the tables that are made of it, with everything that was
    /// acknowledged, and nothing is wrong in any of them.
    pub fn assert_same(&self, acknowledged: &BTreeSet<Stamp>) {
        let first = &self.places[0];
        for place in &self.places {
            let known = stamps(place);
            let lost: Vec<&Stamp> = acknowledged.difference(&known).collect();
            assert!(lost.is_empty(), "{} acknowledged changes are lost to {}: {lost:?}", lost.len(), place.name);
            assert_eq!(known, stamps(first), "{} and {}", place.name, first.name);
            assert_eq!(check(&place.project, reader(place).desk()).unwrap(), []);
        }
        for table in TABLES {
            let of = |place: &Place| self.table(table, &place.project);
            for place in &self.places[1..] {
                assert_eq!(of(place), of(first), "{table}");
            }
        }
    }

    fn table(&self, table: &str, project: &Path) -> String {
        let (command, options) = table.split_once(' ').unwrap_or((table, ""));
        self.study.run(&format!("{command} {} --format csv {options}", project.display())).ends(0).out
    }
}

/// Somebody who works at a place, now and then.
pub struct Colleague {
    pub place: Place,
    session: Session,
    numbers: Numbers,
    pub acknowledged: BTreeSet<Stamp>,
}

impl Colleague {
    /// Opens the project at `place`.
    pub fn at(place: &Place, seed: usize) -> Self {
        let session = Session::open(&place.project, place.desk()).unwrap().output;
        Self { place: place.clone(), session, numbers: Numbers::of(seed), acknowledged: BTreeSet::new() }
    }

    /// Looks what came, and makes some changes.
    pub fn work(&mut self) {
        self.session.refresh().unwrap();
        for _ in 0..=self.numbers.below(4) {
            let before = self.session.history().len();
            self.session.commit_plan("At work", deed(&mut self.numbers)).unwrap().unwrap();
            let new = &self.session.history()[before..];
            self.acknowledged.extend(new.iter().map(|change| change.at));
        }
    }
}

/// Returns the changes that the project of `place` holds.
pub fn stamps(place: &Place) -> BTreeSet<Stamp> {
    let session = Session::open(&place.project, reader(place).desk()).unwrap().output;
    session.history().iter().map(|change| change.at).collect()
}

/// Returns the place of somebody who only reads, at the same machine.
pub fn reader(place: &Place) -> Place {
    Place { name: "Reader".to_owned(), ..place.clone() }
}
