//! A page of plain text: wrapped items with hanging indents, and headings that may carry colour.

use crate::compare::Verdict;
use crate::document::{Document, Side, Sides};

use super::outline::{capitalised, one_line, particulars};
use super::wrap::wrap;

/// How a report is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextOptions {
    /// Whether headings carry colour; the words are the same without.
    pub colour: bool,
    /// Cells in a line; below 20 it is taken as 20.
    pub width: usize,
}

/// Escape sequences of the sixteen colours that every terminal has.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Plain,
    Bold,
    Of(Verdict),
}

impl Style {
    const fn sequence(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Bold => Some("\u{1b}[1m"),
            Self::Of(Verdict::Conflict) => Some("\u{1b}[1;31m"),
            Self::Of(Verdict::Variant) => Some("\u{1b}[1;33m"),
            Self::Of(Verdict::Shared) => Some("\u{1b}[1;32m"),
            Self::Of(Verdict::OnlyLeft | Verdict::OnlyRight) => Some("\u{1b}[1;36m"),
        }
    }
}

/// A report while it is written.
pub(super) struct Page {
    pub(super) out: String,
    options: TextOptions,
}

impl Page {
    pub(super) const fn new(options: TextOptions) -> Self {
        Self { out: String::new(), options }
    }

    /// The report's headline, and what is known of the two accounts.
    pub(super) fn accounts(&mut self, headline: &str, documents: &Sides<Document>) {
        self.put(0, "", headline, Style::Bold);
        for side in Side::BOTH {
            self.blank();
            self.put(0, "", &format!("{} text", capitalised(side.name())), Style::Bold);
            for (name, value) in particulars(documents.get(side)) {
                self.put(2, &format!("{name}: "), &value, Style::Plain);
            }
        }
        self.blank();
    }

    /// The reasons of a finding or a link.
    pub(super) fn reasons(&mut self, why: &[String]) {
        for reason in why {
            self.put(2, "why: ", reason, Style::Plain);
        }
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// Writes a wrapped item, its words made safe: `lead` opens it, further lines stand two cells in from it.
    pub(super) fn put(&mut self, indent: usize, lead: &str, words: &str, style: Style) {
        let width = self.options.width.max(20) - indent - 2;
        let style = style.sequence().filter(|_| self.options.colour);
        for (number, line) in wrap(&format!("{lead}{}", one_line(words)), width).iter().enumerate() {
            let hang = if number > 0 { 2 } else { 0 };
            self.out.push_str(&" ".repeat(indent + hang));
            match style {
                Some(sequence) => {
                    self.out.push_str(sequence);
                    self.out.push_str(line);
                    self.out.push_str("\u{1b}[0m");
                }
                None => self.out.push_str(line),
            }
            self.out.push('\n');
        }
    }
}
