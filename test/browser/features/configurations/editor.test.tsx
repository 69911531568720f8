import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Configurations } from '../../../../renderer/features/configurations/Configurations.tsx'
import { showPlace } from '../show-place.tsx'
import { makeStudy, type Study } from './study.ts'

let study: Study
beforeEach(async () => {
  study = await makeStudy()
  showPlace(<Configurations />)
  await expect.element(page.getByRole('group', { name: 'Slots' })).toBeVisible()
})

const opened = () =>
  study.bridge.run('configurations.get', { configurationId: study.configurationId })

test('two outcomes are joined by “or” instead of “and”, and the sentence follows', async () => {
  const { bridge, configurationId } = study
  await bridge.run('configurations.addElement', {
    configurationId,
    role: 'O',
    label: 'they ring back',
  })
  await page.getByRole('button', { name: /“and” before they ring back/ }).click()
  await expect
    .element(page.getByRole('region', { name: 'Sentence' }))
    .toMatchTextContent(/then the client comes back or they ring back/)
})

test('a mechanism is dimmed on a scale, and said to be the other side of it', async () => {
  const pill = page.getByRole('button', { name: 'Activation of the client feels held: not said' })
  ;((await pill.findElement()) as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await page.getByRole('radio', { name: '7', exact: true }).click()
  await expect.poll(async () => (await opened()).slots[2]?.activation).toBe(7)
  await page.getByRole('button', { name: 'Not said' }).click()
  await expect.poll(async () => (await opened()).slots[2]?.activation).toBe(null)
  await page.getByRole('radio', { name: 'Resource' }).click()
  await expect.poll(async () => (await opened()).slots[2]?.facet).toBe('resource')
})

test('a project that does not tell resource and reasoning apart has one place for mechanisms', async () => {
  const { bridge, configurationId } = study
  const reasoning = page.getByRole('region', { name: 'Mechanism, reasoning' })
  await bridge.run('project.setTemplate', { mechanismSplit: 'off' })
  await expect.element(page.getByRole('region', { name: 'Mechanism', exact: true })).toBeVisible()
  // What stands in them stays in sight.
  await expect.element(reasoning).toBeVisible()
  await bridge.run('configurations.setSlots', { configurationId, slots: [] })
  await expect.element(reasoning).not.toBeInTheDocument()
  await expect
    .element(page.getByRole('region', { name: 'Mechanism', exact: true }))
    .toMatchTextContent(/Mechanism missing/)
})

test('the sentence is shown in three styles, and names what a rewritten one leaves out', async () => {
  const sentence = page.getByRole('region', { name: 'Sentence' })
  await sentence.getByRole('radio', { name: 'Arrows' }).click()
  await expect
    .element(sentence)
    .toMatchTextContent(/the client lives alone \(C\) → .* → the client comes back \(O\)/)
  await sentence.getByRole('button', { name: 'Rewrite' }).click()
  await userEvent.keyboard('Somebody who lives alone feels held and comes back.{Enter}')
  const left = sentence.getByRole('button', { name: /the link worker rings within a week/ })
  await left.click()
  await expect
    .element(
      page
        .getByRole('region', { name: 'Mechanism, resource' })
        .getByRole('button', { name: 'the link worker rings within a week', exact: true }),
    )
    .toHaveFocus()
})

test('a decision is asked for its reason, and both are one step', async () => {
  await page.getByRole('button', { name: /Status/ }).click()
  await page.getByRole('option', { name: 'Rejected' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Why is it rejected?' }).fill('Ben never came back.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(opened)
    .toMatchObject({ status: 'rejected', statusReason: 'Ben never came back.' })
  expect(study.bridge.commands).toHaveLength(1)
  await expect
    .element(page.getByRole('textbox', { name: 'Reason for this status' }))
    .toHaveValue('Ben never came back.')
})
