//! What the page may do: run its own script, wear its own style, ask nobody for anything.

use sha2::{Digest as _, Sha256};

/// The content security policy of a page with one style and one script, each let in by its digest.
pub(super) fn policy(style: &str, script: &str) -> String {
    let digest = |content: &str| base64(&Sha256::digest(content.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        digest(style),
        digest(script)
    )
}

/// Bytes in the letters of RFC 4648.
fn base64(bytes: &[u8]) -> String {
    let letter = |six: u32| match six & 63 {
        n @ 0..26 => b'A' + n as u8,
        n @ 26..52 => b'a' + (n - 26) as u8,
        n @ 52..62 => b'0' + (n - 52) as u8,
        62 => b'+',
        _ => b'/',
    };
    let mut made = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(three.get(at).copied().unwrap_or_default()));
        for at in 0..4 {
            made.push(if at > three.len() { '=' } else { char::from(letter(bits >> (18 - 6 * at))) });
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_are_written_in_letters() {
        let pairs =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy"), ("~~?>", "fn4/Pg==")];
        assert_eq!(pairs.map(|(bytes, _)| base64(bytes.as_bytes())), pairs.map(|(_, letters)| letters.to_owned()));
    }
}
