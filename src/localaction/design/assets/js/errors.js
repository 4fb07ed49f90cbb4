/** Put the reader on the summary of errors as soon as the page is there. */
export function focusErrors(root) {
  root.querySelector("[data-error-summary]")?.focus();
}
