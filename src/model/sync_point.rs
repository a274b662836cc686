//! When in the recording single words were said, beside the time at which their turn begins: what stamps within a turn
//! tell. They are kept by the character behind the stamp, so they hold when the stamps are cleaned out of the text.

use serde::{Deserialize, Serialize};

use super::anchor::Address;
use super::document::Document;

/// A character and the time of the recording at which it was said; the word is that of REFI-QDA.
///
/// Written as a tuple: code point of the text, seconds from the beginning of the recording.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct SyncPoint(pub u32, pub f32);

impl Document {
    /// Returns the sync points in the order of the text, each with its place as the text stands.
    pub fn sync_points(&self) -> impl Iterator<Item = SyncPoint> {
        let lookup = self.pieces().lookup();
        let standing = move |SyncPoint(place, seconds): &SyncPoint| {
            lookup.position_from(Address::Original(*place)).map(|now| SyncPoint(now, *seconds))
        };
        self.imported_sync_points.iter().filter_map(standing)
    }

    /// Returns when in the recording the character at `position` was said, in seconds: the last time that its turn
    /// tells up to there.
    pub fn time_at(&self, position: u32) -> Option<f32> {
        let turn = &self.turns[self.turn_at(position)?];
        let lookup = self.pieces().lookup();
        let place = |point: &SyncPoint| lookup.position_from(Address::Original(point.0));
        let n_before = self.imported_sync_points.partition_point(|point| place(point) <= Some(position));
        let last = self.imported_sync_points[..n_before].last();
        let within = last.filter(|point| place(point) >= Some(turn.span.start)).map(|point| point.1);
        within.into_iter().chain(turn.time).reduce(f32::max)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::SyncPoint;
    use crate::model::testing::Fixture;
    use crate::model::{Replacement, Span, plan};

    /// A talk of three turns, of which the second begins at second 9 and tells two times more.
    fn talk() -> Fixture {
        let mut fixture = Fixture::of("INT: Well?\nU07: Yes. Then I left. It was late.\nINT: Ah.");
        let id = fixture.project.documents()[0].id;
        let points =
            [("Then", 12.0), ("It was", 20.0)].map(|(words, seconds)| SyncPoint(place(&fixture, words), seconds));
        let document = Arc::make_mut(fixture.project.documents.get_mut(&id).unwrap());
        Arc::make_mut(&mut document.turns)[1].time = Some(9.0);
        document.imported_sync_points = points.to_vec().into();
        fixture
    }

    fn place(fixture: &Fixture, words: &str) -> u32 {
        let text = fixture.project.text(fixture.project.documents()[0]).unwrap();
        text.as_str()[..text.as_str().find(words).unwrap()].chars().count() as u32
    }

    fn times<const N: usize>(fixture: &Fixture, words: [&str; N]) -> [Option<f32>; N] {
        words.map(|words| fixture.project.documents()[0].time_at(place(fixture, words)))
    }

    #[test]
    fn words_were_said_at_the_last_time_that_their_turn_tells() {
        let told = times(&talk(), ["Well", "Yes", "Then", "left", "late", "Ah"]);
        assert_eq!(told, [None, Some(9.0), Some(12.0), Some(12.0), Some(20.0), None]);
    }

    #[test]
    fn times_stay_on_their_words_when_the_text_is_corrected() {
        let mut fixture = talk();
        let id = fixture.project.documents()[0].id;
        let from = place(&fixture, "Yes.");
        let longer = Replacement { span: Span::new(from, from + 4), text: "Yes, yes, yes.".to_owned() };
        let ops = plan::correct_text(&fixture.project, &mut fixture.ids, id, &[longer]).unwrap();
        fixture.apply(ops);
        assert_eq!(times(&fixture, ["Yes", "Then", "late", "Ah"]), [Some(9.0), Some(12.0), Some(20.0), None]);
        let points: Vec<SyncPoint> = fixture.project.documents()[0].sync_points().collect();
        let now = [place(&fixture, "Then"), place(&fixture, "It was")];
        assert_eq!(points, [SyncPoint(now[0], 12.0), SyncPoint(now[1], 20.0)]);
    }
}
