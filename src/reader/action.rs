//! What can happen in the reader: the commands a person gives, in one table, and what the world reports.
//!
//! The table is the single source of names, help lines and groups; keys come from `assets/keymap.toml`. Footer, help and the key map's
//! error messages read it, so they cannot say anything else than what the program does.

use ratatui::layout::Size;

use super::keymap::Key;
use super::mouse::Mouse;
use super::reviewing::Keeping;
use crate::compare::{Comparison, Study};
use crate::snapshot::Review;
use crate::work::Progress;

/// Something that changes the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A person's command.
    Do(Command),
    /// The screen has a new size.
    Resize(Size),
    /// The comparison has come so far.
    Progress(Progress),
    /// The comparison is done.
    Compared(Box<Comparison>),
    /// What the texts date and name.
    Studied(Box<Study>),
    /// A key for what is typed into.
    Key(Key),
    /// What was said of the texts before this reader opened, whether more can be kept, and what is to be told of that.
    Found(Box<Review>, Keeping, Option<String>),
    /// What was said before of texts like those that the shown ones have become, whether more can be kept, and what is to be told of that.
    Joined(Box<Review>, Keeping, Option<String>),
    /// What is said was kept, or why not.
    Kept(Result<(), String>),
    /// The open note, as an editor left it.
    Edited(String),
    /// Words from the clipboard, for what is typed into.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// An effect was performed, or failed: one line for the person.
    Tell(String),
}

/// Where a command stands in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// From finding to finding.
    Findings,
    /// Through the texts.
    Moving,
    /// What the person says of them.
    Deciding,
    /// Other views.
    Views,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 5] = [Self::Findings, Self::Deciding, Self::Moving, Self::Views, Self::Program];

    /// Its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Findings => "Findings",
            Self::Moving => "Moving",
            Self::Deciding => "Deciding",
            Self::Views => "Views",
            Self::Program => "Program",
        }
    }
}

/// A line of the command table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its name in the key map.
    pub name: &'static str,
    /// One or two words for the footer.
    pub label: &'static str,
    /// One line for the help.
    pub help: &'static str,
    /// Its heading in the help.
    pub group: Group,
    /// Whether a number typed before it repeats it.
    pub repeats: bool,
}

macro_rules! commands {
    ($($command:ident $name:literal $label:literal $group:ident $repeats:literal $help:literal;)*) => {
        /// What a person can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $(#[doc = $help] $command,)*
        }

        impl Command {
            /// Every command, in the order of the help.
            pub const TABLE: &[Entry] = &[
                $(Entry {
                    command: Self::$command, name: $name, label: $label, help: $help, group: Group::$group, repeats: $repeats,
                },)*
            ];
        }
    };
}

commands! {
    Next "next" "next discrepancy" Findings true "next discrepancy; while something is looked for, its next place";
    Previous "previous" "previous" Findings true "previous discrepancy, or place of what is looked for";
    NextDiscrepancy "next-discrepancy" "next discrepancy" Findings true "next discrepancy (conflict or variant), in reading order";
    PreviousDiscrepancy "previous-discrepancy" "previous" Findings true "previous discrepancy";
    NextUndecided "next-undecided" "next undecided" Findings true "next discrepancy of which nothing is decided";
    PreviousUndecided "previous-undecided" "previous undecided" Findings true "previous discrepancy of which nothing is decided";
    NextStrong "next-strong-conflict" "next strong" Findings true "next conflict that is sure";
    PreviousStrong "previous-strong-conflict" "previous strong" Findings true "previous conflict that is sure";
    NextShared "next-shared" "next shared" Findings true "next fact that both accounts state";
    PreviousShared "previous-shared" "previous shared" Findings true "previous fact that both accounts state";
    NextOneSided "next-one-sided" "next one-sided" Findings true "next fact that only one account states";
    PreviousOneSided "previous-one-sided" "previous one-sided" Findings true "previous fact that only one account states";
    NextInside "next-inside" "next inside" Findings true "next place where one text contradicts itself";
    PreviousInside "previous-inside" "previous inside" Findings true "previous place where one text contradicts itself";
    Refocus "refocus" "back to it" Findings false "bring the finding in the bar back into view";
    Confirm "confirm" "confirm" Deciding false "confirm the finding: it is as it says";
    Dismiss "dismiss" "dismiss" Deciding false "dismiss the finding: it is not so, or does not matter";
    Unsure "unsure" "unsure" Deciding false "mark the finding as unsure: it has to be looked into";
    Clear "clear" "clear" Deciding false "take the decision on the finding back";
    Note "note" "note" Deciding false "write a note on the finding";
    Undo "undo" "undo" Deciding true "undo the last decision, note or link by hand";
    Redo "redo" "redo" Deciding true "do again what was undone";
    Link "link" "link" Deciding false "link two passages by hand";
    Unlink "unlink" "unlink" Deciding false "part the linked passages in focus";
    LineDown "line-down" "down" Moving true "one line down";
    LineUp "line-up" "up" Moving true "one line up";
    HalfPageDown "half-page-down" "half page down" Moving true "half a page down";
    HalfPageUp "half-page-up" "half page up" Moving true "half a page up";
    PageDown "page-down" "page down" Moving true "one page down";
    PageUp "page-up" "page up" Moving true "one page up";
    NextParagraph "next-paragraph" "next paragraph" Moving true "next paragraph";
    PreviousParagraph "previous-paragraph" "previous" Moving true "previous paragraph";
    Top "top" "top" Moving false "to the beginning";
    Bottom "bottom" "end" Moving false "to the end";
    PlaceTop "place-top" "to the top" Moving false "put the finding at the top of the screen";
    PlaceMiddle "place-middle" "to the middle" Moving false "put the finding in the middle of the screen";
    PlaceBottom "place-bottom" "to the bottom" Moving false "put the finding at the bottom of the screen";
    JumpBack "jump-back" "where I was" Moving true "back to where the last jump was made from";
    JumpForward "jump-forward" "forward again" Moving true "forward again after going back";
    SetBookmark "set-bookmark" "bookmark" Moving false "set a bookmark: m and a letter";
    GoToBookmark "go-to-bookmark" "to a bookmark" Moving false "go to a bookmark: ' and its letter; '' goes back";
    Partner "partner" "other side" Moving false "to the linked passage in the other text, and back";
    Search "search" "search" Moving false "look for words in both texts; small letters stand for capitals too";
    Peek "peek" "peek" Moving false "look at the linked passage without going there";
    Lock "lock" "unlock panes" Moving false "unlock the panes, so that each scrolls alone, and lock them again";
    OtherPane "other-pane" "other pane" Moving false "let the other pane lead";
    Filter "filter" "filter" Views false "show only some findings: by verdict, kind, confidence, decision, words";
    Prompt "command-line" "command" Views false "a command by its name, or a line by its number";
    Ledger "ledger" "list" Views false "list of all findings";
    Timeline "timeline" "timeline" Views false "the dated events of both accounts on one axis";
    Names "names" "names" Views false "whom and what both accounts name, how often, and who is quoted";
    Summary "summary" "summary" Views false "counts, coverage, what weighs most, the sources";
    Details "details" "why" Views false "why this was found: both passages and every reason";
    Help "help" "help" Views false "every key, and what the marks mean";
    Open "open" "show in texts" Views false "in a list: go to what the selected line is about";
    FoldToggle "fold-toggle" "fold" Views false "fold paragraphs without findings away, in both texts, or unfold them";
    FoldOpen "fold-open" "unfold" Views false "unfold the nearest fold";
    FoldClose "fold-close" "fold" Views false "fold the nearest paragraphs without findings away";
    UnfoldAll "unfold-all" "unfold all" Views false "unfold everything";
    FoldAll "fold-all" "fold all" Views false "fold all paragraphs without findings away";
    DividerLeft "divider-left" "narrower" Views true "move the divider to the left, or up";
    DividerRight "divider-right" "wider" Views true "move the divider to the right, or down";
    DividerMiddle "divider-middle" "even panes" Views false "put the divider in the middle";
    Zoom "one-pane" "one pane" Views false "show one pane only, and both again";
    Back "back" "back" Views false "back to the texts, or to the view from which this one was opened";
    Copy "copy" "copy" Program false "copy the passage in focus, or the finding, to the clipboard";
    CopyCited "copy-with-citation" "copy, cited" Program false "copy it with headline, outlet, day and line";
    EditText "edit-text" "edit" Program false "open the text at this line in your editor ($VISUAL, $EDITOR); it is read again afterwards";
    Reload "reload" "reload" Program false "read both texts again; what you decided stays with what it was said of";
    OpenSource "open-source" "source" Program false "open the address that the text comes from in your browser";
    Mark "mark" "mark" Views false "in the list of findings: mark the line, or take its mark away";
    MarkRange "mark-range" "range" Views false "in the list of findings: mark every line from here to where the key comes again";
    MarkDown "mark-down" "mark down" Views true "in the list of findings: mark the lines that one goes over, downwards";
    MarkUp "mark-up" "mark up" Views true "in the list of findings: mark the lines that one goes over, upwards";
    MarkToTop "mark-to-top" "mark to top" Views false "in the list of findings: mark every line from here to the first";
    MarkToEnd "mark-to-end" "mark to end" Views false "in the list of findings: mark every line from here to the last";
    MarkAll "mark-all" "mark all" Views false "in the list of findings: mark all that are shown, or none";
    SortBy "sort-by" "sort" Views false "in a table: sort by the next column";
    TurnOrder "turn-order" "turn" Views false "in a table: turn the order round";
    Export "export" "export" Program false "write the comparison as Markdown and JSON into the current directory; of marked or filtered findings the Markdown tells those only";
    Mouse "mouse" "mouse" Program false "listen to the mouse, or leave it to the terminal; Shift selects as the terminal does";
    Redraw "redraw" "redraw" Program false "draw the screen anew";
    Suspend "suspend" "suspend" Program false "suspend to the shell";
    Quit "quit" "quit" Program false "quit";
}

impl Command {
    /// Whether it has to do with findings, and waits for them where the texts are still compared.
    pub const fn needs_findings(self) -> bool {
        match self {
            Self::Next
            | Self::Previous
            | Self::Filter
            | Self::NextDiscrepancy
            | Self::PreviousDiscrepancy
            | Self::NextUndecided
            | Self::PreviousUndecided
            | Self::Confirm
            | Self::Dismiss
            | Self::Unsure
            | Self::Clear
            | Self::Note
            | Self::Undo
            | Self::Redo
            | Self::Link
            | Self::Unlink
            | Self::NextStrong
            | Self::PreviousStrong
            | Self::NextShared
            | Self::PreviousShared
            | Self::NextOneSided
            | Self::PreviousOneSided
            | Self::NextInside
            | Self::PreviousInside
            | Self::Refocus
            | Self::Partner
            | Self::Peek
            | Self::FoldToggle
            | Self::FoldOpen
            | Self::FoldClose
            | Self::UnfoldAll
            | Self::FoldAll
            | Self::Ledger
            | Self::Timeline
            | Self::Names
            | Self::Summary
            | Self::Details
            | Self::Open
            | Self::Mark
            | Self::MarkRange
            | Self::MarkDown
            | Self::MarkUp
            | Self::MarkToTop
            | Self::MarkToEnd
            | Self::MarkAll
            | Self::SortBy
            | Self::TurnOrder
            | Self::Export => true,
            Self::LineDown
            | Self::LineUp
            | Self::HalfPageDown
            | Self::HalfPageUp
            | Self::PageDown
            | Self::PageUp
            | Self::NextParagraph
            | Self::PreviousParagraph
            | Self::PlaceTop
            | Self::PlaceMiddle
            | Self::PlaceBottom
            | Self::JumpBack
            | Self::JumpForward
            | Self::SetBookmark
            | Self::GoToBookmark
            | Self::Top
            | Self::Bottom
            | Self::OtherPane
            | Self::Lock
            | Self::DividerLeft
            | Self::DividerRight
            | Self::DividerMiddle
            | Self::Zoom
            | Self::Mouse
            | Self::Search
            | Self::Copy
            | Self::CopyCited
            | Self::EditText
            | Self::Reload
            | Self::OpenSource
            | Self::Prompt
            | Self::Help
            | Self::Back
            | Self::Redraw
            | Self::Suspend
            | Self::Quit => false,
        }
    }

    /// Its line in the table.
    pub fn entry(self) -> Option<&'static Entry> {
        Self::TABLE.iter().find(|entry| entry.command == self)
    }

    /// The command of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::TABLE.iter().find(|entry| entry.name == name).map(|entry| entry.command)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_and_help_lines_are_well_formed_and_unique() {
        let mut names = BTreeSet::new();
        for entry in Command::TABLE {
            assert!(names.insert(entry.name), "{} twice", entry.name);
            assert!(entry.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", entry.name);
            assert!(!entry.help.is_empty() && !entry.help.ends_with('.'), "{}", entry.name);
            assert!(!entry.label.is_empty() && entry.label.len() <= 20, "{}", entry.name);
            assert!(Group::ALL.contains(&entry.group));
            assert_eq!(Command::named(entry.name), Some(entry.command));
            assert_eq!(entry.command.entry(), Some(entry));
        }
    }
}
