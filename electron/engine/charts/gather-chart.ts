import { type ChartKind, USUAL_MOST } from '../../../shared/charts/kinds.ts'
import type { ChartChoice, ChartData } from '../../../shared/contract/charts.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { codesChart } from './codes.ts'
import { configurationsChart } from './configurations.ts'
import { evidenceChart } from './evidence.ts'
import { saturationChart } from './saturation.ts'
import { turnsChart } from './turns.ts'

/** What each chart is called, and shows. */
export const CHARTS: Record<ChartKind, Omit<OutputOf<'charts.kinds'>[number], 'kind'>> = {
  configurations: {
    name: 'Configurations by who was heard',
    description:
      'How many passages on each configuration come from which group, participant, source or case, or by an attribute.',
    options: ['by', 'attributeId', 'stance', 'theoryId', 'most'],
  },
  codes: {
    name: 'Codes that occur together',
    description:
      'How many codings of one code or role share words, or a turn, with one of another.',
    options: ['of', 'together', 'withChildren', 'codeIds', 'most'],
  },
  turns: {
    name: 'Roles over an interview',
    description: 'Which roles codings have, from the first turn of a source to its last.',
    options: ['sourceId', 'per'],
  },
  evidence: {
    name: 'Evidence by group',
    description:
      'What speaks for, refines and speaks against, by group, participant, source, case or attribute.',
    options: ['by', 'attributeId', 'configurationId', 'elementId', 'theoryId', 'most'],
  },
  saturation: {
    name: 'New elements by source',
    description:
      'How many elements or codes each source is the first to show, and how many are known by then.',
    options: ['of', 'order', 'attributeId'],
  },
}

/** A chart as data. `usual` is how many rows and columns it has where it is not said. Throws what its kind throws. */
export function gatherChart(db: ReadableDb, choice: ChartChoice, usual = USUAL_MOST): ChartData {
  switch (choice.kind) {
    case 'configurations':
      return configurationsChart(db, choice, choice.most ?? usual)
    case 'codes':
      return codesChart(db, choice, choice.most ?? usual)
    case 'turns':
      return turnsChart(db, choice)
    case 'evidence':
      return evidenceChart(db, choice, choice.most ?? usual)
    case 'saturation':
      return saturationChart(db, choice)
  }
}
