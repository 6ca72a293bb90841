//! Which form a report is in, and which of its tables are from another.

use std::sync::Arc;

use gouji_core::Form;
use gouji_core::form::mixed;

use super::Scene;
use super::clusters::Found;
use super::tables::chain::Instance;

/// The form of a report and its tables in it.
pub(super) struct Chosen {
    pub(super) form: Arc<Form>,
    pub(super) tables: Vec<Instance>,
    /// Keys of the tables that are from another edition, with that edition.
    pub(super) foreign: Vec<(String, String)>,
    /// Whether no table and no year tells one edition from another.
    pub(super) unsure: bool,
}

/// Chooses the form that most tables are of; of equal ones the one for the year, else the newest.
pub(super) fn choose(scene: &Scene<'_>, found: Vec<Found>, year: Option<u16>) -> Option<Chosen> {
    let is_of = |instance: &Instance, form: usize| scene.variants[instance.variant].forms.contains(&form);
    let may_be = |found: &Found, form: usize| {
        is_of(&found.best, form) || found.equals.iter().any(|own| is_of(own, form))
    };
    let rank = |form: &usize| {
        let tables = found.iter().filter(|own| may_be(own, *form)).count();
        let for_year = year.is_some_and(|year| scene.forms[*form].is_for_year(year));
        (tables, for_year, *form)
    };
    let base = (0..scene.forms.len()).max_by_key(rank)?;
    let rivals = (0..scene.forms.len()).filter(|form| *form != base && rank(form).0 == rank(&base).0);
    let unsure = !rank(&base).1 && rivals.count() > 0;
    let mut form = Arc::clone(&scene.forms[base]);
    let mut tables = Vec::new();
    let mut foreign = Vec::new();
    for own in found {
        let Found { best, equals } = own;
        let instance = if is_of(&best, base) {
            best
        } else {
            equals.into_iter().find(|own| is_of(own, base)).unwrap_or(best)
        };
        if !is_of(&instance, base) {
            let variant = &scene.variants[instance.variant];
            let other = variant.forms.first().and_then(|form| scene.forms.get(*form))?;
            form = mixed(&form, other, &variant.table)?;
            foreign.push((variant.table.clone(), other.id().to_owned()));
        }
        tables.push(instance);
    }
    Some(Chosen { form, tables, foreign, unsure })
}
