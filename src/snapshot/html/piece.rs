//! Markup that cannot be broken by what it holds: made of templates and of text that was escaped, and of nothing else.

use std::fmt::Display;

use crate::document::safe_name;
use crate::snapshot::escape;
use crate::snapshot::outline::one_line;

/// Markup that may stand in a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

impl Markup {
    /// Words of anybody: line by line made safe and escaped; good for content and for attributes in quotation marks.
    pub(super) fn text(words: impl Display) -> Self {
        Self(escape::markup(&one_line(&words.to_string())))
    }

    /// Words of a text with its white space, so that they join what stands before and behind them.
    pub(super) fn running(words: &str) -> Self {
        Self(escape::markup(&safe_name(&words.replace(char::is_whitespace, " "))))
    }

    /// Our own markup.
    pub(super) fn ours(markup: &'static str) -> Self {
        Self(markup.to_owned())
    }

    pub(super) fn push(&mut self, more: &Self) {
        self.0.push_str(&more.0);
    }

    pub(super) fn into_page(self) -> String {
        self.0
    }
}

impl FromIterator<Markup> for Markup {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        let mut made = Self::default();
        pieces.into_iter().for_each(|piece| made.push(&piece));
        made
    }
}

/// A template with its slots, `{{name}}`, filled. A slot that gets nothing stays empty; what fills one is never looked through for slots.
pub(super) fn fill(template: &'static str, slots: &[(&str, &Markup)]) -> Markup {
    let mut made = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        made.push_str(before);
        let Some((name, behind)) = after.split_once("}}") else { break };
        if let Some((_, filling)) = slots.iter().find(|(slot, _)| *slot == name) {
            made.push_str(&filling.0);
        }
        rest = behind;
    }
    made.push_str(rest);
    Markup(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_once() {
        let (a, b) = (Markup::text("{{b}} <i>"), Markup::text("\"quoted\"\nlines\u{202e}"));
        assert_eq!(fill("<p title=\"{{b}}\">{{a}}</p>", &[("a", &a), ("b", &b)]).into_page(), {
            "<p title=\"&quot;quoted&quot; lines\u{fffd}\">{{b}} &lt;i&gt;</p>"
        });
        assert_eq!(fill("{{none}}.", &[]).into_page(), ".");
    }
}
