//! What the person named.

use std::ffi::OsStr;
use std::path::PathBuf;

use crate::document::{Side, safe_name};

/// A place from which an account comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// One of the two texts inside the program, which open when nothing is named.
    Bundled(Side),
    /// A file.
    File(PathBuf),
    /// Standard input, named `-`.
    Stdin,
}

impl Input {
    /// What an argument of the command line names: `-` is standard input, all else a path (`./-` is the file of that name).
    pub fn from_argument(argument: &OsStr) -> Self {
        if argument == "-" { Self::Stdin } else { Self::File(PathBuf::from(argument)) }
    }

    /// How the person named it, safe to print.
    pub fn name(&self) -> String {
        match self {
            Self::Bundled(side) => format!("seeds/{}.txt", side.name()),
            Self::File(path) => safe_name(&path.to_string_lossy()),
            Self::Stdin => "-".to_owned(),
        }
    }
}

/// The bytes of a bundled text.
pub(super) const fn bundled(side: Side) -> &'static [u8] {
    match side {
        Side::Left => include_bytes!("../../seeds/left.txt"),
        Side::Right => include_bytes!("../../seeds/right.txt"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_standard_input_and_all_else_a_path() {
        assert_eq!(Input::from_argument(OsStr::new("-")), Input::Stdin);
        assert_eq!(Input::from_argument(OsStr::new("./-")), Input::File(PathBuf::from("./-")));
        assert_eq!(Input::from_argument(OsStr::new("left.txt")).name(), "left.txt");
        assert_eq!(Input::Bundled(Side::Right).name(), "seeds/right.txt");
    }
}
