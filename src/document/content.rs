//! What each form's reader makes of a source: the pieces of its text in order, and what the source says of itself.

use jiff::civil::Date;

use super::about::Place;
use super::types::Role;

/// What a source holds, before roles are told and the text is made safe.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The text, in pieces that become one paragraph each.
    pub pieces: Vec<Piece>,
    /// What the source says of itself outside the text.
    pub head: Head,
}

/// One paragraph, heading, caption, item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// The text as it stands in the source; line ends in it count as spaces.
    pub text: String,
    /// What the source says it is for; none leaves that to its words and its place.
    pub role: Option<Role>,
    /// The line of the source on which it begins, counted from 1; for a form without lines, the number of the piece.
    pub line: usize,
    /// Where it stands, beyond its line.
    pub place: Place,
    /// Whether all of it is a link.
    pub is_link: bool,
}

/// What a source says of itself; it outranks what the words of the text tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The headline; [`Content::with_head`] puts it before the text.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The day of the last change.
    pub modified: Option<Date>,
    /// The language, as the source writes it: `en-GB`.
    pub language: Option<String>,
    /// The address that the source gives for itself.
    pub address: Option<String>,
}

impl Content {
    /// Puts headline and byline before the text, unless the text begins with them.
    pub fn with_head(mut self, title_line: usize) -> Self {
        const LOOKED_AT: usize = 6;
        let mut head = Vec::new();
        for (text, role) in [(&self.head.title, Role::Title), (&self.head.byline, Role::Byline)] {
            let Some(text) = text else { continue };
            let wanted = plain(text);
            let own = self.pieces.iter().take(LOOKED_AT).position(|piece| {
                let found = plain(&piece.text);
                found == wanted || (role == Role::Byline && found.strip_prefix("by ") == Some(&wanted))
            });
            let mut piece = Piece { text: text.clone(), line: title_line, ..Piece::default() };
            if let Some(at) = own {
                piece = self.pieces.remove(at);
            }
            head.push(Piece { role: Some(role), ..piece });
        }
        self.pieces.splice(0..0, head);
        self
    }
}

/// A text with single spaces, in lower case: what is compared to see whether a line repeats another.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headline_and_byline_stand_first_and_once() {
        let piece = |text: &str, line| Piece { text: text.to_owned(), line, ..Piece::default() };
        let head = Head { title: Some("Ferry sinks".into()), byline: Some("Ruth Aune".into()), ..Head::default() };
        let content = Content { pieces: vec![piece("FERRY  sinks", 4), piece("By Ruth Aune", 5), piece("It sank.", 6)], head };
        let made: Vec<(String, Option<Role>, usize)> = content.with_head(1).pieces.into_iter().map(|p| (p.text, p.role, p.line)).collect();
        let wanted = [("FERRY  sinks", Some(Role::Title), 4), ("By Ruth Aune", Some(Role::Byline), 5), ("It sank.", None, 6)];
        assert_eq!(made, wanted.map(|(text, role, line)| (text.to_owned(), role, line)));
    }
}
