//! Comparing viewpoints: the crosswalk, themes, the interview guide, convergence, quotes and the framework grid.

use std::sync::Arc;

use super::super::args::comparison::{ComparisonCommand, Groups, VerdictName};
use super::super::args::{Layout, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::super::tell;
use super::scope::{attribute, code, scope};
use super::{commit, document, open, read};
use crate::analysis::quote::{QuotePattern, place_names};
use crate::analysis::{self, ConvergenceQuery, QuoteQuery};
use crate::model::naming::is_same_name;
use crate::model::{
    CodeId, CodeLink, CodePair, GroupPair, Language, Outline, Project, Relation, Side, Silence, ThemeId, Verdict,
    VerdictKind, counted, plan,
};
use crate::session::Session;

/// Does what was typed.
pub fn run(command: ComparisonCommand) -> Result<Exit, Trouble> {
    use ComparisonCommand as C;
    match command {
        C::Crosswalk { dir, unmapped, suggest, out } => crosswalk(&read(&dir, &out)?, unmapped, suggest, &out),
        C::Map { dir, code, with, relation, why, remove: _, who } => {
            map(&mut open(&dir, &who)?, &code, with.as_deref(), relation, why)
        }
        C::Themes { dir, out } => {
            let session = read(&dir, &out)?;
            show(&session, &analysis::themes_table(session.project()), &out)
        }
        C::Theme { dir, name, codes, release, rename, remove, who } => {
            theme(&mut open(&dir, &who)?, &name, &codes, release, rename.as_deref(), remove)
        }
        C::Guide { dir, tree: Some(tree), who, .. } => guide(&mut open(&dir, &who)?, &tree),
        C::Guide { dir, tree: None, out, .. } => {
            let session = read(&dir, &out)?;
            let project = session.project();
            show(&session, &analysis::asked_grid(project, &Outline::of(project)).table(), &out)
        }
        C::Asked { dir, document, questions, not, open: left_open, who } => {
            let to = (!left_open).then_some(!not);
            asked(&mut open(&dir, &who)?, &document, &questions, to)
        }
        C::Convergence { dir, groups, counting, out } => {
            let session = read(&dir, &out)?;
            let project = session.project();
            let scope = scope(project, &counting)?;
            let query = ConvergenceQuery { attribute: attribute(project, &groups)?, groups: groups.groups, scope };
            show(&session, &analysis::convergence(project, &query)?.table(), &out)
        }
        C::Verdict { dir, theme, verdict, groups, silent, silence, why, who } => {
            let mut session = open(&dir, &who)?;
            let said = Said { verdict, silent, silence, why };
            conclude(&mut session, &theme, &groups, said)
        }
        C::Quotes { dir, theme, groups, all, pattern, language, layout, counting, out } => {
            let session = read(&dir, &out)?;
            let project = session.project();
            let query = QuoteQuery {
                attribute: attribute(project, &groups)?,
                groups: groups.groups,
                only: theme.as_deref().map(|name| theme_named(project, name)).transpose()?,
                all,
                pattern: pattern.map(|pattern| pattern_known(project, pattern)).transpose()?,
                language: language.unwrap_or_else(|| out.labels().language()),
                scope: scope(project, &counting)?,
            };
            let matrix = analysis::quote_matrix(project, &query)?;
            let table = if layout == Layout::Wide { matrix.wide() } else { matrix.tidy() };
            show(&session, &table, &out)
        }
        C::ChooseQuote { dir, theme, document, position, drop, who } => {
            choose_quote(&mut open(&dir, &who)?, &theme, &document, position, !drop)
        }
        C::Framework { dir, attribute, layout, counting, out } => {
            let session = read(&dir, &out)?;
            let project = session.project();
            let attribute = attribute.as_deref().or(project.viewpoint.as_deref());
            let grid = analysis::framework(project, attribute, &scope(project, &counting)?)?;
            show(&session, &if layout == Layout::Wide { grid.wide(project) } else { grid.tidy() }, &out)
        }
        C::Summary { dir, theme, participant, text, who } => {
            summary(&mut open(&dir, &who)?, &theme, &participant, &text)
        }
    }
}

/// Returns `pattern`, or names the places in it that the project does not know.
fn pattern_known(project: &Project, pattern: String) -> Result<String, Trouble> {
    let read = QuotePattern::read(&pattern, project);
    let braced = |names: &[&str]| names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
    match read.unknown()[..] {
        [] => Ok(pattern),
        ref unknown => {
            let known = place_names(Language::En, project.attributes().map(|a| a.name.as_str()));
            let (unknown, known) = (braced(unknown), braced(&known));
            Err(Trouble::Usage(format!(
                "--pattern names {unknown}, which this project does not know; it knows {known}"
            )))
        }
    }
}

fn crosswalk(session: &Session, unmapped: bool, suggest: Option<usize>, out: &Out) -> Result<Exit, Trouble> {
    let project = session.project();
    let table = match suggest {
        Some(n) => analysis::suggestions_table(project, &analysis::suggest_mappings(project, n)),
        None if unmapped => analysis::unmapped_table(project),
        None => analysis::crosswalk_table(project),
    };
    show(session, &table, out)
}

fn map(
    session: &mut Session,
    path: &str,
    with: Option<&str>,
    relation: Option<Relation>,
    rationale: String,
) -> Result<Exit, Trouble> {
    let project = session.project();
    let codes = CodePair { code: code(project, path)?, with: with.map(|path| code(project, path)).transpose()? };
    let link = relation.map(|relation| CodeLink { relation, rationale });
    let label =
        if link.is_some() { format!("Code “{path}” mapped") } else { format!("Mapping of “{path}” removed") };
    let ops = plan::map_codes(project, codes, link)?;
    commit(session, &label, ops)
}

fn theme(
    session: &mut Session,
    name: &str,
    codes: &[String],
    release: bool,
    rename: Option<&str>,
    remove: bool,
) -> Result<Exit, Trouble> {
    if remove || release || rename.is_some() {
        let id = theme_named(session.project(), name)?;
        let project = session.project();
        let (label, ops) = match rename {
            Some(to) => (format!("Theme “{name}” renamed to “{to}”"), plan::rename_theme(project, id, to)?),
            None if remove => (format!("Theme “{name}” removed"), plan::remove_theme(project, id)?),
            None => {
                let codes = codes_of(project, codes)?;
                (format!("Codes taken out of the theme “{name}”"), plan::gather_codes(project, id, &codes, false)?)
            }
        };
        let held = if remove { plan::held_by_theme(project, id) } else { Vec::new() };
        let exit = commit(session, &label, ops)?;
        if !held.is_empty() {
            let held: Vec<String> = held.into_iter().map(|(what, n)| counted(n, what).to_string()).collect();
            tell(&format!(
                "with it went {}; its codes stay in their trees, and “undo” brings all of it back",
                held.join(", ")
            ));
        }
        return Ok(exit);
    }
    let codes = codes_of(session.project(), codes)?;
    let project = Arc::clone(session.project());
    let (id, mut ops) = plan::add_theme(&project, session.ids(), name)?;
    ops.extend(plan::gather_codes(&project, id, &codes, true)?);
    commit(session, &format!("Theme “{}”", name.trim()), ops)
}

fn guide(session: &mut Session, name: &str) -> Result<Exit, Trouble> {
    let project = session.project();
    let tree = project.trees().into_iter().find(|t| is_same_name(&t.name, name)).map(|t| t.id);
    let tree = tree.ok_or_else(|| Trouble::NotThere(format!("there is no code tree “{name}” in the project")))?;
    let ops = plan::guide(project, Some(tree))?;
    commit(session, &format!("“{name}” is the interview guide"), ops)
}

fn asked(session: &mut Session, name: &str, questions: &[String], to: Option<bool>) -> Result<Exit, Trouble> {
    let id = document(session, name)?.id;
    let mut ops = Vec::new();
    for question in questions {
        let question = code(session.project(), question)?;
        ops.extend(plan::asked(session.project(), id, question, to)?);
    }
    let what = match to {
        Some(true) => "asked",
        Some(false) => "not asked",
        None => "left open",
    };
    commit(session, &format!("{} questions {what} in “{name}”", questions.len()), ops)
}

/// What was typed of a verdict.
struct Said {
    verdict: VerdictName,
    silent: Option<String>,
    silence: Option<Silence>,
    why: String,
}

fn conclude(session: &mut Session, theme: &str, groups: &Groups, said: Said) -> Result<Exit, Trouble> {
    let project = session.project();
    let id = theme_named(project, theme)?;
    let attribute = attribute(project, groups)?;
    let query = ConvergenceQuery { attribute, groups: groups.groups.clone(), scope: analysis::Scope::default() };
    // The names as the table writes them, which also says when there are no such groups.
    let found = analysis::convergence(project, &query)?;
    let pair = match &found.pairs.iter().filter(|pair| pair.theme == id).collect::<Vec<_>>()[..] {
        [one] => one.groups.clone(),
        _ => return Err(Trouble::Usage("a verdict is about two groups: name them with --groups A,B".to_owned())),
    };
    let kind = verdict_kind(&pair, &said)?;
    let verdict = kind.map(|kind| Verdict { kind, rationale: said.why.trim().to_owned() });
    let label = format!("Verdict on “{theme}”, {} – {}", pair.first, pair.second);
    let ops = plan::verdict(project, id, pair, session.coder(), verdict)?;
    commit(session, &label, ops)
}

fn verdict_kind(pair: &GroupPair, said: &Said) -> Result<Option<VerdictKind>, Trouble> {
    Ok(Some(match said.verdict {
        VerdictName::Agreement => VerdictKind::Agreement,
        VerdictName::Partial => VerdictKind::PartialAgreement,
        VerdictName::Dissonance => VerdictKind::Dissonance,
        VerdictName::None => return Ok(None),
        VerdictName::Silence => {
            let silent = said.silent.as_deref().unwrap_or_default();
            let side = match () {
                () if is_same_name(&pair.first, silent) => Side::First,
                () if is_same_name(&pair.second, silent) => Side::Second,
                () => {
                    let either = format!("“{}” or “{}”", pair.first, pair.second);
                    return Err(Trouble::Usage(format!("say which group is silent with --silent: {either}")));
                }
            };
            VerdictKind::Silence(side, said.silence.unwrap_or(Silence::NotRaised))
        }
    }))
}

fn choose_quote(session: &mut Session, theme: &str, name: &str, position: u32, shown: bool) -> Result<Exit, Trouble> {
    let id = theme_named(session.project(), theme)?;
    let project = session.project();
    let codes = project.theme_codes(id);
    let document = document(session, name)?;
    let there = project.codings(document).filter(|p| p.span.contains(position) && codes.contains(&p.code));
    let mut ops = Vec::new();
    let mut any = false;
    for placed in there {
        any = true;
        ops.extend(plan::choose_quote(project, id, placed.coding.id, shown)?);
    }
    if !any {
        let message = format!("nothing at character {position} of “{name}” is coded with a code of “{theme}”");
        return Err(Trouble::NotThere(message));
    }
    let label = if shown { "Quote chosen for" } else { "Quote dropped from" };
    commit(session, &format!("{label} “{theme}”"), ops)
}

fn summary(session: &mut Session, theme: &str, participant: &str, text: &str) -> Result<Exit, Trouble> {
    let project = session.project();
    let id = theme_named(project, theme)?;
    let not_there = || {
        Trouble::NotThere(format!("there is no participant “{participant}”; “counterpoint participants” lists them"))
    };
    let person = project.participant_named(participant).ok_or_else(not_there)?.id;
    let ops = plan::summary(project, id, person, text)?;
    commit(session, &format!("Summary of “{theme}”, {participant}"), ops)
}

fn codes_of(project: &Project, paths: &[String]) -> Result<Vec<CodeId>, Trouble> {
    paths.iter().map(|path| code(project, path)).collect()
}

fn theme_named(project: &Project, name: &str) -> Result<ThemeId, Trouble> {
    let not_there = || Trouble::NotThere(format!("there is no theme “{name}”; “counterpoint themes” lists them"));
    project.comparison.theme_named(name).map(|t| t.id).ok_or_else(not_there)
}
