//! How JSON is written: indented, with the bytes of the command, or on one line, for hosts that take it apart at once.

use std::io::{Result, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// Writes a value.
pub(crate) fn json(value: &impl Serialize, indent: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let layout = Layout { indented: indent.then(PrettyFormatter::new), plain: CompactFormatter };
    // Writing into memory cannot fail, and no value of ours has keys that are no strings.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut bytes, layout));
    if indent {
        bytes.push(b'\n');
    }
    bytes
}

/// One formatter for both, so that everything that is serialised stands in the module once.
struct Layout {
    indented: Option<PrettyFormatter<'static>>,
    plain: CompactFormatter,
}

macro_rules! forward {
    ($($name:ident($($argument:ident: $kind:ty),*);)*) => {$(
        fn $name<W: ?Sized + Write>(&mut self, writer: &mut W $(, $argument: $kind)*) -> Result<()> {
            match &mut self.indented {
                Some(indented) => indented.$name(writer $(, $argument)*),
                None => self.plain.$name(writer $(, $argument)*),
            }
        }
    )*};
}

impl Formatter for Layout {
    forward! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
    }
}

#[cfg(test)]
mod tests {
    use super::json;
    use std::collections::BTreeMap;

    #[test]
    fn indented_bytes_are_those_of_the_command() {
        let value = BTreeMap::from([("a", vec![1, 2]), ("b", vec![])]);
        assert_eq!(String::from_utf8(json(&value, true)).unwrap(), gouji_core::json::text(&value));
        assert_eq!(json(&value, false), br#"{"a":[1,2],"b":[]}"#);
    }
}
