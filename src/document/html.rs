//! Pages of the web: the article in them, and what they say of themselves.
//!
//! Which part of a page is the article is decided by the rules that browsers' reading modes use (`dom_smoothie`); what surrounds it is left
//! out. A page is bounded before it is parsed, for a deep tree costs the square of its depth.

mod head;
mod prepare;
mod walk;

use dom_query::Document as Tree;
use dom_smoothie::{Article, Readability};

use self::walk::{Scope, pieces};
use super::content::{Content, Piece, plain};
use super::types::{Error, Role};

/// The fewest words of an article that is believed to be one, where the page around it has more.
const FEWEST_WORDS: usize = 25;

/// Reads a page; `raw` keeps everything that it shows.
///
/// # Errors
/// More elements, or a deeper nesting, than any article has.
pub(super) fn content(text: &str, raw: bool) -> Result<Content, Error> {
    let prepared = prepare::prepare(text)?;
    let tree = Tree::from(prepared.as_str());
    let head = head::read(&tree);
    if raw {
        let pieces = pieces(&tree, Scope::Everything);
        return Ok(Content { pieces, head: head.head });
    }
    let title_line = head.title_line;
    let whole = pieces(&tree, Scope::Report);
    let mut head = head.head;
    let article = Readability::with_document(tree, None, None).ok().and_then(|mut reading| reading.parse().ok());
    let found = article.as_ref().map(|article| pieces(&Tree::from(article.content.as_ref()), Scope::Everything)).unwrap_or_default();
    // A page of a few lines is all article.
    let pieces = if words(&found) < FEWEST_WORDS && words(&found) < words(&whole) { whole } else { found };
    if let Some(article) = article {
        tell(&mut head, article);
    }
    // The byline of the head stands in the text already where the article kept it.
    Ok(Content { pieces, head }.with_head(title_line))
}

/// What the reading mode's rules make of the head: tried on more pages than any rules of ours.
fn tell(head: &mut super::content::Head, article: Article) {
    let title = article.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if !title.is_empty() {
        head.title = Some(title);
    }
    let byline = article.byline.map(|byline| byline.split_whitespace().collect::<Vec<_>>().join(" "));
    head.byline = byline.filter(|byline| is_name_like(byline)).or(head.byline.take());
    head.outlet = head.outlet.take().or(article.site_name);
    head.language = head.language.take().or(article.lang);
    // A site that names its author like itself names no author.
    if let (Some(byline), Some(outlet)) = (&head.byline, &head.outlet)
        && plain(byline) == plain(outlet)
    {
        head.byline = None;
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
