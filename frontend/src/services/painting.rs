//! Pictures to files: as they are drawn, or painted by the browser.

use gloo::file::Blob;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::{dom, files};
use crate::picture::Picture;

/// Offers a picture as an SVG file; `false` when the page cannot.
pub(crate) fn offer_svg(picture: &Picture) -> bool {
    let name = files::safe_name(&picture.title);
    files::offer_blob(
        &format!("{name}.svg"),
        Blob::new_with_options(picture.svg().as_str(), Some("image/svg+xml")),
    )
}

/// How many dots for a pixel, so that it is sharp on paper.
const SHARPNESS: u32 = 3;

/// Paints a picture and offers it as a PNG file; says once whether it could.
pub(crate) fn offer_png(picture: &Picture, done: impl Fn(bool) + Clone + 'static) {
    if start(picture, done.clone()).is_none() {
        done(false);
    }
}

fn start(picture: &Picture, done: impl Fn(bool) + Clone + 'static) -> Option<()> {
    let image = HtmlImageElement::new().ok()?;
    let name = format!("{}.png", files::safe_name(&picture.title));
    let (width, height) = (u32::try_from(picture.size.0).ok()?, u32::try_from(picture.size.1).ok()?);
    let paint = {
        let (image, done) = (image.clone(), done.clone());
        Closure::once_into_js(move || {
            let size = (width.saturating_mul(SHARPNESS), height.saturating_mul(SHARPNESS));
            if painted(&image, size, name, done.clone()).is_none() {
                done(false);
            }
        })
    };
    let fail = Closure::once_into_js(move || done(false));
    image.set_onload(Some(paint.unchecked_ref()));
    image.set_onerror(Some(fail.unchecked_ref()));
    let text = String::from(js_sys::encode_uri_component(&picture.svg()));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
    Some(())
}

fn painted(
    image: &HtmlImageElement,
    (width, height): (u32, u32),
    name: String,
    done: impl Fn(bool) + 'static,
) -> Option<()> {
    let canvas: HtmlCanvasElement = dom::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let size = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, size.0, size.1).ok()?;
    let take = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
        done(blob.is_some_and(|blob| files::offer_blob(&name, Blob::from(blob))));
    });
    canvas.to_blob(take.unchecked_ref()).ok()
}
