//! Programs that are killed at random moments while somebody codes.

use std::collections::BTreeSet;
use std::time::Duration;

use counterpoint::session::Session;

use super::super::numbers::{Numbers, asked_for};
use super::coder::Coder;
use super::replicas::{Replicas, reader};
use super::say;

/// A project is worked on by so many programs that are killed, one after the other.
const KILLS_OF_A_PROJECT: usize = 25;

/// What the kills did.
#[derive(Default)]
struct Tally {
    n_kills: usize,
    n_acknowledged: usize,
    n_in_flight: usize,
    n_cut: usize,
}

#[test]
fn a_program_that_is_killed_loses_nothing_that_it_acknowledged() {
    let n_kills = asked_for("KILLS", 20);
    let mut numbers = Numbers::of(n_kills);
    let mut tally = Tally::default();
    while tally.n_kills < n_kills {
        kill_again_and_again((n_kills - tally.n_kills).min(KILLS_OF_A_PROJECT), &mut numbers, &mut tally);
    }
    let Tally { n_kills, n_acknowledged, n_in_flight, n_cut } = tally;
    say(&format!(
        "{n_kills} kills: {n_acknowledged} changes were acknowledged, 0 of them lost; {n_in_flight} more had been written, \
         {n_cut} lines were cut short and told"
    ));
}

fn kill_again_and_again(n_kills: usize, numbers: &mut Numbers, tally: &mut Tally) {
    let replicas = Replicas::of(&["Ana"]);
    let place = &replicas.places[0];
    let mut known = super::replicas::stamps(place);
    for _ in 0..n_kills {
        let coder = Coder::begin(place, numbers.next(), Duration::ZERO);
        // Most die at work, some while they open the project.
        let moment = numbers.below(6_000) as u64;
        if numbers.below(8) > 0 {
            coder.wait_for(1);
            std::thread::sleep(Duration::from_micros(moment));
        } else {
            std::thread::sleep(Duration::from_micros(moment * 10));
        }
        let acknowledged = coder.kill();
        let opened = Session::open(&place.project, reader(place).desk()).unwrap();
        let there: BTreeSet<_> = opened.output.history().iter().map(|change| change.at).collect();
        assert!(known.is_subset(&there) && acknowledged.is_subset(&there), "an acknowledged change is lost");
        let n_new = there.difference(&known).count();
        assert!(n_new <= acknowledged.len() + 1, "more than the change in flight was not acknowledged");
        assert!(opened.warnings.iter().all(|told| told.to_string().contains("cut short")), "{:?}", opened.warnings);
        tally.n_kills += 1;
        tally.n_acknowledged += acknowledged.len();
        tally.n_in_flight += n_new - acknowledged.len();
        // Each is told once: who goes on behind it seals it.
        tally.n_cut += opened.warnings.len();
        known = there;
    }
    let last = Coder::begin(place, numbers.next(), Duration::ZERO);
    last.wait_for(1);
    known.extend(last.finish());
    replicas.assert_same(&known);
}
