//! Two texts line by line: what is said of them, and what is not.

use profile_core::catalog::Catalog;
use profile_core::view::{TextComparison, TextLine};
use wasm_bindgen_test::wasm_bindgen_test;

fn compared(left: &str, right: &str) -> TextComparison {
    TextComparison::new(
        left.as_bytes().into(),
        right.as_bytes().into(),
        Catalog::builtin(),
    )
}

/// A line as `3 a[b]`, with what differs in brackets and secrets as `***`.
fn line(line: &TextLine) -> String {
    let pieces = line.pieces.iter().map(|piece| {
        let text = if piece.secret { "***" } else { &piece.text };
        if piece.changed {
            format!("[{text}]")
        } else {
            text.to_owned()
        }
    });
    format!("{} {}", line.number, pieces.collect::<String>())
}

/// Every row that differs, as `left | right | note`.
fn differing(left: &str, right: &str) -> Vec<String> {
    let compared = compared(left, right);
    let differing = compared.stretches().iter().filter(|one| !one.same);
    let rows = differing.flat_map(|one| compared.rows(one, 0..one.rows()));
    rows.map(|row| {
        let side = |one: &Option<TextLine>| one.as_ref().map(line).unwrap_or_default();
        let note = row.note.clone().unwrap_or_default();
        let row = format!("{} | {} | {note}", side(&row.left), side(&row.right));
        row.trim_end_matches([' ', '|']).to_owned()
    })
    .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_are_added_taken_away_and_changed() {
    assert_eq!(
        differing(
            "GPP_A \"1\" ;\nGPP_B \"x\" ;\nGPP_C ;\n",
            "GPP_A \"2\" ;\nGPP_C ;\nGPP_D ;\n"
        ),
        [
            "1 GPP_A \"[1]\" ; | 1 GPP_A \"[2]\" ;",
            "2 GPP_B \"x\" ;",
            " | 3 GPP_D ;"
        ]
    );
    // Marks on lines that have no word in common would be on nearly everything.
    assert_eq!(
        differing("a \"1\"\n", "b \"2\"\n"),
        ["1 a \"1\" | 1 b \"2\""]
    );
    assert_eq!(differing("", ""), [] as [&str; 0]);
    assert_eq!(differing("", "a"), [" | 1 a"]);
    let compared = compared("a\nb\nc\n", "a\nx\ny\nc\n");
    assert_eq!((compared.differences(), compared.counts()), (1, (1, 2)));
}

#[wasm_bindgen_test(unsupported = test)]
fn secrets_are_compared_and_never_shown() {
    assert_eq!(
        differing(
            "Admin_Passwd \"hush\" ;\nUser_Password \"same\" ;\n",
            "Admin_Passwd \"other\" ;\nUser_Password ! \"same\" ;\n"
        ),
        [
            "1 Admin_Passwd \"[***]\" ; | 1 Admin_Passwd \"[***]\" ;",
            "2 User_Password \"***\" ; | 2 User_Password [!·]\"***\" ;"
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_does_not_show_is_named() {
    for (left, right, row) in [
        (
            "a\nb\r\nc\n",
            "a\nb\nc\n",
            "2 b | 2 b | Only the line end differs: CRLF there, LF here.",
        ),
        (
            "a\nb",
            "a\nb\n",
            "2 b | 2 b | Only the line end differs: none there, LF here.",
        ),
        (
            "a \n",
            "a\n",
            "1 a[·] | 1 a | Only characters that do not show differ: 1 × space only there.",
        ),
        (
            "a b\n",
            "a\tb\n",
            "1 a[·]b | 1 a[→]b | Only characters that do not show differ: 1 × space there, 1 × tab here.",
        ),
        (
            "\u{feff}a b\n",
            "a b\n",
            "1 [␦a] b | 1 [a] b | Only characters that do not show differ: 1 × byte-order mark (U+FEFF) only there.",
        ),
    ] {
        assert_eq!(differing(left, right), [row], "{left:?} {right:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn usual_line_ends_are_said_once() {
    let found = compared("a\r\nb\r\n", "a\nc\n");
    assert_eq!(
        found.line_ends().as_deref(),
        Some("The lines end in CRLF there and in LF here.")
    );
    assert_eq!(found.differences(), 1);
    assert_eq!(compared("a\n", "b\n").line_ends(), None);
}

/// Attack: what repeats costs an ordinary comparison the square of its length.
#[wasm_bindgen_test(unsupported = test)]
fn files_of_a_hundred_thousand_lines_are_compared() {
    const COUNT: u32 = 100_000;
    let text = |line: &dyn Fn(u32) -> String| (0..COUNT).map(line).collect::<String>();
    let noise = |seed: u32, kinds: u32| {
        text(&|at| {
            let mixed = at.wrapping_mul(2_654_435_761).rotate_left(9) ^ seed;
            format!(
                "{}\n",
                mixed.wrapping_mul(1_597_334_677).rotate_left(7) % kinds
            )
        })
    };
    let numbered = text(&|at| format!("{at}\n"));
    for (left, right, most) in [
        (
            numbered.clone(),
            text(&|at| format!("{}\n", COUNT - at)),
            200_000,
        ),
        (
            numbered.clone(),
            text(&|at| format!("{}\n", at ^ 1)),
            200_000,
        ),
        (noise(1, 2), noise(77, 2), 150_000),
        (noise(1, 50), noise(77, 50), 200_000),
        (
            text(&|_| "a\n".to_owned()),
            text(&|at| ["a\n", "b\n"][at as usize % 2].to_owned()),
            100_001,
        ),
        (
            numbered.clone(),
            text(&|at| format!("{}{at}\n", ["", "x"][at as usize % 2])),
            100_000,
        ),
    ] {
        let found = compared(&left, &right);
        let (removed, added) = found.counts();
        assert!(removed + added <= most, "{removed} {added}");
        let rows: usize = found
            .stretches()
            .iter()
            .map(profile_core::view::Stretch::rows)
            .sum();
        assert!(rows >= COUNT as usize);
    }
}
