//! The help: every command with its keys, and what the marks mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, write};
use crate::reader::help::{HelpLine, lines};
use crate::reader::theme::{Tone, glyph};

/// Columns that keys and signs take.
const KEYS: u16 = 22;

/// Draws the help in place of the texts.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let lines = lines();
    let inner = Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2);
    let top = scene.state.help_top;
    let last = (top + usize::from(inner.height)).min(lines.len());
    let title = if usize::from(inner.height) < lines.len() {
        format!("Help · {}–{last} of {}", top + 1, lines.len())
    } else {
        "Help".to_owned()
    };
    write::frame(buffer, area, write::THIN, scene.style(Tone::Border), &title, scene.style(Tone::Title));
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(top)) {
        let x = inner.x;
        let mut put = |sign: &str, sign_tone: Tone, words: &str| {
            write::text(buffer, x, y, x + KEYS, sign, scene.style(sign_tone));
            write::text(buffer, x + KEYS, y, inner.right(), &write::cut(words, usize::from(inner.width - KEYS)), scene.style(Tone::Text));
        };
        match line {
            HelpLine::Heading(heading) => {
                write::text(buffer, x, y, inner.right(), heading, scene.style(Tone::Title));
            }
            HelpLine::Command(entry) => put(&format!("  {}", scene.keymap.keys_for(entry.command).join(" ")), Tone::Key, entry.help),
            HelpLine::Mark(verdict, meaning) => {
                let style = Tone::of(*verdict);
                put(&format!("  {}", glyph(*verdict)), style, meaning);
            }
            HelpLine::Sign(sign, meaning) => put(&format!("  {sign}"), Tone::Connector, meaning),
            HelpLine::Blank => {}
        }
    }
}
