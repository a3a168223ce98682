//! Links that make a device resync.

use super::texts;

texts! {
    /// The head of the part.
    title => ["Resync URL", "URL de resincronización"];
    /// What the part is for.
    hint => [
        "A link to the web page of a device that makes it resync at once. A customer types it or scans its code in the network that the device is in. The page itself sends nothing.",
        "Un enlace a la página web de un dispositivo que lo resincroniza de inmediato. El cliente lo escribe o escanea su código en la red en la que está el dispositivo. Esta página no envía nada."
    ];
    /// What stands in the place of the link while there is none.
    no_link => [
        "The link and its code stand here as soon as the field “Device” holds the address of a device: four numbers with dots between, such as 192.168.1.102. The device tells it on its phone menu, and so does the list of devices in a router.",
        "El enlace y su código aparecen aquí en cuanto el campo “Dispositivo” contiene la dirección de un dispositivo: cuatro números separados por puntos, como 192.168.1.102. El dispositivo la indica en su menú telefónico, y también figura en la lista de dispositivos del enrutador."
    ];
    /// What the device is to do.
    resync => ["Resync", "Resincronizar"];
    /// What it means.
    resync_detail => [
        "Fetches a profile from the address.",
        "Obtiene un perfil de la dirección."
    ];
    /// What the device is to do.
    upgrade => ["Upgrade", "Actualizar"];
    /// What it means.
    upgrade_detail => [
        "Fetches firmware from the address. Known from other documents.",
        "Obtiene firmware de la dirección. Se conoce por otros documentos."
    ];
    /// What the device is to do.
    all_tabs => ["Show all tabs", "Mostrar todas las pestañas"];
    /// What it means.
    all_tabs_detail => ["The page with Provisioning.", "La página con Provisioning."];
    /// What the device reads from the address, with all that it adds.
    device_reads(address: &str) => ["The device reads {address}", "El dispositivo lee {address}"];
    /// The field with the address of the device.
    device => ["Device", "Dispositivo"];
    /// The choice of what it is to do.
    what_to_do => ["What it is to do", "Qué debe hacer"];
    /// The field with the address that it is to read.
    address => ["Address", "Dirección"];
    /// The head over the link.
    link => ["Link", "Enlace"];
    /// The button that copies it.
    copy_link => ["Copy the link", "Copiar el enlace"];
    /// What is copied.
    the_link => ["the link", "el enlace"];
    /// The link itself.
    open_in_tab => ["Open it in a new tab", "Abrirlo en una pestaña nueva"];
    /// Behind it.
    at_once => [" – it takes effect at once.", " – tiene efecto de inmediato."];
    /// The name of the picture.
    qr_code => ["QR code of the link", "Código QR del enlace"];
    /// What to do with the picture.
    qr_hint => [
        "Scan it with a phone that is in the network of the device. The code says the same as the link above.",
        "Se escanea con un teléfono que esté en la red del dispositivo. El código contiene lo mismo que el enlace de arriba."
    ];
    /// That there is no picture.
    too_long => ["The link is too long for a QR code.", "El enlace es demasiado largo para un código QR."];
    /// The part that takes a link apart.
    read_link => ["Read a link", "Leer un enlace"];
    /// The field in it.
    link_to_device => ["Link to a device", "Enlace a un dispositivo"];
    /// The button in it.
    take_apart => ["Take it apart", "Desglosar"];
}
