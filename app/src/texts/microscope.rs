//! The microscope of rules.

use super::texts;

texts! {
    /// Below the head.
    hint => [
        "What a device does with a rule, why, and in which state it would do something else.",
        "Qué hace un dispositivo con una regla, por qué, y en qué estado haría otra cosa."
    ];
    /// The head while there is no rule.
    begin => ["Begin here", "Cómo empezar"];
    /// Below that head, above the examples.
    begin_hint => [
        "Paste or type a rule above, take one from an open profile, or try one of the guide's examples:",
        "Pegar o escribir una regla arriba, tomar una de un perfil abierto o probar uno de los ejemplos de la guía:"
    ];

    /// The list of examples.
    guide_examples => ["Examples of the guide", "Ejemplos de la guía"];
    /// The button that shows the examples.
    examples => ["Examples", "Ejemplos"];
    /// Said when an example was taken.
    example_has_set => [
        "The example has set the variables that it needs.",
        "El ejemplo fijó las variables que necesita."
    ];
    /// The button of an example with the text of the print.
    as_printed => ["As printed", "Versión impresa"];
    /// The name of that button.
    as_printed_name(example: &str) => ["{example}, as printed", "{example}, versión impresa"];
    /// The button of an example with the text that is right.
    as_meant => ["As meant", "Versión correcta"];
    /// The name of that button.
    as_meant_name(example: &str) => ["{example}, as meant", "{example}, versión correcta"];
    /// The button of an example with one text.
    try_it => ["Try it", "Probar"];
    /// The name of that button.
    try_name(example: &str) => ["Try {example}", "Probar {example}"];
    /// Where an example stands.
    guide_page(parameter: &str, page: &str) => [
        "{parameter}, guide page {page}",
        "{parameter}, página {page} de la guía"
    ];

    /// The head of the expanded text.
    expanded => ["Expanded", "Texto expandido"];
    /// Below the expanded text of a rule without variables.
    no_variables => ["The rule has no variables.", "La regla no tiene variables."];
    /// Below the expanded text, until a span is pointed at.
    point_at_span => [
        "Point at a marked span, or move to it with Tab, to see where it comes from.",
        "Señalar un tramo marcado, o llegar a él con Tab, para ver de dónde proviene."
    ];

    /// The button that shows the rules of the open documents.
    take_from_profile => ["Take from a profile", "Tomar de un perfil"];
    /// An option: what a general purpose parameter holds for a POST.
    as_post_body(parameter: &str) => ["{parameter} as POST body", "{parameter} como cuerpo de POST"];
    /// The choice of the parameter.
    value_of => ["Value of", "Valor de"];
    /// The field.
    rule => ["Rule", "Regla"];
    /// The button that writes the rule back.
    write_into(parameter: &str, document: &str) => [
        "Write into {parameter} of {document}",
        "Escribir en {parameter} de {document}"
    ];
    /// That button where there is no document.
    write_into_profile => ["Write into a profile", "Escribir en un perfil"];
    /// Where no document sets a rule.
    no_rules => [
        "No open document sets a rule. Open a profile in the Profile view first.",
        "Ningún documento abierto define una regla. Abrir primero un perfil en la vista Perfil."
    ];
    /// The button that takes a rule of a document.
    take => ["Take", "Tomar"];
    /// The name of that button.
    take_name(parameter: &str, document: &str) => ["Take {parameter} of {document}", "Tomar {parameter} de {document}"];
    /// Said when a rule was taken.
    variables_of_document(document: &str) => [
        "The variables have the values that {document} gives them.",
        "Las variables tienen los valores que les da {document}."
    ];

    /// The list of findings.
    findings => ["Findings", "Avisos"];
    /// The button that goes to a place of the rule.
    show => ["Show", "Mostrar"];
    /// Its name where nothing is written there.
    show_place_of(finding: &str) => ["Show the place of: {finding}", "Mostrar la ubicación de: {finding}"];
    /// Its name with what is written there.
    show_in_rule(written: &str) => ["Show {written} in the rule", "Mostrar {written} en la regla"];

    /// The head of what the rule does.
    what_it_does => ["What it does", "Qué hace"];
    /// The badge of a trigger that starts a resync.
    fires => ["Fires", "Se activa"];
    /// The badge of a trigger that does not.
    quiet => ["Quiet", "En reposo"];
    /// The button for a state in which a trigger fires.
    show_firing => ["Show a state in which it fires", "Mostrar un estado en el que se activa"];
    /// The button for a state in which a trigger does not fire.
    show_quiet => ["Show a state in which it does not fire", "Mostrar un estado en el que no se activa"];
    /// The button for a state that takes an alternative.
    show_taking => ["Show a state that takes it", "Mostrar un estado que la toma"];
    /// The name of that button.
    show_taking_name(alternative: usize) => [
        "Show a state that takes alternative {alternative}",
        "Mostrar un estado que toma la alternativa {alternative}"
    ];
    /// The button for a state that takes no alternative.
    show_none => ["Show a state that takes none", "Mostrar un estado que no toma ninguna"];
    /// The button for a state in which the resync fails.
    show_failing => ["Show a state in which it fails", "Mostrar un estado en el que falla"];
    /// Of an alternative that is never taken.
    never_taken => ["No state of any device ever takes it.", "Ningún estado de ningún dispositivo la toma jamás."];
    /// Of an alternative of which that is not sure; the term and the reason follow.
    not_certain => [
        "No state that takes it was found, but that is not certain:",
        "No se encontró ningún estado que la tome, pero no es seguro:"
    ];
    /// Said when the state is the device's.
    state_already => ["The device has this state already.", "El dispositivo ya tiene este estado."];
    /// Said of what has changed in the state.
    state_now(changes: &str) => ["Now {changes}.", "Ahora {changes}."];

    /// The head of the request.
    request => ["Request", "Solicitud"];
    /// The head of the request's address.
    address => ["Address", "Dirección"];
    /// The button of the address.
    copy_address => ["Copy address", "Copiar dirección"];
    /// What was copied.
    the_address => ["the address", "la dirección"];
    /// The head of a command.
    same_command => ["Command that sends the same", "Comando que envía lo mismo"];
    /// The button of the command.
    copy_command => ["Copy command", "Copiar comando"];
    /// What was copied.
    the_command => ["the command", "el comando"];
    /// The head of what is sent.
    as_sent => ["As the device sends it", "Tal como la envía el dispositivo"];
    /// The button of what is sent.
    copy_request => ["Copy request", "Copiar solicitud"];
    /// What was copied.
    the_request => ["the request", "la solicitud"];

    /// The link to the part with every variable.
    whole_state => ["The whole device state", "Estado completo del dispositivo"];
    /// The head of the variables.
    what_it_reads => ["What the rule reads of the device", "Qué lee la regla del dispositivo"];
    /// The button that leaves a state that is shown.
    back => ["Back to my state", "Volver a mi estado"];
    /// Said when it was left.
    back_again => ["The device has your state again.", "El dispositivo volvió al estado propio."];
    /// The button that takes a state that is shown for the device's.
    use_state => ["Use this state", "Usar este estado"];
    /// Its hint.
    use_state_hint => [
        "Your device so far becomes a kept state",
        "El dispositivo anterior pasa a los estados guardados"
    ];
    /// Said when it was taken.
    state_used(name: &str) => [
        "This is your device now. The one before is kept in the device state as “{name}”.",
        "Este es ahora el dispositivo. El anterior se conserva en Estado del dispositivo como “{name}”."
    ];
    /// Where a rule reads nothing.
    reads_nothing => [
        "Nothing: it does the same on every device.",
        "Nada: hace lo mismo en todos los dispositivos."
    ];
    /// The button that shows a secret variable.
    show_secret(variable: &str) => ["Show {variable}", "Mostrar {variable}"];

    /// The head of the table.
    truth_table => ["Truth table", "Tabla de verdad"];
    /// Below that head.
    truth_table_hint => [
        "Every combination of the values at which the conditions change. A row sets the device to its state.",
        "Todas las combinaciones de los valores en los que cambian las condiciones. Cada fila permite poner el dispositivo en su estado."
    ];
    /// The choice of the columns.
    variables => ["Variables", "Variables"];
    /// The head of the column with the outcome.
    what_happens => ["What happens", "Qué ocurre"];
    /// The head of the column with the buttons.
    state => ["State", "Estado"];
    /// Below the table: what there is no room for.
    more_combinations(count) => [
        "{count} more combination is not shown." | "{count} more combinations are not shown.",
        "No se muestra {count} combinación más." | "No se muestran {count} combinaciones más."
    ];
    /// A value without text.
    empty => ["empty", "vacío"];
    /// The button of a row.
    set => ["Set", "Aplicar"];
    /// The name of that button.
    set_name(row: usize) => ["Set the state of row {row}", "Aplicar el estado de la fila {row}"];
    /// In the row of the state that is shown.
    shown_now => ["Shown now", "Se muestra ahora"];
    /// In the row of the state that the device has.
    your_device => ["Your device", "Dispositivo propio"];

    /// The head of the trace.
    every_step => ["Every step", "Cada paso"];
    /// A step with the comparisons of a condition.
    condition => ["Condition", "Condición"];
    /// The first step of a rule without variables.
    expansion_none => ["Expansion: no variables", "Expansión: sin variables"];
    /// The first step.
    expansion_replaced(count) => [
        "Expansion: {count} replaced" | "Expansion: {count} replaced",
        "Expansión: {count} variable reemplazada" | "Expansión: {count} variables reemplazadas"
    ];
    /// The first step where something stays.
    expansion_partly(count, stay: &str) => [
        "Expansion: {count} replaced, {stay} left as written" | "Expansion: {count} replaced, {stay} left as written",
        "Expansión: {count} variable reemplazada, {stay} sin cambios" | "Expansión: {count} variables reemplazadas, {stay} sin cambios"
    ];
    /// A step; its badge follows.
    alternative(number: usize) => ["Alternative {number}", "Alternativa {number}"];
    /// An option whose secret is a hole.
    option_hole(written: &str) => [
        "Option `{written}`: its secret was left out, and a hole stands in its place",
        "Opción `{written}`: su secreto se omitió y en su lugar hay un hueco"
    ];
    /// An option whose secret is masked.
    option_masked(name: &str, mask: &str) => [
        "Option `{name}`, with an argument of its own: {mask}",
        "Opción `{name}`, con un argumento propio: {mask}"
    ];
    /// An option.
    option(written: &str) => ["Option `{written}`", "Opción `{written}`"];
    /// What is sent.
    request_step(request: &str) => ["Request: `{request}`", "Solicitud: `{request}`"];
    /// Between the values of a comparison and the badge that says whether it holds.
    comparison_is => ["is", "es"];
    /// The badge of a comparison that holds.
    holds => ["true", "verdadero"];
    /// The badge of a comparison that does not.
    holds_not => ["false", "falso"];
    /// The badge of a comparison that cannot be made, right behind its values.
    incomparable => ["cannot be compared", "no se puede comparar"];
    /// Behind a comparison that begins with its operator.
    firmware_compared => [
        "(without a left side, the firmware version is compared)",
        "(sin lado izquierdo, se compara la versión del firmware)"
    ];
    /// A step of an alternative: a parameter gets a value.
    assigns(value: &str, parameter: &str) => ["Assigns “{value}” to `{parameter}`.", "Asigna “{value}” a `{parameter}`."];
    /// A step of an alternative: a parameter is emptied.
    assigns_nothing(parameter: &str) => ["Assigns nothing to `{parameter}`.", "Deja sin valor `{parameter}`."];
    /// Behind such a step.
    no_such_parameter => [
        "No such parameter is known, so the device ignores it.",
        "No se conoce ningún parámetro con ese nombre, por lo que el dispositivo lo ignora."
    ];
}
