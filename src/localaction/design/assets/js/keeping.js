import { fill } from "./autosave.js";
import { locale } from "./locale.js";

const NAME = "typed";
const SOON = 250;
const MOST = 8;
let leaving = false;
const OWN = new Set(["csrfmiddlewaretoken", "told", "put"]);

/** Keep a copy of what is typed on a page of a draft in this browser, until the site has it; offer it back if it never had. */
export function watchKeeping(root) {
  forgetOnSignOut(root);
  const about = root.getElementById("keeping");
  const form = about?.closest("form");
  if (!form || !window.indexedDB) return;
  const key = () => [about.dataset.person, about.dataset.draft, about.dataset.page, form.elements.sheet.value].join("/");
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    if (leaving) return;
    const values = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !OWN.has(name));
    const copy = { key: key(), page: about.dataset.page, at: Date.now(), turn: Number(form.elements.turn.value), sheet: form.elements.sheet.value, values };
    store("readwrite", (kept) => kept.put(copy));
  };
  form.addEventListener("autosave:changed", () => { clearTimeout(timer); timer = setTimeout(keep, SOON); });
  form.addEventListener("submit", keep);
  window.addEventListener("pagehide", () => timer && keep());
  form.addEventListener("autosave:saved", ({ detail }) => {
    if (!detail.all) return;
    clearTimeout(timer);
    timer = 0;
    store("readwrite", (kept) => kept.delete(key()));
  });
  form.addEventListener("autosave:failed", () => {
    keep();
    const line = document.getElementById("saved");
    if (line && line.textContent === line.dataset.troubleText) line.textContent = about.dataset.keptText;
  });
  hold(form.elements.sheet.value);
  review(about, form);
}

/** Let the other windows of this browser know that this sheet lies open, so that they do not offer it. */
function hold(sheet) {
  navigator.locks?.request(`sheet/${sheet}`, () => new Promise(() => {})).catch(() => {});
}

/** The copies of this person's draft: those the site has by now are let go, those of this page are offered, newest first. */
async function review(about, form) {
  const prefix = `${about.dataset.person}/${about.dataset.draft}/`;
  const copies = (await store("readonly", (kept) => kept.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))) || [];
  const open = new Set(((await navigator.locks?.query())?.held || []).map((lock) => lock.name)).add(`sheet/${form.elements.sheet.value}`);
  const here = (copy) => copy.page === about.dataset.page;
  copies.sort((one, other) => here(other) - here(one) || other.at - one.at);
  for (const copy of copies.filter((one, place) => here(one) || place < MOST)) {
    if (open.has(`sheet/${copy.sheet}`)) continue;
    const turn = await turnOf(about, form, copy.sheet);
    if (turn === null) continue;
    if (turn < copy.turn && !here(copy)) continue; // offered where it belongs
    if (turn < copy.turn && await offer(about, copy)) { putBack(form, copy); return; }
    await store("readwrite", (kept) => kept.delete(copy.key));
  }
}

/** How much of an open form the site has; null when it does not answer. */
async function turnOf(about, form, sheet) {
  const body = new URLSearchParams({ page: about.dataset.page, sheet, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  try {
    const answer = await fetch(about.dataset.presence, { method: "POST", body, redirect: "manual" });
    return answer.ok ? (await answer.json()).turn : null;
  } catch {
    return null;
  }
}

/** Ask whether to put a copy back; resolves with the answer. */
function offer(about, copy) {
  const at = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(copy.at);
  const make = (tag, more, ...inside) => { const one = Object.assign(document.createElement(tag), more); one.append(...inside); return one; };
  const words = about.dataset;
  const back = make("button", { type: "button", className: "button" }, words.backText);
  const away = make("button", { type: "button", className: "button button--secondary" }, words.awayText);
  const notice = make("div", { className: "notice notice--attention", id: "offer" },
    make("p", { className: "notice__title" }, words.offerTitle), make("p", {}, words.offerText.replace("%s", at)), make("p", { className: "row" }, back, away));
  notice.setAttribute("role", "alert");
  about.after(notice);
  return new Promise((answered) => {
    for (const [button, answer] of [[back, true], [away, false]]) button.addEventListener("click", () => { notice.remove(); answered(answer); });
  });
}

/** The form as it was: its boxes, and the open form that they belong to, so that nothing newer is written over. */
function putBack(form, copy) {
  const given = new Map();
  for (const [name, value] of copy.values) given.set(name, [...(given.get(name) || []), value]);
  const controls = [...form.elements].filter((one) => one.name && one.type !== "submit" && one.type !== "file" && !OWN.has(one.name));
  for (const name of new Set([...controls.map((one) => one.name), ...given.keys()])) {
    const boxes = controls.filter((one) => one.name === name);
    const values = given.get(name) || [];
    if (boxes.length) fill(boxes, values);
    else for (const value of values) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    if (!["sheet", "turn", "version"].includes(name)) form.dispatchEvent(new CustomEvent("autosave:touch", { detail: name }));
  }
  form.elements.sheet.value = copy.sheet;
  form.elements.turn.value = copy.turn + 1;
  hold(copy.sheet);
  form.dispatchEvent(new Event("input"));
}

/** Who signs out leaves nothing behind in this browser. */
function forgetOnSignOut(root) {
  for (const out of root.querySelectorAll('form[action$="/logout/"]')) out.addEventListener("submit", (event) => {
    if (!window.indexedDB) return;
    event.preventDefault();
    leaving = true;
    const go = () => HTMLFormElement.prototype.submit.call(out);
    Promise.race([store("readwrite", (kept) => kept.clear()), new Promise((done) => setTimeout(done, 1000))]).then(go, go);
  });
}

/** Do one thing with the copies; resolves with its result once it is safe on the disk, with null where it cannot be done. */
function store(mode, what) {
  return new Promise((done) => {
    let opening;
    try { opening = indexedDB.open(NAME, 1); } catch { return done(null); }
    opening.onupgradeneeded = () => opening.result.createObjectStore(NAME, { keyPath: "key" });
    opening.onerror = () => done(null);
    opening.onsuccess = () => {
      const moving = opening.result.transaction(NAME, mode, { durability: "strict" });
      const asked = what(moving.objectStore(NAME));
      moving.oncomplete = () => { opening.result.close(); done(asked.result); };
      moving.onerror = moving.onabort = () => { opening.result.close(); done(null); };
    };
  });
}
