import { STRENGTHS, type Strength } from '../domain/realist.ts'

/** What decides which of many quotes are shown. */
export interface Quotable {
  /** Who speaks, or where it stands; those with the same are of one voice. */
  voice: string
  strength: Strength | null
}

/**
 * Chooses so many quotes: the strongest first, and of many voices before a second of one, so that a short table does not
 * let the most talkative speak for all. They come in the order in which they were given.
 */
export function chooseQuotes<Quote extends Quotable>(
  quotes: readonly Quote[],
  most: number,
): Quote[] {
  if (quotes.length <= most) return [...quotes]
  const weight = ({ strength }: Quote) => (strength === null ? -1 : STRENGTHS.indexOf(strength))
  const byWeight = quotes.toSorted((a, b) => weight(b) - weight(a))
  const turns = new Map<string, number>()
  const ranked = byWeight.map((quote, place) => {
    const turn = turns.get(quote.voice) ?? 0
    turns.set(quote.voice, turn + 1)
    return { quote, turn, place }
  })
  ranked.sort((a, b) => a.turn - b.turn || a.place - b.place)
  const chosen = new Set(ranked.slice(0, most).map(({ quote }) => quote))
  return quotes.filter(quote => chosen.has(quote))
}
