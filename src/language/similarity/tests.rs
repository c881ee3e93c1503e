#![allow(clippy::unwrap_used)]
use std::collections::BTreeSet;

use super::*;

#[test]
fn the_bundled_lists_parse_and_hold_lower_case_words() {
    let synonyms: SynonymFile<'_> = toml::from_str(SYNONYMS).unwrap();
    let opposites: OppositeFile<'_> = toml::from_str(OPPOSITES).unwrap();
    assert!(synonyms.groups.iter().count() > 100);
    let sides = |line: &[&str]| line.split(|w| *w == "/").map(<[&str]>::len).collect::<Vec<_>>();
    assert!(opposites.pairs.iter().all(|line| sides(&line).len() == 2 && sides(&line).iter().all(|&n| n > 0)));
    assert!(opposites.pairs.iter().map(|line| sides(&line).iter().product::<usize>()).sum::<usize>() > 300);
    for group in synonyms.groups.iter().chain(synonyms.related.iter()).chain(synonyms.distinct.iter()) {
        assert!(group.len() > 1, "{group:?}");
    }
    for list in synonyms.groups.iter().chain(synonyms.related.iter()).chain(opposites.pairs.iter()) {
        assert!(list.iter().all(|w| *w == "/" || w.chars().all(|c| c.is_ascii_lowercase())), "{list:?}");
        assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "{list:?}");
    }
}

#[test]
fn no_synonyms_are_opposites() {
    let synonyms: SynonymFile<'_> = toml::from_str(SYNONYMS).unwrap();
    for group in synonyms.groups.iter() {
        for (i, a) in group.iter().enumerate() {
            for b in group.iter().skip(i + 1) {
                assert!(same_meaning(a, b), "{a} {b}");
            }
        }
    }
}

#[test]
fn words_that_news_writers_exchange_mean_the_same() {
    for (a, b) in [
        ("countries", "nations"),
        ("killed", "dead"),
        ("died", "deaths"),
        ("toppled", "overthrew"),
        ("arrested", "detained"),
        ("deal", "agreement"),
        ("quake", "earthquake"),
        ("soldiers", "troops"),
        ("wounded", "injured"),
        ("rose", "climbed"),
        ("Fighters", "fighter"),
        ("organised", "organize"),
        ("inked", "signed"),
        ("shares", "stocks"),
        ("layoffs", "redundancies"),
    ] {
        assert!(same_meaning(a, b), "{a} {b}");
        assert!(word_similarity(a, b) >= LEXICON_SYNONYM, "{a} {b}");
    }
}

#[test]
fn nearness_alone_is_no_sameness() {
    for (a, b) in [
        ("fighters", "civilians"),
        ("Monday", "Tuesday"),
        ("president", "minister"),
        ("homes", "villages"),
        ("rose", "fell"),
        ("killed", "injured"),
        ("france", "germany"),
        ("police", "policy"),
        ("house", "firm"),
        ("states", "provinces"),
        ("soldier", "civilian"),
    ] {
        assert!(!same_meaning(a, b), "{a} {b}");
    }
}

#[test]
fn opposites_exclude_one_another_both_ways() {
    for (a, b) in [
        ("rose", "fell"),
        ("approved", "rejected"),
        ("reopened", "closed"),
        ("guilty", "acquitted"),
        ("survived", "died"),
        ("confirmed", "denied"),
        ("arrived", "left"),
        ("safe", "unsafe"),
        ("legal", "illegal"),
        ("imports", "exports"),
        ("won", "lost"),
        ("killed", "injured"),
        ("northern", "southern"),
        ("lifted", "imposed"),
        ("released", "arrested"),
        ("raised", "cut"),
    ] {
        assert!(opposed(a, b) && opposed(b, a), "{a} {b}");
        assert!(word_similarity(a, b) <= OPPOSED_AT_MOST, "{a} {b}");
    }
    for (a, b) in [("rose", "climbed"), ("killed", "killing"), ("deal", "agreement"), ("village", "village"), ("invaluable", "valuable")] {
        assert!(!opposed(a, b), "{a} {b}");
    }
}

#[test]
fn similarity_is_symmetric_and_between_nought_and_one() {
    let words = ["rose", "fell", "deal", "pact", "the", "12", "", "Москва", "al-Sharaa", "earthquake", "banana", "police"];
    for a in words {
        assert!((word_similarity(a, a) - 1.0).abs() < f32::EPSILON, "{a}");
        for b in words {
            let found = word_similarity(a, b);
            assert!((0.0..=1.0).contains(&found) && (found - word_similarity(b, a)).abs() < 1e-6, "{a} {b} {found}");
        }
    }
    assert!(word_similarity("12", "13") < 0.01);
}

#[test]
fn words_that_are_no_kin_have_only_their_vectors_in_common() {
    let words = "rose climb fall killed dead injured deal pact safe unsafe quake tremor home house visit trip police officer won lost people \
                 nation country saw see arrest free open close president leader said north south legal illegal the of 12 unable able";
    let meanings: Vec<Meaning> = words.split_whitespace().map(Meaning::of).collect();
    let kin = kin(&meanings);
    for (i, a) in meanings.iter().enumerate() {
        for (j, b) in meanings.iter().enumerate().filter(|(j, _)| *j != i) {
            let known = kin.get(i).unwrap().iter().find(|kin| kin.word == j);
            let found = known.map_or_else(|| a.nearness(b), |kin| kin.similarity);
            assert!((found - a.similarity(b)).abs() < f32::EPSILON, "{} {}", a.stem, b.stem);
            assert_eq!(known.is_some_and(|kin| kin.means_same), a.means_same(b), "{} {}", a.stem, b.stem);
            assert_eq!(known.is_some_and(|kin| kin.opposes), a.opposes(b), "{} {}", a.stem, b.stem);
        }
    }
}

#[test]
fn passages_that_tell_one_thing_lie_nearer_than_others() {
    let meanings = |text: &str| text.split(' ').map(Meaning::of).collect::<Vec<_>>();
    let score = |a: &str, b: &str| {
        let (a, b) = (meanings(a), meanings(b));
        soft_similarity(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>())
    };
    let same = score("rebels overthrew the government", "the regime was ousted by insurgents");
    let other = score("rebels overthrew the government", "the striker scored in the final minute");
    assert!(same > 0.5 && other < 0.25, "{same} {other}");
    assert!(score("", "").abs() < 1.01);
}
