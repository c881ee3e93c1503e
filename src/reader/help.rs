//! What the help says, made from the command table; the view draws it.

use super::action::{Command, Entry, Group};
use crate::compare::Verdict;

/// One line of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpLine {
    /// A heading.
    Heading(&'static str),
    /// A command with its keys.
    Command(&'static Entry),
    /// A mark in the texts and what it means.
    Mark(Verdict, &'static str),
    /// Another sign on the screen and what it means.
    Sign(&'static str, &'static str),
    /// Nothing.
    Blank,
}

/// What a verdict means, in a line.
pub const fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "conflict: the two statements can hardly both be right",
        Verdict::Variant => "variant: differs on the surface, but compatible",
        Verdict::Shared => "shared: both accounts state it",
        Verdict::OnlyLeft => "only left: absent from the right text",
        Verdict::OnlyRight => "only right: absent from the left text",
    }
}

/// The whole help.
pub fn lines() -> Vec<HelpLine> {
    let mut made = Vec::new();
    for group in Group::ALL {
        made.push(HelpLine::Heading(group.heading()));
        made.extend(Command::TABLE.iter().filter(|entry| entry.group == group).map(HelpLine::Command));
        made.push(HelpLine::Blank);
    }
    made.push(HelpLine::Heading("Marks"));
    made.extend(Verdict::ALL.into_iter().map(|verdict| HelpLine::Mark(verdict, meaning(verdict))));
    made.push(HelpLine::Sign("▎", "the passages of the two texts that speak of the same thing"));
    made.push(HelpLine::Sign("├─┤", "ties them; ↑ ↓ when the other one is off the screen"));
    made.push(HelpLine::Sign("├○", "nothing in the other text is linked to it"));
    made.push(HelpLine::Sign("┏━┓", "the pane that leads; the other follows"));
    made
}
