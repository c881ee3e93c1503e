//! Twins of the long options: what the environment and the configuration file say of them, for every command in the same way.
//!
//! `--min-confidence` is `DIPTYCH_MIN_CONFIDENCE` in the environment and `min-confidence` in `config.toml`; a switch that declines, `--no-mouse`, is
//! besides `DIPTYCH_MOUSE` and `mouse`, with 0 for what it declines. What is typed outranks the environment, and that the file. A twin becomes the
//! default of its option in the definitions, so that nothing behind them has to know of it.

use std::ffi::{OsStr, OsString};

use anyhow::{Result, anyhow, bail};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory as _, FromArgMatches as _};

use super::arguments::Arguments;
use super::config::{Files, Settings};
use super::plan::variable;

/// What a variable's name begins with.
const PREFIX: &str = "DIPTYCH_";

/// What stands before the option's own name where it declines something.
const DECLINES: &str = "no-";

/// A setting as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Twin {
    /// Its value.
    pub(super) value: OsString,
    /// What decided it: "theme in config.toml".
    pub(super) source: String,
    /// How it is named in trouble: the variable, or the file and the name in it.
    name: String,
    /// Whether a yes stands for the option's no.
    is_reversed: bool,
}

/// Where twins are looked up.
#[derive(Debug, Clone)]
pub(super) struct Twins {
    root: Command,
    settings: Option<Settings>,
}

/// Reads what was typed, with the twins of what was not.
///
/// # Errors
/// The outer one names a twin that cannot be read, the inner one is about what was typed: wrong usage, or a wish for help.
pub(super) fn parse(typed: &[OsString]) -> Result<Result<Arguments, clap::Error>> {
    let command = Arguments::command();
    let settled = match command.clone().try_get_matches_from(typed) {
        Ok(matches) if takes_options(&command, &matches) => Twins::find()?.settle(command, &matches)?,
        Ok(_) => command,
        Err(error) => return Ok(Err(error)),
    };
    Ok(settled.try_get_matches_from(typed).and_then(|matches| Arguments::from_arg_matches(&matches)))
}

/// Whether the command that was typed has an option; one that has none needs no settings and can tell of them when they are wrong.
fn takes_options(command: &Command, matches: &ArgMatches) -> bool {
    match matches.subcommand() {
        Some((name, matches)) => command.find_subcommand(name).is_some_and(|command| takes_options(command, matches)),
        None => options(command).next().is_some(),
    }
}

/// The options of a command, not of those below it.
fn options(command: &Command) -> impl Iterator<Item = (&Arg, &str)> {
    command.get_arguments().filter_map(|arg| Some((arg, arg.get_long()?)))
}

/// The options of a command and of all below it.
fn all_options(command: &Command) -> Vec<(&Arg, &str)> {
    options(command).chain(command.get_subcommands().flat_map(all_options)).collect()
}

/// The variable that is the twin of a name.
pub(super) fn variable_of(name: &str) -> String {
    format!("{PREFIX}{}", name.to_uppercase().replace('-', "_"))
}

impl Twins {
    /// Those of the environment and of the person's file.
    pub(super) fn find() -> Result<Self> {
        let root = Arguments::command();
        let settings = Files::find()?.settings()?;
        let twins = Self { root, settings };
        let names = twins.names();
        if let Some(Settings { file, set }) = &twins.settings
            && let Some((name, _)) = set.iter().find(|(name, _)| !names.contains(name))
        {
            let near = names.iter().max_by(|one, other| strsim::jaro(one, name).total_cmp(&strsim::jaro(other, name)));
            bail!("{file}: {name} is no setting; the nearest is {}", near.map_or("theme", String::as_str));
        }
        Ok(twins)
    }

    /// The names that a setting may have: those of the long options, and what options decline.
    pub(super) fn names(&self) -> Vec<String> {
        let long = all_options(&self.root).into_iter().map(|(_, long)| long.to_owned());
        let mut names: Vec<String> = long.flat_map(|long| [long.strip_prefix(DECLINES).map(str::to_owned), Some(long)]).flatten().collect();
        names.sort();
        names.dedup();
        names
    }

    /// The setting of a name, as it stands in the environment, else in the file.
    pub(super) fn named(&self, name: &str) -> Option<Twin> {
        let set = variable_of(name);
        if let Some(value) = variable(&set) {
            return Some(Twin { value, source: format!("{set} in the environment"), name: set, is_reversed: false });
        }
        let Settings { file, set } = self.settings.as_ref()?;
        let (_, value) = set.iter().find(|(set, _)| set == name)?;
        let source = format!("{name} in config.toml");
        Some(Twin { value: value.into(), source, name: format!("{file}: {name}"), is_reversed: false })
    }

    /// The twin of an option.
    fn of(&self, long: &str) -> Option<Twin> {
        let declined = || {
            let positive = long.strip_prefix(DECLINES)?;
            Some(Twin { is_reversed: true, ..self.named(positive)? })
        };
        self.named(long).or_else(declined)
    }

    /// The value of an option as far as any command takes it.
    ///
    /// # Errors
    /// When none does.
    pub(super) fn checked(&self, name: &str) -> Result<Option<Twin>> {
        let Some(twin) = self.named(name) else { return Ok(None) };
        let takes = |long: &str| long == name || long.strip_prefix(DECLINES) == Some(name);
        let refusals: Vec<_> = all_options(&self.root).into_iter().filter(|(_, long)| takes(long)).map(|(arg, _)| twin.fit(arg)).collect();
        if refusals.iter().any(Result::is_ok) {
            return Ok(Some(twin));
        }
        refusals.into_iter().find_map(Result::err).map_or(Ok(None), Err)
    }

    /// The definitions with a twin for each option of the command that was typed; one that is at odds with what was typed does not count.
    fn settle(&self, command: Command, matches: &ArgMatches) -> Result<Command> {
        if let Some((name, matches)) = matches.subcommand() {
            let Some(below) = command.find_subcommand(name).cloned() else { return Ok(command) };
            let below = self.settle(below, matches)?;
            return Ok(command.mut_subcommand(name, |_| below));
        }
        let mut settled = command.clone();
        for (arg, long) in options(&command) {
            let Some(twin) = self.of(long).filter(|_| !is_at_odds(&command, arg, matches)) else { continue };
            match twin.fit(arg) {
                Ok(value) => settled = settled.mut_arg(arg.get_id(), |arg| arg.default_value(value)),
                // The same name may take other values elsewhere: --format of a list is not that of a report.
                Err(refusal) if self.is_refused_everywhere(long, &twin) => return Err(refusal),
                Err(_) => {}
            }
        }
        Ok(settled)
    }

    fn is_refused_everywhere(&self, name: &str, twin: &Twin) -> bool {
        all_options(&self.root).into_iter().filter(|(_, long)| *long == name).all(|(arg, _)| twin.fit(arg).is_err())
    }
}

/// Whether something was typed that cannot stand beside an option.
fn is_at_odds(command: &Command, arg: &Arg, matches: &ArgMatches) -> bool {
    let excludes =
        |one: &Arg, other: &Arg| command.get_arg_conflicts_with(one).into_iter().any(|excluded| excluded.get_id() == other.get_id());
    let is_typed = |arg: &Arg| matches.value_source(arg.get_id().as_str()) == Some(clap::parser::ValueSource::CommandLine);
    options(command).any(|(other, _)| is_typed(other) && (excludes(arg, other) || excludes(other, arg)))
}

impl Twin {
    /// The value as the option takes it.
    ///
    /// # Errors
    /// Names the twin, tells what it holds and what to give instead.
    fn fit(&self, arg: &Arg) -> Result<OsString> {
        let held = self.value.to_string_lossy();
        if matches!(arg.get_action(), ArgAction::SetTrue) {
            let is_set = is_yes(&self.value).ok_or_else(|| anyhow!("{}: \"{held}\" is neither yes nor no; give 1 or 0", self.name))?;
            return Ok(if is_set == self.is_reversed { "false" } else { "true" }.into());
        }
        // The option's own parser on a command of its own: what else it asks for is no concern of a twin.
        let probe = Arg::new("twin").long("twin").action(arg.get_action().clone()).value_parser(arg.get_value_parser().clone());
        let mut typed = OsString::from("--twin=");
        typed.push(&self.value);
        let probe = Command::new("twin").no_binary_name(true).arg(probe.value_delimiter(arg.get_value_delimiter()));
        match probe.try_get_matches_from([typed]) {
            Ok(_) => Ok(self.value.clone()),
            Err(error) => bail!("{}: \"{held}\" is not what --{} takes; {}", self.name, arg.get_long().unwrap_or_default(), remedy(&error)),
        }
    }
}

/// What to give instead of a value that was refused.
fn remedy(error: &clap::Error) -> String {
    let told = std::error::Error::source(error).filter(|_| error.kind() == ErrorKind::ValueValidation).map(ToString::to_string);
    let allowed = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) => Some(format!("give one of {}", values.join(", "))),
        _ => None,
    };
    told.or(allowed).unwrap_or_else(|| "give what its help tells of".to_owned())
}

/// What a word says of a switch, if it says anything.
fn is_yes(word: &OsStr) -> Option<bool> {
    match word.to_string_lossy().trim().to_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Some(true),
        "0" | "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn set(value: &str) -> Twin {
        Twin { value: value.into(), source: String::new(), name: "DIPTYCH_X".to_owned(), is_reversed: false }
    }

    fn file(set: &[(&str, &str)]) -> Settings {
        let set = set.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Settings { file: "config.toml".to_owned(), set }
    }

    /// Values that one or another option takes.
    const VALUES: [&str; 12] = ["1", "0.7", "2s", "json", "jsonl", "text", "quantity", "conflicts", "always", "80x24", "bash", "a name"];

    #[test]
    fn every_long_option_of_every_command_has_a_twin_that_it_takes() {
        let root = Arguments::command();
        let options = all_options(&root);
        assert!(options.len() > 40, "{}", options.len());
        for (arg, long) in options {
            let fitting = VALUES.iter().filter_map(|value| set(value).fit(arg).ok()).count();
            assert!(fitting > 0, "--{long} takes none of the values");
            let name = variable_of(long);
            let is_plain = name.strip_prefix(PREFIX).unwrap().chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
            assert!(is_plain, "{name}");
        }
    }

    /// The definitions, walked: each option of each command becomes what its setting says, and only that one.
    #[test]
    fn a_setting_reaches_its_option_in_every_command_that_has_it() {
        fn walk(root: &Command, command: &Command, path: &[String]) {
            for (arg, long) in options(command) {
                let value = VALUES.iter().find(|value| set(value).fit(arg).is_ok()).unwrap();
                let twins = Twins { root: root.clone(), settings: Some(file(&[(long, value)])) };
                let needed = command.get_positionals().filter(|arg| arg.is_required_set()).map(|_| "x".to_owned());
                let typed: Vec<String> = ["diptych".to_owned()].into_iter().chain(path.iter().cloned()).chain(needed).collect();
                let matches = |command: &Command| {
                    let mut matches = command.clone().try_get_matches_from(&typed).unwrap_or_else(|error| panic!("{typed:?}: {error}"));
                    for name in path {
                        let (found, below) = matches.remove_subcommand().unwrap();
                        assert_eq!(found, *name);
                        matches = below;
                    }
                    matches
                };
                let first = root.clone().try_get_matches_from(&typed).unwrap();
                let (with, without) = (matches(&twins.settle(root.clone(), &first).unwrap()), matches(root));
                let raw = |matches: &ArgMatches, arg: &Arg| -> Vec<OsString> {
                    matches.get_raw(arg.get_id().as_str()).into_iter().flatten().map(OsStr::to_owned).collect()
                };
                let expected = if matches!(arg.get_action(), ArgAction::SetTrue) { "true" } else { value };
                assert_eq!(raw(&with, arg), [OsString::from(expected)], "--{long} of {path:?}");
                for (other, _) in options(command).filter(|(other, _)| other.get_id() != arg.get_id()) {
                    assert_eq!(raw(&with, other), raw(&without, other), "--{long} of {path:?} moves another option");
                }
            }
            for below in command.get_subcommands() {
                walk(root, below, &[path, &[below.get_name().to_owned()]].concat());
            }
        }
        let root = Arguments::command();
        walk(&root, &root, &[]);
    }

    #[test]
    fn a_refused_value_is_told_with_its_twin_and_what_to_give() {
        let root = Arguments::command();
        let refusal = |long: &str, value: &str| {
            let (arg, _) = all_options(&root).into_iter().find(|(_, found)| *found == long).unwrap();
            set(value).fit(arg).unwrap_err().to_string()
        };
        assert!(refusal("color", "loud").contains("DIPTYCH_X: \"loud\" is not what --color takes; give one of auto, always, never"));
        assert!(refusal("min-confidence", "lots").contains("possible, likely and strong"));
        assert_eq!(refusal("all", "perhaps"), "DIPTYCH_X: \"perhaps\" is neither yes nor no; give 1 or 0");
    }

    #[test]
    fn what_declines_has_the_twin_of_what_it_declines() {
        let declined = |settings: &[(&str, &str)], typed: &[&str]| {
            let root = Arguments::command();
            let first = root.clone().try_get_matches_from(typed).unwrap();
            let settled = Twins { root: root.clone(), settings: Some(file(settings)) }.settle(root, &first).unwrap();
            let matches = settled.try_get_matches_from(typed).unwrap();
            let below = matches.subcommand().map_or(&matches, |(_, below)| below);
            ["no_mouse", "no_review", "reviewed"].map(|id| below.try_get_one::<bool>(id).ok().flatten().copied())
        };
        assert_eq!(declined(&[("mouse", "0")], &["diptych"])[0], Some(true));
        assert_eq!(declined(&[("mouse", "yes")], &["diptych"])[0], Some(false));
        assert_eq!(declined(&[("no-mouse", "true"), ("mouse", "1")], &["diptych"])[0], Some(true), "its own name is nearer");
        assert_eq!(declined(&[("review", "off")], &["diptych", "compare"])[1], Some(true));
        assert_eq!(declined(&[("reviewed", "1")], &["diptych", "compare", "--no-review"])[1..], [Some(true), Some(false)], "typed wins");
    }
}
