//! Signals, and the terminal that goes away without one.

use std::io;
use std::os::fd::AsFd;
use std::sync::mpsc::Sender;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, getpid, kill_current_process_group, kill_process};
use rustix::termios::{QueueSelector, isatty, tcflush};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::{Cause, Event, Report, lent};

/// Reports signals and the end of the terminal from now on.
pub(super) fn watch(sender: &Sender<Report>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let to = sender.clone();
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let is_lent = lent::is_lent();
            let report = match signal {
                // Whoever has the terminal is stopped together with us, and continued; an interrupt is a key of theirs.
                SIGTSTP if is_lent => {
                    stop().unwrap_or_default();
                    continue;
                }
                SIGINT | SIGQUIT | SIGCONT if is_lent => continue,
                SIGTSTP => Report::Stop,
                SIGCONT => Report::Continued,
                // The thread that reads keys reports sizes as well, but only those that change after it has begun to.
                SIGWINCH => Report::Resized,
                _ => Report::Event(Event::End(Cause::Signal(signal))),
            };
            if to.send(report).is_err() {
                return;
            }
        }
    })?;
    let to = sender.clone();
    thread::Builder::new().name("hang-up".into()).spawn(move || {
        if is_hung_up() {
            to.send(Report::Event(Event::End(Cause::HungUp))).unwrap_or_default();
        }
    })?;
    Ok(())
}

/// Sleeps until the terminal is gone. A parent may have had SIGHUP ignored, and then nothing else tells: reading keys from a dead terminal
/// would spin. `false` where the system cannot watch a terminal this way.
fn is_hung_up() -> bool {
    let (input, output) = (io::stdin(), io::stdout());
    let terminal = if isatty(&input) { input.as_fd() } else { output.as_fd() };
    loop {
        let mut watched = [PollFd::from_borrowed_fd(terminal, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_) => {
                let [watched] = watched;
                return watched.revents().intersects(PollFlags::HUP | PollFlags::ERR);
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

/// Lets whoever reads keys look up: it takes the signal for a change of size.
pub(super) fn nudge() -> io::Result<()> {
    Ok(kill_process(getpid(), Signal::WINCH)?)
}

/// Stops the program and whatever runs in its job, until the shell continues them. SIGSTOP rather than SIGTSTP, which a process without a
/// shell above it would not be stopped by.
pub(super) fn stop() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::STOP)?)
}

/// Ends the program by the signal that asked for it, so that the parent sees why; a terminal that is gone counts as a hang-up.
pub(super) fn die_of(cause: Cause) {
    let signal = match cause {
        Cause::Signal(signal) => signal,
        Cause::HungUp => SIGHUP,
        Cause::Failed => return,
    };
    emulate_default_handler(signal).unwrap_or_default();
}

/// Drops keys that were typed and not read, which the shell would take for commands.
pub(super) fn drop_typed() {
    let input = io::stdin();
    if isatty(&input) {
        tcflush(&input, QueueSelector::IFlush).unwrap_or_default();
    }
}
