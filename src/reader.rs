//! The terminal reader: two panes, the finding bar, the ledger and help.
