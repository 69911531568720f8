import { forgetFound } from './find.ts'
import { useNotices } from './notices.ts'
import { forgetTabs } from './tabs.ts'
import { useWorkspace } from './workspace.ts'

/** Forgets what was on screen of the project before, and what was said about it. */
export function beginAnew(): void {
  useWorkspace.getState().reset()
  forgetTabs()
  forgetFound()
  useNotices.setState({ notices: [] })
}
