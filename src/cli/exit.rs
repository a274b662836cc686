//! How the program ends: 0 done, 1 done with findings or something asked for is not there, 2 usage or unreadable input.

use std::io;
use std::process::ExitCode;

use crate::analysis::AnalysisError;
use crate::export::ExportError;
use crate::import::ImportError;
use crate::model::TextUnavailable;
use crate::model::plan::PlanError;
use crate::search::QueryError;
use crate::session::{NoChangeAt, SessionError, in_words};

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// All done.
    Done,
    /// Done, with findings; or what was asked for is not there.
    Findings,
    /// Nothing was done: wrong usage or unreadable input.
    Refused,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Findings => Self::from(1),
            Exit::Refused => Self::from(2),
        }
    }
}

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The project.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// A file to import.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A question.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
    /// A query.
    #[error("{0}")]
    Query(#[from] QueryError),
    /// A plan.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A text.
    #[error(transparent)]
    Text(#[from] TextUnavailable),
    /// A time to look back to.
    #[error(transparent)]
    Past(#[from] NoChangeAt),
    /// A table.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The terminal or a pipe.
    #[error("cannot write: {}", in_words(.0))]
    Output(#[from] io::Error),
    /// Something named on the command line is not in the project.
    #[error("{0}")]
    NotThere(String),
    /// Something on the command line cannot be meant.
    #[error("{0}")]
    Usage(String),
}

impl Trouble {
    /// Returns how the program ends with this.
    pub fn exit(&self) -> Exit {
        let is_not_there = match self {
            Self::NotThere(_) | Self::Text(_) => true,
            Self::Analysis(e) => e.is_about_what_is_not_there(),
            Self::Query(e) => matches!(e, QueryError::UnknownFilter { .. } | QueryError::UnknownValue { .. }),
            Self::Plan(e) => e.is_about_what_is_not_there(),
            Self::Past(e) => !matches!(e, NoChangeAt::NotATime(..)),
            Self::Session(_) | Self::Import(_) | Self::Export(_) | Self::Output(_) | Self::Usage(_) => false,
        };
        if is_not_there { Exit::Findings } else { Exit::Refused }
    }

    /// Whether only the reader of a pipe went away, as `head` does: that is no error.
    pub fn is_closed_pipe(&self) -> bool {
        let kind = match self {
            Self::Output(e) | Self::Export(ExportError::Io(e)) => Some(e.kind()),
            Self::Export(ExportError::Json(e)) => e.io_error_kind(),
            Self::Export(ExportError::Csv(e)) => match e.kind() {
                csv::ErrorKind::Io(e) => Some(e.kind()),
                _ => None,
            },
            _ => None,
        };
        kind == Some(io::ErrorKind::BrokenPipe)
    }
}
