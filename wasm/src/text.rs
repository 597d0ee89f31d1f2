//! Strings from JavaScript, and what is thrown where there is none.

use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = JsString)]
    type Utf16;

    /// Whether no surrogate stands alone.
    #[wasm_bindgen(method, js_name = isWellFormed)]
    fn is_well_formed(this: &Utf16) -> bool;
}

/// The string that an argument is.
pub(crate) fn string(argument: &JsValue, name: &str) -> Result<JsString, JsValue> {
    let string = argument.dyn_ref::<JsString>().cloned();
    string.ok_or_else(|| wrong_type(name, "a string", argument))
}

/// The text of a string. Half a surrogate pair is no text, and U+FFFD in its place would be a change without an edit.
pub(crate) fn read(string: &JsString, name: &str) -> Result<String, JsValue> {
    if string.unchecked_ref::<Utf16>().is_well_formed() {
        return Ok(string.into());
    }
    Err(error(&format!(
        "{name} has half a surrogate pair, which is no text: cut strings between code points, or give \
         {name}.toWellFormed()"
    )))
}

/// The text that an argument is.
pub(crate) fn of(argument: &JsValue, name: &str) -> Result<String, JsValue> {
    read(&string(argument, name)?, name)
}

/// An `Error`.
pub(crate) fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

/// A `TypeError`: what was expected, and what was given.
pub(crate) fn wrong_type(name: &str, expected: &str, given: &JsValue) -> JsValue {
    let found = match given {
        given if given.is_null() => "null".to_owned(),
        given if js_sys::Array::is_array(given) => "an array".to_owned(),
        given => given.js_typeof().as_string().unwrap_or_default(),
    };
    js_sys::TypeError::new(&format!("{name} must be {expected}, not {found}")).into()
}
