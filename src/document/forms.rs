//! The forms of a page, from `assets/lexicon/roles.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// All lists, in lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    pub stamp: Stamp,
    pub byline: Byline,
    pub outlet: Outlet,
    pub dateline: Datelines,
    pub picture: Picture,
    pub furniture: Furniture,
    pub page: PageForms,
}

/// Dates and times of publication.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stamp {
    pub months: Vec<Vec<String>>,
    pub weekdays: Vec<String>,
    pub halves: Vec<String>,
    pub units: Vec<String>,
    pub zones: Vec<String>,
    pub day_first: Vec<String>,
    pub words: Vec<String>,
    pub cues: Vec<String>,
    pub later: Vec<String>,
}

/// Who wrote it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Byline {
    pub by: Vec<String>,
    pub small: Vec<String>,
    pub jobs: Vec<String>,
    pub credits: Vec<String>,
}

/// Who published it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outlet {
    pub marks: Vec<String>,
    pub names: Vec<String>,
    pub editions: Vec<String>,
}

/// Place and date at the head of a report.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Datelines {
    pub labels: Vec<String>,
}

/// Pictures.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Picture {
    pub credits: Vec<String>,
    pub agencies: Vec<String>,
    pub captions: Vec<String>,
    pub inner: Vec<String>,
    pub verbs: Vec<String>,
    pub objects: Vec<String>,
    pub report: Vec<String>,
}

/// What a page carries around the report.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Furniture {
    pub openings: Vec<String>,
    pub calls: Vec<String>,
    pub letters: Vec<String>,
    pub self_subjects: Vec<String>,
    pub self_verbs: Vec<String>,
    pub links: Vec<String>,
}

/// The elements and attributes in which a page of the web tells of itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageForms {
    pub articles: Vec<String>,
    pub published: Vec<String>,
    pub modified: Vec<String>,
    pub outlets: Vec<String>,
    pub around: Vec<String>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| parse().unwrap_or_default());

/// The lists, read once. A bundled file that does not parse fails a test, not the reader.
pub(super) fn forms() -> &'static Forms {
    &FORMS
}

fn parse() -> Result<Forms, toml::de::Error> {
    toml::from_str(include_str!("../../assets/lexicon/roles.toml"))
}

/// Whether a list holds a word, given in any case.
pub(super) fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|entry| entry == word) || {
        let lower = word.to_lowercase();
        list.contains(&lower)
    }
}

/// The form of a list with which a text in lower case begins, as whole words.
pub(super) fn opening<'f>(list: &'f [String], lower: &str) -> Option<&'f str> {
    let first = lower.as_bytes().first();
    // Most forms are ruled out by their first byte.
    let fits =
        |form: &&String| form.as_bytes().first() == first && lower.strip_prefix(form.as_str()).is_some_and(|rest| is_bounded(form, rest));
    list.iter().filter(fits).map(String::as_str).max_by_key(|form| form.len())
}

/// Whether a text in any case begins with the letters of a form of a list: a quick test, before [`opening`] looks at the text in lower case.
pub(super) fn may_open(list: &[String], text: &str) -> bool {
    let first = text.as_bytes().first().map(u8::to_ascii_lowercase);
    let begins = |form: &String| text.as_bytes().get(..form.len()).is_some_and(|start| start.eq_ignore_ascii_case(form.as_bytes()));
    list.iter().any(|form| form.as_bytes().first().copied() == first && begins(form))
}

/// Whether a text in lower case holds a form of a list, as whole words.
pub(super) fn holds(list: &[String], lower: &str) -> bool {
    list.iter().any(|form| {
        lower.match_indices(form.as_str()).any(|(at, _)| {
            let begins = !form.starts_with(char::is_alphanumeric) || !lower.get(..at).unwrap_or("").ends_with(char::is_alphanumeric);
            begins && is_bounded(form, lower.get(at + form.len()..).unwrap_or(""))
        })
    })
}

fn is_bounded(form: &str, rest: &str) -> bool {
    !form.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_forms_parse_and_are_filled() {
        let forms = parse();
        assert!(forms.as_ref().is_ok_and(|f| f.stamp.months.len() == 12 && !f.furniture.openings.is_empty()), "{forms:?}");
    }

    #[test]
    fn forms_are_whole_words() {
        let list = ["read more".to_owned(), "©".to_owned(), "tip".to_owned()];
        assert_eq!(opening(&list, "read more: odd"), Some("read more"));
        assert_eq!(opening(&list, "read moreover"), None);
        assert!(may_open(&list, "Read More: odd") && may_open(&list, "READ MOREOVER") && !may_open(&list, "Rea"));
        assert_eq!(opening(&list, "©2021"), Some("©"));
        assert!(holds(&list, "send a tip: x") && !holds(&list, "tips") && !holds(&list, "multip"));
    }
}
