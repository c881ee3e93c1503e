//! Drawing: functions of the state onto a buffer. They decide nothing and change nothing.

mod bar;
mod details;
mod footer;
mod gutter;
mod header;
mod help;
mod ledger;
mod lines;
mod list;
mod names;
mod note;
mod overview;
mod page;
mod pane;
mod peek;
mod prompt;
mod small;
mod summary;
mod timeline;
mod write;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::geometry::Geometry;
use super::input::Input;
use super::keymap::Keymap;
use super::state::{State, View};
use super::theme::{Theme, Tone};
use crate::document::Side;

/// What a view draws from.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// What is true now.
    pub state: &'a State,
    /// How things look.
    pub theme: &'a Theme,
    /// Which keys to name.
    pub keymap: &'a Keymap,
    /// What was typed and is not yet a command.
    pub typed: &'a str,
}

impl Scene<'_> {
    fn style(&self, tone: Tone) -> Style {
        self.theme.style(tone)
    }
}

/// Draws the whole screen. The state's size is what is drawn; the buffer may be larger or smaller for the moment of a resize.
pub fn draw(scene: &Scene, buffer: &mut Buffer) {
    let screen = Rect::new(0, 0, scene.state.size.width, scene.state.size.height).intersection(buffer.area);
    let Some(parts) = Geometry::of(screen.as_size(), scene.state.wish, scene.state.lead) else {
        small::draw(scene, screen, buffer);
        return;
    };
    header::draw(scene, &parts, buffer);
    match scene.state.view {
        View::Texts => {
            for side in Side::BOTH.into_iter().filter(|side| parts.shows(*side)) {
                pane::draw(scene, &parts, side, buffer);
            }
            gutter::draw(scene, &parts, buffer);
            overview::draw(scene, &parts, buffer);
            bar::draw(scene, parts.bar, buffer);
            if let Some(Input::Peek(open)) = scene.state.input {
                peek::draw(scene, &parts, open, buffer);
            }
        }
        View::Details => details::draw(scene, parts.body, buffer),
        View::Ledger => ledger::draw(scene, parts.body, buffer),
        View::Timeline => timeline::draw(scene, parts.body, buffer),
        View::Names => names::draw(scene, parts.body, buffer),
        View::Summary => summary::draw(scene, parts.body, buffer),
        View::Help => help::draw(scene, parts.body, buffer),
    }
    if let Some(Input::Note(note)) = &scene.state.input {
        note::draw(scene, note, buffer);
    }
    footer::draw(scene, parts.footer, buffer);
}
