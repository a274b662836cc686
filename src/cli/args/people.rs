//! What is typed about people: the participants, what is known of them, and typologies.

use std::path::PathBuf;

use clap::Subcommand;

use super::divergence::CodesTyped;
use super::{Out, Who};

/// What to do about people.
#[derive(Subcommand, Debug)]
#[expect(missing_docs, reason = "the fields carry their help as docs")]
pub enum PeopleCommand {
    /// List the participants with their attributes, or describe the attributes.
    Participants {
        dir: PathBuf,
        /// Describe each attribute instead: n, missing, mean, median, min, max and sd of numbers, counts of values.
        #[arg(long)]
        describe: bool,
        /// Describe each number for those with each code and for those without.
        #[arg(long, requires = "describe")]
        by_code: bool,
        #[command(flatten)]
        codes: CodesTyped,
        #[command(flatten)]
        out: Out,
    },
    /// List the typologies: each rule, the type that it gives and to how many participants, and what is broken.
    Typologies {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    /// Give participants types by rules. A typology is an attribute wherever one is taken, and follows what changes.
    ///
    /// The first rule whose requirements are all met gives the type.
    #[command(group = clap::ArgGroup::new("deed").required(true).multiple(true))]
    Typology {
        dir: PathBuf,
        name: String,
        /// `age >= 40 and has code "Housing" -> settled`; may be given several times, asked in that order. Names with a
        /// sign or with `and`, `or`, `has`, `no` or `code` in them stand in quotation marks.
        #[arg(long = "rule", value_name = "RULE", group = "deed")]
        rules: Vec<String>,
        /// The type of those to whom no rule gives one; they have none without it.
        #[arg(long, value_name = "TYPE", requires = "rules")]
        otherwise: Option<String>,
        /// Give it another name.
        #[arg(long, value_name = "NAME", group = "deed", conflicts_with = "rules")]
        rename: Option<String>,
        /// Take it out of the project.
        #[arg(long, group = "deed", conflicts_with_all = ["rules", "rename"])]
        remove: bool,
        #[command(flatten)]
        who: Who,
    },
}
