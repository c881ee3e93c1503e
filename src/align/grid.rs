//! A number for some of the pairs of passages.

/// Numbers by left and right passage, most pairs having none.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Grid {
    /// For each left passage its right ones in order.
    rows: Vec<Vec<(usize, f64)>>,
}

impl Grid {
    /// Of several numbers for one pair the highest stays.
    pub(crate) fn new(numbers: impl IntoIterator<Item = ((usize, usize), f64)>) -> Self {
        let mut rows: Vec<Vec<(usize, f64)>> = Vec::new();
        for ((left, right), number) in numbers {
            if rows.len() <= left {
                rows.resize_with(left + 1, Vec::new);
            }
            if let Some(row) = rows.get_mut(left) {
                row.push((right, number));
            }
        }
        for row in &mut rows {
            row.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            row.dedup_by_key(|cell| cell.0);
        }
        Self { rows }
    }

    /// The number of a pair.
    pub(crate) fn at(&self, left: usize, right: usize) -> Option<f64> {
        let row = self.rows.get(left)?;
        row.get(row.binary_search_by_key(&right, |cell| cell.0).ok()?).map(|cell| cell.1)
    }

    /// The highest number of several pairs, of which some may lie outside.
    pub(crate) fn highest(&self, pairs: &[(Option<usize>, Option<usize>)]) -> Option<f64> {
        pairs.iter().filter_map(|&(left, right)| self.at(left?, right?)).max_by(f64::total_cmp)
    }

    /// All pairs that have a number, in order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.rows.iter().enumerate().flat_map(|(left, row)| row.iter().map(move |cell| (left, cell.0)))
    }
}

/// The pairs beside one: one passage stays, the other moves by one.
pub(crate) const fn beside(left: usize, right: usize) -> [(Option<usize>, Option<usize>); 4] {
    let (l, r) = (Some(left), Some(right));
    [(left.checked_sub(1), r), (Some(left + 1), r), (l, right.checked_sub(1)), (l, Some(right + 1))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_number_of_a_pair_stays() {
        let grid = Grid::new([((3, 1), 0.2), ((0, 5), 0.4), ((3, 1), 0.9), ((3, 0), 0.1)]);
        assert_eq!((grid.at(3, 1), grid.at(3, 2), grid.at(9, 0)), (Some(0.9), None, None));
        assert_eq!(grid.pairs().collect::<Vec<_>>(), [(0, 5), (3, 0), (3, 1)]);
        assert_eq!((grid.highest(&beside(3, 0)), grid.highest(&beside(0, 0))), (Some(0.9), None));
    }
}
