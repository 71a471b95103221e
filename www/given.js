// Turns what a person gives – text, a mail's source, a file – into what the
// engine judges. Nothing in it is run, and nothing that it names is loaded.

import { isHtml, isMail, linksOf, messageOf } from "./check/html.js";

/**
 * @typedef {object} Given
 * @property {Mamori.MessageText} [message]
 * @property {string[]} [pages] HTML to be judged as pages
 * @property {string} [word] key of a sentence about what was given
 */

/** Larger files are refused. */
const MOST_BYTES = 10_000_000;
/** Longer text is judged without being put into the field. */
const LONG = 100_000;

/** @type {(text: string, links?: Mamori.Link[]) => Mamori.MessageText} */
const plain = (text, links = []) => ({ sender: "", subject: "", text, links });

/** @type {(text: string, links?: Mamori.Link[]) => Promise<Given>} */
export async function ofText(text, links = []) {
  if (isMail(text)) return ofMail(new TextEncoder().encode(text.trimStart()));
  if (isHtml(text)) return { message: messageOf(text) };
  return { message: plain(text, links) };
}

/** @type {(data: DataTransfer) => { text: string, links: Mamori.Link[], isLong: boolean }} */
export function ofPaste(data) {
  const text = data.getData("text/plain");
  return { text, links: linksOf(data.getData("text/html")), isLong: text.length > LONG };
}

/** @type {(files: FileList | File[]) => Promise<Given>} */
export const ofFiles = (files) => ofFile(files[0]);

/** @type {(file: File) => Promise<Given>} */
export async function ofFile(file) {
  if (/^(?:image|video|audio)\//.test(file.type)) return { word: "check_image" };
  if (file.size > MOST_BYTES) return { word: "check_too_large" };
  if (file.size === 0) return { word: "check_empty" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPicture(bytes)) return { word: "check_image" };
  const text = decoded(bytes);
  if (text === null) return { word: "check_binary" };
  if (!text.trim()) return { word: "check_empty" };
  if (/\.eml$/i.test(file.name) || file.type === "message/rfc822" || isMail(text)) {
    return ofMail(bytes);
  }
  return /\.x?html?$/i.test(file.name) || isHtml(text)
    ? { pages: [text], word: "check_saved" }
    : { message: plain(text) };
}

/** @type {(bytes: Uint8Array) => Promise<Given>} */
async function ofMail(bytes) {
  const { default: PostalMime } = await import("./postal-mime/postal-mime.js");
  /** @type {import("./postal-mime/postal-mime.js").Email} */
  let mail;
  try {
    mail = await PostalMime.parse(bytes);
  } catch {
    return { message: plain(decoded(bytes) ?? ""), word: "check_broken_mail" };
  }
  const { html = "", text = "", subject = "", from } = mail;
  const shown = html ? messageOf(html) : plain(text);
  // What one of the two parts hides, the other may say.
  const both = html && text ? `${shown.text}\n${text}` : shown.text;
  const sender = from?.address ? `${from.name ?? ""} <${from.address}>` : (from?.name ?? "");
  const isBare = !both.trim() && !subject;
  return {
    message: { ...shown, sender, subject, text: isBare ? (decoded(bytes) ?? "") : both },
    pages: pagesIn(mail.attachments),
    word: isBare ? "check_broken_mail" : undefined,
  };
}

/** Pages that a mail brings along. @type {(attachments: import("./postal-mime/postal-mime.js").Attachment[]) => string[]} */
function pagesIn(attachments) {
  const isPage = (/** @type {{ mimeType: string, filename: string | null }} */ one) =>
    one.mimeType === "text/html" || /\.x?html?$/i.test(one.filename ?? "");
  return attachments
    .filter(isPage)
    .slice(0, 5)
    .map(({ content }) => {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      return decoded(new Uint8Array(bytes)) ?? "";
    });
}

/** @type {(bytes: Uint8Array) => boolean} */
function isPicture([a, b, c, d]) {
  const starts = [
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
  ];
  return starts.some((start) => start.every((byte, at) => byte === [a, b, c, d][at]));
}

/** The text of a file in the encodings of Japanese mail and pages; null where it is none. @type {(bytes: Uint8Array) => string | null} */
function decoded(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  const head = bytes.subarray(0, 4096);
  if (head.includes(0)) return null;
  const isIso2022 = head.some(
    (byte, at) => byte === 0x1b && "$(".includes(String.fromCharCode(head[at + 1])),
  );
  const said = /charset=["']?([\w-]+)/i.exec(new TextDecoder("latin1").decode(head))?.[1];
  for (const label of [
    "utf-8",
    isIso2022 ? "iso-2022-jp" : "",
    said ?? "",
    "shift_jis",
    "euc-jp",
  ]) {
    try {
      const text = label && new TextDecoder(label, { fatal: true }).decode(bytes);
      if (text && !(label === "utf-8" && isIso2022)) return text;
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}
