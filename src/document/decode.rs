//! Bytes to text. UTF-8 only, with or without a byte order mark.

use super::Error;

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";
const UTF16_MARKS: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// The text in the bytes, without a byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Error> {
    if UTF16_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Error::NotUtf8 { offset: 0, line: 1 });
    }
    if let Some(offset) = bytes.iter().position(|&b| b == 0) {
        return Err(Error::Binary { offset });
    }
    let mark = if bytes.starts_with(UTF8_MARK) { UTF8_MARK.len() } else { 0 };
    let content = bytes.get(mark..).unwrap_or_default();
    std::str::from_utf8(content).map_err(|error| {
        let offset = mark + error.valid_up_to();
        let before = bytes.get(..offset).unwrap_or_default();
        Error::NotUtf8 { offset, line: before.split(|&b| b == b'\n').count() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_read_with_and_without_a_mark() {
        assert_eq!(decode("Märchen".as_bytes()), Ok("Märchen"));
        assert_eq!(decode(b"\xef\xbb\xbfOdd"), Ok("Odd"));
        assert_eq!(decode(b""), Ok(""));
    }

    #[test]
    fn other_bytes_are_named_with_their_place() {
        assert_eq!(decode(b"one\ntw\x93o"), Err(Error::NotUtf8 { offset: 6, line: 2 }));
        assert_eq!(decode(b"\xef\xbb\xbf\xff"), Err(Error::NotUtf8 { offset: 3, line: 1 }));
        assert_eq!(decode(b"PK\x03\0"), Err(Error::Binary { offset: 3 }));
        assert_eq!(decode(b"\xff\xfeO\0d\0"), Err(Error::NotUtf8 { offset: 0, line: 1 }));
    }
}
