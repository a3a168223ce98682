//! Parts that know no profiles.

use super::texts;

texts! {
    /// Before a finding, heard only.
    error => ["Error: ", "Error: "];
    /// Before a finding, heard only.
    warning => ["Warning: ", "Advertencia: "];
    /// Before a finding, heard only.
    note => ["Note: ", "Nota: "];
    /// Before what a mend does.
    fix => ["Fix: ", "Corregir: "];
    /// The bytes of a stage, and how many a field has.
    bytes => ["Bytes", "Bytes"];
    /// Which bytes are shown; offsets.
    bytes_shown(start: usize, end: usize, length: usize) => [
        "Bytes {start} to {end} of {length}. ",
        "Bytes {start} a {end} de {length}. "
    ];
    /// Draws another portion.
    show_more => ["Show more", "Mostrar más"];
    /// Draws the first portion.
    back_to_start => ["Back to the start", "Volver al inicio"];
    /// In the place of the fields of a header.
    no_header => ["It has no header: all of it is content.", "No tiene encabezado: todo es contenido."];
    /// The table of the fields of a header.
    fields => ["Fields", "Campos"];
    /// The head of a column.
    field => ["Field", "Campo"];
    /// The head of a column: where a field begins.
    at => ["At", "Posición"];
    /// The head of a column.
    meaning => ["Meaning", "Significado"];
    /// How many rows of a long list are not drawn.
    not_shown(count) => [
        "{count} more is not shown. " | "{count} more are not shown. ",
        "No se muestra {count} más. " | "No se muestran {count} más. "
    ];
    /// Shows a secret.
    show => ["Show", "Mostrar"];
    /// Hides it again.
    hide => ["Hide", "Ocultar"];
    /// Ends long work.
    cancel => ["Cancel", "Cancelar"];
    /// Does it again.
    try_again => ["Try again", "Intentar de nuevo"];
    /// What opens the field for a command.
    paste_command => ["Paste a command", "Pegar un comando"];
    /// The field for a command.
    command => ["Command of openssl or gzip", "Comando de openssl o gzip"];
    /// Shows what is typed there.
    show_command => ["Show command", "Mostrar comando"];
    /// Below the field.
    command_hint => [
        "As a guide prints it, typographic dashes and quotes included. It stays in this field only.",
        "Tal como lo imprime una guía, incluidos los guiones y las comillas tipográficas. Permanece solo en este campo."
    ];
    /// Mends all that is wrong with the command.
    mend_all(count) => ["Mend all {count}" | "Mend all {count}", "Corregir {count}" | "Corregir los {count}"];
    /// The head of the command in plain characters.
    mended_command => ["Mended command", "Comando corregido"];
    /// Copies it.
    copy_command => ["Copy command", "Copiar comando"];
    /// What was copied.
    the_command => ["the command", "el comando"];
    /// The name of the button that shows the phrase.
    show_phrase_in_command => ["Show the phrase in the command", "Mostrar la frase en el comando"];
    /// What it says.
    show_phrase => ["Show phrase", "Mostrar frase"];
    /// What it says then.
    hide_phrase => ["Hide phrase", "Ocultar frase"];
    /// How strong a phrase is that is a number.
    hexadecimal_strength(count, bits: usize) => [
        "{count} hexadecimal digit: {bits} bits, if they are random." | "{count} hexadecimal digits: {bits} bits, if they are random.",
        "{count} dígito hexadecimal: {bits} bits, si es aleatorio." | "{count} dígitos hexadecimales: {bits} bits, si son aleatorios."
    ];
    /// How strong another phrase is.
    phrase_strength(count) => [
        "{count} character. The phrase limits the strength, not the cipher: the key is one round of a digest over it."
            | "{count} characters. The phrase limits the strength, not the cipher: the key is one round of a digest over it.",
        "{count} carácter. Lo que limita la seguridad es la frase, no el cifrado: la clave se obtiene con una sola ronda de una función de resumen sobre ella."
            | "{count} caracteres. Lo que limita la seguridad es la frase, no el cifrado: la clave se obtiene con una sola ronda de una función de resumen sobre ella."
    ];
    /// What is wrong with a salt.
    stray_in_salt(stray: char) => [
        "Expected hexadecimal digits (0 to 9, a to f), found “{stray}”.",
        "Se esperaban dígitos hexadecimales (0–9, a–f), pero se encontró “{stray}”."
    ];
    /// What is wrong with a salt.
    length_of_salt(count) => [
        "Expected 16 hexadecimal digits, found {count}." | "Expected 16 hexadecimal digits, found {count}.",
        "Se esperaban 16 dígitos hexadecimales, pero se encontró {count}." | "Se esperaban 16 dígitos hexadecimales, pero se encontraron {count}."
    ];
}
