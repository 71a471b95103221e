/** A name that no other document has, whatever a page or a clock does. */
const document = [...crypto.getRandomValues(new Uint32Array(4))]
  .map((part) => part.toString(36))
  .join("-");

/** Read once: `document.open()` can change the address. */
const site = location.host || location.href;

/**
 * What is known of this frame.
 * @type {{
 *   document: string, site: string, frameId?: number, bannerState?: Mamori.BannerState, isJudging: boolean, isUnanswered: boolean,
 *   patternChanges: number, judgedChanges: number,
 * }}
 *   `document` is the name of its document, by which the background tells it from the one before it and
 *   the one after it; `site` is the host of its address, or the address where that has none; `frameId` is the browser's number of the frame and `bannerState` what the background said last;
 *   both are missing until it has answered. `isJudging`: something was read or typed and not judged yet.
 *   `isUnanswered`: the background has heard of this frame and could not judge it yet. `patternChanges`
 *   counts how often the kind of number in a field has changed, and `judgedChanges` how many of these
 *   changes the last verdict knew.
 */
export const frameState = {
  document,
  site,
  isJudging: false,
  isUnanswered: false,
  patternChanges: 0,
  judgedChanges: 0,
};
