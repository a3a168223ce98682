//! The studio in a frame of a portal.

use super::texts;

texts! {
    /// Below choices that are not kept.
    not_kept => ["For as long as this frame is open.", "Mientras este marco esté abierto."];
    /// A hole of the portal's document is where a secret would not be recognised.
    no_secret_there => [
        "Some holes are in places where devices have no secrets: what is typed there could be read by the portal, so it was not filled in.",
        "Algunos huecos están en lugares donde los dispositivos no tienen secretos: el portal podría leer lo que se escriba allí, así que no se rellenaron."
    ];
    /// The page is in a frame that nobody has allowed.
    refused => [
        "This page may not be shown inside another page. Open it in a window of its own.",
        "Esta página no puede mostrarse dentro de otra. Ábrala en una ventana propia."
    ];
    /// Nobody has spoken yet.
    waiting => ["Waiting for the portal…", "Esperando al portal…"];
    /// The portal has spoken, but has given no document.
    no_document => [
        "The portal has not given a document yet.",
        "El portal todavía no ha entregado ningún documento."
    ];
    /// How the document is stored, in the header.
    brief => ["The portal saves", "Guarda el portal"];
    /// The same in full.
    in_memory => [
        "In memory only: Save gives the document to the portal",
        "Solo en memoria: Guardar entrega el documento al portal"
    ];
    /// Nothing can be changed.
    readonly => [
        "Read-only: the portal does not let this document be changed here.",
        "Solo lectura: el portal no permite cambiar este documento aquí."
    ];
    /// Something would have become another document.
    one_document => [
        "The portal has opened one document; others cannot be added here.",
        "El portal abrió un solo documento; aquí no se pueden añadir otros."
    ];
    /// The command that gives the document to the portal.
    save => ["Save", "Guardar"];
    /// A download was begun: what becomes of it is between browser and portal.
    handed_over(name: &str) => [
        "Handed {name} to the browser to be downloaded.",
        "{name} se entregó al navegador para descargarlo."
    ];
    /// The mark beside the title.
    unsaved_mark => ["Not saved", "Sin guardar"];
    /// The document was given to the portal.
    sent => ["The document was given to the portal.", "El documento se entregó al portal."];
    /// The same, without secrets.
    sent_without(count) => [
        "The document was given to the portal without {count} secret that was typed here." | "The document was given to the portal without {count} secrets that were typed here.",
        "El documento se entregó al portal sin {count} secreto escrito aquí." | "El documento se entregó al portal sin {count} secretos escritos aquí."
    ];
    /// The portal has saved it.
    saved => ["The portal has saved the document.", "El portal guardó el documento."];
    /// It has saved it without secrets that are in no encrypted copy either.
    saved_without(count) => [
        "The portal has saved the document without {count} secret that was typed here. It is in this frame only and is lost with it, unless the document leaves encrypted." | "The portal has saved the document without {count} secrets that were typed here. They are in this frame only and are lost with it, unless the document leaves encrypted.",
        "El portal guardó el documento sin {count} secreto escrito aquí. Está solo en este marco y se pierde con él, a menos que el documento salga cifrado." | "El portal guardó el documento sin {count} secretos escritos aquí. Están solo en este marco y se pierden con él, a menos que el documento salga cifrado."
    ];
    /// The mark beside the title then.
    only_here_mark(count) => [
        "Saved without {count} secret: it is only here" | "Saved without {count} secrets: they are only here",
        "Guardado sin {count} secreto: está solo aquí" | "Guardado sin {count} secretos: están solo aquí"
    ];
    /// What is typed is no secret to the portal.
    reads => [
        "The portal can read the secrets that you type here.",
        "El portal puede leer los secretos que escriba aquí."
    ];
    /// An encrypted export with the portal's phrase.
    taken_encrypted => [
        "The portal has taken an encrypted copy, with a phrase of its own: it can read the secrets in it.",
        "El portal tomó una copia cifrada con una frase propia: puede leer los secretos que contiene."
    ];
    /// The portal has not.
    not_saved => ["The portal has not saved the document.", "El portal no guardó el documento."];
    /// The same with the portal's words.
    not_saved_as(why: &str) => [
        "The portal has not saved the document. It says: {why}",
        "El portal no guardó el documento. Dice: {why}"
    ];
    /// No answer has come.
    no_answer => [
        "The portal has not said whether the document is saved.",
        "El portal no ha dicho si el documento se guardó."
    ];
}
