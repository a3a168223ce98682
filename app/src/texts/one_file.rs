//! The studio that is one file.

use super::texts;

texts! {
    /// How the project is stored, in the header.
    brief => ["In memory only", "Solo en memoria"];
    /// The same in full.
    in_memory => [
        "In memory only: save the project as a file before the page is closed",
        "Solo en memoria: guardar el proyecto como archivo antes de cerrar la página"
    ];
    /// The head of the note on the start screen.
    title => ["The studio in one file", "El estudio en un solo archivo"];
    /// What it does.
    lead => [
        "This page was opened from a disk. It loads nothing, sends nothing and keeps nothing in this browser: save the project as a file beside it, and open that file next time. Passwords are left out of it: “Save file” writes a profile with them.",
        "Esta página se abrió desde un disco. No carga, no envía y no guarda nada en este navegador: el proyecto se guarda como archivo junto a ella y se abre la próxima vez. No incluye contraseñas: «Guardar archivo» escribe un perfil con ellas."
    ];
    /// The same where it stores.
    lead_storing => [
        "This page was opened from a disk. It loads nothing and sends nothing. As you wished, this browser stores the project too, without secrets; Settings ends that.",
        "Esta página se abrió desde un disco. No carga ni envía nada. Como se pidió, este navegador también guarda el proyecto, sin secretos; se desactiva en Configuración."
    ];
    /// How the project is kept, in the header: the file is older.
    changed_briefly => ["Changed since it was saved", "Cambiado desde que se guardó"];
    /// The same in full.
    changed => [
        "The file has the project as it was before: save it again before the page is closed",
        "El archivo tiene el proyecto como estaba antes: hay que guardarlo de nuevo antes de cerrar la página"
    ];
    /// How the project is kept, in the header: the file has it all.
    saved_briefly => ["Saved as a file", "Guardado como archivo"];
    /// The same in full.
    saved_whole => [
        "Saved as a file, without secrets; this browser stores nothing",
        "Guardado como archivo, sin secretos; este navegador no guarda nada"
    ];
    /// The button that ends storing.
    store_no_more => ["Store nothing in this browser", "No guardar nada en este navegador"];
    /// After that.
    stores_no_more => [
        "Deleted. This browser stores nothing from now on; the project is still open.",
        "Eliminado. A partir de ahora este navegador no guarda nada; el proyecto sigue abierto."
    ];
    /// Below choices that are not kept.
    not_kept => [
        "For as long as this page is open: the studio in one file keeps nothing in this browser.",
        "Mientras esta página esté abierta: el estudio en un solo archivo no guarda nada en este navegador."
    ];
    /// The button that saves.
    save => ["Save project…", "Guardar proyecto…"];
    /// The button that opens.
    open => ["Open project…", "Abrir proyecto…"];
    /// In the settings, where nothing is stored.
    store_here => ["Store in this browser too", "Guardar también en este navegador"];
    /// What that means.
    store_hint => [
        "Every other page that is opened from a disk of this computer can read what this one stores in this browser, and it is lost with the browser's data. The file on the stick needs neither.",
        "Cualquier otra página abierta desde un disco de este equipo puede leer lo que esta guarda en este navegador, y eso se pierde al borrar los datos del navegador. El archivo de la memoria USB no tiene esos riesgos."
    ];
    /// After it was allowed.
    stores_now => [
        "From now on the project is stored in this browser too, without secrets.",
        "A partir de ahora el proyecto se guarda también en este navegador, sin secretos."
    ];
    /// After the project was written.
    saved(name: &str) => ["Saved {name}, without secrets.", "Se guardó {name}, sin secretos."];
    /// Beside a link to a rule.
    link_hint => [
        "This studio is a file: the link begins with its place on this computer. Others put the part from # on behind the address of their own studio.",
        "Este estudio es un archivo: el enlace comienza con su ubicación en este equipo. En otro equipo, la parte desde # se pone después de la dirección del estudio que se usa allí."
    ];
    /// Where the studio itself is, in the settings.
    itself => ["It is this one file. Copy it where you like.", "Es este único archivo. Se puede copiar en cualquier lugar."];
    /// The link to the one file, in the settings of the page.
    take_along => ["The studio in one file, for a stick", "El estudio en un solo archivo, para una memoria USB"];
    /// What it is.
    take_along_hint => [
        "studio.html holds everything and opens from a disk, without a server and without a network.",
        "studio.html lo contiene todo y se abre desde un disco, sin servidor y sin red."
    ];
}
