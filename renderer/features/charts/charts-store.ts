import { create } from 'zustand'
import {
  type ChartKind,
  GREATEST_MOST,
  type Marks,
  type Novelty,
  type Origin,
  ORIGINS,
  type Together,
} from '../../../shared/charts/kinds.ts'
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts'
import type { Stance } from '../../../shared/domain/roles.ts'
import { useFind } from '../../store/find.ts'

/** A chart as the engine takes it. */
export type ChartChoice = InputOf<'charts.get'>['chart']
/** A chart as the engine gives it. */
export type ChartData = OutputOf<'charts.get'>

/** A cell, by the ids of its row and column: it may stand elsewhere after a change. */
export interface OpenCell {
  rowId: string | null
  columnId: string | null
}

interface ChartsState {
  kind: ChartKind
  view: 'picture' | 'table'
  /** Where passages come from, or the id of the attribute that sets them apart. */
  by: string
  stance: Stance | 'any'
  of: Marks
  together: Together
  withChildren: boolean
  /** The source whose turns are shown; null for the first there is. */
  sourceId: string | null
  /** The configuration whose evidence is shown; null for all. */
  configurationId: string | null
  /** The theory version whose configurations are counted; null for those in use. */
  theoryId: string | null
  novelty: Novelty
  /** An order of sources, or the id of the attribute that orders them. */
  order: string
  /** Whether as many rows and columns are shown as can be. */
  isLarge: boolean
  /** The cell whose quotes are shown. */
  open: OpenCell | null
}

const initial: ChartsState = {
  ...{ kind: 'configurations', view: 'picture', by: 'group', stance: 'any', of: 'codes' },
  ...{ together: 'overlaps', withChildren: false, sourceId: null, configurationId: null },
  theoryId: null,
  ...{ novelty: 'elements', order: 'import', isLarge: false, open: null },
}

/** The chart that is looked at, as it was left. */
export const useCharts = create<ChartsState>()(() => initial)

/** Chooses another chart, or another way to make it; what was open belongs to the one before. */
export function chooseChart(change: Partial<Omit<ChartsState, 'open' | 'view'>>): void {
  useCharts.setState({ ...change, open: null })
}

/** The chart as the engine takes it; null where it is of a source and there is none. */
export function choiceOf(state: ChartsState, firstSourceId: string | null): ChartChoice | null {
  const { kind, by, stance, of, together, withChildren, novelty, order } = state
  const version = state.theoryId === null ? {} : { theoryId: state.theoryId }
  const most = state.isLarge ? { most: GREATEST_MOST } : {}
  switch (kind) {
    case 'configurations':
      return { kind, ...originOf(by), ...(stance === 'any' ? {} : { stance }), ...version, ...most }
    case 'codes':
      return { kind, of, together, withChildren, ...most }
    case 'turns': {
      const sourceId = state.sourceId ?? firstSourceId
      return sourceId === null ? null : { kind, sourceId }
    }
    case 'evidence': {
      const { configurationId } = state
      return {
        kind,
        ...originOf(by),
        ...(configurationId === null ? {} : { configurationId }),
        ...version,
        ...most,
      }
    }
    case 'saturation':
      return order === 'import' || order === 'title'
        ? { kind, of: novelty, order }
        : { kind, of: novelty, order: 'attribute', attributeId: order }
  }
}

function originOf(by: string): { by: Origin; attributeId?: string } {
  const origin = ORIGINS.find(each => each === by)
  return origin === undefined ? { by: 'attribute', attributeId: by } : { by: origin }
}

useFind.subscribe(({ generation }, before) => {
  if (generation !== before.generation) useCharts.setState(initial, true)
})
