//! Pack.

use super::texts;

texts! {
    /// The head of the panel.
    pack => ["Pack", "Empaquetar"];
    /// A switch.
    compress => ["Compress with gzip", "Comprimir con gzip"];
    /// A switch.
    encrypt => ["Encrypt with a phrase", "Cifrar con una frase"];
    /// The button of a pasted command.
    use_settings => ["Use these settings", "Usar estos ajustes"];
    /// A pasted command was used.
    command_taken => [
        "The settings of the command are in the form now.",
        "Los ajustes del comando están ahora en el formulario."
    ];
    /// It was used, and no phrase is in it.
    command_has_no_phrase => [
        "It holds no phrase: type it.",
        "No contiene ninguna frase: hay que escribirla."
    ];
    /// Of a pasted command: base64.
    base64_left_out => [
        "Base64 (`-a`) is left out: the page packs files as they are, and opens both.",
        "Base64 (`-a`) se omite: la página empaqueta los archivos tal cual, y abre de ambos tipos."
    ];
    /// Of a pasted command: another digest.
    digest_left_out => [
        "The digest is MD5 here: the page makes keys with MD5 and SHA-256 only.",
        "Aquí el resumen es MD5: la página solo crea claves con MD5 y SHA-256."
    ];
    /// Of a pasted command: the derivation of the key.
    pbkdf2_left_out => [
        "`-pbkdf2` and `-iter` are left out: no device reads such a file.",
        "`-pbkdf2` e `-iter` se omiten: ningún dispositivo lee un archivo así."
    ];
    /// Of a pasted command: a file without a salt.
    nosalt_left_out => [
        "`-nosalt` is left out: a device needs the salt in the header.",
        "`-nosalt` se omite: un dispositivo necesita la sal en el encabezado."
    ];
    /// Of a pasted command: the key itself.
    raw_key_left_out => [
        "The key after `-K` is left out: devices take a phrase.",
        "La clave que sigue a `-K` se omite: los dispositivos usan una frase."
    ];
    /// A finding that a command has several times.
    times(count, words: &str) => [
        "{words}, {count} time." | "{words}, {count} times.",
        "{words} ({count} vez)." | "{words} ({count} veces)."
    ];

    /// Of a text that devices do not read.
    plain_text => [
        "This is plain text. Devices read the open format only: convert it first, then pack the result.",
        "Esto es texto plano. Los dispositivos solo leen el formato abierto: primero hay que convertirlo y después empaquetar el resultado."
    ];
    /// The button that leads to the panel Convert.
    go_to_convert => ["Go to Convert", "Ir a Convertir"];

    /// The field.
    phrase => ["Phrase", "Frase"];
    /// The button that shows it.
    show_phrase => ["Show phrase", "Mostrar la frase"];
    /// The button that makes one.
    generate_phrase => ["Generate a phrase", "Generar una frase"];
    /// What that button does.
    generate_phrase_hint => [
        "64 random hexadecimal digits",
        "64 dígitos hexadecimales al azar"
    ];
    /// The button that makes a shorter one.
    generate_digits => ["Generate 32 digits", "Generar 32 dígitos"];
    /// What that button does.
    generate_digits_hint => ["For rules with little room", "Para reglas con poco espacio"];
    /// The browser gives none.
    no_random_phrase => [
        "This browser gives no random bytes. Type a phrase of your own.",
        "Este navegador no proporciona bytes al azar. Hay que escribir una frase propia."
    ];
    /// The button.
    copy_phrase => ["Copy phrase", "Copiar la frase"];
    /// What was copied, inside a sentence.
    the_phrase => ["the phrase", "la frase"];
    /// A choice: MD5 or SHA-256.
    digest => ["Digest", "Función de resumen"];
    /// Below it.
    digest_hint => [
        "Devices make their key with MD5. A file made with SHA-256, the default of newer openssl programs, is one they cannot open.",
        "Los dispositivos crean su clave con MD5. No pueden abrir un archivo hecho con SHA-256, que es lo predeterminado en los programas openssl más recientes."
    ];
    /// A choice: random or fixed.
    salt => ["Salt", "Sal"];
    /// Of that choice.
    random => ["Random", "Al azar"];
    /// Of that choice.
    fixed => ["Fixed", "Fija"];
    /// Below a random salt.
    random_salt_hint => [
        "Every download gets a fresh salt.",
        "Cada descarga lleva una sal nueva."
    ];
    /// The field of a fixed salt.
    fixed_salt => ["Salt, 16 hexadecimal digits", "Sal, 16 dígitos hexadecimales"];
    /// Below a fixed salt.
    fixed_salt_hint => [
        "The same phrase, text and salt always give the same file. Use a fixed salt for comparisons only.",
        "La misma frase, el mismo texto y la misma sal dan siempre el mismo archivo. Una sal fija solo conviene para comparaciones."
    ];
    /// What is missing.
    phrase_missing => [
        "Type or generate a phrase to encrypt with.",
        "Hay que escribir o generar una frase para cifrar."
    ];
    /// What is missing.
    salt_missing => [
        "Type the salt as 16 hexadecimal digits.",
        "Hay que escribir la sal como 16 dígitos hexadecimales."
    ];
    /// What is missing.
    random_missing => [
        "This browser gives no random bytes. Choose a fixed salt.",
        "Este navegador no proporciona bytes al azar. Hay que elegir una sal fija."
    ];

    /// The list of stages.
    stages => ["Stages", "Etapas"];
    /// A stage.
    profile => ["Profile", "Perfil"];
    /// A stage.
    compressed => ["Compressed", "Comprimido"];
    /// A stage.
    encrypted => ["Encrypted", "Cifrado"];
    /// A stage with its size.
    stage(count, title: &str) => [
        "{title}, {count} byte" | "{title}, {count} bytes",
        "{title}, {count} byte" | "{title}, {count} bytes"
    ];
    /// A fact of a stage.
    size => ["Size", "Tamaño"];
    /// A fact of a stage.
    share(percent: usize) => ["{percent} % of the profile", "{percent} % del perfil"];
    /// A fact of a stage.
    file => ["File", "Archivo"];
    /// A long job, before the sentence goes on.
    compressing(size: &str) => ["Compressing ({size})", "Compresión ({size})"];
    /// The button.
    download => ["Download packed file", "Descargar el archivo empaquetado"];
    /// Of a profile with errors.
    errors(count) => [
        "1 error: a device applies nothing of a profile with errors."
            | "{count} errors: a device applies nothing of a profile with errors.",
        "1 error: un dispositivo no aplica nada de un perfil con errores."
            | "{count} errores: un dispositivo no aplica nada de un perfil con errores."
    ];
    /// The button that leads to it.
    go_to_first_error => ["Go to the first error", "Ir al primer error"];

    /// The head of the commands.
    commands => ["Commands", "Comandos"];
    /// The button.
    copy_commands => ["Copy commands", "Copiar los comandos"];
    /// What was copied, inside a sentence.
    the_commands => ["the commands", "los comandos"];
    /// Below the commands, with a blank at its end.
    set_phrase => [
        "Set PHRASE in your shell first; the phrase itself is never shown here. ",
        "Primero hay que definir PHRASE en el shell; la propia frase nunca se muestra aquí. "
    ];
    /// Below the commands.
    gzip_differs => [
        "The bytes of gzip may differ between programs; the content is the same.",
        "Los bytes de gzip pueden diferir de un programa a otro; el contenido es el mismo."
    ];
    /// Before the reason, with a blank at its end.
    no_rule_text => [
        "There is no rule text for this phrase. ",
        "No hay texto para la regla con esta frase. "
    ];
    /// The head of what a rule needs.
    rule_text => ["Rule text", "Texto para la regla"];
    /// The button.
    copy_rule_text => ["Copy rule text", "Copiar el texto para la regla"];
    /// The button.
    show_rule_text => ["Show rule text", "Mostrar el texto para la regla"];
    /// What was copied, inside a sentence.
    the_rule_text => ["the rule text", "el texto para la regla"];
    /// Below it.
    rule_text_hint => [
        "The rule text goes before the address in a profile rule. It names the phrase, so treat it as a secret.",
        "El texto para la regla va antes de la dirección en una regla de perfil. Contiene la frase, así que debe tratarse como un secreto."
    ];
}
