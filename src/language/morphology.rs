//! Dictionary forms: "rose" is "rise", "children" are "child", "hoping" is "hope".
//!
//! Irregular forms come from `assets/lexicon/irregular.toml`, regular endings are taken off by rule and checked against the lexicon.
//! A look-up costs one hash probe and up to four searches of the lexicon, about a microsecond.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon::{self, PosShares};
use super::pos::Pos;
use super::word_list::{WordLines, WordSet};

const IRREGULAR: &str = include_str!("../../assets/lexicon/irregular.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct IrregularFile<'a> {
    #[serde(borrow)]
    ambiguous: WordSet<'a>,
    #[serde(borrow)]
    verbs: WordLines<'a>,
    #[serde(borrow)]
    verb_forms: WordLines<'a>,
    #[serde(borrow)]
    nouns: WordLines<'a>,
    #[serde(borrow)]
    adjectives: WordLines<'a>,
}

/// Which forms of a verb a word can be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "the forms fall together in any way: put, put, put")]
pub(super) struct VerbForms {
    /// The infinitive, which is also the plural present.
    pub base: bool,
    /// A finite form: third person or past.
    pub finite: bool,
    /// The past participle.
    pub participle: bool,
    /// The form in -ing.
    pub gerund: bool,
}

#[derive(Debug, Default)]
struct Irregular {
    ambiguous: WordSet<'static>,
    /// Form -> lemma, and which forms of the lemma it can be.
    verbs: HashMap<&'static str, (&'static str, VerbForms)>,
    nouns: HashMap<&'static str, &'static str>,
    adjectives: HashMap<&'static str, &'static str>,
}

static TABLE: LazyLock<Irregular> = LazyLock::new(|| toml::from_str::<IrregularFile>(IRREGULAR).map(Irregular::from).unwrap_or_default());

impl From<IrregularFile<'static>> for Irregular {
    fn from(file: IrregularFile<'static>) -> Self {
        let mut verbs: HashMap<&str, (&str, VerbForms)> = HashMap::with_capacity(512);
        for line in file.verbs.iter() {
            let &[lemma, past, ref rest @ ..] = line.as_slice() else { continue };
            let participle = rest.first().copied().unwrap_or(past);
            for (form, is_past) in [(past, true), (participle, false)] {
                let entry = verbs.entry(form).or_insert_with(|| (lemma, VerbForms::default()));
                if entry.0 == lemma {
                    entry.1.finite |= is_past;
                    entry.1.participle |= !is_past;
                    entry.1.base |= form == lemma;
                }
            }
        }
        for line in file.verb_forms.iter() {
            let &[form, lemma] = line.as_slice() else { continue };
            let gerund = form.ends_with("ing");
            verbs.insert(form, (lemma, VerbForms { finite: !gerund, gerund, ..VerbForms::default() }));
        }
        Self { ambiguous: file.ambiguous, verbs, nouns: inverted(&file.nouns), adjectives: inverted(&file.adjectives) }
    }
}

fn inverted(lines: &WordLines<'static>) -> HashMap<&'static str, &'static str> {
    let mut lemmas = HashMap::with_capacity(256);
    for line in lines.iter() {
        let Some((lemma, forms)) = line.split_first() else { continue };
        lemmas.extend(forms.iter().map(|form| (*form, *lemma)));
    }
    lemmas
}

/// The dictionary form of a word used as this part of speech, in lower case.
///
/// Words that the lexicon lacks lose their regular ending too ("drones", "geofenced"); names only where the rest is a known word.
pub fn lemma(word: &str, pos: Pos) -> String {
    let word = word.to_lowercase();
    match pos {
        Pos::Verb | Pos::Auxiliary => verb_lemma(&word).or_else(|| guessed_verb(&word)).unwrap_or(word),
        Pos::Noun => noun_lemma(&word).or_else(|| guessed_singular(&word)).unwrap_or(word),
        Pos::ProperNoun => noun_lemma(&word).unwrap_or(word),
        Pos::Adjective | Pos::Adverb => adjective_lemma(&word).unwrap_or(word),
        Pos::Number | Pos::Determiner | Pos::Pronoun | Pos::Preposition | Pos::Conjunction | Pos::Particle | Pos::Mark => word,
    }
}

/// Every dictionary form that a word out of context may have, the likeliest first; at least the word itself, in lower case.
pub fn lemmas(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut found: Vec<String> = Vec::with_capacity(3);
    let is_own_word = TABLE.ambiguous.contains(&word) || lexicon::shares(&word).is_some();
    let mut inflected: Vec<String> =
        [noun_lemma(&word), verb_lemma(&word), adjective_lemma(&word)].into_iter().flatten().filter(|l| *l != word).collect();
    if inflected.is_empty() && !is_own_word {
        inflected.extend(guessed_verb(&word));
    }
    if is_own_word || inflected.is_empty() {
        found.push(word);
    }
    found.append(&mut inflected);
    found.dedup();
    found
}

/// The lemma of an irregular form that is hardly ever a word of its own ("children", "rang"); nothing for other words.
pub(super) fn irregular_lemma(word: &str) -> Option<&'static str> {
    let table: &'static Irregular = &TABLE;
    if table.ambiguous.contains(word) {
        return None;
    }
    let verb = || table.verbs.get(word).map(|(lemma, _)| lemma);
    table.nouns.get(word).or_else(verb).or_else(|| table.adjectives.get(word)).copied()
}

/// What verb a word is a form of, and which forms it can be; nothing where no known verb has such a form.
pub(super) fn verb_forms(word: &str) -> Option<(String, VerbForms)> {
    if let Some((lemma, forms)) = TABLE.verbs.get(word) {
        return Some(((*lemma).to_owned(), *forms));
    }
    let regular = |forms| move |lemma| (lemma, forms);
    if let Some(found) = regular_verb(word, "ing").map(regular(VerbForms { gerund: true, ..VerbForms::default() })) {
        return Some(found);
    }
    if let Some(found) = regular_verb(word, "ed").map(regular(VerbForms { finite: true, participle: true, ..VerbForms::default() })) {
        return Some(found);
    }
    if is_verb(word) {
        return Some((word.to_owned(), VerbForms { base: true, ..VerbForms::default() }));
    }
    singular_candidates(word)
        .into_iter()
        .find(|candidate| is_verb(candidate))
        .map(regular(VerbForms { finite: true, ..VerbForms::default() }))
}

/// The singular of a noun that the lexicon knows, or the word itself where it is a known singular.
pub(super) fn noun_lemma(word: &str) -> Option<String> {
    if let Some(lemma) = TABLE.nouns.get(word) {
        return Some((*lemma).to_owned());
    }
    let known = |w: &String| lexicon::shares(w).is_some_and(|s| s.noun > 0);
    singular_candidates(word).into_iter().find(known).or_else(|| Some(word.to_owned()).filter(known))
}

fn verb_lemma(word: &str) -> Option<String> {
    verb_forms(word).map(|(lemma, _)| lemma)
}

fn is_verb(word: &str) -> bool {
    lexicon::shares(word).is_some_and(|s| s.verb > 0)
}

/// The positive of a known adjective or adverb.
pub(super) fn adjective_lemma(word: &str) -> Option<String> {
    if let Some(lemma) = TABLE.adjectives.get(word) {
        return Some((*lemma).to_owned());
    }
    let known = |w: &str| lexicon::shares(w).is_some_and(|s: PosShares| s.adjective > 0 || s.adverb > 0);
    let plain = word.strip_suffix("est").or_else(|| word.strip_suffix("er")).and_then(|stem| {
        let mut candidates = vec![stem.to_owned(), format!("{stem}e")];
        candidates.extend(stem.strip_suffix('i').map(|s| format!("{s}y")));
        candidates.extend(undoubled(stem));
        candidates.into_iter().find(|c| lexicon::shares(c).is_some_and(|s| s.adjective >= 50))
    });
    plain.or_else(|| known(word).then(|| word.to_owned()))
}

/// What a plural or a third person could be the ending of, the likeliest first.
fn singular_candidates(word: &str) -> Vec<String> {
    let Some(stem) = word.strip_suffix('s').filter(|s| s.len() > 1 && !s.ends_with(['s', 'u', 'i'])) else { return Vec::new() };
    let mut candidates = Vec::with_capacity(3);
    candidates.extend(stem.strip_suffix("ie").map(|s| format!("{s}y")));
    if let Some(s) = stem.strip_suffix('e').filter(|s| s.ends_with(['s', 'x', 'z', 'o']) || s.ends_with("ch") || s.ends_with("sh")) {
        let with_e_first = lexicon::shares(stem).is_some() && !s.ends_with("ss");
        candidates.extend(if with_e_first { [stem.to_owned(), s.to_owned()] } else { [s.to_owned(), stem.to_owned()] });
    } else {
        candidates.push(stem.to_owned());
    }
    candidates
}

/// What a plural that the lexicon lacks is likely the plural of.
fn guessed_singular(word: &str) -> Option<String> {
    singular_candidates(word).into_iter().next()
}

/// What verb a form that the lexicon lacks is likely a form of.
fn guessed_verb(word: &str) -> Option<String> {
    const WITH_E: [&str; 9] = ["at", "iz", "is", "v", "c", "u", "dg", "ag", "as"];
    let stripped = ["ing", "ed"].into_iter().find_map(|ending| word.strip_suffix(ending)).filter(|s| s.len() > 2 && s.contains(is_vowel));
    let Some(stem) = stripped else { return guessed_singular(word) };
    let changed_y = || stem.strip_suffix('i').map(|s| format!("{s}y"));
    let lost_e = || WITH_E.iter().any(|e| stem.ends_with(e)).then(|| format!("{stem}e"));
    changed_y().or_else(|| undoubled(stem)).or_else(lost_e).or_else(|| Some(stem.to_owned()))
}

/// The known verb of a regular form in `ending` ("ed" or "ing").
fn regular_verb(word: &str, ending: &str) -> Option<String> {
    let stem = word.strip_suffix(ending).filter(|s| s.len() > 1 && s.contains(is_vowel))?;
    let mut candidates: Vec<String> = Vec::with_capacity(4);
    let with_e = format!("{stem}e");
    // "hop" would have become "hopping": a short stem with a single consonant has lost its e.
    if is_short(stem) {
        candidates.extend([with_e, stem.to_owned()]);
    } else {
        candidates.extend([stem.to_owned(), with_e]);
    }
    candidates.extend(stem.strip_suffix('i').map(|s| format!("{s}y")));
    candidates.extend(undoubled(stem));
    candidates.extend(stem.strip_suffix('k').filter(|s| s.ends_with('c')).map(str::to_owned));
    candidates.into_iter().find(|c| is_verb(c))
}

fn undoubled(stem: &str) -> Option<String> {
    let mut back = stem.chars().rev();
    let (last, before) = (back.next()?, back.next()?);
    (last == before && !is_vowel(last)).then(|| back.rev().chain(std::iter::once(last)).collect())
}

/// One vowel before one consonant, in a stem of one syllable.
fn is_short(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    let ends_well = back.next().is_some_and(|c| !is_vowel(c) && !matches!(c, 'w' | 'x' | 'y')) && back.next().is_some_and(is_vowel);
    ends_well && stem.chars().filter(|&c| is_vowel(c)).count() == 1
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_bundled_list_parses() {
        let file: IrregularFile = toml::from_str(IRREGULAR).unwrap();
        assert!(file.verbs.iter().count() > 150);
        assert!(file.verbs.iter().chain(file.nouns.iter()).all(|line| line.len() > 1));
    }

    #[test]
    fn verbs_find_their_infinitive() {
        for (form, base) in [
            ("rose", "rise"),
            ("fell", "fall"),
            ("said", "say"),
            ("killed", "kill"),
            ("hoping", "hope"),
            ("stopped", "stop"),
            ("visiting", "visit"),
            ("denied", "deny"),
            ("denies", "deny"),
            ("agreed", "agree"),
            ("using", "use"),
            ("passes", "pass"),
            ("closes", "close"),
            ("controlled", "control"),
            ("heated", "heat"),
            ("wounded", "wound"),
            ("dying", "die"),
            ("were", "be"),
            ("put", "put"),
            ("putting", "put"),
            ("focuses", "focus"),
            ("capsized", "capsize"),
            ("privatized", "privatize"),
            ("fleeing", "flee"),
            ("showed", "show"),
            ("resigned", "resign"),
            ("goes", "go"),
        ] {
            assert_eq!(lemma(form, Pos::Verb), base, "{form}");
        }
    }

    #[test]
    fn nouns_find_their_singular() {
        for (form, singular) in [
            ("children", "child"),
            ("men", "man"),
            ("lives", "life"),
            ("people", "people"),
            ("countries", "country"),
            ("buses", "bus"),
            ("homes", "home"),
            ("churches", "church"),
            ("crises", "crisis"),
            ("houses", "house"),
            ("drones", "drone"),
            ("heroes", "hero"),
            ("police", "police"),
            ("analysis", "analysis"),
            ("glass", "glass"),
            ("virus", "virus"),
            ("quadcopters", "quadcopter"),
            ("axes", "axis"),
            ("Fighters", "fighter"),
            ("causes", "cause"),
            ("cases", "case"),
            ("losses", "loss"),
        ] {
            assert_eq!(lemma(form, Pos::Noun), singular, "{form}");
        }
        assert_eq!(lemma("Paris", Pos::ProperNoun), "paris");
        assert_eq!(lemma("States", Pos::ProperNoun), "state");
    }

    #[test]
    fn adjectives_lose_their_degree() {
        for (form, plain) in [("bigger", "big"), ("largest", "large"), ("heavier", "heavy"), ("former", "former"), ("worst", "bad")] {
            assert_eq!(lemma(form, Pos::Adjective), plain, "{form}");
        }
    }

    #[test]
    fn a_word_out_of_context_keeps_all_its_readings() {
        assert_eq!(lemmas("left"), ["left", "leave"]);
        assert_eq!(lemmas("children"), ["child"]);
        assert!(lemmas("injured").contains(&"injure".to_owned()));
        assert_eq!(lemmas("lawmakers"), ["lawmaker"]);
        assert_eq!(lemmas("Xyzzy"), ["xyzzy"]);
        assert_eq!(lemmas(""), [""]);
    }
}
