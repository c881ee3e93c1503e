//! What leads out of the reader: the text at a line in an editor, the address it comes from.

use crate::reader::browser::address;
use crate::reader::effect::Effect;
use crate::reader::state::State;

/// Asks for the leading text in an editor, at the passage in focus, else where the eye reads.
pub(super) fn edit(state: &mut State) -> Vec<Effect> {
    let form = state.comparison.documents.get(state.lead).about.form;
    if !form.has_lines() {
        state.notice = Some(format!("the {} text is a {form} file, which no editor of text shows", state.lead.name()));
        return Vec::new();
    }
    let of_finding = state.focused().filter(|_| state.is_focus_visible()).and_then(|finding| *finding.spans.get(state.lead));
    let linked = || state.linked.passages.get(state.lead).first().copied();
    let in_focus = of_finding.map(|place| place.passage).or_else(linked).or_else(|| state.passage_read());
    let passages = &state.comparison.documents.get(state.lead).passages;
    let line = in_focus.and_then(|id| passages.get(id.0)).map_or(1, |passage| passage.line);
    vec![Effect::EditText(state.lead, line)]
}

/// Asks for the address that the leading text comes from, in a browser.
pub(super) fn browse(state: &mut State) -> Vec<Effect> {
    let address = address(state.comparison.documents.get(state.lead));
    if address.is_none() {
        state.notice = Some(format!("the {} text names no address that it comes from", state.lead.name()));
    }
    address.map(Effect::Browse).into_iter().collect()
}
