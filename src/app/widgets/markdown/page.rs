//! Draws blocks of Markdown. A picture stands as its words, which lead to where it lies: who has the picture draws it.
//! A link is a control of its own, so that the keyboard and a screen reader reach it.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{CharIndex, LayoutJob, TextFormat};
use eframe::egui::{
    Align, Color32, CursorIcon, FontId, Galley, Id, Label, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
};

use super::blocks::{Block, Face, Kind};
use crate::app::theme::{Tokens, fonts};
use crate::app::words::unbroken;

/// How a page looks.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Colours.
    pub tokens: &'a Tokens,
    /// The height of the letters, in points.
    pub size: f32,
    /// How wide lines are at most, in points.
    pub measure: f32,
}

/// How a link looks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LinkLook {
    /// What is said while the pointer is on it.
    pub hint: String,
    /// Whether it leads nowhere any more.
    pub broken: bool,
}

/// From one line to the next, in heights of the letters.
const LEADING: f32 = 1.5;
/// How far items of a list and quotations are set in, in points.
const INDENT: f32 = 22.0;

/// Draws `blocks` and returns where the link leads that was clicked; `look` says how a link looks.
pub fn markdown_ui(ui: &mut Ui, page: Page<'_>, blocks: &[Block], look: &dyn Fn(&str) -> LinkLook) -> Option<Arc<str>> {
    let mut clicked = None;
    for (i, block) in blocks.iter().enumerate() {
        ui.add_space(space_above(block));
        if let Some(address) = block_ui(ui, page, block, i, look) {
            clicked = Some(address);
        }
    }
    clicked
}

fn space_above(block: &Block) -> f32 {
    match block.kind {
        Kind::Title => 8.0,
        Kind::Heading => 18.0,
        Kind::Text if block.depth > 0 => 2.0,
        Kind::Text | Kind::Picture => 6.0,
        Kind::Code | Kind::Rule => 8.0,
    }
}

fn block_ui(ui: &mut Ui, page: Page<'_>, block: &Block, i: usize, look: &dyn Fn(&str) -> LinkLook) -> Option<Arc<str>> {
    let tokens = page.tokens;
    if block.kind == Kind::Rule {
        let (rect, _) =
            ui.allocate_exact_size(eframe::egui::vec2(page.measure.min(ui.available_width()), 9.0), Sense::hover());
        ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, tokens.border));
        return None;
    }
    let indent = INDENT * (block.depth + block.quoted) as f32;
    let (mut job, links) = layout(page, block, look);
    // Laid out here, because a label in a row would take all the width that it likes.
    job.wrap.max_width = (page.measure.min(ui.available_width()) - indent).max(60.0);
    let words = job.text.clone();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let shown = Arc::clone(&galley);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if indent > 0.0 {
            let height = page.size * LEADING;
            let marker = block.marker.as_deref().unwrap_or_default();
            ui.add_space(indent - INDENT);
            let place = Rect::from_min_size(ui.cursor().min, eframe::egui::vec2(INDENT - 6.0, height));
            let font = fonts::serif(page.size);
            ui.painter().text(
                place.right_center(),
                eframe::egui::Align2::RIGHT_CENTER,
                marker,
                font,
                tokens.text.into(),
            );
            ui.add_space(INDENT);
        }
        ui.add(Label::new(shown).selectable(true))
    });
    let response = row.inner;
    let role = if matches!(block.kind, Kind::Title | Kind::Heading) { Role::Heading } else { Role::Label };
    let told = block.marker.as_deref().filter(|m| *m != "•").map_or_else(|| words.clone(), |m| format!("{m} {words}"));
    response.widget_info(|| WidgetInfo::labeled(role, true, told.clone()));
    quotation_ui(ui, tokens, block, response.rect, indent);
    links_ui(ui, &galley, &response, &links, i, look)
}

/// Draws a line for each quotation that the block stands in.
fn quotation_ui(ui: &Ui, tokens: &Tokens, block: &Block, rect: Rect, indent: f32) {
    for n in 0..block.quoted {
        let x = rect.left() - indent + INDENT * n as f32 + 6.0;
        let line = [pos2(x, rect.top() - 3.0), pos2(x, rect.bottom() + 3.0)];
        ui.painter().line_segment(line, Stroke::new(3.0, tokens.border));
    }
}

/// A link, and which characters of the block it is.
type Link = (Range<usize>, Arc<str>);

fn links_ui(
    ui: &Ui,
    galley: &Galley,
    response: &Response,
    links: &[Link],
    i: usize,
    look: &dyn Fn(&str) -> LinkLook,
) -> Option<Arc<str>> {
    let mut clicked = None;
    for (n, (range, address)) in links.iter().enumerate() {
        let words: String = galley.job.text.chars().skip(range.start).take(range.len()).collect();
        let LinkLook { hint, broken } = look(address);
        for (part, rect) in rects(galley, range).into_iter().enumerate() {
            let rect = rect.translate(response.rect.min.to_vec2());
            let id = Id::unique((response.id, "link", i, n, part));
            // Only the first line of a link takes the keyboard, so that Tab meets each link once.
            let sense = if part == 0 { Sense::click() } else { Sense::CLICK };
            let link = ui.interact(rect, id, sense);
            if part == 0 {
                let name = if broken { format!("{words} ({hint})") } else { words.clone() };
                link.widget_info(|| WidgetInfo::labeled(Role::Link, true, name.clone()));
            }
            if link.has_focus() {
                let ring = Stroke::new(1.5, ui.visuals().selection.stroke.color);
                ui.painter().rect_stroke(rect.expand(1.0), 2.0, ring, eframe::egui::StrokeKind::Outside);
            }
            if link.clicked() {
                clicked = Some(Arc::clone(address));
            }
            link.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&hint);
        }
    }
    clicked
}

/// Returns where the characters of `range` stand, one rectangle for each line that they touch.
fn rects(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    let (mut rects, mut reached) = (Vec::new(), 0);
    for row in &galley.rows {
        let n = row.char_count_excluding_newline().0;
        let (start, end) = (range.start.clamp(reached, reached + n), range.end.clamp(reached, reached + n));
        if start < end {
            let x = |at: usize| row.pos.x + row.x_offset(CharIndex(at - reached));
            rects.push(Rect::from_min_max(pos2(x(start), row.rect().top()), pos2(x(end), row.rect().bottom())));
        }
        reached += row.char_count_including_newline().0;
    }
    rects
}

fn layout(page: Page<'_>, block: &Block, look: &dyn Fn(&str) -> LinkLook) -> (LayoutJob, Vec<Link>) {
    let (mut job, mut links, mut reached) = (LayoutJob::default(), Vec::<Link>::new(), 0);
    for piece in &block.pieces {
        let broken = piece.link.as_deref().is_some_and(|address| look(address).broken);
        let format = format(page, block, piece.face, piece.link.is_some(), broken);
        job.append(&unbroken(&piece.words), 0.0, format);
        let end = reached + piece.words.chars().count();
        if let Some(address) = &piece.link {
            match links.last_mut().filter(|(range, known)| range.end == reached && known == address) {
                Some((range, _)) => range.end = end,
                None => links.push((reached..end, Arc::clone(address))),
            }
        }
        reached = end;
    }
    (job, links)
}

fn format(page: Page<'_>, block: &Block, face: Face, is_link: bool, broken: bool) -> TextFormat {
    let tokens = page.tokens;
    let size = match block.kind {
        Kind::Title => page.size * 1.5,
        Kind::Heading => page.size * 1.1,
        Kind::Text | Kind::Code | Kind::Rule | Kind::Picture => page.size,
    };
    let heading = matches!(block.kind, Kind::Title | Kind::Heading);
    let code = face.code || block.kind == Kind::Code;
    let font_id = match () {
        () if heading => fonts::semibold(size),
        () if code => code_face(size),
        () if face.strong => fonts::serif_semibold(size),
        () if face.emphasis || block.quoted > 0 => fonts::serif_italic(size),
        () => fonts::serif(size),
    };
    let color: Color32 = match () {
        () if broken => tokens.text_quiet.into(),
        () if is_link => tokens.link(),
        () => tokens.text.into(),
    };
    TextFormat {
        font_id,
        color,
        background: if code && !heading { tokens.hover.into() } else { Color32::TRANSPARENT },
        line_height: Some(size * LEADING),
        underline: if is_link && !broken { Stroke::new(1.0, color) } else { Stroke::NONE },
        strikethrough: if face.struck || broken { Stroke::new(1.0, color) } else { Stroke::NONE },
        valign: Align::Center,
        ..TextFormat::default()
    }
}

fn code_face(size: f32) -> FontId {
    fonts::medium(size * 0.9)
}
