/** More addresses than this are not told apart; they are still counted. */
const MOST_ADDRESSES = 50

/** An address that was asked for and refused: scheme and host only, since the rest could carry words. */
export interface RefusedAddress {
  address: string
  count: number
}

/** Requests that were not the program's own: each was refused, and is a fault of ours or an attack. */
export class Refusals {
  #count = 0
  readonly #byAddress = new Map<string, number>()

  /** Counts a request for a URL, or for something that is none, such as `inline`. */
  add(asked: string): void {
    this.#count += 1
    const address = addressOf(asked)
    const isKnown = this.#byAddress.has(address)
    if (!isKnown && this.#byAddress.size >= MOST_ADDRESSES) return
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1)
  }

  get count(): number {
    return this.#count
  }

  /** Those asked for most often first. */
  list(): RefusedAddress[] {
    return [...this.#byAddress]
      .map(([address, count]) => ({ address, count }))
      .sort((a, b) => b.count - a.count || (a.address < b.address ? -1 : 1))
  }
}

function addressOf(asked: string): string {
  const url = URL.parse(asked)
  if (url === null) return /^[a-z-]{1,30}$/.test(asked) ? asked : 'something else'
  return url.host === '' ? url.protocol : `${url.protocol}//${url.host}`
}
