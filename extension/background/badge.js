// What the toolbar button shows for a tab.

/** White reads on each colour at 7:1 or better; each icon has a shape of its own. @type {Record<string, [colour: string, icon: string]>} */
const LOOKS = {
  "": ["#424d50", ""],
  "?": ["#424d50", "unchecked-"],
  i: ["#00565c", "notice-"],
  "!": ["#6f4400", "warning-"],
  "!!": ["#9c1119", "danger-"],
};

/** The tabs whose button looks as it does where nothing is told; on the next page it does so by itself. @type {Set<number>} */
const bare = new Set();

/** @type {(tabId: number) => void} */
export const forgetPaint = (tabId) => void bare.delete(tabId);

/** Whether a button with this text and title looks as every button does at first. @type {(text: string, title: string) => boolean} */
const isBare = (text, title) =>
  text === "" && title === chrome.runtime.getManifest().action?.default_title;

/**
 * @param {number} tabId
 * @param {string} text
 * @param {string} name
 * @param {string} title
 */
export async function paint(tabId, text, name, title) {
  const full = title ? `${name}\n${title}` : name;
  if (isBare(text, full)) {
    if (bare.has(tabId)) return;
    bare.add(tabId);
  } else bare.delete(tabId);
  const [color, icon] = LOOKS[text];
  const path = { 16: `/icons/${icon}16.png`, 32: `/icons/${icon}32.png` };
  const painted = [
    chrome.action.setIcon({ tabId, path }),
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    chrome.action.setTitle({ tabId, title: full }),
  ];
  // A tab that has been closed meanwhile has no button to paint.
  await Promise.allSettled(painted);
}
