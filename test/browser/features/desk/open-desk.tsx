import '../../../../renderer/jitless.ts'
import '../../../../renderer/styles/tokens.css'
import '../../../../renderer/styles/global.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import { followEngine, queryClient } from '../../../../renderer/api/client.ts'
import { Desk } from '../../../../renderer/features/desk/Desk.tsx'
import { readingPositions, useDesk } from '../../../../renderer/features/desk/desk-store.ts'
import { editPlaces, useDrafts } from '../../../../renderer/features/desk/drafts.ts'
import { handsOff } from '../../../../renderer/features/desk/session.ts'
import { forgetTabs } from '../../../../renderer/store/tabs.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Source } from '../../../../shared/contract/sources.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { blocksIn, sampleSource } from '../../editor/sample-text.ts'

/** The source of all desk tests. */
export const { text: TEXT } = sampleSource(40)

/** The desk over an engine, with the source open. */
export interface OpenDesk {
  bridge: PageBridge
  source: Source
  screen: ReturnType<typeof page.elementLocator>
  /** The transcript. */
  root: HTMLElement
}

let closeWindow = () => {}

/**
 * Shows the desk with the source open; `prepare` may put codings and codes there first. Over an engine that is there
 * already it is as if the window had been closed and opened again: nothing is open but what the project remembers.
 */
export async function openDesk(
  prepare?: (bridge: PageBridge, sourceId: string) => Promise<void>,
  known?: PageBridge,
): Promise<OpenDesk> {
  closeWindow()
  const bridge = known ?? (await startPageBridge({ title: 'Social prescribing' }))
  const first = await bridge.run('sources.list', {})
  const id =
    first.find(({ title }) => title === 'Interview 1')?.id ??
    (await bridge.run('sources.create', { title: 'Interview 1', text: TEXT })).id
  await prepare?.(bridge, id)
  queryClient.clear()
  useWorkspace.getState().reset()
  // Counted requests go on: a count that fell would be taken for a new one.
  const { noteRequests, orphanRequests } = useDesk.getState()
  useDesk.setState({ ...useDesk.getInitialState(), noteRequests, orphanRequests }, true)
  useDrafts.setState(useDrafts.getInitialState(), true)
  readingPositions.clear()
  handsOff.clear()
  forgetTabs()
  editPlaces.clear()
  const stopFollowing = followEngine()
  if (known === undefined) useWorkspace.getState().openSource(id)
  const frame = document.createElement('div')
  document.body.append(frame)
  const reactRoot = createRoot(frame)
  reactRoot.render(
    <QueryClientProvider client={queryClient}>
      <main style={{ display: 'flex', width: 1180, height: 640 }}>
        <Desk />
      </main>
    </QueryClientProvider>,
  )
  closeWindow = () => {
    closeWindow = () => {}
    reactRoot.unmount()
    frame.remove()
    stopFollowing()
  }
  onTestFinished(() => closeWindow())
  const screen = page.elementLocator(frame)
  const transcript = screen.getByRole('textbox', { name: 'Transcript: Interview 1' })
  await expect.element(transcript).toBeVisible()
  await expect.poll(() => queryClient.isFetching()).toBe(0)
  await frames()
  const source = await bridge.run('sources.get', { sourceId: id })
  return { bridge, source, screen, root: transcript.element() as HTMLElement }
}

/** Waits for two frames: what was to be painted is. */
export async function frames(count = 2): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(done => requestAnimationFrame(done))
}

/** Selects the first place where these words stand, as a mouse would leave it. */
export async function selectWords(
  { root, source }: OpenDesk,
  words: string,
): Promise<{ start: number; end: number }> {
  const range = rangeOf(words)
  const index = source.blocks.findLastIndex(block => block.start <= range.start)
  const node = blocksIn(root)[index]?.firstChild?.firstChild as Text
  const at = range.start - (source.blocks[index]?.contentStart ?? 0)
  root.focus()
  document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length)
  await expect.poll(() => useDesk.getState().selection).toMatchObject(range)
  return range
}

/** The first place where these words stand, with as many code units more as are wanted. */
export function rangeOf(words: string, length = words.length): { start: number; end: number } {
  const start = TEXT.indexOf(words)
  return { start, end: start + length }
}

/** The words that are painted under a highlight, in order. */
export function paintedWords(name: string): string[] {
  return [...(CSS.highlights.get(name) ?? [])].map(range =>
    (range.startContainer as Text).data.slice(range.startOffset, range.endOffset),
  )
}
