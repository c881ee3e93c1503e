//! Work on every core, with the same result for any number of them.

use std::num::NonZero;
use std::thread;

/// What `make` gives for every number below `count`, in order. Runs of at least `least` numbers go to a thread each; fewer are not worth one.
pub(crate) fn map<T: Send>(count: usize, least: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    map_with(count, least, || (), |(), i| make(i))
}

/// As [`map`], with something of each thread's own, such as what it has looked up so far; the result must not depend on it.
pub(crate) fn map_with<S, T: Send>(
    count: usize,
    least: usize,
    own: impl Fn() -> S + Sync,
    make: impl Fn(&mut S, usize) -> T + Sync,
) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(count / least.max(1)).max(1);
    let run = count.div_ceil(threads);
    let one_run = |first: usize| {
        let mut own = own();
        (first..count.min(first + run)).map(|i| make(&mut own, i)).collect::<Vec<T>>()
    };
    let one_run = &one_run;
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|i| scope.spawn(move || one_run(i * run))).collect();
        let mut all = one_run(0);
        all.reserve(count - all.len());
        for other in others {
            all.extend(finished(other));
        }
        all
    })
}

/// The results of two pieces of work, done at the same time.
pub(crate) fn both<A, B: Send>(first: impl FnOnce() -> A, second: impl FnOnce() -> B + Send) -> (A, B) {
    thread::scope(|scope| {
        let second = scope.spawn(second);
        (first(), finished(second))
    })
}

/// A panic of a thread is carried on in the one that waits for it.
fn finished<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order_however_the_work_is_cut() {
        for count in [0, 1, 2, 7, 100, 1001] {
            for least in [0, 1, 10, 2000] {
                assert_eq!(map(count, least, |i| 3 * i), (0..count).map(|i| 3 * i).collect::<Vec<_>>(), "{count} {least}");
            }
        }
        assert_eq!(both(|| 1, || "two"), (1, "two"));
    }
}
