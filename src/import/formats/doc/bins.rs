//! Where a document says how its words and its paragraphs are set: in pages of 512 bytes, each about some bytes of the
//! main stream. A table says which page is about what.

use super::bytes::{Places, slice, u16_at, u32_at};

const PAGE: usize = 512;

/// What the pages are about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Characters,
    Paragraphs,
}

/// The pages of one kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bins<'d> {
    stream: &'d [u8],
    pages: Places<'d>,
    kind: Kind,
}

/// How some bytes of the main stream are set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Found<'d> {
    /// The byte behind them.
    pub to: u32,
    /// The style of the paragraph.
    pub style: u16,
    pub changes: &'d [u8],
}

impl<'d> Bins<'d> {
    pub fn of(stream: &'d [u8], table: &'d [u8], kind: Kind) -> Self {
        Self { stream, pages: Places::of(table, 4), kind }
    }

    /// Returns how the byte `at` of the main stream is set, and those behind it.
    pub fn find(&self, at: u32) -> Option<Found<'d>> {
        /// The other bits of the number of a page say nothing.
        const NUMBER: u32 = (1 << 22) - 1;
        let number = u32_at(self.pages.record(self.pages.about(at)?)?, 0)? & NUMBER;
        let page = self.stream.get(number as usize * PAGE..)?.first_chunk::<PAGE>()?;
        let n_runs = usize::from(page[PAGE - 1]);
        let runs = Places::with_len(page, n_runs, if self.kind == Kind::Characters { 1 } else { 13 });
        let run = runs.about(at)?;
        let inner = usize::from(*runs.record(run)?.first()?) * 2;
        let to = runs.place(run + 1)?;
        if inner == 0 {
            return Some(Found { to, ..Found::default() });
        }
        let len = usize::from(*page.get(inner)?);
        Some(match (self.kind, len) {
            (Kind::Characters, _) => Found { to, style: 0, changes: slice(page, inner + 1, len) },
            // The length counts pairs of bytes, itself among them, unless it is 0 and another one follows.
            (Kind::Paragraphs, 0) => of_paragraph(to, slice(page, inner + 2, usize::from(*page.get(inner + 1)?) * 2)),
            (Kind::Paragraphs, _) => of_paragraph(to, slice(page, inner + 1, len * 2 - 1)),
        })
    }
}

fn of_paragraph(to: u32, bytes: &[u8]) -> Found<'_> {
    Found { to, style: u16_at(bytes, 0).unwrap_or_default(), changes: bytes.get(2..).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a stream whose second page has two runs, and the table that names it.
    fn stream(size: usize, inner: &[u8]) -> (Vec<u8>, Vec<u8>) {
        let mut stream = vec![0; PAGE * 2];
        for (i, place) in [700_u32, 710, 720].into_iter().enumerate() {
            stream[PAGE + i * 4..][..4].copy_from_slice(&place.to_le_bytes());
        }
        stream[PAGE + 12 + size] = 100;
        stream[PAGE + 200..][..inner.len()].copy_from_slice(inner);
        stream[PAGE * 2 - 1] = 2;
        let table = [700_u32, 720, 1].into_iter().flat_map(u32::to_le_bytes).collect();
        (stream, table)
    }

    #[test]
    fn characters_are_set_as_their_page_says() {
        let (stream, table) = stream(1, &[3, 0x35, 8, 1]);
        let bins = Bins::of(&stream, &table, Kind::Characters);
        let set = Found { to: 720, style: 0, changes: &[0x35, 8, 1] };
        assert_eq!(
            [705, 715, 720].map(|at| bins.find(at)),
            [Some(Found { to: 710, ..Found::default() }), Some(set), None]
        );
    }

    #[test]
    fn paragraphs_name_their_style_first() {
        let set = Found { to: 720, style: 4, changes: &[0x16, 0x24, 1] };
        for inner in [&[3, 4, 0, 0x16, 0x24, 1][..], &[0, 3, 4, 0, 0x16, 0x24, 1, 0]] {
            let (stream, table) = stream(13, inner);
            let found = Bins::of(&stream, &table, Kind::Paragraphs).find(715).unwrap();
            assert_eq!(Found { changes: &found.changes[..3], ..found }, set);
        }
    }

    #[test]
    fn pages_that_are_not_there_say_nothing() {
        let (stream, table) = stream(1, &[255]);
        assert!(Bins::of(&stream, &table, Kind::Characters).find(715).is_some());
        assert_eq!(Bins::of(&stream[..PAGE + 1], &table, Kind::Characters).find(715), None);
        assert_eq!(Bins::of(&stream, &table[..8], Kind::Characters).find(715), None);
        let full = [0xFF; PAGE * 3];
        assert_eq!(Bins::of(&full, &full, Kind::Paragraphs).find(u32::MAX), None);
    }
}
