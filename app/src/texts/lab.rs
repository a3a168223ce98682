//! What is said of a rule and of the device that it is tried on. Code stands between backticks.

use super::texts;

texts! {
    /// In a row of the table: the alternative of this number assigns only.
    short_nothing_fetched(alternative: usize) => [
        "{alternative}: nothing is fetched",
        "{alternative}: no se descarga nada"
    ];
    /// In a row of the table: the rule is empty or a comment.
    short_passed_over => ["passed over", "se omite"];
    /// In a row of the table: no condition holds.
    short_no_alternative => ["no alternative", "ninguna alternativa"];
    /// In a row of the table: the resync fails, with what the device calls it.
    short_fails(message: &str) => ["fails: {message}", "falla: {message}"];
    /// In a row of the table: a trigger fires.
    short_resync => ["resync", "resincronización"];
    /// In a row of the table: a trigger does not fire.
    short_no_resync => ["no resync", "sin resincronización"];
    /// In a row of the table: the rule is a text.
    short_text => ["text", "texto"];

    /// The outcome of a rule of one alternative.
    applies_request(request: &str) => ["The rule applies: `{request}`", "La regla se aplica: `{request}`"];
    /// The outcome of a rule of one alternative that assigns only.
    applies_assigns => [
        "The rule applies: it assigns, and nothing is fetched.",
        "La regla se aplica: asigna valores y no se descarga nada."
    ];
    /// The outcome of a rule of several alternatives.
    taken_request(alternative: &str, all: &str, request: &str) => [
        "Alternative {alternative} of {all} is taken: `{request}`",
        "Se toma la alternativa {alternative} de {all}: `{request}`"
    ];
    /// The outcome of a rule of several alternatives, where the taken one assigns only.
    taken_assigns(alternative: &str, all: &str) => [
        "Alternative {alternative} of {all} is taken: it assigns, and nothing is fetched.",
        "Se toma la alternativa {alternative} de {all}: asigna valores y no se descarga nada."
    ];
    /// The outcome of a trigger that fires.
    trigger_holds => [
        "The condition holds: a resync starts.",
        "La condición se cumple: comienza una resincronización."
    ];
    /// The outcome of a trigger with an error.
    trigger_fails => [
        "The condition has an error: it never starts a resync.",
        "La condición tiene un error: nunca inicia una resincronización."
    ];
    /// The outcome of a trigger that does not fire.
    trigger_quiet => [
        "The condition does not hold: no resync.",
        "La condición no se cumple: no hay resincronización."
    ];
    /// The outcome of the body of a POST.
    text_is_sent => ["The text below is what is sent.", "El texto de abajo es lo que se envía."];
    /// The outcome of a log message.
    text_is_logged => [
        "The text below is what is logged.",
        "El texto de abajo es lo que se registra."
    ];
    /// The outcome of an empty rule.
    rule_empty => [
        "The rule is empty, so the device passes it over.",
        "La regla está vacía, por lo que el dispositivo la omite."
    ];
    /// The outcome of a rule that is a comment.
    rule_comment => [
        "The rule begins with `#`, so the device passes it over.",
        "La regla comienza con `#`, por lo que el dispositivo la omite."
    ];
    /// The outcome of a rule none of whose conditions holds.
    none_holds => [
        "No condition holds, so the device passes the rule over. That is no failure.",
        "No se cumple ninguna condición, por lo que el dispositivo omite la regla. Eso no es una falla."
    ];
    /// The outcome of a rule that is no rule after expansion.
    fails_syntax => [
        "The resync fails: the rule has a syntax error after expansion, so no alternative is used.",
        "La resincronización falla: la regla tiene un error de sintaxis después de la expansión, por lo que no se usa ninguna alternativa."
    ];
    /// The outcome of a rule with values that do not go together.
    fails_condition => [
        "The resync fails: a condition compares what cannot be compared.",
        "La resincronización falla: una condición compara valores que no se pueden comparar."
    ];
    /// The outcome of a rule without a server.
    fails_no_server => [
        "The resync fails: neither the address nor DHCP option 66 names a server.",
        "La resincronización falla: ni la dirección ni la opción 66 de DHCP indican un servidor."
    ];
    /// The outcome of a rule that grows too long.
    fails_too_long => [
        "The resync fails: the expanded rule is too long.",
        "La resincronización falla: la regla expandida es demasiado larga."
    ];

    /// The badge of the alternative that is taken.
    verdict_taken => ["Taken", "Se toma"];
    /// The badge of an alternative whose condition does not hold.
    verdict_not_taken => ["Not taken", "No se toma"];
    /// The badge of an alternative whose condition cannot be computed.
    verdict_fails => ["Fails", "Falla"];
    /// The badge of an alternative with a syntax error.
    verdict_error => ["Error", "Error"];
    /// The badge of an alternative that would be taken.
    verdict_withheld => ["Withheld", "Retenida"];
    /// The badge of an alternative behind the one that decides.
    verdict_not_reached => ["Not reached", "No se alcanza"];

    /// Why an alternative is taken: its condition.
    because_condition => [
        "Its condition holds, and none before it did.",
        "Su condición se cumple, y no se cumplió ninguna anterior."
    ];
    /// Why an alternative is taken: it has no condition.
    because_no_condition => [
        "It has no condition, and none before it was taken.",
        "No tiene condición, y no se tomó ninguna anterior."
    ];
    /// Why an alternative is not taken: the comparison that is false.
    because_false(comparison: &str) => ["`{comparison}` is false.", "`{comparison}` es falso."];
    /// Why an alternative is not taken, where no comparison tells.
    because_not_held => ["Its condition does not hold.", "Su condición no se cumple."];
    /// Why an alternative fails: the comparison that cannot be made.
    because_incomparable(comparison: &str) => [
        "`{comparison}` cannot be compared.",
        "`{comparison}` no se puede comparar."
    ];
    /// Why an alternative fails, where no comparison tells.
    because_condition_error => ["Its condition has an error.", "Su condición tiene un error."];
    /// Why an alternative is faulty.
    because_syntax => [
        "It has a syntax error, so the whole rule fails.",
        "Tiene un error de sintaxis, por lo que falla toda la regla."
    ];
    /// Why an alternative is withheld.
    because_withheld => [
        "It would be taken, but another part of the rule has a syntax error.",
        "Se tomaría, pero otra parte de la regla tiene un error de sintaxis."
    ];
    /// Why an alternative is not looked at.
    because_earlier => [
        "The device does not look at it: an earlier one decides.",
        "El dispositivo no la examina: decide una anterior."
    ];
    /// Behind the sentence before: of its condition.
    would_hold => ["Its condition would hold.", "Su condición se cumpliría."];
    /// Behind the sentence before: of its condition.
    would_not_hold => ["Its condition would not hold.", "Su condición no se cumpliría."];
    /// Behind the sentence before: of its condition.
    would_fail => ["Its condition would fail.", "Su condición fallaría."];

    /// Behind a variable: it is empty.
    gives_nothing => ["gives nothing.", "no da nada."];
    /// Behind a variable: its value.
    gives(value: &str) => ["gives `{value}`.", "da `{value}`."];
    /// Behind a variable: its value, which has backticks in it.
    gives_quoted(value: &str) => ["gives “{value}”.", "da “{value}”."];
    /// Behind two dollar signs.
    gives_dollar => [
        "gives one dollar sign, which begins no variable.",
        "da un signo de dólar, que no inicia ninguna variable."
    ];
    /// Behind a variable that holds a secret.
    stays_secret => [
        "stays as it is: the special purpose parameters are read in the argument of `--key` only.",
        "queda como está: los parámetros de propósito especial se leen solo en el argumento de `--key`."
    ];
    /// Behind parentheses without a variable.
    stays_broken => [
        "stays as it is: what stands in the parentheses is no variable.",
        "queda como está: lo que está entre paréntesis no es una variable."
    ];
    /// Behind the name of a general purpose parameter.
    stays_letter(name: &str, letter: &str) => [
        "stays as it is: the variable of `{name}` is called `${letter}`.",
        "queda como está: la variable de `{name}` se llama `${letter}`."
    ];
    /// Behind a variable of later firmware.
    stays_later(since: &str) => [
        "stays as it is: firmware {since} and newer knows it.",
        "queda como está: la conoce el firmware {since} y posteriores."
    ];
    /// Behind a part of a variable where the firmware is too old.
    stays_part => [
        "stays as it is: this firmware takes no part of a value.",
        "queda como está: este firmware no toma partes de un valor."
    ];
    /// Behind a name that nothing has.
    stays_unknown => [
        "stays as it is: no variable has this name; capitals count, and a name goes on as far as letters, digits and `_` do.",
        "queda como está: ninguna variable tiene este nombre; se distinguen mayúsculas y minúsculas, y un nombre abarca todas las letras, los dígitos y los `_` que siguen."
    ];

    /// The choice of the variable ISCUST.
    not_customised => ["0, not customised", "0, sin personalizar"];
    /// The choice of the variable ISCUST.
    customised => ["1, customised", "1, personalizado"];
    /// The choice of the variable PRVST.
    asked_from_outside => ["-1, asked from outside", "-1, solicitada desde fuera"];
    /// The choice of the variable PRVST.
    power_up => ["0, power-up", "0, al encender"];
    /// The choice of the variable PRVST.
    periodic => ["1, periodic", "1, periódica"];
    /// The choice of the variables PRVST and UPGST.
    a_retry => ["2, a retry", "2, un reintento"];
    /// The choice of the variable UPGST.
    first_attempt => ["1, the first attempt", "1, el primer intento"];
    /// The field of the server that DHCP names.
    option_66 => ["DHCP option 66", "Opción 66 de DHCP"];
    /// Below a field: what a hardware address must be.
    demand_address => ["Twelve hexadecimal digits.", "Doce dígitos hexadecimales."];
    /// Below a field: what a number must be.
    demand_number => ["A whole number from 0 on.", "Un número entero a partir de 0."];
    /// Below a field: what is typed is refused.
    demand_other => ["Not a value of this variable.", "No es un valor de esta variable."];
    /// Part of the list of what has changed.
    is_empty(variable: &str) => ["{variable} is empty", "{variable} queda sin valor"];
    /// Part of the list of what has changed.
    is_now(variable: &str, value: &str) => ["{variable} is `{value}`", "{variable} vale `{value}`"];
    /// What a kept device is called that could be read in part only.
    unread_device => ["Device that could not be read whole", "Dispositivo que no se pudo leer por completo"];

    /// An example.
    factory_rule => ["Factory rule", "Regla de fábrica"];
    /// What it does.
    factory_rule_does => [
        "A device that is new asks the server of DHCP option 66 for the file of its series.",
        "Un dispositivo nuevo pide al servidor de la opción 66 de DHCP el archivo de su serie."
    ];
    /// An example.
    file_a_device => ["One file a device", "Un archivo por dispositivo"];
    /// What it does.
    file_a_device_does => [
        "Each device fetches the file that carries its hardware address.",
        "Cada dispositivo descarga el archivo que lleva su dirección de hardware."
    ];
    /// An example.
    lost_registration => ["Lost registration", "Registro perdido"];
    /// What it does.
    lost_registration_does => [
        "A registered line fetches a file; a line that lost its registration posts `GPP_A` to a script.",
        "Una línea registrada descarga un archivo; una línea que perdió su registro envía `GPP_A` a un script mediante POST."
    ];
    /// An example.
    client_certificate => ["Client certificate", "Certificado de cliente"];
    /// What it does.
    client_certificate_does => [
        "A device without a certificate adds its hardware address to the request.",
        "Un dispositivo sin certificado agrega su dirección de hardware a la solicitud."
    ];
    /// How it is damaged.
    client_certificate_damage => [
        "A blank stands behind the quote, so the texts are never equal.",
        "Hay un espacio después de la comilla, por lo que los textos nunca son iguales."
    ];
    /// An example.
    two_stages => ["Two stages", "Dos etapas"];
    /// What it does.
    two_stages_does => [
        "Line 1 is switched off until `GPP_A` says that the device is provisioned.",
        "La línea 1 permanece desactivada hasta que `GPP_A` indica que el dispositivo está aprovisionado."
    ];
    /// How it is damaged.
    two_stages_damage => [
        "A blank stands behind the quote, and the semicolon has moved out of the parentheses.",
        "Hay un espacio después de la comilla, y el punto y coma quedó fuera de los paréntesis."
    ];
    /// An example.
    other_names => ["Other names", "Otros nombres"];
    /// What it does.
    other_names_does => [
        "What comes back has element names of the customer, which the map in `GPP_B` translates.",
        "La respuesta usa nombres de elementos propios del cliente, que el mapa en `GPP_B` traduce."
    ];
    /// An example.
    assignments => ["Assignments", "Asignaciones"];
    /// What it does.
    assignments_does => [
        "Parameters get values before anything is fetched; small letters stand for the general purpose parameters.",
        "Los parámetros reciben valores antes de descargar nada; las letras minúsculas representan los parámetros de propósito general."
    ];
    /// An example.
    key_and_directory => ["Key and directory", "Clave y directorio"];
    /// What it does.
    key_and_directory_does => [
        "The key and a directory that nobody can guess stand in parameters of the device.",
        "La clave y un directorio que nadie puede adivinar están en parámetros del dispositivo."
    ];
    /// An example.
    resync_trigger => ["Resync trigger", "Disparador de resincronización"];
    /// What it does.
    resync_trigger_does => [
        "A resync starts when line 1 is without registration for five minutes, at most every ten minutes.",
        "Comienza una resincronización cuando la línea 1 lleva cinco minutos sin registro, como máximo cada diez minutos."
    ];
    /// An example.
    beta_customers => ["Beta customers", "Clientes beta"];
    /// What it does.
    beta_customers_does => [
        "Customers that `GPP_F` marks get the test firmware.",
        "Los clientes marcados por `GPP_F` reciben el firmware de prueba."
    ];
    /// How it is damaged.
    beta_customers_damage => [
        "The dollar sign was read as an S, so the condition compares two fixed texts.",
        "El signo de dólar se leyó como una S, por lo que la condición compara dos textos fijos."
    ];
    /// An example.
    encrypted_report => ["Encrypted report", "Informe cifrado"];
    /// What it does.
    encrypted_report_does => [
        "The device sends its settings, encrypted with a key.",
        "El dispositivo envía sus ajustes, cifrados con una clave."
    ];
    /// What is to be said of its print.
    encrypted_report_damage => [
        "Not damaged: the guide writes the key into the rule, where anyone who reads the rule finds it.",
        "No está dañada: la guía escribe la clave en la regla, donde la encuentra cualquiera que lea la regla."
    ];
    /// An example.
    syslog_message => ["Syslog message", "Mensaje de syslog"];
    /// What it does.
    syslog_message_does => [
        "What the device tells the syslog server when it asks for a profile.",
        "Lo que el dispositivo comunica al servidor syslog cuando pide un perfil."
    ];
}
