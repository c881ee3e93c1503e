//! Values as people type them, read into what they mean.

use std::time::Duration;

use crate::compare::{Confidence, Kind, Kinds};
use crate::document;
use crate::snapshot::Only;

pub(super) fn parse_confidence(typed: &str) -> Result<Confidence, &'static str> {
    const REMEDY: &str = "give a number from 0 to 1, such as 0.6, or one of possible, likely and strong";
    Confidence::from_word(typed.trim()).map_or_else(|| parse_score(typed).map(Confidence::new).map_err(|_| REMEDY), Ok)
}

/// Kinds by their names in the snapshot, parted by commas.
pub(super) fn parse_kinds(typed: &str) -> Result<Kinds, String> {
    let kind = |name: &str| Kind::ALL.into_iter().find(|kind| kind.name() == name.trim());
    let kinds: Option<Vec<Kind>> = typed.split(',').map(kind).collect();
    kinds.map(Kinds::of).ok_or_else(|| format!("give one or more of {}, parted by commas", Kind::ALL.map(Kind::name).join(", ")))
}

pub(super) fn parse_only(typed: &str) -> Result<Only, String> {
    let named = Only::ALL.into_iter().find(|only| only.name() == typed.trim());
    named.ok_or_else(|| format!("give one or more of {}, parted by commas", Only::ALL.map(Only::name).join(", ")))
}

/// Columns and rows of a screen that the reader can show and a person can look at.
pub(super) fn parse_size(typed: &str) -> Result<(u16, u16), &'static str> {
    const REMEDY: &str = "give columns and rows, from 40x12 to 400x200, such as 110x34";
    let (columns, rows) = typed.trim().split_once('x').ok_or(REMEDY)?;
    match (columns.parse(), rows.parse()) {
        (Ok(columns @ 40..=400), Ok(rows @ 12..=200)) => Ok((columns, rows)),
        _ => Err(REMEDY),
    }
}

/// A form by its name, or by the ending of its files.
pub(super) fn parse_form(typed: &str) -> Result<document::Form, String> {
    let typed = typed.trim().trim_start_matches('.').to_lowercase();
    let by_ending = match typed.as_str() {
        "txt" | "plain" => Some(document::Form::Text),
        "md" => Some(document::Form::Markdown),
        "htm" | "xhtml" => Some(document::Form::Html),
        _ => None,
    };
    by_ending
        .or_else(|| document::Form::ALL.into_iter().find(|form| form.name() == typed))
        .ok_or_else(|| format!("give one of {}", document::Form::ALL.map(document::Form::name).join(", ")))
}

pub(super) fn parse_score(typed: &str) -> Result<f64, &'static str> {
    match typed.trim().parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("give a number from 0 to 1, such as 0.6"),
    }
}

/// A number and its unit; a bare number could mean anything, and no time at all is no budget.
pub(super) fn parse_budget(typed: &str) -> Result<Duration, &'static str> {
    const REMEDY: &str = "give a time with its unit, such as 500ms, 2s or 1m";
    /// Nobody waits longer than a day.
    const LONGEST: f64 = 24.0 * 60.0 * 60.0;
    let typed = typed.trim();
    let (number, unit) = typed.split_at(typed.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(typed.len()));
    let seconds = match unit {
        "ms" => 0.001,
        "s" => 1.0,
        "m" | "min" => 60.0,
        _ => return Err(REMEDY),
    };
    match number.trim().parse::<f64>() {
        Ok(number) if number > 0.0 && number * seconds <= LONGEST => Ok(Duration::from_secs_f64(number * seconds)),
        _ => Err(REMEDY),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{parse_budget, parse_confidence, parse_form, parse_kinds, parse_only, parse_size};
    use crate::compare::{Confidence, Kind, Kinds};
    use crate::document::Form;
    use crate::snapshot::Only;

    #[test]
    fn the_stated_default_is_the_engines_floor() {
        assert_eq!(parse_confidence("0.5"), Ok(Confidence::DEFAULT_FLOOR));
    }

    #[test]
    fn a_budget_is_a_number_with_a_unit() {
        let milliseconds = |typed| parse_budget(typed).map(|budget| budget.as_millis());
        assert_eq!(["500ms", "2s", "1.5 s", "1m", "2min"].map(milliseconds), [500, 2000, 1500, 60_000, 120_000].map(Ok));
        assert_eq!(parse_budget("24m"), Ok(Duration::from_secs(1440)));
        for wrong in ["", "5", "s", "0s", "-1s", "2h", "1e9m", "inf s", "NaNs", "zwei s", "2 s s"] {
            assert!(parse_budget(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_confidence_lies_between_nought_and_one() {
        assert_eq!(parse_confidence("1"), Ok(Confidence::new(1.0)));
        assert_eq!(["possible", "likely", " strong"].map(parse_confidence), [0.0, 0.6, 0.8].map(|floor| Ok(Confidence::new(floor))));
        for wrong in ["", "-0.1", "1.01", "half", "NaN", "50%", "Likely"] {
            assert!(parse_confidence(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_word_for_a_confidence_is_the_lowest_that_has_it() {
        for word in ["possible", "likely", "strong"] {
            assert_eq!(parse_confidence(word).map(Confidence::word), Ok(word));
        }
        assert_eq!([0.59, 0.79].map(|value| Confidence::new(value).word()), ["possible", "likely"]);
    }

    #[test]
    fn forms_go_by_their_names_or_endings() {
        assert_eq!(
            ["html", ".HTM", "md", "txt", "docx"].map(parse_form),
            [Form::Html, Form::Html, Form::Markdown, Form::Text, Form::Docx].map(Ok)
        );
        assert!(parse_form("doc").is_err_and(|message| message.contains("text, markdown, html, pdf, docx, epub")));
    }

    #[test]
    fn kinds_go_by_their_names() {
        assert_eq!(parse_kinds("quantity"), Ok(Kinds::of([Kind::Quantity])));
        assert_eq!(parse_kinds("date, quote"), Ok(Kinds::of([Kind::Date, Kind::Quote])));
        for wrong in ["", "quantity,", "dates", "Quantity", "quantity date"] {
            assert!(parse_kinds(wrong).is_err_and(|message| message.contains("quantity, date, name")), "{wrong}");
        }
    }

    #[test]
    fn groups_and_sizes_are_read() {
        assert_eq!(["conflicts", " one-sided"].map(parse_only), [Ok(Only::Conflicts), Ok(Only::OneSided)]);
        assert!(parse_only("conflict").is_err_and(|message| message.contains("conflicts, variants, inside")));
        assert_eq!(parse_size("80x24"), Ok((80, 24)));
        for wrong in ["", "80", "80x", "39x24", "80x11", "80x24x2", "999x30", "-80x24", "80 x 24"] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
    }
}
