/** The page that checks a file where it lies. What it says stands in the page, in the reader's language. */
import { Fault } from "./chain.js";
import { checkProof } from "./proof.js";
import { Verifier, feed } from "./transcript.js";

const LARGEST_PROOF = 8_000_000; // bytes; a larger file is no single proof
const SHOW_EVERY = 200; // milliseconds

export function watchVerify(root) {
  const form = root.getElementById("verify-form");
  if (!form) return;
  const page = {
    form,
    file: form.querySelector('input[type="file"]'),
    kept: form.querySelector('input[name="kept"]'),
    bar: root.getElementById("verify-progress"),
    verdict: root.getElementById("verify-verdict"),
  };
  form.hidden = false;
  if (!globalThis.crypto?.subtle) return say(page, "cannot", {}, "attention");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (page.file.files.length) check(page, page.file.files[0]);
    else say(page, "no_file", {}, "attention");
  });
}

async function check(page, file) {
  const button = page.form.querySelector("button");
  button.disabled = true;
  try {
    const found = await looked(page, file);
    show(page, found);
  } catch (trouble) {
    if (trouble instanceof Fault) say(page, "not_in_order", { entry: number(page, trouble.sequence) }, "error", `fault_${trouble.code}`);
    else say(page, "not_in_order", {}, "error", "fault_damaged");
  } finally {
    button.disabled = false;
    page.bar.hidden = true;
  }
}

async function looked(page, file) {
  const start = new Uint8Array(await file.slice(0, 400).arrayBuffer());
  if (file.size < LARGEST_PROOF && /^\s*\{\s*"proof"/.test(new TextDecoder().decode(start))) return checkProof(await file.text());
  const wanted = { size: Number(page.form.dataset.size), root: page.form.dataset.root, hash: page.kept.value.trim().toLowerCase() };
  const verifier = new Verifier(wanted);
  const raw = file.stream().pipeThrough(counting(page, file.size, verifier));
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  await feed(isPacked ? raw.pipeThrough(new DecompressionStream("gzip")) : raw, verifier);
  return { shows: "register", asked: wanted.hash, ...(await verifier.result()) };
}

/** Passes bytes on, and shows from time to time how far it is. */
function counting(page, size, verifier) {
  let [done, shown] = [0, 0];
  page.bar.hidden = false;
  return new TransformStream({
    transform(chunk, next) {
      done += chunk.length;
      if (performance.now() - shown > SHOW_EVERY) {
        shown = performance.now();
        page.bar.querySelector("progress").value = size ? (100 * done) / size : 100;
        page.bar.querySelector("output").textContent = number(page, verifier.found.entries);
      }
      next.enqueue(chunk);
    },
  });
}

function show(page, found) {
  if (found.shows !== "register") {
    return say(page, found.shows, { entry: number(page, found.sequence), size: number(page, found.size), root: found.root }, "good");
  }
  const values = { entries: number(page, found.entries), checkpoints: number(page, found.checkpoints), head: found.head, root: found.root };
  const more = [];
  if (page.form.dataset.root) more.push(found.met.has("seal") ? "seal_met" : found.entries < Number(page.form.dataset.size) ? "seal_later" : "seal_missed");
  if (found.asked) more.push(found.met.has("kept") ? "kept_met" : "kept_missed");
  const isWhole = !more.includes("seal_missed") && !more.includes("kept_missed");
  say(page, "in_order", values, isWhole ? "good" : "error", ...more);
}

/** Put a prepared text into the verdict, with its values, and read it out. */
function say(page, name, values, tone, ...more) {
  page.verdict.className = `notice notice--${tone}`;
  page.verdict.hidden = false;
  page.verdict.replaceChildren(...[name, ...more].map((one) => told(one, values)));
  page.verdict.focus();
}

function told(name, values) {
  const known = document.getElementById(`say-${name}`) || document.getElementById("say-fault_damaged");
  const text = known.content.cloneNode(true);
  for (const place of text.querySelectorAll("[data-value]")) place.textContent = values[place.dataset.value] ?? "";
  return text;
}

function number(page, value) {
  return new Intl.NumberFormat(page.form.dataset.locale).format(value);
}
