//! Options from keywords, and back.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyString};

use super::error::CoquilleError;
use super::text::text;
use crate::error::Error;
use crate::options::{NONE, OptionKind, Options, Preset};

/// The options of a preset with those that `keywords` name. `own` are the other keywords of the function,
/// for the error that names the nearest.
pub(super) fn read(
    preset: &str,
    keywords: Option<&Bound<'_, PyDict>>,
    own: &[&'static str],
) -> PyResult<(Preset, Options)> {
    let preset: Preset = preset.parse()?;
    let mut options = Options::preset(preset);
    let mut values = Vec::new();
    for (name, value) in keywords.into_iter().flatten() {
        let name: String = name.extract()?;
        let Some(kind) = Options::kind(&name) else {
            return Err(Error::unknown_option(&name, &[Options::NAMES, own].concat()).into());
        };
        let value = written(&name, kind, &value)?;
        values.push((name, value));
    }
    options.set_all(values)?;
    Ok((preset, options))
}

/// Every option with its value, in the order of the stages.
pub(super) fn to_dict<'py>(py: Python<'py>, options: &Options) -> PyResult<Bound<'py, PyDict>> {
    let all = PyDict::new(py);
    for name in Options::NAMES {
        all.set_item(name, value(py, name, options)?)?;
    }
    Ok(all)
}

/// The options that are not as the preset has them. That `min_confidence` is none goes without saying where
/// `max_damage` is there.
pub(super) fn differing<'py>(
    py: Python<'py>,
    preset: Preset,
    options: &Options,
) -> PyResult<Vec<(&'static str, Bound<'py, PyAny>)>> {
    let usual = Options::preset(preset);
    let names = Options::NAMES.iter().filter(|name| {
        let value = options.get(name);
        value != usual.get(name) && value.as_deref() != Some(NONE)
    });
    names.map(|name| Ok((*name, value(py, name, options)?))).collect()
}

/// A float that reads as the single-precision number does: 0.9, not 0.8999999761581421.
pub(super) fn float(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| f64::from(number))
}

fn value<'py>(py: Python<'py>, name: &str, options: &Options) -> PyResult<Bound<'py, PyAny>> {
    let written = options.get(name).unwrap_or_default();
    Ok(match Options::kind(name) {
        Some(OptionKind::Switch) => PyBool::new(py, written == "true").to_owned().into_any(),
        // one of max_damage and min_confidence says how sure a change must be, the other is none
        Some(OptionKind::Number) if written == NONE => py.None().into_bound(py),
        Some(OptionKind::Number) => written.parse::<f64>()?.into_pyobject(py)?.into_any(),
        Some(OptionKind::Words) => {
            written.split_terminator(',').collect::<Vec<_>>().into_pyobject(py)?.into_any()
        }
        Some(OptionKind::Choice) | None => written.into_pyobject(py)?.into_any(),
    })
}

/// A value as `Options::set` reads it.
fn written(name: &str, kind: OptionKind, value: &Bound<'_, PyAny>) -> PyResult<String> {
    let is_bool = value.is_instance_of::<PyBool>();
    let read = match kind {
        OptionKind::Switch => value.extract::<bool>().ok().map(|on| on.to_string()),
        OptionKind::Number if is_bool => None,
        OptionKind::Number if value.is_none() => Some(NONE.to_owned()),
        OptionKind::Number => value.extract::<f64>().ok().map(|number| number.to_string()),
        OptionKind::Choice => value.extract::<String>().ok(),
        OptionKind::Words => return words(name, value),
    };
    read.ok_or_else(|| wrong_type(name, kind, value))
}

fn words(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    let one = value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>();
    let items = value.try_iter().ok().filter(|_| !one);
    let items = items.ok_or_else(|| wrong_type(name, OptionKind::Words, value))?;
    let mut words = Vec::new();
    for (i, item) in items.enumerate() {
        let word = text(&item?, format_args!("{name}[{i}]"))?;
        if word.contains(',') {
            return Err(CoquilleError::new_err(format!(
                "option `{name}` cannot hold `{word}`: expected words without a comma"
            )));
        }
        words.push(word.trim().to_owned());
    }
    // their order says nothing, and that of a set changes from run to run
    words.sort_unstable();
    words.dedup();
    Ok(words.join(","))
}

fn wrong_type(name: &str, kind: OptionKind, value: &Bound<'_, PyAny>) -> PyErr {
    let expected = match kind {
        OptionKind::Switch => "True or False",
        OptionKind::Number => "a number",
        OptionKind::Choice => "a str",
        OptionKind::Words => "a list, tuple or set of str",
    };
    match value.get_type().name() {
        Ok(found) => {
            PyTypeError::new_err(format!("option `{name}` must be {expected}, not {found}"))
        }
        Err(error) => error,
    }
}
