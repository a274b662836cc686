//! The bar at the top: the project, undo and redo, the search box, files in and out, and how the window looks.

use eframe::egui::{self, Align, Button, Layout, RichText, Theme, ThemePreference, vec2};

use crate::app::command::{Command, Tab};
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::ui_command::UiCommand;
use crate::app::words::{Tongue, shell as say};

/// What the bar shows.
#[derive(Clone, PartialEq, Debug)]
pub struct TopBarData {
    /// The name of the study.
    pub project: String,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would make stand again.
    pub redo: Option<String>,
    /// The language of the labels of exports.
    pub labels: Tongue,
}

/// What the bar keeps between frames.
#[derive(Clone, Debug, Default)]
pub struct TopBarState {
    /// What stands in the search box.
    pub query: String,
    /// Whether the search box takes the keyboard in the next frame.
    pub focus_search: bool,
}

/// Draws the bar.
pub fn top_bar_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, data: &TopBarData, state: &mut TopBarState) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        logo_ui(ui, ctx, 20.0);
        project_menu_ui(ui, ctx, &data.project);
        ui.add_space(6.0);
        undo_ui(ui, ctx, data);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            look_ui(ui, ctx);
            ui.add_space(6.0);
            let strong = ctx.tokens.on_accent.into();
            let import = labelled_button(ctx, icons::IMPORT, ctx.say(say::IMPORT), strong).fill(ctx.tokens.accent);
            menu_ui(ui, ctx, import, ctx.say(say::IMPORT), &IMPORTS, None);
            let plain = ctx.tokens.text.into();
            let export = labelled_button(ctx, icons::EXPORT, ctx.say(say::EXPORT), plain);
            menu_ui(ui, ctx, export, ctx.say(say::EXPORT), &EXPORTS, Some(UiCommand::Labels(data.labels)));
            ui.add_space(6.0);
            search_ui(ui, ctx, state);
        });
    });
}

/// Three voices side by side.
pub fn logo_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, height: f32) {
    let bar = height * 0.22;
    let (rect, _) = ui.allocate_exact_size(vec2(bar * 4.2, height), egui::Sense::hover());
    let colours = [0, 3, 5].map(|i| ctx.tokens.code_paint(crate::model::Colour::PALETTE[i]).strong);
    for (i, (colour, length)) in colours.into_iter().zip([0.72, 1.0, 0.6]).enumerate() {
        let left = rect.left() + i as f32 * bar * 1.5;
        let top = if i == 2 { rect.bottom() - height * length } else { rect.top() };
        let shape = egui::Rect::from_min_size(egui::pos2(left, top), vec2(bar, height * length));
        ui.painter().rect_filled(shape, bar / 2.0, colour);
    }
}

/// Returns a button of an icon and a word. They are two texts, because the faces of words have signs of their own where
/// icons have theirs.
pub fn labelled_button<'a>(ctx: &Ctx<'_>, symbol: &str, text: &str, colour: egui::Color32) -> Button<'a> {
    let text = RichText::new(text).font(fonts::medium(ctx.tokens.ui_size)).color(colour);
    Button::new((icons::icon(symbol, 16.0).color(colour), text)).gap(6.0)
}

const IMPORTS: [Option<UiCommand>; 10] = [
    Some(UiCommand::ImportTranscripts),
    Some(UiCommand::ImportFolder),
    Some(UiCommand::ImportPath),
    None,
    Some(UiCommand::ImportAttributes),
    Some(UiCommand::ImportCodes),
    Some(UiCommand::ImportCodings),
    None,
    Some(UiCommand::MergeCopy),
    Some(UiCommand::MergePack),
];

const EXPORTS: [Option<UiCommand>; 11] = [
    Some(UiCommand::ExportFrequencies),
    Some(UiCommand::ExportMatrix),
    Some(UiCommand::ExportMatrixTidy),
    Some(UiCommand::ExportCooccurrence),
    None,
    Some(UiCommand::ExportExcerpts),
    Some(UiCommand::ExportParticipants),
    Some(UiCommand::ExportCodes),
    None,
    Some(UiCommand::Labels(Tongue::English)),
    Some(UiCommand::Labels(Tongue::French)),
];

const PROJECT: [Option<UiCommand>; 14] = [
    Some(UiCommand::NewProject),
    Some(UiCommand::OpenProject),
    Some(UiCommand::OpenProjectPath),
    Some(UiCommand::OpenSample),
    None,
    Some(UiCommand::PackProject),
    Some(UiCommand::UnpackProject),
    None,
    Some(UiCommand::CloseProject),
    None,
    Some(UiCommand::Palette),
    Some(UiCommand::Preferences),
    Some(UiCommand::About),
    Some(UiCommand::Quit),
];

fn project_menu_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, name: &str) {
    let text = RichText::new(short(name)).font(fonts::semibold(ctx.tokens.ui_size + 1.5)).color(ctx.tokens.text);
    let button =
        Button::new((text, icons::icon(icons::MENU, 16.0).color(ctx.tokens.text_quiet))).frame_when_inactive(false);
    menu_ui(ui, ctx, button, ctx.say(say::PROJECT_MENU), &PROJECT, None);
}

/// A name of any length would push the rest of the bar away.
fn short(name: &str) -> String {
    match name.char_indices().nth(48) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

/// Draws `button`, which opens a menu of `items`; none is a line between groups. `chosen` is the one that is in force
/// already.
fn menu_ui(
    ui: &mut egui::Ui,
    ctx: &Ctx<'_>,
    button: Button<'_>,
    name: &str,
    items: &[Option<UiCommand>],
    chosen: Option<UiCommand>,
) {
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(250.0);
        for item in items {
            match item {
                Some(command) => item_ui(ui, ctx, *command, chosen == Some(*command)),
                None => {
                    ui.separator();
                }
            }
        }
    });
    response.accessible_name(name);
}

fn item_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, command: UiCommand, chosen: bool) {
    let label = ctx.say(command.label());
    let icon = icons::icon(if chosen { icons::DONE } else { command.icon() }, 16.0).color(ctx.tokens.text_quiet);
    let text = RichText::new(label).font(fonts::regular(ctx.tokens.ui_size));
    let mut button = Button::new((icon, text)).gap(10.0).selected(chosen);
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(ctx.tongue.keys(ui.ctx(), &shortcut));
    }
    if ui.add(button).accessible_name(label).clicked() {
        ctx.send(command.command());
    }
}

fn undo_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, data: &TopBarData) {
    let TopBarData { undo, redo, .. } = data;
    let described = |label: &Option<String>, what, nothing| match label {
        Some(label) => ctx.tongue.fill(what, &[("label", label)]),
        None => ctx.say(nothing).to_owned(),
    };
    let steps = [
        (UiCommand::Undo, undo.is_some(), described(undo, say::UNDO_LABEL, say::NOTHING_TO_UNDO)),
        (UiCommand::Redo, redo.is_some(), described(redo, say::REDO_LABEL, say::NOTHING_TO_REDO)),
    ];
    for (command, possible, description) in steps {
        let button = Button::new(icons::icon(command.icon(), 19.0)).frame_when_inactive(false);
        let response = ui.add_enabled(possible, button).accessible_name(ctx.say(command.label()));
        let keys = command.shortcut().map(|s| ctx.tongue.keys(ui.ctx(), &s)).unwrap_or_default();
        let tip = format!("{description}  ({keys})");
        let response = response.on_hover_text(&tip).on_disabled_hover_text(&tip);
        response.ctx.accesskit_node_builder(response.id, |node| node.set_description(description));
        if response.clicked() {
            ctx.send(command.command());
        }
    }
}

fn search_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, state: &mut TopBarState) {
    let width = (ui.available_width() - 24.0).clamp(120.0, 300.0);
    let field = egui::TextEdit::singleline(&mut state.query)
        .id_salt("search the project")
        .prefix(icons::icon(icons::SEARCH, 16.0).color(ctx.tokens.text_quiet))
        .align(egui::Align2::LEFT_CENTER)
        .hint_text(ctx.say(say::SEARCH_HINT))
        .margin(egui::Margin::symmetric(8, 5))
        .desired_width(width);
    let response = ui.add(field).accessible_name(ctx.say(say::SEARCH_FIELD));
    if std::mem::take(&mut state.focus_search) {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    if entered && !state.query.trim().is_empty() {
        ctx.send(Command::Search(state.query.trim().to_owned()));
        // The arrows walk the hits from the box of the tab, also when that was open before.
        ctx.send(Command::ShowTab(Tab::Search));
    }
}

/// Draws the switches of theme and language and the button of the palette.
pub fn look_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>) {
    let flat = |symbol| Button::new(icons::icon(symbol, 18.0)).frame_when_inactive(false);
    let dark = ui.ctx().theme() == Theme::Dark;
    let preference = ui.ctx().options(|options| options.theme_preference);
    menu_ui(
        ui,
        ctx,
        flat(if dark { icons::DARK } else { icons::LIGHT }),
        ctx.say(say::THEME),
        &[
            Some(UiCommand::Theme(ThemePreference::Light)),
            Some(UiCommand::Theme(ThemePreference::Dark)),
            Some(UiCommand::Theme(ThemePreference::System)),
            None,
            Some(UiCommand::TextLarger),
            Some(UiCommand::TextSmaller),
            Some(UiCommand::TextReset),
        ],
        Some(UiCommand::Theme(preference)),
    );
    let tongues = [Tongue::English, Tongue::French].map(|t| Some(UiCommand::Language(t)));
    menu_ui(ui, ctx, flat(icons::LANGUAGE), ctx.say(say::LANGUAGE), &tongues, Some(UiCommand::Language(ctx.tongue)));
    let palette = ui.add(flat(icons::PALETTE)).accessible_name(ctx.say(say::PALETTE));
    let keys = UiCommand::Palette.shortcut().map(|s| ctx.tongue.keys(ui.ctx(), &s)).unwrap_or_default();
    if palette.on_hover_text(format!("{}  ({keys})", ctx.say(say::PALETTE))).clicked() {
        ctx.send(Command::OpenPalette);
    }
}
