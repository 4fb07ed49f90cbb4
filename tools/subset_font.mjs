// A font cut to some letters and some features of layout, as WOFF2: what a heading needs and no more.
import { readFile } from "node:fs/promises";
import fontverter from "fontverter";

const LAYOUT_FEATURES = 6; // HB_SUBSET_SETS_LAYOUT_FEATURE_TAG
const NO_HINTING = 1; // HB_SUBSET_FLAGS_NO_HINTING
const READ_ONLY = 1; // HB_MEMORY_MODE_READONLY
const PROGRAM = new URL("../node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm", import.meta.url);
const { instance } = await WebAssembly.instantiate(await readFile(PROGRAM));
const hb = instance.exports;

/** The letters of `ranges` ([first, last], …) of a font file, with the layout features named by their tags. */
export async function subset(file, ranges, features) {
  const whole = new Uint8Array(await fontverter.convert(await readFile(file), "sfnt"));
  const at = hb.malloc(whole.length);
  new Uint8Array(hb.memory.buffer).set(whole, at);
  const face = hb.hb_face_create(hb.hb_blob_create(at, whole.length, READ_ONLY, 0, 0), 0);
  const input = hb.hb_subset_input_create_or_fail();
  const letters = hb.hb_subset_input_unicode_set(input);
  for (const [first, last] of ranges) for (let letter = first; letter <= last; letter += 1) hb.hb_set_add(letters, letter);
  const kept = hb.hb_subset_input_set(input, LAYOUT_FEATURES);
  hb.hb_set_clear(kept);
  for (const tag of features) hb.hb_set_add(kept, [...tag].reduce((number, letter) => number * 256 + letter.charCodeAt(0), 0));
  hb.hb_subset_input_set_flags(input, NO_HINTING);
  const cut = hb.hb_subset_or_fail(face, input);
  if (!cut) throw new Error(`${file} cannot be cut`);
  const blob = hb.hb_face_reference_blob(cut);
  const bytes = new Uint8Array(hb.memory.buffer, hb.hb_blob_get_data(blob, 0), hb.hb_blob_get_length(blob));
  const packed = await fontverter.convert(Buffer.from(bytes), "woff2");
  hb.free(at);
  return packed;
}
