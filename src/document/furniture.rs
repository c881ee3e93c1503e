//! What a page carries around the report: comment counts, subscriptions, rows of links, addresses.
//!
//! Precision first: a sentence of the report taken for furniture loses its facts.

use super::blocks::{ends_sentence, words};
use super::forms::{forms, has, holds, opening};
use crate::language::{TokenKind, sentences, tokenize};

/// The longest block of furniture, in words.
const LONGEST: usize = 25;
/// The longest one that ends like a sentence, unless its form leaves no doubt.
const LONGEST_SENTENCE: usize = 12;

/// Whether a block is furniture. `at_end` says that it stands among the last blocks of a text, `outlet` who published it.
pub(super) fn is_furniture(text: &str, at_end: bool, outlet: Option<&str>) -> bool {
    let words = words(text);
    if words > LONGEST {
        return false;
    }
    let bare = text.trim_start_matches(['•', '>', '»', '→', '►', '▶', '-', '*', '[', '(', ' ']);
    let lower = bare.to_lowercase();
    is_pointer(text)
        || is_comment_count(&lower)
        || has_opening(&lower, words)
        || is_about_itself(&lower)
        || is_reading_time(&lower)
        || is_address(&lower)
        || is_row_of_links(&lower)
        || lower.contains("all rights reserved")
        || (at_end && (calls_the_reader(bare) || outlet.is_some_and(|name| speaks_of(&lower, name))))
}

/// ">> More", "→ More".
fn is_pointer(text: &str) -> bool {
    [">>", "→", "►", "▶", "»"].iter().any(|sign| text.starts_with(sign)) && !text.contains(['«', '“'])
}

/// "0 Comment(s)", "214 comments", "Comments (12)".
fn is_comment_count(lower: &str) -> bool {
    if !lower.contains("comment") {
        return false;
    }
    let tokens = tokenize(lower);
    let mut words = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.text != "s");
    words.next().is_some_and(|t| matches!(t.text, "comment" | "comments")) && words.next().is_none() && tokens.len() <= 6
}

fn has_opening(lower: &str, words: usize) -> bool {
    let Some(form) = opening(&forms().furniture.openings, lower) else { return false };
    let rest = lower.get(form.len()..).unwrap_or("").trim_start();
    if form.ends_with(':') || form.contains(' ') || !form.starts_with(char::is_alphabetic) {
        return words <= LONGEST_SENTENCE || !ends_sentence(lower);
    }
    // One word may open a sentence of the report ("Privacy campaigners said"): only with a mark after it or nearly alone.
    rest.is_empty() || rest.starts_with([':', '|', '·']) || (words <= 3 && !ends_sentence(lower))
}

/// "This article was amended at 15:10 …".
fn is_about_itself(lower: &str) -> bool {
    let lists = &forms().furniture;
    opening(&lists.self_subjects, lower).is_some_and(|subject| {
        let rest = lower.get(subject.len()..).unwrap_or("").trim_start();
        opening(&lists.self_verbs, rest).is_some()
    })
}

/// "3 min read".
fn is_reading_time(lower: &str) -> bool {
    if !lower.contains("read") {
        return false;
    }
    let tokens = tokenize(lower);
    tokens.windows(3).any(|w| matches!(w, [n, unit, read] if n.kind == TokenKind::Number && matches!(unit.text, "min" | "minute" | "minutes") && read.text == "read"))
}

/// An address of the newsroom, and what to write to it for.
fn is_address(lower: &str) -> bool {
    let mail = lower.contains('@')
        && lower.split(' ').any(|word| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')));
    mail && holds(&forms().furniture.letters, lower)
}

/// "Obituaries | Classifieds", with whatever stands before them.
fn is_row_of_links(lower: &str) -> bool {
    if !lower.contains('|') && !lower.contains('·') {
        return false;
    }
    let parts: Vec<&str> = lower.split(['|', '·']).map(str::trim).collect();
    parts.len() > 1 && parts.last().is_some_and(|last| has(&forms().furniture.links, last))
}

/// A sentence that begins with a call: "Subscribe from 4 € a month".
fn calls_the_reader(text: &str) -> bool {
    sentences(text).into_iter().any(|span| opening(&forms().furniture.calls, &span.of(text).to_lowercase()).is_some())
}

/// The publication about itself: "The Moss Gazette is a member of …".
fn speaks_of(lower: &str, outlet: &str) -> bool {
    let name = outlet.to_lowercase();
    let rest = lower.strip_prefix(&name).or_else(|| lower.strip_prefix("the ").and_then(|l| l.strip_prefix(&name)));
    rest.is_some_and(|rest| rest.starts_with(" is ") || rest.starts_with(" needs ") || rest.starts_with(" has been "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_anywhere() {
        for text in [
            "0 Comment(s)",
            "214 comments",
            "Comments (3)",
            "3 min read · Correction? Write to errors@moss.example",
            "Related: Ferries ‘not safe’, says union",
            ">> Click HERE for the latest",
            "Click HERE",
            "Follow us for more. Photo: Moss Agency",
            "Write to the editor: letters@moss.example -- letters may be cut.",
            "Have your say",
            "© Moss Matin 2021",
            "• This article was amended at 15:10 to add a name.",
            "Send us a tip: tips@moss.example",
            "Subscribe: $1 a week! | Obituaries | Classifieds",
            "Read more",
            "Advertisement",
            "The list goes to 900 readers. Unsubscribe | Privacy",
        ] {
            assert!(is_furniture(text, false, None), "{text}");
        }
    }

    #[test]
    fn sentences_of_the_report_are_not() {
        for text in [
            "Privacy campaigners said the law went too far.",
            "Copyright law was changed.",
            "Officials made no comment.",
            "Comments by the mayor on Sunday angered nine members.",
            "Subscribers left in their thousands.",
            "The site had 3,000 comments by noon.",
            "Related work had begun in May.",
            "Donations reached $4 million.",
            "The article was amended by parliament.",
            "She called 555-0141 and wrote to the mayor.",
            "Trending prices fell.",
            "“Share this,” he said.",
        ] {
            assert!(!is_furniture(text, true, Some("Moss Matin")), "{text}");
        }
    }

    #[test]
    fn some_furniture_is_told_only_at_the_end() {
        let call = "Moss readers need you. Subscribe from 4 € a month – cancel when you like.";
        assert!(is_furniture(call, true, None) && !is_furniture(call, false, None));
        let about = "Moss Today is a member of the Northern Press Union.";
        assert!(is_furniture(about, true, Some("MOSS TODAY")) && !is_furniture(about, true, None));
    }
}
