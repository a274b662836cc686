//! The margin: a stripe for each coding that is seen, in the lane that it keeps and the pattern of its coder, and the
//! names of the codes beside them. What finds no lane goes to the density bar (`density.rs`).

pub mod choose;
pub mod density;
pub mod filter;
mod pattern;
pub mod tip;

use std::sync::Arc;

use self::density::Stretch;
use self::pattern::Pattern;
use super::page::Mark;
use super::page::sheet::Sheet;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::words::reader as words;
use crate::model::CoderId;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Color32, CursorIcon, Galley, Id, Painter, Pos2, Rangef, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

const LABEL_HEIGHT: f32 = 20.0;
/// How high the piece is that has the colour of the coder.
const CAP: f32 = 5.0;
/// How faint the stripe of a coding is that a decision set aside.
const ASIDE: f32 = 0.35;
/// A label that would stand further than this from its stripe would be taken for another's.
const LABEL_DRIFT: f32 = 70.0;

/// A stripe on the screen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stripe {
    /// Its mark, as an index into the page's.
    pub mark: usize,
    /// Where it stands.
    pub rect: Rect,
}

/// Returns the stripes of the marks that are seen, from top to bottom, and what has no stripe: what lies in lanes for
/// which there is no room, or everything when the density bar stands alone.
pub fn stripes(sheet: &Sheet<'_>, dense: bool) -> (Vec<Stripe>, Vec<Stretch>) {
    let spans = stretches(sheet);
    let most = if dense { 0 } else { sheet.columns.most_lanes() };
    let (with, without): (Vec<_>, Vec<_>) = spans.into_iter().partition(|(m, _)| sheet.page.marks[*m].lane < most);
    let place = |(mark, y): Stretch| {
        let x = sheet.columns.stripe(sheet.page.marks[mark].lane, sheet.page.marks.n_lanes());
        Stripe { mark, rect: Rect::from_x_y_ranges(x, y) }
    };
    (with.into_iter().map(place).collect(), without)
}

/// Returns where the marks lie that are seen, from top to bottom.
fn stretches(sheet: &Sheet<'_>) -> Vec<Stretch> {
    let mut spans: Vec<Stretch> = Vec::new();
    let seen = sheet.span();
    let mut rects = Vec::new();
    for laid in &sheet.laid {
        for i in sheet.page.marks_in(laid.block) {
            rects.clear();
            let mark = &sheet.page.marks[*i as usize];
            sheet.rects_in(laid, mark.span, &mut rects);
            let (Some(first), Some(last)) = (rects.first(), rects.last()) else { continue };
            let (top, bottom) = (first.top() + 3.0, last.bottom() - 3.0);
            let bottom = if mark.span.end > seen.end { sheet.view.bottom() + 20.0 } else { bottom };
            // A mark on two blocks is met twice, and the blocks before this one are near the end of the list.
            match spans.iter_mut().rev().find(|(mark, _)| *mark == *i as usize) {
                Some((_, y)) => y.max = bottom,
                None => {
                    let top = if mark.span.start < seen.start { sheet.view.top() - 20.0 } else { top };
                    spans.push((*i as usize, Rangef::new(top, bottom)));
                }
            }
        }
    }
    spans.retain(|(_, y)| y.min <= sheet.view.bottom() && y.max >= sheet.view.top());
    spans
}

/// What a stripe is known by from frame to frame, whatever is coded before it meanwhile.
fn key(id: Id, part: &str, mark: &Mark) -> Id {
    id.with((part, mark.span.start, mark.span.end, mark.code))
}

/// Makes controls of the stripes and returns the mark under the pointer, and a mark whose excerpt is to be selected.
pub fn stripes_ui(
    ui: &Ui,
    id: Id,
    sheet: &Sheet<'_>,
    ctx: &Ctx<'_>,
    stripes: &[Stripe],
) -> (Option<usize>, Option<usize>) {
    let (mut hovered, mut selected) = (None, None);
    for stripe in stripes {
        let rect = stripe.rect.expand2(vec2(2.0, 1.0)).intersect(sheet.view);
        let response = ui.interact(rect, key(id, "stripe", &sheet.page.marks[stripe.mark]), Sense::click());
        if response.hovered() {
            hovered = Some(stripe.mark);
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        if tip::menu_on(&response, ctx, sheet.page, stripe.mark) {
            selected = Some(stripe.mark);
        }
        response.on_hover_ui_at_pointer(|ui| tip::tip_ui(ui, ctx, sheet.page, stripe.mark));
    }
    (hovered, selected)
}

/// Draws the stripes.
pub fn paint_stripes(painter: &Painter, sheet: &Sheet<'_>, ctx: &Ctx<'_>, stripes: &[Stripe], hovered: Option<usize>) {
    let painter = painter.with_clip_rect(sheet.view.intersect(painter.clip_rect()));
    for stripe in stripes {
        let strong = ctx.tokens.code_paint(sheet.page.marks[stripe.mark].colour).strong;
        let is_hovered = hovered == Some(stripe.mark);
        let rect = if is_hovered { stripe.rect.expand2(vec2(1.0, 0.0)) } else { stripe.rect };
        let faded = if sheet.page.marks[stripe.mark].aside { ASIDE } else { 0.8 };
        let colour = if is_hovered { strong } else { strong.gamma_multiply(faded) };
        pattern(sheet, ctx, stripe.mark).paint(&painter, rect, colour, sheet.offset - f64::from(sheet.view.top()));
        if let Some(coder) = cap(sheet, ctx, stripe.mark) {
            let cap = Rect::from_min_size(rect.left_top() - vec2(1.0, 0.0), vec2(rect.width() + 2.0, CAP));
            painter.rect_filled(cap, 1.0, coder);
        }
    }
}

/// Returns the colour of who coded, with which a stripe begins where several people code.
fn cap(sheet: &Sheet<'_>, ctx: &Ctx<'_>, mark: usize) -> Option<Color32> {
    let mark = &sheet.page.marks[mark];
    match sheet.page.marks.codings_of(mark) {
        [one] if sheet.page.has_several_coders() && !mark.aside => Some(coder_paint(ctx, one.coder)),
        _ => None,
    }
}

/// Returns the colour of a coder, as it is drawn.
pub fn coder_paint(ctx: &Ctx<'_>, coder: CoderId) -> Color32 {
    ctx.tokens.code_paint(ctx.project.coder_colour(coder)).strong
}

fn pattern(sheet: &Sheet<'_>, ctx: &Ctx<'_>, mark: usize) -> Pattern {
    match sheet.page.marks.codings_of(&sheet.page.marks[mark]) {
        [one] => Pattern::of(ctx.project, one.coder),
        _ => Pattern::Several,
    }
}

/// A label on the screen.
pub struct Label {
    /// The mark that it names.
    pub mark: usize,
    /// The control that it is.
    pub response: Response,
    /// Whether the excerpt of the mark is to be selected.
    pub selects: bool,
}

/// Draws the names of the codes beside their stripes, pushed down where they would overlap, and returns them as
/// controls.
pub fn labels_ui(
    ui: &Ui,
    id: Id,
    sheet: &Sheet<'_>,
    ctx: &Ctx<'_>,
    stripes: &[Stripe],
    hovered: Option<usize>,
) -> Vec<Label> {
    let column = sheet.columns.labels_beside(sheet.page.marks.n_lanes());
    if column.span() < 40.0 {
        return Vec::new();
    }
    let painter = ui.painter().with_clip_rect(sheet.view.intersect(ui.clip_rect()));
    let mut sorted: Vec<&Stripe> = stripes.iter().collect();
    sorted.sort_by(|a, b| {
        let key = |s: &Stripe| s.rect.top().max(sheet.view.top());
        key(a).total_cmp(&key(b)).then(a.mark.cmp(&b.mark))
    });
    let mut free = sheet.view.top() + 2.0;
    let mut labels = Vec::new();
    for stripe in sorted {
        let wanted = (stripe.rect.top() + 1.0).max(sheet.view.top() + 2.0);
        let top = wanted.max(free);
        let strays = top - wanted > LABEL_DRIFT.max(stripe.rect.height());
        if strays || top + LABEL_HEIGHT > sheet.view.bottom() {
            continue;
        }
        free = top + LABEL_HEIGHT;
        let rect = Rect::from_min_size(pos2(column.min, top), vec2(column.span(), LABEL_HEIGHT));
        labels.push(label_ui(ui, &painter, id, sheet, ctx, stripe.mark, rect, hovered == Some(stripe.mark)));
    }
    labels
}

fn label_ui(
    ui: &Ui,
    painter: &Painter,
    id: Id,
    sheet: &Sheet<'_>,
    ctx: &Ctx<'_>,
    mark: usize,
    rect: Rect,
    hovered: bool,
) -> Label {
    let page_mark = &sheet.page.marks[mark];
    let row = ctx.outline.row(page_mark.code);
    let name = ctx.outline.short_name(page_mark.code).unwrap_or("?");
    let response = ui.interact(rect, key(id, "label", page_mark), Sense::click());
    let path = row.map_or("?", |r| r.path.as_str());
    let told = if page_mark.aside { words::NOT_COUNTED } else { words::CODED_WITH };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, ctx.tongue.fill(told, &[("code", path)])));
    let strong = ctx.tokens.code_paint(page_mark.colour).strong;
    let lit = hovered || response.has_focus();
    let colour: Color32 = if lit { ctx.tokens.text } else { ctx.tokens.text_quiet }.into();
    let coders = sheet.page.marks.codings_of(page_mark).len();
    let text = if coders > 1 { format!("{name} ×{coders}") } else { name.to_owned() };
    let galley = short_line(ui, &text, ctx.tokens.small_size + 1.0, (lit, page_mark.aside), rect.width() - 18.0);
    if lit {
        let ground = Rect::from_min_size(rect.min, vec2(galley.size().x + 24.0, rect.height()));
        painter.rect_filled(ground, 4.0, Color32::from(ctx.tokens.hover));
    }
    let dot = if page_mark.aside { strong.gamma_multiply(ASIDE) } else { strong };
    painter.circle_filled(pos2(rect.left() + 9.0, rect.center().y), 3.5, dot);
    let at = Pos2::new(rect.left() + 18.0, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, colour);
    // The text is made only while it is shown: most labels are not hovered in most frames.
    let response = response.on_hover_ui(|ui| tip::tip_ui(ui, ctx, sheet.page, mark));
    let selects = response.clicked() | tip::menu_on(&response, ctx, sheet.page, mark);
    Label { mark, response, selects }
}

fn short_line(ui: &Ui, text: &str, size: f32, (strong, struck): (bool, bool), width: f32) -> Arc<Galley> {
    let font_id = if strong { fonts::medium(size) } else { fonts::regular(size) };
    let strikethrough = if struck { Stroke::new(1.0, Color32::PLACEHOLDER) } else { Stroke::NONE };
    let format = TextFormat { font_id, color: Color32::PLACEHOLDER, strikethrough, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|f| f.layout_job(job))
}
