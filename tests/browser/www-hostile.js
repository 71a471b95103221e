/** Input that is made to be misread, each with the level that it must get, beside its plain form. */
import { encode } from "./japanese-encodings.js";

const SCAM =
  "総務省です。マイナンバーカードの確認のため、個人番号と4桁の暗証番号をこのメールに返信してください。";
const FORM = "<h1>マイナポータル</h1><label>署名用電子証明書の暗証番号 <input name=pin></label>";
const ORDINARY = "<h1>花屋</h1><p>本日の花は、ばらです。</p><label>お名前 <input></label>";
const HEAD = '<!doctype html><meta charset="utf-8"><title>手続き</title>';

/** @typedef {"danger" | "warning" | "notice" | "clear" | "unread"} Expected */

/** Elements that become properties of the document or of a form, with the names that a reader asks for. */
const NAMED = [
  ...["body", "head", "title", "documentElement", "querySelector", "querySelectorAll"].map(
    (name) => `<img name=${name}>`,
  ),
  "<img name=createTreeWalker><img name=styleSheets><img name=designMode><img name=getAnimations>",
  "<form name=body></form>",
  "<form name=title><input name=parentNode><input name=nodeType><input name=localName></form>",
  "<form><input name=remove><input name=getAttributeNames><input name=removeAttribute></form>",
  "<form><input name=getAttribute><input name=matches><input name=closest><input name=childNodes></form>",
  "<form id=body><input name=ownerDocument><input name=textContent><input name=firstElementChild></form>",
];

/** @type {[string, string, Expected][]} */
export const PAGES = [
  ["the plain form", HEAD + FORM, "danger"],
  ["the plain honest page", HEAD + ORDINARY, "clear"],
  ...NAMED.map(
    (named) => /** @type {[string, string, Expected]} */ ([named, HEAD + named + FORM, "danger"]),
  ),
  ["an honest page with such names", HEAD + NAMED[0] + NAMED[6] + ORDINARY, "clear"],
  [
    "the form in a saved frame",
    `${HEAD}<h1>手続き</h1><iframe srcdoc="${FORM.replaceAll('"', "&quot;")}"></iframe>`,
    "danger",
  ],
  [
    "the form in a saved shadow root",
    `${HEAD}<div><template shadowrootmode=closed>${FORM}</template></div>`,
    "danger",
  ],
  [
    "a form that a style sheet shows later",
    `${HEAD}<style>.s{visibility:hidden;animation:s 0s 4s forwards}@keyframes s{to{visibility:visible}}</style><div class=s>${FORM}</div>`,
    "danger",
  ],
  [
    "a frame that was not saved",
    `${HEAD}<h1>手続き</h1><iframe src="https://a.example/"></iframe>`,
    "unread",
  ],
  ["a page that scripts make", `${HEAD}<div id=app></div><script src=app.js></script>`, "unread"],
  ["60,000 empty elements before the form", HEAD + "<b></b>".repeat(60_000) + FORM, "danger"],
  [
    "a label of 20,000 lines",
    `${HEAD}${FORM}<label>漢${"\n".repeat(20_000)}a <input></label>`,
    "danger",
  ],
];

/** The source of a mail of one part. @param {string} type @param {number[]} body @param {string} [more] */
const mail = (type, body, more = "") => [
  ...ascii(`From: a@b.example\nSubject: test\nMIME-Version: 1.0\n${more}`),
  ...ascii(type ? `Content-Type: ${type}\n\n` : "\n"),
  ...body,
];
/** @param {string} text */
const ascii = (text) => encode(text, "utf-8");
/** @param {number[]} bytes */
const base64 = (bytes) => `${Buffer.from(bytes).toString("base64").replace(/.{76}/g, "$&\n")}\n`;
/** A mail with one attachment. @param {string} headers @param {number[]} content @param {string} [boundary] */
const withAttachment = (headers, content, boundary = "b") =>
  mail(`multipart/mixed; boundary="${boundary}"`, [
    ...ascii(`--${boundary}\nContent-Type: text/plain; charset=utf-8\n\nthis is forwarded\n`),
    ...ascii(`--${boundary}\n${headers}\n\n`),
    ...content,
    ...ascii(`\n--${boundary}--\n`),
  ]);

const ENCODINGS = ["utf-8", "shift_jis", "euc-jp", "iso-2022-jp"];
const LABELS = [
  ...["", "utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "iso-2022-jp-ms", "iso-2022-jp-3"],
  ...["us-ascii", "iso-8859-1", "unknown-8bit", "windows-1252"],
];
const HTML = `<html><head><meta charset=#></head><body><p>${SCAM}</p></body></html>`;
const SCAM_MAIL = mail("text/plain; charset=utf-8", ascii(SCAM));
/** A page as Chromium saves it in one file. @param {string} html */
const archive = (html) => [
  ...ascii(
    `From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n` +
      `Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="b"\n\n\n--b\n` +
      `Content-Type: text/html\nContent-Location: https://a.example/\n` +
      `Content-Transfer-Encoding: base64\n\n${base64(ascii(html))}\n--b--\n`,
  ),
];
/** @param {string} word @param {number[]} bytes */
const subject = (word, bytes) =>
  `Subject: =?${word}?B?${Buffer.from(bytes).toString("base64")}?=\n`;
/** A mail whose claim stands in the subject. @param {number[]} line */
const withSubject = (line) => [
  ...ascii("From: a@b.example\nMIME-Version: 1.0\n"),
  ...line,
  ...ascii("Content-Type: text/plain; charset=utf-8\n\n"),
  ...ascii("個人番号と4桁の暗証番号をこのメールに返信してください。"),
];
const TITLE = "総務省よりお知らせ";

/** @type {[string, number[], Expected, string?][]} */
export const MAILS = [
  [
    "honest, in UTF-8",
    mail("text/plain; charset=utf-8", ascii("明日の会議は10時からです。")),
    "clear",
  ],
  ...ENCODINGS.flatMap((encoding) =>
    LABELS.map(
      (label) =>
        /** @type {[string, number[], Expected]} */ ([
          `${encoding} stated as "${label}"`,
          mail(`text/plain${label && `; charset=${label}`}`, encode(SCAM, encoding)),
          "danger",
        ]),
    ),
  ),
  ...ENCODINGS.map(
    (encoding) =>
      /** @type {[string, number[], Expected]} */ ([
        `HTML that alone states ${encoding}`,
        mail("text/html", encode(HTML.replace("#", encoding), encoding)),
        "danger",
      ]),
  ),
  ["without any header of MIME", mail("", encode(SCAM, "shift_jis")), "danger"],
  [
    "honest, in a Latin alphabet",
    mail("text/plain; charset=iso-8859-1", [
      ...Buffer.from("Café à neuf heures, très bien.", "latin1"),
    ]),
    "clear",
  ],
  [
    "bytes that fit no encoding",
    mail("text/plain; charset=utf-8", [
      ...ascii("こんにちは。明日の会議は10時からです。"),
      0x82,
      0xff,
      0xfd,
      0xff,
    ]),
    "unread",
  ],
  [
    "an encoding that no browser decodes",
    mail("text/plain; charset=utf-7", ascii("+fs9S2XcBMGcwWTAC-")),
    "unread",
  ],
  [
    "an unknown transfer encoding",
    mail("text/plain", ascii("M=&5S="), "Content-Transfer-Encoding: x-uuencode\n"),
    "unread",
  ],
  [
    "a PDF attached",
    withAttachment(
      "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf",
      ascii("%PDF"),
    ),
    "unread",
  ],
  [
    "a subject in Shift_JIS without a label",
    withSubject([...ascii("Subject: "), ...encode(TITLE, "shift_jis"), 10]),
    "danger",
  ],
  [
    "a subject in ISO-2022-JP that states us-ascii",
    withSubject(ascii(subject("us-ascii", encode(TITLE, "iso-2022-jp")))),
    "danger",
  ],
  [
    "a scam attached as a mail",
    withAttachment("Content-Type: message/rfc822\nContent-Disposition: attachment", SCAM_MAIL),
    "danger",
  ],
  [
    "a scam attached as a mail in base64",
    withAttachment(
      "Content-Type: message/rfc822\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64",
      ascii(base64(SCAM_MAIL)),
    ),
    "danger",
  ],
  [
    "a scam attached as a file of a mail",
    withAttachment(
      "Content-Type: application/octet-stream; name=a.eml\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64",
      ascii(base64(SCAM_MAIL)),
    ),
    "danger",
  ],
  [
    "a scam attached as text",
    withAttachment(
      "Content-Type: text/plain; charset=us-ascii\nContent-Disposition: attachment",
      encode(SCAM, "shift_jis"),
    ),
    "danger",
  ],
  [
    "a page attached as a picture of lines",
    withAttachment(
      "Content-Type: image/svg+xml\nContent-Disposition: attachment; filename=a.svg",
      ascii(
        `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject width="900" height="900">${FORM}</foreignObject></svg>`,
      ),
    ),
    "danger",
  ],
  ["a page saved with its pictures", archive(HEAD + FORM), "danger", "page.mhtml"],
  ["such a page under the name of a text", archive(HEAD + FORM), "danger", "page.txt"],
  [
    "such a page attached to a mail",
    withAttachment(
      "Content-Type: multipart/related; name=a.mhtml\nContent-Disposition: attachment",
      archive(HEAD + FORM),
    ),
    "danger",
  ],
  ["an honest page saved with its pictures", archive(HEAD + ORDINARY), "clear", "page.mhtml"],
  ["a form in the mail itself", mail("text/html; charset=utf-8", ascii(HEAD + FORM)), "danger"],
  [
    "named elements",
    mail(
      "text/html; charset=utf-8",
      ascii(`<img name=body><form name=title><input name=getAttribute></form><p>${SCAM}</p>`),
    ),
    "danger",
  ],
  [
    "more parts than are read",
    mail('multipart/mixed; boundary="b"', [...ascii("--b\n\n\n".repeat(20_000)), ...ascii(SCAM)]),
    "unread",
  ],
  [
    "mails in mails in mails",
    Array.from({ length: 12 }).reduce(
      (/** @type {number[]} */ inner, _, depth) =>
        withAttachment("Content-Type: message/rfc822", inner, `b${depth}`),
      SCAM_MAIL,
    ),
    "unread",
  ],
];

/** @type {[string, number[], Expected, string?][]} */
export const TEXTS = [
  ["in UTF-8", ascii(SCAM), "danger"],
  ["honest", ascii("明日の会議は10時からです。"), "clear"],
  ...ENCODINGS.map(
    (encoding) =>
      /** @type {[string, number[], Expected]} */ ([
        `${encoding}, whose first Japanese letter comes late`,
        [...ascii("-".repeat(70).concat("\n").repeat(80)), ...encode(SCAM, encoding)],
        "danger",
      ]),
  ),
  ["a page under the name of a text", ascii(`こんにちは ${HEAD}${FORM}`), "danger"],
  ["a page with another ending", ascii(HEAD + FORM), "danger", "page.shtml"],
  [
    "bytes that fit no encoding",
    [...ascii("こんにちは。明日の会議は10時からです。"), 0x82, 0xff, 0xfd, 0xff],
    "unread",
  ],
];

/** @type {[string, string, Expected][]} */
export const LONG_TEXTS = [
  ["empty comments", `${"<!---->".repeat(2000)}\n${SCAM}`, "danger"],
  ["an open comment", `<!--${"-".repeat(50_000)}\n${SCAM}`, "danger"],
  ["blanks", `${SCAM}${" ".repeat(90_000)}x`, "danger"],
  ["blanks in elements", `<p>${SCAM}</p>${"<b> </b>".repeat(10_000)}`, "danger"],
  ["nested links", `<p>${SCAM}</p>${"<a href=//a.example><table><td>".repeat(2000)}`, "danger"],
];
