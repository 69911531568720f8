import type { Host } from '../../electron/hosts/host.ts'
import { Refusals } from '../../electron/security/refusals.ts'

/** A host without a window; its clipboard is the text of `copied`. */
export function hostDouble(
  parts: Partial<Pick<Host, 'chooseFiles' | 'quit'>> = {},
): Host & { copied: { text: string } } {
  const copied = { text: '' }
  return {
    kind: 'browser',
    chooseFiles: parts.chooseFiles ?? null,
    quit: parts.quit ?? (() => undefined),
    refusals: new Refusals(),
    copied,
    clipboard: {
      read: () => Promise.resolve(copied.text),
      clear: () => {
        copied.text = ''
        return Promise.resolve()
      },
    },
  }
}
