import type { Element } from '../../../shared/contract/elements.ts'

/** Elements whose label holds every word that was typed, those that begin with it first. */
export function findElements<E extends Pick<Element, 'label'>>(elements: E[], typed: string): E[] {
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter(word => word !== '')
  if (words.length === 0) return elements
  const found = elements.filter(({ label }) => {
    const text = label.toLocaleLowerCase()
    return words.every(word => text.includes(word))
  })
  const begins = (element: E) => element.label.toLocaleLowerCase().startsWith(words.join(' '))
  return [...found.filter(begins), ...found.filter(element => !begins(element))]
}
