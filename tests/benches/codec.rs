//! The codec against bson's serde path, on the small and the nested document of the usual ODM benchmarks.
//!
//! `cargo bench -p docmodel-tests --bench codec` prints one line a ratio: how many times as long the other takes.

use docmodel::{EmbeddedModel, Model};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{fmt::Debug, hint::black_box, time::Instant};

macro_rules! model {
    ($name:ident { $($field:ident: $ty:ty),* $(,)? }) => {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, EmbeddedModel)]
        struct $name { $($field: $ty),* }
    };
}

model!(Small {
    field1: String,
    field2: String,
    field3: String,
    field4: String,
    field5: String,
    field6: String,
    field7: String,
    field8: i32,
    field9: i32,
    field10: i32,
    field11: i32,
    field12: i32,
    field13: i32,
});

model!(Part {
    field1: String,
    field2: String,
    field3: String,
    field4: String,
    field5: String,
    field6: String,
    field7: String,
    field8: i32,
    field9: i32,
    field10: i32,
    field11: i32,
    field12: i32,
    field13: i32,
    field14: i32,
    field15: i32,
});

model!(Nested {
    part1: Part, part2: Part, part3: Part, part4: Part, part5: Part, part6: Part, part7: Part, part8: Part,
    part9: Part, part10: Part, part11: Part, part12: Part, part13: Part, parts: Vec<Part>,
});

fn text() -> String {
    "miNVpaKW".to_owned()
}

fn small() -> Small {
    Small {
        field1: text(),
        field2: text(),
        field3: text(),
        field4: text(),
        field5: text(),
        field6: text(),
        field7: text(),
        field8: 55_336_395,
        field9: 41_992_681,
        field10: 72_188_733,
        field11: 46_660_880,
        field12: 3_527_055,
        field13: 74_094_448,
    }
}

fn part() -> Part {
    Part {
        field1: text(),
        field2: text(),
        field3: text(),
        field4: text(),
        field5: text(),
        field6: text(),
        field7: text(),
        field8: 55_336_395,
        field9: 41_992_681,
        field10: 72_188_733,
        field11: 46_660_880,
        field12: 3_527_055,
        field13: 74_094_448,
        field14: 1,
        field15: -1,
    }
}

fn nested() -> Nested {
    Nested {
        part1: part(),
        part2: part(),
        part3: part(),
        part4: part(),
        part5: part(),
        part6: part(),
        part7: part(),
        part8: part(),
        part9: part(),
        part10: part(),
        part11: part(),
        part12: part(),
        part13: part(),
        parts: vec![part(), part()],
    }
}

/// The median time of a call, in nanoseconds, over 31 rounds of `calls`.
fn median<R>(calls: u32, mut work: impl FnMut() -> R) -> f64 {
    let mut rounds: Vec<f64> = (0..31)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..calls {
                black_box(work());
            }
            start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

fn compare<M: Model + Clone + PartialEq + Debug + Serialize + DeserializeOwned>(name: &str, calls: u32, model: &M) {
    let bytes = docmodel::to_vec(model).expect("encodes");
    assert_eq!(bytes, bson::serialize_to_vec(model).expect("serializes"));
    assert_eq!(&docmodel::from_slice::<M>(&bytes).expect("decodes"), model);

    let clone = median(calls, || black_box(model).clone());
    let decode = median(calls, || docmodel::from_slice::<M>(black_box(&bytes)).expect("decodes"));
    let serde = median(calls, || bson::deserialize_from_slice::<M>(black_box(&bytes)).expect("deserializes"));
    println!("ratio decode {name} {:.1} (serde/ours)", serde / decode);
    println!("ratio decode {name} {:.1} (ours/clone)", decode / clone);
    let encode = median(calls, || docmodel::to_vec(black_box(model)).expect("encodes"));
    let serde = median(calls, || bson::serialize_to_vec(black_box(model)).expect("serializes"));
    println!("ratio encode {name} {:.1} (serde/ours)", serde / encode);
}

fn main() {
    compare("small", 5_000, &small());
    compare("nested", 500, &nested());
}
