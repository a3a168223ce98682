//! The words that stand for what is one of a few: those of the declarations.

use profile_core::diagnostic::Severity;
use profile_core::document::SourceFormat;
use profile_core::layers::{Kind, Verdict as Opening};
use profile_core::macro_expansion::ReplacementKind;
use profile_core::profile::{UserAccess, ValueForm};
use profile_core::profile_rule::{Failure, Nothing, OperandKind, Outcome, Role, RuleKind, Verdict};
use profile_core::view::DifferenceKind;

pub(crate) fn source_format(word: &str) -> Option<SourceFormat> {
    match word {
        "open-format" => Some(SourceFormat::OpenFormat),
        "plain-text" => Some(SourceFormat::PlainText),
        _ => None,
    }
}

pub(crate) fn of_format(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::OpenFormat => "open-format",
        SourceFormat::PlainText => "plain-text",
    }
}

pub(crate) fn rule_kind(word: &str) -> Option<RuleKind> {
    Some(match word {
        "profile" => RuleKind::ProfileRule,
        "upgrade" => RuleKind::UpgradeRule,
        "report" => RuleKind::ReportRule,
        "trigger" => RuleKind::ResyncTrigger,
        "message" => RuleKind::LogMessage,
        "body" => RuleKind::PostBody,
        _ => return None,
    })
}

pub(crate) fn of_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
    }
}

pub(crate) fn of_access(access: UserAccess) -> &'static str {
    match access {
        UserAccess::Unspecified => "unspecified",
        access => access.attribute(),
    }
}

pub(crate) fn of_form(form: ValueForm) -> &'static str {
    match form {
        ValueForm::Element => "element",
        ValueForm::Attribute => "attribute",
        ValueForm::Quoted => "quoted",
    }
}

pub(crate) fn of_difference(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Added => "added",
        DifferenceKind::Removed => "removed",
        DifferenceKind::Value => "value",
        DifferenceKind::Access => "access",
    }
}

pub(crate) fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Empty => "empty",
        Kind::OpenFormat => "open-format",
        Kind::PlainText => "plain-text",
        Kind::Gzip => "gzip",
        Kind::Encrypted => "encrypted",
        Kind::EncryptedBase64 => "encrypted-base64",
        Kind::EncryptedHeaderless => "encrypted-headerless",
        Kind::EncryptedHeaderlessBase64 => "encrypted-headerless-base64",
        Kind::Compiled => "compiled",
        Kind::Zlib => "zlib",
        Kind::RawDeflate => "raw-deflate",
        Kind::Utf16 => "utf16",
        Kind::Utf32 => "utf32",
        Kind::Text => "text",
        Kind::Unknown => "unknown",
    }
}

pub(crate) fn of_opening(verdict: &Opening) -> &'static str {
    match verdict {
        Opening::Readable(_) => "readable",
        Opening::NeedsPhrase => "needs-phrase",
        Opening::PossiblyEncrypted => "possibly-encrypted",
        Opening::WrongPhrase(_) => "wrong-phrase",
        Opening::Damaged(_) => "damaged",
        Opening::Unreadable(_) => "unreadable",
    }
}

pub(crate) fn of_replacement(kind: ReplacementKind) -> &'static str {
    match kind {
        ReplacementKind::Value => "value",
        ReplacementKind::Escape => "escape",
        ReplacementKind::Unknown => "unknown",
        ReplacementKind::Secret => "secret",
        ReplacementKind::Broken => "broken",
    }
}

pub(crate) fn of_outcome(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::PassedOver(_) => "passed-over",
        Outcome::NoneHolds => "none-holds",
        Outcome::Taken(_) => "taken",
        Outcome::Failed(_) => "failed",
        Outcome::Fires => "fires",
        Outcome::Quiet => "quiet",
        Outcome::Text => "text",
    }
}

pub(crate) fn of_nothing(nothing: Nothing) -> &'static str {
    match nothing {
        Nothing::Empty => "empty",
        Nothing::Comment => "comment",
    }
}

pub(crate) fn of_failure(failure: Failure) -> &'static str {
    match failure {
        Failure::Syntax => "syntax",
        Failure::Condition(_) => "condition",
        Failure::NoServer => "no-server",
        Failure::TooLong => "too-long",
    }
}

pub(crate) fn of_verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Taken => "taken",
        Verdict::ConditionFalse => "condition-false",
        Verdict::ConditionFails => "condition-fails",
        Verdict::Faulty => "faulty",
        Verdict::Withheld => "withheld",
        Verdict::NotReached => "not-reached",
    }
}

pub(crate) fn of_operand(kind: OperandKind) -> &'static str {
    match kind {
        OperandKind::Number => "number",
        OperandKind::Version => "version",
        OperandKind::Text => "text",
        OperandKind::Other => "other",
    }
}

pub(crate) fn of_role(role: Role) -> &'static str {
    match role {
        Role::Variable => "variable",
        Role::UnknownVariable => "unknown-variable",
        Role::Operator => "operator",
        Role::Text => "text",
        Role::Number => "number",
        Role::Version => "version",
        Role::Parameter => "parameter",
        Role::Option => "option",
        Role::Argument => "argument",
        Role::Key => "key",
        Role::Scheme => "scheme",
        Role::Server => "server",
        Role::Port => "port",
        Role::Path => "path",
        Role::Punctuation => "punctuation",
        Role::Comment => "comment",
        Role::Plain => "plain",
        Role::Unknown => "unknown",
    }
}
