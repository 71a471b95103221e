// Takes what another app has shared with this one from the service worker.

/** @typedef {{ text: string, files: File[] }} Shared */

/** What was shared: undefined where this page was opened otherwise, null where it is gone. @type {() => Promise<Shared | null | undefined>} */
export async function takeShared() {
  const name = new URLSearchParams(location.search).get("shared");
  if (name === null) return undefined;
  history.replaceState(null, "", location.pathname);
  const { port1, port2 } = new MessageChannel();
  const taken = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  const ready = await navigator.serviceWorker.ready;
  ready.active?.postMessage({ shared: name }, [port2]);
  return taken;
}
