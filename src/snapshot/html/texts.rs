//! One account as the page shows it: its paragraphs, the linked passages with their links, the words that findings rest on.

use crate::align::Link;
use crate::compare::{Evidence, FindingId};
use crate::document::{Document, Paragraph, Passage, PassageId, Role, Side};
use crate::snapshot::outline::{Outline, capitalised};

use super::marks::{Marks, Segment};
use super::piece::{Markup, fill};

const TEXT: &str = include_str!("../../../assets/templates/text.html");

/// The element of a passage.
pub(super) fn passage_name(side: Side, passage: PassageId) -> String {
    format!("{}-{}", side.name(), passage.0)
}

/// The element of a place that a finding rests on, by the place's number in the finding.
pub(super) fn mention_name(id: FindingId, number: usize) -> String {
    format!("{id}-{number}")
}

/// The element that a place of a finding is shown in: its own, or that of its passage.
pub(super) fn place_name(id: FindingId, evidence: &[Evidence], place: &Evidence) -> String {
    let number = evidence.iter().position(|known| known == place);
    number.map_or_else(|| passage_name(place.side, place.passage), |number| mention_name(id, number))
}

/// One account.
pub(super) fn text(outline: &Outline, marks: &Marks, side: Side) -> Markup {
    let page = Pane { outline, marks, side, document: outline.document(side) };
    let paragraphs = page.document.paragraphs.iter().map(|paragraph| page.paragraph(paragraph)).collect();
    fill(
        TEXT,
        &[
            ("side", &Markup::text(side.name())),
            ("which", &Markup::text(format!("{} text", capitalised(side.name())))),
            ("name", &Markup::text(page.document.short_name())),
            ("paragraphs", &paragraphs),
        ],
    )
}

struct Pane<'p, 'a> {
    outline: &'p Outline<'a>,
    marks: &'p Marks,
    side: Side,
    document: &'a Document,
}

impl Pane<'_, '_> {
    fn paragraph(&self, paragraph: &Paragraph) -> Markup {
        let all = &self.document.passages;
        let passages = all.get(paragraph.first.0..(paragraph.first.0 + paragraph.count).min(all.len())).unwrap_or_default();
        let Some(first) = passages.first() else { return Markup::default() };
        let mut words = Markup::default();
        for (number, passage) in passages.iter().enumerate() {
            if number > 0 {
                words.push(&Markup::ours(" "));
            }
            words.push(&self.passage(passage));
        }
        let template = match first.role {
            Role::Title => "<h3 class=\"{{role}}\"><span class=\"nr\" aria-hidden=\"true\">{{line}}</span>{{words}}</h3>\n",
            Role::Heading => "<h4 class=\"{{role}}\"><span class=\"nr\" aria-hidden=\"true\">{{line}}</span>{{words}}</h4>\n",
            Role::Standfirst | Role::Byline | Role::Dateline | Role::Caption | Role::Body | Role::Boilerplate => {
                "<p class=\"{{role}}\"><span class=\"nr\" aria-hidden=\"true\">{{line}}</span>{{words}}</p>\n"
            }
        };
        fill(template, &[("role", &Markup::text(first.role.name())), ("line", &Markup::text(first.line)), ("words", &words)])
    }

    fn passage(&self, passage: &Passage) -> Markup {
        let segments = self.marks.of(self.side, self.document, passage).into_iter().map(|segment| self.segment(&segment));
        let words: Markup = segments.chain(self.ties(passage)).collect();
        let name = Markup::text(passage_name(self.side, passage.id));
        fill("<span class=\"passage\" id=\"{{name}}\">{{words}}</span>", &[("name", &name), ("words", &words)])
    }

    fn segment(&self, segment: &Segment) -> Markup {
        let mut words = Markup::running(segment.span.of(&self.document.text));
        if segment.is_changed {
            words = fill("<em class=\"changed\">{{words}}</em>", &[("words", &words)]);
        }
        if let Some(first) = segment.findings.first() {
            let findings: Vec<String> = segment.findings.iter().map(|finding| finding.id.to_string()).collect();
            words = fill(
                "<mark class=\"{{class}}\" data-findings=\"{{findings}}\">{{words}}</mark>",
                &[("class", &Markup::text(first.class)), ("findings", &Markup::text(findings.join(" "))), ("words", &words)],
            );
        }
        for name in &segment.begins {
            words = fill("<span id=\"{{name}}\">{{words}}</span>", &[("name", &Markup::text(name)), ("words", &words)]);
        }
        for finding in &segment.ends {
            words.push(&fill(
                "<a class=\"label {{class}}\" href=\"#{{id}}\" data-finding=\"{{id}}\"><span class=\"spoken\">{{verdict}} </span>{{id}}</a>",
                &[
                    ("class", &Markup::text(finding.class)),
                    ("id", &Markup::text(finding.id)),
                    ("verdict", &Markup::text(finding.class.replace('-', " "))),
                ],
            ));
        }
        words
    }

    /// Links to the passages of the other text that speak of the same, the surest first; of several on one line the surest.
    fn ties<'p>(&'p self, passage: &Passage) -> impl Iterator<Item = Markup> + use<'p> {
        let (id, other) = (passage.id, self.side.other());
        let holds = move |link: &&Link| link.passages(self.side).contains(&id);
        let mut ties: Vec<(&Link, PassageId)> = self
            .outline
            .comparison
            .links
            .iter()
            .filter(holds)
            .flat_map(|link| link.passages(other).iter().map(move |there| (link, *there)))
            .collect();
        ties.sort_by(|a, b| b.0.score.total_cmp(&a.0.score).then(a.1.cmp(&b.1)));
        let mut seen = Vec::new();
        ties.retain(|(_, there)| {
            let line = self.line(*there);
            let is_new = !seen.contains(&line);
            seen.push(line);
            is_new
        });
        ties.into_iter().map(move |(link, there)| {
            let arrow = if other == Side::Right { "→" } else { "←" };
            fill(
                " <a class=\"tie\" href=\"#{{name}}\" data-score=\"{{score}}\" data-relation=\"{{relation}}\" title=\"{{words}}\"><span class=\"spoken\">linked to the {{other}} text, line </span>{{arrow}}{{line}}</a>",
                &[
                    ("name", &Markup::text(passage_name(other, there))),
                    ("score", &Markup::text(format!("{:.2}", link.score))),
                    ("relation", &Markup::text(link.relation.name())),
                    ("words", &Markup::text(format!("{}; {:.2}", link.relation_in_words(), link.score))),
                    ("other", &Markup::text(other.name())),
                    ("arrow", &Markup::text(arrow)),
                    ("line", &Markup::text(self.line(there))),
                ],
            )
        })
    }

    fn line(&self, there: PassageId) -> usize {
        self.outline.document(self.side.other()).passages.get(there.0).map_or(0, |passage| passage.line)
    }
}
