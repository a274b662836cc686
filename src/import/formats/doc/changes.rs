//! Changes to how words and paragraphs are set (Word calls each a sprm): a code, and a value whose length the code tells.

use super::bytes::u16_at;

/// More changes than this no program writes at once.
const MOST: usize = 500;

/// One change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Change<'d> {
    pub code: u16,
    pub value: &'d [u8],
}

impl Change<'_> {
    /// Returns the first byte of the value.
    pub fn byte(&self) -> u8 {
        self.value.first().copied().unwrap_or_default()
    }

    /// Returns the first two bytes of the value.
    pub fn number(&self) -> u16 {
        u16_at(self.value, 0).unwrap_or_else(|| self.byte().into())
    }

    /// Whether the change switches something on; what the style says, and the contrary of it, are values too.
    pub fn switches(&self, of_style: bool) -> bool {
        match self.byte() {
            0x80 => of_style,
            0x81 => !of_style,
            value => value != 0,
        }
    }
}

/// Changes, one behind the other.
#[derive(Clone, Debug)]
pub(super) struct Changes<'d> {
    rest: &'d [u8],
    n_left: usize,
}

impl<'d> Changes<'d> {
    pub fn of(bytes: &'d [u8]) -> Self {
        Self { rest: bytes, n_left: MOST }
    }
}

impl<'d> Iterator for Changes<'d> {
    type Item = Change<'d>;

    fn next(&mut self) -> Option<Change<'d>> {
        self.n_left = self.n_left.checked_sub(1)?;
        let code = u16_at(self.rest, 0)?;
        let (head, len) = extent(code, &self.rest[2..])?;
        let value = self.rest.get(2 + head..2 + head + len)?;
        self.rest = &self.rest[2 + head + len..];
        Some(Change { code, value })
    }
}

/// Returns how many bytes say how long the value is, and how long it is.
fn extent(code: u16, rest: &[u8]) -> Option<(usize, usize)> {
    /// The cells of a row, which may be longer than a byte can tell.
    const ROW: u16 = 0xD608;
    /// Tab stops, which may be more than a byte can tell.
    const TAB_STOPS: u16 = 0xC615;
    Some(match code >> 13 {
        0 | 1 => (0, 1),
        2 | 4 | 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ if code == ROW => (2, usize::from(u16_at(rest, 0)?).checked_sub(1)?),
        _ if code == TAB_STOPS && rest.first() == Some(&255) => {
            let deleted = usize::from(*rest.get(1)?) * 4;
            let added = usize::from(*rest.get(2 + deleted)?) * 3;
            (1, 2 + deleted + added)
        }
        _ => (1, usize::from(*rest.first()?)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_tells_how_long_the_value_is() {
        let bytes = [
            &[0x35, 0x08, 1][..],
            &[0x30, 0x4A, 7, 1],
            &[0x70, 0x68, 1, 2, 3, 0],
            &[0x08, 0xD6, 4, 0, 9, 9, 9],
            &[0x15, 0xC6, 255, 1, 0, 0, 0, 0, 1, 0, 0, 0],
            &[0x0D, 0xC6, 2, 8, 8],
            &[0x16, 0x24, 1],
        ];
        let bytes = bytes.concat();
        let found: Vec<(u16, u16)> = Changes::of(&bytes).map(|c| (c.code, c.number())).collect();
        let expected = [(0x0835, 1), (0x4A30, 0x107), (0x6870, 0x201), (0xD608, 0x909), (0xC615, 1), (0xC60D, 0x808)];
        assert_eq!((&found[..6], found[6]), (&expected[..], (0x2416, 1)));
    }

    #[test]
    fn changes_that_are_cut_off_are_none() {
        for bytes in [&[0x35][..], &[0x35, 0x08], &[0x70, 0x68, 1, 2, 3], &[0x08, 0xD6, 0, 0], &[0x15, 0xC6, 255, 9]] {
            assert_eq!(Changes::of(bytes).next(), None, "{bytes:?}");
        }
        assert_eq!(Changes::of(&[0; 9_999]).count(), MOST);
    }

    #[test]
    fn a_switch_may_follow_the_style_or_contradict_it() {
        let switches = |value: u8, of_style: bool| Change { code: 0x0835, value: &[value] }.switches(of_style);
        assert_eq!([0, 1, 0x80, 0x81].map(|value| switches(value, true)), [false, true, true, false]);
        assert_eq!([0, 1, 0x80, 0x81].map(|value| switches(value, false)), [false, true, false, true]);
    }
}
