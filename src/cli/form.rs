//! The forms of a comparison as the command line names them, and a comparison written in one of them.

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::arguments::{ColourChoice, PictureArguments, ScriptArguments};
use super::config::Files;
use super::output::{Target, to_stdout};
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

/// How it looks, as far as that was typed.
pub(super) struct Looks {
    /// Whether plain text has colours.
    pub(super) colour: ColourChoice,
    /// What a picture shows.
    pub(super) picture: PictureArguments,
    /// What standard output has instead of a report.
    pub(super) script: ScriptArguments,
    /// The theme of a picture.
    pub(super) theme: Option<String>,
}

/// What is written down.
pub(super) struct Written<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) review: &'a Review,
    pub(super) selection: Selection,
}

impl Written<'_> {
    /// Writes it in the form that was asked for, else in that of the file's ending, else as text; standard output has what a script asked for.
    pub(super) fn write(self, target: &Target, asked: Option<Form>, looks: Looks) -> Result<()> {
        let form = asked.or_else(|| target.form()).unwrap_or(Form::Text);
        let text = target.text_options(looks.colour);
        let ScriptArguments { quiet, summary } = looks.script;
        let counts = summary.then(|| Report::new(self.comparison, self.review, self.selection.clone()).summary());
        if target.is_file() || !(quiet || summary) {
            target.write(&self.form(form, &text, looks)?)?;
        }
        counts.map_or(Ok(()), |counts| to_stdout(&counts))
    }

    fn form(self, form: Form, text: &TextOptions, looks: Looks) -> Result<String> {
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
                let (columns, rows) = looks.picture.size;
                let options = PictureOptions {
                    size: Size::new(columns, rows),
                    theme: looks.theme.filter(|name| name != "auto").unwrap_or_else(|| "dark".to_owned()),
                    themes: files.themes()?,
                    keys: looks.picture.keys,
                    selection,
                    review: review.clone(),
                };
                picture(comparison.clone(), options)?
            }
        })
    }
}
