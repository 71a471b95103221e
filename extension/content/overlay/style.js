// The style sheet of everything that is shown in a page. Inside a host's shadow root only important
// declarations for the host itself win over the rules of the page; the rest is out of the page's reach.
// A grid has no first line or letter that a page could style, and the host's own ::before would lie
// over what is in it.

export const STYLE = `
:host { all: initial !important; display: grid !important; position: fixed !important; inset: 0 0 auto !important;
  width: fit-content !important; max-width: min(100%, 780px) !important; height: fit-content !important;
  margin: 0 auto !important; z-index: 2147483647 !important; color-scheme: light dark !important }
:host::before, :host::after { content: none !important }
[data-text]::before { content: attr(data-text) }
@media print { :host { display: none !important } }
section, dialog { --ground: #fff; --ink: #16201f; --soft: #3d4a49; --act: #00565c; --on: #fff; --level: #00565c;
  --font: system-ui, sans-serif }
:lang(ja) { --font: "BIZ UDPGothic", "Hiragino Sans", "Noto Sans JP", Meiryo, system-ui, sans-serif }
ruby { display: inline-flex; flex-direction: column-reverse; max-width: 100%; line-height: normal;
  text-align: center; vertical-align: text-bottom }
rt { display: block; margin-bottom: -.2em; font-size: .6em; line-height: 1.1 }
.warning { --level: #6f4400 } .danger { --level: #9c1119 }
@media (prefers-color-scheme: dark) {
  section, dialog { --ground: #101a1a; --ink: #f1f6f5; --soft: #c3d0cf; --act: #8ce6ea; --on: #00201f; --level: #8ce6ea }
  .warning { --level: #ffd08f } .danger { --level: #ffb8b0 } }
section, dialog { box-sizing: border-box; background: var(--ground); color: var(--ink); margin: 0;
  border: 2px solid var(--level); border-left-width: 10px; border-radius: 10px; padding: 12px 16px 0;
  --size: 1; font: calc(var(--size) * max(18px, 1.125em))/1.55 var(--font); overflow: auto; overflow-wrap: anywhere; max-height: 60vh;
  box-shadow: 0 3px 14px #0006 }
.line { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: center; padding: 4px 6px 4px 12px; font-size: calc(var(--size) * max(16px, 1em)) }
section.large, dialog.large { --size: 1.25 } section.largest, dialog.largest { --size: 1.5 }
dialog { width: 100vw; max-width: none; height: 100dvh; max-height: none; border: 0;
  border-top: 14px solid var(--level); border-radius: 0; padding: 9vh max(20px, 50vw - 340px) 0;
  overscroll-behavior: contain }
dialog::backdrop { background: #101a1a }
dialog.question h1 { font-size: 1.3em }
dialog.question { width: min(100vw, 620px); height: fit-content; max-height: 100dvh; padding: 20px 24px 0;
  border-radius: 0 0 10px 10px; margin: auto }
.question::backdrop { background: #101a1acc }
dialog.aside { inset: auto 0 0; height: fit-content; max-height: 45vh; padding-top: 12px }
dialog.aside::backdrop { background: none }
h1, p { font: inherit; margin: 0 0 .6em }
h1 { font-weight: 700; color: var(--level); text-wrap: pretty; word-break: auto-phrase }
.line h1 { flex: 1 1 10em; font-weight: 400; color: inherit; margin: 0 }
.lead h1 { margin-bottom: .25em }
dialog h1 { font-size: 1.6em; line-height: 1.35 }
.who { display: flex; gap: 10px; align-items: center; margin-bottom: 1em; color: var(--soft); font-size: min(.9em, 24px) }
.stay .who { margin: 0 0 8px; font-size: min(.85em, 20px) }
.stay svg { width: 28px; height: 28px }
.who p { margin: 0; line-height: 1.35 }
svg { flex: none; width: 40px; height: 40px }
.practice { width: fit-content; border: 3px dashed var(--ink); padding: 4px 12px; font-weight: 700 }
@media (max-height: 480px), (max-width: 480px) { dialog { padding-top: 12px } dialog h1 { font-size: 1.3em }
  .who { margin-bottom: .5em } svg { width: 32px; height: 32px } }
.about { color: var(--soft); font-size: .85em }
summary { min-height: 48px; align-content: center; width: fit-content; cursor: pointer; color: var(--act); font-weight: 700 }
.acts { display: flex; flex-wrap: wrap; gap: 10px; padding: 8px 0 }
button, a { box-sizing: border-box; min-height: 48px; padding: 8px 12px; border: 2px solid var(--act);
  border-radius: 8px; background: none; color: var(--act); font: inherit; font-weight: 700; cursor: pointer;
  text-align: center; text-decoration: none; white-space: pre-line; word-break: auto-phrase }
.desk { border-left: 4px solid var(--level); padding-left: 10px }
.line button { margin-left: auto }
dialog .acts > :not(.quiet) { flex: 1 1 260px; padding: 14px 18px }
.leave { background: var(--act); color: var(--on) }
button.proceed, button.quiet { padding: 0; margin: 0 32px 24px 0; border-color: transparent; color: var(--soft); font-weight: 400; text-decoration: underline }
button.quiet { color: var(--act); font-weight: 700 }
.acts button.quiet { margin: 0 }
:focus-visible { outline: 4px solid var(--ink); outline-offset: 2px }`;

/** What the note beside a field has in addition. */
export const NOTE_STYLE = `
:host { pointer-events: none !important; inset: var(--top) auto auto var(--left) !important; max-width: 340px !important }
section { padding: 8px 12px; border-radius: 8px; font-weight: 700 }`;
