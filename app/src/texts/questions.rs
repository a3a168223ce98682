//! Dialogs: the palette, and those that ask.

use super::texts;

texts! {
    /// The head of the palette.
    find => ["Find", "Buscar"];
    /// The field of the palette.
    find_what => [
        "Find an action, a document or a parameter",
        "Buscar una acción, un documento o un parámetro"
    ];
    /// The list of the palette.
    found => ["Found", "Resultados"];
    /// A row of the palette.
    go_to(name: &str) => ["Go to {name}", "Ir a {name}"];
    /// What that row leads to.
    document => ["Document", "Documento"];
    /// An action of the palette that cannot be done.
    not_now => ["Not now", "No disponible ahora"];
    /// Below an empty list.
    nothing_found => ["Nothing is called that.", "No hay nada con ese nombre."];
    /// Below the list.
    palette_keys => [
        "↑ and ↓ choose, Enter goes there, Escape closes.",
        "↑ y ↓ eligen, Enter lleva allí, Escape cierra."
    ];

    /// The button that closes and does nothing else; also ends a run.
    cancel => ["Cancel", "Cancelar"];
    /// The button that closes.
    close => ["Close", "Cerrar"];
    /// The button that saves the project first.
    export_project => ["Export project", "Exportar proyecto"];

    /// The head of the question about holes.
    secrets_missing => ["Secrets are missing", "Faltan secretos"];
    /// What holes are to a device.
    holes(name: &str) => [
        "“{name}” has holes where secrets were left out. A device would take each hole, such as [[secret:1]], for the value.",
        "“{name}” tiene huecos donde se omitieron secretos. Un dispositivo tomaría cada hueco, como [[secret:1]], por el valor."
    ];
    /// The button that leads to the holes.
    fill_in => ["Fill them in", "Completarlos"];
    /// The button that leaves them.
    go_on_with_holes => ["Go on with the holes", "Continuar con los huecos"];

    /// The head of the question about another project.
    replace_project => ["Replace the project?", "¿Reemplazar el proyecto?"];
    /// The button that does it.
    replace => ["Replace", "Reemplazar"];
    /// What goes away, the first sentence.
    no_undo => [
        "Undo does not bring this project back.",
        "Deshacer no recupera este proyecto."
    ];
    /// How many documents there are.
    documents_open(count) => [
        "One document is open." | "{count} documents are open.",
        "Hay un documento abierto." | "Hay {count} documentos abiertos."
    ];
    /// How many of them are unsaved.
    documents_unsaved(count) => [
        "One of them is not saved to a file." | "{count} of them are not saved to a file.",
        "Uno de ellos no está guardado en un archivo." | "{count} de ellos no están guardados en un archivo."
    ];
    /// How many of them are no text.
    documents_locked(count) => [
        "One is a locked or damaged file, which an export leaves out."
            | "{count} are locked or damaged files, which an export leaves out.",
        "Uno es un archivo bloqueado o dañado, que una exportación omite."
            | "{count} son archivos bloqueados o dañados, que una exportación omite."
    ];
    /// What goes away, the last sentence.
    save_first => [
        "Save what is still needed, or export the project first: the export leaves out secrets.",
        "Antes conviene guardar lo que aún haga falta o exportar el proyecto: la exportación omite los secretos."
    ];

    /// The head of the question about a new build.
    load_version => ["Load the new version?", "¿Cargar la versión nueva?"];
    /// What that costs where nothing is stored.
    load_loses_all => [
        "This browser stores nothing for this page, so everything that is open is lost. Save the documents or export the project first: the export leaves out secrets.",
        "Este navegador no guarda nada para esta página, así que se pierde todo lo que está abierto. Antes conviene guardar los documentos o exportar el proyecto: la exportación omite los secretos."
    ];
    /// What that costs else.
    load_keeps => [
        "The project is stored and comes back, unsaved changes too, but as this browser keeps it: without secrets, without files that are locked or damaged, and without undo. Save what has secrets first.",
        "El proyecto está guardado y vuelve, incluso los cambios sin guardar en archivos, pero tal como lo conserva este navegador: sin secretos, sin archivos bloqueados o dañados y sin deshacer. Antes conviene guardar en archivos lo que tenga secretos."
    ];

    /// The head of the question about unsaved changes.
    close_unsaved => ["Close without saving?", "¿Cerrar sin guardar?"];
    /// A document that is in no file.
    closes_unsaved(name: &str) => [
        "“{name}” is not saved to a file. Undo brings it back as long as this page is open.",
        "“{name}” no está guardado en un archivo. Deshacer lo recupera mientras esta página siga abierta."
    ];
    /// A document that is not as its file.
    closes_changed(name: &str) => [
        "“{name}” differs from its file. Undo brings it back as long as this page is open.",
        "“{name}” difiere de su archivo. Deshacer lo recupera mientras esta página siga abierta."
    ];
    /// The button that does it.
    close_document => ["Close document", "Cerrar documento"];

    /// The head of the question about everything that is stored.
    delete_stored => [
        "Delete everything stored here?",
        "¿Eliminar todo lo guardado aquí?"
    ];
    /// What that is.
    delete_what => [
        "The project, copies of second tabs and preferences are deleted from this browser, and a new project begins. Files on your disk stay as they are.",
        "El proyecto, las copias de otras pestañas y las preferencias se eliminan de este navegador, y comienza un proyecto nuevo. Los archivos del disco quedan como están."
    ];
    /// What brings it back.
    other_tabs => [
        "Other tabs with the studio store again what they hold: close them first.",
        "Otras pestañas con el estudio vuelven a guardar lo que contienen: conviene cerrarlas antes."
    ];
    /// The button that does it.
    delete => ["Delete", "Eliminar"];

    /// The head of the field for a text.
    paste_text => ["Paste text", "Pegar texto"];
    /// That field.
    text => ["Text", "Texto"];
    /// Nothing was pasted.
    paste_is_empty => [
        "Expected the text of a profile, found an empty field.",
        "Se esperaba el texto de un perfil, pero se encontró un campo vacío."
    ];
    /// The name of a file to write or of a text.
    file_name => ["File name", "Nombre del archivo"];
    /// The button that makes a document of the text.
    open_text => ["Open text", "Abrir texto"];

    /// About names.
    rename_hint => [
        "Imports find a document by its name; capitals count.",
        "Las importaciones encuentran un documento por su nombre; se distinguen mayúsculas y minúsculas."
    ];
    /// The field for another name.
    new_name => ["New name", "Nombre nuevo"];

    /// The head of the list of shortcuts.
    shortcuts => ["Keyboard shortcuts", "Atajos de teclado"];
    /// A column of that list.
    action => ["Action", "Acción"];
    /// A column of that list.
    keys => ["Keys", "Teclas"];
    /// A shortcut of the editor.
    complete => ["Complete, in the source editor", "Completar, en el editor de la fuente"];
    /// Its keys.
    complete_keys => ["Ctrl+Space", "Ctrl+Espacio"];
    /// A shortcut of the editor.
    fix_at_caret => [
        "Fix the problem at the caret, in the source editor",
        "Corregir el problema en el cursor, en el editor de la fuente"
    ];
    /// A shortcut of the editor.
    explain_at_caret => [
        "Explain the name at the caret, in the source editor",
        "Explicar el nombre en el cursor, en el editor de la fuente"
    ];
    /// A shortcut of the editor.
    search_and_replace => [
        "Search and replace, in the source editor",
        "Buscar y reemplazar, en el editor de la fuente"
    ];
    /// A shortcut of the editor.
    leave_editor => ["Leave the source editor", "Salir del editor de la fuente"];
    /// Its keys.
    leave_editor_keys => ["Esc, then Tab", "Esc y después Tab"];
    /// A shortcut of the page.
    paste_document => [
        "Paste a text or files as a document, outside of fields",
        "Pegar un texto o archivos como documento, fuera de los campos"
    ];
    /// A shortcut of the tabs.
    move_between_panels => [
        "Move between the panels, on their tabs",
        "Pasar de un panel a otro, en sus pestañas"
    ];
    /// Below the list.
    on_a_mac => [
        "On a Mac the command key takes the place of Ctrl.",
        "En un Mac, la tecla Comando ocupa el lugar de Ctrl."
    ];
}
