//! Every visibility of structs and fields, and of the types of fields.

#![deny(warnings)]
#![deny(private_interfaces, private_bounds, dead_code)]

use docmodel::prelude::*;

mod shop {
    use docmodel::prelude::*;

    pub mod orders {
        use docmodel::prelude::*;

        #[derive(EmbeddedModel)]
        struct Secret {
            code: i32,
        }

        #[derive(EmbeddedModel)]
        pub(super) struct Note {
            pub(super) text: String,
            secret: Secret,
        }

        #[derive(EmbeddedModel)]
        pub(in crate::shop) struct Tag {
            pub(in crate::shop) name: String,
        }

        #[derive(EmbeddedModel)]
        pub(crate) struct Item {
            pub(crate) sku: String,
        }

        #[derive(DocumentModel)]
        #[index(note.text, tag.name)]
        pub struct Order {
            #[field(id)]
            pub id: ObjectId,
            pub(crate) item: Item,
            pub(super) note: Note,
            pub(in crate::shop) tag: Tag,
            pub(self) secret: Secret,
            private: bool,
        }

        pub fn order() -> Order {
            let note = Note { text: "a".into(), secret: Secret { code: 1 } };
            let tag = Tag { name: "b".into() };
            let item = Item { sku: "c".into() };
            Order { id: ObjectId::new(), item, note, tag, secret: Secret { code: 2 }, private: true }
        }

        pub fn private() -> Filter<Order> {
            let f = Order::F;
            f.private.eq(true) & f.secret.code.gt(1) & f.note.secret.code.lt(2)
        }
    }

    pub fn tagged(order: &orders::Order) -> Filter<orders::Order> {
        orders::Order::F.tag.name.eq(&order.tag.name) & orders::Order::F.note.text.eq(&order.note.text)
    }
}

fn main() {
    use shop::orders::{Order, order, private};

    let order = order();
    assert_eq!(Order::F.item.sku.eq(&order.item.sku).to_string(), r#"{ "item.sku": "c" }"#);
    assert_eq!(shop::tagged(&order).to_string(), r#"{ "tag.name": "b", "note.text": "a" }"#);
    assert!(private().to_string().contains("private: true"));
    assert!(Order::F.id.eq(order.id).to_string().contains("_id"));
}
