//! Bytes to text: by byte order mark, by what was told of them, or by their looks.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding as Code, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::about::Encoding;
use super::types::Error;

/// How many bytes the guess looks at.
const LOOKED_AT: usize = 1 << 20;
/// In how much of a page its charset must be told, in bytes; browsers look as far.
const PROLOGUE: usize = 1024;

/// A text and how it was read.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// How it was read.
    pub encoding: Encoding,
}

/// Reads bytes as text. `told` is the charset that came with them, outside of them.
///
/// # Errors
/// Bytes that are no text: a NUL in what is not UTF-16.
pub(super) fn decode<'b>(bytes: &'b [u8], told: Option<&str>) -> Result<Decoded<'b>, Error> {
    if let Some((code, mark)) = Code::for_bom(bytes) {
        return Ok(read(bytes.get(mark..).unwrap_or_default(), code, false));
    }
    if let Some(code) = wide(bytes) {
        return Ok(read(bytes, code, true));
    }
    if let Some(offset) = bytes.iter().position(|&b| b == 0) {
        return Err(Error::Binary { offset });
    }
    // What is UTF-8 is UTF-8, whatever a page says: other text is not by chance.
    let broken = match std::str::from_utf8(bytes) {
        Ok(text) if !is_escaped_japanese(bytes, told) => {
            return Ok(Decoded {
                text: Cow::Borrowed(text),
                encoding: Encoding { name: UTF_8.name(), guessed: false, lost: 0, first_lost: 0 },
            });
        }
        Ok(_) => false,
        Err(_) => is_broken_utf8(bytes),
    };
    let inside = charset_inside(bytes);
    let named = told.or(inside.as_deref()).and_then(|label| Code::for_label(label.trim().as_bytes()));
    match named {
        Some(code) if code != UTF_8 || broken => {
            let decoded = read(bytes, code, false);
            if decoded.encoding.lost == 0 || broken {
                return Ok(decoded);
            }
            // A wrong label shows by what it cannot decode.
            let guessed = read(bytes, guess(bytes), true);
            Ok(if guessed.encoding.lost < decoded.encoding.lost { guessed } else { decoded })
        }
        _ if broken => Ok(read(bytes, UTF_8, false)),
        _ => Ok(read(bytes, guess(bytes), true)),
    }
}

fn read<'b>(bytes: &'b [u8], code: &'static Code, guessed: bool) -> Decoded<'b> {
    let (text, had_errors) = code.decode_without_bom_handling(bytes);
    let (lost, first_lost) = if had_errors { losses(&text, bytes, code) } else { (0, 0) };
    Decoded { text, encoding: Encoding { name: code.name(), guessed, lost, first_lost } }
}

/// How many places were lost, and the line of the first; U+FFFD that the source itself holds is none.
fn losses(text: &str, bytes: &[u8], code: &'static Code) -> (usize, usize) {
    let own = if code == UTF_8 { bytes.windows(3).filter(|three| *three == b"\xef\xbf\xbd").count() } else { 0 };
    let all = text.matches('\u{fffd}').count();
    let first = text.find('\u{fffd}').and_then(|at| text.get(..at)).map_or(1, |before| before.matches('\n').count() + 1);
    (all.saturating_sub(own).max(1), first)
}

fn guess(bytes: &[u8]) -> &'static Code {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let looked_at = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    detector.feed(looked_at, looked_at.len() == bytes.len());
    let code = detector.guess(None, Utf8Detection::Deny);
    if code == UTF_8 { WINDOWS_1252 } else { code }
}

/// UTF-16 without a mark: every second byte of what begins like Latin text is NUL.
fn wide(bytes: &[u8]) -> Option<&'static Code> {
    let head = bytes.get(..bytes.len().min(2048) & !1).filter(|head| head.len() >= 8)?;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match (even, odd) {
        (0, odd) if odd * 10 >= half * 4 => Some(UTF_16LE),
        (even, 0) if even * 10 >= half * 4 => Some(UTF_16BE),
        _ => None,
    }
}

/// ISO-2022-JP is ASCII with escapes: it is told apart from a text with escapes by its label only.
fn is_escaped_japanese(bytes: &[u8], told: Option<&str>) -> bool {
    told.is_some_and(|label| label.trim().eq_ignore_ascii_case("iso-2022-jp")) && bytes.contains(&0x1b)
}

/// Whether bytes are UTF-8 but for a few places: many whole signs of several bytes, and few broken ones.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 2 && whole >= 2 * broken
}

/// The charset that a page tells of itself: in a meta element, or in the declaration of XML.
fn charset_inside(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..PROLOGUE.min(bytes.len()))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head).into_owned();
    let label = |text: &str| {
        let value = text.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))).unwrap_or(value.len());
        value.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
    };
    if let Some(declaration) = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        return declaration.0.split_once("encoding").and_then(|(_, rest)| label(rest));
    }
    head.match_indices("<meta").find_map(|(at, _)| {
        let element = head.get(at..)?.split('>').next()?;
        element.split_once("charset").and_then(|(_, rest)| label(rest))
    })
}

impl Encoding {
    /// The name that the web has for an encoding of this name; none where it knows no such encoding.
    pub fn known(name: &str) -> Option<&'static str> {
        Code::for_label(name.trim().as_bytes()).map(Code::name)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use encoding_rs::{GB18030, ISO_8859_7, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251};

    use super::*;

    fn text(bytes: &[u8], told: Option<&str>) -> (String, &'static str, bool, usize) {
        let decoded = decode(bytes, told).unwrap();
        (decoded.text.into_owned(), decoded.encoding.name, decoded.encoding.guessed, decoded.encoding.lost)
    }

    #[test]
    fn utf8_is_read_with_and_without_a_mark_whatever_the_label() {
        assert_eq!(text("Märchen".as_bytes(), None), ("Märchen".into(), "UTF-8", false, 0));
        assert_eq!(text(b"\xef\xbb\xbfOdd", None), ("Odd".into(), "UTF-8", false, 0));
        assert_eq!(text("Märchen".as_bytes(), Some("iso-8859-1")).0, "Märchen");
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let sentence = "The ferry sank off Møss.";
        assert_eq!(text(&[b"\xff\xfe".to_vec(), wide(sentence)].concat(), None), (sentence.into(), "UTF-16LE", false, 0));
        assert_eq!(text(&wide(sentence), None), (sentence.into(), "UTF-16LE", true, 0));
        let big: Vec<u8> = sentence.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&big, None).0, sentence);
    }

    #[test]
    fn other_encodings_are_guessed() {
        let cases = [
            (WINDOWS_1252, "“The ferry’s crew”, said the café’s owner – “were brave”. Nobody was hurt, the naïve first reports said."),
            (WINDOWS_1251, "Паром затонул у берегов Мосса в полдень, сообщили власти. Никто не пострадал, сказал начальник порта."),
            (
                WINDOWS_1250,
                "Prom zatonął w południe u wybrzeży, podały władze. Nikt nie został ranny, powiedział dyrektor portu. Źródło: agencja.",
            ),
            (ISO_8859_7, "Το πλοίο βυθίστηκε το μεσημέρι, είπαν οι αρχές. Κανείς δεν τραυματίστηκε."),
            (SHIFT_JIS, "フェリーは正午に沈没したと当局が発表した。負傷者はいなかった。港長はこう述べた。"),
            (GB18030, "渡轮中午在莫斯附近沉没，当局表示无人受伤。港务局长对记者说，船员非常勇敢。"),
        ];
        for (code, sentence) in cases {
            let (bytes, _, _) = code.encode(sentence);
            let read = decode(&bytes, None).unwrap();
            assert_eq!((read.text.as_ref(), read.encoding.guessed, read.encoding.lost), (sentence, true, 0), "{}", code.name());
        }
    }

    #[test]
    fn labels_are_heeded_unless_they_cannot_be_right() {
        let page = b"<html><head><meta http-equiv=content-type content='text/html; charset=windows-1251'></head>\xcf\xe0\xf0\xee\xec";
        assert_eq!(text(page, None).1, "windows-1251");
        assert_eq!(text(b"<?xml version='1.0' encoding='iso-8859-2'?><p>\xb1</p>", None).1, "ISO-8859-2");
        assert_eq!(text(b"caf\xe9", Some("ISO-8859-1")), ("café".into(), "windows-1252", false, 0));
    }

    #[test]
    fn what_is_lost_is_counted_with_its_line() {
        let bytes = "Málaga señala más días, según él.\nY el a\u{f1}o".as_bytes();
        let mut cut = bytes.to_vec();
        cut.truncate(bytes.len() - 2);
        cut.extend_from_slice(b"o \xff\xff");
        let decoded = decode(&cut, None).unwrap();
        assert_eq!((decoded.encoding.name, decoded.encoding.guessed, decoded.encoding.first_lost), ("UTF-8", false, 2));
        assert_eq!(decoded.encoding.lost, 3);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(decode(b"PK\x03\0", None).map(|d| d.text.into_owned()), Err(Error::Binary { offset: 3 }));
    }
}
