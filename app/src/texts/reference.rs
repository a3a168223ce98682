//! The reference.

use super::texts;

texts! {
    /// The heading.
    title => ["Reference", "Referencia"];
    /// An area.
    parameters => ["Parameters", "Parámetros"];
    /// An area.
    macros => ["Macros", "Macros"];
    /// An area.
    data_types => ["Data types", "Tipos de datos"];
    /// An area.
    diagnostics => ["Diagnostics", "Diagnósticos"];
    /// An area.
    formats => ["Formats", "Formatos"];
    /// An area.
    error_codes => ["Error codes", "Códigos de error"];
    /// An area.
    glossary => ["Glossary", "Glosario"];
    /// An entry of an area.
    parameter => ["Parameter", "Parámetro"];
    /// An entry of an area.
    macro_variable => ["Macro", "Macro"];
    /// An entry of an area, and a fact of a parameter.
    data_type => ["Data type", "Tipo de datos"];
    /// An entry of an area.
    diagnostic => ["Diagnostic", "Diagnóstico"];
    /// An entry of an area.
    format => ["Format", "Formato"];
    /// An entry of an area.
    error_code => ["Error code", "Código de error"];
    /// An entry of an area.
    word => ["Word", "Palabra"];
    /// The way back to the list of an area, whose name comes in small letters.
    back(area: &str) => ["← All {area}", "← Lista: {area}"];
    /// The label of the search in an area, whose name comes in small letters.
    search_in(area: &str) => ["Search in {area}", "Buscar en {area}"];
    /// What the search found.
    nothing_found => ["Nothing found", "No se encontró nada"];
    /// What the search found.
    entries(count) => ["1 entry" | "{count} entries", "1 entrada" | "{count} entradas"];
    /// What an area holds.
    about_parameters => [
        "The parameters of an SPA2102-type device. Search in any notation: Dial_Plan[1], Dial_Plan_1_, dial plan 1; or by section.",
        "Los parámetros de un dispositivo del tipo SPA2102. Se buscan en cualquier notación (Dial_Plan[1], Dial_Plan_1_, dial plan 1) o por sección."
    ];
    /// What an area holds.
    about_macros => [
        "Names behind a dollar sign that a device replaces by values in rules, triggers and messages. $NAME and $(NAME) are the same; $(NAME:p:q) is a part. Unknown names stay as they are written.",
        "Nombres tras un signo de dólar que un dispositivo reemplaza por valores en reglas, disparadores y mensajes. $NAME y $(NAME) son lo mismo; $(NAME:p:q) es una parte. Los nombres desconocidos quedan como están escritos."
    ];
    /// What an area holds.
    about_data_types => [
        "What the values of parameters look like. The types are read off names and factory values, so they give hints and never errors.",
        "Cómo son los valores de los parámetros. Los tipos se deducen de los nombres y de los valores de fábrica: por eso dan indicaciones y nunca errores."
    ];
    /// What an area holds.
    about_diagnostics => [
        "Everything that the studio finds in a profile, by its code.",
        "Todo lo que el estudio encuentra en un perfil, por su código."
    ];
    /// What an area holds.
    about_formats => [
        "What a profile can be. The content tells, not the name of the file.",
        "Lo que puede ser un perfil. Lo indica el contenido, no el nombre del archivo."
    ];
    /// What an area holds.
    about_error_codes => [
        "Codes X00 to X99 that a device uses inside, where parameters match SIP status codes. The guide describes four.",
        "Códigos X00 a X99 que un dispositivo usa internamente, donde los parámetros se comparan con códigos de estado SIP. La guía describe cuatro."
    ];
    /// What an area holds.
    about_glossary => [
        "Words of the guide and of the studio.",
        "Palabras de la guía y del estudio."
    ];
    /// What an error code without an article says.
    reserved_code => [
        "In the defined range X00 to X99; the guide gives no description.",
        "Está en el intervalo definido de X00 a X99; la guía no lo describe."
    ];
    /// What is said of what is no error code.
    no_code => ["Not a code: expected X00 to X99.", "No es un código: se esperaba uno de X00 a X99."];
    /// A fact.
    example => ["Example", "Ejemplo"];
    /// A fact.
    note => ["Note", "Nota"];
    /// A fact: the name in plain text.
    plain_text => ["Plain text", "Texto plano"];
    /// A fact: the name in the open format.
    open_format => ["Open format", "Formato abierto"];
    /// A fact.
    user_access => ["User access", "Acceso del usuario"];
    /// A fact.
    secret => ["Secret", "Secreto"];
    /// What it says.
    is_secret => [
        "Its value is a secret: the studio stores and exports it as a hole.",
        "Su valor es un secreto: el estudio lo guarda y lo exporta como un hueco."
    ];
    /// What is said of a parameter that the guide's appendix does not have.
    supplement => [
        "The guide names it in its text and leaves it out of its appendix.",
        "La guía lo nombra en su texto y lo omite en su apéndice."
    ];
    /// A factory value.
    empty => ["Empty", "Vacío"];
    /// An access.
    not_specified => ["not specified", "sin especificar"];
    /// An access.
    hidden => ["na: the User sees nothing of it", "na: el usuario no lo ve"];
    /// An access.
    read_only => ["ro: the User may read it", "ro: el usuario puede leerlo"];
    /// An access.
    may_change => ["rw: the User may change it", "rw: el usuario puede cambiarlo"];
    /// A fact.
    severity => ["Severity", "Gravedad"];
    /// A severity.
    error => [
        "Error: the file cannot be used as it is",
        "Error: el archivo no puede usarse como está"
    ];
    /// A severity.
    warning => [
        "Warning: the file probably does not do what is meant",
        "Advertencia: es probable que el archivo no haga lo que se quiere"
    ];
    /// A severity.
    worth_knowing => ["Note: worth knowing", "Nota: conviene saberlo"];
    /// A fact: a name in the manner of lints.
    lint => ["Lint", "Lint"];
    /// A place of the guide.
    appendix_c => ["Appendix C", "Apéndice C"];
    /// A place of the guide.
    page(page: &str) => ["Page {page}", "Página {page}"];
}
