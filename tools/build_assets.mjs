// Bundles what browsers load into src/localaction/design/static/design/: `npm run build`, or with --watch.
import { cp, copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { context, build } from "esbuild";
import { unwrapped } from "./unwrapping.mjs";

const HERE = new URL("../", import.meta.url).pathname;
const FROM = `${HERE}src/localaction/design/assets/`;
const SERVED = `${HERE}src/localaction/design/static/design/`;
const TO = `${HERE}src/localaction/design/static/.design-${process.pid}/`; // swapped in whole, so nobody is served half a build
const FONTS = {
  "newsreader-latin.woff2": "newsreader/files/newsreader-latin-500-normal.woff2",
  "newsreader-latin-ext.woff2": "newsreader/files/newsreader-latin-ext-500-normal.woff2",
  "markazi-arabic.woff2": "markazi-text/files/markazi-text-arabic-600-normal.woff2",
};
const FONT_LIMIT = 25_000;
// faces that our own engine draws pictures with, whole and unpacked; browsers never load them
const FACES = ["Vazirmatn-Regular.ttf", "Vazirmatn-SemiBold.ttf"];

await mkdir(`${TO}fonts`, { recursive: true });
for (const [name, source] of Object.entries(FONTS)) {
  await copyFile(`${HERE}node_modules/@fontsource/${source}`, `${TO}fonts/${name}`);
  const { size } = await stat(`${TO}fonts/${name}`);
  if (size > FONT_LIMIT) throw new Error(`${name} is ${size} bytes, more than ${FONT_LIMIT}`);
}
await copyFile(`${HERE}node_modules/@fontsource/newsreader/LICENSE`, `${TO}fonts/newsreader-LICENSE.txt`);
await copyFile(`${HERE}node_modules/@fontsource/markazi-text/LICENSE`, `${TO}fonts/markazi-LICENSE.txt`);
await mkdir(`${TO}faces`, { recursive: true });
for (const name of FACES) await copyFile(`${HERE}node_modules/vazirmatn/fonts/ttf/${name}`, `${TO}faces/${name}`);
await copyFile(`${HERE}node_modules/vazirmatn/OFL.txt`, `${TO}faces/Vazirmatn-OFL.txt`);
await writeFile(`${TO}faces/Newsreader-Medium.ttf`, unwrapped(await readFile(`${HERE}node_modules/@fontsource/newsreader/files/newsreader-latin-500-normal.woff`)));
await cp(`${FROM}map`, TO, { recursive: true });
await cp(`${FROM}images`, TO, { recursive: true });

const options = {
  entryPoints: [`${FROM}css/site.css`, `${FROM}css/progress.css`, `${FROM}css/copy.css`, `${FROM}css/embed.css`, `${FROM}js/site.js`, `${FROM}js/verify.js`, `${FROM}js/map.js`],
  outdir: TO, entryNames: "[name]", bundle: true, minify: true, format: "esm", target: ["es2022", "chrome111", "firefox121", "safari16.4"],
  external: ["./fonts/*"], charset: "utf8", legalComments: "none", logLevel: "warning",
};
await build(options);
await writeFile(`${TO}gallery.css`, await palettes());
await rm(SERVED, { recursive: true, force: true });
await rename(TO, SERVED);
for (const name of await readdir(SERVED)) console.log(name, `${((await stat(SERVED + name)).size / 1024).toFixed(1)} KB`);
if (process.argv.includes("--watch")) await (await context({ ...options, outdir: SERVED })).watch();

/** The gallery shows light and dark side by side: both palettes of tokens.css as classes. */
async function palettes() {
  const tokens = await readFile(`${FROM}css/tokens.css`, "utf8");
  const light = tokens.match(/:root \{([\s\S]*?)\/\* Type/)[1].replace(/\/\*.*?\*\//g, "").replace(/color-scheme: .*;/, "");
  const dark = tokens.match(/scheme: dark\) \{\s*:root \{([\s\S]*?)\}\s*\}/)[1];
  const layout = await readFile(`${FROM}css/gallery.css`, "utf8");
  return `${layout}.scheme-light { color-scheme: light; ${light}}\n.scheme-dark { color-scheme: dark; ${dark}}\n`;
}
