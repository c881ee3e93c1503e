//! The slots of two frames laid side by side, each as a number, and what they weigh together.

/// How far two mentions speak of the same thing, slot by slot. Each field is 0 where its slot is silent.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Slots {
    /// The counted heads mean the same and are specific.
    pub same_head: f64,
    /// Both heads are general: people, a total.
    pub general_head: f64,
    /// Nothing is counted: money, a share, a measure.
    pub measured: f64,
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
    /// How far apart the values lie: the logarithm of their ratio, or of the days between them, at most 3. What is written of one thing differs little.
    pub distance: f64,
    /// Two exact values that nearly meet: 86 and 89 are rarely written of different things.
    pub near_miss: f64,
    /// One of the values is the word "one", which is often an article.
    pub one: f64,
    /// One time is told more coarsely than the other, in steps of grain.
    pub grain: f64,
}

/// What each slot weighs, as log odds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    /// The log odds where every slot is silent.
    pub bias: f64,
    pub same_head: f64,
    pub general_head: f64,
    pub measured: f64,
    pub same_bearer: f64,
    pub event: f64,
    pub opposite: f64,
    pub link: f64,
    pub near_link: f64,
    pub context: f64,
    pub names: f64,
    pub strangers: f64,
    pub figures: f64,
    pub same_time: f64,
    pub one_other_time: f64,
    pub other_day: f64,
    pub same_modifiers: f64,
    pub other_modifiers: f64,
    pub modality: f64,
    pub alone_here: f64,
    pub alone: f64,
    pub distance: f64,
    pub near_miss: f64,
    pub one: f64,
    pub grain: f64,
}

impl Weights {
    /// No slot weighs anything.
    pub(super) const NONE: Self = Self {
        bias: 0.0,
        same_head: 0.0,
        general_head: 0.0,
        measured: 0.0,
        same_bearer: 0.0,
        event: 0.0,
        opposite: 0.0,
        link: 0.0,
        near_link: 0.0,
        context: 0.0,
        names: 0.0,
        strangers: 0.0,
        figures: 0.0,
        same_time: 0.0,
        one_other_time: 0.0,
        other_day: 0.0,
        same_modifiers: 0.0,
        other_modifiers: 0.0,
        modality: 0.0,
        alone_here: 0.0,
        alone: 0.0,
        distance: 0.0,
        near_miss: 0.0,
        one: 0.0,
        grain: 0.0,
    };
}

impl Slots {
    /// What the slots weigh together, as log odds.
    pub(super) fn weigh(&self, weights: &Weights) -> f64 {
        let terms = [
            weights.bias,
            self.same_head * weights.same_head,
            self.general_head * weights.general_head,
            self.measured * weights.measured,
            self.same_bearer * weights.same_bearer,
            self.event * weights.event,
            self.opposite * weights.opposite,
            self.link * weights.link,
            self.near_link * weights.near_link,
            self.context * weights.context,
            self.names * weights.names,
            self.strangers * weights.strangers,
            self.figures * weights.figures,
            self.same_time * weights.same_time,
            self.one_other_time * weights.one_other_time,
            self.other_day * weights.other_day,
            self.same_modifiers * weights.same_modifiers,
            self.other_modifiers * weights.other_modifiers,
            self.modality * weights.modality,
            self.alone_here * weights.alone_here,
            self.alone * weights.alone,
            self.distance * weights.distance,
            self.near_miss * weights.near_miss,
            self.one * weights.one,
            self.grain * weights.grain,
        ];
        terms.iter().sum()
    }
}

/// Log odds as a probability.
pub(super) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
