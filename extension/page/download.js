// Gives the person a file to keep.

/** How long the browser may take to start the download. */
const DOWNLOAD_TIMEOUT_MS = 1000;

/** Downloads a value as a file of JSON. @type {(name: string, value: object) => void} */
export function downloadJson(name, value) {
  const link = document.createElement("a");
  const text = JSON.stringify(value, null, 2);
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(URL.revokeObjectURL, DOWNLOAD_TIMEOUT_MS, link.href);
}
