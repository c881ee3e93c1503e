//! The command line: one file a subcommand.
//!
//! Arguments go two steps: `arguments` is what was typed, `plan` what the program uses. Results go to standard output, one line per
//! trouble to standard error, the outcome to an `exit::Outcome`. All wording for a failed run is decided here and in `source`.

mod align;
mod arguments;
mod batch;
mod colour;
mod compare;
mod config;
mod doctor;
mod exit;
mod facts;
mod form;
mod generated;
mod open;
mod output;
mod plan;
mod read;
mod recheck;
mod reviews;
#[cfg(test)]
mod schema;
mod show;
mod twins;
mod typed;
mod why;
mod working;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::panic;
use std::process::ExitCode;
use std::thread;

use arguments::{Arguments, Command};
use exit::Outcome;

use crate::document::SILENT_THREAD;

/// Files of odd forms are read on a thread of their own, whose panics are answered by an error: the person is told of them once, in one line.
fn hush() {
    let earlier = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(SILENT_THREAD) {
            earlier(info);
        }
    }));
}

/// Runs the program with the arguments of a process, the program's own name first, and tells its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    hush();
    let typed: Vec<OsString> = arguments.into_iter().collect();
    match twins::parse(&typed) {
        Ok(Ok(arguments)) => perform(arguments).unwrap_or_else(|error| report(&error)).into(),
        Ok(Err(error)) => {
            // Help and version are answers on standard output, the rest is trouble; nobody is left to tell when even this cannot be written.
            let outcome = if error.use_stderr() { Outcome::Trouble } else { Outcome::Done };
            let _ = error.print();
            outcome.into()
        }
        Err(error) => report(&error).into(),
    }
}

fn perform(arguments: Arguments) -> anyhow::Result<Outcome> {
    match arguments.command {
        None => read::run(arguments.read),
        Some(Command::Compare(arguments)) => compare::run(arguments),
        Some(Command::Align(arguments)) => align::run(arguments),
        Some(Command::Open(arguments)) => open::run(arguments),
        Some(Command::Recheck(arguments)) => recheck::run(arguments),
        Some(Command::Reviews(arguments)) => reviews::run(arguments),
        Some(Command::Facts(arguments)) => facts::run(&arguments),
        Some(Command::Why(arguments)) => why::run(arguments),
        Some(Command::Show(arguments)) => show::run(&arguments),
        Some(Command::Batch(arguments)) => batch::run(&arguments),
        Some(Command::Config) => config::run(),
        Some(Command::Doctor) => doctor::run(),
        Some(Command::Completions { shell }) => generated::completions(shell),
        Some(Command::Man { command }) => generated::man(&command),
    }
}

/// Says what went wrong in one line. A reader of our output who has left (`diptych compare | head`) is no trouble.
fn report(error: &anyhow::Error) -> Outcome {
    let gone = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| cause.kind() == io::ErrorKind::BrokenPipe);
    if gone {
        return Outcome::Done;
    }
    complain(&format!("{error:#}"));
    Outcome::Trouble
}

/// One line on standard error: a file name may hold line ends or escape sequences, which must not reach the terminal.
fn complain(message: &str) {
    let line = message.replace(char::is_control, "\u{fffd}");
    let _ = writeln!(io::stderr(), "diptych: {line}");
}
