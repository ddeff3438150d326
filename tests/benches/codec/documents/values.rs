//! One value of each model.

use super::shapes::{Catalogue, Entities, Hashtag, Item, Link, Mention, Nested, Part, Small, Tweet, Types, User};
use bson::{DateTime, Uuid, oid::ObjectId};

fn text() -> String {
    "miNVpaKW".to_owned()
}

pub(crate) fn small() -> Small {
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

pub(crate) fn nested() -> Nested {
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

pub(crate) fn tweet() -> Tweet {
    Tweet {
        id: 505_874_924_095_815_681,
        id_str: "505874924095815681".into(),
        created_at: "Sun Aug 31 00:29:15 +0000 2014".into(),
        text: "@aym0566x 名前:前田あゆみ 第一印象:なんか怖っ! 今の印象:とりあえずキモい。噛み合わない".into(),
        source: r#"<a href="http://twitter.com/download/iphone" rel="nofollow">Twitter for iPhone</a>"#.into(),
        truncated: false,
        in_reply_to_status_id: None,
        in_reply_to_user_id: Some(866_260_188),
        in_reply_to_screen_name: Some("aym0566x".into()),
        user: user(),
        coordinates: Some(vec![139.691_7, 35.689_5]),
        is_quote_status: false,
        retweet_count: 12,
        favorite_count: 40,
        entities: entities(),
        favorited: false,
        retweeted: false,
        possibly_sensitive: None,
        lang: "ja".into(),
    }
}

fn user() -> User {
    User {
        id: 1_186_275_104,
        id_str: "1186275104".into(),
        name: "AYUMI".into(),
        screen_name: "ayuu0123".into(),
        location: None,
        description: Some("元野球部マネージャー❤︎…最高の夏をありがとう…❤︎".into()),
        url: None,
        protected: false,
        verified: false,
        followers_count: 262,
        friends_count: 252,
        listed_count: 0,
        favourites_count: 235,
        statuses_count: 1_769,
        created_at: "Sat Feb 16 13:40:25 +0000 2013".into(),
        utc_offset: Some(32_400),
        time_zone: Some("Tokyo".into()),
        profile_image_url: "http://pbs.twimg.com/profile_images/497760886795153410/LDjAwR_y_normal.jpeg".into(),
    }
}

fn entities() -> Entities {
    Entities {
        hashtags: vec![
            Hashtag { text: "rust".into(), indices: vec![84, 90] },
            Hashtag { text: "mongodb".into(), indices: vec![91, 99] },
        ],
        urls: vec![Link {
            url: "http://t.co/QMLJeFmfMT".into(),
            expanded_url: "http://www.example.com/a/longer/path/to/something".into(),
            display_url: "example.com/a/longer/…".into(),
            indices: vec![100, 122],
        }],
        user_mentions: vec![Mention {
            screen_name: "aym0566x".into(),
            name: "前田あゆみ".into(),
            id: 866_260_188,
            id_str: "866260188".into(),
            indices: vec![0, 9],
        }],
    }
}

pub(crate) fn types() -> Types {
    let uuid = |byte| Uuid::from_bytes([byte; 16]);
    Types {
        id: ObjectId::from_bytes([1; 12]),
        customer: ObjectId::from_bytes([2; 12]),
        warehouse: ObjectId::from_bytes([3; 12]),
        ordered_at: DateTime::from_millis(1_700_000_000_123),
        paid_at: Some(DateTime::from_millis(1_700_000_100_456)),
        shipped_at: None,
        session: uuid(4),
        device: uuid(5),
        tenant: uuid(6),
        total: "1234.50".parse().expect("a decimal"),
        tax: "246.90".parse().expect("a decimal"),
    }
}

pub(crate) fn models() -> Catalogue {
    let item = |n: i32| Item {
        sku: format!("SKU-{n:05}"),
        quantity: n % 90,
        price: f64::from(n) + 0.99,
        discontinued: n % 7 == 0,
    };
    Catalogue { items: (0..1_000).map(item).collect() }
}

/// As many dimensions as the common text embeddings have.
pub(crate) fn embedding() -> Vec<f32> {
    (0..1_536_u16).map(|n| (f32::from(n) * 0.37).sin()).collect()
}
