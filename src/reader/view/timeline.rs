//! The timeline: the dated events of both accounts, from top to bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::{self, Parts};
use super::{Scene, write};
use crate::document::{Side, Sides};
use crate::reader::entry::Class;
use crate::reader::list::top;
use crate::reader::page::Page;
use crate::reader::rows::text_cells;
use crate::reader::state::View;
use crate::reader::theme::{Tone, glyph};
use crate::reader::timeline::{Layout, Mention, Row};
use crate::reader::words::{cut, flow, name, sign};

/// Columns between the accounts.
const GAP: u16 = 2;

/// Columns of the sign between the day and what is said of it.
const JOINT: u16 = 3;

/// Where the columns stand.
#[derive(Clone, Copy)]
struct Columns {
    label: (u16, u16),
    joint: u16,
    sides: Sides<(u16, u16)>,
    layout: Layout,
}

impl Columns {
    fn of(area: Rect, layout: Layout) -> Self {
        /// Columns of the days before the accounts.
        const LABEL: u16 = 26;
        if layout == Layout::OneColumn {
            let text = (area.x + JOINT + 2, area.width.saturating_sub(JOINT + 2));
            return Self { label: (area.x, area.width), joint: area.x, sides: Sides::new(text, text), layout };
        }
        let (label, before) = if layout == Layout::Axis { (LABEL, LABEL + 1) } else { (area.width, 0) };
        let joint = area.x + before;
        let rest = area.width.saturating_sub(before + JOINT + GAP);
        let left = joint + JOINT;
        Self { label: (area.x, label), joint, sides: Sides::new((left, rest / 2), (left + rest / 2 + GAP, rest - rest / 2)), layout }
    }
}

/// Draws the timeline in place of the texts.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let state = scene.state;
    let rows = &state.views.timeline;
    let layout = Layout::of(state.size.width);
    let count = rows.iter().flat_map(|row| [row.mentions.left, row.mentions.right]).flatten().count();
    let title = match state.views.study {
        Some(_) => format!("Timeline · {count} time{} in both texts", if count == 1 { "" } else { "s" }),
        None => "Timeline".to_owned(),
    };
    let foot = "◆ published, dateline · ~ day inferred · ✗ ≈ = finding · ─ same time";
    let parts = list::frame(scene, area, &title, foot, buffer);
    let columns = Columns::of(parts.lines, layout);
    write::text(buffer, columns.label.0, parts.heads.y, columns.joint, "when", scene.style(Tone::Faint));
    if layout != Layout::OneColumn {
        for side in Side::BOTH {
            let (x, width) = *columns.sides.get(side);
            let head = format!("{} {}", sign(side), name(state.comparison.documents.get(side), usize::from(width.saturating_sub(2))));
            write::text(buffer, x, parts.heads.y, x + width, &head, scene.style(Tone::Faint));
        }
    }
    if rows.is_empty() {
        let words = if state.views.study.is_none() { list::AT_IT } else { "neither text gives a time that was recognised" };
        list::nothing(scene, &parts, words, buffer);
        return;
    }
    let selected = state.views.line(View::Timeline);
    let first = top(selected, usize::from(parts.lines.height), rows.len());
    for (y, (number, row)) in (parts.lines.y..parts.lines.bottom()).zip(rows.iter().enumerate().skip(first)) {
        draw_row(scene, row, columns, &parts, y, buffer);
        if number == selected {
            list::select(scene, parts.lines, y, buffer);
        }
    }
    // The heads over a time tell what stands below them.
    let told = rows.iter().skip(selected).take(3).find(|row| row.mentions != Sides::default());
    if let Some(row) = told.or(rows.get(selected)) {
        list::preview(scene, &parts, |width| known(scene, row, label_of(rows, selected), width), buffer);
    }
}

/// The day of a row, which the first row of it carries.
fn label_of(rows: &[Row], row: usize) -> &str {
    rows.get(..=row).unwrap_or_default().iter().rev().find_map(|row| row.label.as_deref()).unwrap_or("")
}

fn draw_row(scene: &Scene, row: &Row, columns: Columns, parts: &Parts, y: u16, buffer: &mut Buffer) {
    let (x, width) = columns.label;
    if let Some(label) = &row.label {
        let (end, tone) = if row.is_part { (parts.lines.right(), Tone::Faint) } else { (x + width, Tone::Title) };
        write::text(buffer, x, y, end, &cut(label, usize::from(end.saturating_sub(x))), scene.style(tone));
    }
    let is_joint = row.mentions.left.is_some() && row.mentions.right.is_some();
    let class = row.finding.and_then(|finding| scene.state.entries.get(finding)).map(|entry| entry.class);
    match class {
        Some(class) => {
            let style = write::without_underline(scene.style(Tone::of(class)));
            write::text(buffer, columns.joint, y, parts.lines.right(), glyph(class), style);
        }
        None if is_joint => {
            write::text(buffer, columns.joint, y, parts.lines.right(), "─", scene.style(Tone::Connector));
        }
        None => {}
    }
    for side in Side::BOTH {
        let Some(mention) = row.mentions.get(side) else { continue };
        let (x, width) = *columns.sides.get(side);
        if columns.layout == Layout::OneColumn {
            write::text(buffer, x - 2, y, x, sign(side), scene.style(Tone::Faint));
        }
        draw_mention(scene, mention, class, (x, y, width), buffer);
    }
}

/// Fewer columns of words say nothing.
const LEAST: usize = 5;

/// The words around a time, those of the time marked.
fn draw_mention(scene: &Scene, mention: &Mention, class: Option<Class>, (x, y, width): (u16, u16, u16), buffer: &mut Buffer) {
    let document = scene.state.comparison.documents.get(mention.place.side);
    let before = format!("{}{}", if mention.is_inferred { "~ " } else { "" }, mention.note.told());
    let end = x + width;
    let x = write::text(buffer, x, y, end, &before, scene.style(Tone::Faint));
    let room = usize::from(end.saturating_sub(x));
    let passage = document.passages.get(mention.place.passage.0).map_or(mention.place.span, |passage| passage.span);
    let stretch = |from: usize, to: usize| flow(document.text.get(from..to).unwrap_or(""));
    let (head, time) = (stretch(passage.start, mention.place.span.start), stretch(mention.place.span.start, mention.place.span.end));
    let tail = stretch(mention.place.span.end, passage.end);
    let gap = |from: usize| if document.text.get(..from).is_some_and(|text| text.ends_with(char::is_whitespace)) { " " } else { "" };
    let open = if head.is_empty() { head } else { format!("{head}{}", gap(mention.place.span.start)) };
    // What is dated stands behind the time as often as before it: both get their share of the room.
    let left = room.saturating_sub(text_cells(&time));
    let share = (left / 2).max(left.saturating_sub(text_cells(&tail) + 1)).min(text_cells(&open));
    let open = if share < LEAST { String::new() } else { end_of(&open, share) };
    let x = write::text(buffer, x, y, end, &open, scene.style(Tone::Text));
    let tone = class.map_or(Tone::Title, Tone::of);
    let x = write::text(buffer, x, y, end, &cut(&time, usize::from(end.saturating_sub(x))), scene.style(tone));
    let behind = document.text.get(mention.place.span.end..).is_some_and(|text| text.starts_with(char::is_whitespace));
    if usize::from(end.saturating_sub(x)) < LEAST {
        return;
    }
    let tail = format!("{}{tail}", if behind { " " } else { "" });
    write::text(buffer, x, y, end, &cut(&tail, usize::from(end.saturating_sub(x))), scene.style(Tone::Text));
}

/// The end of words that do not fit, with an ellipsis where something is missing.
fn end_of(words: &str, width: usize) -> String {
    if text_cells(words) <= width {
        return words.to_owned();
    }
    let fits = |at: &usize| words.get(*at..).is_some_and(|rest| text_cells(rest.trim_start()) < width);
    // A word that is cut at its head is hard to read: the next one begins, where it begins soon enough.
    let first = words.char_indices().map(|(at, _)| at).find(fits);
    let whole = words.match_indices(char::is_whitespace).map(|(at, _)| at).find(fits);
    let kept = whole.filter(|whole| first.is_some_and(|first| whole - first <= width / 2)).or(first).and_then(|at| words.get(at..));
    kept.map_or_else(String::new, |rest| format!("…{}", rest.trim_start()))
}

/// All that is known of a row.
fn known(scene: &Scene, row: &Row, label: &str, width: usize) -> Page {
    let state = scene.state;
    let mut page = Page::new(width);
    let finding = row.finding.and_then(|finding| state.entries.get(finding));
    let found = finding.map(|entry| format!(" · {} {}: {}", glyph(entry.class), entry.id, flow(&entry.summary))).unwrap_or_default();
    page.put(Tone::Title, 0, &cut(&format!("{label}{found}"), width.saturating_mul(2)));
    for mention in [row.mentions.left, row.mentions.right].into_iter().flatten() {
        let document = state.comparison.documents.get(mention.place.side);
        let inferred = if mention.is_inferred { " (day inferred: the text has no date of its own)" } else { "" };
        let words = flow(document.passage_text(mention.place.passage));
        page.put(Tone::Text, 0, &format!("{}{inferred} {words}", sign(mention.place.side)));
    }
    page
}
