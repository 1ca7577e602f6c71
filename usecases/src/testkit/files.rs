//! Files for tests of uploads: whole ones, locked ones, and those someone made to do harm.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Document, Object, Stream, dictionary};

/// A PDF of so many empty pages.
///
/// # Panics
/// When the library cannot write one.
#[must_use]
pub fn pdf(pages: u32) -> Vec<u8> {
    saved(document(pages))
}

/// A PDF that asks for a password.
///
/// # Panics
/// When the library cannot write one.
#[must_use]
pub fn locked_pdf() -> Vec<u8> {
    let mut locked = document(1);
    locked
        .trailer
        .set("ID", vec![Object::string_literal("0123456789abcdef"), Object::string_literal("0123456789abcdef")]);
    let version = EncryptionVersion::V2 {
        document: &locked,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).expect("a key");
    locked.encrypt(&state).expect("a lock");
    saved(locked)
}

/// A PDF with a part of a few kilobytes that unpacks to so many bytes when its tables are read.
///
/// # Panics
/// When the library cannot write one.
#[must_use]
pub fn pdf_bomb(bytes: usize) -> Vec<u8> {
    let mut bomb = document(1);
    let mut part = Stream::new(dictionary! { "Type" => "ObjStm", "N" => 1, "First" => 4 }, vec![b' '; bytes]);
    part.compress().expect("a small part");
    bomb.add_object(part);
    saved(bomb)
}

/// A picture of noise that compresses badly, so that a cut goes through it.
///
/// # Panics
/// When the library cannot write one.
#[must_use]
pub fn png(width: u32, height: u32) -> Vec<u8> {
    picture(width, height, ImageFormat::Png)
}

/// The same as a photograph.
///
/// # Panics
/// When the library cannot write one.
#[must_use]
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    picture(width, height, ImageFormat::Jpeg)
}

/// A photograph with an EXIF part: a description, and how the camera was held.
///
/// # Panics
/// When the library cannot write one.
#[must_use]
pub fn jpeg_with_metadata(width: u32, height: u32, description: &[u8], orientation: u8) -> Vec<u8> {
    let plain = jpeg(width, height);
    let count = u32::try_from(description.len()).expect("a short text");
    // A little-endian TIFF of one directory with two entries, the text behind it.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend_from_slice(&[0x0e, 0x01, 2, 0]);
    exif.extend_from_slice(&count.to_le_bytes());
    exif.extend_from_slice(&38_u32.to_le_bytes());
    exif.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    exif.extend_from_slice(&[0; 4]);
    exif.extend_from_slice(description);
    let length = u16::try_from(exif.len() + 2).expect("a short part").to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
}

/// A picture that claims a size and has nothing behind it.
///
/// # Panics
/// Never: its parts are short.
#[must_use]
pub fn png_header(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &[0x78, 0x9c, 3, 0]), chunk(b"IEND", &[])]
        .concat()
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("a short part").to_be_bytes();
    let body = [&kind[..], content].concat();
    let mut crc = u32::MAX;
    for byte in &body {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    [&length[..], &body, &(!crc).to_be_bytes()].concat()
}

fn document(pages: u32) -> Document {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let kids: Vec<Object> = (0..pages)
        .map(|_| {
            let content = document.add_object(Stream::new(dictionary! {}, b"q Q".to_vec()));
            document
                .add_object(dictionary! {
                    "Type" => "Page", "Parent" => tree, "Contents" => content,
                    "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                })
                .into()
        })
        .collect();
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => i64::from(pages) });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a PDF is written");
    bytes
}

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut state = 7_u32;
    let image = RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, red, green, blue] = state.to_be_bytes();
        Rgb([red, green, blue])
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, format).expect("a picture is written");
    bytes.into_inner()
}
