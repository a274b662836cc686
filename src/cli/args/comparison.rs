//! What is typed to compare viewpoints: crosswalk, themes, interview guide, convergence, quotes and the framework grid.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::names::{Names, names};
use super::{Counting, Layout, Out, Who};
use crate::model::{Language, Relation, Silence};

/// What to do with the comparison.
#[derive(Subcommand, Debug)]
#[expect(missing_docs, reason = "the fields carry their help as docs")]
pub enum ComparisonCommand {
    /// List how the codes of different trees answer each other.
    Crosswalk {
        dir: PathBuf,
        /// List the codes that no mapping names instead.
        #[arg(long, conflicts_with = "suggest")]
        unmapped: bool,
        /// List up to so many pairs that share words instead; nothing is mapped by itself.
        #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "20")]
        suggest: Option<usize>,
        #[command(flatten)]
        out: Out,
    },
    /// Map a code of one tree with a code of another, or say that it is only here.
    Map {
        dir: PathBuf,
        /// The code that the relation is said of, as a path.
        code: String,
        /// The code of another tree; none for “only-here”.
        with: Option<String>,
        /// What the first code is to the second.
        #[arg(long, value_name = "R", required_unless_present = "remove")]
        relation: Option<Relation>,
        /// Why.
        #[arg(long, value_name = "TEXT", default_value = "")]
        why: String,
        /// Take the mapping away.
        #[arg(long, conflicts_with = "relation")]
        remove: bool,
        #[command(flatten)]
        who: Who,
    },
    /// List the themes with the codes that they gather.
    Themes {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    /// Make a theme, or gather codes of several trees into it. Questions of the interview guide say what asks for it.
    Theme {
        dir: PathBuf,
        name: String,
        /// Codes, as paths.
        codes: Vec<String>,
        /// Take the codes out of the theme.
        #[arg(long, conflicts_with_all = ["rename", "remove"])]
        release: bool,
        /// Give it another name.
        #[arg(long, value_name = "NAME", conflicts_with = "remove")]
        rename: Option<String>,
        /// Take it out of the project.
        #[arg(long)]
        remove: bool,
        #[command(flatten)]
        who: Who,
    },
    /// Say which code tree is the interview guide: its codes are the questions. Without a tree, list which questions
    /// were asked in which document.
    Guide {
        dir: PathBuf,
        tree: Option<String>,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Say whether a question of the interview guide was asked in a document. What is coded with a question was asked.
    Asked {
        dir: PathBuf,
        document: String,
        /// Questions, as paths of their codes.
        #[arg(required = true)]
        questions: Vec<String>,
        /// They were not asked.
        #[arg(long)]
        not: bool,
        /// Leave it to the codings whether they were.
        #[arg(long, conflicts_with = "not")]
        open: bool,
        #[command(flatten)]
        who: Who,
    },
    /// Show for each theme and pair of groups who speaks of it, why the others are silent, and what was concluded.
    Convergence {
        dir: PathBuf,
        #[command(flatten)]
        groups: Groups,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Conclude for a theme what two groups are to each other.
    Verdict {
        dir: PathBuf,
        theme: String,
        verdict: VerdictName,
        #[command(flatten)]
        groups: Groups,
        /// The silent group, and why it is silent; for the verdict “silence”.
        #[arg(long, value_name = "GROUP", requires = "silence", required_if_eq("verdict", "silence"))]
        silent: Option<String>,
        /// Why the group is silent.
        #[arg(long, value_name = "S", requires = "silent")]
        silence: Option<Silence>,
        /// Why.
        #[arg(long, value_name = "TEXT", default_value = "")]
        why: String,
        #[command(flatten)]
        who: Who,
    },
    /// Show the chosen quotes of each theme by groups.
    Quotes {
        dir: PathBuf,
        /// Only this theme.
        #[arg(long, value_name = "NAME")]
        theme: Option<String>,
        #[command(flatten)]
        groups: Groups,
        /// Show every excerpt, those that were chosen first.
        #[arg(long)]
        all: bool,
        /// How a quote is written, such as “{words}” ({viewpoint}, {city}); participant and viewpoint without it.
        #[arg(long, value_name = "PATTERN")]
        pattern: Option<String>,
        /// The language of signs and roles; that of the labels without it.
        #[arg(long)]
        language: Option<Language>,
        /// One column a group, or one row for each quote.
        #[arg(long, default_value = "wide")]
        layout: Layout,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Choose the words to show for a theme: what its codes stand on at a place of a document.
    ChooseQuote {
        dir: PathBuf,
        theme: String,
        document: String,
        /// A position within the excerpt, in characters from 0.
        position: u32,
        /// Show them no longer.
        #[arg(long)]
        drop: bool,
        #[command(flatten)]
        who: Who,
    },
    /// Show the framework grid: what each participant says about each theme, summed up.
    Framework {
        dir: PathBuf,
        /// The attribute that groups the rows; the viewpoint without it.
        #[arg(long, value_name = "ATTRIBUTE")]
        attribute: Option<String>,
        /// One column a theme, or one row for each participant and theme.
        #[arg(long, default_value = "wide")]
        layout: Layout,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Sum up what a participant says about a theme; an empty text takes the summary away.
    Summary {
        dir: PathBuf,
        theme: String,
        participant: String,
        text: String,
        #[command(flatten)]
        who: Who,
    },
}

/// Which groups are compared.
#[derive(Args, Debug, Clone)]
pub struct Groups {
    /// The attribute whose values are the groups; the viewpoint without it.
    #[arg(long, value_name = "ATTRIBUTE")]
    pub attribute: Option<String>,
    /// The groups in their order, such as user,professional; all values without it. A name that holds a comma stands in
    /// quotation marks, as in CSV: '"here, now",then'.
    #[arg(long, value_name = "A,B", value_parser = names, default_value = "", hide_default_value = true)]
    pub groups: Names,
}

/// What two groups are to each other.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum VerdictName {
    Agreement,
    Partial,
    Dissonance,
    Silence,
    /// Take the coder's verdict back.
    None,
}
