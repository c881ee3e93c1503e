//! The overview: the whole of both texts in a column each, with their discrepancies and the parts that are on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{Scene, write};
use crate::document::Side;
use crate::reader::geometry::Geometry;
use crate::reader::theme::{Tone, glyph};

/// Draws both columns, and on a wide screen a bracket beside each for its window.
pub(super) fn draw(scene: &Scene, parts: &Geometry, buffer: &mut Buffer) {
    for side in Side::BOTH {
        let (Some(column), Some(whole)) = (parts.overview_of(side), parts.overview) else { continue };
        draw_text(scene, side, column, buffer);
        if whole.width > 2 {
            let x = if side == Side::Left { whole.x } else { whole.right() - 1 };
            draw_bracket(scene, side, Rect { x, ..column }, buffer);
        }
    }
}

/// The rows of a text that are on the screen.
fn window(scene: &Scene, side: Side) -> (usize, usize) {
    let top = *scene.state.tops.get(side);
    (top, top + scene.state.extent(side).height)
}

fn draw_text(scene: &Scene, side: Side, area: Rect, buffer: &mut Buffer) {
    let survey = scene.state.surveys.get(side);
    for (y, (cell, worst)) in (area.y..area.bottom()).zip(survey.cells().iter().enumerate()) {
        let is_shown = survey.is_in(cell, window(scene, side));
        let (sign, style) = match worst {
            Some(class) => (glyph(*class), write::without_underline(scene.style(Tone::of(*class)))),
            None if is_shown => ("▐", scene.style(window_tone(scene, side))),
            None => ("░", scene.style(Tone::Border)),
        };
        let style = if worst.is_some() && is_shown { style.add_modifier(Modifier::REVERSED) } else { style };
        write::text(buffer, area.x, y, area.right(), sign, style);
    }
}

fn draw_bracket(scene: &Scene, side: Side, area: Rect, buffer: &mut Buffer) {
    let survey = scene.state.surveys.get(side);
    let is_in = |cell: usize| cell < survey.cells().len() && survey.is_in(cell, window(scene, side));
    for (y, cell) in (area.y..area.bottom()).zip(0usize..) {
        if !is_in(cell) {
            continue;
        }
        let (starts, ends) = (!cell.checked_sub(1).is_some_and(is_in), !is_in(cell + 1));
        let sign = match (side, starts, ends) {
            (Side::Left, true, true) => "[",
            (Side::Right, true, true) => "]",
            (Side::Left, true, false) => "┌",
            (Side::Right, true, false) => "┐",
            (Side::Left, false, true) => "└",
            (Side::Right, false, true) => "┘",
            (_, false, false) => "│",
        };
        write::text(buffer, area.x, y, area.right(), sign, scene.style(window_tone(scene, side)));
    }
}

fn window_tone(scene: &Scene, side: Side) -> Tone {
    if scene.state.lead == side { Tone::Lead } else { Tone::Faint }
}
