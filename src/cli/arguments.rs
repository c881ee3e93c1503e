//! What was typed: options and their help, nothing decided.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::typed::{parse_budget, parse_confidence, parse_form, parse_kinds, parse_only, parse_score, parse_size};
use crate::compare::{Confidence, Kinds};
use crate::document;
use crate::snapshot::{Form, Only};

const AFTER_HELP: &str = "\
Exit codes: 0 done; 1 with --exit-code when conflicts are listed; 2 trouble; 130 interrupted, with what there was.
Where standard output is no terminal, `diptych LEFT RIGHT` prints the text report instead of opening the reader.
Every long option of every command can be set for good: --min-confidence is DIPTYCH_MIN_CONFIDENCE in the environment and min-confidence in
config.toml, which `diptych config` names; --no-mouse is also DIPTYCH_MOUSE=0. What is typed outranks the environment, and that the file.";

const MIN_CONFIDENCE_HELP: &str =
    "List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]";

const BATCH_HELP: &str = r#"A pair: {"id":"7","left":"one text","right":"the other"}
Instead of the texts "left_path" and "right_path" name files; "left_date" and "right_date" give the days of publication (2025-11-10).
Answers come in the order of the pairs; a line that cannot be compared is answered by {"id":...,"line":N,"error":"..."} and the run goes on."#;

const WHY_HELP: &str = "\
An ID is that of a finding as `diptych compare` lists it: C1, V2, S3, L1, R4, or I1 for what contradicts itself inside one text.
A span is in bytes of the text as the snapshot has it: left:120-134, right:77-90. Words are sought in both texts as they stand there.";

const OPEN_HELP: &str = "\
What is decided in the reader is kept beside the snapshot: pair.json has its review in pair.review.json.
Where standard output is no terminal, or with --only, --reviewed, --no-review, --quiet or --summary, it is written down; --format json writes the snapshot with the
review that holds now.";

const RECHECK_HELP: &str = "\
Without LEFT and RIGHT the texts are read again from where the snapshot has them, in the current directory or beside the snapshot; a text whose
source is gone is the one inside the snapshot. Decisions are found again by the words they are about; those that no longer apply are told and kept.
Exit codes: 0 done; 1 with --exit-code when something has changed; 2 trouble; 130 interrupted.";

const COMPLETIONS_HELP: &str = "\
For bash: diptych completions bash > ~/.local/share/bash-completion/completions/diptych
For zsh: diptych completions zsh > _diptych, in a directory of $fpath; for fish: ~/.config/fish/completions/diptych.fish";

const MAN_HELP: &str = "To read it: diptych man compare | man -l -";

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
    /// Link the passages of two accounts that speak of the same thing, and tell why
    Align(AlignArguments),
    /// Open a snapshot again, without the texts it was made from
    #[command(after_help = OPEN_HELP)]
    Open(OpenArguments),
    /// Compare the texts of a snapshot again, and tell what has changed
    #[command(after_help = RECHECK_HELP)]
    Recheck(RecheckArguments),
    /// Tell what was said of which texts: list, show, export or remove the kept reviews
    Reviews(ReviewsArguments),
    /// Tell what one account states: every quantity, time, name and event, with its value and what it speaks of
    Facts(FactsArguments),
    /// Tell why a pair was reported or let go
    #[command(after_help = WHY_HELP)]
    Why(WhyArguments),
    /// Show what was understood of one account: its headline, dates, paragraphs and their roles
    Show(ShowArguments),
    /// Compare many pairs: one JSON object a line in, one a line out
    #[command(after_help = BATCH_HELP)]
    Batch(BatchArguments),
    /// Tell where settings, keys and themes are kept and what holds now
    Config,
    /// Tell what the terminal can do and what the reader makes of it
    Doctor,
    /// Write the completions for a shell
    #[command(after_help = COMPLETIONS_HELP)]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Write the manual page of the program, or of a command of it
    #[command(after_help = MAN_HELP)]
    Man {
        /// The command: compare, or reviews list
        command: Vec<String>,
    },
}

#[derive(Debug, Default, Args)]
pub(super) struct PairArguments {
    /// One account: a file (text, Markdown, HTML, PDF, DOCX, EPUB), an address, or - for standard input; without LEFT and RIGHT the bundled pair
    pub(super) left: Option<OsString>,
    /// The other account: a file, an address, or - for standard input
    pub(super) right: Option<OsString>,
    #[command(flatten)]
    pub(super) form: FormArguments,
    #[command(flatten)]
    pub(super) access: AccessArguments,
}

/// How addresses are opened; nothing is asked of the network where none is given.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct AccessArguments {
    /// Leave the network alone: open addresses as they were kept at an earlier opening
    #[arg(long, conflicts_with = "fresh")]
    pub(super) offline: bool,
    /// Fetch addresses anew, although they are kept from an earlier opening
    #[arg(long)]
    pub(super) fresh: bool,
    /// How long the whole of a page may take to come [default: 30s]
    #[arg(long, value_name = "DURATION", value_parser = parse_budget)]
    pub(super) timeout: Option<Duration>,
}

#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct FormArguments {
    /// Read every text given as this form, whatever its content and name say
    #[arg(long = "as", value_name = "FORM", value_parser = parse_form)]
    pub(super) form: Option<document::Form>,
    /// Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate
    #[arg(long)]
    pub(super) raw: bool,
}

#[derive(Debug, Args)]
pub(super) struct ListingArguments {
    #[arg(long, value_name = "C", value_parser = parse_confidence, help = MIN_CONFIDENCE_HELP)]
    pub(super) min_confidence: Option<Confidence>,
    /// List findings of these kinds only, parted by commas: quantity,date
    #[arg(long, value_name = "KINDS", value_parser = parse_kinds)]
    pub(super) kinds: Option<Kinds>,
    /// List every finding, whatever its confidence
    #[arg(long)]
    pub(super) all: bool,
    /// Exit with 1 when conflicts are listed
    #[arg(long)]
    pub(super) exit_code: bool,
}

#[derive(Debug, Default, PartialEq, Eq, Args)]
pub(super) struct ChoiceArguments {
    /// List these groups only, parted by commas: conflicts, variants, inside, shared, one-sided
    #[arg(long, value_name = "GROUPS", value_delimiter = ',', value_parser = parse_only)]
    pub(super) only: Vec<Only>,
    /// List only what you have decided on in the reader
    #[arg(long, conflicts_with = "no_review")]
    pub(super) reviewed: bool,
    /// Leave out what you have decided, noted and linked by hand in the reader
    #[arg(long)]
    pub(super) no_review: bool,
}

/// What a script gets instead of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub(super) struct ScriptArguments {
    /// Write no report to standard output and tell no progress; the exit code and --output's file are all there is
    #[arg(short, long, conflicts_with = "summary")]
    pub(super) quiet: bool,
    /// Write one line with the counts to standard output instead of the report
    #[arg(long)]
    pub(super) summary: bool,
}

/// How the picture of a screen is made.
#[derive(Debug, Args)]
pub(super) struct PictureArguments {
    /// For --format svg: columns and rows of the screen
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "110x34", value_parser = parse_size)]
    pub(super) size: (u16, u16),
    /// For --format svg: keys that lead to the screen, as the key map writes them, parted by blanks: 'l j j'
    #[arg(long, value_name = "KEYS", default_value = "", hide_default_value = true)]
    pub(super) keys: String,
}

#[derive(Debug, Args)]
pub(super) struct TargetArguments {
    /// Write to this file instead of standard output; it appears whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Let --output replace a file that is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct BudgetArguments {
    /// Stop after this time with what there is, marked as partial: 500ms, 2s, 1m
    #[arg(long, value_name = "DURATION", value_parser = parse_budget)]
    pub(super) budget: Option<Duration>,
}

#[derive(Debug, Args)]
pub(super) struct ReadArguments {
    #[command(flatten)]
    pub(super) pair: PairArguments,
    #[command(flatten)]
    pub(super) listing: ListingArguments,
    #[command(flatten)]
    pub(super) budget: BudgetArguments,
    #[command(flatten)]
    pub(super) screen: ScreenArguments,
    #[arg(long, help = "In the reader, leave files that change until R reads them again")]
    pub(super) no_watch: bool,
    #[arg(long, help = "Tell everything in words, line by line, as a screen reader wants it, also on a terminal")]
    pub(super) plain: bool,
    /// Colour in the text report
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    #[command(flatten)]
    pub(super) pair: PairArguments,
    /// The form of the report [default: the one of the ending of --output's file, else text]
    #[arg(long, value_enum)]
    pub(super) format: Option<Form>,
    #[command(flatten)]
    pub(super) target: TargetArguments,
    /// In a snapshot, tell when each file was last written, as the time at which it was retrieved
    #[arg(long)]
    pub(super) times: bool,
    #[command(flatten)]
    pub(super) listing: ListingArguments,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    #[command(flatten)]
    pub(super) script: ScriptArguments,
    #[command(flatten)]
    pub(super) picture: PictureArguments,
    #[arg(long, value_name = "NAME", help = "For --format svg: the theme [default: dark]")]
    pub(super) theme: Option<String>,
    #[command(flatten)]
    pub(super) budget: BudgetArguments,
    /// Colour in the text report
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Args)]
pub(super) struct OpenArguments {
    /// The snapshot, as `diptych compare --format json` writes it
    pub(super) file: PathBuf,
    /// Write it in this form instead of opening the reader [default: the one of the ending of --output's file, else text]
    #[arg(long, value_enum)]
    pub(super) format: Option<Form>,
    #[command(flatten)]
    pub(super) target: TargetArguments,
    #[command(flatten)]
    pub(super) listing: ListingArguments,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    #[command(flatten)]
    pub(super) script: ScriptArguments,
    #[command(flatten)]
    pub(super) picture: PictureArguments,
    #[command(flatten)]
    pub(super) screen: ScreenArguments,
    /// Colour in the text report
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

/// How the reader opens.
#[derive(Debug, Args)]
pub(super) struct ScreenArguments {
    #[arg(long, help = "In the reader, go on to the next undecided discrepancy after each decision")]
    pub(super) advance: bool,
    #[arg(long, value_name = "NAME", help = "The reader's theme")]
    pub(super) theme: Option<String>,
    #[arg(long, help = "Leave the mouse to the terminal")]
    pub(super) no_mouse: bool,
}

#[derive(Debug, Args)]
pub(super) struct RecheckArguments {
    /// The snapshot, as `diptych compare --format json` writes it
    pub(super) file: PathBuf,
    /// The left text as it is now, instead of where the snapshot has it
    #[arg(requires = "right")]
    pub(super) left: Option<OsString>,
    /// The right text as it is now, instead of where the snapshot has it
    pub(super) right: Option<OsString>,
    #[command(flatten)]
    pub(super) access: AccessArguments,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
    /// Write today's snapshot, with what was said of it, to this file; it appears whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Let --output replace a file that is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    /// Exit with 1 when something has changed: a text, a finding, or whether a decision applies
    #[arg(long)]
    pub(super) exit_code: bool,
    #[command(flatten)]
    pub(super) budget: BudgetArguments,
    /// Colour in the text report
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Args)]
pub(super) struct ReviewsArguments {
    #[command(subcommand)]
    pub(super) command: Option<ReviewsCommand>,
}

#[derive(Debug, Subcommand)]
pub(super) enum ReviewsCommand {
    /// List the kept reviews, the last written first
    List {
        /// The form of the list
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// Tell what one review says
    Show {
        /// Its name in the list, or the beginning of it
        id: String,
    },
    /// Write one review as JSON
    Export {
        /// Its name in the list, or the beginning of it
        id: String,
        #[command(flatten)]
        target: TargetArguments,
    },
    /// Remove reviews for good
    Remove {
        /// Their names in the list, or the beginnings of them
        #[arg(required = true)]
        ids: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct AlignArguments {
    #[command(flatten)]
    pub(super) pair: PairArguments,
    /// The form of the links
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
    #[command(flatten)]
    pub(super) target: TargetArguments,
    /// List links from this score up, 0 to 1
    #[arg(long, value_name = "S", default_value = "0", value_parser = parse_score)]
    pub(super) min_score: f64,
    #[command(flatten)]
    pub(super) budget: BudgetArguments,
    /// Colour in the text form
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Args)]
pub(super) struct FactsArguments {
    /// The account: a file, an address, or - for standard input
    pub(super) file: OsString,
    #[command(flatten)]
    pub(super) form: FormArguments,
    #[command(flatten)]
    pub(super) access: AccessArguments,
    /// The form of the facts
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
    #[command(flatten)]
    pub(super) target: TargetArguments,
    /// Colour in the text form
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Args)]
pub(super) struct ShowArguments {
    /// The account: a file, an address, or - for standard input
    pub(super) file: OsString,
    #[command(flatten)]
    pub(super) form: FormArguments,
    #[command(flatten)]
    pub(super) access: AccessArguments,
    /// How it is shown
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
    #[command(flatten)]
    pub(super) target: TargetArguments,
    /// Colour in the text form
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Args)]
pub(super) struct WhyArguments {
    /// One account: a file, an address, or - for standard input
    pub(super) left: OsString,
    /// The other account: a file, an address, or - for standard input
    pub(super) right: OsString,
    /// What is asked about: a finding's id, the span of a mention, or its words
    #[arg(value_name = "SPAN_OR_ID", required = true)]
    pub(super) asked: Vec<String>,
    #[command(flatten)]
    pub(super) form: FormArguments,
    #[command(flatten)]
    pub(super) access: AccessArguments,
    /// The form of the answers
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
    #[command(flatten)]
    pub(super) target: TargetArguments,
    /// Colour in the text form
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Args)]
pub(super) struct BatchArguments {
    /// The pairs, one JSON object a line; without FILE, or for -, standard input
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) form: FormArguments,
    /// The form of the pairs and of the answers
    #[arg(long, value_enum, default_value_t = BatchFormat::Jsonl)]
    pub(super) format: BatchFormat,
    #[command(flatten)]
    pub(super) listing: ListingArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    Text,
    /// For programs, with the texts
    Json,
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Arguments;

    #[test]
    fn definitions_are_sound() {
        Arguments::command().debug_assert();
    }
}
