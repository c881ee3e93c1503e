#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;

use ratatui::buffer::CellWidth;
use ratatui::style::Color;

use super::*;

#[test]
fn every_theme_styles_every_tone_at_every_depth() {
    for name in Library::bundled().names() {
        for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
            let theme = Theme::bundled(name, depth).unwrap();
            assert_eq!(theme.name(), name);
            assert_eq!(theme.styles.len(), Tone::ALL.len());
        }
    }
}

#[test]
fn mono_has_no_colour_at_all() {
    let theme = Theme::bundled("mono", Depth::True).unwrap();
    for tone in Tone::ALL {
        let style = theme.style(tone);
        assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None), "{tone:?}");
    }
}

#[test]
fn classes_differ_in_glyph_and_in_attributes_without_colour() {
    let glyphs: BTreeSet<_> = Class::ALL.into_iter().map(glyph).collect();
    assert_eq!(glyphs.len(), Class::ALL.len());
    for name in Library::bundled().names() {
        let theme = Theme::bundled(name, Depth::True).unwrap();
        let mut attributes = BTreeSet::new();
        for class in [Class::Conflict, Class::Variant, Class::Inside, Class::Shared, Class::OnlyLeft] {
            let modifier = theme.style(Tone::of(class)).add_modifier;
            assert!(!modifier.is_empty() && attributes.insert(modifier.bits()), "{name}: {class:?}");
        }
    }
}

#[test]
fn glyphs_take_one_cell() {
    for class in Class::ALL {
        assert_eq!(glyph(class).cell_width(), 1);
    }
    let decisions = Decision::ALL.map(decision_glyph);
    assert!(decisions.into_iter().chain([NOTE]).all(|glyph| glyph.cell_width() == 1));
    assert!(Class::ALL.into_iter().all(|class| !decisions.contains(&glyph(class))));
}

#[test]
fn sixteen_colours_get_no_rgb_and_no_index() {
    for name in Library::bundled().names() {
        let theme = Theme::bundled(name, Depth::Sixteen).unwrap();
        for tone in Tone::ALL {
            let style = theme.style(tone);
            for colour in [style.fg, style.bg].into_iter().flatten() {
                assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{name} {tone:?}: {colour:?}");
            }
        }
    }
}

#[test]
fn a_missing_tone_and_an_unknown_attribute_are_errors() {
    assert!(matches!(own("[tones]\n"), Err(Error::Missing { tone: Tone::Text, .. })));
    let message = own("[tones]\ntext = { attributes = ['blink'] }\n").unwrap_err().to_string();
    assert!(message.contains("unknown attribute \"blink\""), "{message}");
}

#[test]
fn an_unknown_theme_is_answered_with_the_names() {
    let message = Theme::bundled("solar", Depth::True).unwrap_err().to_string();
    assert_eq!(
        message,
        "there is no theme \"solar\"; the themes are auto, dark, light, high-contrast, high-contrast-light, deuteranopia, deuteranopia-light, tritanopia, \
         tritanopia-light, mono"
    );
}

/// A theme of the person's own, called "mine".
fn own(text: &str) -> Result<Theme, Error> {
    let mut library = Library::bundled();
    library.add("mine".into(), text.into());
    library.theme("mine", Depth::True)
}

#[test]
fn a_theme_takes_what_it_leaves_out_from_the_one_it_builds_on() {
    let made = own("inherits = 'light'\n[tones]\nkey = { attributes = ['italic'] }\n").unwrap();
    assert_eq!(made.style(Tone::Key).add_modifier, Modifier::ITALIC);
    assert_eq!(made.style(Tone::Conflict), Theme::bundled("light", Depth::True).unwrap().style(Tone::Conflict));
}

#[test]
fn a_theme_may_stand_before_the_one_of_its_name_and_build_on_it() {
    let mut library = Library::bundled();
    library.add("dark".into(), "inherits = 'dark'\n[tones]\nkey = { attributes = ['italic'] }\n".into());
    let made = library.theme("dark", Depth::True).unwrap();
    assert_eq!(made.style(Tone::Key).add_modifier, Modifier::ITALIC);
    assert_eq!(made.style(Tone::Title), Theme::bundled("dark", Depth::True).unwrap().style(Tone::Title));
}

#[test]
fn themes_that_go_round_are_an_error() {
    let mut library = Library::bundled();
    library.add("one".into(), "inherits = 'two'".into());
    library.add("two".into(), "inherits = 'one'".into());
    assert_eq!(library.theme("one", Depth::True), Err(Error::Round { name: "one".into() }));
    assert!(matches!(own("inherits = 'none-such'"), Err(Error::Unknown { .. })));
}

/// What eyes without one sort of cone make of a colour, by Machado, Oliveira and Fernandes (2009), on light as it is rather than as it is encoded.
fn seen_as(matrix: [[f64; 3]; 3], (r, g, b): (u8, u8, u8)) -> [f64; 3] {
    let light = [r, g, b].map(linear);
    matrix.map(|row| row.iter().zip(light).map(|(weight, light)| weight * light).sum::<f64>().clamp(0.0, 1.0))
}

fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn luminance([r, g, b]: [f64; 3]) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Lightness and the two opponent colours of CIELAB, of light under D65.
fn lab(light: [f64; 3]) -> [f64; 3] {
    let response = |part: f64| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    let sum = |weights: [f64; 3]| weights.iter().zip(light).map(|(weight, light)| weight * light).sum::<f64>();
    let x = response(sum([0.4124, 0.3576, 0.1805]) / 0.9505);
    let y = response(luminance(light));
    let z = response(sum([0.0193, 0.1192, 0.9505]) / 1.089);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn rgb(theme: &Theme, tone: Tone) -> (u8, u8, u8) {
    match theme.style(tone).fg {
        Some(Color::Rgb(r, g, b)) => (r, g, b),
        other => panic!("{tone:?} has {other:?}"),
    }
}

const VERDICTS: [Tone; 6] = [Tone::Conflict, Tone::Variant, Tone::Inside, Tone::Shared, Tone::OnlyLeft, Tone::OnlyRight];

#[test]
fn verdicts_stay_apart_for_eyes_that_see_two_colours() {
    let deuteranopia = [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]];
    let tritanopia = [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]];
    for (name, matrix) in [("deuteranopia", deuteranopia), ("tritanopia", tritanopia)] {
        for name in [name.to_owned(), format!("{name}-light")] {
            let theme = Theme::bundled(&name, Depth::True).unwrap();
            for (i, one) in VERDICTS.iter().enumerate() {
                for other in &VERDICTS[i + 1..] {
                    let [a, b] = [one, other].map(|tone| lab(seen_as(matrix, rgb(&theme, *tone))));
                    let apart = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(apart >= 15.0, "{name}: {one:?} and {other:?} are {apart:.1} apart");
                }
            }
        }
    }
}

#[test]
fn verdicts_can_be_read_on_their_background() {
    for name in Library::bundled().names().into_iter().filter(|name| *name != "mono") {
        let theme = Theme::bundled(name, Depth::True).unwrap();
        let ground: f64 = if name.contains("light") { 1.0 } else { luminance([30, 30, 30].map(linear)) };
        let wanted = if name.starts_with("high-contrast") { 7.0 } else { 4.5 };
        for tone in VERDICTS.into_iter().chain([Tone::Key, Tone::Notice, Tone::Title]) {
            let (r, g, b) = rgb(&theme, tone);
            let light = luminance([r, g, b].map(linear));
            let contrast = (light.max(ground) + 0.05) / (light.min(ground) + 0.05);
            assert!(contrast >= wanted, "{name}: {tone:?} has a contrast of {contrast:.1}");
        }
    }
}
