//! The list of themes: for each how many of both groups speak of it, and what the coder concluded.

use eframe::egui::{
    Align2, Button, ComboBox, Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use super::ThemesState;
use super::data::{ThemeLine, ThemesData};
use super::verdict::kind_words;
use crate::app::command::{Command, Comparing};
use crate::app::context::Ctx;
use crate::app::recount::caution_ui;
use crate::app::theme::fonts;
use crate::app::theme::icons::{self, icon};
use crate::app::widgets::entries::choose_ui;
use crate::app::widgets::list_focus::{list_focus_ui, moved, stepped};
use crate::app::widgets::shade;
use crate::app::words::comparison as say;

const ROW: f32 = 58.0;

pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ThemesState, data: &ThemesData) {
    groups_ui(ui, ctx, state, data);
    add_ui(ui, ctx, state);
    ui.add_space(6.0);
    let focus = list_focus_ui(ui, ctx.tokens, "themes list", ctx.say(say::THEMES), &mut state.list_wanted);
    let current = data.current(state.current).map(|t| t.id);
    let at = data.themes.iter().position(|t| Some(t.id) == current);
    if focus.has_focus()
        && let Some(at) = at
    {
        state.current = Some(data.themes[moved(at, stepped(ui), data.themes.len())].id);
    }
    ScrollArea::vertical().id_salt("themes").auto_shrink(false).show_rows(ui, ROW, data.themes.len(), |ui, range| {
        for theme in &data.themes[range] {
            if row_ui(ui, ctx, data, theme, Some(theme.id) == current) {
                state.current = Some(theme.id);
                focus.request_focus();
            }
        }
    });
}

/// Draws which two groups are compared.
fn groups_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ThemesState, data: &ThemesData) {
    let Some(pair) = &data.pair else {
        ui.label(RichText::new(ctx.say(say::NO_GROUPS)).color(ctx.tokens.text_quiet));
        return;
    };
    let mut chosen = pair.clone();
    ui.horizontal_wrapped(|ui| {
        for (i, label) in [say::FIRST_GROUP, say::SECOND_GROUP].into_iter().enumerate() {
            let combo = ComboBox::from_id_salt(("group", i)).selected_text(chosen[i].clone());
            let others = || data.groups.iter().filter(|group| **group != pair[1 - i]).cloned().collect();
            let list = choose_ui(ui, combo, ctx.find_entry(), &mut chosen[i], others, String::clone);
            list.accessible_name(ctx.say(label));
        }
        caution_ui(ui, ctx, state.counted.caution());
    });
    if chosen != *pair {
        state.pair = Some(chosen);
    }
}

fn add_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ThemesState) {
    ui.horizontal(|ui| {
        let label = ctx.say(say::NEW_THEME);
        let field =
            TextEdit::singleline(&mut state.new_name).hint_text(label).desired_width(ui.available_width() - 40.0);
        let field = ui.add(field).accessible_name(label);
        let entered = field.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        let add = Button::new(icon(icons::ADD, ctx.tokens.ui_size + 2.0));
        let add = ui.add_enabled(!state.new_name.trim().is_empty(), add).accessible_name(ctx.say(say::ADD_THEME));
        if (entered || add.clicked()) && !state.new_name.trim().is_empty() {
            let name = std::mem::take(&mut state.new_name).trim().to_owned();
            ctx.send(Command::Compare(Comparing::AddTheme { name, codes: Vec::new() }));
        }
    });
}

/// Returns how a theme is heard by both groups, in words.
fn heard_words(ctx: &Ctx<'_>, theme: &ThemeLine) -> Option<[String; 2]> {
    let pair = theme.pair.as_ref()?;
    let of = |name: &str, n: u32, base: u32| {
        let number = |n: u32| ctx.tongue.number(n as usize);
        ctx.tongue.fill(say::HEARD, &[("group", name), ("n", &number(n)), ("N", &number(base))])
    };
    let (groups, first, second) = (&pair.groups, pair.first, pair.second);
    Some([of(&groups.first, first.n, first.base), of(&groups.second, second.n, second.base)])
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &ThemesData, theme: &ThemeLine, current: bool) -> bool {
    let tokens = ctx.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 4.0), Sense::CLICK);
    let heard = heard_words(ctx, theme);
    let own = theme.pair.as_ref().and_then(|pair| pair.verdicts.iter().find(|(coder, _)| *coder == ctx.coder));
    let concluded = own.zip(theme.pair.as_ref()).map(|((_, verdict), pair)| kind_words(ctx, pair, verdict.kind));
    let parts = [
        Some(theme.name.as_str()),
        heard.as_ref().map(|h| h[0].as_str()),
        heard.as_ref().map(|h| h[1].as_str()),
        concluded.as_deref(),
    ];
    let label = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, &label));
    if current || response.hovered() {
        let ground = if current { tokens.selected } else { tokens.hover };
        ui.painter().rect_filled(rect, tokens.radius, ground);
    }
    let inner = rect.shrink2(vec2(10.0, 6.0));
    let painter = ui.painter_at(inner);
    let name = fonts::medium(tokens.ui_size);
    painter.text(inner.left_top(), Align2::LEFT_TOP, &theme.name, name, tokens.text.into());
    if let Some(concluded) = &concluded {
        painter.text(
            inner.right_top(),
            Align2::RIGHT_TOP,
            concluded,
            fonts::regular(tokens.small_size),
            tokens.text_quiet.into(),
        );
    }
    if let (Some(pair), Some(_)) = (&theme.pair, &data.pair) {
        let half = inner.width() / 2.0;
        for (i, (group, heard)) in
            [(&pair.groups.first, pair.first), (&pair.groups.second, pair.second)].into_iter().enumerate()
        {
            let left = inner.left() + half * i as f32;
            let field = Rect::from_min_max(pos2(left, inner.bottom() - 20.0), pos2(left + half - 8.0, inner.bottom()));
            let share = if heard.base == 0 { 0.0 } else { heard.n as f32 / heard.base as f32 };
            bar_ui(ui, ctx, field, share, &format!("{group} {}/{}", heard.n, heard.base));
        }
    }
    response.clicked()
}

/// Draws a share as a bar below its words, so that its end runs through none of them.
fn bar_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, share: f32, words: &str) {
    let tokens = ctx.tokens;
    let (top, height) = (rect.bottom() - BAR, vec2(rect.width(), BAR));
    let track = Rect::from_min_size(pos2(rect.left(), top), height);
    ui.painter().rect_filled(track, 2.0, shade::ground(tokens, 0.0));
    let filled = Rect::from_min_size(track.min, vec2(track.width() * share, BAR));
    ui.painter().rect_filled(filled, 2.0, shade::ground(tokens, 1.0));
    let small = fonts::regular(tokens.small_size);
    ui.painter_at(rect).text(rect.left_top(), Align2::LEFT_TOP, words, small, tokens.text_quiet.into());
}

/// The height of a bar, in points.
const BAR: f32 = 4.0;
