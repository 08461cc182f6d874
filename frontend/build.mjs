// Bundles each *.js of this folder's src/ into built/, with the licences of what went in. Run by `make frontend`.
import { build } from "esbuild";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const entries = readdirSync("src").filter((name) => name.endsWith(".js")).map((name) => `src/${name}`).sort();
rmSync("built", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: entries,
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
});

// Every package that a bundle holds, and what it held itself when its authors bundled it: all are in the lock.
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const named = Object.keys(lock).filter((path) => path && !lock[path].dev).sort();
const notices = named.map((path) => {
  const { name = path.split("node_modules/").pop() } = lock[path];
  const file = existsSync(path) && readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(`${path}/${file}`, "utf8").trim() : `Licence: ${lock[path].license}`;
  return `${name} ${lock[path].version} (${lock[path].license})\n\n${text}\n`;
});
mkdirSync("built", { recursive: true });
writeFileSync("built/LICENCES.txt", notices.join(`\n${"-".repeat(80)}\n\n`));
for (const [path, { bytes }] of Object.entries(metafile.outputs)) console.error(`frontend/${path}: ${Math.round(bytes / 1000)} kB`);
