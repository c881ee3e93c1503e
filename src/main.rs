//! The `diptych` program: parse arguments, call, exit code.
#![forbid(unsafe_code)]

fn main() {}
