/** Facets: apply a choice at once, instead of by the button. */
export function watchApply(root) {
  for (const form of root.querySelectorAll("form[data-apply]")) {
    form.addEventListener("change", (event) => {
      const sheet = event.target.closest("[popover]");
      if (sheet?.matches(":popover-open")) return; // on a phone: choose several, then press the button
      form.requestSubmit();
    });
  }
}
