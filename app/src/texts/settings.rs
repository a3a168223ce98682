//! Settings.

use super::texts;

texts! {
    /// The head of the section.
    language => ["Language", "Idioma"];
    /// Below the choice of the language.
    language_hint => [
        "Kept in this browser. Findings, sentences about rules and the reference are in English.",
        "Se guarda en este navegador. Los avisos, las frases sobre reglas y la referencia están en inglés."
    ];
    /// The language that the browser asks for.
    language_of_browser => ["As the browser", "Como el navegador"];
}
