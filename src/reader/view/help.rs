//! The help: every command with its keys, and what the marks mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, write};
use crate::reader::help::{SIGNS, Sign, lines};
use crate::reader::theme::{Tone, glyph};

/// Draws the help in place of the texts.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let inner = Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2);
    let lines = lines(usize::from(inner.width), scene.state.views.helped);
    let top = scene.state.scrolled;
    let last = (top + usize::from(inner.height)).min(lines.len());
    let title = if usize::from(inner.height) < lines.len() {
        format!("Help · {}–{last} of {}", top + 1, lines.len())
    } else {
        "Help".to_owned()
    };
    write::frame(buffer, area, write::THIN, scene.style(Tone::Border), &title, scene.style(Tone::Title));
    let middle = inner.x + SIGNS as u16;
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(top)) {
        let (sign, tone) = match line.sign {
            Sign::Heading => {
                write::text(buffer, inner.x, y, inner.right(), &line.words, scene.style(Tone::Title));
                continue;
            }
            Sign::Keys(command) => (scene.keymap.keys_for(command).join(" "), Tone::Key),
            Sign::Typed(keys) => (keys.to_owned(), Tone::Key),
            Sign::Glyph(class) => (glyph(class).to_owned(), Tone::of(class)),
            Sign::Drawn(sign) => (sign.to_owned(), Tone::Connector),
            Sign::Words(tone, words) => (words.to_owned(), tone),
            Sign::More => (String::new(), Tone::Text),
        };
        write::text(buffer, inner.x + 2, y, middle, &sign, scene.style(tone));
        write::text(buffer, middle, y, inner.right(), &line.words, scene.style(Tone::Text));
    }
}
