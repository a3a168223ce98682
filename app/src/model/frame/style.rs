//! The look that a portal gives to the frame: `configure {style}`. An accent is moved towards black or white until
//! every text in it can be read (contrast 4.5, WCAG 2.2 AA), so a portal cannot make the studio unreadable.

use super::message::{Code, Fields};

/// Lightness of text on ground that can be read.
const READABLE: f64 = 4.5;
/// The largest radius in CSS pixels.
const ROUNDEST: f64 = 16.0;
/// How much of the accent is in its soft ground, of 1.
const SOFT: f64 = 0.12;
/// How far the accent goes on when it is pointed at, of 1.
const POINTED: f64 = 0.25;
/// Steps from a colour to black or white.
const STEPS: u8 = 50;

/// A look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    accent: Option<Colour>,
    radius: Option<f64>,
}

impl Style {
    pub(super) fn read(mut fields: Fields) -> Result<Self, Code> {
        let accent = fields.text("accent")?;
        let accent = accent.map(|text| Colour::parse(&text).ok_or(Code::Malformed));
        let radius = fields.text("radius")?;
        let radius = radius.map(|text| pixels(&text).ok_or(Code::Malformed));
        Ok(Self {
            accent: accent.transpose()?,
            radius: radius.transpose()?,
        })
    }

    /// The custom properties of the page's root, and their values; nothing for those that it has to lose.
    pub fn properties(&self) -> [(&'static str, Option<String>); 6] {
        let accents = self
            .accent
            .map(|accent| (LIGHT.shades(accent), DARK.shades(accent)));
        let pair = |of: fn(&Shades) -> Colour| {
            let (light, dark) = accents.as_ref()?;
            Some(format!(
                "light-dark({}, {})",
                of(light).hex(),
                of(dark).hex()
            ))
        };
        let large = self.radius.map(|radius| radius * 1.6);
        let length = |pixels: f64| format!("{pixels:.1}px");
        [
            ("--portal-accent", pair(|shades| shades.plain)),
            ("--portal-accent-hover", pair(|shades| shades.pointed)),
            ("--portal-accent-text", pair(|shades| shades.text)),
            ("--portal-accent-soft", pair(|shades| shades.soft)),
            ("--portal-radius", self.radius.map(length)),
            ("--portal-radius-large", large.map(length)),
        ]
    }
}

/// `6px` or `6`.
fn pixels(text: &str) -> Option<f64> {
    let number = text.trim();
    let number = number.strip_suffix("px").unwrap_or(number);
    let pixels: f64 = number.parse().ok()?;
    (pixels >= 0.0).then_some(pixels.min(ROUNDEST))
}

/// A colour; red, green and blue from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Colour([u8; 3]);

impl Colour {
    /// `#rgb`, `#rrggbb`, or `rgb(…)` with numbers; how it lets light through does not count.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(digits) = text.strip_prefix('#') {
            return Self::of_digits(digits);
        }
        let inner = text
            .strip_prefix("rgba")
            .or_else(|| text.strip_prefix("rgb"))?;
        let inner = inner.strip_prefix('(')?.strip_suffix(')')?;
        let numbers = inner.split([',', ' ', '/']).filter(|part| !part.is_empty());
        let mut parts = numbers.map(|part| part.parse::<u8>().ok());
        Some(Self([parts.next()??, parts.next()??, parts.next()??]))
    }

    fn of_digits(digits: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> = digits.chars().map(digit).collect();
        match *digits?.as_slice() {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, r_low, g, g_low, b, b_low] => {
                Some(Self([r * 16 + r_low, g * 16 + g_low, b * 16 + b_low]))
            }
            _ => None,
        }
    }

    fn hex(self) -> String {
        let Self([r, g, b]) = self;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// The colour at `part`, from 0 to 1, of the way to `other`.
    fn towards(self, other: Self, part: f64) -> Self {
        let (Self([r, g, b]), Self([to_r, to_g, to_b])) = (self, other);
        let mix = |from: u8, to: u8| {
            let mixed = f64::from(from) + (f64::from(to) - f64::from(from)) * part;
            byte(mixed)
        };
        Self([mix(r, to_r), mix(g, to_g), mix(b, to_b)])
    }

    /// Relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let Self([r, g, b]) = self;
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    /// The contrast of two colours, from 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

fn digit(c: char) -> Option<u8> {
    u8::try_from(c.to_digit(16)?).ok()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it lies between 0 and 255"
)]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// What accents stand on in a theme, as tokens.css has it.
struct Theme {
    /// Ground, surface, sunken surface, and the surface that is pointed at.
    grounds: [Colour; 4],
    /// What text stands on an accent in.
    text: Colour,
    /// Where accents go until they can be read.
    end: Colour,
}

const LIGHT: Theme = Theme {
    grounds: [
        Colour([0xf4, 0xf6, 0xf8]),
        Colour([0xff, 0xff, 0xff]),
        Colour([0xf8, 0xfa, 0xfb]),
        Colour([0xea, 0xef, 0xf3]),
    ],
    text: Colour([0xff, 0xff, 0xff]),
    end: Colour([0, 0, 0]),
};

const DARK: Theme = Theme {
    grounds: [
        Colour([0x14, 0x19, 0x1e]),
        Colour([0x1b, 0x21, 0x27]),
        Colour([0x16, 0x1b, 0x20]),
        Colour([0x29, 0x32, 0x3a]),
    ],
    text: Colour([0x0c, 0x1a, 0x24]),
    end: Colour([0xff, 0xff, 0xff]),
};

/// An accent in a theme.
#[derive(Clone, Copy)]
struct Shades {
    plain: Colour,
    pointed: Colour,
    text: Colour,
    soft: Colour,
}

impl Theme {
    fn shades(&self, accent: Colour) -> Shades {
        let step = |step: u8| accent.towards(self.end, f64::from(step) / f64::from(STEPS));
        let steps = (0..=STEPS).map(|number| self.at(step(number)));
        let readable = |shades: &Shades| self.is_readable(shades);
        let mut steps = steps.filter(readable);
        steps.next().unwrap_or_else(|| self.at(self.end))
    }

    fn at(&self, plain: Colour) -> Shades {
        let [_, surface, ..] = self.grounds;
        Shades {
            plain,
            pointed: plain.towards(self.end, POINTED),
            text: self.text,
            soft: surface.towards(plain, SOFT),
        }
    }

    fn is_readable(&self, shades: &Shades) -> bool {
        let reads = |ground: &Colour| shades.plain.contrast(*ground) >= READABLE;
        let on_it = shades.plain.contrast(shades.text) >= READABLE;
        on_it && reads(&shades.soft) && self.grounds.iter().all(reads)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS: &str = include_str!("../../../../styles/tokens.css");

    #[test]
    fn the_grounds_are_those_of_the_tokens() {
        let names = [
            "ground",
            "surface",
            "surface-sunken",
            "surface-hover",
            "accent-text",
        ];
        let colours = |theme: &Theme| {
            let all = theme.grounds.iter().chain([&theme.text]);
            all.map(|one| one.hex()).collect::<Vec<_>>()
        };
        let both = colours(&LIGHT).into_iter().zip(colours(&DARK));
        for (name, (light, dark)) in names.iter().zip(both) {
            let value = format!("light-dark({light}, {dark})");
            let line = TOKENS
                .lines()
                .find(|line| line.trim().starts_with(&format!("--{name}:")));
            assert!(line.unwrap().contains(&value), "{name}: {value}");
        }
    }

    #[test]
    fn colours_are_read_as_browsers_write_them() {
        let red = Some(Colour([255, 0, 0]));
        for text in [
            "#f00",
            "#ff0000",
            "rgb(255, 0, 0)",
            "rgb(255 0 0)",
            "rgba(255, 0, 0, 0.5)",
        ] {
            assert_eq!(Colour::parse(text), red, "{text}");
        }
        for text in [
            "",
            "red",
            "#ff",
            "rgb(1, 2)",
            "rgb(256, 0, 0)",
            "#ff00zz",
            "url(x)",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
        let round = ["6px", " 6 ", "99px", "-1px", "1em", "NaN"].map(pixels);
        assert_eq!(
            round,
            [Some(6.0), Some(6.0), Some(ROUNDEST), None, None, None]
        );
    }

    #[test]
    fn every_accent_can_be_read_in_both_themes() {
        for r in (0..=255).step_by(51) {
            for g in (0..=255).step_by(51) {
                for b in (0..=255).step_by(51) {
                    let accent = Colour([r, g, b].map(|part: u16| u8::try_from(part).unwrap()));
                    for theme in [&LIGHT, &DARK] {
                        let shades = theme.shades(accent);
                        assert!(theme.is_readable(&shades), "{}", accent.hex());
                        assert!(shades.pointed.contrast(shades.text) >= READABLE);
                    }
                }
            }
        }
        // One that can be read stays as it is.
        assert_eq!(
            LIGHT.shades(Colour([0x0b, 0x5c, 0x8c])).plain.hex(),
            "#0b5c8c"
        );
    }

    #[test]
    fn nothing_is_said_of_what_is_not_given() {
        assert!(
            Style::default()
                .properties()
                .iter()
                .all(|(_, value)| value.is_none())
        );
        let round = Style {
            radius: Some(0.0),
            ..Style::default()
        };
        let found = round.properties();
        assert_eq!(found[4], ("--portal-radius", Some("0.0px".to_owned())));
        assert_eq!(found[0], ("--portal-accent", None));
    }
}
