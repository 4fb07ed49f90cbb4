const PAUSE = 120;
let count = 0;

/**
 * A combobox over `data-typeahead` (…?q=): the chosen result's id goes into the field named by `data-typeahead-into`;
 * with `data-typeahead-go` the chosen result is opened instead.
 */
export function watchTypeAheads(root) {
  for (const box of root.querySelectorAll("input[data-typeahead]")) new TypeAhead(box).watch();
}

class TypeAhead {
  constructor(box) {
    this.box = box;
    this.into = document.getElementById(box.dataset.typeaheadInto);
    this.results = [];
    this.at = -1;
    count += 1;
    this.list = Object.assign(document.createElement("ul"), { id: `typeahead-${count}`, hidden: true, className: "typeahead__list" });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", box.labels?.[0]?.textContent.trim() ?? "");
    this.words = Object.assign(document.createElement("p"), { className: "visually-hidden" });
    this.words.setAttribute("role", "status");
  }

  watch() {
    const { box } = this;
    const frame = Object.assign(document.createElement("div"), { className: "typeahead" });
    box.replaceWith(frame);
    frame.append(box, this.list, this.words);
    for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) box.setAttribute(name, value);
    box.addEventListener("input", () => { if (this.into) this.into.value = ""; clearTimeout(this.timer); this.timer = setTimeout(() => this.ask(), PAUSE); });
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => { event.preventDefault(); const option = event.target.closest("li"); if (option) this.choose([...this.list.children].indexOf(option)); });
  }

  async ask() {
    const query = this.box.value.trim();
    if (query.length < 2) { this.close(); return; }
    this.asked?.abort();
    this.asked = new AbortController();
    const address = new URL(this.box.dataset.typeahead, location.href);
    address.searchParams.set("q", query);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: this.asked.signal });
      if (answer.ok) this.show((await answer.json()).results);
    } catch (trouble) {
      if (trouble.name !== "AbortError") this.close(); // plain text still works: the next page offers the matches
    }
  }

  show(results) {
    this.results = results;
    this.at = -1;
    this.list.replaceChildren(...results.map((result, place) => this.option(result, place)));
    this.list.hidden = results.length === 0;
    this.box.setAttribute("aria-expanded", String(results.length > 0));
    this.box.removeAttribute("aria-activedescendant");
    const phrase = results.length ? this.box.dataset.typeaheadFound : this.box.dataset.typeaheadNone;
    this.words.textContent = (phrase ?? "").replace("%d", results.length);
  }

  option(result, place) {
    const option = Object.assign(document.createElement("li"), { id: `${this.list.id}-${place}` });
    option.setAttribute("role", "option");
    const label = Object.assign(document.createElement("bdi"), { textContent: result.label });
    if (result.language) label.lang = result.language;
    option.append(label);
    if (result.detail) option.append(Object.assign(document.createElement("span"), { className: "typeahead__detail", textContent: result.detail }));
    return option;
  }

  key(event) {
    const last = this.results.length - 1;
    if (event.key === "Escape" && !this.list.hidden) { this.close(); event.preventDefault(); }
    else if (event.key === "Enter" && this.at >= 0) { this.choose(this.at); event.preventDefault(); }
    else if (event.key === "ArrowDown" && last >= 0) { this.move(this.at >= last ? 0 : this.at + 1); event.preventDefault(); }
    else if (event.key === "ArrowUp" && last >= 0) { this.move(this.at <= 0 ? last : this.at - 1); event.preventDefault(); }
  }

  move(at) {
    this.at = at;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    this.box.setAttribute("aria-activedescendant", `${this.list.id}-${at}`);
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  choose(at) {
    const result = this.results[at];
    if ("typeaheadGo" in this.box.dataset && result.href) { location.assign(result.href); return; }
    this.box.value = result.label;
    if (this.into) { this.into.value = result.id; this.into.dispatchEvent(new Event("change", { bubbles: true })); }
    this.close();
  }

  close() {
    this.results = [];
    this.at = -1;
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }
}
