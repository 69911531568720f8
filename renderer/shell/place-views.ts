import { type ComponentType, lazy } from 'react'
import type { Place } from '../store/workspace.ts'

/** What each place shows; a place is loaded when it is first gone to. */
export const PLACE_VIEWS: Record<Place, ComponentType> = {
  sources: lazy(async () => ({
    default: (await import('../features/sources/Sources.tsx')).Sources,
  })),
  participants: lazy(async () => ({
    default: (await import('../features/participants/Participants.tsx')).Participants,
  })),
  desk: lazy(async () => ({ default: (await import('../features/desk/Desk.tsx')).Desk })),
  codebook: lazy(async () => ({
    default: (await import('../features/codebook/Codebook.tsx')).Codebook,
  })),
  configurations: lazy(async () => ({
    default: (await import('./ConfigurationsPlace.tsx')).ConfigurationsPlace,
  })),
  theory: lazy(async () => ({ default: (await import('./TheoryPlace.tsx')).TheoryPlace })),
  memos: lazy(async () => ({ default: (await import('../features/memos/Memos.tsx')).Memos })),
  find: lazy(async () => ({ default: (await import('./FindPlace.tsx')).FindPlace })),
  names: lazy(async () => ({ default: (await import('../features/names/Names.tsx')).Names })),
  history: lazy(async () => ({
    default: (await import('../features/history/History.tsx')).History,
  })),
  reports: lazy(async () => ({
    default: (await import('../features/reports/Reports.tsx')).Reports,
  })),
  project: lazy(async () => ({
    default: (await import('../features/project/Project.tsx')).Project,
  })),
}
