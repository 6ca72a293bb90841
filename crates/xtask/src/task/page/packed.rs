//! The WebAssembly as it stands in the page: gzip, as tight as it gets, as base64. `www/unpack.js` undoes it.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::num::NonZeroU64;
use zopfli::{Format, Options};

/// The text for the page; the same bytes always give the same text.
///
/// # Errors
/// When packing fails, which memory alone can cause.
pub(crate) fn text(bytes: &[u8]) -> Result<String> {
    // More rounds would take a thousandth off and much longer.
    let options = Options { iteration_count: NonZeroU64::MIN, ..Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, Format::Gzip, bytes, &mut packed).context("packing the WebAssembly")?;
    Ok(STANDARD.encode(packed))
}

#[cfg(test)]
mod tests {
    use super::text;
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    #[test]
    fn what_is_packed_comes_out_again_and_never_otherwise() {
        let bytes: Vec<u8> = (0..40_000_u32).flat_map(|number| (number / 7).to_le_bytes()).collect();
        let packed = text(&bytes).unwrap();
        assert_eq!(packed, text(&bytes).unwrap());
        assert!(packed.len() * 4 < bytes.len(), "{} bytes", packed.len());
        let mut unpacked = Vec::new();
        GzDecoder::new(STANDARD.decode(packed).unwrap().as_slice()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, bytes);
    }
}
