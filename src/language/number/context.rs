//! What stands around a number and makes it something else: a day, a time of day, a name, an address, a pronoun.

use super::NumberForm;
use super::part::Part;
use super::scan::Scan;
use crate::language::TokenKind;

/// Where reading goes on if what begins at token `i` is no number: a day of the calendar, a time of day, a web address, a score of minutes.
pub(super) fn passed_over(s: &Scan<'_>, i: usize) -> Option<usize> {
    match s.get(i)?.kind {
        TokenKind::Number => calendar(s, i).or_else(|| clock(s, i)).or_else(|| digits_apart(s, i)),
        TokenKind::Word => address_of_the_net(s, i).or_else(|| calendar(s, i)),
        TokenKind::Mark if s.is_mark(i, '+') => telephone(s, i),
        TokenKind::Mark | TokenKind::Hyphen | TokenKind::Possessive => None,
    }
}

fn is_month(s: &Scan<'_>, i: usize) -> bool {
    s.is_capitalised(i) && s.words.lists.months.contains(s.lower(i))
}

fn is_day(s: &Scan<'_>, i: usize) -> bool {
    s.is_number(i) && matches!(s.written(i).parse::<u32>(), Ok(1..=31)) || s.words.ordinals.get(s.lower(i)).is_some_and(|r| *r <= 31.0)
}

fn is_year(s: &Scan<'_>, i: usize) -> bool {
    s.is_number(i) && s.written(i).len() == 4 && matches!(s.written(i).parse::<u32>(), Ok(1000..=2099))
}

fn is_dash(s: &Scan<'_>, i: usize) -> bool {
    matches!(s.written(i), "-" | "\u{2013}" | "\u{2014}" | "\u{2010}" | "\u{2011}")
}

fn after_ordinal_ending(s: &Scan<'_>, i: usize) -> usize {
    i + usize::from(s.touches_before(i) && matches!(s.lower(i), "st" | "nd" | "rd" | "th"))
}

/// "Nov. 8", "June 24, 2005", "8 November 2025", "the 8th of November", "November 2023", "7–10 May".
fn calendar(s: &Scan<'_>, i: usize) -> Option<usize> {
    if !s.is_number(i) && !s.words.ordinals.contains_key(s.lower(i)) {
        return None;
    }
    let dotted = usize::from(i > 0 && s.is_mark(i - 1, '.')) + 1;
    let month_before =
        i.checked_sub(dotted).is_some_and(|j| is_month(s, j)) || s.lower_before(i, 1) == "the" && i > 1 && is_month(s, i - 2);
    if month_before && (is_day(s, i) || is_year(s, i)) {
        let mut next = after_ordinal_ending(s, i + 1);
        if is_dash(s, next) && is_day(s, next + 1) {
            next = after_ordinal_ending(s, next + 2);
        }
        return Some(year_after(s, next));
    }
    if !is_day(s, i) {
        return None;
    }
    let mut next = after_ordinal_ending(s, i + 1);
    if (is_dash(s, next) || matches!(s.lower(next), "and" | "to" | "or")) && is_day(s, next + 1) {
        next = after_ordinal_ending(s, next + 2);
    }
    let month = next + usize::from(s.lower(next) == "of");
    is_month(s, month).then(|| year_after(s, month + 1 + usize::from(s.is_mark(month + 1, '.') && is_year(s, month + 2))))
}

fn year_after(s: &Scan<'_>, i: usize) -> usize {
    let at = i + usize::from(s.is_mark(i, ','));
    if is_year(s, at) { at + 1 } else { i }
}

/// "23:40", "3 p.m.", "11am", "1353 (1023 GMT)", "5 o'clock", "3-5 p.m.".
fn clock(s: &Scan<'_>, i: usize) -> Option<usize> {
    let mut next = i + 1;
    while s.is_mark(next, ':') && s.touches_before(next) && s.touches(next) && s.is_number(next + 1) {
        next += 2;
    }
    let timed = next > i + 1;
    if let Some(after) = half_of_day(s, next) {
        return Some(after);
    }
    if timed {
        return Some(next);
    }
    if is_dash(s, next)
        && s.is_number(next + 1)
        && let Some(after) = half_of_day(s, next + 2)
    {
        return Some(after);
    }
    let figures = s.written(i);
    let four = figures.len() == 4 && !figures.contains('.');
    let zone =
        |j: usize| s.is_capitalised(j) && s.words.lists.time_zones.contains(s.lower(j)) && s.written(j).chars().all(char::is_uppercase);
    let dotted = figures.len() >= 4 && figures.contains('.');
    if (four || dotted) && zone(next) {
        return Some(next + 1);
    }
    let zone_in_brackets = four && s.is_mark(next, '(') && s.is_number(next + 1) && zone(next + 2);
    let military = four && figures.starts_with('0') && matches!(s.lower(next), "hours" | "hrs");
    (zone_in_brackets || military).then_some(next)
}

fn half_of_day(s: &Scan<'_>, i: usize) -> Option<usize> {
    let word = s.lower(i);
    let stripped = matches!(word, "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m") || (word.starts_with('o') && word.ends_with("clock"));
    stripped.then_some(i + 1)
}

/// "15/09/2013", "24/7", "15.09.2013", "1990s", "8/10": figures with slashes that are no fraction, and decades.
fn digits_apart(s: &Scan<'_>, i: usize) -> Option<usize> {
    let mut next = i + 1;
    while s.is_mark(next, '/') && s.touches_before(next) && s.touches(next) && s.is_number(next + 1) {
        next += 2;
    }
    if next > i + 3 || (next == i + 3 && super::amount::amount_at(s, i, false).is_none_or(|a| a.next < next)) {
        return Some(next);
    }
    if s.written(i).matches('.').count() > 1 {
        return Some(i + 1);
    }
    let decade = s.touches(i) && (s.lower(i + 1) == "s" || (s.is_kind(i + 1, TokenKind::Possessive) && s.written(i).len() == 4));
    if decade && s.written(i).ends_with('0') {
        return Some(i + 2);
    }
    // Part of an address, a path, a handle, a decimal that was cut otherwise.
    let glued = i > 0 && s.touches_before(i) && matches!(s.written(i - 1), "/" | "_" | "=" | "@" | "&" | ":" | "\\");
    // "100 metres/330ft" says one thing twice.
    let again = s.is_mark(i.saturating_sub(1), '/') && i > 2 && s.is_number(i - 3);
    (glued && !again && i > 1 && s.touches_before(i - 1) && s.is_word(i - 2)).then_some(i + 1)
}

/// Steps over a web address or an e-mail address that begins at token `i`.
fn address_of_the_net(s: &Scan<'_>, i: usize) -> Option<usize> {
    let begins = match s.lower(i) {
        "http" | "https" | "ftp" => s.is_mark(i + 1, ':') && s.is_mark(i + 2, '/'),
        "www" => s.is_mark(i + 1, '.'),
        _ => false,
    };
    begins.then(|| (i..s.len()).find(|&j| !s.touches(j)).map_or(s.len(), |j| j + 1))
}

/// "+44 20 7946 0958"
fn telephone(s: &Scan<'_>, i: usize) -> Option<usize> {
    let mut next = i + 1;
    let mut groups = 0;
    loop {
        let opening = usize::from(s.is_mark(next, '(') || s.is_hyphen(next));
        if !s.is_number(next + opening) || s.written(next + opening).contains(['.', ',']) {
            break;
        }
        next += opening + 1;
        next += usize::from(s.is_mark(next, ')') && opening == 1);
        groups += 1;
    }
    (groups >= 3 && s.touches(i)).then_some(next)
}

/// Whether "one" at token `i` counts something rather than standing for it.
pub(super) fn one_counts(s: &Scan<'_>, i: usize, part: &Part, hedged: bool) -> bool {
    if part.next > i + 1 && !part.unit.as_ref().is_some_and(|u| u.symbol == "d" && !part.attributive) {
        return true;
    }
    let lists = &s.words.lists;
    if s.is_hyphen(part.next) {
        return part.next == i + 1 && !lists.not_after_one_hyphen.contains(s.lower(i + 2));
    }
    if hedged {
        return true;
    }
    let (before, next) = (s.lower_before(i, 1), s.lower(i + 1));
    if before == "at" && lists.after_at_one.contains(next) {
        return false;
    }
    let noun_follows = s.is_word(i + 1) && !lists.not_after_one.contains(next) && !lists.not_before_one.contains(before);
    part.next == i + 1 && (noun_follows || (lists.counting_one.contains(before) && next != "of" && next != "another"))
}

/// Where "no" at token `i` counts to nothing, as in "no deaths", "no serious injuries": the index after "no".
pub(super) fn no_counts(s: &Scan<'_>, i: usize) -> Option<usize> {
    let lists = &s.words.lists;
    if s.lower(i) != "no" || lists.not_after_no.contains(s.lower(i + 1)) || s.is_hyphen(i + 1) {
        return None;
    }
    let counted = |j: usize| s.is_lower_word(j) && (lists.plurals.contains(s.lower(j)) || super::amount::is_plural(s.lower(j)));
    (counted(i + 1) || (s.is_lower_word(i + 1) && counted(i + 2))).then_some(i + 1)
}

/// Where the label begins that a bare number ends: "No. 7", "flight 370", "F-16", "AK 47", "#7"; the number's own start for "12000 block", "5G".
pub(super) fn label_start(s: &Scan<'_>, part: &Part, floor: usize) -> Option<(usize, usize)> {
    let amount = &part.amount;
    let i = part.first;
    let plain = part.unit.is_none() && !amount.is_scaled() && part.hedge_after.is_none() && amount.form == NumberForm::Cardinal;
    if !plain || part.next == i {
        return None;
    }
    let (first, next) = (i, part.next);
    let before = i.checked_sub(1).filter(|&b| b >= floor);
    if let Some(hyphen) = before.filter(|&b| s.is_hyphen(b)) {
        // "a magnitude-7.5 aftershock"
        if s.lower_before(hyphen, 1) == "magnitude" {
            return None;
        }
        let names = |b: usize| (s.is_word(b) && !matches!(s.lower(b), "to" | "or" | "and" | "by")) || (s.is_number(b) && amount.figures);
        let head = hyphen.checked_sub(1).filter(|&b| b >= floor && names(b));
        let ending = usize::from(s.touches_before(next) && s.lower(next) == "s");
        return head.map(|b| (b, next + ending));
    }
    // "5G", "737s", "76ers", "4x100m"
    if amount.figures && s.touches_before(next) && s.is_word(next) {
        return Some((first, next + 1));
    }
    if amount.figures && (amount.padded || (amount.bare && amount.digits > 10)) {
        return Some((first, next));
    }
    if amount.bare && (s.words.lists.label_followers.contains(s.lower(next)) || street_follows(s, next)) {
        return Some((first, next));
    }
    let before = before?;
    let noun = before - usize::from(s.is_mark(before, '.') && before > floor);
    let word = s.lower(noun);
    let lists = &s.words.lists;
    // In words only a few: "number eleven", "Chapter Eleven".
    let spelled_name = amount.figures || s.is_capitalised(first) || word == "number";
    let no_sentence_end = noun == before || matches!(word, "no" | "nos" | "vol" | "fig");
    if no_sentence_end && spelled_name && (word != "no" || amount.figures) && (lists.label_nouns.contains(word) || s.is_mark(before, '#')) {
        let counted = word == "numbers" || (word == "line" && s.is_lower_word(next));
        return (!counted).then_some((noun, next));
    }
    if noun == before && s.written(before).contains(char::is_uppercase) && spelled_name && lists.label_names.contains(word) {
        return Some((before, next));
    }
    let of_a_name = word == "of" && spelled_name && s.lower_before(before, 1) == "group" && s.is_capitalised(before - 1);
    if of_a_name || (noun == before && amount.bare && amount.digits <= 3 && is_name_of_a_make(s, before, next)) {
        return Some((if of_a_name { before - 1 } else { before }, next));
    }
    None
}

fn street_follows(s: &Scan<'_>, next: usize) -> bool {
    let name = |j: usize| s.is_capitalised(j) || (s.is_mark(j, '.') && s.written(j - 1).len() <= 2);
    (0..5).take_while(|n| name(next + n)).any(|n| n > 0 && s.words.lists.street_words.contains(s.lower(next + n)))
}

/// "AK 47", "Boeing 737." in running text: a capitalised word before a short number that no noun follows.
fn is_name_of_a_make(s: &Scan<'_>, before: usize, next: usize) -> bool {
    let lists = &s.words.lists;
    let word = s.lower(before);
    if !s.is_capitalised(before) || lists.not_labels.contains(word) || lists.calendar_names.contains(word) || lists.months.contains(word) {
        return false;
    }
    let capitals = s.written(before).len() <= 4 && s.written(before).chars().all(char::is_uppercase);
    let noun_follows = s.is_word(next)
        && !matches!(
            s.lower(next),
            "and" | "or" | "in" | "on" | "at" | "by" | "with" | "for" | "from" | "when" | "while" | "as" | "that" | "which" | "who"
        );
    let begins_sentence = before == 0 || matches!(s.written(before - 1), "." | "!" | "?" | ":" | "\u{201c}" | "\"" | ";" | ",");
    if capitals {
        // "AK 47", "S&P 500"
        let joined = before > 0 && s.is_mark(before - 1, '&') && s.touches_before(before);
        return (s.written(before).len() >= 2 || joined) && !is_title(s, before);
    }
    !noun_follows && !begins_sentence && !is_title(s, before)
}

/// Whether the words around token `i` are those of a headline, where capitals say nothing.
fn is_title(s: &Scan<'_>, i: usize) -> bool {
    let near = i.saturating_sub(5)..(i + 6).min(s.len());
    let long = near.filter(|&j| j != i && s.is_word(j) && s.written(j).len() > 3);
    let (capitals, all) = long.fold((0, 0), |(c, n), j| (c + usize::from(s.is_capitalised(j)), n + 1));
    all > 0 && capitals * 2 > all
}
