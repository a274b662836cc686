//! The pictures of the guide and of the README: the window on the sample project, driven to each step and painted in
//! both languages and both themes. They are drawn anew by `cargo test --test it pictures_of_the_guide -- --ignored`.

mod canvas;
mod palette;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use counterpoint::app::App;
use counterpoint::app::command::{Command, Tab};
use counterpoint::app::state::{Panes, Settings};
use counterpoint::app::words::{Phrase, Tongue, comparison, cooccurrence};
use counterpoint::model::{Document, Excerpt};
use eframe::egui::{Key, Theme, ThemePreference, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::study::put;
use super::window::{built, send, until};

/// How many pixels a point has in a picture.
const SHARPNESS: f32 = 1.5;

/// The window on the sample project, and where its pictures go.
struct Scene {
    window: Harness<'static, App>,
    tongue: Tongue,
    folder: PathBuf,
    /// Holds the files of the window while it is open.
    dir: tempfile::TempDir,
}

impl Scene {
    fn open(tongue: Tongue, theme: ThemePreference, panes: Panes) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let builder = Harness::builder()
            .with_size(vec2(1180.0, 720.0))
            .with_pixels_per_point(SHARPNESS)
            .with_step_dt(0.05)
            .with_theme(if theme == ThemePreference::Dark { Theme::Dark } else { Theme::Light })
            .renderer(canvas::Canvas::default());
        let settings = Settings { tongue: Some(tongue), theme, panes, ..Settings::default() };
        let mut window = built(builder, dir.path(), settings);
        send(&mut window, Command::OpenSample);
        until(&mut window, "the sample", |app| app.study.is_some());
        let folder = folder(tongue, theme == ThemePreference::Dark);
        std::fs::create_dir_all(&folder).unwrap();
        Self { window, tongue, folder, dir }
    }

    /// Waits until nothing runs any more, and keeps what shows as the picture `name`.
    fn keep(&mut self, name: &str) {
        until(&mut self.window, "the end of all jobs", |app| !app.jobs.any());
        self.window.run_steps(20);
        self.window.remove_cursor();
        self.window.run_steps(2);
        let picture = self.window.render().unwrap();
        put(&self.folder.join(format!("{name}.png")), &palette::png(&picture));
    }

    fn show(&mut self, tab: Tab) {
        send(&mut self.window, Command::ShowTab(tab));
    }

    fn press(&mut self, phrase: Phrase) {
        let label = self.tongue.say(phrase);
        self.window.query_all_by_label(label).last().unwrap_or_else(|| panic!("{label} is there")).click();
        self.window.run_steps(4);
    }
}

/// Returns where the pictures of a language lie, those of the dark theme apart.
fn folder(tongue: Tongue, dark: bool) -> PathBuf {
    let language = match tongue {
        Tongue::English => "en",
        Tongue::French => "fr",
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/guide/pictures").join(language);
    if dark { folder.join("dark") } else { folder }
}

#[test]
#[ignore = "draws the pictures of the guide and of the README anew, which is asked for when the window changes"]
fn pictures_of_the_guide() {
    for tongue in [Tongue::English, Tongue::French] {
        for theme in [ThemePreference::Light, ThemePreference::Dark] {
            desk(tongue, theme);
            centre(tongue, theme);
        }
    }
}

/// The whole window, with its lists and the inspector.
fn desk(tongue: Tongue, theme: ThemePreference) {
    let mut scene = Scene::open(tongue, theme, Panes::default());
    let file = doubtful(&scene);
    send(&mut scene.window, Command::ImportTranscripts(vec![file]));
    until(&mut scene.window, "the question", |app| !app.jobs.any());
    scene.keep("import");
    scene.window.key_press(Key::Escape);
    scene.window.run_steps(3);
    let excerpt = coded_often(&scene);
    send(&mut scene.window, Command::ShowExcerpt(excerpt));
    scene.keep("reading");
    send(&mut scene.window, Command::PickCode);
    scene.keep("picker");
}

/// The tabs that need room, without lists and inspector.
fn centre(tongue: Tongue, theme: ThemePreference) {
    let mut scene = Scene::open(tongue, theme, Panes { lists: false, inspector: false });
    send(&mut scene.window, Command::Search("sleep OR key".to_owned()));
    scene.keep("search");
    scene.show(Tab::Matrix);
    scene.keep("matrix");
    scene.show(Tab::Cooccurrence);
    scene.press(cooccurrence::NETWORK);
    scene.keep("network");
    scene.show(Tab::Comparison);
    for (name, view) in [
        ("divergence", comparison::DIVERGENCE),
        ("themes", comparison::THEMES),
        ("crosswalk", comparison::CROSSWALK),
        ("framework", comparison::FRAMEWORK),
    ] {
        scene.press(view);
        scene.keep(name);
    }
}

/// Writes a transcript with labels that have to be asked about.
fn doubtful(scene: &Scene) -> PathBuf {
    let (name, text) = match scene.tongue {
        Tongue::English => (
            "U13 Nadia.txt",
            "INT: Where do you sleep?\n\nNadia: At my sister’s.\n\nINT: And before?\n\nNadia: Outside, by the canal.\n\nKarim: Me too.\n",
        ),
        Tongue::French => (
            "U13 Nadia.txt",
            "ENQ : Où dormez-vous ?\n\nNadia : Chez ma sœur.\n\nENQ : Et avant ?\n\nNadia : Dehors, près du canal.\n\nKarim : Moi aussi.\n",
        ),
    };
    let path = scene.dir.path().join(name);
    put(&path, text.as_bytes());
    path
}

/// Returns the place that most codings of the sample meet at.
fn coded_often(scene: &Scene) -> Excerpt {
    let project = scene.window.state().study.as_ref().unwrap().session.project();
    let of =
        |d: &Arc<Document>| project.codings(d).map(|c| Excerpt { document: d.id, span: c.span }).collect::<Vec<_>>();
    let excerpts: Vec<Excerpt> = project.documents().into_iter().flat_map(of).collect();
    let meets = |a: &Excerpt| {
        excerpts
            .iter()
            .filter(|b| b.document == a.document && b.span.start < a.span.end + 600 && a.span.start < b.span.end + 600)
            .count()
    };
    excerpts.iter().copied().max_by_key(meets).unwrap()
}
