//! A document beside another one.

use super::texts;

texts! {
    /// The heading.
    title => ["Compare", "Comparar"];
    /// The choice of the manner, and the button that shows a parameter.
    show => ["Show", "Mostrar"];
    /// A manner.
    by_parameter => ["By parameter", "Por parámetro"];
    /// A manner.
    as_text => ["As text", "Como texto"];
    /// The choice of the other one.
    with => ["Compare with", "Comparar con"];
    /// The other one, where it is no document.
    factory => ["A factory-new device", "Un dispositivo nuevo de fábrica"];
    /// Long work.
    comparing(size: &str) => ["Comparing ({size})", "Comparación ({size})"];
    /// The name of the list.
    differences => ["Differences", "Diferencias"];
    /// The button that shows a parameter, in full.
    show_in_source(name: &str) => ["Show {name} in the source", "Mostrar {name} en la fuente"];
    /// A side.
    there => ["There", "Allí"];
    /// A side.
    here => ["Here", "Aquí"];
    /// Before the name of the other text.
    there_is => ["There: ", "Allí: "];
    /// The other side of it.
    here_is => ["Here: this document", "Aquí: este documento"];
    /// The text of a factory-new device.
    new_profile => ["a new profile of the catalogue", "un perfil nuevo del catálogo"];
    /// A button.
    previous => ["Previous difference", "Diferencia anterior"];
    /// A button.
    next => ["Next difference", "Diferencia siguiente"];
    /// Lines that are the same.
    same_lines => ["Lines that are the same", "Líneas iguales"];
    /// The button that unfolds all of them.
    show_lines(count) => [
        "Show 1 more line" | "Show {count} more lines",
        "Mostrar 1 línea más" | "Mostrar {count} líneas más"
    ];
    /// The button that unfolds some of them.
    show_some(shown: &str, count: &str) => [
        "Show {shown} more lines of {count}",
        "Mostrar {shown} líneas más de {count}"
    ];
    /// In the place of a secret; a side of a difference too.
    secret => ["a secret", "un secreto"];
    /// In the place of a secret that differs.
    another_secret => ["another secret", "otro secreto"];
    /// Where the lines are the same and their ends are not.
    lines_say_the_same => ["The lines say the same.", "El contenido de las líneas es el mismo."];
    /// Where there is no difference between two texts.
    same_texts => ["The texts are the same.", "Los textos son iguales."];
    /// How many lines, in the sentence below.
    lines(count) => ["1 line" | "{count} lines", "1 línea" | "{count} líneas"];
    /// How much two texts differ.
    text_differences(count, there: &str, here: &str) => [
        "1 difference: {there} there, {here} here." | "{count} differences: {there} there, {here} here.",
        "1 diferencia: {there} allí, {here} aquí." | "{count} diferencias: {there} allí, {here} aquí."
    ];
    /// Where the formats differ.
    formats_differ(there: &str, here: &str) => [
        "One text is in the {there}, this one in the {here}, so most lines differ. Compare them by parameter, or convert one of them first.",
        "Un texto está en {there} y este, en {here}; por eso casi todas las líneas difieren. Conviene compararlos por parámetro o convertir antes uno de ellos."
    ];
    /// A side without lines, in the name of a difference.
    nothing => ["nothing", "nada"];
    /// A side of one line.
    line(line: usize) => ["line {line}", "línea {line}"];
    /// A side of several lines.
    line_range(first: usize, last: usize) => ["lines {first} to {last}", "líneas {first} a {last}"];
    /// What a difference is called.
    difference(number: &str, of: &str, there: &str, here: &str) => [
        "Difference {number} of {of}: {there} there, {here} here",
        "Diferencia {number} de {of}: {there} allí, {here} aquí"
    ];
    /// A kind of difference.
    another_value => ["another value", "otro valor"];
    /// A kind of difference.
    another_access => ["another access", "otro acceso"];
    /// A kind of difference.
    only_here => ["only here", "solo aquí"];
    /// A kind of difference.
    only_there => ["only there", "solo allí"];
    /// How many of a kind; a list of them ends with a full stop.
    values(count) => [
        "{count} with another value" | "{count} with another value",
        "{count} con otro valor" | "{count} con otro valor"
    ];
    /// How many of a kind.
    accesses(count) => [
        "{count} with another access" | "{count} with another access",
        "{count} con otro acceso" | "{count} con otro acceso"
    ];
    /// How many of a kind.
    added(count) => ["{count} only here" | "{count} only here", "{count} solo aquí" | "{count} solo aquí"];
    /// How many of a kind.
    removed(count) => ["{count} only there" | "{count} only there", "{count} solo allí" | "{count} solo allí"];
    /// Where there is no difference.
    none => ["No differences.", "No hay diferencias."];
}
