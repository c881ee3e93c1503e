//! Pages of the web: the article in them, and what they say of themselves.
//!
//! Which part of a page is the article is decided by the rules that browsers' reading modes use (`dom_smoothie`); what surrounds it is left
//! out. A page is bounded before it is parsed, for a deep tree costs the square of its depth.

mod head;
mod prepare;
mod walk;

use dom_query::Document as Tree;
use dom_smoothie::{Article, Readability};

use self::head::{PageAbout, PageHead};
use self::walk::{Scope, pieces};
use super::content::{Content, Head, Piece, plain};
use super::furniture::is_furniture;
use super::types::{Error, Role};

/// How many pieces at the head of an article may be its headline.
const SHOWN: usize = 3;
/// The longest heading over other reports, in words.
const LONGEST_LABEL: usize = 8;
/// The fewest words of an article that is believed to be one, where the page around it has more.
const FEWEST_WORDS: usize = 25;

/// Reads a page; `raw` keeps everything that it shows.
///
/// # Errors
/// More elements, or a deeper nesting, than any article has.
pub(super) fn content(text: &str, raw: bool) -> Result<Content, Error> {
    let prepared = prepare::prepare(text)?;
    let tree = Tree::from(prepared.as_str());
    let PageHead { mut head, about } = head::read(&tree);
    if raw {
        return Ok(Content { pieces: pieces(&tree, Scope::Everything), head });
    }
    let whole = pieces(&tree, Scope::Report);
    let article = Readability::with_document(tree, None, None).ok().and_then(|mut reading| reading.parse().ok());
    let found = article.as_ref().map(|article| pieces(&Tree::from(article.content.as_ref()), Scope::Everything)).unwrap_or_default();
    // A page of a few lines is all article.
    let mut pieces = if words(&found) < FEWEST_WORDS && words(&found) < words(&whole) { whole } else { found };
    dim_links(&mut pieces);
    if let Some(article) = article {
        let shown: Vec<String> =
            about.shown_title.iter().map(|title| plain(title)).chain(pieces.iter().take(SHOWN).map(|piece| plain(&piece.text))).collect();
        tell(&mut head, article, &about, &shown);
    }
    // The byline of the head stands in the text already where the article kept it.
    Ok(Content { pieces, head }.with_head(about.title_line))
}

/// What the reading mode's rules make of the head: tried on more pages than any rules of ours.
fn tell(head: &mut Head, article: Article, about: &PageAbout, shown: &[String]) {
    let title = article.title.split_whitespace().collect::<Vec<_>>().join(" ");
    // What the page shows as its headline and tells programs as well needs no rules.
    let is_certain = about.has_shown_title && head.title.is_some();
    if !title.is_empty() && !is_certain {
        head.title = Some(without_outlet(&title, shown));
    }
    let byline = article.byline.map(|byline| byline.split_whitespace().collect::<Vec<_>>().join(" "));
    let is_of_the_article = |byline: &String| is_name_like(byline) && !about.is_of_a_comment(byline);
    head.byline = head.byline.take().or_else(|| byline.filter(is_of_the_article));
    head.outlet = head.outlet.take().or(article.site_name);
    head.language = head.language.take().or(article.lang);
    // A site that names its author like itself names no author.
    if let (Some(byline), Some(outlet)) = (&head.byline, &head.outlet)
        && plain(byline) == plain(outlet)
    {
        head.byline = None;
    }
}

/// A title without the name of the outlet behind it, where the page shows it so.
fn without_outlet(title: &str, shown: &[String]) -> String {
    const SIGNS: [&str; 6] = [" | ", " - ", " – ", " — ", " · ", " :: "];
    let parted = SIGNS.iter().filter_map(|sign| title.rsplit_once(sign)).map(|(before, _)| before.trim());
    parted.into_iter().find(|before| shown.contains(&plain(before))).unwrap_or(title).to_owned()
}

/// Headings over other reports ("Read next"), and the links under them, are no part of the article though its element holds them.
fn dim_links(pieces: &mut [Piece]) {
    let mut is_under = false;
    for piece in pieces {
        let opens = piece.text.split_whitespace().count() <= LONGEST_LABEL && is_furniture(&piece.text, false, None);
        is_under = opens || (is_under && piece.is_link);
        if is_under && (piece.role == Some(Role::Heading) || piece.is_link || opens) {
            piece.role = Some(Role::Boilerplate);
        }
    }
}

/// Whether a byline names somebody: not an address, not half the page.
fn is_name_like(byline: &str) -> bool {
    const LONGEST: usize = 30;
    byline.contains(char::is_alphabetic) && !byline.contains("://") && !byline.starts_with("www.") && byline.split(' ').count() <= LONGEST
}

fn words(pieces: &[Piece]) -> usize {
    pieces.iter().filter(|piece| piece.role != Some(Role::Boilerplate)).map(|piece| piece.text.split_whitespace().count()).sum()
}
