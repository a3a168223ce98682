//! Opening files, folders, projects and pasted texts.

use super::texts;

texts! {
    /// The head of the ways in.
    open => ["Open", "Abrir"];
    /// Below the buttons.
    drop_hint => [
        "Or drop files or folders anywhere on this page. They stay in this browser.",
        "También se pueden soltar archivos o carpetas en cualquier lugar de esta página. Permanecen en este navegador."
    ];
    /// What opens the list of samples.
    samples => ["Samples", "Ejemplos"];
    /// The hidden field for files.
    files_to_open => ["Files to open", "Archivos para abrir"];
    /// The hidden field for a folder.
    folder_to_open => ["Folder to open", "Carpeta para abrir"];
    /// The hidden field for a project.
    project_to_open => ["Project to open", "Proyecto para abrir"];
    /// While files are dragged over the page.
    drop_here => ["Drop files or folders to open them", "Soltar archivos o carpetas para abrirlos"];
    /// A folder was dropped.
    empty_folder => [
        "Expected files in the folder, found none.",
        "Se esperaban archivos en la carpeta, pero no se encontró ninguno."
    ];
    /// A folder was dropped that holds too many files.
    first_files(count) => [
        "The first {count} file is open; the folder holds more." | "The first {count} files are open; the folder holds more.",
        "Está abierto el primer archivo; la carpeta contiene más." | "Están abiertos los primeros {count} archivos; la carpeta contiene más."
    ];
    /// The browser does not give the bytes of a file.
    cannot_be_read(name: &str, why: &str) => ["“{name}” cannot be read: {why}.", "No se puede leer “{name}”: {why}."];
    /// Several files were opened.
    files_open(count) => [
        "{count} file is open." | "{count} files are open.",
        "Hay {count} archivo abierto." | "Hay {count} archivos abiertos."
    ];
    /// A file was opened.
    is_open(name: &str) => ["{name} is open.", "{name} está abierto."];
    /// A file was opened.
    is_open_unzipped(name: &str) => [
        "{name} is open; its gzip layer was taken off.",
        "{name} está abierto; se quitó su capa gzip."
    ];
    /// A file was opened that needs a phrase.
    is_locked(name: &str) => [
        "{name} is encrypted: type its phrase to read it.",
        "{name} está cifrado: para leerlo hay que escribir su frase."
    ];
    /// A file was opened that is no text.
    is_unreadable(name: &str) => [
        "{name} cannot be read as it is: see what was found.",
        "{name} no se puede leer tal como está: conviene ver lo que se encontró."
    ];
    /// A profile of the catalogue was made.
    is_new_profile(name: &str) => [
        "{name} is a new profile. It is in no file until you save it.",
        "{name} es un perfil nuevo. No estará en ningún archivo hasta que se guarde."
    ];
    /// A phrase has opened a file.
    phrase_is_right(name: &str) => [
        "The phrase is right: {name} is open.",
        "La frase es correcta: {name} está abierto."
    ];
    /// The phrase of another document has opened a file.
    phrase_fits(name: &str, owner: &str) => [
        "{name} is open: the phrase of {owner} fits.",
        "{name} está abierto: sirvió la frase de {owner}."
    ];
    /// The phrases of other documents have opened a file.
    phrases_fit(name: &str, owners: &str) => [
        "{name} is open: the phrases of {owners} fit.",
        "{name} está abierto: sirvieron las frases de {owners}."
    ];
    /// Between the names of documents.
    and => [" and ", " y "];
    /// Behind the message that a file is open.
    made_with_sha256 => [
        "Its key was made with SHA-256: devices do not read such a file. Pack is set to MD5.",
        "Su clave se generó con SHA-256: los dispositivos no leen un archivo así. En Empaquetar quedó seleccionado MD5."
    ];
    /// A file of UTF-16 was opened.
    opened_as_utf8 => [
        "Opened as UTF-8. The file itself is as it was until it is saved.",
        "Se abrió como UTF-8. El archivo mismo sigue como estaba hasta que se guarde."
    ];
    /// A project was opened.
    project_is_open => [
        "The project is open. Secrets are not part of a project file: fill them in where they are missing.",
        "El proyecto está abierto. Los secretos no forman parte de un archivo de proyecto: hay que completarlos donde falten."
    ];
    /// A project was not opened; the fault is a sentence.
    not_a_project(name: &str, fault: &str) => [
        "{name} cannot be opened as a project. {fault}",
        "{name} no se puede abrir como proyecto. {fault}"
    ];
    /// In the place of the name of a project file.
    the_copy => ["The copy", "La copia"];
    /// A project was begun.
    this_is_new_project => ["This is a new project.", "Este es un proyecto nuevo."];
    /// The name of a project that has none.
    untitled_project => ["Untitled project", "Proyecto sin título"];
    /// Why a file is no project.
    not_json(line: usize, column: usize) => [
        "Expected a project file in JSON, found something else at line {line}, column {column}. Choose a file whose name ends in .spa-project.json.",
        "Se esperaba un archivo de proyecto en JSON, pero se encontró otra cosa en la línea {line}, columna {column}. Hay que elegir un archivo cuyo nombre termine en .spa-project.json."
    ];
    /// Why a file is no project.
    other_format(format: &str) => [
        "Expected a project of the studio (format “{format}”), found other JSON. Choose a file whose name ends in .spa-project.json.",
        "Se esperaba un proyecto del estudio (formato “{format}”), pero se encontró otro JSON. Hay que elegir un archivo cuyo nombre termine en .spa-project.json."
    ];
    /// Why a project cannot be read.
    newer_project(expected: u64, found: &str) => [
        "Expected project version {expected}, found version {found}. A newer studio wrote this file; it is left as it is. Open it with that studio.",
        "Se esperaba la versión {expected} del proyecto, pero se encontró la versión {found}. Este archivo lo escribió un estudio más reciente; se deja como está. Hay que abrirlo con ese estudio."
    ];
    /// Why a project cannot be read; `what` is what the reader says.
    wrong_field(what: &str) => [
        "Expected the fields of a project, found a fault: {what}. The file is left as it is.",
        "Se esperaban los campos de un proyecto, pero se encontró un error: {what}. El archivo se deja como está."
    ];
    /// Why a project cannot be read: the fault of its fields.
    version_is_missing => ["`version` is missing", "falta `version`"];
    /// Why a project cannot be read.
    wrong_base64(name: &str) => [
        "Expected base64 in the document “{name}”, found something else. The file is left as it is.",
        "Se esperaba base64 en el documento “{name}”, pero se encontró otra cosa. El archivo se deja como está."
    ];
}
