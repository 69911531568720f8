import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Dialog,
  type Page,
  type Request,
  type Route,
} from 'playwright-core'
import type { EngineEvent } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { SECURITY_HEADERS } from '../security/csp.ts'
import { Refusals } from '../security/refusals.ts'
import { type Assets, findAsset, loadAssets } from './assets.ts'
import type { WindowCall } from './bridge.ts'
import { browserSwitches, UNWANTED_DEFAULTS, WINDOW_ORIGIN } from './browser-switches.ts'
import type { InstalledBrowser } from './chromium.ts'
import type { SystemClipboard } from './clipboard-guard.ts'
import type { WindowEnd } from './host.ts'
import { attachBridge, type PageBridge } from './page-bridge.ts'
import { attachClipboard } from './page-clipboard.ts'
import { makeProfileFolder, removeProfileFolder } from './profile.ts'

/** How long a browser may take to start; a slow disk and a cold cache take ten seconds. */
const START_LIMIT_MS = 45_000

/** What opening a window takes. */
export interface BrowserWindowOptions {
  browser: InstalledBrowser
  /** The built window, `dist/renderer`. */
  rendererDir: string
  call: WindowCall
  /** Where refused requests are counted. */
  refusals?: Refusals
  isHeadless?: boolean
  size?: { width: number; height: number }
}

/** The program's window in an installed browser. */
export interface BrowserWindow {
  /** For tests, which click and type in it. */
  readonly page: Page
  readonly profileFolder: string
  /** The computer's clipboard, as far as the browser reaches it. */
  readonly clipboard: SystemClipboard
  send: (event: EngineEvent) => void
  close(): Promise<void>
  /** Settles when the window is gone, whoever closed it. */
  readonly ended: Promise<WindowEnd>
}

/**
 * Opens the program's window in an installed Chromium, Chrome or Edge: an application window of an off-the-record
 * session, driven over a pipe, so that nothing listens on a port and nothing of a project reaches the browser's disk.
 * Every request is answered from memory or refused. The browser ends when this process does, however it ends.
 */
export async function openBrowserWindow(options: BrowserWindowOptions): Promise<BrowserWindow> {
  const assets = loadAssets(options.rendererDir)
  const profileFolder = makeProfileFolder(options.browser)
  let context: BrowserContext | undefined
  try {
    context = await withinLimit(launch(options, profileFolder))
    return await setUp(context, assets, options, profileFolder)
  } catch (error) {
    await closeQuietly(context)
    removeProfileFolder(profileFolder)
    throw error
  }
}

/** A browser that dies while it starts can leave its driver waiting for it for good. */
async function withinLimit<T>(started: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    const message = 'The browser did not start in time. Close other programs and start again.'
    timer = setTimeout(() => reject(new AppError('timed_out', message)), START_LIMIT_MS)
  })
  try {
    return await Promise.race([started, limit])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * On Linux, Chromium hands addresses such as `mailto:` to `xdg-open` on its search path, without asking: page code could
 * put a quote into a mail program so. An empty folder as the search path leaves it nothing to call.
 */
function browserEnvironment(profileFolder: string): NodeJS.ProcessEnv {
  const environment = { ...process.env, BREAKPAD_DUMP_LOCATION: profileFolder }
  if (process.platform !== 'linux') return environment
  const programs = join(profileFolder, 'no-programs')
  mkdirSync(programs, { recursive: true })
  return { ...environment, PATH: programs }
}

function launch(options: BrowserWindowOptions, profileFolder: string): Promise<BrowserContext> {
  const isRoot = process.getuid?.() === 0
  return chromium.launchPersistentContext(profileFolder, {
    executablePath: options.browser.executable,
    headless: options.isHeadless ?? false,
    // Chromium refuses to run sandboxed as root; browser-main.ts says so to whoever started it.
    chromiumSandbox: !isRoot,
    ignoreDefaultArgs: UNWANTED_DEFAULTS,
    args: browserSwitches(options.browser, options.size ?? { width: 1440, height: 900 }),
    // Otherwise crash reports, which hold memory and so text, go to the home folder; none should be written at all.
    env: browserEnvironment(profileFolder),
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    acceptDownloads: false,
    serviceWorkers: 'block',
    // The window follows the researcher's own settings, not those of a test.
    viewport: null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
  })
}

async function setUp(
  context: BrowserContext,
  assets: Assets,
  { call, refusals = new Refusals() }: BrowserWindowOptions,
  profileFolder: string,
): Promise<BrowserWindow> {
  await context.route('**/*', route => answer(route, assets, refusals))
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  context.on('page', other => void closeQuietly(other))
  // The page holds a closing window back while something is unsaved, and asks with a dialog of its own.
  page.on('dialog', dialog => void dismissQuietly(dialog))
  const session = await context.newCDPSession(page)
  await assertOffTheRecord(context, session)
  await session.send('Page.enable')
  const bridge = await attachBridge(session, call)
  const clipboard = await attachClipboard(session)

  const ended = whenEnded(context, page, bridge).finally(() => removeProfileFolder(profileFolder))
  await fitToScreen(page, session)
  await page.goto(`${WINDOW_ORIGIN}/`)
  return {
    page,
    profileFolder,
    clipboard,
    send: bridge.send,
    async close() {
      await closeQuietly(page)
      await ended
    },
    ended,
  }
}

/** Settles when the window is gone and its browser with it. */
async function whenEnded(
  context: BrowserContext,
  page: Page,
  bridge: PageBridge,
): Promise<WindowEnd> {
  const hasCrashed = await new Promise<boolean>(resolve => {
    page.on('crash', () => resolve(true))
    page.on('close', () => resolve(false))
    context.on('close', () => resolve(false))
  })
  await closeQuietly(context)
  return bridge.hasLeft() && !hasCrashed ? 'closed' : 'crashed'
}

async function dismissQuietly(dialog: Dialog): Promise<void> {
  try {
    await dialog.dismiss()
  } catch {
    // Its page was closed before the answer came.
  }
}

async function closeQuietly(target: { close(): Promise<void> } | undefined): Promise<void> {
  try {
    await target?.close()
  } catch {
    // It was closing by itself, or its browser is gone: that is what was wanted.
  }
}

/** Answers a request of our page with one of our files; anything else never leaves the browser. */
async function answer(route: Route, assets: Assets, refusals: Refusals): Promise<void> {
  const request = route.request()
  const url = new URL(request.url())
  const asset = url.origin === WINDOW_ORIGIN ? findAsset(assets, url) : undefined
  const isMisplaced = request.isNavigationRequest() && !(url.pathname === '/' && isOfPage(request))
  try {
    if (!asset || request.method() !== 'GET' || isMisplaced) {
      refusals.add(request.url())
      // "aborted" leaves the page as it is, where other reasons would put an error page in its place.
      await route.abort('aborted')
      return
    }
    const headers = { ...SECURITY_HEADERS, 'content-type': asset.type }
    await route.fulfill({ status: 200, headers, body: asset.body })
  } catch {
    // The page that asked was closed before the answer came.
  }
}

/** Whether a navigation is the page's own and not that of a frame inside it or of a pop-up. */
function isOfPage(request: Request): boolean {
  try {
    return request.frame().parentFrame() === null
  } catch {
    // A pop-up asks before its frame is known.
    return false
  }
}

/** Takes the whole screen where the window would stick out of it. */
async function fitToScreen(page: Page, session: CDPSession): Promise<void> {
  const screen = await page.evaluate<Record<'left' | 'top' | 'width' | 'height', number>>(
    '({ left: screen.availLeft, top: screen.availTop, width: screen.availWidth, height: screen.availHeight })',
  )
  const { windowId, bounds } = await session.send('Browser.getWindowForTarget')
  const { left = 0, top = 0, width = 0, height = 0 } = bounds
  if (left + width <= screen.left + screen.width && top + height <= screen.top + screen.height)
    return
  await session.send('Browser.setWindowBounds', { windowId, bounds: screen })
}

/**
 * An institution's policy can forbid private windows, and the browser would then quietly open an ordinary one, whose
 * profile keeps what it shows.
 */
async function assertOffTheRecord(context: BrowserContext, session: CDPSession): Promise<void> {
  const { targetInfo } = await session.send('Target.getTargetInfo')
  const browserSession = await context.browser()?.newBrowserCDPSession()
  const contexts = await browserSession?.send('Target.getBrowserContexts')
  const { defaultBrowserContextId } = contexts as { defaultBrowserContextId?: string }
  const own = targetInfo.browserContextId
  if (!own || !defaultBrowserContextId || own === defaultBrowserContextId) {
    throw new AppError(
      'unavailable',
      'This browser does not open private windows, which the program needs to leave no traces: use Electron, or allow them.',
    )
  }
}
