//! Arguments of a host, which may be anything: read, or refused as misuse.

use js_sys::{Array, Error, Number, Object, Reflect, Uint8Array};
use profile_core::catalog::Catalog;
use profile_core::device::Device;
use profile_core::document::{Document, SourceFormat};
use profile_core::firmware::FirmwareLevel;
use wasm_bindgen::{JsCast, JsValue};

use crate::words;

/// A call that no input can mend: the program that makes it has a fault. It is thrown as an `Error` with the name
/// `EngineError`, a code and, where one is known, a help. It repeats no value, which may be a phrase.
pub(crate) struct Misuse {
    code: &'static str,
    message: String,
    help: Option<String>,
}

impl From<Misuse> for JsValue {
    #[inline(never)]
    fn from(misuse: Misuse) -> Self {
        let error = Error::new(&misuse.message);
        error.set_name("EngineError");
        let set = |name: &str, text: &str| {
            // A new object takes any field.
            let _ = Reflect::set(&error, &name.into(), &text.into());
        };
        set("code", misuse.code);
        if let Some(help) = &misuse.help {
            set("help", help);
        }
        error.into()
    }
}

/// The argument or the option `name` is of another type than `expected`.
#[inline(never)]
fn wrong_type(name: &str, expected: &str) -> Misuse {
    Misuse {
        code: "wrong-type",
        message: format!("expected {expected} as `{name}`, found something else"),
        help: None,
    }
}

/// The option `name` is none of the words or numbers that it may be.
#[inline(never)]
pub(crate) fn unknown_value(name: &str, expected: &str) -> Misuse {
    Misuse {
        code: "unknown-value",
        message: format!("expected {expected} as `{name}`, found another value"),
        help: None,
    }
}

/// A string.
#[inline(never)]
pub(crate) fn text(value: &JsValue, name: &str) -> Result<String, Misuse> {
    value
        .as_string()
        .ok_or_else(|| wrong_type(name, "a string"))
}

/// A string as UTF-8, or bytes as they are.
#[inline(never)]
pub(crate) fn bytes(value: &JsValue, name: &str) -> Result<Vec<u8>, Misuse> {
    if let Some(text) = value.as_string() {
        return Ok(text.into_bytes());
    }
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => Ok(bytes.to_vec()),
        None => Err(wrong_type(name, "a string or a Uint8Array")),
    }
}

/// An object with options, which may be left out.
pub(crate) struct Options(JsValue);

impl Options {
    /// Reads `value`, whose fields are `known` ones.
    #[inline(never)]
    pub(crate) fn read(value: &JsValue, known: &[&str]) -> Result<Self, Misuse> {
        if value.is_undefined() || value.is_null() {
            return Ok(Self(JsValue::UNDEFINED));
        }
        let object = as_object(value).ok_or_else(|| wrong_type("options", "an object"))?;
        for key in Object::keys(object).iter() {
            let key = key.as_string().unwrap_or_default();
            if !known.contains(&key.as_str()) {
                return Err(Misuse {
                    code: "unknown-option",
                    message: format!("expected a known option, found `{}`", shortened(&key)),
                    help: Some(format!("the options here are: {}", known.join(", "))),
                });
            }
        }
        Ok(Self(value.clone()))
    }

    #[inline(never)]
    fn field(&self, name: &str) -> Option<JsValue> {
        let value = Reflect::get(&self.0, &name.into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    }

    /// A string.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, Misuse> {
        self.field(name).map(|value| text(&value, name)).transpose()
    }

    /// A string as UTF-8, or bytes.
    pub(crate) fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Misuse> {
        self.field(name)
            .map(|value| bytes(&value, name))
            .transpose()
    }

    /// Strings or bytes in an array.
    pub(crate) fn list(&self, name: &str) -> Result<Vec<Vec<u8>>, Misuse> {
        let Some(value) = self.field(name) else {
            return Ok(Vec::new());
        };
        let items = value
            .dyn_ref::<Array>()
            .ok_or_else(|| wrong_type(name, "an array"))?;
        items.iter().map(|item| bytes(&item, name)).collect()
    }

    /// True or false.
    pub(crate) fn flag(&self, name: &str, usual: bool) -> Result<bool, Misuse> {
        match self.field(name) {
            None => Ok(usual),
            Some(value) => value
                .as_bool()
                .ok_or_else(|| wrong_type(name, "true or false")),
        }
    }

    /// A whole number from 1 on.
    pub(crate) fn count(&self, name: &str, usual: u32) -> Result<u32, Misuse> {
        let Some(value) = self.field(name) else {
            return Ok(usual);
        };
        let number = value.as_f64().ok_or_else(|| wrong_type(name, "a number"))?;
        let whole = (1.0..=f64::from(u32::MAX)).contains(&number) && number.fract() == 0.0;
        if !whole {
            return Err(unknown_value(name, "a whole number from 1 on"));
        }
        // It is whole and in range.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Ok(number as u32)
    }

    /// The options of an option.
    pub(crate) fn inner(&self, name: &str, known: &[&str]) -> Result<Self, Misuse> {
        let value = self.field(name).unwrap_or(JsValue::UNDEFINED);
        Self::read(&value, known)
    }

    /// The fields of an object, by name.
    pub(crate) fn fields(&self, name: &str) -> Result<Vec<(String, JsValue)>, Misuse> {
        match self.field(name) {
            None => Ok(Vec::new()),
            Some(value) => fields(&value, name),
        }
    }

    /// A word that `read` knows.
    pub(crate) fn word<T>(
        &self,
        name: &str,
        read: fn(&str) -> Option<T>,
        expected: &str,
    ) -> Result<Option<T>, Misuse> {
        let word = self.text(name)?;
        let known = |word: String| read(&word).ok_or_else(|| unknown_value(name, expected));
        word.map(known).transpose()
    }

    /// The option `firmware`.
    pub(crate) fn firmware(&self) -> Result<FirmwareLevel, Misuse> {
        let levels = "`2.0.5`, `2.0.6`, `2.0.11`, `3.x` or `5.x`";
        let level = self.word("firmware", FirmwareLevel::from_id, levels)?;
        Ok(level.unwrap_or_default())
    }

    /// The option `device`: values of macro variables, over a device of the guide's series.
    pub(crate) fn device(&self) -> Result<Device, Misuse> {
        let mut device = Device::default();
        let Some(given) = self.field("device") else {
            return Ok(device);
        };
        for (name, value) in fields(&given, "device")? {
            if name == "option66" {
                device.option_66 = value.as_string().filter(|server| !server.is_empty());
                continue;
            }
            let text = digits(&value)
                .or_else(|| value.as_string())
                .ok_or_else(|| wrong_type(&shortened(&name), "a string or a number"))?;
            if !device.set_variable(&name, &text) {
                let expected = "a macro variable with a value that it can have";
                return Err(unknown_value(&shortened(&name), expected));
            }
        }
        Ok(device)
    }
}

/// What a text is read with.
pub(crate) const READING: [&str; 2] = ["format", "aliasMap"];

/// A text, read as the options say.
#[inline(never)]
pub(crate) fn document(text: &[u8], options: &Options) -> Result<Document, Misuse> {
    let formats = "`open-format` or `plain-text`";
    let format = options.word("format", words::source_format, formats)?;
    let map = options.text("aliasMap")?;
    Ok(match (format, map) {
        (Some(SourceFormat::PlainText), Some(_)) => {
            return Err(unknown_value(
                "format",
                "`open-format`, which alias maps are for,",
            ));
        }
        (_, Some(map)) => {
            Document::read_aliased(text, &profile_core::alias_map::AliasMap::parse(&map))
        }
        (Some(format), None) => Document::read_as(text, format, Catalog::builtin()),
        (None, None) => Document::read(text, Catalog::builtin()),
    })
}

fn fields(value: &JsValue, name: &str) -> Result<Vec<(String, JsValue)>, Misuse> {
    let object = as_object(value).ok_or_else(|| wrong_type(name, "an object"))?;
    let field = |key: JsValue| {
        let value = Reflect::get(object, &key).ok()?;
        Some((key.as_string()?, value))
    };
    let keys = Object::keys(object);
    Ok(keys.iter().filter_map(field).collect())
}

/// An object with named fields: no array, no bytes.
fn as_object(value: &JsValue) -> Option<&Object> {
    let list = value.is_instance_of::<Array>() || value.is_instance_of::<Uint8Array>();
    value
        .dyn_ref::<Object>()
        .filter(|_| value.is_object() && !list)
}

/// A number as the host writes it: the code that writes doubles would weigh more than that of a rule.
fn digits(value: &JsValue) -> Option<String> {
    let number = Number::from(value.as_f64()?);
    number.to_string_with_radix(10).ok()?.as_string()
}

/// The name of a field for a sentence.
fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}
