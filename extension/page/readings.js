// Shows the readings of easy Japanese above the words, in everything that a page draws, now and later.

import { splitReadings } from "../i18n/readings.js";

/** Where no element can stand, and where the reading stands already. */
const PLAIN = "textarea, option, script, style, ruby, svg";

/** @type {(word: string, reading: string) => HTMLElement} */
function makeRuby(word, reading) {
  const [ruby, above] = [document.createElement("ruby"), document.createElement("rt")];
  above.textContent = reading;
  // A screen reader knows how to read the word, and would say it twice.
  above.setAttribute("aria-hidden", "true");
  ruby.append(word, above);
  return ruby;
}

/** @type {(text: Text) => void} */
function showIn(text) {
  if (!text.data.includes("（") || text.parentElement?.closest(PLAIN)) return;
  const parts = splitReadings(text.data);
  if (parts.every((part) => typeof part === "string")) return;
  text.replaceWith(
    ...parts.map((part) => (typeof part === "string" ? part : makeRuby(part.word, part.reading))),
  );
}

/** @type {(root: Node) => void} */
function showBelow(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  if (root instanceof Text) texts.push(root);
  texts.filter(({ isConnected }) => isConnected).forEach(showIn);
}

const observer = new MutationObserver((changes) => {
  for (const { addedNodes } of changes) addedNodes.forEach(showBelow);
});

/** Shows readings from now on, or no more, by the name of the language's catalogue. @type {(language: string) => void} */
export function showReadings(language) {
  observer.disconnect();
  if (language !== "ja_easy") return;
  showBelow(document.body);
  observer.observe(document.body, { childList: true, subtree: true });
}
