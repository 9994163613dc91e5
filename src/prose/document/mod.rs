//! Documents of word processors, `.docx` and `.odt`: their paragraphs become a text of one line each, which is
//! then the source that every place points to.
//!
//! What a reader of the finished page would see is read: insertions are kept, deletions dropped; struck and hidden
//! text, comments, headers and footers, tables of contents and formulas are left out. Notes stand at the end.
//!
//! Limit: the page's own date and author are not believed, because they are those of the file.

mod archive;
mod draft;
mod open_text;
mod style;
mod word;
mod word_parts;
mod xml;

use super::Prose;
use archive::Archive;

/// A document of a word processor, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// One line for each paragraph, empty ones included; the notes come last.
    ///
    /// A place in it is the number of a paragraph and a column in that paragraph.
    pub text: String,
    /// What a reader sees of it; its source is `text`.
    pub prose: Prose,
}

/// Why a document cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentFault {
    /// It is no such document, or a part of it is broken.
    #[error("no document of a word processor, or a damaged one")]
    Damaged,
    /// It is locked with a password, or in the format that `.docx` came after.
    #[error("locked with a password, or an old .doc")]
    Locked,
    /// It unpacks to more than any article holds.
    #[error("too large when unpacked")]
    TooLarge,
}

/// How the archives begin that hold a locked document or an old one.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

impl Document {
    /// Reads the document that `bytes` hold; which of the two formats it is, its parts say.
    pub fn read(bytes: &[u8]) -> Result<Self, DocumentFault> {
        if bytes.starts_with(&COMPOUND_FILE) {
            return Err(DocumentFault::Locked);
        }
        let mut archive = Archive::open(bytes)?;
        if let Some(body) = archive.part("word/document.xml")? {
            return word::read(&body, &mut archive);
        }
        let manifest = archive.part("META-INF/manifest.xml")?;
        if manifest.is_some_and(|it| it.contains("encryption-data")) {
            return Err(DocumentFault::Locked);
        }
        let body = archive.part("content.xml")?.ok_or(DocumentFault::Damaged)?;
        open_text::read(&body, &mut archive)
    }

    /// Whether `bytes` begin as such a document does, whatever its name ends in.
    pub fn is_likely(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&COMPOUND_FILE)
    }
}
