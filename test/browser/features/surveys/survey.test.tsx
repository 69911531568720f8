import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ImportPreview } from '../../../../renderer/features/participants/ImportPreview.tsx'
import { ImportDialog } from '../../../../renderer/features/sources/ImportDialog.tsx'
import { SurveyDialog } from '../../../../renderer/features/surveys/SurveyDialog.tsx'
import { importDropped, useImport } from '../../../../renderer/store/imports.ts'
import { useSurvey } from '../../../../renderer/store/surveys.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const SURVEY = `Response ID,Group,Age,Email,How did she help you?,What got in the way?
R7,Clients,71,ann@example.org,She rang me every week and asked.,Nothing got in the way of it.
R8,Carers,44,ben@example.org,,The bus never came when it should.
`
const TALK = 'Interviewer: And?\nP07: I waited.\nInterviewer: Then?\nP07: She rang.\n'

let bridge: PageBridge
beforeEach(async () => {
  await page.viewport(1280, 720)
  useWorkspace.getState().reset()
  useImport.setState({ phase: 'idle' })
  useSurvey.setState({ phase: 'idle', waiting: [], file: null, preview: null })
  bridge = await startPageBridge({ title: 'A survey' })
  showPlace(
    <>
      <ImportDialog />
      <SurveyDialog />
      <ImportPreview />
    </>,
  )
})

const drop = (...files: [name: string, text: string][]) =>
  void importDropped(files.map(([name, text]) => new File([text], name)))
const button = (name: string | RegExp) => page.getByRole('button', { name })
const titles = async () => (await bridge.run('sources.list', {})).map(({ title }) => title)
const isOpen = () => document.querySelector('[data-modal]') !== null

/** Presses Tab until this has the focus. */
async function tabTo(label: RegExp, keys = '{Tab}'): Promise<void> {
  const focused = () => {
    const { activeElement } = document
    const named = activeElement?.getAttribute('aria-labelledby')?.split(' ') ?? []
    const words = named.map(id => document.getElementById(id)?.textContent ?? '')
    const own = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
    const named2 = named.map(id => document.getElementById(id)?.getAttribute('aria-label') ?? '')
    return [own, ...words, ...named2].join(' ')
  }
  for (let presses = 0; presses < 60; presses += 1) {
    if (label.test(focused())) return
    await userEvent.keyboard(keys)
  }
  throw new Error(`No way leads to ${String(label)}`)
}

test('by keyboard: a column becomes something else, a type changes, and the report says what was made', async () => {
  drop(['Survey.csv', SURVEY])
  await expect.element(button('Import 2 sources')).toHaveFocus()
  const summary = page.getByRole('status')
  await expect
    .element(summary)
    .toHaveTextContent(
      '2 sources with 3 answers: “R7”, “R8” · 2 new participants · 1 new attribute',
    )
  await expect.element(page.getByText('Seems to name people')).toBeVisible()
  await tabTo(/Use of What got in the way\?/)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('option', { name: /^Leave out/ })).toBeVisible()
  await userEvent.keyboard('{End}{Enter}')
  await expect.element(summary).toMatchTextContent(/^1 source with 1 answer: “R7”/)
  await tabTo(/Type of Age/, '{Shift>}{Tab}{/Shift}')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('option', { name: 'Text' })).toBeVisible()
  await userEvent.keyboard('{Home}{Enter}')
  await expect.poll(() => useSurvey.getState().preview?.columns[2]?.type).toBe('text')
  await tabTo(/Import 1 source/)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { name: 'Survey imported' })).toBeVisible()
  await expect.element(page.getByText(/2 new participants, 1 new attribute/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(isOpen).toBe(false)
  expect(await titles()).toEqual(['R7'])
  expect(await bridge.run('attributes.list', {})).toMatchObject([{ name: 'Age', type: 'text' }])
})

test('another layout, a row of names further down, and a second id take effect at once', async () => {
  drop(['Survey.csv', SURVEY])
  await button(/What becomes a source/).click()
  await page.getByRole('option', { name: /^Each question/ }).click()
  await expect.element(page.getByRole('status')).toMatchTextContent(/: “How did she help you\?”/)
  await button(/Use of Age/).click()
  await page.getByRole('option', { name: /^Respondent’s id/ }).click()
  await expect.element(button(/Use of Response ID/)).toMatchTextContent(/Leave out/)
  await button(/Columns are named in/).click()
  await page.getByRole('option', { name: 'Row 2' }).click()
  await expect.element(page.getByText('Nothing got in the way of it.')).toBeVisible()
  // What was said of the columns does not hold for other ones.
  await expect.element(button(/Use of 71/)).not.toMatchTextContent(/Respondent’s id/)
  await userEvent.keyboard('{Escape}')
  await expect.poll(isOpen).toBe(false)
  expect(await titles()).toEqual([])
})

test('tables among other files are opened after them, one after the other', async () => {
  drop(['Survey.csv', SURVEY], ['P07.txt', TALK], ['broken.xlsx', 'x'], ['Wave 2.csv', SURVEY])
  await button('Import 1 file').click()
  await button('Show the sources').click()
  await button('Import 2 sources').click()
  await button('Show the sources').click()
  // One that cannot be read says so, and the next has its turn.
  await expect.element(page.getByRole('heading', { name: /Wave 2\.csv/ })).toBeVisible()
  await expect.element(page.getByText(/exactly this text/)).toBeVisible()
  await button('Cancel').click()
  await expect.poll(isOpen).toBe(false)
  expect(await titles()).toEqual(['P07', 'R7', 'R8'])
  const released = bridge.calls.filter(({ procedure }) => procedure === 'host.releaseDrops')
  expect(released.flatMap(({ input }) => (input as { tokens: string[] }).tokens)).toHaveLength(4)
})

test('thirty columns leave the dialog its size, and every choice within reach', async () => {
  const header = Array.from({ length: 30 }, (_, at) =>
    at === 0 ? 'ID' : `Question ${at}: how much do you agree that it went as it should?`,
  )
  const rows = Array.from({ length: 40 }, (_, at) =>
    header.map((_title, column) =>
      column === 0
        ? `R${at}`
        : column % 7 === 0
          ? `In row ${at} I would say that it depends.`
          : at % 5,
    ),
  )
  drop(['Wide.csv', [header, ...rows].map(cells => cells.join(',')).join('\n')])
  await expect.element(button('Import 40 sources')).toBeVisible()
  const dialog = document.querySelector('[data-modal]')?.getBoundingClientRect()
  expect(dialog?.right).toBeLessThanOrEqual(1280)
  expect(dialog?.bottom).toBeLessThanOrEqual(720)
  await tabTo(/Use of Question 29/)
  const { activeElement } = document
  const place = activeElement?.getBoundingClientRect()
  expect(place?.right).toBeLessThanOrEqual(dialog?.right ?? 0)
})

test('a table of people alone is taken in as participants, and where the participants are at once', async () => {
  drop(['People.csv', 'Participant,Group,Years\nP07,Nurse,12\nP08,Carer,3\n'])
  await button('Import as a table of participants').click()
  await button('Import 2 participants').click()
  const people = async () =>
    (await bridge.run('participants.list', {})).map(({ pseudonym, group }) => [pseudonym, group])
  const both = [
    ['P07', 'Nurse'],
    ['P08', 'Carer'],
  ]
  await expect.poll(people).toEqual(both)
  useWorkspace.getState().goTo('participants')
  drop(['More.csv', 'Participant,Group\nP09,Nurse\n'])
  await button('Import 1 participant').click()
  await expect.poll(people).toEqual([...both, ['P09', 'Nurse']])
  expect(await titles()).toEqual([])
})
