//! The pictures of the README and of the guide show what the program shows. `UPDATE_PICTURES=1 cargo test --test pictures` makes them anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use std::path::Path;

use diptych::compare::compare;
use diptych::document::{Side, Sides};
use diptych::reader::{PictureOptions, picture};
use diptych::source::{self, Input};

/// Each picture: its name, the keys that lead to it, words that it must show.
const PICTURES: [(&str, &str, &[&str]); 6] = [
    ("reader", "", &["seeds/left.txt", "Why:", "n", "reviewed"]),
    ("ledger", "l g j j", &["variant", "conflict", "sure"]),
    ("timeline", "t g n", &["Timeline", "published", "2024"]),
    ("names", "i g j", &["Names", "Ahmad al-Sharaa", "quoted"]),
    ("summary", "S", &["Summary", "conflict", "passages"]),
    ("why", "l g w", &["89 countries", "86 nations", "understood as"]),
];

#[test]
fn the_pictures_are_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let load = |side| source::load(&Input::Bundled(side)).unwrap();
    let comparison = compare(Sides::new(load(Side::Left), load(Side::Right)));
    let is_update = std::env::var_os("UPDATE_PICTURES").is_some_and(|value| !value.is_empty());
    let mut stale = Vec::new();
    for (name, keys, words) in PICTURES {
        let path = root.join(format!("assets/screenshots/{name}.svg"));
        let made = picture(comparison.clone(), PictureOptions { keys: keys.to_owned(), ..PictureOptions::default() }).unwrap();
        for words in words {
            assert!(made.contains(words), "{name} does not show {words}");
        }
        if is_update {
            std::fs::write(&path, &made).unwrap();
        }
        if std::fs::read_to_string(&path).unwrap_or_default() != made {
            stale.push(name);
        }
    }
    assert!(stale.is_empty(), "{stale:?} do not show the present screens; UPDATE_PICTURES=1 cargo test --test pictures makes them anew");
}

#[test]
fn every_picture_is_shown_somewhere_and_none_is_left_over() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = ["README.md", "docs/guide.md"].map(|page| std::fs::read_to_string(root.join(page)).unwrap()).concat();
    let mut kept: Vec<String> =
        root.join("assets/screenshots").read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    kept.sort();
    let mut made = PICTURES.map(|(name, ..)| format!("{name}.svg")).to_vec();
    // The page in a browser is pictured by the tests that have one.
    made.push("report.png".to_owned());
    made.sort();
    assert_eq!(kept, made);
    for name in made {
        assert!(pages.contains(&format!("assets/screenshots/{name})")), "{name} is shown nowhere");
    }
}
