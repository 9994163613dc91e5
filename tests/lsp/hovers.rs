//! What stands under the pointer: how fonte read a figure, a name, a date.

use crate::newsroom::Editor;

/// Otherwise nobody sees why a message came, or why none did.
#[test]
fn a_figure_shows_how_it_was_read_and_who_stands_for_it() {
    let mut editor = Editor::with(&[]);
    editor.open("Secondo il ministero, a Valdorsa arriveranno circa 10.000 turisti entro l'anno.\n");
    let (shown, words) = editor.hover("10.000").expect("a hover");
    println!("{shown}\n--- {words}");
    let (shown, words) = editor.hover("ministero").expect("a hover");
    println!("{shown}\n--- {words}");
    panic!();
}
