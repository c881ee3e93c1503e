//! What the person named.

use std::ffi::OsStr;
use std::path::PathBuf;

use super::address::is_address;
use crate::document::{Side, safe_name};

/// A place from which an account comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// One of the two texts inside the program, which open when nothing is named.
    Bundled(Side),
    /// A file.
    File(PathBuf),
    /// An address of the web.
    Address(String),
    /// Standard input, named `-`.
    Stdin,
}

impl Input {
    /// What an argument of the command line names: `-` is standard input, what begins as `https://` does an address, all else a path
    /// (`./-` is the file of that name).
    pub fn from_argument(argument: &OsStr) -> Self {
        match argument.to_str() {
            Some("-") => Self::Stdin,
            Some(address) if is_address(address) => Self::Address(address.to_owned()),
            _ => Self::File(PathBuf::from(argument)),
        }
    }

    /// How the person named it, safe to print.
    pub fn name(&self) -> String {
        match self {
            Self::Bundled(side) => format!("seeds/{}.txt", side.name()),
            Self::Address(address) => safe_name(address),
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
        assert_eq!(Input::from_argument(OsStr::new("https://x.example/")), Input::Address("https://x.example/".to_owned()));
        assert!(matches!(Input::from_argument(OsStr::new("./https://x")), Input::File(_)));
        assert_eq!(Input::Bundled(Side::Right).name(), "seeds/right.txt");
    }
}
