//! Columns of Apache Arrow from objects of Python and back: its `PyCapsule` interface.
//!
//! A capsule holds a pointer to a structure of C that both sides know. Whoever takes it moves the structure out and leaves
//! an empty one behind. What is behind the pointers cannot be checked from here: an object that says it holds a column
//! and does not is a defect of its library. What the columns themselves hold is for the caller to check.

mod export;
mod import;

use std::ffi::CStr;

pub use arrow_data::ArrayData;

pub use export::{array_capsules, schema_capsule, stream_capsule};
pub use import::{Stream, array, field, stream};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";
