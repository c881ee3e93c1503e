//! One line of a batch: from its bytes to its answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::pool::LONGEST_LINE;
use crate::cli::plan::Listing;
use crate::compare::compare;
use crate::document::{Document, Side, Sides, Wish};
use crate::snapshot::batch_line;
use crate::source::{self, Input};

/// What a line came to.
pub(super) struct Answer {
    /// One JSON object, without the line end.
    pub(super) json: String,
    /// Whether it is an error.
    pub(super) failed: bool,
    /// Whether a conflict is listed.
    pub(super) has_conflicts: bool,
}

/// A pair as it is written in the input. Other fields are the person's own and pass unread.
#[derive(Deserialize)]
struct Pair {
    #[serde(default)]
    id: Value,
    left: Option<String>,
    right: Option<String>,
    left_path: Option<PathBuf>,
    right_path: Option<PathBuf>,
    left_date: Option<String>,
    right_date: Option<String>,
}

/// The answer to a line that cannot be read or compared.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "batch_error"))]
pub(in crate::cli) struct Failure<'a> {
    id: &'a Value,
    line: usize,
    error: String,
}

/// Reads and compares the pair on a line, whose bytes are missing when it is too long; `number` counts lines from 1.
pub(super) fn answer(number: usize, bytes: Option<&[u8]>, listing: Listing, wish: Wish) -> Answer {
    let failure = |id: &Value, error: String| Answer {
        json: serde_json::to_string(&Failure { id, line: number, error }).unwrap_or_default(),
        failed: true,
        has_conflicts: false,
    };
    let Some(bytes) = bytes else {
        let most = LONGEST_LINE / (1024 * 1024);
        return failure(&Value::Null, format!("longer than {most} MiB; name long texts by \"left_path\" and \"right_path\""));
    };
    // A file may open with a byte order mark, which is no part of its first line.
    let value: Value = match serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
        Ok(value) => value,
        Err(error) => return failure(&Value::Null, not_json(&error)),
    };
    let id = value.get("id").filter(|id| !id.is_object() && !id.is_array()).cloned().unwrap_or_default();
    let pair: Pair = match serde_json::from_value(value) {
        Ok(pair) => pair,
        Err(error) => return failure(&id, format!("not a pair: {error}")),
    };
    // One pair that the engine cannot take must not cost the answers to all the others.
    match catch_unwind(AssertUnwindSafe(|| compared(pair, listing, wish))) {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => failure(&id, format!("{error:#}")),
        Err(_) => failure(&id, "the comparison broke off; this is a fault of diptych".to_owned()),
    }
}

fn compared(pair: Pair, listing: Listing, wish: Wish) -> Result<Answer> {
    if pair.id.is_object() || pair.id.is_array() {
        bail!("id: a list or an object; give a string or a number");
    }
    let documents = Sides::new(
        document(Side::Left, pair.left, pair.left_path, pair.left_date, wish)?,
        document(Side::Right, pair.right, pair.right_path, pair.right_date, wish)?,
    );
    let comparison = compare(documents).of_kinds(listing.kinds);
    Ok(Answer { json: batch_line(&pair.id, &comparison, listing.floor), failed: false, has_conflicts: listing.has_conflicts(&comparison) })
}

/// The parser counts lines too, and to it there is only one: the answer has the number that matters.
fn not_json(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    format!("not JSON: {what} at column {}", error.column())
}

/// One account of a pair. The date given with it outranks the one in the text.
fn document(side: Side, text: Option<String>, path: Option<PathBuf>, date: Option<String>, wish: Wish) -> Result<Document> {
    let side = side.name();
    let mut document = match (text, path) {
        (Some(text), None) => Document::from_text(side, &text).map_err(|error| anyhow!("{side}: {error}"))?,
        (None, Some(path)) => source::load_as(&Input::File(path), wish)?,
        (Some(_), Some(_)) => bail!("{side}: both a text and a path; give \"{side}\" or \"{side}_path\""),
        (None, None) => bail!("{side}: no account; give \"{side}\" or \"{side}_path\""),
    };
    if let Some(date) = date.filter(|date| !date.is_empty()) {
        // A time of day may follow; what is compared is days.
        let day = date.split(['T', ' ']).next().unwrap_or_default();
        let Ok(day) = day.parse::<Date>() else {
            bail!("{side}_date: \"{date}\" is no date; write it as 2025-11-10");
        };
        document.published = Some(day);
    }
    Ok(document)
}
