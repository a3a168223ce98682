//! Tests of rules, what is kept beside the studied rule, and the links that share it.

use super::texts;

texts! {
    /// The name of the banner over the rule of a link.
    rule_of_link => ["Rule of a link", "Regla de un enlace"];
    /// The name of the banner while the draft waits.
    draft_waits => ["Your draft waits", "Borrador en espera"];
    /// What the banner says of the rule of a link.
    rule_of_link_words => [
        "This rule came with a link and is not stored: reloading the page forgets it, so keep it first. Your own draft is kept as it was.",
        "Esta regla llegó con un enlace y no está guardada: al recargar la página se pierde, así que conviene guardarla antes. El borrador propio se conserva como estaba."
    ];
    /// What the banner says while the draft waits.
    draft_waits_words => [
        "Another rule is shown in the place of your draft. The draft is kept, with its tests.",
        "Se muestra otra regla en lugar del borrador. El borrador se conserva, con sus pruebas."
    ];
    /// The button that keeps the rule of a link.
    keep_this_rule => ["Keep this rule", "Guardar esta regla"];
    /// The button that makes the shown rule the draft.
    go_on => ["Go on with this rule", "Seguir con esta regla"];
    /// The button that shows the draft again.
    back_to_draft => ["Back to my draft", "Volver a mi borrador"];
    /// What becomes of the draft when one goes on with the other rule.
    draft_moves => [
        "Your draft moves to the kept rules",
        "El borrador pasa a las reglas guardadas"
    ];
    /// The name of the banner over a rule with holes.
    secrets_left_out => ["Secrets left out of the rule", "Secretos omitidos de la regla"];
    /// What the banner says of a rule with holes.
    secrets_left_out_words => [
        "A key or another secret was left out of this rule when it was shared or stored. `[[secret:1]]` or the like stands in its place: type the secret there. Until then no device could use the rule.",
        "Al compartir o guardar esta regla se omitió una clave u otro secreto. En su lugar hay un hueco, como `[[secret:1]]`: ahí debe escribirse el secreto. Hasta entonces, ningún dispositivo podría usar la regla."
    ];

    /// What is copied: the rows of tests.
    the_tests => ["the tests", "las pruebas"];
    /// The part that gives rows as JSON.
    tests_as_json => ["Tests as JSON", "Pruebas como JSON"];
    /// The field for rows as JSON.
    rows_to_add => ["Rows to add", "Filas por agregar"];
    /// The button below it.
    add_these_rows => ["Add these rows", "Agregar estas filas"];
    /// The button that copies all rows.
    copy_rows => ["Copy the rows", "Copiar las filas"];

    /// The head over the buttons that make rows.
    make_rows => ["Make rows from the rule", "Crear filas a partir de la regla"];
    /// What made rows are for.
    make_rows_hint => [
        "Made rows expect what the rule does now. Change the rule afterwards, and they tell what changed with it.",
        "Las filas creadas esperan lo que la regla hace ahora. Si después se cambia la regla, indican qué cambió con ella."
    ];
    /// The button that makes a row for each outcome.
    row_for_each_outcome => ["A row for each outcome", "Una fila por cada resultado"];
    /// The field with versions.
    firmware_versions => ["Firmware versions", "Versiones de firmware"];
    /// The button that makes a row for each of them.
    row_for_each_version => ["A row for each version", "Una fila por cada versión"];
    /// That no row was added.
    rows_are_there => [
        "There are rows for all of these already.",
        "Ya hay filas para todos estos casos."
    ];
    /// That rows were added.
    rows_added(count) => [
        "Added {count} row." | "Added {count} rows.",
        "Se agregó {count} fila." | "Se agregaron {count} filas."
    ];

    /// The head of the part, and the name of its list.
    tests => ["Tests", "Pruebas"];
    /// What the part is for.
    tests_hint => [
        "A row says what is different about the device and what the rule is to do then. Rows run whenever the rule or the device changes.",
        "Una fila indica en qué difiere el dispositivo y qué debe hacer la regla en ese caso. Las filas se ejecutan cada vez que cambia la regla o el dispositivo."
    ];
    /// The button that shows a kept rule.
    show_rule(name: &str) => ["Show {name}", "Mostrar {name}"];
    /// The list of parameters.
    parameter => ["Parameter", "Parámetro"];
    /// The field with the rule.
    rule => ["Rule", "Regla"];
    /// The button that opens the dialog with the link.
    share_as_link => ["Share as a link…", "Compartir como enlace…"];
    /// The button that keeps the rule.
    keep_rule => ["Keep the rule", "Guardar la regla"];
    /// That there are no rows.
    no_rows => [
        "No tests yet. Make rows above, or add one.",
        "Aún no hay pruebas. Se pueden crear filas arriba o agregar una."
    ];
    /// That every row passes.
    all_pass(count) => [
        "All {count} pass" | "All {count} pass",
        "Pasa la única prueba" | "Pasan las {count} pruebas"
    ];
    /// That not every row passes.
    some_pass(passed: &str, all: &str) => ["{passed} of {all} pass", "Pasan {passed} de {all}"];
    /// The button that brings a removed row back.
    bring_back(number: usize) => ["Bring test {number} back", "Recuperar la prueba {number}"];
    /// The name of the part with the rows.
    rows => ["Rows", "Filas"];
    /// The button that adds a row.
    add_row => ["Add a row", "Agregar una fila"];

    /// The field with a row's name.
    name_of_test(number: usize) => ["Name of test {number}", "Nombre de la prueba {number}"];
    /// What stands in it while it is empty.
    name => ["Name", "Nombre"];
    /// The field with a row's changes.
    device_of_test(number: usize) => ["Device of test {number}", "Dispositivo de la prueba {number}"];
    /// The button that opens a row's trace, to those who hear it.
    why_test_came(number: usize) => [
        "Why test {number} came out so",
        "Por qué la prueba {number} dio este resultado"
    ];
    /// The same to those who see it.
    why => ["Why", "Por qué"];
    /// The button that removes a row.
    remove => ["Remove", "Quitar"];
    /// The same to those who hear it.
    remove_test(number: usize) => ["Remove test {number}", "Quitar la prueba {number}"];
    /// That a row passes; what came follows.
    passes => ["Passes: ", "Pasa: "];
    /// That a row fails; what came stands last.
    fails(expected: &str, found: &str) => [
        "Fails: expected {expected}, found {found}",
        "Falla: se esperaba {expected}; resultado: {found}"
    ];
    /// That a row cannot run.
    cannot_run(names: &str) => [
        "Cannot run: no such variable or value: {names}",
        "No se puede ejecutar: variables o valores inexistentes: {names}"
    ];
    /// The list of kinds of expectations.
    what_test_expects(number: usize) => [
        "What test {number} expects",
        "Lo que espera la prueba {number}"
    ];
    /// The field with the expected value.
    expected_value(number: usize) => [
        "Expected value of test {number}",
        "Valor esperado de la prueba {number}"
    ];

    /// A kind of expectation: an alternative, whose number follows.
    kind_alternative => ["takes alternative", "toma la alternativa"];
    /// A kind of expectation.
    kind_skipped => ["is skipped", "se omite"];
    /// A kind of expectation.
    kind_fails => ["fails", "falla"];
    /// A kind of expectation: an address, which follows.
    kind_url => ["asks for", "solicita"];
    /// A kind of expectation: a parameter with its value, which follow.
    kind_assigned => ["assigns", "asigna"];
    /// A kind of expectation, of a trigger.
    kind_fires => ["fires", "se activa"];
    /// A kind of expectation, of a trigger.
    kind_quiet => ["does not fire", "no se activa"];
    /// A kind of expectation: a text, which follows.
    kind_text => ["gives the text", "produce el texto"];
    /// What was expected, in a sentence about a row that fails.
    a_failure => ["a failure", "una falla"];
    /// What was expected, in a sentence about a row that fails.
    to_be_skipped => ["the rule to be skipped", "que la regla se omitiera"];
    /// What was expected, in a sentence about a row that fails.
    to_fire => ["the trigger to fire", "que el disparador se activara"];
    /// What was expected, in a sentence about a row that fails.
    not_to_fire => ["the trigger not to fire", "que el disparador no se activara"];
    /// What was expected, in a sentence about a row that fails.
    a_request(url: &str) => ["a request for {url}", "una solicitud de {url}"];
    /// What was expected, in any sentence.
    an_alternative(number: usize) => ["alternative {number}", "la alternativa {number}"];
    /// What was expected, over a trace.
    skipped => ["skipped", "que se omitiera"];
    /// What was expected, over a trace.
    failing => ["fails", "que fallara"];
    /// What was expected, over a trace.
    firing => ["fires", "que se activara"];
    /// What was expected, over a trace.
    not_firing => ["does not fire", "que no se activara"];
    /// What was expected, over a trace.
    asking(url: &str) => ["asks for {url}", "que solicitara {url}"];

    /// The name of an open trace.
    why_test(number: usize) => ["Why test {number}", "Por qué: prueba {number}"];
    /// The head of an open trace.
    test_expected(number: usize, expected: &str) => [
        "Test {number}: expected {expected}",
        "Prueba {number}: se esperaba {expected}"
    ];
    /// The button that shows the row's device in the microscope.
    look_in_microscope => ["Look at it in the microscope", "Ver en el microscopio"];
    /// The button that closes the trace.
    close => ["Close", "Cerrar"];
    /// Before the sentence about what decided.
    decided_here => ["Decided here: ", "Se decidió aquí: "];
    /// The name of the list of alternatives.
    alternatives => ["Alternatives", "Alternativas"];
    /// An alternative of a trace with its verdict.
    alternative(number: usize, verdict: &str) => [
        "Alternative {number}: {verdict}",
        "Alternativa {number}: {verdict}"
    ];
    /// A verdict on an alternative.
    taken => ["taken", "tomada"];
    /// A verdict on an alternative.
    condition_false => ["its condition does not hold", "su condición no se cumple"];
    /// A verdict on an alternative.
    condition_fails => ["its condition compares two kinds", "su condición compara dos tipos distintos"];
    /// A verdict on an alternative.
    faulty => ["it has a syntax error", "tiene un error de sintaxis"];
    /// A verdict on an alternative.
    withheld => [
        "withheld: the rule has a syntax error",
        "retenida: la regla tiene un error de sintaxis"
    ];
    /// A verdict on an alternative.
    not_reached => ["not looked at", "no se examinó"];
    /// What came of a comparison.
    holds => ["holds", "se cumple"];
    /// What came of a comparison.
    does_not_hold => ["does not hold", "no se cumple"];
    /// What came of a comparison.
    cannot_be_compared => ["cannot be compared", "no se puede comparar"];

    /// Before the reason why there is no link.
    cannot_share => ["The rule cannot be shared: ", "La regla no se puede compartir: "];
    /// Behind it.
    cannot_share_then => [
        ". Take tests out, or share it as a file.",
        ". Se pueden quitar pruebas o compartir la regla como archivo."
    ];
    /// The head of the dialog with the link.
    share_heading => ["Share the rule as a link", "Compartir la regla como enlace"];
    /// A value in the link that is empty.
    empty_on_device => ["(empty on this device)", "(vacío en este dispositivo)"];
    /// A value in the link that is a hole.
    set_but_left_out(hole: &str) => [
        "set on this device, left out: {hole}",
        "definido en este dispositivo, omitido: {hole}"
    ];
    /// The button that closes the dialog.
    cancel => ["Cancel", "Cancelar"];
    /// The length of the link.
    characters(count) => [
        "{count} character" | "{count} characters",
        "{count} carácter" | "{count} caracteres"
    ];
    /// That the link has no tests.
    no_tests => ["No tests", "Sin pruebas"];
    /// How many tests the link has.
    tests_counted(count) => [
        "{count} test" | "{count} tests",
        "{count} prueba" | "{count} pruebas"
    ];
    /// How much the link holds: its tests and its length.
    in_all(tests: &str, size: &str) => ["{tests}, {size} in all.", "{tests}; {size} en total."];
    /// Who sees what of a link.
    share_hint => [
        "Whoever has the link sees this and nothing else. It stays in the address and is sent to no server.",
        "Quien tenga el enlace ve esto y nada más. Permanece en la dirección y no se envía a ningún servidor."
    ];
    /// The name of the rule in the dialog.
    rule_in_link => ["Rule in the link", "Regla del enlace"];
    /// The name of the table of values.
    values_in_link => ["Values in the link", "Valores del enlace"];
    /// The part with the content as JSON.
    everything => ["Everything, as it is packed", "Todo, tal como se empaqueta"];
    /// The name of that content.
    content_of_link => ["Content of the link", "Contenido del enlace"];
    /// The head of the list of secrets that are not in the link.
    left_out => ["Left out", "Omitido"];
    /// That the list is empty.
    nothing_left_out => ["There was no secret to leave out.", "No había ningún secreto que omitir."];
    /// The button that copies the link.
    copy_link => ["Copy the link", "Copiar el enlace"];
    /// What is copied: the link.
    the_link => ["the link", "el enlace"];

    /// Why a link is not opened.
    link_not_json(line: usize, column: usize) => [
        "expected JSON in the link, found something else at line {line}, column {column}",
        "se esperaba JSON en el enlace, pero se encontró otra cosa en la línea {line}, columna {column}"
    ];
    /// Why a link is not opened.
    link_other_format => [
        "expected a rule of the studio, found other JSON",
        "se esperaba una regla del estudio, pero se encontró otro JSON"
    ];
    /// Why a link is not opened.
    link_field(name: &str) => [
        "expected a text in the field `{name}`, found something else",
        "se esperaba un texto en el campo `{name}`, pero se encontró otra cosa"
    ];
    /// The sentence around the reason why a link is not opened.
    link_refused(fault: &str) => [
        "The link cannot be opened, and nothing was changed: {fault}.",
        "El enlace no se puede abrir y no se cambió nada: {fault}."
    ];
    /// Values of a link that cannot be read.
    values_unread(count) => [
        "{count} value cannot be read." | "{count} values cannot be read.",
        "{count} valor no se puede leer." | "{count} valores no se pueden leer."
    ];
    /// Tests of a link that cannot be read.
    tests_unread(places: &str) => [
        "Tests that cannot be read: {places}.",
        "Pruebas que no se pueden leer: {places}."
    ];
    /// That a link is for another firmware.
    other_firmware => [
        "The link was made for another firmware level than the one of this project.",
        "El enlace se creó para un nivel de firmware distinto del de este proyecto."
    ];
    /// What was left out of a link: a hole of before.
    older_hole => [
        "a secret that had been left out before: it stays left out",
        "un secreto que ya se había omitido: sigue omitido"
    ];
    /// What was left out of a link.
    a_secret_in_rule => ["a secret in the rule", "un secreto de la regla"];
    /// What was left out of a link.
    the_key_in_rule => ["the key in the rule", "la clave de la regla"];
    /// What was left out of a link.
    a_key_in_rule => ["a key in the rule", "una clave de la regla"];
    /// A kind of parameter.
    profile_rule => ["profile rule", "regla de perfil"];
    /// A kind of parameter.
    upgrade_rule => ["upgrade rule", "regla de actualización"];
    /// A kind of parameter.
    report_rule => ["report rule", "regla de informe"];
    /// A kind of parameter.
    resync_trigger => ["resync trigger", "disparador de resincronización"];
    /// A kind of parameter.
    log_message => ["log message", "mensaje de registro"];
    /// A kind of parameter.
    post_body => ["body of a POST", "cuerpo de un POST"];

    /// That the project holds more than can be read.
    lab_unread => [
        "The project holds devices, rules or tests that this version cannot read. They are kept as they are.",
        "El proyecto contiene dispositivos, reglas o pruebas que esta versión no puede leer. Se conservan como están."
    ];
    /// That an edited rule was kept when the draft came back.
    edited_is_kept => [
        "The rule that was shown has edits of yours; it is among the kept rules.",
        "La regla que se mostraba tiene modificaciones; está entre las reglas guardadas."
    ];
    /// That the rule of before was kept when another came.
    shown_is_kept => [
        "The rule that was shown is among the kept rules.",
        "La regla que se mostraba está entre las reglas guardadas."
    ];
    /// The name of the kept state of one's device when another is taken.
    my_device_before => ["My device before", "Mi dispositivo anterior"];
    /// That the rule was kept.
    rule_kept => ["Kept the rule with its tests.", "Se guardó la regla con sus pruebas."];
    /// That a parameter has no rule to study.
    holds_no_rule(parameter: &str) => [
        "{parameter} holds no rule in this document.",
        "{parameter} no contiene ninguna regla en este documento."
    ];
    /// Which rule is studied now.
    studied_from(parameter: &str, document: &str) => [
        "This is {parameter} of {document}, on a device with the values that are set there.",
        "Se muestra {parameter} de {document}, en un dispositivo con los valores que se definen ahí."
    ];
}
