//! The browser's database: one text per report. It may be forbidden, full or gone at any time; then nothing is stored
//! and the answer says so.

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const NAME: &str = "gouji";
const VERSION: u32 = 1;
const REPORTS: &str = "reports";

/// What became of storing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Put {
    /// It is stored.
    Done,
    /// What is stored already may not be replaced.
    Held,
}

/// All names with their texts; nothing where there is no database.
pub(crate) async fn all() -> Option<Vec<(String, String)>> {
    let database = open().await?;
    let (store, _) = reports(&database, IdbTransactionMode::Readonly)?;
    let (keys, texts) = (store.get_all_keys().ok()?, store.get_all().ok()?);
    let keys: Array = answer(&keys).await.ok()?.dyn_into().ok()?;
    let texts: Array = answer(&texts).await.ok()?.dyn_into().ok()?;
    database.close();
    Some(
        keys.iter()
            .zip(texts.iter())
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
            .collect(),
    )
}

/// The text under a name.
pub(crate) async fn get(name: &str) -> Option<String> {
    let database = open().await?;
    let (store, _) = reports(&database, IdbTransactionMode::Readonly)?;
    let text = answer(&store.get(&name.into()).ok()?).await.ok()?.as_string();
    database.close();
    text
}

/// Stores a text if what is stored under the name may be replaced; nothing where there is no database, or no room.
/// Between the question and the answer no other tab comes in.
pub(crate) async fn put(name: &str, text: &str, may_replace: impl Fn(&str) -> bool) -> Option<Put> {
    let database = open().await?;
    let (store, transaction) = reports(&database, IdbTransactionMode::Readwrite)?;
    let stored = answer(&store.get(&name.into()).ok()?).await.ok()?.as_string();
    if stored.is_some_and(|stored| !may_replace(&stored)) {
        database.close();
        return Some(Put::Held);
    }
    store.put_with_key(&text.into(), &name.into()).ok()?;
    let done = completed(&transaction).await.is_ok();
    database.close();
    done.then_some(Put::Done)
}

/// Forgets one text, or all.
pub(crate) async fn remove(name: Option<&str>) {
    let Some(database) = open().await else { return };
    if let Some((store, transaction)) = reports(&database, IdbTransactionMode::Readwrite) {
        let asked = name.map_or_else(|| store.clear(), |name| store.delete(&name.into()));
        if asked.is_ok() {
            // What a database does not forget is still in the list, for whoever looks.
            drop(completed(&transaction).await);
        }
    }
    database.close();
}

async fn open() -> Option<IdbDatabase> {
    let factory = web_sys::window()?.indexed_db().ok().flatten()?;
    let request = factory.open_with_u32(NAME, VERSION).ok()?;
    let opening = request.clone();
    let upgrade = Closure::once_into_js(move || {
        let database = opening.result().ok().and_then(|database| database.dyn_into::<IdbDatabase>().ok());
        if let Some(database) = database {
            // Fails only where the store is there already.
            drop(database.create_object_store(REPORTS));
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    answer(&request).await.ok()?.dyn_into().ok()
}

fn reports(database: &IdbDatabase, mode: IdbTransactionMode) -> Option<(IdbObjectStore, IdbTransaction)> {
    let transaction = database.transaction_with_str_and_mode(REPORTS, mode).ok()?;
    Some((transaction.object_store(REPORTS).ok()?, transaction))
}

/// The answer to a request.
fn answer(request: &IdbRequest) -> JsFuture {
    let promise = Promise::new(&mut |resolve, reject| {
        let asked = request.clone();
        let good = move || {
            // A promise's own functions do not throw.
            drop(resolve.call1(&JsValue::NULL, &asked.result().unwrap_or(JsValue::UNDEFINED)));
        };
        request.set_onsuccess(Some(Closure::once_into_js(good).unchecked_ref()));
        request.set_onerror(Some(refusal(reject).unchecked_ref()));
    });
    JsFuture::from(promise)
}

/// The end of a transaction: only then is its text on the disk.
fn completed(transaction: &IdbTransaction) -> JsFuture {
    let promise = Promise::new(&mut |resolve, reject| {
        let good = move || drop(resolve.call0(&JsValue::NULL));
        transaction.set_oncomplete(Some(Closure::once_into_js(good).unchecked_ref()));
        transaction.set_onabort(Some(refusal(reject).unchecked_ref()));
    });
    JsFuture::from(promise)
}

/// Refuses a promise, and keeps the browser from reporting the same again.
fn refusal(reject: js_sys::Function) -> JsValue {
    Closure::once_into_js(move |event: web_sys::Event| {
        event.prevent_default();
        drop(reject.call0(&JsValue::NULL));
    })
}
