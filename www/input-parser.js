// Parses what a person pastes or opens – text, the source of a mail, a file – into what the engine
// judges. Nothing in it is run, and nothing that it refers to is loaded.

import { isHtml, isMail, messageOf } from "./check/html.js";

/**
 * @typedef {object} Input
 * @property {Mamori.MessageText} [message]
 * @property {string[]} [pages] HTML that is judged as pages
 * @property {string} [status] key of a string about the input
 */

/** Larger files are refused. */
const MAX_FILE_BYTES = 10_000_000;
/** The length from which on a text is judged without being put into the field. */
const LONG_TEXT_CHARS = 100_000;
/** How many pages that are attached to a mail are judged. */
const MAX_ATTACHED_PAGES = 5;
/** How much of a file tells its encoding. */
const HEAD_BYTES = 4096;
/** The first bytes of PNG, JPEG and GIF files. */
const PICTURE_SIGNATURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];

/** @type {(text: string, links?: Mamori.Link[]) => Mamori.MessageText} */
const plain = (text, links = []) => ({ sender: "", subject: "", text, links });

/** @type {(text: string) => boolean} */
export const isLongText = (text) => text.length > LONG_TEXT_CHARS;

/** @type {(text: string, links?: Mamori.Link[]) => Promise<Input>} */
export async function parseText(text, links = []) {
  if (isMail(text)) return parseMail(new TextEncoder().encode(text.trimStart()));
  if (isHtml(text)) return { message: messageOf(text) };
  return { message: plain(text, links) };
}

/** @type {(file: File) => Promise<Input>} */
export async function parseFile(file) {
  if (/^(?:image|video|audio)\//.test(file.type)) return { status: "check_image" };
  if (file.size > MAX_FILE_BYTES) return { status: "check_too_large" };
  if (file.size === 0) return { status: "check_empty" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPicture(bytes)) return { status: "check_image" };
  const text = decode(bytes);
  if (text === null) return { status: "check_binary" };
  if (!text.trim()) return { status: "check_empty" };
  if (/\.eml$/i.test(file.name) || file.type === "message/rfc822" || isMail(text)) {
    return parseMail(bytes);
  }
  return /\.x?html?$/i.test(file.name) || isHtml(text)
    ? { pages: [text], status: "check_saved" }
    : { message: plain(text) };
}

/** @type {(bytes: Uint8Array) => Promise<Input>} */
async function parseMail(bytes) {
  const { default: PostalMime } = await import("./postal-mime/postal-mime.js");
  /** @type {import("./postal-mime/postal-mime.js").Email} */
  let mail;
  try {
    mail = await PostalMime.parse(bytes);
  } catch {
    return { message: plain(decode(bytes) ?? ""), status: "check_broken_mail" };
  }
  const { html = "", text = "", subject = "", from } = mail;
  const body = html ? messageOf(html) : plain(text);
  // Both parts are judged, because one may contain what the other leaves out.
  const bodyText = html && text ? `${body.text}\n${text}` : body.text;
  const sender = from?.address ? `${from.name ?? ""} <${from.address}>` : (from?.name ?? "");
  const isEmpty = !bodyText.trim() && !subject;
  return {
    message: { ...body, sender, subject, text: isEmpty ? (decode(bytes) ?? "") : bodyText },
    pages: pagesIn(mail.attachments),
    status: isEmpty ? "check_broken_mail" : undefined,
  };
}

/** Returns the HTML pages that are attached to a mail. @type {(attachments: import("./postal-mime/postal-mime.js").Attachment[]) => string[]} */
function pagesIn(attachments) {
  const isPage = (/** @type {{ mimeType: string, filename: string | null }} */ attachment) =>
    attachment.mimeType === "text/html" || /\.x?html?$/i.test(attachment.filename ?? "");
  return attachments
    .filter(isPage)
    .slice(0, MAX_ATTACHED_PAGES)
    .map(({ content }) => {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      return decode(new Uint8Array(bytes)) ?? "";
    });
}

/** Whether a file begins as a PNG, JPEG or GIF picture does. @type {(bytes: Uint8Array) => boolean} */
function isPicture(bytes) {
  return PICTURE_SIGNATURES.some((signature) => signature.every((byte, at) => byte === bytes[at]));
}

/**
 * Decodes a text in one of the encodings of Japanese mail and pages.
 * @param {Uint8Array} bytes
 * @returns {string | null} null where the bytes are no text
 */
function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.includes(0)) return null;
  for (const encoding of encodingsOf(head)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text) return text;
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}

/** Returns the encodings to try, in order, by the beginning of a file. @type {(head: Uint8Array) => string[]} */
function encodingsOf(head) {
  // ISO-2022-JP switches character sets by an escape byte and "$" or "(". It is also valid UTF-8.
  const isIso2022 = head.some(
    (byte, at) => byte === 0x1b && "$(".includes(String.fromCharCode(head[at + 1])),
  );
  const declared = /charset=["']?([\w-]+)/i.exec(new TextDecoder("latin1").decode(head))?.[1];
  return [
    isIso2022 ? "iso-2022-jp" : "utf-8",
    ...(declared ? [declared] : []),
    "shift_jis",
    "euc-jp",
  ];
}
