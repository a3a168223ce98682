//! The frame: header, start, messages.

use super::texts;

texts! {
    /// The link before everything else.
    skip_to_document => ["Skip to the document", "Ir al documento"];
    /// The list of the views.
    views => ["Views", "Vistas"];
    /// The field in the header.
    project_name => ["Project name", "Nombre del proyecto"];
    /// How the project is stored.
    storing => ["Storing", "Guardado del proyecto"];
    /// The toolbar in the header.
    project => ["Project", "Proyecto"];
    /// Between the shortcuts of one action.
    or => [" or ", " o "];

    /// The area of the messages.
    messages => ["Messages", "Mensajes"];
    /// A new build of the page waits.
    new_version => ["A new version is ready.", "Hay una versión nueva lista."];
    /// The button that loads the new build.
    load_version => ["Load it", "Cargarla"];
    /// The button that takes a message away.
    dismiss => ["Dismiss", "Descartar"];
    /// A second tab has stored a copy.
    copy_is_stored => [
        "This browser holds another copy of the project, stored by a second tab.",
        "Este navegador contiene otra copia del proyecto, guardada por una segunda pestaña."
    ];
    /// The button that opens that copy.
    open_copy => ["Open the copy", "Abrir la copia"];
    /// The button that deletes that copy.
    delete_copy => ["Delete the copy", "Eliminar la copia"];

    /// The mark beside the name of a document.
    unsaved_mark => ["Not saved to a file", "Sin guardar en un archivo"];
    /// The button that gives a document another name.
    rename => ["Rename", "Cambiar nombre"];
    /// The button that makes a second one of a document.
    duplicate => ["Duplicate", "Duplicar"];
    /// The tabs of source and parameters.
    edit_document => ["Edit this document", "Editar este documento"];
    /// The tabs of the panels.
    work_on_document => ["Work on this document", "Trabajar con este documento"];
    /// Above a text in another encoding.
    not_utf8 => [
        "This text is not UTF-8. Bytes that are not are shown as \u{fffd} and kept as they are. If it is Latin-1, convert it to edit it safely.",
        "Este texto no es UTF-8. Los bytes que no lo son se muestran como \u{fffd} y se conservan tal como están. Si es Latin-1, conviene convertirlo para editarlo sin riesgo."
    ];
    /// The button below it.
    convert_to_utf8 => ["Convert to UTF-8", "Convertir a UTF-8"];

    /// The head of the start.
    what_to_do => ["What do you want to do?", "¿Por dónde empezar?"];
    /// The head of recent work.
    go_on_with => ["Go on with", "Continuar con"];
    /// A document in the list of recent work.
    unsaved_document(name: &str) => ["{name}, not saved to a file", "{name}, sin guardar en un archivo"];
    /// A way in: opening.
    open => ["Open a file", "Abrir un archivo"];
    /// What it does.
    open_hint => [
        "A profile in XML or plain text, compressed, encrypted or compiled. Its problems are named, with mends.",
        "Un perfil en XML o en texto plano, comprimido, cifrado o compilado. Se señalan sus problemas, con correcciones."
    ];
    /// A way in: identifying.
    identify => ["Find out what a file is", "Averiguar qué es un archivo"];
    /// What it does.
    identify_hint => [
        "Its layers, sizes and checksums are shown, and what a device would make of it.",
        "Se muestran sus capas, tamaños y sumas de comprobación, y qué haría con él un dispositivo."
    ];
    /// A way in: pasting.
    paste => ["Paste a text", "Pegar un texto"];
    /// What it does.
    paste_hint => [
        "A profile from a mail or a web page becomes a document. Ctrl+V on this page does the same.",
        "Un perfil de un correo o de una página web se convierte en un documento. Ctrl+V en esta página hace lo mismo."
    ];
    /// A way in: a new profile. Also beside the compiler's samples.
    new_profile => ["Make a new profile", "Crear un perfil nuevo"];
    /// What it does.
    new_profile_hint => [
        "Every parameter of the catalogue with its factory value, in either format, to be edited.",
        "Todos los parámetros del catálogo con su valor de fábrica, en cualquiera de los dos formatos, listos para editar."
    ];
    /// A way in: a sample.
    sample => ["Try a sample", "Probar un ejemplo"];
    /// What it does.
    sample_hint => [
        "A short profile with faults on purpose: mend, convert and pack it.",
        "Un perfil corto con errores puestos a propósito, para corregirlo, convertirlo y empaquetarlo."
    ];
    /// A way in: the microscope.
    rule => ["Try a rule", "Probar una regla"];
    /// What it does.
    rule_hint => [
        "A provisioning rule on a device of your making: which alternative it takes, what it fetches, and why.",
        "Una regla de aprovisionamiento en un dispositivo definido a medida: qué alternativa toma, qué descarga y por qué."
    ];
    /// Below the ways in.
    drop_hint => [
        "Or drop files and folders anywhere on this page. Everything happens in this browser: nothing is sent anywhere, and what is stored here is stored without secrets.",
        "También se pueden soltar archivos y carpetas en cualquier lugar de esta página. Todo ocurre en este navegador: no se envía nada a ninguna parte, y lo que se guarda aquí se guarda sin secretos."
    ];
}
