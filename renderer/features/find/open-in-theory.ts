import { call } from '../../api/client.ts'
import { type TheoryThing, useWorkspace } from '../../store/workspace.ts'

/** Tables whose rows are things of the theory's place, or stand in one of them. */
export const IN_THEORY: ReadonlySet<string> = new Set([
  'case_study',
  'principle',
  'principle_item',
  'lens',
  'construct',
  'construct_mapping',
  'outcome_pattern',
  'pattern_element',
  'synthesis',
])

/**
 * Opens the thing of the theory's place that a row is, or stands in.
 * @param found the words that were found in it: a place in a pattern is known by its note.
 */
export async function openInTheory(table: string, id: string, found: string): Promise<void> {
  const [thing, thingId] = await thingOf(table, id, found)
  useWorkspace.getState().openInTheory(thing, thingId)
}

async function thingOf(
  table: string,
  id: string,
  found: string,
): Promise<[TheoryThing, string | null]> {
  if (table === 'case_study') return ['cases', id]
  if (table === 'synthesis') return ['syntheses', id]
  if (table === 'outcome_pattern') return ['patterns', id]
  if (table === 'pattern_element') {
    const patterns = await call('patterns.list', {})
    const holds = ({ elements }: (typeof patterns)[number]) =>
      elements.some(({ note }) => note.includes(found))
    return ['patterns', patterns.find(holds)?.id ?? null]
  }
  if (table === 'principle') return ['principles', id]
  if (table === 'principle_item') {
    const principles = await call('principles.list', {})
    return [
      'principles',
      principles.find(one => one.items.some(item => item.id === id))?.id ?? null,
    ]
  }
  if (table === 'lens') return ['lenses', id]
  const lenses = await call('lenses.list', {})
  const lens = lenses.find(({ constructs }) =>
    constructs.some(one => one.id === id || one.mappings.some(mapping => mapping.id === id)),
  )
  return ['lenses', lens?.id ?? null]
}
