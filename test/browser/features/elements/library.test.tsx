import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Elements } from '../../../../renderer/features/elements/Elements.tsx'
import { showAll, useLibraryView } from '../../../../renderer/features/elements/view.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Element } from '../../../../shared/contract/elements.ts'
import type { Role } from '../../../../shared/domain/roles.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'
import { showPlace } from '../show-place.tsx'

const TEXT = 'Hazel: I never once went back there.\nHazel: She rang me on the Thursday.'

let bridge: PageBridge
let alone: Element
let rings: Element
let returns: Element
beforeEach(async () => {
  await page.viewport(1280, 800)
  bridge = await startPageBridge({ title: 'Social prescribing' })
  alone = await makeElement('C', 'Client lives alone')
  rings = await makeElement('M', 'Link worker rings within a week')
  returns = await makeElement('O', 'Client comes back')
  useWorkspace.getState().reset()
  showAll()
  const calm = { together: new Set<string>(), apart: new Set<string>() }
  useLibraryView.setState({ ...calm, isReviewing: false, least: 0.5, isSameRole: true })
})

const makeElement = (role: Role, label: string) => bridge.run('elements.create', { role, label })
const row = (name: string) => page.getByRole('row', { name: new RegExp(name, 'u') })
const labels = async () => (await bridge.run('elements.list', {})).map(({ label }) => label)

describe('The library', () => {
  test('is narrowed by what is said of elements, and says how many each choice would leave', async () => {
    await bridge.run('elements.update', { elementId: alone.id, layer: 'individual' })
    await bridge.run('configurations.create', { slots: [{ role: 'C', elementId: alone.id }] })
    showPlace(<Elements />)
    await expect.element(page.getByText('3 elements')).toBeVisible()
    const unused = page
      .getByRole('region', { name: 'Use' })
      .getByRole('button', { name: 'Unused 2' })
    await userEvent.click(unused)
    await expect.element(page.getByText('2 of 3 elements')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Individual 0' })).toBeDisabled()
    await userEvent.fill(page.getByRole('searchbox', { name: 'Find elements' }), 'rings week')
    await expect.element(page.getByText('1 of 3 elements')).toBeVisible()
    await expect.element(row('Link worker rings')).toBeVisible()
  })

  test('draws only the rows in view, however many elements there are', async () => {
    for (let number = 0; number < 200; number += 1) await makeElement('C', `Context ${number}`)
    showPlace(<Elements />)
    await expect.element(page.getByText('203 elements')).toBeVisible()
    expect(page.getByRole('row').elements().length).toBeLessThan(60)
    await expect.element(page.getByRole('grid', { name: 'Elements' })).toBeVisible()
    // One that was chosen elsewhere is brought into view.
    useWorkspace.getState().showElement(returns.id)
    await expect.element(row('Client comes back')).toBeVisible()
    await expect.element(row('Client comes back')).toHaveAttribute('aria-selected', 'true')
  })
})

describe('An element', () => {
  test('gets a layer from those in use, and a setting of its own words, each one step of undo', async () => {
    showPlace(<Elements />)
    await userEvent.click(row('Client lives alone'))
    await userEvent.click(page.getByRole('combobox', { name: 'Context layer' }))
    await userEvent.keyboard('instit{ArrowDown}{Enter}')
    await expect.poll(() => elementOf(alone)).toMatchObject({ layer: 'institutional' })
    await userEvent.click(page.getByRole('combobox', { name: 'Setting' }))
    await userEvent.keyboard('Rural practices{Tab}')
    await expect.poll(() => elementOf(alone)).toMatchObject({ setting: 'Rural practices' })
    expect(bridge.commands).toEqual([
      {
        procedure: 'elements.update',
        input: { elementId: alone.id, layer: 'institutional' },
      },
      {
        procedure: 'elements.update',
        input: { elementId: alone.id, setting: 'Rural practices' },
      },
    ])
    const setting = page.getByRole('combobox', { name: 'Setting' })
    await expect.element(setting).toHaveValue('Rural practices')
    await userEvent.clear(setting)
    await userEvent.keyboard('{Tab}')
    await expect.poll(() => elementOf(alone)).toMatchObject({ setting: null })
  })

  test('an outcome says how far off it lies and whether it was meant', async () => {
    showPlace(<Elements />)
    await userEvent.click(row('Client comes back'))
    await userEvent.click(page.getByRole('button', { name: /Outcome level/ }))
    await userEvent.click(page.getByRole('option', { name: 'Proximal' }))
    await userEvent.click(page.getByRole('button', { name: /Intended/ }).last())
    await userEvent.click(page.getByRole('option', { name: 'No', exact: true }))
    await expect
      .poll(() => elementOf(returns))
      .toMatchObject({ outcomeLevel: 'proximal', isIntended: false })
  })

  test('leads to the configuration that it stands in, and takes a comment that mentions a passage', async () => {
    const { sourceId, coding } = await attachPassage(alone)
    const used = await bridge.run('configurations.create', {
      title: 'First',
      slots: [{ role: 'C', elementId: alone.id }],
    })
    showPlace(<Elements />)
    await userEvent.click(row('Client lives alone'))
    await userEvent.click(page.getByRole('button', { name: 'Mention a passage' }))
    await userEvent.click(page.getByRole('menuitem', { name: /She rang me/ }))
    await userEvent.click(page.getByRole('button', { name: 'Comment', exact: true }))
    const comments = page.getByRole('region', { name: 'Comments' })
    await userEvent.click(comments.getByRole('button', { name: '“She rang me on the Thursday.”' }))
    await expect.poll(() => useWorkspace.getState().place).toBe('desk')
    expect(useWorkspace.getState()).toMatchObject({ sourceId, codingId: coding.id })
    await userEvent.click(page.getByRole('button', { name: /CMOC 1: First/ }))
    expect(useWorkspace.getState()).toMatchObject({
      configurationId: used.id,
      configurationsView: 'configurations',
    })
  })
})

describe('Merging and splitting', () => {
  test('several become the one that is chosen, and the reason stays with it', async () => {
    await makeElement('C', 'Client is on their own')
    showPlace(<Elements />)
    await userEvent.click(row('Client lives alone'))
    await userEvent.click(row('Client is on their own'), { modifiers: ['Control'] })
    await userEvent.click(page.getByRole('button', { name: 'Merge 2 elements…' }))
    const dialog = page.getByRole('dialog', { name: 'Merge 2 elements' })
    await userEvent.click(dialog.getByRole('radio', { name: /lives alone/ }))
    await userEvent.fill(dialog.getByRole('textbox'), 'Two words for one thing')
    await userEvent.click(dialog.getByRole('button', { name: 'Merge 2 elements' }))
    await expect.poll(labels).not.toContain('Client is on their own')
    const origin = page.getByRole('region', { name: 'Where it comes from' })
    await expect.element(origin).toMatchTextContent(/Took in .*on their own/)
    await expect.element(origin).toMatchTextContent(/Two words for one thing/)
  })

  test('near-duplicates are gone through by keyboard: kept left, kept right, or set apart', async () => {
    await makeElement('C', 'Client who lives alone')
    await makeElement('M', 'Link worker rings them within a week')
    await makeElement('O', 'Client comes back later')
    showPlace(<Elements />)
    await userEvent.click(page.getByRole('button', { name: 'Find near-duplicates' }))
    const pairs = page.getByRole('listbox', { name: 'Pairs' })
    await expect.element(pairs.getByRole('option').nth(2)).toBeVisible()
    ;(pairs.getByRole('option').first().element() as HTMLElement).focus()
    const before = [...pairs.getByRole('option').elements()].map(one => one.textContent)
    await userEvent.keyboard('n')
    await expect.poll(() => pairs.getByRole('option').elements().length).toBe(2)
    await expect.element(pairs.getByRole('option').first()).toHaveFocus()
    expect(bridge.commands).toEqual([])
    const [left] = sidesOf()
    await userEvent.keyboard('l')
    await expect.poll(() => pairs.getByRole('option').elements().length).toBe(1)
    await expect.element(pairs.getByRole('option').first()).toHaveFocus()
    const [, right] = sidesOf()
    await userEvent.keyboard('r')
    await expect.element(page.getByText('No pair is left')).toBeVisible()
    expect(await labels()).toHaveLength(4)
    expect(await labels()).toEqual(expect.arrayContaining([left, right]))
    // Those set apart are still there, and come again when asked for.
    await userEvent.click(page.getByRole('button', { name: 'Show 1 pair set apart again' }))
    await expect.element(pairs.getByRole('option').first()).toMatchTextContent(before[0] ?? 'none')
  })

  test('what is ticked goes to the new elements, and the rest stays', async () => {
    const { coding } = await attachPassage(rings)
    await bridge.run('configurations.create', {
      title: 'First',
      slots: [{ role: 'M', elementId: rings.id }],
    })
    showPlace(<Elements />)
    await userEvent.click(row('Link worker rings'))
    await userEvent.click(page.getByRole('button', { name: 'More for this element' }))
    await userEvent.click(page.getByRole('menuitem', { name: /Split/ }))
    const dialog = page.getByRole('dialog', { name: 'Split an element' })
    await expect.element(dialog.getByRole('button', { name: 'Split', exact: true })).toBeDisabled()
    await userEvent.fill(dialog.getByLabelText('Wording of new element 1'), 'Somebody rings')
    await userEvent.click(dialog.getByRole('checkbox', { name: /She rang.*Somebody rings/ }))
    await userEvent.click(dialog.getByRole('button', { name: 'Split 1 element off' }))
    await expect.poll(labels).toContain('Somebody rings')
    const made = (await bridge.run('elements.list', {})).find(one => one.label === 'Somebody rings')
    expect(await bridge.run('evidence.list', { elementId: made?.id ?? '' })).toMatchObject([
      { codingId: coding.id },
    ])
    expect((await elementOf(rings))?.configurationIds).toHaveLength(1)
    await expect.element(page.getByText(/Split off .*Link worker rings/)).toBeVisible()
  })
})

async function elementOf({ id }: Element): Promise<Element | undefined> {
  return (await bridge.run('elements.list', {})).find(element => element.id === id)
}

/** Codes the second sentence and attaches it to an element. */
async function attachPassage(element: Element) {
  const { id: sourceId } = await bridge.run('sources.create', { title: 'C01', text: TEXT })
  const start = TEXT.indexOf('She rang')
  const passage = { sourceId, start, end: TEXT.length }
  const coding = await bridge.run('codings.create', { ...passage, roles: ['M'] })
  await bridge.run('evidence.attach', {
    ...{ codingId: coding.id, elementId: element.id, stance: 'supports' },
  })
  return { sourceId, coding }
}

/** The wordings of the pair that is looked at. */
function sidesOf(): [string, string] {
  const sides = page.getByRole('article').elements()
  const [left, right] = sides.map(side => side.getAttribute('aria-label') ?? '')
  return [left ?? '', right ?? '']
}
