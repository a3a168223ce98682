//! The device that rules are tried on, and its kept states.

use super::texts;

texts! {
    /// The head of the part.
    title => ["Device state", "Estado del dispositivo"];
    /// What the part is for.
    hint => [
        "What the macro variables of rules hold. Changes show in the microscope and in the tests at once. Secrets are kept in memory only.",
        "Lo que contienen las variables macro de las reglas. Los cambios se ven de inmediato en el microscopio y en las pruebas. Los secretos solo se conservan en memoria."
    ];
    /// That the rule needs nothing of the device.
    reads_nothing => [
        "The rule that is studied reads no variable.",
        "La regla en estudio no lee ninguna variable."
    ];
    /// What the rule needs of the device.
    reads(names: &str) => [
        "The rule that is studied reads {names}.",
        "La regla en estudio lee {names}."
    ];
    /// The label of a variable that the rule reads.
    read_by_rule(label: &str, name: &str) => [
        "{label} (${name}) – read by the rule",
        "{label} (${name}) – variable que lee la regla"
    ];

    /// The head over what the device is.
    identity => ["Identity", "Identidad"];
    /// A button that takes a product, to those who hear it.
    use_product(name: &str) => ["Use {name}", "Usar {name}"];
    /// A button that takes a version, to those who hear it.
    use_firmware(version: &str) => ["Use firmware {version}", "Usar el firmware {version}"];
    /// A variable.
    hardware_address => ["Hardware address", "Dirección de hardware"];
    /// A variable.
    product => ["Product", "Producto"];
    /// A variable.
    series => ["Series", "Serie"];
    /// A variable.
    serial_number => ["Serial number", "Número de serie"];
    /// A variable.
    hardware_version => ["Hardware version", "Versión de hardware"];
    /// A variable.
    firmware_version => ["Firmware version", "Versión de firmware"];
    /// A variable.
    certificate => ["Client certificate installed", "Certificado de cliente instalado"];
    /// A variable.
    customised => ["Customised remotely", "Personalizado de forma remota"];
    /// The head over where the device is.
    network => ["Network", "Red"];
    /// A variable.
    local_address => ["Local address", "Dirección local"];
    /// A variable.
    outside_address => ["Outside address", "Dirección externa"];
    /// The field with the server of DHCP.
    option_66 => ["Server of DHCP option 66", "Servidor de la opción 66 de DHCP"];

    /// A state of resync.
    asked_for => ["-1 – asked for", "-1 – solicitada"];
    /// What it means.
    asked_for_detail => [
        "By a link, a message or a command",
        "Por un enlace, un mensaje o un comando"
    ];
    /// A state of resync.
    power_up => ["0 – power-up", "0 – encendido"];
    /// What it means.
    power_up_detail => ["Just started", "Recién encendido"];
    /// A state of resync.
    periodic => ["1 – periodic", "1 – periódica"];
    /// What it means.
    periodic_detail => ["The schedule asks for it", "La pide la programación"];
    /// A state of resync.
    retry => ["2 – retry", "2 – reintento"];
    /// What it means.
    retry_detail => ["The attempt before failed", "El intento anterior falló"];
    /// A state of upgrade.
    first_attempt => ["1 – first attempt", "1 – primer intento"];
    /// The head over what resyncs.
    resync => ["Resync", "Resincronización"];
    /// The choice of the state of resync.
    why_it_resyncs => ["Why it resyncs ($PRVST)", "Por qué se resincroniza ($PRVST)"];
    /// A variable.
    since_resync => ["Since the last resync", "Tiempo desde la última resincronización"];
    /// The head over what upgrades.
    upgrade => ["Upgrade", "Actualización"];
    /// The choice of the state of upgrade.
    upgrade_attempt => ["Upgrade attempt ($UPGST)", "Intento de actualización ($UPGST)"];
    /// A variable.
    since_upgrade => ["Since the last upgrade", "Tiempo desde la última actualización"];
    /// A variable.
    upgrade_result => ["Result of the last upgrade", "Resultado de la última actualización"];
    /// The head over the telephone lines.
    lines => ["Lines", "Líneas"];
    /// A variable.
    line_unregistered(number: usize) => [
        "Line {number} unregistered for",
        "Línea {number} sin registro desde hace"
    ];
    /// A variable.
    user_of_line(number: usize) => ["User of line {number}", "Usuario de la línea {number}"];
    /// That a line is registered.
    registered => ["Registered", "Registrada"];
    /// The part with what was asked for last.
    request_before => ["The request before", "La solicitud anterior"];
    /// A variable.
    scheme => ["Scheme", "Esquema"];
    /// A variable.
    server => ["Server", "Servidor"];
    /// A variable.
    server_address => ["Address of the server", "Dirección del servidor"];
    /// A variable.
    port => ["Port", "Puerto"];
    /// A variable.
    path => ["Path", "Ruta"];
    /// A variable.
    result => ["Result", "Resultado"];
    /// The head over the parameters that rules may use.
    general => ["General purpose parameters", "Parámetros de propósito general"];
    /// That a field holds a hole.
    hole_here => [
        "A secret was left out here. Type it again to use it.",
        "Aquí se omitió un secreto. Para usarlo hay que escribirlo de nuevo."
    ];

    /// The name of the table of spellings.
    spellings => ["Spellings of the hardware address", "Formas de escribir la dirección de hardware"];
    /// A column of it.
    variable => ["Variable", "Variable"];
    /// A column of it.
    value => ["Value", "Valor"];
    /// A column of it.
    file_name => ["File name", "Nombre de archivo"];
    /// What servers mind.
    spellings_hint => [
        "Most servers tell small letters from capitals: name files exactly as the rule spells them.",
        "La mayoría de los servidores distinguen mayúsculas de minúsculas: los archivos deben llamarse exactamente como los escribe la regla."
    ];

    /// The head over the secrets.
    secrets => ["Secret parameters", "Parámetros secretos"];
    /// Where the secrets go.
    secrets_hint => [
        "Only the key of a rule can read them. They are never stored, and no link or project file holds them.",
        "Solo la clave de una regla puede leerlos. Nunca se guardan, y ningún enlace ni archivo de proyecto los contiene."
    ];
    /// The button that shows a secret.
    show_secret(name: &str) => ["Show {name}", "Mostrar {name}"];
    /// That a secret is a hole.
    secret_left_out => [
        "The secret was left out when this was stored. Type it again to use it.",
        "El secreto se omitió al guardar. Para usarlo hay que escribirlo de nuevo."
    ];

    /// That the device is not one's own.
    another_state => [
        "Another state is looked at. Your own is kept.",
        "Se muestra otro estado. El propio se conserva."
    ];
    /// The button that shows one's own device.
    back_to_my_device => ["Back to my device", "Volver a mi dispositivo"];
    /// The head over the presets.
    situations => ["Situations", "Situaciones"];
    /// The button that takes the default device.
    reset => ["Reset", "Restablecer"];
    /// What it does.
    reset_hint => ["The device of a new project", "El dispositivo de un proyecto nuevo"];
    /// The name of a kept state without one.
    state => ["State", "Estado"];
    /// That a state was kept.
    state_kept => [
        "Kept the state. Its secrets stay in memory only.",
        "Se guardó el estado. Sus secretos solo permanecen en memoria."
    ];
    /// Behind the name of a state, what of it cannot be read.
    unread_values(names: &str) => [
        " – values that cannot be read: {names}",
        " – valores que no se pueden leer: {names}"
    ];
    /// The button that takes a kept state.
    restore => ["Restore", "Restaurar"];
    /// The same to those who hear it.
    restore_state(name: &str) => ["Restore {name}", "Restaurar {name}"];
    /// The button that removes a kept state.
    remove => ["Remove", "Quitar"];
    /// The same to those who hear it.
    remove_state(name: &str) => ["Remove {name}", "Quitar {name}"];
    /// The field for the name of a state.
    name_of_state => ["Name of the state", "Nombre del estado"];
    /// The button that keeps a state.
    keep_state => ["Keep this state", "Guardar este estado"];
    /// The name of the list of kept states.
    kept_states => ["Kept states", "Estados guardados"];

    /// A preset.
    factory_new => ["Factory-new", "Nuevo de fábrica"];
    /// What it does.
    factory_new_detail => [
        "No parameters, no secrets, power-up, never upgraded",
        "Sin parámetros ni secretos, encendido, nunca actualizado"
    ];
    /// A preset.
    certificate_installed => ["Certificate installed", "Con certificado"];
    /// What it does.
    certificate_installed_detail => ["CCERT is Installed", "CCERT vale Installed"];
    /// A preset.
    without_certificate => ["Without certificate", "Sin certificado"];
    /// What it does.
    without_certificate_detail => ["CCERT is Not Installed", "CCERT vale Not Installed"];
    /// A preset.
    failed_upgrade => ["After a failed upgrade", "Tras una actualización fallida"];
    /// What it does.
    failed_upgrade_detail => [
        "UPGST 2, UPGERR http_get failed, 90 seconds ago",
        "UPGST 2, UPGERR http_get failed, hace 90 segundos"
    ];
    /// A preset.
    lost_registration => ["Line 1 lost registration", "La línea 1 perdió el registro"];
    /// What it does.
    lost_registration_detail => ["REGTMR1 is 301 seconds", "REGTMR1 vale 301 segundos"];
    /// A preset.
    both_registered => ["Both lines registered", "Ambas líneas registradas"];
    /// What it does.
    both_registered_detail => ["REGTMR1 and REGTMR2 are 0", "REGTMR1 y REGTMR2 valen 0"];
    /// A preset.
    failed_resync => ["Retry after a failed resync", "Reintento tras una resincronización fallida"];
    /// What it does.
    failed_resync_detail => [
        "PRVST 2, an hour after the last attempt",
        "PRVST 2, una hora después del último intento"
    ];

    /// What is wrong with a typed value.
    fault_address => [
        "Expected twelve hexadecimal digits, found another text.",
        "Se esperaban doce dígitos hexadecimales, pero se encontró otro texto."
    ];
    /// What is wrong with a typed value.
    fault_version => [
        "Expected a version such as 2.0.6 or 2.0.6(b), found another text.",
        "Se esperaba una versión como 2.0.6 o 2.0.6(b), pero se encontró otro texto."
    ];
    /// What is wrong with a typed value.
    fault_ip => [
        "Expected an address such as 192.168.1.100, found another text.",
        "Se esperaba una dirección como 192.168.1.100, pero se encontró otro texto."
    ];
    /// What is wrong with a typed value.
    fault_ip_or_nothing => [
        "Expected an address or nothing, found another text.",
        "Se esperaba una dirección o nada, pero se encontró otro texto."
    ];
    /// What is wrong with a typed value.
    fault_seconds => [
        "Expected whole seconds, found another text.",
        "Se esperaban segundos enteros, pero se encontró otro texto."
    ];
    /// What is wrong with a typed value.
    fault_port => [
        "Expected a port from 0 to 65535 or nothing, found another text.",
        "Se esperaba un puerto de 0 a 65535 o nada, pero se encontró otro texto."
    ];
}
