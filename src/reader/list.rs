//! How a view that is a list uses its room: rows, and below them all that is known of the selected one.

/// Rows above the lines of a list: the heads of its columns.
const HEADS: u16 = 1;

/// Rows of a frame.
const FRAME: u16 = 2;

/// Rows below the list, with the rule over them; none on a low screen, where the list needs them.
pub const fn preview_rows(body: u16) -> u16 {
    match body {
        0..=17 => 0,
        18..=29 => 4,
        _ => 9,
    }
}

/// Rows of the list itself.
pub const fn rows(body: u16) -> u16 {
    body.saturating_sub(FRAME + HEADS + preview_rows(body))
}

/// The first line that is shown: the selected one stands in the middle, but for the ends.
pub fn top(selected: usize, height: usize, count: usize) -> usize {
    selected.saturating_sub(height / 2).min(count.saturating_sub(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_line_is_always_shown() {
        for count in 0..40 {
            for height in 1..20 {
                for selected in 0..count {
                    let top = top(selected, height, count);
                    assert!((top..top + height).contains(&selected), "{selected} of {count} in {height}");
                }
            }
        }
    }
}
