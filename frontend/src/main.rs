//! The page: fill in, check and repair a report in the browser.

mod app;
mod components;
mod pages;
mod picture;
mod route;
mod services;
mod state;
mod text;

fn main() {
    if let Some(place) = services::dom::element("app") {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
