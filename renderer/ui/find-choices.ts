import type { Choice } from './ChoiceMenu.tsx'

/** The choices whose name or description holds every word that was typed, whatever its case and accents. */
export function findChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = fold(typed)
    .split(/\s+/)
    .filter(word => word !== '')
  if (words.length === 0) return choices
  return choices.filter(({ label, description = '' }) => {
    const text = fold(`${label} ${description}`)
    return words.every(word => text.includes(word))
  })
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
