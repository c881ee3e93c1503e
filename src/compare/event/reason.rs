//! Why two events are at odds, in words.

use super::judge::{Because, Odds};
use crate::compare::weigh::Scales;
use crate::document::Side;
use crate::facts::{Event, Exclusion};

impl Odds {
    /// Why, in words, the weightiest first.
    pub(super) fn reasons(&self, scales: &Scales<'_>, left: &Event, right: &Event) -> Vec<String> {
        let (p, q) = (&left.predicate.lower, &right.predicate.lower);
        let first = match self.because {
            Because::Denied(side) => format!("the {} text denies what the {} text tells", side.name(), side.other().name()),
            Because::NoneAtAll(side) => {
                format!("the {} text says there was none, the {} text tells of one", side.name(), side.other().name())
            }
            Because::Excluded(Exclusion::Outcome | Exclusion::Change | Exclusion::Stance) => {
                format!("\u{201c}{p}\u{201d} and \u{201c}{q}\u{201d} exclude one another")
            }
            Because::Excluded(Exclusion::State) => format!("\u{201c}{p}\u{201d} and \u{201c}{q}\u{201d} cannot both be so at one time"),
            Because::Planned(side) => {
                format!("the {} text has it planned, the {} text has it done, and is no later", side.name(), side.other().name())
            }
            Because::Undecided(side) => {
                format!("the {} text says it is still to be decided, the {} text tells it as settled", side.name(), side.other().name())
            }
            Because::Exchanged => "the same is told of two different names".to_owned(),
            Because::Swapped => "who did it and to whom it was done are the other way round".to_owned(),
            Because::Absent(side) => {
                format!("the {} text says there was none of what the {} text tells of", side.name(), side.other().name())
            }
        };
        let theme = left.theme().filter(|_| !matches!(self.because, Because::NoneAtAll(_) | Because::Absent(_) | Because::Swapped));
        let about = theme.map(|theme| format!("both speak of \u{201c}{}\u{201d}", scales.text(Side::Left, theme.span)));
        let linked = (scales.is_linked(left.passage, right.passage)).then(|| "the passages are linked".to_owned());
        [Some(first), about, linked].into_iter().flatten().collect()
    }
}
