//! The words of ledgers that the form does not have: heads of columns, and what cells say of cases without a result.

use super::Role;

const WORDS: &str = include_str!("../../../vocabulary/ledger.txt");

/// The words of a line of the vocabulary, in its order.
pub(super) fn words(name: &str) -> impl Iterator<Item = &'static str> {
    let line = WORDS.lines().find_map(|line| line.split_once(" = ").filter(|(own, _)| *own == name));
    line.map_or("", |(_, words)| words).split_whitespace()
}

/// How well the head of a column names a role: the less the better; `None` where it does not.
pub(super) fn rank(head: &str, role: Role) -> Option<usize> {
    let place = |fits: &dyn Fn(&str) -> bool| words(role.code()).position(fits);
    let count = words(role.code()).count();
    place(&|word| word == head).or_else(|| place(&|word| head.contains(word)).map(|place| place + count))
}

#[cfg(test)]
mod tests {
    use super::{Role, words};

    #[test]
    fn every_role_and_list_has_words() {
        for name in Role::ALL.map(Role::code).into_iter().chain(["pending", "yes", "no", "negation"]) {
            assert!(words(name).count() > 1, "{name}");
        }
    }
}
