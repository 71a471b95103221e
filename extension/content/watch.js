"use strict";

// Sees to it that what is shown stays in sight. A page that keeps hiding it is not fought without end.
((mamori) => {
  if (mamori.watch) return;
  const { dom, paint } = mamori;

  // How often a document is answered: in all, and where it only opens and closes its own dialogs.
  const MOST = { hidden: 5, moved: 20 };
  const BEATS = { page: 400, stay: 1500 };
  // What makes everything on a page unreadable; a page in grey or in negative can be read.
  const VEIL = /opacity|blur|brightness|contrast|url/;
  // Only Firefox draws the top layer through the filter of the page.
  const isFiltered = CSS.supports("-moz-appearance: none");
  const answered = { hidden: 0, moved: 0 };
  /** @type {Placed | null} */
  let kept = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let beat;

  const isHere = (/** @type {Node} */ host) => dom.contains(document, host);

  /** Whether it is in the top layer, rendered and legible. @type {(placed: Placed) => boolean} */
  function isUp({ form, host, box }) {
    const isOpen = form === "page" ? box.matches(":modal") : host.matches(":popover-open");
    const isRendered = box.checkVisibility({ contentVisibilityAuto: true });
    return isHere(host) && isOpen && isRendered && paint.isLegible(host);
  }

  /** Whether a person can see that the page is covered. @type {(box: any, host: Element) => boolean} */
  function covers(box, host) {
    const { left, top, width, height } = dom.rect(box);
    const isWhole = box.matches(".aside") || width * height > 0.9 * innerWidth * innerHeight;
    const isHit = dom.hit(left + width / 2, top + height / 2) === host;
    const isVeiled = isFiltered && VEIL.test(getComputedStyle(dom.page(document)).filter);
    return isWhole && isHit && !isVeiled && !paint.isBelow() && !transition();
  }

  /** What is drawn over everything while a page changes its view. */
  const transition = () => /** @type {any} */ (document).activeViewTransition;

  /** A dialog of the page's own came, or went and took ours with it. @type {(placed: Placed) => boolean} */
  const isMoved = ({ form, host }) =>
    form === "stay" && dom.parent(host) && paint.isMisplaced(host);

  /** Looks, and answers once. */
  function check() {
    const isOut = dom.visibility(document) === "hidden" || innerWidth * innerHeight === 0;
    // A page that writes itself anew is empty for a moment.
    if (!kept || isOut || !dom.page(document)) return;
    if (isMoved(kept)) return answer("moved");
    const isSeen =
      isUp(kept) && (kept.form === "page" ? covers(kept.box, kept.host) : !kept.host.inert);
    if (!isSeen) answer("hidden");
    // A frame can take the focus though it is inert.
    else if (kept.form === "page" && dom.focused(document) !== kept.host) {
      kept.box.querySelector(".leave").focus({ preventScroll: true });
    }
  }

  /** @type {(what: "hidden" | "moved") => void} */
  function answer(what) {
    if (!kept) return;
    if (answered[what] === MOST[what]) return giveUp(kept);
    answered[what] += 1;
    transition()?.skipTransition();
    if (!isHere(kept.host)) dom.page(document).append(kept.host);
    kept.host.inert = false;
    if (kept.form === "page") paint.hold(kept.box);
    else paint.lift(kept.host);
    records.takeRecords();
    listen(kept.host);
  }

  /** The rest is said where no page reaches: on the button, in the popup, in a tab of our own. @type {(placed: Placed) => void} */
  function giveUp({ since }) {
    drop();
    mamori.watch.isOver = true;
    chrome.runtime.sendMessage({ kind: "hidden", since }).catch(() => {});
  }

  const records = new MutationObserver(check);

  const EVENTS = ["toggle", "close", "fullscreenchange"];

  /** A page that writes itself anew takes all listeners away. @type {(host: Element) => void} */
  function listen(host) {
    records.observe(document, { childList: true });
    records.observe(dom.page(document), { childList: true });
    records.observe(host, { attributes: true });
    for (const type of EVENTS) addEventListener(type, check, true);
    mamori.shield.listen();
  }

  /** @type {(placed: Placed) => void} */
  function keep(placed) {
    drop();
    if (placed.form === "line") return;
    kept = placed;
    listen(placed.host);
    beat = setInterval(check, BEATS[placed.form]);
  }

  function drop() {
    kept = null;
    records.disconnect();
    clearInterval(beat);
    for (const type of EVENTS) removeEventListener(type, check, true);
  }

  mamori.watch = { keep, drop, check, isOver: false };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
