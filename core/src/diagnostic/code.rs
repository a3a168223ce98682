use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::sync::OnceLock;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The file cannot be used as it is.
    Error,
    /// The file can be used, but probably does not do what is meant.
    Warning,
    /// Worth knowing.
    Information,
}

const TABLE: &str = include_str!("../../data/diagnostics.tsv");

/// The table without its last column, the explanations, which are most of it: a program that explains nothing does not
/// carry them.
const FACTS: &str = match str::from_utf8(&without_explanations::<{ facts_length() }>()) {
    Ok(facts) => facts,
    Err(_) => "",
};

const fn facts_length() -> usize {
    let (mut length, mut at, mut column) = (0, 0, 0);
    let table = TABLE.as_bytes();
    while let Some((_, [byte, ..])) = table.split_at_checked(at) {
        at += 1;
        column = next_column(column, *byte);
        if column < EXPLANATION {
            length += 1;
        }
    }
    length
}

const fn without_explanations<const N: usize>() -> [u8; N] {
    let (mut facts, mut at, mut column, mut done) = ([0; N], 0, 0, 0);
    let table = TABLE.as_bytes();
    while let Some((_, [byte, ..])) = table.split_at_checked(at) {
        at += 1;
        column = next_column(column, *byte);
        if column < EXPLANATION
            && let Some((_, [slot, ..])) = facts.split_at_mut_checked(done)
        {
            *slot = *byte;
            done += 1;
        }
    }
    facts
}

/// The column of the explanations, from 0.
const EXPLANATION: usize = 4;

const fn next_column(column: usize, byte: u8) -> usize {
    match byte {
        b'\t' => column + 1,
        b'\n' => 0,
        _ => column,
    }
}

/// What the data file says of a code.
#[derive(Clone, Copy, Debug)]
struct Row {
    lint: &'static str,
    severity: Severity,
    page: &'static str,
}

fn rows() -> &'static HashMap<&'static str, Row> {
    static ROWS: OnceLock<HashMap<&'static str, Row>> = OnceLock::new();
    ROWS.get_or_init(|| FACTS.lines().filter_map(row).collect())
}

fn explanations() -> &'static HashMap<&'static str, &'static str> {
    static EXPLANATIONS: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let explanation = |line: &'static str| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.nth(EXPLANATION - 1)?))
    };
    EXPLANATIONS.get_or_init(|| TABLE.lines().filter_map(explanation).collect())
}

fn row(line: &'static str) -> Option<(&'static str, Row)> {
    let mut columns = line.split('\t');
    let (id, lint) = (columns.next()?, columns.next()?);
    let severity = match columns.next()? {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Information,
    };
    let row = Row {
        lint,
        severity,
        page: columns.next()?,
    };
    Some((id, row))
}

macro_rules! codes {
    ($($variant:ident = $id:literal,)*) => {
        /// The name of a fault. What it means, how bad it is and where the guide speaks of it stands in
        /// `data/diagnostics.tsv`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`")] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code as it is shown and searched for, in kebab case.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)*
                }
            }
        }
    };
}

/// As its id: a code is known by name, not by its place in the list.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = <&str>::deserialize(deserializer)?;
        Self::ALL
            .iter()
            .find(|code| code.id() == id)
            .copied()
            .ok_or_else(|| D::Error::custom("no code of the studio"))
    }
}

impl Code {
    /// The severity that findings of this code have.
    pub fn severity(self) -> Severity {
        self.row().map_or(Severity::Warning, |row| row.severity)
    }

    /// The lint's name in the requirements (`LINT-DUP`), or nothing.
    pub fn lint(self) -> &'static str {
        self.row().map_or("", |row| row.lint)
    }

    /// The printed page of the guide, such as `2-8`, or nothing.
    pub fn page(self) -> &'static str {
        self.row().map_or("", |row| row.page)
    }

    /// What the fault means, in a sentence or two.
    pub fn explanation(self) -> &'static str {
        explanations().get(self.id()).copied().unwrap_or_default()
    }

    fn row(self) -> Option<Row> {
        rows().get(self.id()).copied()
    }
}

codes! {
    MismatchedEndTag = "mismatched-end-tag",
    UnclosedElement = "unclosed-element",
    StrayEndTag = "stray-end-tag",
    MisspeltTag = "misspelt-tag",
    UnterminatedTag = "unterminated-tag",
    UnterminatedMarkup = "unterminated-markup",
    NestedComment = "nested-comment",
    RawLessThan = "raw-less-than",
    RawAmpersand = "raw-ampersand",
    AttributeQuotes = "attribute-quotes",
    UnterminatedAttribute = "unterminated-attribute",
    MalformedAttribute = "malformed-attribute",
    SlashInName = "slash-in-name",
    LabelAsName = "label-as-name",
    InvalidName = "invalid-name",
    TooDeep = "too-deep",
    TooManyAttributes = "too-many-attributes",
    TextBetweenElements = "text-between-elements",
    Cdata = "cdata",
    Doctype = "doctype",
    UnknownEntity = "unknown-entity",
    EdgeReference = "edge-reference",
    NoFlatProfile = "no-flat-profile",
    NestedParameter = "nested-parameter",
    SeveralFlatProfiles = "several-flat-profiles",
    UserAccessValue = "user-access-value",
    TemplateMark = "template-mark",
    ValueAttribute = "value-attribute",
    OtherFormat = "other-format",
    UnknownParameter = "unknown-parameter",
    NameCase = "name-case",
    NameNotation = "name-notation",
    DuplicateParameter = "duplicate-parameter",
    NonAscii = "non-ascii",
    InvisibleCharacter = "invisible-character",
    LookAlikeName = "look-alike-name",
    MaskedSecret = "masked-secret",
    ControlCharacter = "control-character",
    ByteOrderMark = "byte-order-mark",
    Encoding = "encoding",
    DeclaredEncoding = "declared-encoding",
    IllFormedText = "ill-formed-text",
    EmptiedParameter = "emptied-parameter",
    TwoQuotes = "two-quotes",
    DialPlanSemicolon = "dial-plan-semicolon",
    BooleanSpelling = "boolean-spelling",
    BooleanLowerCase = "boolean-lower-case",
    ValueType = "value-type",
    Choice = "choice",
    Address = "address",
    Decimals = "decimals",
    ActivationCodeLength = "activation-code-length",
    ToneSlash = "tone-slash",
    DialPlanBalance = "dial-plan-balance",
    ScheduleBlank = "schedule-blank",
    NewerFirmware = "newer-firmware",
    NewerMacro = "newer-macro",
    NewerSchedule = "newer-schedule",
    LongValue = "long-value",
    UnterminatedStatement = "unterminated-statement",
    UnterminatedValue = "unterminated-value",
    UnquotedValue = "unquoted-value",
    MissingBlank = "missing-blank",
    SplitStatement = "split-statement",
    UnexpectedText = "unexpected-text",
    EmptyStatement = "empty-statement",
    QuoteInValue = "quote-in-value",
    SmartPunctuation = "smart-punctuation",
    StarHeading = "star-heading",
    WrappedValue = "wrapped-value",
    HexEscape = "hex-escape",
    UnknownEscape = "unknown-escape",
    NulInValue = "nul-in-value",
    NulInFile = "nul-in-file",
    IndentedImport = "indented-import",
    MissingImport = "missing-import",
    ImportCycle = "import-cycle",
    ImportDepth = "import-depth",
    ImportInValue = "import-in-value",
    ImportCase = "import-case",
    ImportSize = "import-size",
    AccessMadeExplicit = "access-made-explicit",
    BlanksTrimmed = "blanks-trimmed",
    LineBreakBecameBlank = "line-break-became-blank",
    CharacterDropped = "character-dropped",
    NameNotWritable = "name-not-writable",
    ContentDropped = "content-dropped",
    ImportKept = "import-kept",
    CorruptSource = "corrupt-source",
    HoleLeft = "hole-left",
    RawSource = "raw-source",
    WeakPhrase = "weak-phrase",
    PhraseCharacters = "phrase-characters",
    WrongOrder = "wrong-order",
    ZlibStream = "zlib-stream",
    RawDeflate = "raw-deflate",
    NewerDerivation = "newer-derivation",
    HeaderlessEncryption = "headerless-encryption",
    IteratedDerivation = "iterated-derivation",
    OtherCipher = "other-cipher",
    RawKey = "raw-key",
    MissingDigest = "missing-digest",
    OddContent = "odd-content",
    ShortContent = "short-content",
    SeveralMembers = "several-members",
    TrailingZeros = "trailing-zeros",
    CompiledProfile = "compiled-profile",
    TargetAddress = "target-address",
    HexKeyDigit = "hex-key-digit",
    HexKeyOdd = "hex-key-odd",
    HexKeyLength = "hex-key-length",
    AsciiKeyDigest = "ascii-key-digest",
    EmptyArgument = "empty-argument",
    CipherWithoutKey = "cipher-without-key",
    KeyWithoutCipher = "key-without-cipher",
    SeveralCiphers = "several-ciphers",
    NothingProtects = "nothing-protects",
    ShellCharacter = "shell-character",
    UnknownMacro = "unknown-macro",
    MacroRunsOn = "macro-runs-on",
    ParameterMacro = "parameter-macro",
    SecretMacro = "secret-macro",
    PartRange = "part-range",
    RequestMacro = "request-macro",
    DeprecatedMacro = "deprecated-macro",
    InjectedSyntax = "injected-syntax",
    ExpansionLimit = "expansion-limit",
    HardwareAddress = "hardware-address",
    VendorAddress = "vendor-address",
    TextMacroUnquoted = "text-macro-unquoted",
    NumberMacroQuoted = "number-macro-quoted",
    EmptyNumber = "empty-number",
    LeadingBlank = "leading-blank",
    ConstantCondition = "constant-condition",
    TwoPartVersion = "two-part-version",
    VersionSuffix = "version-suffix",
    LegacyCondition = "legacy-condition",
    UnreachableAlternative = "unreachable-alternative",
    HashInRule = "hash-in-rule",
    BlankBeforeMark = "blank-before-mark",
    AssignmentSemicolon = "assignment-semicolon",
    AssignmentOrder = "assignment-order",
    TriggerForm = "trigger-form",
    UnguardedTrigger = "unguarded-trigger",
    NoServer = "no-server",
    NoOption66 = "no-option-66",
    PostOverTftp = "post-over-tftp",
    UpgradeOption = "upgrade-option",
    ReportOption = "report-option",
    RepeatedOption = "repeated-option",
    UpgradeOverHttps = "upgrade-over-https",
    UpgradeLoop = "upgrade-loop",
    RestrictedDomains = "restricted-domains",
    RestrictedAddress = "restricted-address",
    LiteralKey = "literal-key",
    OpenKey = "open-key",
    EitherKey = "either-key",
    EmptyKey = "empty-key",
    RuleSyntax = "rule-syntax",
    ConditionSyntax = "condition-syntax",
    MixedKinds = "mixed-kinds",
    TextOrder = "text-order",
    AssignmentSyntax = "assignment-syntax",
    OptionSyntax = "option-syntax",
    UrlSyntax = "url-syntax",
    AliasEntry = "alias-entry",
    AliasPath = "alias-path",
    AliasTarget = "alias-target",
    AliasAmbiguity = "alias-ambiguity",
    AliasLimit = "alias-limit",
    AliasUnused = "alias-unused",
    NoRetry = "no-retry",
    RandomDelayUnit = "random-delay-unit",
    PeriodicList = "periodic-list",
    ShortDelay = "short-delay",
    ShrinkingDelays = "shrinking-delays",
    LinkDevice = "link-device",
    LinkTarget = "link-target",
    LinkOptions = "link-options",
    LinkUpgrade = "link-upgrade",
    MoreFindings = "more-findings",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_and_codes_name_the_same_faults() {
        let mut named: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        let mut listed: Vec<&str> = rows().keys().copied().collect();
        named.sort_unstable();
        listed.sort_unstable();
        assert_eq!(named, listed);
    }

    #[test]
    fn every_code_is_explained() {
        for code in Code::ALL {
            assert!(code.explanation().ends_with('.'), "{}", code.id());
        }
    }
}
