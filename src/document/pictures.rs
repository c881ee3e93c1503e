//! Lines that belong to pictures: credits and captions.

use super::blocks::ends_sentence;
use super::forms::{forms, has, holds, opening};
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
    /// A sentence that is a caption beside an explicit credit.
    Likely {
        /// Whether it also tells in the present tense what happened on a day, and so is a caption beside a mere name.
        strongly: bool,
    },
}

/// What a block has of a picture's line.
pub(super) fn trace(text: &str) -> Option<Trace> {
    let lists = &forms().picture;
    let bare = text.trim_start_matches(['[', '(', '•', '-', ' ']);
    let lower = bare.to_lowercase();
    let words = bare.split(' ').count();
    if words <= 2 * LONGEST_CAPTION && opening(&lists.captions, &lower).is_some() {
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
    if words <= LONGEST_CAPTION && holds(&lists.inner, &lower) {
        return Some(Trace::Caption);
    }
    if ends_sentence(text) || words > LONGEST_CREDIT {
        let fits = words <= LONGEST_CAPTION
            && sentences(text).len() <= 2
            && !lower.split(' ').any(|word| has(&lists.report, word.trim_end_matches(',')));
        let present = fits && tells_in_the_present(text);
        let dated = fits && is_dated(text);
        return (present || (dated && sentences(text).len() == 1)).then_some(Trace::Likely { strongly: present && dated });
    }
    if words <= 6 && (holds(&lists.agencies, &lower) || is_slashed(bare)) && is_capitalised(bare) {
        return Some(Trace::Credit);
    }
    (words <= 5 && is_capitalised(bare) && !bare.contains(|c: char| c.is_ascii_digit())).then_some(Trace::Name)
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
    let words: Vec<&str> = text.split(' ').take(VERB_REACH).collect();
    words.windows(2).any(
        |pair| matches!(pair, [before, verb] if *before != "to" && forms().picture.verbs.iter().any(|v| v == verb.trim_end_matches(','))),
    )
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
        assert_eq!(trace("Harbour master Ruth Aune greets the crew at the pier on Sept. 3, 2021."), Some(Trace::Likely { strongly: true }));
        assert_eq!(trace("Divers search the harbour."), Some(Trace::Likely { strongly: false }));
        assert_eq!(trace("The ferry sank off Moss."), None);
        assert_eq!(trace("Harbour master Ruth Aune is scheduled to meet the crew in Moss on Sept. 3, the port has confirmed."), None);
        assert_eq!(trace("Ferry sinks off Moss"), None);
    }

    #[test]
    fn sentences_about_pictures_are_no_credits() {
        assert_eq!(trace("Copyright law was changed by the court after the ruling."), None);
        assert_eq!(trace("Reuters reported that the ferry had sunk."), None);
    }
}
