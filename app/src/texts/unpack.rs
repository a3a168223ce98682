//! Files that are locked or compiled.

use super::texts;

texts! {
    /// The head of the panel.
    layers_found => ["Layers found", "Capas encontradas"];
    /// The list of layers.
    layers => ["Layers", "Capas"];
    /// Below all of it.
    in_memory => [
        "Until it is a text, this file is only in the memory of this page: it is not stored and not exported.",
        "Mientras no sea un texto, este archivo solo está en la memoria de esta página: no se guarda ni se exporta."
    ];
    /// There is no phrase to try.
    no_phrase => [
        "Expected a phrase, found an empty field. Type the phrase that the file was encrypted with.",
        "Se esperaba una frase, pero se encontró un campo vacío. Hay que escribir la frase con la que se cifró el archivo."
    ];
    /// A pasted command has no phrase to try.
    no_phrase_in_command => [
        "Expected a phrase after `-k`, found none in the command. Type the phrase of the file.",
        "Se esperaba una frase después de `-k`, pero no se encontró ninguna en el comando. Hay que escribir la frase del archivo."
    ];
    /// The button of a pasted command.
    try_its_phrase => ["Try its phrase", "Probar su frase"];
    /// How many phrases were tried already.
    known_phrases_tried(count) => [
        "The phrase of another document was tried: it does not fit."
            | "The {count} phrases of other documents were tried: none fits.",
        "Se probó la frase de otro documento: no sirve."
            | "Se probaron las {count} frases de otros documentos: ninguna sirve."
    ];
    /// The field of the salt.
    salt => ["Salt, up to 16 hexadecimal digits", "Sal, hasta 16 dígitos hexadecimales"];
    /// Below it.
    salt_hint => [
        "What followed -S when the file was made. Leave it empty for a file made with -nosalt.",
        "Lo que seguía a -S cuando se creó el archivo. Se deja vacío para un archivo creado con -nosalt."
    ];
    /// The button.
    open_with_phrase => ["Open with this phrase", "Abrir con esta frase"];
    /// The text of a file in another encoding.
    beginning => ["Beginning of the text", "Comienzo del texto"];
    /// The button.
    convert_and_open => ["Convert to UTF-8 and open", "Convertir a UTF-8 y abrir"];
    /// Of a damaged file.
    could_be_read(count) => [
        "{count} byte could be read before the fault." | "{count} bytes could be read before the fault.",
        "Se pudo leer {count} byte antes de la falla." | "Se pudieron leer {count} bytes antes de la falla."
    ];
    /// The button.
    open_what_could_be_read => ["Open what could be read", "Abrir lo que se pudo leer"];
    /// The button.
    open_what_it_holds => ["Open what it holds", "Abrir lo que contiene"];

    /// The button of a compiled file.
    turn_into_document => ["Turn into a document", "Convertir en documento"];
    /// The field of its key.
    key => ["Key", "Clave"];
    /// The button that shows it.
    show_key => ["Show key", "Mostrar la clave"];
    /// A choice: text or digits.
    key_given_as => ["Key given to the compiler as", "Clave indicada al compilador como"];
    /// Of that choice.
    key_as_text => ["Text (--ascii-key)", "Texto (--ascii-key)"];
    /// Of that choice, and of the form of a key to compile with.
    key_as_digits => ["Hexadecimal digits (--hex-key)", "Dígitos hexadecimales (--hex-key)"];
    /// A compiled file was read.
    decompiled(count) => [
        "The compiled file is a document now, with {count} parameter. What it was compiled from, comments included, is not in it."
            | "The compiled file is a document now, with {count} parameters. What it was compiled from, comments included, is not in it.",
        "El archivo compilado es ahora un documento, con {count} parámetro. No contiene el texto original del que se compiló, ni sus comentarios."
            | "El archivo compilado es ahora un documento, con {count} parámetros. No contiene el texto original del que se compiló, ni sus comentarios."
    ];

    /// The head of the part for many phrases.
    try_many => ["Try many phrases", "Probar muchas frases"];
    /// Its field.
    pile => ["Phrases, one a line", "Frases, una por línea"];
    /// The button that shows them.
    show_phrases => ["Show phrases", "Mostrar las frases"];
    /// There are none.
    pile_is_empty => [
        "Expected phrases, one a line, found none, and the project knows none.",
        "Se esperaban frases, una por línea, pero no se encontró ninguna; el proyecto tampoco conoce ninguna."
    ];
    /// Below the field.
    pile_hint => [
        "Each is tried with MD5 and SHA-256. The keys in the rules of the open documents and the phrases that these are packed with are tried too. Nothing of it is stored.",
        "Cada una se prueba con MD5 y SHA-256. También se prueban las claves de las reglas de los documentos abiertos y las frases con las que estos se empaquetan. Nada de ello se guarda."
    ];
    /// The button.
    try_all => ["Try them all", "Probar todas"];
    /// The bar.
    phrases_tried => ["Phrases tried", "Frases probadas"];
    /// The list of what came of them.
    results => ["Results", "Resultados"];
    /// The button of a phrase that fits.
    open_with_it => ["Open with it", "Abrir con ella"];
    /// The same for those who do not see what stands around it.
    open_with(source: &str) => ["Open with it: {source}", "Abrir con ella: {source}"];

    /// Where a phrase comes from; a sentence goes on after it.
    line(number: usize) => ["Line {number}", "La línea {number}"];
    /// Where a phrase comes from; a sentence goes on after it.
    line_trimmed(number: usize) => [
        "Line {number} without the blanks at its edges",
        "La línea {number} sin los espacios de sus extremos"
    ];
    /// Where a phrase comes from; a sentence goes on after it.
    rule_of(name: &str) => ["A rule of {name}", "Una regla de {name}"];
    /// Where a phrase comes from; a sentence goes on after it.
    parameter_of(parameter: &str, name: &str) => ["{parameter} of {name}", "{parameter} de {name}"];
    /// Where a phrase comes from; a sentence goes on after it.
    phrase_of(name: &str) => ["The phrase that packs {name}", "La frase con la que se empaqueta {name}"];
    /// What came of a phrase.
    opens(source: &str, digest: &str) => [
        "{source} opens the file, with a key made by {digest}.",
        "{source} abre el archivo, con una clave creada con {digest}."
    ];
    /// What came of a phrase.
    opens_by_chance(source: &str) => [
        "{source} does not open it: the padding fits by chance, but what comes out is no profile.",
        "{source} no lo abre: el relleno coincide por azar, pero lo que sale no es un perfil."
    ];
    /// What came of a phrase.
    does_not_open(source: &str) => [
        "{source} does not open it: the padding does not fit.",
        "{source} no lo abre: el relleno no coincide."
    ];
    /// How many were tried; a sentence goes on after it.
    all_tried(count) => [
        "The phrase was tried" | "All {count} phrases were tried",
        "Se probó la frase" | "Se probaron las {count} frases"
    ];
    /// How many were tried; a sentence goes on after it.
    some_tried(done: &str, total: &str) => [
        "{done} of {total} phrases were tried",
        "Se probaron {done} de {total} frases"
    ];
    /// What came of them.
    none_opens(tried: &str) => [
        "{tried}: none opens the file.",
        "{tried}: ninguna abre el archivo."
    ];
    /// What came of them.
    some_open(count, tried: &str) => [
        "{tried}: one opens the file." | "{tried}: {count} open the file.",
        "{tried}: una abre el archivo." | "{tried}: {count} abren el archivo."
    ];
    /// What may be wrong with a whole file.
    advice(size: &str) => [
        "The file is whole: it has its header, its salt and {size} bytes in whole blocks. So the phrase is another one, or the file was made with `-pbkdf2`, `-iter` or another cipher than AES-256, which no device reads; or bytes inside it were changed on the way, as a transfer in text mode does.",
        "El archivo está íntegro: tiene su encabezado, su sal y {size} bytes en bloques completos. Entonces la frase es otra, o el archivo se creó con `-pbkdf2`, `-iter` o un cifrado distinto de AES-256, que ningún dispositivo lee; o algunos bytes de su interior cambiaron en el camino, como ocurre en una transferencia en modo texto."
    ];
    /// The same for a file without a header.
    advice_headerless(size: &str) => [
        "The file has no header that names its salt, and {size} bytes in whole blocks. Either the phrase is another one, or the salt is missing or another one, or the file was made with `-pbkdf2`, `-iter` or another cipher than AES-256, which no device reads; or it is no encrypted file at all.",
        "El archivo no tiene un encabezado que indique su sal, y tiene {size} bytes en bloques completos. O bien la frase es otra, o la sal falta o es otra, o el archivo se creó con `-pbkdf2`, `-iter` o un cifrado distinto de AES-256, que ningún dispositivo lee; o no es en absoluto un archivo cifrado."
    ];

    /// A fact of a layer.
    key_made_with => ["Key made with", "Clave creada con"];
    /// A fact of a layer.
    content => ["Content", "Contenido"];
    /// How big the content of a layer is.
    bytes(count) => ["{count} byte" | "{count} bytes", "{count} byte" | "{count} bytes"];
    /// A fact of one of several members.
    of_member(term: &str, number: &str) => ["{term}, member {number}", "{term}, miembro {number}"];
    /// A fact of a layer.
    name_in_header => ["Name in the header", "Nombre en el encabezado"];
    /// A fact of a layer.
    comment => ["Comment", "Comentario"];
    /// A fact of a layer.
    extra_field => ["Extra field", "Campo adicional"];
    /// A fact of a layer.
    changed => ["Changed", "Modificado"];
    /// A fact of a layer.
    written_on => ["Written on", "Escrito en"];
    /// A fact of a layer.
    compression => ["Compression", "Compresión"];
    /// A fact of a layer.
    header_checksum => ["Checksum of the header", "Suma de comprobación del encabezado"];
}
