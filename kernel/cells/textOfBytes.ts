/** The text of a stream to which both text and bytes are written: a character may be split over two writes of bytes. */
export class TextOfBytes {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  decode(written: string | Uint8Array): string {
    if (typeof written !== 'string') return this.#decoder.decode(written, { stream: true });
    return this.#decoder.decode() + written; // what was begun is not continued by text
  }
}
