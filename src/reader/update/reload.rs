//! Texts that were read again and have changed: the reading goes on at the passage where it was.

use super::focus::{level_at, set_tops};
use super::jump::spot;
use crate::compare::Comparison;
use crate::document::{Side, Sides};
use crate::reader::follow::{last_top, level_row};
use crate::reader::state::State;

/// Takes the comparison of the changed texts.
pub(super) fn take(state: &mut State, comparison: Comparison) {
    let before = state.clone();
    let lead = before.lead;
    let byte = |side: Side, row: usize| before.rows.get(side).get(row).map_or(0, |row| row.span.start);
    let top = *before.tops.get(lead);
    let read = byte(lead, top + level_row(before.pane_height()));
    // A blank row stands for the paragraph below it.
    let on_screen = before.rows.get(lead).row_of(read).saturating_sub(top);
    let beside = spot(&before).first;
    let moved = before.moved_to(comparison.documents.as_ref());
    let changed: Vec<&str> = Side::BOTH
        .into_iter()
        .filter(|side| before.comparison.documents.get(*side).text != comparison.documents.get(*side).text)
        .map(Side::name)
        .collect();
    let after = |state: &State, side: Side, at: usize| {
        moved.get(side).byte(before.comparison.documents.get(side), state.comparison.documents.get(side), at)
    };
    state.take(comparison);
    state.working = None;
    // The finding that was in sight stays on its row, with what stands level with it.
    let was_visible = before.focused().filter(|_| before.is_focus_visible()).map(|finding| before.places(finding));
    let now = state.focused().map(|finding| state.places(finding));
    let stood = was_visible.and_then(|places| before.rows.get(lead).row_of((*places.get(lead))?).checked_sub(top));
    match (stood, now.map(|places| (places.left, places.right))) {
        (Some(stood), Some((Some(left), Some(right)))) if !state.is_unlocked => {
            level_at(state, Sides::new(left, right), stood);
        }
        _ if top > 0 => {
            let row = state.rows.get(lead).row_of(after(state, lead, read));
            let to = row.saturating_sub(on_screen).min(last_top(state.rows.get(lead).len(), state.pane_height()));
            set_tops(state, lead, to);
        }
        _ => set_tops(state, lead, 0),
    }
    if state.is_unlocked {
        let other = lead.other();
        *state.tops.get_mut(other) = state.rows.get(other).row_of(after(state, other, *beside.get(other)));
    }
    tell(state, &changed);
}

/// What has changed, and what of what was said has no finding any more.
fn tell(state: &mut State, changed: &[&str]) {
    let texts = match changed {
        [] => "the texts were read again".to_owned(),
        [one] => format!("the {one} text has changed and was read again"),
        _ => "both texts have changed and were read again".to_owned(),
    };
    let said = state.reviewing.review.findings.len();
    let found = state.entries.iter().filter(|entry| entry.decision.is_some() || !entry.note.is_empty()).count();
    let lost = said.saturating_sub(found);
    state.notice = Some(match lost {
        0 => texts,
        1 => format!("{texts}; one finding that you spoke of is there no more, what you said is kept"),
        more => format!("{texts}; {more} findings that you spoke of are there no more, what you said is kept"),
    });
}
