//! Code trees in: a CSV `tree,code,description,include,exclude,example,colour`, the form in which code lists are exported.
//! Codes are paths.

use super::ImportError;
use super::table::{Table, Told};
use crate::model::plan::{self, CodeDraft};
use crate::model::{DefinitionPart, IdSource, Op, Project, Warned, said};

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
    let code_column = table.column(&["code", "path"]).ok_or_else(missing)?;
    let tree_column = table.column(&["tree"]);
    let description_column = table.column(&["description", "definition", "memo"]);
    let part_columns = [
        (DefinitionPart::Include, table.column(&["include", "inclusion", "inclure"])),
        (DefinitionPart::Exclude, table.column(&["exclude", "exclusion", "exclure"])),
        (DefinitionPart::Example, table.column(&["example", "examples", "exemple", "exemples"])),
    ];
    let colour_column = table.column(&["colour", "color", "couleur"]);
    let mut draft = CodeDraft::new(project);
    let mut looks = Vec::new();
    let mut told = Told::default();
    table.each_row(|line, row| {
        let cell = |column: Option<usize>| column.and_then(|c| row.get(c)).map(str::trim).unwrap_or_default();
        let (path, tree) = (cell(Some(code_column)), cell(tree_column));
        let made = if tree.is_empty() {
            draft.code_at(ids, path)
        } else {
            draft.tree_named(ids, tree);
            let prefixed = path.to_lowercase().starts_with(&format!("{}/", tree.to_lowercase()));
            let whole = if prefixed { path.to_owned() } else { format!("{tree}/{path}") };
            draft.code_at(ids, &whole)
        };
        match made {
            Ok(code) => {
                let parts = part_columns.map(|(part, column)| (part, cell(column).to_owned()));
                looks.push((code, cell(description_column).to_owned(), parts, cell(colour_column).parse().ok()));
            }
            Err(e) => told.say(|| {
                said!(
                    "{file_name}, line {line}: {e}",
                    "{file_name}, ligne {line}\u{202f}: ce n’est pas un code\u{202f}: {path}"
                )
            }),
        }
        Ok(())
    })?;
    let mut ops = Vec::new();
    for (code, description, parts, colour) in looks {
        if !description.is_empty() {
            ops.extend(plan::describe_code(draft.project(), code, &description).unwrap_or_default());
        }
        for (part, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
            ops.extend(plan::define_code(draft.project(), code, *part, text).unwrap_or_default());
        }
        if let Some(colour) = colour {
            ops.extend(plan::colour_codes(draft.project(), &[code], Some(colour)).unwrap_or_default());
        }
    }
    let mut all = draft.into_ops();
    all.extend(ops);
    let mut warnings = std::mem::take(&mut table.warnings);
    warnings.extend(told.into_warnings());
    Ok(Warned { output: all, warnings })
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
}
