//! Prints the native digests: `parity [SEED [COUNT]]`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default: u64| arguments.next().map_or(Some(default), |text| text.parse::<u64>().ok());
    let (Some(seed), Some(count)) = (number(1), number(100_000).and_then(|count| u32::try_from(count).ok())) else {
        eprintln!("parity [SEED [COUNT]]");
        return ExitCode::from(2);
    };
    let (digest, cases) = parity::golden();
    println!("golden {digest:016x} {cases}");
    println!("random {:016x} {count}", parity::random(seed, count));
    ExitCode::SUCCESS
}
