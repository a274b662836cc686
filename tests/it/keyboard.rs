//! Coding at reading speed: a coder without a mouse codes fifty sentences of the sample with twelve codes, and every
//! key that is pressed for coding is counted.

use std::path::Path;

use counterpoint::app::App;
use counterpoint::model::CodeId;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::window::with_sample;

const N_EXCERPTS: usize = 50;
const N_CODES: usize = 12;

/// A coder who knows their codes, with the keys pressed so far.
struct Coder {
    window: Harness<'static, App>,
    n_keys: usize,
    log: Vec<String>,
}

impl Coder {
    fn press(&mut self, key: Key) {
        self.window.key_press(key);
        self.window.run_steps(2);
        self.n_keys += 1;
    }

    fn type_letter(&mut self, letter: char) {
        self.window.event(eframe::egui::Event::Text(letter.to_string()));
        self.window.run_steps(2);
        self.n_keys += 1;
    }

    /// Selects the next sentence, which is not counted.
    fn select_next(&mut self) {
        self.window.key_press(Key::S);
        self.window.run_steps(3);
    }

    fn n_codings(&self) -> usize {
        self.window.state().study.as_ref().unwrap().documents.n_codings()
    }

    fn paths(&self) -> Vec<(CodeId, String)> {
        let rows = &self.window.state().study.as_ref().unwrap().outline.rows;
        rows.iter().map(|r| (r.code, r.path.clone())).collect()
    }

    /// Returns the digit that the line below the page shows for a code.
    fn digit_of(&self, path: &str) -> Option<Key> {
        const DIGITS: [Key; 9] =
            [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
        let shown = |digit: usize| self.window.query_by_label(&format!("{digit}: {path}")).is_some();
        (1..=9).find(|digit| shown(*digit)).map(|digit| DIGITS[digit - 1])
    }

    /// Returns the first code of the picker's list.
    fn first_choice(&self, paths: &[(CodeId, String)]) -> Option<String> {
        let buttons = self.window.query_all_by_role(Role::Button);
        let choices = buttons.filter_map(|node| {
            let label = node.accesskit_node().label()?;
            let y = node.rect().top();
            paths.iter().any(|(_, path)| *path == label).then_some((y, label))
        });
        choices.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, path)| path)
    }

    /// Codes the selected sentence: the last code again, a digit, or the picker with as few letters as lead to the
    /// code.
    fn code(&mut self, path: &str, last: Option<&str>, paths: &[(CodeId, String)]) {
        let before = self.n_keys;
        if last == Some(path) {
            self.press(Key::Q);
        } else if let Some(digit) = self.digit_of(path) {
            self.press(digit);
        } else {
            self.press(Key::C);
            let name = path.rsplit('/').next().unwrap();
            for letter in name.to_lowercase().chars() {
                if self.first_choice(paths).as_deref() == Some(path) {
                    break;
                }
                self.type_letter(letter);
            }
            assert_eq!(self.first_choice(paths).as_deref(), Some(path), "the letters of its name lead to {path}");
            self.press(Key::Enter);
        }
        self.window.run_steps(2);
        self.log.push(format!("{} keys: {path}", self.n_keys - before));
    }
}

/// Keeps the log where somebody may read it: `keystrokes.txt` in the folder for what tests leave behind.
#[expect(clippy::disallowed_methods, reason = "tests may write plain files")]
fn write_log(log: &str) {
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("keystrokes.txt"), log).unwrap();
}

#[test]
fn fifty_sentences_are_coded_with_twelve_codes_at_three_keys_each_or_fewer() {
    let dir = tempfile::tempdir().unwrap();
    let window = with_sample(dir.path());
    let mut coder = Coder { window, n_keys: 0, log: Vec::new() };
    let paths = coder.paths();
    // Codes of the second tree at its lowest level; names that are in both trees would need letters of the tree too.
    let is_leaf =
        |path: &str| path.contains('/') && !paths.iter().any(|(_, other)| other.starts_with(&format!("{path}/")));
    let known: Vec<&str> =
        paths.iter().map(|(_, path)| path.as_str()).filter(|path| is_leaf(path)).take(N_CODES).collect();
    assert_eq!(known.len(), N_CODES);
    let n_before = coder.n_codings();
    let mut last: Option<&str> = None;
    for i in 0..N_EXCERPTS {
        // Talk stays on a subject for a while and comes back to it: each third sentence goes on with the code before
        // it.
        let code = if i % 3 == 2 { last.unwrap() } else { known[(i * 5 + i / 7) % N_CODES] };
        coder.select_next();
        coder.code(code, last, &paths);
        last = Some(code);
    }
    let mean = coder.n_keys as f64 / N_EXCERPTS as f64;
    let log = format!("{mean} keys a coding on average, selecting apart\n{}\n", coder.log.join("\n"));
    write_log(&log);
    assert_eq!(coder.n_codings() - n_before, N_EXCERPTS, "{log}");
    assert!(mean <= 3.0, "{log}");
    assert!(coder.log.iter().any(|line| line.starts_with("1 keys")), "{log}");
}

#[test]
fn the_arrows_go_through_a_list_of_documents_that_is_longer_than_its_room() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_sample(dir.path());
    // Rows stand cut at the edges in one way here and in another there.
    for height in [700.0, 741.0, 783.0, 800.0] {
        window.set_size(vec2(1280.0, height));
        window.run_steps(3);
        go_through_all(&mut window);
    }
}

/// Opens the first document, goes down to the last by the arrows, and up again.
fn go_through_all(window: &mut Harness<'_, App>) {
    let names: Vec<String> = {
        let study = window.state().study.as_ref().unwrap();
        study.session.project().documents().iter().map(|d| d.name.clone()).collect()
    };
    let is_first =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| label.starts_with(&names[0]));
    window.get_all_by_role(Role::ListItem).find(is_first).unwrap().click();
    window.run_steps(3);
    let read = |window: &Harness<'_, App>| {
        let study = window.state().study.as_ref().unwrap();
        let document = study.view.document.unwrap();
        study.session.project().document(document).unwrap().name.clone()
    };
    let mut go = |key: Key, name: &String| {
        window.key_press(key);
        window.run_steps(3);
        assert_eq!(read(window), *name);
    };
    names.iter().skip(1).for_each(|name| go(Key::ArrowDown, name));
    names.iter().rev().skip(1).for_each(|name| go(Key::ArrowUp, name));
}
