/** Decodes a stream to which text and bytes are written. Two writes of bytes may split a character. */
export class TextOfBytes {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  decode(written: string | Uint8Array): string {
    if (typeof written !== 'string') return this.#decoder.decode(written, { stream: true });
    return this.#decoder.decode() + written; // text does not complete a character that was begun in bytes
  }
}
