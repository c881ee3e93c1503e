//! Markdown: its signs are taken off, its headings, quotes, lists and pictures become pieces with roles.
//!
//! What articles need of it, not all of it: raw HTML inside is left as it stands.

use super::content::{Content, Head, Piece};
use super::published::day_in;
use super::types::Role;

/// Reads a Markdown text.
pub(super) fn content(text: &str) -> Content {
    let mut reader = Reader::default();
    let body = reader.front_matter(text);
    for (number, line) in body {
        reader.line(number, line);
    }
    reader.end();
    let Reader { mut content, .. } = reader;
    if let Some(title) = content.pieces.iter_mut().find(|piece| piece.role == Some(Role::Heading)).filter(|_| content.head.title.is_none())
    {
        // The first heading is the headline, unless prose stands before it.
        if title.line == content.pieces.first().map_or(0, |first| first.line) {
            content.head.title = content.pieces.first().map(|first| first.text.clone());
        }
    }
    content.with_head(1)
}

#[derive(Default)]
struct Reader {
    content: Content,
    /// The paragraph that is open: its text so far, its role, the line on which it began.
    open: Option<Piece>,
    /// The sign that ends the code block that is open.
    fence: Option<&'static str>,
}

impl Reader {
    /// Reads the lines between two `---` at the head, `title: Ferry sinks`; the lines after them come back with their numbers.
    fn front_matter<'t>(&mut self, text: &'t str) -> impl Iterator<Item = (usize, &'t str)> + use<'t> {
        let text = text.trim_start_matches('\u{feff}');
        let lines = || text.lines().enumerate();
        let end = lines().skip(1).find(|(_, line)| matches!(line.trim_end(), "---" | "...")).map(|(at, _)| at);
        let end = end.filter(|_| text.lines().next().is_some_and(|first| first.trim_end() == "---"));
        for (_, line) in lines().take(end.unwrap_or(0)).skip(1) {
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim().trim_matches(['"', '\'']).trim();
            self.told(key.trim(), value);
        }
        lines().skip(end.map_or(0, |end| end + 1)).map(|(at, line)| (at + 1, line))
    }

    fn told(&mut self, key: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let Head { title, byline, outlet, published, modified, language, address } = &mut self.content.head;
        let text = Some(value.to_owned());
        match key.to_ascii_lowercase().as_str() {
            "title" | "headline" => *title = text,
            "author" | "byline" | "authors" => *byline = text.map(|names| names.trim_matches(['[', ']']).to_owned()),
            "outlet" | "source" | "publisher" | "publication" => *outlet = text,
            "date" | "published" => *published = day_in(value),
            "updated" | "modified" | "lastmod" => *modified = day_in(value),
            "lang" | "language" => *language = text,
            "url" | "link" | "canonical" => *address = text,
            _ => {}
        }
    }

    fn line(&mut self, number: usize, line: &str) {
        let bare = line.trim();
        if let Some(fence) = self.fence {
            if bare.starts_with(fence) {
                self.fence = None;
                self.end();
            } else {
                self.begin(number, bare, Some(Role::Body));
            }
            return;
        }
        if let Some(fence) = ["```", "~~~"].into_iter().find(|fence| bare.starts_with(fence)) {
            self.end();
            self.fence = Some(fence);
            return;
        }
        if bare.is_empty() || is_rule(bare) {
            // A line of signs under one line of prose makes it a heading.
            if is_underline(bare)
                && let Some(open) = &mut self.open
            {
                open.role = Some(Role::Heading);
            }
            return self.end();
        }
        if is_underline(bare) && self.open.is_some() {
            if let Some(open) = &mut self.open {
                open.role = Some(Role::Heading);
            }
            return self.end();
        }
        if let Some(heading) = heading(bare) {
            self.begin(number, heading, Some(Role::Heading));
            return self.end();
        }
        if let Some(caption) = picture(bare) {
            if !caption.is_empty() {
                self.begin(number, caption, Some(Role::Caption));
            }
            return self.end();
        }
        if is_definition(bare) {
            return self.end();
        }
        let quoted = bare.starts_with('>');
        let inner = bare.trim_start_matches(['>', ' ']);
        if quoted && inner.is_empty() {
            return self.end();
        }
        if let Some(item) = item(inner) {
            return self.begin(number, item, Some(Role::Body));
        }
        match &mut self.open {
            // Two spaces or a backslash at the end of a line end it.
            Some(open) if !open.text.ends_with('\n') => {
                open.text.push(' ');
                open.text.push_str(&inline(inner));
            }
            _ => self.begin(number, inner, quoted.then_some(Role::Body)),
        }
        if line.ends_with("  ") || line.ends_with('\\') {
            self.end();
        }
    }

    fn begin(&mut self, line: usize, text: &str, role: Option<Role>) {
        self.end();
        let text = if self.fence.is_some() { text.to_owned() } else { inline(text) };
        self.open = Some(Piece { text, role, line, ..Piece::default() });
    }

    fn end(&mut self) {
        self.content.pieces.extend(self.open.take().filter(|piece| !piece.text.trim().is_empty()));
    }
}

/// "## Heading ##" without its signs.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with(' ')).then(|| rest.trim().trim_end_matches('#').trim_end())
}

/// A line of at least two "=" or "-" under a heading.
fn is_underline(line: &str) -> bool {
    line.len() >= 2 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

/// "---", "* * *", "___".
fn is_rule(line: &str) -> bool {
    let signs: String = line.split(' ').collect();
    signs.len() >= 3 && ["*", "-", "_"].iter().any(|sign| signs.trim_matches(sign.chars().next().unwrap_or('-')).is_empty())
}

/// `[1]: http://…`.
fn is_definition(line: &str) -> bool {
    line.starts_with('[') && line.split_once("]: ").is_some_and(|(_, rest)| rest.starts_with("http") || rest.starts_with('<'))
}

/// What follows the sign of an item: "- ", "* ", "12. ".
fn item(line: &str) -> Option<&str> {
    let rest = ["- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign));
    rest.or_else(|| {
        let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = line.len() - after.len();
        (1..=3).contains(&digits).then(|| after.strip_prefix(". ").or_else(|| after.strip_prefix(") "))).flatten()
    })
}

/// The words for a picture that stands alone on its line.
fn picture(line: &str) -> Option<&str> {
    let (words, rest) = line.strip_prefix("![")?.split_once("](")?;
    rest.strip_suffix(')').filter(|address| !address.contains(')')).map(|_| words)
}

/// Running text without the signs of emphasis, code, links and pictures.
fn inline(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        let before = plain.chars().next_back();
        rest = match c {
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                plain.extend(after.chars().next());
                after.get(1..).unwrap_or("")
            }
            '!' if after.starts_with('[') && link(after).is_some() => after,
            '[' => match link(rest) {
                Some((words, after)) => {
                    plain.push_str(&inline(words));
                    after
                }
                None => keep(&mut plain, c, after),
            },
            '<' if after.starts_with("http") && after.contains('>') => match after.split_once('>') {
                Some((address, after)) => {
                    plain.push_str(address);
                    after
                }
                None => keep(&mut plain, c, after),
            },
            '*' | '`' => {
                // An asterisk with white space on both sides is one.
                let alone = before.is_none_or(char::is_whitespace) && after.chars().next().is_none_or(char::is_whitespace);
                if alone { keep(&mut plain, c, after) } else { after }
            }
            '_' if !before.is_some_and(char::is_alphanumeric) || !after.starts_with(char::is_alphanumeric) => after,
            _ => keep(&mut plain, c, after),
        };
    }
    plain
}

fn keep<'t>(plain: &mut String, c: char, after: &'t str) -> &'t str {
    plain.push(c);
    after
}

/// The words of a link that begins here, `[words](address)` or `[words][name]`, and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('[')?;
    let close = inner.find(']')?;
    let (words, rest) = (inner.get(..close)?, inner.get(close + 1..)?);
    let end = match rest.chars().next()? {
        '(' => rest.find(')')?,
        '[' => rest.find(']')?,
        _ => return None,
    };
    Some((words, rest.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn pieces(text: &str) -> Vec<(String, Option<Role>, usize)> {
        content(text).pieces.into_iter().map(|piece| (piece.text, piece.role, piece.line)).collect()
    }

    #[test]
    fn signs_go_and_roles_come() {
        let text = "# Ferry *sinks*\n\nThe [ferry](http://a.example/x_y) sank\nat **noon** in snake_case `code`.\n\n## Rescue\n- nine men\n- two\n  horses\n\n> It was \\*cold\\*,\n> she said.\n\n![Divers at the pier](d.jpg)\n\nAfter\n-----\n2 * 3";
        let wanted = [
            ("Ferry sinks", Some(Role::Title), 1),
            ("The ferry sank at noon in snake_case code.", None, 3),
            ("Rescue", Some(Role::Heading), 6),
            ("nine men", Some(Role::Body), 7),
            ("two horses", Some(Role::Body), 8),
            ("It was *cold*, she said.", Some(Role::Body), 11),
            ("Divers at the pier", Some(Role::Caption), 14),
            ("After", Some(Role::Heading), 16),
            ("2 * 3", None, 18),
        ];
        assert_eq!(pieces(text), wanted.map(|(text, role, line)| (text.to_owned(), role, line)));
    }

    #[test]
    fn front_matter_tells_of_the_text() {
        let made = content("---\ntitle: \"Ferry sinks\"\nauthor: Ruth Aune\ndate: 2021-05-03T10:00\n---\nIt sank.");
        assert_eq!(
            (made.head.title.as_deref(), made.head.byline.as_deref(), made.head.published),
            (Some("Ferry sinks"), Some("Ruth Aune"), Some(date(2021, 5, 3)))
        );
        assert_eq!(made.pieces.last().map(|piece| (piece.text.as_str(), piece.line)), Some(("It sank.", 6)));
    }

    #[test]
    fn a_heading_after_prose_is_no_headline() {
        assert_eq!(content("It sank.\n\n# Why\n\nFog.").head.title, None);
    }
}
