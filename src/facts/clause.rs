//! A passage cut into clauses: stretches with one predicate.

use std::ops::Range;

use crate::language::{Pos, Token, TokenKind};

use super::cues::FRAME_CUES;
use super::reading::PassageReading;

/// Whether a time stands in an aside that dates only what it hangs on, and the token at `at` does not: "The mill, built in 1911, burnt down".
pub(super) fn is_dated_aside(passage: &PassageReading<'_>, time: &Range<usize>, at: usize) -> bool {
    let is_comma = |i: &usize| passage.tokens.get(*i).is_some_and(|token| token.is_mark(','));
    let opens = (0..time.start).rev().find(is_comma);
    let closes = (time.end..passage.tokens.len()).find(is_comma);
    opens.zip(closes).is_some_and(|(opens, closes)| {
        let is_participle = passage.pos.get(opens + 1) == Some(&Pos::Verb);
        is_participle && time.start - opens <= ASIDE && !(opens..closes).contains(&at)
    })
}

/// Tokens from the comma that opens an aside to its time.
const ASIDE: usize = 5;

/// Cuts tokens into clauses.
///
/// A mark (comma, semicolon, colon, dash, bracket) or a subordinator opens a clause where a verb stands on both sides of it;
/// stretches without a verb (appositions, members of a list) stay with what precedes them.
pub(super) fn clauses(tokens: &[Token<'_>], pos: &[Pos]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (i, token) in tokens.iter().enumerate() {
        let mark = token.kind == TokenKind::Mark && matches!(token.text, "," | ";" | ":" | "—" | "–" | "(" | ")" | "-" | "“" | "”" | "\"");
        let word = token.kind == TokenKind::Word && FRAME_CUES.subordinators.contains(&token.text.to_lowercase());
        if (mark || word) && i > start {
            let cut = if mark { i + 1 } else { i };
            pieces.push(start..cut);
            start = cut;
        }
    }
    if start < tokens.len() {
        pieces.push(start..tokens.len());
    }
    let has_verb =
        |range: &Range<usize>| pos.get(range.clone()).unwrap_or_default().iter().any(|p| matches!(p, Pos::Verb | Pos::Auxiliary));
    let mut clauses: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match clauses.last_mut() {
            Some(last) if !has_verb(&piece) || !has_verb(last) => last.end = piece.end,
            _ => clauses.push(piece),
        }
    }
    clauses
}
