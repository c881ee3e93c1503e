//! What the mouse does, and what it holds meanwhile.

use ratatui::layout::Position;

use crate::document::{ByteSpan, Side};

/// What happened to the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// The button went down.
    Press,
    /// It was moved with the button down.
    Drag,
    /// The button went up.
    Release,
    /// The wheel was turned up.
    WheelUp,
    /// The wheel was turned down.
    WheelDown,
}

/// A deed of the mouse and where on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What happened.
    pub deed: Deed,
    /// The cell.
    pub at: Position,
}

/// What the button holds from press to release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// The border between the panes.
    Divider {
        /// Whether it has left its place.
        has_moved: bool,
    },
    /// Words of a text, from the grapheme that was pressed on.
    Words {
        /// The text.
        side: Side,
        /// The grapheme.
        from: ByteSpan,
    },
    /// The overview of a text.
    Overview,
}
