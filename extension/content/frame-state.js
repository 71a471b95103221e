/**
 * What is known of this frame.
 * @type {{ frameId?: number, bannerState?: Mamori.BannerState, isJudging: boolean }}
 *   `frameId` is the browser's number of the frame and `bannerState` what the background said last;
 *   both are missing until it has answered. `isJudging`: something was read or typed and not judged yet.
 */
export const frameState = { isJudging: false };
