//! What is known of a document.

use super::texts;

texts! {
    /// The heading.
    title => ["Facts", "Datos"];
    /// A fact.
    format => ["Format", "Formato"];
    /// A fact.
    size => ["Size", "Tamaño"];
    /// A size.
    bytes(count) => ["{count} bytes" | "{count} bytes", "{count} byte" | "{count} bytes"];
    /// A fact: how many parameters have a value.
    set => ["Set to a value", "Con valor"];
    /// A fact: how many parameters are set to nothing.
    emptied => ["Emptied", "Vaciados"];
    /// A fact: how many parameters stay as they are.
    left_alone => ["Left alone", "Se dejan como están"];
    /// A fact.
    line_ends => ["Line ends", "Finales de línea"];
    /// A fact.
    encoding => ["Encoding", "Codificación"];
    /// The heading of what the file was wrapped in.
    layers_of_file => [
        "Layers of the opened file, outermost first",
        "Capas del archivo abierto, de la exterior a la interior"
    ];
    /// The name of their list.
    layers => ["Layers", "Capas"];
    /// Where their bytes are not known.
    open_again => [
        "Open the file again to see the bytes of its layers: they are not stored.",
        "Para ver los bytes de sus capas hay que abrir el archivo otra vez: no se guardan."
    ];
    /// The head of the commands.
    commands => ["Commands that open it", "Comandos que lo abren"];
    /// The button that copies them.
    copy_commands => ["Copy commands", "Copiar los comandos"];
    /// What was copied.
    the_commands => ["the commands", "los comandos"];
    /// The line ends of a text that has none.
    one_line => ["none, one line", "ninguno, una sola línea"];
    /// The line ends of a text that has several kinds.
    mixed(kinds: &str) => ["mixed: {kinds}", "mezclados: {kinds}"];
    /// An encoding.
    with_mark => ["UTF-8 with a byte-order mark", "UTF-8 con marca de orden de bytes"];
    /// A format, in a sentence.
    open_format => ["open format", "formato abierto"];
    /// A format, in a sentence.
    plain_text => ["plain text", "texto plano"];
}
