// What the toolbar button shows for a tab.

/** White reads on each of them at 7:1 or better. @type {Record<string, string>} */
const COLOURS = {
  "": "#424d50",
  "?": "#424d50",
  i: "#00565c",
  "!": "#6f4400",
  "!!": "#9c1119",
};

/**
 * @param {number} tabId
 * @param {string} text
 * @param {string} name
 * @param {string} title
 */
export async function paint(tabId, text, name, title) {
  const painted = [
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: COLOURS[text] }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    chrome.action.setTitle({ tabId, title: title ? `${name}\n${title}` : name }),
  ];
  // A tab that has been closed meanwhile has no button to paint.
  await Promise.allSettled(painted);
}
