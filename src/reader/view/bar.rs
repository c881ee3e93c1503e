//! The finding bar: what was found, both values, how sure, and why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::write::Piece;
use super::{Scene, write};
use crate::compare::{Evidence, Finding, Verdict};
use crate::reader::action::Command;
use crate::reader::rows::text_cells;
use crate::reader::theme::{Tone, glyph};
use crate::reader::words;

/// Draws the bar.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    write::clear(buffer, area, scene.style(Tone::Text));
    let inner = Rect::new(area.x + 1, area.y, area.width.saturating_sub(2), area.height);
    match scene.state.focused() {
        Some(finding) => draw_finding(scene, finding, inner, buffer),
        None => draw_nothing(scene, inner, buffer),
    }
}

fn draw_finding(scene: &Scene, finding: &Finding, area: Rect, buffer: &mut Buffer) {
    let head = head(scene, finding);
    let sure = format!("{} {}", finding.confidence.word(), finding.confidence);
    let room = usize::from(area.width);
    let sure_at = area.right().saturating_sub(sure.len() as u16);
    let mut y = area.y;
    let mut rest = area.height;
    write::text(buffer, sure_at, y, area.right(), &sure, scene.style(Tone::Title));
    let whole = values(scene, finding, usize::MAX);
    if write::pieces_cells(&head) + 3 + write::pieces_cells(&whole) + 2 + sure.len() <= room {
        let x = write::pieces(buffer, area.x, y, sure_at, &head);
        write::pieces(buffer, x + 3, y, sure_at, &whole);
    } else {
        write::pieces(buffer, area.x, y, sure_at.saturating_sub(1), &head);
        y += 1;
        rest -= 1;
        write::pieces(buffer, area.x, y, area.right(), &values(scene, finding, room));
    }
    y += 1;
    rest = rest.saturating_sub(1);
    // The summary, then the reasons; the summary gives way before the last reason is lost.
    let why = finding.why.join("; ");
    let why_lines = words::wrap(&format!("why: {why}"), room, usize::from(rest));
    let summary_room = if why.is_empty() { rest } else { rest.saturating_sub(why_lines.len() as u16).max(u16::from(rest > 1)) };
    for line in words::wrap(&finding.summary, room, usize::from(summary_room)) {
        write::text(buffer, area.x, y, area.right(), &line, scene.style(Tone::Text));
        y += 1;
        rest -= 1;
    }
    if !why.is_empty() {
        for line in words::wrap(&format!("why: {why}"), room, usize::from(rest)) {
            write::text(buffer, area.x, y, area.right(), &line, scene.style(Tone::Faint));
            y += 1;
        }
    }
}

/// Glyph, place in the walk, verdict, kind, relation.
pub(super) fn head(scene: &Scene, finding: &Finding) -> Vec<Piece> {
    let state = scene.state;
    let walk = state.order.walk_of(finding.verdict);
    let number = walk.iter().position(|index| Some(*index) == state.focus).map_or(0, |at| at + 1);
    let strong = write::without_underline(scene.style(Tone::of(finding.verdict)));
    let plain = scene.style(Tone::Text);
    let mut made = vec![
        (format!("{} {number}/{} {}", glyph(finding.verdict), walk.len(), finding.verdict.name()), strong),
        (format!(" · {}", finding.kind.name()), plain),
    ];
    if let Some(relation) = finding.relation {
        made.push((format!(" · {}", relation.name()), plain));
    }
    if !state.is_focus_visible()
        && let Some(key) = scene.keymap.key_for(Command::Refocus)
    {
        made.push((format!(" · off screen, {key} brings it back"), scene.style(Tone::Faint)));
    }
    made
}

/// Both values with the sign between them; cut evenly where there is no room.
fn values(scene: &Scene, finding: &Finding, room: usize) -> Vec<Piece> {
    let value = scene.style(Tone::of(finding.verdict));
    let plain = scene.style(Tone::Text);
    let words = |place: &Evidence| scene.state.comparison.text(place).split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = |words: &str, width: usize| (format!("“{}”", words::cut(words, width.saturating_sub(2))), value);
    match (&finding.spans.left, &finding.spans.right) {
        (Some(left), Some(right)) => {
            let sign = match finding.verdict {
                Verdict::Conflict => "  ≠  ",
                Verdict::Variant => "  ≈  ",
                Verdict::Shared | Verdict::OnlyLeft | Verdict::OnlyRight => "  =  ",
            };
            let (left, right) = (words(left), words(right));
            let share = room.saturating_sub(5);
            let need = |words: &str| text_cells(words) + 2;
            let for_left = need(&left).min(share.saturating_sub(need(&right)).max(share / 2));
            let for_right = share - for_left.min(share);
            vec![quoted(&left, for_left), (sign.to_owned(), plain), quoted(&right, for_right)]
        }
        (Some(place), None) => vec![quoted(&words(place), room.saturating_sub(29)), ("  absent from the right text".to_owned(), plain)],
        (None, Some(place)) => vec![quoted(&words(place), room.saturating_sub(28)), ("  absent from the left text".to_owned(), plain)],
        (None, None) => Vec::new(),
    }
}

/// Says plainly that there is nothing to show, and that this is no proof of agreement.
fn draw_nothing(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let state = scene.state;
    let below = state.comparison.findings.len();
    let nothing = format!("No finding at confidence {} or above: neither conflicts nor shared facts were recognised.", state.floor);
    let no_proof = "That does not mean that the two accounts agree.";
    let left_out = match below {
        0 => String::new(),
        1 => "One less certain finding is left out; start with --all to see it.".to_owned(),
        _ => format!("{below} less certain findings are left out; start with --all to see them."),
    };
    let words = format!("{nothing} {no_proof} {left_out}");
    for (y, line) in (area.y..area.bottom()).zip(words::wrap(&words, usize::from(area.width), usize::from(area.height))) {
        write::text(buffer, area.x, y, area.right(), &line, scene.style(Tone::Notice));
    }
}
