/** Hashes, the header of an entry and the Merkle tree, as docs/register-format.md describes them. SHA-256 by the browser. */

export const GENESIS = "0".repeat(64);
export const NAMES = ["content_hash", "event", "kind", "language", "previous_hash", "published_at", "reference", "schema", "sequence", "version"];
const HASH = /^[0-9a-f]{64}$/;
const encoder = new TextEncoder();

/** Something in a register is not as it must be. `sequence`: the first entry concerned, 0 for the file itself. */
export class Fault extends Error {
  constructor(code, sequence = 0) {
    super(`${code} ${sequence}`);
    this.code = code;
    this.sequence = sequence;
  }
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

export function hex(bytes) {
  let text = "";
  for (const byte of bytes) text += (byte < 16 ? "0" : "") + byte.toString(16);
  return text;
}

export function unhex(text) {
  if (!HASH.test(text)) throw new Fault("unreadable");
  return Uint8Array.from({ length: 32 }, (_, place) => parseInt(text.slice(2 * place, 2 * place + 2), 16));
}

/** SHA-256 of one byte and what follows it: 0 for a leaf, 1 for a node. */
function marked(mark, ...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 1));
  all[0] = mark;
  let place = 1;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return sha256(all);
}

export const nodeHash = (left, right) => marked(1, left, right);

/** The hash of an entry: of the canonical JSON of its header, whose names are sorted. */
export async function entryHash(entry) {
  const header = {};
  for (const name of NAMES) header[name] = entry[name];
  return hex(await marked(0, encoder.encode(JSON.stringify(header))));
}

/** A tree that grows at its right edge and remembers only the roots of its full subtrees. */
export class Tree {
  constructor() {
    this.size = 0;
    this.full = [];
  }

  async append(hash) {
    let leaves = 1;
    let root = unhex(hash);
    while (this.full.length && this.full.at(-1).leaves === leaves) {
      root = await nodeHash(this.full.pop().root, root);
      leaves *= 2;
    }
    this.full.push({ leaves, root });
    this.size += 1;
  }

  async root() {
    if (!this.full.length) return hex(await sha256(new Uint8Array()));
    let root = this.full.at(-1).root;
    for (const { root: left } of this.full.slice(0, -1).reverse()) root = await nodeHash(left, root);
    return hex(root);
  }
}

/** Whether a path leads from a leaf (from 0) to the root of a tree of that size (RFC 9162, section 2.1.3.2). */
export async function includes(root, size, index, hash, path) {
  if (!(index >= 0 && index < size)) return false;
  let [place, last, digest] = [index, size - 1, unhex(hash)];
  for (const step of path) {
    if (last === 0) return false;
    const sibling = unhex(step);
    if (place % 2 || place === last) {
      digest = await nodeHash(sibling, digest);
      while (place % 2 === 0 && place) [place, last] = [half(place), half(last)];
    } else digest = await nodeHash(digest, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hex(digest) === root;
}

/** Whether the later tree only appended to the earlier one (RFC 9162, section 2.1.4.2). */
export async function isConsistent(earlierRoot, earlier, laterRoot, later, path) {
  if (!(earlier > 0 && earlier <= later)) return false;
  if (earlier === later) return !path.length && earlierRoot === laterRoot;
  const steps = path.map(unhex);
  let whole = earlier;
  while (whole % 2 === 0) whole /= 2;
  if (whole === 1) steps.unshift(unhex(earlierRoot));
  if (!steps.length) return false;
  let [place, last] = [earlier - 1, later - 1];
  while (place % 2) [place, last] = [half(place), half(last)];
  let [old, fresh] = [steps[0], steps[0]];
  for (const step of steps.slice(1)) {
    if (last === 0) return false;
    if (place % 2 || place === last) {
      [old, fresh] = [await nodeHash(step, old), await nodeHash(step, fresh)];
      while (place % 2 === 0 && place) [place, last] = [half(place), half(last)];
    } else fresh = await nodeHash(fresh, step);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hex(old) === earlierRoot && hex(fresh) === laterRoot;
}

const half = (number) => Math.floor(number / 2);
