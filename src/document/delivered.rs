//! Bytes on their way into the store, and what is known of them from outside.

use jiff::Timestamp;

use super::form::Form;

/// The bytes of an account and what came with them, wherever they come from: a file, a stream, an address.
#[derive(Debug, Clone, Copy)]
pub struct Delivered<'b> {
    /// How the person named the source: a path, `-`, an address.
    pub source: &'b str,
    /// Its bytes, unpacked as far as the way here had packed them.
    pub bytes: &'b [u8],
    /// What a server said of them: `text/html; charset=utf-8`.
    pub content_type: Option<&'b str>,
    /// The address they came from in the end, after redirects.
    pub address: Option<&'b str>,
    /// When they were retrieved, in whole seconds.
    pub retrieved: Option<Timestamp>,
}

impl<'b> Delivered<'b> {
    /// Bytes of which nothing is known but their name.
    pub const fn new(source: &'b str, bytes: &'b [u8]) -> Self {
        Self { source, bytes, content_type: None, address: None, retrieved: None }
    }

    /// The charset that a server told.
    pub(super) fn charset(&self) -> Option<&'b str> {
        let parameters = self.content_type?.split(';').skip(1);
        let charset =
            parameters.filter_map(|parameter| parameter.split_once('=')).find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
        charset.map(|(_, value)| value.trim().trim_matches('"')).filter(|value| !value.is_empty())
    }
}

/// How a person wants a source to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wish {
    /// The form it is to be read as; none lets its content and its name decide.
    pub form: Option<Form>,
    /// Whether everything is kept: nothing is left out of a page, nothing dimmed as boilerplate.
    pub raw: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_charset_is_read_from_the_content_type() {
        let charset = |kind| Delivered { content_type: Some(kind), ..Delivered::new("-", b"") }.charset();
        assert_eq!(charset("text/html; charset=\"Windows-1252\""), Some("Windows-1252"));
        assert_eq!(charset("text/html;Charset=utf-8; x=y"), Some("utf-8"));
        assert_eq!([charset("text/html"), charset("text/html; charset=")], [None, None]);
    }
}
