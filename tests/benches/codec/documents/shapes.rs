//! The models, which derive both serde's traits and ours.

use bson::{DateTime, Decimal128, Uuid, binary::Vector, oid::ObjectId};
use docmodel::{EmbeddedModel, FieldType};
use serde::{Deserialize, Serialize};

macro_rules! model {
    ($name:ident { $($field:ident: $ty:ty),* $(,)? }) => {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, EmbeddedModel)]
        #[document(view)]
        pub(crate) struct $name { $(pub(crate) $field: $ty),* }
    };
}

// The small and the nested document of the usual ODM benchmarks.
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

model!(Tweet {
    id: i64,
    id_str: String,
    created_at: String,
    text: String,
    source: String,
    truncated: bool,
    in_reply_to_status_id: Option<i64>,
    in_reply_to_user_id: Option<i64>,
    in_reply_to_screen_name: Option<String>,
    user: User,
    coordinates: Option<Vec<f64>>,
    is_quote_status: bool,
    retweet_count: i32,
    favorite_count: i32,
    entities: Entities,
    favorited: bool,
    retweeted: bool,
    possibly_sensitive: Option<bool>,
    lang: String,
});

model!(User {
    id: i64,
    id_str: String,
    name: String,
    screen_name: String,
    location: Option<String>,
    description: Option<String>,
    url: Option<String>,
    protected: bool,
    verified: bool,
    followers_count: i32,
    friends_count: i32,
    listed_count: i32,
    favourites_count: i32,
    statuses_count: i32,
    created_at: String,
    utc_offset: Option<i32>,
    time_zone: Option<String>,
    profile_image_url: String,
});

model!(Entities { hashtags: Vec<Hashtag>, urls: Vec<Link>, user_mentions: Vec<Mention> });
model!(Hashtag { text: String, indices: Vec<i32> });
model!(Link { url: String, expanded_url: String, display_url: String, indices: Vec<i32> });
model!(Mention { screen_name: String, name: String, id: i64, id_str: String, indices: Vec<i32> });

// The types that serde's data model does not have.
model!(Types {
    id: ObjectId,
    customer: ObjectId,
    warehouse: ObjectId,
    ordered_at: DateTime,
    paid_at: Option<DateTime>,
    shipped_at: Option<DateTime>,
    session: Uuid,
    device: Uuid,
    tenant: Uuid,
    total: Decimal128,
    tax: Decimal128,
});

model!(Catalogue { items: Vec<Item> });
model!(Item { sku: String, quantity: i32, price: f64, discontinued: bool });

model!(Embedding { vector: Vector });

/// An embedding as an array, as most programs store it today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, EmbeddedModel)]
#[document(view)]
pub(crate) struct Array<T: FieldType> {
    pub(crate) values: Vec<T>,
}
