//! Names: runs of capitals that speak of a person, a place or an organisation.

use std::collections::BTreeSet;
use std::ops::Range;

use deunicode::deunicode;

use crate::document::{ByteSpan, PassageId, Role};
use crate::language::{Pos, TokenKind, is_common_word, is_function_word, lexicon};

use super::cues::NAME_CUES;
use super::reading::{PassageReading, Reading};

/// What a name names, as far as the words around it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A person.
    Person,
    /// An organisation, a ship, a group.
    Organisation,
    /// A place.
    Place,
    /// The text does not say.
    Unknown,
}

/// A place where a name stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The passage.
    pub passage: PassageId,
    /// The name without title.
    pub span: ByteSpan,
    /// Its tokens in the passage.
    pub tokens: Range<usize>,
    /// Its words, folded: lower case, no accents, no apostrophes, no particles before the last word but kept inside organisations.
    pub words: Vec<String>,
    /// The title before it, folded: "president".
    pub title: Option<String>,
    /// What it names.
    pub sort: Sort,
    /// Whether the bare form names a people or an origin here ("Syrian forces").
    pub is_demonym: bool,
    /// Whether it is named as who says so ("IRNA reported"), not as what is spoken of.
    pub is_source: bool,
}

impl Name {
    /// The words as one string: the form under which equal names meet.
    pub fn form(&self) -> String {
        self.words.join(" ")
    }
}

/// Lower case, accents and apostrophes gone.
pub(super) fn fold(word: &str) -> String {
    let mut folded = if word.is_ascii() { word.to_ascii_lowercase() } else { deunicode(word).to_lowercase() };
    folded.retain(char::is_alphanumeric);
    folded
}

/// Every name of a document, in text order.
pub(super) fn names(reading: &Reading<'_>) -> Vec<Name> {
    let evidence = Capitals::new(reading);
    reading.in_each(|passage, _| passage_names(passage, &evidence))
}

/// How words are written in the running text: what settles whether a capital at the head of a sentence, or in a headline, makes a name.
struct Capitals {
    inside: BTreeSet<String>,
    lower: BTreeSet<String>,
}

impl Capitals {
    fn new(reading: &Reading<'_>) -> Self {
        let mut capitals = Self { inside: BTreeSet::new(), lower: BTreeSet::new() };
        for passage in reading.passages.iter().filter(|p| matches!(p.passage.role, Role::Body | Role::Caption | Role::Standfirst)) {
            let mut fresh = true;
            for token in &passage.tokens {
                if token.kind == TokenKind::Word {
                    if !token.is_capitalised() {
                        capitals.lower.insert(fold(token.text));
                    } else if !fresh {
                        capitals.inside.insert(fold(token.text));
                    }
                }
                fresh = token.kind == TokenKind::Mark && (fresh || !matches!(token.text, "," | "." | "’" | "'" | "(" | "$"));
            }
        }
        capitals
    }

    /// Whether a capital that the position explains still makes a name. "The" does not, though a name that opens with it stands in the text.
    fn is_name(&self, word: &str, tagged: bool) -> bool {
        let folded = fold(word);
        if is_article(&folded) {
            return false;
        }
        self.inside.contains(&folded) || (tagged && !self.lower.contains(&folded) && !is_common_word(&word.to_lowercase()))
    }

    /// Whether a word that the language has for other things too, and that the text writes nowhere else, is a first name: a word of nothing but a name
    /// follows ("Grace Tarnow", "Hope Lundqvist").
    fn opens_name(&self, passage: &PassageReading<'_>, at: usize) -> bool {
        let folded = |i: usize| passage.tokens.get(i).map(|token| fold(token.text)).unwrap_or_default();
        let touches = passage.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Word) && is_name_word(passage, at + 1);
        let is_known = |word: &str| self.lower.contains(word) || is_common_word(word) || NAME_CUES.titles.contains(word);
        touches && !self.lower.contains(&folded(at)) && !is_function_word(&folded(at)) && !is_known(&folded(at + 1))
    }
}

/// Whether a folded word is the article with which some names open.
fn is_article(word: &str) -> bool {
    word == "the"
}

fn passage_names(passage: &PassageReading<'_>, evidence: &Capitals) -> Vec<Name> {
    let mostly_capitals = is_headline_style(passage);
    let mut found = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        if !starts_name(passage, at, mostly_capitals, evidence) {
            at += 1;
            continue;
        }
        let end = name_end(passage, at, mostly_capitals, evidence);
        found.extend(make_name(passage, at..end));
        at = end.max(at + 1);
    }
    found
}

/// Headlines in title case: capitals say nothing there.
fn is_headline_style(passage: &PassageReading<'_>) -> bool {
    let words: Vec<_> = passage.tokens.iter().filter(|t| t.kind == TokenKind::Word && t.text.chars().count() > 3).collect();
    let capital = words.iter().filter(|t| t.is_capitalised()).count();
    words.len() >= 3 && capital * 10 >= words.len() * 7
}

fn starts_name(passage: &PassageReading<'_>, at: usize, mostly_capitals: bool, evidence: &Capitals) -> bool {
    let Some(token) = passage.tokens.get(at) else { return false };
    if !is_name_word(passage, at) {
        return is_article_prefix(passage, at);
    }
    let explained = mostly_capitals || opens_sentence(passage, at);
    let is_tagged = passage.pos.get(at) == Some(&Pos::ProperNoun);
    !explained || evidence.is_name(token.text, is_tagged) || (!mostly_capitals && is_tagged && evidence.opens_name(passage, at))
}

/// A capitalised word that can be part of a name, and a number never is.
fn is_name_word(passage: &PassageReading<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|t| {
        t.is_capitalised() && !NAME_CUES.never.contains(&t.text.to_lowercase()) && (t.text.chars().count() > 1 || is_initial(passage, at))
    })
}

/// "al-" or "el-" in lower case before a capital.
fn is_article_prefix(passage: &PassageReading<'_>, at: usize) -> bool {
    let (Some(a), Some(hyphen), Some(b)) = (passage.tokens.get(at), passage.tokens.get(at + 1), passage.tokens.get(at + 2)) else {
        return false;
    };
    matches!(a.text, "al" | "el" | "ash" | "as" | "at" | "ad") && hyphen.kind == TokenKind::Hyphen && b.is_capitalised()
}

/// A single capital with a full stop and a name word behind: "J. Smith", "Manuel A. Gonzalez".
fn is_initial(passage: &PassageReading<'_>, at: usize) -> bool {
    passage.tokens.get(at + 1).is_some_and(|t| t.is_mark('.'))
        && passage.tokens.get(at + 2).is_some_and(|t| t.is_capitalised() && t.text.chars().count() > 1)
}

fn opens_sentence(passage: &PassageReading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|b| passage.tokens.get(b)) else { return true };
    before.kind == TokenKind::Mark
        && matches!(before.text, "“" | "\"" | "‘" | "'" | "”" | ":" | "—" | "–" | "•" | "-" | "." | "?" | "!" | "…")
}

/// One past the last token of the name that starts at `at`.
fn name_end(passage: &PassageReading<'_>, at: usize, mostly_capitals: bool, evidence: &Capitals) -> usize {
    let accepts = |i: usize| {
        is_name_word(passage, i)
            && (!mostly_capitals
                || passage.tokens.get(i).is_some_and(|t| evidence.is_name(t.text, passage.pos.get(i) == Some(&Pos::ProperNoun))))
    };
    let mut end = if is_article_prefix(passage, at) { at + 3 } else { at + 1 };
    loop {
        let next = passage.tokens.get(end);
        let touches = passage.tokens.get(end - 1).zip(next).is_some_and(|(a, b)| a.touches(b));
        match next {
            Some(t) if t.kind == TokenKind::Word && accepts(end) => end += 1,
            Some(_) if is_article_prefix(passage, end) => end += 3,
            // A double name goes on behind its hyphen; "U.S.-led" and "U.S.-Syria" do not.
            Some(t) if t.kind == TokenKind::Hyphen && !is_abbreviation(passage, end - 1) && accepts(end + 1) => end += 2,
            Some(t) if t.is_mark('.') && touches && is_dotted(passage, end - 1) && accepts(end + 1) => end += 2,
            Some(t) if t.is_mark('&') && accepts(end + 1) => end += 2,
            Some(t)
                if t.kind == TokenKind::Word
                    && particle_run(passage, end).is_some_and(|n| accepts(end + n) && joins(passage, at..end, end, n)) =>
            {
                end += particle_run(passage, end).unwrap_or(0) + 1;
            }
            _ => return end,
        }
    }
}

/// "U.S.", "EU": capitals and dots only.
fn is_abbreviation(passage: &PassageReading<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|t| t.text.chars().count() > 1 && t.text.chars().all(|c| c.is_uppercase() || c == '.'))
}

/// An initial or a title or a saint's abbreviation, so that the full stop behind it ends no sentence.
fn is_dotted(passage: &PassageReading<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|t| {
        t.text.chars().count() == 1
            || NAME_CUES.titles.contains(&t.text.to_lowercase())
            || matches!(t.text, "St" | "Mt" | "Ft" | "Jr" | "Sr")
    })
}

/// How many lower-case particles stand at `at`: one or two ("of the").
fn particle_run(passage: &PassageReading<'_>, at: usize) -> Option<usize> {
    let is_particle = |i: usize| {
        passage.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised() && NAME_CUES.particles.contains(t.text))
    };
    match (is_particle(at), is_particle(at + 1)) {
        (true, true) => Some(2),
        (true, false) => Some(1),
        _ => None,
    }
}

/// "of", "for", "the", "and" join only inside what names an organisation or a place by one of its words ("Ministry of …", "Gulf of …").
fn joins(passage: &PassageReading<'_>, name: Range<usize>, at: usize, count: usize) -> bool {
    let joining = passage.tokens.get(at..at + count).unwrap_or_default().iter().any(|t| NAME_CUES.joining.contains(t.text));
    if !joining {
        return true;
    }
    let is_and = passage.tokens.get(at).is_some_and(|t| t.text == "and");
    let known = name.into_iter().map(|i| passage.lower(i)).any(|w| NAME_CUES.organisations.contains(w) || NAME_CUES.places.contains(w));
    known && !is_and
}

fn make_name(passage: &PassageReading<'_>, range: Range<usize>) -> Option<Name> {
    let (title, range) = split_title(passage, range);
    let tokens = passage.tokens.get(range.clone()).filter(|t| !t.is_empty())?;
    let mut words: Vec<String> =
        tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| fold(t.text)).filter(|w| !w.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|word| NAME_CUES.honours.contains(word)) {
        words.pop();
    }
    if let Some(expansion) = words.first().and_then(|w| NAME_CUES.aliases.get(w)) {
        words.splice(0..1, expansion.iter().cloned());
    }
    let sort = sort_of(passage, &range, &words, title.as_deref());
    if sort != Sort::Organisation {
        words.retain(|w| !matches!(w.as_str(), "al" | "el"));
    }
    // "Orrin Glass Plc" is Orrin Glass.
    while sort == Sort::Organisation && words.len() > 1 && words.last().is_some_and(|word| NAME_CUES.company_forms.contains(word)) {
        words.pop();
    }
    if words.is_empty()
        || matches!(words.as_slice(), [only] if is_article(only))
        || (words.len() == 1 && words.first().is_some_and(|w| w.chars().count() < 2))
    {
        return None;
    }
    let is_demonym = range.len() == 1 && sort == Sort::Unknown && looks_like_demonym(words.first()?) && modifies(passage, range.end);
    let is_source = NAME_CUES.source_before.iter().any(|cue| passage.phrase_before(range.start, cue))
        || NAME_CUES.source_after.iter().any(|cue| passage.phrase_at(range.end, cue));
    Some(Name { passage: passage.passage.id, span: passage.span(&range), tokens: range, words, title, sort, is_demonym, is_source })
}

/// A title inside a run parts it: what follows is the name ("President X", "Syrian President X"); a run that ends in its title names a post, nobody.
fn split_title(passage: &PassageReading<'_>, mut range: Range<usize>) -> (Option<String>, Range<usize>) {
    let is_title = |i: &usize| NAME_CUES.titles.contains(passage.lower(*i));
    let mut title = None;
    if let Some(at) = range.clone().rev().find(is_title) {
        title = Some(passage.lower(at).to_owned());
        range.start = at + 1;
        while range.len() > 1 && passage.tokens.get(range.start).is_some_and(|t| t.is_mark('.') || t.kind == TokenKind::Hyphen) {
            range.start += 1;
        }
    }
    if title.is_none() {
        let before = range.start.checked_sub(1).map(|i| passage.lower(i)).unwrap_or_default();
        if NAME_CUES.titles.contains(before) {
            title = Some(before.to_owned());
        }
    }
    (title, range)
}

fn sort_of(passage: &PassageReading<'_>, range: &Range<usize>, words: &[String], title: Option<&str>) -> Sort {
    if title.is_some() {
        return Sort::Person;
    }
    if words.iter().any(|w| NAME_CUES.organisations.contains(w)) {
        return Sort::Organisation;
    }
    if words.iter().any(|w| NAME_CUES.places.contains(w)) {
        return Sort::Place;
    }
    let text = passage.tokens.get(range.start).map_or("", |t| t.text);
    if range.len() == 1 && text.chars().count() >= 2 && text.chars().all(char::is_uppercase) {
        return Sort::Organisation;
    }
    let before = range.start.checked_sub(1).map(|i| passage.lower(i)).unwrap_or_default();
    if NAME_CUES.place_cues.contains(before) { Sort::Place } else { Sort::Unknown }
}

/// Whether the word is an adjective of origin: the lexicon knows it as one, or it has an ending that makes one.
fn looks_like_demonym(word: &str) -> bool {
    lexicon::shares(word).is_some_and(|s| s.adjective >= 30)
        || ["ian", "ean", "ese", "ish"].iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Whether a lower-case word follows directly, so that the name before it is an adjective.
fn modifies(passage: &PassageReading<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word || t.kind == TokenKind::Hyphen)
}
