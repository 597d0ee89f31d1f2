//! What goes to Python.

use std::ffi::{CString, c_char, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_data::ArrayData;
use arrow_schema::Field;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::{ARRAY, SCHEMA, STREAM};

/// EINVAL of errno; whoever reads a stream asks for the message.
const FAILED: c_int = 22;

/// What `__arrow_c_schema__` gives.
///
/// # Errors
/// When Arrow has no name for the kind of column.
pub fn schema_capsule<'py>(py: Python<'py>, field: &Field) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(field);
    let schema = schema.map_err(|error| PyValueError::new_err(error.to_string()))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// What `__arrow_c_array__` gives: the schema and the array.
///
/// # Errors
/// When Arrow has no name for the kind of column.
pub fn array_capsules<'py>(
    py: Python<'py>,
    field: &Field,
    array: &ArrayData,
) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
    let capsule = PyCapsule::new_with_value(py, FFI_ArrowArray::new(array), ARRAY)?;
    Ok((schema_capsule(py, field)?, capsule))
}

/// The chunks of a column, or the message of an error.
type Chunks = Box<dyn Iterator<Item = Result<ArrayData, String>> + Send>;

/// What `__arrow_c_stream__` gives: chunks of the kind of `field`, made as they are asked for, by whichever thread.
///
/// # Errors
/// When there is no memory for it.
pub fn stream_capsule(
    py: Python<'_>,
    field: Field,
    chunks: impl Iterator<Item = Result<ArrayData, String>> + Send + 'static,
) -> PyResult<Bound<'_, PyCapsule>> {
    let state = Box::new(State { field, chunks: Box::new(chunks), error: None });
    // SAFETY: the callbacks are those of this module, which take the pointer for a `State`; it is one, and only `release`
    // frees it.
    let stream = unsafe {
        FFI_ArrowArrayStream::new_unchecked(
            Some(get_schema),
            Some(get_next),
            Some(get_last_error),
            Some(release),
            Box::into_raw(state).cast(),
        )
    };
    PyCapsule::new_with_value(py, stream, STREAM)
}

struct State {
    field: Field,
    chunks: Chunks,
    /// What `get_last_error` tells; it stands until the next.
    error: Option<CString>,
}

impl State {
    /// Runs a callback: what it gives goes to `out`, an error is kept. A panic must not reach C.
    fn run<T>(&mut self, out: *mut T, run: impl FnOnce(&mut Self) -> Result<T, String>) -> c_int {
        let result = catch_unwind(AssertUnwindSafe(|| run(self)));
        let error = match result {
            Ok(Ok(value)) => {
                // SAFETY: the interface has it that `out` is for a value, and holds none that has to be dropped.
                unsafe { ptr::write(out, value) };
                return 0;
            }
            Ok(Err(error)) => error,
            Err(_) => "a thread of coquille ended early".to_owned(),
        };
        // C ends a message at the first zero
        self.error = CString::new(error.replace('\0', "")).ok();
        FAILED
    }
}

/// The state of a stream that is not released.
///
/// # Safety
/// `stream` must come from `stream_capsule`, and nobody else may use it meanwhile.
unsafe fn state<'a>(stream: *mut FFI_ArrowArrayStream) -> &'a mut State {
    // SAFETY: the caller knows that the stream is alive
    let state: *mut c_void = unsafe { (*stream).private_data() };
    // SAFETY: what was put there is a `State`, and a stream is used by one thread at a time
    unsafe { &mut *state.cast::<State>() }
}

unsafe extern "C" fn get_schema(
    stream: *mut FFI_ArrowArrayStream,
    out: *mut FFI_ArrowSchema,
) -> c_int {
    // SAFETY: whoever calls this has the stream, as the interface has it
    let state = unsafe { state(stream) };
    state.run(out, |state| FFI_ArrowSchema::try_from(&state.field).map_err(|e| e.to_string()))
}

unsafe extern "C" fn get_next(
    stream: *mut FFI_ArrowArrayStream,
    out: *mut FFI_ArrowArray,
) -> c_int {
    // SAFETY: as in `get_schema`
    let state = unsafe { state(stream) };
    state.run(out, |state| match state.chunks.next() {
        Some(chunk) => Ok(FFI_ArrowArray::new(&chunk?)),
        // a released array ends the stream
        None => Ok(FFI_ArrowArray::empty()),
    })
}

unsafe extern "C" fn get_last_error(stream: *mut FFI_ArrowArrayStream) -> *const c_char {
    // SAFETY: as in `get_schema`
    let state = unsafe { state(stream) };
    state.error.as_ref().map_or(ptr::null(), |error| error.as_ptr())
}

unsafe extern "C" fn release(stream: *mut FFI_ArrowArrayStream) {
    // SAFETY: a stream is released once, by who has it
    let stream = unsafe { &mut *stream };
    // SAFETY: the state is freed here and nowhere else, and nothing points to it any more
    let state = unsafe { stream.set_private_data(ptr::null_mut()) };
    // SAFETY: what was put there is a box of a `State`
    drop(unsafe { Box::from_raw(state.cast::<State>()) });
    // SAFETY: what is released must say so
    unsafe { stream.set_release(None) };
}
