//! The person's own files: settings, keys, themes; `diptych config` and `diptych doctor`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

fn diptych(directory: &Path) -> Command {
    let mut command = Command::cargo_bin("diptych").unwrap();
    command.env_clear().env("DIPTYCH_CONFIG_DIR", directory);
    command
}

fn files(of: &[(&str, &str)]) -> TempDir {
    let directory = TempDir::new().unwrap();
    for (name, text) in of {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    directory
}

fn output(command: &mut Command) -> (String, String, i32) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn config_tells_paths_settings_and_what_decided_them() {
    let directory = files(&[("config.toml", "theme = 'light'\nmin-confidence = 0.7\n"), ("themes/dusk.toml", "inherits = 'dark'\n")]);
    let (told, _, code) = output(diptych(directory.path()).env("DIPTYCH_MIN_CONFIDENCE", "likely").arg("config"));
    assert_eq!(code, 0);
    assert!(told.contains("config.toml\n") && told.contains("keymap.toml (not there)"), "{told}");
    assert!(told.lines().any(|line| line.contains("light") && line.contains("theme in config.toml")), "{told}");
    for what in ["decisions", "advance", "mouse", "watch", "plain"] {
        assert!(told.lines().any(|line| line.trim_start().starts_with(what)), "{what}: {told}");
    }
    assert!(told.lines().any(|line| line.contains("likely") && line.contains("DIPTYCH_MIN_CONFIDENCE in the environment")), "{told}");
    assert!(told.contains("mono, dusk"), "{told}");
}

#[test]
fn the_configured_confidence_holds_below_option_and_environment() {
    let directory = files(&[("config.toml", "min-confidence = 'strong'\n")]);
    let floor = |command: &mut Command| {
        let (told, _, _) = output(command);
        told.lines().find(|line| line.starts_with("Findings at or above")).unwrap().to_owned()
    };
    assert!(floor(diptych(directory.path()).arg("compare")).contains("0.80"));
    assert!(floor(diptych(directory.path()).args(["compare", "--min-confidence", "0.65"])).contains("0.65"));
    assert!(floor(diptych(directory.path()).env("DIPTYCH_MIN_CONFIDENCE", "0.7").arg("compare")).contains("0.70"));
}

#[test]
fn a_setting_that_cannot_be_read_is_told_with_its_file() {
    for (text, told) in [
        ("theem = 'dark'", "theem"),
        ("min-confidence = 'often'", "\"often\" is not what --min-confidence takes"),
        ("theme = ", "config.toml"),
    ] {
        let directory = files(&[("config.toml", text)]);
        let (_, error, code) = output(diptych(directory.path()).arg("compare"));
        assert!(code == 2 && error.contains("config.toml") && error.contains(told) && error.lines().count() == 1, "{error}");
    }
}

#[test]
fn a_directory_that_is_named_must_be_there() {
    let (_, error, code) = output(diptych(Path::new("no-such-directory")).arg("config"));
    assert!(code == 2 && error.contains("DIPTYCH_CONFIG_DIR: no-such-directory is no directory"), "{error}");
}

#[test]
fn without_a_home_nothing_is_lost_but_the_files() {
    let (told, _, code) = output(Command::cargo_bin("diptych").unwrap().env_clear().arg("config"));
    assert!(code == 0 && told.contains("no home directory is known"), "{told}");
}

#[test]
fn doctor_tells_the_terminal_and_finds_what_is_wrong_with_the_files() {
    let directory = files(&[("keymap.toml", "[[key]]\non = ['x']\nrun = 'next-discrepency'\n")]);
    let (told, _, code) = output(diptych(directory.path()).env("TERM", "xterm-256color").arg("doctor"));
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("output is a terminal     no") && told.contains("colours                  256"), "{told}");
    assert!(told.contains("the nearest is \"next-discrepancy\""), "{told}");
    let (told, _, code) = output(diptych(files(&[]).path()).env("NO_COLOR", "1").arg("doctor"));
    assert!(code == 0 && told.contains("theme                    mono"), "{told}");
}

#[test]
fn every_option_can_be_set_and_what_is_typed_outranks_the_environment_and_that_the_file() {
    let directory = files(&[("config.toml", "format = 'csv'\nonly = ['conflicts', 'variants']\nno-review = true\nbudget = '1m'\n")]);
    let csv = |command: &mut Command| output(command).0.starts_with("id,") || output(command).0.starts_with('"');
    assert!(csv(diptych(directory.path()).arg("compare")));
    assert!(output(diptych(directory.path()).env("DIPTYCH_FORMAT", "markdown").arg("compare")).0.starts_with("# Two accounts compared"));
    let typed = output(diptych(directory.path()).env("DIPTYCH_FORMAT", "markdown").args(["compare", "--format", "text"]));
    assert!(typed.0.starts_with("Two accounts compared"), "{typed:?}");
    assert!(typed.0.contains("Listed are only conflicts and variants"), "{typed:?}");
    // The links have two forms only; a form that a report has is passed over there.
    let links = output(diptych(directory.path()).args(["align"]));
    assert!(links.2 == 0 && !links.0.starts_with("id,"), "{links:?}");
    let (_, error, code) = output(diptych(directory.path()).env("DIPTYCH_FORMAT", "pdf").arg("compare"));
    assert!(code == 2 && error.contains("DIPTYCH_FORMAT: \"pdf\" is not what --format takes; give one of text"), "{error}");
    let (told, _, _) = output(diptych(directory.path()).env("DIPTYCH_COLOR", "never").arg("config"));
    for (name, source) in
        [("only", "only in config.toml"), ("no-review", "no-review in config.toml"), ("color", "DIPTYCH_COLOR in the environment")]
    {
        assert!(told.lines().any(|line| line.trim_start().starts_with(name) && line.ends_with(source)), "{name}: {told}");
    }
}
