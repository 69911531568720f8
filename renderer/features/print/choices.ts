import type { Place, TheoryView } from '../../store/workspace.ts'
import type { PrintChoice, PrintOf } from '../../store/print.ts'

/** What the window is looking at, as far as it says what is printed. */
interface Looking {
  place: Place
  sourceId: string | null
  configurationId: string | null
  theoryId: string | null
  theoryView: TheoryView
  memoId: string | null
}

const table = (label: string, kind: Extract<PrintOf, { what: 'table' }>['kind']): PrintChoice => ({
  ...{ label, of: { what: 'table', kind } },
})

/** What every project can print, in the order of the rail. */
export const DOCUMENTS: readonly PrintChoice[] = [
  table('List of sources', 'sources'),
  table('List of participants', 'participants'),
  table('Codebook', 'codebook'),
  table('Codings', 'codings'),
  { label: 'Configurations with evidence', of: { what: 'configurations' } },
  table('Table of configurations', 'configurations'),
  table('Table of evidence', 'evidence'),
  { label: 'Programme-theory diagram', of: { what: 'diagram' } },
  table('Guiding principles', 'principles'),
  { label: 'Flash cards', of: { what: 'cards' } },
  { label: 'Story of the theory', of: { what: 'story' } },
  { label: 'Memos', of: { what: 'memos' } },
  { label: 'Log of protection', of: { what: 'protection' } },
  { label: 'History', of: { what: 'history' } },
  { label: 'RAMESES II checklist', of: { what: 'checklist', standard: 'rameses-ii' } },
  { label: 'RAMESES checklist', of: { what: 'checklist', standard: 'rameses' } },
  { label: 'Methods paragraph', of: { what: 'methods' } },
  { label: 'Audit trail', of: { what: 'audit' } },
]

/** What is printed first: what is in hand at a place, or else what the place lists. */
export function choiceHere(looking: Looking): PrintChoice {
  const { place, sourceId, configurationId, theoryId, theoryView, memoId } = looking
  switch (place) {
    case 'desk':
      if (sourceId === null) return named('List of sources')
      return { label: 'This source with its codings', of: { what: 'source', sourceId } }
    case 'participants':
      return named('List of participants')
    case 'codebook':
      return named('Codebook')
    case 'configurations':
      if (configurationId === null) return named('Configurations with evidence')
      return {
        label: 'This configuration',
        of: { what: 'configurations', configurationIds: [configurationId] },
      }
    case 'theory':
      return theoryChoice(theoryView, theoryId)
    case 'memos':
      if (memoId === null) return named('Memos')
      return { label: 'This memo', of: { what: 'memos', memoIds: [memoId] } }
    case 'find':
    case 'team':
      return named('Codings')
    case 'names':
      return named('Log of protection')
    case 'history':
      return named('History')
    case 'reports':
      return named('RAMESES II checklist')
    case 'project':
      return named('Methods paragraph')
    default:
      return named('List of sources')
  }
}

function theoryChoice(view: TheoryView, theoryId: string | null): PrintChoice {
  switch (view) {
    case 'principles':
      return named('Guiding principles')
    case 'versions':
      return named('Story of the theory')
    case 'cases':
    case 'patterns':
    case 'lenses':
    case 'chains':
    case 'remarks':
    case 'cards':
      return named('Configurations with evidence')
    default:
      return {
        label: 'This diagram',
        of: { what: 'diagram', ...(theoryId === null ? {} : { theoryId }) },
      }
  }
}

function named(label: string): PrintChoice {
  const found = DOCUMENTS.find(document => document.label === label)
  if (found === undefined) throw new Error(`Nothing to print is called ${label}`)
  return found
}
