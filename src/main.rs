//! The `diptych` program: parse arguments, call, exit code.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    diptych::cli::run(std::env::args_os())
}
