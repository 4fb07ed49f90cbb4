import { locale } from "./locale.js";

const PAUSE = 1500;

/** Save a form 1.5 seconds after the last change; say when it was saved, or that it was not. */
export function watchAutosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave]")) new Autosave(form).watch();
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.line = document.getElementById(form.dataset.autosaveLine || "saved");
    this.timer = 0;
    this.dirty = false;
  }

  watch() {
    const later = () => { this.dirty = true; clearTimeout(this.timer); this.timer = setTimeout(() => this.save(), PAUSE); };
    this.form.addEventListener("input", later);
    this.form.addEventListener("change", later);
    this.form.addEventListener("submit", () => { this.dirty = false; clearTimeout(this.timer); });
    window.addEventListener("online", () => this.dirty && this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.dirty && this.save());
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
      if (!answer.ok) throw new Error(answer.status);
      this.say("savedText", new Date((await answer.json()).saved_at));
    } catch {
      this.dirty = true;
      this.say("troubleText");
      this.timer = setTimeout(() => this.save(), PAUSE * 10);
    }
  }

  say(phrase, at) {
    if (!this.line) return;
    const time = at && new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
    this.line.textContent = (this.line.dataset[phrase] || "").replace("%s", time || "");
    this.line.toggleAttribute("data-trouble", !at);
  }
}
