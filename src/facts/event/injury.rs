//! Injuries told by what of the body is hurt: "a broken wrist" is an injury of whoever has it.

use super::group::GRAVE;
use super::{Event, Scene};
use crate::facts::cues::EVENT_CUES;
use crate::language::{NounPhrase, Pos, lemma};

/// What every injury means.
const SENSE: &str = "injure";

impl Scene<'_, '_> {
    /// The injury that a phrase names, of the subject of a verb like "have" or of whom something with it befell: "was taken to hospital with a broken wrist".
    pub(super) fn injury(&self, phrase: &NounPhrase) -> Option<Event> {
        let (arguments, passage) = (&self.arguments, self.arguments.passage);
        let word = passage.words.get(phrase.head).filter(|word| EVENT_CUES.body.contains(&word.lemma))?;
        let harms = phrase.modifiers.iter().map(|&at| lemma(passage.lower(at), Pos::Verb));
        let harm = harms.into_iter().find(|harm| EVENT_CUES.injured.contains(harm) || EVENT_CUES.gravely_injured.contains(harm))?;
        let governing = arguments.group_of(phrase.head)?;
        let group = arguments.groups.get(governing)?;
        let has = passage.words.get(group.at).is_some_and(|verb| EVENT_CUES.light.contains(&verb.lemma));
        if !(has || group.is_passive && self.before(phrase) == "with") {
            return None;
        }
        let subject = self.subjects.get(governing)?.clone().filter(|subject| !subject.is_none && !group.is_denied)?;
        let narrowed = EVENT_CUES.gravely_injured.contains(&harm).then(|| GRAVE.to_owned());
        Some(Event {
            sense: SENSE.to_owned(),
            narrowed,
            modality: group.modality,
            ..self.event(phrase.head, word, &phrase.tokens, (Some(subject), None))
        })
    }
}
