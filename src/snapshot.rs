//! A whole comparison, written down: JSON for programs, Markdown and plain text for people.
