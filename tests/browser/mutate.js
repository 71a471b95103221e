/** Damages the HTML of a page at random, but reproducibly for a seed. */

/** @typedef {(below: number) => number} Random returns an integer from 0 up to, but not including, `below` */

/** Unusual HTML that often makes scripts fail. */
const ODDITIES = [
  "<form><input name=parentNode><input name=nodeType><input name=attributes>",
  "<img name=title><embed name=body><form id=documentElement></form>",
  "<template shadowrootmode=closed><input aria-label=マイナンバー></template>",
  "<div><template shadowrootmode=open><slot></slot><input placeholder=暗証番号></template>a</div>",
  "<svg><foreignObject><input name=cc-number></foreignObject><text>暗証番号</text></svg>",
  "<math><mi>暗</mi><annotation-xml encoding=text/html><input></annotation-xml></math>",
  "<dialog open><input type=password></dialog>",
  "<iframe srcdoc='<input name=mynumber>マイナンバー'></iframe>",
  "<iframe src='about:blank'></iframe><iframe src='data:text/html,<input>'></iframe>",
  "<iframe sandbox srcdoc='<h1>マイナポータル</h1>'></iframe>",
  "<style>*{display:contents!important}</style>",
  "<style>html{display:none}</style>",
  "<style>*{writing-mode:vertical-rl;direction:rtl;unicode-bidi:bidi-override}</style>",
  "<style>*::before{content:attr(class) '暗' counter(a)}</style>",
  "<base href='javascript:0'>",
  "<base href='http://[::1'>",
  "<plaintext>",
  "<frameset><frame src=/></frameset>",
  "<select multiple size=9><optgroup label=月><option>12</optgroup></select>",
  "<div contenteditable><div contenteditable=false><input></div><p contenteditable>あ</p></div>",
  "<input maxlength=-1><input maxlength=99999999999999><input type=month><input list=x>",
  "<label for=x><label for=x><input id=x></label></label><label for=x>マイナンバー</label>",
  "<table><tr><th>暗証番号<td><input><tr><td colspan=1000><input></table>",
  "<fieldset disabled><legend><input></legend><input></fieldset>",
  "<a href='http://%'>x</a><form action='http://%'><input></form>",
  "<canvas width=4000 height=4000></canvas>",
  "<p>&#xD800;&#x202E;番証暗&#0;&#xFFFF;\u{fdd0}\u{e0001}</p>",
  "<script>document.documentElement.remove()</script>",
  "<script>document.body.remove()</script>",
  "<script>document.open();document.write('<input aria-label=暗証番号>');</script>",
  "<script>document.replaceChildren()</script>",
  "<script>setInterval(()=>document.body?.append(document.createElement('input')),30)</script>",
  "<script>Element.prototype.getAttribute=null;Array.prototype.map=null;JSON.stringify=null</script>",
  "<script>new MutationObserver(r=>r.forEach(x=>x.addedNodes.forEach(n=>n.remove()))).observe(document,{childList:true,subtree:true})</script>",
  "<script>customElements.define('x-y',class extends HTMLElement{constructor(){super();this.attachShadow({mode:'closed'}).innerHTML='<input>'}})</script><x-y></x-y>",
  "<script>history.pushState(0,'',location.pathname+'#a');history.back()</script>",
  "<script>document.designMode='on'</script>",
];

/** @param {number} seed @returns {Random} */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (below) => {
    // Mulberry32 by Tommy Ettinger, in the public domain.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** @type {((text: string, random: Random, other: string) => string)[]} */
const DAMAGE = [
  (text, random) => cut(text, random, () => ""),
  (text, random) => cut(text, random, (part) => part + part),
  (text, random) => cut(text, random, (part) => part.repeat(1 + random(200)).slice(0, 50_000)),
  (text, random) => cut(text, random, (part) => [...part].reverse().join("")),
  (text, random) => cut(text, random, (part) => part.replace(/["'<>=/]/, "")),
  (text, random, other) => insert(text, random, other.slice(random(other.length))),
  (text, random) => insert(text, random, ODDITIES[random(ODDITIES.length)]),
  (text, random) => insert(text, random, ODDITIES[random(ODDITIES.length)]),
  (text, random) => insert(text, random, "<div>".repeat(random(600))),
  (text, random) => insert(text, random, String.fromCharCode(random(0x10000))),
  (text) => text.replaceAll("<input", "<x-input").replace("<x-input", "<input"),
  (text) => text.replace(/<label/g, "<span").replace(/type="\w+"/, 'type="text"'),
];

/**
 * Returns one of the pages, damaged in one to eight places.
 * @param {string[]} pages
 * @param {Random} random
 */
export function mutant(pages, random) {
  let text = pages[random(pages.length)];
  for (let times = 1 + random(8); times > 0; times -= 1) {
    text = DAMAGE[random(DAMAGE.length)](text, random, pages[random(pages.length)]);
  }
  return text.slice(0, 300_000);
}

/** @param {string} text @param {Random} random @param {(part: string) => string} change */
function cut(text, random, change) {
  const from = random(text.length + 1);
  const to = from + random(Math.min(400, text.length - from + 1));
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to);
}

/** @param {string} text @param {Random} random @param {string} more */
function insert(text, random, more) {
  const at = random(text.length + 1);
  return text.slice(0, at) + more + text.slice(at);
}
