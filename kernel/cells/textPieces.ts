/**
 * Sends what cells print. A page draws all text of a cell again with each piece of it. While it has much to draw, text is collected, so
 * that a flood comes in few pieces and ■ can be pressed.
 */
const PIECE = 5; // ms that a page has for a piece
const SPEED = 1000; // characters that it has to draw in 1 ms
const PROMPT = 100; // ms of drawing before which text is not collected: 20 short pieces
const LONGEST = 1000; // ms that text is collected
const MOST_TURNS = 20; // changes from one stream to the other that are kept in collected text: a flood has its order in each stream only

const { performance, setTimeout } = globalThis; // before cells can replace them

export interface Text {
  name: string;
  text: string;
}

export class TextPieces<Parent> {
  readonly #send: (text: Text, parent?: Parent) => void;
  #parent: Parent | undefined;
  #collected: Text[] = [];
  /** Characters of this cell that were sent. */
  #sent = 0;
  /** When the page has drawn them, ms. */
  #drawn = 0;
  #isTimed = false;

  constructor(send: (text: Text, parent?: Parent) => void) {
    this.#send = send;
  }

  add({ name, text }: Text, parent?: Parent): void {
    if (parent !== this.#parent) {
      this.flush();
      [this.#parent, this.#sent] = [parent, 0];
      this.#drawn = Math.min(this.#drawn, performance.now() + PROMPT); // a new cell need not wait for the flood of another one
    }
    const isFlood = this.#collected.length >= MOST_TURNS;
    const last = isFlood ? this.#collected.filter((one) => one.name === name).at(-1) : this.#collected.at(-1);
    if (last?.name === name) last.text += text;
    else this.#collected.push({ name, text });
    const wait = this.#drawn - PROMPT - performance.now();
    if (wait <= 0) this.flush();
    else if (!this.#isTimed) {
      this.#isTimed = true;
      setTimeout(() => {
        this.#isTimed = false;
        this.flush();
      }, wait);
    }
  }

  /** Sends the text that is collected. Call it before any other message, so that their order stays. */
  flush(): void {
    const pieces = this.#collected;
    if (pieces.length === 0) return;
    this.#collected = [];
    for (const piece of pieces) {
      this.#send(piece, this.#parent);
      this.#sent += piece.text.length;
    }
    const now = performance.now();
    const drawing = PIECE * pieces.length + this.#sent / SPEED;
    this.#drawn = Math.min(Math.max(this.#drawn, now) + drawing, now + PROMPT + LONGEST);
  }
}
