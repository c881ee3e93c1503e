//! Lines that belong to pictures: credits and captions.

use super::blocks::{ends_sentence, words};
use super::forms::{forms, has, holds, may_open, opening};
use super::masthead::is_capitalised;
use super::published::month_of;
use crate::language::{TokenKind, sentences, tokenize};

/// The longest caption and the longest credit, in words.
const LONGEST_CAPTION: usize = 45;
const LONGEST_CREDIT: usize = 10;
/// How far into a caption its verb may stand, in words.
const VERB_REACH: usize = 14;

/// What a block has of a picture's line, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trace {
    /// A caption by an explicit form: "FILE - …", "Map of …", "[Photo: … ]".
    Caption,
    /// A credit by an explicit form: "Credit: …", "Ruth Aune/LNN".
    Credit,
    /// A short name that is a credit beside a caption: "Port Authority of Moss".
    Name,
}

/// How much a sentence looks like a caption, for want of an explicit form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// In the present tense, or with a day: a caption beside an explicit credit.
    Fair,
    /// Both: a caption beside a mere name as well.
    Strong,
}

/// What a block has of a picture's line.
pub(super) fn trace(text: &str) -> Option<Trace> {
    let lists = &forms().picture;
    let bare = text.trim_start_matches(['[', '(', '•', '-', ' ']);
    let words = words(bare);
    if words > 2 * LONGEST_CAPTION {
        return None;
    }
    // Nearly all blocks begin with no form and hold none: what follows is for the few that may.
    let may_open = may_open(&lists.captions, bare) || may_open(&lists.credits, bare);
    let may_hold = words <= LONGEST_CAPTION && bare.contains(['(', '/', ')']);
    if !may_open && !may_hold && ends_sentence(text) {
        return None;
    }
    let lower = bare.to_lowercase();
    if opening(&lists.captions, &lower).is_some() {
        return Some(Trace::Caption);
    }
    if let Some(form) = opening(&lists.credits, &lower) {
        let rest = lower.get(form.len()..).unwrap_or("");
        let tells = form.ends_with(':') && rest.split(' ').filter(|w| !w.is_empty()).count() > 6;
        if tells && words <= LONGEST_CAPTION {
            return Some(Trace::Caption);
        }
        if words <= LONGEST_CREDIT && !(ends_sentence(bare) && words > 4) {
            return Some(Trace::Credit);
        }
    }
    if words <= LONGEST_CAPTION && lower.contains(['(', '/', ')']) && holds(&lists.inner, second_half(&lower)) {
        return Some(Trace::Caption);
    }
    if ends_sentence(text) {
        return None;
    }
    if words <= 6 && (holds(&lists.agencies, &lower) || is_slashed(bare)) && is_capitalised(bare) {
        return Some(Trace::Credit);
    }
    (words <= 5 && is_capitalised(bare) && !bare.contains(|c: char| c.is_ascii_digit())).then_some(Trace::Name)
}

/// Where a caption names its source; in the first half an agency in brackets is that of a dateline.
fn second_half(text: &str) -> &str {
    let half = text.char_indices().map(|(at, _)| at).nth(text.chars().count() / 2).unwrap_or(0);
    text.get(half..).unwrap_or("")
}

/// Whether a sentence may be a caption: short, with nothing that only reports say.
pub(super) fn likeness(text: &str) -> Option<Likeness> {
    let words = words(text);
    let reports = || text.split(' ').any(|word| has(&forms().picture.report, word.trim_end_matches(',')));
    if words > LONGEST_CAPTION || (words <= LONGEST_CREDIT && !ends_sentence(text)) || reports() {
        return None;
    }
    let count = sentences(text).len();
    let present = count <= 2 && tells_in_the_present(text);
    let dated = is_dated(text);
    match (present, dated) {
        (true, true) => Some(Likeness::Strong),
        (true, false) => Some(Likeness::Fair),
        (false, true) => (count == 1).then_some(Likeness::Fair),
        (false, false) => None,
    }
}

/// "Ruth Aune/LNN": one slash between two names.
fn is_slashed(text: &str) -> bool {
    let mut halves = text.split('/');
    let (Some(before), Some(after), None) = (halves.next(), halves.next(), halves.next()) else { return false };
    let named = |half: &str| {
        half.starts_with(char::is_uppercase) && half.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
    };
    named(before.trim()) && named(after.trim()) && before.contains(' ')
}

fn tells_in_the_present(text: &str) -> bool {
    let lists = &forms().picture;
    let words: Vec<&str> = text.split(' ').take(VERB_REACH).collect();
    let is_listed = |word: &str| lists.verbs.iter().any(|verb| verb == word.trim_end_matches(','));
    // "Odd Lund lifts his hat": a name, a word in -s, an object; where a word in -ed stands the tense is in doubt.
    let is_verb = |before: &str, word: &str, after: &str| {
        let shaped = word.len() > 3 && word.starts_with(char::is_lowercase) && word.ends_with('s') && !word.ends_with("ss");
        shaped
            && before.starts_with(char::is_uppercase)
            && before.ends_with(char::is_lowercase)
            && (after.starts_with(char::is_uppercase) || has(&lists.objects, after))
    };
    let past = words.iter().any(|word| word.len() > 4 && word.ends_with("ed"));
    words.windows(2).any(|pair| matches!(pair, [before, verb] if *before != "to" && is_listed(verb)))
        || (!past && words.windows(3).any(|three| matches!(three, [before, verb, after] if is_verb(before, verb, after))))
}

/// Whether it says on which day: "on Monday", "on Nov. 10", "on 10 November", "in May 2021".
fn is_dated(text: &str) -> bool {
    let tokens = tokenize(text);
    tokens.windows(3).any(|window| {
        let [before, day, after] = window else { return false };
        let month = month_of(day).is_some() || (day.kind == TokenKind::Number && month_of(after).is_some());
        (before.is_word("on") && (month || has(&forms().stamp.weekdays, day.text))) || (before.is_word("in") && month)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explicit_forms_are_told_by_themselves() {
        for text in [
            "FILE - The ferry leaves Moss.",
            "Map of Varlund: where it sank",
            "[Photo: Divers at the pier of Moss on Sunday night. © Moss Matin / Odd Lund]",
            "The ferry at the pier. (AP Photo/Odd Lund)",
        ] {
            assert_eq!(trace(text), Some(Trace::Caption), "{text}");
        }
        for text in ["Credit: Pexels", "Photo: Moss Agency", "Ruth Aune/LNN", "Getty Images", "© Moss Matin", "Courtesy of Port Lund"] {
            assert_eq!(trace(text), Some(Trace::Credit), "{text}");
        }
    }

    #[test]
    fn a_name_or_a_sentence_needs_a_neighbour() {
        assert_eq!(trace("Port Authority of Moss"), Some(Trace::Name));
        assert_eq!(likeness("Harbour master Ruth Aune greets the crew at the pier on Sept. 3, 2021."), Some(Likeness::Strong));
        assert_eq!(likeness("Harbour master Ruth Aune lifts a lamp on Sunday."), Some(Likeness::Strong));
        assert_eq!(likeness("Divers search the harbour."), Some(Likeness::Fair));
        assert_eq!(likeness("The ferry sank off Moss."), None);
        assert_eq!(likeness("Harbour master Ruth Aune is scheduled to meet the crew in Moss on Sept. 3, the port has confirmed."), None);
        assert_eq!(trace("Ferry sinks off Moss"), None);
        assert_eq!(trace("MOSS (Reuters) - The ferry sank at noon, officials said."), None);
    }

    #[test]
    fn sentences_about_pictures_are_no_credits() {
        assert_eq!(trace("Copyright law was changed by the court after the ruling."), None);
        assert_eq!(trace("Reuters reported that the ferry had sunk."), None);
    }
}
