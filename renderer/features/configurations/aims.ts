import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { INNER_LINKS, type InnerLink } from '../../../shared/domain/realist.ts'
import type { SelectOption } from '../../ui/Select.tsx'
import type { Aim } from './board.tsx'
import { linksOf } from './inner-links.ts'
import { linkSign, linkWords } from './words.ts'

/** A name of its own for each part that passages may be on, as choices need one. */
export function idOfAim(aim: Aim | null): string {
  if (aim === null) return 'all'
  if (aim.kind === 'element') return aim.elementId
  return aim.kind === 'link' ? aim.link : 'whole'
}

/** The part with this name. */
export function aimFrom(id: string): Aim | null {
  if (id === 'all') return null
  if (id === 'whole') return { kind: 'whole' }
  const link = INNER_LINKS.find(name => name === id)
  return link === undefined ? { kind: 'element', elementId: id } : { kind: 'link', link }
}

/** Whether a passage is on that part; one on a link is on the configuration itself too. */
export function isAimedAt(item: Evidence, aim: Aim | null): boolean {
  if (aim === null) return true
  if (aim.kind === 'element') return item.elementId === aim.elementId
  if (aim.kind === 'link') return item.link === aim.link
  return item.elementId === null
}

/** The parts that passages can be attached to: the configuration as a whole, its links, its elements. */
export function partOptions(configuration: ConfigurationDetail): SelectOption<string>[] {
  const { slots, evidenceList } = configuration
  const isFirst = (elementId: string, index: number) =>
    slots.findIndex(slot => slot.elementId === elementId) === index
  return [
    { id: 'whole', label: 'The configuration as a whole' },
    ...linksOf(slots, evidenceList).map(link => ({ id: link, label: linkLabel(link) })),
    ...slots
      .filter(({ elementId }, index) => isFirst(elementId, index))
      .map(({ elementId, role, label }) => ({ id: elementId, label: `${role} · ${label}` })),
  ]
}

/** The parts that have passages, with how many, and all of them together. */
export function aimOptions(configuration: ConfigurationDetail): SelectOption<string>[] {
  const { evidenceList } = configuration
  const countOn = (aim: Aim | null) =>
    new Set(evidenceList.filter(item => isAimedAt(item, aim)).map(item => item.codingId)).size
  return [{ id: 'all', label: 'All passages' }, ...partOptions(configuration)].map(option => {
    const label = option.id === 'whole' ? 'The configuration itself' : option.label
    return { id: option.id, label: `${label} (${countOn(aimFrom(option.id))})` }
  })
}

/** A link with both ends, as a choice: “C → M · context to mechanism”. */
export function linkLabel(link: InnerLink): string {
  return `${linkSign(link)} · ${linkWords(link)}`
}
