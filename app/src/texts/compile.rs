//! Compile: the vendor's compiler.

use super::texts;

texts! {
    /// The head of the panel.
    compile => ["Compile", "Compilar"];
    /// Below it.
    about => [
        "The vendor's compiler, spc, makes .cfg files of plain text. The studio checks the text as the compiler does and writes its command. It cannot make the .cfg file itself, as the digests in that format are not published: run the command where you have spc.",
        "El compilador del fabricante, spc, crea archivos .cfg a partir de texto plano. El estudio comprueba el texto como lo hace el compilador y escribe el comando correspondiente. No puede crear el propio archivo .cfg, porque las funciones de resumen de ese formato no están publicadas: el comando se ejecuta donde esté instalado spc."
    ];
    /// Of a document that the compiler does not take.
    open_format => [
        "This is the open format. The compiler takes plain text only: convert the document first, then compile the result.",
        "Este documento está en formato abierto. El compilador solo acepta texto plano: primero hay que convertir el documento y después compilar el resultado."
    ];

    /// The part with what the compiler says.
    check => ["Check", "Comprobación"];
    /// Its head.
    what_it_prints => ["What the compiler prints", "Lo que imprime el compilador"];
    /// The lines that it prints.
    messages => ["Messages", "Mensajes"];
    /// The line that it ends with.
    status_line => ["Status line", "Línea de estado"];
    /// It prints nothing.
    prints_nothing => [
        "With --quiet the compiler prints nothing.",
        "Con --quiet el compilador no imprime nada."
    ];
    /// It does not take the command.
    refuses_command => [
        "The compiler refuses the command: see what is said below the fields.",
        "El compilador rechaza el comando: véase lo que se indica debajo de los campos."
    ];
    /// The same at the command itself.
    refuses_this_command => [
        "The compiler refuses this command as it is: see what is said below the fields.",
        "El compilador rechaza este comando tal como está: véase lo que se indica debajo de los campos."
    ];
    /// A switch.
    quiet => ["Print nothing (--quiet)", "No imprimir nada (--quiet)"];
    /// A switch.
    write_log => ["Write a log (--log)", "Escribir un registro (--log)"];
    /// The field.
    log_file => ["Log file", "Archivo de registro"];
    /// The lines of the log.
    log => ["Log", "Registro"];
    /// The button.
    download_log => ["Download log", "Descargar el registro"];

    /// The head of the fields.
    command => ["Command", "Comando"];
    /// The choice of a task; the list goes on.
    is_to_make => ["The compiler is to make", "Tarea del compilador"];
    /// A task.
    task_compile => ["Compile this document", "Compilar este documento"];
    /// A task.
    task_text => ["Sample in plain text", "Muestra en texto plano"];
    /// A task.
    task_xml => ["Sample in the open format", "Muestra en formato abierto"];
    /// A task.
    task_compact => [
        "Sample in the open format, compact",
        "Muestra en formato abierto, compacta"
    ];
    /// A task.
    task_schema => ["Schema of the open format", "Esquema del formato abierto"];
    /// The field.
    output_file => ["Output file", "Archivo de salida"];
    /// A switch.
    value_attributes => ["Values in attributes (--va)", "Valores en atributos (--va)"];
    /// Of a sample.
    sample_without_compiler => [
        "The studio makes such a sample without the compiler, from its own catalogue.",
        "El estudio crea una muestra así sin el compilador, a partir de su propio catálogo."
    ];
    /// A switch.
    scramble => ["Scramble with a phrase (--scramble)", "Ofuscar con una frase (--scramble)"];
    /// The field.
    scramble_phrase => ["Scramble phrase", "Frase de ofuscación"];
    /// The button that shows it.
    show_scramble_phrase => ["Show scramble phrase", "Mostrar la frase de ofuscación"];
    /// Below it.
    scramble_hint => [
        "Every device undoes scrambling without being told the phrase: it hides nothing from one.",
        "Cualquier dispositivo deshace la ofuscación sin que se le indique la frase: no le oculta nada a ninguno."
    ];
    /// A switch.
    target => ["For one device only (--target)", "Para un solo dispositivo (--target)"];
    /// The field.
    target_address => ["MAC address of the device", "Dirección MAC del dispositivo"];
    /// The choice of a cipher.
    encryption => ["Encryption", "Cifrado"];
    /// Of that choice.
    no_encryption => ["None", "Ninguno"];
    /// A choice: phrase or digits.
    key_form => ["Key form", "Forma de la clave"];
    /// Of that choice.
    key_as_phrase => ["Phrase (--ascii-key)", "Frase (--ascii-key)"];
    /// The field.
    key => ["Compile key", "Clave de compilación"];
    /// The button that shows it.
    show_key => ["Show compile key", "Mostrar la clave de compilación"];
    /// The button that makes one.
    generate_key => ["Generate a key", "Generar una clave"];
    /// The browser gives none.
    no_random_key => [
        "This browser gives no random bytes. Type a key of your own.",
        "Este navegador no proporciona bytes al azar. Hay que escribir una clave propia."
    ];
    /// The button.
    copy_key => ["Copy key", "Copiar la clave"];
    /// What was copied, inside a sentence.
    the_key => ["the key", "la clave"];
    /// A switch.
    command_file => [
        "Take options from a file (--cmd-file)",
        "Tomar opciones de un archivo (--cmd-file)"
    ];
    /// The field.
    options_file => ["File of options", "Archivo de opciones"];
    /// Below it.
    options_file_hint => [
        "The guide does not name this option: what the file may hold is not known here.",
        "La guía no menciona esta opción: aquí no se sabe qué puede contener el archivo."
    ];
    /// The button that mends a field, before what it does.
    fix => ["Fix: ", "Corregir: "];

    /// The head of a command.
    command_for_sh => ["Command for sh", "Comando para sh"];
    /// The button.
    copy_for_sh => ["Copy for sh", "Copiar para sh"];
    /// The head of a command.
    command_for_cmd => ["Command for cmd.exe", "Comando para cmd.exe"];
    /// The button.
    copy_for_cmd => ["Copy for cmd.exe", "Copiar para cmd.exe"];
    /// A switch.
    copy_secrets => [
        "Copy the commands with their secrets",
        "Copiar los comandos con sus secretos"
    ];
    /// Below it.
    secrets_in_copy => [
        "The copied command holds the secrets themselves. They stay in the clipboard and in the history of the shell.",
        "El comando copiado contiene los propios secretos. Quedan en el portapapeles y en el historial del shell."
    ];
    /// Below it; `names` are variables.
    set_variables(names: &str) => [
        "Set {names} in your shell first. No secret is in the copied command.",
        "Primero hay que definir {names} en el shell. El comando copiado no contiene ningún secreto."
    ];
    /// Between two variables.
    and => [" and ", " y "];
    /// What was copied, inside a sentence.
    the_command => ["the command", "el comando"];
    /// What was copied, inside a sentence.
    the_command_with_secrets => ["the command with its secrets", "el comando con sus secretos"];
    /// Below the rule text.
    rule_text_hint => [
        "The rule text goes before the address of the compiled file in a profile rule. It names the key, so treat it as a secret.",
        "El texto para la regla va antes de la dirección del archivo compilado en una regla de perfil. Contiene la clave, así que debe tratarse como un secreto."
    ];
    /// Of a file without a key of its own.
    no_key_needed => [
        "The profile rule for such a file has no --key: the device needs none.",
        "La regla de perfil para un archivo así no lleva --key: el dispositivo no necesita ninguna clave."
    ];

    /// The head of the part for a command that there is already.
    read_command_of_yours => ["Read a command that you have", "Leer un comando existente"];
    /// The field.
    command_line => ["Command line", "Línea de comandos"];
    /// The button that shows it.
    show_command_line => ["Show command line", "Mostrar la línea de comandos"];
    /// A choice: sh or the prompt of Windows.
    written_for => ["Written for", "Escrito para"];
    /// Of that choice.
    windows_prompt => ["Windows prompt", "Símbolo del sistema de Windows"];
    /// Below it.
    read_command_hint => [
        "A phrase or a key in the line goes into the masked fields above, and the line is cleared.",
        "Una frase o una clave de la línea pasa a los campos enmascarados de arriba, y la línea se borra."
    ];
    /// The button.
    read_command => ["Read command", "Leer el comando"];
    /// A command was read.
    command_read => ["The command is in the form now.", "El comando está ahora en el formulario."];
    /// A command was read that names another source.
    other_command_read(named: &str, source: &str) => [
        "The command is in the form now. It compiles {named}; here it is the command for {source}.",
        "El comando está ahora en el formulario. Compila {named}; aquí se muestra el comando para {source}."
    ];
}
