//! Colours as theme files write them, and what a terminal of fewer colours makes of them.

use ratatui::style::Color;
use serde::Deserialize;

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Any.
    True,
    /// The palette of 256.
    Indexed,
    /// The sixteen whose looks the person chose.
    Sixteen,
}

impl Depth {
    /// How many colours `COLORTERM` and `TERM` tell of; `set` gives a variable that is set and not empty.
    pub fn of(set: &impl Fn(&str) -> Option<String>) -> Self {
        match (set("COLORTERM"), set("TERM")) {
            (Some(colours), _) if colours == "truecolor" || colours == "24bit" => Self::True,
            (_, Some(term)) if term.contains("direct") => Self::True,
            (_, Some(term)) if term.contains("256color") => Self::Indexed,
            _ => Self::Sixteen,
        }
    }
}

/// An exact colour and its stand-in among the sixteen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paint {
    rgb: (u8, u8, u8),
    sixteen: Color,
}

impl Paint {
    /// The colour to send.
    pub(super) fn at(self, depth: Depth) -> Color {
        let (r, g, b) = self.rgb;
        match depth {
            Depth::True => Color::Rgb(r, g, b),
            Depth::Indexed => Color::Indexed(nearest_index(r, g, b)),
            Depth::Sixteen => self.sixteen,
        }
    }
}

/// In a theme file: `["#ff8a80", "light-red"]`.
impl<'de> Deserialize<'de> for Paint {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (exact, sixteen) = <(String, String)>::deserialize(deserializer)?;
        let rgb = parse_rgb(&exact).ok_or_else(|| serde::de::Error::custom(format!("{exact:?} is no colour; write #rrggbb")))?;
        let named = parse_sixteen(&sixteen)
            .ok_or_else(|| serde::de::Error::custom(format!("{sixteen:?} is none of the sixteen colours; write for example light-red")))?;
        Ok(Self { rgb, sixteen: named })
    }
}

fn parse_rgb(written: &str) -> Option<(u8, u8, u8)> {
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    Some((channel(0)?, channel(2)?, channel(4)?))
}

fn parse_sixteen(written: &str) -> Option<Color> {
    Some(match written {
        "default" => Color::Reset,
        "black" => Color::Black,
        "red" => Color::Red,
        "green" => Color::Green,
        "yellow" => Color::Yellow,
        "blue" => Color::Blue,
        "magenta" => Color::Magenta,
        "cyan" => Color::Cyan,
        "gray" => Color::Gray,
        "dark-gray" => Color::DarkGray,
        "light-red" => Color::LightRed,
        "light-green" => Color::LightGreen,
        "light-yellow" => Color::LightYellow,
        "light-blue" => Color::LightBlue,
        "light-magenta" => Color::LightMagenta,
        "light-cyan" => Color::LightCyan,
        "white" => Color::White,
        _ => return None,
    })
}

/// The steps of a channel in the cube of 256 colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The colours that terminals usually show for the sixteen, in the order of their numbers.
const SIXTEEN: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (30, 90, 220),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 95, 95),
    (95, 255, 95),
    (255, 255, 95),
    (125, 160, 255),
    (255, 95, 255),
    (95, 255, 255),
    (255, 255, 255),
];

/// What a colour looks like on most terminals; nothing for the terminal's own.
pub fn rgb(colour: Color) -> Option<(u8, u8, u8)> {
    let number = match colour {
        Color::Reset => return None,
        Color::Rgb(r, g, b) => return Some((r, g, b)),
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    let step = |n: u8| STEPS.get(usize::from(n % 6)).copied().unwrap_or_default();
    Some(match number {
        0..16 => SIXTEEN.get(usize::from(number)).copied()?,
        16..232 => (step((number - 16) / 36), step((number - 16) / 6), step(number - 16)),
        232.. => {
            let grey = 8 + 10 * (number - 232);
            (grey, grey, grey)
        }
    })
}

/// The nearest of the palette's cube and grey ramp.
fn nearest_index(r: u8, g: u8, b: u8) -> u8 {
    let distance = |x: (u8, u8, u8)| {
        let square = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
        square(x.0, r) + square(x.1, g) + square(x.2, b)
    };
    let step = |value: u8| (0u8..).zip(STEPS).min_by_key(|(_, step)| step.abs_diff(value)).unwrap_or_default();
    let (red, green, blue) = (step(r), step(g), step(b));
    let cube = (distance((red.1, green.1, blue.1)), 16 + 36 * red.0 + 6 * green.0 + blue.0);
    let grey = (0u8..24).map(|n| (distance((8 + 10 * n, 8 + 10 * n, 8 + 10 * n)), 232 + n)).min().unwrap_or(cube);
    cube.min(grey).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_is_met_where_it_has_the_colour() {
        assert_eq!(nearest_index(0, 0, 0), 16);
        assert_eq!(nearest_index(255, 255, 255), 231);
        assert_eq!(nearest_index(95, 135, 175), 67);
        assert_eq!(nearest_index(48, 48, 48), 236);
        assert_eq!(nearest_index(250, 10, 10), 196);
    }

    #[test]
    fn numbers_and_names_have_a_look() {
        for (r, g, b) in [(0, 0, 0), (95, 135, 175), (48, 48, 48), (255, 255, 255)] {
            assert_eq!(rgb(Color::Indexed(nearest_index(r, g, b))), Some((r, g, b)));
        }
        assert_eq!(rgb(Color::White), Some((255, 255, 255)));
        assert_eq!(rgb(Color::Reset), None);
    }

    #[test]
    fn colours_are_read_from_hexadecimal() {
        assert_eq!(parse_rgb("#ff8a80"), Some((255, 138, 128)));
        assert_eq!(parse_rgb("ff8a80"), None);
        assert_eq!(parse_rgb("#é8a80"), None);
    }
}
