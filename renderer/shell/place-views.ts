import { type ComponentType, lazy } from 'react'
import type { Place } from '../store/workspace.ts'

type Load = () => Promise<{ default: ComponentType }>

interface PlaceView {
  load: Load
  /** The same in every answer, so that a place that is shown is never made anew. */
  view: () => ComponentType
}

function made(load: Load): PlaceView {
  let loaded: ComponentType | null = null
  let chosen: ComponentType | null = null
  const keep = async () => {
    const place = await load()
    loaded = place.default
    return place
  }
  const later = lazy(keep)
  return {
    load: keep,
    // A lazy component waits for a moment even where it is here already: React shows what stands in for it for 300 ms.
    view: () => (chosen ??= loaded ?? later),
  }
}

/** What each place shows; a place is loaded when it is first gone to, or ahead with `load`. */
export const PLACE_VIEWS: Record<Place, PlaceView> = {
  sources: made(async () => ({
    default: (await import('../features/sources/Sources.tsx')).Sources,
  })),
  participants: made(async () => ({
    default: (await import('../features/participants/Participants.tsx')).Participants,
  })),
  desk: made(async () => ({ default: (await import('../features/desk/Desk.tsx')).Desk })),
  codebook: made(async () => ({
    default: (await import('../features/codebook/Codebook.tsx')).Codebook,
  })),
  configurations: made(async () => ({
    default: (await import('./ConfigurationsPlace.tsx')).ConfigurationsPlace,
  })),
  theory: made(async () => ({ default: (await import('./TheoryPlace.tsx')).TheoryPlace })),
  memos: made(async () => ({ default: (await import('../features/memos/Memos.tsx')).Memos })),
  find: made(async () => ({ default: (await import('./FindPlace.tsx')).FindPlace })),
  names: made(async () => ({ default: (await import('../features/names/Names.tsx')).Names })),
  history: made(async () => ({
    default: (await import('../features/history/History.tsx')).History,
  })),
  team: made(async () => ({ default: (await import('../features/team/Team.tsx')).Team })),
  review: made(async () => ({ default: (await import('../features/review/Review.tsx')).Review })),
  workshops: made(async () => ({
    default: (await import('../features/workshops/Workshops.tsx')).Workshops,
  })),
  reports: made(async () => ({
    default: (await import('../features/reports/Reports.tsx')).Reports,
  })),
  project: made(async () => ({
    default: (await import('../features/project/Project.tsx')).Project,
  })),
}
