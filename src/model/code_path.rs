//! What the path of a code means that a person typed or a table holds. One name may be that of several codes, of two
//! trees for instance: then it means none of them, and who asked is told how each is written.

use super::ids::CodeId;
use super::naming::name_key;
use super::outline::{Outline, OutlineRow};
use super::project::Project;
use super::tongue::{Said, said};

/// Why a path means no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotOneCode {
    /// No code is called so.
    #[error("there is no code “{path}”; “counterpoint codes” lists them with their paths")]
    None {
        /// What was asked for.
        path: String,
    },
    /// Several are.
    #[error("several codes are called “{path}”: write one of {}", .paths.join(", "))]
    Several {
        /// What was asked for.
        path: String,
        /// How each is written.
        paths: Vec<String>,
    },
}

impl NotOneCode {
    /// Returns why, and what to do.
    pub fn said(&self) -> Said {
        let en = self.to_string();
        match self {
            Self::None { path } => said!("{en}", "il n’y a pas de code «\u{202f}{path}\u{202f}»"),
            Self::Several { path, paths } => {
                let paths = paths.join(", ");
                said!("{en}", "plusieurs codes s’appellent «\u{202f}{path}\u{202f}»\u{202f}: écrivez l’un de {paths}")
            }
        }
    }
}

impl Outline {
    /// Returns the code of `path`, whatever the case of its letters: a whole path, with the name of its tree
    /// also where there is only one, else one without it, else the end of one. Twins of one and the same path cannot be told apart by it: it means the first.
    ///
    /// # Errors
    /// When it means no code, or several.
    pub fn named(&self, project: &Project, path: &str) -> Result<CodeId, NotOneCode> {
        let wanted = normal_path(path);
        let whole = |r: &OutlineRow| normal_path(&r.path) == wanted;
        let with_tree = |r: &OutlineRow| {
            let tree = name_key(project.tree_name(r.tree));
            wanted.strip_prefix(&tree).and_then(|path| path.strip_prefix('/')) == Some(normal_path(&r.path).as_str())
        };
        let without_tree = |r: &OutlineRow| {
            let tree = project.tree_name(r.tree);
            normal_path(&r.path).strip_prefix(&format!("{}/", name_key(tree))) == Some(wanted.as_str())
        };
        let ends = |r: &OutlineRow| !wanted.is_empty() && normal_path(&r.path).ends_with(&format!("/{wanted}"));
        let ways: [&dyn Fn(&OutlineRow) -> bool; 4] = [&whole, &with_tree, &without_tree, &ends];
        for is_meant in ways {
            let mut meant = self.rows.iter().filter(|row| is_meant(row));
            let Some(first) = meant.next() else { continue };
            let mut paths: Vec<String> = meant.map(|row| row.path.clone()).filter(|path| *path != first.path).collect();
            if paths.is_empty() {
                return Ok(first.code);
            }
            paths.insert(0, first.path.clone());
            paths.dedup();
            return Err(NotOneCode::Several { path: path.trim().to_owned(), paths });
        }
        Err(NotOneCode::None { path: path.trim().to_owned() })
    }

    /// Returns the code that `path` means, nothing when it means none or several.
    pub fn find(&self, project: &Project, path: &str) -> Option<CodeId> {
        self.named(project, path).ok()
    }
}

fn normal_path(path: &str) -> String {
    path.split('/').map(name_key).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    /// Two trees, Users and Care, that both have a code Housing, and Users one below it.
    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        for (tree, codes) in [("Users", vec!["Housing", "Housing/Own key"]), ("Care", vec!["Housing", "Rest"])] {
            let ops = plan::add_tree(&mut fixture.ids, tree).unwrap().1;
            fixture.apply(ops);
            for code in codes {
                let mut draft = plan::CodeDraft::new(&fixture.project);
                draft.code_at(&mut fixture.ids, &format!("{tree}/{code}")).unwrap();
                fixture.apply(draft.into_ops());
            }
        }
        fixture
    }

    fn meant(path: &str) -> String {
        let project = study().project;
        let outline = Outline::of(&project);
        outline.named(&project, path).map_or_else(|why| why.to_string(), |code| outline.path(code).to_owned())
    }

    #[test]
    fn a_name_that_two_trees_have_means_neither_and_names_both() {
        assert_eq!(meant("housing"), "several codes are called “housing”: write one of Users/Housing, Care/Housing");
        assert_eq!(meant("Care / Housing"), "Care/Housing");
    }

    #[test]
    fn a_path_may_begin_with_the_name_of_the_only_tree() {
        let mut fixture = Fixture::new();
        let mut draft = plan::CodeDraft::new(&fixture.project);
        draft.code_at(&mut fixture.ids, "Weather/Cold").unwrap();
        fixture.apply(draft.into_ops());
        let outline = Outline::of(&fixture.project);
        assert_eq!(outline.rows.last().unwrap().path, "Weather/Cold");
        let meant = |path| outline.find(&fixture.project, path).map(|code| outline.path(code).to_owned());
        for path in ["Weather/Cold", "codes / weather / cold", "cold"] {
            assert_eq!(meant(path).as_deref(), Some("Weather/Cold"), "{path}");
        }
        assert_eq!(meant("Trees/Weather/Cold"), None);
    }

    #[test]
    fn the_end_of_one_path_is_enough() {
        assert_eq!((meant("own key"), meant("Rest")), ("Users/Housing/Own key".to_owned(), "Care/Rest".to_owned()));
        assert!(meant("Fear").starts_with("there is no code “Fear”"));
        assert!(meant("").starts_with("there is no code"));
    }

    #[test]
    fn nothing_is_coded_with_a_name_that_two_trees_have() {
        let mut fixture = study();
        let mut draft = plan::CodeDraft::new(&fixture.project);
        let why = draft.code_at(&mut fixture.ids, "Housing").unwrap_err();
        assert!(why.to_string().contains("several codes are called “Housing”"));
        let why = draft.code_at(&mut fixture.ids, "users").unwrap_err();
        assert!(why.to_string().contains("“users” is a code tree"), "{why}");
        assert!(draft.into_ops().is_empty());
    }
}
