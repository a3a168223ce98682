//! Twice the input, twice the work: every operation on every shape, by instructions that an interpreter
//! counts, never by time.
//!
//! `cargo test -p profile-benches -- --nocapture` prints the figures.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_precision_loss,
    reason = "tests may trap, and a share needs no more digits"
)]

use profile_benches::operations::OPERATIONS;
use profile_benches::shapes;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasmi::{Config, CustomFuelCosts, Engine, Export, Extern, Func, Instance, Module, Store, TypedFunc, Val};

/// Bytes of the smallest input; the others have twice and four times as many.
const SIZE: u32 = 2 << 10;
/// Work at most grows by this factor where the input doubles.
const GROWTH: f64 = 2.5;
/// Less work than this for a byte is noise: the end of a word, a table that grows.
const NOISE: u64 = 4;

/// Builds the module, so that no old one is ever measured.
fn module_path() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--locked", "--release", "--lib"])
        .args(["-p", "profile-benches", "--target", "wasm32-unknown-unknown"])
        .arg("--target-dir")
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(
        built.is_ok_and(|status| status.success()),
        "the core could not be built for wasm, see above; the target is installed by `rustup target add wasm32-unknown-unknown`"
    );
    target.join("wasm32-unknown-unknown/release/profile_benches.wasm")
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
        // Behind the name of an export stands a digest of the package.
        let named = |wanted: &str| {
            let mut exports = instance.exports(&store);
            let export = exports.find(|export| {
                let name = export.name().rsplit_once('_');
                name.is_some_and(|(name, _)| name == wanted)
            });
            export.and_then(Export::into_func).unwrap()
        };
        Machine {
            prepare: named("prepare").typed(&store).unwrap(),
            run: named("run").typed(&store).unwrap(),
            instance,
            store,
        }
    }
}

struct Machine {
    store: Store<()>,
    instance: Instance,
    prepare: TypedFunc<(i32, i32), i32>,
    run: TypedFunc<i32, i32>,
}

fn number(value: usize) -> i32 {
    i32::try_from(value).unwrap()
}

impl Machine {
    /// Makes the input; its length, or what trapped.
    fn prepare(&mut self, shape: usize, size: u32) -> Result<u64, String> {
        let size = i32::try_from(size).unwrap();
        let length = self.prepare.call(&mut self.store, (number(shape), size));
        length
            .map(|length| u64::try_from(length).unwrap())
            .map_err(|fault| fault.to_string())
    }

    /// The instructions that an operation takes.
    fn work(&mut self, operation: usize) -> Result<u64, String> {
        self.store.set_fuel(u64::MAX).unwrap();
        let done = self.run.call(&mut self.store, number(operation));
        done.map_err(|fault| fault.to_string())?;
        Ok(u64::MAX - self.store.get_fuel().unwrap())
    }

    /// The bytes of memory that it ever had: a module never gives any back.
    fn memory(&self) -> u64 {
        let memory = self.instance.get_memory(&self.store, "memory").unwrap();
        memory.size(&self.store) << 16
    }
}

/// The work of one operation on one shape in three sizes, with the lengths.
#[derive(Clone, Copy, Default)]
struct Measured {
    lengths: [u64; 3],
    work: [u64; 3],
}

impl Measured {
    /// The factor by which work grows where the input doubles, what it costs on any input left out.
    fn growth(&self) -> f64 {
        let [small, middle, large] = self.work;
        let [_, length, whole] = self.lengths;
        if large < small + NOISE * whole || middle <= small {
            // Less at the start than at the end is growth too, unless all of it is noise.
            return if large > small + NOISE * whole * 2 { f64::INFINITY } else { 1.0 };
        }
        let noise = NOISE * length;
        (large.saturating_sub(middle)) as f64 / (middle - small + noise) as f64
    }

    fn per_byte(&self) -> f64 {
        self.work[2] as f64 / self.lengths[2] as f64
    }
}

/// Every operation on one shape, or the operation that trapped.
fn measure(interpreter: &Interpreter, shape: usize) -> Result<(Vec<Measured>, u64), String> {
    let mut machine = interpreter.machine();
    let mut all = vec![Measured::default(); OPERATIONS.len()];
    for (step, size) in [SIZE, 2 * SIZE, 4 * SIZE].into_iter().enumerate() {
        let length = machine.prepare(shape, size)?;
        for (operation, (measured, (name, _))) in all.iter_mut().zip(OPERATIONS).enumerate() {
            let work = machine.work(operation).map_err(|fault| format!("{name}: {fault}"))?;
            measured.lengths[step] = length;
            measured.work[step] = work;
        }
    }
    Ok((all, machine.memory()))
}

#[test]
fn gen_03_twice_the_input_is_twice_the_work_in_every_shape() {
    let interpreter = Interpreter::new();
    let shapes = shapes::all();
    assert!(shapes.len() >= 60, "{} shapes", shapes.len());
    let mut complaints = Vec::new();
    for (number, shape) in shapes.iter().enumerate() {
        let (all, memory) = match measure(&interpreter, number) {
            Ok(measured) => measured,
            Err(fault) => {
                complaints.push(format!("{}: {fault}", shape.name));
                continue;
            }
        };
        println!("\n{} ({} KiB)", shape.name, memory >> 10);
        for (measured, (name, _)) in all.iter().zip(OPERATIONS) {
            let line = format!("{name}: {:.0} instructions a byte, growth {:.2}, {:?}", measured.per_byte(), measured.growth(), measured.work);
            println!("  {line}");
            if measured.growth() > GROWTH {
                complaints.push(format!("{}: {line}", shape.name));
            }
        }
    }
    assert!(complaints.is_empty(), "more than twice the work:\n{}", complaints.join("\n"));
}
