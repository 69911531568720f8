import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { MarkersDialog } from '../../../../renderer/features/markers/MarkersDialog.tsx'
import { openMarkers, useMarkers } from '../../../../renderer/store/markers.ts'
import { startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TEXT = `Interviewer: And then?
P07: People come with low confidence (C), so nobody looks down on them (M). It helps (O).
P08: We ring (Intervention) and they come (C/M).
`

const option = (name: string) => page.getByRole('option', { name })
const button = (name: string | RegExp) => page.getByRole('button', { name })

async function open() {
  const bridge = await startPageBridge({ title: 'Markers' })
  const { id: sourceId } = await bridge.run('sources.create', { title: 'Club', text: TEXT })
  useMarkers.setState({ sourceId: null })
  showPlace(<MarkersDialog />)
  openMarkers(sourceId)
  await expect.element(option('Ticked, Context: People come with low confidence')).toHaveFocus()
  const quotes = async () =>
    (await bridge.run('codings.list', { sourceId })).map(
      ({ quote, roles }) => `${quote} | ${roles.join('/')}`,
    )
  return { bridge, sourceId, quotes }
}

test('by keyboard: clauses are put right, made codings, and their markers taken out', async () => {
  const { bridge, sourceId, quotes } = await open()
  await userEvent.keyboard('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}')
  await expect.element(option('Ticked, Context: come with low confidence')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{Alt>}{ArrowLeft}{ArrowLeft}{/Alt}o')
  await expect.element(option('Ticked, Mechanism and Outcome: so nobody looks down')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown} ')
  await expect.element(option('Not ticked, Outcome: It helps')).toHaveFocus()
  await page.getByRole('checkbox', { name: 'Take the markers out of the text' }).click()
  await button('Make 4 codings').click()
  await expect.element(page.getByText('4 markers are out of the text.')).toBeVisible()
  expect(await quotes()).toEqual([
    'come with low confidence | C',
    'so nobody looks down | M/O',
    'We ring | I',
    'and they come | C/M',
  ])
  const { text } = await bridge.run('sources.get', { sourceId })
  expect(text).toContain('low confidence, so nobody looks down on them. It helps (O).')
  await button('Undo').click()
  await expect.poll(quotes).toEqual([])
  expect(await bridge.run('sources.get', { sourceId })).toMatchObject({ text: TEXT })
})

test('by mouse: the nearer edge goes to the word that is pressed, and along with a drag', async () => {
  const { quotes } = await open()
  const words = page.getByTestId('clause-words')
  await words.getByText('come', { exact: true }).click()
  await expect.element(option('Ticked, Context: come with low confidence')).toBeVisible()
  await words.getByText('confidence').dropTo(words.getByText('low'))
  await expect.element(option('Ticked, Context: come with low')).toBeVisible()
  await words.getByText('People').click()
  await expect.element(option('Ticked, Context: People come with low')).toBeVisible()
  await button('Make 5 codings').click()
  await expect.element(page.getByText('5 clauses are coded.')).toBeVisible()
  expect((await quotes())[0]).toBe('People come with low | C')
  await button('Done').click()
  expect(useMarkers.getState().sourceId).toBeNull()
})

test('what is coded already is not ticked, and its marker can still go', async () => {
  const { bridge, sourceId } = await open()
  await button('Make 5 codings').click()
  await button('Done').click()
  openMarkers(sourceId)
  await expect.element(option('Coded already, Outcome: It helps')).toBeVisible()
  await expect.element(button('Make 0 codings')).toBeDisabled()
  await page.getByRole('checkbox', { name: 'Take the markers out of the text' }).click()
  await button('Take out 5 markers').click()
  await expect.element(page.getByText('5 markers are out of the text.')).toBeVisible()
  expect(await bridge.run('codings.list', { sourceId })).toHaveLength(5)
})

test('a text that was changed meanwhile is looked at again', async () => {
  const { bridge, sourceId } = await open()
  await bridge.run('sources.edit', {
    ...{ sourceId, edits: [{ start: 0, end: 0, text: 'Interviewer: Well.\n' }] },
  })
  await page.getByRole('checkbox', { name: 'Take the markers out of the text' }).click()
  await button('Make 5 codings').click()
  await expect.element(button('Make 5 codings')).toBeVisible()
  await expect.element(option('Ticked, Context: People come with low confidence')).toBeVisible()
  expect(await bridge.run('codings.list', { sourceId })).toEqual([])
})
