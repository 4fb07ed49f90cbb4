import { locale } from "./locale.js";

const PAUSE = 1500;

/** Save a form 1.5 seconds after the last change; say when it was saved, or that it was not and why. */
export function watchAutosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave]")) new Autosave(form).watch();
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.line = document.getElementById(form.dataset.autosaveLine || "saved");
    this.timer = 0;
    this.dirty = false;
    this.away = false;
  }

  watch() {
    const later = () => { this.dirty = true; clearTimeout(this.timer); this.timer = setTimeout(() => this.save(), PAUSE); };
    this.form.addEventListener("input", later);
    this.form.addEventListener("change", later);
    this.form.addEventListener("submit", () => { this.dirty = false; clearTimeout(this.timer); });
    window.addEventListener("online", () => this.dirty && this.save());
    document.addEventListener("visibilitychange", () => {
      if (this.dirty) document.hidden ? this.away || this.save() : this.comeBack();
    });
    window.addEventListener("focus", () => this.dirty && this.comeBack());
    window.addEventListener("beforeunload", (event) => this.dirty && event.preventDefault());
  }

  async save() {
    clearTimeout(this.timer);
    this.dirty = false;
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    try {
      const answer = await fetch(this.form.action || location.href, {
        method: "POST", body, headers: { "X-Autosave": "1", Accept: "application/json" }, keepalive: document.hidden, redirect: "manual",
      });
      if ([401, 403, 409].includes(answer.status)) return this.refused(answer.status, await answer.json());
      if (!answer.ok) throw new Error(answer.status);
      this.away = false;
      this.say("savedText", new Date((await answer.json()).saved_at));
    } catch {
      this.dirty = true;
      this.say("troubleText");
      this.timer = setTimeout(() => this.save(), PAUSE * 10);
    }
  }

  /** Trying again later is no use: say why, in the site's words, and how to go on. The page stays as it is. */
  refused(status, { error, sign_in: href, sign_in_text: text }) {
    this.dirty = true;
    this.away = status !== 409;
    if (!this.line || !error) return;
    this.line.textContent = error;
    this.line.toggleAttribute("data-trouble", true);
    if (href) this.line.append(" ", Object.assign(document.createElement("a"), { href, text, target: "_blank", rel: "noopener" }));
  }

  /** Back in this window, perhaps signed in anew in another: fetch a fresh form token, then save. */
  async comeBack() {
    if (!this.away) return;
    const field = 'input[name="csrfmiddlewaretoken"]';
    try {
      const answer = await fetch(location.href, { redirect: "manual" });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(field)?.value;
      if (!fresh) return;
      for (const token of document.querySelectorAll(field)) token.value = fresh;
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
