//! Schedules.

use super::texts;

texts! {
    /// The head of the part.
    title => ["Schedule", "Programación"];
    /// What the part is for.
    hint => [
        "When a device asks again: after each resync, or after a resync or an upgrade that failed. A list is gone through entry by entry, and its last one repeats; behind a plus sign stands the most that chance adds.",
        "Cuándo vuelve a consultar un dispositivo: después de cada resincronización, o después de una resincronización o una actualización fallida. La lista se recorre entrada por entrada y la última se repite; tras un signo más figura el máximo que se suma al azar."
    ];
    /// A schedule.
    between_resyncs => ["Between resyncs", "Entre resincronizaciones"];
    /// A schedule.
    after_failed_resync => ["After a failed resync", "Tras una resincronización fallida"];
    /// A schedule.
    after_failed_upgrade => ["After a failed upgrade", "Tras una actualización fallida"];
    /// The choice of the schedule.
    which_one => ["Which one", "Cuál"];
    /// Where the value comes from.
    typed_here => ["Typed here.", "Escrito aquí."];
    /// Where the value comes from.
    from_document(name: &str) => ["From {name}.", "De {name}."];
    /// Where the value comes from.
    factory_value => ["The factory value.", "El valor de fábrica."];
    /// The button that writes the value into a profile.
    write_into(name: &str) => ["Write into {name}", "Escribir en {name}"];
    /// The same where no profile is open.
    write_into_open => ["Write into the open profile", "Escribir en el perfil abierto"];
    /// The field with the value.
    in_seconds => ["Schedule in seconds", "Programación en segundos"];
    /// The button that forgets what is typed.
    back_to_profile => ["Back to the profile's value", "Volver al valor del perfil"];
    /// The field with the number of events.
    events => ["Events", "Eventos"];
    /// What is wrong with it.
    fault_events => ["A number from 1 to 1000.", "Un número de 1 a 1000."];
    /// The field with the seed of chance.
    seed => ["Seed", "Semilla"];
    /// What is wrong with it.
    fault_seed => ["A whole number.", "Un número entero."];
    /// The button that takes another seed.
    draw_anew => ["Draw anew", "Sortear de nuevo"];
    /// What a seed does.
    seed_hint => [
        "The same seed draws the same times.",
        "La misma semilla da los mismos tiempos."
    ];
    /// That there is no timeline.
    nothing_to_show => [
        "Nothing to show: see what is said beside the fields.",
        "No hay nada que mostrar: junto a los campos se indica por qué."
    ];
    /// That there are no events; why follows.
    no_events => ["No events: ", "No hay eventos: "];
    /// The head over the events.
    next_events => ["Next events", "Próximos eventos"];
    /// When an event comes, counted from the start.
    at_time(time: &str) => ["At {time}", "Al cabo de {time}"];
    /// The delay before an event.
    after_delay(delay: &str) => ["After {delay}", "Espera: {delay}"];
    /// The delay before an event, and the one that chance drew.
    after_drawn(delay: &str, drawn: &str) => [
        "After {delay}, drawn: {drawn}",
        "Espera: {delay}; sorteada: {drawn}"
    ];
    /// The bounds of a delay or a time.
    between(least: &str, most: &str) => ["{least} to {most}", "{least} a {most}"];
    /// What follows the last event.
    repeats => ["The last delay repeats for ever.", "La última espera se repite indefinidamente."];
    /// What follows the last event.
    zero_ends => [
        "A delay of zero ends it: nothing follows.",
        "Una espera de cero pone fin a la programación: no sigue nada."
    ];
}
