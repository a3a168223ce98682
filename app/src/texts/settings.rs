//! Settings.

use super::texts;

texts! {
    /// The heading.
    title => ["Settings", "Configuración"];
    /// The head of a section.
    appearance => ["Appearance", "Apariencia"];
    /// The choice of the theme.
    theme => ["Theme", "Tema"];
    /// Below it.
    theme_hint => [
        "Kept in this browser, for every project.",
        "Se guarda en este navegador, para todos los proyectos."
    ];
    /// The head of the section.
    language => ["Language", "Idioma"];
    /// Below the choice of the language.
    language_hint => [
        "Kept in this browser, for every project.",
        "Se guarda en este navegador, para todos los proyectos."
    ];
    /// What of the page is not in the chosen language.
    language_extent => [
        "Problems and their help, sentences about rules, loss reports and the reference are in English.",
        "Los problemas y su ayuda, las frases sobre reglas, los informes de pérdidas y la referencia están en inglés."
    ];
    /// The language that the browser asks for.
    language_of_browser => ["As the browser", "Según el navegador"];
    /// The head of a section.
    firmware => ["Firmware of the devices", "Firmware de los dispositivos"];
    /// The choice in it.
    firmware_level => ["Firmware level", "Nivel de firmware"];
    /// Below it.
    firmware_hint => [
        "Part of this project, and undone like any change. What the oldest of your devices cannot do is named among the problems.",
        "Es parte de este proyecto y se deshace como cualquier cambio. Lo que el más antiguo de los dispositivos no puede hacer figura entre los problemas."
    ];
    /// A level.
    up_to_2_0_5 => ["2.0.5 and older", "2.0.5 y anteriores"];
    /// What it reads.
    up_to_2_0_5_is => [
        "Compiled profiles only: the open format is not read.",
        "Solo perfiles compilados: el formato abierto no se lee."
    ];
    /// What the level 2.0.6 has.
    from_2_0_6_is => ["The open format, and HTTPS.", "El formato abierto y HTTPS."];
    /// What the level 2.0.11 has.
    from_2_0_11_is => [
        "Parts of macro values such as $(MAU:4), and the user ids $UID1 and $UID2.",
        "Partes de valores de macros como $(MAU:4), y los identificadores de usuario $UID1 y $UID2."
    ];
    /// A level.
    from_3 => ["3 and newer", "3 y posteriores"];
    /// What it has.
    from_3_is => ["Lists of delays. The usual choice.", "Listas de esperas. La elección habitual."];
    /// A level.
    from_5 => ["5 and newer", "5 y posteriores"];
    /// What it has.
    from_5_is => [
        "Options and macros of later devices, which the guide does not have.",
        "Opciones y macros de dispositivos posteriores, que no figuran en la guía."
    ];
    /// The head of a section.
    keyboard => ["Keyboard", "Teclado"];
    /// The button in it.
    shortcuts => ["List of shortcuts", "Lista de atajos"];
    /// Below it.
    keyboard_hint => [
        "Ctrl+K finds every action, document and parameter by a few letters.",
        "Ctrl+K encuentra cada acción, documento y parámetro con unas pocas letras."
    ];
    /// What is kept of the page's own files.
    kept => [
        "Its files, so that it starts without a network. They hold nothing of yours, and stay.",
        "Sus archivos, para que se inicie sin red. No contienen datos del usuario y se conservan."
    ];
    /// Why nothing is kept of them.
    not_kept => [
        "Nothing, so it needs its server: browsers keep a page for use without a network only from https addresses and outside private windows.",
        "Nada, así que necesita su servidor: los navegadores conservan una página para usarla sin red solo desde direcciones https y fuera de ventanas privadas."
    ];
    /// The head of a section.
    stored => ["Stored in this browser", "Guardado en este navegador"];
    /// What is stored.
    this_project => ["This project", "Este proyecto"];
    /// How much of it.
    documents(count) => ["{count} document" | "{count} documents", "{count} documento" | "{count} documentos"];
    /// What is stored.
    copies => ["Copies of second tabs", "Copias de otras pestañas"];
    /// Where there is no copy.
    no_copies => ["None.", "Ninguna."];
    /// How many there are.
    copy_count(count) => [
        "{count}, each without secrets." | "{count}, each without secrets.",
        "{count}, sin secretos." | "{count}, cada una sin secretos."
    ];
    /// What is stored.
    preferences => ["Preferences", "Preferencias"];
    /// Where there are none.
    no_preferences => ["Nothing.", "Nada."];
    /// The preference that there is.
    the_theme(theme: &str) => ["The theme: {theme}.", "El tema: {theme}."];
    /// The preference that there is.
    the_language(language: &str) => ["The language: {language}.", "El idioma: {language}."];
    /// What is stored.
    studio => ["The studio itself", "El propio estudio"];
    /// What is not stored.
    never => ["Never stored", "Nunca se guarda"];
    /// What that is.
    never_is => [
        "Passwords and other secrets, phrases, files that are still locked, what you undo.",
        "Contraseñas y otros secretos, frases de cifrado, archivos que siguen bloqueados, el historial de deshacer."
    ];
    /// The button that deletes all.
    delete => ["Delete everything stored here…", "Eliminar todo lo guardado aquí…"];
}
