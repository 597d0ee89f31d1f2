//! coquille for JavaScript: conversions only, as in the Python module. `scripts/wasm` makes the npm package of it.
//!
//! Positions become UTF-16 code units here, once, at the border, for so JavaScript counts. A string with half a surrogate
//! pair is refused: it has no UTF-8, and what stands in for the half would be a loss that nobody recorded.

pub mod cleaner;
pub mod objects;
pub mod options;
mod positions;
pub mod reasons;
mod text;

use wasm_bindgen::prelude::wasm_bindgen;

/// The types that the signatures name.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");
