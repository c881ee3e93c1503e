//! The passage of the other text that is linked to the one in focus, looked at without going there.

use ratatui::layout::Rect;

use super::geometry::Geometry;
use super::state::State;
use super::theme::Tone;
use super::words::{flow, wrap};
use crate::document::{Document, PassageId};

/// The widest measure of the popup.
const MEASURE: usize = 72;

/// Cells of its frame and margin, both sides together.
const EDGES: u16 = 4;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peek {
    /// The first line that is shown.
    pub first: usize,
}

/// The columns of its text on a screen.
fn measure(parts: &Geometry) -> usize {
    usize::from(parts.body.width.saturating_sub(EDGES + 2)).min(MEASURE)
}

/// Its place on a screen: in the middle, as large as it needs.
pub fn area(parts: &Geometry, lines: usize) -> Rect {
    let width = measure(parts) as u16 + EDGES;
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(parts.body.height);
    let (x, y) = ((parts.body.width - width) / 2, (parts.body.height - height) / 2);
    Rect::new(parts.body.x + x, parts.body.y + y, width, height)
}

/// The passages linked to those in focus, with their neighbours; nothing where nothing is linked.
pub fn lines(state: &State, parts: &Geometry) -> Vec<(Tone, String)> {
    let side = state.lead.other();
    let document = state.comparison.documents.get(side);
    let linked = state.linked.passages.get(side);
    let (Some(first), Some(last)) = (linked.first(), linked.last()) else { return Vec::new() };
    let mut told: Vec<(Tone, PassageId)> = linked.iter().map(|id| (Tone::Text, *id)).collect();
    if let Some(before) = first.0.checked_sub(1) {
        told.insert(0, (Tone::Faint, PassageId(before)));
    }
    told.push((Tone::Faint, PassageId(last.0 + 1)));
    told.retain(|(_, id)| id.0 < document.passages.len());
    let mut made = Vec::new();
    let mut earlier: Option<PassageId> = None;
    for (tone, id) in told {
        match earlier {
            Some(earlier) if earlier.0 + 1 < id.0 => made.push((Tone::Faint, "…".to_owned())),
            Some(earlier) if paragraph(document, earlier) != paragraph(document, id) => made.push((Tone::Faint, String::new())),
            _ => {}
        }
        let wrapped = wrap(&flow(document.passage_text(id)), measure(parts), usize::MAX);
        made.extend(wrapped.into_iter().map(|line| (tone, line)));
        earlier = Some(id);
    }
    made
}

fn paragraph(document: &Document, id: PassageId) -> Option<usize> {
    document.passages.get(id.0).map(|passage| passage.paragraph)
}

/// What stands in its frame: where the passage is.
pub fn place(state: &State) -> String {
    let side = state.lead.other();
    let document = state.comparison.documents.get(side);
    let number = state.linked.passages.get(side).first().and_then(|id| paragraph(document, *id)).map_or(0, |number| number + 1);
    format!("paragraph {number} of {}", document.paragraphs.len())
}
