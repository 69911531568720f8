import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Participants } from '../../../../renderer/features/participants/Participants.tsx'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TEXT = 'Interviewer: And?\nP07: Nobody rang me.\nP07: I waited.\n'

let bridge: PageBridge
beforeEach(async () => {
  await page.viewport(1280, 720)
  useWorkspace.getState().reset()
  bridge = await startPageBridge({ title: 'Social prescribing' })
})

async function makePeople(): Promise<void> {
  const age = await bridge.run('attributes.create', { name: 'Age', type: 'number' })
  const choices = ['Urban', 'Rural']
  const area = await bridge.run('attributes.create', { name: 'Area', type: 'choice', choices })
  const add = (pseudonym: string, group: string, values: Record<string, string>) =>
    bridge.run('participants.create', { pseudonym, group, values })
  await add('Ann', 'Clients', { [age.id]: '71', [area.id]: 'Urban' })
  await add('Bea', 'Clients', { [area.id]: 'Rural' })
  await add('Cy', 'Staff', { [age.id]: '44', [area.id]: 'Urban' })
}
const cell = (name: string) => page.getByRole('gridcell', { name, exact: true })

async function table(): Promise<string[]> {
  const attributes = await bridge.run('attributes.list', {})
  return (await bridge.run('participants.list', {})).map(one =>
    [one.pseudonym, one.group, ...attributes.map(({ id }) => one.values[id] ?? '–')].join(' '),
  )
}

test('cells are written by keyboard: Enter, Tab, and a sentence for what does not fit', async () => {
  await makePeople()
  showPlace(<Participants />)
  await expect.element(cell('71')).toBeVisible()
  ;(cell('71').element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByLabelText('Age of Ann')).toHaveFocus()
  await userEvent.keyboard('old{Enter}')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/“old” is not a number/)
  await userEvent.keyboard('{Control>}a{/Control}72{Tab}')
  await expect.element(page.getByLabelText('Area of Ann')).toHaveFocus()
  await userEvent.keyboard('R{Tab}')
  await expect.element(page.getByLabelText('Pseudonym of Bea')).toHaveFocus()
  await userEvent.keyboard('{Escape}{ArrowDown}{ArrowRight}{Enter}')
  await expect.element(page.getByLabelText('Group of Cy')).toHaveFocus()
  await userEvent.keyboard('Link workers{Enter}')
  await expect.element(cell('Link workers')).toHaveFocus()
  await expect
    .poll(table)
    .toEqual(['Ann Clients 72 Rural', 'Bea Clients – Rural', 'Cy Link workers 44 Urban'])
  const written = bridge.commands.map(({ procedure }) => procedure)
  expect(written).toEqual(['participants.setValue', 'participants.setValue', 'participants.update'])

  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Delete}')
  await expect.poll(async () => (await table())[2]).toBe('Cy Link workers – Urban')
  await userEvent.keyboard('{Home}{Delete}')
  await expect.poll(table).toHaveLength(2)
  await expect.element(cell('Bea')).toHaveFocus()
})

test('a study begins with its speakers, and a name that is there is linked', async () => {
  await bridge.run('sources.create', { title: 'P07 second interview', text: TEXT })
  await bridge.run('participants.create', { pseudonym: 'P07' })
  showPlace(<Participants />)
  await expect.element(cell('P07')).toBeVisible()
  ;(cell('P07').element() as HTMLElement).focus()
  const offer = page.getByRole('button', { name: 'Link P07 in P07 second interview' })
  await expect.element(offer).toBeVisible()
  ;(offer.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(cell('P07 second interview')).toBeVisible()
  expect(bridge.commands.map(({ procedure }) => procedure)).toEqual(['speakers.link'])
})

test('whoever asked in several sources is marked once, and becomes no participant', async () => {
  const text = 'Dan: And?\nAnn: Cold.\nDan: Why?\nAnn: Winter.'
  await bridge.run('sources.create', { title: 'C01', text })
  await bridge.run('sources.create', { title: 'C02', text: text.replaceAll('Ann', 'Bea') })
  await bridge.run('participants.create', { pseudonym: 'Cy' })
  showPlace(<Participants />)
  const asks = page.getByRole('button', { name: 'Dan is an interviewer, in 2 sources' }).first()
  await expect.element(asks).toBeVisible()
  await userEvent.click(asks)
  await expect.element(asks).not.toBeInTheDocument()
  await userEvent.click(page.getByRole('button', { name: 'Link all 2' }))
  await expect.poll(table).toEqual(['Ann ', 'Bea ', 'Cy '])
})

test('an empty place says what it is for, and takes names one after the other', async () => {
  showPlace(<Participants />)
  await expect.element(page.getByRole('heading', { name: 'Who took part' })).toBeVisible()
  await userEvent.keyboard('{Insert}')
  await expect.element(page.getByLabelText('Pseudonym')).toHaveFocus()
  await userEvent.keyboard('Ann{Enter}')
  await expect.element(cell('Ann')).toBeVisible()
  await userEvent.keyboard('Bea{Enter}')
  await expect.poll(table).toEqual(['Ann ', 'Bea '])
})
