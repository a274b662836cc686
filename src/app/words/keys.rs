//! What keys are called: by what stands on them, in the language of the interface.

use eframe::egui::{Context, Key, KeyboardShortcut};

use super::Tongue;

impl Tongue {
    /// Returns what stands on a key.
    pub fn key(self, key: Key) -> &'static str {
        match (self, key) {
            (_, Key::Comma) => ",",
            (_, Key::Plus) => "+",
            (_, Key::Minus) => "-",
            (Self::French, Key::Enter) => "Entrée",
            (Self::French, Key::Escape) => "Échap",
            (Self::French, Key::Delete) => "Suppr",
            (Self::French, Key::Space) => "Espace",
            (Self::English, Key::Delete) => "Del",
            _ => key.name(),
        }
    }

    /// Returns the keys of a shortcut, as this system names them.
    pub fn keys(self, ctx: &Context, shortcut: &KeyboardShortcut) -> String {
        let written = ctx.format_shortcut(shortcut);
        let key = shortcut.logical_key;
        let held = written.strip_suffix(key.name()).or_else(|| written.strip_suffix(key.symbol_or_name()));
        let held = held.unwrap_or_default();
        let held = if self == Self::French { held.replace("Shift", "Maj") } else { held.to_owned() };
        format!("{held}{}", self.key(key))
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;

    use super::*;

    #[test]
    fn keys_are_named_by_what_stands_on_them() {
        let ctx = Context::default();
        ctx.set_os(eframe::egui::os::OperatingSystem::Nix);
        let said = |tongue: Tongue, modifiers, key| tongue.keys(&ctx, &KeyboardShortcut::new(modifiers, key));
        assert_eq!(said(Tongue::English, Modifiers::COMMAND, Key::Comma), "Ctrl+,");
        assert_eq!(said(Tongue::French, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z), "Ctrl+Maj+Z");
        assert_eq!(said(Tongue::English, Modifiers::NONE, Key::F1), "F1");
        assert_eq!(Tongue::French.key(Key::Enter), "Entrée");
    }
}
