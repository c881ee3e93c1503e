//! The ledger: every finding in a table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, write};
use crate::compare::{Evidence, Finding};
use crate::reader::theme::{Tone, glyph};
use crate::reader::words;

/// The columns of the table: where each begins and how wide it is.
struct Columns {
    id: (u16, u16),
    verdict: (u16, u16),
    kind: (u16, u16),
    left: (u16, u16),
    right: (u16, u16),
    sure: (u16, u16),
}

impl Columns {
    /// Values get what the fixed columns leave; the confidence loses its word first.
    fn of(area: Rect) -> Self {
        let sure = if area.width < 90 { 4 } else { 13 };
        let fixed = 5 + 13 + 10 + 2 + 2 + sure;
        let value = area.width.saturating_sub(fixed) / 2;
        let id = area.x;
        let verdict = id + 5;
        let kind = verdict + 13;
        let left = kind + 10;
        let right = left + value + 2;
        Self {
            id: (id, 4),
            verdict: (verdict, 12),
            kind: (kind, 9),
            left: (left, value),
            right: (right, value),
            sure: (area.right().saturating_sub(sure), sure),
        }
    }
}

/// Draws the ledger in place of the texts.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let state = scene.state;
    let listed = &state.order.listed;
    let count = format!("{} finding{}", listed.len(), if listed.len() == 1 { "" } else { "s" });
    let title = match state.comparison.findings.len() - listed.len() {
        0 => count,
        below => format!("{count} at {} or above, {below} below", state.floor),
    };
    write::frame(buffer, area, write::THIN, scene.style(Tone::Border), &title, scene.style(Tone::Title));
    let inner = Rect::new(area.x + 3, area.y + 1, area.width - 5, area.height - 2);
    let columns = Columns::of(inner);
    let names = [
        (columns.id, "id"),
        (columns.verdict, "verdict"),
        (columns.kind, "kind"),
        (columns.left, "left"),
        (columns.right, "right"),
        (columns.sure, "sure"),
    ];
    for ((x, width), name) in names {
        write::text(buffer, x, inner.y, x + width, name, scene.style(Tone::Faint));
    }
    if listed.is_empty() {
        write::text(buffer, inner.x, inner.y + 1, inner.right(), "nothing was found at this confidence", scene.style(Tone::Notice));
    }
    let height = usize::from(inner.height - 1);
    let top = state.selected.saturating_sub(height / 2).min(listed.len().saturating_sub(height));
    for (y, (number, index)) in (inner.y + 1..inner.bottom()).zip(listed.iter().enumerate().skip(top)) {
        if let Some(finding) = state.comparison.findings.get(*index) {
            draw_line(scene, finding, &columns, inner, y, number == state.selected, buffer);
        }
    }
}

fn draw_line(scene: &Scene, finding: &Finding, columns: &Columns, area: Rect, y: u16, is_selected: bool, buffer: &mut Buffer) {
    let verdict = write::without_underline(scene.style(Tone::of(finding.verdict)));
    let text = scene.style(Tone::Text);
    let value = |place: &Option<Evidence>| {
        let words = place.as_ref().map_or("–", |place| scene.state.comparison.text(place));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let sure = match columns.sure.1 {
        ..=4 => finding.confidence.to_string(),
        _ => format!("{:<8} {}", finding.confidence.word(), finding.confidence),
    };
    let fields = [
        (columns.id, finding.id.to_string(), text),
        (columns.verdict, format!("{} {}", glyph(finding.verdict), finding.verdict.name()), verdict),
        (columns.kind, finding.kind.name().to_owned(), text),
        (columns.left, value(&finding.spans.left), text),
        (columns.right, value(&finding.spans.right), text),
        (columns.sure, sure, text),
    ];
    for ((x, width), words, style) in fields {
        write::text(buffer, x, y, x + width, &words::cut(&words, usize::from(width)), style);
    }
    if is_selected {
        write::text(buffer, area.x - 2, y, area.x, "▸", scene.style(Tone::Key));
        for x in area.x..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.set_style(scene.style(Tone::Selected));
            }
        }
    }
}
