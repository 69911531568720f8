import type { PrincipleItemKind } from '../../../shared/domain/realist.ts'

/** Kinds of item as headings of a principle, and what each is for. */
export const ITEM_WORDS: Record<PrincipleItemKind, { title: string; one: string }> = {
  action: { title: 'Actions', one: 'an action' },
  'enabling-context': { title: 'Enabling contexts', one: 'an enabling context' },
  'constraining-context': { title: 'Constraining contexts', one: 'a constraining context' },
  'enabling-mechanism': { title: 'Enabling mechanisms', one: 'an enabling mechanism' },
  'constraining-mechanism': {
    title: 'Constraining mechanisms',
    one: 'a constraining mechanism',
  },
}
