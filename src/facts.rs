//! A document's mentions: quantities, times and names, each with the frame that says what it speaks of.
