// Parses what a person pastes or opens – text, the source of a mail, a file – into what the engine
// judges. Nothing in it is run, and nothing that it refers to is loaded.

import { isHtml, isMail, messageOf } from "./check/html.js";
import { decode, isBinary, statedInPage } from "./decode.js";
import { hasField, readMail } from "./mail.js";

/**
 * @typedef {object} Input
 * @property {Mamori.MessageText} [message]
 * @property {string[]} [pages] HTML that is judged as pages
 * @property {string} [status] key of a string about the input
 * @property {boolean} [isUnread] whether a part could not be read, so that finding nothing means nothing
 */

/** Larger files are refused. */
const MAX_FILE_BYTES = 10_000_000;
/** The length from which on a text is judged without being put into the field. */
const LONG_TEXT_CHARS = 100_000;
/** How many of the pages in a mail are judged. */
const MAX_PAGES = 5;
/** The first bytes of PNG, JPEG and GIF files. */
const PICTURE_SIGNATURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];
const MAIL_TYPE = /^(?:message\/rfc822|multipart\/related|application\/x-mimearchive)$/;
const PAGE_TYPE = /^(?:text\/html|application\/xhtml\+xml|image\/svg\+xml)$/;

/** @type {(text: string, links?: Mamori.Link[]) => Mamori.MessageText} */
const plain = (text, links = []) => ({ sender: "", subject: "", text, links });

/** @type {(text: string) => boolean} */
export const isLongText = (text) => text.length > LONG_TEXT_CHARS;

/** @type {(text: string, links?: Mamori.Link[]) => Promise<Input>} */
export async function parseText(text, links = []) {
  if (isMail(text)) return parseMail(new TextEncoder().encode(text.trimStart()));
  if (!isHtml(text)) return { message: plain(text, links) };
  return { message: messageOf(text), pages: hasField(text) ? [text] : [] };
}

/** @type {(file: File) => Promise<Input>} */
export async function parseFile(file) {
  const isPage = PAGE_TYPE.test(file.type) || /\.(?:[xs]?html?|svg)$/i.test(file.name);
  if (!isPage && /^image\//.test(file.type)) return { status: "check_image" };
  if (!isPage && /^(?:video|audio)\//.test(file.type)) return { status: "check_binary" };
  if (file.size > MAX_FILE_BYTES) return { status: "check_too_large" };
  if (file.size === 0) return { status: "check_empty" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPicture(bytes)) return { status: "check_image" };
  if (isBinary(bytes)) return { status: "check_binary" };
  const { text, isDamaged } = decode(bytes, statedInPage(bytes));
  if (!text.trim()) return { status: isDamaged ? "check_binary" : "check_empty" };
  const isMailFile = MAIL_TYPE.test(file.type) || /\.(?:eml|mht|mhtml)$/i.test(file.name);
  if (isMailFile || isMail(text)) return parseMail(bytes);
  return { ...parseDecoded(text, isPage), isUnread: isDamaged };
}

/** Parses the text of a file that is no mail. @type {(text: string, isPage: boolean) => Input} */
function parseDecoded(text, isPage) {
  if (isPage || isHtml(text)) return { pages: [text], status: "check_saved" };
  return { message: plain(text), pages: hasField(text) ? [text] : [] };
}

/** @type {(bytes: Uint8Array) => Promise<Input>} */
async function parseMail(bytes) {
  /** @type {import("./mail.js").Mail} */
  let mail;
  try {
    mail = await readMail(bytes);
  } catch {
    return { message: plain(decode(bytes).text), status: "check_broken_mail", isUnread: true };
  }
  const { sender, subject, links, hasPicture, isBroken } = mail;
  const text = mail.texts.join("\n");
  const message = { sender, subject, text, links };
  const pages = withFieldsFirst(mail.pages).slice(0, MAX_PAGES);
  const isUnread = mail.isUnread || pages.length < mail.pages.length;
  if (isBroken) return { message, pages, status: "check_broken_mail", isUnread: true };
  if (text.trim() || pages.length > 0) return { message, pages, isUnread };
  if (hasPicture) return { message, status: "check_image", isUnread: true };
  if (subject) return { message, isUnread };
  return { message: plain(decode(bytes).text), status: "check_broken_mail", isUnread: true };
}

/** @type {(pages: string[]) => string[]} */
const withFieldsFirst = (pages) => [
  ...pages.filter(hasField),
  ...pages.filter((page) => !hasField(page)),
];

/** Whether a file begins as a PNG, JPEG or GIF picture does. @type {(bytes: Uint8Array) => boolean} */
function isPicture(bytes) {
  return PICTURE_SIGNATURES.some((signature) => signature.every((byte, at) => byte === bytes[at]));
}
