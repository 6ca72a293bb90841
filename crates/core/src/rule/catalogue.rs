//! The one list of rules, made from their pages.

use super::{Check, RuleInfo, Severity, Text};
use crate::form::{Form, order};

// Written by the build script from `rules/*.md`, in the order of `rules/order.txt`.
include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Version of the catalogue; it grows when a rule is added or changes its meaning.
pub const CATALOGUE_VERSION: &str = "1";

/// All rules, in the order in which they are reported.
pub fn all() -> &'static [RuleInfo] {
    RULES
}

/// A rule by its id.
pub fn info(id: &str) -> Option<&'static RuleInfo> {
    RULES.get(position(id))
}

/// Whether a rule of this id is left out because the library is built without the prose.
pub(super) fn is_absent(id: &str) -> bool {
    ABSENT.contains(&id)
}

/// The position of a rule in the catalogue; rules that a form declares for itself come last.
pub fn position(id: &str) -> usize {
    let found = BY_ID.binary_search_by(|(own, _)| (*own).cmp(id)).ok();
    found.and_then(|found| BY_ID.get(found)).map_or(RULES.len(), |(_, position)| usize::from(*position))
}

/// All checks that apply to a form, those of one rule together, in the order of the catalogue.
pub fn checks_for(form: &Form) -> Vec<Box<dyn Check>> {
    let mut checks: Vec<Box<dyn Check>> = super::arithmetic::checks(form);
    checks.extend(super::cell::checks(form));
    checks.extend(super::tables::checks(form));
    checks.extend(super::years::checks(form));
    #[cfg(feature = "prose")]
    {
        checks.extend(super::structure::checks(form));
        checks.extend(super::layout::checks(form));
        checks.extend(super::publication::checks(form));
        checks.extend(super::prose::checks(form));
    }
    order::by_rank(checks, &|check| position(check.rule().as_str()))
}
