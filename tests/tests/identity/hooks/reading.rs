//! `after_load`, on every way to read models.

use bson::doc;
use docmodel::{Error, Hooks, prelude::*, testing};
use futures_util::{StreamExt, TryStreamExt};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "people", hooks, view)]
struct Person {
    #[field(id)]
    id: i32,
    name: String,
    #[field(version)]
    revision: i64,
    #[field(skip)]
    greeting: String,
}

impl Hooks for Person {
    async fn after_load(&mut self) -> docmodel::Result<()> {
        tokio::task::yield_now().await;
        if self.name.is_empty() {
            return Err(Error::other(format!("{} has no name", self.id)));
        }
        self.greeting = format!("Hello {}", self.name);
        Ok(())
    }
}

async fn people(database: &testing::TestDatabase, names: &[&str]) -> Collection<Person> {
    let people = Person::collection(database);
    let new = (1..).zip(names);
    let new = new.map(|(id, name)| Person { id, name: (*name).to_owned(), revision: 0, greeting: String::new() });
    people.insert_each(new.collect::<Vec<_>>()).await.expect("stored");
    people
}

fn greetings<'p>(people: impl IntoIterator<Item = &'p Person>) -> Vec<&'p str> {
    people.into_iter().map(|person| person.greeting.as_str()).collect()
}

const ALL: [&str; 3] = ["Hello Åse", "Hello Bo", "Hello Cy"];

#[tokio::test]
async fn every_read_of_models_calls_it() {
    let database = testing::database().await.expect("a server");
    let people = people(&database, &["Åse", "Bo", "Cy"]).await;
    let all = || people.find(|_| Filter::everything()).sort(|p| p.id.asc()).batch_size(2);

    assert_eq!(greetings(&all().await.expect("read")), ALL);
    assert_eq!(greetings(&people.find_with(Person::F.id.gt(1)).await.expect("read")).len(), 2);
    assert_eq!(greetings(&people.find_one(|p| p.id.eq(1)).await.expect("read")), ALL[..1]);
    assert_eq!(greetings(&people.find_by_id(&1).await.expect("read")), ALL[..1]);
    assert_eq!(greetings(&people.find(|p| p.id.eq(1)).one().await.expect("read")), ALL[..1]);
    assert_eq!(greetings(&all().first().await.expect("read")), ALL[..1]);

    let streamed: Vec<_> = all().stream().await.expect("read").try_collect().await.expect("read");
    assert_eq!(greetings(&streamed), ALL);
    let mut seen = Vec::new();
    let batches = all().for_each_batch(|batch| {
        seen.extend(greetings(&batch).into_iter().map(str::to_owned));
        async { Ok::<_, Error>(()) }
    });
    batches.await.expect("read");
    assert_eq!(seen, ALL);

    let sorted = || people.find(|_| Filter::everything()).sort(|p| p.id.asc());
    assert_eq!(greetings(&sorted().page(1, 2).await.expect("read").items), ALL[..2]);
    let page = sorted().keyset(2).await.expect("read");
    assert_eq!(greetings(&page.items), ALL[..2]);
    let next = sorted().keyset(2).after(&page.next.expect("there is one more")).await.expect("read");
    assert_eq!(greetings(&next.items), ALL[2..]);

    let changed = people.find_one_and_update(|p| p.id.eq(1)).apply(|p| p.name.set("Ada")).after().await;
    let mut changed = changed.expect("changed").expect("there");
    assert_eq!(changed.greeting, "Hello Ada");
    let old = people.find_one_and_replace(|p| p.id.eq(1), &Person { name: "Aud".into(), ..changed.clone() }).await;
    assert_eq!(greetings(&old.expect("replaced")), ["Hello Ada"]);
    people.reload(&mut changed).await.expect("read");
    assert_eq!(changed.greeting, "Hello Aud");
    let mut met = String::new();
    let retried = people.retry_on_conflict(&1, 2, |person| {
        met.clone_from(&person.greeting);
        person.name = "Åse".into();
        Ok(())
    });
    retried.await.expect("saved");
    assert_eq!(met, "Hello Aud");
    assert_eq!(greetings(&people.find_one_and_delete(|p| p.id.eq(1)).await.expect("deleted")), ALL[..1]);
}

#[tokio::test]
async fn what_is_no_model_does_not() {
    let database = testing::database().await.expect("a server");
    let people = people(&database, &["Åse", ""]).await;
    let all = || people.find(|_| Filter::everything()).sort(|p| p.id.asc());
    assert_eq!(all().select(|p| p.name).await.expect("read"), ["Åse", ""]);
    let deleted = people.find_one_and_delete(|p| p.id.eq(2)).select(|p| p.name).await;
    assert_eq!(deleted.expect("deleted"), Some(String::new()));
    let batches: Vec<_> = all().batches().await.expect("read").try_collect().await.expect("read");
    let models = batches[0].models().collect::<docmodel::Result<Vec<_>>>().expect("they fit");
    assert_eq!(greetings(&models), [""]);
    let mut views = 0;
    all().for_each_view(|_| views += 1).await.expect("read");
    assert_eq!(views, 1);
}

#[tokio::test]
async fn its_error_takes_the_place_of_the_model() {
    let database = testing::database().await.expect("a server");
    let people = people(&database, &["Åse", "", "Cy"]).await;
    // Not by a misfit: the document is as it should be.
    people.driver().insert_one(doc! { "_id": 4, "name": 5, "revision": 1_i64 }).await.expect("stored");
    let mut misfits = 0;
    let all = || people.find(|_| Filter::everything()).sort(|p| p.id.asc());
    let error = all().skip_misfits(|_| misfits += 1).await.expect_err("of the hook");
    assert_eq!((error.to_string(), misfits), ("2 has no name".to_owned(), 1));
    let error = people.find_by_id(&2).await.expect_err("of the hook");
    assert!(matches!(error, Error::Other(_)), "{error:?}");

    let stream = all().batch_size(2).skip_misfits(|_| misfits += 1).stream().await.expect("read");
    let read: Vec<_> =
        stream.map(|person| person.map(|person| person.greeting).map_err(|error| error.to_string())).collect().await;
    assert_eq!(read, [Ok("Hello Åse".to_owned()), Err("2 has no name".to_owned()), Ok("Hello Cy".to_owned())]);
    assert_eq!(misfits, 2);

    let error = people.find_one_and_delete(|p| p.id.eq(2)).await.expect_err("of the hook");
    assert_eq!(error.to_string(), "2 has no name");
    assert_eq!(people.count(|p| p.id.eq(2)).await.expect("counted"), 0, "it is removed nevertheless");
}
