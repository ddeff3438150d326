//! Documents go to the server here, batch after batch.

use super::{
    batch::{Batch, Batches, Limits},
    report::Report,
};
use crate::{
    Result,
    collection::{Collection, execute, outgoing, stamped::Stamped},
    error::InvalidOperation,
    model::DocumentModel,
    plan::WriteOptions,
};
use futures_util::{
    future::BoxFuture,
    stream::{BoxStream, FuturesUnordered, StreamExt},
};
use mongodb::{ClientSession, error::Error as DriverError, options::InsertManyOptions};
use std::{
    future::poll_fn,
    ops::ControlFlow,
    task::{Poll, ready},
};

/// How documents are sent.
pub(super) struct Options<'a> {
    pub(super) ordered: bool,
    pub(super) limits: Limits,
    pub(super) write: WriteOptions,
    /// How many batches the server may have at once.
    pub(super) in_flight: usize,
    pub(super) progress: Option<Box<dyn FnMut(usize) + Send + 'a>>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { ordered: true, limits: Limits::default(), write: WriteOptions::default(), in_flight: 1, progress: None }
    }
}

impl Options<'_> {
    fn of_command(&self) -> InsertManyOptions {
        let mut options = self.write.clone().into_insert_many();
        options.ordered = Some(self.ordered);
        options
    }

    fn check(&self, has_session: bool) -> Result<(), InvalidOperation> {
        match self.in_flight {
            ..2 => Ok(()),
            _ if self.ordered => Err(InvalidOperation::new(
                "several batches at once are stored in no order: with `.in_flight(..)`, say `.ordered(false)`, too",
            )),
            _ if has_session => Err(InvalidOperation::new(
                "a session has one operation at a time: leave out `.in_flight(..)` or `.session(..)`",
            )),
            _ => Ok(()),
        }
    }
}

/// Models, and whether what was done before that has succeeded.
type Models<'a, M> = BoxStream<'a, (M, Result<()>)>;

/// Stores models as they come, and says how many there were.
pub(super) async fn send_each<'a, M: DocumentModel + Send + Sync>(
    collection: &Collection<M>,
    mut models: Models<'a, M>,
    options: Options<'a>,
    session: Option<&'a mut ClientSession>,
) -> Result<usize> {
    let mut sender = Sender::new(collection, options, session)?;
    let mut batches = Batches::new(sender.options.limits);
    while let Some(full) = sender.fill(&mut batches, &mut models).await {
        sender.send(full).await;
    }
    sender.send(batches.rest()).await;
    sender.finish().await
}

/// Stores what is encoded, and says how many documents there were.
pub(super) async fn send_all<'a, M: DocumentModel + Send + Sync>(
    collection: &Collection<M>,
    batches: Vec<Batch>,
    options: Options<'a>,
    session: Option<&'a mut ClientSession>,
) -> Result<usize> {
    let mut sender = Sender::new(collection, options, session)?;
    for batch in batches {
        sender.report.take(batch.len());
        sender.send(batch).await;
    }
    sender.finish().await
}

struct Sender<'a, M> {
    collection: Collection<M>,
    options: Options<'a>,
    /// Away while a batch has it.
    session: Option<&'a mut ClientSession>,
    /// They are awaited, come what may: the driver loses a connection whose operation is dropped.
    under_way: FuturesUnordered<BoxFuture<'a, Reply<'a>>>,
    report: Report,
}

struct Reply<'a> {
    batch: Batch,
    result: Result<(), DriverError>,
    session: Option<&'a mut ClientSession>,
}

/// How many models are taken between two looks at what is under way.
const RUN: usize = 32;

impl<'a, M: DocumentModel + Send + Sync> Sender<'a, M> {
    fn new(
        collection: &Collection<M>,
        options: Options<'a>,
        session: Option<&'a mut ClientSession>,
    ) -> Result<Self, InvalidOperation> {
        options.check(session.is_some())?;
        let (under_way, report) = (FuturesUnordered::new(), Report::new(options.ordered));
        Ok(Self { collection: collection.clone(), options, session, under_way, report })
    }

    /// Puts models into a batch while the server is busy with others, and gives it when it is full. At the end, there is
    /// none.
    async fn fill(&mut self, batches: &mut Batches, models: &mut Models<'a, M>) -> Option<Batch> {
        poll_fn(|cx| {
            loop {
                while let Poll::Ready(Some(reply)) = self.under_way.poll_next_unpin(cx) {
                    self.note(reply);
                }
                if self.report.is_over() {
                    return Poll::Ready(None);
                }
                for _ in 0..RUN {
                    let Some((model, ready)) = ready!(models.poll_next_unpin(cx)) else { return Poll::Ready(None) };
                    match self.add(batches, model, ready) {
                        ControlFlow::Continue(()) => {}
                        ControlFlow::Break(full) => return Poll::Ready(full),
                    }
                }
            }
        })
        .await
    }

    /// Puts a model into a batch. It breaks off with a batch that is full, or with none if all is over.
    fn add(&mut self, batches: &mut Batches, mut model: M, ready: Result<()>) -> ControlFlow<Option<Batch>> {
        let (name, position) = (self.collection.name(), self.report.take(1));
        let mut model = Stamped::new(&mut model);
        model.stamp();
        let added = ready.and_then(|()| outgoing::validate(name, &*model));
        match added.and_then(|()| batches.add(name, position, &*model)) {
            Ok(None) => ControlFlow::Continue(()),
            Ok(full) => ControlFlow::Break(full),
            Err(error) => {
                self.report.unfit(position, outgoing::unfit(&*model, error));
                if self.options.ordered { ControlFlow::Break(None) } else { ControlFlow::Continue(()) }
            }
        }
    }

    /// Sends a batch as soon as the server may have one more, unless all is over by then.
    async fn send(&mut self, batch: Batch) {
        while self.under_way.len() >= self.options.in_flight {
            self.settle_one().await;
        }
        if self.report.is_over() || batch.is_empty() {
            return self.report.not_tried(&batch);
        }
        let options = self.options.of_command();
        let mut session = self.session.take();
        let on = self.collection.raw.clone();
        self.under_way.push(Box::pin(async move {
            let result = match batch.documents.documents() {
                Ok(documents) => execute::insert_many(documents, options, &on, session.as_deref_mut()).await,
                Err(error) => Err(error.into()),
            };
            Reply { batch, result, session }
        }));
    }

    async fn settle_one(&mut self) {
        if let Some(reply) = self.under_way.next().await {
            self.note(reply);
        }
    }

    fn note(&mut self, reply: Reply<'a>) {
        self.session = reply.session;
        self.report.sent(&reply.batch, reply.result, self.collection.context());
        if let Some(progress) = &mut self.options.progress {
            progress(self.report.done());
        }
    }

    async fn finish(mut self) -> Result<usize> {
        while !self.under_way.is_empty() {
            self.settle_one().await;
        }
        self.report.finish()
    }
}
