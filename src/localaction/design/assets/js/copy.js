/** Copy the text of another element, and say so on the button for a moment. */
export function watchCopy(root) {
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(root.getElementById(button.dataset.copy).textContent.trim());
      const before = button.textContent;
      button.textContent = button.dataset.done || before;
      setTimeout(() => { button.textContent = before; }, 2000);
    });
  }
}
