//! A list of things of unequal height of which only the visible ones are laid out, so that a hundred thousand quotes
//! scroll like ten. A height is a guess until its thing comes near the window; whatever a guess was wrong by above the
//! upper edge moves the offset along, so that what is being read stays where it is.

use eframe::egui::{Id, IdSalt, Pos2, Rect, ScrollArea, Ui, Vec2, scroll_area};

/// What a [`TallList`] shows.
pub trait Items {
    /// Returns how many there are.
    fn count(&self) -> usize;
    /// Returns about how high item `i` will be; called for all items, so it must cost next to nothing.
    fn guess(&self, i: usize, width: f32) -> f32;
    /// Returns how high item `i` is.
    fn measure(&self, ui: &Ui, i: usize, width: f32) -> f32;
    /// Draws item `i` into `rect`.
    fn draw(&mut self, ui: &mut Ui, i: usize, rect: Rect);
}

/// The heights of a list, kept from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct TallList {
    version: u64,
    width: f32,
    heights: Vec<f32>,
    measured: Vec<bool>,
    /// Where each item begins, and the end of the last. In `f64`: tops reach millions of points, where `f32` is coarse.
    tops: Vec<f64>,
}

const OVERSCAN: f32 = 200.0;

impl TallList {
    /// Draws the visible items. Another `version` forgets all heights; `reveal` scrolls until that item is seen.
    pub fn show(&mut self, ui: &mut Ui, salt: &str, version: u64, reveal: Option<usize>, items: &mut impl Items) {
        let (width, height) = (ui.available_width(), ui.available_height());
        self.begin(version, width, items);
        let id: Id = ui.make_persistent_id(IdSalt::new(salt));
        let stored = scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.unclamped_offset().y);
        let mut offset = stored.max(0.0);
        self.measure_from(ui, &mut offset, height, items);
        if let Some(i) = reveal.filter(|i| *i < items.count()) {
            self.measure_one(ui, i, items);
            self.retotal();
            // What is measured on the way pushes the item along; after a few rounds all of the window is measured.
            for _ in 0..4 {
                offset = self.offset_that_shows(i, offset, height);
                self.measure_from(ui, &mut offset, height, items);
            }
        }
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt(salt);
        if (offset - stored).abs() > f32::EPSILON {
            area = area.vertical_scroll_offset(offset);
        }
        area.show_viewport(ui, |ui, viewport| self.draw_visible(ui, viewport, items));
    }

    fn begin(&mut self, version: u64, width: f32, items: &impl Items) {
        let n = items.count();
        if self.version == version && (self.width - width).abs() < 0.5 && self.heights.len() == n {
            return;
        }
        self.version = version;
        self.width = width;
        self.heights = (0..n).map(|i| items.guess(i, width)).collect();
        self.measured = vec![false; n];
        self.retotal();
    }

    fn retotal(&mut self) {
        self.tops.clear();
        self.tops.push(0.0);
        let mut top = 0.0;
        self.tops.extend(self.heights.iter().map(|height| {
            top += f64::from(*height);
            top
        }));
    }

    fn index_at(&self, y: f64) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1).min(self.heights.len().saturating_sub(1))
    }

    fn measure_one(&mut self, ui: &Ui, i: usize, items: &impl Items) -> f32 {
        if self.measured[i] {
            return 0.0;
        }
        self.measured[i] = true;
        let before = std::mem::replace(&mut self.heights[i], items.measure(ui, i, self.width));
        self.heights[i] - before
    }

    fn measure_from(&mut self, ui: &Ui, offset: &mut f32, height: f32, items: &impl Items) {
        if self.heights.is_empty() {
            return;
        }
        let first = self.index_at(f64::from((*offset - OVERSCAN).max(0.0)));
        let mut top = self.tops[first];
        let mut grown = false;
        for i in first..self.heights.len() {
            if top > f64::from(*offset + height + OVERSCAN) {
                break;
            }
            let delta = self.measure_one(ui, i, items);
            grown |= delta != 0.0;
            if top < f64::from(*offset) && *offset > 0.0 {
                *offset += delta;
            }
            top += f64::from(self.heights[i]);
        }
        if grown {
            self.retotal();
        }
    }

    fn offset_that_shows(&self, i: usize, offset: f32, height: f32) -> f32 {
        let (top, bottom) = (self.tops[i] as f32, self.tops[i + 1] as f32);
        if top < offset {
            top
        } else if bottom > offset + height {
            (bottom - height).min(top)
        } else {
            offset
        }
    }

    fn draw_visible(&self, ui: &mut Ui, viewport: Rect, items: &mut impl Items) {
        let total = self.tops.last().copied().unwrap_or_default();
        ui.set_min_size(Vec2::new(self.width, total as f32));
        if self.heights.is_empty() {
            return;
        }
        let origin = ui.max_rect().left_top();
        let visible_top = f64::from(origin.y) + f64::from(viewport.min.y);
        for i in self.index_at(f64::from(viewport.min.y))..self.heights.len() {
            if self.tops[i] > f64::from(viewport.max.y) {
                break;
            }
            let y = (visible_top + (self.tops[i] - f64::from(viewport.min.y))) as f32;
            items.draw(ui, i, Rect::from_min_size(Pos2::new(origin.x, y), Vec2::new(self.width, self.heights[i])));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui_kittest::Harness;

    /// Items of 50 points, guessed at 20.
    struct Squares(Vec<(usize, Rect)>);

    impl Items for Squares {
        fn count(&self) -> usize {
            1000
        }
        fn guess(&self, _: usize, _: f32) -> f32 {
            20.0
        }
        fn measure(&self, _: &Ui, _: usize, _: f32) -> f32 {
            50.0
        }
        fn draw(&mut self, _: &mut Ui, i: usize, rect: Rect) {
            self.0.push((i, rect));
        }
    }

    #[test]
    fn only_what_is_seen_is_drawn_and_a_revealed_item_is_seen() {
        let mut harness = Harness::builder().with_size(Vec2::new(300.0, 400.0)).build_ui_state(
            |ui, (list, squares, reveal): &mut (TallList, Squares, Option<usize>)| {
                squares.0.clear();
                list.show(ui, "squares", 1, reveal.take(), squares);
            },
            (TallList::default(), Squares(Vec::new()), None),
        );
        harness.run();
        let drawn = &harness.state().1.0;
        assert!(drawn.len() < 12 && drawn[0].0 == 0, "{drawn:?}");
        assert!(drawn.windows(2).all(|w| (w[1].1.top() - w[0].1.bottom()).abs() < 0.1));

        harness.state_mut().2 = Some(600);
        harness.run();
        let drawn = &harness.state().1.0;
        let seen = drawn.iter().find(|(i, _)| *i == 600).map(|(_, rect)| *rect);
        assert!(seen.is_some_and(|rect| rect.top() >= 0.0 && rect.bottom() <= 400.5), "{seen:?}");
        assert!(drawn.len() < 12);
    }
}
