//! Newtypes and enums in stored documents.

use bson::{doc, oid::ObjectId};
use docmodel::{FieldType, prelude::*, testing};

#[derive(Debug, Clone, PartialEq, FieldType)]
struct Number(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, FieldType)]
#[field_type(rename_all = "snake_case")]
enum Status {
    Draft,
    OnItsWay,
    Delivered,
}

#[derive(Debug, Clone, PartialEq, FieldType)]
#[field_type(tag = "kind")]
enum Payment {
    Cash,
    Card { last_four: String },
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Line {
    status: Status,
    qty: i32,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "parcels")]
#[index(lines.status)]
struct Parcel {
    #[field(id)]
    id: ObjectId,
    #[index(unique)]
    number: Number,
    status: Status,
    seen: Vec<Status>,
    payment: Payment,
    lines: Vec<Line>,
}

fn parcel(number: &str, status: Status, payment: Payment) -> Parcel {
    Parcel {
        id: ObjectId::new(),
        number: Number(number.into()),
        status,
        seen: vec![Status::Draft, status],
        payment,
        lines: vec![Line { status, qty: 1 }, Line { status: Status::Draft, qty: 5 }],
    }
}

#[tokio::test]
async fn found_and_changed_by_what_they_are_stored_as() {
    let database = testing::database().await.expect("a server");
    let parcels = Parcel::collection(&database);
    parcels.sync_indexes().await.expect("made");
    let card = Payment::Card { last_four: "1234".into() };
    let mut stored = [
        parcel("A", Status::Draft, Payment::Cash),
        parcel("B", Status::OnItsWay, card.clone()),
        parcel("C", Status::Delivered, card.clone()),
    ];
    parcels.insert_many(&mut stored).await.expect("stored");
    let [a, b, c] = stored;

    let by_status = parcels.find(|p| p.status.eq(Status::OnItsWay)).await.expect("read");
    assert_eq!(by_status, std::slice::from_ref(&b));
    let by_two = parcels.find(|p| p.status.is_in([Status::Draft, Status::Delivered])).sort(|p| p.number.desc());
    assert_eq!(by_two.await.expect("read"), [c.clone(), a.clone()]);
    let in_array = parcels.find(|p| p.seen.contains(Status::Delivered)).await.expect("read");
    assert_eq!(in_array, std::slice::from_ref(&c));
    let in_lines = parcels.find(|p| p.lines.elem_match(|line| line.status.eq(Status::OnItsWay) & line.qty.lt(2)));
    assert_eq!(in_lines.await.expect("read"), std::slice::from_ref(&b));
    let by_number = parcels.find(|p| p.number.gt(Number("A".into())) & p.number.lt(Number("C".into())));
    assert_eq!(by_number.await.expect("read"), std::slice::from_ref(&b));
    assert_eq!(parcels.count(|p| p.payment.eq(&card)).await.expect("counted"), 2);

    parcels
        .update_one(|p| p.number.eq(&b.number))
        .apply(|p| {
            [
                p.status.set(Status::Delivered),
                p.payment.set(Payment::Cash),
                p.lines.filtered(|line| line.status.eq(Status::Draft), |line| line.status.set(Status::Delivered)),
            ]
        })
        .await
        .expect("updated");
    let changed = parcels.find_by_id(&b.id).await.expect("read").expect("there");
    assert_eq!((changed.status, &changed.payment), (Status::Delivered, &Payment::Cash));
    assert_eq!(changed.lines[1].status, Status::Delivered);

    let raw = parcels.driver();
    raw.update_one(doc! { "_id": a.id }, doc! { "$set": { "lines.1.status": "lost" } }).await.expect("updated");
    let error = parcels.find_by_id(&a.id).await.expect_err("does not fit");
    assert_eq!(
        error.to_string(),
        format!("parcels {}: lines[1].status: expected one of `draft`, `on_its_way`, `delivered`, found `lost`", a.id)
    );
}
