//! What was said before this reader opened, found again; and whether what is said now is kept.

use super::focus::select;
use super::jump::show;
use crate::document::Sides;
use crate::reader::reviewing::Keeping;
use crate::reader::state::State;
use crate::snapshot::{Decision, Review};

/// Takes what was said of these texts before.
pub(super) fn take(state: &mut State, review: Review, keeping: Keeping, told: Option<String>) {
    // Of texts that were corrected the person hears what was found when the comparison is there.
    let found = if state.reviewing.carried.is_some() { None } else { tell_found(&review) };
    (state.reviewing.review, state.reviewing.keeping) = (review, keeping);
    state.attach(Sides::new(true, true));
    mark(state);
    if state.working.is_none() {
        resume(state);
    }
    state.notice = [state.notice.take(), told, found].into_iter().flatten().reduce(|told, more| format!("{told}; {more}"));
}

/// Takes what was said before of texts that have become the same as those of then; what was said here outranks it.
pub(super) fn join(state: &mut State, earlier: Review, keeping: Keeping, told: Option<String>) {
    state.reviewing.keeping = keeping;
    state.reviewing.review = std::mem::take(&mut state.reviewing.review).joined(earlier);
    state.attach(Sides::new(true, true));
    mark(state);
    if let Some(told) = told {
        state.notice = Some(state.notice.take().map_or(told.clone(), |known| format!("{known}; {told}")));
    }
}

/// What was found, in words.
fn tell_found(review: &Review) -> Option<String> {
    let count = |decision: Decision| review.findings.iter().filter(|said| said.decision == Some(decision)).count();
    let decided = Decision::ALL.into_iter().map(|decision| (count(decision), decision.name()));
    let notes = review.findings.iter().filter(|said| !said.note.is_empty()).count();
    let plural = |count: usize, one: &'static str, many: &'static str| (count, if count == 1 { one } else { many });
    let more = [plural(notes, "note", "notes"), plural(review.links.len(), "link by hand", "links by hand")];
    let told: Vec<String> = decided.chain(more).filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    (!told.is_empty()).then(|| format!("found again: {}", told.join(", ")))
}

/// Sets the bookmarks that were set before; those of this reader outrank them.
fn mark(state: &mut State) {
    let places: Vec<_> = state.reviewing.review.bookmarks.iter().map(|(letter, place)| (*letter, state.spot_of(place))).collect();
    for (letter, spot) in places {
        let Some(spot) = spot else { continue };
        let set = state.bookmarks.entry(letter).or_insert(spot);
        // One of before the comparison was there did not know its finding.
        if set.first == spot.first {
            set.focus = set.focus.or(spot.focus);
        }
    }
}

/// Goes on where the reading stopped the last time, unless the person reads elsewhere already. Tells whether there was such a place.
pub(super) fn resume(state: &mut State) -> bool {
    mark(state);
    tell_carried(state);
    let Some(spot) = state.reviewing.review.position.as_ref().and_then(|place| state.spot_of(place)) else { return false };
    if state.reviewing.review.is_empty() {
        return false;
    }
    if !state.has_moved {
        let view = state.view;
        show(state, spot);
        state.view = view;
    }
    if let Some(finding) = spot.focus {
        select(state, finding);
    }
    spot.focus.is_some()
}

/// Says how much of what was said of an earlier state of the texts was found again in this one.
fn tell_carried(state: &mut State) {
    let Some(changed) = state.reviewing.carried.take() else { return };
    let texts = match (changed.left, changed.right) {
        (true, true) => "both texts have",
        (false, true) => "the right text has",
        _ => "the left text has",
    };
    let said = state.reviewing.review.findings.len();
    let found = state.entries.iter().filter(|entry| entry.decision.is_some() || !entry.note.is_empty()).count();
    let links = state.reviewing.review.links.len();
    if said + links == 0 {
        return;
    }
    let linked = state.reviewing.review.carried_to(&state.comparison).tied.into_iter().filter(|is_tied| *is_tied).count();
    let part = |found: usize, said: usize, what: &str| (said > 0).then(|| format!("{found} of {said} {what}"));
    let parts = [part(found, said, "findings that you spoke of"), part(linked, links, "links by hand")];
    let mut told =
        format!("{texts} changed since your review: {} carried over", parts.into_iter().flatten().collect::<Vec<_>>().join(" and "));
    if found < said || linked < links {
        told.push_str("; the rest is kept");
    }
    state.notice = Some(state.notice.take().map_or(told.clone(), |notice| format!("{notice}; {told}")));
}

/// Hears whether what was said is kept.
pub(super) fn hear(state: &mut State, outcome: Result<(), String>) {
    match outcome {
        Ok(()) => state.reviewing.keeping = Keeping::Kept,
        Err(trouble) => {
            state.reviewing.keeping = Keeping::Failed;
            state.notice = Some(state.notice.take().map_or(trouble.clone(), |told| format!("{told}; {trouble}")));
        }
    }
}
