//! One page from its address: asked for once, with a limit for everything, and nothing else asked for.

use std::io::{self, Read as _};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ureq::http::{HeaderMap, Response, StatusCode, Uri, header};
use ureq::{Agent, Body};

use super::cache::Page;
use super::trouble::Trouble;
use super::{Error, LARGEST, address};
use crate::document::{safe_line, safe_name};

/// How many redirects are followed.
const REDIRECTS: usize = 10;
/// The longest that a connection may take to come about.
const LONGEST_CONNECT: Duration = Duration::from_secs(10);
/// What is left of the patience at least: none at all would mean no limit.
const SHORTEST: Duration = Duration::from_millis(1);
/// Who asks: no more and no less.
const USER_AGENT: &str = concat!("diptych/", env!("CARGO_PKG_VERSION"));
/// What is wanted, the best first.
const WANTED: &str = "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,application/pdf;q=0.8,*/*;q=0.5";
/// How much of a refusal in plain words is read, in bytes.
const READ_OF_REFUSAL: u64 = 2048;
/// How much of it is told, in characters.
const TOLD_OF_REFUSAL: usize = 120;

/// Fetches a page; all of it must have come when the patience ends. `name` is how the person named it.
pub(super) fn fetch(name: &str, address: &str, patience: Duration) -> Result<Page, Error> {
    let told = |cause| Error::Address { name: name.to_owned(), cause };
    let (mut answer, redirects) = follow(address, patience).map_err(|failure| match failure {
        Failure::Trouble(cause) => told(cause),
        Failure::Ureq(error) => failed(error, name, patience),
    })?;
    let status = answer.status();
    let (content_type, packed, promised) = {
        let headers = answer.headers();
        let promised = text(headers, header::CONTENT_LENGTH).and_then(|length| length.trim().parse::<u64>().ok());
        (text(headers, header::CONTENT_TYPE), text(headers, header::CONTENT_ENCODING), promised)
    };
    if !status.is_success() {
        let words = refusal(status, content_type.as_deref(), answer.body_mut());
        return Err(told(Trouble::Said { status: status.as_u16(), words }));
    }
    let packed = packed.map(|packed| packed.trim().to_ascii_lowercase()).filter(|packed| !packed.is_empty() && packed != "identity");
    if let Some(other) = packed.as_deref().filter(|packed| !["gzip", "x-gzip"].contains(packed)) {
        return Err(told(Trouble::Packed { cause: format!("it is packed as {}, which was not asked for", safe_name(other)) }));
    }
    let body = answer.body_mut().with_config().limit(LARGEST).read_to_vec().map_err(|error| failed(error, name, patience))?;
    if packed.is_none() && promised.is_some_and(|promised| (body.len() as u64) < promised) {
        return Err(told(Trouble::Cut));
    }
    let now = Timestamp::now();
    let retrieved = Timestamp::from_second(now.as_second()).unwrap_or(now);
    Ok(Page::new(address, redirects, content_type.map(|kind| safe_name(&kind)), retrieved, body))
}

/// What came of asking.
enum Failure {
    Trouble(Trouble),
    Ureq(ureq::Error),
}

/// Asks for an address, and for those to which it redirects: the last answer, and the way there. Each is checked as the first was.
fn follow(address: &str, patience: Duration) -> Result<(Response<Body>, Vec<String>), Failure> {
    let end = Instant::now() + patience;
    let config = Agent::config_builder()
        .timeout_connect(Some(patience.min(LONGEST_CONNECT)))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(USER_AGENT)
        .accept(WANTED)
        .build();
    let agent = Agent::new_with_config(config);
    let (mut at, mut redirects) = (address.to_owned(), Vec::new());
    loop {
        let uri: Uri = at.parse().map_err(|_| Failure::Trouble(Trouble::Malformed))?;
        let left = end.saturating_duration_since(Instant::now()).max(SHORTEST);
        let answer = agent.get(uri).config().timeout_global(Some(left)).build().call().map_err(Failure::Ureq)?;
        let to = if answer.status().is_redirection() { text(answer.headers(), header::LOCATION) } else { None };
        let Some(to) = to else { return Ok((answer, redirects)) };
        if redirects.len() >= REDIRECTS {
            return Err(Failure::Trouble(Trouble::Redirects { most: REDIRECTS }));
        }
        at = address::joined(&at, &to).map_err(|_| Failure::Trouble(Trouble::Astray { to: safe_name(&to) }))?;
        redirects.push(at.clone());
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// What a status means, and the first line of what the server wrote beside it where that is plain text.
fn refusal(status: StatusCode, content_type: Option<&str>, body: &mut Body) -> String {
    let mut words = status.canonical_reason().map(|reason| format!(" {reason}")).unwrap_or_default();
    if content_type.is_some_and(|kind| kind.trim_start().starts_with("text/plain")) {
        let mut written = Vec::new();
        // What came before a break is told as well.
        let _ = body.as_reader().take(READ_OF_REFUSAL).read_to_end(&mut written);
        let written = String::from_utf8_lossy(&written);
        let line = safe_line(written.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default());
        if !line.is_empty() {
            words.extend([" (\u{201c}", &line.chars().take(TOLD_OF_REFUSAL).collect::<String>(), "\u{201d})"]);
        }
    }
    words
}

/// What went wrong, in the person's terms.
fn failed(error: ureq::Error, name: &str, patience: Duration) -> Error {
    let cause = match error {
        ureq::Error::BodyExceedsLimit(_) => return Error::TooLarge { name: name.to_owned() },
        ureq::Error::Timeout(_) | ureq::Error::BodyStalled => Trouble::Late { seconds: patience.as_secs_f64() },
        ureq::Error::HostNotFound => Trouble::NoServer,
        ureq::Error::BadUri(_) => Trouble::Malformed,
        ureq::Error::Decompress(_, cause) => Trouble::Packed { cause: safe_name(&cause.to_string()) },
        ureq::Error::Io(cause) => match cause.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Trouble::Late { seconds: patience.as_secs_f64() },
            io::ErrorKind::UnexpectedEof => Trouble::Cut,
            _ => Trouble::Broken { cause: safe_name(&cause.to_string()) },
        },
        other => Trouble::Broken { cause: safe_name(&other.to_string()) },
    };
    Error::Address { name: name.to_owned(), cause }
}
