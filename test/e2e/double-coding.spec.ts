import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Engine } from '../../electron/engine/engine.ts'
import type { Coding } from '../../shared/contract/codings.ts'
import { expect, test } from './fixtures.ts'

const TEXT =
  'Interviewer: Did it help?\nAnna: She rang me twice. I trust her now.\nInterviewer: And then?\nAnna: I gave up the car.\n'

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

async function code(engine: Engine, sourceId: string, words: string, roles: string[]) {
  const start = TEXT.indexOf(words)
  const passage = { sourceId, start, end: start + words.length, note: `note on ${words}` }
  return (await ask<Coding>(engine, 'codings.create', { ...passage, roles })).id
}

test('two draw a sample, code it blind, see where they agree, and talk it over', async ({
  page,
  engine,
  projectDir,
}) => {
  await ask(engine, 'projects.create', {
    ...{ path: join(projectDir, 'd.retroduce'), title: 'Twice', researcher: 'Ana Ruiz' },
  })
  for (const [title, group] of [
    ['P01', 'clients'],
    ['P02', 'clients'],
    ['P03', 'staff'],
    ['P04', 'staff'],
  ]) {
    await ask(engine, 'sources.create', { title, text: TEXT, group })
  }
  await ask(engine, 'researchers.create', { name: 'Ben Okoro' })
  await goTo(page, 'Team')
  await tab(page, 'Double coding')
  await expect(page.getByRole('heading', { name: 'Code a sample twice, blind' })).toBeVisible()
  expect(await faults(page), 'empty').toEqual([])

  await page.getByRole('button', { name: 'Draw a sample…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'How many per cent' }).fill('50')
  await dialog.getByRole('textbox', { name: 'Seed' }).fill('2026')
  await expect(dialog.getByText('2 of 4 sources')).toBeVisible()
  await expect(dialog.getByText('staff: 1 of 2')).toBeVisible()
  expect(await faults(page), 'dialog').toEqual([])
  await dialog.getByRole('button', { name: 'Draw 2 sources' }).click()
  await expect(page.getByText('2 of 4 sources (50 %) · groups in proportion')).toBeVisible()
  await expect(page.getByText(/seed 2026 · drawn by Ana Ruiz/)).toBeVisible()
  await page.getByRole('button', { name: 'Begin blind coding' }).click()
  await expect(page.getByText('Blind: 0 of 2 sources done').first()).toBeVisible()
  expect(await faults(page), 'running').toEqual([])

  const [sample] = await ask<{ sources: { sourceId: string; title: string }[] }[]>(
    ...([engine, 'doubleCoding.list', {}] as const),
  )
  const [one, other] = sample?.sources ?? []
  if (one === undefined || other === undefined) throw new Error('Nothing was drawn')
  const coding = await code(engine, one.sourceId, 'I trust her now', ['M'])
  await page.getByRole('checkbox', { name: `Ana Ruiz is done with ${one.title}` }).click()
  await page.getByRole('checkbox', { name: `Ana Ruiz is done with ${other.title}` }).click()
  await expect(page.getByRole('row', { name: 'Done 2 of 2 0 of 2' })).toBeVisible()
  await page.getByRole('button', { name: one.title, exact: true }).click()
  const stripes = page.getByRole('list', { name: 'Codings' }).getByRole('button')
  const desk = page.getByRole('main', { name: 'Coding' })
  await expect(desk.getByText('She rang me twice.')).toBeVisible()

  // Ben sees nothing of it: on the desk, in retrieval, in search and by the engine.
  await page.getByRole('button', { name: 'Coding as Ana Ruiz' }).click()
  await page.getByRole('menuitem', { name: 'Ben Okoro' }).click()
  const asked = page.getByRole('dialog', { name: 'Code as Ben Okoro?' })
  await expect(asked.getByText('Both of you code the same sample blind.')).toBeVisible()
  expect(await faults(page), 'switch').toEqual([])
  await asked.getByRole('button', { name: 'Code as Ben Okoro' }).click()
  await expect(page.getByRole('button', { name: 'Coding as Ben Okoro' })).toBeVisible()
  await expect(page.getByText('Coding 2 sources blind')).toBeVisible()
  await expect(stripes).toHaveCount(0)
  expect(await ask(engine, 'codings.list', { sourceId: one.sourceId })).toEqual([])
  expect(await engine.call('codings.get', { codingId: coding })).toMatchObject({ ok: false })
  expect(await ask(engine, 'search.find', { query: 'note', in: ['note'] })).toMatchObject({
    hits: [],
  })
  await goTo(page, 'Find')
  await tab(page, 'Retrieve codings')
  await expect(page.getByText('No coding fulfils this')).toBeVisible()

  await code(engine, one.sourceId, 'I trust her', ['O'])
  await goTo(page, 'Team')
  await page.getByRole('checkbox', { name: `Ben Okoro is done with ${one.title}` }).click()
  await expect(page.getByText('Blind: 1 of 2 sources done').first()).toBeVisible()
  expect(await ask<Coding[]>(engine, 'codings.list', { sourceId: one.sourceId })).toHaveLength(2)
  await page.getByRole('checkbox', { name: `Ben Okoro is done with ${other.title}` }).click()
  await expect(page.getByText('Done by everybody').first()).toBeVisible()
  await page.getByRole('button', { name: 'Measure agreement' }).click()
  await expect(page.getByRole('row', { name: /Mechanism/ })).toBeVisible()
  await expect(page.getByText(/^2 sources; codings/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Round 1 Where' })).toBeVisible()

  // They talk over what they see now, each of them mentioned by name.
  await ask(engine, 'codings.get', { codingId: coding })
  await goTo(page, 'Find')
  await page.getByRole('row', { name: /I trust her now/ }).click()
  await page.keyboard.press('Enter')
  const comments = page.getByRole('region', { name: 'Comments' })
  await comments.getByRole('button', { name: 'Mention a researcher' }).click()
  await page.getByRole('menuitem', { name: 'Ana Ruiz' }).click()
  const field = comments.getByRole('textbox', { name: 'New comment' })
  await field.press('End')
  await field.pressSequentially('is this not what came of it?')
  await comments.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(comments.getByText('@Ana Ruiz')).toBeVisible()

  await switchTo(page, 'Ben Okoro', 'Ana Ruiz')
  await goTo(page, 'Project')
  await page.getByRole('button', { name: 'Change Ana Ruiz' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ana Marín')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Coding as Ana Marín' })).toBeVisible()
  await goTo(page, 'Team')
  await tab(page, 'Comments')
  await page.getByRole('radio', { name: 'To me 1' }).click()
  await expect(page.getByText('@Ana Marín')).toBeVisible()
  expect(await faults(page), 'comments').toEqual([])
  await page.getByRole('button', { name: 'Settle' }).click()
  await expect(page.getByText('Nobody asks Ana Marín anything')).toBeVisible()

  // What is shown is a choice of each researcher's own, and is said as long as something is left out.
  await goTo(page, 'Find')
  await page.getByRole('button', { name: 'Everybody’s codings Whose codings' }).click()
  await page.getByRole('option', { name: /^The others’ codings/ }).click()
  await expect(page.getByRole('button', { name: 'Only the others’ codings shown' })).toBeVisible()
  await expect(page.getByText('1 coding.')).toBeVisible()
  await switchTo(page, 'Ana Marín', 'Ben Okoro')
  await expect(page.getByText('2 codings.')).toBeVisible()
})
