/**
 * What the content scripts of one frame share. The files are classic scripts in the order of the
 * manifest; each adds its part.
 */
interface MamoriContent {
  // text.js
  dom: MamoriDom;
  /** The element whose line of text a node stands in. */
  block(node: Node): any;
  /** The next node that is not inside the walker's current one. */
  past(walker: TreeWalker): Node | null;
  /** The words inside a node, in pieces and reading order. */
  spoken(root: Node): Generator<string>;
  /** Whether an element's own text is no prose of the page, or not shown. */
  isSilent(el: Element): boolean;
  /** Replaces the digits of numbers as long as a My Number. */
  mask(text: string): string;
  /** Folds white space and masks long numbers. */
  fold(text: string, cap: number): string;
  /** An address in full, or null where it is none. */
  url(address: string): URL | null;
  /** What an element says, in one line. */
  words(el: Element, cap?: number): string;
  /** Selector of elements whose text a person typed. */
  TYPED: string;

  // tree.js
  trees(): Generator<void, Node[]>;
  enter(target: unknown): void;
  inside(event: Event): Element | null;
  /** Elements that are ours, such as the banner's host; the sensor does not look at them. */
  own?: WeakSet<Element>;

  // visual.js
  /** Forgets how the page looked; at the start of each reading. */
  refresh(): void;
  /** How an element shows its own text. */
  look(el: Element): { isFaint: boolean; isTurned: boolean; isBeheaded: boolean };
  /** What a person reads of a text in its element. */
  shownText(node: Node, parent: Element): string;
  /** What a person reads in an element, in one line. */
  read(el: Element): string;
  /** What only the style sheet says in an element. */
  styled(el: Element): string;
  /** What a picture is called. */
  called(el: Element): string;
  isPicture(el: Element): boolean;
  /** Where a text or an element stands on the screen. */
  place(node: Node): DOMRect;

  // around.js
  before(el: Element, most: number, isFound: (text: string) => boolean): string[];
  after(el: Element, isNameless: boolean): string;
  styledBeside(el: Element): string;
  isForeign(line: any, el: Element): boolean;
  whole(text: string, line: any, el: Element): { text: string; line: any };
  FIELD: string;
  HEADING: string;
  MARK: RegExp;

  // labels.js
  labels(
    first: Element,
    last: Element,
    headings: (root: Node) => ArrayLike<Element>,
  ): Mamori.Label[];
  unseenLabels(el: Element): Mamori.Label[];
  isNamed(labels: Mamori.Label[]): boolean;

  // visible.js
  fieldVeil(el: Element, veils: Map<Element, Element | null>): Element | null;

  // far.js
  nameFromAfar(fields: Mamori.Field[], els: Element[], roots: Node[]): Generator<void, boolean>;

  // fields.js
  readFields(
    roots: Node[],
  ): Generator<void, { fields: Mamori.Field[]; veils: Element[]; hasPicture: boolean }>;
  /** Whether a whole reading would find the same fields as the last one. */
  isAsSeen(roots: Node[]): boolean;
  /** What may be written into. */
  EDITABLE: string;
  /** The element of a field by its key. */
  field(key: number): Element | undefined;
  /** All boxes of the number that an element is a part of; of most, itself. */
  boxesOf(el: Element): Element[];

  // numbers.js
  shapeOf(text: string): Mamori.Shape | null;

  // typing.js
  typing: {
    /** Judges what is in a field now. */
    judge(el: Element): Mamori.Shape | null;
    /** What was typed into it. */
    typed(el: Element): Mamori.Shape | null;
    /** Takes note that these boxes hold one number. */
    join(boxes: Element[]): void;
    /** The field, or the outermost editable element, that an event is about. */
    editable(event: Event): any;
    listeners: Listener[];
  };

  // note.js
  note: { update(): void; listeners: Listener[] };

  // sending.js
  sending: {
    /** Hears submits in a tree. */
    watch(root: Node): void;
    listeners: Listener[];
  };

  // identity.js
  isTelling(text: string): boolean;
  mentions(roots: Node[]): boolean;
  readText(roots: Node[]): Generator<void, string>;
  readIdentity(roots: Node[]): Generator<void, Mamori.Identity[]>;

  // signs.js
  hasKeypad(roots: Node[]): boolean;
  hasCanvas(roots: Node[]): boolean;
  readSenders(fields: Mamori.Field[]): Mamori.Identity[];

  // frames.js
  frames: {
    /** Says so where records of changes take a frame away. */
    miss(records: MutationRecord[]): void;
    /** Hears of whatever loads in the document. */
    onLoad(event: Event): void;
  };

  // moments.js
  moments: {
    /** Has the next reading be a whole one. */
    expect(): void;
    /** Reads a new document, whole, in a frame: once it has loaded, or soon. */
    arrive(): void;
    /** Reads as soon as it is not too early. */
    soon(): void;
    /** Looks again where nothing is known to have changed but what style sheets make of it. */
    glance(): void;
    /** The document has loaded. */
    load(): void;
    /** Settles when a reading of so many slices may go on; one that a person waits for does so soon. */
    rest(slices: number, isHurried: boolean): Promise<void>;
    /** A person did something: whatever moves now may matter. */
    touch(): void;
    /** Plans a reading that fits these changes. */
    weigh(records: MutationRecord[], hasSpoken: boolean): void;
    /** A reading begins; says whether it is a whole one. */
    starts(): boolean;
    /** A reading has ended, after so many milliseconds of work. */
    ends(cost: number, isNew: boolean): void;
    /** What reads. */
    onRead(read: () => void): void;
  };

  // sensor.js
  /** Whether a sensor runs here whose extension still exists. */
  live?(): boolean;
  /** Stops the sensor. */
  quiet?(): void;
  /** Reads at once; settles when the background has answered. */
  readNow(): Promise<void>;
  /** Whether something was read and its verdict has not come. */
  isJudging(): boolean;
  /** The browser's id of this frame, once the background has answered. */
  frame?: number;
  /** What the background last said. */
  verdict?: Mamori.Show;

  // paint.js
  paint: {
    make(tag: string, className?: string, text?: string): any;
    /** A host of our own with a closed tree around this content. */
    frame(content: any, language: string, className?: string): any;
    /** Lifts a host into the top layer, over all that is in it. */
    lift(host: any): void;
    /** The same for a dialog in a host, with the rest of the page inert. */
    hold(dialog: any): void;
    /** Whether something of the page lies over ours in the top layer. */
    isBelow(): boolean;
    /** Whether a host is not in the page's open modal dialog, and so is inert. */
    isMisplaced(host: any): boolean;
    /** Whether the page is not zoomed so far that nobody could read ours. */
    isLegible(host: any): boolean;
    /** A button on which only a person's click counts, and only after time to read. */
    button(label: string, className: string, act: (button: any) => void): any;
    /** Does what a click on a host of ours asks for. */
    press(event: MouseEvent): void;
  };

  // shield.js
  shield: { listen(): void };

  // watch.js, in the top frame only
  watch: {
    /** Keeps what is placed in sight, until it is dropped or the page has fought too long. */
    keep(placed: Placed): void;
    drop(): void;
    /** Looks whether it is in sight. */
    check(): void;
    isOver: boolean;
  };

  // banner.js, in the top frame only
  banner?: {
    show(show: Mamori.Show): void;
    /** The person goes on in spite of a danger. */
    proceed(): void;
    /** Makes way for a moment, so that a field can be seen. */
    stepAside(): void;
  };
}

/** What of ours is in the page. */
interface Placed {
  form: "line" | "stay" | "page";
  /** The words by which a person knows it. */
  key: string;
  /** All that it shows, to tell whether another is to take its place. */
  look: string;
  host: any;
  /** What is in the host's tree. */
  box: any;
  /** The verdict's `since`. */
  since: number;
}

type Listener = [name: string, listener: (event: any) => void];

/** The DOM as the platform defines it, whatever a page has named its elements. */
interface MamoriDom {
  tag(el: Node): string;
  parent(node: Node): any;
  previous(el: Element): Element | null;
  closest(el: Node, selector: string): Element | null;
  contains(node: Node, other: Node | null): boolean;
  compare(node: Node, other: Node): number;
  isElement(node: Node | null): boolean;
  content(node: Node): string;
  root(node: Node): any;
  base(node: Node): string;
  has(el: Element, name: string): boolean;
  matches(el: Node, selector: string): boolean;
  rect(el: Element): DOMRect;
  shown(el: Element): boolean;
  opaque(el: Element): boolean;
  attribute(el: Element, name: string): string;
  all(root: Node, selector: string): NodeListOf<Element>;
  first(root: Node, selector: string): Element | null;
  walker(root: Node, what?: number): TreeWalker;
  controls(form: Element): Iterable<any>;
  title(document: Document): string;
  body(document: Document): HTMLElement | null;
  sheets(document: Document): StyleSheetList;
  page(document: Document): HTMLElement;
  contentType(document: Document): string;
  readyState(document: Document): DocumentReadyState;
  designMode(document: Document): string;
  focused(document: Document): Element | null;
  visibility(document: Document): DocumentVisibilityState;
  hit(x: number, y: number): Element | null;
}

declare var mamori: MamoriContent;

interface Element {
  /** Firefox gives extensions closed shadow trees in this way. */
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}
declare var navigation: EventTarget | undefined;
