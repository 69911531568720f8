/** Collects text that comes partly as bytes of a code page, in which a character may take two. */
export class RtfText {
  #text = ''
  #bytes: number[] = []
  #encoding = ''

  append(text: string): void {
    this.#flush()
    this.#text += text
  }

  appendByte(byte: number, encoding: string): void {
    if (encoding !== this.#encoding) this.#flush()
    this.#encoding = encoding
    this.#bytes.push(byte)
  }

  /** The text so far, which begins anew. */
  take(): string {
    this.#flush()
    const text = this.#text
    this.#text = ''
    return text
  }

  /** The text so far as the marker of a list item. */
  takeMarker(): string {
    const marker = this.take().trim()
    if (marker === '') return ''
    return /^[\p{L}\p{N}([]/u.test(marker) ? `${marker} ` : '- '
  }

  #flush(): void {
    if (this.#bytes.length === 0) return
    this.#text += new TextDecoder(this.#encoding).decode(Uint8Array.from(this.#bytes))
    this.#bytes = []
  }
}
