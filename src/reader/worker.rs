//! Reading and comparing on a thread of its own, so that both texts can be read meanwhile.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{io, panic};

use super::terminal::Reporter;
use crate::compare::{Comparison, Study, study};
use crate::work::Work;

/// How often the screen is told how far the work has come.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// What comes of work on another thread.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Brought {
    /// The two texts, compared.
    Comparison(Box<Comparison>),
    /// The texts are as they were.
    Unchanged,
    /// Why the texts could not be read.
    Unread(String),
}

/// Work under way.
pub(super) struct Worker {
    work: Arc<Work>,
    thread: JoinHandle<Brought>,
    /// Hears of the thread's end, and of nothing else.
    end: Receiver<()>,
}

impl Worker {
    /// Begins.
    pub(super) fn start(work: &Arc<Work>, run: impl FnOnce(&Work) -> Brought + Send + 'static) -> io::Result<Self> {
        let (alive, end) = mpsc::channel::<()>();
        let own = Arc::clone(work);
        let thread = thread::Builder::new().name("comparison".into()).spawn(move || {
            let _alive = alive;
            run(&own)
        })?;
        Ok(Self { work: Arc::clone(work), thread, end })
    }

    /// What was brought if it is there within a time, else the work that goes on.
    pub(super) fn wait(self, patience: Duration) -> Result<Brought, Self> {
        if self.end.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
            return Err(self);
        }
        Ok(self.thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
    }

    /// Reports how far the work has come and at last what was brought, as long as somebody listens.
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
                Ok(brought) => to.brought(brought),
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
    use super::*;

    #[test]
    fn what_is_done_in_time_is_handed_over() {
        let worker =
            Worker::start(&Arc::new(Work::unlimited()), |_| Brought::Unchanged).map(|worker| worker.wait(Duration::from_secs(60)).ok());
        assert_eq!(worker.ok().flatten(), Some(Brought::Unchanged));
    }

    #[test]
    fn what_is_not_done_in_time_goes_on() {
        let (go, wait) = mpsc::channel::<()>();
        let run = move |_: &Work| {
            wait.recv().unwrap_or_default();
            Brought::Unchanged
        };
        let late = Worker::start(&Arc::new(Work::unlimited()), run).map(|worker| worker.wait(Duration::ZERO).err());
        drop(go);
        let brought = late.ok().flatten().map(|worker| worker.wait(Duration::from_secs(60)).ok());
        assert_eq!(brought, Some(Some(Brought::Unchanged)));
    }
}
