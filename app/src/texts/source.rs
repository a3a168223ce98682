//! The source.

use super::texts;

texts! {
    /// The heading, and the name of the field.
    title => ["Source", "Fuente"];
    /// In the place of the editor.
    loading => ["Loading the editor…", "Cargando el editor…"];
    /// A switch.
    wrap => ["Wrap lines", "Ajustar líneas"];
    /// In the place of the switch below.
    too_big => [
        "Over 2 MB: a plain text field would be too slow",
        "Más de 2 MB: un campo de texto simple sería demasiado lento"
    ];
    /// A switch.
    plain => ["Plain text field", "Campo de texto simple"];
    /// Why there is a plain field.
    not_started(why: &str) => [
        "The source editor could not be started: {why}. The source is shown in a plain text field.",
        "No se pudo iniciar el editor de la fuente: {why}. La fuente se muestra en un campo de texto simple."
    ];
}
