//! What a page says of itself: JSON-LD first, then Open Graph and other meta elements, then time elements, then what stands under the headline.

use dom_query::{Document as Tree, NodeRef};
use jiff::civil::Date;
use serde_json::Value;

use super::super::content::{Head, plain};
use super::super::forms::{forms, has};
use super::super::masthead::{self, Standing};
use super::super::published::day_in;
use super::prepare::LINE;
use super::walk::{Scope, pieces};

/// How many pieces under the headline are looked at for a visible date.
const UNDER: usize = 12;
/// The longest line of such a date, in words.
const LONGEST: usize = 25;
/// How deep data for programs is searched for the article.
const DEEPEST: usize = 6;

/// The head of a page.
#[derive(Debug, Default)]
pub(super) struct PageHead {
    pub head: Head,
    pub about: PageAbout,
}

/// What helps to judge what others make of the page.
#[derive(Debug, Default)]
pub(super) struct PageAbout {
    /// The line of the headline in the page, else of its title element, counted from 1.
    pub title_line: usize,
    /// The heading of the first order, where the page has only one.
    pub shown_title: Option<String>,
    /// Whether that heading is what the page tells programs as its headline.
    pub has_shown_title: bool,
    /// The words of the readers' comments, and of the whole page.
    comments: String,
    page: String,
}

impl PageAbout {
    fn read(tree: &Tree, told: Option<&str>, title_line: usize) -> Self {
        let headings = tree.select("h1");
        let mut shown: Vec<String> =
            headings.nodes().iter().map(|node| node.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        shown.retain(|text| !text.is_empty());
        let shown_title = if shown.len() == 1 { shown.pop() } else { None };
        let has_shown_title = shown_title.as_deref().zip(told).is_some_and(|(shown, told)| plain(shown) == plain(told));
        // Of containers that lie in each other the outermost holds the words of all.
        let is_outermost = |node: &&NodeRef<'_>| !node.ancestors_it(None).any(|above| is_comment(&above));
        let all = tree.select("[id*=comment], [class*=comment]");
        let comments: Vec<String> =
            all.nodes().iter().filter(|node| is_comment(node)).filter(is_outermost).map(|node| plain(&node.text())).collect();
        let page = if comments.is_empty() { String::new() } else { tree.body().map(|body| plain(&body.text())).unwrap_or_default() };
        Self { title_line, shown_title, has_shown_title, comments: comments.join("\n"), page }
    }

    /// Whether a name stands in the comments of readers and nowhere else.
    pub fn is_of_a_comment(&self, name: &str) -> bool {
        let wanted = plain(name);
        let count = |words: &str| words.matches(wanted.as_str()).count();
        let in_comments = if wanted.is_empty() { 0 } else { count(&self.comments) };
        in_comments > 0 && in_comments >= count(&self.page)
    }
}

/// Whether an element holds the comments of readers, by its name.
fn is_comment(node: &NodeRef<'_>) -> bool {
    !node.has_name("body") && ["id", "class"].iter().filter_map(|key| node.attr(key)).any(|value| value.contains("comment"))
}

/// Reads the head of a page.
pub(super) fn read(tree: &Tree) -> PageHead {
    let data = Data::read(tree);
    let metas = metas(tree);
    let meta = |names: &[String]| names.iter().find_map(|name| metas.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone()));
    let list = &forms().page;
    let told = data.text("headline").or_else(|| meta(&["og:title".to_owned()]));
    let title = told.clone().or_else(|| words_of(tree, "h1")).or_else(|| words_of(tree, "title"));
    let seen = Seen::read(tree, title.as_deref());
    let day =
        |names: &[String]| names.iter().filter_map(|name| metas.iter().find(|(own, _)| own == name)).find_map(|(_, value)| day_in(value));
    let head = Head {
        byline: data.author(),
        outlet: data.publisher().or_else(|| meta(&list.outlets)).filter(|name| !name.contains("://")).or(seen.outlet),
        published: data.day("datePublished").or_else(|| day(&list.published)).or_else(|| time(tree, false)).or(seen.published),
        modified: data.day("dateModified").or_else(|| day(&list.modified)).or_else(|| time(tree, true)).or(seen.modified),
        language: attribute(tree, "html", "lang")
            .or_else(|| data.text("inLanguage"))
            .or_else(|| meta(&["og:locale".to_owned(), "content-language".to_owned(), "dc.language".to_owned()])),
        address: attribute(tree, "link[rel=canonical]", "href")
            .or_else(|| meta(&["og:url".to_owned()]))
            .filter(|address| address.starts_with("http")),
        title,
    };
    let about = PageAbout::read(tree, told.as_deref(), seen.title_line);
    PageHead { head, about }
}

/// Names or properties of meta elements, in lower case, with their values.
fn metas(tree: &Tree) -> Vec<(String, String)> {
    let named = |node: &NodeRef<'_>| ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| node.attr(key));
    let all = tree.select("meta[content]");
    let pairs = all.nodes().iter().filter_map(|node| Some((named(node)?.trim().to_lowercase(), node.attr("content")?.trim().to_owned())));
    pairs.filter(|(_, value)| !value.is_empty()).collect()
}

fn attribute(tree: &Tree, selector: &str, name: &str) -> Option<String> {
    let found = tree.select_single(selector);
    let value = found.nodes().first()?.attr(name)?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

fn words_of(tree: &Tree, selector: &str) -> Option<String> {
    let text = tree.select_single(selector).text();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// The day of a time element: one that says which it is, else for the publication the first of the article or of the page.
fn time(tree: &Tree, modified: bool) -> Option<Date> {
    let said = if modified { "[itemprop=dateModified]" } else { "[itemprop=datePublished], time[pubdate]" };
    let plain = if modified { &[][..] } else { &["article time[datetime]", "time[datetime]"][..] };
    std::iter::once(said).chain(plain.iter().copied()).find_map(|selector| {
        let found = tree.select(selector);
        let day = |node: &NodeRef<'_>| ["datetime", "content"].iter().find_map(|key| node.attr(key)).and_then(|value| day_in(&value));
        found.nodes().iter().find_map(day)
    })
}

/// What the page shows under its headline.
#[derive(Debug, Default)]
struct Seen {
    published: Option<Date>,
    modified: Option<Date>,
    outlet: Option<String>,
    title_line: usize,
}

impl Seen {
    fn read(tree: &Tree, title: Option<&str>) -> Self {
        let line = |selector: &str| attribute(tree, selector, LINE).and_then(|line| line.parse().ok());
        let mut seen = Self { title_line: line("h1").or_else(|| line("title")).unwrap_or(1), ..Self::default() };
        let Some(wanted) = title.map(plain) else { return seen };
        let shown = pieces(tree, Scope::Everything);
        let Some(at) = shown.iter().position(|piece| plain(&piece.text) == wanted) else { return seen };
        seen.title_line = shown.get(at).map_or(1, |piece| piece.line);
        for piece in shown.iter().skip(at + 1).take(UNDER) {
            let text = piece.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let Some(line) = masthead::read(&text).filter(|line| text.split(' ').count() <= LONGEST && line.standing >= Standing::Certain)
            else {
                continue;
            };
            if let Some((date, later)) = line.date {
                let day = if later { &mut seen.modified } else { &mut seen.published };
                day.get_or_insert(date);
            }
            seen.outlet = seen.outlet.or(line.outlet);
        }
        seen
    }
}

/// The article in the data for programs.
#[derive(Debug, Default)]
struct Data {
    article: Option<Value>,
}

impl Data {
    fn read(tree: &Tree) -> Self {
        let scripts = tree.select("script[type='application/ld+json']");
        let values = scripts.nodes().iter().filter_map(|node| serde_json::from_str::<Value>(node.text().trim().trim_end_matches(';')).ok());
        let mut best: Option<(u8, Value)> = None;
        for value in values {
            articles(&value, 0, &mut best);
        }
        Self { article: best.map(|(_, article)| article) }
    }

    fn field(&self, name: &str) -> Option<&Value> {
        self.article.as_ref()?.get(name)
    }

    fn text(&self, name: &str) -> Option<String> {
        names(self.field(name)?).into_iter().next()
    }

    fn day(&self, name: &str) -> Option<Date> {
        day_in(&self.text(name)?)
    }

    fn author(&self) -> Option<String> {
        let names = names(self.field("author").or_else(|| self.field("creator"))?);
        Some(names.join(", ")).filter(|names| !names.is_empty())
    }

    fn publisher(&self) -> Option<String> {
        self.text("publisher")
    }
}

/// Finds the article among nested data: the surest type wins, of equals the first.
fn articles(value: &Value, depth: usize, best: &mut Option<(u8, Value)>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| articles(value, depth + 1, best)),
        Value::Object(fields) => {
            let kinds = fields.get("@type").map(names).unwrap_or_default();
            let rank = kinds.iter().map(|kind| rank(kind)).max().unwrap_or(0);
            if rank > best.as_ref().map_or(0, |(rank, _)| *rank) {
                *best = Some((rank, value.clone()));
            }
            for nested in ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|name| fields.get(*name)) {
                articles(nested, depth + 1, best);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// How surely a type is an article's: 0 for none.
fn rank(kind: &str) -> u8 {
    let kind = kind.to_lowercase();
    if kind.ends_with("article") || kind.ends_with("posting") {
        3
    } else if kind == "report" || kind == "review" {
        2
    } else {
        u8::from(has(&forms().page.articles, &kind))
    }
}

/// The words of a value: a text, the name of a thing, or of each of several.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => {
            Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty()).into_iter().collect()
        }
        Value::Array(values) => values.iter().flat_map(names).collect(),
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("@value")).map(names).unwrap_or_default(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn head(html: &str) -> Head {
        read(&Tree::from(html)).head
    }

    #[test]
    fn data_for_programs_is_trusted_most() {
        let page = r#"<html lang=en-GB><head><meta property="article:published_time" content="2021-05-04T01:00:00Z"><meta property="og:site_name" content="Moss">
            <script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],"headline":"Ferry  sinks",
            "datePublished":"2021-05-03T23:10:00+02:00","dateModified":"2021-05-05","author":[{"name":"Ruth Aune"},{"name":"Odd Lund"}],"publisher":{"name":"Moss Matin"}}]}</script></head>"#;
        let head = head(page);
        assert_eq!((head.published, head.modified), (Some(date(2021, 5, 3)), Some(date(2021, 5, 5))));
        assert_eq!(
            (head.title.as_deref(), head.byline.as_deref(), head.outlet.as_deref()),
            (Some("Ferry sinks"), Some("Ruth Aune, Odd Lund"), Some("Moss Matin"))
        );
        assert_eq!(head.language.as_deref(), Some("en-GB"));
    }

    #[test]
    fn meta_then_time_then_visible_words_tell_the_day() {
        let meta = "<meta name=dc.date content='3 May 2021'>";
        let time = "<article><time datetime='2021-05-02'>yesterday</time></article>";
        let seen =
            "<title>Ferry sinks</title><h1>Ferry sinks</h1><p>Published 1 May 2021 | Updated 6 May 2021</p><p>It sank on 2 April 2021.</p>";
        assert_eq!(head(&format!("{meta}{time}{seen}")).published, Some(date(2021, 5, 3)));
        assert_eq!(head(&format!("{time}{seen}")).published, Some(date(2021, 5, 2)));
        assert_eq!(head(seen).published, Some(date(2021, 5, 1)));
        assert_eq!(head("<p>It sank on 2 April 2021.</p>").published, None);
    }

    #[test]
    fn addresses_and_broken_data_do_no_harm() {
        let page = "<link rel=canonical href='https://moss.example/ferry'><script type='application/ld+json'>{broken</script><meta property=og:url content='javascript:x'>";
        assert_eq!(head(page).address.as_deref(), Some("https://moss.example/ferry"));
        assert_eq!(head("<meta property=og:url content='javascript:x'>").address, None);
    }
}
