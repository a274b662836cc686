//! Corrections held against a model that is too slow to use and too simple to be wrong: letters in a row, each of which
//! knows whose it is.

mod letters;

use std::collections::BTreeMap;
use std::sync::Arc;

use letters::Letters;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::{Address, Anchor, Pieces, Run, Splice};
use crate::model::testing::Fixture;
use crate::model::{
    Change, CoderId, CodingId, DeviceId, Document, EditId, Excerpt, IdSource, NewCoding, Op, Project, Replacement,
    Span, Stamp, plan,
};

/// One place to correct: where (in millionths of the text), how many letters go, what comes.
type Place = (u32, u32, String);

/// What comes: accents, combining marks, emoji, Hebrew, line ends as other programs paste them.
const TEXTS: [&str; 11] =
    ["a", "é", "e\u{301}", "😀", "👩‍👧", "שלום", "\u{200f}מה", " ", "\n", "one\r\ntwo\rthree", "mot juste, "];

fn place() -> impl Strategy<Value = Place> {
    let text = prop_oneof![3 => Just(String::new()), 5 => prop::sample::select(&TEXTS[..]).prop_map(str::to_owned)];
    // As much comes as goes, so that a long run does not end in an empty text.
    let cut = prop_oneof![5 => Just(0_u32), 6 => 1_u32..5, 1 => 5_u32..20];
    (0_u32..1_000_000, cut, text)
}

/// Returns the places in a text of `len` code points, in order, none in the others' way.
fn replacements(len: u32, places: &[Place]) -> Vec<Replacement> {
    let at = |millionths: u32| (u64::from(len + 1) * u64::from(millionths) / 1_000_000) as u32;
    let mut places: Vec<Replacement> = places
        .iter()
        .map(|(from, cut, text)| Replacement {
            span: Span::new(at(*from), (at(*from) + cut).min(len)),
            text: text.clone(),
        })
        .collect();
    places.sort_by_key(|r| (r.span.start, r.span.end));
    let mut reached = 0;
    places.retain(|r| {
        let free = r.span.start >= reached;
        reached = if free { r.span.end } else { reached };
        free
    });
    places
}

/// Returns excerpts of a text of `len` code points, from where they begin (in millionths) and how long they are.
fn excerpts(len: u32, given: &[(u32, u32)]) -> Vec<Span> {
    let start = |millionths: u32| (u64::from(len) * u64::from(millionths) / 1_000_000) as u32;
    given.iter().map(|(from, n)| Span::new(start(*from), (start(*from) + n).min(len))).collect()
}

/// A coded document that is corrected for real and in the slow model.
struct Proof {
    fixture: Fixture,
    letters: Letters,
    codings: Vec<CodingId>,
}

impl Proof {
    fn new(notation: &str, given: &[(u32, u32)]) -> Self {
        let mut fixture = Fixture::of(notation);
        let document = Arc::clone(fixture.project.documents()[0]);
        let text = fixture.project.text(&document).unwrap();
        let spans = excerpts(text.len(), &given[..given.len().min(Letters::MOST_EXCERPTS)]);
        fixture.code(Excerpt { document: document.id, span: Span::new(0, 1) }, "Code", fixture.coder);
        let code = *fixture.project.codes.keys().next().unwrap();
        let codings: Vec<CodingId> = spans.iter().map(|_| CodingId::next(&mut fixture.ids)).collect();
        let op = |(span, coding): (&Span, &CodingId)| {
            let anchor = document.pieces().lookup().anchor(*span).unwrap();
            let (coding, document, coder, quote) = (*coding, document.id, None, "".into());
            Op::ApplyCode(NewCoding { coding, document, code, coder, anchor, quote })
        };
        fixture.apply(spans.iter().zip(&codings).map(op).collect());
        Self { letters: Letters::of(text.as_str(), &spans), codings, fixture }
    }

    fn document(&self) -> &Arc<Document> {
        self.fixture.project.documents()[0]
    }

    /// Corrects for real and in the slow model.
    fn correct(&mut self, places: &[Place]) -> Vec<Op> {
        for place in replacements(self.document().pieces().len(), places).iter().rev() {
            self.letters.replace(place);
        }
        self.correct_alone(places)
    }

    /// Corrects where the slow model does not follow.
    fn correct_alone(&mut self, places: &[Place]) -> Vec<Op> {
        let document = Arc::clone(self.document());
        let places = replacements(document.pieces().len(), places);
        let ops = plan::correct_text(&self.fixture.project, &mut self.fixture.ids, document.id, &places).unwrap();
        self.fixture.apply(ops.clone());
        ops
    }

    fn spans(&self) -> Vec<Option<Span>> {
        let document = self.document();
        self.codings.iter().map(|id| document.codings[id].span).collect()
    }

    fn text(&self) -> String {
        self.fixture.project.text(self.document()).unwrap().as_str().to_owned()
    }

    fn check(&self) {
        assert_eq!(self.spans(), self.letters.spans(self.codings.len()));
        let len = self.document().pieces().len();
        assert_eq!(len as usize, self.letters.len());
        check_turns(self.document(), len);
    }
}

/// No turn shares words with another one, and all stand in the order of the text.
fn check_turns(document: &Document, len: u32) {
    let mut reached = 0;
    for turn in document.turns.iter() {
        assert!(reached <= turn.span.start && turn.span.end <= len, "{:?} behind {reached}", turn.span);
        assert!(turn.span.encloses(turn.words), "{:?} in {:?}", turn.words, turn.span);
        reached = turn.span.end;
    }
}

const TALK: &str = "INT: Comment dormez-vous ?\nU01: Mal 😀. Très mal e\u{301}té.\nU02: Dehors, שלום, sans rien.\nOui.";

#[test]
fn ten_thousand_corrections_leave_five_hundred_codings_on_their_letters_and_undo_restores_each() {
    let mut runner = TestRunner::deterministic();
    let mut draw = |n: usize| {
        let places = prop::collection::vec(place(), n);
        places.new_tree(&mut runner).map(|tree| tree.current()).unwrap()
    };
    let notation: String = (0..100).map(|_| TALK.to_owned() + "\n").collect();
    let spread = (0..500_u32).map(|i| (i * 1_997 % 999_000, 1 + i * i % 200)).collect::<Vec<_>>();
    let mut proof = Proof::new(&notation, &spread);
    let (text, spans) = (proof.text(), proof.spans());
    let (mut done, mut n_places, mut halfway) = (Vec::new(), 0, None);
    while n_places < 10_000 {
        let places = draw(1 + done.len() * 7 % 100);
        n_places += places.len();
        done.push(proof.correct(&places));
        if done.len() % 8 == 0 {
            proof.check();
        }
        if halfway.is_none() && n_places >= 5_000 {
            halfway = Some((done.len(), proof.text(), proof.spans()));
        }
    }
    proof.check();
    assert_eq!(proof.text(), proof.letters.text());
    assert!(proof.spans().iter().any(Option::is_none) && proof.spans().iter().any(Option::is_some));
    while let Some(ops) = done.pop() {
        proof.fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
        if let Some((_, text, spans)) = halfway.take_if(|(n, ..)| *n == done.len()) {
            assert_eq!((proof.text(), proof.spans()), (text, spans));
        }
    }
    assert_eq!((proof.text(), proof.spans()), (text, spans));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn codings_hold_what_the_slow_model_says(
        corrections in prop::collection::vec(prop::collection::vec(place(), 1..4), 1..24),
        given in prop::collection::vec((0_u32..1_000_000, 1_u32..30), 1..12),
    ) {
        let mut proof = Proof::new(TALK, &given);
        let before = (proof.text(), proof.spans());
        let mut done = Vec::new();
        for places in &corrections {
            done.push(proof.correct(places));
            proof.check();
            prop_assert_eq!(proof.text(), proof.letters.text());
        }
        for ops in done.iter().rev() {
            proof.fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
            check_turns(proof.document(), proof.document().pieces().len());
        }
        prop_assert_eq!((proof.text(), proof.spans()), before);
    }

    #[test]
    fn whatever_is_taken_back_in_whatever_order_imported_letters_that_stand_stay_coded(
        corrections in prop::collection::vec((prop::collection::vec(place(), 1..3), any::<Option<prop::sample::Index>>()), 1..24),
        given in prop::collection::vec((0_u32..1_000_000, 1_u32..30), 1..12),
    ) {
        let mut proof = Proof::new(TALK, &given);
        let coded: Vec<Span> = proof.spans().into_iter().flatten().collect();
        let mut done: Vec<Op> = Vec::new();
        for (places, turned) in &corrections {
            done.extend(proof.correct_alone(places));
            if let Some(index) = turned.filter(|_| !done.is_empty()) {
                let i = index.index(done.len());
                let inverse = done[i].inverse().unwrap();
                proof.fixture.apply(vec![inverse.clone()]);
                done[i] = inverse;
            }
            let document = proof.document();
            let lookup = document.pieces().lookup();
            check_turns(document, lookup.len());
            for (span, now) in coded.iter().zip(proof.spans()) {
                for at in (span.start..span.end).filter_map(|n| lookup.living(Address::Original(n))) {
                    prop_assert!(now.is_some_and(|now| now.contains(at)), "{at} in {now:?}");
                }
            }
        }
    }

    #[test]
    fn two_who_correct_apart_have_the_same_text_and_codings_once_they_meet(
        steps in prop::collection::vec((0_usize..3, prop::collection::vec(place(), 1..3)), 1..24),
        given in prop::collection::vec((0_u32..1_000_000, 1_u32..30), 1..8),
    ) {
        let proof = Proof::new(TALK, &given);
        let mut people = [1, 2].map(|n| Person::new(&proof, n));
        for (who, places) in &steps {
            match people.get_mut(*who) {
                Some(person) => person.correct(places),
                None => meet(&mut people),
            }
        }
        meet(&mut people);
        let [ana, ben] = people.map(|person| person.project);
        prop_assert_eq!(standing(&ana), standing(&ben));
        check_turns(ana.documents()[0], ana.documents()[0].pieces().len());
    }

    #[test]
    fn nothing_that_a_journal_may_say_stops_it(
        deeds in prop::collection::vec((prop::collection::vec(splice(), 0..3), any::<Option<u8>>()), 0..12),
        anchors in prop::collection::vec((address(), address()), 1..8),
        length in 0_u32..20,
        places in prop::collection::vec((0_u32..40, 0_u32..40), 1..8),
    ) {
        let imported: String = ('a'..).take(length as usize).collect();
        let mut pieces = Pieces::imported(length);
        for (n, (splices, turned)) in (0..).zip(&deeds) {
            pieces.correct(edit(n), splices);
            if let Some(turned) = turned {
                pieces.set_reverted(edit(u128::from(turned / 2 % 12)), turned % 2 == 0);
            }
            let lookup = pieces.lookup();
            prop_assert_eq!(pieces.text(&imported).chars().count(), lookup.len() as usize);
            for (first, last) in anchors.iter().copied() {
                let span = lookup.span(Anchor { first, last });
                prop_assert!(span.is_none_or(|s| s.start < s.end && s.end <= lookup.len()));
                prop_assert!(lookup.position_from(first).is_none_or(|at| at <= lookup.len()));
            }
            for (from, count) in &places {
                let span = Span::new(*from, from + count);
                let runs: u32 = lookup.runs(span).iter().map(|run| run.count).sum();
                prop_assert_eq!(runs, span.end.min(lookup.len()).saturating_sub(span.start));
                lookup.anchor(span);
                lookup.inserted_in(span);
            }
            for at in 0..lookup.len() {
                prop_assert_eq!(lookup.address(at).and_then(|address| lookup.living(address)), Some(at));
            }
        }
    }
}

fn edit(n: u128) -> EditId {
    EditId(uuid::Uuid::from_u128(n))
}

/// Addresses that are and that never were.
fn address() -> impl Strategy<Value = Address> {
    let index = || prop_oneof![8 => 0_u32..24, 1 => Just(u32::MAX), 1 => any::<u32>()];
    prop_oneof![
        index().prop_map(Address::Original),
        (0_u128..14, index()).prop_map(|(n, index)| Address::Inserted(edit(n), index)),
    ]
}

fn splice() -> impl Strategy<Value = Splice> {
    let count = prop_oneof![8 => 0_u32..12, 1 => Just(u32::MAX)];
    let run = (address(), count).prop_map(|(first, count)| Run { first, count });
    let text = prop::sample::select(&["", "x", "ab", "😀\n"][..]).prop_map(str::to_owned);
    (prop::collection::vec(run, 0..3), prop::option::of(address()), text).prop_map(|(cut, after, text)| Splice {
        cut,
        after,
        text,
    })
}

/// Somebody with a copy of the project.
struct Person {
    device: DeviceId,
    coder: CoderId,
    ids: IdSource,
    base: Project,
    project: Project,
    changes: BTreeMap<Stamp, Change>,
}

impl Person {
    fn new(proof: &Proof, n: u32) -> Self {
        let mut next = u128::from(n) << 64;
        let ids = IdSource::new(move || {
            next += 1;
            uuid::Uuid::from_u128(next)
        });
        let base = proof.fixture.project.clone();
        let (device, coder) = (DeviceId::from_bits(n), proof.fixture.coder);
        Self { device, coder, ids, project: base.clone(), base, changes: BTreeMap::new() }
    }

    fn correct(&mut self, places: &[Place]) {
        let document = Arc::clone(self.project.documents()[0]);
        let places = replacements(document.pieces().len(), places);
        let ops = plan::correct_text(&self.project, &mut self.ids, document.id, &places).unwrap();
        let at = Stamp::after(self.project.head, 0, self.device);
        let seen = self.project.head.into_iter().collect();
        let change = Change { at, by: self.coder, seen, label: String::new(), undoes: None, ops };
        self.project.apply(&change);
        self.changes.insert(at, change);
    }
}

/// Both get what the other did; one folds everything at once, the other one change after the other.
fn meet([ana, ben]: &mut [Person; 2]) {
    ana.changes.extend(ben.changes.clone());
    ben.changes.clone_from(&ana.changes);
    ana.project = ana.base.clone();
    ana.project.apply_all(ana.changes.values());
    ben.project = ben.base.clone();
    for change in ben.changes.values() {
        ben.project.apply(change);
    }
}

/// Returns the text, the turns and the codings of the one document, as they are printed.
fn standing(project: &Project) -> String {
    let document = project.documents()[0];
    let codings: Vec<_> = document.codings.iter().map(|(id, coding)| (id, coding.span)).collect();
    let turns: Vec<_> = document.turns.iter().map(|turn| (turn.span, turn.words)).collect();
    format!("{}\n{turns:?}\n{codings:?}", project.text(document).unwrap().as_str())
}
