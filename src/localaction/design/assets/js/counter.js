import { locale } from "./locale.js";

/** Say how many characters are left. Nothing is ever cut off: too long a text is an answer the server explains. */
export function watchCounters(root) {
  for (const control of root.querySelectorAll("[data-limit]")) {
    const words = root.getElementById(`${control.id}_count`);
    if (!words) continue;
    const limit = Number(control.dataset.limit);
    const number = new Intl.NumberFormat(locale());
    const say = () => {
      const length = [...control.value.replaceAll("\r\n", "\n")].length;
      const over = length > limit;
      const phrase = over ? words.dataset.overText : words.dataset.leftText;
      words.textContent = phrase.replace("%d", number.format(Math.abs(limit - length)));
      words.toggleAttribute("data-over", over);
    };
    control.addEventListener("input", say);
    say();
  }
}
