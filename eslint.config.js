/**
 * Finds faults that neither the type checker nor the formatter sees, and what the promises of
 * PRIVACY.md forbid: loading an address, and turning text into code or markup.
 */
import js from "@eslint/js";
import imports from "eslint-plugin-import-x";

/** Globals that open a connection. */
const NETWORK = [
  ...["fetch", "fetchLater", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource"],
  ...["RTCPeerConnection", "Image", "Audio", "Worker", "SharedWorker", "importScripts"],
];
const ANY_NETWORK = `/^(${NETWORK.join("|")}|sendBeacon)$/`;
const LOADS = "img|image|script|link|iframe|frame|object|embed|audio|video|source|track|style";

/** @type {(selector: string, message: string) => { selector: string, message: string }} */
const forbid = (selector, message) => ({ selector, message });

const MARKUP = [
  forbid(
    "AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$|^srcdoc$/]",
    "Text would become markup.",
  ),
  forbid(
    "CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|writeln)$/]",
    "Text would become markup.",
  ),
  forbid(
    "CallExpression[callee.object.name='document'][callee.property.name='write']",
    "Text would become markup.",
  ),
  forbid("Literal[value=/^javascript:/i]", "Text would become code."),
];

const CONNECTIONS = [
  forbid(`MemberExpression[property.name=${ANY_NETWORK}]`, "The extension makes no request."),
  forbid(`MemberExpression[property.value=${ANY_NETWORK}]`, "The extension makes no request."),
  forbid(
    "AssignmentExpression > MemberExpression.left[property.name=/^(src|srcset|background|poster)$/]",
    "An address would be loaded.",
  ),
  forbid(
    "CallExpression[callee.property.name=/^setAttribute/][arguments.0.value=/^(src|srcset|data|poster)$/]",
    "An address would be loaded.",
  ),
  forbid(
    `CallExpression[callee.name=/create/i] > Literal[value=/^(${LOADS})$/i]`,
    "An address would be loaded.",
  ),
  forbid(
    `CallExpression[callee.property.name=/create/] > Literal[value=/^(${LOADS})$/i]`,
    "An address would be loaded.",
  ),
  forbid("ImportExpression[source.type!='Literal']", "An address would be loaded."),
  forbid("Literal[value=/url\\(|@import/]", "A style would load an address."),
  forbid("TemplateElement[value.raw=/url\\(|@import/]", "A style would load an address."),
];

/** What a script of a page could steer. */
const LISTENS = [
  forbid(
    "CallExpression:matches([callee.name='addEventListener'], [callee.property.name='addEventListener'])",
    "A page can make this event itself; `onTrusted` drops those.",
  ),
];
const WALKS =
  "parentNode|parentElement|childNodes|firstChild|lastChild|nextSibling|previousSibling|attributes|ownerDocument|nodeType|nodeName|localName|tagName|baseURI|innerText";
const SHADOWED = [
  forbid(
    "MemberExpression[object.name='document']",
    "A page may give an element the name of a property of the document; `dom` reads past it.",
  ),
  forbid(
    `MemberExpression[property.name=/^(${WALKS})$/]:not(CallExpression > MemberExpression.callee)`,
    "A page may give a field the name of a property of its form; `dom` reads past it.",
  ),
];

/** The functions of the test runner. */
const TESTS = ["it", "describe", "before", "after", "beforeEach", "afterEach"];

/**
 * Whether a function has a name or is a test. Its lines do not count for the function innerLines it.
 * @param {import("eslint").Rule.Node} node
 */
function isPart({ type, parent }) {
  if (type === "FunctionDeclaration") return true;
  if (["VariableDeclarator", "Property", "MethodDefinition"].includes(parent?.type ?? ""))
    return true;
  if (parent?.type !== "CallExpression" || !("callee" in parent)) return false;
  return parent.callee.type === "Identifier" && TESTS.includes(parent.callee.name);
}

/**
 * No function may have more than 40 lines, not counting the named functions inside it.
 * @type {import("eslint").Rule.RuleModule}
 */
const shortFunctions = {
  create(context) {
    /** Lines of named inner functions, for each enclosing function. @type {number[]} */
    const innerLines = [];
    const leave = (/** @type {import("eslint").Rule.Node} */ node) => {
      const { start, end } = /** @type {import("estree").SourceLocation} */ (node.loc);
      const lines = end.line - start.line + 1;
      const own = lines - (innerLines.pop() ?? 0);
      if (innerLines.length > 0)
        innerLines[innerLines.length - 1] += isPart(node) ? lines : lines - own;
      if (own > 40) context.report({ node, message: `This function has ${own} lines, over 40.` });
    };
    return { ":function": () => void innerLines.push(0), ":function:exit": leave };
  },
};

const FAULTS = {
  "array-callback-return": "error",
  eqeqeq: ["error", "always", { null: "ignore" }],
  "max-lines": ["error", 300],
  "house/short-functions": "error",
  "import-x/no-cycle": "error",
  "no-constructor-return": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  // Tests type the full-width space of Japanese.
  "no-irregular-whitespace": ["error", { skipTemplates: true }],
  "no-new-func": "error",
  "no-self-compare": "error",
  "no-template-curly-in-string": "error",
  "no-throw-literal": "error",
  "no-undef": "off",
  "no-unmodified-loop-condition": "error",
  "no-unreachable-loop": "error",
  "no-unused-expressions": "error",
  "no-useless-return": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
};

export default [
  { ignores: ["dist/", "target/", "tests/demo/", "tests/pages/", "fuzz/"] },
  js.configs.recommended,
  {
    plugins: { house: { rules: { "short-functions": shortFunctions } }, "import-x": imports },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: FAULTS,
  },
  {
    files: ["extension/**/*.js", "www/**/*.js"],
    rules: { "no-console": "error", "no-restricted-syntax": ["error", ...MARKUP] },
  },
  {
    files: ["extension/**/*.js"],
    // It fetches the locale catalogues from the extension's own package.
    ignores: ["extension/i18n/catalogue.js"],
    rules: {
      "no-restricted-globals": ["error", ...NETWORK],
      "no-restricted-syntax": ["error", ...MARKUP, ...CONNECTIONS],
    },
  },
  {
    // The overlay holds no node of the page.
    files: ["extension/content/**/*.js"],
    ignores: ["extension/content/overlay/**/*.js"],
    rules: {
      "no-restricted-syntax": ["error", ...MARKUP, ...CONNECTIONS, ...LISTENS, ...SHADOWED],
    },
  },
  {
    // The one listener for all events; scrolling, which moves the note; and submits with their entries
    // in shadow roots, which do not leave them.
    files: ["trusted-events", "guard/field-note", "guard/submit-guard", "guard/submission"].map(
      (name) => `extension/content/${name}.js`,
    ),
    rules: { "no-restricted-syntax": ["error", ...MARKUP, ...CONNECTIONS, ...SHADOWED] },
  },
  {
    // This file has a test for every source of a field's label.
    files: ["tests/browser/collector.test.js"],
    rules: { "max-lines": ["error", 800], "house/short-functions": "off" },
  },
];
