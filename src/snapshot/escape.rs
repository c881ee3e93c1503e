//! Foreign words made harmless where they stand in markup or in a table.
//!
//! What could drive a terminal or turn text around is replaced in documents when they are read; names of files and notes of a person come by other
//! ways, so that every form passes what it writes through here or through [`one_line`](super::outline::one_line).

use crate::document::safe_name;

/// Text as the content of an element or the value of an attribute in quotation marks, in HTML and in XML.
pub(crate) fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}

/// Text of several lines: each made safe as [`safe_name`] does, with its line ends kept.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| safe_name(line.trim())).filter(|line| !line.is_empty())
}

/// A field of a CSV file, always in quotation marks, so that no program parts it at a sign of its own.
///
/// What a spreadsheet would take for a formula gets an apostrophe before it, which the spreadsheet takes for "this is text".
pub(super) fn csv(text: &str) -> String {
    let is_formula =
        text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']) || text.starts_with(['\t', '\r', '\n']);
    let mark = if is_formula { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

/// Characters beyond ASCII that turn text around or hide in it become `\u` escapes in JSON, where they can stand in strings only; nothing is lost.
pub(super) fn json(text: String) -> String {
    let hides =
        |character: char| !character.is_ascii() && safe_name(character.encode_utf8(&mut [0; 4])) == "\u{fffd}" && character != '\u{fffd}';
    if !text.chars().any(hides) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if hides(character) {
            out.extend(character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stays_text() {
        assert_eq!(markup("<b title=\"a\" id='b'>&amp;</b>"), "&lt;b title=&quot;a&quot; id=&#39;b&#39;&gt;&amp;amp;&lt;/b&gt;");
        assert_eq!(markup("]]></script>"), "]]&gt;&lt;/script&gt;");
    }

    #[test]
    fn formulas_stay_text() {
        assert_eq!(csv("12 boats, \"lost\""), "\"12 boats, \"\"lost\"\"\"");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "\t=1", "|cmd", "%x"] {
            assert!(csv(formula).starts_with("\"'"), "{formula}");
        }
        assert_eq!(csv("a=1"), "\"a=1\"");
    }

    #[test]
    fn hidden_characters_are_told_in_json() {
        assert_eq!(json("\"a\u{202e}b\u{e0001}\"".to_owned()), "\"a\\u202eb\\udb40\\udc01\"");
        assert_eq!(json("\"東京 é\u{fffd}\"".to_owned()), "\"東京 é\u{fffd}\"");
    }
}
