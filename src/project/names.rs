//! The house list of names: a line each, `Name`, or `Name, role`, or `Name = other form = other form, role`.

use crate::mention::HouseName;

/// The name that a line holds; absent for an empty line or a comment.
///
/// ```
/// use fonte::project::house_name;
/// let name = house_name("Olena Syrenko = Elena Sirenko, ministra").unwrap();
/// assert_eq!(name.name, "Olena Syrenko");
/// assert_eq!(name.aliases, ["Elena Sirenko"]);
/// assert_eq!(name.role.as_deref(), Some("ministra"));
/// ```
pub fn house_name(line: &str) -> Option<HouseName> {
    let line = line.split_once('#').map_or(line, |(before, _)| before);
    let (forms, role) = line.split_once(',').map_or((line, None), |(forms, role)| (forms, Some(role.trim())));
    let mut forms = forms.split('=').map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned);
    let name = forms.next()?;
    let role = role.filter(|role| !role.is_empty()).map(str::to_owned);
    Some(HouseName { name, aliases: forms.collect(), role })
}
