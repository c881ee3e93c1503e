//! Addresses of the web: told from paths, checked before anything is asked of anybody.

use std::fmt::Write as _;

use super::trouble::Trouble;

/// Whether an argument is written as an address is: a scheme and `://`. A path of that look goes by `./`.
pub(super) fn is_address(argument: &str) -> bool {
    argument.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// The address as it is asked for: without a fragment, letters outside ASCII in the path encoded, scheme and host in lower case.
///
/// # Errors
/// Another scheme than http and https, no host, a name or password in it, or spaces.
pub(super) fn checked(typed: &str) -> Result<String, Trouble> {
    let (scheme, rest) = typed.split_once("://").ok_or(Trouble::Malformed)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(Trouble::Scheme);
    }
    let rest = rest.split('#').next().unwrap_or_default();
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    if host.contains('@') {
        return Err(Trouble::Secret);
    }
    if host.is_empty() || rest.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err(Trouble::Malformed);
    }
    let mut out = format!("{scheme}://{}", host.to_ascii_lowercase());
    if !path.starts_with('/') {
        out.push('/');
    }
    for byte in path.bytes() {
        if byte.is_ascii() {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Ok(out)
}

/// Where a redirect leads from an address that was asked for: to another address, or to a place named from this one.
///
/// # Errors
/// As [`checked`].
#[cfg(any(test, feature = "fetch"))]
pub(super) fn joined(from: &str, to: &str) -> Result<String, Trouble> {
    let to = to.trim();
    if is_address(to) {
        return checked(to);
    }
    let (scheme, rest) = from.split_once("://").ok_or(Trouble::Malformed)?;
    if to.starts_with("//") {
        return checked(&format!("{scheme}:{to}"));
    }
    let to = to.split('#').next().unwrap_or_default();
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let path = path.split('?').next().unwrap_or_default();
    let (to, query) = to.split_at(to.find('?').unwrap_or(to.len()));
    let whole = match to {
        "" => path.to_owned(),
        _ if to.starts_with('/') => to.to_owned(),
        _ => format!("{}/{to}", path.rsplit_once('/').map_or("", |(folder, _)| folder)),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/').skip(1) {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    if whole.ends_with("/.") || whole.ends_with("/..") {
        steps.push("");
    }
    checked(&format!("{scheme}://{host}/{}{query}", steps.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_paths() {
        for address in ["https://matin.example/ferry", "HTTP://x", "ftp://x/y", "file:///etc/hosts"] {
            assert!(is_address(address), "{address}");
        }
        for path in ["left.txt", "./https://x", "C:\\texts\\left.txt", "a b://c", "://x", "-"] {
            assert!(!is_address(path), "{path}");
        }
    }

    #[test]
    fn an_address_is_asked_for_in_one_spelling() {
        let asked = |typed| checked(typed).ok();
        assert_eq!(asked("HTTPS://Matin.Example#top").as_deref(), Some("https://matin.example/"));
        assert_eq!(asked("http://matin.example:80?id=Ä").as_deref(), Some("http://matin.example:80/?id=%C3%84"));
        assert_eq!(asked("https://matin.example/F%C3%A4hre/Öl#x").as_deref(), Some("https://matin.example/F%C3%A4hre/%C3%96l"));
    }

    #[test]
    fn redirects_lead_from_where_they_were_met() {
        let led = |to| joined("https://matin.example/news/2021/ferry?id=1", to).ok();
        for (to, there) in [
            ("https://Other.example", "https://other.example/"),
            ("//cdn.example/x", "https://cdn.example/x"),
            ("/a/b?c#d", "https://matin.example/a/b?c"),
            ("storm", "https://matin.example/news/2021/storm"),
            ("../2022/./storm", "https://matin.example/news/2022/storm"),
            ("../../../..", "https://matin.example/"),
            ("?id=2", "https://matin.example/news/2021/ferry?id=2"),
            ("./", "https://matin.example/news/2021/"),
        ] {
            assert_eq!(led(to).as_deref(), Some(there), "{to}");
        }
        assert_eq!([led("ftp://x/y"), led("https://a b/")], [None, None]);
    }

    #[test]
    fn what_must_not_be_asked_is_refused() {
        let trouble = |typed| checked(typed).err().map(|trouble| trouble.to_string()).unwrap_or_default();
        assert!(trouble("ftp://matin.example/").starts_with("only http:// and https://"));
        assert!(trouble("file:///etc/hosts").starts_with("only http:// and https://"));
        assert!(trouble("https://me:secret@matin.example/").starts_with("a user name or password"));
        for wrong in ["https://", "https:///x", "https://matin.example/a b", "https://matin.example\n/"] {
            assert!(trouble(wrong).starts_with("no address"), "{wrong:?}");
        }
    }
}
