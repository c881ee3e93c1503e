//! Why two events that meet in their predicates are no conflict, in words.

use super::judge::{Case, SAME, UNLIKE};
use crate::compare::weigh::Scales;
use crate::document::{Side, Sides};
use crate::facts::{Argument, Event, Modality};

/// Why nothing is made of two events of linked passages whose predicates tell the same, or exclude it.
pub(super) fn doubt(scales: &Scales<'_>, left: &Event, right: &Event) -> String {
    if left.is_quoted && right.is_quoted {
        return "both are somebody's words, and two people need not be of one opinion".to_owned();
    }
    let Some(case) = Case::of(scales, left, right) else { return "what they tell is not at odds".to_owned() };
    let stages = Side::BOTH.map(|side| case.stage(side));
    let is_at_odds = case.is_opposed() || stages.contains(&Modality::Open) || is_planned_and_done(stages);
    if !is_at_odds {
        return "what they tell is not at odds".to_owned();
    }
    if let Some(reason) = of_two(scales, &case) {
        return reason;
    }
    if case.is_apart_in_time() || case.is_one_other_time() {
        return "they are told of two times".to_owned();
    }
    if stages[0] != stages[1] && !is_planned_and_done(stages) {
        return "one is told as a fact, the other as a possibility".to_owned();
    }
    if is_planned_and_done(stages) {
        return "what one has planned may have come about since".to_owned();
    }
    "too little says that they speak of one thing at one time".to_owned()
}

fn is_planned_and_done(stages: [Modality; 2]) -> bool {
    stages.contains(&Modality::Happened) && stages.iter().any(|stage| matches!(stage, Modality::Planned | Modality::Open))
}

/// In which participant two events differ, or which one nothing is known of.
fn of_two(scales: &Scales<'_>, case: &Case<'_, '_>) -> Option<String> {
    let Sides { left, right } = case.events;
    let text = |side: Side, argument: Option<&Argument>| argument.map(|argument| scales.text(side, argument.span));
    let told = |a: Option<&Argument>, b: Option<&Argument>| match (text(Side::Left, a), text(Side::Right, b)) {
        (Some(a), Some(b)) => format!("\u{201c}{a}\u{201d} and \u{201c}{b}\u{201d} are not known to be one"),
        (Some(a), None) => format!("the left text tells it of \u{201c}{a}\u{201d}, the right text does not say of what"),
        (None, Some(b)) => format!("the right text tells it of \u{201c}{b}\u{201d}, the left text does not say of what"),
        (None, None) => "neither text says of what it is told".to_owned(),
    };
    if case.participants.theme.is_none_or(|theme| theme < SAME) {
        return Some(told(left.theme(), right.theme()));
    }
    if case.participants.agent.is_some_and(|agent| agent < UNLIKE) {
        return Some(format!("it is done by two: {}", told(left.agent(), right.agent())));
    }
    None
}
