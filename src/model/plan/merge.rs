//! Merging codes: what they were used for, what is below them and what was written of them goes to the one that stays.

use super::super::code::DefinitionPart;
use super::super::ids::{CodeId, CoderId};
use super::super::op::{Op, Subject};
use super::super::outline::Outline;
use super::super::project::Project;
use super::PlanError;
use super::codes::{define_code, describe_code, siblings, standing};
use super::moves::place_codes;
use super::recode::{join_codings, put_together};

/// Plans to merge `codes` into `into`. Their codings count there; where the same person coded the same words with both,
/// one coding stays. The codes below them move there, and descriptions, definitions and memos are put together.
///
/// # Errors
/// When one of the codes does not stand, none is another one than `into`, or `into` is within the branch of one of
/// them.
pub fn merge_codes(project: &Project, codes: &[CodeId], into: CodeId) -> Result<Vec<Op>, PlanError> {
    plan(project, codes, into).map(|(ops, _)| ops)
}

/// What a merge would do.
#[derive(Clone, Debug)]
pub struct MergePreview {
    /// Codings that go because the same person coded the same words with the code that stays.
    pub n_joined: usize,
    /// Codes directly below that would move.
    pub n_children: usize,
    /// The project as it would be.
    pub after: Project,
}

/// Returns what merging `codes` into `into` would do.
///
/// # Errors
/// As [`merge_codes`].
pub fn merge_preview(project: &Project, codes: &[CodeId], into: CodeId) -> Result<MergePreview, PlanError> {
    let (ops, n_joined) = plan(project, codes, into)?;
    let mut after = project.clone();
    after.apply_draft(&ops, CoderId(Default::default()));
    let outline = Outline::of(project);
    let n_children = children_of(project, &merged(&outline, codes, into)).len();
    Ok(MergePreview { n_joined, n_children, after })
}

fn plan(project: &Project, codes: &[CodeId], into: CodeId) -> Result<(Vec<Op>, usize), PlanError> {
    let target = standing(project, into)?;
    for code in codes {
        standing(project, *code)?;
    }
    let outline = Outline::of(project);
    let merged = merged(&outline, codes, into);
    if merged.is_empty() || merged.iter().any(|code| outline.is_within(into, *code)) {
        return Err(PlanError::MergeIntoItself);
    }
    let children = children_of(project, &merged);
    let mut ops = place_codes(project, &outline, &children, target.place.tree, Some(into), usize::MAX)?;
    ops.extend(joined_descriptions(project, &merged, into)?);
    let (joined, n_joined) = join_codings(project, &merged, into);
    ops.extend(joined);
    ops.extend(merged.iter().map(|code| Op::MergeCodes { code: *code, into }));
    Ok((ops, n_joined))
}

/// Returns the codes that would go, in the order of their trees.
fn merged(outline: &Outline, codes: &[CodeId], into: CodeId) -> Vec<CodeId> {
    let rows = outline.rows.iter().map(|r| r.code);
    rows.filter(|code| *code != into && codes.contains(code)).collect()
}

/// Returns the codes directly below those that would go, without those that go themselves.
fn children_of(project: &Project, merged: &[CodeId]) -> Vec<CodeId> {
    let below = |code: &CodeId| {
        let tree = project.codes.get(code).map(|c| c.place.tree);
        tree.map_or_else(Vec::new, |tree| siblings(project, tree, Some(*code)))
    };
    let children = merged.iter().flat_map(below).map(|c| c.id);
    children.filter(|child| !merged.contains(child)).collect()
}

fn joined_descriptions(project: &Project, merged: &[CodeId], into: CodeId) -> Result<Vec<Op>, PlanError> {
    let target = standing(project, into)?;
    let gone: Vec<_> = merged.iter().filter_map(|code| project.codes.get(code)).collect();
    let description = gone.iter().fold(target.description.clone(), |all, c| put_together(&all, &c.description, "\n"));
    let mut ops = describe_code(project, into, &description)?;
    for part in DefinitionPart::ALL {
        let own = target.definition.part(part).to_owned();
        let text = gone.iter().fold(own, |all, c| put_together(&all, c.definition.part(part), "\n"));
        ops.extend(define_code(project, into, part, &text)?);
    }
    let own = project.memo(Subject::Code(into)).to_owned();
    let memo = gone.iter().fold(own, |all, c| put_together(&all, project.memo(Subject::Code(c.id)), "\n\n"));
    ops.extend(super::memo(project, Subject::Code(into), &memo));
    Ok(ops)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::Fixture;
    use super::super::super::{Change, IdSource};
    use super::super::{define_code, memo, undo};
    use super::*;

    fn paths(fixture: &Fixture) -> Vec<String> {
        Outline::of(&fixture.project).rows.into_iter().map(|r| r.path).collect()
    }

    fn find(fixture: &Fixture, path: &str) -> CodeId {
        Outline::of(&fixture.project).find(&fixture.project, path).unwrap()
    }

    fn coded(fixture: &Fixture, path: &str) -> usize {
        let code = find(fixture, path);
        fixture.project.codings(fixture.project.documents()[0]).filter(|c| c.code == code).count()
    }

    #[test]
    fn several_codes_become_one_with_all_that_was_written_and_undo_parts_them_again() {
        let mut fixture = Fixture::of("U01: [dehors|Rue] [seul|Rue|Peur|Nuit] [la nuit|Nuit|Nuit/Froid].");
        let (rue, peur, nuit) = (find(&fixture, "Rue"), find(&fixture, "Peur"), find(&fixture, "Nuit"));
        fixture.apply(describe_code(&fixture.project, rue, "être à la rue").unwrap());
        fixture.apply(define_code(&fixture.project, rue, DefinitionPart::Include, "tentes").unwrap());
        fixture.apply(define_code(&fixture.project, peur, DefinitionPart::Include, "menaces").unwrap());
        fixture.apply(memo(&fixture.project, Subject::Code(peur), "à revoir"));
        let before = (paths(&fixture), coded(&fixture, "Nuit"));
        let preview = merge_preview(&fixture.project, &[peur, rue], nuit).unwrap();
        assert_eq!((preview.n_joined, preview.n_children), (2, 0));
        let ops = merge_codes(&fixture.project, &[peur, rue], nuit).unwrap();
        fixture.apply(ops.clone());
        assert_eq!((paths(&fixture), coded(&fixture, "Nuit")), (vec!["Nuit".to_owned(), "Nuit/Froid".to_owned()], 3));
        let code = fixture.project.code(nuit).unwrap();
        assert_eq!(code.definition.part(DefinitionPart::Include), "tentes\nmenaces");
        assert_eq!(
            (code.description.as_str(), fixture.project.memo(Subject::Code(nuit))),
            ("être à la rue", "à revoir")
        );
        let at = fixture.project.head.unwrap();
        let change = Change { at, by: fixture.coder, seen: vec![], label: String::new(), undoes: None, ops };
        let back = undo(&fixture.project, &mut fixture.ids, &change);
        assert_eq!(back.n_left, 0);
        fixture.apply(back.ops);
        assert_eq!((paths(&fixture), coded(&fixture, "Nuit")), before);
        assert!(fixture.project.code(nuit).unwrap().definition.is_empty());
    }

    #[test]
    fn what_is_below_goes_along_and_nothing_is_merged_into_what_is_below_it() {
        let mut fixture = Fixture::of("U01: [a|A/X|A/Y|B/Z].");
        let (a, b) = (find(&fixture, "A"), find(&fixture, "B"));
        fixture.apply(merge_codes(&fixture.project, &[a], b).unwrap());
        assert_eq!(paths(&fixture), ["B", "B/Z", "B/X", "B/Y"]);
        let z = find(&fixture, "B/Z");
        assert_eq!(merge_codes(&fixture.project, &[b], z), Err(PlanError::MergeIntoItself));
        assert_eq!(merge_codes(&fixture.project, &[b], b), Err(PlanError::MergeIntoItself));
        let nowhere = CodeId::next(&mut IdSource::counting());
        assert!(merge_codes(&fixture.project, &[b], nowhere).is_err());
    }
}
