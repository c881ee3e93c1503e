//! What the world should do after an update: data, performed by the loop and never by the update itself.

/// A wish of the update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write the comparison into the current directory.
    Export,
    /// Fill the clipboard.
    Copy(String),
    /// Keep what the person has said.
    Keep,
    /// Draw the comparison anew, with the links that the person made and forbade.
    Relink,
    /// Hand the open note to the person's own editor.
    EditNote,
    /// Look up what the texts date and name.
    Study,
    /// Clear the terminal and draw every cell again.
    Redraw,
    /// Have the terminal report the mouse, or not.
    Mouse(bool),
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// Leave.
    Quit,
}
