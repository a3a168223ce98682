//! What the parts of Rules share.

use super::texts;

texts! {
    /// The list of the parts.
    rules => ["Rules", "Reglas"];
    /// The part that shows what one rule does.
    microscope => ["Microscope", "Microscopio"];
    /// The part with the device that rules are tried on.
    device_state => ["Device state", "Estado del dispositivo"];
    /// The part with rows that say what a rule is to do.
    tests => ["Tests", "Pruebas"];
    /// The part with other names for parameters.
    alias_map => ["Alias map", "Mapa de alias"];
    /// The part about when a device asks again.
    schedule => ["Schedule", "Programación"];
    /// The part with links that make a device resync.
    resync_url => ["Resync URL", "URL de resincronización"];
    /// Said when a value was written into a document.
    wrote_value(parameter: &str, document: &str) => [
        "Wrote {parameter} into {document}. Undo takes it back.",
        "Se escribió {parameter} en {document}. Deshacer lo revierte."
    ];
}
