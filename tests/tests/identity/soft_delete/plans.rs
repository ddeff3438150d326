//! What is sent.

use super::*;

/// The command, with `now` for the time.
fn sent(plan: QueryPlan) -> String {
    let text = plan.to_string();
    let line = text.lines().next().unwrap_or_default();
    let mut parts = line.split("ISODate(\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "now" + part.split_once("\")").map_or("", |(_, rest)| rest))
}

#[tokio::test]
async fn of_reads() {
    let (_database, orders) = orders().await;
    let cheap = || orders.find(|o| o.paid.eq(true) & (o.id.lt(2) | o.id.gt(5)));
    for (plan, expected) in [
        (
            cheap().plan(),
            "db.orders.find({ paid: true, $or: [{ _id: { $lt: 2 } }, { _id: { $gt: 5 } }], deletedAt: null })",
        ),
        (
            cheap().with_deleted().plan(),
            "db.orders.find({ paid: true, $or: [{ _id: { $lt: 2 } }, { _id: { $gt: 5 } }] })",
        ),
        (
            cheap().only_deleted().plan(),
            "db.orders.find({ paid: true, $or: [{ _id: { $lt: 2 } }, { _id: { $gt: 5 } }], deletedAt: { $ne: null } })",
        ),
        (
            cheap().only_deleted().with_deleted().limit(1).plan(),
            "db.orders.find({ paid: true, $or: [{ _id: { $lt: 2 } }, { _id: { $gt: 5 } }] }).limit(1)",
        ),
        (orders.find(|_| Filter::everything()).plan(), "db.orders.find({ deletedAt: null })"),
        (orders.find_by_id(&7).plan(), "db.orders.find({ _id: 7, deletedAt: null }).limit(1)"),
        (orders.count(|o| o.paid.eq(true)).plan(), "db.orders.countDocuments({ paid: true, deletedAt: null })"),
        (orders.distinct(|o| o.number).plan(), "db.orders.distinct(\"number\", { deletedAt: null })"),
        (
            orders.count_by(|o| o.number).by_value().plan(),
            "db.orders.aggregate([{ $match: { deletedAt: null } }, { $group: { _id: \"$number\", count: { $sum: 1 } } }, \
             { $sort: { _id: 1 } }])",
        ),
        (
            orders.find(|_| Filter::raw(doc! { "$where": "1" })).plan(),
            "db.orders.find({ $where: \"1\", deletedAt: null })",
        ),
        (
            orders.find(|_| Filter::raw(doc! { "deletedAt": { "$gt": 1 } })).plan(),
            "db.orders.find({ $and: [{ deletedAt: { $gt: 1 } }, { deletedAt: null }] })",
        ),
    ] {
        assert_eq!(sent(plan), expected);
    }
}

#[tokio::test]
async fn of_writes() {
    let (database, orders) = orders().await;
    let (mut model, mut sold) = (order(1), Product { revision: 3, ..product(1) });
    let products = Product::collection(&database);
    for (plan, expected) in [
        (
            orders.delete_one(|o| o.id.eq(1)).plan(),
            "db.orders.updateOne({ _id: 1, deletedAt: null }, { $set: { deletedAt: now } })",
        ),
        (
            orders.delete_many(|o| o.paid.eq(true)).hint("paid_1").plan(),
            "db.orders.updateMany({ paid: true, deletedAt: null }, { $set: { deletedAt: now } }, { hint: \"paid_1\" })",
        ),
        (orders.delete_many(|_| Filter::everything()).all().permanently().plan(), "db.orders.deleteMany({})"),
        (orders.delete(&order(1)).permanently().plan(), "db.orders.deleteOne({ _id: 1 })"),
        (
            products.delete(&sold).plan(),
            "db.products.updateOne({ _id: 1, revision: Long(\"3\"), gone: null }, \
             { $set: { gone: now, updated_at: now }, $inc: { revision: Long(\"1\") } })",
        ),
        (
            products.restore(|p| p.stock.eq(5)).plan(),
            "db.products.updateMany({ stock: Long(\"5\"), gone: { $ne: null } }, \
             { $set: { gone: null, updated_at: now }, $inc: { revision: Long(\"1\") } })",
        ),
        (
            orders.find_one_and_delete(|o| o.id.eq(1)).plan(),
            "db.orders.findOneAndUpdate({ _id: 1, deletedAt: null }, { $set: { deletedAt: now } })",
        ),
        (orders.find_one_and_delete(|o| o.id.eq(1)).permanently().plan(), "db.orders.findOneAndDelete({ _id: 1 })"),
        (
            orders.update_one(|o| o.id.eq(1)).apply(|o| [o.paid.set(true), o.number.set("A")]).upsert().plan(),
            "db.orders.updateOne({ _id: 1, deletedAt: null }, { $set: { paid: true, number: \"A\" } }, { upsert: true })",
        ),
        (
            orders.save(&mut model).plan(),
            "db.orders.replaceOne({ _id: 1, deletedAt: null }, \
             { _id: 1, number: \"NO-1\", paid: false, deletedAt: null }, { upsert: true })",
        ),
        (
            products.replace(&mut sold).plan(),
            "db.products.replaceOne({ _id: 1, revision: Long(\"3\"), gone: null }, \
             { _id: 1, stock: Long(\"5\"), revision: Long(\"4\"), updated_at: now })",
        ),
        (
            orders.bulk().delete_one(|o| o.id.eq(1)).write(orders.delete_many(|o| o.id.eq(2)).permanently()).plan(),
            "db.orders.bulkWrite([{ updateOne: { filter: { _id: 1, deletedAt: null }, update: { $set: { deletedAt: now } } } }, \
             { deleteMany: { filter: { _id: 2 } } }])",
        ),
    ] {
        assert_eq!(sent(plan), expected);
    }
}
