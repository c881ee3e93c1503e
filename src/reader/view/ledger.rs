//! The ledger: every finding in a table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, write};
use crate::document::Side;
use crate::reader::entry::{Class, Entry};
use crate::reader::theme::{NOTE, Tone, decision_glyph, glyph};
use crate::reader::words;
use crate::snapshot::of_kinds;

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
    /// Values get what the fixed columns leave; the confidence loses its number first.
    fn of(area: Rect, has_inside: bool) -> Self {
        let sure = if area.width < 90 { 8 } else { 13 };
        let word = if has_inside && area.width >= 74 { 19 } else { 13 };
        let fixed = 5 + word + 10 + 2 + 2 + sure;
        let value = area.width.saturating_sub(fixed) / 2;
        let id = area.x;
        let verdict = id + 5;
        let kind = verdict + word;
        let left = kind + 10;
        let right = left + value + 2;
        Self {
            id: (id, 4),
            verdict: (verdict, word - 1),
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
    let inside = state.order.inside.len();
    let facts = listed.len() - inside;
    let plural = if facts == 1 { "" } else { "s" };
    let of_kinds = of_kinds(state.comparison.kinds);
    let count = match inside {
        0 => format!("{facts} finding{plural}{of_kinds}"),
        _ => format!("{facts} finding{plural} and {inside} inside one text{of_kinds}"),
    };
    let title = match state.entries.len() - listed.len() {
        0 => count,
        hidden if state.filter.is_set() => format!("{count}, {hidden} hidden by the filter {}", state.filter.written),
        below => format!("{count}, {below} more below {}", state.filter.floor),
    };
    write::frame(buffer, area, write::THIN, scene.style(Tone::Border), &title, scene.style(Tone::Title));
    let inner = Rect::new(area.x + 3, area.y + 1, area.width - 5, area.height - 2);
    let columns = Columns::of(inner, inside > 0);
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
        write::text(
            buffer,
            inner.x,
            inner.y + 1,
            inner.right(),
            if state.filter.is_set() { "the filter hides all findings" } else { "nothing was found at this confidence" },
            scene.style(Tone::Notice),
        );
    }
    let height = usize::from(inner.height - 1);
    let top = state.selected.saturating_sub(height / 2).min(listed.len().saturating_sub(height));
    for (y, (number, index)) in (inner.y + 1..inner.bottom()).zip(listed.iter().enumerate().skip(top)) {
        if let Some(finding) = state.entries.get(*index) {
            draw_line(scene, finding, &columns, inner, y, number == state.selected, buffer);
        }
    }
}

fn draw_line(scene: &Scene, finding: &Entry, columns: &Columns, area: Rect, y: u16, is_selected: bool, buffer: &mut Buffer) {
    let (verdict, text) = if finding.is_dismissed() { (Tone::Faint, Tone::Faint) } else { (Tone::of(finding.class), Tone::Text) };
    let (verdict, text) = (write::without_underline(scene.style(verdict)), scene.style(text));
    // Both statements of a text that contradicts itself stand in its column.
    let value = |side: Side| {
        let (first, second) = finding.statements();
        let here = [first, second].into_iter().flatten().filter(|place| place.side == side);
        let words: Vec<String> = here.map(|place| words::flow(scene.state.comparison.text(place))).collect();
        if words.is_empty() { "–".to_owned() } else { words.join(" / ") }
    };
    let name = match finding.class {
        Class::Inside if columns.verdict.1 < 17 => "inside",
        class => class.name(),
    };
    let sure = match columns.sure.1 {
        ..=8 => finding.confidence.word().to_owned(),
        _ => format!("{:<8} {}", finding.confidence.word(), finding.confidence),
    };
    let fields = [
        (columns.id, finding.id.to_string(), text),
        (columns.verdict, format!("{} {name}", glyph(finding.class)), verdict),
        (columns.kind, finding.kind.name().to_owned(), text),
        (columns.left, value(Side::Left), text),
        (columns.right, value(Side::Right), text),
        (columns.sure, sure, text),
    ];
    for ((x, width), words, style) in fields {
        write::text(buffer, x, y, x + width, &words::cut(&words, usize::from(width)), style);
    }
    let said = finding.decision.map(decision_glyph).or((!finding.note.is_empty()).then_some(NOTE));
    write::text(buffer, area.x - 1, y, area.x, said.unwrap_or(" "), scene.style(Tone::Title));
    if is_selected {
        write::text(buffer, area.x - 2, y, area.x, "▸", scene.style(Tone::Key));
        for x in area.x..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.set_style(scene.style(Tone::Selected));
            }
        }
    }
}
