//! The values that a comparison is made of.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::align::{Link, Relation, Versions};
use crate::document::{ByteSpan, Document, PassageId, Side, Sides};
use crate::work::Partial;

use super::kinds::Kinds;

/// What the comparison says of one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Verdict {
    /// The two statements are extremely unlikely to be both true.
    Conflict,
    /// They differ on the surface and are compatible: spelling, rounding, time zone, precision.
    Variant,
    /// Both state it.
    Shared,
    /// Absent from the right text.
    OnlyLeft,
    /// Absent from the left text.
    OnlyRight,
}

impl Verdict {
    /// Every verdict, in the order in which findings are listed.
    pub const ALL: [Self; 5] = [Self::Conflict, Self::Variant, Self::Shared, Self::OnlyLeft, Self::OnlyRight];

    /// The word used in the snapshot.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Variant => "variant",
            Self::Shared => "shared",
            Self::OnlyLeft => "only-left",
            Self::OnlyRight => "only-right",
        }
    }

    /// The letter that opens a finding's id: C1, V1, S1, L1, R1.
    pub const fn letter(self) -> char {
        match self {
            Self::Conflict => 'C',
            Self::Variant => 'V',
            Self::Shared => 'S',
            Self::OnlyLeft => 'L',
            Self::OnlyRight => 'R',
        }
    }

    /// The verdict after left and right were exchanged.
    pub const fn mirrored(self) -> Self {
        match self {
            Self::OnlyLeft => Self::OnlyRight,
            Self::OnlyRight => Self::OnlyLeft,
            Self::Conflict | Self::Variant | Self::Shared => self,
        }
    }

    /// Whether the finding is absent from one of the texts.
    pub const fn is_one_sided(self) -> bool {
        matches!(self, Self::OnlyLeft | Self::OnlyRight)
    }

    /// Whether the finding is a difference that a person walks through with the discrepancy keys: a conflict or a variant.
    pub const fn is_discrepancy(self) -> bool {
        matches!(self, Self::Conflict | Self::Variant)
    }
}

/// What sort of fact a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Kind {
    /// A number with what it counts or measures.
    Quantity,
    /// A time on the calendar or the clock.
    Date,
    /// A person, place or organisation.
    Name,
    /// Words in quotation marks.
    Quote,
    /// Asserted against denied.
    Negation,
    /// Opposite words.
    Antonym,
    /// Done against planned.
    Status,
    /// Where.
    Location,
    /// Who says so.
    Attribution,
    /// Who did what to whom.
    Role,
    /// Why.
    Cause,
    /// Other words for the same.
    Wording,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Quantity,
        Self::Date,
        Self::Name,
        Self::Quote,
        Self::Negation,
        Self::Antonym,
        Self::Status,
        Self::Location,
        Self::Attribution,
        Self::Role,
        Self::Cause,
        Self::Wording,
    ];

    /// The word used in the snapshot.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Name => "name",
            Self::Quote => "quote",
            Self::Negation => "negation",
            Self::Antonym => "antonym",
            Self::Status => "status",
            Self::Location => "location",
            Self::Attribution => "attribution",
            Self::Role => "role",
            Self::Cause => "cause",
            Self::Wording => "wording",
        }
    }
}

/// How sure a finding is: 0 to 1, in steps of a hundredth so that output does not depend on the last bits of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

impl Confidence {
    /// What the program lists unless it is told otherwise.
    pub const DEFAULT_FLOOR: Self = Self(50);
    /// The most of what it does not list.
    pub(crate) const BELOW_FLOOR: Self = Self(Self::DEFAULT_FLOOR.0 - 1);

    const LIKELY: u8 = 60;
    const STRONG: u8 = 80;

    /// The lowest that a [word](Self::word) stands for; nothing for other words.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "strong" => Self(Self::STRONG),
            "likely" => Self(Self::LIKELY),
            "possible" => Self(0),
            _ => return None,
        })
    }

    /// From a number; what lies outside 0 to 1 is brought to the nearest end.
    pub fn new(value: f64) -> Self {
        Self((value.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// As a number from 0 to 1.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// Whether its word is *strong*.
    pub const fn is_strong(self) -> bool {
        self.0 >= Self::STRONG
    }

    /// In a word: *strong* from .8, *likely* from .6, *possible* below.
    pub const fn word(self) -> &'static str {
        match self.0 {
            Self::STRONG.. => "strong",
            Self::LIKELY.. => "likely",
            _ => "possible",
        }
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.value())
    }
}

/// A finding's name: the verdict's letter and a number from 1, `C1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId {
    /// The verdict's letter, or `I` for what contradicts itself inside one text.
    pub letter: char,
    /// Counted from 1 within the letter.
    pub number: usize,
}

impl FindingId {
    /// From its written form; nothing for what is none.
    pub fn parse(written: &str) -> Option<Self> {
        let mut rest = written.chars();
        let letter = rest.next().filter(|letter| "CVSLRI".contains(*letter))?;
        let digits = rest.as_str();
        let number = digits.parse().ok().filter(|&number| number > 0 && digits.bytes().all(|b| b.is_ascii_digit()))?;
        Some(Self { letter, number })
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letter, self.number)
    }
}

/// A place that states a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// The account.
    pub side: Side,
    /// The passage.
    pub passage: PassageId,
    /// The value and what it counts, inside the passage.
    pub span: ByteSpan,
}

/// One fact, weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its name in this comparison.
    pub id: FindingId,
    /// What the comparison says.
    pub verdict: Verdict,
    /// What sort of fact.
    pub kind: Kind,
    /// One line for a person.
    pub summary: String,
    /// The reasons in words, the weightiest first.
    pub why: Vec<String>,
    /// How sure.
    pub confidence: Confidence,
    /// How the two statements lie in time, where it matters.
    pub relation: Option<Relation>,
    /// The main statement on each side; a one-sided fact has one.
    pub spans: Sides<Option<Evidence>>,
    /// Every mention of the fact on either side, left first, in text order; holds the main statements too.
    pub evidence: Vec<Evidence>,
}

/// A place where one text contradicts itself.
#[derive(Debug, Clone, PartialEq)]
pub struct SelfFinding {
    /// Its name in this comparison.
    pub id: FindingId,
    /// The account.
    pub side: Side,
    /// What sort of fact.
    pub kind: Kind,
    /// One line for a person.
    pub summary: String,
    /// The reasons in words.
    pub why: Vec<String>,
    /// How sure.
    pub confidence: Confidence,
    /// Two or more places of that side.
    pub evidence: Vec<Evidence>,
}

/// Two accounts, weighed against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The two accounts.
    pub documents: Sides<Document>,
    /// Passages that speak of the same thing, in the order of the left text.
    pub links: Vec<Link>,
    /// Every finding, whatever its confidence, in the order in which a reader should see them.
    pub findings: Vec<Finding>,
    /// Where one text contradicts itself.
    pub self_findings: Vec<SelfFinding>,
    /// The kinds of which findings are kept: all, unless [some were chosen](Self::of_kinds).
    pub kinds: Kinds,
    /// What the two have in common, if they are versions of one text.
    pub versions: Option<Versions>,
    /// What was left out, where the work was stopped. Then no fact is said to be absent from a text.
    pub partial: Option<Partial>,
    /// The version of the program that compared; nothing where a snapshot does not tell.
    pub version: Option<String>,
}

/// Two accounts, weighed against each other, and why their passages are linked.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// The two accounts with their links.
    pub comparison: Comparison,
    /// For each link of the comparison, in the same order, the reasons in words, the weightiest first.
    pub why: Vec<Vec<String>>,
}

impl Comparison {
    /// Two accounts of which nothing is known yet: no links, no findings.
    pub fn blank(documents: Sides<Document>) -> Self {
        Self {
            documents,
            links: Vec::new(),
            findings: Vec::new(),
            self_findings: Vec::new(),
            kinds: Kinds::ALL,
            versions: None,
            partial: None,
            version: Some(Self::this_version()),
        }
    }

    /// The version of this program.
    pub(super) fn this_version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// The findings at or above a confidence, in order.
    pub fn findings_from(&self, floor: Confidence) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| f.confidence >= floor)
    }

    /// The surest link between two passages.
    pub fn link_between(&self, left: PassageId, right: PassageId) -> Option<&Link> {
        let holds = |link: &&Link| link.left.contains(&left) && link.right.contains(&right);
        self.links.iter().filter(holds).max_by(|a, b| a.score.total_cmp(&b.score))
    }

    /// The words at a place.
    pub fn text(&self, evidence: &Evidence) -> &str {
        evidence.span.of(&self.documents.get(evidence.side).text)
    }
}
