//! What has changed, written down: JSON for programs, text for people.

use serde::Serialize;

use super::findings::{Fate, Told};
use super::passages::PassageChange;
use super::{Lost, Recheck, TextChange, TextFrom};
use crate::document::{Side, Sides};
use crate::snapshot::json::pretty;
use crate::snapshot::outline::{counted, one_line};
use crate::snapshot::page::{Page, Style, TextOptions};
use crate::snapshot::review::{Decision, Quote, Tie};

/// Name and version of the form; the number rises only when a field changes its meaning.
const SCHEMA: &str = "diptych.recheck/1";

/// What has changed as one JSON object with a line end after it. `snapshot` is the name of the snapshot.
pub fn recheck_json(recheck: &Recheck, snapshot: &str) -> String {
    pretty(&RecheckRecord {
        schema: SCHEMA,
        snapshot,
        version: Before { before: recheck.versions.0.as_deref(), now: recheck.versions.1.as_deref() },
        floor: recheck.floor.value(),
        changed: recheck.has_changes(),
        texts: [TextRecord::new(&recheck.texts.left), TextRecord::new(&recheck.texts.right)],
        findings: FindingsRecord::new(recheck),
        review: ReviewRecord::new(recheck),
    })
}

/// What has changed in plain text.
pub fn recheck_text(recheck: &Recheck, snapshot: &str, options: &TextOptions) -> String {
    let mut page = Page::new(*options);
    page.put(0, "", &format!("Recheck of {snapshot}"), Style::Bold);
    for side in Side::BOTH {
        page.blank();
        page.text_change(recheck.texts.get(side));
    }
    if let (Some(before), Some(now)) = (&recheck.versions.0, &recheck.versions.1)
        && before != now
    {
        page.blank();
        page.put(0, "", &format!("Compared by diptych {before} then, by {now} now: other findings may come from that."), Style::Plain);
    }
    page.fates(recheck);
    page.still_said(recheck);
    page.out
}

impl Page {
    fn text_change(&mut self, text: &TextChange) {
        let name = if text.side == Side::Left { "Left text" } else { "Right text" };
        let told = match (text.origin, text.is_changed) {
            (TextFrom::Snapshot, _) => "its source is gone: the text of the snapshot was compared",
            (TextFrom::Read, false) if text.sha256.0 == text.sha256.1 => "as it was, to the byte",
            (TextFrom::Read, false) => "as it was",
            (TextFrom::Read, true) => "has changed",
        };
        self.put(0, "", &format!("{name}, {}: {told}", text.source), Style::Bold);
        if text.published.0 != text.published.1 {
            let told = |day: &Option<String>| day.clone().unwrap_or_else(|| "no day".to_owned());
            self.put(2, "published: ", &format!("{} → {}", told(&text.published.0), told(&text.published.1)), Style::Plain);
        }
        for PassageChange { before, after } in &text.passages {
            for (what, told) in [("was", before), ("is", after)] {
                if let Some((line, words)) = told {
                    let alone = before.is_none() || after.is_none();
                    let what = if !alone {
                        what
                    } else if before.is_some() {
                        "is gone"
                    } else {
                        "is new"
                    };
                    self.put(2, &format!("line {line} {what}: "), &format!("\"{words}\""), Style::Plain);
                }
            }
        }
    }

    fn fates(&mut self, recheck: &Recheck) {
        self.blank();
        let count = |wanted: fn(&Fate) -> bool| recheck.findings.iter().filter(|fate| wanted(fate)).count();
        let new = count(|fate| matches!(fate, Fate::New(_)));
        let gone = count(|fate| matches!(fate, Fate::Gone(..)));
        let changed = count(|fate| matches!(fate, Fate::Changed(..)));
        let told = format!(
            "Findings at or above {}: {new} new, {gone} gone, {changed} changed, {} as they were",
            recheck.floor, recheck.unchanged
        );
        self.put(0, "", &told, Style::Bold);
        for fate in &recheck.findings {
            match fate {
                Fate::New(is) => self.finding(2, "new ", is),
                Fate::Gone(was, None) => self.finding(2, "gone ", was),
                Fate::Gone(was, Some(now)) => {
                    self.finding(2, "gone ", was);
                    self.put(4, "", &format!("now below the floor: {now:.2}"), Style::Plain);
                }
                Fate::Changed(was, is, what) => {
                    let id = if was.id == is.id { String::new() } else { format!("{}, now ", was.id) };
                    self.finding(2, &format!("changed {id}"), is);
                    for what in what {
                        self.put(4, "", &one_line(what), Style::Plain);
                    }
                }
            }
        }
    }

    fn finding(&mut self, indent: usize, lead: &str, told: &Told) {
        let verdict = if told.verdict == "inside" { "inside one text" } else { told.verdict };
        self.put(indent, lead, &format!("{} {verdict}, {}: {}", told.id, told.kind.name(), one_line(&told.summary)), Style::Plain);
    }

    fn still_said(&mut self, recheck: &Recheck) {
        let all = recheck.applies + recheck.lost.len();
        let ties = recheck.tied + recheck.untied.len();
        if all + ties == 0 {
            return;
        }
        self.blank();
        let findings =
            (all > 0).then(|| format!("{} of {} still in place", recheck.applies, counted(all, "decision or note", "decisions and notes")));
        let links = (ties > 0).then(|| format!("{} of {}", recheck.tied, counted(ties, "link by hand", "links by hand")));
        let told: Vec<String> = findings.into_iter().chain(links).collect();
        self.put(0, "Review: ", &told.join(", "), Style::Bold);
        for Lost { claim, decision, note, now } in &recheck.lost {
            self.finding(2, "no longer applies: ", claim);
            let decided = decision.map(|decision| decision.name().to_owned());
            let noted = (!note.is_empty()).then(|| format!("note: {}", one_line(note)));
            self.put(4, "", &decided.into_iter().chain(noted).collect::<Vec<_>>().join(", "), Style::Plain);
            if let Some(now) = now {
                self.finding(4, "in its place ", now);
            }
        }
        for link in &recheck.untied {
            let words = |side: Side| one_line(&link.passages.get(side).exact);
            self.put(
                2,
                "",
                &format!("no longer applies: {}: \"{}\" and \"{}\"", link.tie.in_words(), words(Side::Left), words(Side::Right)),
                Style::Plain,
            );
        }
        if !recheck.lost.is_empty() || !recheck.untied.is_empty() {
            self.put(2, "", "What no longer applies is kept in the review.", Style::Plain);
        }
    }
}

/// What has changed since a snapshot was written.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "recheck"))]
pub(in crate::snapshot) struct RecheckRecord<'a> {
    /// Name and version of the form.
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    schema: &'static str,
    /// The snapshot, as the person named it.
    snapshot: &'a str,
    /// The versions of the program.
    version: Before<'a>,
    /// The lowest confidence that is listed, as in the snapshot.
    #[cfg_attr(test, schemars(range(min = 0.0, max = 1.0)))]
    floor: f64,
    /// Whether anything is not as it was.
    changed: bool,
    /// The two texts, left first.
    texts: [TextRecord<'a>; 2],
    findings: FindingsRecord<'a>,
    review: ReviewRecord<'a>,
}

/// Something then and now; null where it is not known.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "before_and_now"))]
struct Before<'a> {
    before: Option<&'a str>,
    now: Option<&'a str>,
}

/// What became of a text.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "text_change"))]
struct TextRecord<'a> {
    side: Side,
    /// Where it was read, as the person named it.
    source: &'a str,
    /// `file` where it was read again, `snapshot` where its source is gone and the text of the snapshot was compared.
    from: &'static str,
    /// Whether it is not as it was.
    changed: bool,
    /// SHA-256 of the bytes.
    sha256: Before<'a>,
    /// The day of publication.
    published: Before<'a>,
    /// Its passages that are not as they were, in the order of the text.
    passages: Vec<PassageRecord<'a>>,
}

impl<'a> TextRecord<'a> {
    fn new(text: &'a TextChange) -> Self {
        let both = |both: &'a (Option<String>, Option<String>)| Before { before: both.0.as_deref(), now: both.1.as_deref() };
        Self {
            side: text.side,
            source: &text.source,
            from: match text.origin {
                TextFrom::Read => "file",
                TextFrom::Snapshot => "snapshot",
            },
            changed: text.is_changed,
            sha256: both(&text.sha256),
            published: both(&text.published),
            passages: text.passages.iter().map(PassageRecord::new).collect(),
        }
    }
}

/// A passage that is not as it was; null where there was none, or is none.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "passage_change"))]
struct PassageRecord<'a> {
    before: Option<LineRecord<'a>>,
    now: Option<LineRecord<'a>>,
}

/// A passage and the line of the source on which it begins.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "line"))]
struct LineRecord<'a> {
    line: usize,
    text: &'a str,
}

impl<'a> PassageRecord<'a> {
    fn new(change: &'a PassageChange) -> Self {
        let line = |told: &'a Option<(usize, String)>| told.as_ref().map(|(line, text)| LineRecord { line: *line, text });
        Self { before: line(&change.before), now: line(&change.after) }
    }
}

/// What became of the findings from the floor up.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "finding_changes"))]
struct FindingsRecord<'a> {
    /// How many are as they were.
    unchanged: usize,
    /// Those that were not there before.
    new: Vec<&'a Told>,
    /// Those that are there no more, or are below the floor now.
    gone: Vec<&'a Told>,
    /// Those that say something else.
    changed: Vec<ChangedRecord<'a>>,
}

/// A finding that says something else.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "changed_finding"))]
struct ChangedRecord<'a> {
    before: &'a Told,
    now: &'a Told,
    /// In what they differ, in words.
    what: &'a [String],
}

impl<'a> FindingsRecord<'a> {
    fn new(recheck: &'a Recheck) -> Self {
        let mut made = Self { unchanged: recheck.unchanged, new: Vec::new(), gone: Vec::new(), changed: Vec::new() };
        for fate in &recheck.findings {
            match fate {
                Fate::New(is) => made.new.push(is),
                Fate::Gone(was, _) => made.gone.push(was),
                Fate::Changed(was, is, what) => made.changed.push(ChangedRecord { before: was, now: is, what }),
            }
        }
        made
    }
}

/// What became of what a person had said.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "review_changes"))]
struct ReviewRecord<'a> {
    /// Decisions and notes that still apply.
    applies: usize,
    /// Those that do not: their findings are there no more. They are kept.
    lost: Vec<LostRecord<'a>>,
    /// Links by hand that still apply.
    links_apply: usize,
    /// Those that do not: the words of a passage are there no more. They are kept.
    links_lost: Vec<TieRecord<'a>>,
}

/// What a person said of a finding that is there no more.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "lost_decision"))]
struct LostRecord<'a> {
    finding: &'a Told,
    decision: Option<Decision>,
    note: &'a str,
    /// What the comparison says in its place, or null.
    now: Option<&'a Told>,
}

/// A link by hand that does not apply.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "lost_link"))]
struct TieRecord<'a> {
    tie: Tie,
    passages: Sides<&'a Quote>,
}

impl<'a> ReviewRecord<'a> {
    fn new(recheck: &'a Recheck) -> Self {
        let lost = |lost: &'a Lost| LostRecord { finding: &lost.claim, decision: lost.decision, note: &lost.note, now: lost.now.as_ref() };
        Self {
            applies: recheck.applies,
            lost: recheck.lost.iter().map(lost).collect(),
            links_apply: recheck.tied,
            links_lost: recheck.untied.iter().map(|link| TieRecord { tie: link.tie, passages: link.passages.as_ref() }).collect(),
        }
    }
}
