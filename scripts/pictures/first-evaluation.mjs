// Does what docs/user-guide/first-evaluation.md says, step by step and word by word, and takes its pictures on the way.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../stamp.mjs'

/** @typedef {import('playwright-core').Page} Page */

/**
 * @param {Page} page the start page, with an empty home folder
 * @param {string} home where the file chooser begins
 * @param {(name: string) => Promise<void>} picture
 */
export async function walkFirstEvaluation(page, home, picture) {
  const text = readFileSync(join(root, 'docs/user-guide/first-evaluation.md'), 'utf8')
  const [hazel = '', moira = ''] = [...text.matchAll(/```\n([^`]+)```/g)].map(
    match => match[1] ?? '',
  )
  writeFileSync(join(home, 'Hazel.txt'), hazel)
  writeFileSync(join(home, 'Moira.txt'), moira)

  await press(page, 'New project')
  await page.getByLabel('Title of the evaluation').fill('Good Footing')
  await page.getByLabel('Your name').fill('Marit Lowe')
  await press(page, 'Choose a place')
  await press(page, 'Save here')
  await page.getByLabel('Passphrase', { exact: true }).fill('seven kettles on the moor')
  await page.getByLabel('The same passphrase again').fill('seven kettles on the moor')
  await press(page, 'Create project')
  await page.getByText('It is printed or written down').click()
  await press(page, 'Done')

  await press(page, 'Import transcripts')
  await page.getByRole('row', { name: 'Hazel.txt' }).click()
  await page.getByRole('row', { name: 'Moira.txt' }).click({ modifiers: ['Control'] })
  await press(page, 'Import')
  await press(page, 'Import 2 files')
  await press(page, 'Show the sources')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await giveGroup(page, 'Hazel', 'Clients')
  await giveGroup(page, 'Moira', 'Link workers')
  await picture('first-sources')

  await page.getByRole('row', { name: /^Hazel/ }).dblclick()
  await code(page, 'They gave me one number after another.', 'c')
  await page.keyboard.press('k')
  await page.getByRole('combobox', { name: 'Code' }).fill('Passed around')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Take away Passed around' }).waitFor()
  await page.keyboard.press('Escape')
  await code(page, 'Moira rang within five days.', 'i')
  await page.keyboard.press('Escape')
  await code(page, 'she has got hold of the other end of the string.', 'm')
  await page.keyboard.press('Escape')
  await code(page, 'I started to answer the telephone again.', 'o')
  await page.keyboard.press('Escape')
  await picture('first-coding')

  await link(page, 'They gave me one number', 'C', 'the client has been passed around')
  await link(page, 'Moira rang within', 'I', 'the link worker rings within a week')
  await link(page, 'she has got hold', 'M', 'the client feels held on to', 'Reasoning')
  await link(page, 'I started to answer', 'O', 'the client answers the telephone')
  await page.keyboard.press('Alt+5')
  await page.getByRole('listbox', { name: 'Configurations' }).getByRole('option').first().click()
  await page
    .getByText('If the client has been passed around and the link worker rings within a week, then')
    .last()
    .waitFor()
  await picture('first-configuration')

  await page.keyboard.press('Alt+1')
  await page.getByRole('row', { name: /^Moira/ }).dblclick()
  await code(page, 'He never picked up.', 'o')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+5')
  await press(page, 'Attach…')
  const dialog = page.getByRole('dialog', { name: /^Attach passages/ })
  await dialog.getByRole('button', { name: /What they say/ }).click()
  await page.getByRole('option', { name: 'They challenge it' }).click()
  await dialog.getByText('He never picked up.').first().click()
  await press(page, 'Attach 1 passage')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: /^Challenges/ }).waitFor()

  await page.keyboard.press('Alt+6')
  await page.locator('.react-flow__node').nth(3).waitFor()
  await page
    .getByRole('button', { name: /^Mechanism.*held on to/ })
    .first()
    .click()
  await page.getByRole('complementary', { name: 'Element' }).waitFor()
  await picture('first-diagram')
  await press(page, 'Export diagram')
  await press(page, 'Export…')
  await press(page, 'Write file')
  await press(page, 'New version')
  await page.getByRole('dialog').getByLabel('Name').fill('Initial theory')
  await press(page, 'Make version')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** @param {Page} page @param {string} name */
async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).first().click()
}

/** @param {Page} page @param {string} source @param {string} group */
async function giveGroup(page, source, group) {
  await page.getByRole('row', { name: new RegExp(`^${source}`) }).click()
  const panel = page.getByRole('complementary', { name: source })
  await panel.getByLabel('Stakeholder group').fill(group)
  await page.keyboard.press('Enter')
  await page.getByRole('gridcell', { name: group }).waitFor()
}

/**
 * Selects words on the desk with the mouse and presses a role's key.
 * @param {Page} page @param {string} words @param {string} key
 */
async function code(page, words, key) {
  const { from, to } = await boxOf(page, words)
  await page.mouse.move(from.x + 0.5, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x - 20, to.y, { steps: 4 })
  await page.mouse.move(to.x - 0.5, to.y, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.press(key)
  await page.getByRole('button', { name: words, exact: true }).first().waitFor()
}

/**
 * Takes a coding in hand with a click and puts it into the configuration.
 * @param {Page} page @param {string} words @param {string} role @param {string} label @param {string} [facet]
 */
async function link(page, words, role, label, facet) {
  const { from } = await boxOf(page, words)
  await page.mouse.click(from.x + 30, from.y)
  await page.getByRole('complementary', { name: 'Coding' }).waitFor()
  await page.keyboard.press(`Shift+${role}`)
  const form = page.getByRole('form', { name: /^Add to/ })
  await form.getByRole('textbox').fill(label)
  if (facet !== undefined) {
    await form.getByText(facet, { exact: true }).click()
    await form.getByRole('button', { name: 'Add', exact: true }).click()
  } else await page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
}

/** @param {Page} page @param {string} words */
async function boxOf(page, words) {
  await page.locator('[data-index]', { hasText: words }).first().waitFor()
  return page.evaluate(wanted => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = node.nodeValue?.indexOf(wanted) ?? -1
      if (start < 0 || !node.parentElement?.closest('[data-index]')) continue
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + wanted.length)
      const rects = [...range.getClientRects()]
      const first = /** @type {DOMRect} */ (rects[0])
      const last = /** @type {DOMRect} */ (rects.at(-1))
      return {
        from: { x: first.left, y: first.top + first.height / 2 },
        to: { x: last.right, y: last.top + last.height / 2 },
      }
    }
    throw new Error(`These words are not on the desk: ${wanted}`)
  }, words)
}
