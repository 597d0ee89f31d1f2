//! Columns of Arrow come out as their texts do one by one.

#![expect(clippy::unwrap_used, reason = "where something is missing, the test fails")]

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Int8Array, Int64Array, LargeStringArray, NullArray,
    StringArray, StringViewArray, StructArray,
};
use arrow_buffer::NullBuffer;
use coquille::Cleaner;
use coquille::report::json::Positions;

/// Nulls, nothing, texts that change and that stay, short ones and such as fit into no view, at both ends and inside.
const TEXTS: [Option<&str>; 9] = [
    Some("Le caf&eacute; du port ouvre d&egrave;s l'aube"),
    None,
    Some(""),
    Some("Le quai"),
    Some("&amp;"),
    Some("Les bateaux de pêche rentrent avant la nuit."),
    None,
    Some("Une 😀 &agrave; la mer, et le phare au loin"),
    Some("Le quai"),
];

fn columns() -> Vec<ArrayRef> {
    let dictionary: DictionaryArray<Int8Type> = TEXTS.into_iter().collect();
    vec![
        Arc::new(StringArray::from(TEXTS.to_vec())),
        Arc::new(LargeStringArray::from(TEXTS.to_vec())),
        Arc::new(StringViewArray::from(TEXTS.to_vec())),
        Arc::new(dictionary),
    ]
}

/// The texts of a column of any kind.
fn texts(column: &dyn Array) -> Vec<Option<String>> {
    if let Some(dictionary) = column.as_any_dictionary_opt() {
        let values = texts(dictionary.values());
        let keys = dictionary.normalized_keys().into_iter().enumerate();
        return keys
            .map(|(row, key)| column.is_valid(row).then(|| values[key].clone()).flatten())
            .collect();
    }
    if let Some(column) = column.as_string_opt::<i32>() {
        return column.iter().map(|text| text.map(str::to_owned)).collect();
    }
    if let Some(column) = column.as_string_opt::<i64>() {
        return column.iter().map(|text| text.map(str::to_owned)).collect();
    }
    column.as_string_view().iter().map(|text| text.map(str::to_owned)).collect()
}

#[test]
fn a_column_is_cleaned_text_by_text_and_stays_of_its_kind() {
    let cleaner = Cleaner::default();
    for column in columns() {
        // a slice begins and ends inside the buffers
        for (start, length) in [(0, 9), (1, 7), (3, 2), (4, 0)] {
            let part = column.slice(start, length);
            let cleaned = cleaner.clean_arrow(&part).unwrap();
            cleaned.to_data().validate_full().unwrap();
            assert_eq!(cleaned.data_type(), part.data_type());
            let part_of = TEXTS[start..start + length].iter();
            let clean = |text: &str| cleaner.clean(text).into_owned();
            let expected: Vec<_> = part_of.map(|text| text.map(clean)).collect();
            assert_eq!(texts(&cleaned), expected, "{}", part.data_type());
        }
    }
}

#[test]
fn what_does_not_change_is_not_copied() {
    let right = ["Le quai", "Les bateaux de pêche rentrent avant la nuit."];
    let dictionary: DictionaryArray<Int8Type> = right.into_iter().collect();
    let columns: [ArrayRef; 4] = [
        Arc::new(StringArray::from(right.to_vec())),
        Arc::new(LargeStringArray::from(right.to_vec())),
        Arc::new(StringViewArray::from(right.to_vec())),
        Arc::new(dictionary),
    ];
    for column in columns {
        let cleaned = Cleaner::default().clean_arrow(&column).unwrap();
        assert!(cleaned.to_data().ptr_eq(&column.to_data()), "{}", column.data_type());
        let explained = Cleaner::default().explain_arrow(&column, Positions::Bytes).unwrap();
        assert!(explained.column(0).to_data().ptr_eq(&column.to_data()));
    }
}

#[test]
fn views_of_texts_that_stay_keep_their_buffers() {
    let column = StringViewArray::from(TEXTS.to_vec());
    let cleaned = Cleaner::default().clean_arrow(&column).unwrap();
    let cleaned = cleaned.as_string_view();
    assert_eq!(cleaned.data_buffers().len(), 2);
    assert!(cleaned.data_buffers()[0].ptr_eq(&column.data_buffers()[0]));
    assert_eq!(cleaned.value(5).as_ptr(), column.value(5).as_ptr());
    assert!(!cleaned.value(7).is_empty());
}

#[test]
fn what_stands_under_a_null_is_never_read() {
    let texts = StringArray::from(vec!["Le caf&eacute;", "&eacute;"]);
    let (offsets, values, _) = texts.into_parts();
    let nulls = NullBuffer::from(vec![true, false]);
    let column = StringArray::new(offsets, values, Some(nulls));
    let cleaned = Cleaner::default().clean_arrow(&column).unwrap();
    assert_eq!(texts_of(&cleaned), [Some("Le café"), None]);
}

fn texts_of(column: &dyn Array) -> Vec<Option<&str>> {
    column.as_string::<i32>().iter().collect()
}

#[test]
fn values_of_a_dictionary_that_become_the_same_are_one() {
    let column: DictionaryArray<Int8Type> =
        [Some("Le caf&eacute;"), Some("Le café"), None, Some("Le quai"), Some("Le caf&eacute;")]
            .into_iter()
            .collect();
    let cleaned = Cleaner::default().clean_arrow(&column).unwrap();
    let cleaned = cleaned.as_dictionary::<Int8Type>();
    assert_eq!(cleaned.keys(), &Int8Array::from(vec![Some(0), Some(0), None, Some(1), Some(0)]));
    assert_eq!(texts_of(cleaned.values()), [Some("Le café"), Some("Le quai")]);
}

#[test]
fn values_of_a_dictionary_that_stand_nowhere_are_left_alone() {
    let column: DictionaryArray<Int8Type> =
        ["Le caf&eacute;", "Le th&eacute;"].into_iter().collect();
    let cleaned = Cleaner::default().clean_arrow(&column.slice(0, 1)).unwrap();
    let cleaned = cleaned.as_dictionary::<Int8Type>();
    assert_eq!(texts_of(cleaned.values()), [Some("Le café"), Some("Le th&eacute;")]);
}

#[test]
fn dictionaries_without_values_and_columns_of_nulls_are_taken() {
    let none: [Option<&str>; 2] = [None, None];
    let dictionary: DictionaryArray<Int8Type> = none.into_iter().collect();
    for column in [Arc::new(dictionary) as ArrayRef, Arc::new(NullArray::new(2))] {
        let cleaned = Cleaner::default().clean_arrow(&column).unwrap();
        assert_eq!(&cleaned, &column);
        let explained = Cleaner::default().explain_arrow(&column, Positions::Bytes).unwrap();
        assert_eq!((explained.len(), explained.null_count()), (2, 2));
    }
}

#[test]
fn an_explained_column_says_what_explain_does() {
    let cleaner = Cleaner::default();
    for column in columns() {
        let part = column.slice(1, 8);
        let explained = cleaner.explain_arrow(&part, Positions::Bytes).unwrap();
        explained.to_data().validate_full().unwrap();
        assert_eq!(explained.column(0).data_type(), part.data_type());
        assert_eq!(explained.null_count(), 2);
        for (row, text) in TEXTS[1..].iter().enumerate() {
            let Some(text) = text else {
                assert!(explained.is_null(row) && explained.column(0).is_null(row));
                continue;
            };
            let expected = cleaner.explain(text);
            assert_eq!(texts(explained.column(0))[row].as_ref(), Some(&expected.text));
            for (name, edits) in
                [("edits", &expected.edits), ("suggestions", &expected.suggestions)]
            {
                let found = explained.column_by_name(name).unwrap().as_list::<i32>().value(row);
                let found = found.as_struct();
                let starts: Vec<_> = edits.iter().map(|e| e.start).collect();
                let ends: Vec<_> = edits.iter().map(|e| e.cleaned_end).collect();
                let after: Vec<_> = edits.iter().map(|e| e.after.as_str()).collect();
                let reasons: Vec<_> = edits.iter().map(|e| e.reason.code()).collect();
                assert_eq!(numbers(found, "start"), starts);
                assert_eq!(numbers(found, "cleaned_end"), ends);
                assert_eq!(strings(found, "after"), after);
                assert_eq!(strings(found, "reason"), reasons);
            }
        }
    }
}

#[test]
fn positions_count_bytes_or_code_points() {
    let column = StringArray::from(vec!["été &eacute;"]);
    for (positions, start) in [(Positions::Bytes, 6), (Positions::CodePoints, 4)] {
        let explained = Cleaner::default().explain_arrow(&column, positions).unwrap();
        let edits = explained.column(1).as_list::<i32>().value(0);
        assert_eq!(numbers(edits.as_struct(), "start"), [start]);
    }
}

fn numbers(edits: &StructArray, name: &str) -> Vec<usize> {
    let numbers = edits.column_by_name(name).unwrap().as_primitive::<Int64Type>();
    numbers.values().iter().map(|number| usize::try_from(*number).unwrap()).collect()
}

fn strings(edits: &StructArray, name: &str) -> Vec<String> {
    texts(edits.column_by_name(name).unwrap()).into_iter().flatten().collect()
}

#[test]
fn a_column_of_something_else_is_refused_with_advice() {
    let cleaner = Cleaner::default();
    let table = StructArray::from(vec![(
        Arc::new(arrow_schema::Field::new("texte", arrow_schema::DataType::Utf8, true)),
        Arc::new(StringArray::from(vec!["Le quai"])) as ArrayRef,
    )]);
    let columns: [(ArrayRef, &str); 2] = [
        (Arc::new(Int64Array::from(vec![1])), "the column holds Int64"),
        (Arc::new(table), "`texte`"),
    ];
    for (column, told) in columns {
        let error = cleaner.clean_arrow(&column).unwrap_err();
        assert!(error.is_column());
        assert!(error.to_string().contains(told), "{error}");
        let error = cleaner.explain_arrow(&column, Positions::Bytes).unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
    }
}
