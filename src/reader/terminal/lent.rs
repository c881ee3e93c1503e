//! Keys lent to another program. Whoever reads keys for the reader would take them from an editor that runs in its terminal, so it is asked to stop
//! until the editor is done.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::signals;

/// Longer than anybody who is there takes to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whose the keys are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keys {
    /// The reader's.
    Ours,
    /// The reader's, who is asked to give them up.
    Asked,
    /// Another program's.
    Lent,
}

static KEYS: Mutex<Keys> = Mutex::new(Keys::Ours);
static CHANGED: Condvar = Condvar::new();

fn keys() -> MutexGuard<'static, Keys> {
    KEYS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The keys while they are another program's; they come back when this is dropped.
#[derive(Debug)]
pub(super) struct Loan(());

impl Drop for Loan {
    fn drop(&mut self) {
        *keys() = Keys::Ours;
        CHANGED.notify_all();
    }
}

/// Asks for the keys and waits until nobody reads them any more.
pub(super) fn ask() -> io::Result<Loan> {
    *keys() = Keys::Asked;
    let loan = Loan(());
    signals::nudge()?;
    let waited = CHANGED.wait_timeout_while(keys(), PATIENCE, |keys| *keys == Keys::Asked);
    let is_lent = *waited.unwrap_or_else(PoisonError::into_inner).0 == Keys::Lent;
    if is_lent { Ok(loan) } else { Err(io::ErrorKind::TimedOut.into()) }
}

/// For whoever reads keys: gives them up where they are asked for, and waits until they are back.
pub(super) fn give_up() {
    let mut keys = keys();
    if *keys == Keys::Asked {
        *keys = Keys::Lent;
        CHANGED.notify_all();
        drop(CHANGED.wait_while(keys, |keys| *keys != Keys::Ours).unwrap_or_else(PoisonError::into_inner));
    }
}

/// Whether another program has the keys, and with them the signals that keys send.
pub(super) fn is_lent() -> bool {
    *keys() == Keys::Lent
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn keys_are_given_up_when_asked_for_and_come_back() {
        give_up();
        assert!(!is_lent());
        let reader = std::thread::spawn(|| {
            while *keys() != Keys::Asked {
                std::thread::sleep(Duration::from_millis(1));
            }
            give_up();
        });
        let loan = ask().unwrap();
        assert!(is_lent());
        drop(loan);
        reader.join().unwrap();
        assert!(!is_lent());
    }
}
