//! What can be done, as the toolbar, the palette and the list of shortcuts name it.

use super::texts;

texts! {
    /// Opens the palette.
    find => ["Find…", "Buscar…"];
    /// Picks files.
    open_files => ["Open files…", "Abrir archivos…"];
    /// Picks a folder.
    open_folder => ["Open a folder…", "Abrir una carpeta…"];
    /// Picks a file to tell what it is.
    identify => ["Find out what a file is…", "Averiguar qué es un archivo…"];
    /// Opens the field for a text.
    paste => ["Paste text", "Pegar texto"];
    /// Opens the form of a new profile.
    new_profile => ["New profile", "Nuevo perfil"];
    /// Opens the sample in the open format.
    sample_open_format => ["Sample: open format", "Ejemplo: formato abierto"];
    /// Opens the sample in the plain text format.
    sample_plain_text => ["Sample: plain text", "Ejemplo: texto plano"];
    /// Saves the document as a file.
    save => ["Save file", "Guardar archivo"];
    /// Asks for another name.
    rename => ["Rename document…", "Cambiar el nombre del documento…"];
    /// Puts a copy behind the document.
    duplicate => ["Duplicate document", "Duplicar documento"];
    /// Closes the document.
    close => ["Close document", "Cerrar documento"];
    /// Shows the document behind this one.
    next_document => ["Next document", "Documento siguiente"];
    /// Shows the document before this one.
    previous_document => ["Previous document", "Documento anterior"];
    /// Takes the last step back.
    undo => ["Undo", "Deshacer"];
    /// Takes it again.
    redo => ["Redo", "Rehacer"];
    /// Goes to the next problem.
    next_problem => ["Next problem", "Problema siguiente"];
    /// Goes to the problem before.
    previous_problem => ["Previous problem", "Problema anterior"];
    /// Goes to the next difference.
    next_difference => ["Next difference, in Compare as text", "Diferencia siguiente, al comparar como texto"];
    /// Goes to the difference before.
    previous_difference => [
        "Previous difference, in Compare as text",
        "Diferencia anterior, al comparar como texto"
    ];
    /// Shows a panel.
    show_convert => ["Show Convert", "Mostrar Convertir"];
    /// Shows a panel.
    show_compare => ["Show Compare", "Mostrar Comparar"];
    /// Shows the form.
    show_parameters => ["Show Parameters", "Mostrar Parámetros"];
    /// Shows the text.
    show_source => ["Show Source", "Mostrar Fuente"];
    /// Shows a panel.
    show_pack => ["Show Pack", "Mostrar Empaquetar"];
    /// Shows a panel.
    show_compile => ["Show Compile", "Mostrar Compilar"];
    /// Shows a panel.
    show_facts => ["Show Facts", "Mostrar Datos"];
    /// Begins a new project.
    new_project => ["New project", "Nuevo proyecto"];
    /// Picks a project.
    open_project => ["Open project…", "Abrir proyecto…"];
    /// Writes the project to a file.
    export_project => ["Export project", "Exportar proyecto"];
    /// Goes to a view.
    go_to_start => ["Go to the start", "Ir al inicio"];
    /// Goes to a view.
    go_to_profile => ["Go to Profile", "Ir a Perfil"];
    /// Goes to a view.
    go_to_microscope => ["Go to Microscope", "Ir a Microscopio"];
    /// Goes to a view.
    go_to_alias_map => ["Go to Alias map", "Ir a Mapa de alias"];
    /// Goes to a view.
    go_to_schedule => ["Go to Schedule", "Ir a Programación"];
    /// Goes to a view.
    go_to_resync_url => ["Go to Resync URL", "Ir a URL de resincronización"];
    /// Goes to a view.
    go_to_reference => ["Go to Reference", "Ir a Referencia"];
    /// Goes to a view.
    go_to_settings => ["Go to Settings", "Ir a Configuración"];
    /// Chooses a theme.
    theme_system => ["Theme: as the system", "Tema: según el sistema"];
    /// Chooses a theme.
    theme_light => ["Theme: light", "Tema: claro"];
    /// Chooses a theme.
    theme_dark => ["Theme: dark", "Tema: oscuro"];
    /// Chooses a theme.
    theme_contrast => ["Theme: high contrast", "Tema: alto contraste"];
    /// Deletes what the browser keeps.
    forget => ["Delete everything stored here…", "Eliminar todo lo guardado aquí…"];
    /// Opens the list of shortcuts.
    shortcuts => ["Keyboard shortcuts", "Atajos de teclado"];
    /// Between two shortcuts of one action.
    or => [" or ", " o "];
    /// The name of a theme.
    as_the_system => ["As the system", "Según el sistema"];
    /// The name of a theme.
    light => ["Light", "Claro"];
    /// The name of a theme.
    dark => ["Dark", "Oscuro"];
    /// The name of a theme.
    high_contrast => ["High contrast", "Alto contraste"];
    /// Shows the page in English; a reader of English finds it in either language.
    language_english => ["Language: English", "Idioma: inglés (English)"];
    /// Shows the page in Spanish; a reader of Spanish finds it in either language.
    language_spanish => ["Language: Spanish (español)", "Idioma: español"];
}
