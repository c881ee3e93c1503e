//! A tree of elements to pieces: paragraphs, headings, captions, items of lists, rows of tables.

use dom_query::{Document as Tree, NodeRef};

use super::super::content::Piece;
use super::super::forms::{forms, has};
use super::super::types::Role;
use super::prepare::LINE;

/// How much of a tree is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// All that it shows.
    Everything,
    /// Without what stands around reports: navigation, foot, forms.
    Report,
}

/// Elements that show no text, or none that is read.
const HIDDEN: [&str; 14] =
    ["script", "style", "head", "title", "template", "svg", "iframe", "object", "select", "button", "textarea", "audio", "video", "canvas"];
/// Elements that begin and end a piece.
const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tr",
    "ul",
];

/// The pieces of a tree, in order.
pub(super) fn pieces(tree: &Tree, scope: Scope) -> Vec<Piece> {
    let mut walk = Walk { scope, ..Walk::default_for(scope) };
    walk.run(tree.root());
    walk.end();
    walk.pieces
}

/// A step of the walk: trees may be deep, so it keeps its own list of what is left.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave { is_block: bool, role: Option<Role>, line: usize, in_link: bool },
}

struct Walk {
    scope: Scope,
    pieces: Vec<Piece>,
    open: String,
    /// The line of the innermost element that has one, and that on which the open piece begins.
    line: usize,
    open_line: usize,
    /// The role of what the walk is in, and whether that is a link.
    role: Option<Role>,
    in_link: bool,
    /// Letters of the open piece that are in no link.
    unlinked: usize,
}

impl Walk {
    const fn default_for(scope: Scope) -> Self {
        Self { scope, pieces: Vec::new(), open: String::new(), line: 1, open_line: 1, role: None, in_link: false, unlinked: 0 }
    }

    fn run(&mut self, root: NodeRef<'_>) {
        let mut steps = vec![Step::Enter(root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(node) if node.is_text() => self.text(&node.text()),
                Step::Enter(node) if node.is_element() => self.element(node, &mut steps),
                Step::Enter(node) => steps.extend(node.children_it(true).map(Step::Enter)),
                Step::Leave { is_block, role, line, in_link } => {
                    if is_block {
                        self.end();
                    }
                    (self.role, self.line, self.in_link) = (role, line, in_link);
                }
            }
        }
    }

    fn element<'a>(&mut self, node: NodeRef<'a>, steps: &mut Vec<Step<'a>>) {
        let name = node.node_name();
        let name = name.as_deref().unwrap_or_default();
        if HIDDEN.contains(&name) || (self.scope == Scope::Report && is_around(&node, name)) || node.has_attr("hidden") {
            return;
        }
        match name {
            "br" => return self.end(),
            // A cell of a row goes on with the row.
            "td" | "th" if !self.open.trim().is_empty() => self.open.push_str(" | "),
            _ => {}
        }
        let is_block = BLOCKS.contains(&name);
        if is_block {
            self.end();
        }
        steps.push(Step::Leave { is_block, role: self.role, line: self.line, in_link: self.in_link });
        self.in_link |= name == "a";
        if let Some(line) = node.attr(LINE).and_then(|line| line.parse().ok()) {
            self.line = line;
        }
        // What stands inside a heading or a caption belongs to it.
        if !matches!(self.role, Some(Role::Heading | Role::Caption)) {
            self.role = role(&node, name).or(self.role);
        }
        steps.extend(node.children_it(true).map(Step::Enter));
    }

    fn text(&mut self, text: &str) {
        if self.open.trim().is_empty() {
            self.open.clear();
            let blank = text.len() - text.trim_start().len();
            self.open_line = self.line + text.bytes().take(blank).filter(|&b| b == b'\n').count();
        }
        if !self.in_link {
            self.unlinked += text.chars().filter(|c| c.is_alphabetic()).count();
        }
        self.open.push_str(text);
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.open);
        let is_link = std::mem::take(&mut self.unlinked) == 0 && text.contains(char::is_alphabetic);
        let bare = text.trim().trim_end_matches('|').trim_end();
        if bare.is_empty() {
            return;
        }
        self.pieces.push(Piece { text: bare.to_owned(), role: self.role, line: self.open_line, is_link, ..Piece::default() });
    }
}

/// What an element says its content is for.
fn role(node: &NodeRef<'_>, name: &str) -> Option<Role> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Heading),
        "figcaption" | "caption" => Some(Role::Caption),
        "li" | "dd" | "dt" | "tr" | "pre" | "blockquote" => Some(Role::Body),
        _ => node.attr("itemprop").filter(|kind| kind.as_ref() == "caption").map(|_| Role::Caption),
    }
}

fn is_around(node: &NodeRef<'_>, name: &str) -> bool {
    // The head of an article is part of it.
    let is_own = name == "header" && node.ancestors_it(None).any(|above| above.has_name("article") || above.has_name("main"));
    has(&forms().page.around, name) && !is_own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(html: &str, scope: Scope) -> Vec<(String, Option<Role>)> {
        pieces(&Tree::from(html), scope).into_iter().map(|piece| (piece.text, piece.role)).collect()
    }

    #[test]
    fn blocks_become_pieces_with_roles() {
        let html = "<div>Loose <a href=x>words</a><p>One <b>two</b>.<p>Three<br>four<h2>Why <i>so</i></h2><ul><li>first<li><p>second</ul><figure><img><figcaption><p>Pier</p></figcaption></figure><table><tr><th>Dead<td>31<td><tr><td>Hurt<td>9</table></div>";
        let wanted = [
            ("Loose words", None),
            ("One two.", None),
            ("Three", None),
            ("four", None),
            ("Why so", Some(Role::Heading)),
            ("first", Some(Role::Body)),
            ("second", Some(Role::Body)),
            ("Pier", Some(Role::Caption)),
            ("Dead | 31", Some(Role::Body)),
            ("Hurt | 9", Some(Role::Body)),
        ];
        assert_eq!(walked(html, Scope::Everything), wanted.map(|(text, role)| (text.to_owned(), role)));
    }

    #[test]
    fn what_stands_around_a_report_is_left_out_where_that_is_asked_for() {
        let html = "<header>Moss Matin</header><nav>Home</nav><article><header>Ferry</header><p>It sank.</article><footer>©</footer><script>x</script>";
        let texts = |scope| walked(html, scope).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
        assert_eq!(texts(Scope::Report), ["Ferry", "It sank."]);
        assert_eq!(texts(Scope::Everything), ["Moss Matin", "Home", "Ferry", "It sank.", "©"]);
    }

    #[test]
    fn pieces_know_their_lines() {
        let html = format!("<p {LINE}=4>\n\nMoss <b>is\n</b> far</p><div {LINE}=9><span {LINE}=11>there</span></div>");
        let lines: Vec<usize> = pieces(&Tree::from(html.as_str()), Scope::Everything).into_iter().map(|piece| piece.line).collect();
        assert_eq!(lines, [6, 11]);
    }
}
