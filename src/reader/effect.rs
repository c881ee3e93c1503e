//! What the world should do after an update: data, performed by the loop and never by the update itself.

/// A wish of the update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Write the comparison into the current directory.
    Export,
    /// Clear the terminal and draw every cell again.
    Redraw,
    /// Have the terminal report the mouse, or not.
    Mouse(bool),
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// Leave.
    Quit,
}
