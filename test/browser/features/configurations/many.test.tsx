import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Configurations } from '../../../../renderer/features/configurations/Configurations.tsx'
import { showPlace } from '../show-place.tsx'
import { makeStudy, type Study } from './study.ts'

const PASSAGES = 60
const CONFIGURATIONS = 150

let study: Study
beforeEach(async () => {
  study = await makeStudy()
})

const quotes = () => [...document.querySelectorAll<HTMLElement>('[data-quote]')]

test('all passages of a configuration with many are there, and each is worked on by keyboard', async () => {
  const { bridge, configurationId } = study
  const lines = Array.from({ length: PASSAGES }, (_, index) => `Passage ${index}.`)
  const text = lines.join('\n')
  const { id: sourceId } = await bridge.run('sources.create', { title: 'Long', text })
  const codingIds: string[] = []
  for (const line of lines) {
    const start = text.indexOf(line)
    const passage = { sourceId, start, end: start + line.length }
    codingIds.push((await bridge.run('codings.create', passage)).id)
  }
  await bridge.run('evidence.attachMany', { configurationId, codingIds })
  const last = codingIds.at(-1)
  const lastPiece = async () =>
    (await bridge.run('evidence.list', { configurationId })).find(
      ({ codingId }) => codingId === last,
    )

  showPlace(<Configurations />)
  await expect.poll(() => quotes().length).toBe(PASSAGES)
  await userEvent.keyboard('q')
  const quote = (index: number) =>
    page.getByRole('button', { name: `transcript: Passage ${index}.`, exact: false })
  await expect.element(quote(0)).toHaveFocus()
  await userEvent.keyboard(`{ArrowDown>${PASSAGES - 1}/}`)
  await expect.element(quote(PASSAGES - 1)).toHaveFocus()

  await userEvent.keyboard('3n')
  await userEvent.keyboard('The last word')
  await userEvent.tab()
  await expect.poll(lastPiece).toMatchObject({ strength: 'strong', note: 'The last word' })
  // What was written is text until somebody goes there, and then a field again.
  const note = page.getByRole('button', { name: 'Note: The last word' })
  await userEvent.click(note)
  await userEvent.keyboard('{End}, no{Escape}')
  await expect.element(note).toBeVisible()
  expect((await lastPiece())?.note).toBe('The last word')

  const row = quotes().at(-1)
  const more = page
    .elementLocator(row ?? document.body)
    .getByRole('button', { name: 'Stance, strength, link, note, detach' })
  ;(more.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('menuitem', { name: /Say that it refines/ })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(more).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await userEvent.click(page.getByRole('menuitem', { name: /Say that it challenges/ }))
  await expect.poll(lastPiece).toMatchObject({ stance: 'challenges', strength: 'strong' })
})

test('the table of many configurations draws those in view, and scrolls to the last', async () => {
  const { bridge, elementIds } = study
  for (let index = 2; index <= CONFIGURATIONS; index += 1) {
    await bridge.run('configurations.create', {
      title: `Number ${index}`,
      slots: [{ role: 'C', elementId: elementIds.alone }],
    })
  }
  showPlace(<Configurations />)
  await userEvent.click(page.getByRole('button', { name: 'Show as a table' }))
  const table = page.getByRole('table')
  await expect.element(table).toHaveAttribute('aria-rowcount', String(CONFIGURATIONS + 1))
  await expect.element(table.getByRole('row', { name: /Rung up/ })).toBeVisible()
  const drawn = () => table.getByRole('row').elements().length
  await expect.poll(drawn).toBeLessThan(40)

  const region = page.getByRole('region', { name: 'Table of configurations' }).element()
  region.scrollTop = region.scrollHeight
  const row = table.getByRole('row', { name: new RegExp(`Number ${CONFIGURATIONS}\\b`) })
  await expect.element(row).toHaveAttribute('aria-rowindex', String(CONFIGURATIONS + 1))
  await expect.poll(drawn).toBeLessThan(40)
  await userEvent.click(row.getByRole('button'))
  await expect.element(page.getByRole('article', { name: `CMOC ${CONFIGURATIONS}` })).toBeVisible()
})

test('the list of more configurations than are read at first is the whole list, from the first to the last', async () => {
  const { bridge } = study
  for (let index = 1; index <= CONFIGURATIONS; index += 1) {
    await bridge.run('configurations.create', { title: `Number ${index}` })
  }
  const all = await bridge.run('configurations.list', {})
  showPlace(<Configurations />)
  const options = page.getByRole('listbox', { name: 'Configurations' }).getByRole('option')
  await expect.element(page.getByText(`${all.length} configurations`)).toBeVisible()
  await expect.element(options.first()).toMatchTextContent(new RegExp(`^${all[0]?.number}`, 'u'))
  await expect.element(options.first()).toHaveAttribute('aria-setsize', String(all.length))
  ;(options.first().element() as HTMLElement).focus()
  await userEvent.keyboard('{End}')
  await expect
    .element(page.getByRole('option', { name: new RegExp(`Number ${CONFIGURATIONS}\\b`, 'u') }))
    .toBeVisible()
})
