import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Configurations } from '../../../../renderer/features/configurations/Configurations.tsx'
import { showPlace } from '../show-place.tsx'
import { makeStudy, type Study } from './study.ts'

let study: Study
let otherId: string
beforeEach(async () => {
  study = await makeStudy()
  const { bridge, elementIds } = study
  otherId = (
    await bridge.run('configurations.create', {
      title: 'Waited for',
      slots: [
        { role: 'C', elementId: elementIds.returns },
        { role: 'M', elementId: elementIds.held },
      ],
    })
  ).id
  showPlace(<Configurations />)
  await expect.element(page.getByRole('group', { name: 'Slots' })).toBeVisible()
})

const row = (name: RegExp) =>
  page.getByRole('listbox', { name: 'Configurations' }).getByRole('option', { name })

test('several are chosen in the list by keyboard and consolidated with a reason, and the lineage tells', async () => {
  await row(/Rung up/).click()
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await page.getByRole('button', { name: 'Consolidate 2 into…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Why they are one' }).fill('The same mechanism.')
  await dialog.getByRole('button', { name: 'Consolidate 2 into CMOC 1' }).click()
  await userEvent.keyboard('h')
  const came = page.getByRole('region', { name: 'Came from' })
  await expect.element(came).toMatchTextContent(/Took in CMOC 2: Waited for\s*The same mechanism/)
  await came.getByRole('button', { name: 'CMOC 2: Waited for' }).click()
  await expect
    .element(page.getByRole('region', { name: 'Became' }))
    .toMatchTextContent(/Merged into CMOC 1: Rung up/)
})

test('one is split by keyboard: each part takes the elements ticked for it', async () => {
  const { bridge } = study
  await page.getByRole('button', { name: 'More for this configuration' }).click()
  await page.getByRole('menuitem', { name: /Split/ }).click()
  const dialog = page.getByRole('dialog')
  const tick = async (name: string) => {
    const box = dialog.getByRole('checkbox', { name })
    ;((await box.findElement()) as HTMLElement).focus()
    await userEvent.keyboard(' ')
  }
  await expect.element(dialog).toMatchTextContent(/3 of 4 elements are in no part yet/)
  await tick('the link worker rings within a week, in part 1')
  await tick('the client feels held, in part 2')
  await tick('the client comes back, in part 2')
  await expect.element(dialog).not.toMatchTextContent(/in no part/)
  await dialog.getByRole('button', { name: 'Split into 2' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  const made = (await bridge.run('configurations.list', {})).slice(-2)
  expect(made.map(({ slots }) => slots.map(({ role }) => role).join(''))).toEqual(['CM', 'CMO'])
})

test('a copy that is undone gives way to what it was a copy of, and comes back when it is done again', async () => {
  const { bridge } = study
  const opened = (name: string) => page.getByRole('article', { name })
  await page.getByRole('button', { name: 'More for this configuration' }).click()
  await page.getByRole('menuitem', { name: /Duplicate/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Duplicate' }).click()
  await expect.element(opened('CMOC 3')).toBeVisible()
  await bridge.run('history.undo', {})
  await expect.element(opened('CMOC 1')).toBeVisible()
  await bridge.run('history.redo', {})
  await expect.element(opened('CMOC 3')).toBeVisible()
})

test('a link is made with a note and traced, and a loop is named', async () => {
  const { bridge, configurationId } = study
  // The outcome of the first is the context of the other already.
  await bridge.run('links.create', { fromId: otherId, toId: configurationId, kind: 'reinforces' })
  await userEvent.keyboard('k')
  await page.getByRole('button', { name: 'Link to another…' }).click()
  const form = page.getByRole('group', { name: 'New link' })
  await form.getByRole('button', { name: /Other configuration/ }).click()
  await page.getByRole('option', { name: 'CMOC 2: Waited for' }).click()
  await form.getByRole('textbox', { name: 'Note' }).fill('Trust grows')
  await form.getByRole('button', { name: 'Link them' }).click()
  await expect
    .poll(() => bridge.run('links.list', { configurationId, kind: 'triggers' }))
    .toMatchObject([{ fromId: configurationId, toId: otherId, note: 'Trust grows' }])
  const trace = page.getByRole('region', { name: 'Trace' })
  await expect.element(trace).toMatchTextContent(/CMOC 2: Waited for/)
  await expect.element(trace).toMatchTextContent(/Loop: CMOC 1 → CMOC 2 → CMOC 1/)
  await trace.getByRole('button', { name: 'CMOC 2: Waited for' }).click()
  await expect.element(page.getByRole('article', { name: 'CMOC 2' })).toBeVisible()
})
