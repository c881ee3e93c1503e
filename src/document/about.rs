//! What is known of a document beside its text: form, encoding, language, address, and what in it calls for caution.

use jiff::civil::Date;

use super::form::Form;
use crate::language;

/// What is known of a document beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The form in which it came.
    pub form: Form,
    /// Who wrote it, if the source says so outside the text.
    pub byline: Option<String>,
    /// The day of its last change, if the source says so.
    pub modified: Option<Date>,
    /// Its language: a code such as `en` or `pt`. None where too little text tells it.
    pub language: Option<&'static str>,
    /// Its address: the canonical one that the source names, else the one it came from.
    pub address: Option<String>,
    /// How its bytes became text; none where the form decides that.
    pub encoding: Option<Encoding>,
    /// Words in which letters of several scripts are mixed so that they look like letters of one.
    pub confusables: Vec<Confusable>,
    /// Where each paragraph stands in the source; empty where lines say it all.
    pub places: Vec<Place>,
}

/// How bytes became text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// The name of the encoding, as the web writes it: `UTF-8`, `windows-1252`.
    pub name: &'static str,
    /// Whether nothing told it: it was guessed from the bytes.
    pub guessed: bool,
    /// How many places could not be decoded and stand as U+FFFD.
    pub lost: usize,
    /// The line of the first such place, counted from 1; 0 where there is none.
    pub first_lost: usize,
}

/// A word that is not written in the letters it seems to be written in: Cyrillic "а" inside "pаypal".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confusable {
    /// The word as it stands in the text.
    pub word: String,
    /// The word in plain Latin letters, which it looks like.
    pub looks_like: String,
    /// Byte offset of the word in the document's text.
    pub at: usize,
    /// The line of the source file, counted from 1.
    pub line: usize,
}

/// Where in the source a paragraph stands, beyond its line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The page, counted from 1, where the form has pages.
    pub page: Option<usize>,
    /// The part of the source: the file of a chapter, the number of a paragraph.
    pub element: Option<String>,
}

impl About {
    /// What a person should know before they trust what was read, each in a sentence without a stop.
    pub fn cautions(&self) -> Vec<String> {
        let mut cautions = Vec::new();
        if let Some(encoding) = &self.encoding {
            cautions.extend(encoding.caution());
        }
        if let Some(first) = self.confusables.first() {
            let more = match self.confusables.len() - 1 {
                0 => String::new(),
                1 => " and 1 more word".to_owned(),
                more => format!(" and {more} more words"),
            };
            cautions.push(format!(
                "letters of another script in \u{201c}{}\u{201d}, which looks like \u{201c}{}\u{201d} (line {}){more}",
                first.word, first.looks_like, first.line
            ));
        }
        if let Some(name) = self.language.filter(|code| *code != "en").and_then(language::language_name) {
            cautions.push(format!("written in {name}: verdicts are limited to names, numbers, times and words that both texts share"));
        }
        cautions
    }
}

impl Encoding {
    /// What a person should know of it: that it was guessed, that something was lost; none where all is well.
    pub fn caution(&self) -> Option<String> {
        let lost = match self.lost {
            0 => None,
            1 => Some(format!("1 place on line {} could not be decoded and is shown as \u{fffd}", self.first_lost)),
            more => Some(format!("{more} places could not be decoded and are shown as \u{fffd}, the first on line {}", self.first_lost)),
        };
        let read = match (self.guessed, &lost) {
            (true, _) => format!("nothing tells its encoding; read as {}, by guess", self.name),
            (false, Some(_)) => format!("read as {}", self.name),
            (false, None) => return None,
        };
        Some(lost.map_or_else(|| read.clone(), |lost| format!("{read}; {lost}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_calls_for_no_caution() {
        let encoding = Some(Encoding { name: "UTF-8", guessed: false, lost: 0, first_lost: 0 });
        assert_eq!(About { encoding, language: Some("en"), ..About::default() }.cautions(), Vec::<String>::new());
    }

    #[test]
    fn guesses_losses_and_languages_are_told() {
        let encoding = Some(Encoding { name: "windows-1252", guessed: true, lost: 2, first_lost: 7 });
        let cautions = About { encoding, language: Some("de"), ..About::default() }.cautions();
        assert_eq!(
            cautions,
            [
                "nothing tells its encoding; read as windows-1252, by guess; 2 places could not be decoded and are shown as \u{fffd}, the first on line 7",
                "written in German: verdicts are limited to names, numbers, times and words that both texts share",
            ]
        );
    }
}
