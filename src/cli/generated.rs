//! `diptych completions` and `diptych man`: what shells and manuals know of the program, made from the definitions of its arguments.

use anyhow::{Context as _, Result, bail};
use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::Arguments;
use super::exit::Outcome;
use super::output::to_stdout;

/// Writes the completions for a shell.
pub(super) fn completions(shell: Shell) -> Result<Outcome> {
    to_stdout(&completions_for(shell)?)?;
    Ok(Outcome::Done)
}

/// Writes the manual page of a command, or of the program for none.
pub(super) fn man(path: &[String]) -> Result<Outcome> {
    let mut page = defined();
    for name in path {
        let Some(below) = page.find_subcommand(name).cloned() else {
            let known: Vec<_> = page.get_subcommands().map(Command::get_name).collect();
            bail!("{name}: no command of that name; give one of {}", known.join(", "));
        };
        page = below;
    }
    to_stdout(&manual_of(&page)?)?;
    Ok(Outcome::Done)
}

/// The definitions with all that follows from them.
fn defined() -> Command {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    command
}

fn completions_for(shell: Shell) -> Result<String> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "diptych", &mut out);
    String::from_utf8(out).context("the completions")
}

fn manual_of(command: &Command) -> Result<String> {
    let mut out = Vec::new();
    Man::new(command.clone()).render(&mut out).context("the manual page")?;
    String::from_utf8(out).context("the manual page")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};

    use clap::ValueEnum as _;

    use super::*;

    /// With this variable the files are written instead of compared.
    const WRITE: &str = "DIPTYCH_GENERATED";

    /// Every page of a command and of all below it.
    fn manuals(command: &Command, out: &mut BTreeMap<PathBuf, String>) {
        let name = command.get_display_name().unwrap_or(command.get_name());
        out.insert(Path::new("docs/man").join(format!("{name}.1")), manual_of(command).unwrap());
        command.get_subcommands().for_each(|below| manuals(below, out));
    }

    fn generated() -> BTreeMap<PathBuf, String> {
        let mut out = BTreeMap::new();
        manuals(&defined(), &mut out);
        for shell in Shell::value_variants() {
            let name = match shell {
                Shell::Bash => "diptych.bash",
                Shell::Elvish => "diptych.elv",
                Shell::Fish => "diptych.fish",
                Shell::PowerShell => "_diptych.ps1",
                _ => "_diptych",
            };
            out.insert(Path::new("docs/completions").join(name), completions_for(*shell).unwrap());
        }
        out
    }

    /// The files under `docs` are those of today's definitions, no more and no less.
    #[test]
    fn generated_files_are_fresh() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (generated, is_written) = (generated(), std::env::var_os(WRITE).is_some_and(|value| value == "write"));
        for (path, text) in &generated {
            let file = root.join(path);
            if is_written {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(&file, text).unwrap();
            }
            let is_fresh = fs::read_to_string(&file).is_ok_and(|there| there.replace("\r\n", "\n") == *text);
            assert!(is_fresh, "{} is stale; {WRITE}=write cargo test --lib generated writes it afresh", path.display());
        }
        for folder in ["docs/man", "docs/completions"] {
            for entry in fs::read_dir(root.join(folder)).unwrap() {
                let path = Path::new(folder).join(entry.unwrap().file_name());
                assert!(generated.contains_key(&path), "{} belongs to no command; remove it", path.display());
            }
        }
    }
}
