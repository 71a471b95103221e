// Reads the source of a mail or a saved web archive (.mhtml): the text of all of its parts, of the mails that
// are attached to it, and the pages in it.

import { messageOf } from "./check/html.js";
import { decode, statedInPage } from "./decode.js";
import { withReadableHeaders } from "./mail-headers.js";

/**
 * @typedef {object} Mail
 * @property {string} sender
 * @property {string} subject
 * @property {string[]} texts
 * @property {Mamori.Link[]} links
 * @property {string[]} pages HTML that is judged as pages
 * @property {boolean} hasPicture
 * @property {boolean} isUnread whether a part could not be read
 * @property {boolean} isBroken whether it says that it has parts, and has none
 *
 * @typedef {object} Part a part of a mail, as the library keeps it
 * @property {Part[]} childNodes
 * @property {ArrayBuffer | null} content without its transfer encoding
 * @property {{ parsed: { value: string, params: Record<string, string> }, multipart: string | false }} contentType
 * @property {{ encoding: string }} contentTransferEncoding
 * @property {{ parsed: { value: string, params: Record<string, string> } }} contentDisposition
 */

/** How deep mails that are attached to mails are read. */
const MAX_DEPTH = 5;
/** How many parts are read of a mail and of each mail attached to it. */
const MAX_PARTS = 300;
/** Something that a person fills in: such HTML is judged as a page, even within a mail. */
const HAS_FIELD = /<(?:input|textarea|select|form)[\s/>]/i;
/** Headers that browsers write into a web archive. */
const ARCHIVE = /^(?:snapshot-content-location:|from:\s{0,9}<?saved by)/im;
const PAGE = {
  type: /^(?:text\/(?:html|x-amp-html)|application\/xhtml|image\/svg)/,
  name: /\.(?:[xs]?html?|svg)$/i,
};
const MAIL = {
  type: /^(?:message\/(?:rfc822|global|news)|multipart\/related$|application\/x-mimearchive)/,
  name: /\.(?:eml|mht|mhtml)$/i,
};
// A type without a slash is none, and mail programs show such a part as text.
const TEXT = {
  type: /^(?:text\/(?!css|rtf)|application\/(?:json|xml)|[^/]*$)/,
  name: /\.(?:txt|csv|ics)$/i,
};
/** Parts that hold nothing to read. */
const SILENT =
  /^(?:text\/css|font\/|application\/(?:pgp-signature|(?:x-)?pkcs7-signature|javascript|x-javascript)|message\/(?:delivery-status|feedback-report|disposition-notification))/;
const TRANSFER_ENCODING = /^(?:|7bit|8bit|binary|base64|quoted-printable)$/;

/** Whether HTML has something that a person fills in. @type {(html: string) => boolean} */
export const hasField = (html) => HAS_FIELD.test(html);

/** @type {(part: Part, kind: { type: RegExp, name: RegExp }) => boolean} */
function isOf({ contentType, contentDisposition }, { type, name }) {
  const { filename = contentType.parsed.params.name ?? "" } = contentDisposition.parsed.params;
  return type.test(contentType.parsed.value) || name.test(filename);
}

/** Where the last part begins that is read: the library needs up to a millisecond for each. @type {(bytes: Uint8Array) => number} */
function endOfParts(bytes) {
  const source = new TextDecoder("latin1").decode(bytes);
  const stated = [...source.matchAll(/boundary\s{0,9}=\s{0,9}"?([^"\r\n;]{1,99})/gi)];
  const boundaries = new Set(stated.map(([, boundary]) => boundary.trimEnd()));
  let parts = 0;
  for (const line of source.matchAll(/^--([^\r\n]{1,99})/gm)) {
    if (!boundaries.has(line[1].trimEnd())) continue;
    parts += 1;
    if (parts > MAX_PARTS) return line.index;
  }
  return bytes.length;
}

/** Reads a mail. Fails where its structure is beyond all limits. @type {(bytes: Uint8Array) => Promise<Mail>} */
export async function readMail(bytes) {
  /** @type {Mail} */
  const mail = {
    sender: "",
    subject: "",
    texts: [],
    links: [],
    pages: [],
    hasPicture: false,
    isUnread: false,
    isBroken: false,
  };
  const { sender, subject } = await new Reading(mail).read(bytes, 0);
  return { ...mail, sender, subject };
}

/** One run over the source of a mail. */
class Reading {
  #mail;

  /** @param {Mail} mail what was read so far */
  constructor(mail) {
    this.#mail = mail;
  }

  /** Reads a mail that is `depth` levels inside the first one. @type {(bytes: Uint8Array, depth: number) => Promise<{ sender: string, subject: string }>} */
  async read(bytes, depth) {
    const { default: PostalMime } = await import("./postal-mime/postal-mime.js");
    // The library would join the decoded texts of all parts. Their bytes are needed here, because
    // the stated encoding may be wrong, so that its tree of parts is read.
    const parser = new PostalMime({ maxRfc822NestingDepth: 0 });
    const { headers, bytes: readable } = withReadableHeaders(bytes);
    const end = endOfParts(readable);
    if (end < readable.length) this.#mail.isUnread = true;
    const { subject = "", from } = await parser.parse(readable.subarray(0, end));
    const root = /** @type {Part} */ (/** @type {any} */ (parser).root);
    await this.#readPart(root, ARCHIVE.test(headers), depth);
    const sender = from?.address ? `${from.name ?? ""} <${from.address}>` : (from?.name ?? "");
    return { sender, subject };
  }

  /** @type {(part: Part, isArchive: boolean, depth: number) => Promise<void>} */
  async #readPart(part, isArchive, depth) {
    for (const child of part.childNodes) await this.#readPart(child, isArchive, depth);
    if (part.childNodes.length > 0 || !part.content || part.content.byteLength === 0) return;
    const bytes = new Uint8Array(part.content);
    if (!TRANSFER_ENCODING.test(part.contentTransferEncoding.encoding)) this.#mail.isUnread = true;
    if (isOf(part, MAIL) && !part.contentType.multipart) await this.#readAttachedMail(bytes, depth);
    else if (isOf(part, PAGE)) this.#readHtml(part, bytes, isArchive);
    else if (isOf(part, TEXT)) this.#readText(part, bytes);
    else if (part.contentType.multipart) this.#readBroken(part, bytes);
    else this.#passOver(part.contentType.parsed.value);
  }

  /** @type {(bytes: Uint8Array, depth: number) => Promise<void>} */
  async #readAttachedMail(bytes, depth) {
    if (depth === MAX_DEPTH) {
      this.#mail.isUnread = true;
      return;
    }
    const before = this.#mail.texts.length;
    const { sender, subject } = await this.read(bytes, depth + 1);
    // The headers stand above the text that they belong to, as in a mail that is forwarded as text.
    this.#mail.texts.splice(before, 0, `From: ${sender}\nSubject: ${subject}`);
  }

  /** @type {(part: Part, bytes: Uint8Array, isArchive: boolean) => void} */
  #readHtml(part, bytes, isArchive) {
    const stated = part.contentType.parsed.params.charset || statedInPage(bytes);
    const html = this.#decode(bytes, stated);
    const isPage = isArchive || part.contentDisposition.parsed.value === "attachment";
    if (isPage || hasField(html)) this.#mail.pages.push(html);
    if (isArchive) return;
    const { text, links } = messageOf(html);
    this.#mail.texts.push(text);
    this.#mail.links.push(...links);
  }

  /** @type {(part: Part, bytes: Uint8Array) => void} */
  #readText(part, bytes) {
    this.#mail.texts.push(this.#decode(bytes, part.contentType.parsed.params.charset));
  }

  /** @type {(part: Part, bytes: Uint8Array) => void} */
  #readBroken(part, bytes) {
    this.#mail.isBroken = true;
    this.#readText(part, bytes);
  }

  /** @type {(bytes: Uint8Array, label: string | undefined) => string} */
  #decode(bytes, label) {
    const { text, isDamaged } = decode(bytes, label);
    if (isDamaged) this.#mail.isUnread = true;
    return text;
  }

  /** Notes what is left unread of a part that is no text. @type {(type: string) => void} */
  #passOver(type) {
    if (/^image\//.test(type)) this.#mail.hasPicture = true;
    else if (!SILENT.test(type)) this.#mail.isUnread = true;
  }
}
