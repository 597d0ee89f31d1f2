//! Options from an object, and back. Their names are those of the stages, in the manner of JavaScript: `html_entities`
//! is `htmlEntities`.

use coquille::{OptionKind, Options, Preset};
use js_sys::{Array, JsString, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::text::{self, error, wrong_type};

/// How the crate writes an option that is not given.
const NONE: &str = "none";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Object, typescript_type = "Options")]
    /// Every option with its value.
    pub type OptionsObject;
}

/// The options of a preset with those that an object has besides.
pub(crate) fn read(preset: &JsValue, given: &JsValue) -> Result<Options, JsValue> {
    let preset = if preset.is_undefined() {
        Preset::default()
    } else {
        text::of(preset, "preset")?.parse().map_err(|e: coquille::Error| error(&e.to_string()))?
    };
    let mut options = Options::preset(preset);
    if given.is_undefined() {
        return Ok(options);
    }
    if !given.is_object() || Array::is_array(given) {
        return Err(wrong_type("options", "an object", given));
    }
    let mut values = Vec::new();
    for entry in Object::entries(given.unchecked_ref()).iter() {
        let (name, value) =
            (entry.unchecked_ref::<Array>().get(0), entry.unchecked_ref::<Array>().get(1));
        let name = text::of(&name, "the name of an option")?;
        // `{ spelling: undefined }` says nothing of spelling
        if !value.is_undefined() {
            let snake = snake(&name);
            let value = written(&name, &snake, &value)?;
            values.push((snake, value));
        }
    }
    // `max_damage` first, so that `min_confidence` beside it is refused whatever its value is
    values.sort_by_key(|(name, _)| name != "max_damage");
    for (name, value) in values {
        options.set(&name, &value).map_err(|e| error(&e.to_string()))?;
    }
    Ok(options)
}

/// Every option with its value.
pub(crate) fn object(options: &Options) -> OptionsObject {
    let entries = Options::NAMES.iter().map(|name| {
        let written = options.get(name).unwrap_or_default();
        let value: JsValue = match Options::kind(name) {
            Some(OptionKind::Switch) => (written == "true").into(),
            Some(OptionKind::Number) if written == NONE => JsValue::NULL,
            Some(OptionKind::Number) => written.parse::<f64>().unwrap_or_default().into(),
            Some(OptionKind::Words) => {
                let words = written.split_terminator(',').map(JsString::from);
                words.collect::<Array>().into()
            }
            Some(OptionKind::Choice) | None => written.into(),
        };
        Array::of2(&camel(name).into(), &value)
    });
    // of pairs that are pairs, `fromEntries` makes an object
    Object::from_entries(&entries.collect::<Array>()).unwrap_or_default().unchecked_into()
}

/// The name of an option in JavaScript: `html_entities` → `htmlEntities`.
pub(crate) fn camel(name: &str) -> String {
    let mut upper = false;
    let letters = name.chars().filter_map(|c| match c {
        '_' => {
            upper = true;
            None
        }
        c if std::mem::take(&mut upper) => Some(c.to_ascii_uppercase()),
        c => Some(c),
    });
    letters.collect()
}

/// The name of an option in the crate: `htmlEntities` → `html_entities`.
fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

/// A value as `Options::set` reads it; `name` is as the caller wrote it.
fn written(name: &str, option: &str, value: &JsValue) -> Result<String, JsValue> {
    let wrong = |expected: &str| wrong_type(&format!("option {name}"), expected, value);
    match Options::kind(option) {
        // `set` knows what to say of a name that is none
        None => Ok(String::new()),
        Some(OptionKind::Switch) => {
            value.as_bool().map(|on| on.to_string()).ok_or_else(|| wrong("true or false"))
        }
        Some(OptionKind::Number) if value.is_null() => Ok(NONE.to_owned()),
        Some(OptionKind::Number) => {
            value.as_f64().map(|number| number.to_string()).ok_or_else(|| wrong("a number or null"))
        }
        Some(OptionKind::Choice) => value.as_string().ok_or_else(|| wrong("a string")),
        Some(OptionKind::Words) => {
            let words = value.dyn_ref::<Array>().ok_or_else(|| wrong("an array of strings"))?;
            let mut read = Vec::new();
            for (i, word) in words.iter().enumerate() {
                let word = text::of(&word, &format!("{name}[{i}]"))?;
                if word.contains(',') {
                    return Err(error(&format!(
                        "option {name} cannot hold `{word}`: expected words without a comma"
                    )));
                }
                read.push(word);
            }
            Ok(read.join(","))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        assert_eq!(camel("html_entities"), "htmlEntities");
        for name in Options::NAMES {
            assert_eq!(snake(&camel(name)), *name);
        }
    }

    #[test]
    fn the_types_have_every_option_and_no_other() {
        let types = include_str!("types.d.ts");
        let body = types.split_once("export interface Options {").map(|(_, rest)| rest);
        let body = body.and_then(|rest| rest.split_once("\n}")).unwrap().0;
        let fields: Vec<_> = body.lines().filter_map(|line| line.trim().split_once(": ")).collect();
        let fields: Vec<_> =
            fields.into_iter().filter(|(name, _)| !name.starts_with('/')).collect();
        let names: Vec<_> = fields.iter().map(|(name, _)| snake(name)).collect();
        assert_eq!(names, Options::NAMES);
        for (name, kind) in fields {
            let kinds: &[&str] = match Options::kind(&snake(name)).unwrap() {
                OptionKind::Switch => &["boolean;"],
                OptionKind::Number => &["number | null;"],
                OptionKind::Words => &["string[];"],
                OptionKind::Choice => {
                    &["Furniture;", "Style;", "\"keep\" | \"join\";", "\"keep\" | \"restore\";"]
                }
            };
            assert!(kinds.contains(&kind), "{name}: {kind}");
        }
    }
}
