//! The names: whom and what both accounts name, how often, in which spellings, and who is quoted.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, list, write};
use crate::compare::{Named, Study};
use crate::document::Side;
use crate::facts::Sort;
use crate::reader::entry::Class;
use crate::reader::list::top;
use crate::reader::names::{Column, Row, sort, spellings};
use crate::reader::page::Page;
use crate::reader::state::View;
use crate::reader::theme::{Tone, glyph};
use crate::reader::words::{cut, flow, sign};

/// Where the columns begin and how wide they are; those without room are nothing wide.
struct Columns {
    name: (u16, u16),
    sort: (u16, u16),
    left: (u16, u16),
    right: (u16, u16),
    quoted: (u16, u16),
    spellings: (u16, u16),
}

impl Columns {
    fn of(area: Rect) -> Self {
        let (sort, count, quoted) = if area.width < 50 { (7, 4, 0) } else { (13, 6, 9) };
        let fixed = 2 + sort + 2 * count + quoted;
        let rest = area.width.saturating_sub(fixed);
        // Spellings are worth a column where the name keeps its own.
        let name = if rest >= 44 { rest * 2 / 5 } else { rest };
        let x = area.x + 2;
        let mut at = x + name;
        let mut next = |width: u16| {
            let from = at;
            at += width;
            (from, width.saturating_sub(1))
        };
        Self {
            name: (x, name.saturating_sub(1)),
            sort: next(sort),
            left: next(count),
            right: next(count),
            quoted: next(quoted),
            spellings: next(rest - name),
        }
    }
}

/// Draws the names in place of the texts.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let state = scene.state;
    let (rows, by) = (&state.views.names, state.views.names_by);
    let title = state.views.study.as_ref().map_or_else(|| "Names".to_owned(), |study| heading(study));
    let turned = if by.is_turned { ", turned" } else { "" };
    let foot = format!("{}{turned} · ‹ › in one text alone · ✗ ≈ written otherwise", by.by.told());
    let parts = list::frame(scene, area, &title, &foot, buffer);
    let columns = Columns::of(parts.lines);
    let arrow = |column: Column, head: &str| if by.by == column { format!("{head}{}", by.arrow()) } else { head.to_owned() };
    let heads = [
        (columns.name, arrow(Column::Name, "name")),
        (columns.sort, arrow(Column::Sort, "sort")),
        (columns.left, arrow(Column::Often, sign(Side::Left))),
        (columns.right, sign(Side::Right).to_owned()),
        (columns.quoted, arrow(Column::Quoted, "quoted")),
        (columns.spellings, "written".to_owned()),
    ];
    for ((x, width), head) in heads {
        write::text(buffer, x, parts.heads.y, x + width, &head, scene.style(Tone::Faint));
    }
    let Some(study) = state.views.study.as_ref().filter(|_| !rows.is_empty()) else {
        let words = if state.views.study.is_none() { list::AT_IT } else { "no name was recognised in either text" };
        list::nothing(scene, &parts, words, buffer);
        return;
    };
    let selected = state.views.line(View::Names);
    let first = top(selected, usize::from(parts.lines.height), rows.len());
    for (y, (number, row)) in (parts.lines.y..parts.lines.bottom()).zip(rows.iter().enumerate().skip(first)) {
        let Some(named) = study.names.get(row.named) else { continue };
        draw_row(scene, row, named, &columns, (parts.lines.x, y), buffer);
        if number == selected {
            list::select(scene, parts.lines, y, buffer);
        }
    }
    if let Some((row, named)) = rows.get(selected).and_then(|row| Some((row, study.names.get(row.named)?))) {
        list::preview(scene, &parts, |width| known(scene, row, named, width), buffer);
    }
}

/// How many names and quotations there are.
fn heading(study: &Study) -> String {
    let quotations = study.quotations.left + study.quotations.right;
    let nameless = study.nameless.left + study.nameless.right;
    let of_them = if nameless == 0 { String::new() } else { format!(", {nameless} of them by nobody with a name") };
    format!(
        "Names · {} · quotations ◧ {} ◨ {}{}",
        study.names.len(),
        study.quotations.left,
        study.quotations.right,
        if quotations == 0 { "" } else { &of_them }
    )
}

fn draw_row(scene: &Scene, row: &Row, named: &Named, columns: &Columns, (x, y): (u16, u16), buffer: &mut Buffer) {
    let text = scene.style(Tone::Text);
    let found = row.finding.and_then(|finding| scene.state.entries.get(finding)).map(|entry| entry.class);
    let alone = named.only().map(|side| if side == Side::Left { Class::OnlyLeft } else { Class::OnlyRight });
    if let Some(class) = found.or(alone) {
        write::text(buffer, x, y, x + 2, glyph(class), write::without_underline(scene.style(Tone::of(class))));
    }
    let count = |side: Side| match named.places.get(side).len() {
        0 => "–".to_owned(),
        count => count.to_string(),
    };
    let quoted = match (named.quoted.left.len(), named.quoted.right.len()) {
        (0, 0) => String::new(),
        (left, right) => format!("{left} / {right}"),
    };
    let mut written = named.spellings.left.clone();
    written.extend(
        named.spellings.right.iter().filter(|other| named.spellings.left.iter().all(|known| known.written != other.written)).cloned(),
    );
    let written: Vec<String> = written.into_iter().map(|spelling| spelling.written).collect();
    let fields = [
        (columns.name, named.name.clone()),
        (columns.sort, sort(named.sort).to_owned()),
        (columns.left, count(Side::Left)),
        (columns.right, count(Side::Right)),
        (columns.quoted, quoted),
        (columns.spellings, written.join(", ")),
    ];
    for ((x, width), words) in fields {
        write::text(buffer, x, y, x + width, &cut(&words, usize::from(width)), text);
    }
}

/// All that is known of a name.
fn known(scene: &Scene, row: &Row, named: &Named, width: usize) -> Page {
    let mut page = Page::new(width);
    let alone = match named.only() {
        Some(side) => format!(", absent from the {} text", side.other().name()),
        None => String::new(),
    };
    let sort = if named.sort == Sort::Unknown { String::new() } else { format!(" ({})", sort(named.sort)) };
    page.put(Tone::Title, 0, &format!("{}{sort}{alone}", named.name));
    for side in Side::BOTH.into_iter().filter(|side| !named.places.get(*side).is_empty()) {
        let quoted = match named.quoted.get(side).len() {
            0 => String::new(),
            1 => "; quoted once".to_owned(),
            times => format!("; quoted {times} times"),
        };
        page.put(Tone::Text, 0, &format!("{} written {}{quoted}", sign(side), spellings(named.spellings.get(side))));
    }
    if let Some(entry) = row.finding.and_then(|finding| scene.state.entries.get(finding)) {
        page.put(Tone::of(entry.class), 0, &format!("{} {}: {}", glyph(entry.class), entry.id, flow(&entry.summary)));
    }
    page
}
