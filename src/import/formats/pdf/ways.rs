//! Which way words run. A page whose words run up or down, such as a wide table on an upright page, is turned so that
//! they run right; what runs another way than most is set apart, and told.

use hayro_interpret::kurbo::Vec2;

use super::glyphs::Glyph;

/// Where a line of words goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Way {
    #[default]
    Right,
    Down,
    Left,
    Up,
    /// Across the page, as `DRAFT` is stamped on it.
    Aslant,
}

/// Words that rise or fall by more than this part of their length run aslant.
const SLANT: f64 = 0.27;

impl Way {
    /// From the most usual on.
    const ALL: [Self; 5] = [Self::Right, Self::Down, Self::Left, Self::Up, Self::Aslant];

    /// Returns the way of words whose letters follow each other along `run`, from the top left.
    pub fn of(run: Vec2) -> Self {
        let (less, more) = (run.x.abs().min(run.y.abs()), run.x.abs().max(run.y.abs()));
        match () {
            () if less > SLANT * more => Self::Aslant,
            () if run.x.abs() >= run.y.abs() && run.x >= 0.0 => Self::Right,
            () if run.x.abs() >= run.y.abs() => Self::Left,
            () if run.y > 0.0 => Self::Down,
            () => Self::Up,
        }
    }

    /// Returns the place of a point after the page is turned so that this way is to the right.
    fn turned(self, (x, y): (f32, f32), (width, height): (f32, f32)) -> (f32, f32) {
        match self {
            Self::Right | Self::Aslant => (x, y),
            Self::Down => (y, width - x),
            Self::Left => (width - x, height - y),
            Self::Up => (height - y, x),
        }
    }
}

/// Turns the glyphs of a page of that size so that most words run right, and returns the height that the page then has
/// and the words that run another way, on one line.
pub(super) fn turn(glyphs: &mut Vec<Glyph>, size: (f32, f32)) -> (f32, String) {
    let count = |way: Way| glyphs.iter().filter(|g| g.way == way).count();
    // Of two ways that hold as much, the first is usual.
    let most = Way::ALL.into_iter().rev().max_by_key(|way| count(*way)).unwrap_or_default();
    let (along, astray): (Vec<Glyph>, Vec<Glyph>) = std::mem::take(glyphs).into_iter().partition(|g| g.way == most);
    *glyphs = along;
    for glyph in glyphs.iter_mut() {
        (glyph.x, glyph.y) = most.turned((glyph.x, glyph.y), size);
    }
    let height = if matches!(most, Way::Down | Way::Up) { size.0 } else { size.1 };
    (height, astray.iter().map(|g| g.text.as_str()).collect::<String>().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, x: f32, y: f32, way: Way) -> Glyph {
        Glyph { text: text.to_owned(), x, y, way, width: 5.0, size: 10.0, ..Glyph::default() }
    }

    #[test]
    fn a_page_whose_words_run_up_is_turned() {
        let mut glyphs = vec![
            glyph("a", 100.0, 700.0, Way::Up),
            glyph("b", 100.0, 690.0, Way::Up),
            glyph("c", 112.0, 700.0, Way::Up),
            glyph("x", 20.0, 20.0, Way::Right),
        ];
        let (height, astray) = turn(&mut glyphs, (595.0, 842.0));
        let places: Vec<(f32, f32)> = glyphs.iter().map(|g| (g.x, g.y)).collect();
        assert_eq!(places, [(142.0, 100.0), (152.0, 100.0), (142.0, 112.0)]);
        assert_eq!((height, astray.as_str()), (595.0, "x"));
    }

    #[test]
    fn letters_follow_each_other_along_one_of_four_ways_or_aslant() {
        let ways =
            [(5.0, 0.1), (0.0, 5.0), (-5.0, 1.0), (1.0, -5.0), (5.0, -5.0)].map(|(x, y)| Way::of(Vec2::new(x, y)));
        assert_eq!(ways, Way::ALL);
    }
}
