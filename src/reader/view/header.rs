//! The first row: the program, for each account outlet or file, date and length, and how the panes stand where that is out of the ordinary.

use ratatui::buffer::Buffer;

use super::{Scene, write};
use crate::document::{Document, Side};
use crate::reader::action::Command;
use crate::reader::geometry::{Arrangement, Geometry};
use crate::reader::rows::text_cells;
use crate::reader::theme::Tone;
use crate::reader::words;
use crate::snapshot::grouped;

/// Draws the header, each account's part above its pane; an account whose pane is not shown is named at the end.
pub(super) fn draw(scene: &Scene, parts: &Geometry, buffer: &mut Buffer) {
    let y = parts.header.y;
    let aside = aside(scene, parts);
    let end = parts.header.right().saturating_sub(text_cells(&aside) as u16 + 1);
    write::text(buffer, end, y, parts.header.right(), &aside, scene.style(Tone::Notice));
    for side in Side::BOTH.into_iter().filter(|side| parts.shows(*side)) {
        let (from, to) = match (parts.arrangement, side) {
            (Arrangement::Beside, Side::Left) => (parts.panes.left.x, parts.panes.left.right()),
            (Arrangement::Beside, Side::Right) => (parts.panes.right.x, parts.panes.right.right()),
            (Arrangement::Stacked, Side::Left) => (0, end.min(parts.header.width) / 2),
            (Arrangement::Stacked, Side::Right) => (end / 2, end),
            (Arrangement::Alone, _) => (0, end),
        };
        let to = if aside.is_empty() { to } else { to.min(end) };
        let mut x = from + 1;
        if from == 0 {
            x = write::text(buffer, x, y, to, "diptych", scene.style(Tone::Program));
            if scene.state.comparison.partial.is_some() {
                x = write::text(buffer, x + 1, y, to, "partial", scene.style(Tone::Notice));
            }
            x += 2;
        }
        x = write::text(buffer, x, y, to, words::sign(side), scene.style(Tone::Program)) + 1;
        let room = usize::from(to.saturating_sub(1).saturating_sub(x));
        let document = scene.state.comparison.documents.get(side);
        let name = words::name(document, room);
        let told = about(document, *scene.state.lengths.get(side), room.saturating_sub(text_cells(&name)));
        let x = write::text(buffer, x, y, to, &name, scene.style(Tone::Title));
        write::text(buffer, x, y, to, &told, scene.style(Tone::Faint));
    }
}

/// How the panes stand, where it is not side by side and locked: which key brings the other text, which account that is.
fn aside(scene: &Scene, parts: &Geometry) -> String {
    let state = scene.state;
    let key = |command: Command| scene.keymap.key_for(command).map(|key| format!("{key} ")).unwrap_or_default();
    let other = state.lead.other();
    let stand = match parts.arrangement {
        Arrangement::Beside => None,
        Arrangement::Stacked => Some("stacked".to_owned()),
        Arrangement::Alone => {
            let name = words::name(state.comparison.documents.get(other), usize::from(parts.header.width / 4));
            let both = if state.wish.is_alone { format!(" · {}both", key(Command::Zoom)) } else { String::new() };
            Some(format!("{}{} {name}{both}", key(Command::OtherPane), words::sign(other)))
        }
    };
    let lock = state.is_unlocked.then(|| "unlocked".to_owned());
    [stand, lock].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Date and length, as much as there is room for.
fn about(document: &Document, length: usize, room: usize) -> String {
    let words = format!(" · {} words", grouped(length));
    let date = |format: &str| document.published.map(|date| date.strftime(format).to_string()).unwrap_or_default();
    let (date, day) = (date(" · %-d %b %Y"), date(" · %-d %b"));
    let choices = [format!("{date}{words}"), date, day];
    choices.into_iter().find(|choice| text_cells(choice) <= room).unwrap_or_default()
}
