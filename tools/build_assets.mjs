// Bundles what browsers load into src/localaction/design/static/design/: `npm run build`, or with --watch.
import { cp, copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { context, build } from "esbuild";
import fontverter from "fontverter";
import { subset } from "./subset_font.mjs";
import { pieces } from "./cut_coast.mjs";

const HERE = new URL("../", import.meta.url).pathname;
const FROM = `${HERE}src/localaction/design/assets/`;
const SERVED = `${HERE}src/localaction/design/static/design/`;
const TO = `${HERE}src/localaction/design/static/.design-${process.pid}/`; // swapped in whole, so nobody is served half a build
const LATIN = "newsreader/files/newsreader-latin-500-normal.woff2";
const SHAPING = ["init", "medi", "fina", "isol", "rlig", "ccmp", "mark", "mkmk", "curs", "locl", "calt"];
// Plain letters with their kerning, the accented ones apart: a page in English loads the first file only.
const FONTS = {
  "newsreader-latin.woff2": [LATIN, [[0x20, 0x7e], [0x2013, 0x2014], [0x2018, 0x201d], [0x2026, 0x2026]], ["kern"]],
  "newsreader-latin-1.woff2": [LATIN, [[0xa0, 0xff], [0x131, 0x131], [0x152, 0x153], [0x2c6, 0x2dc], [0x20ac, 0x20ac], [0x2212, 0x2212]], ["mark", "ccmp"]],
  "newsreader-latin-ext.woff2": ["newsreader/files/newsreader-latin-ext-500-normal.woff2", [[0x100, 0x24f], [0x2b0, 0x2c7], [0x1e00, 0x1ef9]], ["mark", "ccmp"]],
  "markazi-arabic.woff2": ["markazi-text/files/markazi-text-arabic-600-normal.woff2", [[0x60c, 0x60c], [0x61b, 0x61b], [0x61f, 0x63a], [0x640, 0x655], [0x660, 0x669], [0x671, 0x671]], SHAPING],
};
const FONT_LIMIT = 18_000;
const FACES = ["Vazirmatn-Regular.ttf", "Vazirmatn-SemiBold.ttf"];

await mkdir(`${TO}fonts`, { recursive: true });
for (const [name, [source, letters, features]] of Object.entries(FONTS)) {
  await writeFile(`${TO}fonts/${name}`, await subset(`${HERE}node_modules/@fontsource/${source}`, letters, features));
  const { size } = await stat(`${TO}fonts/${name}`);
  if (size > FONT_LIMIT) throw new Error(`${name} is ${size} bytes, more than ${FONT_LIMIT}`);
}
await copyFile(`${HERE}node_modules/@fontsource/newsreader/LICENSE`, `${TO}fonts/newsreader-LICENSE.txt`);
await copyFile(`${HERE}node_modules/@fontsource/markazi-text/LICENSE`, `${TO}fonts/markazi-LICENSE.txt`);
await mkdir(`${TO}faces`, { recursive: true });
for (const name of FACES) await copyFile(`${HERE}node_modules/vazirmatn/fonts/ttf/${name}`, `${TO}faces/${name}`);
await copyFile(`${HERE}node_modules/vazirmatn/OFL.txt`, `${TO}faces/Vazirmatn-OFL.txt`);
await writeFile(`${TO}faces/Newsreader-Medium.ttf`, await fontverter.convert(await readFile(`${HERE}node_modules/@fontsource/${LATIN}`), "sfnt"));
await cp(`${FROM}map`, TO, { recursive: true });
await mkdir(`${TO}coast`);
for (const [name, svg] of pieces(await readFile(`${FROM}map/locator.svg`, "utf8"), { width: 2000, height: 880 })) await writeFile(`${TO}coast/${name}`, svg);
await cp(`${FROM}images`, TO, { recursive: true });

const options = {
  entryPoints: [`${FROM}css/site.css`, `${FROM}css/progress.css`, `${FROM}css/copy.css`, `${FROM}css/embed.css`, `${FROM}js/site.js`, `${FROM}js/verify.js`, `${FROM}js/map.js`, `${FROM}js/mirror.js`],
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
