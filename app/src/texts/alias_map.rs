//! Alias maps.

use super::texts;

texts! {
    /// The head of the part.
    title => ["Alias map", "Mapa de alias"];
    /// What the part is for.
    hint => [
        "A device can read a customer's XML in which parameters have other names. The map says which element is which parameter; it stands in a general purpose parameter that the profile rule names.",
        "Un dispositivo puede leer el XML de un cliente en el que los parámetros tienen otros nombres. El mapa indica qué elemento corresponde a qué parámetro; se escribe en un parámetro de propósito general que se indica en la regla de perfil."
    ];
    /// How many of the entries that a map can have.
    entries_used(count: &str, most: &str) => ["{count} of {most} entries", "{count} de {most} entradas"];
    /// The field with the map.
    map_as_text => ["Map as text", "Mapa como texto"];

    /// The head over the table.
    entries => ["Entries", "Entradas"];
    /// That the table is empty.
    no_entries => [
        "No entries yet. Add one, or pick a path of the sample document.",
        "Aún no hay entradas. Se puede agregar una o elegir una ruta del documento de ejemplo."
    ];
    /// The left column of the table.
    element_path => ["Element path", "Ruta del elemento"];
    /// The right column of the table, and the list of letters.
    parameter => ["Parameter", "Parámetro"];
    /// The column with buttons, to those who hear it.
    actions => ["Actions", "Acciones"];
    /// The button that adds an entry.
    add_entry => ["Add an entry", "Agregar una entrada"];
    /// The left field of an entry.
    path_of_entry(number: usize) => [
        "Element path of entry {number}",
        "Ruta del elemento de la entrada {number}"
    ];
    /// The right field of an entry.
    parameter_of_entry(number: usize) => [
        "Parameter of entry {number}",
        "Parámetro de la entrada {number}"
    ];
    /// The button that moves an entry.
    up => ["Up", "Subir"];
    /// The same to those who hear it.
    move_up(number: usize) => ["Move entry {number} up", "Subir la entrada {number}"];
    /// The button that removes an entry.
    remove => ["Remove", "Quitar"];
    /// The same to those who hear it.
    remove_entry(number: usize) => ["Remove entry {number}", "Quitar la entrada {number}"];

    /// The head over the sample.
    sample => ["Sample document", "Documento de ejemplo"];
    /// The button that takes the open document as sample.
    use_open_document => ["Use the open document", "Usar el documento abierto"];
    /// The field with the sample.
    customer_xml => ["XML of the customer", "XML del cliente"];
    /// What becomes of the sample.
    sample_hint => [
        "It stays in this page and is not stored.",
        "Permanece en esta página y no se guarda."
    ];
    /// The head over the paths.
    paths => ["Paths in it", "Rutas que contiene"];
    /// Which paths are added.
    paths_hint => [
        "An entry fits every path that ends with its own, so “Add” takes the shortest end that fits no other path: /number rather than /customer/line/number.",
        "Una entrada coincide con toda ruta que termine con la suya; por eso “Agregar” toma el final más corto que no coincida con ninguna otra ruta: /number en vez de /customer/line/number."
    ];
    /// How many paths the list leaves out.
    paths_left_out(count) => [
        "{count} more path is not listed." | "{count} more paths are not listed.",
        "No se muestra {count} ruta más." | "No se muestran {count} rutas más."
    ];
    /// The mark of a path that an entry fits.
    entry(number: usize) => ["Entry {number}", "Entrada {number}"];
    /// The mark of a path that is a parameter's already.
    needs_no_entry => ["Needs no entry", "No requiere entrada"];
    /// The mark of a path that no entry can have for itself.
    part_of_longer => ["Part of a longer path, too", "También es parte de una ruta más larga"];
    /// The button that maps a path.
    add => ["Add", "Agregar"];
    /// The same to those who hear it.
    add_entry_for(path: &str) => ["Add an entry for {path}", "Agregar una entrada para {path}"];

    /// The head over the result.
    result => ["Result", "Resultado"];
    /// The button that makes a profile of the result.
    make_profile => ["Make a profile of it", "Crear un perfil con esto"];
    /// That the document cannot be used.
    corrupt => [
        "The document has errors, so a device would apply nothing of it.",
        "El documento tiene errores, así que un dispositivo no aplicaría nada de él."
    ];
    /// The value of a parameter that stays as it is.
    unchanged => ["unchanged", "sin cambios"];
    /// The access that a device has from the factory.
    factory => ["factory", "de fábrica"];
    /// That no parameter is set.
    nothing_set => [
        "Nothing is set: no entry matches an element of the document.",
        "No se define nada: ninguna entrada coincide con un elemento del documento."
    ];
    /// A column of the result, before the button that shows secrets.
    value => ["Value ", "Valor "];
    /// The button that shows secrets.
    show_secrets => ["Show secrets", "Mostrar secretos"];
    /// A column of the result.
    access => ["Access", "Acceso"];
    /// The head over the explanations.
    why => ["Why", "Por qué"];

    /// The head over what leads into a profile.
    into_profile => ["Into a profile", "Pasar a un perfil"];
    /// The head over the map on one line.
    on_one_line => ["On one line", "En una línea"];
    /// The button that copies it.
    copy_line => ["Copy the line", "Copiar la línea"];
    /// What is copied: the map.
    the_map => ["the map", "el mapa"];
    /// The button that writes the map into a profile.
    write_into(parameter: &str, document: &str) => [
        "Write into {parameter} of {document}",
        "Escribir en {parameter} de {document}"
    ];
    /// The same where no profile is open.
    write_into_none(parameter: &str) => ["Write into {parameter}", "Escribir en {parameter}"];
    /// Why the button cannot be pressed.
    open_profile_first => [
        "Open a profile to write the map into it.",
        "Para escribir el mapa en un perfil, primero hay que abrir uno."
    ];
    /// Before a rule that names the parameter.
    rule_names_parameter => [
        "The profile rule names the parameter: ",
        "La regla de perfil nombra el parámetro: "
    ];
    /// The button that takes a map of the open profile.
    read_parameter(parameter: &str) => ["Read {parameter}", "Leer {parameter}"];
}
