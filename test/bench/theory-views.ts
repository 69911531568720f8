import type { Page } from 'playwright-core'

/** One look at a view: how it is gone to, and what is there once its content is painted. */
interface Look {
  view: string
  /** A place of the rail, a tab of it, or a choice within that. */
  press: { role: 'button' | 'tab' | 'radio'; name: string }
  /** A selector that nothing but the content meets. */
  content: string
  /** Leads back to what the place shows at first; nobody waits for that. */
  isBack?: boolean
}

const tab = (name: string) => ({ role: 'tab', name }) as const
const choice = (name: string) => ({ role: 'radio', name }) as const
const place = (name: string) => ({ role: 'button', name }) as const

const PANEL = '[role=tabpanel]'

/** Every view of configurations and of the theory, in an order in which one leads to the next. */
const LOOKS: readonly Look[] = [
  {
    ...{ view: 'configurations', press: place('Configurations') },
    content: '[role=listbox][aria-label=Configurations] [role=option]',
  },
  { view: 'elements', press: tab('Elements'), content: '[aria-label=Elements] [role=row]' },
  {
    ...{ view: 'configurations', press: tab('Configurations'), isBack: true },
    content: '[role=listbox][aria-label=Configurations] [role=option]',
  },
  { view: 'theory', press: place('Theory'), content: 'section[aria-label=Diagram] h2' },
  { view: 'remarks', press: tab('Remarks'), content: 'section[aria-label=Remarks] li' },
  { view: 'chains', press: tab('Chains and rivals'), content: `${PANEL} li` },
  { view: 'principles', press: tab('Principles'), content: `${PANEL} tbody tr` },
  { view: 'cases', press: tab('Cases'), content: `${PANEL} [role=row], ${PANEL} li` },
  {
    ...{ view: 'case matrix', press: choice('Who was heard on what') },
    content: '[role=grid] [role=rowheader]',
  },
  {
    ...{ view: 'demi-regularities', press: choice('Demi-regularities') },
    content: `${PANEL} li button`,
  },
  {
    view: 'cases',
    press: choice('Cases'),
    content: `${PANEL} [role=row], ${PANEL} li`,
    isBack: true,
  },
  { view: 'lenses', press: tab('Lenses'), content: `${PANEL} article li` },
  { view: 'outcome patterns', press: tab('Outcome patterns'), content: '[role=slider]' },
  { view: 'versions', press: tab('Versions'), content: `${PANEL} article li` },
  {
    ...{ view: 'versions compared', press: choice('Compare') },
    content: 'section[id^=difference] li',
  },
  { view: 'story', press: choice('Story'), content: `${PANEL} article, ${PANEL} h3` },
  { view: 'decisions', press: choice('Decisions'), content: `${PANEL} li` },
  { view: 'versions', press: choice('Versions'), content: `${PANEL} article li`, isBack: true },
  {
    ...{ view: 'flash cards', press: tab('Flash cards') },
    content: 'section[aria-label="Flash cards"] li',
  },
  { view: 'diagram', press: tab('Diagram'), content: '.react-flow__node' },
]

/** Views by name, those of a window that was just opened and those that were looked at before. */
export const THEORY_VIEWS: readonly string[] = [
  ...new Set(
    LOOKS.filter(({ isBack }) => isBack !== true).flatMap(({ view }) => [view, `${view} again`]),
  ),
]

/** What a window does by itself after it was opened, and what follows from a look, is let finish; in milliseconds. */
const [READING_AHEAD, AFTER] = [8_000, 700]

/**
 * Milliseconds from pressing to the end of the frame that has the content, by view: in windows that were just opened on the
 * project and have read ahead, and once more in the same windows.
 */
export async function lookAtTheory(page: Page, runs: number): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(THEORY_VIEWS.map(view => [view, []]))
  for (let run = 0; run < runs; run += 1) {
    await page.reload()
    await page.waitForTimeout(READING_AHEAD)
    for (const ending of ['', ' again']) {
      for (const look of LOOKS) {
        const time = await lookAt(page, look)
        if (look.isBack !== true) times.get(`${look.view}${ending}`)?.push(time)
      }
    }
  }
  return times
}

async function lookAt(page: Page, { press, content }: Look): Promise<number> {
  await page.evaluate(selector => {
    performance.clearMarks()
    const note = ({ timeStamp }: Event) => {
      performance.mark('pressed', { startTime: timeStamp })
      const look = () => {
        const found = document.querySelector(selector)
        if (found === null || found.getClientRects().length === 0) requestAnimationFrame(look)
        // Once the frame is painted, and before anything that waited for it.
        else {
          const mark = () => performance.mark('shown')
          void scheduler.postTask(mark, { priority: 'user-blocking' })
        }
      }
      requestAnimationFrame(look)
    }
    addEventListener('pointerdown', note, { capture: true, once: true })
  }, content)
  await page.getByRole(press.role, { name: press.name, exact: true }).first().click()
  const time = await page.evaluate(async () => {
    for (;;) {
      const [pressed] = performance.getEntriesByName('pressed')
      const [shown] = performance.getEntriesByName('shown')
      if (pressed && shown) return shown.startTime - pressed.startTime
      await new Promise(done => setTimeout(done, 20))
    }
  })
  await page.waitForTimeout(AFTER)
  return time
}
