//! Work that takes its time.

use super::texts;

texts! {
    /// What the page is doing; the words are such as “Checking a.xml (10.0 MB)”.
    working(words: &str) => ["{words}…", "{words}…"];
    /// The same where nothing can stop it.
    working_here(words: &str) => [
        "{words}… This browser starts no worker here, so the page waits for it and cannot stop it.",
        "{words}… Este navegador no inicia aquí ningún proceso auxiliar, así que la página espera a que termine el trabajo y no puede detenerlo."
    ];
    /// The reader has stopped what the page was doing.
    was_stopped(words: &str) => [
        "{words} was stopped. Nothing has changed.",
        "{words}: se detuvo. No cambió nada."
    ];
    /// What the page was doing came to nothing.
    has_failed(words: &str, why: &str) => [
        "{words} failed: {why}. Your text is as it was.",
        "{words}: falló ({why}). El texto sigue como estaba."
    ];
    /// Why work came to nothing, or a project cannot be written.
    other_version => [
        "the worker is of another version, reload the page",
        "el proceso auxiliar es de otra versión, hay que recargar la página"
    ];
    /// Why work came to nothing.
    engine_stopped(why: &str) => ["the engine stopped ({why})", "el motor se detuvo ({why})"];
    /// Why a project cannot be written.
    engine_stopped_at_text(why: &str) => [
        "the engine stopped at a text of this project ({why})",
        "el motor se detuvo en un texto de este proyecto ({why})"
    ];
    /// The size of a small text.
    bytes(count) => ["{count} bytes" | "{count} bytes", "{count} byte" | "{count} bytes"];
    /// A problem was mended; the title says how.
    mended(title: &str) => ["Done: {title}. Undo takes it back.", "Hecho: {title}. Deshacer lo revierte."];
    /// Problems were mended, and there are more.
    mended_of_more(count) => [
        "Done: {count} problem mended. There were more than are listed at once: the text was checked again, see what is left."
            | "Done: {count} problems mended. There were more than are listed at once: the text was checked again, see what is left.",
        "Hecho: se corrigió {count} problema. Había más de los que se muestran a la vez: el texto se revisó de nuevo, conviene ver lo que queda."
            | "Hecho: se corrigieron {count} problemas. Había más de los que se muestran a la vez: el texto se revisó de nuevo, conviene ver lo que queda."
    ];
    /// Problems were mended.
    mended_all(count) => [
        "Done: {count} problem mended. Undo takes it back." | "Done: {count} problems mended. Undo takes them back together.",
        "Hecho: se corrigió {count} problema. Deshacer lo revierte." | "Hecho: se corrigieron {count} problemas. Deshacer los revierte juntos."
    ];
    /// Problems were mended, and others are in their way.
    mended_some(count, total: &str, left: &str) => [
        "Done: {count} of {total} problems mended. The mends of the other {left} overlap with these: the text was checked again, see what is left."
            | "Done: {count} of {total} problems mended. The mends of the other {left} overlap with these: the text was checked again, see what is left.",
        "Hecho: se corrigió {count} de {total} problemas. Otras correcciones ({left}) se superponen con esta: el texto se revisó de nuevo, conviene ver lo que queda."
            | "Hecho: se corrigieron {count} de {total} problemas. Otras correcciones ({left}) se superponen con estas: el texto se revisó de nuevo, conviene ver lo que queda."
    ];
    /// A mend is for a text that is no more.
    text_has_changed => [
        "The text has changed since this problem was found. It was checked again: try the mend once more.",
        "El texto cambió desde que se encontró este problema. Se revisó de nuevo: hay que intentar la corrección otra vez."
    ];
    /// A document was copied.
    is_copy(name: &str) => [
        "{name} is a copy. It is in no file until you save it.",
        "{name} es una copia. No estará en ningún archivo hasta que se guarde."
    ];
    /// A document was closed.
    closed(name: &str) => ["Closed {name}. Undo brings it back.", "Se cerró {name}. Deshacer lo recupera."];
    /// A step was taken back in a document that is not on the screen.
    undone_in(name: &str) => ["Undone in {name}.", "Se deshizo en {name}."];
    /// A step was taken again there.
    redone_in(name: &str) => ["Redone in {name}.", "Se rehízo en {name}."];
    /// A parameter was set to a value that the format does not hold.
    value_not_exact(name: &str) => [
        "The format cannot hold this value of {name} exactly: in the open format blanks at the edges, line ends and control characters are lost.",
        "El formato no puede contener exactamente este valor de {name}: en el formato abierto se pierden los espacios de los extremos, los finales de línea y los caracteres de control."
    ];
    /// The access of several parameters was changed.
    access_changed(count) => [
        "Changed the access of {count} parameter. Undo takes it back." | "Changed the access of {count} parameters. Undo takes it back.",
        "Se cambió el acceso de {count} parámetro. Deshacer lo revierte." | "Se cambió el acceso de {count} parámetros. Deshacer lo revierte."
    ];
    /// A parameter has no place in this document.
    set_in_import(name: &str) => [
        "{name} is set in a file that this one imports.",
        "{name} se define en un archivo que este importa."
    ];
    /// The script of the source editor is missing.
    no_editor(why: &str) => [
        "The source editor could not be loaded: {why}. The source is shown in a plain text field; everything works there too.",
        "No se pudo cargar el editor de la fuente: {why}. La fuente se muestra en un campo de texto simple; allí también funciona todo."
    ];
    /// A new build waits for other tabs.
    update_refused(count) => [
        "The new version cannot be loaded while another tab has the studio open: close what is open beside this tab, then try again."
            | "The new version cannot be loaded while {count} other tabs have the studio open: close what is open beside this tab, then try again.",
        "La versión nueva no se puede cargar mientras otra pestaña tenga abierto el estudio: hay que cerrar lo que esté abierto además de esta pestaña e intentarlo de nuevo."
            | "La versión nueva no se puede cargar mientras otras {count} pestañas tengan abierto el estudio: hay que cerrar lo que esté abierto además de esta pestaña e intentarlo de nuevo."
    ];
    /// The program has failed; the place is one of its source.
    has_stopped(place: &str) => [
        "The studio has stopped because of a fault of its own ({place}). What was stored in this browser is kept, without secrets. Reload the page to go on.",
        "El estudio se detuvo por una falla propia ({place}). Lo que estaba guardado en este navegador se conserva, sin secretos. Hay que recargar la página para continuar."
    ];
}
