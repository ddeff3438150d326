use super::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag};
use crate::{
    field::MapField,
    path::{self, Path},
    rule::{Rule, Validator},
};
use std::{
    collections::{BTreeMap, HashMap},
    hash::BuildHasher,
};

macro_rules! map {
    ($map:ident $(<$hasher:ident>)?) => {
        impl<V: FieldType $(, $hasher: BuildHasher + Default + 'static)?> FieldType for $map<String, V $(, $hasher)?> {
            type Accessor<P: Path> = MapField<P, Self, V>;
            const BSON_TYPE: &'static str = "document";

            fn encode(&self, key: &[u8], out: &mut Encoder) {
                out.map(key, self);
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let mut entries = Self::default();
                from.map(tag, |key, tag, from| {
                    if entries.contains_key(key) {
                        return Err(from.error(DecodeReason::DuplicateKey));
                    }
                    entries.insert(key.to_owned(), V::decode(tag, from)?);
                    Ok(())
                })?;
                Ok(entries)
            }

            fn validate(&self, at: &mut Validator) {
                for (key, value) in self {
                    if let Err(problem) = path::check_key(key) {
                        at.violation(Rule::MapKey, problem);
                    }
                    at.key(key, |at| value.validate(at));
                }
            }
        }
    };
}

map!(HashMap<S>);
map!(BTreeMap);
