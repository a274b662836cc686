//! The icons that the window uses, under the names of what they stand for.

use eframe::egui::RichText;
use egui_material_icons::icons;

use super::fonts;

macro_rules! icons {
    ($($name:ident = $symbol:ident,)*) => {$(
        #[doc = concat!("`", stringify!($symbol), "` of Material Symbols.")]
        pub const $name: &str = icons::$symbol.codepoint;
    )*};
}

icons! {
    ADD = ICON_ADD,
    AGREEMENT = ICON_HANDSHAKE,
    ASK = ICON_ADS_CLICK,
    BACK = ICON_ARROW_BACK,
    BLIND = ICON_VISIBILITY_OFF,
    BESIDE = ICON_VERTICAL_SPLIT,
    CANCEL = ICON_CANCEL,
    CHOOSE = ICON_RADIO_BUTTON_UNCHECKED,
    CLOSE = ICON_CLOSE,
    CODE = ICON_SELL,
    COMPARISON = ICON_BALANCE,
    COOCCURRENCE = ICON_JOIN_INNER,
    DARK = ICON_DARK_MODE,
    DELETE = ICON_DELETE,
    DOCUMENT = ICON_DESCRIPTION,
    DONE = ICON_CHECK_CIRCLE,
    DOWN = ICON_ARROW_DOWNWARD,
    EDIT = ICON_EDIT,
    ERROR = ICON_ERROR,
    EVENTS = ICON_GRAPHIC_EQ,
    EXCERPTS = ICON_FORMAT_QUOTE,
    EXPORT = ICON_DOWNLOAD,
    FOLDER = ICON_FOLDER,
    GUIDE = ICON_HELP,
    HISTORY = ICON_HISTORY,
    IMPORT = ICON_UPLOAD_FILE,
    INFO = ICON_INFO,
    INSPECTOR = ICON_DOCK_TO_LEFT,
    LANGUAGE = ICON_TRANSLATE,
    LEADING = ICON_FORMAT_LINE_SPACING,
    LESS = ICON_REMOVE,
    LIGHT = ICON_LIGHT_MODE,
    LISTS = ICON_DOCK_TO_RIGHT,
    LOCKED = ICON_LOCK,
    MATRIX = ICON_GRID_ON,
    MEASURE = ICON_WIDTH,
    MEMO = ICON_EDIT_NOTE,
    MENU = ICON_EXPAND_MORE,
    MORE = ICON_MORE_HORIZ,
    NEW_PROJECT = ICON_CREATE_NEW_FOLDER,
    NUMBERS = ICON_FORMAT_LIST_NUMBERED,
    OPEN_PROJECT = ICON_FOLDER_OPEN,
    PALETTE = ICON_TERMINAL,
    PARTICIPANTS = ICON_GROUPS,
    PERSON = ICON_PERSON,
    PREFERENCES = ICON_SETTINGS,
    PIN = ICON_KEEP,
    QUIT = ICON_LOGOUT,
    READER = ICON_MENU_BOOK,
    READING = ICON_FORMAT_SIZE,
    REDO = ICON_REDO,
    REPLACE = ICON_FIND_REPLACE,
    RULE = ICON_RULE,
    SAMPLE = ICON_SCHOOL,
    SEARCH = ICON_SEARCH,
    SPLIT = ICON_CALL_SPLIT,
    STRIPES = ICON_VIEW_WEEK,
    SYNC = ICON_SYNC,
    TEXT_LARGER = ICON_TEXT_INCREASE,
    TEXT_SMALLER = ICON_TEXT_DECREASE,
    THEME = ICON_CONTRAST,
    UNDO = ICON_UNDO,
    UNUSED = ICON_CROP_SQUARE,
    UP = ICON_ARROW_UPWARD,
    WARNING = ICON_WARNING,
    ZOOM_IN = ICON_ZOOM_IN,
    ZOOM_OUT = ICON_ZOOM_OUT,
}

/// Returns an icon as text, `size` points high. It carries no meaning for a screen reader: the control names itself.
pub fn icon(symbol: &str, size: f32) -> RichText {
    RichText::new(symbol).font(fonts::icons(size))
}
