//! One pane: the rows of a text, the passages in focus tinted, the mentions marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::{Scene, write};
use crate::document::{ByteSpan, Document, Passage, PassageId, Role, Side};
use crate::reader::geometry::Geometry;
use crate::reader::input::Input;
use crate::reader::marks::Mark;
use crate::reader::rows::{Row, text_cells};
use crate::reader::state::State;
use crate::reader::theme::{Tone, decision_glyph, glyph};
use crate::reader::words;

/// Draws a pane with its frame; the leading pane's frame is heavy.
pub(super) fn draw(scene: &Scene, parts: &Geometry, side: Side, buffer: &mut Buffer) {
    let state = scene.state;
    let document = state.comparison.documents.get(side);
    let pane = *parts.panes.get(side);
    let leads = state.lead == side;
    let (lines, tone) = if leads { (write::HEAVY, Tone::Lead) } else { (write::THIN, Tone::Border) };
    let headline = document.title.clone().unwrap_or_else(|| words::name(document, usize::from(pane.width.saturating_sub(6))));
    write::frame(buffer, pane, lines, scene.style(tone), &headline, scene.style(if leads { Tone::Title } else { Tone::Text }));
    let told = foot(state, side);
    if !told.is_empty() {
        write::foot(buffer, pane, &told, scene.style(tone), scene.style(Tone::Text));
    }
    let area = *parts.text.get(side);
    let top = *state.tops.get(side);
    for (y, number) in (area.y..area.bottom()).zip(top..) {
        let Some(row) = state.rows.get(side).get(number) else { break };
        if row.folded > 0 {
            draw_fold(scene, row.folded, Rect::new(area.x, y, area.width, 1), buffer);
            continue;
        }
        draw_margin(scene, side, row, area.x, y, buffer);
        draw_row(scene, document, side, row, (area.x, y, area.right()), buffer);
    }
}

/// What the lower edge of a pane says: how like two versions are, what is looked for, which findings are hidden.
fn foot(state: &State, side: Side) -> String {
    let versions = state.comparison.versions.as_ref().map(|versions| format!("versions · {} % same", versions.percent()));
    let search = state.search.as_ref().filter(|search| search.is_active).map(|search| {
        let count = search.hits.get(side).len();
        match search.at.filter(|hit| hit.side == side) {
            Some(hit) => format!("“{}” {} of {count}", search.pattern, hit.number + 1),
            None => format!("“{}” {count}", search.pattern),
        }
    });
    let filter = (side == Side::Left && state.filter.is_set())
        .then(|| format!("filter {} · {} of {} findings", state.filter.written, state.order.listed.len(), state.entries.len()));
    [filter, search, versions].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A row in the place of paragraphs that are folded away.
fn draw_fold(scene: &Scene, paragraphs: usize, area: Rect, buffer: &mut Buffer) {
    let plural = if paragraphs == 1 { "" } else { "s" };
    let choices = [format!(" {paragraphs} paragraph{plural} without findings "), format!(" {paragraphs} paragraph{plural} ")];
    let fits = |words: &&String| text_cells(words) + 2 <= usize::from(area.width);
    let words = choices.iter().find(fits).map_or("", String::as_str);
    let dots = area.width.saturating_sub(text_cells(words) as u16);
    let line = format!("{}{words}{}", "┄".repeat(usize::from(dots / 2)), "┄".repeat(usize::from(dots - dots / 2)));
    write::text(buffer, area.x, area.y, area.right(), &line, scene.style(Tone::Faint));
}

/// The verdict's glyph and the bar of the linked passage, before the text.
fn draw_margin(scene: &Scene, side: Side, row: &Row, x: u16, y: u16, buffer: &mut Buffer) {
    let state = scene.state;
    let focused = state.marks.get(side).inside(row.shown).find(|mark| Some(mark.finding) == state.focus);
    if let Some(mark) = focused.or_else(|| state.marks.get(side).worst(row.shown)) {
        // What the person says stands in place of what the program says; the words keep the look of the verdict.
        let sign = mark.decision.map_or(glyph(mark.class), decision_glyph);
        write::text(buffer, x - 2, y, x, sign, write::without_underline(scene.style(tone_of(mark))));
    }
    let document = state.comparison.documents.get(side);
    let is_linked = |passage: &Passage| passage.span.overlaps(row.shown);
    if state.linked.passages.get(side).iter().filter_map(|id| document.passages.get(id.0)).any(is_linked) {
        write::text(buffer, x - 1, y, x, "▎", scene.style(Tone::Connector));
    }
    if chosen(state, side).and_then(|id| document.passages.get(id.0)).is_some_and(is_linked) {
        write::text(buffer, x - 1, y, x, "◆", scene.style(Tone::Key));
    }
}

/// The words of a row. Neighbours of one look are written together.
fn draw_row(scene: &Scene, document: &Document, side: Side, row: &Row, place: (u16, u16, u16), buffer: &mut Buffer) {
    let (mut x, y, end) = place;
    let is_shown = |mark: &&Mark| !mark.is_quiet() || Some(mark.finding) == scene.state.focus;
    let marks: Vec<&Mark> = scene.state.marks.get(side).inside(row.shown).filter(is_shown).collect();
    let linked = scene.state.linked.passages.get(side);
    let chosen = chosen(scene.state, side);
    let all = scene.state.changes.get(side);
    let first = all.partition_point(|span| span.end <= row.shown.start);
    let changed: Vec<ByteSpan> = all.iter().skip(first).take_while(|span| span.start < row.shown.end).copied().collect();
    let search = scene.state.search.as_ref().filter(|search| search.is_active);
    let hits = search.map_or(&[][..], |search| search.inside(side, row.shown));
    let hit_here = search.and_then(|search| search.at.filter(|hit| hit.side == side).and_then(|hit| search.place(hit)));
    let selected = scene.state.selection.filter(|(of, _)| *of == side).map(|(_, span)| span);
    let mut passage: Option<&Passage> = None;
    // The blank after a passage looks as the passage does.
    let (mut is_linked, mut is_chosen) = (false, false);
    let mut run = (row.shown.start, Style::default());
    for (at, _) in row.shown.of(&document.text).grapheme_indices(true) {
        let at = row.shown.start + at;
        if passage.is_none_or(|known| !(known.span.start..known.span.end).contains(&at)) {
            passage = document.passage_at(at);
        }
        if let Some(passage) = passage {
            is_linked = linked.contains(&passage.id);
            is_chosen = chosen == Some(passage.id);
        }
        let is_changed = changed.iter().any(|span| (span.start..span.end).contains(&at));
        let mut look = look(scene, passage, (is_linked, is_changed), &marks, at);
        if scene.state.views.pointed.get(side).is_some_and(|span| (span.start..span.end).contains(&at)) {
            look = look.patch(scene.style(Tone::HitHere));
        }
        if let Some(hit) = hits.iter().find(|hit| (hit.start..hit.end).contains(&at)) {
            look = look.patch(scene.style(if Some(*hit) == hit_here { Tone::HitHere } else { Tone::Hit }));
        }
        if is_chosen {
            look = look.patch(scene.style(Tone::Selected));
        }
        if selected.is_some_and(|span| span.start <= at && at < span.end) {
            look = look.add_modifier(Modifier::REVERSED);
        }
        if look != run.1 {
            x = write::text(buffer, x, y, end, document.text.get(run.0..at).unwrap_or(""), run.1);
            run = (at, look);
        }
    }
    write::text(buffer, x, y, end, document.text.get(run.0..row.shown.end).unwrap_or(""), run.1);
}

/// The tone of a mention: what was dismissed is faint.
fn tone_of(mark: &Mark) -> Tone {
    if mark.is_dismissed() { Tone::Faint } else { Tone::of(mark.class) }
}

/// The passage that a person chooses in a text, to be linked by hand.
fn chosen(state: &State, side: Side) -> Option<PassageId> {
    match state.input {
        Some(Input::Tie(tying)) => Some(*tying.passages.get(side)),
        _ => None,
    }
}

/// The look of one grapheme: what its passage is for, the tint of the linked, the look of what another version changed, then the weightiest mark over it.
fn look(scene: &Scene, passage: Option<&Passage>, (is_linked, is_changed): (bool, bool), marks: &[&Mark], at: usize) -> Style {
    let tone = passage.map_or(Tone::Text, |passage| match passage.role {
        Role::Title | Role::Heading => Tone::Title,
        Role::Standfirst | Role::Body => Tone::Text,
        Role::Caption => Tone::Caption,
        Role::Byline | Role::Dateline | Role::Boilerplate => Tone::Faint,
    });
    let mut style = scene.style(tone);
    if is_linked {
        style = style.patch(scene.style(Tone::Linked));
    }
    if is_changed {
        style = style.patch(scene.style(Tone::Changed));
    }
    let over = marks.iter().filter(|mark| mark.span.start <= at && at < mark.span.end);
    let is_focus = |mark: &Mark| Some(mark.finding) == scene.state.focus;
    if let Some(mark) = over.min_by_key(|mark| (!is_focus(mark), mark.weight())) {
        style = style.patch(scene.style(tone_of(mark)));
        if is_focus(mark) {
            style = style.patch(scene.style(Tone::Selected));
        }
    }
    style
}
