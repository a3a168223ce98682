//! Twice the input, twice the work: every operation on every shape, by instructions that an interpreter
//! counts, never by time.
//!
//! `cargo test -p profile-benches -- --nocapture` prints the figures.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "tests may trap, and a share needs no more digits"
)]

use profile_benches::operations::OPERATIONS;
use profile_benches::shapes;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use wasmi::{Config, CustomFuelCosts, Engine, Export, Extern, Func, Instance, Module, Store, Val};

/// Bytes of the inputs, each twice those of the one before.
const SIZES: [usize; 4] = [1 << 10, 2 << 10, 4 << 10, 8 << 10];
/// Work at most grows by this factor where the input doubles.
const GROWTH: f64 = 2.5;
/// Less work than this for a byte is noise: the end of a word, a table that grows.
const NOISE: u64 = 8;

/// Shapes of which much is kept for each byte.
const HUNGRY: [&str; 8] = [
    "`<` in a profile",
    "`</` in a profile",
    "`;`",
    "`<a/>` in a profile",
    "one long value",
    "elements whose ends are crossed",
    "duplicate parameters",
    "secrets, plain text",
];
/// Bytes of a large file.
const LARGE: usize = 128 << 10;
/// What opening it may take. The hungriest shape takes 250 bytes a byte: a sentence for each setting whose access is
/// written out in the other format.
const MEMORY: u64 = 40 << 20;

/// Builds the module, so that no old one is ever measured.
fn module_path() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let built = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "--locked",
            "--profile",
            "meter",
            "--lib",
        ])
        .args([
            "-p",
            "profile-benches",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .arg("--target-dir")
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(
        built.is_ok_and(|status| status.success()),
        "the core could not be built for wasm, see above; the target is installed by `rustup target add wasm32-unknown-unknown`"
    );
    target.join("wasm32-unknown-unknown/meter/profile_benches.wasm")
}

struct Interpreter {
    engine: Engine,
    module: Module,
}

impl Interpreter {
    fn new() -> Self {
        let mut config = Config::default();
        config
            .consume_fuel(true)
            .compilation_mode(wasmi::CompilationMode::Eager)
            // A byte that is copied counts as one instruction: copying again and again is work too.
            .fuel_cost(CustomFuelCosts {
                bytes_copied_per_fuel: 1,
                fuel_per_bytes_translated: 0,
                fuel_per_bytes_validated: 0,
            });
        let engine = Engine::new(&config);
        let bytes = std::fs::read(module_path()).unwrap();
        let module = Module::new(&engine, &bytes).unwrap();
        Self { engine, module }
    }

    /// A machine of its own, with nothing in its memory.
    fn machine(&self) -> Machine {
        let mut store = Store::new(&self.engine, ());
        store.set_fuel(u64::MAX).unwrap();
        // What the module imports is for a page; nothing that is measured calls it.
        let imports: Vec<Extern> = self
            .module
            .imports()
            .map(|import| {
                let kind = import.ty().func().unwrap().clone();
                let name = import.name().to_owned();
                Func::new(&mut store, kind, move |_, _: &[Val], _: &mut [Val]| {
                    panic!("the module calls `{name}`")
                })
                .into()
            })
            .collect();
        let instance = Instance::new(&mut store, &self.module, &imports).unwrap();
        Machine { store, instance }
    }
}

struct Machine {
    store: Store<()>,
    instance: Instance,
}

/// What an operation gives, or what trapped, in words.
type Outcome<T> = Result<T, String>;

impl Machine {
    /// Calls what the module exports as `wanted`; behind the name stands a digest of the package.
    fn call(&mut self, wanted: &str, arguments: &[usize]) -> Outcome<u64> {
        let mut exports = self.instance.exports(&self.store);
        let export = exports.find(|export| {
            let name = export.name().rsplit_once('_');
            name.is_some_and(|(name, _)| name == wanted)
        });
        let function = export.and_then(Export::into_func).unwrap();
        let arguments: Vec<Val> = arguments
            .iter()
            .map(|argument| Val::I32(i32::try_from(*argument).unwrap()))
            .collect();
        let mut result = [Val::I32(0)];
        let called = function.call(&mut self.store, &arguments, &mut result);
        called.map_err(|fault| format!("{wanted}: {fault}"))?;
        let [Val::I32(result)] = result else {
            return Err(format!("{wanted} gives no number"));
        };
        Ok(u64::from(result.cast_unsigned()))
    }

    /// The instructions that an operation takes.
    fn work(&mut self, operation: usize) -> Outcome<u64> {
        self.store.set_fuel(u64::MAX).unwrap();
        self.call("run", &[operation])?;
        Ok(u64::MAX - self.store.get_fuel().unwrap())
    }

    /// The bytes of memory that it ever had: a module never gives any back.
    fn memory(&self) -> u64 {
        let memory = self.instance.get_memory(&self.store, "memory").unwrap();
        memory.size(&self.store) << 16
    }
}

/// The work of one operation on one shape in each size, with the lengths.
#[derive(Clone, Copy, Default)]
struct Measured {
    lengths: [u64; SIZES.len()],
    work: [u64; SIZES.len()],
}

impl Measured {
    /// The factor by which work grows where the input doubles, what it costs on any input left out.
    ///
    /// A limit that is reached, such as that of nesting, makes one step in the curve. So what counts is the
    /// smaller of two factors in a row: a square shows in both.
    fn growth(&self) -> f64 {
        let [a, b, c, d] = self.work.map(|work| work as f64);
        let noise = (NOISE * self.lengths[1]) as f64;
        let factor = |before: f64, behind: f64| behind.max(noise) / before.max(noise);
        factor(b - a, c - b).min(factor(c - b, d - c))
    }

    fn per_byte(&self) -> f64 {
        self.work[3] as f64 / self.lengths[3] as f64
    }
}

/// Every operation on one shape, or the operation that trapped.
fn measure(interpreter: &Interpreter, shape: usize) -> Outcome<Vec<Measured>> {
    let mut machine = interpreter.machine();
    let mut all = vec![Measured::default(); OPERATIONS.len()];
    for (step, size) in SIZES.into_iter().enumerate() {
        let length = machine.call("prepare", &[shape, size])?;
        for (operation, (measured, (name, _))) in all.iter_mut().zip(OPERATIONS).enumerate() {
            let work = machine.work(operation);
            measured.work[step] = work.map_err(|fault| format!("{name}: {fault}"))?;
            measured.lengths[step] = length;
        }
    }
    Ok(all)
}

/// One operation on one shape once more, in sizes four times as large, each in a machine of its own and for the second
/// time: neither what the operations before it left to the allocator counts, nor how a small text begins. A square
/// shows all the more.
fn measure_alone(interpreter: &Interpreter, shape: usize, operation: usize) -> Outcome<Measured> {
    let mut measured = Measured::default();
    for (step, size) in SIZES.into_iter().enumerate() {
        let mut machine = interpreter.machine();
        measured.lengths[step] = machine.call("prepare", &[shape, 4 * size])?;
        machine.work(operation)?;
        measured.work[step] = machine.work(operation)?;
    }
    Ok(measured)
}

/// `work` for every number below `count`, on two threads, in order.
fn in_two_threads<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return done;
            }
            done.push((number, work(number)));
        }
    };
    let mut all = std::thread::scope(|scope| {
        let other = scope.spawn(worker);
        let mut all = worker();
        all.extend(other.join().unwrap());
        all
    });
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, result)| result).collect()
}

#[test]
fn gen_03_twice_the_input_is_at_most_two_and_a_half_times_the_work_in_every_shape() {
    let interpreter = Interpreter::new();
    let shapes = shapes::all();
    assert!(shapes.len() >= 60, "{} shapes", shapes.len());
    let mut complaints = Vec::new();
    let measured = in_two_threads(shapes.len(), |number| measure(&interpreter, number));
    for (number, (shape, measured)) in shapes.iter().zip(measured).enumerate() {
        println!("\n{}", shape.name);
        let measured = measured.unwrap_or_else(|fault| {
            complaints.push(format!("{}: {fault}", shape.name));
            Vec::new()
        });
        for (operation, (measured, (name, _))) in measured.iter().zip(OPERATIONS).enumerate() {
            let alone = (measured.growth() > GROWTH)
                .then(|| measure_alone(&interpreter, number, operation).unwrap());
            let measured = alone.as_ref().unwrap_or(measured);
            let (per_byte, growth) = (measured.per_byte(), measured.growth());
            println!("{per_byte:8.0} instructions a byte, growth {growth:.2}: {name}");
            if growth > GROWTH {
                let work = measured.work;
                complaints.push(format!("{}: {name}: {growth:.2}, {work:?}", shape.name));
            }
        }
    }
    let list = complaints.join("\n");
    assert!(
        complaints.is_empty(),
        "more than {GROWTH} times the work:\n{list}"
    );
}

#[test]
fn gen_03_opening_a_large_file_of_a_hungry_shape_takes_bounded_memory() {
    let interpreter = Interpreter::new();
    let mut hungry = shapes::all().into_iter().enumerate().collect::<Vec<_>>();
    hungry.retain(|(_, shape)| HUNGRY.contains(&shape.name.as_str()));
    assert_eq!(hungry.len(), HUNGRY.len());
    let memory = in_two_threads(hungry.len(), |number| {
        let mut machine = interpreter.machine();
        machine.call("open_file", &[hungry[number].0, LARGE])?;
        Ok::<_, String>(machine.memory())
    });
    for ((_, shape), memory) in hungry.iter().zip(memory) {
        let memory = memory.unwrap();
        println!(
            "{:4} bytes of memory a byte: {}",
            memory / LARGE as u64,
            shape.name
        );
        assert!(memory <= MEMORY, "{}: {memory} bytes", shape.name);
    }
}
