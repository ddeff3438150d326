//! Documents go to the server here, batch after batch.

use super::{
    batch::{Batch, Limits},
    report::Report,
};
use crate::{
    Result,
    collection::{Collection, outgoing::Unfit},
    error::InvalidOperation,
    model::DocumentModel,
    plan::WriteOptions,
};
use bson::RawDocumentBuf;
use futures_core::Stream;
use futures_util::{
    future::BoxFuture,
    stream::{FuturesUnordered, StreamExt},
};
use mongodb::{ClientSession, error::Error as DriverError};
use std::{future::poll_fn, mem, task::Poll};

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
    fn batch(&self) -> Batch {
        Batch::new(self.ordered, self.write.clone())
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

/// Stores documents, and says how many there were.
pub(super) async fn send<'a, M: DocumentModel + Send + Sync>(
    collection: &Collection<M>,
    mut documents: impl Stream<Item = Result<RawDocumentBuf, Box<Unfit>>> + Unpin,
    options: Options<'a>,
    session: Option<&'a mut ClientSession>,
) -> Result<usize> {
    options.check(session.is_some())?;
    let (batch, report) = (options.batch(), Report::new(options.ordered));
    let under_way = FuturesUnordered::new();
    let mut sender = Sender { collection: collection.clone(), options, session, batch, under_way, report };
    while let Some(document) = sender.next_of(&mut documents).await {
        let position = sender.report.take();
        match document {
            Ok(document) => sender.add(position, document).await,
            Err(unfit) => {
                sender.report.unfit(position, unfit);
                if sender.options.ordered {
                    break;
                }
            }
        }
    }
    sender.finish().await
}

struct Sender<'a, M> {
    collection: Collection<M>,
    options: Options<'a>,
    /// Away while a batch has it.
    session: Option<&'a mut ClientSession>,
    /// What is sent next. It fills while the server is busy with others.
    batch: Batch,
    /// They are awaited, come what may: the driver loses a connection whose operation is dropped.
    under_way: FuturesUnordered<BoxFuture<'a, Reply<'a>>>,
    report: Report,
}

struct Reply<'a> {
    batch: Batch,
    result: Result<(), DriverError>,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> Sender<'a, M> {
    /// The next document, if there is one and it is wanted. Meanwhile, what was sent goes on.
    async fn next_of<T>(&mut self, documents: &mut (impl Stream<Item = T> + Unpin)) -> Option<T> {
        poll_fn(|cx| {
            while let Poll::Ready(Some(reply)) = self.under_way.poll_next_unpin(cx) {
                self.note(reply);
            }
            if self.report.is_over() { Poll::Ready(None) } else { documents.poll_next_unpin(cx) }
        })
        .await
    }

    async fn add(&mut self, position: usize, document: RawDocumentBuf) {
        if self.batch.is_full_for(&document, self.options.limits) {
            self.send_batch().await;
        }
        self.batch.push(position, document);
    }

    /// Sends the batch as soon as the server may have one more, unless all is over by then.
    async fn send_batch(&mut self) {
        while self.under_way.len() >= self.options.in_flight {
            self.settle_one().await;
        }
        if self.report.is_over() || self.batch.is_empty() {
            return;
        }
        let batch = mem::replace(&mut self.batch, self.options.batch());
        let mut session = self.session.take();
        let on = self.collection.raw.clone();
        self.under_way.push(Box::pin(async move {
            let result = batch.operation.execute(&on, session.as_deref_mut()).await;
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
        self.report.sent(reply.batch, reply.result, self.collection.context());
        if let Some(progress) = &mut self.options.progress {
            progress(self.report.done());
        }
    }

    async fn finish(mut self) -> Result<usize> {
        self.send_batch().await;
        while !self.under_way.is_empty() {
            self.settle_one().await;
        }
        self.report.not_tried(self.batch);
        self.report.finish()
    }
}
