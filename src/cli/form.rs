//! The forms of a comparison as the command line names them, and a comparison written in one of them.

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::arguments::PictureArguments;
use super::config::Files;
use super::plan::theme;
use crate::compare::Comparison;
use crate::reader::{PictureOptions, Size, picture};
use crate::snapshot::{Form, Report, Review, Selection, TextOptions};

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}

/// What is written down.
pub(super) struct Written<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) review: &'a Review,
    pub(super) selection: Selection,
}

impl Written<'_> {
    /// In a form; `text` is how plain text is set, `screen` what a picture shows.
    pub(super) fn form(self, form: Form, text: &TextOptions, screen: PictureArguments) -> Result<String> {
        let Self { comparison, review, selection } = self;
        let report = Report::new(comparison, review, selection.clone());
        Ok(match form {
            Form::Text => report.text(text),
            Form::Json => report.json(),
            Form::Markdown => report.markdown(),
            Form::Html => report.html(),
            Form::Csv => report.csv(),
            Form::Svg => {
                let files = Files::find()?;
                let (columns, rows) = screen.size;
                let options = PictureOptions {
                    size: Size::new(columns, rows),
                    theme: theme(screen.theme).or(files.config()?.theme).filter(|name| name != "auto").unwrap_or_else(|| "dark".to_owned()),
                    themes: files.themes()?,
                    keys: screen.keys,
                    selection,
                    review: review.clone(),
                };
                picture(comparison.clone(), options)?
            }
        })
    }
}
