//! The exit codes, decided here and nowhere else.
//!
//! | code | when |
//! | --- | --- |
//! | 0 | the work was done, or whoever read our output went away; conflicts make no difference |
//! | 1 | only with `--exit-code`: the work was done and conflicts are listed; of `recheck`, something has changed |
//! | 2 | trouble: wrong usage, input that cannot be read, output that cannot be written, a batch with a line that could not be compared |
//! | 130 | an interrupt (signal 2) stopped the work; what there was is printed, marked as partial |
//! | 128 + n | the reader was ended by signal n, after giving the terminal back; the signal itself ends the process |

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The work was done.
    Done,
    /// The work was done, conflicts are listed, and the person asked to be told by the exit code.
    Conflicts,
    /// The work was done, something is not as it was, and the person asked to be told by the exit code.
    Changed,
    /// It was not done, or not whole.
    Trouble,
    /// A person stopped it, and what there was has been written.
    Interrupted,
}

impl Outcome {
    /// The outcome of work that was done: `asked` is `--exit-code`.
    pub(super) const fn of_work(asked: bool, has_conflicts: bool) -> Self {
        if asked && has_conflicts { Self::Conflicts } else { Self::Done }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Conflicts | Outcome::Changed => Self::from(1),
            Outcome::Trouble => Self::from(2),
            Outcome::Interrupted => Self::from(130),
        }
    }
}
