//! Parameters.

use super::texts;

texts! {
    /// The heading, the name of the list, and the term of their number among the facts.
    title => ["Parameters", "Parámetros"];
    /// In the place of an empty list.
    none_fits => [
        "No parameter fits. Change the search, or show all.",
        "Ningún parámetro coincide. Se puede cambiar la búsqueda o mostrar todos."
    ];
    /// The head of the part that changes all that are listed.
    change_all => ["Change all that are listed", "Cambiar todos los de la lista"];
    /// The choice of the access in it.
    access_of_all => ["User access of all listed", "Acceso del usuario a todos los de la lista"];
    /// The option of that choice that chooses nothing.
    choose => ["choose…", "elegir…"];
    /// The button that changes so many.
    change(count) => ["Change {count}" | "Change {count}", "Cambiar {count}" | "Cambiar {count}"];
    /// Below it.
    change_hint => [
        "Parameters that the profile does not mention stay as they are.",
        "Los parámetros que el perfil no menciona quedan como están."
    ];
    /// The label of the search.
    find => ["Find a parameter", "Buscar un parámetro"];
    /// In the empty field of the search.
    find_hint => ["Find a parameter, in any notation", "Buscar un parámetro, en cualquier notación"];
    /// How many are listed, of how many.
    listed(listed: &str, total: &str) => [
        "{listed} of {total} parameters",
        "{listed} de {total} parámetros"
    ];
    /// The button that takes the narrowing away.
    show_all => ["Show all", "Mostrar todos"];
    /// The choice of what is listed.
    show => ["Show", "Mostrar"];
    /// Lists all, or those of every access.
    all => ["All", "Todos"];
    /// Lists every section or line.
    every => ["All", "Todas"];
    /// Lists what the profile mentions.
    mentioned => ["In this profile", "En este perfil"];
    /// Lists what differs from the factory.
    changed => ["Not as the factory sets them", "Distintos de los ajustes de fábrica"];
    /// Lists what the profile leaves alone.
    left_alone => ["Left as they are", "Los que se dejan como están"];
    /// Lists what has problems.
    troubled => ["With problems", "Con problemas"];
    /// The choice of the section, and its name in an article.
    section => ["Section", "Sección"];
    /// The choice of the line.
    line_choice => ["Line", "Línea"];
    /// The choice of what the User account may do.
    user_account => ["User account", "Cuenta de usuario"];
    /// The heading of parameters that the catalogue does not have.
    not_in_catalogue => ["Not in the catalogue", "Fuera del catálogo"];
    /// The button for more of a row, in full.
    details_of(name: &str) => ["Details of {name}", "Detalles de {name}"];
    /// The button for more of a row.
    details => ["Details", "Detalles"];
    /// That button when more is shown.
    less => ["Less", "Menos"];
    /// A parameter that is not in the profile; a side of a difference too.
    not_mentioned => ["not mentioned", "no mencionado"];
    /// A parameter that the profile leaves alone; a side of a difference too.
    left_as_it_is => ["left as it is", "se deja como está"];
    /// A parameter with a value.
    set => ["set", "con valor"];
    /// The choice of these.
    state_of(name: &str) => ["State of {name}", "Estado de {name}"];
    /// The choice of the access.
    access_of(name: &str) => ["User access of {name}", "Acceso del usuario a {name}"];
    /// The access of the factory, with what it is.
    factory_is(access: &str) => ["factory ({access})", "de fábrica ({access})"];
    /// The access of the factory.
    factory_access => ["factory access", "acceso de fábrica"];
    /// An access.
    hidden => ["hidden (na)", "oculto (na)"];
    /// An access.
    read_only => ["read only (ro)", "solo lectura (ro)"];
    /// An access.
    may_change => ["may change (rw)", "modificable (rw)"];
    /// The field of a value.
    value_of(name: &str) => ["Value of {name}", "Valor de {name}"];
    /// The button that shows a secret value.
    show_value_of(name: &str) => ["Show the value of {name}", "Mostrar el valor de {name}"];
    /// In an empty field: what the factory sets.
    factory(value: &str) => ["factory: {value}", "de fábrica: {value}"];
    /// A choice without a text.
    empty_choice => ["(empty)", "(vacío)"];
    /// In the place of a field.
    not_utf8 => ["Not UTF-8: edit it in the source.", "No es UTF-8: se edita en la fuente."];
    /// A fact: the name in the open format.
    element => ["Element", "Elemento"];
    /// A fact: what its values look like.
    type_is => ["Type", "Tipo"];
    /// A fact.
    factory_value => ["Factory value", "Valor de fábrica"];
    /// A fact.
    factory_access_is => ["Factory access", "Acceso de fábrica"];
    /// A fact: where the guide has it.
    guide => ["Guide", "Guía"];
    /// A place of the guide.
    appendix_c => ["appendix C", "apéndice C"];
    /// A place of the guide.
    page(page: &str) => ["page {page}", "página {page}"];
    /// A fact: the texts that it can have.
    choices => ["Choices", "Opciones"];
    /// A fact: what whoever added the parameter says of it.
    purpose => ["Purpose", "Finalidad"];
    /// A fact: what a script says.
    in_words => ["In words", "En palabras"];
    /// A factory value that is empty; a side of a difference too.
    empty => ["empty", "vacío"];
    /// Before the places of a parameter.
    in_the_source => ["In the source: ", "En la fuente: "];
    /// A place of a parameter; the place of a loss.
    line(line: usize) => ["Line {line}", "Línea {line}"];
    /// A place that a later one outdoes.
    line_without_effect(line: usize) => ["Line {line} (does not count)", "Línea {line} (sin efecto)"];
    /// Before the places in the files that make up the document.
    with_imports => ["With imports, in this order: ", "Con las importaciones, en este orden: "];
    /// A place in a file.
    line_of(file: &str, line: usize) => ["{file} line {line}", "{file}, línea {line}"];
    /// One that a later one outdoes.
    line_of_without_effect(file: &str, line: usize) => [
        "{file} line {line} (does not count)",
        "{file}, línea {line} (sin efecto)"
    ];
    /// The way to the rule lab.
    study => ["Study in the rule lab", "Estudiar en el laboratorio de reglas"];
    /// The same in full.
    study_in_full(name: &str) => [
        "Study {name} in the rule lab",
        "Estudiar {name} en el laboratorio de reglas"
    ];
    /// Long work.
    listing(name: &str, size: &str) => [
        "Listing the parameters of {name} ({size})",
        "Listado de los parámetros de {name} ({size})"
    ];
    /// What values of a type look like.
    type_boolean => ["Yes or No", "Yes o No"];
    /// What values of a type look like.
    type_text => ["text", "texto"];
    /// What values of a type look like.
    type_activation_code => ["star code, such as *69", "código con asterisco, como *69"];
    /// What values of a type look like.
    type_phone => [
        "phone number, star code or SIP address",
        "número de teléfono, código con asterisco o dirección SIP"
    ];
    /// What values of a type look like.
    type_choice => ["one of the choices", "una de las opciones"];
    /// What values of a type look like.
    type_phone_template => [
        "patterns of phone numbers, such as 1408*, 555?",
        "patrones de números de teléfono, como 1408*, 555?"
    ];
    /// What values of a type look like.
    type_whole_seconds => ["whole seconds", "segundos enteros"];
    /// What values of a type look like.
    type_seconds => ["seconds, with up to three decimals", "segundos, con hasta tres decimales"];
    /// What values of a type look like.
    type_tone_script => [
        "tone script: frequencies and when they sound",
        "guion de tono: las frecuencias y cuándo suenan"
    ];
    /// What values of a type look like.
    type_unsigned_8 => ["number from 0 to 255", "número de 0 a 255"];
    /// What values of a type look like.
    type_unsigned_16 => ["number from 0 to 65535", "número de 0 a 65535"];
    /// What values of a type look like.
    type_cadence_script => ["cadence script: when it rings", "guion de cadencia: cuándo suena"];
    /// What values of a type look like.
    type_frequency_script => [
        "frequency script: frequencies and levels",
        "guion de frecuencias: frecuencias y niveles"
    ];
    /// What values of a type look like.
    type_host_name => [
        "host name or address, perhaps with a port",
        "nombre de host o dirección, con o sin puerto"
    ];
    /// What values of a type look like.
    type_port => ["port from 0 to 65535", "puerto de 0 a 65535"];
    /// What values of a type look like.
    type_rule => ["provisioning rule", "regla de aprovisionamiento"];
    /// What values of a type look like.
    type_address => ["address of four numbers", "dirección de cuatro números"];
    /// What values of a type look like.
    type_status_template => [
        "patterns of SIP status codes, such as 404, 5*",
        "patrones de códigos de estado SIP, como 404, 5*"
    ];
    /// What values of a type look like.
    type_schedule => [
        "seconds, or a list of delays such as 1800,3600+60",
        "segundos, o una lista de esperas como 1800,3600+60"
    ];
    /// What values of a type look like.
    type_user_id => ["user part of an address", "parte de usuario de una dirección"];
    /// What values of a type look like.
    type_dial_plan => ["dial plan", "plan de marcación"];
    /// What values of a type look like.
    type_float => ["number with up to three decimals", "número con hasta tres decimales"];
    /// What values of a type look like.
    type_power_level => ["level in dBm, with one decimal", "nivel en dBm, con un decimal"];
}
