//! A server that answers as a test wants: what a real one may not have, or does seldom.

use crate::faults::proxy::{read, write};
use bson::{Bson, Document, doc};
use mongodb::Client;
use std::sync::{Arc, Mutex};
use tokio::{
    io,
    net::{TcpListener, TcpStream},
};

type Answer = dyn Fn(&Document) -> Option<Document> + Send + Sync;

/// It keeps the commands that it gets, without what the driver adds to all of them.
pub(super) struct FakeServer {
    address: String,
    shared: Arc<Shared>,
}

struct Shared {
    hello: Document,
    answer: Box<Answer>,
    commands: Mutex<Vec<Document>>,
}

impl FakeServer {
    /// It is of MongoDB 8.0, and takes so many writes in one command. Without an answer to a command, the connection ends.
    pub(super) async fn start(
        most_writes: i32,
        answer: impl Fn(&Document) -> Option<Document> + Send + Sync + 'static,
    ) -> Self {
        Self::of_version(25, most_writes, answer).await
    }

    pub(super) async fn of_version(
        wire_version: i32,
        most_writes: i32,
        answer: impl Fn(&Document) -> Option<Document> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound").to_string();
        let hello = doc! {
            "ok": 1, "helloOk": true, "isWritablePrimary": true, "ismaster": true, "setName": "fake", "hosts": [&address],
            "me": &address, "minWireVersion": 0, "maxWireVersion": wire_version, "maxBsonObjectSize": 16 * 1024 * 1024,
            "maxMessageSizeBytes": 48_000_000, "maxWriteBatchSize": most_writes, "logicalSessionTimeoutMinutes": 30,
        };
        let shared = Arc::new(Shared { hello, answer: Box::new(answer), commands: Mutex::default() });
        let for_all = Arc::clone(&shared);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let shared = Arc::clone(&for_all);
                tokio::spawn(async move { serve(client, &shared).await });
            }
        });
        Self { address, shared }
    }

    pub(super) async fn client(&self) -> Client {
        let uri = format!("mongodb://{}/?directConnection=true", self.address);
        Client::with_uri_str(uri).await.expect("parses")
    }

    pub(super) fn commands(&self) -> Vec<Document> {
        self.shared.commands.lock().expect("no panic").clone()
    }
}

async fn serve(client: TcpStream, shared: &Shared) -> io::Result<()> {
    let (mut from_client, mut to_client) = client.into_split();
    loop {
        let message = read(&mut from_client).await?;
        let Some(answer) = shared.answer(command(&message)) else { return Ok(()) };
        let document = bson::serialize_to_vec(&answer).expect("encodes");
        // The header: length, id, the request's id, and the code of `OP_MSG`; then flags, and the kind of the section.
        let mut reply = i32::try_from(21 + document.len()).expect("is short").to_le_bytes().to_vec();
        reply.extend([0; 4]);
        reply.extend(&message[4..8]);
        reply.extend(2013_i32.to_le_bytes());
        reply.extend([0; 5]);
        reply.extend(document);
        write(&mut to_client, &reply).await?;
    }
}

impl Shared {
    fn answer(&self, mut command: Document) -> Option<Document> {
        let name = command.keys().next().cloned().unwrap_or_default();
        match name.as_str() {
            "hello" | "isMaster" | "ismaster" => Some(self.hello.clone()),
            "endSessions" => Some(doc! { "ok": 1 }),
            _ => {
                for added in ["$db", "lsid", "txnNumber", "$clusterTime", "$readPreference"] {
                    command.remove(added);
                }
                let answer = (self.answer)(&command);
                self.commands.lock().expect("no panic").push(command);
                answer
            }
        }
    }
}

/// The command of an `OP_MSG`: a document, and lists of documents that belong into it.
fn command(message: &[u8]) -> Document {
    let (mut rest, mut command, mut lists) = (&message[20..], Document::new(), Document::new());
    while let [kind, section @ ..] = rest {
        let (document_or_list, after) = section.split_at(length(section));
        if *kind == 0 {
            command = bson::deserialize_from_slice(document_or_list).expect("a document");
        } else {
            let end = document_or_list[4..].iter().position(|byte| *byte == 0).expect("a name") + 4;
            let name = std::str::from_utf8(&document_or_list[4..end]).expect("a name");
            lists.insert(name, documents(&document_or_list[end + 1..]));
        }
        rest = after;
    }
    command.extend(lists);
    command
}

fn documents(mut bytes: &[u8]) -> Vec<Bson> {
    let mut documents = Vec::new();
    while !bytes.is_empty() {
        let (document, rest) = bytes.split_at(length(bytes));
        documents.push(bson::deserialize_from_slice::<Document>(document).expect("a document").into());
        bytes = rest;
    }
    documents
}

/// What the first four bytes say.
fn length(bytes: &[u8]) -> usize {
    let length = bytes.first_chunk().map(|length| i32::from_le_bytes(*length));
    length.and_then(|length| length.try_into().ok()).expect("a length")
}
