//! The comparison of viewpoints: mapping codes, gathering them into themes, the interview guide, verdicts, summaries
//! and kept tables. Planning what is so already plans nothing.

use super::super::comparison::{CodeLink, CodePair, GroupPair, NO_EVIDENCE, Relation, Summary, Verdict};
use super::super::counted::Noun;
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, IdSource, ParticipantId, ThemeId, TreeId};
use super::super::op::Op;
use super::super::project::Project;
use super::both::put_below_each_other;
use super::documents::visible;
use super::{PlanError, joined_texts};

/// Plans how two codes answer each other; no link takes the mapping away. A mapping that was made the other way round
/// is changed as it stands.
///
/// # Errors
/// When a code is not there, both are of one tree, “only here” and a second code are said together, or what stands of
/// one of them contradicts it.
pub fn map_codes(project: &Project, codes: CodePair, link: Option<CodeLink>) -> Result<Vec<Op>, PlanError> {
    let turned = codes.with.map(|with| CodePair { code: with, with: Some(codes.code) });
    let known = turned.filter(|turned| project.comparison.crosswalk.contains_key(turned));
    let (codes, to) = match known {
        Some(turned) => (turned, link.map(|link| CodeLink { relation: link.relation.turned(), ..link })),
        None => (codes, link),
    };
    if let Some(link) = &to {
        mappable(project, codes, link.relation)?;
        contradicts_nothing(project, codes)?;
    }
    let from = project.comparison.crosswalk.get(&codes).map(|m| m.link.clone());
    Ok(if from == to { Vec::new() } else { vec![Op::MapCodes { codes, from, to }] })
}

fn mappable(project: &Project, codes: CodePair, relation: Relation) -> Result<(), PlanError> {
    let first = project.code(codes.code).ok_or(PlanError::NoSuchCode)?;
    match codes.with {
        None if relation == Relation::OnlyHere => Ok(()),
        None => Err(PlanError::MappedWithNothing),
        Some(_) if relation == Relation::OnlyHere => Err(PlanError::OnlyHereWithAnother),
        Some(with) => {
            let second = project.code(with).ok_or(PlanError::NoSuchCode)?;
            if first.place.tree == second.place.tree { Err(PlanError::MappedInOneTree) } else { Ok(()) }
        }
    }
}

/// Refuses to map a code that is said to be only here, and to say that of a code that is mapped.
fn contradicts_nothing(project: &Project, codes: CodePair) -> Result<(), PlanError> {
    let name = |code: CodeId| project.code_name(code).to_owned();
    let holds = |pair: &&CodePair| project.mapping_holds(**pair);
    let standing = || project.comparison.crosswalk.keys().filter(holds);
    match codes.with {
        Some(with) => {
            let alone =
                [codes.code, with].into_iter().find(|code| standing().any(|p| p.code == *code && p.with.is_none()));
            alone.map_or(Ok(()), |code| Err(PlanError::OnlyHereAlready(name(code))))
        }
        None => {
            let mapped = |p: &CodePair| p.with.is_some() && (p.code == codes.code || p.with == Some(codes.code));
            if standing().any(mapped) { Err(PlanError::MappedAlready(name(codes.code))) } else { Ok(()) }
        }
    }
}

/// Plans a theme of that name, and returns it with its ops; one of that name is taken as it is.
///
/// # Errors
/// When the name is empty.
pub fn add_theme(project: &Project, ids: &mut IdSource, name: &str) -> Result<(ThemeId, Vec<Op>), PlanError> {
    let name = visible(name)?;
    if let Some(theme) = project.comparison.theme_named(&name) {
        return Ok((theme.id, Vec::new()));
    }
    let theme = ThemeId::next(ids);
    Ok((theme, vec![Op::SetTheme { theme, from: None, to: Some(name) }]))
}

/// Plans another name for a theme.
///
/// # Errors
/// When the name is empty or that of another theme, or the theme is not there.
pub fn rename_theme(project: &Project, theme: ThemeId, name: &str) -> Result<Vec<Op>, PlanError> {
    let to = Some(visible(name)?);
    let from = standing(project, theme)?;
    let named = project.comparison.theme_named(name).filter(|named| named.id != theme);
    if let Some(named) = named {
        return Err(PlanError::ThemeExists(named.name().to_owned()));
    }
    Ok(if from == to { Vec::new() } else { vec![Op::SetTheme { theme, from, to }] })
}

/// Returns what goes with a theme that is taken out of the project, beside its codes, which stay in their trees: how
/// many of what, and nothing that there is none of.
pub fn held_by_theme(project: &Project, theme: ThemeId) -> Vec<(Noun, usize)> {
    let comparison = &project.comparison;
    let quotes = comparison.themes.get(&theme).map_or(0, |t| t.quotes.len());
    let verdicts = comparison.verdicts.keys().filter(|(of, _, _)| *of == theme).count();
    let summaries = comparison.summaries.keys().filter(|(of, _)| *of == theme).count();
    let held = [(Noun::Quote, quotes), (Noun::Verdict, verdicts), (Noun::Summary, summaries)];
    held.into_iter().filter(|(_, n)| *n > 0).collect()
}

/// Plans to take a theme out of the project; its codes, quotes, verdicts and summaries come back with it.
///
/// # Errors
/// When the theme is not there.
pub fn remove_theme(project: &Project, theme: ThemeId) -> Result<Vec<Op>, PlanError> {
    Ok(vec![Op::SetTheme { theme, from: standing(project, theme)?, to: None }])
}

/// Plans that `gone` and `stays` are one theme: codes and quotes of both, and what was written of the one stands below
/// what was written of the other.
///
/// # Errors
/// When one of them is not there.
pub(super) fn merge_themes(project: &Project, gone: ThemeId, stays: ThemeId) -> Result<Vec<Op>, PlanError> {
    standing(project, stays)?;
    let removal = remove_theme(project, gone)?;
    let comparison = &project.comparison;
    let (Some(leaving), Some(staying)) = (comparison.themes.get(&gone), comparison.themes.get(&stays)) else {
        return Err(PlanError::NoSuchTheme);
    };
    let codes = leaving.codes.difference(&staying.codes).map(|code| Op::GatherCode { theme: stays, code: *code });
    let quotes =
        leaving.quotes.difference(&staying.quotes).map(|coding| Op::ChooseQuote { theme: stays, coding: *coding });
    let summaries = comparison.summaries.iter().filter(|((theme, _), _)| *theme == gone);
    let summaries = summaries.filter_map(|((_, participant), summed)| {
        let from = comparison.summaries.get(&(stays, *participant)).map(|known| known.summary.clone());
        let Summary { text, evidence } = &summed.summary;
        let known = from.as_ref().map_or("", |known| known.text.as_str());
        let text = put_below_each_other([known, text].into_iter()).unwrap_or_else(|| text.clone());
        let to = Some(Summary { text, evidence: *evidence });
        (from != to).then_some(Op::SetSummary { theme: stays, participant: *participant, from, to })
    });
    let verdicts = comparison.verdicts.iter().filter(|((theme, _, _), _)| *theme == gone);
    let verdicts = verdicts.filter_map(|((_, groups, coder), reached)| {
        let from = comparison.verdicts.get(&(stays, groups.clone(), *coder)).map(|known| known.verdict.clone());
        let to = from.clone().map_or_else(|| reached.verdict.clone(), |known| with_reasons_of(known, &reached.verdict));
        let (from, to) = (from, Some(to));
        (from != to).then(|| Op::SetVerdict { theme: stays, groups: groups.clone(), coder: *coder, from, to })
    });
    Ok(codes.chain(quotes).chain(summaries).chain(verdicts).chain(removal).collect())
}

/// Returns `verdict` with the reasons for both.
fn with_reasons_of(verdict: Verdict, other: &Verdict) -> Verdict {
    let reasons = put_below_each_other([verdict.rationale.as_str(), &other.rationale].into_iter());
    let rationale = reasons.unwrap_or_else(|| [verdict.rationale.as_str(), &other.rationale].concat());
    Verdict { rationale, ..verdict }
}

/// Plans which of `codes` belong to a theme from now on; the theme may be one that was just planned.
///
/// # Errors
/// When a code that comes in is not there.
pub fn gather_codes(project: &Project, theme: ThemeId, codes: &[CodeId], belongs: bool) -> Result<Vec<Op>, PlanError> {
    let gathered = |code| project.comparison.themes.get(&theme).is_some_and(|t| t.codes.contains(&code));
    let mut ops = Vec::new();
    for &code in codes {
        match belongs {
            true if project.code(code).is_none() => return Err(PlanError::NoSuchCode),
            true if !gathered(code) => ops.push(Op::GatherCode { theme, code }),
            false if gathered(code) => ops.push(Op::ReleaseCode { theme, code }),
            _ => {}
        }
    }
    Ok(ops)
}

/// Plans whether the words of a coding are shown for a theme.
///
/// # Errors
/// When the theme or the coding is not there.
pub fn choose_quote(project: &Project, theme: ThemeId, coding: CodingId, shown: bool) -> Result<Vec<Op>, PlanError> {
    standing(project, theme)?;
    project.coding(coding).ok_or(PlanError::NoSuchCoding)?;
    let chosen = project.comparison.themes[&theme].quotes.contains(&coding);
    Ok(match (chosen, shown) {
        (false, true) => vec![Op::ChooseQuote { theme, coding }],
        (true, false) => vec![Op::DropQuote { theme, coding }],
        _ => Vec::new(),
    })
}

/// Plans which tree is the interview guide.
///
/// # Errors
/// When the tree is not there.
pub fn guide(project: &Project, tree: Option<TreeId>) -> Result<Vec<Op>, PlanError> {
    if tree.is_some_and(|tree| project.trees.get(&tree).is_none_or(|t| t.removed)) {
        return Err(PlanError::NoSuchTree);
    }
    let from = project.comparison.guide.tree;
    Ok(if from == tree { Vec::new() } else { vec![Op::SetGuide { from, to: tree }] })
}

/// Plans whether a question was asked in a document; nothing leaves it to the codings.
///
/// # Errors
/// When the document is not there, or the code is no question of the guide.
pub fn asked(
    project: &Project,
    document: DocumentId,
    question: CodeId,
    to: Option<bool>,
) -> Result<Vec<Op>, PlanError> {
    project.document(document).ok_or(PlanError::NoSuchDocument)?;
    if !project.is_question(question) {
        return Err(PlanError::NotAQuestion);
    }
    let from = project.comparison.guide.asked.get(&(document, question)).copied();
    Ok(if from == to { Vec::new() } else { vec![Op::SetAsked { document, question, from, to }] })
}

/// Plans what `coder` concludes for a theme and two groups; no verdict takes it back. A verdict on the same groups in
/// the other order is given as the same.
///
/// # Errors
/// When the theme is not there.
pub fn verdict(
    project: &Project,
    theme: ThemeId,
    groups: GroupPair,
    coder: CoderId,
    to: Option<Verdict>,
) -> Result<Vec<Op>, PlanError> {
    standing(project, theme)?;
    let reached = |groups: &GroupPair, by: CoderId| project.comparison.verdicts.get(&(theme, groups.clone(), by));
    // Whoever signed as two has one verdict: the last one is what changes.
    let last =
        |by: &CoderId| [&groups, &groups.turned()].into_iter().filter_map(|g| reached(g, *by)).map(|r| r.at).max();
    let signed = project.signatures(coder).into_iter().filter(|by| last(by).is_some());
    let coder = signed.max_by_key(last).unwrap_or(coder);
    let of = |groups: &GroupPair| reached(groups, coder);
    let turned = Some(groups.turned()).filter(|turned| of(turned).is_some());
    let (groups, to) = match turned {
        Some(turned) => (turned, to.map(Verdict::turned)),
        None => (groups, to),
    };
    let from = of(&groups).map(|reached| reached.verdict.clone());
    Ok(if from == to { Vec::new() } else { vec![Op::SetVerdict { theme, groups, coder, from, to }] })
}

/// Plans what is written about a person and a theme, over the codings that stand; an empty text takes it away.
///
/// # Errors
/// When the theme is not there.
pub fn summary(
    project: &Project,
    theme: ThemeId,
    participant: ParticipantId,
    text: &str,
) -> Result<Vec<Op>, PlanError> {
    standing(project, theme)?;
    Ok(written_summary(project, theme, participant, text))
}

fn written_summary(project: &Project, theme: ThemeId, participant: ParticipantId, text: &str) -> Vec<Op> {
    let text = text.trim();
    let summary = || Summary {
        text: text.to_owned(),
        evidence: project.evidence(theme).get(&participant).copied().unwrap_or(NO_EVIDENCE),
    };
    let to = (!text.is_empty()).then(summary);
    let from = project.comparison.summaries.get(&(theme, participant)).map(|s| s.summary.clone());
    if from == to { Vec::new() } else { vec![Op::SetSummary { theme, participant, from, to }] }
}

/// Plans the summary that somebody made of `before`; what was written there meanwhile stays. For a theme that was
/// removed meanwhile it is written too, and comes back with it.
///
/// # Errors
/// When there never was such a theme.
pub fn summary_from(
    project: &Project,
    theme: ThemeId,
    participant: ParticipantId,
    before: &str,
    text: &str,
) -> Result<Vec<Op>, PlanError> {
    if !project.comparison.themes.contains_key(&theme) {
        return Err(PlanError::NoSuchTheme);
    }
    let summed = project.comparison.summaries.get(&(theme, participant));
    let stands = summed.map_or("", |summed| summed.summary.text.as_str());
    Ok(written_summary(project, theme, participant, &joined_texts(before, text.trim_end(), stands)))
}

/// Plans to keep a saved matrix under another name.
///
/// # Errors
/// When there is no matrix of that name, or the new name is empty or taken.
pub fn rename_matrix(project: &Project, name: &str, to: &str) -> Result<Vec<Op>, PlanError> {
    let known = project.comparison.matrix_named(name);
    let (name, kept) = known.ok_or_else(|| PlanError::NoSuchMatrix(name.to_owned()))?;
    let to = visible(to)?;
    match project.comparison.matrix_named(&to) {
        Some((taken, _)) if *taken == to && taken == name => return Ok(Vec::new()),
        Some((taken, _)) if taken != name => return Err(PlanError::MatrixExists(taken.clone())),
        _ => {}
    }
    let (name, question) = (name.clone(), Some(kept.question.clone()));
    Ok(vec![
        Op::SaveMatrix { name: to, from: None, to: question.clone() },
        Op::SaveMatrix { name, from: question, to: None },
    ])
}

/// Plans to keep the question of a matrix under a name, in the place of what is kept under it; no question forgets it.
///
/// # Errors
/// When the name is empty.
pub fn save_matrix(project: &Project, name: &str, question: Option<String>) -> Result<Vec<Op>, PlanError> {
    let name = visible(name)?;
    let known = project.comparison.matrix_named(&name).map(|(known, kept)| (known.clone(), kept.question.clone()));
    let (name, from) = known.map_or((name, None), |(known, question)| (known, Some(question)));
    Ok(if from == question { Vec::new() } else { vec![Op::SaveMatrix { name, from, to: question }] })
}

fn standing(project: &Project, theme: ThemeId) -> Result<Option<String>, PlanError> {
    let name = project.comparison.themes.get(&theme).and_then(|t| t.name.clone());
    name.map(Some).ok_or(PlanError::NoSuchTheme)
}
