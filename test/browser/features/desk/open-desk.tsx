import '../../../../renderer/jitless.ts'
import '../../../../renderer/styles/tokens.css'
import '../../../../renderer/styles/global.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { page } from 'vitest/browser'
import { followEngine, queryClient } from '../../../../renderer/api/client.ts'
import { Desk } from '../../../../renderer/features/desk/Desk.tsx'
import { useDesk } from '../../../../renderer/features/desk/desk-store.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { sampleSource } from '../../editor/sample-text.ts'
import { type FakeEngine, fakeEngine, SOURCE_ID } from './fake-engine.ts'

/** The source of all desk tests. */
export const sample = sampleSource(40)

/** Shows the desk with the source open; `prepare` may put codings and codes there first. */
export async function openDesk(prepare?: (engine: FakeEngine) => void) {
  const engine = fakeEngine(sample.text, sample.blocks)
  prepare?.(engine)
  window.retroduce = engine
  queryClient.clear()
  useWorkspace.getState().reset()
  useDesk.setState({ openIds: [], recentCodeIds: [], selection: null, popup: null })
  const stopFollowing = followEngine()
  useWorkspace.getState().openSource(SOURCE_ID)
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
  const screen = page.elementLocator(frame)
  const text = screen.getByRole('textbox', { name: 'Transcript: Interview 1' })
  await text.findElement()
  await frames()
  return {
    engine,
    screen,
    root: text.element() as HTMLElement,
    close: () => {
      reactRoot.unmount()
      frame.remove()
      stopFollowing()
    },
  }
}

/** Waits for two frames: what was to be painted is. */
export async function frames(count = 2): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(done => requestAnimationFrame(done))
}

/** Selects the first place where these words stand, as a mouse would leave it. */
export async function selectWords(
  root: HTMLElement,
  words: string,
): Promise<{ start: number; end: number }> {
  const start = sample.text.indexOf(words)
  const index = sample.blocks.findLastIndex(block => block.start <= start)
  const node = root.children[index]?.firstChild?.firstChild as Text
  const at = start - (sample.blocks[index]?.contentStart ?? 0)
  root.focus()
  document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length)
  await frames()
  return { start, end: start + words.length }
}

/** The words that are painted under a highlight, in order. */
export function paintedWords(name: string): string[] {
  return [...(CSS.highlights.get(name) ?? [])].map(range =>
    (range.startContainer as Text).data.slice(range.startOffset, range.endOffset),
  )
}
