import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ImportDialog } from '../../../../renderer/features/sources/ImportDialog.tsx'
import { SourceSpeakers } from '../../../../renderer/features/sources/SourceSpeakers.tsx'
import { importDropped, useImport } from '../../../../renderer/store/imports.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TALK = `Interviewer: How?
Participant: I waited.
Receptionist: One moment.
Interviewer: And then?
Particpant: She rang.
Interviewer: Good.
Participant: Yes.
`

const button = (name: string | RegExp) => page.getByRole('button', { name })
const speakers = () =>
  [...document.querySelectorAll('section > ul > li > div:first-child > span')].map(
    ({ textContent }) => textContent,
  )

async function open() {
  const bridge = await startPageBridge({ title: 'Speakers' })
  const { id: sourceId } = await bridge.run('sources.create', { title: 'P07', text: TALK })
  showPlace(<SourceSpeakers sourceId={sourceId} />)
  await expect
    .poll(speakers)
    .toEqual(['Interviewer 3 turns', 'Participant 2 turns', 'Particpant 1 turn'])
  return { bridge, sourceId }
}

test('by keyboard: a misspelt speaker becomes one with the right one', async () => {
  const { bridge } = await open()
  ;(button(/^Rename Particpant/).element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('combobox', { name: 'Name' })).toHaveFocus()
  await userEvent.keyboard('Participant')
  await expect.element(page.getByRole('option', { name: 'Participant' })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect
    .element(page.getByText(/1 turn of Particpant and 2 turns of Participant will be of one/))
    .toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(speakers).toEqual(['Interviewer 3 turns', 'Participant 3 turns'])
  await bridge.run('history.undo', {})
  await expect.poll(speakers).toHaveLength(3)
})

test('a speaker is marked as an interviewer, and all turns are coded', async () => {
  const { bridge, sourceId } = await open()
  await button(/Who is Participant$/).click()
  await page.getByRole('option', { name: 'An interviewer' }).click()
  await expect
    .poll(() => bridge.run('speakers.list', { sourceId }))
    .toMatchObject([{}, { label: 'Participant', isInterviewer: true }, {}])
  await button('Code all turns of Participant').click()
  await page.getByRole('button', { name: 'Context' }).click()
  await button('Code 2 turns').click()
  await expect.poll(() => bridge.run('codings.list', { sourceId })).toHaveLength(2)
})

test('a label that was read as text is shown where it stands, and made a speaker', async () => {
  const { sourceId } = await open()
  await expect
    .element(page.getByText(/stands once at the start of a line and was read as text/))
    .toBeVisible()
  await button('Show Receptionist in the text').click()
  const start = TALK.indexOf('Receptionist')
  expect(useWorkspace.getState().target).toMatchObject({ sourceId, start })
  await button('Make Receptionist a speaker').click()
  await expect.poll(speakers).toContain('Receptionist 1 turn')
  await expect.element(button('Make Receptionist a speaker')).not.toBeInTheDocument()
})

test('the import asks about such a label before anything is stored', async () => {
  useImport.setState({ phase: 'idle' })
  const bridge = await startPageBridge({ title: 'Imported' })
  showPlace(<ImportDialog />)
  void importDropped([new File([TALK], 'P07.txt')])
  await button('“Receptionist:” was read as text').click()
  await page.getByRole('checkbox', { name: 'Receptionist (once)' }).click({ force: true })
  await expect.element(page.getByText(/Receptionist 1$/)).toBeVisible()
  await button('Import 1 file').click()
  await expect.element(page.getByText('1 file imported')).toBeVisible()
  expect(await bridge.run('sources.list', {})).toMatchObject([
    { speakers: ['Interviewer', 'Participant', 'Receptionist', 'Particpant'] },
  ])
})
