//! A new profile from the catalogue.

use super::texts;

texts! {
    /// The heading.
    title => ["New profile", "Nuevo perfil"];
    /// Below it.
    hint => [
        "Parameters of the catalogue, each with its factory value and user access.",
        "Parámetros del catálogo, cada uno con su valor de fábrica y su acceso del usuario."
    ];
    /// The choice of how it is written.
    form => ["Form", "Formato"];
    /// Before what is done with the profile next.
    next => ["What to do next: ", "Qué hacer después: "];
    /// The button.
    make => ["Make profile", "Crear perfil"];
    /// A button.
    cancel => ["Cancel", "Cancelar"];
    /// The choice of how much it holds.
    contents => ["Contents", "Contenido"];
    /// The choice of the lines.
    lines => ["Lines", "Líneas"];
    /// One of them.
    line(line: &str) => ["Line {line}", "Línea {line}"];
    /// The choice of the sections.
    sections => ["Sections", "Secciones"];
    /// A button.
    all_sections => ["All sections", "Todas las secciones"];
    /// A button.
    no_section => ["No section", "Ninguna sección"];
    /// How much it holds.
    everything => ["Everything", "Todo"];
    /// What that is.
    everything_is => [
        "All parameters of the catalogue, section by section, as the vendor's compiler prints a sample.",
        "Todos los parámetros del catálogo, sección por sección, tal como el compilador del fabricante escribe una muestra."
    ];
    /// How much it holds.
    some_sections => ["Some sections", "Algunas secciones"];
    /// What that is.
    some_sections_is => [
        "The sections and the lines that you choose.",
        "Las secciones y las líneas que se elijan."
    ];
    /// How much it holds.
    minimal => ["Minimal", "Mínimo"];
    /// What that is.
    minimal_is => [
        "Only what a device needs to register and to be provisioned, each with its reason.",
        "Solo lo que un dispositivo necesita para registrarse y ser aprovisionado, cada parámetro con su motivo."
    ];
    /// What is done first with a minimal profile; the sentence of the form follows.
    first_fill_in => [
        "fill in the proxy, the number and the password of each line, and where the profile is fetched from. ",
        "completar el proxy, el número y la contraseña de cada línea, y de dónde se obtiene el perfil. "
    ];
    /// What is done first with another one; the sentence of the form follows.
    first_set => [
        "set the values that you need and delete the other lines. A device leaves alone what a profile does not name. ",
        "definir los valores necesarios y eliminar las demás líneas. Un dispositivo no modifica lo que un perfil no menciona. "
    ];
    /// A form.
    plain_text => ["Plain text", "Texto plano"];
    /// What it is.
    plain_text_is => [
        "The easiest to edit: one parameter a line, its choices in a comment behind it.",
        "El más fácil de editar: un parámetro por línea, seguido de un comentario con sus opciones."
    ];
    /// What is done with it then.
    plain_text_next => [
        "Then convert it to the open format for devices, or compile it with the vendor's compiler.",
        "Luego, convertirlo al formato abierto para los dispositivos, o compilarlo con el compilador del fabricante."
    ];
    /// A form.
    xml => ["Open format (XML)", "Formato abierto (XML)"];
    /// What it is.
    xml_is => [
        "What devices read: one element a line, with comments.",
        "Lo que leen los dispositivos: un elemento por línea, con comentarios."
    ];
    /// What is done then with this form and with the next one.
    xml_next => [
        "Then pack it, or put it on the provisioning server as it is.",
        "Luego, empaquetarlo o ponerlo tal como está en el servidor de aprovisionamiento."
    ];
    /// A form.
    compact => ["Open format (XML), compact", "Formato abierto (XML), compacto"];
    /// What it is.
    compact_is => [
        "The same without line ends and comments: the smallest, and hard to edit by hand.",
        "Lo mismo sin finales de línea ni comentarios: el más pequeño, pero difícil de editar a mano."
    ];
    /// A form.
    attributes => [
        "Open format (XML), values in attributes",
        "Formato abierto (XML), valores en atributos"
    ];
    /// What it is.
    attributes_is => [
        "As the compiler writes it with --va. The guide does not name this form.",
        "Como lo escribe el compilador con --va. La guía no menciona esta variante."
    ];
    /// What is done with it then.
    attributes_next => [
        "Then try it on one device first: the guide promises nothing about this form.",
        "Luego, probarlo primero en un solo dispositivo: la guía no garantiza nada sobre esta variante."
    ];
    /// Where it would hold nothing.
    nothing_chosen => [
        "Nothing is chosen yet: choose a section, and a line where the section has lines.",
        "Aún no se eligió nada: hay que elegir una sección y, si la sección tiene líneas, también una línea."
    ];
    /// How much it will hold.
    will_hold(count) => [
        "The profile will hold 1 parameter." | "The profile will hold {count} parameters.",
        "El perfil contendrá 1 parámetro." | "El perfil contendrá {count} parámetros."
    ];
}
