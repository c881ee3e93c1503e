//! The loop: draws, waits, hears what happened and performs the effects of it. What takes long is done on another thread, one thing at a time, so that
//! keys are answered meanwhile.

use std::io;
use std::sync::Arc;

use super::browser::Way;
use super::effect::Effect;
use super::origin::Origin;
use super::session::Session;
use super::terminal::{Cause, Event, Terminal};
use super::watch::Watch;
use super::worker::{Brought, Worker, look_up};
use super::{Error, PATIENCE, editor};
use crate::compare::{Comparison, compare_with_within};
use crate::document::Side;
use crate::work::Work;

/// Shows a session until the person leaves it.
pub(super) fn show(terminal: Terminal, session: Session, origin: &Origin) -> Result<Comparison, Error> {
    let errand = session.is_at_work().then(Errand::default);
    Desk { terminal, session, origin, errand, wanted: None, is_said: false }.run()
}

/// What is to be read or compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Errand {
    /// The links of the person are others.
    is_relinked: bool,
    /// The files may be others than what is shown.
    is_stale: bool,
    /// The person has asked for the texts to be read again.
    is_asked: bool,
}

impl Errand {
    const fn and(self, more: Self) -> Self {
        Self {
            is_relinked: self.is_relinked || more.is_relinked,
            is_stale: self.is_stale || more.is_stale,
            is_asked: self.is_asked || more.is_asked,
        }
    }
}

/// Whether the loop goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    On,
    /// The person leaves.
    Leave,
    /// The program must end.
    End(Cause),
}

/// What the loop works with.
struct Desk<'o> {
    terminal: Terminal,
    session: Session,
    origin: &'o Origin,
    /// What is read or compared on another thread now.
    errand: Option<Errand>,
    /// What is to be read or compared when that is done.
    wanted: Option<Errand>,
    /// Whether something was said that is to be kept.
    is_said: bool,
}

impl Desk<'_> {
    fn run(mut self) -> Result<Comparison, Error> {
        let watched = Watch::begin(&self.origin.watched_paths(), self.terminal.reporter());
        let _watch = watched.unwrap_or_else(|error| {
            self.session.tell(format!("changes of the files are not noticed here ({error}); they can be read again by hand"));
            None
        });
        loop {
            self.terminal.draw(|buffer| self.session.draw(buffer))?;
            for event in self.terminal.wait()? {
                match self.hear(event)? {
                    Turn::On => {}
                    Turn::Leave => return Ok(self.session.into_comparison()),
                    Turn::End(cause) => {
                        self.session.leave();
                        drop(self.terminal);
                        return Err(cause.end());
                    }
                }
            }
            self.begin()?;
            // What was said is kept before the screen says that it was.
            if std::mem::take(&mut self.is_said) {
                self.session.keep();
            }
            self.session.keep_draft();
        }
    }

    fn hear(&mut self, event: Event) -> io::Result<Turn> {
        let effects = match event {
            Event::Key(key) => self.session.press(key),
            Event::Paste(words) => self.session.paste(words),
            Event::Mouse(mouse) => self.session.point(mouse),
            Event::Resize(size) => self.session.resize(size),
            Event::Progress(progress) => self.session.progress(progress),
            Event::Brought(brought) => self.take(brought),
            Event::Studied(study) => self.session.studied(*study),
            Event::Changed => {
                self.want(Errand { is_stale: true, ..Errand::default() });
                Vec::new()
            }
            Event::End(cause) => return Ok(Turn::End(cause)),
        };
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Turn> {
        for effect in effects {
            if self.is_said && matches!(effect, Effect::Suspend | Effect::EditNote | Effect::EditText(..) | Effect::Browse(_)) {
                self.session.keep();
            }
            match effect {
                Effect::Quit if self.session.leave() => return Ok(Turn::Leave),
                Effect::Quit => {}
                Effect::Keep => self.is_said = true,
                Effect::Relink => self.want(Errand { is_relinked: true, ..Errand::default() }),
                Effect::EditNote => {
                    let edited = self.terminal.outside(|| editor::edit(self.session.note()))?;
                    self.session.edited(edited);
                }
                Effect::EditText(side, line) => self.edit_text(side, line)?,
                Effect::Browse(address) => self.browse(&address)?,
                Effect::Reload => self.want(Errand { is_stale: true, is_asked: true, ..Errand::default() }),
                Effect::Suspend => self.terminal.suspend()?,
                Effect::Mouse(is_on) => self.terminal.listen_to_mouse(is_on)?,
                Effect::Redraw => self.terminal.clear()?,
                Effect::Copy(text) => {
                    let told = self.terminal.copy(&text);
                    self.session.tell(told);
                }
                Effect::Export => self.session.export(),
                Effect::Study => {
                    let studied = look_up(self.session.comparison().clone(), PATIENCE, self.terminal.reporter())?;
                    if let Some(study) = studied {
                        self.session.studied(study);
                    }
                }
            }
        }
        Ok(Turn::On)
    }

    fn want(&mut self, errand: Errand) {
        self.wanted = Some(self.wanted.unwrap_or_default().and(errand));
    }

    /// Begins what is wanted, if nothing else is done. Links of the person are drawn at once where that takes no longer than a blink; texts that are read
    /// again come when they come.
    fn begin(&mut self) -> io::Result<()> {
        while self.errand.is_none()
            && let Some(errand) = self.wanted.take()
        {
            let worker = self.send(errand)?;
            self.errand = Some(errand);
            let patience = if errand.is_stale { std::time::Duration::ZERO } else { PATIENCE };
            match worker.wait(patience) {
                Ok(brought) => {
                    let effects = self.take(brought);
                    self.perform(effects)?;
                }
                Err(worker) => worker.report(self.terminal.reporter())?,
            }
        }
        Ok(())
    }

    /// Has the texts read and compared on another thread, as far as the errand wants it.
    fn send(&self, errand: Errand) -> io::Result<Worker> {
        let again = self.origin.again();
        let (shown, review) = (self.session.comparison().documents.clone(), self.session.review().clone());
        let kinds = self.session.comparison().kinds;
        Worker::start(&Arc::new(Work::unlimited()), move |work| {
            let mut documents = shown.clone();
            if errand.is_stale {
                documents = match again() {
                    Ok(documents) => documents,
                    // The links are drawn all the same.
                    Err(_) if errand.is_relinked => documents,
                    Err(trouble) => return Brought::Unread(trouble),
                };
                if documents == shown && !errand.is_relinked {
                    return Brought::Unchanged;
                }
            }
            let hand = review.hand(documents.as_ref());
            Brought::Comparison(Box::new(compare_with_within(documents, &hand.into(), work).of_kinds(kinds)))
        })
    }

    /// Takes what an errand has brought.
    fn take(&mut self, brought: Brought) -> Vec<Effect> {
        let errand = self.errand.take().unwrap_or_default();
        let nothing = |session: &mut Session, told: Option<String>| {
            session.rest();
            if let Some(told) = told {
                session.tell(told);
            }
            Vec::new()
        };
        match brought {
            Brought::Comparison(comparison) => self.session.compared(*comparison),
            Brought::Unchanged => nothing(&mut self.session, errand.is_asked.then(|| "both texts are as they were".to_owned())),
            Brought::Unread(trouble) => {
                // Nobody has to be told that texts that are no files were not read again after something else.
                let is_told = errand.is_asked || Side::BOTH.into_iter().any(|side| self.origin.path(side).is_some());
                nothing(&mut self.session, is_told.then(|| format!("not read again: {trouble}")))
            }
        }
    }

    /// Has the person edit a text's file where that is one; it is read again afterwards.
    fn edit_text(&mut self, side: Side, line: usize) -> io::Result<()> {
        let Some(path) = self.origin.path(side) else {
            self.session.tell(format!("the {} text is no file that could be edited", side.name()));
            return Ok(());
        };
        if let Err(error) = self.terminal.outside(|| editor::open(path, line))? {
            self.session.tell(format!("the editor did not do: {error}"));
        }
        self.want(Errand { is_stale: true, ..Errand::default() });
        Ok(())
    }

    /// Opens an address in the person's browser.
    fn browse(&mut self, address: &str) -> io::Result<()> {
        let way = Way::to(address);
        let outcome = if matches!(way, Way::Inside(_)) { self.terminal.outside(|| way.open(address))? } else { way.open(address) };
        self.session.tell(match outcome {
            Ok(()) => format!("opened {address}"),
            Err(error) => format!("no browser opened {address}: {error}"),
        });
        Ok(())
    }
}
