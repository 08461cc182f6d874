// Bundles each *.js of this folder's src/ into built/, with the licences of what went in. Run by `make frontend`.
import { build } from "esbuild";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

// What stands in pages that are passed on by themselves carries its licences in itself.
const PASSED_ON = ["network"];
const options = {
  outdir: "built",
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  legalComments: "none",
  loader: { ".svg": "dataurl", ".woff2": "dataurl" },
  logLevel: "warning",
};
const names = readdirSync("src").filter((name) => name.endsWith(".js")).map((name) => name.slice(0, -3)).sort();
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;

function notice(path) {
  const { name = path.split("node_modules/").pop() } = lock[path];
  const file = existsSync(path) && readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(`${path}/${file}`, "utf8").trim() : `Licence: ${lock[path].license}`;
  return `${name} ${lock[path].version} (${lock[path].license})\n\n${text}\n`;
}

const line = `\n${"-".repeat(80)}\n\n`;
rmSync("built", { recursive: true, force: true });
mkdirSync("built");
for (const name of names) {
  const { metafile } = await build({ ...options, entryPoints: [`src/${name}.js`] });
  const inside = Object.keys(lock).filter((path) => path && Object.keys(metafile.inputs).some((input) => input.startsWith(`${path}/`)));
  const path = `built/${name}.js`;
  if (PASSED_ON.includes(name)) {
    const notices = inside.sort().map(notice).join(line).replaceAll("*/", "* /");
    writeFileSync(path, `/*!\n${notices}*/\n${readFileSync(path, "utf8")}`);
  }
  console.error(`frontend/${path}: ${Math.round(readFileSync(path).length / 1000)} kB`);
}

// Every package that a bundle holds, and what it held itself when its authors bundled it: all are in the lock.
const named = Object.keys(lock).filter((path) => path && !lock[path].dev).sort();
writeFileSync("built/LICENCES.txt", named.map(notice).join(line));
