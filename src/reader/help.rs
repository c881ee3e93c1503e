//! What the help says, made from the command table; the view draws it.

use super::action::{Command, Group};
use super::entry::Class;
use super::state::View;
use super::theme::Tone;
use super::useful::useful;
use super::words::wrap;

/// Columns that keys and signs take.
pub const SIGNS: usize = 25;

/// What stands at the left of a line of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The line is a heading.
    Heading,
    /// The keys of a command.
    Keys(Command),
    /// Keys as they may be typed.
    Typed(&'static str),
    /// The glyph of a finding.
    Glyph(Class),
    /// Another sign of the screen.
    Drawn(&'static str),
    /// Words of a text in the look of a tone.
    Words(Tone, &'static str),
    /// Nothing: the line goes on with the words of the one above.
    More,
}

/// One line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// What is explained.
    pub sign: Sign,
    /// What is said of it.
    pub words: String,
}

/// What a mark means, in a line.
const fn meaning(class: Class) -> &'static str {
    match class {
        Class::Conflict => "conflict: the two statements can hardly both be right",
        Class::Variant => "variant: differs on the surface, but compatible",
        Class::Inside => "inside one text: the text contradicts itself",
        Class::Shared => "shared: both accounts state it",
        Class::OnlyLeft => "only left: absent from the right text",
        Class::OnlyRight => "only right: absent from the left text",
    }
}

/// How the commands of a view are headed where they come first; nothing for the texts, with whose commands the help begins anyway.
const fn heading(view: View) -> Option<&'static str> {
    match view {
        View::Texts | View::Help => None,
        View::Details => Some("Here, in the reasons of one finding"),
        View::Ledger => Some("Here, in the list of findings"),
        View::Timeline => Some("Here, in the timeline"),
        View::Names => Some("Here, in the names"),
        View::Summary => Some("Here, in the summary"),
    }
}

/// The whole help, wrapped to a width: what is of use in the view from which it was asked for, then the rest.
pub fn lines(width: usize, asked_in: View) -> Vec<HelpLine> {
    let mut made = Vec::new();
    let mut put = |sign: Sign, words: &str| {
        let room = if sign == Sign::Heading { width } else { width.saturating_sub(SIGNS) };
        let wrapped = wrap(words, room.max(1), usize::MAX);
        let signs = std::iter::once(sign).chain(std::iter::repeat(Sign::More));
        made.extend(signs.zip(wrapped).map(|(sign, words)| HelpLine { sign, words }));
    };
    let here = heading(asked_in).map_or(&[][..], |words| {
        put(Sign::Heading, words);
        useful(asked_in)
    });
    for entry in here.iter().filter_map(|command| command.entry()) {
        put(Sign::Keys(entry.command), entry.help);
    }
    for group in Group::ALL {
        put(Sign::Heading, group.heading());
        for entry in Command::TABLE.iter().filter(|entry| entry.group == group && !here.contains(&entry.command)) {
            put(Sign::Keys(entry.command), entry.help);
        }
        if group == Group::Moving {
            put(Sign::Typed("3n 12j"), "a number before a key of movement repeats it");
        }
    }
    put(Sign::Heading, "Marks in the texts");
    for class in Class::ALL {
        put(Sign::Glyph(class), meaning(class));
    }
    put(Sign::Drawn("✓ ⊘ ?"), "confirmed, dismissed, unsure: what you said of the finding; what is dismissed is faint");
    put(Sign::Drawn("✎"), "you wrote a note on it");
    put(Sign::Drawn("◆"), "a passage that you choose, to be linked by hand");
    put(Sign::Drawn("▎"), "passages of the two texts that speak of the same thing");
    put(Sign::Words(Tone::Changed, "changed words"), "in versions of one text: the other has other words here, or none");
    put(Sign::Drawn("├─┤"), "ties them together: the brighter the surer; ═ was linked by hand");
    put(Sign::Drawn("├↑ ├↓"), "the other end is above, below the screen");
    put(Sign::Drawn("○"), "nothing in the other text is linked to it");
    put(Sign::Drawn("┄ 5 paragraphs ┄"), "paragraphs without findings, folded away");
    put(Sign::Drawn("┏━┓"), "this pane leads, the other follows");
    put(Sign::Drawn("▐ at the right edge"), "both texts from end to end: the part on the screen, and where discrepancies are");
    made
}
