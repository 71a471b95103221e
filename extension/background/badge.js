// What the toolbar button shows for a tab.

/** White reads on each colour at 7:1 or better; each icon has a shape of its own. @type {Record<string, [colour: string, icon: string]>} */
const LOOKS = {
  "": ["#424d50", ""],
  "?": ["#424d50", "unchecked-"],
  i: ["#00565c", "notice-"],
  "!": ["#6f4400", "warning-"],
  "!!": ["#9c1119", "danger-"],
};

/**
 * @param {number} tabId
 * @param {string} text
 * @param {string} name
 * @param {string} title
 */
export async function paint(tabId, text, name, title) {
  const [color, icon] = LOOKS[text];
  const path = { 16: `/icons/${icon}16.png`, 32: `/icons/${icon}32.png` };
  const painted = [
    chrome.action.setIcon({ tabId, path }),
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    chrome.action.setTitle({ tabId, title: title ? `${name}\n${title}` : name }),
  ];
  // A tab that has been closed meanwhile has no button to paint.
  await Promise.allSettled(painted);
}
