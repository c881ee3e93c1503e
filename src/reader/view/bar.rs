//! The finding bar: what was found, both values, how sure, and why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::write::Piece;
use super::{Scene, write};
use crate::align::Relation;
use crate::compare::Evidence;
use crate::document::Side;
use crate::reader::action::Command;
use crate::reader::entry::{Class, Entry};
use crate::reader::reviewing::Keeping;
use crate::reader::rows::text_cells;
use crate::reader::theme::{NOTE, Tone, decision_glyph, glyph};
use crate::reader::words;
use crate::snapshot::of_kinds;

/// What is said of a finding that is not on the screen.
const OFF_SCREEN: &str = " · off screen";

/// Draws the bar.
pub(super) fn draw(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    write::clear(buffer, area, scene.style(Tone::Text));
    let inner = Rect::new(area.x + 1, area.y, area.width.saturating_sub(2), area.height);
    match scene.state.focused() {
        Some(finding) => draw_finding(scene, finding, inner, buffer),
        None => draw_nothing(scene, inner, buffer),
    }
}

fn draw_finding(scene: &Scene, finding: &Entry, area: Rect, buffer: &mut Buffer) {
    let mut head = head(scene, finding);
    let sure = format!("{} {}", finding.confidence.word(), finding.confidence);
    let room = usize::from(area.width);
    let sure_at = area.right().saturating_sub(sure.len() as u16);
    let progress = progress(scene, finding);
    // How far the review has come stands before how sure the finding is, where there is room.
    let progress_at = usize::from(sure_at).saturating_sub(text_cells(&progress) + 3) as u16;
    let draw_progress = |used: u16, buffer: &mut Buffer| {
        if progress_at > used + 1 && !progress.is_empty() {
            let x = write::text(buffer, progress_at, area.y, sure_at, &progress, scene.style(Tone::Faint));
            write::text(buffer, x, area.y, sure_at, " · ", scene.style(Tone::Faint));
        }
    };
    let mut y = area.y;
    write::text(buffer, sure_at, y, area.right(), &sure, scene.style(Tone::Title));
    let whole = values(scene, finding, usize::MAX);
    // A bar of few rows keeps them for the reasons.
    let beside = if area.height > 4 { text_cells(&progress) + 3 } else { 0 };
    if write::pieces_cells(&head) + 3 + write::pieces_cells(&whole) + 2 + beside + sure.len() <= room {
        let x = write::pieces(buffer, area.x, y, sure_at, &head);
        let x = write::pieces(buffer, x + 3, y, sure_at, &whole);
        draw_progress(x, buffer);
    } else {
        shorten(&mut head, finding, scene.state.is_focus_visible(), room.saturating_sub(sure.len() + 1));
        let x = write::pieces(buffer, area.x, y, sure_at.saturating_sub(1), &head);
        draw_progress(x, buffer);
        y += 1;
        write::pieces(buffer, area.x, y, area.right(), &values(scene, finding, room));
    }
    y += 1;
    let rest = usize::from(area.bottom().saturating_sub(y));
    let why = why(finding);
    // The summary gives way before the last reason is lost.
    let why_rows = words::wrap(&why, room, rest).len();
    let summary = says_more(scene, finding).then(|| words::wrap(&finding.summary, room, rest.saturating_sub(why_rows).max(1)));
    let summary = summary.filter(|_| rest > 1).unwrap_or_default();
    let why = words::wrap(&why, room, rest - summary.len().min(rest));
    let lines = summary.iter().map(|line| (line, Tone::Title)).chain(why.iter().map(|line| (line, Tone::Text)));
    for (y, (line, tone)) in (y..area.bottom()).zip(lines) {
        write::text(buffer, area.x, y, area.right(), line, scene.style(tone));
    }
}

/// Brings the head to a width: the relation goes first, then how to come back to the finding, that it is off the screen, and its kind; what the person
/// has said of it stays.
fn shorten(head: &mut Vec<Piece>, finding: &Entry, is_visible: bool, room: usize) {
    let is_wide = |head: &[Piece]| write::pieces_cells(head) > room;
    if is_wide(head) && finding.relation.is_some() {
        head.remove(2);
    }
    if is_wide(head)
        && !is_visible
        && let Some((words, _)) = head.last_mut()
    {
        OFF_SCREEN.clone_into(words);
    }
    if is_wide(head) && !is_visible {
        head.pop();
    }
    if is_wide(head) {
        head.remove(1);
    }
}

/// How many of the findings that call for a decision have one, and whether that will last: of those that the finding is counted among, else of the
/// discrepancies. Nothing where there are none.
fn progress(scene: &Scene, finding: &Entry) -> String {
    let state = scene.state;
    let (walk, what) =
        if finding.calls_for_decision() { (state.order.walk_of(finding), "") } else { (&*state.order.discrepancies, "discrepancies ") };
    if walk.is_empty() {
        return String::new();
    }
    let decided = walk.iter().filter_map(|finding| state.entries.get(*finding)).filter(|finding| finding.decision.is_some()).count();
    let counted = format!("{decided}/{} {what}reviewed", walk.len());
    match scene.state.reviewing.keeping {
        Keeping::Kept => counted,
        Keeping::Failed => format!("{counted}, not kept"),
        Keeping::ReadOnly => format!("{counted}, read only"),
    }
}

/// Why it is flagged: what the verdict means, then the reasons.
fn why(finding: &Entry) -> String {
    let meaning = match finding.class {
        Class::Conflict if finding.relation == Some(Relation::FollowUp) => "they differ; the later report may tell what happened since",
        Class::Conflict if finding.relation == Some(Relation::Fulfilment) => {
            "they differ; one report announces what the other tells as done"
        }
        Class::Conflict => "they can hardly both be right",
        Class::Variant => "told differently, but both can be right",
        Class::Inside => "the text is at odds with itself",
        Class::Shared => "both texts say so",
        Class::OnlyLeft | Class::OnlyRight => "only one text says so",
    };
    if finding.why.is_empty() { format!("Why: {meaning}") } else { format!("Why: {meaning}: {}", finding.why.join("; ")) }
}

/// Whether the summary has a word that the values and the sign between them have not.
fn says_more(scene: &Scene, finding: &Entry) -> bool {
    let (first, second) = finding.statements();
    let shown = [first, second].into_iter().flatten().map(|place| words::flow(scene.state.comparison.text(place)));
    let mut shown: Vec<String> = shown.chain([absence(Side::Left), absence(Side::Right)]).collect();
    shown.sort_by_key(|words| std::cmp::Reverse(words.len()));
    let rest = shown.iter().fold(words::flow(&finding.summary), |rest, words| rest.replace(words.as_str(), ""));
    rest.contains(char::is_alphanumeric)
}

/// What is said in place of a value that a text does not have.
fn absence(side: Side) -> String {
    format!("absent from the {} text", side.name())
}

/// Glyph, place in the walk, verdict, kind, relation.
pub(super) fn head(scene: &Scene, finding: &Entry) -> Vec<Piece> {
    let state = scene.state;
    let walk = state.order.walk_of(finding);
    let number = walk.iter().position(|index| Some(*index) == state.focus).map_or(0, |at| at + 1);
    let strong = write::without_underline(scene.style(if finding.is_dismissed() { Tone::Faint } else { Tone::of(finding.class) }));
    let plain = scene.style(Tone::Text);
    let mut made = vec![
        (format!("{} {number}/{} {}", glyph(finding.class), walk.len(), finding.class.name()), strong),
        (format!(" · {}", finding.kind.name()), plain),
    ];
    if let Some(relation) = finding.relation {
        made.push((format!(" · {}", relation.name()), plain));
    }
    if let Some(decision) = finding.decision {
        let tone = if finding.is_dismissed() { Tone::Faint } else { Tone::Title };
        made.push((" · ".to_owned(), plain));
        made.push((format!("{} {}", decision_glyph(decision), decision.name()), scene.style(tone)));
    }
    if !finding.note.is_empty() {
        made.push((format!(" · {NOTE} note"), plain));
    }
    if !state.is_focus_visible() {
        let back = scene.keymap.key_for(Command::Refocus).map(|key| format!(", {key} brings it back")).unwrap_or_default();
        made.push((format!("{OFF_SCREEN}{back}"), scene.style(Tone::Faint)));
    }
    made
}

/// Both values with the sign between them; cut evenly where there is no room.
fn values(scene: &Scene, finding: &Entry, room: usize) -> Vec<Piece> {
    let value = scene.style(Tone::of(finding.class));
    let plain = scene.style(Tone::Text);
    let words = |place: &Evidence| words::flow(scene.state.comparison.text(place));
    let quoted = |words: &str, width: usize| (format!("“{}”", words::cut(words, width.saturating_sub(2))), value);
    match finding.statements() {
        (Some(first), Some(second)) => {
            let sign = match finding.class {
                Class::Conflict | Class::Inside => "  ≠  ",
                Class::Variant => "  ≈  ",
                Class::Shared | Class::OnlyLeft | Class::OnlyRight => "  =  ",
            };
            let end = if finding.class == Class::Inside { format!("  both in the {} text", first.side.name()) } else { String::new() };
            let (left, right) = (words(first), words(second));
            let share = room.saturating_sub(text_cells(sign) + text_cells(&end));
            let need = |words: &str| text_cells(words) + 2;
            let for_left = need(&left).min(share.saturating_sub(need(&right)).max(share / 2));
            let for_right = share - for_left.min(share);
            vec![quoted(&left, for_left), (sign.to_owned(), plain), quoted(&right, for_right), (end, plain)]
        }
        (Some(place), None) | (None, Some(place)) => {
            let absent = format!("  {}", absence(place.side.other()));
            vec![quoted(&words(place), room.saturating_sub(text_cells(&absent))), (absent, plain)]
        }
        (None, None) => Vec::new(),
    }
}

/// Says plainly that there is nothing to show, and that this is no proof of agreement.
fn draw_nothing(scene: &Scene, area: Rect, buffer: &mut Buffer) {
    let state = scene.state;
    if state.working.is_some() {
        let words = "The two texts are being compared. They can be read meanwhile; what is found comes here.";
        write_lines(scene, area, words, buffer);
        return;
    }
    if state.filter.is_set() {
        let words = format!(
            "The filter {} hides all {} findings. An empty filter shows the usual ones.",
            state.filter.written,
            state.entries.len()
        );
        write_lines(scene, area, &words, buffer);
        return;
    }
    let below = state.entries.len();
    let nothing = format!(
        "No finding{} at confidence {} or above: neither conflicts nor shared facts were recognised.",
        of_kinds(state.comparison.kinds),
        state.filter.floor
    );
    let no_proof = "That does not mean that the two accounts agree.";
    let left_out = match below {
        0 => String::new(),
        1 => "One less certain finding is left out; start with --all to see it.".to_owned(),
        _ => format!("{below} less certain findings are left out; start with --all to see them."),
    };
    write_lines(scene, area, &format!("{nothing} {no_proof} {left_out}"), buffer);
}

fn write_lines(scene: &Scene, area: Rect, words: &str, buffer: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(words::wrap(words, usize::from(area.width), usize::from(area.height))) {
        write::text(buffer, area.x, y, area.right(), &line, scene.style(Tone::Notice));
    }
}
