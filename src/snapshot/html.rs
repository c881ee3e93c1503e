//! The report as one file for a browser: both texts side by side with the links between their passages, every finding, filters and keys.
//!
//! It reads without script, prints, and asks nothing of any network: style and script stand in the page and are let in by their digests. What it is
//! made of lies in `assets/templates`.

mod findings;
mod marks;
mod piece;
mod policy;
mod texts;

use std::collections::BTreeSet;

use crate::compare::{Confidence, Kind};
use crate::document::Side;

use super::outline::{CAUTION, CHANGES_HEADING, Outline, Section, capitalised, grouped, particulars};
use findings::hundredths;
use marks::{INSIDE, Marks};
use piece::{Markup, fill};

const PAGE: &str = include_str!("../../assets/templates/page.html");
const SOURCE: &str = include_str!("../../assets/templates/source.html");
const STYLE: &str = include_str!("../../assets/templates/page.css");
const SCRIPT: &str = include_str!("../../assets/templates/page.js");

/// The page.
pub(super) fn html_of(outline: &Outline) -> String {
    let marks = Marks::new(outline);
    let floor = |word: &str| Markup::text(Confidence::from_word(word).map_or(0, hundredths));
    let title = Side::BOTH.map(|side| outline.document(side).short_name().to_owned()).join(" and ");
    fill(
        PAGE,
        &[
            ("policy", &Markup::text(policy::policy(STYLE, SCRIPT))),
            ("version", &Markup::text(env!("CARGO_PKG_VERSION"))),
            ("title", &Markup::text(format!("{title}: two accounts compared"))),
            ("style", &Markup::ours(STYLE)),
            ("script", &Markup::ours(SCRIPT)),
            ("sources", &Side::BOTH.map(|side| source(outline, side)).into_iter().collect()),
            ("told", &told(outline)),
            ("verdicts", &verdicts(outline)),
            ("kinds", &kinds(outline)),
            ("likely", &floor("likely")),
            ("strong", &floor("strong")),
            ("groups", &findings::groups(outline)),
            ("left", &texts::text(outline, &marks, Side::Left)),
            ("right", &texts::text(outline, &marks, Side::Right)),
            ("caution", &Markup::text(CAUTION)),
        ],
    )
    .into_page()
}

/// What is known of one account besides its text.
fn source(outline: &Outline, side: Side) -> Markup {
    let document = outline.document(side);
    let particular = |(name, value): (&'static str, String)| {
        fill("<dt>{{name}}</dt><dd>{{value}}</dd>", &[("name", &Markup::text(name)), ("value", &Markup::text(value))])
    };
    let rest = particulars(document).into_iter().filter(|(name, _)| *name != "title");
    fill(
        SOURCE,
        &[
            ("side", &Markup::text(side.name())),
            ("which", &Markup::text(format!("{} text", capitalised(side.name())))),
            ("title", &Markup::text(document.title.as_deref().unwrap_or("without a headline"))),
            ("particulars", &rest.map(particular).collect()),
        ],
    )
}

/// The counts, what was decided, how much is linked, and what was left out or changed.
fn told(outline: &Outline) -> Markup {
    let line = |words: String| fill("<p>{{words}}</p>\n", &[("words", &Markup::text(words))]);
    let warning = |words: String| fill("<p class=\"warning\">{{words}}</p>\n", &[("words", &Markup::text(words))]);
    let lines = [Some(outline.counts()), outline.decided(), Some(outline.links())].into_iter().flatten().map(line);
    let warnings = [outline.versions(), outline.partial()].into_iter().flatten().map(warning);
    lines.chain(warnings).chain(changes(outline)).collect()
}

/// Between versions of one text: the sentences that were changed, and their words.
fn changes(outline: &Outline) -> Option<Markup> {
    let change = |link| {
        let words = outline.changes(link, |words| format!("“{words}”"));
        fill("<li>{{lines}}: {{words}}</li>", &[("lines", &Markup::text(outline.lines(link))), ("words", &Markup::text(words))])
    };
    outline.changed_links().next()?;
    let items = outline.changed_links().map(change).collect();
    let heading = Markup::text(CHANGES_HEADING);
    Some(fill(
        "<details class=\"more changed\"><summary>{{heading}}</summary><ul>{{items}}</ul></details>",
        &[("heading", &heading), ("items", &items)],
    ))
}

/// A box to tick for each verdict that is listed.
fn verdicts(outline: &Outline) -> Markup {
    let chip = |section: Section| {
        let (class, count) = match section {
            Section::Group(group) => (group.verdict.name(), group.findings.len()),
            Section::Inside(findings) => (INSIDE, findings.len()),
        };
        let name = if class == INSIDE { "inside one text".to_owned() } else { class.replace('-', " ") };
        fill(
            "<label class=\"chip {{class}}\"><input type=\"checkbox\" name=\"verdict\" value=\"{{class}}\" checked><span class=\"glyph\"></span>{{name}} <span class=\"count\">{{count}}</span></label>\n",
            &[("class", &Markup::text(class)), ("name", &Markup::text(name)), ("count", &Markup::text(grouped(count)))],
        )
    };
    outline.sections().map(chip).collect()
}

/// An option for each kind that is listed.
fn kinds(outline: &Outline) -> Markup {
    let listed: BTreeSet<Kind> = outline
        .sections()
        .flat_map(|section| -> Vec<Kind> {
            match section {
                Section::Group(group) => group.findings.iter().map(|finding| finding.kind).collect(),
                Section::Inside(findings) => findings.iter().map(|finding| finding.kind).collect(),
            }
        })
        .collect();
    let option = |kind: Kind| fill("<option value=\"{{kind}}\">{{kind}}</option>", &[("kind", &Markup::text(kind.name()))]);
    listed.into_iter().map(option).collect()
}
