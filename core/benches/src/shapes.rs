//! Shapes of input, each in any size.

use crate::repeated::REPEATED;
use profile_core::catalog::Catalog;
use profile_core::profile::{ParameterName, Setting, Value};
use profile_core::{open_format, plain_text};

/// A shape of input.
pub struct Shape {
    /// What it is called in a report.
    pub name: String,
    form: Form,
}

/// How a text of some size is made.
#[derive(Clone, Copy)]
enum Form {
    /// One part, again and again, between two others.
    Repeated(&'static str, [&'static str; 2]),
    /// One part again and again, each `@` in it replaced by a number that counts up.
    Counted(&'static str, [&'static str; 2]),
    /// One part for the first half, another, as often, for the second.
    Mirrored(&'static str, &'static str, [&'static str; 2]),
}

impl Shape {
    /// The shape with about `size` bytes.
    pub fn text(&self, size: usize) -> Vec<u8> {
        let (inner, [before, behind]) = match self.form {
            Form::Repeated(part, frame) => (part.repeat(size / part.len().max(1)), frame),
            Form::Counted(part, frame) => (counted(part, size), frame),
            Form::Mirrored(first, second, frame) => {
                let count = size / (first.len() + second.len()).max(1);
                (first.repeat(count) + &second.repeat(count), frame)
            }
        };
        [before, &inner, behind].concat().into_bytes()
    }
}

const NO_FRAME: [&str; 2] = ["", ""];
const PROFILE: [&str; 2] = ["<flat-profile>", "</flat-profile>"];
const VALUE: [&str; 2] = ["<flat-profile><GPP_A>", "</GPP_A></flat-profile>"];
const TAG: [&str; 2] = ["<flat-profile><GPP_A", ">1</GPP_A></flat-profile>"];
const STATEMENT: [&str; 2] = ["GPP_A \"", "\" ;"];
const DOCTYPE: [&str; 2] = ["<!DOCTYPE a [", "]><flat-profile/>"];

/// Shapes of more than one repeated part, by what hurts in them.
const OTHERS: &[(&str, Form)] = &[
    ("one line", Form::Repeated("x", NO_FRAME)),
    (
        "alternatives of a rule",
        Form::Counted(
            "($REGTMR1 gt @)? [--post a --key $SA] http://h/$MA/@ | ",
            ["", "/x"],
        ),
    ),
    (
        "comparisons of a rule",
        Form::Counted(
            "$REGTMR1 ne @ and \"$A\" ne \"@\" and ",
            ["(", "! 1.0)? /x"],
        ),
    ),
    (
        "comparisons of a trigger",
        Form::Counted("$D gt @ and ", ["", "$PRVTMR ge 600"]),
    ),
    (
        "assignments of a rule",
        Form::Counted("P@ = \"$A$P@\" ; a = \"$(A:1:2)\" ; ", ["(", ")! /x$A"]),
    ),
    (
        "options of a rule",
        Form::Repeated("--key $A --post a ", ["[", "] /x"]),
    ),
    (
        "variables",
        Form::Repeated("$MA$(MAU:2)$NONE$$$(X $SA", ["http://h/", ""]),
    ),
    (
        "faulty alternatives",
        Form::Counted("(\"a\" lt @)? /a b | (x)?? | [--no] /x | () | ", NO_FRAME),
    ),
    (
        "open parentheses of a rule",
        Form::Repeated("(\"x\" ", NO_FRAME),
    ),
    (
        "a rule with escapes",
        Form::Counted(
            "(&quot;$CCERT&quot; lt &quot;@&quot; and $PN eq 5)? /$MAx&amp;y | ",
            [
                "<flat-profile><Profile_Rule>",
                "</Profile_Rule></flat-profile>",
            ],
        ),
    ),
    (
        "a rule with escapes, plain text",
        Form::Counted(
            "(\\\"$CCERT\\\" lt \\\"@\\\" and $PN eq 5)? /$MAx | ",
            ["Profile_Rule \"", "\" ;"],
        ),
    ),
    ("one long value", Form::Repeated("x", VALUE)),
    ("one long value, plain text", Form::Repeated("x", STATEMENT)),
    (
        "one long name",
        Form::Mirrored("H", "", ["<flat-profile><", ">1</flat-profile>"]),
    ),
    (
        "one long name, plain text",
        Form::Repeated("H", ["", " \"1\" ;"]),
    ),
    (
        "one long attribute",
        Form::Repeated(
            "x",
            ["<flat-profile><GPP_A ua=\"", "\">1</GPP_A></flat-profile>"],
        ),
    ),
    (
        "one long comment",
        Form::Repeated("x", ["<!--", "--><flat-profile/>"]),
    ),
    (
        "a comment that is never closed",
        Form::Repeated("-- x >", ["<flat-profile><!--", ""]),
    ),
    (
        "a CDATA section that is never closed",
        Form::Repeated("]] x >", ["<flat-profile><![CDATA[", ""]),
    ),
    (
        "a quote that is never closed",
        Form::Repeated("<GPP_B>1</GPP_B>\n", ["<flat-profile><GPP_A ua=\"", ""]),
    ),
    (
        "a quote that is never closed, plain text",
        Form::Repeated("GPP_B ! 1 ;\n", ["GPP_A \"", ""]),
    ),
    (
        "an instruction that is never closed",
        Form::Repeated("x ? >", ["<?", ""]),
    ),
    ("attributes", Form::Counted(" a@=\"1\"", TAG)),
    ("attributes of one name", Form::Repeated(" ua=\"rw\"", TAG)),
    ("name spaces", Form::Counted(" xmlns:n@=\"u@\"", TAG)),
    ("broken attributes", Form::Repeated(" a=b\"", TAG)),
    ("nested elements", Form::Mirrored("<a>", "</a>", PROFILE)),
    (
        "nested profiles",
        Form::Mirrored("<flat-profile>", "</flat-profile>", NO_FRAME),
    ),
    (
        "elements whose ends are crossed",
        Form::Counted("<a@><b@></a@></b@>", PROFILE),
    ),
    ("ends without a start", Form::Counted("</a@>", PROFILE)),
    ("starts without an end", Form::Counted("<a@>", PROFILE)),
    (
        "ends without their slash",
        Form::Counted("<GPP_A>@<GPP_A>\n<b@>1<b@>\n", PROFILE),
    ),
    (
        "raw marks in values",
        Form::Counted("<a@>p<b@ x</c></a@>\n", PROFILE),
    ),
    (
        "tags in one value that do not match",
        Form::Counted("<b@>", VALUE),
    ),
    (
        "starts before known parameters, then their ends",
        Form::Mirrored("<b><GPP_A>", "</GPP_A></b></GPP_B>", PROFILE),
    ),
    (
        "tags without their marks",
        Form::Repeated("GPP_A>1< /GPP_A>/GPP_A><\\GPP_A>< GPP_A>\n", PROFILE),
    ),
    (
        "comments whose end is missing",
        Form::Repeated("<!-- a -\n<GPP_A>1</GPP_A>\n<!-- b -->\n", PROFILE),
    ),
    (
        "a comment that ends wrongly again and again",
        Form::Repeated(
            "-- > x ->y",
            ["<flat-profile><!--", "<GPP_A/><!-- --></flat-profile>"],
        ),
    ),
    ("misspelt comments", Form::Repeated("<!- a >", PROFILE)),
    (
        "labels for names",
        Form::Repeated("<Dial Plan 1>x</Dial Plan 1>\n", PROFILE),
    ),
    ("comments", Form::Counted("<!-- c@ -->\n", PROFILE)),
    ("comments, plain text", Form::Counted("# c@\n", NO_FRAME)),
    (
        "comments of settings",
        Form::Counted("<!-- <GPP_A>@</GPP_A> -->\n", PROFILE),
    ),
    (
        "unknown parameters",
        Form::Counted("<Unknown_@>@</Unknown_@>\n", PROFILE),
    ),
    (
        "unknown parameters, plain text",
        Form::Counted("Unknown[@] \"@\" ;\n", NO_FRAME),
    ),
    (
        "known parameters",
        Form::Counted("<Line_Enable_@_ ua=\"rw\">Yes</Line_Enable_@_>\n", PROFILE),
    ),
    (
        "duplicate parameters",
        Form::Counted("<GPP_A>@</GPP_A>\n", PROFILE),
    ),
    (
        "duplicate parameters, plain text",
        Form::Counted("GPP_A \"@\" ;\n", NO_FRAME),
    ),
    (
        "names in other capitals",
        Form::Counted("<gpp_a>@</gpp_a>\n", PROFILE),
    ),
    (
        "names in other capitals, plain text",
        Form::Counted("LINE_ENABLE[@] \"1\" ;\n", NO_FRAME),
    ),
    (
        "values with mends",
        Form::Counted("<Line_Enable_@_>true</Line_Enable_@_>\n", PROFILE),
    ),
    (
        "values with mends, plain text",
        Form::Counted("Line_Enable[@] \u{201c}true\u{201d} ;\n", NO_FRAME),
    ),
    ("references", Form::Repeated("&amp;&#65;&#x41;", VALUE)),
    ("unknown references", Form::Counted("&e@;", VALUE)),
    ("raw ampersands", Form::Repeated("& ", VALUE)),
    ("escapes", Form::Repeated("\\x41\\101\\n\\\"", STATEMENT)),
    (
        "entities of entities",
        Form::Counted("<!ENTITY e@ \"&e;&e;&e;&e;&e;\">", DOCTYPE),
    ),
    (
        "one entity many times",
        Form::Repeated(
            "&a;",
            [
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">]><flat-profile><GPP_A>",
                "</GPP_A></flat-profile>",
            ],
        ),
    ),
    ("imports", Form::Counted("import f@\n", NO_FRAME)),
    (
        "imports of one file",
        Form::Repeated("import f\n", NO_FRAME),
    ),
    (
        "holes",
        Form::Counted("<Admin_Passwd>[[secret:@]]</Admin_Passwd>\n", PROFILE),
    ),
    (
        "holes, plain text",
        Form::Counted("GPP_A \"a[[secret:@]]b\" ;\n", NO_FRAME),
    ),
    (
        "secrets",
        Form::Counted("<Admin_Passwd>hush@</Admin_Passwd>\n", PROFILE),
    ),
    (
        "secrets, plain text",
        Form::Counted("Password[@] \"hush@\" ; # Password \"hush@\"\n", NO_FRAME),
    ),
    (
        "secrets in one value",
        Form::Counted("[--key k@] http://u:p@h/ ", VALUE),
    ),
    (
        "keys that rules name",
        Form::Counted(
            "<Profile_Rule>[--key $GPP_A]http://u:p@h/@</Profile_Rule><GPP_A>k@</GPP_A>\n",
            PROFILE,
        ),
    ),
    (
        "options behind comments",
        Form::Repeated("--key<!-- ", VALUE),
    ),
    (
        "options in one comment",
        Form::Repeated(
            "--key<!--",
            ["<flat-profile><GPP_A>", "--></GPP_A></flat-profile>"],
        ),
    ),
    (
        "dial plans",
        Form::Counted(
            "<Dial_Plan_@_>(*xx|[3469]11|0|00|[2-9]xxxxxx|1xxx[2-9]xxxxxxS0|xxxxxxxxxxxx.)</Dial_Plan_@_>\n",
            PROFILE,
        ),
    ),
    (
        "one long dial plan",
        Form::Repeated(
            "[2-9]xx.S0|",
            [
                "<flat-profile><Dial_Plan_1_>(",
                ")</Dial_Plan_1_></flat-profile>",
            ],
        ),
    ),
    (
        "wide characters",
        Form::Repeated("\u{1f600}\u{e9}\u{6f22}", VALUE),
    ),
    (
        "wide characters, plain text",
        Form::Repeated("GPP_A \"\u{1f600}\u{e9}\u{6f22}\" ;\r\n", NO_FRAME),
    ),
    (
        "lines that end in CR",
        Form::Repeated("GPP_A \"1\" ;\r", NO_FRAME),
    ),
    (
        "lines that end in CR LF",
        Form::Repeated("<GPP_A>1</GPP_A>\r\n", PROFILE),
    ),
    (
        "invisible characters",
        Form::Repeated("<GPP_A>\u{200b}\u{a0}x\u{202e}</GPP_A>\n", PROFILE),
    ),
    (
        "control characters",
        Form::Repeated("<GPP_A>\u{1}</GPP_A>\n", PROFILE),
    ),
    (
        "alias map",
        Form::Counted("/r/e@ = /flat-profile/GPP_A ;\n", NO_FRAME),
    ),
    (
        "alias map of one path",
        Form::Repeated("/a", ["", " = /flat-profile/GPP_A ;"]),
    ),
    (
        "alias map without semicolons",
        Form::Repeated("/a = /flat-profile/GPP_A ", NO_FRAME),
    ),
    (
        "alias map in a value",
        Form::Counted("a@ = /flat-profile/gpp_a ; ", VALUE),
    ),
    (
        "elements that an alias matches",
        Form::Repeated("<a>1</a>", ["<a>", "</a>"]),
    ),
    (
        "elements in elements, one in each",
        Form::Mirrored("<a><b>1</b>", "</a>", NO_FRAME),
    ),
    (
        "elements of other names in one",
        Form::Counted("<a@>1</a@>", ["<r>", "</r>"]),
    ),
    ("schedule", Form::Repeated("1800+300, ", ["", "3600"])),
    (
        "schedule in a value",
        Form::Repeated(
            "1800+300, ",
            [
                "<flat-profile><Resync_Periodic>",
                "3600</Resync_Periodic></flat-profile>",
            ],
        ),
    ),
    ("percent signs", Form::Repeated("%5B[% ", NO_FRAME)),
    (
        "words of a command line",
        Form::Counted("--define A@=\"v @\" ", NO_FRAME),
    ),
    (
        "arguments of a command line",
        Form::Counted("--log f@ in@.txt out@.cfg ", NO_FRAME),
    ),
];

/// Every shape: the repeated ones bare and inside a profile, then the others.
pub fn all() -> Vec<Shape> {
    let mut shapes = Vec::new();
    for part in REPEATED {
        for (frame, place) in [(NO_FRAME, ""), (PROFILE, " in a profile")] {
            shapes.push(Shape {
                name: format!("`{}`{place}", part.escape_debug()),
                form: Form::Repeated(part, frame),
            });
        }
    }
    for (name, form) in OTHERS {
        shapes.push(Shape {
            name: (*name).to_owned(),
            form: *form,
        });
    }
    shapes
}

fn counted(part: &str, size: usize) -> String {
    let mut out = String::with_capacity(size + part.len());
    let mut count = 0_u32;
    // All numbers are equally long, so that the shape of the text does not change with its size.
    while out.len() < size {
        out.push_str(&part.replace('@', &format!("{:06}", 100_000 + count)));
        count += 1;
    }
    out
}

/// A profile of `count` parameters that the catalogue knows, without a fault: those of line 1, 2, 3 and so on.
pub fn profile(count: usize, plain: bool) -> Vec<u8> {
    let catalog = Catalog::builtin();
    let of_line = |line: usize| {
        let entries = catalog.entries().iter();
        entries.filter_map(move |entry| {
            let (base, _) = entry.name.indexed()?;
            Some(Setting {
                name: ParameterName::from_open_format(format!("{base}_{line}_")),
                value: Value::set(entry.default.clone()),
                access: entry.factory_access,
            })
        })
    };
    let settings: Vec<Setting> = (1..=count).flat_map(of_line).take(count).collect();
    if plain {
        plain_text::profile_document(&settings, catalog)
    } else {
        open_format::profile_document(&settings)
    }
}
