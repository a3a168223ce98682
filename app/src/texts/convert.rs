//! The document in the other format.

use super::texts;

texts! {
    /// The heading.
    title => ["Convert", "Convertir"];
    /// The heading.
    to_plain_text => ["Convert to plain text", "Convertir a texto plano"];
    /// The heading.
    to_open_format => ["Convert to the open format", "Convertir al formato abierto"];
    /// Long work.
    converting(name: &str, size: &str) => ["Converting {name} ({size})", "Conversión de {name} ({size})"];
    /// Where not all of a text is shown.
    beginning(size: &str) => [
        "The beginning is shown, of {size}. Keep, copy and download take all of it.",
        "Se muestra el comienzo, de un total de {size}. Conservar, copiar y descargar abarcan el texto completo."
    ];
    /// The field.
    converted_text => ["Converted text", "Texto convertido"];
    /// What is said when it was kept.
    kept(name: &str, format: &str) => [
        "{name} is a new document in {format}.",
        "{name} es un documento nuevo en {format}."
    ];
    /// What was copied.
    the_text => ["the converted text", "el texto convertido"];
    /// A button.
    keep => ["Keep as a new document", "Conservar como documento nuevo"];
    /// A button.
    copy => ["Copy text", "Copiar el texto"];
    /// A button.
    download => ["Download text", "Descargar el texto"];
    /// The heading of what is not as it was.
    losses => ["Loss report", "Informe de pérdidas"];
    /// Where nothing is lost.
    nothing_lost => [
        "Nothing is lost. Both texts say the same.",
        "No se pierde nada. El contenido de los dos textos es el mismo."
    ];
    /// Above the list.
    lost(count) => [
        "One thing is not as it was:" | "{count} things are not as they were:",
        "Un elemento no queda como estaba:" | "{count} elementos no quedan como estaban:"
    ];
}
