// The search of a copy of the site: without a server, through one file. Words in any order, accents and Arabic forms alike.
import { locale } from "./locale.js";

const CHOICES = ["country", "kind", "stage", "gcm", "gcr", "sdg", "priority", "population", "theme", "language", "year"];
const SHOWN = 200;
const asked = new URLSearchParams(location.search);
if ([...asked.keys()].some((name) => name === "q" || CHOICES.includes(name))) answer();

/** Letters alone, as a search compares them. */
export function folded(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[\p{M}ـ]/gu, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");
}

/** The lines that have every word and one value of each choice. */
export function found(actions, questions) {
  const words = folded(questions.get("q") ?? "").split(/[^\p{L}\p{N}-]+/u).filter(Boolean);
  const chosen = CHOICES.map((name) => [name, questions.getAll(name)]).filter(([, values]) => values.length);
  return actions.filter((action) => {
    const text = ` ${folded([action.title, action.by, action.where, action.lead].join(" "))}`;
    return words.every((word) => text.includes(` ${word}`) || text.includes(word)) && chosen.every(([name, values]) => values.some((value) => action.is[name]?.includes(value)));
  });
}

async function answer() {
  const list = document.querySelector("main .entries"), told = document.querySelector("main .found__sentence");
  if (!list) return;
  const { words, actions } = await (await fetch("index.json")).json();
  const hits = found(actions, asked), number = new Intl.NumberFormat(locale()).format(hits.length);
  told.textContent = hits.length ? words.found.replace("{number}", number) : words.none;
  list.replaceChildren(...hits.slice(0, SHOWN).map(line));
  for (const box of document.querySelectorAll("main input[name=q]")) box.value = asked.get("q") ?? "";
  document.querySelector("main .pager")?.remove();
}

function line(action) {
  const item = document.createElement("li"), link = Object.assign(document.createElement("a"), { href: action.href, textContent: action.title, lang: action.lang });
  const by = Object.assign(document.createElement("p"), { className: "quiet", dir: "auto", textContent: [action.by, action.where].filter(Boolean).join(" · ") });
  item.className = "entry";
  item.append(by, link, Object.assign(document.createElement("p"), { textContent: action.lead, lang: action.lang, dir: "auto" }));
  return item;
}
