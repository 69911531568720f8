/**
 * Context layers from the person outwards (Pawson 2006: individual capacities, interpersonal relations, institutional settings,
 * wider infrastructure), with words that projects use for them. A word that is not known lies outside of these.
 */
const RANKS: readonly (readonly string[])[] = [
  ['individual', 'personal', 'intrapersonal', 'psychological', 'micro'],
  ['interpersonal', 'relational', 'relationships', 'family', 'household', 'team'],
  ['institutional', 'organisational', 'organizational', 'service', 'practice', 'meso'],
  ['community', 'local', 'neighbourhood', 'neighborhood'],
  ['infrastructural', 'infrastructure', 'policy', 'societal', 'system', 'national', 'macro'],
]

/** A layer as its own words say it, without regard to case and space. */
export function layerKey(layer: string | null): string | null {
  const key = (layer ?? '').trim().toLowerCase()
  return key === '' ? null : key
}

/** The layers in use, each once in the words it first had, the innermost first. */
export function orderLayers(layers: readonly (string | null)[]): { key: string; label: string }[] {
  const found = new Map<string, string>()
  for (const layer of layers) {
    const key = layerKey(layer)
    if (key !== null && !found.has(key)) found.set(key, (layer ?? '').trim())
  }
  const rank = (key: string) => {
    const index = RANKS.findIndex(words => words.includes(key))
    return index === -1 ? RANKS.length : index
  }
  return [...found]
    .map(([key, label]) => ({ key, label }))
    .toSorted((a, b) => rank(a.key) - rank(b.key))
}
