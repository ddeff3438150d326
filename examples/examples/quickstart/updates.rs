//! Updates: what an update can do to a field depends on the field's type.

use crate::models::Restaurant;
use anyhow::{Context, Result};
use docmodel::prelude::*;
use docmodel_examples::output::{self, Column::Left};

/// Several changes to one document, in one operation.
pub(crate) async fn one_document(restaurants: &Collection<Restaurant>) -> Result<()> {
    let before = restaurants
        .find_one(|r| r.address.city.eq("Málaga") & r.phone.is_some() & r.inspections.len().gte(3))
        .sort(|r| r.name.asc())
        .await?
        .context("the catalogue has well inspected restaurants in Málaga")?;
    let id = before.id;
    let long_ago = DateTime::parse_rfc3339_str("2024-01-01T00:00:00Z")?;

    let update = restaurants.update_one(|r| r.id.eq(id)).apply(|r| {
        [
            r.price.set(19.5),
            r.phone.unset(),
            r.capacity.inc(8),
            r.seats_by_area.key("garden", |seats| seats.inc(8)),
            r.tags.push("brunch"),
            r.inspections.pull(|i| i.date.lt(long_ago)),
        ]
    });
    output::note("One document: set, unset, inc, push, pull");
    output::plan(&update.plan());
    update.await?;

    let after = restaurants.find_by_id(&id).await?.context("the document is still there")?;
    let (before, after) = (summary(&before), summary(&after));
    output::table(
        [Left("field"), Left("before"), Left("after")],
        before.into_iter().zip(after).map(|((field, before), (_, after))| [field.to_owned(), before, after]),
    );
    Ok(())
}

/// Only the elements of an array that meet a condition.
pub(crate) async fn chosen_elements(restaurants: &Collection<Restaurant>) -> Result<()> {
    let update = restaurants
        .update_many(|r| r.inspections.elem_match(|i| i.grade.eq("B") & i.score.lte(15)))
        .apply(|r| r.inspections.filtered(|i| i.grade.eq("B") & i.score.lte(15), |i| [i.grade.set("A")]));

    output::note("A lenient inspector: a B of at most 15 points becomes an A, and nothing else changes");
    output::plan(&update.plan());
    let result = update.await?;
    output::line(format!("{} matched, {} modified", result.matched_count, result.modified_count));
    Ok(())
}

/// Every document that meets a filter.
pub(crate) async fn many_documents(restaurants: &Collection<Restaurant>) -> Result<()> {
    let update = restaurants
        .update_many(|r| r.address.city.eq("Montréal") & r.cuisine.eq("Bakery"))
        .apply(|r| [r.price.inc(0.75), r.tags.push_all(["breakfast", "takeaway"])]);

    output::note("Every bakery in Montréal opens early, and is a little dearer");
    output::plan(&update.plan());
    let result = update.await?;
    output::line(format!("{} matched, {} modified", result.matched_count, result.modified_count));
    Ok(())
}

fn summary(restaurant: &Restaurant) -> [(&'static str, String); 6] {
    [
        ("price", restaurant.price.to_string()),
        ("phone", restaurant.phone.clone().unwrap_or_else(|| "none".to_owned())),
        ("capacity", restaurant.capacity.to_string()),
        ("seatsByArea", restaurant.seats()),
        ("tags", restaurant.tags.join(", ")),
        ("inspections", restaurant.inspections.len().to_string()),
    ]
}
