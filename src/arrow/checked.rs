//! Columns from elsewhere, looked at before anything is read: what calls itself text may be none.

use std::sync::Arc;

use arrow_array::types::{
    ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{
    ArrayRef, DictionaryArray, GenericStringArray, NullArray, OffsetSizeTrait, PrimitiveArray,
    StringViewArray,
};
use arrow_buffer::ScalarBuffer;
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType};

/// The column of these buffers, which is of a kind that is [`supported`](super::supported).
pub(crate) fn checked(data: ArrayData) -> Result<ArrayRef, ArrowError> {
    Ok(match data.data_type().clone() {
        DataType::Utf8 => Arc::new(strings::<i32>(data)?),
        DataType::LargeUtf8 => Arc::new(strings::<i64>(data)?),
        DataType::Utf8View => Arc::new(views(data)?),
        DataType::Dictionary(key, _) => match *key {
            DataType::Int8 => Arc::new(dictionary::<Int8Type>(&data)?),
            DataType::Int16 => Arc::new(dictionary::<Int16Type>(&data)?),
            DataType::Int32 => Arc::new(dictionary::<Int32Type>(&data)?),
            DataType::Int64 => Arc::new(dictionary::<Int64Type>(&data)?),
            DataType::UInt8 => Arc::new(dictionary::<UInt8Type>(&data)?),
            DataType::UInt16 => Arc::new(dictionary::<UInt16Type>(&data)?),
            DataType::UInt32 => Arc::new(dictionary::<UInt32Type>(&data)?),
            _ => Arc::new(dictionary::<UInt64Type>(&data)?),
        },
        _ => Arc::new(NullArray::new(data.len())),
    })
}

fn strings<O: OffsetSizeTrait>(data: ArrayData) -> Result<GenericStringArray<O>, ArrowError> {
    let (offsets, values, nulls) = GenericStringArray::<O>::from(data).into_parts();
    // where a text ends the next begins, inside the values; `try_new` looks at the values alone
    if !offsets.is_sorted()
        || offsets[0] < O::zero()
        || offsets[offsets.len() - 1].as_usize() > values.len()
    {
        return Err(ArrowError::InvalidArgumentError("texts do not follow each other".to_owned()));
    }
    GenericStringArray::try_new(offsets, values, nulls)
}

fn views(data: ArrayData) -> Result<StringViewArray, ArrowError> {
    let (views, buffers, nulls) = StringViewArray::from(data).into_parts();
    let whole = StringViewArray::try_new(views.clone(), buffers.clone(), nulls.clone());
    let Some(valid) = nulls.as_ref().filter(|_| whole.is_err()) else { return whole };
    // what stands where nothing is may be anything
    let views: ScalarBuffer<u128> =
        views.iter().zip(valid).map(|(view, valid)| if valid { *view } else { 0 }).collect();
    StringViewArray::try_new(views, buffers, nulls)
}

fn dictionary<K: ArrowDictionaryKeyType>(
    data: &ArrayData,
) -> Result<DictionaryArray<K>, ArrowError> {
    let values = checked(data.child_data()[0].clone())?;
    let keys = data.clone().into_builder().data_type(K::DATA_TYPE).child_data(Vec::new());
    DictionaryArray::try_new(PrimitiveArray::from(keys.build()?), values)
}
