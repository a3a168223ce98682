//! Plain data, and the walk that reads foreign data as such within limits.

use super::message::Code;

/// How many UTF-16 units and bytes a message may have.
pub const LARGEST: usize = 16 * 1024 * 1024;
/// How deep its values may lie in each other.
pub const DEEPEST: usize = 8;
/// How many values it may have.
pub const MOST: usize = 50_000;

/// A value. It may hold a phrase, so it cannot be printed.
#[derive(Clone, PartialEq)]
pub enum Plain {
    /// `null` or `undefined`.
    Nothing,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text without lone surrogates.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Values in a row.
    List(Vec<Plain>),
    /// Named values, as they come. A name is a name: none of them means anything by itself.
    Record(Vec<(String, Plain)>),
}

/// What a foreign value says of itself, before anything of it is copied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// `null` or `undefined`.
    Nothing,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text of so many UTF-16 units.
    Text(usize),
    /// So many bytes.
    Bytes(usize),
    /// So many values.
    List(usize),
    /// Named values.
    Record,
    /// Anything else.
    Other,
}

/// A value of somebody else, looked at piece by piece.
pub trait Foreign: Sized {
    /// What it is.
    fn kind(&self) -> Kind;
    /// A text; `None` if it has lone surrogates.
    fn text(&self) -> Option<String>;
    /// The bytes.
    fn bytes(&self) -> Option<Vec<u8>>;
    /// One of the values in a row.
    fn item(&self, index: usize) -> Option<Self>;
    /// The list of its own names, each a text.
    fn names(&self) -> Option<Self>;
    /// Its own value of this name.
    fn field(&self, name: &Self) -> Option<Self>;
}

/// Reads `foreign`, but nothing of it that goes beyond the limits: lengths are asked for before anything is copied.
pub fn read<F: Foreign>(foreign: &F) -> Result<Plain, Code> {
    Budget::new().value(foreign, DEEPEST)
}

/// What may still be read.
struct Budget {
    size: usize,
    values: usize,
}

impl Budget {
    fn new() -> Self {
        Self {
            size: LARGEST,
            values: MOST,
        }
    }

    fn spend(left: &mut usize, wanted: usize) -> Result<(), Code> {
        *left = left.checked_sub(wanted).ok_or(Code::TooLarge)?;
        Ok(())
    }

    fn value<F: Foreign>(&mut self, foreign: &F, depth: usize) -> Result<Plain, Code> {
        Self::spend(&mut self.values, 1)?;
        match foreign.kind() {
            Kind::Nothing => Ok(Plain::Nothing),
            Kind::Bool(value) => Ok(Plain::Bool(value)),
            Kind::Number(value) => Ok(Plain::Number(value)),
            Kind::Text(units) => self.text(foreign, units).map(Plain::Text),
            Kind::Bytes(length) => {
                Self::spend(&mut self.size, length)?;
                foreign.bytes().map(Plain::Bytes).ok_or(Code::Malformed)
            }
            Kind::List(length) => self.list(foreign, length, depth).map(Plain::List),
            Kind::Record => self.record(foreign, depth).map(Plain::Record),
            Kind::Other => Err(Code::Malformed),
        }
    }

    fn text<F: Foreign>(&mut self, foreign: &F, units: usize) -> Result<String, Code> {
        Self::spend(&mut self.size, units)?;
        foreign.text().ok_or(Code::Malformed)
    }

    fn list<F: Foreign>(
        &mut self,
        foreign: &F,
        length: usize,
        depth: usize,
    ) -> Result<Vec<Plain>, Code> {
        let depth = depth.checked_sub(1).ok_or(Code::TooLarge)?;
        if length > self.values {
            return Err(Code::TooLarge);
        }
        let item = |index| {
            let item = foreign.item(index).ok_or(Code::Malformed)?;
            self.value(&item, depth)
        };
        (0..length).map(item).collect()
    }

    fn record<F: Foreign>(
        &mut self,
        foreign: &F,
        depth: usize,
    ) -> Result<Vec<(String, Plain)>, Code> {
        let depth = depth.checked_sub(1).ok_or(Code::TooLarge)?;
        let names = foreign.names().ok_or(Code::Malformed)?;
        let Kind::List(length) = names.kind() else {
            return Err(Code::Malformed);
        };
        if length > self.values {
            return Err(Code::TooLarge);
        }
        let mut fields = Vec::with_capacity(length);
        for index in 0..length {
            let name = names.item(index).ok_or(Code::Malformed)?;
            let Kind::Text(units) = name.kind() else {
                return Err(Code::Malformed);
            };
            let words = self.text(&name, units)?;
            let value = foreign.field(&name).ok_or(Code::Malformed)?;
            fields.push((words, self.value(&value, depth)?));
        }
        Ok(fields)
    }
}
