//! Buffers that are lent to the host: it writes what it asks and reads what it is told there.

use std::cell::RefCell;

thread_local! {
    static LENT: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// Lends a buffer of some bytes, all 0, and gives its address; 0 when there is no memory for it.
pub(crate) fn alloc(size: usize) -> usize {
    let size = size.max(1);
    let mut buffer = Vec::new();
    if buffer.try_reserve_exact(size).is_err() {
        return 0;
    }
    buffer.resize(size, 0);
    lend(buffer)
}

/// Lends a buffer with something in it.
pub(crate) fn lend(mut buffer: Vec<u8>) -> usize {
    let address = buffer.as_mut_ptr().expose_provenance();
    LENT.with_borrow_mut(|lent| lent.push(buffer));
    address
}

/// Takes a buffer back; an address that was not lent is no one's loss.
pub(crate) fn free(address: usize) {
    let _ = take(address, 0);
}

/// Shows a function the first bytes of a buffer. `None` for an address that was not lent or a buffer that is shorter.
pub(crate) fn show<T>(address: usize, size: usize, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
    if size == 0 {
        return Some(look(&[]));
    }
    let buffer = take(address, size)?;
    let answer = buffer.get(..size).map(look);
    LENT.with_borrow_mut(|lent| lent.push(buffer));
    answer
}

fn take(address: usize, size: usize) -> Option<Vec<u8>> {
    LENT.with_borrow_mut(|lent| {
        let fits = |buffer: &Vec<u8>| buffer.as_ptr().addr() == address && buffer.len() >= size;
        let position = lent.iter().position(fits)?;
        Some(lent.swap_remove(position))
    })
}

#[cfg(test)]
mod tests {
    use super::{alloc, free, lend, show};

    #[test]
    fn what_is_lent_is_shown_until_it_is_taken_back() {
        let address = lend(b"abc".to_vec());
        assert_eq!(show(address, 2, <[u8]>::to_vec), Some(b"ab".to_vec()));
        assert_eq!(show(address, 3, <[u8]>::to_vec), Some(b"abc".to_vec()));
        assert_eq!(show(address, 4, <[u8]>::to_vec), None);
        free(address);
        assert_eq!(show(address, 1, <[u8]>::to_vec), None);
    }

    #[test]
    fn wrong_addresses_do_no_harm() {
        free(12);
        assert_eq!(show(12, 1, <[u8]>::to_vec), None);
        assert_eq!(show(0, 0, <[u8]>::len), Some(0));
        assert_eq!(alloc(usize::MAX), 0);
        let empty = alloc(0);
        assert_ne!(empty, 0);
        free(empty);
    }
}
