#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::language::{tag, tokenize};

fn phrases(text: &str) -> Vec<String> {
    let tokens = tokenize(text);
    let pos = tag(&tokens);
    noun_phrases(&tokens, &pos)
        .into_iter()
        .map(|p| {
            let words = |r: &mut dyn Iterator<Item = usize>| r.map(|i| tokens[i].text).collect::<Vec<_>>().join(" ");
            format!("{} [{}]", words(&mut p.tokens.clone()), tokens[p.head].text)
        })
        .collect()
}

#[test]
fn a_core_phrase_runs_from_determiner_to_head() {
    assert_eq!(phrases("the 23 Somali pirates"), ["the 23 Somali pirates [pirates]"]);
    assert_eq!(phrases("six of the injured"), ["six [six]", "the injured [injured]"]);
    assert_eq!(phrases("people's homes"), ["people 's homes [homes]"]);
    assert_eq!(phrases("the miners' union"), ["the miners ' union [union]"]);
    assert_eq!(phrases("a seven-year deal with the club"), ["a seven - year deal [deal]", "the club [club]"]);
    assert_eq!(phrases("doctors and nurses"), ["doctors [doctors]", "nurses [nurses]"]);
    assert_eq!(phrases("military and economic aid"), ["military and economic aid [aid]"]);
    assert_eq!(phrases("it killed ten people Monday"), ["ten people [people]", "Monday [Monday]"]);
    assert_eq!(phrases("a U.S.-led coalition"), ["a U.S. - led coalition [coalition]"]);
}

#[test]
fn modifiers_hold_no_determiner_and_no_number() {
    let tokens = tokenize("the two young crew members");
    let found = noun_phrases(&tokens, &tag(&tokens));
    assert_eq!(found, [NounPhrase { tokens: 0..5, head: 4, modifiers: vec![2, 3], determiner: Some(0), number: Some(1) }]);
}

#[test]
fn nothing_has_no_phrases() {
    assert_eq!(phrases(""), Vec::<String>::new());
    assert_eq!(phrases("and -, ."), Vec::<String>::new());
}

/// Sentences of our own: the number in brackets; then the head, `-` for one left out, `none` for no count; then `of` where a whole is named.
const COUNTED: &[(&str, &str)] = &[
    ("The alliance has [89] countries.", "countries"),
    ("Delegates of [86] nations met.", "nations"),
    ("There are between [2,500 and 3,000] active militia fighters in the hills.", "fighters"),
    ("The shelling has cost [200] civilian lives.", "lives"),
    ("A bus overturned, killing [10] people and injuring 80.", "people"),
    ("A bus overturned, killing 10 people and injuring [80].", "-"),
    ("The crash left [ten] dead.", "dead"),
    ("The crash left ten dead and [80] injured.", "injured"),
    ("Hospitals treated [80] injured passengers.", "passengers"),
    ("[Three] of the four crew members survived.", "members of"),
    ("Three of the [four] crew members survived.", "members"),
    ("She signed a [seven-year] deal.", "deal"),
    ("Some [5 percent] of voters stayed at home.", "voters of"),
    ("Hail caused [$3 million] in damage.", "damage"),
    ("The club paid a fee of [€62m] for the striker.", "fee"),
    ("The firm reported a loss of [$3 million].", "loss"),
    ("He must pay a fine of about [$5,000].", "fine"),
    ("The flood has a death toll of [34].", "toll"),
    ("The number of cases rose to [45].", "cases"),
    ("The toll rose to [34] on Tuesday.", "toll"),
    ("The quake had a magnitude of [6.4].", "magnitude"),
    ("[10] were killed in the blast.", "-"),
    ("The blast killed at least [12].", "-"),
    ("The bomb killed at least [12] in the market.", "-"),
    ("No. [10] is retiring.", "none"),
    ("[Six] of the injured are in hospital.", "injured of"),
    ("The navy freed the [23] Somali sailors.", "sailors"),
    ("Some [300] homes and shops were burnt.", "homes"),
    ("At least [40] people were hurt Monday.", "people"),
    ("They arrested [17] men on Friday.", "men"),
    ("The fire destroyed [2,000] hectares of forest.", "forest of"),
    ("The drone hit a school with [120] children inside.", "children"),
    ("[Two] police officers and a guard were shot.", "officers"),
    ("More than [1,200] people fled their homes.", "people"),
    ("[One] of the country's largest banks has failed.", "banks of"),
    ("The airline will cut [1,500] jobs.", "jobs"),
    ("Unemployment rose to [7.5 percent].", "Unemployment"),
    ("The death toll has climbed to [61], officials said.", "toll"),
    ("The boat carried [45] migrants from Libya.", "migrants"),
    ("Rebels hold [14] U.S. soldiers.", "soldiers"),
    ("There were [three] other passengers aboard.", "passengers"),
    ("[Two] others escaped.", "others"),
    ("The storm cut power to [90,000] customers.", "customers"),
    ("Parliament passed the bill by [61] votes to 40.", "votes"),
    ("The budget sets aside [$4 billion] for schools.", "-"),
    ("Prices fell by [3%] in March.", "Prices"),
    ("The company employs [400] people.", "people"),
    ("The ship was carrying [900] tonnes of grain.", "grain of"),
    ("Officials put the toll at [52].", "toll"),
    ("He was sentenced to [12] years in prison.", "years"),
    ("The trial heard from [30] witnesses.", "witnesses"),
    ("Flight [370] vanished from radar.", "none"),
    ("Article [5] was invoked.", "none"),
    ("She is the mother of [three] young girls.", "girls"),
    ("The plant makes [50,000] cars a year.", "cars"),
    ("[Four] of them were children.", "- of"),
    ("The tower is [120] metres tall.", "metres"),
    ("[Dozens] of protesters were detained.", "protesters of"),
    ("Troops shot dead [five] armed men.", "men"),
    ("A total of [34] villagers drowned.", "villagers"),
    ("The jury awarded her [$2.1 million] in damages.", "damages"),
    ("The police seized [$5 million] worth of drugs.", "drugs of"),
    ("[15] wounded were flown to the capital.", "wounded"),
    ("[12] died and 7 are missing.", "-"),
    ("The army lost [six] soldiers in [two] days.", "soldiers"),
    ("The group, which has [32] members, met in Rome.", "members"),
    ("The inquiry will interview up to [60] former staff.", "staff"),
    ("A [6.1-magnitude] earthquake shook the island.", "earthquake"),
    ("Turnout was [58 percent].", "Turnout"),
    ("The coastguard picked up [30] Dutch and Belgian sailors.", "sailors"),
    ("The coastguard picked up [30] Dutch and 7 Belgian sailors.", "sailors"),
    ("It was a [three-year], $5 million contract.", "contract"),
    ("The depot held [13] fully loaded trucks.", "trucks"),
    ("The union says [80] miners' homes were damaged.", "miners"),
    ("It has been in force since [2014].", "none"),
    ("Officials say [23] children are among the dead.", "children"),
    ("The two sides exchanged [150] prisoners each.", "prisoners"),
    ("A lorry carrying [37] migrants crashed near Graz.", "migrants"),
    ("The attack killed [11] soldiers and four civilians.", "soldiers"),
    ("The attack killed 11 soldiers and [four] civilians.", "civilians"),
    ("The ministry reported [1,204] new infections.", "infections"),
    ("Inflation slowed to [2.1%] in May.", "Inflation"),
    ("The index closed at [5,120] points.", "points"),
    ("Its shares lost [12 percent].", "shares"),
    ("The group has around [700] members in Europe.", "members"),
    ("Officers found [18 kg] of cocaine in the boat.", "cocaine of"),
    ("The magnitude [7.1] quake struck at dawn.", "quake"),
    ("[Seven] out of ten voters back the plan.", "voters of"),
    ("The mayor won with [54 percent] of the vote.", "vote of"),
    ("He faces up to [20] years in jail.", "years"),
    ("At least [nine] people, including three children, died.", "people"),
    ("At least nine people, including [three] children, died.", "children"),
    ("The dam holds [40 million] cubic metres of water.", "water of"),
    ("Nearly [half a million] people live there.", "people"),
    ("It was the [third] strike in a month.", "strike"),
    ("The number of dead has reached [120].", "dead"),
    ("The number of injured climbed from 30 to [42].", "injured"),
    ("The casualty count stands at [15].", "count"),
    ("[Five] were arrested, police said.", "-"),
    ("Police arrested [five], including a minor.", "-"),
    ("Rescuers pulled [eight] from the rubble.", "-"),
    ("[Fourteen] bodies have been recovered.", "bodies"),
    ("Thousands of homes lost power, [600] of them in Lund.", "- of"),
    ("The fund is worth [$80 million].", "fund"),
    ("A ticket costs [€25].", "-"),
    ("The bridge cost [$90 million] to build.", "-"),
    ("He donated [£2 million] to the museum.", "-"),
    ("The temple is [400] years old.", "years"),
    ("The village lies [12] kilometres from the border.", "kilometres"),
    ("She beat her rival by [3,000] votes.", "votes"),
    ("The jury of [six] men and six women agreed.", "men"),
    ("The ship sank with [90] aboard.", "-"),
    ("[Two-thirds] of the members voted yes.", "members of"),
    ("Nine of the [16] accused pleaded guilty.", "accused"),
    ("Some [60,000] had gathered in the square.", "-"),
    ("The plane had [168] people on board.", "people"),
    ("The strike left [3,000] passengers stranded.", "passengers"),
    ("The firm will close [12] of its 40 plants.", "plants of"),
    ("A 30-member panel backed the idea, with [four] abstaining.", "-"),
    ("The death toll from the storm rose by six to [31].", "toll"),
    ("The flood displaced an estimated [20,000] families.", "families"),
    ("The [27-nation] bloc agreed on Monday.", "bloc"),
    ("The council has [nine] permanent and six elected seats.", "seats"),
    ("Boeing delivered [44] jets in June.", "jets"),
    ("The city has [1.2 million] inhabitants.", "inhabitants"),
    ("Chapter [11] deals with water.", "none"),
    ("Room [204] was empty.", "none"),
    ("He died aged [83].", "none"),
    ("The train leaves at [9] a.m. on Monday.", "none"),
];

fn counted(text: &str) -> String {
    let open = text.find('[').unwrap();
    let close = text.find(']').unwrap() - 1;
    let plain = text.replacen('[', "", 1).replacen(']', "", 1);
    let plain: String = plain.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let tokens = tokenize(&plain);
    let pos = tag(&tokens);
    let inside = |t: &Token<'_>| t.span.start >= open && t.span.end <= close;
    let first = tokens.iter().position(inside).unwrap();
    let end = tokens.iter().rposition(inside).unwrap() + 1;
    let Some(found) = counted_head(&tokens, &pos, first..end) else { return "none".to_owned() };
    assert_eq!(found.head.is_none(), found.elided, "{text}");
    let head = found.head.map_or("-", |h| tokens[h].text);
    format!("{head}{}", if found.of.is_some() { " of" } else { "" })
}

/// Measured: 127 of 129 are right. Of the last 54, 41 were before the rules had seen them.
#[test]
fn numbers_find_what_they_count() {
    let misses: Vec<String> = COUNTED
        .iter()
        .map(|(text, gold)| (text, gold, counted(text)))
        .filter(|(_, gold, found)| found != **gold)
        .map(|(text, gold, found)| format!("{text} wanted {gold}, found {found}"))
        .collect();
    assert!(misses.len() * 100 <= COUNTED.len() * 3, "{} of {} missed:\n{}", misses.len(), COUNTED.len(), misses.join("\n"));
}

proptest::proptest! {
    #[test]
    fn any_text_yields_phrases_inside_it(text in "([a-zA-Z',.$%-]{1,7}|[0-9]{1,4}|of|the|and|killed|'s|\\PC)( ([a-zA-Z',.$%-]{1,7}|[0-9]{1,4}|of|to|at|killed|more|’s)){0,20}") {
        let tokens = tokenize(&text);
        let pos = tag(&tokens);
        let mut end = 0;
        for phrase in noun_phrases(&tokens, &pos) {
            assert!(phrase.tokens.start >= end && phrase.tokens.end <= tokens.len());
            assert!(phrase.tokens.contains(&phrase.head));
            assert!(phrase.modifiers.iter().all(|m| phrase.tokens.contains(m)));
            end = phrase.tokens.end;
        }
        for start in 0..=tokens.len() {
            for end in start..=(start + 3).min(tokens.len()) {
                let Some(counted) = counted_head(&tokens, &pos, start..end) else { continue };
                assert!(counted.head.is_none_or(|h| h < tokens.len()) && counted.of.is_none_or(|of| of.end <= tokens.len()));
                assert_eq!(counted.head.is_none(), counted.elided);
            }
        }
    }
}

#[test]
fn a_verb_of_measuring_measures_its_subject() {
    for (text, number, by_verb, head) in [
        ("the dive lasted nearly three minutes", 4..6, true, Some("dive")),
        ("the march, which lasted four hours, ended", 5..7, true, Some("march")),
        ("it took them ten minutes", 3..5, true, None),
        ("the talks went on for six weeks", 5..7, true, Some("talks")),
        ("a period of mourning for 12 days", 5..7, false, Some("mourning")),
        ("he paid for 12 days", 3..5, false, None),
    ] {
        let tokens = tokenize(text);
        let found = measured(&tokens, &tag(&tokens), number);
        assert_eq!((found.by_verb, found.head.map(|head| tokens[head].text)), (by_verb, head), "{text}");
    }
}
