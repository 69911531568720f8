import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import type { Engine } from '../../electron/engine/engine.ts'
import { engineOptions } from '../../electron/engine-options.ts'
import { findBrowser } from '../../electron/hosts/chromium.ts'
import { startEngine } from '../../electron/hosts/engine-client.ts'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { CHOSEN, planPanel } from '../support/panel.ts'
import { dist } from '../support/program.ts'

/** A review pack as people get it: a file that they open in a browser of their own, far from the program. */

let browser: Browser
let engine: Engine
let folder: string

test.beforeAll(async () => {
  const executablePath = findBrowser()?.executable
  browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
  })
})
test.afterAll(() => browser.close())

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-packs-'))
  engine = startEngine(join(dist, 'engine-worker.js'), {
    ...engineOptions(dist),
    userDataDir: join(folder, 'user-data'),
  })
  await call('projects.create', { path: join(folder, 'study.retroduce'), title: 'Lighthouse' })
})
test.afterEach(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

async function call<N extends ProcedureName>(
  procedure: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  const result = await engine.call(procedure, input)
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
  return result.value as OutputOf<N>
}

/** Writes the pack and opens it from the disk, where whatever it asks for is noted. */
async function openPack(choice: InputOf<'exports.write'>['workshop']) {
  const path = join(folder, 'pack.html')
  await call('exports.write', { product: 'workshop-pack', path, workshop: choice })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const asked: string[] = []
  const faults: string[] = []
  const url = pathToFileURL(path).href
  await context.route('**/*', route => {
    if (route.request().url() !== url) asked.push(route.request().url())
    return route.continue()
  })
  page.on('console', message => faults.push(message.text()))
  page.on('pageerror', error => faults.push(error.message))
  await page.goto(url)
  return { page, asked, faults, close: () => context.close() }
}

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** Saves the answers where a browser would put them. */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download')
  await press()
  const download = await coming
  const path = join(mkdtempSync(join(folder, 'saved-')), download.suggestedFilename())
  await download.saveAs(path)
  return path
}

test('is answered with a pointer, saved, gone on with, and taken in', async () => {
  const { workshopId, choice, respond, rank, dots, groupIds } = await planPanel(call)
  const { page, asked, faults, close } = await openPack({ ...choice, asksName: true })
  const next = () => page.getByRole('button', { name: /^(Begin|Next)$/ }).click()

  await expect(page.getByRole('heading', { name: CHOSEN.title })).toBeVisible()
  await expectNoBarriers(page)
  await page.getByText(CHOSEN.group).click()
  await page.getByLabel('What should we call you?').fill('Wren')
  await next()

  await expect(page.getByText(CHOSEN.wording)).toBeVisible()
  await expect(page.getByText(CHOSEN.quote)).toBeVisible()
  await expect(page.getByText(CHOSEN.part)).toBeVisible()
  await page.getByText('Agree with changes').click()
  await page.getByLabel('Why? Anything to add?').fill('Not on Mondays <b>ever</b>\n=1+1')
  await page.getByText('Something is missing').click()
  await page.getByLabel('Part of the story').selectOption('What people think or feel')
  await page.getByLabel('What is missing').fill('Pride')
  await page.getByRole('button', { name: 'Add' }).click()
  await expectNoBarriers(page)
  await next()

  // Words that look like a page's own are words.
  await expect(page.getByText(CHOSEN.second)).toBeVisible()
  await page.getByText('Disagree').click()
  await next()

  await page.getByRole('button', { name: 'Down: number 1' }).click()
  await expect(page.getByText('This is your order.')).toBeVisible()
  await expectNoBarriers(page)
  await next()

  await page.getByRole('button', { name: `One dot more: ${CHOSEN.wording}` }).click()
  await page.getByRole('button', { name: `One dot more: ${CHOSEN.wording}` }).click()
  await expect(page.getByText('1 of 3 dots left')).toBeVisible()
  await expectNoBarriers(page)
  await next()

  await expect(page.getByRole('img', { name: 'The diagram of the theory' })).toBeVisible()
  expect(await page.evaluate(() => document.fonts.check('400 16px "Pack Sans"'))).toBe(true)
  await expectNoBarriers(page)
  await next()

  await expect(page.getByText('Not on Mondays')).toBeVisible()
  await expectNoBarriers(page)
  const first = await saved(page, () =>
    page.getByRole('button', { name: 'Save my answers' }).click(),
  )
  await expect(page.getByText(/^Saved as answers-/)).toBeVisible()

  const report = await call('packs.importResponses', { workshopId, files: [first] })
  expect(report.reports).toMatchObject([
    { outcome: 'new', person: 'Wren', group: CHOSEN.group, answers: 5, comments: 1 },
  ])
  const [response] = await call('workshops.responses', { workshopId })
  const answerTo = (itemId: string | undefined) =>
    response?.answers.find(answer => answer.itemId === itemId)
  expect(response).toMatchObject({ origin: 'pack', groupId: groupIds[0] })
  expect(answerTo(respond.items[0])).toMatchObject({
    ...{ stance: 'agree-with-changes', comment: 'Not on Mondays <b>ever</b>\n=1+1' },
    elements: [{ role: 'M', text: 'Pride' }],
  })
  expect(answerTo(respond.items[1])).toMatchObject({ stance: 'disagree' })
  expect(rank.items.map(id => answerTo(id)?.rank)).toEqual([2, 1])
  expect(dots.items.map(id => answerTo(id)?.dots ?? 0)).toEqual([2, 0])

  // The page was closed in between; the file brings everything back.
  await page.reload()
  await page.getByText('Go on with answers that you saved before').click()
  await page.getByLabel('The file with your answers').setInputFiles(first)
  await expect(page.getByText('These are the answers that you saved')).toBeVisible()
  await expect(page.getByLabel('What should we call you?')).toHaveValue('Wren')
  await next()
  await expect(page.getByLabel('Agree with changes')).toBeChecked()
  await page.getByText('Unsure').click()
  const second = await saved(page, () =>
    page.getByRole('button', { name: 'Save my answers' }).click(),
  )
  const again = await call('packs.importResponses', { workshopId, files: [first, second] })
  expect(again.reports.map(({ outcome }) => outcome)).toEqual(['known', 'newer'])
  expect(await call('workshops.responses', { workshopId })).toHaveLength(1)

  const damaged = join(folder, 'damaged.retroduce-response')
  writeFileSync(damaged, readFileSync(second, 'utf8').replace('unsure', 'agree'))
  await page.reload()
  await page.getByText('Go on with answers that you saved before').click()
  await page.getByLabel('The file with your answers').setInputFiles(damaged)
  await expect(page.getByText('This response file is damaged.')).toBeVisible()

  expect(await page.evaluate(() => (window as { __xss?: number }).__xss)).toBeUndefined()
  expect(asked).toEqual([])
  expect(faults).toEqual([])
  await close()
})

test('is answered by keyboard alone, and warns before answers are lost', async () => {
  const { workshopId, choice } = await planPanel(call)
  const { page, faults, close } = await openPack(choice)
  const { keyboard } = page
  /** Goes on with Tab until something of this name has the focus, as somebody would. */
  const tabTo = async (name: RegExp) => {
    for (let steps = 0; steps < 40; steps += 1) {
      await keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const { activeElement: it } = document
        const label = it instanceof HTMLInputElement ? it.labels?.[0]?.textContent : null
        return it?.getAttribute('aria-label') ?? label ?? it?.textContent ?? ''
      })
      if (name.test(focused)) return
    }
    throw new Error(`Tab never reaches ${name.source}`)
  }
  const press = async (name: RegExp) => {
    await tabTo(name)
    await keyboard.press('Enter')
  }

  await tabTo(/Heron group/)
  await keyboard.press('ArrowDown')
  await press(/^Begin$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await tabTo(/^Agree$/)
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await press(/^Next$/)
  await press(/^Next$/)
  await press(/^Down: number 1$/)
  await expect(page.getByRole('button', { name: 'Up: number 2' })).toBeFocused()
  await press(/^Next$/)
  await press(/^One dot more/)
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await expect(page.getByText('0 of 3 dots left')).toBeVisible()
  await press(/^Next$/)
  await press(/^Next$/)

  let warned = ''
  page.once('dialog', dialog => {
    warned = dialog.type()
    void dialog.dismiss()
  })
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => warned).toBe('beforeunload')

  const file = await saved(page, () => press(/^Save my answers$/))
  const { reports } = await call('packs.importResponses', { workshopId, files: [file] })
  expect(reports).toMatchObject([{ outcome: 'new', group: 'Wren group', answers: 4 }])
  expect(faults).toEqual([])
  await close()
})

test('reads well on a telephone, in large letters, in the dark and in forced colours', async () => {
  const { choice } = await planPanel(call)
  const { page, close } = await openPack(choice)
  for (const [width, colorScheme, forcedColors] of [
    [320, 'light', 'none'],
    [640, 'dark', 'none'],
    [640, 'light', 'active'],
  ] as const) {
    await page.reload()
    await page.setViewportSize({ width, height: 640 })
    await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' })
    const next = page.getByRole('button', { name: /^(Begin|Next)$/ })
    for (;;) {
      // In forced colours it is the system that sees to contrast.
      if (forcedColors === 'none') await expectNoBarriers(page)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over).toBeLessThanOrEqual(0)
      if ((await next.count()) === 0) break
      await next.click()
    }
  }
  await close()
})

test('that is locked opens with its passphrase, and its answers are locked too', async () => {
  const { workshopId, choice } = await planPanel(call)
  const passphrase = 'heron sluice gorse'
  const { page, asked, faults, close } = await openPack({ ...choice, passphrase })
  await expect(page).toHaveTitle('Locked review pack')
  await expectNoBarriers(page)
  await page.getByLabel('Passphrase').fill('heron sluice')
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByText('This passphrase does not open it.')).toBeVisible()
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByText('Disagree').click()
  await page.getByLabel('Why? Anything to add?').fill('Never on Mondays')
  const file = await saved(page, () =>
    page.getByRole('button', { name: 'Save my answers' }).click(),
  )
  expect(readFileSync(file, 'utf8')).not.toMatch(/Mondays|disagree|workshop/)
  expect(basename(file)).toMatch(/^answers-[0-9a-f]{8}\.retroduce-response$/)
  const outcome = async (more: object) => {
    const { reports } = await call('packs.importResponses', { workshopId, files: [file], ...more })
    return reports[0]?.outcome
  }
  expect(await outcome({})).toBe('locked')
  expect(await outcome({ passphrase })).toBe('new')
  expect(asked).toEqual([])
  expect(faults).toEqual([])
  await close()
})
