//! Verb groups: a predicate with its auxiliaries, its adverbs and the verbs that govern it.

use std::ops::Range;

use crate::facts::cues::{EVENT_CUES, FRAME_CUES};
use crate::facts::frame::Modality;
use crate::facts::reading::PassageReading;
use crate::language::Pos;

/// What the form of a verb says of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerbForm {
    /// A form of the past.
    Past,
    /// Before what its passage tells: "had risen".
    Anterior,
    /// Any other form.
    Other,
}

/// A predicate with what stands before it; where a copula has a noun behind it, the copula.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "a group is each of these or not, whatever else it is")]
pub(super) struct Group {
    /// From the first auxiliary to the predicate.
    pub tokens: Range<usize>,
    /// The predicate.
    pub at: usize,
    /// The particle behind it that gives its direction.
    pub particle: Option<usize>,
    /// What it means with its particle, in dictionary form.
    pub sense: String,
    /// Whether the predicate is an adjective or a participle behind a copula.
    pub is_adjective: bool,
    pub is_passive: bool,
    pub is_denied: bool,
    /// The adverb to which a denial is limited: "not seriously hurt".
    pub narrowed: Option<String>,
    /// Whether it is denied for the time being: "has not signed", "yet".
    pub is_so_far: bool,
    pub form: VerbForm,
    /// Whether it can be the verb of a clause: no infinitive, and no participle by itself.
    pub is_finite: bool,
    pub modality: Modality,
}

/// The verb groups of a passage, in order.
pub(super) fn groups(passage: &PassageReading<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        if !matches!(passage.pos.get(at), Some(Pos::Verb | Pos::Auxiliary)) {
            at += 1;
            continue;
        }
        let end = chain_end(passage, at);
        groups.extend(group(passage, at..end));
        at = end;
    }
    groups
}

/// The verb that a time hangs on, and what it says of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::facts) struct Governor {
    /// Its token.
    pub at: usize,
    /// Whether it tells what holds or is to come: "meets on 6 May", "is due in June", "have until May".
    pub is_present: bool,
    /// Whether it tells that somebody said something.
    pub speaks: bool,
    /// Whether it stands before the time.
    pub is_before: bool,
}

/// The verb that governs a token: the last one before it in its clause, or else the first one.
pub(in crate::facts) fn governor(passage: &PassageReading<'_>, token: usize) -> Option<Governor> {
    let mut clause = passage.clause_of(token);
    // "They have | until May to vote": the bound hangs on what stands before it.
    let opens_bound = clause.start + 1 == token && FRAME_CUES.subordinators.contains(passage.lower(clause.start));
    if let Some(before) = clause.start.checked_sub(1).filter(|_| opens_bound) {
        clause.start = passage.clause_of(before).start;
    }
    let groups = groups(passage);
    let mut here = groups.iter().filter(|group| clause.contains(&group.at));
    let first = here.clone().next();
    let governing = here.rfind(|group| group.at < token).or(first)?;
    Some(Governor {
        at: governing.at,
        is_present: opens_present(passage, governing),
        // "A fire was reported" tells of the fire.
        speaks: !governing.is_passive && passage.words.get(governing.at).is_some_and(|word| word.speaks),
        is_before: governing.at < token,
    })
}

fn opens_present(passage: &PassageReading<'_>, group: &Group) -> bool {
    let first = group.tokens.start;
    let Some(word) = passage.words.get(first) else { return false };
    // "To meet", "let go", "made them wait".
    let is_infinitive = first.checked_sub(1).is_some_and(|before| EVENT_CUES.before_infinitive.contains(passage.lower(before)));
    // "Have agreed to meet on Monday" dates what is agreed, for the perfect has no date of its own.
    let leads_on = group.tokens.clone().any(|i| passage.lower(i) == "to");
    let is_perfect = word.lemma == "have" && !leads_on && (group.at > first || group.form != VerbForm::Other);
    let is_finite = if word.lower == word.lemma { !EVENT_CUES.unchanging.contains(&word.lemma) } else { word.lower.ends_with('s') };
    EVENT_CUES.present.contains(&word.lower)
        || passage.pos.get(first) == Some(&Pos::Verb) && is_finite && !is_infinitive && !is_perfect
        || word.lemma == "have" && word.lower != "had" && !is_perfect
}

/// One past the last verb of a chain: auxiliaries, adverbs, verbs that govern an infinitive, the main verb.
fn chain_end(passage: &PassageReading<'_>, start: usize) -> usize {
    let pos = |i: usize| passage.pos.get(i).copied();
    let mut end = start + 1;
    // "Has never reached": with an adverb between, the tagger takes the auxiliary for the verb.
    let may_help = |i: usize| passage.words.get(i).is_some_and(|word| EVENT_CUES.helpers.contains(&word.lemma));
    let mut has_verb = pos(start) == Some(Pos::Verb) && !may_help(start);
    let mut at = end;
    loop {
        match pos(at) {
            Some(Pos::Adverb) => at += 1,
            // "Has not yet been charged", for the conjunction that it can be.
            Some(_) if passage.lower(at) == "yet" && at > start + 1 => at += 1,
            Some(Pos::Particle) if passage.lower(at) == "to" => {
                // An infinitive goes on with the chain, whatever stood before it.
                has_verb = false;
                at += 1;
            }
            Some(Pos::Auxiliary) if !has_verb => {
                at += 1;
                end = at;
            }
            Some(Pos::Verb) if !has_verb => {
                has_verb = true;
                at += 1;
                end = at;
            }
            _ => return end,
        }
    }
}

fn group(passage: &PassageReading<'_>, tokens: Range<usize>) -> Option<Group> {
    let pos = |i: usize| passage.pos.get(i).copied();
    let is_copula =
        |i: usize| passage.words.get(i).is_some_and(|word| EVENT_CUES.copulas.contains(&word.lemma)) || pos(i) == Some(Pos::Auxiliary);
    let last = tokens.end.checked_sub(1)?;
    let behind = (tokens.end..passage.tokens.len()).find(|&i| pos(i) != Some(Pos::Adverb)).unwrap_or(tokens.end);
    let is_adjective = is_copula(last)
        && matches!(pos(behind), Some(Pos::Adjective))
        && !matches!(pos(behind + 1), Some(Pos::Noun | Pos::ProperNoun | Pos::Adjective));
    let at = if is_adjective { behind } else { last };
    // "The alarm never sounded": where no auxiliary stands before it, a denial does.
    let is_denial = |i: &usize| pos(*i) == Some(Pos::Adverb) && EVENT_CUES.denials.contains(passage.lower(*i));
    let start = tokens.start.checked_sub(1).filter(is_denial).unwrap_or(tokens.start);
    let tokens = start..at + 1;
    let word = passage.words.get(at)?;
    let is_participle = word.lower != word.lemma && !word.lower.ends_with("ing");
    let has_be = || tokens.clone().any(|i| pos(i) == Some(Pos::Auxiliary) && passage.words.get(i).is_some_and(|w| w.lemma == "be"));
    let governs =
        |i: usize| i != at && pos(i) == Some(Pos::Verb) && passage.words.get(i).is_some_and(|w| EVENT_CUES.negators.contains(&w.lemma));
    // "Stop selling", "for not cooperating", "unable to sign": what denies stands before the group.
    let ahead = tokens.start.checked_sub(1).filter(|_| word.lower.ends_with("ing"));
    let is_held_off = ahead.is_some_and(|i| EVENT_CUES.denials.contains(passage.lower(i)) || governs(i))
        || EVENT_CUES.denied_by.iter().any(|phrase| passage.phrase_before(tokens.start, phrase));
    let denies = |i: usize| EVENT_CUES.denials.contains(passage.lower(i)) || is_contracted(passage.lower(i));
    // "Is not a town"; in "is no town" the phrase denies it.
    let behind_copula = !is_adjective && is_copula(last) && denies(tokens.end) && !EVENT_CUES.none.contains(passage.lower(tokens.end));
    let denies = |i: usize| denies(i) || governs(i) || passage.phrase_at(i, "yet to");
    let turns = tokens.clone().filter(|&i| denies(i)).count() + usize::from(is_held_off) + usize::from(behind_copula);
    let sense = sense(passage, at);
    let has_had = tokens.clone().any(|i| i != at && passage.lower(i) == "had");
    let form = match is_participle && !word.lower.ends_with('s') {
        true if has_had => VerbForm::Anterior,
        true => VerbForm::Past,
        false => VerbForm::Other,
    };
    Some(Group {
        at,
        particle: sense.1,
        sense: sense.0,
        is_adjective,
        is_passive: !is_adjective && is_participle && has_be(),
        is_denied: turns % 2 == 1,
        is_finite: !word.lower.ends_with("ing") && passage.lower(start.wrapping_sub(1)) != "to" || tokens.len() > 1,
        narrowed: narrowed(passage, &tokens).or_else(|| is_contrasted(passage, at).then(|| "but".to_owned())),
        is_so_far: tokens.clone().any(|i| matches!(passage.lower(i), "has" | "have" | "yet")) || passage.lower(tokens.end) == "yet",
        form,
        modality: modality(passage, &tokens, is_held_off),
        tokens,
    })
}

/// What a predicate means with the particle behind it, and that particle: "called off" is cancelled, "cut off" at least is not cut.
fn sense(passage: &PassageReading<'_>, at: usize) -> (String, Option<usize>) {
    let lemma = passage.words.get(at).map_or("", |word| &word.lemma);
    let behind = passage.lower(at + 1);
    let pair = format!("{lemma} {behind}");
    // "Cut in May" has a preposition behind it: a particle has nothing of its own behind it, unless the two are known together.
    let opens_phrase = || !matches!(passage.pos.get(at + 2), None | Some(Pos::Mark | Pos::Preposition | Pos::Conjunction | Pos::Adverb));
    if let Some(plain) = EVENT_CUES.phrasal.get(&pair) {
        (plain.clone(), Some(at + 1))
    } else if EVENT_CUES.directions.contains(behind) {
        (lemma.to_owned(), Some(at + 1))
    } else if EVENT_CUES.particles.contains(behind) && !opens_phrase() {
        (pair, Some(at + 1))
    } else {
        (lemma.to_owned(), None)
    }
}

/// The adverb of a group that limits what it tells; all that say that it was grave are one.
fn narrowed(passage: &PassageReading<'_>, tokens: &Range<usize>) -> Option<String> {
    let limits = |i: &usize| {
        let word = passage.lower(*i);
        passage.pos.get(*i) == Some(&Pos::Adverb)
            && (word.ends_with("ly") && !EVENT_CUES.unlimiting.contains(word) || EVENT_CUES.limiting.contains(word))
    };
    let behind = tokens.end..tokens.end + 1;
    let word = passage.lower(tokens.clone().chain(behind).find(limits)?);
    Some(if EVENT_CUES.grave.contains(word) { GRAVE } else { word }.to_owned())
}

/// Whether what is denied is set against what is so instead: "is not due to rain but to snow".
fn is_contrasted(passage: &PassageReading<'_>, at: usize) -> bool {
    let opens =
        |i: usize| passage.pos.get(i) == Some(&Pos::Preposition) || matches!(passage.lower(i), "to" | "rather" | "because" | "only");
    (at + 1..passage.tokens.len()).any(|i| passage.lower(i) == "but" && opens(i + 1))
}

/// What all adverbs of grave harm are kept as.
pub(super) const GRAVE: &str = "seriously";

fn is_contracted(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t")
}

/// Tokens over which a wish reaches the infinitive that it governs: "asked the two guards to leave".
const REACH: usize = 6;

/// What the group itself says, and before it the word that makes its clause a condition.
fn modality(passage: &PassageReading<'_>, tokens: &Range<usize>, is_held_off: bool) -> Modality {
    let has = |phrases: &[String]| tokens.clone().any(|i| phrases.iter().any(|p| passage.phrase_at(i, p)));
    let clause = passage.clause_of(tokens.start);
    let is_condition = || EVENT_CUES.conditions.contains(passage.lower(clause.start));
    let asks = || passage.tokens.last().is_some_and(|token| token.is_mark('?'));
    let behind = |i: usize| i.checked_sub(1).map_or("", |before| passage.lower(before));
    // "Tried to sign", "asked the guards to leave", "a plan to leave", "can leave": nothing says that it came to that.
    let leaves_open = || {
        let wants = |i: usize| passage.words.get(i).is_some_and(|word| EVENT_CUES.wanting.contains(&word.lemma));
        let end = tokens.end.saturating_sub(1);
        let governed = (tokens.start..end).any(|i| wants(i) && passage.lower(i + 1) == "to");
        let achieves = |i: usize| passage.words.get(i).is_some_and(|word| EVENT_CUES.achieving.contains(&word.lemma));
        let reach = || (clause.start..tokens.start).rev().take(REACH);
        let is_apart = !is_held_off && behind(tokens.start) == "to" && (!reach().any(achieves) || reach().any(wants));
        let is_able = tokens.clone().any(|i| passage.lower(i) == "can");
        governed || is_apart || is_able
    };
    if tokens.start > 0 && behind(tokens.start) == "to" && tokens.start.checked_sub(2).is_some_and(|i| passage.lower(i) == "whether") {
        Modality::Open
    } else if is_condition() || asks() {
        Modality::Possible
    } else if has(&FRAME_CUES.planned) {
        Modality::Planned
    } else if has(&FRAME_CUES.expected) {
        Modality::Expected
    } else if has(&FRAME_CUES.possible) || leaves_open() {
        Modality::Possible
    } else {
        Modality::Happened
    }
}
