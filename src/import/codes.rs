//! Code trees in: a CSV `tree,code,description,include,exclude,example,colour`, the form in which code lists are
//! exported. Codes are paths.

use csv::StringRecord;

use super::ImportError;
use super::formats::table::{Table, Told};
use crate::model::plan::{self, CodeDraft, PlanError};
use crate::model::{CodeId, Colour, DefinitionPart, IdSource, Op, Project, Warned, name_key, said};

/// Returns the ops that make the codes of the table in `bytes` where they are missing, and set their descriptions,
/// definitions and colours where the table has some. Without a column `tree`, codes go where their path says.
///
/// # Errors
/// When the file is no table or has no column `code`.
pub fn read(
    project: &Project,
    ids: &mut IdSource,
    file_name: &str,
    bytes: &[u8],
) -> Result<Warned<Vec<Op>>, ImportError> {
    let mut table = Table::read(file_name, bytes)?;
    let missing = || {
        let reason = said!("no column is called “code”.", "aucune colonne ne s’appelle «\u{202f}code\u{202f}».");
        let remedy =
            said!("Its rows must name codes as paths.", "Ses lignes doivent nommer des codes par leurs chemins.");
        ImportError::table(file_name, reason, remedy)
    };
    let columns = Columns::of(&table).ok_or_else(missing)?;
    let mut draft = CodeDraft::new(project);
    let (mut looks, mut told) = (Vec::new(), Told::default());
    table.each_row(|line, row| {
        let row = columns.of_row(row);
        match planned(&mut draft, ids, &row) {
            Ok(look) => {
                looks.extend(look);
                if let Some(colour) = row.unknown_colour() {
                    told.say(|| {
                        said!(
                            "{file_name}, line {line}: “{colour}” is no colour; write such as #a05060",
                            "{file_name}, ligne {line}\u{202f}: «\u{202f}{colour}\u{202f}» n’est pas une couleur\u{202f}; écrivez par \
                             exemple #a05060"
                        )
                    });
                }
            }
            Err(e) => told.say(|| {
                let path = row.path;
                said!(
                    "{file_name}, line {line}: {e}",
                    "{file_name}, ligne {line}\u{202f}: ce n’est pas un code\u{202f}: {path}"
                )
            }),
        }
        Ok(())
    })?;
    let mut all = draft.into_ops();
    all.extend(looks);
    let mut warnings = std::mem::take(&mut table.warnings);
    warnings.extend(told.into_warnings());
    Ok(Warned { output: all, warnings })
}

/// Where the table says what.
struct Columns {
    code: usize,
    tree: Option<usize>,
    description: Option<usize>,
    parts: [(DefinitionPart, Option<usize>); 3],
    colour: Option<usize>,
}

impl Columns {
    /// Returns the columns of `table`, nothing when none names codes.
    fn of(table: &Table) -> Option<Self> {
        Some(Self {
            code: table.column(&["code", "path"])?,
            tree: table.column(&["tree"]),
            description: table.column(&["description", "definition", "memo"]),
            parts: [
                (DefinitionPart::Include, table.column(&["include", "inclusion", "inclure"])),
                (DefinitionPart::Exclude, table.column(&["exclude", "exclusion", "exclure"])),
                (DefinitionPart::Example, table.column(&["example", "examples", "exemple", "exemples"])),
            ],
            colour: table.column(&["colour", "color", "couleur"]),
        })
    }

    fn of_row<'r>(&self, row: &'r StringRecord) -> Row<'r> {
        let cell = |column: Option<usize>| column.and_then(|c| row.get(c)).map(str::trim).unwrap_or_default();
        Row {
            path: cell(Some(self.code)),
            tree: cell(self.tree),
            description: cell(self.description),
            parts: self.parts.map(|(part, column)| (part, cell(column))),
            colour: cell(self.colour),
        }
    }
}

/// What a row says of a code; empty is nothing.
struct Row<'r> {
    path: &'r str,
    tree: &'r str,
    description: &'r str,
    parts: [(DefinitionPart, &'r str); 3],
    colour: &'r str,
}

impl Row<'_> {
    fn known_colour(&self) -> Option<Colour> {
        self.colour.parse().ok()
    }

    fn unknown_colour(&self) -> Option<&str> {
        (!self.colour.is_empty() && self.known_colour().is_none()).then_some(self.colour)
    }
}

/// Plans the code of `row` where it is missing, and returns the ops that say of it what the row says.
fn planned(draft: &mut CodeDraft, ids: &mut IdSource, row: &Row<'_>) -> Result<Vec<Op>, PlanError> {
    let code = code_of(draft, ids, row.tree, row.path)?;
    let project = draft.project();
    let mut look = Vec::new();
    if !row.description.is_empty() {
        look.extend(plan::describe_code(project, code, row.description)?);
    }
    for (part, text) in row.parts.iter().filter(|(_, text)| !text.is_empty()) {
        look.extend(plan::define_code(project, code, *part, text)?);
    }
    if let Some(colour) = row.known_colour() {
        look.extend(plan::colour_codes(project, &[code], Some(colour))?);
    }
    Ok(look)
}

/// Returns the code of `path` in the tree of that name, or where the path says without one; planned where it is
/// missing.
fn code_of(draft: &mut CodeDraft, ids: &mut IdSource, tree: &str, path: &str) -> Result<CodeId, PlanError> {
    if tree.is_empty() {
        return draft.code_at(ids, path);
    }
    let names = plan::split_path(path)?;
    let of_tree = draft.tree_named(ids, tree)?;
    let prefixed = names.len() > 1 && name_key(&names[0]) == name_key(tree);
    draft.code_in(ids, of_tree, &names[usize::from(prefixed)..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Outline;
    use crate::model::testing::Fixture;

    #[test]
    fn code_trees_come_in_with_their_descriptions() {
        let mut fixture = Fixture::new();
        let csv = "tree,code,description,colour,Inclure,exclude\nUsers,Housing,A roof,#102030,tents,hotels\nUsers,Housing/Own key,,,,\nCare,Housing,Flats,,,\n,,x,,,\n";
        let read = read(&fixture.project, &mut fixture.ids, "codes.csv", csv.as_bytes()).unwrap();
        assert_eq!(read.warnings.len(), 1);
        fixture.apply(read.output);
        let outline = Outline::of(&fixture.project);
        let paths: Vec<&str> = outline.rows.iter().map(|r| r.path.as_str()).collect();
        assert_eq!(paths, ["Users/Housing", "Users/Housing/Own key", "Care/Housing"]);
        assert_eq!(outline.rows[0].colour.to_string(), "#102030");
        assert_eq!(fixture.project.codes[&outline.rows[2].code].description, "Flats");
        let housing = &fixture.project.codes[&outline.rows[0].code].definition;
        let parts = DefinitionPart::ALL.map(|part| housing.part(part));
        assert_eq!(parts, ["tents", "hotels", ""]);
    }

    #[test]
    fn a_tree_whose_name_is_a_path_and_a_colour_that_is_none_are_told() {
        let mut fixture = Fixture::new();
        let csv = "tree,code,colour\nT/2,Housing,\nUsers,Rest,greenish\n";
        let read = read(&fixture.project, &mut fixture.ids, "codes.csv", csv.as_bytes()).unwrap();
        let told: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
        assert!(told[0].contains("line 2: the name of a code or a code tree cannot hold “/”"), "{told:?}");
        assert!(told[1].contains("line 3: “greenish” is no colour"), "{told:?}");
        fixture.apply(read.output);
        assert_eq!(fixture.project.trees().iter().map(|tree| tree.name.as_str()).collect::<Vec<_>>(), ["Users"]);
    }
}
