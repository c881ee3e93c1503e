//! Which language a text is written in: told by its script, or by its most frequent small words.
//!
//! Enough to say that a text is not English and to name the language to a person; nothing else hangs on it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::token::{TokenKind, tokenize};
use super::word_list::WordSet;

/// How many words tell the language of a text; more do not make it surer.
const LOOKED_AT: usize = 2000;
/// The fewest letters that tell a script, and the fewest small words that tell a language.
const FEWEST_LETTERS: usize = 20;
const FEWEST_WORDS: usize = 4;
/// The share of a text's words that its language's small words have at the least. Running prose of every listed language has twice as many.
const SMALLEST_SHARE: f64 = 0.1;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Languages<'a> {
    #[serde(borrow)]
    language: Vec<Language<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Language<'a> {
    code: &'a str,
    name: &'a str,
    #[serde(default = "latin")]
    script: Script,
    #[serde(borrow, default)]
    words: WordSet<'a>,
}

/// A way of writing by which languages are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Thai,
    Hangul,
    Kana,
    Han,
}

const fn latin() -> Script {
    Script::Latin
}

static LANGUAGES: LazyLock<Languages<'static>> = LazyLock::new(|| parse().unwrap_or_default());

fn parse() -> Result<Languages<'static>, toml::de::Error> {
    toml::from_str(include_str!("../../assets/lexicon/languages.toml"))
}

/// The code of the language of a text (`en`, `pt`); none where it is too short or none that is known.
///
/// ```
/// use diptych::language::language_of;
/// assert_eq!(language_of("The ferry sank off Moss at noon on Sunday, and nobody was hurt, the harbour master said."), Some("en"));
/// assert_eq!(language_of("Die Fähre ist am Mittag gesunken, und niemand wurde verletzt, wie der Hafen mit einem Sprecher sagte."), Some("de"));
/// assert_eq!(language_of("Moss 3, Lund 2"), None);
/// ```
pub fn language_of(text: &str) -> Option<&'static str> {
    let script = script_of(text)?;
    let candidates: Vec<&Language<'static>> = LANGUAGES.language.iter().filter(|language| language.script == script).collect();
    match candidates.as_slice() {
        [only] if only.words.iter().next().is_none() => Some(only.code),
        _ => by_words(text, &candidates),
    }
}

/// The language that a tag such as `pt-BR` or `EN_gb` means, if it is one of those that are known.
pub fn known_language(tag: &str) -> Option<&'static str> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    LANGUAGES.language.iter().find(|language| language.code == code).map(|language| language.code)
}

/// The name of a language for a person, by its code.
pub fn language_name(code: &str) -> Option<&'static str> {
    LANGUAGES.language.iter().find(|language| language.code == code).map(|language| language.name)
}

/// The language of which most small words stand in the text.
fn by_words(text: &str, candidates: &[&Language<'static>]) -> Option<&'static str> {
    let words: Vec<String> = tokenize(text)
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .take(LOOKED_AT)
        .flat_map(|token| token.text.split(['\'', '\u{2019}']).map(str::to_lowercase).collect::<Vec<_>>())
        .collect();
    let hits = |language: &Language<'_>| words.iter().filter(|word| language.words.contains(word.as_str())).count();
    // Of two with the same count the first of the list: the order of the file is fixed.
    let (best, count) = candidates.iter().map(|language| (*language, hits(language))).rev().max_by_key(|(_, count)| *count)?;
    (count >= FEWEST_WORDS && count as f64 >= SMALLEST_SHARE * words.len() as f64).then_some(best.code)
}

/// The script of most letters of a text; kana, however few among Han, tell Japanese.
fn script_of(text: &str) -> Option<Script> {
    const KINDS: usize = 11;
    let mut counts = [0_usize; KINDS];
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(LOOKED_AT * 8);
    for script in letters.filter_map(script_of_letter) {
        if let Some(count) = counts.get_mut(script as usize) {
            *count += 1;
        }
    }
    let of = |script: Script| counts.get(script as usize).copied().unwrap_or(0);
    if of(Script::Kana) * 10 > of(Script::Han) + of(Script::Latin) && of(Script::Kana) > 4 {
        return Some(Script::Kana);
    }
    let (most, count) = SCRIPTS.into_iter().map(|script| (script, of(script))).rev().max_by_key(|(_, count)| *count)?;
    // A sign of Han is a word, not a letter.
    let needed = if most == Script::Han { FEWEST_LETTERS / 4 } else { FEWEST_LETTERS };
    (count >= needed).then_some(most)
}

const SCRIPTS: [Script; 11] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Hebrew,
    Script::Arabic,
    Script::Devanagari,
    Script::Bengali,
    Script::Thai,
    Script::Hangul,
    Script::Kana,
    Script::Han,
];

const fn script_of_letter(c: char) -> Option<Script> {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{590}'..='\u{5ff}' => Some(Script::Hebrew),
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => Some(Script::Arabic),
        '\u{900}'..='\u{97f}' => Some(Script::Devanagari),
        '\u{980}'..='\u{9ff}' => Some(Script::Bengali),
        '\u{e00}'..='\u{e7f}' => Some(Script::Thai),
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => Some(Script::Hangul),
        '\u{3040}'..='\u{30ff}' => Some(Script::Kana),
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Some(Script::Han),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_languages_parse_and_each_is_told_once() {
        let languages = parse();
        assert!(languages.is_ok(), "{languages:?}");
        let languages = languages.unwrap_or_default().language;
        for (number, language) in languages.iter().enumerate() {
            assert!(languages.iter().skip(number + 1).all(|other| other.code != language.code), "{}", language.code);
            let alone = languages.iter().filter(|other| other.script == language.script).count() == 1;
            assert!(alone || language.words.iter().count() >= 15, "{}", language.code);
        }
    }

    #[test]
    fn languages_are_told_from_a_sentence_or_two() {
        for (code, text) in [
            (
                "fr",
                "Le ferry a coulé dimanche à midi au large du port, et personne n'a été blessé, selon le chef du port qui s'est exprimé.",
            ),
            ("es", "El ferry se hundió el domingo al mediodía frente a la costa y nadie resultó herido, según dijo el jefe del puerto."),
            (
                "pt",
                "O ferry afundou no domingo ao meio-dia perto da costa e ninguém ficou ferido, segundo o chefe do porto, que não quis falar mais.",
            ),
            (
                "it",
                "Il traghetto è affondato domenica a mezzogiorno al largo della costa e nessuno è rimasto ferito, ha detto il capo del porto.",
            ),
            (
                "nl",
                "De veerboot is zondag voor de kust gezonken en er zijn geen gewonden, zegt de havenmeester die het bericht aan de pers gaf.",
            ),
            ("sv", "Färjan sjönk på söndagen vid kusten och ingen har skadats, säger hamnkaptenen som inte vill att namnet ska nämnas."),
            (
                "pl",
                "Prom zatonął w niedzielę w południe przy brzegu i nikt nie został ranny, jak podał kapitan portu, który był na miejscu.",
            ),
            (
                "tr",
                "Feribot pazar günü kıyıya yakın bir yerde battı ve yaralı olmadı, ancak liman müdürü bu konuda daha çok bilgi için beklediğini söyledi.",
            ),
            ("ru", "Паром затонул в воскресенье у берега, и никто не пострадал, сообщил начальник порта, который был на месте."),
            ("uk", "Пором затонув у неділю біля берега, і ніхто не постраждав, повідомив начальник порту, який був на місці та про це."),
            ("el", "Το πλοίο βυθίστηκε την Κυριακή κοντά στην ακτή."),
            ("ar", "غرقت العبارة يوم الأحد قبالة الساحل ولم يصب أحد بأذى، كما قال مدير الميناء الذي كان في الموقع بعد الحادث على الشاطئ"),
            ("ja", "フェリーは日曜日の正午に沈没し、負傷者はいなかった。"),
            ("zh", "渡轮周日中午在海岸附近沉没，无人受伤。"),
            ("ko", "여객선이 일요일 정오에 해안 근처에서 침몰했으며 부상자는 없었다."),
        ] {
            assert_eq!(language_of(text), Some(code), "{text}");
        }
    }

    #[test]
    fn names_of_elsewhere_do_not_make_a_text_foreign() {
        let text = "The mayors of Los Angeles and Las Palmas, El Paso's envoy and La Paz's Ana de la Cruz met in Rio de Janeiro, officials said on Monday.";
        assert_eq!(language_of(text), Some("en"));
    }

    #[test]
    fn tags_lead_to_languages() {
        assert_eq!([known_language("pt-BR"), known_language("EN_us"), known_language("xx")], [Some("pt"), Some("en"), None]);
        assert_eq!(language_name("sv"), Some("Swedish"));
    }
}
