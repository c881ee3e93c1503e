//! The lines around a headline: who wrote it, who published it, when.

use jiff::civil::Date;

use super::blocks::ends_sentence;
use super::forms::{forms, has, opening};
use super::published::{Stamped, date_at, month_of};
use crate::language::{Token, TokenKind, tokenize};

/// The longest line of a masthead, in words.
const LONGEST_LINE: usize = 30;
/// Signs that part the members of such a line.
const PARTS: [&str; 9] = [" | ", " · ", " • ", " / ", " – ", " — ", " - ", "; ", " |"];
/// Signs that a line may begin with.
const BULLETS: [char; 8] = ['-', '–', '—', '•', '*', '·', '|', ' '];

/// How sure it is that a line is of the masthead.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Its neighbours decide.
    #[default]
    Open,
    /// On its own evidence.
    Certain,
    /// With a word of publication or a time of day beside the date: no event's date in the report has these.
    Stamped,
}

/// What a line says of author, outlet and day of publication.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Whether it names an author by a form: "By …", a name and an office.
    pub author: bool,
    /// The outlet, where its name tells it.
    pub outlet: Option<String>,
    /// The date, and whether it is that of a later edition.
    pub date: Option<(Date, bool)>,
    /// Whether it names an office: "Diplomatic desk", "Labour Correspondent".
    pub office: bool,
    /// Capitalised parts that may be an author or an outlet, in order.
    pub loose: Vec<String>,
    /// How sure it is that the line is of the masthead.
    pub standing: Standing,
}

/// Reads a block as a line of the masthead; none if anything in it does not fit.
pub(super) fn read(text: &str) -> Option<Line> {
    let bare = text.trim_start_matches(BULLETS).trim_end_matches(['|', ' ']);
    let words = bare.split(' ').count();
    if bare.is_empty() || words > LONGEST_LINE {
        return None;
    }
    let mut line = Line::default();
    let mut evidence = Stamp::default();
    let segments = split(bare);
    for segment in &segments {
        let (content, by) = match after_by(segment) {
            Some(rest) => (rest, true),
            None => (*segment, false),
        };
        let parsed = Segment::read(content)?;
        if by && !parsed.names_somebody() {
            return None;
        }
        line.author |= by || parsed.has_office();
        line.take(&parsed, by, segments.len() > 1)?;
        evidence.join(&parsed.stamp);
    }
    if ends_sentence(bare) && !bare.ends_with(':') && !bare.ends_with("m.") && words > 5 {
        return None;
    }
    let parted = segments.len() > 1 && line.outlet.is_some() && line.loose.iter().all(|l| is_name(l));
    line.standing = if evidence.is_date() && (evidence.cued || evidence.timed) {
        Standing::Stamped
    } else if line.author || evidence.is_date() || parted {
        Standing::Certain
    } else {
        Standing::Open
    };
    // Beside a date in one breath only what a stamp carries ("LNN Nov 12, 2011, 05.51AM MOSS:"), not a label or a phrase.
    let crowded =
        segments.len() == 1 && !line.author && !line.loose.is_empty() && !evidence.timed && !line.loose.iter().all(|l| is_name(l));
    if evidence.is_date() && crowded {
        return None;
    }
    Some(line)
}

impl Line {
    fn take(&mut self, segment: &Segment<'_>, by: bool, parted: bool) -> Option<()> {
        if let Some(Stamped::Full(date)) = segment.stamp.stamped
            && self.date.is_none_or(|(_, later)| later && !segment.stamp.later)
        {
            self.date = Some((date, segment.stamp.later));
        }
        let office = segment.has_office();
        for piece in &segment.pieces {
            if is_outlet(piece) {
                self.outlet.get_or_insert_with(|| (*piece).to_owned());
            } else if has_job(piece) && piece.split(' ').count() <= 5 {
                self.office = true;
            } else if !(by || office || (is_edition(piece) && (parted || segment.pieces.len() > 1))) {
                if !is_capitalised(piece) || piece.split(' ').count() > 6 {
                    return None;
                }
                self.loose.push((*piece).to_owned());
            }
        }
        Some(())
    }
}

/// The parts of a line between its separators.
fn split(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    for sign in PARTS {
        parts = parts.into_iter().flat_map(|part| part.split(sign)).map(str::trim).filter(|part| !part.is_empty()).collect();
    }
    parts
}

/// What follows "By" and its like.
fn after_by(segment: &str) -> Option<&str> {
    // Lower-casing keeps the length of the forms, which are ASCII.
    let head: String = segment.chars().take(24).collect::<String>().to_ascii_lowercase();
    let form = opening(&forms().byline.by, &head)?;
    segment.get(form.len()..).map(|rest| rest.trim_start_matches([' ', ':']))
}

/// Evidence of a date and time of publication.
#[derive(Debug, Default, Clone, Copy)]
struct Stamp {
    stamped: Option<Stamped>,
    timed: bool,
    cued: bool,
    later: bool,
}

impl Stamp {
    fn join(&mut self, other: &Self) {
        self.stamped = match (self.stamped, other.stamped) {
            (Some(Stamped::Full(date)), _) => Some(Stamped::Full(date)),
            (mine, other) => other.or(mine),
        };
        self.timed |= other.timed;
        self.cued |= other.cued;
        self.later |= other.later;
    }

    /// Whether it is the day, or the time with a word, of a publication.
    const fn is_date(self) -> bool {
        self.stamped.is_some() || (self.timed && self.cued)
    }
}

/// A part of a line: its stamp, and the pieces between commas that are no part of the stamp.
struct Segment<'t> {
    stamp: Stamp,
    pieces: Vec<&'t str>,
}

impl<'t> Segment<'t> {
    /// None where a label that is no word of publication stands before a value: "Born: 24 June 2005".
    fn read(text: &'t str) -> Option<Self> {
        let tokens = tokenize(text);
        let day_first = tokens.iter().any(|t| has(&forms().stamp.day_first, t.text));
        let mut segment = Self { stamp: Stamp::default(), pieces: Vec::new() };
        let mut piece: Option<(usize, usize)> = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let goes_with_name = is_part_of_name(&tokens, at, piece.is_some());
            if !goes_with_name && let Some(next) = segment.stamp.take(&tokens, at, day_first) {
                segment.end_piece(text, &mut piece);
                at = next;
                continue;
            }
            match token.text {
                "," | "(" | ")" | "[" | "]" => segment.end_piece(text, &mut piece),
                ":" if piece.is_some() && at + 1 < tokens.len() => return None,
                _ if token.kind == TokenKind::Mark && piece.is_none() && !token.text.starts_with(char::is_alphanumeric) => {
                    if !matches!(token.text, "." | ":" | "-" | "–" | "—" | "/" | "+" | "|" | "\"" | "'" | "“" | "”") {
                        return None;
                    }
                }
                _ => piece = Some((piece.map_or(token.span.start, |(start, _)| start), token.span.end)),
            }
            at += 1;
        }
        segment.end_piece(text, &mut piece);
        Some(segment)
    }

    fn end_piece(&mut self, text: &'t str, piece: &mut Option<(usize, usize)>) {
        if let Some((start, end)) = piece.take() {
            let words = text.get(start..end).unwrap_or("").trim_matches([' ', ':', '-', '/', '.']);
            if !words.is_empty() {
                self.pieces.push(words);
            }
        }
    }

    /// "Ruth Aune, economics correspondent": a name and, after a comma, an office.
    fn has_office(&self) -> bool {
        let mut pieces = self.pieces.iter();
        pieces.next().is_some_and(|first| is_name(first))
            && pieces.next().is_some_and(|second| has_job(second) && second.split(' ').count() <= 6)
    }

    /// Whether the pieces can be what follows "By".
    fn names_somebody(&self) -> bool {
        let fits = |piece: &&str| has_job(piece) || is_outlet(piece) || is_edition(piece) || is_capitalised(piece);
        self.pieces.iter().all(fits) && self.pieces.first().is_some_and(|first| has_job(first) || first.contains(char::is_uppercase))
    }
}

impl Stamp {
    /// Takes a date, a time or a word of publication at token `at`; returns the number of the next token.
    fn take(&mut self, tokens: &[Token<'_>], at: usize, day_first: bool) -> Option<usize> {
        let lists = &forms().stamp;
        let token = tokens.get(at)?;
        if let Some((stamped, next)) = date_at(tokens, at, day_first) {
            self.join(&Self { stamped: Some(stamped), ..Self::default() });
            return Some(next);
        }
        if let Some(next) = time_at(tokens, at) {
            self.timed = true;
            return Some(next);
        }
        let seen = self.stamped.is_some() || self.timed;
        if token.text == "(" && seen {
            // "(12 Shubat)", "(GMT+05:00)".
            let close = tokens.iter().skip(at).take(9).position(|t| t.text == ")")?;
            return Some(at + close + 1);
        }
        if token.kind != TokenKind::Word {
            return (token.kind == TokenKind::Number && seen && at > 0 && tokens.get(at - 1)?.text == "+").then_some(at + 1);
        }
        if has(&lists.words, token.text) {
            self.cued |= has(&lists.cues, token.text);
            self.later |= has(&lists.later, token.text);
            return Some(at + 1);
        }
        let dated = seen || date_at(tokens, at + 1, day_first).is_some() || tokens.get(at + 1).is_some_and(|t| matches!(t.text, "," | "."));
        (dated && has(&lists.weekdays, token.text) || seen && has(&lists.zones, token.text)).then_some(at + 1)
    }
}

/// Whether a word that may belong to a stamp belongs to a name: "The Moss Gazette", "Moss Online", "Times of Moss".
fn is_part_of_name(tokens: &[Token<'_>], at: usize, open: bool) -> bool {
    let lists = &forms().stamp;
    let Some(token) = tokens.get(at).filter(|t| t.kind == TokenKind::Word && has(&lists.words, t.text)) else { return false };
    let is_free =
        |t: &Token<'_>| t.is_capitalised() && month_of(t).is_none() && !has(&lists.words, t.text) && !has(&lists.weekdays, t.text);
    let glues = has(&forms().byline.small, token.text)
        && tokens.iter().skip(at + 1).find(|t| !has(&forms().byline.small, t.text)).is_some_and(is_free);
    let named = open && token.is_capitalised() && !has(&lists.cues, token.text) && !has(&lists.later, token.text);
    glues || named
}

/// "hours ago".
fn is_ago(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|unit| has(&forms().stamp.units, unit.text)) && tokens.get(at + 1).is_some_and(|t| t.is_word("ago"))
}

/// "7:07AM", "23:40", "05.51AM", "1052 GMT", "5:55p", "6 p.m.".
fn time_at(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let lists = &forms().stamp;
    let number = |i: usize| tokens.get(i).filter(|t| t.kind == TokenKind::Number);
    let first = number(at)?.text;
    let mut next = at + 1;
    let mut parts = 1;
    while tokens.get(next).is_some_and(|t| t.text == ":") && number(next + 1).is_some_and(|t| t.text.len() <= 2) && parts < 3 {
        next += 2;
        parts += 1;
    }
    if is_ago(tokens, next) {
        return Some(next + 2);
    }
    let is_word = |list: &[String]| tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && has(list, t.text));
    let marked = is_word(&lists.halves);
    let zoned = is_word(&lists.zones);
    let pointed = first.len() >= 4 && first.contains('.') && zoned;
    let clock = parts > 1 || (marked && first.len() <= 5) || (zoned && first.len() == 4) || pointed;
    (clock && first.len() <= 5).then_some(next + usize::from(marked || zoned))
}

/// Two to four capitalised words, without digits or a mark of an outlet.
pub(super) fn is_name(text: &str) -> bool {
    let words = text.split(' ').count();
    (2..=4).contains(&words)
        && !text.starts_with("The ")
        && !has_job(text)
        && is_capitalised(text)
        && !text.contains(|c: char| c.is_ascii_digit())
        && !is_outlet(text)
        && !text.ends_with("ed")
        && !text.ends_with("ing")
}

/// Whether a text is the name of one that publishes: capitalised words, the last of them a mark ("Tolva Sentinel"), or a known agency.
pub(super) fn is_outlet(text: &str) -> bool {
    let lists = &forms().outlet;
    let words: Vec<&str> = text.split(' ').collect();
    if has(&lists.names, text) {
        return true;
    }
    if !(2..=6).contains(&words.len()) || !is_capitalised(text) || ends_sentence(text) {
        return false;
    }
    let is_mark = |word: &&str| has(&lists.marks, word.trim_end_matches(','));
    let definite = words.first().is_some_and(|w| w.eq_ignore_ascii_case("the"));
    let titled = definite && words.get(1).is_some_and(is_mark) && words.get(2) == Some(&"of");
    words.last().is_some_and(is_mark) || titled || (is_in_capitals(text) && words.iter().any(is_mark))
}

/// Whether a text has letters and none of them is small.
pub(super) fn is_in_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Whether every word but the small ones of names begins with a capital.
pub(super) fn is_capitalised(text: &str) -> bool {
    let is_big = |word: &str| {
        let bare = word.trim_start_matches(['(', '"', '\'', '“', '‘', '[']);
        bare.starts_with(char::is_uppercase)
            || bare == "&"
            || forms().byline.small.iter().any(|small| small == bare)
            || bare.contains('-') && bare.contains(char::is_uppercase)
    };
    text.contains(char::is_uppercase) && text.split(' ').all(is_big)
}

fn has_job(text: &str) -> bool {
    text.split([' ', '-']).any(|word| has(&forms().byline.jobs, word.trim_matches(['.', ','])))
}

fn is_edition(text: &str) -> bool {
    text.split([' ', '.']).any(|word| has(&forms().outlet.editions, word))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn certain(text: &str) -> Option<Line> {
        read(text).filter(|line| line.standing >= Standing::Certain)
    }

    #[test]
    fn bylines_are_told_by_their_forms() {
        for text in [
            "By Ruth Aune",
            "by Ruth Aune-Lund",
            "- by Editor.",
            "By the foreign desk, with reporting by Odd Lund in Port Lund",
            "Ruth Aune, economics correspondent",
            "By Ruth Aune and Odd van Lund, The Moss Gazette",
            "By Ruth Aune, chief political writer",
            "Compiled by Ruth Aune-Lund, 4 March 2026, 22:15",
            "By J. R. Lund Jr.",
        ] {
            assert!(certain(text).is_some_and(|line| line.author), "{text}");
        }
    }

    #[test]
    fn stamps_are_told_by_date_and_time() {
        for text in [
            "Posted Aug. 18, 2026 | Updated 8:12 p.m.",
            "Published: November 28, 2005",
            "Last updated 15:48 15/09/2013",
            "8:44AM BST 16 Sep 2013",
            "12 February 2026",
            "- Nov 01, 2025",
            "Last Updated: Monday, 28 November 2005, 02:24 GMT",
            "Sat Nov 12 2011, 01:19 hrs",
            "April 10, 2007-7:07AM",
            "POSTED: 1052 GMT (1852 HKT), April 10, 2007",
            "on April 30, 2008 at 4:31 AM, updated April 30, 2008 at 8:33 AM",
            "7:00pm UK, Wednesday 05 May 2010",
            "Posted on November 15, 2011 6:07:15 PM GMT+01:0",
            "Updated 9:06 AM",
            "12 February 2026 (12 Shubat)",
            "4 October 2013, 18:07 (GMT+05:00)",
            "04/28/09 07:35 PM ET",
            "on Jul 7 2012, 5:55p",
            "APR 28",
            "LNN Nov 12, 2011, 05.51AM IST MOSS:",
            "FOR IMMEDIATE RELEASE July 13, 2009",
            "Article posted on 08.07.2012",
            "Mon 3 May 2021 18.27 BST",
            "Updated 3 hours ago",
        ] {
            assert!(certain(text).is_some_and(|line| !line.author), "{text}");
        }
    }

    #[test]
    fn dates_are_read_and_the_first_publication_wins() {
        assert_eq!(certain("Updated 3 May 2021 | Posted 1 May 2021").and_then(|l| l.date), Some((date(2021, 5, 1), false)));
        assert_eq!(certain("Last updated 15:48 15/09/2013").and_then(|l| l.date), Some((date(2013, 9, 15), true)));
        assert_eq!(certain("8:44AM BST 06/09/2013").and_then(|l| l.date), Some((date(2013, 9, 6), false)));
        assert_eq!(certain("Updated 4/11/2007 1:26 PM").and_then(|l| l.date), Some((date(2007, 4, 11), true)));
    }

    #[test]
    fn outlets_are_told_by_their_names() {
        let outlet = |text: &str| certain(text).and_then(|line| line.outlet);
        assert_eq!(outlet("Ruth Aune | The Moss Gazette").as_deref(), Some("The Moss Gazette"));
        assert_eq!(outlet("Moss Business Daily | Sept. 18, 2025").as_deref(), Some("Moss Business Daily"));
        assert_eq!(outlet("Ruth Aune, chief football writer | The Moss Evening Post").as_deref(), Some("The Moss Evening Post"));
        assert!(read("THE MOSS OBSERVER").is_some_and(|line| line.outlet.is_some() && line.standing == Standing::Open));
        assert_eq!(certain("Seaside Varlund · 1 September 2025, 23:40").map(|l| l.loose), Some(vec!["Seaside Varlund".to_owned()]));
        assert!(read("Sea Correspondent, The Mooring").is_some_and(|line| line.office && line.loose == ["The Mooring"]));
        assert!(certain("Tribuna do Sul, English edition | Aug 21, 2024").is_some_and(|line| line.loose == ["Tribuna do Sul"]));
        assert!(read("MATIN DE MOSS – English edition").is_some());
    }

    #[test]
    fn sentences_and_headlines_are_no_lines_of_a_masthead() {
        for text in [
            "By Monday, rescuers had found nine people.",
            "By the time the ferry sank, all had left",
            "The report was published on 12 November 2011.",
            "Ferry sinks off Moss",
            "End of Service: Friday, June 24, 2005",
            "He was born on 3 May 1921.",
            "Two dead after storm of May 3, 2021",
            "On Tuesday the ferry left at 7:30 p.m.",
            "The paper was updated 9:06 AM.",
            "‘We ran’",
            "By contrast",
            "Moss beat Lund 3-2 on May 3, 2021",
        ] {
            assert_eq!(certain(text), None, "{text}");
        }
    }
}
