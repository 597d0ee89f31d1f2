//! Results as plain objects, whose types are in `types.d.ts`.

use coquille::{Cleaned, Edit, Quality};
use js_sys::{Array, JsString, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::positions::CodeUnits;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Object, typescript_type = "Cleaned")]
    /// A cleaned text, and how it came about.
    pub type CleanedObject;
    #[wasm_bindgen(method, setter)]
    fn set_text(this: &CleanedObject, text: &str);
    #[wasm_bindgen(method, setter)]
    fn set_edits(this: &CleanedObject, edits: Array);
    #[wasm_bindgen(method, setter)]
    fn set_suggestions(this: &CleanedObject, suggestions: Array);

    #[wasm_bindgen(extends = Object)]
    type EditObject;
    #[wasm_bindgen(method, setter)]
    fn set_start(this: &EditObject, at: u32);
    #[wasm_bindgen(method, setter)]
    fn set_end(this: &EditObject, at: u32);
    #[wasm_bindgen(method, setter, js_name = cleanedStart)]
    fn set_cleaned_start(this: &EditObject, at: u32);
    #[wasm_bindgen(method, setter, js_name = cleanedEnd)]
    fn set_cleaned_end(this: &EditObject, at: u32);
    #[wasm_bindgen(method, setter)]
    fn set_before(this: &EditObject, text: &str);
    #[wasm_bindgen(method, setter)]
    fn set_after(this: &EditObject, text: &str);
    #[wasm_bindgen(method, setter)]
    fn set_reason(this: &EditObject, code: &str);
    #[wasm_bindgen(method, setter)]
    fn set_confidence(this: &EditObject, probability: f64);
    #[wasm_bindgen(method, setter)]
    fn set_alternatives(this: &EditObject, alternatives: Array);
    #[wasm_bindgen(method, setter)]
    fn set_detail(this: &EditObject, detail: &str);

    #[wasm_bindgen(extends = Object, typescript_type = "Quality")]
    /// How good a text is.
    pub type QualityObject;
    #[wasm_bindgen(method, setter)]
    fn set_right(this: &QualityObject, share: f64);
    #[wasm_bindgen(method, setter)]
    fn set_words(this: &QualityObject, count: f64);
    #[wasm_bindgen(method, setter)]
    fn set_unknown(this: &QualityObject, share: f64);
    #[wasm_bindgen(method, setter)]
    fn set_signs(this: &QualityObject, signs: &Object);
}

/// What `explain` returns. `original` is the text that was given.
pub(crate) fn cleaned(cleaned: &Cleaned, original: &str) -> CleanedObject {
    let object: CleanedObject = Object::new().unchecked_into();
    object.set_text(&cleaned.text);
    object.set_edits(edits(&cleaned.edits, original, &cleaned.text));
    object.set_suggestions(edits(&cleaned.suggestions, original, &cleaned.text));
    object
}

/// What `quality` returns.
pub(crate) fn quality(quality: &Quality) -> QualityObject {
    let object: QualityObject = Object::new().unchecked_into();
    object.set_right(number(quality.right));
    object.set_words(quality.words as f64);
    object.set_unknown(number(quality.unknown));
    let signs = quality.signs.iter().map(|(name, count)| {
        let count = *count as f64;
        Array::of2(&(*name).into(), &count.into())
    });
    // of pairs that are pairs, `fromEntries` makes an object
    object.set_signs(&Object::from_entries(&signs.collect::<Array>()).unwrap_or_default());
    object
}

/// A double that reads as the single-precision number does: 0.9, not 0.8999999761581421.
pub(crate) fn number(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| f64::from(number))
}

fn edits(edits: &[Edit], original: &str, cleaned: &str) -> Array {
    let (mut before, mut after) = (CodeUnits::new(original), CodeUnits::new(cleaned));
    edits.iter().map(|edit| object(edit, &mut before, &mut after)).collect()
}

fn object(edit: &Edit, before: &mut CodeUnits<'_>, after: &mut CodeUnits<'_>) -> EditObject {
    let object: EditObject = Object::new().unchecked_into();
    object.set_start(before.at(edit.start) as u32);
    object.set_end(before.at(edit.end) as u32);
    object.set_cleaned_start(after.at(edit.cleaned_start) as u32);
    object.set_cleaned_end(after.at(edit.cleaned_end) as u32);
    object.set_before(&edit.before);
    object.set_after(&edit.after);
    object.set_reason(edit.reason.code());
    object.set_confidence(number(edit.confidence.get()));
    object.set_alternatives(edit.alternatives.iter().map(|a| JsString::from(a.as_str())).collect());
    if let Some(detail) = &edit.detail {
        object.set_detail(detail);
    }
    object
}
