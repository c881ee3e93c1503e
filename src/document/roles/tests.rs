use jiff::civil::date;

use super::super::blocks::blocks;
use super::super::safety::safe_lines;
use super::{Page, read};
use crate::document::Role;

fn page(text: &str) -> Page {
    read(&blocks(safe_lines(text)))
}

/// One letter a block: t title, s standfirst, y byline, d dateline, c caption, h heading, b body, x boilerplate.
fn letters(text: &str) -> String {
    let letter = |role: &Role| match role {
        Role::Title => 't',
        Role::Standfirst => 's',
        Role::Byline => 'y',
        Role::Dateline => 'd',
        Role::Caption => 'c',
        Role::Heading => 'h',
        Role::Body => 'b',
        Role::Boilerplate => 'x',
    };
    page(text).roles.iter().map(letter).collect()
}

const REPORT: &str =
    "A ferry with nine people on board sank off the port of Moss at noon.\nNobody was hurt, the harbour master said on Sunday.";

#[test]
fn one_line_is_body() {
    for text in ["Ferry sinks off Moss", "By Ruth Aune", "3 May 2021", "0 Comment(s)", "The ferry sank."] {
        assert_eq!(letters(text), "b", "{text}");
    }
}

#[test]
fn a_headless_text_is_all_body() {
    assert_eq!(letters(REPORT), "bb");
    let longer =
        format!("{REPORT}\nThe harbour was closed until the evening.\n\"We heard a bang,\" one witness said.\nIt had left an hour before.");
    assert_eq!(letters(&longer), "bbbbb");
}

#[test]
fn a_head_of_title_byline_and_outlet_is_read() {
    let text = format!("Ferry sinks off Moss\n\nRuth Aune, chief reporter\nThe Moss Gazette\n\nMoss, 3 May 2021 – {REPORT}");
    assert_eq!(letters(&text), "tyybb");
    let page = page(&text);
    assert_eq!(page.title.as_deref(), Some("Ferry sinks off Moss"));
    assert_eq!(page.outlet.as_deref(), Some("The Moss Gazette"));
    assert_eq!(page.published, None);
    assert!(page.dateline.is_some_and(|(block, opening)| block == 3 && opening.place.as_deref() == Some("Moss")));
}

#[test]
fn outlet_and_date_are_found_wherever_they_stand() {
    let cases = [
        ("Ferry sinks off Moss\nBy Ruth Aune\nMoss Business Daily | May 3, 2021", Some("Moss Business Daily")),
        ("Ferry sinks off Moss\nTHE MOSS OBSERVER\n3 May 2021 (3 Maius)\nRuth Aune-Lund", Some("THE MOSS OBSERVER")),
        ("THE MOSS OBSERVER\nFerry sinks off Moss\n3 May 2021", Some("THE MOSS OBSERVER")),
        ("Ferry sinks off Moss\nRuth Aune | The Harbour Post | May 3, 2021", Some("The Harbour Post")),
        ("Ferry sinks off Moss\nby Ruth Aune-Lund\nSeaside Varlund · 3 May 2021, 23:40", Some("Seaside Varlund")),
        ("Ferry sinks off Moss | The Moss Gazette\nMay 3, 2021", Some("The Moss Gazette")),
        ("Last Updated: Monday, 3 May 2021, 02:24 GMT\nFerry sinks off Moss", None),
        ("Ferry sinks off Moss\n- by Editor.\n- May 03, 2021", None),
        ("Ferry sinks off Moss\nRuth Aune-Lund\nSea Correspondent, The Mooring\n3 May 2021, 17:20", Some("The Mooring")),
        ("Ferry sinks off Moss\nBy Ruth Aune\nForeign desk\nMay 3, 2021", None),
        ("Ferry sinks off Moss\nRuth Aune\nPosted May 3, 2021 | Updated 8:12 p.m.", None),
    ];
    for (head, outlet) in cases {
        let text = format!("{head}\n{REPORT}");
        let page = page(&text);
        assert_eq!(page.title.as_deref(), Some("Ferry sinks off Moss"), "{head}");
        assert_eq!(page.outlet.as_deref(), outlet, "{head}");
        assert_eq!(page.published, Some(date(2021, 5, 3)), "{head}");
        assert!(letters(&text).ends_with("bb") && !letters(&text).contains(['s', 'h']), "{head}: {}", letters(&text));
    }
}

#[test]
fn a_standfirst_stands_between_title_and_report() {
    let line = "The captain said he had seen nothing at all before the bang, in a case that the port’s union called a ‘long foreseen’ failure of the harbour board";
    assert_eq!(letters(&format!("Ferry sinks off Moss\n{line}\n{REPORT}")), "tsbb");
    assert_eq!(letters(&format!("Ferry sinks off Moss\nNine people leave it unhurt\nBy Ruth Aune\n{REPORT}")), "tsybb");
    assert_eq!(letters(&format!("Ferry sinks off Moss\nNine people have left it unhurt.\n8:44AM BST 3 May 2021\n{REPORT}")), "tsybb");
}

#[test]
fn a_credit_makes_a_caption_of_its_neighbour() {
    let caption = "Harbour master Ruth Aune greets the crew at the pier of Moss on May 3, 2021.";
    assert_eq!(letters(&format!("Ferry sinks off Moss\nPort Authority\n{caption}\n{REPORT}")), "txcbb");
    assert_eq!(letters(&format!("Ferry sinks off Moss\n{caption}\nCredit: Pexels\n{REPORT}")), "tcxbb");
    assert_eq!(letters(&format!("Ferry sinks off Moss\nCredit: Pexels\n{REPORT}")), "txbb");
    assert_eq!(
        letters(&format!("Ferry sinks off Moss\n[Photo: Divers at the pier of Moss on Sunday night. © Moss Matin]\n{REPORT}")),
        "tcbb"
    );
}

#[test]
fn without_a_credit_a_dated_sentence_is_body() {
    assert_eq!(letters(&format!("Ferry sinks off Moss\nThe crew meets the harbour master on Monday.\n{REPORT}")), "tbbb");
}

#[test]
fn short_lines_between_paragraphs_are_headings() {
    assert_eq!(letters(&format!("{REPORT}\n‘We ran’\nPassengers told of a loud bang below the deck.")), "bbhb");
    assert_eq!(letters(&format!("Ferry sinks off Moss\n{REPORT}\nWhat happens next?\nDivers will look at the wreck on Monday.")), "tbbhb");
}

#[test]
fn furniture_is_set_aside() {
    let text = format!("Ferry sinks off Moss\n{REPORT}\n\n0 Comment(s)\nRelated: Moss ferries ‘not safe’\n>> Click HERE for more");
    assert_eq!(letters(&text), "tbbxxx");
    assert_eq!(letters(&format!("Ferry sinks off Moss\n{REPORT}\n(Reporting by Ruth Aune; Editing by Odd Lund)")), "tbby");
}

#[test]
fn an_agency_in_a_dateline_makes_no_caption() {
    assert_eq!(letters("MOSS (Reuters) - The ferry sank at noon, officials said.\nNobody was hurt on Sunday."), "bb");
}

#[test]
fn a_later_part_may_have_its_own_byline() {
    let text = format!(
        "Ferry sinks off Moss\n{REPORT}\n{REPORT}\n{REPORT}\n{REPORT}\nBy Ruth Aune, sea correspondent\nIt was the third such case."
    );
    assert_eq!(letters(&text), "tbbbbbbbbyb");
}

#[test]
fn a_dateline_alone_on_its_line_is_one() {
    assert_eq!(letters(&format!("Ferry sinks off Moss\n(May 3, 2021) --\n{REPORT}")), "tdbb");
    assert_eq!(letters(&format!("Ferry sinks off Moss\nPORT LUND, VARLUND, May 3, 2021\n{REPORT}")), "tdbb");
}

#[test]
fn dates_inside_the_report_publish_nothing() {
    let text = format!("{REPORT}\nThe last such case was older.\nMay 3, 1921\nA steamer burned in the harbour that day.");
    assert_eq!(page(&text).published, None);
    assert_eq!(page(&format!("Ferry sinks off Moss\nEnd of Service: Friday, May 3, 1921\n{REPORT}")).published, None);
}

#[test]
fn a_text_of_which_nothing_would_be_left_is_body() {
    assert_eq!(letters("By Ruth Aune\n3 May 2021"), "bb");
    assert_eq!(letters("Ferry sinks off Moss\nBy Ruth Aune"), "bb");
}
