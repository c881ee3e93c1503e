use super::*;
use crate::document::Document;
use crate::facts::Reading;

/// Each event as "subject | predicate | object | with ...", with a minus where it is denied and its modality where it has not happened.
fn told(text: &str) -> Vec<String> {
    let document = Document::from_text("report.txt", text).unwrap();
    let reading = Reading::new(&document);
    let passage = reading.passages.last().unwrap();
    let words = |a: &Argument| passage.span(&a.tokens).of(&document.text).to_owned();
    let line = |event: &Event| {
        let or_none = |a: &Option<Argument>| a.as_ref().map_or("-".to_owned(), words);
        let obliques: Vec<String> = event.obliques.iter().map(|o| format!(" | {} {}", o.preposition, words(&o.argument))).collect();
        let obliques = obliques.concat();
        let sign = if event.polarity == Polarity::Denied { "not " } else { "" };
        let modality = if event.modality == Modality::Happened { String::new() } else { format!(" ({:?})", event.modality) };
        let particle = event.particle.as_ref().map_or(String::new(), |p| format!(" {}", p.lower));
        format!("{} | {sign}{}{particle}{modality} | {}{obliques}", or_none(&event.subject), event.predicate.lemma, or_none(&event.object))
    };
    events(passage).iter().map(line).collect()
}

#[test]
fn a_predicate_has_its_arguments() {
    for (text, events) in [
        ("The mayor signed the treaty on Thursday.", &["The mayor | sign | the treaty | on Thursday"][..]),
        ("The dam was built by the army in 1960.", &["the army | build | The dam | by the army | in 1960"]),
        ("The bank revised up its forecast for growth.", &["The bank | revise up | its forecast | for growth"]),
        (
            "Shares of the company fell 4 percent while the index had risen.",
            &["Shares of the company | fall | 4 percent", "the index | rise | -"],
        ),
        ("Two men were in custody.", &["Two men | custody | -"]),
        ("Thirty-one sailors, among them two cooks, were rescued.", &["- | rescue | Thirty-one sailors"]),
        ("Their captain, Ada Tarn, was rescued.", &["- | rescue | Ada Tarn"]),
        ("They hailed the accord that both sides signed.", &["- | hail | the accord", "both sides | sign | the accord"]),
    ] {
        let told = told(text);
        for event in events {
            assert!(told.iter().any(|line| line == event), "{text}: {event} is not in {told:?}");
        }
    }
}

#[test]
fn what_is_denied_is_told_from_what_is_said() {
    for (text, event) in [
        ("There have been no arrests.", "- | not arrest | -"),
        ("The mayor, who was injured in the crash, did not resign.", "The mayor | not resign | -"),
        ("The union refused to sign the contract.", "The union | not sign | the contract"),
        ("The rover has never reached the crater.", "The rover | not reach | the crater"),
        ("The shop will stop selling its knives.", "The shop | not sell | its knives"),
        ("The council did not fail to sign the contract.", "The council | sign | the contract"),
        ("The siren never sounded.", "The siren | not sound | -"),
        ("Nobody was injured.", "- | not injure | Nobody"),
        ("None of the climbers died.", "None of the climbers | not die | -"),
        ("The crew was unable to reach the crater.", "The crew | not reach | the crater"),
        ("The rover has yet to reach the crater.", "The rover | not reach | the crater"),
        ("The council acted without consulting the town.", "The council | not consult | the town"),
        ("Orrin is not a port.", "Orrin | not port | -"),
        ("No wonder the rover reached the crater.", "the rover | reach | the crater"),
    ] {
        let told = told(text);
        assert!(told.iter().any(|line| line == event), "{text}: {event} is not in {told:?}");
    }
}

#[test]
fn the_subject_is_found_behind_asides_and_relative_clauses() {
    for (text, event) in [
        ("Ada Tarn, the mayor, whom many distrust, has resigned.", "Ada Tarn, the mayor | resign | -"),
        ("The clerk who locked the gate was hurt.", "The clerk | hurt | -"),
        ("The clerk, 58, was hurt.", "The clerk, 58 | hurt | -"),
        ("Route 12, the old coast road, reopened.", "Route 12, the old coast road | reopen | -"),
    ] {
        let told = told(text);
        assert!(told.iter().any(|line| line == event), "{text}: {event} is not in {told:?}");
    }
}

#[test]
fn several_words_mean_what_one_says() {
    for (text, sense) in [
        ("The clerk was taken to hospital.", "hospitalize"),
        ("The clerk has a broken wrist.", "injure"),
        ("The board voted against it.", "reject"),
        ("Orrin claimed a victory over Varash.", "beat"),
        ("Three sailors lost their lives.", "die"),
        ("The ferry sailed without a licence.", "lack"),
    ] {
        let document = Document::from_text("report.txt", text).unwrap();
        let reading = Reading::new(&document);
        let senses: Vec<String> = events(reading.passages.last().unwrap()).into_iter().map(|event| event.sense).collect();
        assert!(senses.iter().any(|known| known == sense), "{text}: {sense} is not in {senses:?}");
    }
}

#[test]
fn plans_and_possibilities_are_told_from_deeds() {
    for (text, event) in [
        ("The two sides will sign the accord next month.", "The two sides | sign (Planned) | the accord"),
        ("The flood could reach the town.", "The flood | reach (Possible) | the town"),
        ("If the dam breaks, the valley floods.", "the dam | break (Possible) | -"),
        ("The owner had not decided whether to reopen the mill.", "The owner | reopen (Open) | the mill"),
        ("The council asked the guards to leave the mill.", "the guards | leave (Possible) | the mill"),
        ("The council voted to close the mill.", "The council | close | the mill"),
    ] {
        let told = told(text);
        assert!(told.iter().any(|line| line == event), "{text}: {event} is not in {told:?}");
    }
}
