//! The source editor.

use super::texts;

texts! {
    /// Said where there is no mend.
    no_fix => ["There is no fix for this line.", "No hay corrección para esta línea."];
    /// How a note is read out.
    info => ["info", "nota"];
    /// The list of what could stand there.
    completions => ["Completions", "Propuestas"];
    /// Said when a selection was deleted.
    selection_deleted => ["Selection deleted", "Selección eliminada"];
    /// The field of the search.
    find => ["Find", "Buscar"];
    /// The field of what takes its place.
    replacement => ["Replace", "Reemplazar"];
    /// A button of the search.
    next => ["Next", "Siguiente"];
    /// A button of the search.
    previous => ["Previous", "Anterior"];
    /// A button of the search.
    select_all => ["Select all", "Seleccionar todo"];
    /// A switch of the search.
    match_case => ["Match case", "Distinguir mayúsculas"];
    /// A switch of the search.
    regular_expression => ["Regular expression", "Expresión regular"];
    /// A switch of the search.
    whole_words => ["Whole words", "Palabras completas"];
    /// A button of the search.
    replace_all => ["Replace all", "Reemplazar todo"];
    /// A button of the search.
    close => ["Close the search", "Cerrar la búsqueda"];
    /// Read out before a match.
    current_match => ["current match", "coincidencia actual"];
    /// Read out behind it; the number follows.
    on_line => ["on line", "en la línea"];
    /// Read out; `$` is the number of the line.
    replaced_match => ["replaced match on line $", "reemplazada la coincidencia de la línea $"];
    /// Read out; `$` is how many.
    replaced_matches => ["replaced $ matches", "coincidencias reemplazadas: $"];
    /// The field of a line.
    go_to_line => ["Go to line", "Ir a la línea"];
    /// Its button.
    go => ["go", "ir"];
}
