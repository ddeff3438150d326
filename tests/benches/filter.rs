//! Typed filters against the same filters written by hand with `doc!`: built, and rendered to the document that is sent.
//!
//! `cargo bench -p docmodel-tests --bench filter` prints one line a size, and some for other filters of one or two
//! conditions: how many times as long `doc!` takes.

use bson::{Document, doc};
use docmodel::{DocumentModel, EmbeddedModel, Filter};
use std::{hint::black_box, time::Instant};

#[derive(EmbeddedModel)]
struct Address {
    city: String,
    zip: Option<String>,
}

#[derive(DocumentModel)]
#[document(collection = "orders", rename_all = "camelCase")]
struct Order {
    #[field(id)]
    id: i64,
    number: String,
    paid: bool,
    total: f64,
    discount: f64,
    weight: f64,
    priority: i32,
    revision: i64,
    parcels: i32,
    ship_to: Address,
    bill_to: Address,
    tags: Vec<String>,
    note: Option<String>,
    carrier: Option<String>,
    channel: String,
    currency: String,
}

/// What a request holds: text, numbers and a list.
struct Asked {
    number: String,
    city: String,
    zip: String,
    tag: String,
    channels: [&'static str; 3],
    least: f64,
    most: f64,
    count: i32,
    id: i64,
    paid: bool,
}

fn typed_1(asked: &Asked) -> Filter<Order> {
    Order::F.number.eq(&asked.number)
}

fn by_hand_1(asked: &Asked) -> Document {
    doc! { "number": &asked.number }
}

fn typed_5(asked: &Asked) -> Filter<Order> {
    let o = Order::F;
    o.paid.eq(asked.paid)
        & o.ship_to.city.eq(&asked.city)
        & o.total.gte(asked.least)
        & o.total.lt(asked.most)
        & o.channel.is_in(asked.channels)
}

fn by_hand_5(asked: &Asked) -> Document {
    doc! {
        "paid": asked.paid,
        "shipTo.city": &asked.city,
        "total": { "$gte": asked.least, "$lt": asked.most },
        "channel": { "$in": asked.channels.to_vec() },
    }
}

fn typed_20(asked: &Asked) -> Filter<Order> {
    let o = Order::F;
    Filter::all([
        o.id.gt(asked.id),
        o.number.ne(&asked.number),
        o.paid.eq(asked.paid),
        o.total.gte(asked.least),
        o.total.lt(asked.most),
        o.discount.lte(asked.least),
        o.weight.gt(asked.least),
        o.weight.lt(asked.most),
        o.priority.gte(asked.count),
        o.revision.ne(asked.id),
        o.parcels.eq(asked.count),
        o.ship_to.city.eq(&asked.city),
        o.ship_to.zip.eq(&asked.zip),
        o.bill_to.city.ne(&asked.city),
        o.bill_to.zip.is_some(),
        o.tags.contains(&asked.tag),
        o.note.is_none(),
        o.carrier.exists(true),
        o.channel.is_in(asked.channels),
        o.currency.eq("NOK"),
    ])
}

fn by_hand_20(asked: &Asked) -> Document {
    doc! {
        "_id": { "$gt": asked.id },
        "number": { "$ne": &asked.number },
        "paid": asked.paid,
        "total": { "$gte": asked.least, "$lt": asked.most },
        "discount": { "$lte": asked.least },
        "weight": { "$gt": asked.least, "$lt": asked.most },
        "priority": { "$gte": asked.count },
        "revision": { "$ne": asked.id },
        "parcels": asked.count,
        "shipTo.city": &asked.city,
        "shipTo.zip": &asked.zip,
        "billTo.city": { "$ne": &asked.city },
        "billTo.zip": { "$ne": null },
        "tags": &asked.tag,
        "note": null,
        "carrier": { "$exists": true },
        "channel": { "$in": asked.channels.to_vec() },
        "currency": "NOK",
    }
}

/// The time of a call, in nanoseconds.
fn time<R>(calls: u32, work: impl Fn() -> R) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(work());
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
}

fn median(mut rounds: Vec<f64>) -> f64 {
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

/// Rounds of the one and of the other by turns, so that a busy machine slows down both. Each is first in its turn, and
/// documents lie at other places of the heap in each round: on some of them, either is a tenth slower.
fn compare(
    what: &str,
    conditions: u32,
    asked: &Asked,
    typed: impl Fn(&Asked) -> Filter<Order>,
    by_hand: impl Fn(&Asked) -> Document,
) {
    let ours = || typed(black_box(asked)).into_document().expect("can be sent");
    let theirs = || by_hand(black_box(asked));
    assert_eq!(ours(), theirs());
    let calls = 5_000 / conditions;
    let round = |round: usize| {
        let held: Vec<_> = (0..round % 11).map(|n| (theirs(), vec![0_u8; 16 * (round + n)])).collect();
        let both = if round.is_multiple_of(2) {
            let ours = time(calls, ours);
            (ours, time(calls, theirs))
        } else {
            let theirs = time(calls, theirs);
            (time(calls, ours), theirs)
        };
        drop(black_box(held));
        both
    };
    let (ours, theirs): (Vec<_>, Vec<_>) = (0..501).map(round).unzip();
    let (ours, theirs) = (median(ours), median(theirs));
    println!("ratio filter {what} {:.2} (doc!/ours) {ours:.0} ns, doc! {theirs:.0} ns", theirs / ours);
}

fn main() {
    let asked = Asked {
        number: "NO-1042".to_owned(),
        city: "Oslo".to_owned(),
        zip: "0150".to_owned(),
        tag: "vip".to_owned(),
        channels: ["web", "shop", "phone"],
        least: 10.5,
        most: 99.0,
        count: 3,
        id: 77,
        paid: true,
    };
    compare("1", 1, &asked, typed_1, by_hand_1);
    compare("5", 5, &asked, typed_5, by_hand_5);
    compare("20", 20, &asked, typed_20, by_hand_20);

    let o = Order::F;
    compare("gte", 1, &asked, |a| o.total.gte(a.least), |a| doc! { "total": { "$gte": a.least } });
    compare(
        "is_in",
        1,
        &asked,
        |a| o.channel.is_in(a.channels),
        |a| doc! { "channel": { "$in": a.channels.to_vec() } },
    );
    compare("and", 2, &asked, |a| o.paid.eq(a.paid) & o.id.eq(a.id), |a| doc! { "paid": a.paid, "_id": a.id });
    let or = |a: &Asked| doc! { "$or": [{ "paid": a.paid }, { "_id": a.id }] };
    compare("or", 2, &asked, |a| o.paid.eq(a.paid) | o.id.eq(a.id), or);
}
