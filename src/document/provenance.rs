//! What is known of the bytes from which a document was made.

use std::fmt::Write as _;

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

/// What is known of the bytes from which a document was made: enough to tell whether other bytes are the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// Their SHA-256 as they were read, in hexadecimal digits; none for a document that was made of no bytes.
    pub sha256: Option<String>,
    /// When they were retrieved, in whole seconds, where that is known and was asked for.
    pub retrieved: Option<Timestamp>,
    /// The address they came from in the end, after redirects; none for a file.
    pub address: Option<String>,
}

impl Provenance {
    /// "from `https://matin.example/ferry`, 3 May 2021, 10:30 UTC", without the marks; none for what was not fetched.
    pub fn fetched(&self) -> Option<String> {
        let when = self.retrieved.map(|time| format!(", {}", time.strftime("%-d %B %Y, %H:%M UTC"))).unwrap_or_default();
        self.address.as_ref().map(|address| format!("from {address}{when}"))
    }
}

/// The SHA-256 of bytes, in 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn digits_are_those_of_the_standard() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
