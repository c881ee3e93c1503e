//! Files that change on the disk while they are read here.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::terminal::Reporter;

/// An editor writes in several steps; a file that was quiet for so long is whole.
const QUIET: Duration = Duration::from_millis(150);

/// Tells of changes as long as it lives.
#[derive(Debug)]
pub(super) struct Watch {
    /// Held, not used.
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Begins to watch files; nothing is watched where there are none.
    pub(super) fn begin(paths: &[&Path], to: Reporter) -> Result<Option<Self>, String> {
        if paths.is_empty() {
            return Ok(None);
        }
        let (names, directories) = places(paths);
        let (sender, events) = mpsc::channel();
        let hear = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_change(&event, &names)) {
                sender.send(()).unwrap_or_default();
            }
        };
        let told = |error: notify::Error| error.to_string();
        let mut watcher = notify::recommended_watcher(hear).map_err(told)?;
        for directory in &directories {
            watcher.watch(directory, RecursiveMode::NonRecursive).map_err(told)?;
        }
        thread::Builder::new().name("files".into()).spawn(move || tell(&events, &to)).map_err(|error| error.to_string())?;
        Ok(Some(Self { _watcher: watcher }))
    }
}

/// The names that are looked out for, and the directories in which they stand: an editor may put another file in the place of one, so that watching the
/// file itself would end with its first change. A link's own place counts, and the place that it points to.
fn places(paths: &[&Path]) -> (BTreeSet<OsString>, BTreeSet<PathBuf>) {
    let (mut names, mut directories) = (BTreeSet::new(), BTreeSet::new());
    for path in paths {
        for place in [Some((*path).to_owned()), path.canonicalize().ok()].into_iter().flatten() {
            let parent = place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            directories.insert(parent.canonicalize().unwrap_or_else(|_| parent.to_owned()));
            names.extend(place.file_name().map(OsString::from));
        }
    }
    (names, directories)
}

/// Whether one of the files may be another now. That they are read is no change.
fn is_change(event: &Event, names: &BTreeSet<OsString>) -> bool {
    let is_named = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
    !matches!(event.kind, EventKind::Access(_)) && (event.need_rescan() || event.paths.iter().any(is_named))
}

/// Reports each burst of changes once, when it is over, as long as somebody listens.
fn tell(events: &Receiver<()>, to: &Reporter) {
    while events.recv().is_ok() {
        loop {
            match events.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        if !to.changed() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, CreateKind};

    use super::*;

    #[test]
    fn only_what_happens_to_the_files_counts() {
        let (names, directories) = places(&[Path::new("left.txt"), Path::new("no/such/right.txt")]);
        assert_eq!(directories.len(), 2);
        let event = |kind: EventKind, name: &str| is_change(&Event::new(kind).add_path(PathBuf::from("somewhere").join(name)), &names);
        assert!(event(EventKind::Create(CreateKind::File), "right.txt"));
        assert!(!event(EventKind::Create(CreateKind::File), ".right.txt.swp"));
        assert!(!event(EventKind::Access(AccessKind::Any), "left.txt"));
    }
}
