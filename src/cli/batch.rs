//! `diptych batch`: many pairs, one JSON object a line in, one a line out, in the same order.
//!
//! Input is read as it is needed and each answer is written at once, so that the run takes a pipe of any length. A line that cannot be
//! read or compared is answered by an error, and the run goes on.

mod line;
mod pool;
mod progress;

#[cfg(test)]
pub(super) use line::Failure;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};

use super::arguments::{BatchArguments, BatchFormat};
use super::exit::Outcome;
use super::output::STDOUT;
use super::plan::{Listing, wish};
use crate::document::Wish;
use progress::Progress;

/// Compares every pair of the input.
pub(super) fn run(arguments: &BatchArguments) -> Result<Outcome> {
    match arguments.format {
        BatchFormat::Jsonl => run_jsonl(arguments.file.as_deref(), Listing::from_typed(&arguments.listing), wish(arguments.form)),
    }
}

fn run_jsonl(file: Option<&Path>, listing: Listing, wish: Wish) -> Result<Outcome> {
    let file = file.filter(|path| *path != Path::new("-"));
    let name = file.map_or_else(|| "standard input".to_owned(), |path| path.display().to_string());
    let input: Box<dyn BufRead + Send> = match file {
        None => Box::new(BufReader::new(io::stdin())),
        Some(path) => Box::new(BufReader::new(File::open(path).map_err(|error| unreadable(&name, &error))?)),
    };
    let mut out = io::stdout().lock();
    let mut progress = Progress::begin();
    let (mut lines, mut failed, mut has_conflicts) = (0_usize, 0_usize, false);
    for answer in pool::answers(input, move |number, bytes| line::answer(number, bytes, listing, wish)) {
        let answer = answer.map_err(|error| unreadable(&name, &error))?;
        out.write_all(answer.json.as_bytes()).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()).context(STDOUT)?;
        lines += 1;
        failed += usize::from(answer.failed);
        has_conflicts |= answer.has_conflicts;
        progress.tell(lines, failed);
    }
    progress.end();
    if failed > 0 {
        super::complain(&format!("{name}: {failed} of {lines} lines could not be compared; the answers that hold \"error\" say why"));
        return Ok(Outcome::Trouble);
    }
    Ok(Outcome::of_work(listing.exit_code, has_conflicts))
}

fn unreadable(name: &str, error: &io::Error) -> anyhow::Error {
    anyhow!("{name}: {error}; give a file of JSON lines, or pipe them in")
}
