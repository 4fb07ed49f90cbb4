/** The queue by keyboard: j and k walk, Enter does the next step, x chooses, t takes, / looks for words, ? shows the keys. */
const KEPT = "queue-keys";
const TYPED_INTO = "input:not([type=checkbox]), select, textarea, [contenteditable]";

export function watchQueue(root) {
  const list = root.querySelector("[data-queue]");
  const help = root.querySelector("[data-keys]");
  if (!list || !help) return;
  const lines = [...list.querySelectorAll("[data-line]")];
  const use = help.querySelector("input");
  help.hidden = false;
  use.checked = localStorage.getItem(KEPT) !== "off"; // single letters must be possible to turn off
  use.addEventListener("change", () => localStorage.setItem(KEPT, use.checked ? "on" : "off"));
  root.addEventListener("keydown", (event) => {
    if (!use.checked || event.ctrlKey || event.altKey || event.metaKey || event.target.matches(TYPED_INTO)) return;
    const does = stepOf(event, lines, root, help);
    if (does) { event.preventDefault(); does(); }
  });
}

/** What a key does here; nothing when it is not ours. */
function stepOf(event, lines, root, help) {
  const place = lines.findIndex((line) => line.contains(event.target));
  const line = lines[place];
  const go = (to) => () => { lines[Math.min(Math.max(to, 0), lines.length - 1)]?.focus(); };
  const press = (selector) => { const found = line?.querySelector(selector); return found && (() => found.click()); };
  switch (event.key) {
    case "j": return go(place + 1);
    case "k": return go(place < 0 ? 0 : place - 1);
    case "ArrowDown": return event.target === line && go(place + 1);
    case "ArrowUp": return event.target === line && go(place - 1);
    case "Enter": return event.target === line && press("[data-step] :is(a, button)");
    case "x": return press("input[type=checkbox]");
    case "t": return press("[data-take]");
    case "/": return look(root.querySelector("#words"));
    case "?": return () => { help.open = !help.open; help.querySelector("summary").focus(); };
    default: return undefined;
  }
}

function look(field) {
  return field && (() => { field.closest("details").open = true; field.focus(); });
}
