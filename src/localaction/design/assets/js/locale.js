/** The page's language for numbers and times, with the figures the server writes: Latin ones in every language. */
export function locale() {
  return `${document.documentElement.lang.match(/^[a-z]{2}\b/)?.[0] ?? "en"}-u-nu-latn`;
}
