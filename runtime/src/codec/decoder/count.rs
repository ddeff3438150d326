//! How many items an array has, from its bytes, before they are read.

use crate::codec::Tag;

/// How many items an array has if all are numbers, dates or ids of one size, as by the length of its bytes they can be.
pub(super) fn count_numbers(items: &[u8]) -> Option<usize> {
    let value = match Tag(*items.first()?) {
        Tag::INT32 => 4,
        Tag::DOUBLE | Tag::INT64 | Tag::DATE_TIME => 8,
        Tag::OBJECT_ID => 12,
        _ => return None,
    };
    let mut rest = items.len() - 1;
    let (mut count, mut digits, mut with_so_many_digits) = (0, 1, 10);
    loop {
        let item = 1 + digits + 1 + value;
        if rest <= with_so_many_digits * item {
            return rest.is_multiple_of(item).then_some(count + rest / item);
        }
        rest -= with_so_many_digits * item;
        count += with_so_many_digits;
        digits += 1;
        with_so_many_digits = 9 * count;
    }
}

/// How many items an array has, if their keys are their positions, as they should be: then they need not be searched
/// for their ends.
pub(super) fn count_items(mut items: &[u8]) -> Option<usize> {
    let (mut count, mut digits, mut with_more_digits) = (0, 1, 10);
    loop {
        let tag = Tag(*items.first()?);
        if tag == Tag(0) {
            return Some(count);
        }
        if count == with_more_digits {
            digits += 1;
            with_more_digits *= 10;
        }
        let (0, value) = items.get(1 + digits..)?.split_first()? else { return None };
        let length = || usize::try_from(i32::from_le_bytes(*value.first_chunk()?)).ok();
        let length = match tag {
            Tag::NULL => 0,
            Tag::BOOL => 1,
            Tag::INT32 => 4,
            Tag::DOUBLE | Tag::DATE_TIME | Tag::INT64 => 8,
            Tag::OBJECT_ID => 12,
            Tag::DECIMAL128 => 16,
            Tag::STRING => 4 + length()?,
            Tag::BINARY => 5 + length()?,
            Tag::DOCUMENT | Tag::ARRAY => length()?,
            _ => return None,
        };
        items = value.get(length..)?;
        count += 1;
    }
}
