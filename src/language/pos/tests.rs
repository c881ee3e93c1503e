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
    ("Three more hostages were freed overnight, the army said.", "# D N X V R . D N V ."),
    ("The ruling coalition lost its majority in the lower house.", "D A N V D N I D A N ."),
    ("Prosecutors charged the mayor with taking bribes.", "N V D N I V N ."),
    ("Growing anger over prices forced the cabinet to resign.", "V N I N V D N T V ."),
    ("The vessel, built in 1987, had been under repair.", "D N . V I # . X X I N ."),
    ("Neither side gave figures for its own losses.", "D N V N I D A N ."),
    ("Hundreds gathered outside the court to hear the verdict.", "N V I D N T V D N ."),
    ("The new law bans smoking in bars and restaurants.", "D A N V N I N C N ."),
    ("An oil tanker caught fire after hitting a reef.", "D N N V N I V D N ."),
    ("The striker missed two penalties as Lund lost 3-1.", "D N V # N C P V # . # ."),
    ("Aid groups say more than 60 trucks were looted.", "N N V D I # N X V ."),
    ("Police used tear gas to break up the crowd.", "N V N N T V R D N ."),
    ("Both men deny killing the guard.", "D N V V D N ."),
    ("Scientists warn that the lake could dry up within ten years.", "N V C D N X V R I # N ."),
    ("The union called off a planned strike at the port.", "D N V R D A N I D N ."),
    ("Voters go to the polls on Sunday to choose a new parliament.", "N V I D N I P T V D A N ."),
];

/// Measured: 439 of 448 are right. Of the sentences from "Three more hostages" to "The union called off", 95 of 100 tokens were
/// before the rules had seen them.
#[test]
fn news_sentences_are_tagged_well() {
    let (mut all, mut misses) = (0, Vec::new());
    for (text, gold) in GOLD {
        let found = tags(text);
        assert_eq!(found.split(' ').count(), gold.split(' ').count(), "{text}\n{found}");
        // "About 300" may open with an adverb or a preposition.
        let is_miss = |(f, g): &(&str, &str)| f != g && !matches!((*f, *g), ("R", "I") | ("I", "R"));
        let pairs: Vec<_> = found.split(' ').zip(gold.split(' ')).collect();
        all += pairs.len();
        misses.extend(pairs.into_iter().filter(is_miss).map(|(f, g)| format!("{text} {g} found as {f}")));
    }
    assert!(misses.len() * 100 <= all * 3, "{} of {all} missed:\n{}", misses.len(), misses.join("\n"));
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
