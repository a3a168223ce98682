//! Problems.

use super::texts;

texts! {
    /// The heading, and the name of the list.
    title => ["Problems", "Problemas"];
    /// While the document is checked.
    checking => ["Checking…", "Revisando…"];
    /// Long work.
    checking_of(name: &str, size: &str) => ["Checking {name} ({size})", "Revisión de {name} ({size})"];
    /// In the place of an empty list.
    nothing => ["There is nothing to mend.", "No hay nada que corregir."];
    /// In the place of a list of which nothing is shown.
    all_hidden => [
        "The switches above hide every problem.",
        "Los interruptores de arriba ocultan todos los problemas."
    ];
    /// The group of the switches.
    show => ["Show problems", "Mostrar problemas"];
    /// A switch.
    errors => ["Errors", "Errores"];
    /// A switch.
    warnings => ["Warnings", "Advertencias"];
    /// A switch.
    notes => ["Notes", "Notas"];
    /// A switch.
    worst_first => ["Worst first", "Los más graves primero"];
    /// The counts of a document without problems.
    none => ["No problems found", "No se encontraron problemas"];
    /// How many.
    error_count(count) => ["{count} error" | "{count} errors", "{count} error" | "{count} errores"];
    /// How many.
    warning_count(count) => [
        "{count} warning" | "{count} warnings",
        "{count} advertencia" | "{count} advertencias"
    ];
    /// How many.
    note_count(count) => ["{count} note" | "{count} notes", "{count} nota" | "{count} notas"];
    /// How many, and there are more.
    errors_and_more(count: &str) => ["{count}+ errors", "{count}+ errores"];
    /// How many, and there are more.
    warnings_and_more(count: &str) => ["{count}+ warnings", "{count}+ advertencias"];
    /// How many, and there are more.
    notes_and_more(count: &str) => ["{count}+ notes", "{count}+ notas"];
    /// A severity.
    error => ["error", "error"];
    /// A severity.
    warning => ["warning", "advertencia"];
    /// A severity.
    note => ["note", "nota"];
    /// A problem as it is read out, behind its file where that is another one.
    in_full(line: usize, column: usize, severity: &str, headline: &str) => [
        "Line {line}, column {column}, {severity}: {headline}",
        "Línea {line}, columna {column}, {severity}: {headline}"
    ];
    /// Where the guide speaks of it.
    guide_page(page: &str) => ["Guide, page {page}", "Guía, página {page}"];
    /// Before the title of a mend.
    fix => ["Fix: ", "Corregir: "];
    /// The button that mends all of a kind.
    fix_all(count) => [
        "Fix all {count} of this kind" | "Fix all {count} of this kind",
        "Corregir el único de este tipo" | "Corregir los {count} de este tipo"
    ];
    /// The same, where there are more.
    fix_listed(count) => [
        "Fix the {count} of this kind that are listed" | "Fix the {count} of this kind that are listed",
        "Corregir el de este tipo que está en la lista" | "Corregir los {count} de este tipo que están en la lista"
    ];
    /// Another place of a problem.
    also_here(line: usize, column: usize) => [
        "Also here: line {line}, column {column}",
        "También aquí: línea {line}, columna {column}"
    ];
    /// Where a text of test rows is wrong.
    place(line: usize, column: usize) => ["line {line}, column {column}", "línea {line}, columna {column}"];
    /// What is wrong with rows of tests: what was expected and what was found, each a noun with its article.
    expected(wanted: &str, found: &str) => [
        "Expected {wanted}, found {found}.",
        "Se esperaba {wanted}; encontrado: {found}."
    ];
    /// What is wrong with rows of tests.
    expected_json => [
        "Expected JSON, found something else.",
        "Se esperaba JSON, pero se encontró otra cosa."
    ];
    /// What is wrong with rows of tests.
    too_many_rows(most: &str, found: &str) => [
        "Expected at most {most} rows, found {found}.",
        "Se esperaban como máximo {most} filas, pero se encontraron {found}."
    ];
    /// What is wrong with rows of tests.
    expected_variable(name: &str) => [
        "Expected a macro variable such as SWVER, found “{name}”.",
        "Se esperaba una variable macro como SWVER, pero se encontró “{name}”."
    ];
    /// What was expected in rows of tests.
    list_of_rows => ["a list of rows", "una lista de filas"];
    /// What was expected in rows of tests.
    object_of_variables => ["an object of variables", "un objeto de variables"];
    /// What was expected in rows of tests.
    text_or_number => ["a text or a number", "un texto o un número"];
    /// What was expected in rows of tests.
    whole_number => ["a whole number from 1 on", "un número entero a partir de 1"];
    /// What was expected in rows of tests.
    name_and_value => ["the texts name and value", "un objeto con los textos name y value"];
    /// What was expected in rows of tests.
    expectation => [
        "“skipped”, “fails”, “fires”, “quiet” or an object with alternative, url, assigned or text",
        "“skipped”, “fails”, “fires”, “quiet” o un objeto con alternative, url, assigned o text"
    ];
    /// What was found in rows of tests.
    found_nothing => ["nothing", "nada"];
    /// What was found in rows of tests.
    true_or_false => ["true or false", "true o false"];
    /// What was found in rows of tests.
    a_number => ["a number", "un número"];
    /// What was expected or found in rows of tests.
    a_text => ["a text", "un texto"];
    /// What was found in rows of tests.
    a_list => ["a list", "una lista"];
    /// What was expected or found in rows of tests.
    an_object => ["an object", "un objeto"];
    /// What a secret was left out of.
    name_of_row => ["the name of a row", "el nombre de una fila"];
    /// What a secret was left out of.
    expected_address => ["an expected address", "una dirección esperada"];
    /// What a secret was left out of.
    expected_text => ["an expected text", "un texto esperado"];
}
