//! Finding elements, and putting the focus on them.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The document.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// An element by its id.
pub(crate) fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The field that an event came from, if it came from one.
pub(crate) fn field_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// Whether an event came from something that is typed into.
pub(crate) fn is_in_field(event: &Event) -> bool {
    let Some(target) = event.target() else { return false };
    target.has_type::<HtmlInputElement>() || target.has_type::<HtmlTextAreaElement>()
}

/// Whether an event came from within an element that a selector names.
pub(crate) fn is_within(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|element| element.closest(selector).ok().flatten()).is_some()
}

/// The value of an attribute of the element that an event came from, or of the nearest around it that has one.
pub(crate) fn attribute_around(event: &Event, attribute: &str) -> Option<String> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok())?;
    target.closest(&format!("[{attribute}]")).ok().flatten()?.get_attribute(attribute)
}

/// Where an element is on the screen, in whole pixels.
struct Frame {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
}

impl Frame {
    fn of(element: &Element) -> Self {
        let rect = element.get_bounding_client_rect();
        #[expect(clippy::cast_possible_truncation, reason = "whole pixels are enough")]
        let whole = |length: f64| length as i32;
        Self {
            left: whole(rect.left()),
            top: whole(rect.top()),
            width: whole(rect.width()),
            height: whole(rect.height()),
        }
    }
}

/// Scrolls an element into the middle of the part of the page that it scrolls in, if it is not seen there. Nothing else
/// moves; `false` if there is none of this id.
pub(crate) fn reveal(pane: &str, id: &str) -> bool {
    let (Some(pane), Some(element)) = (element(pane), element(id)) else { return false };
    let (frame, own) = (Frame::of(&pane), Frame::of(&element));
    // Part of it may be covered by heads that stay in place.
    if own.top < frame.top + frame.height / 5 || own.top + own.height > frame.top + frame.height {
        pane.set_scroll_top(pane.scroll_top() + own.top - frame.top - (frame.height - own.height) / 2);
    }
    let hidden = own.left < frame.left + frame.width / 3 && pane.scroll_left() > 0;
    if hidden || own.left + own.width > frame.left + frame.width {
        pane.set_scroll_left(pane.scroll_left() + own.left - frame.left - frame.width / 2);
    }
    true
}

/// Puts the focus on an element.
pub(crate) fn focus(id: &str) {
    let element = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // Focus fails for no element that is on the page; there would be nothing to do about it.
        drop(element.focus());
    }
}

/// Puts the focus on a field and marks its text, so that typing replaces it.
pub(crate) fn choose(id: &str) {
    focus(id);
    if let Some(field) = element(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Marks the text of the cell that has the focus, if one has.
pub(crate) fn choose_again() {
    let active = document().and_then(|document| document.active_element());
    let field = active.and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field.filter(|field| field.has_attribute("data-cell")) {
        field.select();
    }
}

/// Puts the focus on a text area and marks a range of it, in UTF-16 units.
pub(crate) fn focus_range(id: &str, from: u32, to: u32) {
    focus(id);
    let area = element(id).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(area) = area {
        drop(area.set_selection_range(from, to));
    }
}

/// What is marked in a text area, in UTF-16 units: where it begins and ends.
pub(crate) fn selection(id: &str) -> Option<(u32, u32)> {
    let area = element(id)?.dyn_into::<HtmlTextAreaElement>().ok()?;
    Some((area.selection_start().ok()??, area.selection_end().ok()??))
}

/// Brings an element to the middle of what is seen; `false` if there is none of this id.
pub(crate) fn show_in_the_middle(id: &str) -> bool {
    let Some(element) = element(id) else { return false };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    true
}

/// Brings an element to the top of what is seen.
pub(crate) fn show(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
    }
}

/// Whether an element has the focus.
pub(crate) fn has_focus(element: &Element) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|active| active == *element)
}

/// Whether the focus is on an element, or on nothing.
pub(crate) fn rests_on(id: &str) -> bool {
    let Some(document) = document() else { return false };
    let nothing = document.body().map(|body| -> Element { body.into() });
    document.active_element().is_none_or(|active| active.id() == id || Some(active) == nothing)
}

/// Says that the page can be used: the first screen is there and listens.
pub(crate) fn ready() {
    if let Some(page) = element("app") {
        // Fails for no element.
        drop(page.remove_attribute("aria-busy"));
    }
}

/// Tells the root element which language is spoken, whether letters are large and whether contrast is high.
pub(crate) fn dress(language: &str, large: bool, contrast: bool) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    // None of this fails for a root element.
    drop(root.set_attribute("lang", language));
    drop(root.class_list().toggle_with_force("large", large));
    drop(root.class_list().toggle_with_force("contrast", contrast));
}

/// Names the tab.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The HTML of a paste event; empty where there is none.
pub(crate) fn pasted_html(event: &Event) -> String {
    let carried =
        event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data);
    carried.and_then(|carried| carried.get_data("text/html").ok()).unwrap_or_default()
}

/// Opens the browser's window for printing.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that does not print shows nothing.
        drop(window.print());
    }
}

/// What the browser says of itself.
pub(crate) fn browser() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// The plain text of a paste event.
pub(crate) fn pasted_text(event: &Event) -> Option<String> {
    let carried = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?;
    carried.get_data("text/plain").ok()
}

/// Puts a text on the clipboard, the old way that needs no permission; `false` when the browser refuses.
pub(crate) fn copy(text: &str) -> bool {
    let Some(document) = document() else { return false };
    let field = document
        .create_element("textarea")
        .ok()
        .and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let (Some(field), Some(body)) = (field, document.body()) else { return false };
    field.set_value(text);
    if body.append_child(&field).is_err() {
        return false;
    }
    field.select();
    let copied = document.dyn_ref::<HtmlDocument>().and_then(|document| document.exec_command("copy").ok());
    field.remove();
    copied.unwrap_or(false)
}
