//! The links alone, each with its score, its relation and why it was made: JSON for programs, text for people.

use serde::Serialize;

use crate::align::{Link, Relation};
use crate::compare::{Alignment, Verdict};
use crate::document::{PassageId, Side};

use super::json::pretty;
use super::outline::{counted, line_of, partial_in_words, passage_of};
use super::page::{Page, Style, TextOptions};
use super::record::{DocumentRecord, LinkRecord, PartialRecord, thousandths};

/// Name and version of the form; the number rises only when a field changes its meaning.
const SCHEMA: &str = "diptych.links/1";

/// The links from a score up as one JSON object with a line end after it, in the order of the left text.
///
/// Documents and links have the fields of the snapshot, and each link its reasons in words.
pub fn links_json(alignment: &Alignment, min_score: f64) -> String {
    let comparison = &alignment.comparison;
    pretty(&LinksRecord {
        schema: SCHEMA,
        min_score,
        documents: Side::BOTH.map(|side| DocumentRecord::new(Some(side), comparison.documents.get(side))),
        links: listed(alignment, min_score)
            .map(|(link, why)| ExplainedRecord { link: LinkRecord::new(&alignment.comparison, link), why })
            .collect(),
        partial: comparison.partial.as_ref().map(PartialRecord::new),
    })
}

/// The links from a score up in plain text, in the order of the left text: both passages, how they relate, why they are linked.
pub fn links_text(alignment: &Alignment, min_score: f64, options: &TextOptions) -> String {
    let comparison = &alignment.comparison;
    let mut page = Page::new(*options);
    page.accounts("Two accounts linked", &comparison.documents);
    page.put(0, "", &counts(alignment, min_score), Style::Plain);
    if let Some(partial) = &comparison.partial {
        page.put(0, "", &partial_in_words(partial), Style::Bold);
    }
    for (link, why) in listed(alignment, min_score) {
        page.blank();
        let style = if link.relation == Relation::Contradiction { Style::Of(Verdict::Conflict) } else { Style::Bold };
        page.put(0, "", &format!("{:.3}, {}", thousandths(link.score), link.relation.name()), style);
        for side in Side::BOTH {
            let document = comparison.documents.get(side);
            for &passage in link.passages(side) {
                let lead = format!("{}, line {}: ", side.name(), line_of(document, passage));
                page.put(2, &lead, &format!("\"{}\"", passage_of(document, passage)), Style::Plain);
            }
        }
        page.reasons(why);
    }
    page.out
}

/// The links from a score up, each with its reasons.
fn listed(alignment: &Alignment, min_score: f64) -> impl Iterator<Item = (&Link, &[String])> {
    let links = alignment.comparison.links.iter().zip(alignment.why.iter().map(Vec::as_slice));
    // What is written is what is asked for: the score to the thousandth.
    links.filter(move |(link, _)| thousandths(link.score) >= min_score)
}

/// How many links there are and how much of the texts they tie; says plainly where there are none.
fn counts(alignment: &Alignment, min_score: f64) -> String {
    let links: Vec<&Link> = listed(alignment, min_score).map(|(link, _)| link).collect();
    let tied = |side: Side| {
        let mut passages: Vec<PassageId> = links.iter().flat_map(|link| link.passages(side)).copied().collect();
        passages.sort_unstable();
        passages.dedup();
        let all = alignment.comparison.documents.get(side).passages.iter().filter(|passage| passage.role.is_account()).count();
        format!("{} of {} in the {} text", passages.len(), counted(all, "passage", "passages"), side.name())
    };
    let above = if min_score > 0.0 { format!(" at or above {min_score}") } else { String::new() };
    let tied = format!("{} and {}", tied(Side::Left), tied(Side::Right));
    let below = alignment.comparison.links.len() - links.len();
    let told = match links.len() {
        0 => format!("No two passages are linked{above}; that does not mean that the accounts have nothing in common."),
        many => format!("{}{above}: {tied}.", counted(many, "link", "links")),
    };
    if below == 0 { told } else { format!("{told} {} below.", counted(below, "more lies", "more lie")) }
}

/// The links of two accounts, each with its reasons.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "links"))]
pub(super) struct LinksRecord<'a> {
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    schema: &'static str,
    min_score: f64,
    documents: [DocumentRecord<'a>; 2],
    links: Vec<ExplainedRecord<'a>>,
    partial: Option<PartialRecord>,
}

/// A link and why it was made.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "explained_link"))]
struct ExplainedRecord<'a> {
    #[serde(flatten)]
    link: LinkRecord<'a>,
    why: &'a [String],
}
