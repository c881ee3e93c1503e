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

/// The line of a list at a row of its body.
pub fn line_at(row: u16, body: u16, selected: usize, count: usize) -> Option<usize> {
    let row = row.checked_sub(FRAME / 2 + HEADS).filter(|row| *row < rows(body))?;
    Some(top(selected, usize::from(rows(body)), count) + usize::from(row)).filter(|line| *line < count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_where_they_stand() {
        // 20 rows: a frame, the heads, thirteen lines, the preview.
        assert_eq!(line_at(1, 20, 0, 30), None);
        assert_eq!(line_at(2, 20, 0, 30), Some(0));
        assert_eq!(line_at(14, 20, 0, 30), Some(12));
        assert_eq!(line_at(15, 20, 0, 30), None);
        assert_eq!(line_at(2, 20, 29, 30), Some(17));
        assert_eq!(line_at(7, 20, 0, 3), None);
    }

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
