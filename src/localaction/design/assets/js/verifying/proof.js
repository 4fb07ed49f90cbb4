/** One proof as a file: that an entry is in the register, or that a register only grew. */
import { Fault, entryHash, hex, includes, isConsistent, sha256 } from "./chain.js";

export const INCLUSION = "localaction-inclusion/1";
export const CONSISTENCY = "localaction-consistency/1";

/** What the proof shows, once it was found in order; rejects with a Fault. */
export async function checkProof(text) {
  let told;
  try {
    told = JSON.parse(text);
  } catch {
    throw new Fault("unreadable");
  }
  if (told?.proof === INCLUSION) return inclusion(told, text);
  if (told?.proof === CONSISTENCY) return consistency(told);
  throw new Fault("no_register");
}

async function inclusion(told) {
  const { entry, tree, path } = told;
  if (!entry || !tree || !Array.isArray(path)) throw new Fault("unreadable");
  if (!entry.withheld && hex(await sha256(canonical(entry.content))) !== entry.content_hash) throw new Fault("content", entry.sequence);
  if (entry.withheld && "content" in entry) throw new Fault("withheld", entry.sequence);
  if ((await entryHash(entry)) !== entry.entry_hash) throw new Fault("header", entry.sequence);
  if (!(await includes(tree.root, tree.size, entry.sequence - 1, entry.entry_hash, path))) throw new Fault("path", entry.sequence);
  return { shows: "inclusion", sequence: entry.sequence, size: tree.size, root: tree.root };
}

async function consistency({ earlier, later, path }) {
  if (!earlier || !later || !Array.isArray(path)) throw new Fault("unreadable");
  if (!(await isConsistent(earlier.root, earlier.size, later.root, later.size, path))) throw new Fault("not_grown");
  return { shows: "consistency", sequence: earlier.size, size: later.size, root: later.root };
}

/** Canonical JSON (RFC 8785): JavaScript writes numbers and texts as it asks; only names must be sorted. */
export function canonical(value) {
  return new TextEncoder().encode(written(value));
}

function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  if (value && typeof value === "object") {
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${written(value[name])}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
