//! QR codes, drawn as one path.

use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet zone around a code, in modules.
const QUIET: usize = 4;

/// A code: dark and light modules, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrModules {
    /// Modules along one side.
    pub size: usize,
    /// Rows from the top, each from the left; `true` is dark.
    pub rows: Vec<Vec<bool>>,
}

impl QrModules {
    /// The code of a text with medium correction. `None` for a text that is too long: about two thousand letters.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let side = code.size();
        let row = |y| (0..side).map(|x| code.get_module(x, y)).collect();
        Some(Self {
            size: usize::try_from(side).ok()?,
            rows: (0..side).map(row).collect(),
        })
    }

    /// The view box of the picture, the quiet zone included.
    pub fn view_box(&self) -> String {
        let side = self.size + 2 * QUIET;
        format!("0 0 {side} {side}")
    }

    /// The dark modules as a path: each run of a row is a rectangle.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.rows.iter().enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&true) {
                    let len = run.len();
                    let (left, top) = (x + QUIET, y + QUIET);
                    path += &["M", &left.to_string(), " ", &top.to_string()].concat();
                    path += &["h", &len.to_string(), "v1h-", &len.to_string(), "z"].concat();
                }
                x += run.len();
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finders_and_its_size() {
        let code = QrModules::of("http://192.168.1.102/admin/resync?tftp://h/x").unwrap();
        // Version 3 with medium correction takes up to 42 letters, version 4 up to 62.
        assert_eq!((code.size, code.rows.len()), (33, 33));
        let finder = [true, true, true, true, true, true, true, false];
        assert_eq!(code.rows[0][..8], finder);
        assert_eq!(code.rows[32][..8], finder);
        assert_eq!(code.rows[1][..3], [true, false, false]);
        assert!(code.path().starts_with("M4 4h7v1h-7z"));
        assert_eq!(code.view_box(), "0 0 41 41");
        assert_eq!(QrModules::of(&"x".repeat(3_000)), None);
    }
}
