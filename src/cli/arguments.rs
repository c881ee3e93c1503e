//! What was typed: options and their help, nothing decided.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::compare::Confidence;

const AFTER_HELP: &str = "\
Exit codes: 0 done; 1 with --exit-code when conflicts are listed; 2 trouble.
Where standard output is no terminal, `diptych LEFT RIGHT` prints the text report instead of opening the reader.";

const MIN_CONFIDENCE_HELP: &str = "List findings from this confidence up, 0 to 1 [default: 0.5] [env: DIPTYCH_MIN_CONFIDENCE]";

const BATCH_HELP: &str = r#"A pair: {"id":"7","left":"one text","right":"the other"}
Instead of the texts "left_path" and "right_path" name files; "left_date" and "right_date" give the days of publication (2025-11-10).
Answers come in the order of the pairs; a line that cannot be compared is answered by {"id":...,"line":N,"error":"..."} and the run goes on."#;

/// Read two accounts of one event side by side: what they share, where they cannot both be right, and what only one tells
#[derive(Debug, Parser)]
#[command(name = "diptych", version, after_help = AFTER_HELP, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) read: ReadArguments,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compare two accounts and write the findings down
    Compare(CompareArguments),
    /// Compare many pairs: one JSON object a line in, one a line out
    #[command(after_help = BATCH_HELP)]
    Batch(BatchArguments),
}

#[derive(Debug, Args)]
pub(super) struct PairArguments {
    /// One account: a plain text file, or - for standard input; without LEFT and RIGHT the bundled pair
    pub(super) left: Option<OsString>,
    /// The other account: a plain text file, or - for standard input
    pub(super) right: Option<OsString>,
}

#[derive(Debug, Args)]
pub(super) struct ListingArguments {
    #[arg(long, value_name = "C", value_parser = parse_confidence, help = MIN_CONFIDENCE_HELP)]
    pub(super) min_confidence: Option<Confidence>,
    /// List every finding, whatever its confidence
    #[arg(long)]
    pub(super) all: bool,
    /// Exit with 1 when conflicts are listed
    #[arg(long)]
    pub(super) exit_code: bool,
}

#[derive(Debug, Args)]
pub(super) struct ReadArguments {
    #[command(flatten)]
    pub(super) pair: PairArguments,
    #[command(flatten)]
    pub(super) listing: ListingArguments,
    #[arg(long, value_name = "NAME", help = "The reader's theme [env: DIPTYCH_THEME]")]
    pub(super) theme: Option<String>,
    /// Colour in the text report
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    #[command(flatten)]
    pub(super) pair: PairArguments,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(super) format: ReportFormat,
    /// Write to this file instead of standard output; it appears whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Let --output replace a file that is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) listing: ListingArguments,
    /// Colour in the text report
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Args)]
pub(super) struct BatchArguments {
    /// The pairs, one JSON object a line; without FILE, or for -, standard input
    pub(super) file: Option<PathBuf>,
    /// The form of the pairs and of the answers
    #[arg(long, value_enum, default_value_t = BatchFormat::Jsonl)]
    pub(super) format: BatchFormat,
    #[command(flatten)]
    pub(super) listing: ListingArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// A linear report for people, on paper or read aloud
    Text,
    /// The snapshot: everything, for programs
    Json,
    /// A report to paste into a document
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum BatchFormat {
    /// One JSON object a line
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColourChoice {
    /// On a terminal, unless the environment says otherwise
    Auto,
    /// Even in a file or a pipe
    Always,
    /// Not at all
    Never,
}

pub(super) fn parse_confidence(typed: &str) -> Result<Confidence, &'static str> {
    match typed.trim().parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(Confidence::new(value)),
        _ => Err("give a number from 0 to 1, such as 0.6"),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::{Arguments, parse_confidence};
    use crate::compare::Confidence;

    #[test]
    fn definitions_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_stated_default_is_the_engines_floor() {
        assert_eq!(parse_confidence("0.5"), Ok(Confidence::DEFAULT_FLOOR));
    }

    #[test]
    fn a_confidence_lies_between_nought_and_one() {
        assert_eq!(parse_confidence("1"), Ok(Confidence::new(1.0)));
        for wrong in ["", "-0.1", "1.01", "half", "NaN", "50%"] {
            assert!(parse_confidence(wrong).is_err(), "{wrong}");
        }
    }
}
