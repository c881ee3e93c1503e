//! The mouse: asked for, given back, and its reports in the reader's terms.

use std::io;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use crossterm::execute;
use ratatui::layout::Position;

use crate::reader::mouse::{Deed, Mouse};

/// Asks for buttons, movement while one is down, and places beyond column 223. Movement without a button would wake the program for nothing;
/// crossterm's own command asks for that as well.
#[cfg(not(windows))]
pub(super) fn capture() -> io::Result<()> {
    execute!(io::stdout(), crossterm::style::Print("\x1b[?1000h\x1b[?1002h\x1b[?1006h"))
}

/// Gives the mouse back to the terminal.
#[cfg(not(windows))]
pub(super) fn release() -> io::Result<()> {
    execute!(io::stdout(), crossterm::style::Print("\x1b[?1006l\x1b[?1002l\x1b[?1000l"))
}

/// Asks for the mouse.
#[cfg(windows)]
pub(super) fn capture() -> io::Result<()> {
    execute!(io::stdout(), crossterm::event::EnableMouseCapture)
}

/// Gives the mouse back to the terminal.
#[cfg(windows)]
pub(super) fn release() -> io::Result<()> {
    execute!(io::stdout(), crossterm::event::DisableMouseCapture)
}

/// What the mouse did; nothing for other buttons and mere movement.
pub(super) fn translate(event: MouseEvent) -> Option<Mouse> {
    let deed = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Deed::Press,
        MouseEventKind::Drag(MouseButton::Left) => Deed::Drag,
        MouseEventKind::Up(MouseButton::Left) => Deed::Release,
        MouseEventKind::ScrollUp => Deed::WheelUp,
        MouseEventKind::ScrollDown => Deed::WheelDown,
        _ => return None,
    };
    Some(Mouse { deed, at: Position::new(event.column, event.row) })
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    #[test]
    fn the_left_button_and_the_wheel_are_heard() {
        let deed = |kind| translate(MouseEvent { kind, column: 3, row: 7, modifiers: KeyModifiers::NONE }).map(|mouse| mouse.deed);
        assert_eq!(deed(MouseEventKind::Down(MouseButton::Left)), Some(Deed::Press));
        assert_eq!(deed(MouseEventKind::ScrollDown), Some(Deed::WheelDown));
        assert_eq!(deed(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(deed(MouseEventKind::Moved), None);
    }
}
