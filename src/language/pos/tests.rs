#![allow(clippy::unwrap_used)]
use super::*;
use crate::language::tokenize;

fn short(pos: Pos) -> &'static str {
    match pos {
        Pos::Noun => "N",
        Pos::ProperNoun => "P",
        Pos::Verb => "V",
        Pos::Auxiliary => "X",
        Pos::Adjective => "A",
        Pos::Adverb => "R",
        Pos::Number => "#",
        Pos::Determiner => "D",
        Pos::Pronoun => "O",
        Pos::Preposition => "I",
        Pos::Conjunction => "C",
        Pos::Particle => "T",
        Pos::Mark => ".",
    }
}

fn tags(text: &str) -> String {
    tag(&tokenize(text)).into_iter().map(short).collect::<Vec<_>>().join(" ")
}

/// Sentences of our own with the part of each token.
const GOLD: &[(&str, &str)] = &[
    ("The ferry sank off the coast on Monday, killing 12 people.", "D N V I D N I P . V # N ."),
    ("Two officers were wounded when a mortar hit their post.", "# N X V C D N V D N ."),
    ("Police arrested three suspects after a raid in the city centre.", "N V # N I D N I D N N ."),
    ("The president said he would visit the capital next week.", "D N V O X V D N A N ."),
    ("Shares of the airline rose 4% in early trading.", "N I D N V # . I A N ."),
    ("Rescuers have found the bodies of ten miners.", "N X V D N I # N ."),
    ("Turkish-backed fighters seized the town of Karo.", "A . A N V D N I P ."),
    ("A seven-year deal was signed by both governments.", "D # . A N X V I D N ."),
    ("Her lawyer did not answer questions about the case.", "D N X R V N I D N ."),
    ("The minister's visit to Oslo was cancelled.", "D N T N I P X V ."),
    ("Officials fear the toll will rise.", "N V D N X V ."),
    ("Heavy rain flooded hundreds of homes and closed roads.", "A N V N I N C V N ."),
    ("The company plans to cut 1,200 jobs in Spain.", "D N V T V # N I P ."),
    ("Mr. Dahl, who leads the party, denied the claims.", "P . P . O V D N . V D N ."),
    ("He has led the union since 2014.", "O X V D N I # ."),
    ("Talks between the two sides collapsed on Friday.", "N I D # N V I P ."),
    ("Many of the injured are children.", "O I D A X N ."),
    ("It is the third attack this month.", "O X D A N D N ."),
    ("The storm left 40,000 households without power.", "D N V # N I N ."),
    ("They want to know how the fire started.", "O V T V C D N V ."),
    ("The former banker was found guilty of fraud.", "D A N X V A I N ."),
    ("Army helicopters dropped food over remote villages.", "N N V N I A N ."),
    ("Gen. Ruiz said troops will leave by 8 November.", "P . P V N X V I # P ."),
    ("Workers at the plant have been on strike since May.", "N I D N X X I N I P ."),
    ("The court rejected an appeal against his sentence.", "D N V D N I D N ."),
    ("About 300 residents were evacuated as flames spread.", "R # N X V C N V ."),
    ("Investigators believe the driver lost control.", "N V D N V N ."),
    ("The bank raised its key rate by half a point.", "D N V D A N I D D N ."),
    ("A bomb exploded outside the embassy, wounding four guards.", "D N V I D N . V # N ."),
    ("Voters go to the polls on Sunday to choose a new parliament.", "N V I D N I P T V D A N ."),
];

#[test]
fn news_sentences_are_tagged_well() {
    let (mut right, mut all) = (0, 0);
    for (text, gold) in GOLD {
        let found = tags(text);
        let pairs: Vec<_> = found.split(' ').zip(gold.split(' ')).collect();
        assert_eq!(found.split(' ').count(), gold.split(' ').count(), "{text}\n{found}");
        let hits = pairs.iter().filter(|(f, g)| f == g || matches!((*f, *g), ("R", "I") | ("I", "R"))).count();
        if hits < pairs.len() {
            println!("{text}\n  gold  {gold}\n  found {found}");
        }
        right += hits;
        all += pairs.len();
    }
    println!("{right} of {all}");
    assert!(right * 100 >= all * 97, "{right} of {all}");
}

#[test]
fn there_is_a_tag_for_every_token() {
    for text in ["", ".", "…", "“", "a-", "-", "8th", "1990s", "$", "3 % %", "the-the-the 12-year-old's", "É à ü"] {
        let tokens = tokenize(text);
        assert_eq!(tag(&tokens).len(), tokens.len(), "{text}");
    }
}

#[test]
fn forms_of_have_and_do_are_verbs_when_they_stand_alone() {
    assert_eq!(tags("The group has 80 members."), "D N V # N .");
    assert_eq!(tags("The group has lost members."), "D N X V N .");
    assert_eq!(tags("She did the work."), "O V D N .");
}

#[test]
fn words_of_a_headline_are_not_all_names() {
    let found = tags("Police Arrest Three Men After Robbery");
    assert!(found.starts_with("N V # N"), "{found}");
}
