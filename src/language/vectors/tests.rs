#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;

/// Cosines of the table as its builder computed them.
const WORDS: &[(&str, &str, f32)] = &[
    ("country", "nation", 0.761_112),
    ("pact", "agreement", 0.470_874),
    ("overthrow", "oust", 0.461_482),
    ("overthrow", "topple", 0.141_172),
    ("killed", "dead", 0.635_429),
    ("killed", "fatalities", 0.545_782),
    ("attack", "assault", 0.477_576),
    ("attack", "strike", 0.350_548),
    ("visit", "trip", 0.625_295),
    ("said", "told", 0.672_292),
    ("troops", "soldiers", 0.864_339),
    ("rose", "climbed", 0.255_669),
    ("rose", "fell", 0.309_435),
    ("wounded", "injured", 0.497_659),
    ("president", "leader", 0.534_968),
    ("police", "officers", 0.638_264),
    ("jet", "plane", 0.507_988),
    ("plane", "aircraft", 0.824_377),
    ("quake", "earthquake", 0.732_264),
    ("country", "purple", -0.030_715),
    ("pact", "banana", -0.013_134),
    ("killed", "guitar", 0.014_047),
];

/// Soft overlaps of sentences as the table's builder computed them.
const SENTENCES: &[(&str, &str, f32)] = &[
    ("The president of the country signed a trade agreement on Monday.", "The nation's leader inked a commerce pact Monday.", 0.480_811),
    ("Rebels overthrew the government.", "The regime was ousted by insurgents.", 0.320_544),
    ("At least 12 people were killed in the blast.", "The explosion left a dozen dead.", 0.29358),
    ("Police arrested a suspect.", "Officers detained a man.", 0.483_264),
    ("The jet crashed into the sea.", "The plane went down in the ocean.", 0.450_754),
    ("A strong quake shook northern Chile.", "An earthquake hit Chile's north.", 0.539_465),
    ("Shares rose 3% on Friday.", "Shares fell 3% on Friday.", 0.800_991),
    ("The cat sat on the mat.", "Parliament approved the budget.", 0.010_964),
    ("Troops attacked the village.", "Soldiers assaulted the hamlet.", 0.490_288),
    ("He said he would visit Paris.", "He told reporters of a trip to France.", 0.516_783),
    ("Café prices climbed.", "Cafe costs increased.", 0.558_231),
    ("U.S.-led forces", "US led forces", 0.74654),
    ("", "Nothing here.", 0.0),
    ("Москва", "Москва", 1.0),
    ("antidisestablishmentarianism", "disestablishment", 0.844_137),
    ("The company will cut 1,000 jobs.", "The firm announced layoffs.", 0.173_177),
    ("same words here", "same words here", 1.0),
    ("words here same", "same words here", 1.0),
    ("Lawmakers passed the bill.", "Legislators approved the measure.", 0.415_121),
    ("Doctors treated the wounded.", "The injured were taken to hospital.", 0.333_963),
];

#[test]
fn cosines_are_those_of_the_builder() {
    for &(a, b, wanted) in WORDS {
        let found = WordVector::of(a).unwrap().cosine(&WordVector::of(b).unwrap());
        assert!((found - wanted).abs() < 1e-4, "{a} {b}: {found}, wanted {wanted}");
    }
}

#[test]
fn soft_overlaps_are_those_of_the_builder() {
    for &(a, b, wanted) in SENTENCES {
        let words = |text: &str| -> Vec<String> {
            let is_part = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
            text.split(is_part).filter(|w| !w.is_empty()).map(normalised).collect()
        };
        let (left, right) = (words(a), words(b));
        let weights = |words: &[String]| words.iter().map(|w| weight(w)).collect::<Vec<_>>();
        let vectors = |words: &[String]| words.iter().map(|w| WordVector::of(w)).collect::<Vec<_>>();
        let (left_vectors, right_vectors) = (vectors(&left), vectors(&right));
        let found = soft_overlap(&weights(&left), &weights(&right), |i, j| match (left.get(i), right.get(j)) {
            (l, r) if l == r => 1.0,
            _ => left_vectors[i].as_ref().zip(right_vectors[j].as_ref()).map_or(0.0, |(l, r)| l.nearness(r)),
        });
        assert!((found - wanted).abs() < 1e-4, "{a} / {b}: {found}, wanted {wanted}");
    }
}

#[test]
fn common_words_weigh_little_and_unknown_ones_all() {
    assert!(weight("the") < 0.1);
    assert!(weight("the") < weight("people") && weight("people") < weight("earthquake"));
    assert!((weight("Москва") - 1.0).abs() < f32::EPSILON);
    assert!((weight("1,000") - 1.0).abs() < f32::EPSILON);
    assert!((weight("") - 1.0).abs() < f32::EPSILON);
}

#[test]
fn every_key_finds_its_row() {
    let (mut at, mut key) = (HEADER, Vec::new());
    for row in 0..INDEX.row_count {
        at = decode(at, &mut key).unwrap();
        let (section, end) = if row < INDEX.word_count { (&INDEX.words, INDEX.word_count) } else { (&INDEX.pieces, INDEX.row_count) };
        assert_eq!(Index::find(section, end, &key), Some(row));
    }
    assert_eq!(TABLE.len(), INDEX.rows_at + INDEX.row_count * ROW_BYTES);
}

#[test]
fn words_of_very_many_pieces_stay_one_long() {
    let long = WordVector::of(&"disestablishment".repeat(40)).unwrap();
    assert!((long.cosine(&long) - 1.0).abs() < 1e-3);
}
