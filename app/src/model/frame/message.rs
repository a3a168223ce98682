//! What a portal may want, and why the studio may refuse it.

use super::further::parameters;
use super::plain::Plain;
use super::style::Style;
use crate::model::catalogue::Known;
use crate::model::document::DigestName;
use crate::model::preferences::Theme;
use crate::model::secret::SecretText;

/// How many characters an id may have.
pub const LONGEST_ID: usize = 64;
/// How many characters of a title or a name are taken.
const LONGEST_NAME: usize = 200;
/// The field that says which protocol is spoken.
pub const ENVELOPE: &str = "spaStudio";

/// Why something is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// It is no message of the protocol.
    Malformed,
    /// There is no such message.
    UnknownType,
    /// It is of another version.
    UnsupportedVersion,
    /// It is longer, deeper or has more values than allowed.
    TooLarge,
    /// Too many came at once.
    TooMany,
    /// The studio is read-only.
    Readonly,
    /// No document is loaded.
    NoDocument,
    /// The document cannot be read as a profile.
    NotAProfile,
    /// It cannot be encrypted without a phrase.
    NeedsPhrase,
    /// There are unsaved changes.
    Unsaved,
    /// This row of a catalogue, counted from 1, is none.
    Parameter(usize),
    /// It did not work.
    Failed,
}

impl Code {
    /// Its name in the protocol.
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// A sentence for those who make the portal. It holds nothing of the message or the document.
    pub fn sentence(self) -> String {
        match self {
            Self::Parameter(number) => format!(
                "Number {number} of `catalogue`, counted from 1: its `name` is missing or no name, a field is of \
                 another type or a word that is not known, or a text has a tab, a line end, or a `;` among its choices."
            ),
            _ => self.row().1.to_owned(),
        }
    }

    fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Malformed | Self::Parameter(_) => {
                ("malformed", "This is no message of the protocol.")
            }
            Self::UnknownType => ("unknown-type", "There is no message of this type."),
            Self::UnsupportedVersion => (
                "unsupported-version",
                "Only version 1 of the protocol is spoken here.",
            ),
            Self::TooLarge => (
                "too-large",
                "A message may have 16 MiB, 50,000 values and 8 levels of nesting.",
            ),
            Self::TooMany => (
                "too-many",
                "More than 100 messages a second came; nothing is heard for a second.",
            ),
            Self::Readonly => ("readonly", "The studio is read-only."),
            Self::NoDocument => ("no-document", "No document is loaded."),
            Self::NotAProfile => (
                "not-a-profile",
                "The document is damaged or no profile; the one before stays.",
            ),
            Self::NeedsPhrase => (
                "needs-phrase",
                "Encryption needs a phrase: in the options, or typed in the frame.",
            ),
            Self::Unsaved => (
                "unsaved",
                "The document has unsaved changes; `force` discards them.",
            ),
            Self::Failed => ("failed", "It did not work."),
        }
    }
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The id of what is refused, if it has one.
    pub id: Option<String>,
    /// Why.
    pub code: Code,
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self { id: None, code }
    }
}

/// A message of the portal.
#[derive(Clone, PartialEq)]
pub struct Message {
    /// What the answer is to carry.
    pub id: Option<String>,
    /// What is wanted.
    pub wish: Wish,
}

/// What a portal may want.
#[derive(Clone, PartialEq)]
pub enum Wish {
    /// Look and behave like this.
    Configure(Configure),
    /// Show this document.
    Load(Load),
    /// Give the document.
    GetDoc,
    /// Give the document as a file.
    Export(Export),
    /// What became of the document that was sent.
    Status(Status),
    /// Put the document away.
    Close {
        /// Unsaved changes or not.
        force: bool,
    },
}

/// How the studio is to look and behave. What is not said stays as it is.
#[derive(Clone, Default, PartialEq)]
pub struct Configure {
    /// The colours.
    pub theme: Option<Theme>,
    /// The tag of the language.
    pub locale: Option<String>,
    /// Whether nothing can be changed.
    pub readonly: Option<bool>,
    /// What is shown.
    pub features: Option<Vec<Feature>>,
    /// Whether secrets that are typed here may go to the portal.
    pub gives_secrets: Option<bool>,
    /// The parameters besides those of the guide.
    pub catalogue: Option<Known>,
    /// The look.
    pub style: Option<Style>,
}

/// A part of the studio that a portal can leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// The text.
    Source,
    /// The form.
    Parameters,
    /// The other format.
    Convert,
    /// Comparing.
    Compare,
    /// gzip and encryption.
    Pack,
    /// The vendor's compiler.
    Compile,
    /// What the document is.
    Facts,
    /// Tools around rules.
    Rules,
    /// The reference.
    Reference,
    /// The settings.
    Settings,
}

impl Feature {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Source,
        Self::Parameters,
        Self::Convert,
        Self::Compare,
        Self::Pack,
        Self::Compile,
        Self::Facts,
        Self::Rules,
        Self::Reference,
        Self::Settings,
    ];

    /// Its name in the protocol.
    pub fn id(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Parameters => "parameters",
            Self::Convert => "convert",
            Self::Compare => "compare",
            Self::Pack => "pack",
            Self::Compile => "compile",
            Self::Facts => "facts",
            Self::Rules => "rules",
            Self::Reference => "reference",
            Self::Settings => "settings",
        }
    }

    fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// A document as a text or as bytes.
#[derive(Clone, PartialEq, Eq)]
pub enum Given {
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Given {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

/// A document to show.
#[derive(Clone, PartialEq, Eq)]
pub struct Load {
    /// The document.
    pub doc: Given,
    /// What it is called.
    pub title: Option<String>,
}

/// A form of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The open format.
    OpenFormat,
    /// The compiler's source.
    PlainText,
    /// As it is, compressed.
    Gzip,
    /// As it is, encrypted.
    Encrypted,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::OpenFormat,
        Self::PlainText,
        Self::Gzip,
        Self::Encrypted,
    ];

    /// Its name in the protocol.
    pub fn id(self) -> &'static str {
        match self {
            Self::OpenFormat => "open-format",
            Self::PlainText => "plain-text",
            Self::Gzip => "gzip",
            Self::Encrypted => "encrypted",
        }
    }

    fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// A file that is wanted.
#[derive(Clone, PartialEq, Eq)]
pub struct Export {
    /// Its form.
    pub format: Format,
    /// The phrase, unless it was typed in the frame.
    pub phrase: Option<SecretText>,
    /// What makes the key of the phrase.
    pub digest: DigestName,
    /// The file's name.
    pub name: Option<String>,
}

/// What became of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Whether it is saved.
    pub saved: bool,
    /// What the portal says to the person.
    pub message: Option<String>,
}

/// The fields of a record, each taken once.
pub(super) struct Fields(Vec<(String, Plain)>);

impl Fields {
    pub(super) fn of(plain: Plain) -> Result<Self, Code> {
        match plain {
            Plain::Record(fields) => Ok(Self(fields)),
            _ => Err(Code::Malformed),
        }
    }

    /// A value; nothing counts as none.
    pub(super) fn take(&mut self, name: &str) -> Option<Plain> {
        let index = self.0.iter().position(|(own, _)| own == name)?;
        let (_, value) = self.0.swap_remove(index);
        (value != Plain::Nothing).then_some(value)
    }

    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Code> {
        match self.take(name) {
            None => Ok(None),
            Some(Plain::Text(text)) => Ok(Some(text)),
            Some(_) => Err(Code::Malformed),
        }
    }

    pub(super) fn flag(&mut self, name: &str) -> Result<Option<bool>, Code> {
        match self.take(name) {
            None => Ok(None),
            Some(Plain::Bool(value)) => Ok(Some(value)),
            Some(_) => Err(Code::Malformed),
        }
    }

    /// The beginning of a text.
    fn name(&mut self, name: &str) -> Result<Option<String>, Code> {
        let text = self.text(name)?;
        Ok(text.map(|text| text.chars().take(LONGEST_NAME).collect()))
    }

    /// One of a few words.
    fn choice<T>(
        &mut self,
        name: &str,
        of: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Code> {
        let text = self.text(name)?;
        text.map(|text| of(&text).ok_or(Code::Malformed))
            .transpose()
    }
}

/// Reads a message.
pub fn message(plain: Plain) -> Result<Message, Refusal> {
    let mut fields = Fields::of(plain)?;
    let version = fields.take(ENVELOPE);
    let id = fields.text("id")?;
    if id
        .as_ref()
        .is_some_and(|id| id.chars().count() > LONGEST_ID)
    {
        return Err(Code::Malformed.into());
    }
    let wish = match version {
        Some(Plain::Number(1.0)) => wish(&mut fields),
        Some(Plain::Number(_)) => Err(Code::UnsupportedVersion),
        _ => Err(Code::Malformed),
    };
    match wish {
        Ok(wish) => Ok(Message { id, wish }),
        Err(code) => Err(Refusal { id, code }),
    }
}

fn wish(fields: &mut Fields) -> Result<Wish, Code> {
    let kind = fields.text("type")?.ok_or(Code::Malformed)?;
    match kind.as_str() {
        "configure" => configure(fields).map(Wish::Configure),
        "load" => load(fields).map(Wish::Load),
        "getDoc" => Ok(Wish::GetDoc),
        "export" => export(fields).map(Wish::Export),
        "status" => {
            let saved = fields.flag("saved")?.ok_or(Code::Malformed)?;
            let message = fields.name("message")?;
            Ok(Wish::Status(Status { saved, message }))
        }
        "close" => {
            let force = fields.flag("force")?.unwrap_or_default();
            Ok(Wish::Close { force })
        }
        _ => Err(Code::UnknownType),
    }
}

fn theme(id: &str) -> Option<Theme> {
    if id == "system" {
        return Some(Theme::System);
    }
    let named = Theme::from_id(Some(id));
    (named != Theme::System).then_some(named)
}

fn configure(fields: &mut Fields) -> Result<Configure, Code> {
    let features = match fields.take("features") {
        None => None,
        Some(Plain::List(names)) => Some(features(names)?),
        Some(_) => return Err(Code::Malformed),
    };
    let catalogue = fields.take("catalogue").map(parameters).transpose()?;
    let style = fields
        .take("style")
        .map(|style| Style::read(Fields::of(style)?));
    Ok(Configure {
        catalogue: catalogue.map(|further| Known::with(&further)),
        style: style.transpose()?,
        theme: fields.choice("theme", theme)?,
        locale: fields.text("locale")?,
        readonly: fields.flag("readonly")?,
        features,
        gives_secrets: fields.choice("secrets", |word| match word {
            "keep" => Some(false),
            "give" => Some(true),
            _ => None,
        })?,
    })
}

/// Names that this version does not know are left out, but something is to be shown.
fn features(names: Vec<Plain>) -> Result<Vec<Feature>, Code> {
    let mut features = Vec::new();
    for name in names {
        let Plain::Text(name) = name else {
            return Err(Code::Malformed);
        };
        features.extend(Feature::of(&name).filter(|one| !features.contains(one)));
    }
    if features.is_empty() {
        return Err(Code::Malformed);
    }
    Ok(features)
}

fn load(fields: &mut Fields) -> Result<Load, Code> {
    let doc = match fields.take("doc") {
        Some(Plain::Text(text)) => Given::Text(text),
        Some(Plain::Bytes(bytes)) => Given::Bytes(bytes),
        _ => return Err(Code::Malformed),
    };
    let title = fields.name("title")?;
    Ok(Load { doc, title })
}

fn export(fields: &mut Fields) -> Result<Export, Code> {
    let format = fields.choice("format", Format::of)?;
    let mut options = match fields.take("options") {
        None => Fields(Vec::new()),
        Some(options) => Fields::of(options)?,
    };
    let digest = options.choice("digest", |word| match word {
        "md5" => Some(DigestName::Md5),
        "sha256" => Some(DigestName::Sha256),
        _ => None,
    })?;
    Ok(Export {
        format: format.ok_or(Code::Malformed)?,
        phrase: options.text("phrase")?.map(SecretText::new),
        digest: digest.unwrap_or_default(),
        name: options.name("name")?,
    })
}
