//! Whether a text report carries colour. The environment is handed in, so that the rule is tested without one.

use std::ffi::OsString;

use super::arguments::ColourChoice;

/// The option outranks `NO_COLOR`, which outranks `CLICOLOR_FORCE` and `FORCE_COLOR`; then `CLICOLOR=0` and a dumb terminal say no, and a terminal says yes.
///
/// `variable` gives a variable's value where it is set and not empty.
pub(super) fn decide(choice: ColourChoice, is_terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let forced = |name| variable(name).is_some_and(|value| value != "0");
    match choice {
        ColourChoice::Always => true,
        ColourChoice::Never => false,
        ColourChoice::Auto if variable("NO_COLOR").is_some() => false,
        ColourChoice::Auto if forced("CLICOLOR_FORCE") || forced("FORCE_COLOR") => true,
        ColourChoice::Auto => {
            is_terminal && variable("CLICOLOR").is_none_or(|value| value != "0") && variable("TERM").is_none_or(|value| value != "dumb")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ColourChoice, decide};

    fn auto(is_terminal: bool, environment: &[(&str, &str)]) -> bool {
        decide(ColourChoice::Auto, is_terminal, |name| environment.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).into()))
    }

    #[test]
    fn a_terminal_gets_colour_and_a_pipe_none() {
        assert!(auto(true, &[]));
        assert!(!auto(false, &[]));
    }

    #[test]
    fn no_color_outranks_clicolor_force() {
        assert!(auto(false, &[("CLICOLOR_FORCE", "1")]));
        assert!(!auto(true, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
        assert!(!auto(false, &[("CLICOLOR_FORCE", "0")]));
    }

    #[test]
    fn clicolor_off_and_dumb_terminals_get_none() {
        assert!(!auto(true, &[("CLICOLOR", "0")]));
        assert!(!auto(true, &[("TERM", "dumb")]));
    }

    #[test]
    fn the_option_outranks_the_environment() {
        let no_color = |name: &str| (name == "NO_COLOR").then(|| "1".into());
        assert!(decide(ColourChoice::Always, false, no_color));
        assert!(!decide(ColourChoice::Never, true, |_| None));
    }
}
