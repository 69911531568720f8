import '../../../../renderer/styles/tokens.css'
import '../../../../renderer/styles/global.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import { followEngine, queryClient } from '../../../../renderer/api/client.ts'
import type { FakeEngine } from './fake-engine.ts'

/** Shows a place over an engine in a page of its own size; returns how to take it away. */
export function showPlace(engine: FakeEngine, place: ReactNode): () => void {
  window.retroduce = engine
  queryClient.clear()
  const frame = document.createElement('div')
  frame.style.cssText = 'display:flex;flex-direction:column;height:100vh'
  document.body.append(frame)
  const root = createRoot(frame)
  root.render(
    <I18nProvider locale="en-GB">
      <QueryClientProvider client={queryClient}>
        <Following>{place}</Following>
      </QueryClientProvider>
    </I18nProvider>,
  )
  return () => {
    root.unmount()
    frame.remove()
  }
}

function Following({ children }: { children: ReactNode }) {
  useEffect(() => followEngine(), [])
  return children
}
