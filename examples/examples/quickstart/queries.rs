//! Queries: a closure over the model's fields, checked by the compiler.

use crate::models::Restaurant;
use anyhow::Result;
use docmodel::{Cursor, prelude::*};
use docmodel_examples::output::{
    self,
    Column::{Left, Right},
};
use futures_util::TryStreamExt;
use std::collections::BTreeMap;

/// A field of an embedded model, an order and a limit: all three from one index.
pub(crate) async fn embedded_path(restaurants: &Collection<Restaurant>) -> Result<()> {
    let query = restaurants.find(|r| r.address.city.eq("Göteborg")).sort(|r| r.price.desc()).limit(4);

    output::note("The dearest in Göteborg: an embedded path, a sort order and a limit");
    output::plan(&query.plan());
    print(&query.await?, "borough", |r| r.address.borough.clone());
    Ok(())
}

/// One of several values, and the elements of an array.
pub(crate) async fn one_of_several(restaurants: &Collection<Restaurant>) -> Result<()> {
    let query = restaurants
        .find(|r| r.cuisine.is_in(["Georgian", "Ethiopian"]) & r.tags.contains("live-music"))
        .sort(|r| [r.cuisine.asc(), r.name.asc()])
        .limit(4);

    output::note("Georgian or Ethiopian, with live music: one of several values, an array that contains one");
    output::plan(&query.plan());
    print(&query.await?, "tags", |r| r.tags.join(", "));
    Ok(())
}

/// Conditions combine with `&`, `|` and `!`.
pub(crate) async fn either_or(restaurants: &Collection<Restaurant>) -> Result<()> {
    let query = restaurants
        .find(|r| r.address.city.eq("東京") & (r.price.lt(13.0) | r.tags.contains_all(["vegan", "brunch"])))
        .sort(|r| r.price.asc())
        .limit(4);

    output::note("In 東京, cheap or for a vegan brunch: and, or");
    output::plan(&query.plan());
    print(&query.await?, "tags", |r| r.tags.join(", "));
    Ok(())
}

/// One element of an array that meets all conditions.
pub(crate) async fn one_element(restaurants: &Collection<Restaurant>) -> Result<()> {
    let since = DateTime::parse_rfc3339_str("2025-01-01T00:00:00Z")?;
    let query = restaurants
        .find(|r| r.inspections.elem_match(|i| i.grade.eq("C") & i.date.gte(since)))
        .sort(|r| r.capacity.desc())
        .limit(4);

    output::note("The largest with a bad inspection since 2025: one element that meets both conditions");
    output::plan(&query.plan());
    print(&query.await?, "grades", |r| r.inspections.iter().map(|i| &*i.grade).collect::<Vec<_>>().join(", "));
    Ok(())
}

/// Conditions on elements that need not be the same one; the count is the server's.
pub(crate) async fn any_element(restaurants: &Collection<Restaurant>) -> Result<()> {
    let query = restaurants.count(|r| r.inspections.any().grade.eq("A") & r.inspections.any().grade.eq("C"));

    output::note("From A to C, or back: two elements, each meeting one condition");
    output::plan(&query.plan());
    output::line(format!("{} restaurants", query.await?));
    Ok(())
}

/// The value under a key of a map.
pub(crate) async fn map_key(restaurants: &Collection<Restaurant>) -> Result<()> {
    let query = restaurants
        .find(|r| r.seats_by_area.key("terrace", |seats| seats.gte(36)) & !r.seats_by_area.has_key("bar"))
        .sort(|r| r.capacity.desc())
        .limit(4);

    output::note("A large terrace and no bar: keys of a map");
    output::plan(&query.plan());
    print(&query.await?, "seats", Restaurant::seats);
    Ok(())
}

/// An `Option` is stored as a value or as null, and may be missing; each can be asked for.
pub(crate) async fn optional_field(restaurants: &Collection<Restaurant>) -> Result<()> {
    output::note("With and without a telephone: counts");
    let with = restaurants.count(|r| r.phone.is_some());
    output::plan(&with.plan());
    output::line(format!("{} restaurants", with.await?));

    let without = restaurants.count(|r| r.phone.is_none());
    output::plan(&without.plan());
    output::line(format!("{} restaurants", without.await?));
    Ok(())
}

/// A large result is streamed: at most one batch of it is in memory.
pub(crate) async fn stream(restaurants: &Collection<Restaurant>) -> Result<()> {
    let query = restaurants.find(|r| r.capacity.gte(40)).batch_size(50);

    output::note("Seats by city, in places of 40 and more: a stream");
    output::plan(&query.plan());
    let seats = seats_by_city(query.stream().await?).await?;
    output::table(
        [Left("city"), Right("restaurants"), Right("seats")],
        seats.into_iter().map(|(city, (count, seats))| [city, count.to_string(), seats.to_string()]),
    );
    Ok(())
}

async fn seats_by_city(mut cursor: Cursor<'_, Restaurant>) -> Result<BTreeMap<String, (u32, i32)>> {
    let mut cities = BTreeMap::new();
    while let Some(restaurant) = cursor.try_next().await? {
        let (count, seats) = cities.entry(restaurant.address.city).or_default();
        *count += 1;
        *seats += restaurant.capacity;
    }
    Ok(cities)
}

/// The rows of a query, with what it was about in the last column.
fn print(restaurants: &[Restaurant], about: &'static str, of: impl Fn(&Restaurant) -> String) {
    output::table(
        [Left("name"), Left("cuisine"), Left("city"), Right("price"), Left(about)],
        restaurants
            .iter()
            .map(|r| [r.name.clone(), r.cuisine.clone(), r.address.city.clone(), format!("{:.2}", r.price), of(r)]),
    );
}
