import { create } from 'zustand'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { NameHit } from '../../../shared/contract/pseudonyms.ts'
import type { NameRule } from '../../../shared/names/rules.ts'
import { call } from '../../api/client.ts'
import { rulesOf, useNames } from '../../store/names.ts'
import { sayError } from '../../store/notices.ts'

/** Every place where the list would be applied, and which of them are to be. */
export interface Preview {
  /** The project that was looked through. */
  projectId: string
  /** What was looked for. */
  names: readonly NameRule[]
  hasBrackets: boolean
  found: OutputOf<'pseudonyms.preview'>
  /** Places in the list of hits. */
  ticked: ReadonlySet<number>
  /** Says that the project changed, where it was looked through once more for that. */
  isAnew: boolean
}

interface PreviewState {
  preview: Preview | null
  isBusy: boolean
  /** What was replaced last. */
  report: (OutputOf<'pseudonyms.apply'> & { projectId: string }) | null
}

/** What lasts while somebody looks at a hit in its text and comes back. */
export const usePreview = create<PreviewState>()(() => ({
  preview: null,
  isBusy: false,
  report: null,
}))

/** Looks for all names of the list; changes nothing. */
export async function findHits(projectId: string): Promise<void> {
  const { rows, hasBrackets } = useNames.getState()
  usePreview.setState({ isBusy: true })
  try {
    const preview = await look(projectId, rulesOf(rows), hasBrackets)
    usePreview.setState({ preview, report: null })
  } catch (error) {
    sayError(error)
  } finally {
    usePreview.setState({ isBusy: false })
  }
}

/** Looks for the names of the list once more, with what was ticked and unticked as it was. */
export async function findMoreHits(projectId: string): Promise<void> {
  const before = usePreview.getState().preview
  await findHits(projectId)
  const { preview } = usePreview.getState()
  // A project that changed meanwhile has its words in other places.
  if (before === null || preview === null || before.found.stamp !== preview.found.stamp) return
  const wasTicked = new Map(
    before.found.hits.map((hit, index) => [placeKey(hit), before.ticked.has(index)]),
  )
  const ticked = preview.found.hits.flatMap((hit, index) =>
    (wasTicked.get(placeKey(hit)) ?? preview.ticked.has(index)) ? [index] : [],
  )
  usePreview.setState({ preview: { ...preview, ticked: new Set(ticked) } })
}

function placeKey({ place, start, found }: NameHit): string {
  return JSON.stringify([place, start, found])
}

async function look(
  projectId: string,
  names: readonly NameRule[],
  hasBrackets: boolean,
): Promise<Preview> {
  const found = await call('pseudonyms.preview', { names: [...names], hasBrackets })
  const certain = found.hits.flatMap(({ doubt }, index) => (doubt === null ? [index] : []))
  return { projectId, names, hasBrackets, found, ticked: new Set(certain), isAnew: false }
}

/** Ticks or unticks hits, by their places in the list. */
export function tick(indexes: readonly number[], isTicked: boolean): void {
  usePreview.setState(({ preview }) => {
    if (!preview) return {}
    const ticked = new Set(preview.ticked)
    for (const index of indexes) {
      if (isTicked) ticked.add(index)
      else ticked.delete(index)
    }
    return { preview: { ...preview, ticked } }
  })
}

/** Goes back to the list. */
export function leavePreview(): void {
  usePreview.setState({ preview: null })
}

/** Replaces what is ticked, as one step; where the project changed meanwhile, looks through it anew and says so. */
export async function applyPreview(): Promise<void> {
  const { preview } = usePreview.getState()
  if (!preview) return
  const { names, hasBrackets, found, ticked, projectId } = preview
  const places = (isWanted: (hit: NameHit, index: number) => boolean) =>
    found.hits.filter(isWanted).map(({ place, start }) => ({ place, start }))
  usePreview.setState({ isBusy: true })
  try {
    const report = await call('pseudonyms.apply', {
      names: [...names],
      hasBrackets,
      stamp: found.stamp,
      skip: places(({ doubt }, index) => doubt === null && !ticked.has(index)),
      also: places(({ doubt }, index) => doubt !== null && ticked.has(index)),
    })
    usePreview.setState({ preview: null, report: { ...report, projectId } })
  } catch (error) {
    await lookAnew(preview, error)
  } finally {
    usePreview.setState({ isBusy: false })
  }
}

/** After a refusal: shows the hits of the project as it is now, where that is why; the refusal itself otherwise. */
async function lookAnew(old: Preview, refusal: unknown): Promise<void> {
  try {
    const preview = await look(old.projectId, old.names, old.hasBrackets)
    if (preview.found.stamp === old.found.stamp) sayError(refusal)
    else usePreview.setState({ preview: { ...preview, isAnew: true } })
  } catch {
    // The project is closed, or the same thing is wrong: the refusal says what.
    sayError(refusal)
  }
}
