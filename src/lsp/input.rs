//! Standard input, as whole messages that the transport can read.
//!
//! tower-lsp stops for good at the first message that is not JSON-RPC, and one such message is an
//! honest one: an editor that cuts an emoji in half sends a lone surrogate, which is no character.
//! So a thread of ours reads the frames, mends what can be mended, and replaces the rest by a request
//! that the guard answers with a parse error.

use std::io::{self, BufRead, Read};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::mpsc;
use tower_lsp::jsonrpc::Request;

use crate::lsp::ending::{Ending, Reason};

/// The method of the request that stands for a message nobody can read.
pub(crate) const UNREADABLE: &str = "$/fonte/unreadable";

/// The longest message we take, far above the largest text fonte reads.
const LONGEST: u64 = 512 * 1024 * 1024;

/// Standard input as tower-lsp reads it: only whole and readable messages, and an end after `exit`.
pub(crate) struct Input {
    messages: mpsc::UnboundedReceiver<Vec<u8>>,
    message: io::Cursor<Vec<u8>>,
    ending: Arc<Ending>,
}

impl Input {
    /// Reads standard input in a thread of its own, which dies with the process.
    ///
    /// The thread never waits for the read loop, so that the end of the input is noticed even while
    /// the loop waits for a client that does not read its answers.
    pub(crate) fn standard(ending: Arc<Ending>) -> Self {
        let (sender, messages) = mpsc::unbounded_channel();
        let of_thread = Arc::clone(&ending);
        std::thread::spawn(move || {
            read_messages(io::stdin().lock(), &sender);
            of_thread.end(Reason::InputEnded);
        });
        Self { messages, message: io::Cursor::default(), ending }
    }
}

impl AsyncRead for Input {
    fn poll_read(
        mut self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.ending.reason() == Some(Reason::Exit) {
            return Poll::Ready(Ok(()));
        }
        if self.message.position() == self.message.get_ref().len() as u64 {
            match self.messages.poll_recv(ctx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(message)) => self.message = io::Cursor::new(message),
            }
        }
        let read = self.message.read(out.initialize_unfilled())?;
        out.advance(read);
        Poll::Ready(Ok(()))
    }
}

/// Sends every message of `input`, framed anew, until it ends or nobody listens.
fn read_messages(mut input: impl BufRead, out: &mpsc::UnboundedSender<Vec<u8>>) {
    loop {
        let body = match read_frame(&mut input) {
            Ok(Some(body)) => readable(body),
            Ok(None) => return,
            Err(error) => {
                tracing::error!("standard input cannot be read: {error}");
                return;
            }
        };
        let mut message = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        message.extend_from_slice(body.as_bytes());
        if out.send(message).is_err() {
            return;
        }
    }
}

/// The body of the next frame, or nothing at the end of the input.
///
/// Header lines we do not know are skipped, and so is a header without a length.
fn read_frame(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.by_ref().take(64 * 1024).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let header = String::from_utf8_lossy(&line);
        let header = header.trim();
        match (header.split_once(':'), length) {
            (Some((name, value)), _) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse::<u64>().ok().filter(|length| *length <= LONGEST);
            }
            (None, Some(length)) if header.is_empty() => {
                let mut body = Vec::new();
                let read = input.by_ref().take(length).read_to_end(&mut body)?;
                return Ok((read as u64 == length).then_some(body));
            }
            _ => {}
        }
    }
}

/// The message as tower-lsp can read it: as it is, or mended, or a request that says it is unreadable.
fn readable(body: Vec<u8>) -> String {
    let body = String::from_utf8(body)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    if is_message(&body) {
        return body;
    }
    let mended = mend_surrogates(&body);
    if is_message(&mended) {
        return mended;
    }
    tracing::error!("a message of {} bytes is not JSON-RPC", body.len());
    format!(r#"{{"jsonrpc":"2.0","id":null,"method":"{UNREADABLE}"}}"#)
}

/// Whether tower-lsp can read the message; a response reads as a request without a method.
fn is_message(body: &str) -> bool {
    serde_json::from_str::<Request>(body).is_ok()
}

/// Replaces each `\ud83d` without its other half by `\ufffd`.
///
/// Both are one UTF-16 unit, so every later position of a client that counts those stays right.
fn mend_surrogates(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(backslash) = rest.find('\\') {
        let (before, escape) = rest.split_at(backslash);
        out.push_str(before);
        let length = match (code_unit(escape), escape.get(6..).and_then(code_unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                out.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or("");
                continue;
            }
            (Some(_), _) => 6,
            // Another escape: the backslash and the character behind it, whatever its length.
            (None, _) => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        let (kept, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
        out.push_str(kept);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The code unit of the `\uXXXX` that `text` begins with.
fn code_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_an_emoji_becomes_the_replacement_character() {
        assert_eq!(mend_surrogates(r#""a\ud83db""#), r#""a\ufffdb""#);
        assert_eq!(mend_surrogates(r#""\uDE00""#), r#""\ufffd""#);
    }

    #[test]
    fn a_whole_emoji_stays() {
        assert_eq!(mend_surrogates(r#""\ud83d\ude00""#), r#""\ud83d\ude00""#);
    }

    #[test]
    fn an_escaped_backslash_is_no_escape_of_a_character() {
        assert_eq!(mend_surrogates(r#""\\ud83d""#), r#""\\ud83d""#);
        assert_eq!(mend_surrogates(r#""\\\ud83d""#), r#""\\\ufffd""#);
    }

    #[test]
    fn a_text_that_ends_within_an_escape_is_kept() {
        for text in ["\\", "\\u", "\\ud8", "\\ud83d", "\\è"] {
            mend_surrogates(text);
        }
        assert_eq!(mend_surrogates("\\ud8"), "\\ud8");
    }

    #[test]
    fn frames_follow_one_another_whatever_the_headers() {
        let input = "Content-Length: 2\r\nContent-Type: x\r\n\r\n{}content-length: 3\r\n\r\n[1]";
        let mut input = input.as_bytes();
        assert_eq!(read_frame(&mut input).unwrap(), Some(b"{}".to_vec()));
        assert_eq!(read_frame(&mut input).unwrap(), Some(b"[1]".to_vec()));
        assert_eq!(read_frame(&mut input).unwrap(), None);
    }

    #[test]
    fn a_frame_cut_short_is_the_end() {
        let mut input = "Content-Length: 20\r\n\r\n{}".as_bytes();
        assert_eq!(read_frame(&mut input).unwrap(), None);
    }

    #[test]
    fn what_is_no_message_becomes_a_request_that_says_so() {
        assert!(readable(b"{nonsense".to_vec()).contains(UNREADABLE));
        let reply = r#"{"jsonrpc":"2.0","id":1,"result":null}"#;
        assert_eq!(readable(reply.as_bytes().to_vec()), reply);
    }
}
