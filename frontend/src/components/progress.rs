//! How far the reading of a large file is, with a button that stops it.

use yew::prelude::*;

use crate::app::use_lang;
use crate::services::dom;
use crate::services::reading::apart::Stage;
use crate::text::Word;

/// A file that is being read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Progress {
    /// Its name.
    pub(crate) file: String,
    /// Its size in bytes.
    pub(crate) size: u64,
    /// How far it is.
    pub(crate) stage: Stage,
}

#[derive(Properties, PartialEq)]
pub(crate) struct ProgressBarProps {
    /// What is being read, while something is.
    pub(crate) progress: Option<Progress>,
    /// Stops it.
    pub(crate) stop: Callback<()>,
}

/// The bar is full at so many parts.
const FULL: u32 = 1000;

#[component]
pub(crate) fn ProgressBar(props: &ProgressBarProps) -> Html {
    let lang = use_lang();
    use_effect_with(props.progress.is_some(), |shown| {
        if *shown {
            dom::focus("reading-stop");
        }
    });
    let Some(Progress { file, size, stage }) = &props.progress else { return Html::default() };
    // What takes longest has the widest part; within a stage nothing more is known than that it runs.
    let (done, word) = match stage {
        Stage::Bytes(parts) => (parts / 10, Word::ReadingBytes),
        Stage::Starting => (FULL / 10, Word::ReadingStarting),
        Stage::Opening => (FULL / 4, Word::ReadingOpening),
        Stage::Looking => (FULL * 3 / 4, Word::ReadingLooking),
    };
    let tenths = (size * 10).div_ceil(1024 * 1024);
    let size = format!("{}.{}", tenths / 10, tenths % 10);
    let stop = props.stop.clone();
    let onkeydown = {
        let stop = stop.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                stop.emit(());
            }
        })
    };
    html! {
        <div class="veil" {onkeydown}>
            <div class="dialog reading" role="alertdialog" aria-modal="true" aria-labelledby="reading-title" aria-describedby="reading-stage">
                <h2 id="reading-title">{ Word::ReadingFile.fill(lang, &[("file", file), ("size", &size)]) }</h2>
                <progress max={FULL.to_string()} value={done.to_string()} aria-labelledby="reading-title"></progress>
                <p id="reading-stage" role="status">{ word.get(lang) }</p>
                <button type="button" class="quiet" id="reading-stop" onclick={stop.reform(|_: MouseEvent| ())}>{ Word::ReadingStop.get(lang) }</button>
            </div>
        </div>
    }
}
