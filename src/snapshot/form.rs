//! The forms in which a comparison can be written down.

use std::path::Path;

/// A form of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A linear report for people, on paper or read aloud.
    Text,
    /// The snapshot: everything, for programs.
    Json,
    /// A report to paste into a document.
    Markdown,
    /// One page for a browser.
    Html,
    /// The ledger for a spreadsheet.
    Csv,
    /// A picture of the reader's screen, which the reader makes.
    Svg,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 6] = [Self::Text, Self::Json, Self::Markdown, Self::Html, Self::Csv, Self::Svg];

    /// The word by which it is asked for.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Svg => "svg",
        }
    }

    /// What it is, in a line for a person.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Text => "A linear report for people, on paper or read aloud",
            Self::Json => "The snapshot: everything, for programs",
            Self::Markdown => "A report to paste into a document",
            Self::Html => "One page for a browser: both texts side by side, every finding, filters and keys",
            Self::Csv => "The ledger for a spreadsheet: one finding a line",
            Self::Svg => "A picture of the reader's screen",
        }
    }

    /// The endings of its files' names, the usual one first.
    const fn endings(self) -> [&'static str; 2] {
        match self {
            Self::Text => ["txt", "text"],
            Self::Json => ["json", "json"],
            Self::Markdown => ["md", "markdown"],
            Self::Html => ["html", "htm"],
            Self::Csv => ["csv", "csv"],
            Self::Svg => ["svg", "svg"],
        }
    }

    /// The usual ending of its files' names.
    pub const fn ending(self) -> &'static str {
        let [usual, _] = self.endings();
        usual
    }

    /// The form that goes by a name or an ending, in letters of any size.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        Self::ALL.into_iter().find(|form| form.name() == name || form.endings().contains(&name.as_str()))
    }

    /// The form that the ending of a file's name asks for, if it asks for one.
    pub fn of_file(path: &Path) -> Option<Self> {
        Self::named(path.extension()?.to_str()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_choose_the_form() {
        let of = |name: &str| Form::of_file(Path::new(name));
        assert_eq!(of("a/b.HTML"), Some(Form::Html));
        assert_eq!(of("b.md"), Some(Form::Markdown));
        assert_eq!([of("report"), of("report.docx"), of(".csv")], [None; 3]);
        assert!(Form::ALL.into_iter().all(|form| Form::named(form.ending()) == Some(form)));
    }
}
