//! The ledger: every finding in a table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, list, write};
use crate::document::Side;
use crate::reader::entry::{Class, Entry};
use crate::reader::ledger::Column;
use crate::reader::list::top;
use crate::reader::page::Page;
use crate::reader::theme::{NOTE, Tone, decision_glyph, glyph};
use crate::reader::words;
use crate::snapshot::of_kinds;

/// The columns of the table: where each begins and how wide it is; those without room are nothing wide.
struct Columns {
    id: (u16, u16),
    verdict: (u16, u16),
    kind: (u16, u16),
    left: (u16, u16),
    right: (u16, u16),
    sure: (u16, u16),
}

impl Columns {
    /// Values get what the fixed columns leave; on a narrow screen the verdict keeps its glyph only, and kind and confidence go.
    fn of(area: Rect, has_inside: bool) -> Self {
        let (word, kind, sure) = match area.width {
            ..=49 => (2, 0, 0),
            50..=73 => (13, 10, 8),
            width => (if has_inside { 19 } else { 13 }, 10, if width < 90 { 8 } else { 13 }),
        };
        let fixed = 6 + word + kind + 2 + 2 + sure;
        let value = area.width.saturating_sub(fixed) / 2;
        let id = area.x;
        let verdict = id + 6;
        let at_kind = verdict + word;
        let left = at_kind + kind;
        let right = left + value + 2;
        Self {
            id: (id, 6),
            verdict: (verdict, word - 1),
            kind: (at_kind, kind.saturating_sub(1)),
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
    let by = state.views.ledger;
    let turned = if by.is_turned { ", turned" } else { "" };
    let marked = (0..listed.len()).filter(|line| state.is_marked(*line)).count();
    let marks = if marked == 0 { String::new() } else { format!("{marked} marked · ") };
    let parts = list::frame(scene, area, &title, &format!("{marks}{}{turned}", by.by.told()), buffer);
    let columns = Columns::of(parts.lines, inside > 0);
    let arrow = |column: Column, head: &str| if by.by == column { format!("{head}{}", by.arrow()) } else { head.to_owned() };
    let heads = [
        (columns.id, arrow(Column::Importance, "id")),
        (columns.verdict, arrow(Column::Verdict, "verdict")),
        (columns.kind, arrow(Column::Kind, "kind")),
        (columns.left, arrow(Column::Place, "left")),
        (columns.right, "right".to_owned()),
        (columns.sure, arrow(Column::Confidence, "sure")),
    ];
    for ((x, width), head) in heads {
        write::text(buffer, x, parts.heads.y, x + width, &head, scene.style(Tone::Faint));
    }
    if listed.is_empty() {
        let words = if state.filter.is_set() { "the filter hides all findings" } else { "nothing was found at this confidence" };
        list::nothing(scene, &parts, words, buffer);
        return;
    }
    let first = top(state.selected, usize::from(parts.lines.height), listed.len());
    for (y, (number, index)) in (parts.lines.y..parts.lines.bottom()).zip(listed.iter().enumerate().skip(first)) {
        let Some(finding) = state.entries.get(*index) else { continue };
        draw_line(scene, finding, &columns, y, buffer);
        if number == state.selected {
            list::select(scene, parts.lines, y, buffer);
        }
        if state.is_marked(number) {
            write::text(buffer, parts.lines.x - 1, y, parts.lines.x, "•", scene.style(Tone::Key));
        }
    }
    if let Some(finding) = state.selected_finding().and_then(|index| state.entries.get(index)) {
        list::preview(scene, &parts, |width| known(scene, finding, width), buffer);
    }
}

/// The selected finding: what was found, and both values as long as they are.
fn known(scene: &Scene, finding: &Entry, width: usize) -> Page {
    let mut page = Page::new(width);
    let relation = finding.relation.map(|relation| format!(" · {}", relation.name())).unwrap_or_default();
    let sure = format!("{} {}", finding.confidence.word(), finding.confidence);
    let head = format!("{} {}{relation} · {sure} · {}", glyph(finding.class), finding.kind.name(), words::flow(&finding.summary));
    page.put(Tone::of(finding.class), 0, &words::cut(&head, width));
    let (first, second) = finding.statements();
    let places: Vec<_> = [first, second].into_iter().flatten().collect();
    for place in &places {
        // Each value gets its share of the rows, where the other does not need it.
        let said = format!("{} “{}”", words::sign(place.side), words::flow(scene.state.comparison.text(place)));
        page.put(Tone::Text, 0, &words::cut(&said, width.saturating_mul(if places.len() > 1 { 2 } else { 4 })));
    }
    if let [only] = places.as_slice() {
        page.put(Tone::Faint, 0, &format!("absent from the {} text", only.side.other().name()));
    }
    page
}

fn draw_line(scene: &Scene, finding: &Entry, columns: &Columns, y: u16, buffer: &mut Buffer) {
    let (verdict, text) = if finding.is_dismissed() { (Tone::Faint, Tone::Faint) } else { (Tone::of(finding.class), Tone::Text) };
    let (verdict, text) = (write::without_underline(scene.style(verdict)), scene.style(text));
    let said = finding.decision.map(decision_glyph).or((!finding.note.is_empty()).then_some(NOTE)).unwrap_or_default();
    // Both statements of a text that contradicts itself stand in its column.
    let value = |side: Side| {
        let (first, second) = finding.statements();
        let here = [first, second].into_iter().flatten().filter(|place| place.side == side);
        let words: Vec<String> = here.map(|place| words::flow(scene.state.comparison.text(place))).collect();
        if words.is_empty() { "–".to_owned() } else { words.join(" / ") }
    };
    let name = match finding.class {
        _ if columns.verdict.1 < 2 => "",
        Class::Inside if columns.verdict.1 < 17 => "inside",
        class => class.name(),
    };
    let sure = match columns.sure.1 {
        ..=8 => finding.confidence.word().to_owned(),
        _ => format!("{:<8} {}", finding.confidence.word(), finding.confidence),
    };
    let fields = [
        (columns.id, format!("{} {said}", finding.id), text),
        (columns.verdict, format!("{} {name}", glyph(finding.class)).trim_end().to_owned(), verdict),
        (columns.kind, finding.kind.name().to_owned(), text),
        (columns.left, value(Side::Left), text),
        (columns.right, value(Side::Right), text),
        (columns.sure, sure, text),
    ];
    for ((x, width), words, style) in fields {
        write::text(buffer, x, y, x + width, &words::cut(&words, usize::from(width)), style);
    }
}
