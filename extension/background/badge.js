// The icon, badge and tooltip of the toolbar button.

/**
 * Color and icon of each badge text. White text has a contrast of at least 7:1 on every color, and
 * every icon has its own shape, so that nobody has to tell the colors apart.
 * @type {Record<string, [color: string, iconPrefix: string]>}
 */
const STYLES = {
  "": ["#424d50", ""],
  "?": ["#424d50", "unchecked-"],
  i: ["#00565c", "notice-"],
  "!": ["#6f4400", "warning-"],
  "!!": ["#9c1119", "danger-"],
};

/**
 * @param {number} tabId
 * @param {string} badge one of the keys of `STYLES`
 * @param {string} name the first line of the tooltip
 * @param {string} title the second line of the tooltip; may be empty
 */
export async function setBadge(tabId, badge, name, title) {
  const [color, prefix] = STYLES[badge];
  const path = { 16: `/icons/${prefix}16.png`, 32: `/icons/${prefix}32.png` };
  const changes = [
    chrome.action.setIcon({ tabId, path }),
    chrome.action.setBadgeText({ tabId, text: badge }),
    chrome.action.setBadgeBackgroundColor({ tabId, color }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    chrome.action.setTitle({ tabId, title: title ? `${name}\n${title}` : name }),
  ];
  // The tab may have been closed meanwhile; the calls then fail and nothing has to be done.
  await Promise.allSettled(changes);
}
