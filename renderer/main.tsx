import './jitless.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/global.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import { App } from './App.tsx'
import { queryClient } from './api/client.ts'
import { restoreAppearance } from './store/appearance.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
// All faces now: one that came only with the first transcript would move its words under the reader's eyes.
for (const face of document.fonts) void face.load()
void restoreAppearance()
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale="en-GB">
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
)
