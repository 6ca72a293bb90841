//! Putting things in order by their positions.
//!
//! The standard library's sort is made anew for every type, at several kilobytes of WebAssembly each; this one is made
//! once. It is for what the slim module does: forms, lists of keys, the catalogue.

/// The positions from 0 to `count` in order; what is equal stays as it stands.
pub(crate) fn positions(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for run in sorted.chunks(width.saturating_mul(2)) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let (Some(one), Some(other)) = (left.first(), right.first()) {
                let from = if is_before(*other, *one) { &mut right } else { &mut left };
                let Some((first, rest)) = from.split_first() else { break };
                merged.push(*first);
                *from = rest;
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        sorted = merged;
        width = width.saturating_mul(2);
    }
    sorted
}

/// The same things in the order of a rank.
pub(crate) fn by_rank<T>(things: Vec<T>, rank: &dyn Fn(&T) -> usize) -> Vec<T> {
    let ranks: Vec<usize> = things.iter().map(rank).collect();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let order = positions(ranks.len(), &|one, other| ranks.get(one) < ranks.get(other));
    order.into_iter().filter_map(|position| things.get_mut(position)?.take()).collect()
}

#[cfg(test)]
mod tests {
    use super::{by_rank, positions};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn order_is_that_of_the_standard_library(values in prop::collection::vec(0_usize..20, 0..70)) {
            let mut expected: Vec<(usize, usize)> = values.iter().copied().enumerate().collect();
            expected.sort_by_key(|(_, value)| *value);
            let pairs = values.iter().copied().enumerate().collect();
            prop_assert_eq!(by_rank(pairs, &|(_, value)| *value), expected.clone());
            let order = positions(values.len(), &|one, other| values[one] < values[other]);
            prop_assert_eq!(order, expected.into_iter().map(|(place, _)| place).collect::<Vec<_>>());
        }
    }
}
