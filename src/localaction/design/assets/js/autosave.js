import { locale } from "./locale.js";

const PAUSE = 1000; // after the last change
const MOST = 1500; // after the first one, while somebody types without a pause
const AGAIN = [2000, 4000, 8000, 15000];

/** Save a form a second after the last change; say when it was saved, or that it was not and why. */
export function watchAutosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave]")) new Autosave(form).watch();
}

/**
 * One form. A page of a draft (it holds #keeping) sends only what was touched, counts its turns and is told what
 * colleagues changed; other modules hear of it by the events "autosave:changed", ":saved" and ":failed".
 */
class Autosave {
  constructor(form) {
    this.form = form;
    this.keeping = form.querySelector("#keeping");
    this.line = document.getElementById(form.dataset.autosaveLine || "saved");
    this.timer = 0;
    this.since = 0;
    this.failures = 0;
    this.touched = new Set();
    this.put = new Set();
    this.told = 0;
    this.busy = this.dirty = this.away = false;
  }

  watch() {
    const changed = (event) => this.change(event.target?.name);
    this.form.addEventListener("input", changed);
    this.form.addEventListener("change", changed);
    this.form.addEventListener("formdata", ({ formData }) => this.complete(formData));
    this.form.addEventListener("submit", () => { this.dirty = false; clearTimeout(this.timer); this.turn(); });
    this.form.addEventListener("autosave:touch", ({ detail }) => this.touched.add(detail));
    this.form.addEventListener("autosave:news", () => this.dirty || this.save());
    window.addEventListener("online", () => this.dirty && this.save());
    window.addEventListener("pageshow", () => this.keeping && this.restored());
    document.addEventListener("visibilitychange", () => {
      if (this.dirty) document.hidden ? this.away || this.save() : this.comeBack();
    });
    window.addEventListener("focus", () => this.dirty && this.comeBack());
    window.addEventListener("beforeunload", (event) => this.dirty && event.preventDefault());
  }

  change(name) {
    if (name) this.touched.add(name);
    this.dirty = true;
    this.since ||= Date.now();
    this.turn();
    this.form.dispatchEvent(new CustomEvent("autosave:changed"));
    clearTimeout(this.timer);
    if (!this.away) this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(PAUSE, this.since + MOST - Date.now())));
  }

  /** A browser that draws a page again may put typed texts back into its boxes without saying so. */
  restored() {
    for (const control of this.form.elements) {
      if (!control.name || /hidden|search|submit|button|file/.test(control.type)) continue;
      const was = control.options ? control.selectedIndex !== Math.max(0, [...control.options].findIndex((one) => one.defaultSelected))
        : "checked" in control && /radio|checkbox/.test(control.type) ? control.checked !== control.defaultChecked
          : control.value !== control.defaultValue;
      if (was && !this.touched.has(control.name)) this.change(control.name);
    }
  }

  turn() {
    const turn = this.form.elements.turn;
    if (turn) turn.value = Number(turn.value) + 1;
  }

  /** Which boxes show what we were told goes with every way of sending the form. */
  complete(data) {
    if (!this.put.size) return;
    data.set("told", this.told);
    for (const name of this.put) data.append("put", name);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.busy) return; // one at a time, so that an older text never arrives after a newer one
    this.busy = true;
    this.dirty = false;
    this.since = 0;
    this.turn();
    const sent = this.touched;
    this.touched = new Set();
    try {
      const answer = await fetch(this.form.action || location.href, {
        method: "POST", body: this.body(sent), headers: { "X-Autosave": "1", Accept: "application/json" }, keepalive: document.hidden, redirect: "manual",
      });
      if ([401, 403, 409].includes(answer.status)) { this.again(sent); return this.refused(await answer.json()); }
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      this.failures = 0;
      this.away = false;
      this.hear(told);
      if (!this.dirty) this.say("savedText", new Date(told.saved_at));
      this.form.dispatchEvent(new CustomEvent("autosave:saved", { detail: { ...told, all: !this.dirty } }));
    } catch {
      this.again(sent);
      this.say("troubleText");
      this.form.dispatchEvent(new CustomEvent("autosave:failed"));
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), AGAIN[Math.min(this.failures++, AGAIN.length - 1)]);
    } finally {
      this.busy = false;
      if (this.dirty && !this.failures && !this.away) this.change();
    }
  }

  again(names) {
    this.dirty = true;
    for (const name of names) this.touched.add(name);
  }

  body(touched) {
    const data = new FormData(this.form);
    const always = new Set(["csrfmiddlewaretoken", "version", "sheet", "turn", "told", "put"]);
    for (const [name, value] of [...data]) {
      if (value instanceof File || (this.keeping && !touched.has(name) && !always.has(name))) data.delete(name);
    }
    if (this.keeping) for (const name of touched) data.append("touched", name);
    return data;
  }

  /** Put what colleagues changed into boxes nobody is in; show where both wrote different things. */
  hear({ told = {}, version = 0, beside }) {
    this.put.clear();
    this.told = version;
    let unseen = false;
    for (const [name, values] of Object.entries(told)) {
      const controls = [...this.form.elements].filter((one) => one.name === name);
      if (!controls.length) unseen = true;
      else if (!this.touched.has(name) && !controls.includes(document.activeElement)) { fill(controls, values); this.put.add(name); }
    }
    const aside = document.getElementById("beside");
    if (aside && beside !== undefined && aside.dataset.told !== beside) { aside.dataset.told = beside; aside.innerHTML = beside; }
    if (unseen && this.keeping && !document.getElementById("more-rows")) {
      document.getElementById("here")?.append(Object.assign(document.createElement("p"), { id: "more-rows", textContent: this.keeping.dataset.rowText }));
    }
  }

  /** Trying again later is no use: say why, in the site's words, and how to go on. The page stays as it is. */
  refused({ error, sign_in: href, sign_in_text: text }) {
    this.away = true;
    this.form.dispatchEvent(new CustomEvent("autosave:failed"));
    if (!this.line || !error) return;
    this.line.textContent = error;
    this.line.toggleAttribute("data-trouble", true);
    if (href) this.line.append(" ", Object.assign(document.createElement("a"), { href, text, target: "_blank", rel: "noopener" }));
  }

  /** Back in this window, perhaps signed in anew in another: fetch a fresh form token, then save; never for somebody else. */
  async comeBack() {
    if (!this.away) return;
    const field = 'input[name="csrfmiddlewaretoken"]';
    try {
      const answer = await fetch(location.href, { redirect: "manual" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(field)?.value;
      if (!fresh || page.getElementById("keeping")?.dataset.person !== this.keeping?.dataset.person) return;
      for (const token of document.querySelectorAll(field)) token.value = fresh;
      this.away = false;
      this.save();
    } catch { /* still away: the next return tries again */ }
  }

  say(phrase, at) {
    if (!this.line) return;
    const time = at && new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
    this.line.textContent = (this.line.dataset[phrase] || "").replace("%s", time || "");
    this.line.toggleAttribute("data-trouble", !at);
  }
}

/** Put an answer into its controls, without telling anybody that it was typed. */
export function fill(controls, values) {
  for (const control of controls) {
    if (/radio|checkbox/.test(control.type)) control.checked = values.includes(control.value);
    else if (control.type !== "file") control.value = values[0] ?? "";
  }
}
