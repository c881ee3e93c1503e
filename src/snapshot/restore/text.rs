//! One account of a snapshot: its parts held against its text, and the text made safe.

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::record::{DatelineRecord, DocumentRecord, PassageRecord, ReplacedRecord};
use crate::document::{
    About, ByteSpan, Dateline, Document, Paragraph, Passage, PassageId, Place, Provenance, Replaced, Secured, Side, safe_line, safe_name,
};

/// What parts two paragraphs of a text.
const GAP: &str = "\n\n";

/// An account that was checked.
pub(super) struct Text<'r> {
    side: Side,
    record: DocumentRecord<'r>,
    secured: Secured,
    paragraphs: Vec<Paragraph>,
}

impl<'r> Text<'r> {
    /// Checks an account: its passages follow each other, each inside its paragraph.
    pub(super) fn read(record: DocumentRecord<'r>, side: Side) -> Result<Self, String> {
        if record.side != Some(side) {
            return Err(format!("the {} account does not say that it is that", side.name()));
        }
        let secured = Secured::new(&record.text);
        let mut made = Self { side, secured, paragraphs: Vec::new(), record };
        made.paragraphs = made.read_paragraphs()?;
        Ok(made)
    }

    fn read_paragraphs(&self) -> Result<Vec<Paragraph>, String> {
        let passages = &self.record.passages;
        let (mut paragraphs, mut start, mut next) = (Vec::new(), 0, 0);
        for (number, text) in self.record.text.split(GAP).enumerate() {
            let end = start + text.len();
            let first = next;
            let mut from = start;
            while let Some(passage) = passages.get(next).filter(|passage| passage.paragraph == number) {
                if passage.id.0 != next || passage.start < from || passage.end > end || passage.start >= passage.end {
                    return Err(format!("passage {next} of the {} text is not where it can be", self.side.name()));
                }
                from = passage.end;
                next += 1;
            }
            let span = ByteSpan::new(self.secured.at(start), self.secured.at(end));
            paragraphs.push(Paragraph { span, first: PassageId(first), count: next - first });
            start = end + GAP.len();
        }
        if next < passages.len() {
            return Err(format!("passage {next} of the {} text is in no paragraph", self.side.name()));
        }
        Ok(paragraphs)
    }

    /// A passage that the account has.
    pub(super) fn passage(&self, id: PassageId) -> Result<&PassageRecord<'r>, String> {
        self.record.passages.get(id.0).ok_or_else(|| format!("the {} text has no passage {}", self.side.name(), id.0))
    }

    /// A place of the text as it is now; the words that are said to stand there must.
    pub(super) fn span(&self, start: usize, end: usize, words: Option<&str>) -> Result<ByteSpan, String> {
        let side = self.side.name();
        let found = self.record.text.get(start..end).ok_or_else(|| format!("{side} {start}-{end} is no place in the text"))?;
        if words.is_some_and(|words| words != found) {
            return Err(format!("other words stand at {side} {start}-{end} than it says"));
        }
        Ok(ByteSpan::new(self.secured.at(start), self.secured.at(end)))
    }

    fn dateline(&self, record: &DatelineRecord<'_>) -> Result<Dateline, String> {
        let day_of_year = record.day_of_year.as_deref().map(|day| day_of_year(day).ok_or_else(|| wrong("a day of the year", day)));
        Ok(Dateline {
            span: self.span(record.start, record.end, None)?,
            place: record.place.as_deref().map(safe_line),
            date: record.date.as_deref().map(date).transpose()?,
            day_of_year: day_of_year.transpose()?,
        })
    }

    fn replaced(&self, record: &ReplacedRecord<'_>) -> Result<Replaced, String> {
        let written = record.character.strip_prefix("U+").and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let character = written.and_then(char::from_u32).ok_or_else(|| wrong("a character", &record.character))?;
        Ok(Replaced { character, line: record.line, at: self.span(record.at, record.at, None)?.start })
    }

    /// What was replaced before, and what had to be replaced now.
    fn all_replaced(&self) -> Result<Vec<Replaced>, String> {
        let mut all = self.record.replaced.iter().map(|record| self.replaced(record)).collect::<Result<Vec<_>, _>>()?;
        for (character, at) in &self.secured.replaced {
            let after = self.record.passages.partition_point(|passage| self.secured.at(passage.start) <= *at);
            let line = after.checked_sub(1).and_then(|last| self.record.passages.get(last)).map_or(1, |passage| passage.line);
            all.push(Replaced { character: *character, line, at: *at });
        }
        all.sort_by_key(|replaced| replaced.at);
        Ok(all)
    }

    /// What is known of it beside its text; where its paragraphs stand is what their first passages say.
    fn about(&self) -> Result<About, String> {
        let mut about = self.record.about.restored(date, |at| Ok(self.span(at, at, None)?.start))?;
        let place = |paragraph: &Paragraph| {
            let first = self.record.passages.get(paragraph.first.0);
            first.map_or_else(Place::default, |record| Place { page: record.page, element: record.element.as_deref().map(safe_line) })
        };
        let places: Vec<Place> = self.paragraphs.iter().map(place).collect();
        if places.iter().any(|place| *place != Place::default()) {
            about.places = places;
        }
        Ok(about)
    }

    /// The document.
    pub(super) fn document(self) -> Result<Document, String> {
        let (dateline, replaced) =
            (self.record.dateline.as_ref().map(|dateline| self.dateline(dateline)).transpose()?, self.all_replaced()?);
        let passage = |record: &PassageRecord<'_>| Passage {
            id: record.id,
            paragraph: record.paragraph,
            span: ByteSpan::new(self.secured.at(record.start), self.secured.at(record.end)),
            role: record.role,
            line: record.line,
        };
        // Where a passage may begin and end is checked here, and nowhere else for passages of which no finding speaks.
        for record in &self.record.passages {
            self.span(record.start, record.end, None)?;
        }
        let about = self.about()?;
        let retrieved = self.record.retrieved.as_deref();
        let retrieved = retrieved.map(|time| time.parse::<Timestamp>().map_err(|_| wrong("a time", time))).transpose()?;
        Ok(Document {
            source: safe_name(&self.record.source),
            provenance: Provenance {
                sha256: self.record.sha256.as_deref().map(safe_line),
                retrieved,
                address: self.record.fetched_from.as_deref().map(safe_line),
            },
            title: self.record.title.as_deref().map(safe_line),
            outlet: self.record.outlet.as_deref().map(safe_line),
            published: self.record.published.as_deref().map(date).transpose()?,
            dateline,
            passages: self.record.passages.iter().map(passage).collect(),
            paragraphs: self.paragraphs,
            replaced,
            about,
            text: self.secured.text,
        })
    }
}

fn wrong(what: &str, written: &str) -> String {
    format!("\"{}\" is not {what}", safe_name(written))
}

fn date(written: &str) -> Result<Date, String> {
    written.parse().map_err(|_| wrong("a date", written))
}

/// `11-08`.
fn day_of_year(written: &str) -> Option<(i8, i8)> {
    let (month, day) = written.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // 2024 had all days.
    Date::new(2024, month, day).ok().map(|_| (month, day))
}
