// Prints the digests of WASM: node run.mjs WASM [SEED [COUNT]]. The module must need nothing from its host.
import { readFile } from "node:fs/promises";

const [path, seed = "1", count = "100000"] = process.argv.slice(2);
if (!path) {
  console.error("node run.mjs WASM [SEED [COUNT]]");
  process.exit(2);
}
const module = await WebAssembly.compile(await readFile(path));
const imports = WebAssembly.Module.imports(module);
if (imports.length > 0) {
  console.error("the module imports", imports.map(({ module, name }) => `${module}.${name}`).join(", "));
  process.exit(1);
}
const { exports } = await WebAssembly.instantiate(module);
const hex = (digest) => BigInt.asUintN(64, digest).toString(16).padStart(16, "0");
console.log(`golden ${hex(exports.golden_digest())} ${exports.golden_count()}`);
console.log(`random ${hex(exports.random_digest(BigInt(seed), Number(count)))} ${count}`);
