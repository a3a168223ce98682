//! The list of documents.

use super::texts;

texts! {
    /// The head of the list.
    documents => ["Documents", "Documentos"];
    /// In the place of an empty list.
    none_yet => ["None yet.", "Aún no hay ninguno."];
    /// What a file is that no phrase has opened, in the place of its format.
    not_readable => ["not readable yet", "aún ilegible"];
    /// Behind the format of a document.
    not_saved => [", not saved to a file", ", sin guardar en un archivo"];
    /// Behind the format of a document.
    secrets_missing => [", secrets missing", ", faltan secretos"];
    /// The button that closes a document.
    close(name: &str) => ["Close {name}", "Cerrar {name}"];
    /// A tab: the text.
    source => ["Source", "Fuente"];
    /// A tab: the form.
    parameters => ["Parameters", "Parámetros"];
    /// A tab: the other format.
    convert => ["Convert", "Convertir"];
    /// A tab: another profile, or the factory.
    compare => ["Compare", "Comparar"];
    /// A tab: gzip and encryption.
    pack => ["Pack", "Empaquetar"];
    /// A tab: the vendor's compiler.
    compile => ["Compile", "Compilar"];
    /// A tab: size, format, layers.
    facts => ["Facts", "Datos"];
}
