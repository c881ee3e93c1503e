//! A passage cut into clauses: stretches with one predicate.

use std::ops::Range;

use crate::language::{Pos, Token, TokenKind};

use super::cues::FRAME_CUES;

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
