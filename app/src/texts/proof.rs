//! What the page may do, and what it has done.

use super::texts;

texts! {
    /// The head of the view, and its title.
    title => ["Nothing is sent", "No se envía nada"];
    /// Below the head.
    lead => [
        "What you open and type stays in this page. Here your own browser shows it: what it refuses, what was asked for, which program runs, and whether it computes what it should.",
        "Lo que se abre y se escribe no sale de esta página. Aquí lo muestra el propio navegador: qué rechaza, qué se solicitó, qué programa se ejecuta y si calcula lo que debe."
    ];
    /// The link to the view.
    link => ["See for yourself that nothing is sent", "Comprobar que no se envía nada"];

    /// The head of the section about the policy.
    policy => ["What the browser refuses", "Lo que el navegador rechaza"];
    /// What the section does.
    policy_lead => [
        "The page tells the browser to refuse every request of its scripts, pictures and workers to another place; links that you follow yourself, such as one that makes a device resync, are none of the page's. Try it: nowhere.invalid is a name that cannot exist, so that nothing gets out even where the refusal fails.",
        "La página ordena al navegador rechazar toda solicitud de sus scripts, imágenes y procesos auxiliares a otro sitio; los enlaces que uno mismo abre, como el que resincroniza un dispositivo, no son de la página. Se puede probar: nowhere.invalid es un nombre que no puede existir, así que no sale nada aunque el rechazo falle."
    ];
    /// The button.
    try_it => ["Try requests", "Probar solicitudes"];
    /// While it is tried.
    trying => ["Trying…", "Probando…"];
    /// All were refused.
    all_refused => [
        "Every attempt was refused by the browser.",
        "El navegador rechazó todos los intentos."
    ];
    /// Some were not.
    not_refused => [
        "Not every attempt was refused: this copy of the studio runs without its policy. Do not trust it with secrets, and tell whoever hosts it.",
        "No se rechazaron todos los intentos: esta copia del estudio funciona sin su política. No conviene confiarle secretos; hay que avisar a quien la aloja."
    ];
    /// The script could not be loaded or asked.
    not_tried(why: &str) => [
        "The requests could not be tried: {why}.",
        "No se pudieron probar las solicitudes: {why}."
    ];
    /// A row of the table of attempts.
    by_fetch => ["A script asks for an address", "Un script solicita una dirección"];
    /// The same.
    by_picture => ["A picture of another server", "Una imagen de otro servidor"];
    /// The same.
    by_socket => ["An open line to another server", "Una conexión abierta con otro servidor"];
    /// The same.
    by_worker => ["The worker asks for an address", "El proceso auxiliar solicita una dirección"];
    /// What became of an attempt.
    refused(directive: &str) => ["refused by {directive}", "rechazado por {directive}"];
    /// The same.
    let_through => ["not refused", "no rechazado"];
    /// Head of a column.
    attempt => ["Attempt", "Intento"];
    /// Head of a column.
    result => ["Result", "Resultado"];
    /// Above the policies.
    in_force => ["The policy in force, as the browser tells it", "La política vigente, según el navegador"];
    /// Where no worker starts.
    no_worker => [
        "No worker could be asked here: the page does all work itself.",
        "Aquí no se pudo consultar a ningún proceso auxiliar: la página hace todo el trabajo."
    ];

    /// The head of the section about requests.
    requests => ["What was asked for", "Lo que se solicitó"];
    /// What the section shows.
    requests_lead => [
        "Every request of this page and of a worker since it was loaded, as the browser lists them. 0 bytes: the browser had the file already. Requests of the browser itself, of its extensions and of other pages are not among them.",
        "Todas las solicitudes de esta página y de su proceso auxiliar desde que se cargó, según la lista del navegador. 0 bytes: el navegador ya tenía el archivo. No incluye las del propio navegador, sus extensiones ni otras páginas."
    ];
    /// The button.
    list_now => ["List requests", "Listar solicitudes"];
    /// None went elsewhere.
    all_own(count) => [
        "{count} request, to the page's own place." | "{count} requests, all to the page's own place.",
        "{count} solicitud, al sitio de la propia página." | "{count} solicitudes, todas al sitio de la propia página."
    ];
    /// Some went elsewhere.
    foreign(count) => [
        "{count} request went elsewhere." | "{count} requests went elsewhere.",
        "{count} solicitud fue a otro sitio." | "{count} solicitudes fueron a otro sitio."
    ];
    /// No request at all.
    no_requests => ["No request at all.", "Ninguna solicitud."];
    /// Head of a column.
    address => ["Address", "Dirección"];
    /// Head of a column.
    asked_by => ["Asked by", "Solicitada por"];
    /// Head of a column.
    bytes => ["Bytes", "Bytes"];
    /// Head of a column.
    after => ["After", "Al cabo de"];
    /// A time, in milliseconds.
    milliseconds(time: &str) => ["{time} ms", "{time} ms"];
    /// Asked by the worker; `kind` is the browser's word.
    worker_kind(kind: &str) => ["worker, {kind}", "proceso auxiliar, {kind}"];

    /// The head of the section about files.
    files => ["Which program this is", "Qué programa es este"];
    /// What the section does.
    files_lead => [
        "Each file is fetched as the page gets it and held against the list of the server. A server that was tampered with changes its list too: paste the list that was published with the release, and that one counts.",
        "Cada archivo se solicita tal como lo recibe la página y se compara con la lista del servidor. Un servidor manipulado cambia también su lista: si se pega la lista publicada con la versión, vale esa."
    ];
    /// The field for the list.
    pasted_list => ["Published list (SHA256SUMS)", "Lista publicada (SHA256SUMS)"];
    /// The button.
    check_files => ["Check the files", "Comprobar los archivos"];
    /// While they are checked.
    checking(count, all: &str) => [
        "Checking: {count} of {all}…" | "Checking: {count} of {all}…",
        "Comprobando: {count} de {all}…" | "Comprobando: {count} de {all}…"
    ];
    /// The list of the server did not come.
    no_list => [
        "The list SHA256SUMS did not come from the server. Without a network it cannot be asked; otherwise this copy of the studio is not whole.",
        "La lista SHA256SUMS no llegó del servidor. Sin red no se puede solicitar; si hay red, esta copia del estudio no está completa."
    ];
    /// Lines of the pasted list that are none.
    odd_lines(count) => [
        "{count} line of the pasted list has no SHA-256 and no name." | "{count} lines of the pasted list have no SHA-256 and no name.",
        "{count} línea de la lista pegada no tiene SHA-256 ni nombre." | "{count} líneas de la lista pegada no tienen SHA-256 ni nombre."
    ];
    /// Every file is the one of the list.
    all_same(count) => [
        "The one file is as listed." | "All {count} files are as listed.",
        "El único archivo coincide con la lista." | "Los {count} archivos coinciden con la lista."
    ];
    /// Some are not.
    some_differ(count) => [
        "{count} file is not as listed: do not trust this copy with secrets." | "{count} files are not as listed: do not trust this copy with secrets.",
        "{count} archivo no coincide con la lista: no conviene confiar secretos a esta copia." | "{count} archivos no coinciden con la lista: no conviene confiar secretos a esta copia."
    ];
    /// Version and build.
    build(version: &str, id: &str) => ["Version {version}, build {id}", "Versión {version}, compilación {id}"];
    /// What the build's name is.
    build_hint(digest: &str) => [
        "The build is named by the beginning of the SHA-256 of the server's list: {digest}",
        "La compilación se nombra por el comienzo del SHA-256 de la lista del servidor: {digest}"
    ];
    /// Head of a column.
    file => ["File", "Archivo"];
    /// A verdict.
    same => ["as listed", "coincide"];
    /// A verdict.
    differs => ["differs", "difiere"];
    /// A verdict.
    missing => ["did not come", "no llegó"];
    /// A verdict.
    unlisted => ["not in the list", "no está en la lista"];

    /// The head of the section about the cases.
    cases => ["Whether it computes what it should", "Si calcula lo que debe"];
    /// What the section does.
    cases_lead => [
        "The cases that this project is tested with, inputs and what must come of them, are run in this browser by the engine of this very page.",
        "Los casos con los que se prueba este proyecto (entradas y lo que debe resultar de ellas) se ejecutan en este navegador con el motor de esta misma página."
    ];
    /// The button.
    run_cases => ["Run the cases", "Ejecutar los casos"];
    /// The button that ends it.
    stop => ["Cancel", "Cancelar"];
    /// While they run.
    running_cases(count, all: &str) => [
        "Running: {count} of {all} files…" | "Running: {count} of {all} files…",
        "En curso: {count} de {all} archivos…" | "En curso: {count} de {all} archivos…"
    ];
    /// All were met.
    all_met(count) => [
        "{count} expectation was compared, and met." | "{count} expectations were compared, and all were met.",
        "Se comparó {count} resultado esperado, y coincide." | "Se compararon {count} resultados esperados, y todos coinciden."
    ];
    /// Some were not.
    not_met(count) => [
        "{count} expectation was not met: this copy of the studio is not sound." | "{count} expectations were not met: this copy of the studio is not sound.",
        "{count} resultado esperado no coincide: esta copia del estudio no es confiable." | "{count} resultados esperados no coinciden: esta copia del estudio no es confiable."
    ];
    /// It was ended before the end.
    stopped(count) => [
        "Stopped after {count} expectation." | "Stopped after {count} expectations.",
        "Detenido tras {count} resultado esperado." | "Detenido tras {count} resultados esperados."
    ];
    /// The cases could not be run.
    not_run(why: &str) => ["The cases could not be run: {why}.", "No se pudieron ejecutar los casos: {why}."];

    /// In the one file: how it is checked.
    one_file_lead => [
        "This is the studio in one file, which may load nothing, not even itself. Choose the file that you have opened: its SHA-256 is made here and held against the list that was published with the release.",
        "Este es el estudio en un solo archivo, que no puede cargar nada, ni siquiera a sí mismo. Al elegir el archivo abierto se calcula aquí su SHA-256 y se compara con la lista publicada con la versión."
    ];
    /// The field that picks the file.
    choose_file => ["The file studio.html", "El archivo studio.html"];
    /// Version alone.
    version(version: &str) => ["Version {version}", "Versión {version}"];
    /// What came of the chosen file, without a list.
    digest_is(name: &str, digest: &str) => ["SHA-256 of {name}: {digest}", "SHA-256 de {name}: {digest}"];
    /// The list has it.
    file_listed(name: &str) => ["{name} is as listed.", "{name} coincide con la lista."];
    /// The list has it under another name.
    file_is_another(name: &str, other: &str) => [
        "{name} is the file {other} of the list, not studio.html: choose the file that you have opened.",
        "{name} es el archivo {other} de la lista, no studio.html: hay que elegir el archivo que se abrió."
    ];
    /// The list does not have the one file.
    no_one_file => [
        "The pasted list has no line for studio.html.",
        "La lista pegada no tiene ninguna línea para studio.html."
    ];
    /// The list has another one.
    file_unlisted => [
        "This is not the studio.html of the pasted list. If it is the file that you have opened, do not trust it with secrets.",
        "Este no es el studio.html de la lista pegada. Si es el archivo que se abrió, no conviene confiarle secretos."
    ];
    /// By which list files were checked.
    by_servers_list => [
        "Checked by the server's own list only: paste the published one to be sure.",
        "Comprobado solo con la lista del propio servidor: para estar seguros hay que pegar la publicada."
    ];
    /// The same.
    by_pasted_list => ["Checked by the list that you pasted.", "Comprobado con la lista pegada."];
    /// The pasted list and the server's differ.
    lists_differ => [
        "The server's list is another one than the pasted one: this is another build, or a changed one.",
        "La lista del servidor es distinta de la pegada: es otra compilación, o una modificada."
    ];
    /// The check from outside.
    from_outside => [
        "A changed studio could show anything here. What it cannot change is outside of it: `sha256sum -c SHA256SUMS` over the files, and the network panel of the browser (F12).",
        "Un estudio modificado podría mostrar aquí cualquier cosa. Lo que no puede cambiar está fuera de él: `sha256sum -c SHA256SUMS` sobre los archivos y el panel de red del navegador (F12)."
    ];
    /// A policy that came with the answer, and one in the page.
    policy_number(number: &str) => ["Policy {number}", "Política {number}"];
}
