//! The frame: header, start, messages, palette.

use super::texts;

texts! {
    /// The documents.
    profile => ["Profile", "Perfil"];
    /// Tools around rules.
    rules => ["Rules", "Reglas"];
    /// The reference.
    reference => ["Reference", "Referencia"];
    /// The settings.
    settings => ["Settings", "Configuración"];
}
