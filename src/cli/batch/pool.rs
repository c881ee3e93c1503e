//! Lines answered on several threads, in the order of the input and within bounded memory.

use std::io::{self, BufRead, Read as _};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Beyond this, threads wait for the one that writes.
const MOST_WORKERS: usize = 8;
/// Lines that may wait for a worker or for the answers before them, per worker.
const AHEAD: usize = 8;

/// Bytes in the longest line that is taken: a novel on either side, and no more memory than that where line ends never come.
pub(super) const LONGEST_LINE: usize = 32 * 1024 * 1024;

struct Job<T> {
    number: usize,
    /// Nothing for a line that is too long.
    line: Option<Vec<u8>>,
    reply: SyncSender<T>,
}

/// The answers to the lines of `input`, in order, blank lines left out; `answer` is called with a line's number, from 1, and its
/// bytes, or nothing where they are more than [`LONGEST_LINE`].
///
/// A failure to read is the last answer. Dropping the iterator ends the work at the next line.
pub(super) fn answers<T: Send + 'static>(
    input: impl BufRead + Send + 'static,
    answer: impl Fn(usize, Option<&[u8]>) -> T + Send + Sync + 'static,
) -> impl Iterator<Item = io::Result<T>> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS);
    // Replies are queued in the order of the lines before the work is given out, so that the queue's length bounds what is in flight.
    let (queue, replies) = sync_channel::<io::Result<Receiver<T>>>(workers * AHEAD);
    let (jobs, work) = sync_channel::<Job<T>>(workers);
    let (work, answer) = (Arc::new(Mutex::new(work)), Arc::new(answer));
    for _ in 0..workers {
        let (work, answer) = (Arc::clone(&work), Arc::clone(&answer));
        thread::spawn(move || {
            loop {
                let job = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(Job { number, line, reply }) = job else { break };
                // Nobody waits for the reply when the output has been closed.
                let _ = reply.send(answer(number, line.as_deref()));
            }
        });
    }
    thread::spawn(move || give_out(input, &queue, &jobs));
    replies.into_iter().filter_map(|reply| match reply {
        Ok(reply) => reply.recv().ok().map(Ok),
        Err(error) => Some(Err(error)),
    })
}

/// Reads line by line until the input or the interest in it ends.
fn give_out<T>(mut input: impl BufRead, queue: &SyncSender<io::Result<Receiver<T>>>, jobs: &SyncSender<Job<T>>) {
    for number in 1.. {
        let line = match next_line(&mut input) {
            Ok(Some(Line::Blank)) => continue,
            Ok(Some(Line::Whole(bytes))) => Some(bytes),
            Ok(Some(Line::TooLong)) => None,
            Ok(None) => return,
            Err(error) => {
                // The last word, if somebody listens.
                let _ = queue.send(Err(error));
                return;
            }
        };
        let (reply, answer) = sync_channel(1);
        if queue.send(Ok(answer)).is_err() || jobs.send(Job { number, line, reply }).is_err() {
            return;
        }
    }
}

enum Line {
    Blank,
    Whole(Vec<u8>),
    TooLong,
}

fn next_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    let read = input.take(LONGEST_LINE as u64).read_until(b'\n', &mut bytes)?;
    Ok(if read == 0 {
        None
    } else if read == LONGEST_LINE && !bytes.ends_with(b"\n") {
        input.skip_until(b'\n')?;
        Some(Line::TooLong)
    } else if bytes.trim_ascii().is_empty() {
        Some(Line::Blank)
    } else {
        Some(Line::Whole(bytes))
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};
    use std::time::Duration;

    use super::{LONGEST_LINE, answers};

    #[test]
    fn answers_keep_the_order_of_the_lines_whatever_each_takes() {
        let input = (1..=200).map(|n| n.to_string()).collect::<Vec<_>>().join("\n");
        let slow_for_some = |number: usize, line: Option<&[u8]>| {
            if number.is_multiple_of(7) {
                std::thread::sleep(Duration::from_millis(3));
            }
            (number, String::from_utf8_lossy(line.unwrap_or_default()).trim().to_owned())
        };
        let got: Vec<_> = answers(Cursor::new(input), slow_for_some).flatten().collect();
        let wanted: Vec<_> = (1..=200).map(|n| (n, n.to_string())).collect();
        assert_eq!(got, wanted);
    }

    #[test]
    fn blank_lines_are_counted_and_not_answered() {
        let got: Vec<_> = answers(Cursor::new("a\n\n  \nb"), |number, _: Option<&[u8]>| number).flatten().collect();
        assert_eq!(got, [1, 4]);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let endless = std::io::BufReader::new(std::io::repeat(b'x').take(3 * LONGEST_LINE as u64));
        let input = std::io::BufReader::new(endless.chain(Cursor::new("\nshort\n")));
        let got: Vec<_> = answers(input, |number, line: Option<&[u8]>| (number, line.map(<[u8]>::len))).flatten().collect();
        assert_eq!(got, [(1, None), (2, Some(6))]);
    }
}
