//! Light or dark as the desktop has it. Elsewhere the windowing library tells; on Linux the desktop says it through its
//! settings portal, over the session bus of the machine itself. Where there is no portal, paper is white.

use eframe::egui::{Context, Theme};
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{OwnedValue, Value};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
/// The names of the setting, in the portal's own words.
const APPEARANCE: &str = "org.freedesktop.appearance";
const COLOUR_SCHEME: &str = "color-scheme";

/// Lets the theme of `screen` follow the desktop as long as the program runs, on a thread of its own. Nothing happens
/// where the desktop does not say.
pub fn follow(screen: &Context) {
    let screen = screen.clone();
    let show = move |theme| {
        screen.options_mut(|o| o.fallback_theme = theme);
        screen.request_repaint();
    };
    // A desktop that says nothing, or no thread, leaves the window as it is: no reason to tell anybody.
    let followed = move || Connection::session().and_then(|desktop| each_theme(&desktop, show)).unwrap_or_default();
    let _thread = std::thread::Builder::new().name("theme of the system".to_owned()).spawn(followed);
}

/// Calls `show` with the theme of the desktop, and again whenever it changes, until the connection ends.
fn each_theme(desktop: &Connection, show: impl Fn(Theme)) -> zbus::Result<()> {
    let settings = Proxy::new(desktop, PORTAL, PATH, SETTINGS)?;
    let mut changes = settings.receive_signal("SettingChanged")?;
    let scheme: OwnedValue = settings.call("Read", &(APPEARANCE, COLOUR_SCHEME))?;
    theme_of(&scheme).into_iter().for_each(&show);
    for change in &mut changes {
        let body = change.body();
        let Ok((namespace, key, scheme)) = body.deserialize::<(String, String, OwnedValue)>() else { continue };
        if (namespace.as_str(), key.as_str()) == (APPEARANCE, COLOUR_SCHEME) {
            theme_of(&scheme).into_iter().for_each(&show);
        }
    }
    Ok(())
}

/// Returns what a colour scheme of the portal asks for: 1 is dark, 2 is light, anything else no preference, which is
/// light. The value may be wrapped in variants.
fn theme_of(scheme: &Value<'_>) -> Option<Theme> {
    match scheme {
        Value::Value(inner) => theme_of(inner),
        Value::U32(1) => Some(Theme::Dark),
        Value::U32(_) => Some(Theme::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_portal_s_answer_is_understood_however_it_is_wrapped() {
        let wrapped = Value::Value(Box::new(Value::Value(Box::new(Value::U32(1)))));
        assert_eq!(theme_of(&wrapped), Some(Theme::Dark));
        assert_eq!(theme_of(&Value::U32(2)), Some(Theme::Light));
        assert_eq!(theme_of(&Value::U32(0)), Some(Theme::Light));
        assert_eq!(theme_of(&Value::from("dark")), None);
    }
}
