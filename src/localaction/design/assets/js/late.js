/**
 * Parts of a page that take thinking: asked for once the page stands. Without script a link or a button leads there.
 * Buttons with data-answer inside such a part send their value to the same address, which answers with the part anew;
 * what is chosen then is ticked in the form around it.
 */
export function watchLate(root) {
  for (const part of root.querySelectorAll("[data-late]")) {
    part.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-answer]");
      if (button) answer(part, button);
    });
    ask(part);
  }
}

async function ask(part) {
  part.setAttribute("aria-busy", "true");
  try {
    show(part, await fetch(part.dataset.late, { redirect: "manual" }));
  } catch { /* what stands there without script stays */ }
  part.removeAttribute("aria-busy");
}

async function answer(part, button) {
  if (part.getAttribute("aria-busy")) return;
  part.setAttribute("aria-busy", "true");
  const body = new FormData();
  body.set("answer", button.value);
  body.set("csrfmiddlewaretoken", document.querySelector('input[name="csrfmiddlewaretoken"]')?.value || "");
  const open = new Set([...part.querySelectorAll("details[open]")].map((one) => one.id));
  try {
    if (await show(part, await fetch(part.dataset.late, { method: "POST", body, redirect: "manual" }))) {
      for (const one of part.querySelectorAll("details")) one.open = open.has(one.id);
      part.focus();
    }
  } catch { /* the answer was not sent: it can be given again */ }
  part.removeAttribute("aria-busy");
}

async function show(part, reply) {
  if (!reply.ok) return false;
  part.tabIndex = -1;
  part.innerHTML = await reply.text();
  const chosen = part.querySelector("[data-chosen]")?.dataset.chosen;
  if (chosen !== undefined) tick(part.closest("form"), part.dataset.boxes, new Set(chosen.split(" ")), part);
  return true;
}

/** Tick what is chosen now, and untick what was chosen through this part and is not any more. */
function tick(form, name, chosen, part) {
  const before = new Set((part.dataset.was || "").split(" "));
  for (const box of form?.querySelectorAll(`input[name="${name}"]`) || []) {
    if (chosen.has(box.value) && part.dataset.was !== undefined && !before.has(box.value)) box.checked = true;
    if (!chosen.has(box.value) && before.has(box.value)) box.checked = false;
  }
  part.dataset.was = [...chosen].join(" ");
}
