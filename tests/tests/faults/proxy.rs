//! A way to the server that can break.

use bson::RawDocument;
use docmodel::testing::Server;
use mongodb::Client;
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};
use tokio::{
    io::{self, AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
};

/// Passes messages between a client and the server, except replies that are to be lost: instead of one, the connection
/// ends.
pub(super) struct Proxy {
    port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    /// The name of the commands.
    command: &'static str,
    /// How many of them are answered before a reply is lost.
    answered: AtomicUsize,
    /// How many replies are lost then.
    lost: AtomicUsize,
    /// How many of these commands there were.
    seen: AtomicUsize,
}

impl Proxy {
    /// Loses the replies to some commands of a name, after so many that are answered.
    pub(super) async fn losing(server: &Server, command: &'static str, answered: usize, lost: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let (answered, lost, seen) = (answered.into(), lost.into(), AtomicUsize::new(0));
        let shared = Arc::new(Shared { command, answered, lost, seen });
        let (host, for_all) = (server.host().to_owned(), Arc::clone(&shared));
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (host, shared) = (host.clone(), Arc::clone(&for_all));
                tokio::spawn(async move {
                    let server = TcpStream::connect(host).await?;
                    pass(client, server, &shared).await
                });
            }
        });
        Self { port, shared }
    }

    /// A client whose connections all go this way.
    pub(super) async fn client(&self, options: &str) -> Client {
        let uri = format!("mongodb://127.0.0.1:{}/?directConnection=true&{options}", self.port);
        Client::with_uri_str(uri).await.expect("parses")
    }

    /// How many of the commands came by.
    pub(super) fn seen(&self) -> usize {
        self.shared.seen.load(Ordering::SeqCst)
    }
}

impl Shared {
    /// Whether the reply to a message is to be lost.
    fn loses(&self, message: &[u8]) -> bool {
        if command_of(message) != Some(self.command) {
            return false;
        }
        self.seen.fetch_add(1, Ordering::SeqCst);
        !take(&self.answered) && take(&self.lost)
    }
}

/// Takes one, if there is one.
fn take(from: &AtomicUsize) -> bool {
    from.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
}

/// Passes messages both ways, until one of the two has no more, or a reply is to be lost.
async fn pass(client: TcpStream, server: TcpStream, shared: &Shared) -> io::Result<()> {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    // The driver sends a request when it has the reply to the one before.
    let is_lost = AtomicBool::new(false);
    let requests = async {
        loop {
            let request = read(&mut from_client).await?;
            is_lost.store(shared.loses(&request), Ordering::SeqCst);
            write(&mut to_server, &request).await?;
        }
    };
    let replies = async {
        loop {
            let reply = read(&mut from_server).await?;
            if is_lost.load(Ordering::SeqCst) {
                return Ok(());
            }
            write(&mut to_client, &reply).await?;
        }
    };
    tokio::select! {
        end = requests => end,
        end = replies => end,
    }
}

/// A message: its length, which counts itself, and the rest.
pub(crate) async fn read(from: &mut OwnedReadHalf) -> io::Result<Vec<u8>> {
    let length = from.read_i32_le().await?;
    let mut message = vec![0; usize::try_from(length).expect("a length")];
    message[..4].copy_from_slice(&length.to_le_bytes());
    from.read_exact(&mut message[4..]).await?;
    Ok(message)
}

pub(crate) async fn write(to: &mut OwnedWriteHalf, message: &[u8]) -> io::Result<()> {
    to.write_all(message).await?;
    to.flush().await
}

/// The name of an `OP_MSG`'s command: the first key of its document, after a header of 16 bytes, 4 of flags, and 1 that says
/// that a document follows.
fn command_of(message: &[u8]) -> Option<&str> {
    let document = message.get(21..)?;
    let length = usize::try_from(i32::from_le_bytes(*document.first_chunk()?)).ok()?;
    let document = RawDocument::from_bytes(document.get(..length)?).ok()?;
    Some(document.iter().next()?.ok()?.0.as_str())
}
