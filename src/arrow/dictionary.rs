//! Columns of few different texts: each is cleaned once.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::ArrowDictionaryKeyType;
use arrow_array::{
    AnyDictionaryArray, Array, ArrayRef, DictionaryArray, PrimitiveArray, StructArray,
    downcast_dictionary_array,
};
use arrow_buffer::ArrowNativeType;
use rustc_hash::FxHashMap;

use super::column::Texts;
use super::explained::{self, Row};
use super::{Clean, each, same};
use crate::error::Error;

/// So many values of dictionaries are remembered from chunk to chunk, whose dictionaries are often the same.
const REMEMBERED: usize = 1 << 16;

/// What became of the values of dictionaries.
#[derive(Debug)]
pub(crate) struct Memo<T>(FxHashMap<Box<str>, Option<T>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T: Clone + Send + Sync> Memo<T> {
    /// What `run` gives of each of these values, as far as it gives anything, in order.
    fn each(
        &mut self,
        values: &Texts<'_>,
        used: &[bool],
        run: impl Fn(&str) -> Option<T> + Sync + Send,
    ) -> Vec<(usize, T)> {
        let asked = |value: usize| values.get(value).filter(|_| used[value]);
        let known = &self.0;
        let found = each(values.len(), |value| {
            let text = asked(value)?;
            known.get(text).map_or_else(|| Some((true, run(text))), |of| Some((false, of.clone())))
        });
        if self.0.len() + found.len() > REMEMBERED {
            self.0.clear();
        }
        if found.len() <= REMEMBERED {
            for (value, (_, of)) in found.iter().filter(|(_, (new, _))| *new) {
                self.0.extend(values.get(*value).map(|text| (text.into(), of.clone())));
            }
        }
        found.into_iter().filter_map(|(value, (_, of))| Some((value, of?))).collect()
    }
}

/// The column with the values cleaned that stand in it.
pub(super) fn clean(
    column: &dyn Array,
    clean: &Clean<'_>,
    memo: &mut Memo<String>,
) -> Result<ArrayRef, Error> {
    let Some((dictionary, values)) = parts(column) else { return Ok(same(column)) };
    let changes = memo.each(&values, &used(dictionary, values.len()), clean);
    if changes.is_empty() {
        return Ok(same(column));
    }
    Ok(distinct(dictionary, values.with(changes)?))
}

/// The column with the values explained that stand in it.
pub(super) fn explain(
    column: &dyn Array,
    explain: &(impl Fn(&str) -> Option<Row> + Sync + Send),
    memo: &mut Memo<Row>,
) -> Result<StructArray, Error> {
    let nulls = column.logical_nulls();
    let Some((dictionary, values)) = parts(column) else {
        return explained::column(same(column), nulls, &vec![None; column.len()]);
    };
    let rows = memo.each(&values, &used(dictionary, values.len()), explain);
    let changes: Vec<_> =
        rows.iter().filter_map(|(value, of)| Some((*value, of.text.clone()?))).collect();
    let text =
        if changes.is_empty() { same(column) } else { distinct(dictionary, values.with(changes)?) };
    let mut of_values = vec![None; values.len()];
    for (value, of) in &rows {
        of_values[*value] = Some(of);
    }
    let found: Vec<_> = keys(dictionary).map(|key| of_values[key?]).collect();
    explained::column(text, nulls, &found)
}

/// The dictionary and its values, unless it has none.
fn parts(column: &dyn Array) -> Option<(&dyn AnyDictionaryArray, Texts<'_>)> {
    let dictionary = column.as_any_dictionary_opt()?;
    let values = Texts::of(dictionary.values().as_ref())?;
    (values.len() > 0).then_some((dictionary, values))
}

/// Which value stands in each row, unless it is null.
fn keys(dictionary: &dyn AnyDictionaryArray) -> impl Iterator<Item = Option<usize>> {
    let nulls = dictionary.keys().logical_nulls();
    let keys = dictionary.normalized_keys().into_iter().enumerate();
    keys.map(move |(row, key)| {
        nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)).then_some(key)
    })
}

/// Which values stand in any row: a part of a column has the dictionary of the whole.
fn used(dictionary: &dyn AnyDictionaryArray, values: usize) -> Vec<bool> {
    let mut used = vec![false; values];
    for key in keys(dictionary).flatten() {
        used[key] = true;
    }
    used
}

/// The column with these values, those that have become the same put together: pandas wants them to differ.
fn distinct(dictionary: &dyn AnyDictionaryArray, values: ArrayRef) -> ArrayRef {
    let texts = Texts::of(values.as_ref()).expect("values that were strings");
    let mut first = FxHashMap::default();
    let mut kept = Vec::new();
    let places: Vec<usize> = (0..texts.len())
        .map(|value| {
            *first.entry(texts.get(value)).or_insert_with(|| {
                kept.push(value);
                kept.len() - 1
            })
        })
        .collect();
    if kept.len() == texts.len() {
        return dictionary.with_values(values);
    }
    let values = texts.only(&kept);
    let column: &dyn Array = dictionary;
    downcast_dictionary_array!(
        column => Arc::new(moved(column, &places, values)),
        _ => unreachable!("a dictionary")
    )
}

fn moved<K: ArrowDictionaryKeyType>(
    column: &DictionaryArray<K>,
    places: &[usize],
    values: ArrayRef,
) -> DictionaryArray<K> {
    let place = |key: Option<K::Native>| key.map(|key| K::Native::usize_as(places[key.as_usize()]));
    let keys: PrimitiveArray<K> = column.keys().iter().map(place).collect();
    DictionaryArray::new(keys, values)
}
