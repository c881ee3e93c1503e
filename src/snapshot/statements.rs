//! What one document states: JSON for programs, text for people.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::document::{Document, PassageId, Role};
use crate::facts::{Said, Slot, Statement, Statements};

use super::json::pretty;
use super::outline::{counted, line_of, one_line, particulars, passage_of};
use super::page::{Page, Style, TextOptions};
use super::record::DocumentRecord;

/// Name and version of the form; the number rises only when a field changes its meaning.
const SCHEMA: &str = "diptych.facts/1";

/// The mentions of a document as one JSON object with a line end after it, in the order of the text.
///
/// Offsets are UTF-8 byte offsets into the document's `text`, which is part of the object.
pub fn facts_json(document: &Document, statements: &Statements) -> String {
    pretty(&FactsRecord {
        schema: SCHEMA,
        document: DocumentRecord::new(None, document),
        reference: statements.reference.map(|reference| ReferenceRecord { date: reference.date.to_string(), inferred: reference.inferred }),
        mentions: statements.all.iter().map(|statement| MentionRecord::new(document, statement)).collect(),
    })
}

/// The mentions of a document in plain text, under the passages in which they stand.
pub fn facts_text(document: &Document, statements: &Statements, options: &TextOptions) -> String {
    let mut page = Page::new(*options);
    page.put(0, "", "What the text states", Style::Bold);
    page.blank();
    for (name, value) in particulars(document) {
        page.put(2, &format!("{name}: "), &value, Style::Plain);
    }
    if let Some(reference) = statements.reference {
        let how = if reference.inferred { ", inferred" } else { "" };
        page.put(2, "times placed by: ", &format!("{}{how}", reference.date.strftime("%-d %B %Y")), Style::Plain);
    }
    page.blank();
    page.put(0, "", &counts(statements), Style::Plain);
    for of_one_passage in statements.all.chunk_by(|a, b| a.passage == b.passage) {
        let Some(passage) = of_one_passage.first().map(|statement| statement.passage) else { continue };
        page.blank();
        let lead = format!("line {}, {}: ", line_of(document, passage), role(document, passage).name());
        page.put(0, &lead, &format!("\"{}\"", passage_of(document, passage)), Style::Bold);
        for statement in of_one_passage {
            page.statement(document, statement);
        }
    }
    page.out
}

impl Page {
    /// A mention: its words and bytes, then what they come to, then what they speak of.
    fn statement(&mut self, document: &Document, statement: &Statement) {
        let span = statement.span;
        let words = format!("\"{}\" ({}-{})", one_line(span.of(&document.text)), span.start, span.end);
        self.put(2, &format!("{} ", statement.sort), &words, Style::Plain);
        self.put(4, "value: ", &slots(&statement.value), Style::Plain);
        if !statement.frame.is_empty() {
            self.put(4, "speaks of: ", &slots(&statement.frame), Style::Plain);
        }
    }
}

/// How many mentions there are, by sort; says plainly where there are none.
fn counts(statements: &Statements) -> String {
    let mut sorts: Vec<(&str, usize)> = Vec::new();
    for statement in &statements.all {
        match sorts.iter_mut().find(|(sort, _)| *sort == statement.sort) {
            Some((_, count)) => *count += 1,
            None => sorts.push((statement.sort, 1)),
        }
    }
    sorts.sort_unstable();
    if sorts.is_empty() {
        return "No mention was recognised; that does not mean that the text states nothing.".to_owned();
    }
    let told: Vec<String> = sorts.iter().map(|(sort, count)| format!("{sort} {count}")).collect();
    format!("{}: {}.", counted(statements.all.len(), "mention", "mentions"), told.join(", "))
}

/// Slots on one line: the first of a value is told without its name.
fn slots(slots: &[Slot]) -> String {
    let told: Vec<String> = slots.iter().map(in_words).collect();
    told.join("; ")
}

fn in_words((name, said): &Slot) -> String {
    match said {
        Said::Words(words) if *name == "told" => words.clone(),
        Said::Words(words) => format!("{name} {}", one_line(words)),
        Said::List(words) => format!("{name} {}", words.iter().map(|words| one_line(words)).collect::<Vec<_>>().join(", ")),
        Said::Number(number) => format!("{name} {number}"),
        Said::Holds => (*name).to_owned(),
    }
}

fn role(document: &Document, passage: PassageId) -> Role {
    document.passages.get(passage.0).map_or(Role::Body, |passage| passage.role)
}

/// What one document states.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "facts"))]
pub(super) struct FactsRecord<'a> {
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    schema: &'static str,
    document: DocumentRecord<'a>,
    reference: Option<ReferenceRecord>,
    mentions: Vec<MentionRecord<'a>>,
}

/// The day by which times were placed.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "reference"))]
struct ReferenceRecord {
    date: String,
    inferred: bool,
}

/// A place where a document states something checkable.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "mention"))]
struct MentionRecord<'a> {
    sort: &'static str,
    passage: PassageId,
    start: usize,
    end: usize,
    text: &'a str,
    value: Map<String, Value>,
    frame: Map<String, Value>,
}

impl<'a> MentionRecord<'a> {
    fn new(document: &'a Document, statement: &Statement) -> Self {
        let Statement { sort, passage, span, value, frame } = statement;
        Self {
            sort,
            passage: *passage,
            start: span.start,
            end: span.end,
            text: span.of(&document.text),
            value: value.iter().map(field).collect(),
            frame: frame.iter().map(field).collect(),
        }
    }
}

fn field((name, said): &Slot) -> (String, Value) {
    let value = match said {
        Said::Words(words) => json!(words),
        Said::List(words) => json!(words),
        Said::Number(number) => json!(number),
        Said::Holds => json!(true),
    };
    (name.replace(' ', "_"), value)
}
