//! What is stored, restored, saved and exported.

use super::texts;

texts! {
    /// How the project is stored.
    nothing_yet => ["Nothing to store yet", "Aún no hay nada que guardar"];
    /// How the project is stored.
    storing => ["Storing…", "Guardando…"];
    /// How the project is stored, in the header.
    stored_briefly => ["Stored here, without secrets", "Guardado aquí, sin secretos"];
    /// The same in full.
    stored => ["Stored in this browser, without secrets", "Guardado en este navegador, sin secretos"];
    /// How the project is stored, in the header.
    stored_as_copy_briefly => ["Stored as a second copy", "Guardado como segunda copia"];
    /// The same in full.
    stored_as_copy => [
        "Stored as a second copy, without secrets: another tab holds this project",
        "Guardado como segunda copia, sin secretos: otra pestaña tiene abierto este proyecto"
    ];
    /// How the project is stored, in the header.
    not_stored_briefly => ["Not stored", "No guardado"];
    /// The same in full.
    not_stored(why: &str) => ["Not stored: {why}", "No guardado: {why}"];
    /// What the page is doing.
    storing_the_project(size: &str) => ["Storing the project ({size})", "Guardado del proyecto ({size})"];
    /// On start; the fault is a sentence.
    stored_project_unreadable(fault: &str) => [
        "The stored project cannot be opened and is left as it is. {fault}",
        "El proyecto guardado no se puede abrir y se deja como está. {fault}"
    ];
    /// On start.
    nothing_is_stored(why: &str) => [
        "This browser stores nothing for this page: {why}. Work goes on in memory; save or export before the page is closed.",
        "Este navegador no guarda nada para esta página: {why}. El trabajo continúa en la memoria; conviene guardar o exportar antes de cerrar la página."
    ];
    /// Another tab holds the project.
    another_tab_has_stored => [
        "Another tab has stored this project meanwhile. This tab goes on with a copy of its own; nothing was overwritten.",
        "Otra pestaña guardó este proyecto entretanto. Esta pestaña sigue con una copia propia; no se sobrescribió nada."
    ];
    /// The copy of a second tab.
    copy_cannot_be_read(why: &str) => ["The copy cannot be read: {why}.", "No se puede leer la copia: {why}."];
    /// The copy of a second tab.
    copy_cannot_be_deleted(why: &str) => ["The copy cannot be deleted: {why}.", "No se puede eliminar la copia: {why}."];
    /// Everything was to be deleted.
    cannot_be_deleted(why: &str) => [
        "What is stored cannot be deleted: {why}.",
        "No se puede eliminar lo guardado: {why}."
    ];
    /// Everything was deleted.
    deleted => [
        "Deleted. Nothing of your work is stored in this browser any more.",
        "Eliminado. Ya no queda guardado en este navegador nada del trabajo."
    ];
    /// A file that is no text was to be saved.
    only_texts => [
        "Only texts can be saved. This file is as it was opened.",
        "Solo se pueden guardar textos. Este archivo está tal como se abrió."
    ];
    /// A document was written to a file.
    saved(name: &str) => ["Saved {name}.", "Se guardó {name}."];
    /// A document could not be written to its file.
    downloaded_instead(name: &str, why: &str) => [
        "“{name}” could not be written: {why}. It was downloaded instead.",
        "No se pudo escribir “{name}”: {why}. En su lugar se descargó."
    ];
    /// A document was downloaded.
    downloaded(name: &str) => ["Downloaded {name}.", "Se descargó {name}."];
    /// Behind the message that a document was saved.
    container_remark => [
        " It holds the plain text of the profile: use Pack to wrap it again.",
        " Contiene el texto del perfil sin empaquetar: con Empaquetar se puede volver a empaquetar."
    ];
    /// The browser gives no download.
    download_refused(name: &str) => [
        "The browser refused to download {name}. Allow downloads for this page and try again.",
        "El navegador rechazó la descarga de {name}. Hay que permitir las descargas de esta página e intentarlo de nuevo."
    ];
    /// Something was copied; `what` is a thing with its article.
    copied(what: &str) => ["Copied {what}.", "En el portapapeles: {what}."];
    /// Something was not copied; `what` is a thing with its article.
    copy_refused(what: &str) => [
        "The browser does not let the page copy {what}. Select the text and copy it by hand.",
        "El navegador no permite que la página copie {what}. Hay que seleccionar el texto y copiarlo a mano."
    ];
    /// A project was not exported.
    project_cannot_be_written(why: &str) => [
        "The project cannot be written: {why}.",
        "No se puede escribir el proyecto: {why}."
    ];
    /// A project was exported.
    project_downloaded(name: &str) => [
        "Downloaded {name}, without secrets.",
        "Se descargó {name}, sin secretos."
    ];
    /// Behind the message that a project was exported.
    files_left_out(count) => [
        " One file that is no text was left out." | " {count} files that are no text were left out.",
        " Se omitió un archivo que no es texto." | " Se omitieron {count} archivos que no son texto."
    ];
    /// A secret that is not written; `what` names it.
    hole_in_its_place(what: &str, number: u32) => [
        "{what}: `[[secret:{number}]]` stands in its place",
        "{what}: en su lugar está `[[secret:{number}]]`"
    ];
    /// A secret that is not written.
    value_of_variable(name: &str) => ["the value of ${name}", "el valor de ${name}"];
    /// A secret that is not written.
    key_in_variable(name: &str) => ["a key in the value of ${name}", "una clave en el valor de ${name}"];
    /// A secret that is not written.
    assigned_value(parameter: &str) => [
        "the value that is assigned to {parameter}",
        "el valor que se asigna a {parameter}"
    ];
    /// Why the browser did not do something.
    no_reason => ["the browser gave no reason", "el navegador no indicó ningún motivo"];
    /// Why the browser did not do something.
    no_file => ["the browser gave no file", "el navegador no entregó ningún archivo"];
    /// Why the browser did not do something.
    no_writing => ["the browser cannot write files here", "el navegador no puede escribir archivos aquí"];
    /// Why nothing is stored.
    no_database => ["the browser gave no database", "el navegador no proporcionó ninguna base de datos"];
    /// Why nothing is stored.
    no_storage => ["this browser offers no storage here", "este navegador no ofrece almacenamiento aquí"];
    /// Why nothing is stored.
    silent_storage => [
        "the browser's storage does not answer",
        "el almacenamiento del navegador no responde"
    ];
}
