/** The register file, line by line: the same checks as `localaction verify-register FILE`. */
import { Fault, GENESIS, Tree, entryHash, hex, sha256 } from "./chain.js";

const FORMAT = "localaction-register/1";
const EVENTS = new Set(["published", "withdrawn", "hidden"]);
const CONTENT = new TextEncoder().encode(',"content":');
const AT_ONCE = 256; // lines hashed at the same time

/** Checks a whole file given as lines of bytes; resolves to what was found, rejects with a Fault. */
export class Verifier {
  constructor(wanted = {}) {
    this.tree = new Tree();
    this.found = { entries: 0, checkpoints: 0, head: GENESIS, root: "", standing: {}, at: "", met: new Set() };
    this.wanted = wanted; // `root` and `size` of a checkpoint, `hash` that somebody kept
    this.things = new Map();
    this.withheld = new Map();
    this.state = "opening";
    this.waiting = [];
  }

  /** Take one line without its line feed. */
  async line(bytes) {
    this.waiting.push(bytes);
    if (this.waiting.length >= AT_ONCE) await this.flush();
  }

  async flush() {
    const lines = this.waiting.map(read);
    this.waiting = [];
    await Promise.all(lines.map(hash));
    for (const line of lines) await this.check(line);
  }

  async check(line) {
    if (this.state === "ended") throw new Fault("goes_on");
    if (this.state === "opening") {
      if (line.told?.register !== FORMAT) throw new Fault("no_register");
      this.state = "open";
    } else if (!line.told) throw new Fault("unreadable", this.found.entries + 1);
    else if ("sequence" in line.told) await this.entry(line);
    else if ("checkpoint" in line.told) await this.checkpoint(line.told.checkpoint);
    else if ("end" in line.told) await this.end(line.told.end);
    else throw new Fault("unreadable", this.found.entries + 1);
  }

  async entry({ told, contentHash, entryHash: own }) {
    const number = this.found.entries + 1;
    if (told.sequence !== number) throw new Fault("gap", number);
    if (told.previous_hash !== this.found.head) throw new Fault("chain", number);
    this.content(told, contentHash);
    if (own !== told.entry_hash) throw new Fault("header", number);
    if (told.published_at < this.found.at) throw new Fault("time", number);
    this.history(told);
    Object.assign(this.found, { entries: number, head: told.entry_hash, at: told.published_at });
    await this.tree.append(told.entry_hash);
    this.meet(told.entry_hash);
    if (this.wanted.size === number && (await this.tree.root()) === this.wanted.root) this.found.met.add("seal");
  }

  content(told, contentHash) {
    const key = `${told.kind} ${told.reference}`;
    if (told.withheld) {
      if (told.event !== "published" || contentHash) throw new Fault("withheld", told.sequence);
      if (!this.withheld.has(key)) this.withheld.set(key, { sequence: told.sequence, versions: [], history: [] });
      this.withheld.get(key).versions.push(told.version);
    } else if (contentHash !== told.content_hash) throw new Fault("content", told.sequence);
    this.withheld.get(key)?.history.push(told);
  }

  history({ kind, reference, version, event, sequence }) {
    const key = `${kind} ${reference}`;
    const [before, stood] = this.things.get(key) || [0, ""];
    if (version !== before + 1) throw new Fault("version", sequence);
    const mayFollow = { published: true, withdrawn: stood === "published" || stood === "hidden", hidden: stood === "published" };
    if (!EVENTS.has(event) || !mayFollow[event]) throw new Fault("event", sequence);
    this.things.set(key, [version, event]);
    const gained = (event === "published") - (stood === "published");
    this.found.standing[kind] = (this.found.standing[kind] || 0) + gained;
  }

  async checkpoint(kept) {
    if (kept.sequence !== this.tree.size || kept.root !== (await this.tree.root())) throw new Fault("checkpoint", this.tree.size);
    this.found.checkpoints += 1;
    this.meet(kept.root);
  }

  async end(end) {
    const { entries, head } = this.found;
    this.found.root = await this.tree.root();
    if (end.sequence !== entries || end.entry_hash !== head || end.root !== this.found.root) throw new Fault("end", entries);
    this.meet(end.root);
    this.state = "ended";
  }

  meet(hash) {
    if (hash === this.wanted.hash) this.found.met.add("kept");
  }

  /** What was checked, once everything was. */
  async result() {
    await this.flush();
    if (this.state === "opening") throw new Fault("no_register");
    if (this.state !== "ended") throw new Fault("cut_short", this.found.entries);
    for (const kept of this.withheld.values()) {
      const hidden = withheldVersions(kept.history);
      if (!kept.versions.every((version) => hidden.has(version))) throw new Fault("withheld", kept.sequence);
    }
    return this.found;
  }
}

/** Which versions of a thing are withheld, by its history alone (register-format.md, "What is hidden"). */
function withheldVersions(history) {
  const forGood = new Set();
  let open = new Set();
  let inQuestion = new Set();
  let standing = "";
  for (const { event, version, content_hash } of history) {
    if (event === "hidden") {
      open.forEach((one) => inQuestion.add(one));
      open = new Set();
    } else if (event === "published") {
      const settled = content_hash === standing ? open : forGood;
      inQuestion.forEach((one) => settled.add(one));
      inQuestion = new Set();
      open.add(version);
      standing = content_hash;
    }
  }
  return new Set([...forGood, ...inQuestion]);
}

function read(bytes) {
  try {
    return { bytes, told: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return { bytes, told: null };
  }
}

/** Hash what an entry's line brings: its content byte for byte as it stands there, and its header. */
async function hash(line) {
  if (!line.told || !("sequence" in line.told)) return;
  const start = indexOf(line.bytes, CONTENT);
  if (start >= 0) line.contentHash = hex(await sha256(line.bytes.subarray(start + CONTENT.length, line.bytes.length - 1)));
  line.entryHash = await entryHash(line.told);
}

export function indexOf(bytes, wanted) {
  for (let place = bytes.indexOf(wanted[0]); place >= 0; place = bytes.indexOf(wanted[0], place + 1)) {
    if (wanted.every((byte, more) => bytes[place + more] === byte)) return place;
  }
  return -1;
}

/** Feed a stream of bytes to a verifier, line by line; nothing but the line at hand is held. */
export async function feed(stream, verifier) {
  let rest = new Uint8Array();
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    let start = 0;
    for (let end = value.indexOf(10); end >= 0; end = value.indexOf(10, start)) {
      const piece = value.subarray(start, end);
      await verifier.line(rest.length ? joined(rest, piece) : piece);
      [rest, start] = [new Uint8Array(), end + 1];
    }
    rest = joined(rest, value.subarray(start));
  }
  if (rest.length) await verifier.line(rest);
}

function joined(one, other) {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
