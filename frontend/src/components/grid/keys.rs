//! What a key means in the grid.

/// A way to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// To the first cell of the row.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// To the first cell of the column.
    ColumnStart,
    /// To the last cell of the column.
    ColumnEnd,
    /// To the first cell of the table.
    TableStart,
    /// To the last cell of the table.
    TableEnd,
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Commit and go.
    Go(Way),
    /// Commit and stay.
    Commit,
    /// Forget what was typed.
    Cancel,
    /// Put the caret into the text.
    Edit,
}

/// What is held down with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// Nothing.
    Nothing,
    /// Shift alone.
    Shift,
    /// Ctrl, or the command key, alone.
    Control,
    /// Something else: the key is not ours. So are all keys of an input method that is composing a text.
    Other,
}

/// What a key asks for; nothing where the browser does the right thing by itself. `editing` says that the caret is in
/// the text, so that left and right belong to it.
pub(crate) fn wish(name: &str, held: Held, editing: bool) -> Option<Wish> {
    use Held::{Control, Nothing, Shift};
    let way = match (name, held) {
        ("ArrowUp", Nothing) | ("Enter", Shift) => Way::Up,
        ("ArrowDown" | "Enter", Nothing) => Way::Down,
        ("ArrowLeft", Nothing) if !editing => Way::Left,
        ("ArrowRight", Nothing) if !editing => Way::Right,
        ("Home", Nothing) | ("ArrowLeft", Control) if !editing => Way::RowStart,
        ("End", Nothing) | ("ArrowRight", Control) if !editing => Way::RowEnd,
        ("ArrowUp", Control) | ("PageUp", Nothing) => Way::ColumnStart,
        ("ArrowDown", Control) | ("PageDown", Nothing) => Way::ColumnEnd,
        ("Home", Control) => Way::TableStart,
        ("End", Control) => Way::TableEnd,
        ("Enter", Control) => return Some(Wish::Commit),
        ("Escape", Nothing) => return Some(Wish::Cancel),
        ("F2", Nothing) => return Some(Wish::Edit),
        _ => return None,
    };
    Some(Wish::Go(way))
}

/// Whether a key, in a blank cell that can have one value only, writes that value. Tab and arrows only pass by.
pub(crate) fn takes_what_is_forced(name: &str, held: Held) -> bool {
    name == "Enter" && held == Held::Nothing
}

#[cfg(test)]
mod tests {
    use super::{Held, Way, Wish, wish};

    #[test]
    fn an_input_method_keeps_its_keys() {
        for name in ["Enter", "Escape", "ArrowDown", "Process"] {
            assert_eq!(wish(name, Held::Other, false), None, "{name}");
        }
    }

    #[test]
    fn left_and_right_belong_to_the_text_while_it_is_edited() {
        assert_eq!(wish("ArrowLeft", Held::Nothing, false), Some(Wish::Go(Way::Left)));
        assert_eq!(wish("ArrowLeft", Held::Nothing, true), None);
        assert_eq!(wish("ArrowDown", Held::Nothing, true), Some(Wish::Go(Way::Down)));
    }

    #[test]
    fn enter_goes_down_and_with_shift_up() {
        assert_eq!(wish("Enter", Held::Nothing, true), Some(Wish::Go(Way::Down)));
        assert_eq!(wish("Enter", Held::Shift, true), Some(Wish::Go(Way::Up)));
    }

    #[test]
    fn letters_and_tab_are_left_to_the_browser() {
        for name in ["a", "7", "Tab", "Backspace"] {
            assert_eq!(wish(name, Held::Nothing, false), None, "{name}");
        }
    }
}
