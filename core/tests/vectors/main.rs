//! Self-describing vectors of names, conversion, the catalogue, layers and hostile input, natively and in wasm.

mod hostile;
mod layers;
mod model;
