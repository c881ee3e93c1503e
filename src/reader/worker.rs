//! The comparison on a thread of its own, so that both texts can be read meanwhile.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{io, panic};

use super::terminal::Reporter;
use crate::compare::{Comparison, Kinds, Options, Study, compare_with_within, study};
use crate::document::{Document, Sides};
use crate::work::Work;

/// How often the screen is told how far the work has come.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// A comparison under way.
pub(super) struct Worker {
    work: Arc<Work>,
    thread: JoinHandle<Comparison>,
    /// Hears of the thread's end, and of nothing else.
    end: Receiver<()>,
}

impl Worker {
    /// Begins to compare.
    pub(super) fn start(documents: Sides<Document>, kinds: Kinds, options: Options, work: &Arc<Work>) -> io::Result<Self> {
        let (alive, end) = mpsc::channel::<()>();
        let own = Arc::clone(work);
        let thread = thread::Builder::new().name("comparison".into()).spawn(move || {
            let _alive = alive;
            compare_with_within(documents, &options, &own).of_kinds(kinds)
        })?;
        Ok(Self { work: Arc::clone(work), thread, end })
    }

    /// The comparison if it is done within a time, else the work that goes on.
    pub(super) fn wait(self, patience: Duration) -> Result<Comparison, Self> {
        if self.end.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
            return Err(self);
        }
        Ok(self.thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
    }

    /// Reports how far the work has come and at last the comparison, as long as somebody listens.
    pub(super) fn report(self, to: Reporter) -> io::Result<()> {
        thread::Builder::new().name("progress".into()).spawn(move || {
            let mut told = None;
            while self.end.recv_timeout(BETWEEN_REPORTS) == Err(RecvTimeoutError::Timeout) {
                let progress = self.work.progress();
                if told.replace(progress) != Some(progress) && !to.progress(progress) {
                    return;
                }
            }
            match self.thread.join() {
                Ok(comparison) => to.compared(comparison),
                // The thread has said itself what went wrong with it.
                Err(_) => to.failed(),
            }
        })?;
        Ok(())
    }
}

/// Looks up what two texts date and name: what is done within a time comes back, else it is reported when it is done.
pub(super) fn look_up(comparison: Comparison, patience: Duration, to: Reporter) -> io::Result<Option<Study>> {
    // Nobody takes it from a channel without room once the patience is over: then it goes to the one who reports.
    let (done, studied) = mpsc::sync_channel(0);
    thread::Builder::new().name("study".into()).spawn(move || {
        if let Err(mpsc::SendError(late)) = done.send(study(&comparison)) {
            to.studied(late);
        }
    })?;
    Ok(studied.recv_timeout(patience).ok())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::compare::compare;

    fn documents() -> Sides<Document> {
        Sides::new("The ferry sank off Sorvik on Friday.", "Off Sorvik the ferry went down on Friday.")
            .map(|text| Document::from_bytes("report.txt", text.as_bytes()).unwrap())
    }

    #[test]
    fn what_is_done_in_time_is_handed_over() {
        let worker = Worker::start(documents(), Kinds::ALL, Options::default(), &Arc::new(Work::unlimited())).unwrap();
        assert_eq!(worker.wait(Duration::from_secs(60)).ok(), Some(compare(documents())));
    }

    #[test]
    fn what_is_not_done_in_time_goes_on() {
        let Err(worker) =
            Worker::start(documents(), Kinds::ALL, Options::default(), &Arc::new(Work::unlimited())).unwrap().wait(Duration::ZERO)
        else {
            return;
        };
        assert_eq!(worker.wait(Duration::from_secs(60)).ok(), Some(compare(documents())));
    }
}
