//! What a file is, by its content: its name and what the browser says of it count for nothing (assurance.md "Uploads").
//! Images are decoded, turned upright, bounded and encoded anew, so that neither their metadata nor anything behind the
//! picture is kept. A PDF is parsed: locked and broken ones are refused. Nothing here trusts a length it has read.

use std::io::Cursor;
use std::time::Duration;

use domain::violation::Fault;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

domain::codes! {
    /// What a document is.
    pub enum MediaType {
        /// A PDF.
        Pdf = "application/pdf",
        /// A photograph.
        Jpeg = "image/jpeg",
        /// A picture.
        Png = "image/png",
    }
}

/// A file that may be kept.
#[derive(Debug)]
pub(crate) struct Inspected {
    /// What it is.
    pub(crate) media: MediaType,
    /// Pages of a PDF, at least 1; 1 for an image.
    pub(crate) pages: i64,
    /// What is kept of it.
    pub(crate) content: Vec<u8>,
}

/// A picture with more pixels a side is refused before it is decoded: 12,000 × 8,000 is beyond any phone's camera.
const MAX_SIDE: u32 = 12_000;
/// Bytes a decoder may claim: a picture of 64 million pixels.
const MAX_DECODED: u64 = 256 * 1024 * 1024;
/// Longest side that is kept: an A4 page at 400 dots per inch is 4,677 long, a scan at 300 is 3,508.
const KEPT_SIDE: u32 = 3_600;
/// Bytes one compressed part of a PDF may grow to while its tables are read.
const MAX_PDF_PART: usize = 16 * 1024 * 1024;
/// What a photograph is encoded anew with; text stays readable, the file about the size of a phone's.
const JPEG_QUALITY: u8 = 88;
/// How long one file may be looked at before it is given up as unreadable.
const PATIENCE: Duration = Duration::from_secs(20);

/// Files looked at at the same time; the permit goes with the work, so a file given up still counts until its end.
static BENCH: Semaphore = Semaphore::const_new(2);

/// Looks at a file away from the async threads.
///
/// # Errors
/// `empty-file`, `file-too-large` with `max` in megabytes, `wrong-file-type`, `locked-file`, `unreadable-file`,
/// `too-many-pixels` with `max` pixels a side.
pub(crate) async fn inspect(content: Vec<u8>, max_bytes: u64) -> Result<Inspected, Fault> {
    let media = sniff(&content, max_bytes)?;
    let unreadable = || Fault::new("unreadable-file");
    let permit = BENCH.acquire().await.map_err(|_| unreadable())?;
    let work = tokio::task::spawn_blocking(move || {
        let looked_at = match media {
            MediaType::Pdf => pdf(content),
            MediaType::Jpeg | MediaType::Png => picture(media, &content),
        };
        drop(permit);
        looked_at
    });
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(looked_at)) => looked_at,
        // Too long, or a parser gave up by panicking: the file is at fault either way.
        Ok(Err(_)) | Err(_) => Err(unreadable()),
    }
}

/// The kind of a file by its first bytes.
fn sniff(content: &[u8], max_bytes: u64) -> Result<MediaType, Fault> {
    if content.is_empty() {
        return Err(Fault::new("empty-file"));
    }
    if u64::try_from(content.len()).unwrap_or(u64::MAX) > max_bytes {
        return Err(Fault::new("file-too-large").with("max", max_bytes / 1_048_576));
    }
    // Readers accept a PDF's mark within the first kilobyte; mail systems put lines before it.
    let head = content.get(..1_024).unwrap_or(content);
    if content.starts_with(&[0xff, 0xd8, 0xff]) {
        Ok(MediaType::Jpeg)
    } else if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        Ok(MediaType::Png)
    } else if head.windows(5).any(|mark| mark == b"%PDF-") {
        Ok(MediaType::Pdf)
    } else {
        Err(Fault::new("wrong-file-type"))
    }
}

fn pdf(content: Vec<u8>) -> Result<Inspected, Fault> {
    let unreadable = || Fault::new("unreadable-file");
    let start = content.windows(5).position(|mark| mark == b"%PDF-").ok_or_else(unreadable)?;
    let whole = content.get(start..).unwrap_or_default();
    let options = lopdf::LoadOptions { max_decompressed_size: Some(MAX_PDF_PART), ..lopdf::LoadOptions::default() };
    let document = lopdf::Document::load_mem_with_options(whole, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => {
            Fault::new("locked-file")
        }
        _ => unreadable(),
    })?;
    // A lock that opens without a password still forbids something: printing, or the next program's reading.
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Fault::new("locked-file"));
    }
    let pages = document.page_iter().take(10_000).count();
    if pages == 0 {
        return Err(unreadable());
    }
    drop(document);
    Ok(Inspected { media: MediaType::Pdf, pages: i64::try_from(pages).unwrap_or(1), content })
}

fn picture(media: MediaType, content: &[u8]) -> Result<Inspected, Fault> {
    let unreadable = || Fault::new("unreadable-file");
    let format = if media == MediaType::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_DECODED);
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(unreadable());
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(refused)?;
    image.apply_orientation(upright);
    if image.width().max(image.height()) > KEPT_SIDE {
        image = image.thumbnail(KEPT_SIDE, KEPT_SIDE);
    }
    let mut encoded = Vec::with_capacity(content.len());
    let written = if media == MediaType::Png {
        let flat = if image.color().has_alpha() {
            DynamicImage::from(image.to_rgba8())
        } else {
            DynamicImage::from(image.to_rgb8())
        };
        flat.write_to(&mut Cursor::new(&mut encoded), ImageFormat::Png)
    } else {
        image.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut encoded, JPEG_QUALITY))
    };
    written.map_err(|_| unreadable())?;
    Ok(Inspected { media, pages: 1, content: encoded })
}

fn refused(error: image::ImageError) -> Fault {
    match error {
        image::ImageError::Limits(_) => Fault::new("too-many-pixels").with("max", MAX_SIDE),
        _ => Fault::new("unreadable-file"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::files;

    const MAX: u64 = 10 * 1_048_576;

    async fn fault(content: Vec<u8>) -> &'static str {
        inspect(content, MAX).await.map(|kept| kept.media).unwrap_err().code
    }

    #[tokio::test]
    async fn a_file_is_what_its_content_says() {
        assert_eq!(inspect(files::pdf(3), MAX).await.unwrap().pages, 3);
        assert_eq!(inspect(files::png(8, 4), MAX).await.unwrap().media, MediaType::Png);
        assert_eq!(inspect(files::jpeg(8, 4), MAX).await.unwrap().media, MediaType::Jpeg);
        assert_eq!(fault(b"GIF89a and more".to_vec()).await, "wrong-file-type");
        assert_eq!(fault(b"PK\x03\x04 a renamed .docx".to_vec()).await, "wrong-file-type");
        assert_eq!(fault(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec()).await, "wrong-file-type");
        assert_eq!(fault(Vec::new()).await, "empty-file");
    }

    #[tokio::test]
    async fn a_file_over_the_limit_is_refused_and_one_at_it_is_not() {
        let mut at = files::pdf(1);
        let size = u64::try_from(at.len()).unwrap();
        assert!(inspect(at.clone(), size).await.is_ok());
        at.push(b'\n');
        assert_eq!(inspect(at, size).await.unwrap_err().code, "file-too-large");
        assert_eq!(
            inspect(vec![0xff; 10 * 1_048_576 + 1], MAX).await.unwrap_err().params,
            [("max".into(), "10".to_owned())]
        );
    }

    #[tokio::test]
    async fn locked_and_broken_files_are_named() {
        assert_eq!(fault(files::locked_pdf()).await, "locked-file");
        assert_eq!(fault(b"%PDF-1.7\nnothing follows".to_vec()).await, "unreadable-file");
        let whole = files::pdf(1);
        assert_eq!(fault(whole[..whole.len() / 2].to_vec()).await, "unreadable-file");
        let png = files::png(64, 64);
        assert_eq!(fault(png[..png.len() / 2].to_vec()).await, "unreadable-file");
        assert_eq!(fault(b"\xff\xd8\xff\xe0 no picture".to_vec()).await, "unreadable-file");
    }

    #[tokio::test]
    async fn a_picture_loses_its_metadata_and_its_tail_and_stands_upright() {
        let photo = files::jpeg_with_metadata(40, 20, b"24.7136N 46.6753E", 6);
        assert!(photo.windows(8).any(|part| part == b"24.7136N"));
        let kept = inspect([photo, b"<script>alert(1)</script>".to_vec()].concat(), MAX).await.unwrap();
        assert!(!kept.content.windows(8).any(|part| part == b"24.7136N" || part == b"<script>"));
        let image = image::load_from_memory(&kept.content).unwrap();
        assert_eq!((image.width(), image.height()), (20, 40));
    }

    #[tokio::test]
    async fn a_picture_is_bounded_before_and_after() {
        assert_eq!(fault(files::png_header(60_000, 60_000)).await, "too-many-pixels");
        let kept = inspect(files::png(5_000, 100), MAX).await.unwrap();
        let image = image::load_from_memory(&kept.content).unwrap();
        assert_eq!((image.width(), image.height()), (3_600, 72));
    }

    #[tokio::test]
    async fn a_bomb_in_a_pdf_is_left_packed() {
        // 64 MB in some kilobytes; what a part may unpack to is a quarter of it, so the reader passes it over.
        let bomb = files::pdf_bomb(64 * 1024 * 1024);
        assert!(bomb.len() < 128 * 1024);
        assert_eq!(inspect(bomb, MAX).await.unwrap().pages, 1);
    }

    #[tokio::test]
    async fn no_cut_or_altered_file_brings_the_parser_down() {
        let mut seed = 1_u64;
        let mut draw = move |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % below
        };
        for whole in [files::pdf(2), files::png(32, 32), files::jpeg(32, 32)] {
            for _ in 0..60 {
                let mut altered = whole.clone();
                for _ in 0..=draw(6) {
                    let at = draw(altered.len());
                    altered[at] = u8::try_from(draw(256)).unwrap();
                }
                altered.truncate(1 + draw(altered.len()));
                // Either outcome will do; what must not happen is a panic, a hang, or a file kept as it came.
                let _ = inspect(altered, MAX).await;
            }
        }
    }
}
