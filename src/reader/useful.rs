//! Which commands are of most use where: the footer has the first of them, the help all, before the rest.

use super::action::Command;
use super::state::View;

/// The most useful commands of a view, those first that stay in the footer when the screen is narrow.
pub fn useful(view: View) -> &'static [Command] {
    match view {
        View::Texts => &[
            Command::Next,
            Command::Help,
            Command::Quit,
            Command::Ledger,
            Command::Details,
            Command::Confirm,
            Command::Dismiss,
            Command::Previous,
            Command::Export,
            Command::OtherPane,
            Command::NextShared,
            Command::NextOneSided,
        ],
        View::Ledger => &[
            Command::Open,
            Command::Back,
            Command::Help,
            Command::Mark,
            Command::SortBy,
            Command::Next,
            Command::Details,
            Command::TurnOrder,
            Command::Export,
            Command::Confirm,
            Command::Dismiss,
            Command::Unsure,
            Command::Note,
            Command::MarkRange,
            Command::MarkDown,
            Command::MarkUp,
            Command::MarkToTop,
            Command::MarkToEnd,
            Command::MarkAll,
            Command::Filter,
            Command::Copy,
        ],
        View::Details => {
            &[Command::Next, Command::Back, Command::Help, Command::Previous, Command::Open, Command::LineDown, Command::LineUp]
        }
        View::Timeline => {
            &[Command::Open, Command::Back, Command::Help, Command::LineDown, Command::LineUp, Command::Next, Command::Details]
        }
        View::Names => {
            &[Command::Open, Command::Back, Command::Help, Command::SortBy, Command::TurnOrder, Command::LineDown, Command::LineUp]
        }
        View::Summary => {
            &[Command::Open, Command::Back, Command::Help, Command::Next, Command::LineDown, Command::LineUp, Command::Details]
        }
        View::Help => &[Command::Back, Command::LineDown, Command::LineUp, Command::PageDown, Command::Quit],
    }
}
