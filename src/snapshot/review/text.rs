//! A review in plain text: what was said of each finding, in the words of then.

use super::{HandLink, Place, Quote, Review, Reviewed};
use crate::compare::Verdict;
use crate::document::Side;
use crate::snapshot::outline::one_line;
use crate::snapshot::page::{Page, Style, TextOptions};

/// All that a review says, without the texts it is about.
pub fn review_text(review: &Review, options: &TextOptions) -> String {
    let mut page = Page::new(*options);
    for said in &review.findings {
        page.reviewed(said);
    }
    for link in &review.links {
        page.hand_link(link);
    }
    for (letter, place) in &review.bookmarks {
        page.bookmark(*letter, place);
    }
    page.out
}

impl Page {
    fn reviewed(&mut self, said: &Reviewed) {
        let Reviewed { claim, decision, note } = said;
        let verdict = claim.verdict.map_or("inside one text", Verdict::name);
        self.blank();
        let decided = decision.map_or("no decision", super::Decision::name);
        self.put(0, &format!("{decided}: "), &format!("{verdict}, {}: {}", claim.kind.name(), one_line(&claim.summary)), Style::Bold);
        for side in Side::BOTH {
            for quote in claim.quotes.get(side) {
                self.put(2, &format!("{}: ", side.name()), &quoted(quote), Style::Plain);
            }
        }
        if !note.is_empty() {
            self.put(2, "note: ", &one_line(note), Style::Plain);
        }
    }

    fn hand_link(&mut self, link: &HandLink) {
        self.blank();
        self.put(0, "", link.tie.in_words(), Style::Bold);
        for side in Side::BOTH {
            self.put(2, &format!("{}: ", side.name()), &quoted(link.passages.get(side)), Style::Plain);
        }
    }

    fn bookmark(&mut self, letter: char, place: &Place) {
        self.blank();
        self.put(0, "", &format!("bookmark {letter}"), Style::Bold);
        for side in Side::BOTH {
            self.put(2, &format!("{}: ", side.name()), &quoted(place.first.get(side)), Style::Plain);
        }
    }
}

fn quoted(quote: &Quote) -> String {
    format!("\"{}\"", one_line(&quote.exact))
}
