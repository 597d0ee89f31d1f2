//! What comes from Python.

use std::ffi::CStr;
use std::ptr::NonNull;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, Field};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::{ARRAY, SCHEMA, STREAM};

/// The column of an object with `__arrow_c_array__`, and what it is called.
///
/// # Errors
/// When the object raises, or what it gives is no column.
pub fn array(object: &Bound<'_, PyAny>) -> PyResult<(Field, ArrayData)> {
    let capsules = object.call_method0("__arrow_c_array__")?;
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
    let pointer = pointer::<FFI_ArrowArray>(&array, ARRAY)?;
    // SAFETY: the name of the capsule says what the pointer points to, and the capsule is alive. No other thread has the
    // capsules that were made for this call.
    let array = unsafe { FFI_ArrowArray::from_raw(pointer.as_ptr()) };
    if array.is_released() {
        return Err(taken());
    }
    let pointer = pointer_of_schema(&schema)?;
    // SAFETY: as above; the capsule outlives the reference.
    let schema = unsafe { pointer.as_ref() };
    let field = Field::try_from(schema).map_err(|error| raised(&error))?;
    // SAFETY: array and schema come from one object and agree, as the interface has it.
    let data = unsafe { from_ffi(array, schema) }.map_err(|error| raised(&error))?;
    Ok((field, data))
}

/// What the schema in a capsule calls a column, and of what kind it is: `requested_schema`.
///
/// # Errors
/// When there is no such schema.
pub fn field(capsule: &Bound<'_, PyAny>) -> PyResult<Field> {
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer = pointer_of_schema(capsule)?;
    // SAFETY: the name of the capsule says what the pointer points to, and the capsule outlives the reference.
    Field::try_from(unsafe { pointer.as_ref() }).map_err(|error| raised(&error))
}

/// The chunks of an object with `__arrow_c_stream__`.
///
/// # Errors
/// When the object raises, or what it gives is no stream of columns.
pub fn stream(object: &Bound<'_, PyAny>) -> PyResult<Stream> {
    let capsule = object.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
    let pointer = pointer::<FFI_ArrowArrayStream>(&capsule, STREAM)?;
    // SAFETY: the name of the capsule says what the pointer points to, and the capsule is alive. No other thread has the
    // capsule that was made for this call.
    let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    let Some(get_schema) = stream.get_schema().filter(|_| stream.release().is_some()) else {
        return Err(taken());
    };
    let mut schema = FFI_ArrowSchema::empty();
    // SAFETY: the stream is not released, and both pointers are to what is on this stack.
    let code = unsafe { get_schema(&raw mut stream, &raw mut schema) };
    if code != 0 {
        return Err(PyValueError::new_err(last_error(&mut stream, code)));
    }
    let field = Field::try_from(&schema).map_err(|error| raised(&error))?;
    Ok(Stream { field, stream })
}

/// The chunks of a column, as they are asked for. Any thread may ask, whether it holds the interpreter or not.
#[derive(Debug)]
pub struct Stream {
    field: Field,
    stream: FFI_ArrowArrayStream,
}

impl Stream {
    /// What the column is called, and of what kind it is.
    pub const fn field(&self) -> &Field {
        &self.field
    }
}

impl Iterator for Stream {
    type Item = Result<ArrayData, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let get_next = self.stream.get_next()?;
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the stream is not released while it is here, and both pointers are to what lives for the call.
        let code = unsafe { get_next(&raw mut self.stream, &raw mut array) };
        if code != 0 {
            return Some(Err(ArrowError::CDataInterface(last_error(&mut self.stream, code))));
        }
        if array.is_released() {
            return None;
        }
        let kind = self.field.data_type().clone();
        // SAFETY: the chunks of a stream are of the kind that its schema says, as the interface has it.
        Some(unsafe { from_ffi_and_data_type(array, kind) })
    }
}

/// What a stream says of the error with this code.
fn last_error(stream: &mut FFI_ArrowArrayStream, code: i32) -> String {
    let unknown = || format!("the stream failed with the code {code}");
    let Some(get_last_error) = stream.get_last_error() else { return unknown() };
    // SAFETY: the stream is not released, and its last call has failed.
    let message = unsafe { get_last_error(&raw mut *stream) };
    if message.is_null() {
        return unknown();
    }
    // SAFETY: a message ends with a zero, and stands until the next call.
    unsafe { CStr::from_ptr(message) }.to_string_lossy().into_owned()
}

fn pointer_of_schema(capsule: &Bound<'_, PyCapsule>) -> PyResult<NonNull<FFI_ArrowSchema>> {
    pointer(capsule, SCHEMA)
}

fn pointer<T>(capsule: &Bound<'_, PyCapsule>, name: &CStr) -> PyResult<NonNull<T>> {
    Ok(capsule.pointer_checked(Some(name))?.cast())
}

fn taken() -> PyErr {
    PyValueError::new_err("the column has been taken already, and comes only once")
}

fn raised(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
