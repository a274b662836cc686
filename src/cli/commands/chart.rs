//! Pictures of the results that other commands write as tables.

use std::path::Path;

use super::super::args::chart::{ChartKind, Drawing};
use super::super::exit::{Exit, Trouble};
use super::super::output::told_in;
use super::analysis::groups_typed;
use super::divergence::case_unit;
use super::scope::{attribute, scope};
use super::vocabulary::refuse_choice_of_codings;
use super::{read_now, saturation};
use crate::analysis::{
    self, CoOccurrenceQuery, CodeChoice, Columns, ComparisonQuery, FrequencyQuery, MatrixQuery, Meetings, Rows, Scope,
    WordsQuery,
};
use crate::export::About;
use crate::export::picture::{self, Picture};
use crate::model::{Outline, Project};
use crate::session::{self, Session};

/// Draws what was asked for.
pub fn chart(dir: &Path, drawing: &Drawing) -> Result<Exit, Trouble> {
    let session = read_now(dir)?;
    let drawn = picture_of(&session, drawing)?;
    let extension = drawing.out.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    let bytes = match extension.as_str() {
        "svg" => picture::svg(&drawn).into_bytes(),
        "png" => picture::png(&drawn)?,
        _ => {
            return Err(Trouble::Usage(
                "a picture is written as .svg or .png: give --out such an extension".to_owned(),
            ));
        }
    };
    session::write_output(&drawing.out, &bytes)?;
    Ok(Exit::Done)
}

fn picture_of(session: &Session, drawing: &Drawing) -> Result<Picture, Trouble> {
    let project = session.project();
    if let Some(option) = drawing.idle_option() {
        return Err(Trouble::Usage(format!("{option} changes nothing in this picture; leave it out")));
    }
    let scope = scope(project, &drawing.counting)?;
    let unit = drawing.unit.unwrap_or_default();
    let about = told_in(session, drawing.labels.unwrap_or_default());
    Ok(match drawing.kind {
        ChartKind::Frequencies => {
            let query = FrequencyQuery { rows: Rows::All, by: None, scope, words: unit == analysis::Unit::Words };
            picture::of_frequencies(&analysis::frequencies(project, &query), unit, drawing.most, &about)
        }
        ChartKind::Matrix => {
            let columns = Columns::attribute(project, &attribute(project, &drawing.groups)?)?;
            let query = MatrixQuery { unit, scope, ..MatrixQuery::by(columns) };
            picture::of_matrix(&analysis::matrix(project, &query), drawing.most, &about)
        }
        ChartKind::Compare | ChartKind::CompareThemes => {
            let query = ComparisonQuery {
                groups: drawing.groups.groups.clone(),
                scope,
                themes: drawing.kind == ChartKind::CompareThemes,
                unit: case_unit(unit)?,
                ..ComparisonQuery::by(&attribute(project, &drawing.groups)?)
            };
            picture::of_comparison(&analysis::compare(project, &query)?, drawing.most, &about)
        }
        ChartKind::Saturation => {
            let query = saturation::query(project, &drawing.groups, &drawing.rule, CodeChoice::default(), scope)?;
            picture::of_new_codes(&analysis::new_codes(project, &query)?, &about)
        }
        ChartKind::Words => picture_of_words(project, drawing, scope, &about)?,
        ChartKind::Cooccurrence | ChartKind::CooccurrenceMatrix => {
            picture_of_meetings(project, drawing, &CoOccurrenceQuery { rows: Rows::All, scope }, &about)?
        }
    })
}

fn picture_of_words(project: &Project, drawing: &Drawing, scope: Scope, about: &About) -> Result<Picture, Trouble> {
    refuse_choice_of_codings(&drawing.counting)?;
    let query = WordsQuery {
        groups: drawing.groups.groups.clone(),
        scope,
        fewest_people: 2,
        without: drawing.stop_words.clone(),
        ..WordsQuery::by(&attribute(project, &drawing.groups)?)
    };
    Ok(picture::of_words(&analysis::dividing_words(project, &query)?, drawing.most, about))
}

/// Returns the codes that meet as a network or a heat map, one below the other where groups are named.
fn picture_of_meetings(
    project: &Project,
    drawing: &Drawing,
    query: &CoOccurrenceQuery,
    about: &About,
) -> Result<Picture, Trouble> {
    let (unit, outline) = (drawing.by.unwrap_or_default(), Outline::of(project));
    let draw = match drawing.kind {
        ChartKind::CooccurrenceMatrix => picture::heat_map_of,
        _ => picture::network_of,
    };
    let drawn = |found: &Meetings| draw(found, &outline, drawing.most, about);
    Ok(match groups_typed(project, &drawing.groups)? {
        None => drawn(&analysis::meetings(project, query, unit)),
        Some((attribute, named)) => {
            let found = analysis::meetings_by_group(project, query, unit, &attribute, &named)?;
            picture::stacked(found.groups.iter().map(|(_, found)| drawn(found)).collect())
        }
    })
}
