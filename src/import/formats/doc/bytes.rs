//! Numbers at places of a file, the smallest byte first, and its tables of places. There is nothing where the file ends
//! before, whatever offset it claims.

/// Returns the number of two bytes that begins at byte `at`.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().copied().map(u16::from_le_bytes)
}

/// Returns the number of four bytes that begins at byte `at`.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}

/// Returns `len` bytes from byte `at` on, fewer where the file ends before.
pub(super) fn slice(bytes: &[u8], at: usize, len: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.get(..len).unwrap_or(rest)
}

/// Returns the words of `n` units of UTF-16 from byte `at` on.
pub(super) fn words(bytes: &[u8], at: usize, n: usize) -> String {
    let (units, _) = slice(bytes, at, n.saturating_mul(2)).as_chunks();
    char::decode_utf16(units.iter().map(|unit| u16::from_le_bytes(*unit))).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

/// A table of n + 1 places in order, and behind them n records of one size, each about what lies from its place to the
/// next. Nothing of it is unpacked, so that a forged length takes no memory.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Places<'d> {
    bytes: &'d [u8],
    len: usize,
    size: usize,
}

impl<'d> Places<'d> {
    /// Returns the table that fills these bytes.
    pub fn of(bytes: &'d [u8], size: usize) -> Self {
        Self::with_len(bytes, bytes.len().saturating_sub(4) / (4 + size), size)
    }

    /// Returns the table of `len` records that these bytes begin with.
    pub fn with_len(bytes: &'d [u8], len: usize, size: usize) -> Self {
        Self { bytes, len, size }
    }

    /// Returns how many records there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns the place of the record `i`; that behind the last record is where it ends.
    pub fn place(&self, i: usize) -> Option<u32> {
        (i <= self.len).then(|| u32_at(self.bytes, i * 4))?
    }

    pub fn record(&self, i: usize) -> Option<&'d [u8]> {
        let at = (self.len + 1) * 4 + i * self.size;
        (i < self.len).then(|| self.bytes.get(at..at + self.size))?
    }

    /// Returns the number of the record about `place`.
    pub fn about(&self, place: u32) -> Option<usize> {
        let (mut from, mut to) = (0, self.len);
        while from < to {
            let middle = from.midpoint(to);
            if self.place(middle + 1)? <= place { from = middle + 1 } else { to = middle }
        }
        (self.place(from)? <= place && place < self.place(from + 1)?).then_some(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_says_which_record_is_about_a_place() {
        let bytes: Vec<u8> = [3_u32, 5, 9].iter().flat_map(|n| n.to_le_bytes()).chain(*b"abcd").collect();
        let table = Places::of(&bytes, 2);
        assert_eq!(table.len(), 2);
        assert_eq!([2, 3, 4, 5, 8, 9].map(|at| table.about(at)), [None, Some(0), Some(0), Some(1), Some(1), None]);
        assert_eq!([table.record(0), table.record(1), table.record(2)], [Some(&b"ab"[..]), Some(b"cd"), None]);
    }

    #[test]
    fn beyond_the_end_there_is_nothing() {
        assert_eq!((u16_at(b"abc", 2), u32_at(b"abc", usize::MAX)), (None, None));
        assert_eq!((slice(b"abc", 1, usize::MAX), slice(b"abc", 4, 1)), (&b"bc"[..], &b""[..]));
        assert_eq!(words(b"a\0b\0c", 0, usize::MAX), "ab");
        assert_eq!(Places::with_len(b"abcd", usize::MAX / 64, 13).about(7), None);
    }
}
