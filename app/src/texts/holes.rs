//! Secrets that were left out.

use super::texts;

texts! {
    /// The heading.
    title => ["Secrets left out", "Secretos omitidos"];
    /// Below it.
    fill_them_in(count) => [
        "One secret was left out when this was stored: fill it in." |
        "{count} secrets were left out when this was stored: fill them in.",
        "Al guardar esto se omitió un secreto: falta completarlo." |
        "Al guardar esto se omitieron {count} secretos: falta completarlos."
    ];
    /// The label of a field whose hole is a part of the value.
    part_of(name: &str) => [
        "{name}: the secret part of the value",
        "{name}: la parte secreta del valor"
    ];
    /// The label of a field whose parameter is not known.
    secret(number: u32) => ["Secret {number}", "Secreto {number}"];
    /// The button that shows what is typed.
    show(label: &str) => ["Show {label}", "Mostrar {label}"];
    /// The button that puts the secrets back.
    fill_in => ["Fill in", "Completar"];
    /// Where nothing was typed.
    nothing_typed => [
        "Expected at least one value, found empty fields. Type the values that were left out.",
        "Se esperaba al menos un valor, pero se encontraron campos vacíos. Hay que escribir los valores que se omitieron."
    ];
    /// What was done.
    filled_in(filled: &str, count: &str) => [
        "Filled in {filled} of {count} secrets.",
        "Secretos completados: {filled} de {count}."
    ];
}
