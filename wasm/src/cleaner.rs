//! The class `Cleaner`.

use std::borrow::Cow;

use coquille::Cleaner;
use js_sys::JsString;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::objects::{self, CleanedObject, QualityObject};
use crate::options::{self, OptionsObject};
use crate::text;

/// A preset and options, ready to clean. Made once and used for many texts.
#[wasm_bindgen(js_name = Cleaner)]
pub struct JsCleaner(Cleaner);

#[wasm_bindgen(js_class = Cleaner)]
impl JsCleaner {
    /// A cleaner with the options of a preset (`repair` where none is named), and those given besides.
    ///
    /// # Errors
    /// If there is no such preset or option, or the option cannot have that value.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "Preset")] preset: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Partial<Options>")] options: &JsValue,
    ) -> Result<Self, JsValue> {
        options::read(preset, options).map(|options| Self(Cleaner::new(options)))
    }

    /// Every option with its value.
    #[wasm_bindgen(getter)]
    pub fn options(&self) -> OptionsObject {
        options::object(self.0.options())
    }

    /// The text as it was meant. A text that nothing is wrong with comes back as it is.
    ///
    /// # Errors
    /// A `TypeError` unless `text` is a string; an `Error` if the string has half a surrogate pair.
    pub fn clean(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    ) -> Result<JsString, JsValue> {
        let given = text::string(text, "text")?;
        let text = text::read(&given, "text")?;
        Ok(match self.0.clean(&text) {
            Cow::Borrowed(_) => given,
            Cow::Owned(cleaned) => cleaned.into(),
        })
    }

    /// The text as it was meant, with every change and every suggestion; positions count UTF-16 code units, as
    /// `slice` and `length` do.
    ///
    /// # Errors
    /// As `clean`.
    pub fn explain(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    ) -> Result<CleanedObject, JsValue> {
        let text = text::of(text, "text")?;
        Ok(objects::cleaned(&self.0.explain(&text), &text))
    }

    /// What share of the words of a text can be expected to be right.
    ///
    /// # Errors
    /// As `clean`.
    pub fn quality(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    ) -> Result<QualityObject, JsValue> {
        Ok(objects::quality(&self.0.quality(&text::of(text, "text")?)))
    }

    /// A cleaner that also knows the words that these texts use again and again.
    ///
    /// # Errors
    /// A `TypeError` unless `texts` are strings; an `Error` if one has half a surrogate pair.
    pub fn fit(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Iterable<string>")] texts: &JsValue,
    ) -> Result<Self, JsValue> {
        let mut read = Vec::new();
        // a string is one too, of its characters
        let all = if texts.is_object() { js_sys::try_iter(texts)? } else { None };
        let all = all.ok_or_else(|| text::wrong_type("texts", "an iterable of strings", texts))?;
        for (i, item) in all.enumerate() {
            read.push(text::of(&item?, &format!("texts[{i}]"))?);
        }
        Ok(Self(self.0.fit(&read)))
    }
}
