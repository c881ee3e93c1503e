//! Why an address gave no page, in words that say what the server said and what to do.

/// Why an address gave no page.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Trouble {
    /// `ftp://`, `file://` and the like.
    #[error("only http:// and https:// are fetched; save it and give the file")]
    Scheme,
    /// No host, or signs that no address has.
    #[error("no address that can be asked for; copy it again from the browser")]
    Malformed,
    /// It would stand in what is written down, and go over the net.
    #[error("a user name or password in the address would be written down with it; save the page and give the file")]
    Secret,
    /// The person wants no network, and nothing is kept.
    #[error("not kept from an earlier opening; leave out --offline to fetch it")]
    NotKept,
    /// A build without the feature.
    #[error("this build fetches nothing; save the page and give the file")]
    NotBuilt,
    /// Another status than success.
    #[error("the server said {status}{words}; {}", remedy(*.status))]
    Said {
        /// The status, such as 404.
        status: u16,
        /// What it means, with a space before it, and what the server wrote beside it; may be empty.
        words: String,
    },
    /// It took too long.
    #[error("no whole answer within {seconds} s; try again, or allow more with --timeout")]
    Late {
        /// How long was waited.
        seconds: f64,
    },
    /// The name leads nowhere.
    #[error("no server of this name was found; check the address and the connection")]
    NoServer,
    /// The connection failed or broke.
    #[error("the server cannot be reached or broke off ({cause}); check the address and the connection, or try again")]
    Broken {
        /// What the system said.
        cause: String,
    },
    /// Round and round, or too far.
    #[error("redirected more than {most} times; give the address at which the page is")]
    Redirects {
        /// How many are followed.
        most: usize,
    },
    /// A redirect to where nobody follows.
    #[error("redirected to what cannot be followed ({to}); give the address at which the page is")]
    Astray {
        /// Where to.
        to: String,
    },
    /// Fewer bytes than were promised.
    #[error("the answer ended before its whole length; try again")]
    Cut,
    /// Packed in a way that was not asked for, or badly.
    #[error("the answer cannot be unpacked ({cause}); save the page in a browser and give the file")]
    Packed {
        /// What is wrong with it.
        cause: String,
    },
    /// Pictures, sounds, data.
    #[error("the server sent {kind}, which is no article; give the address of a page, or choose how to read it with --as")]
    Kind {
        /// What it is, as the server tells it.
        kind: String,
    },
}

/// What a person can do about a status.
const fn remedy(status: u16) -> &'static str {
    match status {
        401 | 402 | 403 | 407 | 429 | 451 => "open the page in a browser, save it and give the file",
        500..=599 => "try again later",
        _ => "check the address",
    }
}
