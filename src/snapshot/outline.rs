//! What every form for people says, in order: the two accounts, the counts, the groups of findings. The forms only dress it.

use std::collections::BTreeMap;

use crate::align::{Link, Relation};
use crate::compare::{Comparison, Confidence, Evidence, Finding, FindingId, Kind, Kinds, SelfFinding, Verdict};
use crate::document::{ByteSpan, Document, PassageId, Side, safe_name};
use crate::work::{Cause, Partial, Stage};

use super::review::{Decision, Reviewed};
use super::selection::Selection;

/// The findings of one verdict.
pub(super) struct Group<'a> {
    pub(super) verdict: Verdict,
    pub(super) findings: Vec<&'a Finding>,
}

impl Group<'_> {
    pub(super) const fn heading(&self) -> &'static str {
        match self.verdict {
            Verdict::Conflict => "Conflicts",
            Verdict::Variant => "Variants",
            Verdict::Shared => "Shared",
            Verdict::OnlyLeft => "Absent from the right text",
            Verdict::OnlyRight => "Absent from the left text",
        }
    }
}

/// The heading over contradictions inside one text.
pub(super) const SELF_HEADING: &str = "Inside one text";

/// The heading over sentences that differ between two versions.
pub(super) const CHANGES_HEADING: &str = "Changed sentences";

/// What every report ends with.
pub(super) const CAUTION: &str = "Findings are leads for a person to check, not judgements.";

/// A heading of a report with what stands below it.
#[derive(Clone, Copy)]
pub(super) enum Section<'o, 'a> {
    Group(&'o Group<'a>),
    Inside(&'o [&'a SelfFinding]),
}

/// What a report lists of a comparison.
pub(super) struct Outline<'a> {
    pub(super) comparison: &'a Comparison,
    selection: Selection,
    /// The groups that have findings, in the order of [`Verdict::ALL`].
    pub(super) groups: Vec<Group<'a>>,
    pub(super) self_findings: Vec<&'a SelfFinding>,
    /// What a person says of findings, by their ids.
    said: BTreeMap<FindingId, &'a Reviewed>,
}

impl<'a> Outline<'a> {
    /// Every finding from a floor of confidence up, where nobody said anything.
    pub(super) fn new(comparison: &'a Comparison, floor: Confidence) -> Self {
        Self::of(comparison, floor.into(), BTreeMap::new())
    }

    /// What is selected, with what a person says.
    pub(super) fn of(comparison: &'a Comparison, selection: Selection, said: BTreeMap<FindingId, &'a Reviewed>) -> Self {
        let lists = |id: FindingId, verdict, confidence| selection.lists(id, verdict, confidence, said.get(&id).copied());
        let of_verdict = |verdict: Verdict| {
            let findings = comparison.findings.iter().filter(|finding| finding.verdict == verdict);
            Group { verdict, findings: findings.filter(|finding| lists(finding.id, Some(verdict), finding.confidence)).collect() }
        };
        let groups = Verdict::ALL.map(of_verdict).into_iter().filter(|group| !group.findings.is_empty()).collect();
        let self_findings = comparison.self_findings.iter().filter(|finding| lists(finding.id, None, finding.confidence)).collect();
        Self { comparison, selection, groups, self_findings, said }
    }

    /// What is listed, under its headings: where the texts differ, where one contradicts itself, what they share, what one alone tells.
    pub(super) fn sections<'o>(&'o self) -> impl Iterator<Item = Section<'o, 'a>> {
        let (discrepancies, rest): (Vec<&Group>, Vec<&Group>) = self.groups.iter().partition(|group| group.verdict.is_discrepancy());
        let inside = (!self.self_findings.is_empty()).then_some(Section::Inside(&self.self_findings));
        discrepancies.into_iter().map(Section::Group).chain(inside).chain(rest.into_iter().map(Section::Group))
    }

    /// What a person says of a finding.
    pub(super) fn said(&self, id: FindingId) -> Option<&'a Reviewed> {
        self.said.get(&id).copied()
    }

    /// How many findings were decided on, and how; nothing where none was.
    pub(super) fn decided(&self) -> Option<String> {
        let count = |decision| self.said.values().filter(|said| said.decision == Some(decision)).count();
        let counts = Decision::ALL.into_iter().map(|decision| (count(decision), decision.name())).filter(|(count, _)| *count > 0);
        let told: Vec<String> = counts.map(|(count, name)| format!("{count} {name}")).collect();
        (!told.is_empty()).then(|| format!("Decided by a person: {}.", told.join(", ")))
    }

    /// The counts in words, and what lies below the floor. Never says that the accounts agree.
    pub(super) fn counts(&self) -> String {
        let floor = self.selection.floor;
        let mut parts: Vec<String> = self
            .groups
            .iter()
            .map(|group| {
                let (one, many) = match group.verdict {
                    Verdict::Conflict => ("conflict", "conflicts"),
                    Verdict::Variant => ("variant", "variants"),
                    Verdict::Shared => ("shared fact", "shared facts"),
                    Verdict::OnlyLeft => ("fact absent from the right text", "facts absent from the right text"),
                    Verdict::OnlyRight => ("fact absent from the left text", "facts absent from the left text"),
                };
                counted(group.findings.len(), one, many)
            })
            .collect();
        if !self.self_findings.is_empty() {
            parts.push(counted(self.self_findings.len(), "contradiction inside one text", "contradictions inside one text"));
        }
        let of_kind = of_kinds(self.comparison.kinds);
        let mut told = if parts.is_empty() {
            format!("There are no findings{of_kind} at or above {floor}; that does not mean that the accounts agree.")
        } else {
            format!("Findings{of_kind} at or above {floor}: {}.", parts.join(", "))
        };
        let confidences = self.comparison.findings.iter().map(|finding| finding.confidence);
        let own = self.comparison.self_findings.iter().map(|finding| finding.confidence);
        let (above, below): (Vec<_>, Vec<_>) = confidences.chain(own).partition(|confidence| *confidence >= floor);
        if let Some(chosen) = self.selection.in_words() {
            let listed = self.groups.iter().map(|group| group.findings.len()).sum::<usize>() + self.self_findings.len();
            let left_out = counted(above.len().saturating_sub(listed), "other finding is", "other findings are");
            told = format!("{told} Listed are only {chosen}; {left_out} left out.");
        }
        if !below.is_empty() {
            let more = counted(below.len(), "more finding lies", "more findings lie");
            told = format!("{told} {more} below {floor}; --all lists them.");
        }
        told
    }

    /// How much of the two texts is tied together, in words.
    pub(super) fn links(&self) -> String {
        let linked = |side: Side| {
            let mut passages: Vec<_> = self.comparison.links.iter().flat_map(|link| link.passages(side)).collect();
            passages.sort_unstable();
            passages.dedup();
            let account = self.comparison.documents.get(side).passages.iter().filter(|p| p.role.is_account()).count();
            format!("{} of {}", grouped(passages.len()), counted(account, "passage", "passages"))
        };
        format!("Linked: {} of the left text, {} of the right text.", linked(Side::Left), linked(Side::Right))
    }

    /// That the two texts are versions of one, in words; nothing where they are not.
    pub(super) fn versions(&self) -> Option<String> {
        let versions = self.comparison.versions.as_ref()?;
        let of = versions.shorter().map_or_else(|| "the sentences".to_owned(), |side| format!("the {} text's sentences", side.name()));
        let percent = versions.percent();
        let mut told = vec![format!("{percent} % of {of} are the same")];
        if versions.changed > 0 {
            told.push(counted(versions.changed, "is changed", "are changed"));
        }
        for side in Side::BOTH.into_iter().filter(|&side| *versions.only.get(side) > 0) {
            let absent = format!("absent from the {} text", side.other().name());
            told.push(counted(*versions.only.get(side), &format!("is {absent}"), &format!("are {absent}")));
        }
        Some(format!("The two texts are versions of one: {}.", told.join(", ")))
    }

    /// Links of which some words were changed from one version to the other.
    pub(super) fn changed_links(&self) -> impl Iterator<Item = &'a Link> {
        self.comparison.links.iter().filter(|link| !link.changes.is_empty())
    }

    /// Where the two passages of a link begin: "left, line 3; right, line 4".
    pub(super) fn lines(&self, link: &Link) -> String {
        let place = |side: Side| {
            let first = link.passages(side).first().and_then(|id| self.document(side).passages.get(id.0));
            format!("{}, line {}", side.name(), first.map_or(0, |passage| passage.line))
        };
        format!("{}; {}", place(Side::Left), place(Side::Right))
    }

    /// What was changed between the passages of a link, each change with the words of both sides, dressed by the form.
    pub(super) fn changes(&self, link: &Link, dress: impl Fn(&str) -> String) -> String {
        let words = |side: Side, span: &ByteSpan| dress(&one_line(span.of(&self.document(side).text)));
        let told = link.changes.iter().map(|change| match (&change.left, &change.right) {
            (Some(left), Some(right)) => format!("{} on the left, {} on the right", words(Side::Left, left), words(Side::Right, right)),
            (Some(left), None) => format!("{} in the left text only", words(Side::Left, left)),
            (None, Some(right)) => format!("{} in the right text only", words(Side::Right, right)),
            (None, None) => String::new(),
        });
        told.collect::<Vec<_>>().join("; ")
    }

    /// What was left out, in words, where the work was stopped.
    pub(super) fn partial(&self) -> Option<String> {
        self.comparison.partial.as_ref().map(partial_in_words)
    }

    /// The file's line on which the passage of a place begins.
    pub(super) fn line(&self, evidence: &Evidence) -> usize {
        line_of(self.document(evidence.side), evidence.passage)
    }

    /// The passage around a place, on one line.
    pub(super) fn passage(&self, evidence: &Evidence) -> String {
        passage_of(self.document(evidence.side), evidence.passage)
    }

    /// How the two passages of a finding relate, where that tells more than the finding.
    pub(super) fn relation_of_passages(&self, finding: &Finding) -> Option<String> {
        let link = self.comparison.link_between(finding.spans.left?.passage, finding.spans.right?.passage)?;
        let tells_more = finding.relation != Some(link.relation) && link.relation != Relation::Contradiction;
        tells_more.then(|| link.relation_in_words())
    }

    /// The mentions of a finding that are not its main statements, those in the same words together, each at its first place.
    pub(super) fn further_mentions(&self, finding: &Finding) -> Vec<Mentions> {
        let mut found: Vec<Mentions> = Vec::new();
        for evidence in finding.evidence.iter().filter(|evidence| statements(finding).all(|main| main != *evidence)) {
            let (side, line, value) = (evidence.side, self.line(evidence), self.value(evidence));
            match found.iter_mut().find(|known| known.side == side && known.value == value) {
                Some(known) if known.lines.last() == Some(&line) => {}
                Some(known) => known.lines.push(line),
                None => found.push(Mentions { side, lines: vec![line], value }),
            }
        }
        found
    }

    /// The words at a place, on one line.
    pub(super) fn value(&self, evidence: &Evidence) -> String {
        one_line(self.comparison.text(evidence))
    }

    pub(super) fn document(&self, side: Side) -> &'a Document {
        self.comparison.documents.get(side)
    }
}

/// The kinds of which findings are listed, to stand behind the word, where some were chosen: " of kind quantity or date".
pub(crate) fn of_kinds(kinds: Kinds) -> String {
    let Some(chosen) = kinds.chosen() else { return String::new() };
    let names: Vec<&str> = chosen.iter().map(|kind| kind.name()).collect();
    match names.split_last() {
        Some((last, [])) => format!(" of kind {last}"),
        Some((last, others)) => format!(" of kind {} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The main statements of a finding, left first.
pub(super) fn statements(finding: &Finding) -> impl Iterator<Item = &Evidence> {
    Side::BOTH.into_iter().filter_map(|side| finding.spans.get(side).as_ref())
}

/// Mentions that say the same on the same side, with the lines on which they stand.
pub(super) struct Mentions {
    side: Side,
    lines: Vec<usize>,
    pub(super) value: String,
}

impl Mentions {
    /// "left, line 3", "left, lines 3, 7, 9".
    pub(super) fn place(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(ToString::to_string).collect();
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        format!("{}, {noun} {}", self.side.name(), lines.join(", "))
    }
}

/// "C1, quantity, likely (0.82)".
pub(super) fn label(id: impl std::fmt::Display, kind: Kind, confidence: Confidence) -> String {
    format!("{id}, {}, {} ({confidence})", kind.name(), confidence.word())
}

/// What is known of an account besides its text, as pairs of a name and a value; what the text does not tell is said to be missing.
pub(super) fn particulars(document: &Document) -> Vec<(&'static str, String)> {
    let told = |value: Option<String>| value.unwrap_or_else(|| "not stated".to_owned());
    let mut out = vec![
        ("source", if document.source == "-" { "standard input".to_owned() } else { one_line(&document.source) }),
        ("title", told(document.title.as_deref().map(one_line))),
        ("outlet", told(document.outlet.as_deref().map(one_line))),
        ("published", told(document.published.map(|date| date.strftime("%-d %B %Y").to_string()))),
        (
            "length",
            format!("{} in {}", counted(document.word_count(), "word", "words"), counted(document.passages.len(), "passage", "passages")),
        ),
    ];
    out.extend(document.provenance.fetched().map(|fetched| ("retrieved", one_line(&fetched))));
    if let Some(first) = document.replaced.first() {
        let many = counted(document.replaced.len(), "hidden or control character", "hidden or control characters");
        out.push(("replaced", format!("{many}, the first U+{:04X} on line {}", u32::from(first.character), first.line)));
    }
    out.extend(document.about.cautions().into_iter().map(|caution| ("caution", caution)));
    out
}

/// How the two statements lie in time, for a person.
pub(crate) const fn relation_in_words(relation: Relation) -> &'static str {
    match relation {
        Relation::FollowUp => "follow-up (the later report tells what happened since)",
        Relation::Fulfilment => "fulfilment (what one report announced has taken place in the other)",
        Relation::Identity
        | Relation::Equivalence
        | Relation::Subsumption
        | Relation::Overlap
        | Relation::Contradiction
        | Relation::Attribution
        | Relation::IndirectSpeech
        | Relation::Elaboration
        | Relation::Background => relation.name(),
    }
}

/// What was left out of work that was stopped: who stopped it, where, and how much of that stage was done.
pub(crate) fn partial_in_words(partial: &Partial) -> String {
    let cause = match partial.cause {
        Cause::Budget => "the time for it was over",
        Cause::Interrupt => "it was interrupted",
    };
    let what = match partial.stage {
        Stage::Reading => "of the passages were read",
        Stage::Facts => "of the search for quantities, times and names was done",
        Stage::Candidates => "of the passages were looked at for links",
        Stage::Linking => "of the likely pairs of passages were scored",
        Stage::Comparing => "of the facts that may meet were compared",
    };
    let percent = (partial.share(partial.stage) * 100.0).floor();
    format!("Partial: {cause} while {}; {percent} % {what}. What was left out may hold anything.", partial.stage.doing())
}

/// The file's line on which a passage begins.
pub(super) fn line_of(document: &Document, passage: PassageId) -> usize {
    document.passages.get(passage.0).map_or(0, |passage| passage.line)
}

/// A passage on one line.
pub(super) fn passage_of(document: &Document, passage: PassageId) -> String {
    one_line(document.passage_text(passage))
}

/// "1 passage", "2,000 passages".
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A word with a capital letter.
pub(super) fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// White space becomes single spaces, and what could drive a terminal or turn text around U+FFFD: documents are safe already, the names of their
/// files and the notes of a person are not.
pub(super) fn one_line(text: &str) -> String {
    safe_name(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A number with commas: "1,240".
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut made = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            made.push(',');
        }
        made.push(digit);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_are_written_with_commas() {
        assert_eq!([0, 430, 1240, 1_000_000].map(grouped), ["0", "430", "1,240", "1,000,000"]);
    }
}
