import { locale } from "./locale.js";

/** Say how many characters, or words, are left. Nothing is ever cut off: too long a text is an answer the server explains. */
export function watchCounters(root) {
  for (const control of root.querySelectorAll("[data-limit]")) {
    const words = root.getElementById(`${control.id}_count`);
    if (!words) continue;
    const limit = Number(control.dataset.limit);
    const size = "limitWords" in control.dataset ? wordsIn : charactersIn;
    const number = new Intl.NumberFormat(locale());
    const say = () => {
      const length = size(control.value);
      const over = length > limit;
      const phrase = over ? words.dataset.overText : words.dataset.leftText;
      words.textContent = phrase.replace("%d", number.format(Math.abs(limit - length)));
      words.toggleAttribute("data-over", over);
    };
    control.addEventListener("input", say);
    say();
  }
}

const charactersIn = (text) => [...text.replaceAll("\r\n", "\n")].length;
const wordsIn = (text) => text.match(/\S+/g)?.length ?? 0;
