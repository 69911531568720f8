import '../../../renderer/jitless.ts'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/global.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import { onTestFinished } from 'vitest'
import { followEngine, queryClient } from '../../../renderer/api/client.ts'

/** Shows a place in a page of its own size until the test has finished. */
export function showPlace(place: ReactNode): void {
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
  onTestFinished(() => {
    root.unmount()
    frame.remove()
  })
}

function Following({ children }: { children: ReactNode }) {
  useEffect(() => followEngine(), [])
  return children
}
