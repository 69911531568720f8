import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Configurations } from '../../../../renderer/features/configurations/Configurations.tsx'
import { showPlace } from '../show-place.tsx'
import { makeStudy, type Study } from './study.ts'

let study: Study
beforeEach(async () => {
  study = await makeStudy()
})

async function show() {
  showPlace(<Configurations />)
  await expect.element(page.getByRole('group', { name: 'Slots' })).toBeVisible()
}
const attach = (index: number, link: 'C-M' | 'M-O' | null = null) =>
  study.bridge.run('evidence.attach', {
    ...{ codingId: study.codingIds[index] ?? '', configurationId: study.configurationId, link },
  })
const evidence = () => study.bridge.run('evidence.list', { configurationId: study.configurationId })

describe('Evidence on a link', () => {
  test('the arrow between two columns counts it and opens its passages alone', async () => {
    await attach(0, 'M-O')
    await attach(1)
    await show()
    const panel = page.getByRole('complementary', { name: 'About CMOC 1' })
    await expect.element(panel).toMatchTextContent(/never went back/)
    await page.getByRole('button', { name: /^Link from mechanism to outcome: 1 for/ }).click()
    await expect.element(panel).toMatchTextContent(/she means it/)
    await expect.element(panel).not.toMatchTextContent(/never went back/)
  })

  test('a passage is attached to a link with its strength', async () => {
    await show()
    await page.getByRole('button', { name: /Link from context to mechanism/ }).click()
    await page.getByRole('button', { name: 'Attach…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: /She rang me/ }).click()
    await dialog.getByRole('button', { name: /How strongly/ }).click()
    await page.getByRole('option', { name: 'Strong' }).click()
    await dialog.getByRole('button', { name: 'Attach 1 passage' }).click()
    await expect
      .poll(evidence)
      .toMatchObject([{ link: 'C-M', strength: 'strong', stance: 'supports' }])
  })
})

describe('Quotes by keyboard', () => {
  test('q goes to the quotes; letters and numbers say what one says and how strongly', async () => {
    await attach(0)
    await attach(1)
    await show()
    await userEvent.keyboard('d')
    await userEvent.keyboard('q')
    await expect
      .element(page.getByRole('button', { name: /Show in the transcript: She rang me/ }))
      .toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect
      .element(page.getByRole('button', { name: /Show in the transcript: They rang/ }))
      .toHaveFocus()
    await userEvent.keyboard('3')
    await expect.poll(async () => (await evidence())[1]?.strength).toBe('strong')
    await userEvent.keyboard('x')
    await expect
      .poll(async () => (await evidence()).map(({ stance }) => stance))
      .toEqual(['supports', 'challenges'])
  })

  test('n writes a note on the passage', async () => {
    await attach(0)
    await show()
    await userEvent.keyboard('q')
    await userEvent.keyboard('n')
    await userEvent.keyboard('Says why, too')
    await page.getByRole('heading', { name: 'Sentence' }).click()
    await expect.poll(async () => (await evidence())[0]?.note).toBe('Says why, too')
  })
})

test('the balance says who speaks for it, who against, and which group was not heard', async () => {
  await attach(0)
  await study.bridge.run('evidence.attach', {
    ...{ codingId: study.codingIds[1] ?? '', configurationId: study.configurationId },
    stance: 'challenges',
  })
  await show()
  const balance = page.getByRole('region', { name: 'Balance of the evidence' })
  await expect.element(balance.getByRole('row', { name: /Clients 1 against.*1 for/ })).toBeVisible()
  await expect.element(balance.getByRole('row', { name: 'Staff not heard on it' })).toBeVisible()
})

test('what may disprove it is found, opened, and attached as a challenge with one key', async () => {
  const { bridge, elementIds, codingIds } = study
  // Ben lives alone, and nothing that he says is about coming back.
  await bridge.run('evidence.attach', { codingId: codingIds[1] ?? '', elementId: elementIds.alone })
  await bridge.run('evidence.attach', { codingId: codingIds[0] ?? '', elementId: elementIds.alone })
  await bridge.run('evidence.attach', {
    codingId: codingIds[0] ?? '',
    elementId: elementIds.returns,
  })
  await show()
  await userEvent.keyboard('d')
  const finding = page.getByRole('region', { name: 'Its context, without its outcome' })
  await expect.element(finding).toMatchTextContent(/1 case.*never went back/)
  await expect
    .element(page.getByRole('button', { name: /Show in the transcript: They rang/ }))
    .toHaveFocus()
  await userEvent.keyboard('x')
  await expect
    .poll(evidence)
    .toMatchObject([{ stance: 'challenges', link: 'C-O', codingId: codingIds[1] }])
  await expect.element(finding).toMatchTextContent(/attached: challenges/)
})

test('an inference is recorded apart from the evidence, with what it leans on', async () => {
  const { bridge, configurationId, codingIds } = study
  await show()
  await userEvent.keyboard('i')
  await page.getByRole('button', { name: 'Record an inference' }).click()
  await userEvent.keyboard('They must believe that somebody would notice.')
  await page.getByRole('button', { name: 'Passages it leans on…' }).click()
  await page.getByRole('checkbox', { name: /She rang me/ }).click()
  await page.getByRole('button', { name: 'Lean on 1 passage' }).click()
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await expect
    .poll(() => bridge.run('inferences.list', { configurationId }))
    .toMatchObject([{ kind: 'retroduction', link: null, codingIds: [codingIds[0]] }])
  expect(await evidence()).toEqual([])
  await page.getByRole('button', { name: 'Leans on 1 passage', exact: true }).click()
  await expect
    .element(page.getByRole('list', { name: 'Inferences' }))
    .toMatchTextContent(/She rang me/)
})
