//! The parts of JSON by their place in the text, so that each can be read, and told of, by itself.
//!
//! Depth is only counted: a hundred thousand brackets take a hundred thousand steps and no stack.

use std::ops::Range;

/// The members of the array or object at the start of `text`: the key's place, for an object, and the value's.
pub(super) fn members(text: &str) -> Vec<(Option<Range<usize>>, Range<usize>)> {
    let start = text.len() - text.trim_start().len();
    let is_object = match text.as_bytes().get(start) {
        Some(b'{') => true,
        Some(b'[') => false,
        _ => return Vec::new(),
    };
    let mut out = Vec::new();
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    let (mut key, mut part) = (None, start + 1);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        if in_string {
            in_string = is_escaped || byte != b'"';
            is_escaped = !is_escaped && byte == b'\\';
            continue;
        }
        let ends = match byte {
            b'"' => {
                in_string = true;
                false
            }
            b'{' | b'[' => {
                depth += 1;
                false
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                depth == 0
            }
            b':' if depth == 1 && is_object && key.is_none() => {
                key = Some(trimmed(text, part..at));
                part = at + 1;
                false
            }
            b',' => depth == 1,
            _ => false,
        };
        if ends {
            let value = trimmed(text, part..at);
            if !value.is_empty() {
                out.push((key.take(), value));
            }
            part = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    out
}

/// The value of the object at the start of `text` under `key`, as it is written.
pub(super) fn member<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let found = members(text).into_iter().find(|(name, _)| {
        let name = name.clone().and_then(|it| text.get(it));
        name.is_some_and(|it| it.trim_matches('"') == key)
    });
    text.get(found?.1)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(part) = text.get(range.clone()) else { return range.start..range.start };
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_gives_its_elements() {
        let text = r#" [ {"a": "},["}, [1, 2], "x\"]", 3 ] "#;
        let parts: Vec<&str> = members(text).into_iter().map(|(_, it)| &text[it]).collect();
        assert_eq!(parts, [r#"{"a": "},["}"#, "[1, 2]", r#""x\"]""#, "3"]);
    }

    #[test]
    fn an_object_gives_its_members() {
        let text = r#"{"a": {"b": 1}, "value": 12.50, "c": "x: y"}"#;
        assert_eq!(member(text, "value"), Some("12.50"));
        assert_eq!(member(text, "c"), Some(r#""x: y""#));
        assert_eq!(member(text, "b"), None);
    }

    #[test]
    fn depth_takes_no_stack() {
        let text = "[".repeat(100_000);
        assert_eq!(members(&text), []);
    }
}
