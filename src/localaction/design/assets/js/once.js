/** A form that must not be sent twice: its button says that it is busy and takes no second press. */
export function watchOnce(root) {
  for (const form of root.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      event.submitter?.setAttribute("aria-busy", "true");
    });
    window.addEventListener("pageshow", () => { delete form.dataset.sent; form.querySelector("[aria-busy]")?.removeAttribute("aria-busy"); });
  }
}
