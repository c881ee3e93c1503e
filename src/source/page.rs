//! What an address gives: the page that is kept of it, or the one that is fetched now.

use std::path::PathBuf;
use std::time::Duration;

use super::cache::{self, Page};
use super::trouble::Trouble;
use super::{Arrived, Error, address};
use crate::document::{Form, safe_name};

/// How addresses may be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Whether the network is left alone: only pages that are kept are opened.
    pub offline: bool,
    /// Whether a page is fetched although it is kept.
    pub fresh: bool,
    /// How long the whole of a page may take to come.
    pub patience: Duration,
    /// Where pages are kept; none keeps nothing.
    pub cache: Option<PathBuf>,
}

impl Access {
    /// The patience of a person who has not said otherwise.
    pub const PATIENCE: Duration = Duration::from_secs(30);
}

impl Default for Access {
    /// Kept nowhere, and no network: what nobody asked for is not done.
    fn default() -> Self {
        Self { offline: true, fresh: false, patience: Self::PATIENCE, cache: None }
    }
}

/// Where the person's pages are kept: the system's usual place for what can be had again; none where there is no home.
pub fn default_cache() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    etcetera::choose_base_strategy().ok().map(|places| places.cache_dir().join("diptych").join("pages"))
}

/// Whether an address would be fetched now.
pub(super) fn would_fetch(typed: &str, access: &Access) -> bool {
    !access.offline && address::checked(typed).is_ok_and(|asked| access.fresh || kept(&asked, access).is_none())
}

/// The page of an address; `form` is the one that the person wishes it read as.
pub(super) fn open(typed: &str, form: Option<Form>, access: &Access) -> Result<Arrived, Error> {
    let name = safe_name(typed);
    let told = |cause| Error::Address { name: name.clone(), cause };
    let asked = address::checked(typed).map_err(told)?;
    let is_kept_wanted = access.offline || !access.fresh;
    if let Some(page) = is_kept_wanted.then(|| kept(&asked, access)).flatten() {
        let when = page.head.retrieved;
        let note = if access.offline { format!("as retrieved {when}") } else { format!("as retrieved {when}; --fresh fetches it anew") };
        return Ok(arrived(name, page, vec![note]));
    }
    if access.offline {
        return Err(told(Trouble::NotKept));
    }
    let page = fetched(&name, &asked, access)?;
    if let Some(kind) = page.head.content_type.as_deref().filter(|kind| form.is_none() && !may_hold_article(kind)) {
        return Err(told(Trouble::Kind { kind: safe_name(kind) }));
    }
    let head = page.head.clone();
    Ok(Arrived { fetched: Some(head), ..arrived(name, page, Vec::new()) })
}

fn kept(asked: &str, access: &Access) -> Option<Page> {
    access.cache.as_ref().and_then(|directory| cache::kept(directory, asked))
}

/// Keeps what was fetched now, once it has proved to be an account; what to tell where that cannot be.
pub(super) fn keep(arrived: &Arrived, access: &Access) -> Option<String> {
    let (head, directory) = (arrived.fetched.as_ref()?, access.cache.as_ref()?);
    let kept = cache::keep(directory, head, &arrived.bytes);
    kept.err().map(|error| format!("not kept for the next opening ({error})"))
}

#[cfg(feature = "fetch")]
fn fetched(name: &str, asked: &str, access: &Access) -> Result<Page, Error> {
    super::fetch::fetch(name, asked, access.patience)
}

#[cfg(not(feature = "fetch"))]
fn fetched(name: &str, _: &str, _: &Access) -> Result<Page, Error> {
    Err(Error::Address { name: name.to_owned(), cause: Trouble::NotBuilt })
}

fn arrived(name: String, page: Page, notes: Vec<String>) -> Arrived {
    let head = page.head;
    let redirected = (!head.redirects.is_empty()).then(|| format!("redirected to {}", head.redirects.join(", then to ")));
    Arrived {
        name,
        bytes: page.body,
        content_type: head.content_type,
        address: Some(head.redirects.last().unwrap_or(&head.address).clone()),
        retrieved: Some(head.retrieved),
        fetched: None,
        notes: redirected.into_iter().chain(notes).collect(),
    }
}

/// Whether what a server calls so may hold an article; what it calls nothing in particular may.
fn may_hold_article(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.split_once('/') {
        Some(("text", of)) => !["css", "javascript", "csv", "calendar"].contains(&of),
        Some(("application", of)) => {
            let documents = ["xhtml+xml", "pdf", "epub+zip", "octet-stream", "xml", "zip", "x-pdf", "msword", "rtf"];
            documents.contains(&of) || of.starts_with("vnd.openxmlformats-officedocument.wordprocessingml")
        }
        Some(("image" | "audio" | "video" | "font" | "model", _)) => false,
        Some(_) | None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::may_hold_article;

    #[test]
    fn pictures_and_data_are_no_articles() {
        for kind in ["text/html; charset=utf-8", "TEXT/PLAIN", "application/pdf", "application/octet-stream", "", "unknown"] {
            assert!(may_hold_article(kind), "{kind}");
        }
        for kind in ["image/png", "application/json", "text/css", "video/mp4; codecs=x", "application/javascript"] {
            assert!(!may_hold_article(kind), "{kind}");
        }
    }
}
