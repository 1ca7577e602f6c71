//! The browser's stack: views are moved by value, and an unoptimised build keeps every copy. A megabyte, the default,
//! overflows on the longest forms and on reading the policy; what is not touched costs nothing.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        let mebibytes = if std::env::var("PROFILE").is_ok_and(|profile| profile == "debug") { 16 } else { 4 };
        println!("cargo:rustc-link-arg-cdylib=-zstack-size={}", mebibytes * 1024 * 1024);
    }
}
