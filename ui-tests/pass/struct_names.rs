//! Models that are called like what the runtime crate and the expansion have, all in one module.

#![deny(warnings)]

use docmodel::{DocumentModel, EmbeddedModel};

macro_rules! embedded {
    ($($name:ident)*) => {$(
        #[derive(EmbeddedModel)]
        struct $name {
            value: i32,
        }
    )*};
}

embedded! { Model Field Path Root Child Segment Accessor Filter Update Index Encoder Decoder Validator Tag Result Self_ T P S }

#[derive(DocumentModel)]
#[index(model.value, -field.value)]
struct Option {
    #[field(id)]
    id: i32,
    model: Model,
    field: Field,
    path: Path,
    root: std::option::Option<Root>,
    child: Vec<Child>,
}

fn main() {
    let option = Option {
        id: 1,
        model: Model { value: 2 },
        field: Field { value: 3 },
        path: Path { value: 4 },
        root: None,
        child: vec![Child { value: 5 }],
    };
    let decoded: Option = docmodel::from_slice(&docmodel::to_vec(&option).unwrap()).unwrap();
    assert_eq!((decoded.id, decoded.model.value, decoded.field.value, decoded.path.value), (1, 2, 3, 4));
    assert_eq!((decoded.root.is_none(), decoded.child[0].value), (true, 5));
    let f = <Option as DocumentModel>::F;
    assert_eq!(f.child.any().value.eq(5).to_string(), r#"{ "child.value": 5 }"#);
    assert_eq!(<Option as DocumentModel>::INDEXES.len(), 1);
}
