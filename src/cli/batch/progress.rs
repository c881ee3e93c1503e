//! How far a batch has come: a line on standard error, where that is a terminal and the answers go elsewhere.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// How long a person waits before being told, and how often the line is drawn afresh.
const PAUSE: Duration = Duration::from_millis(500);

/// What is told of a run while it lasts.
pub(super) struct Progress {
    is_wanted: bool,
    since: Instant,
    told: Instant,
    /// Columns of the line that stands on the screen.
    shown: usize,
}

impl Progress {
    pub(super) fn begin() -> Self {
        let now = Instant::now();
        Self { is_wanted: io::stderr().is_terminal() && !io::stdout().is_terminal(), since: now, told: now, shown: 0 }
    }

    /// So many lines have been answered, so many of them by an error.
    pub(super) fn tell(&mut self, lines: usize, failed: usize) {
        if !self.is_wanted || self.told.elapsed() < PAUSE {
            return;
        }
        self.told = Instant::now();
        let line = line(lines, failed, self.since.elapsed());
        // A line that cannot be written is no reason to stop the work.
        let _ = write!(io::stderr(), "\r{line}{}", " ".repeat(self.shown.saturating_sub(line.len())));
        self.shown = line.len();
    }

    /// Takes the line away, before anything else is said.
    pub(super) fn end(&mut self) {
        if self.shown > 0 {
            let _ = write!(io::stderr(), "\r{}\r", " ".repeat(self.shown));
            self.shown = 0;
        }
    }
}

fn line(lines: usize, failed: usize, elapsed: Duration) -> String {
    let rate = lines as f64 / elapsed.as_secs_f64().max(1e-3);
    let trouble = if failed > 0 { format!(", {failed} could not be compared") } else { String::new() };
    format!("diptych: {lines} pairs, {rate:.0} a second{trouble} (Ctrl-C stops it)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_pairs_rate_and_trouble() {
        assert_eq!(line(600, 0, Duration::from_secs(2)), "diptych: 600 pairs, 300 a second (Ctrl-C stops it)");
        assert_eq!(line(600, 2, Duration::from_secs(2)), "diptych: 600 pairs, 300 a second, 2 could not be compared (Ctrl-C stops it)");
        assert_eq!(line(0, 0, Duration::ZERO), "diptych: 0 pairs, 0 a second (Ctrl-C stops it)");
    }
}
