//! The slots of two frames laid side by side, each as a number, and with the same fields what each of them weighs.

use serde::Serialize;

/// How far two mentions speak of the same thing, slot by slot, or what each slot weighs. A field is 0 where its slot is silent or weighs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub(super) struct Slots {
    /// The counted heads mean the same and are specific.
    pub same_head: f64,
    /// How alike two heads are that are no synonyms: prisoners, convicts.
    pub alike: f64,
    /// Both say which of its kind something is: the third woman, the second woman.
    pub rank: f64,
    /// One figure is a part of a whole that stands beside it: three of the nine barges, four boats.
    pub part_of_stated: f64,
    /// Both measures stand behind a verb that says how long, how heavy or how far: lasted three minutes, took ten.
    pub told_by_verb: f64,
    /// Both heads are general: people, a total.
    pub general_head: f64,
    /// Nothing is counted: money, a share, a measure.
    pub measured: f64,
    /// How alike the things are that two measures are told of: a blade of three inches, an eight-inch blade.
    pub same_thing: f64,
    /// Two measures are told of different things: a tenth of the ballots, a tenth of the votes.
    pub other_measure: f64,
    /// A noun is left out on a side, and only the verb tells what is counted.
    pub silent: f64,
    /// The same person's age, or another measure that belongs to one named bearer.
    pub same_bearer: f64,
    /// How well the events told around the mentions agree.
    pub event: f64,
    /// The nearest events are opposites.
    pub opposite: f64,
    /// The score of the direct link of the passages.
    pub link: f64,
    /// The score of a neighbouring passage's link, where there is no direct one.
    pub near_link: f64,
    /// How much of what stands around the mentions is the same.
    pub context: f64,
    /// How much of what stands in the two clauses is the same.
    pub local: f64,
    /// Neither passage is linked to another one as surely as to the other's.
    pub mutual: f64,
    /// Names that both passages hold, rare ones counting more.
    pub names: f64,
    /// Each clause names somebody the other account does not know.
    pub strangers: f64,
    /// Other figures that both passages give.
    pub figures: f64,
    /// Both give the same time away from the report's.
    pub same_time: f64,
    /// One speaks of another time and the other is silent.
    pub one_other_time: f64,
    /// Two days about the report's that differ.
    pub other_day: f64,
    /// What narrows the heads agrees.
    pub same_modifiers: f64,
    /// What narrows the heads differs.
    pub other_modifiers: f64,
    /// A forecast on one side, a fact on the other.
    pub modality: f64,
    /// Linked passages that hold no other value of the sort.
    pub alone_here: f64,
    /// Two texts that each count the same specific thing once only.
    pub alone: f64,
    /// One text says to what somebody raised or cut the value; the other may give what it was before.
    pub raised: f64,
    /// How far apart the values lie: the logarithm of their ratio, or of the days between them, at most 3. What is written of one thing differs little.
    pub distance: f64,
    /// Two exact values that nearly meet: 86 and 89 are rarely written of different things.
    pub near_miss: f64,
    /// Two measures of one sort and about one size that no other value of the texts lies between or beside: £740m, £810m.
    pub only: f64,
    /// In versions of one text: the one stands where the other stands in the other version of its sentence.
    pub exchanged: f64,
    /// One of the values is the word "one", which is often an article.
    pub one: f64,
    /// Both times are still to come, and what else is to come in either passage the other one gives too: accounts announce few things.
    pub ahead: f64,
    /// How far the events agree that two times date, or of which two numbers are arguments: predicate and participants.
    pub deed: f64,
    /// Those events are two.
    pub other_deed: f64,
    /// One time is told more coarsely than the other, in steps of grain.
    pub grain: f64,
}

impl Slots {
    const COUNT: usize = size_of::<Self>() / size_of::<f64>();

    /// Every field; one that is left out does not compile.
    const fn values(&self) -> [f64; Self::COUNT] {
        [
            self.same_head,
            self.alike,
            self.rank,
            self.part_of_stated,
            self.told_by_verb,
            self.general_head,
            self.measured,
            self.same_thing,
            self.other_measure,
            self.silent,
            self.same_bearer,
            self.event,
            self.opposite,
            self.link,
            self.near_link,
            self.context,
            self.local,
            self.mutual,
            self.names,
            self.strangers,
            self.figures,
            self.same_time,
            self.one_other_time,
            self.other_day,
            self.same_modifiers,
            self.other_modifiers,
            self.modality,
            self.alone_here,
            self.alone,
            self.raised,
            self.distance,
            self.near_miss,
            self.only,
            self.exchanged,
            self.one,
            self.ahead,
            self.deed,
            self.other_deed,
            self.grain,
        ]
    }
}

/// What the slots weigh, as log odds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    /// The log odds where every slot is silent.
    pub bias: f64,
    pub slots: Slots,
}

impl Weights {
    /// What the slots weigh together, as log odds.
    pub(super) fn weigh(&self, slots: &Slots) -> f64 {
        slots.values().iter().zip(self.slots.values()).fold(self.bias, |sum, (value, weight)| sum + value * weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silent_slots_leave_the_bias() {
        let weights = Weights { bias: -1.5, slots: Slots { event: 2.0, grain: -0.5, ..Slots::default() } };
        assert_eq!(weights.weigh(&Slots::default()).to_bits(), (-1.5_f64).to_bits());
    }

    #[test]
    fn each_slot_counts_by_its_own_weight() {
        let weights = Weights { bias: -1.0, slots: Slots { same_head: 0.5, event: 2.0, grain: -0.25, ..Slots::default() } };
        let slots = Slots { same_head: 1.0, event: 0.5, grain: 2.0, link: 1.0, ..Slots::default() };
        assert_eq!(weights.weigh(&slots).to_bits(), 0.0_f64.to_bits());
    }
}
