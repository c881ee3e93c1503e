//! Tells headline, standfirst, byline, caption, heading and furniture from the report.
//!
//! A block is Body until there is evidence for something else; roles that take no part in the comparison ask for the most.

use jiff::civil::Date;

use super::blocks::{Block, ends_sentence, words};
use super::dateline::{self, Opening};
use super::forms::{forms, opening};
use super::furniture::is_furniture;
use super::masthead::{self, Line, Standing, is_in_capitals, is_name, is_outlet};
use super::pictures::{Likeness, Trace, likeness, trace};
use super::types::Role;

/// How many blocks may belong to the head of a text.
const HEAD: usize = 8;
/// How many blocks may belong to its end.
const TAIL: usize = 4;
/// A block of more words is report, with a full stop or without.
const LONGEST_LINE: usize = 25;
/// The longest headline and standfirst, in words.
const LONGEST_TITLE: usize = 30;
const LONGEST_STANDFIRST: usize = 45;
/// The longest line of authors and dates after the head, in words.
const LONGEST_SIGNATURE: usize = 12;
/// The longest heading, in words.
const LONGEST_HEADING: usize = 10;

/// What the blocks of a text are for, and what its head says.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// One role for each block.
    pub roles: Vec<Role>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Date>,
    /// The block that a dateline opens, and the dateline.
    pub dateline: Option<(usize, Opening)>,
}

/// Reads the page.
pub(super) fn read(blocks: &[Block]) -> Page {
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let mut reading = Reading::new(&texts, blocks.iter().map(|block| block.role));
    if texts.len() > 1 {
        reading.find_masthead();
        reading.find_title();
        reading.find_neighbours();
        reading.name_outlet();
        reading.find_end_credits();
        reading.find_pictures();
        reading.find_furniture();
        reading.find_standfirst();
        reading.find_headings();
        reading.keep_report();
    }
    reading.find_dateline();
    reading.page()
}

struct Reading<'t> {
    texts: &'t [&'t str],
    /// How many words each text has.
    lengths: Vec<usize>,
    /// Roles as far as they are known.
    roles: Vec<Option<Role>>,
    /// Lines of the masthead among the first blocks, whether accepted or not.
    lines: Vec<Option<Line>>,
    traces: Vec<Option<Trace>>,
    title: Option<usize>,
    /// The part of the title block that is the title.
    title_text: Option<String>,
    /// The last line of the masthead.
    last_signed: Option<usize>,
    author: bool,
    outlet: Option<String>,
    published: Option<(Date, bool)>,
    dateline: Option<(usize, Opening)>,
}

impl<'t> Reading<'t> {
    /// What the source says of its blocks stands from the start.
    fn new(texts: &'t [&'t str], told: impl Iterator<Item = Option<Role>>) -> Self {
        let roles: Vec<Option<Role>> = told.collect();
        let title = roles.iter().position(|role| *role == Some(Role::Title));
        Self {
            texts,
            lengths: texts.iter().map(|text| words(text)).collect(),
            roles,
            lines: Vec::new(),
            traces: texts.iter().map(|text| trace(text)).collect(),
            title,
            title_text: title.and_then(|title| texts.get(title)).map(|&text| text.to_owned()),
            last_signed: None,
            author: false,
            outlet: None,
            published: None,
            dateline: None,
        }
    }

    fn text(&self, i: usize) -> &'t str {
        self.texts.get(i).copied().unwrap_or("")
    }

    fn words(&self, i: usize) -> usize {
        self.lengths.get(i).copied().unwrap_or(0)
    }

    fn role(&self, i: usize) -> Option<Role> {
        self.roles.get(i).copied().flatten()
    }

    fn set(&mut self, i: usize, role: Role) {
        if let Some(slot) = self.roles.get_mut(i) {
            *slot = Some(role);
        }
    }

    fn is_open(&self, i: usize) -> bool {
        i < self.texts.len() && self.role(i).is_none()
    }

    /// Whether a block reads like the report: it ends like a sentence of some length, or is long.
    fn is_telling(&self, i: usize) -> bool {
        let words = self.words(i);
        words > LONGEST_LINE || (words > 4 && ends_sentence(self.text(i)))
    }

    fn head(&self) -> usize {
        HEAD.min(self.texts.len())
    }

    /// Lines of author and publication in the head that are certain by themselves.
    fn find_masthead(&mut self) {
        let mut told = 0;
        for i in 0..self.head() {
            if let Some(told) = self.role(i) {
                self.lines.push(if told == Role::Byline { masthead::read(self.text(i)) } else { None });
                continue;
            }
            let line = masthead::read(self.text(i));
            let alone = dateline::read(self.text(i)).filter(|opening| opening.alone);
            let near = told <= 2 || line.as_ref().is_some_and(|l| l.standing == Standing::Stamped || l.author);
            if let Some(opening) = alone.filter(|_| told <= 1) {
                if let (None, Some(date)) = (&opening.place, opening.stamped.and_then(|s| s.resolve(None))) {
                    self.published.get_or_insert((date, false));
                }
                self.set(i, Role::Dateline);
                self.dateline = Some((i, opening));
            } else if line.as_ref().is_some_and(|l| l.standing >= Standing::Certain) && near && !(told > 0 && is_end_credit(self.text(i))) {
                self.set(i, Role::Byline);
            } else {
                told += usize::from(self.is_telling(i));
            }
            self.lines.push(line);
        }
    }

    /// The first line of the head that is no masthead and does not read like the report.
    fn find_title(&mut self) {
        if self.title.is_some() {
            return;
        }
        let candidates: Vec<usize> = (0..self.head()).filter(|&i| self.is_open(i) && !self.is_picture(i)).take(2).collect();
        let Some(&first) = candidates.first() else { return };
        let named_above = self.line(first).is_some_and(|l| l.outlet.is_some())
            && (is_in_capitals(self.text(first)) || self.text(first).starts_with("The "))
            && candidates.get(1).is_some_and(|&second| second == first + 1 && self.is_headline(second));
        let title = if named_above { candidates.get(1).copied() } else { Some(first) };
        let Some(title) = title.filter(|&i| self.is_headline(i)) else { return };
        if title + 1 >= self.texts.len() {
            return;
        }
        if named_above {
            self.set(first, Role::Byline);
        }
        self.title = Some(title);
        self.set(title, Role::Title);
        let text = self.text(title);
        self.title_text = Some(text.to_owned());
        let parted = [" | ", " - ", " – ", " — "].iter().find_map(|sign| text.rsplit_once(sign).filter(|(_, after)| is_outlet(after)));
        if let Some((before, after)) = parted {
            self.title_text = Some(before.to_owned());
            self.outlet = Some(after.to_owned());
        }
    }

    fn is_headline(&self, i: usize) -> bool {
        let text = self.text(i);
        let words = words(text);
        let signed = matches!(self.role(i + 1), Some(Role::Byline | Role::Dateline));
        let stops = text.ends_with('.') || ends_sentence(text) && !text.ends_with(['?', '!']) && !signed && words > 12;
        let is_bullet = text.starts_with(['•', '-', '*', '…']);
        !is_bullet
            && words <= LONGEST_TITLE
            && text.contains(char::is_alphabetic)
            && (!stops || (signed && words <= 20))
            && !text.ends_with([',', ';'])
    }

    fn is_picture(&self, i: usize) -> bool {
        matches!(self.trace(i), Some(Trace::Caption | Trace::Credit))
    }

    fn trace(&self, i: usize) -> Option<Trace> {
        self.traces.get(i).copied().flatten()
    }

    fn line(&self, i: usize) -> Option<&Line> {
        self.lines.get(i).and_then(Option::as_ref)
    }

    fn is_signed(&self, i: usize) -> bool {
        self.role(i) == Some(Role::Byline)
    }

    /// Names of authors and outlets that stand beside a line of the masthead, or an outlet right under the headline.
    fn find_neighbours(&mut self) {
        self.author = (0..self.head()).any(|i| self.is_signed(i) && self.line(i).is_some_and(|l| l.author));
        let candidates: Vec<usize> = (0..self.head()).filter(|&i| self.is_open(i) && self.line(i).is_some()).collect();
        // Forwards, then backwards: a run of such lines hangs on one certain end.
        for &i in candidates.iter().chain(candidates.iter().rev()) {
            let text = self.text(i);
            let beside = (i > 0 && self.is_signed(i - 1)) || self.is_signed(i + 1);
            let under_title = self.title.is_some_and(|t| i == t + 1) && self.is_telling(i + 1);
            let Some(line) = self.line(i) else { continue };
            let capital_outlet = line.outlet.is_some() && (is_in_capitals(text) || text.starts_with("The "));
            let named = line.outlet.is_some() || line.office || (words(text) <= 4 && line.loose.len() == 1 && !ends_sentence(text));
            let is_free = self.is_open(i) && !self.is_picture(i) && !is_furniture(text, false, None);
            if is_free && ((beside && named) || (under_title && capital_outlet)) {
                self.set(i, Role::Byline);
            }
        }
    }

    /// Reads outlet, author and date from the accepted lines.
    fn name_outlet(&mut self) {
        self.last_signed = (0..self.head()).rev().find(|&i| matches!(self.role(i), Some(Role::Byline | Role::Dateline)));
        let accepted: Vec<Line> = (0..self.head()).filter(|&i| self.is_signed(i)).filter_map(|i| self.line(i).cloned()).collect();
        if self.outlet.is_none() {
            self.outlet = accepted.iter().find_map(|line| line.outlet.clone());
        }
        for line in accepted {
            if let Some((date, later)) = line.date
                && self.published.is_none_or(|(_, earlier_is_later)| earlier_is_later && !later)
            {
                self.published = Some((date, later));
            }
            for name in line.loose {
                if is_name(&name) && !self.author {
                    self.author = true;
                } else if self.outlet.is_none() {
                    self.outlet = Some(name);
                }
            }
        }
    }

    fn find_pictures(&mut self) {
        let head_end = (0..self.head())
            .find(|&i| self.is_open(i) && self.is_telling(i) && self.trace(i).is_none() && likeness(self.text(i)).is_none())
            .unwrap_or(0);
        let mut found = Vec::new();
        for i in (0..self.texts.len()).filter(|&i| self.is_open(i)) {
            match self.trace(i) {
                Some(Trace::Caption) => found.push((i, Role::Caption)),
                Some(Trace::Credit) => found.push((i, Role::Boilerplate)),
                Some(Trace::Name) => {}
                None => self.find_caption(i, head_end, &mut found),
            }
        }
        for (i, role) in found {
            self.set(i, role);
        }
    }

    /// A sentence beside a credit, or in the head beside a name that then is one.
    fn find_caption(&self, i: usize, head_end: usize, found: &mut Vec<(usize, Role)>) {
        let beside = |wanted: Trace| {
            [i.checked_sub(1), Some(i + 1)].into_iter().flatten().find(|&n| self.is_open(n) && self.trace(n) == Some(wanted))
        };
        let credit = beside(Trace::Credit);
        let name = beside(Trace::Name).filter(|_| i < head_end);
        if credit.is_none() && name.is_none() {
            return;
        }
        let Some(likeness) = likeness(self.text(i)) else { return };
        let strong = likeness == Likeness::Strong;
        if credit.is_some_and(|n| strong || ((n < i || i > head_end) && self.is_caption_place(i, head_end))) {
            found.push((i, Role::Caption));
        } else if let Some(name) = name.filter(|_| strong) {
            found.push((i, Role::Caption));
            found.push((name, Role::Boilerplate));
        }
    }

    /// A caption that only a credit tells stands before the report or between its paragraphs, and is not the only sentence.
    fn is_caption_place(&self, i: usize, head_end: usize) -> bool {
        i < head_end || (i > 0 && i + 1 < self.texts.len() && self.words(i) <= LONGEST_LINE)
    }

    /// Credits at the end ("(Reporting by …)", "Published 3 May 2021") and authors of later parts ("By Ruth Aune, weather correspondent").
    fn find_end_credits(&mut self) {
        let tail = self.texts.len().saturating_sub(TAIL);
        for i in 1..self.texts.len() {
            let text = self.text(i);
            let stamped = || masthead::read(text).is_some_and(|line| line.author || (line.standing == Standing::Stamped && i >= tail));
            let signs = words(text) <= LONGEST_SIGNATURE && i >= HEAD && stamped();
            if self.is_open(i) && (signs || (i >= tail && is_end_credit(text))) {
                self.set(i, Role::Byline);
            }
        }
    }

    fn find_furniture(&mut self) {
        let count = self.texts.len();
        for i in 0..count {
            let at_end = i >= 3 && i + TAIL >= count;
            if self.is_open(i) && is_furniture(self.text(i), at_end, self.outlet.as_deref()) {
                self.set(i, Role::Boilerplate);
            }
        }
    }

    /// Lines between the headline and the report.
    fn find_standfirst(&mut self) {
        let Some(title) = self.title else { return };
        let last_signed = self.last_signed.filter(|&i| i > title).unwrap_or(title);
        let between: Vec<usize> = (title + 1..last_signed).filter(|&i| self.is_open(i)).collect();
        let are_lines = between.len() <= 3 && between.iter().all(|&i| self.words(i) <= LONGEST_STANDFIRST);
        if are_lines {
            for i in between {
                self.set(i, if self.words(i) < 3 { Role::Heading } else { Role::Standfirst });
            }
        }
        let told_later = (last_signed + 1..self.texts.len()).any(|i| self.is_open(i) && self.is_telling(i) && ends_sentence(self.text(i)));
        for i in (title + 1..self.head()).filter(|&i| told_later && i > last_signed) {
            if !self.is_open(i) {
                continue;
            }
            let text = self.text(i);
            let words = words(text);
            if ends_sentence(text) || text.ends_with([',', ';']) || words > LONGEST_STANDFIRST || text.starts_with(['•', '-', '*']) {
                return;
            }
            // Right under the headline a line may be long; later only a short one is no paragraph.
            if words > LONGEST_LINE && i != title + 1 {
                return;
            }
            self.set(i, if words < 3 { Role::Heading } else { Role::Standfirst });
        }
    }

    /// Short lines without a full stop that stand before a paragraph.
    fn find_headings(&mut self) {
        let mut after_report = false;
        for i in 1..self.texts.len().saturating_sub(1) {
            let text = self.text(i);
            after_report |= self.is_open(i - 1) && self.is_telling(i - 1);
            if self.words(i) > LONGEST_HEADING {
                continue;
            }
            let opens = text.trim_start_matches(['"', '\'', '“', '‘', '«', '¿']).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            let ends =
                (ends_sentence(text) && !text.trim_end_matches(['"', '\'', '”', '’', '»']).ends_with('?')) || text.ends_with([',', ';']);
            let speaks = [",\"", ",”", ",’", ",'", "?\" ", "?” "].iter().any(|mark| text.contains(mark));
            if self.is_open(i) && opens && !ends && !speaks && after_report && self.is_open(i + 1) && self.is_telling(i + 1) {
                self.set(i, Role::Heading);
            }
        }
    }

    /// A text of which nothing would be left has been misread: then all of it is the report.
    fn keep_report(&mut self) {
        let left = (0..self.texts.len()).any(|i| self.role(i).is_none_or(|role| role.is_account() && role != Role::Title));
        if !left {
            self.roles.fill(None);
            (self.title, self.title_text, self.outlet, self.published, self.dateline) = (None, None, None, None, None);
        }
    }

    /// The dateline that opens the report, unless one stands alone.
    fn find_dateline(&mut self) {
        if self.dateline.is_some() {
            return;
        }
        let Some(first) = (0..self.texts.len()).find(|&i| self.is_open(i)) else { return };
        self.dateline = dateline::read(self.text(first)).filter(|opening| !opening.alone).map(|opening| (first, opening));
    }

    fn page(self) -> Page {
        Page {
            roles: self.roles.into_iter().map(|role| role.unwrap_or(Role::Body)).collect(),
            title: self.title_text,
            outlet: self.outlet,
            published: self.published.map(|(date, _)| date),
            dateline: self.dateline,
        }
    }
}

/// "(Reporting by …; editing by …)".
fn is_end_credit(text: &str) -> bool {
    words(text) <= LONGEST_LINE && opening(&forms().byline.credits, &text.to_lowercase()).is_some()
}

#[cfg(test)]
mod tests;
