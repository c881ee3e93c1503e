//! The notice on a screen that is too small.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Scene, write};
use crate::reader::geometry::MINIMUM;
use crate::reader::rows::text_cells;
use crate::reader::theme::Tone;
use crate::reader::words;

/// Says which size is needed, in the middle of whatever there is.
pub(super) fn draw(scene: &Scene, screen: Rect, buffer: &mut Buffer) {
    let words = format!(
        "diptych needs {} columns and {} rows; this screen has {} and {}.",
        MINIMUM.width, MINIMUM.height, screen.width, screen.height
    );
    let lines = words::wrap(&words, usize::from(screen.width), usize::from(screen.height));
    let top = screen.y + screen.height.saturating_sub(lines.len() as u16) / 2;
    for (y, line) in (top..screen.bottom()).zip(&lines) {
        let x = screen.x + screen.width.saturating_sub(text_cells(line) as u16) / 2;
        write::text(buffer, x, y, screen.right(), line, scene.style(Tone::Notice));
    }
}
