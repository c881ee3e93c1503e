//! `diptych reviews`: what was said of which texts, as it is kept: listed, shown, exported, removed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::arguments::{ColourChoice, ListFormat, ReviewsArguments, ReviewsCommand};
use super::exit::Outcome;
use super::output::{Target, to_stdout};
use super::plan::{data_directory, text_on_stdout};
use crate::document::{Sides, safe_name};
use crate::review::{self, Entry, Index, Text, Trouble};
use crate::snapshot;

/// How much of a review's name is told: enough to tell them apart by.
const TOLD: usize = 8;

/// Does what is asked; without a wish the reviews are listed.
pub(super) fn run(arguments: ReviewsArguments) -> Result<Outcome> {
    let data = data_directory().ok_or_else(|| anyhow!("there is no data directory; DIPTYCH_DATA_DIR can name one"))?;
    let command = arguments.command.unwrap_or(ReviewsCommand::List { format: ListFormat::Text });
    match command {
        ReviewsCommand::List { format } => {
            let index = review::list(&data);
            to_stdout(&match format {
                ListFormat::Json => index.to_json(),
                ListFormat::Text => listed(&index, &data),
            })?;
        }
        ReviewsCommand::Show { id } => {
            let entry = find(&data, &id)?;
            let kept = read(&data, &entry)?;
            let mut told = heading(&entry);
            told.push_str(&snapshot::review_text(&kept.review, &text_on_stdout(ColourChoice::Never)));
            to_stdout(&told)?;
        }
        ReviewsCommand::Export { id, target } => {
            let entry = find(&data, &id)?;
            Target::from_typed(&target).write(&read(&data, &entry)?.to_json())?;
        }
        ReviewsCommand::Remove { ids } => {
            // All are found before one is removed.
            let entries = ids.iter().map(|id| find(&data, id)).collect::<Result<Vec<Entry>>>()?;
            for entry in entries {
                let short = short(&entry.id);
                review::remove(&data, &entry.id).map_err(|trouble| match trouble {
                    Trouble::ReadOnly => anyhow!("{short}: open in a reader; leave that first"),
                    other => anyhow!("{short}: {other}"),
                })?;
                to_stdout(&format!("removed {short}: {}\n", pair(&entry.texts)))?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// The one review whose name begins so.
fn find(data: &Path, id: &str) -> Result<Entry> {
    let mut found = review::list(data).reviews;
    found.retain(|entry| !id.is_empty() && entry.id.starts_with(id));
    match found.len() {
        0 => bail!("{id}: no review has a name that begins so; `diptych reviews` lists them"),
        1 => found.pop().ok_or_else(|| anyhow!("{id}: gone")),
        many => bail!("{id}: {many} reviews have names that begin so; give more of the name"),
    }
}

fn read(data: &Path, entry: &Entry) -> Result<review::Kept> {
    review::read(data, &entry.id).map_err(|error| anyhow!("{}: cannot be read ({error})", short(&entry.id)))
}

fn short(id: &str) -> &str {
    id.get(..TOLD).unwrap_or(id)
}

/// Every review in two lines: its name and its texts, then what it says.
fn listed(index: &Index, data: &Path) -> String {
    let place: PathBuf = data.join("reviews");
    let mut told = String::new();
    // Writing to a string cannot fail.
    if index.reviews.is_empty() {
        let _ = writeln!(told, "No review is kept in {}.", safe_name(&place.to_string_lossy()));
    }
    for entry in &index.reviews {
        told.push_str(&heading(entry));
    }
    if !index.unreadable.is_empty() {
        let names: Vec<String> = index.unreadable.iter().map(|name| safe_name(name)).collect();
        let _ = writeln!(told, "Not readable, in {}: {}", safe_name(&place.to_string_lossy()), names.join(", "));
    }
    told
}

fn heading(entry: &Entry) -> String {
    let counts = [
        (entry.confirmed, "confirmed", "confirmed"),
        (entry.dismissed, "dismissed", "dismissed"),
        (entry.unsure, "unsure", "unsure"),
        (entry.notes, "note", "notes"),
        (entry.links, "link by hand", "links by hand"),
        (entry.bookmarks, "bookmark", "bookmarks"),
    ];
    let said: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    let said = if said.is_empty() { "nothing any more".to_owned() } else { said.join(", ") };
    let day = entry.written.get(..10).unwrap_or_default();
    format!("{}  {day}  {}\n          {said}\n", short(&entry.id), pair(&entry.texts))
}

/// The two texts in a line.
fn pair(texts: &Sides<Text>) -> String {
    let one = |text: &Text| {
        let outlet = text.outlet.as_ref().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
        let title = text.title.as_ref().map(|title| format!("“{title}” ")).unwrap_or_default();
        format!("{title}({outlet}{})", text.source)
    };
    format!("{} and {}", one(&texts.left), one(&texts.right))
}
