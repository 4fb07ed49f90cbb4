/** Facets: apply a choice at once, instead of by the button; fields that are empty stay out of the address. */
export function watchApply(root) {
  for (const form of root.querySelectorAll("form[data-apply]")) {
    form.addEventListener("change", (event) => {
      if (!/checkbox|radio/.test(event.target.type)) return; // a day or a year changes with every key: press the button
      const sheet = event.target.closest("[popover]");
      if (sheet?.matches(":popover-open")) return; // on a phone: choose several, then press the button
      form.requestSubmit();
    });
    form.addEventListener("formdata", ({ formData }) => {
      for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
    });
  }
}
