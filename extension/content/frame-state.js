/**
 * What is known of this frame.
 * @type {{
 *   frameId?: number, bannerState?: Mamori.BannerState, isJudging: boolean, isUnanswered: boolean,
 *   patternChanges: number, judgedChanges: number,
 * }}
 *   `frameId` is the browser's number of the frame and `bannerState` what the background said last;
 *   both are missing until it has answered. `isJudging`: something was read or typed and not judged yet.
 *   `isUnanswered`: the background has heard of this frame and could not judge it yet. `patternChanges`
 *   counts how often the kind of number in a field has changed, and `judgedChanges` how many of these
 *   changes the last verdict knew.
 */
export const frameState = {
  isJudging: false,
  isUnanswered: false,
  patternChanges: 0,
  judgedChanges: 0,
};
