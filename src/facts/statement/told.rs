//! The words in which what is known of a mention is told; nothing for what goes without saying.

use crate::facts::{Modality, Share, Sort};
use crate::language::calendar::{Grain, Lead};
use crate::language::number::{Hedge, NumberForm};

pub(super) const fn form(form: NumberForm) -> &'static str {
    match form {
        NumberForm::Cardinal => "count",
        NumberForm::Ordinal => "rank",
        NumberForm::Fraction => "fraction",
        NumberForm::Percent => "percent",
        NumberForm::Money => "money",
        NumberForm::Measure => "measure",
        NumberForm::Vague => "vague",
        NumberForm::Score => "score",
        NumberForm::Multiple => "multiple",
        NumberForm::Label => "label",
    }
}

pub(super) const fn hedge(hedge: Hedge) -> Option<&'static str> {
    Some(match hedge {
        Hedge::None => return None,
        Hedge::About => "about",
        Hedge::AtLeast => "at least",
        Hedge::MoreThan => "more than",
        Hedge::JustOver => "just over",
        Hedge::AtMost => "at most",
        Hedge::LessThan => "less than",
        Hedge::Nearly => "nearly",
    })
}

pub(super) const fn share(share: Share) -> Option<&'static str> {
    Some(match share {
        Share::Plain => return None,
        Share::Total => "the whole",
        Share::Part => "a part",
        Share::Additional => "on top of another",
        Share::Counted => "what had been counted",
        Share::Baseline => "what was left behind",
    })
}

pub(super) const fn modality(modality: Modality) -> Option<&'static str> {
    Some(match modality {
        Modality::Happened => return None,
        Modality::Planned => "planned",
        Modality::Expected => "expected",
        Modality::Possible => "possible",
        Modality::Open => "undecided",
    })
}

pub(super) const fn sort(sort: Sort) -> Option<&'static str> {
    Some(match sort {
        Sort::Person => "person",
        Sort::Organisation => "organisation",
        Sort::Place => "place",
        Sort::Unknown => return None,
    })
}

pub(super) const fn grain(grain: Grain) -> &'static str {
    match grain {
        Grain::Minute => "minute",
        Grain::Hour => "hour",
        Grain::PartOfDay => "part of a day",
        Grain::Day => "day",
        Grain::Weekend => "weekend",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Season => "season",
        Grain::Year => "year",
        Grain::Decade => "decade",
        Grain::Century => "century",
    }
}

pub(super) const fn lead(lead: Lead) -> &'static str {
    match lead {
        Lead::On => "on",
        Lead::In => "in",
        Lead::By => "by",
        Lead::Before => "before",
        Lead::After => "after",
        Lead::Since => "since",
        Lead::Until => "until",
        Lead::From => "from",
        Lead::Between => "between",
        Lead::At => "at",
        Lead::For => "for",
        Lead::During => "during",
        Lead::Within => "within",
        Lead::To => "to",
        Lead::Of => "of",
    }
}
