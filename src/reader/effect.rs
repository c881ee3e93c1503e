//! What the world should do after an update: data, performed by the loop and never by the update itself.

use crate::document::Side;
use crate::snapshot::Form;

/// A wish of the update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write the comparison into the current directory.
    Export,
    /// Write it in one form.
    ExportAs(Form),
    /// Fill the clipboard.
    Copy(String),
    /// Keep what the person has said.
    Keep,
    /// Draw the comparison anew, with the links that the person made and forbade.
    Relink,
    /// Hand the open note to the person's own editor.
    EditNote,
    /// Open a text at a line in the person's own editor.
    EditText(Side, usize),
    /// Read both texts again, and compare them anew where they have changed.
    Reload,
    /// Open an address in the person's browser.
    Browse(String),
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
