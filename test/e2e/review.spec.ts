import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Engine } from '../../electron/engine/engine.ts'
import type { OutputOf } from '../../shared/contract/contract.ts'
import { fileOf, risOf } from '../support/reference-files.ts'
import { expect, test } from './fixtures.ts'

async function ask<T>(engine: Engine, procedure: string, input: object): Promise<T> {
  const answer = await engine.call(procedure, input)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value as T
}

/** Everything that axe finds wrong with the page, in light and in dark, one line each. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

const goTo = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByText(place, { exact: true }).click()
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()

async function switchTo(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: `Coding as ${from}` }).click()
  await page.getByRole('menuitem', { name: to }).click()
  await expect(page.getByRole('button', { name: `Coding as ${to}` })).toBeVisible()
}

const TOPICS = ['walking groups', 'allotments', 'choirs', 'letters', 'kitchens', 'buses', 'dogs']
const GAINS = ['trust', 'hope', 'time together', 'pride', 'habits', 'play']
const RECORDS = Array.from({ length: 280 }, (_, n) => ({
  title: `${n % 2 === 0 ? 'How' : 'Why'} ${TOPICS[n % 7]} bring ${GAINS[n % 6]} to ward ${n}: a study of ${n * 3} people`,
  authors: [`Okoro${n}, Ben`, 'Lind, Åsa', 'Marsh, Cleo'],
  ...{ year: 2001 + (n % 24), doi: `10.5555/e2e.${n}`, journal: 'Journal of Invented Care' },
  abstract: `Link workers went along with people of ward ${n}. Those who were rung back came again, because somebody had kept a promise. Where nobody rang, few came twice. We interviewed ${n + 8} people and read ${n + 2} diaries.`,
}))
const DOUBLED = RECORDS.filter((_, n) => n % 14 === 0)

test('a review of three hundred references goes from the files to the flow, by the keyboard', async ({
  page,
  engine,
  projectDir,
}) => {
  const keys = (...pressed: string[]) =>
    pressed.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  await ask(engine, 'projects.create', {
    ...{ path: join(projectDir, 'r.retroduce'), title: 'Link workers', researcher: 'Ana Ruiz' },
  })
  const ben = await ask<{ id: string }>(engine, 'researchers.create', { name: 'Ben Okoro' })
  const [ana] = await ask<{ id: string }[]>(engine, 'researchers.list', {})
  await goTo(page, 'Review')
  await expect(page.getByText('Begin with what the searches found')).toBeVisible()
  for (const [originName, records] of [
    ['MEDLINE', RECORDS],
    ['Scopus', DOUBLED],
  ] as const) {
    const broken = originName === 'Scopus' ? 'TY  - JOUR\nAU  - Nobody, N\nER  - \n' : ''
    await ask(engine, 'references.import', {
      files: [fileOf(`${originName}.ris`, risOf(records) + broken)],
      ...{ origin: 'database', originName },
    })
  }
  await expect(page.getByText('300 references')).toBeVisible()
  await page.getByRole('row').nth(1).click()
  await keys('ArrowDown', 'ArrowDown')
  await expect(page.getByRole('heading', { level: 3, name: /ward 2:/ })).toBeVisible()
  await page.getByLabel('Country').fill('Iceland')
  await page.keyboard.press('Enter')
  expect(await faults(page)).toEqual([])

  await tab(page, 'Duplicates')
  await expect(page.getByText('20 pairs')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('tab', { name: 'Duplicates' }).focus()
  await keys('j', 'k', 'm')
  await expect(page.getByText('19 pairs')).toBeVisible()
  await page.getByRole('button', { name: 'Merge all 19' }).click()
  await expect(page.getByText('No duplicates are left to look at')).toBeVisible()

  await ask(engine, 'screening.saveReasons', {
    reasons: [{ name: 'Not about the programme' }, { name: 'No findings' }],
  })
  await ask(engine, 'screening.draw', {
    ...{ stage: 'abstract', percent: 1, seed: 5, researcherIds: [ana?.id ?? '', ben.id] },
  })
  await tab(page, 'Screening')
  await expect(page.getByText('1 of 280; 280 for you to decide')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('tab', { name: 'Screening' }).focus()
  const first = page.getByRole('heading', { level: 2, name: /ward 0:/ })
  await expect(first).toBeVisible()
  await keys('i')
  await expect(page.getByRole('heading', { level: 2, name: /ward 1:/ })).toBeVisible()
  await keys('u')
  await expect(page.getByText('3 of 280; 278 for you to decide')).toBeVisible()
  await keys('z')
  await expect(page.getByText('2 of 280; 279 for you to decide')).toBeVisible()
  for (let n = 1; n < 280; n += 1) {
    await keys(n % 10 === 0 ? 'i' : n % 10 === 1 ? 'e' : '1')
    // Nobody reads faster than the engine stores; this test would.
    if (n % 20 === 0) await expect(page.getByText(`Ana Ruiz ${n + 1}`)).toBeVisible()
  }
  await expect(page.getByText('; 0 for you to decide')).toBeVisible()
  await expect(page.getByText('277 of 280 settled')).toBeVisible()

  await switchTo(page, 'Ana Ruiz', 'Ben Okoro')
  await expect(page.getByText(/; 3 for you to decide/)).toBeVisible()
  await page.getByRole('tab', { name: 'Screening' }).focus()
  await keys('i')
  await expect(page.getByText(/; 2 for you to decide/)).toBeVisible()
  await keys('i')
  await expect(page.getByText(/; 1 for you to decide/)).toBeVisible()
  await keys('i')
  await expect(page.getByText(/; 0 for you to decide/)).toBeVisible()

  await tab(page, 'Conflicts')
  const conflicts = page.getByRole('grid', { name: 'References on which people differ' })
  await expect(conflicts.getByRole('row').first()).toBeVisible()
  const many = await conflicts.getByRole('row').count()
  expect(await faults(page)).toEqual([])
  for (let n = 0; n < many; n += 1) {
    await page.getByLabel('Why this stands').fill('It speaks of link workers')
    await page.getByRole('button', { name: 'Settle', exact: true }).click()
    await expect(conflicts.getByText(/, settled$/)).toHaveCount(n + 1)
  }

  await tab(page, 'Appraisal')
  await page.getByRole('button', { name: 'Begin with relevance' }).click()
  const richness = page.getByRole('group', { name: 'Richness' }).first()
  await richness.getByText('Rich', { exact: true }).click()
  await page.getByLabel('Reason: Richness').fill('Long quotes, and why they came')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Richness: Rich')).toBeVisible()
  expect(await faults(page)).toEqual([])

  await tab(page, 'PRISMA flow')
  const figure = page.getByRole('img', { name: /PRISMA 2020 flow diagram/ })
  await expect(figure).toHaveAttribute('alt', /Records identified from databases \(n = 300\)/)
  await expect(figure).toHaveAttribute('alt', /Duplicate records \(n = 20\)/)
  const flow = await ask<OutputOf<'prisma.get'>>(engine, 'prisma.get', {})
  expect(flow.found).toMatchObject({ toScreen: 280, screened: 280, openByAbstract: 0 })
  expect(flow.found.excludedByAbstract + flow.found.sought).toBe(280)
  expect(await faults(page)).toEqual([])
})
