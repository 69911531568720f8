import { NETWORK_SWITCHES } from '../security/network.ts'
import type { InstalledBrowser } from './chromium.ts'

/** Where the window's files seem to come from: a name that can never exist (RFC 6761), answered by the host. */
export const WINDOW_ORIGIN = 'https://retroduce.invalid'

/**
 * What the window shows until its page is there. Not our own address: nothing answers that before the host does, and a
 * page that fails while playwright-core connects to it leaves it waiting for good (1 start in 36 on a busy machine).
 */
const FIRST_PAGE = 'data:text/html,<title>Retroduce</title>'

/** What playwright-core would add that a window for people must not have. */
export const UNWANTED_DEFAULTS = [
  // The bar "controlled by automated test software".
  '--enable-automation',
  '--disable-popup-blocking',
  '--force-color-profile=srgb',
  '--unsafely-disable-devtools-self-xss-warnings',
  // Opens a second, ordinary window.
  'about:blank',
]

/** The command line of a browser that is one application window, off the record and without a network. */
export function browserSwitches(
  browser: InstalledBrowser,
  size: { width: number; height: number },
) {
  return [
    browser.family === 'edge' ? '--inprivate' : '--incognito',
    `--app=${FIRST_PAGE}`,
    `--window-size=${size.width},${size.height}`,
    ...NETWORK_SWITCHES.map(([name, value]) =>
      value === undefined ? `--${name}` : `--${name}=${value}`,
    ),
    '--block-new-web-contents',
    '--deny-permission-prompts',
    '--disable-notifications',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-spell-checking',
    '--disable-translate',
    '--no-default-browser-check',
    '--noerrdialogs',
    // The bar that warns of the switches above; they only take abilities away.
    '--test-type',
  ]
}
