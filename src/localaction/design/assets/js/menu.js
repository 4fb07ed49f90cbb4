/** Menus made of <details>: close on Escape and when the reader goes elsewhere. */
export function watchMenus(root) {
  for (const menu of root.querySelectorAll("details.menu")) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
    root.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  }
}
