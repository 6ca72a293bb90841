//! The page.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A heading and one field, until the grid takes their place.
#[component]
fn App() -> Html {
    let figure = use_state(String::new);
    let oninput = {
        let figure = figure.clone();
        Callback::from(move |event: InputEvent| {
            figure.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <main>
            <h1>{"Gouji"}</h1>
            <label for="figure">{"Figure"}</label>
            <input id="figure" value={(*figure).clone()} {oninput} />
            <output>{(*figure).clone()}</output>
        </main>
    }
}

fn main() {
    if let Some(place) =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"))
    {
        yew::Renderer::<App>::with_root(place).render();
    }
}
