//! Turns `locales/{ar,en}/*.json` into functions: a missing key, a missing placeholder or a missing plural form does
//! not compile. One module a file, so that a text travels with the page that uses it.

use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path};

use serde_json::Value;

#[path = "src/format/prose.rs"]
mod prose;

type Texts = BTreeMap<String, Text>;

/// Files whose texts are also looked up by code at run time.
const BY_CODE: &[&str] = &[
    "codes",
    "countries",
    "eligibility",
    "errors",
    "events",
    "guide",
    "payments",
    "refund_rules",
    "services",
    "states",
    "trail_codes",
];
/// The plural forms each language has: Arabic six, English two (`zero` is kept for a better sentence).
const AR_FORMS: &[&str] = &["zero", "one", "two", "few", "many", "other"];
const EN_FORMS: &[&str] = &["one", "other"];

enum Text {
    Plain(String),
    Plural(BTreeMap<String, String>),
    Group(Texts),
}

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let locales = Path::new(&root).join("locales");
    println!("cargo:rerun-if-changed={}", locales.display());
    let names = |lang: &str| {
        let mut names: Vec<String> = fs::read_dir(locales.join(lang))
            .expect("locale folder")
            .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".json"))
            .collect();
        names.sort();
        names
    };
    let files = names("ar");
    assert_eq!(files, names("en"), "locales/ar and locales/en must hold the same files");
    let mut out = String::new();
    for file in &files {
        let feature = file.trim_end_matches(".json");
        println!("cargo:rerun-if-changed={}", locales.join("ar").join(file).display());
        println!("cargo:rerun-if-changed={}", locales.join("en").join(file).display());
        let ar = read(&locales.join("ar").join(file));
        let en = read(&locales.join("en").join(file));
        writeln!(out, "pub mod {feature} {{\n#[allow(unused_imports)] use super::{{Lang, Plural, plural}};")
            .expect("string");
        group(&mut out, file, &ar, &en, BY_CODE.contains(&feature));
        out.push_str("}\n");
    }
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("i18n.rs");
    fs::write(target, out).expect("write i18n.rs");
}

fn read(path: &Path) -> Texts {
    let json = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let value: Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    texts(&value, &path.display().to_string())
}

fn texts(value: &Value, place: &str) -> Texts {
    let mut out = Texts::new();
    let object = value.as_object().unwrap_or_else(|| panic!("{place}: an object is wanted"));
    // A key that merely ends like a plural form (`step_one`) has no `_other` and `_one` beside it.
    let counted =
        |base: &str| object.contains_key(&format!("{base}_other")) && object.contains_key(&format!("{base}_one"));
    for (key, value) in object {
        match value {
            Value::String(text) => match key.rsplit_once('_').filter(|(_, form)| AR_FORMS.contains(form)) {
                Some((base, form)) if counted(base) => {
                    let slot = out.entry(base.to_owned()).or_insert_with(|| Text::Plural(BTreeMap::new()));
                    match slot {
                        Text::Plural(forms) => drop(forms.insert(form.to_owned(), text.clone())),
                        Text::Plain(_) | Text::Group(_) => panic!("{place}: {base} is a text and a plural"),
                    }
                }
                _ => drop(out.insert(key.clone(), Text::Plain(text.clone()))),
            },
            Value::Object(_) => drop(out.insert(key.clone(), Text::Group(texts(value, place)))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => panic!("{place}: {key} is no text"),
        }
    }
    out
}

fn group(out: &mut String, file: &str, ar: &Texts, en: &Texts, by_code: bool) {
    let keys = |texts: &Texts| texts.keys().cloned().collect::<Vec<_>>();
    let (only_ar, only_en): (Vec<_>, Vec<_>) = (
        keys(ar).into_iter().filter(|key| !en.contains_key(key)).collect(),
        keys(en).into_iter().filter(|key| !ar.contains_key(key)).collect(),
    );
    assert!(
        only_ar.is_empty() && only_en.is_empty(),
        "{file}: in Arabic only {only_ar:?}, in English only {only_en:?}"
    );
    for (key, ar) in ar {
        match (ar, &en[key]) {
            (Text::Plain(ar), Text::Plain(en)) => plain(out, file, key, ar, en),
            (Text::Plural(ar), Text::Plural(en)) => plural(out, file, key, ar, en),
            (Text::Group(ar), Text::Group(en)) => {
                writeln!(out, "pub mod {key} {{\n#[allow(unused_imports)] use super::{{Lang, Plural, plural}};")
                    .expect("string");
                group(out, file, ar, en, false);
                out.push_str("}\n");
            }
            _ => panic!("{file}: {key} is of two kinds in the two languages"),
        }
    }
    if by_code {
        // A table, not a match: the browser loads it as data, in a third of the bytes of the comparisons. In the order of
        // the keys, which a `BTreeMap` has.
        out.push_str("static TABLE: &[(&str, [&str; 2])] = &[\n");
        for (key, ar) in ar {
            if let (Text::Plain(ar), Text::Plain(en)) = (ar, &en[key]) {
                writeln!(out, "({key:?}, [{ar:?}, {en:?}]),").expect("string");
            }
        }
        out.push_str("];\n/// The Arabic texts with numbers of their own, in Arabic digits.\n");
        out.push_str("static IN_ARABIC_DIGITS: &[(&str, &str)] = &[\n");
        for (key, ar) in ar {
            if let Text::Plain(ar) = ar
                && has_numbers(ar)
            {
                writeln!(out, "({key:?}, {:?}),", prose::in_arabic_digits(ar)).expect("string");
            }
        }
        out.push_str("];\n/// The text as written, placeholders and all.\n");
        out.push_str(
            "pub fn find(lang: Lang, code: &str) -> Option<&'static str> { super::look_up(TABLE, IN_ARABIC_DIGITS, lang, code) }\n",
        );
    }
}

/// Names in braces, in order of appearance.
fn placeholders(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in text.split('{').skip(1) {
        let (name, _) = part.split_once('}').unwrap_or_else(|| panic!("unclosed brace in {text:?}"));
        if !names.contains(&name.to_owned()) {
            names.push(name.to_owned());
        }
    }
    names
}

fn identifier(key: &str) -> String {
    match key {
        "type" | "match" | "move" | "where" | "use" | "in" | "for" | "as" | "if" | "else" | "loop" | "continue"
        | "break" | "return" | "self" | "static" | "true" | "false" | "mod" | "yield" | "final" | "do" | "try" => {
            format!("{key}_")
        }
        _ => key.to_owned(),
    }
}

fn plain(out: &mut String, file: &str, key: &str, ar: &str, en: &str) {
    let (names, mut sorted_ar, mut sorted_en) = (placeholders(ar), placeholders(ar), placeholders(en));
    sorted_ar.sort();
    sorted_en.sort();
    assert_eq!(sorted_ar, sorted_en, "{file}: {key} has other placeholders in the other language");
    let key = identifier(key);
    if names.is_empty() {
        let (ar, constant) = (literal(ar), if has_numbers(ar) { "" } else { "const " });
        writeln!(out, "pub {constant}fn {key}(lang: Lang) -> &'static str {{ match lang {{ Lang::Ar => {ar}, Lang::En => {en:?} }} }}").expect("string");
    } else {
        let (params, shown) = (params(&names), shown(&names));
        let (ar, en) = (filled(ar), filled(en));
        writeln!(out, "pub fn {key}(lang: Lang{params}) -> String {{ {shown} match lang {{ Lang::Ar => {ar}, Lang::En => {en} }} }}").expect("string");
    }
}

/// True when a text has numbers of its own, which follow the reader's digits.
fn has_numbers(text: &str) -> bool {
    prose::in_arabic_digits(text) != text
}

/// The expression of an Arabic text without placeholders.
fn literal(text: &str) -> String {
    let arabic = prose::in_arabic_digits(text);
    if arabic == text { format!("{text:?}") } else { format!("crate::format::either({text:?}, {arabic:?})") }
}

/// The expression that fills a text.
fn filled(text: &str) -> String {
    let is_arabic = text.contains(|letter| ('\u{600}'..'\u{700}').contains(&letter));
    match (text.contains('{'), is_arabic && has_numbers(text)) {
        (false, false) => format!("{text:?}.to_owned()"),
        (false, true) => format!("{}.to_owned()", literal(text)),
        (true, false) => format!("format!({text:?})"),
        (true, true) => {
            let arabic = prose::in_arabic_digits(text);
            format!("crate::format::either(&format!({text:?}), &format!({arabic:?})).to_owned()")
        }
    }
}

/// Makes of every argument what stands in the text.
fn shown(names: &[String]) -> String {
    names.iter().fold(String::new(), |mut all, name| {
        write!(all, "let {name} = crate::format::Shown::shown({name}); ").expect("string");
        all
    })
}

fn params(names: &[String]) -> String {
    names.iter().fold(String::new(), |mut all, name| {
        write!(all, ", {name}: impl crate::format::Shown").expect("string");
        all
    })
}

fn plural(out: &mut String, file: &str, key: &str, ar: &BTreeMap<String, String>, en: &BTreeMap<String, String>) {
    for form in AR_FORMS {
        assert!(ar.contains_key(*form), "{file}: {key}_{form} is missing in Arabic");
    }
    for form in EN_FORMS {
        assert!(en.contains_key(*form), "{file}: {key}_{form} is missing in English");
    }
    let mut names: Vec<String> = Vec::new();
    for text in ar.values().chain(en.values()) {
        for name in placeholders(text) {
            if name != "count" && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.sort();
    let (params, shown) = (params(&names), shown(&names));
    let key = identifier(key);
    let count = "let form = plural(lang, count); let count = crate::format::number(count); let _ = &count;";
    writeln!(out, "pub fn {key}(lang: Lang, count: i64{params}) -> String {{ {count} {shown} match (lang, form) {{")
        .expect("string");
    for (lang, forms) in [("Ar", ar), ("En", en)] {
        let other = &forms["other"];
        for (form, text) in forms {
            if form != "other" {
                let variant = format!("{}{}", form[..1].to_uppercase(), &form[1..]);
                writeln!(out, "(Lang::{lang}, Plural::{variant}) => {},", filled(text)).expect("string");
            }
        }
        writeln!(out, "(Lang::{lang}, _) => {},", filled(other)).expect("string");
    }
    out.push_str("} }\n");
}
