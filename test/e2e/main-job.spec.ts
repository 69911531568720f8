import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const TRANSCRIPT = `Interviewer: How did you come to the group?
P07: Nobody had rung me for weeks. I'd given up, to be honest.
Interviewer: And then?
P07: Then Moira rang, within the week, and I thought, she is holding on to me. So I went along on the Thursday.
`

const PASSPHRASE = 'seven kettles on the moor'

/** Selects words of the transcript with the mouse, from the first letter to the last. */
async function selectWords(page: Page, words: string): Promise<void> {
  await expect(page.locator('[data-index]', { hasText: words }).first()).toBeVisible()
  const box = await page.evaluate(wanted => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = node.nodeValue?.indexOf(wanted) ?? -1
      if (start < 0 || !node.parentElement?.closest('[data-index]')) continue
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + wanted.length)
      const rects = [...range.getClientRects()]
      const first = rects[0]
      const last = rects.at(-1)
      if (first === undefined || last === undefined) break
      return {
        from: { x: first.left, y: first.top + first.height / 2 },
        to: { x: last.right, y: last.top + last.height / 2 },
      }
    }
    throw new Error('These words are not on the desk')
  }, words)
  await page.mouse.move(box.from.x + 0.5, box.from.y)
  await page.mouse.down()
  await page.mouse.move(box.to.x - 20, box.to.y, { steps: 4 })
  await page.mouse.move(box.to.x - 0.5, box.to.y, { steps: 4 })
  await page.mouse.up()
}

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByText(place, { exact: true }).click()
}

test('from transcripts to a diagram with mouse and keyboard, and all of it is there after reopening', async ({
  page,
  engine,
  projectDir,
}) => {
  writeFileSync(join(projectDir, 'P07.txt'), TRANSCRIPT)
  writeFileSync(join(projectDir, 'broken.docx'), 'not a Word file')

  await test.step('a new project', async () => {
    await page.getByRole('button', { name: 'New project' }).click()
    const dialog = page.getByRole('dialog', { name: 'New project' })
    await dialog.getByLabel('Title').fill('Holding on')
    await dialog.getByRole('button', { name: /Choose/ }).click()
    await page.getByRole('button', { name: 'Save here' }).click()
    await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await dialog.getByLabel('The same passphrase again').fill(PASSPHRASE)
    await dialog.getByRole('button', { name: 'Create project' }).click()
    const recovery = page.getByRole('dialog', { name: 'Recovery key' })
    await expect(recovery).toContainText(/([0-9A-Z]{4}-){13}[0-9A-Z]{4}/)
    await recovery.getByText('It is printed or written down').click()
    await recovery.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText('Holding on', { exact: true })).toBeVisible()
    await expect(page.getByText('Encrypted', { exact: true })).toBeVisible()
  })

  await test.step('two files, one of them broken', async () => {
    await page
      .getByRole('button', { name: /^Import/ })
      .first()
      .click()
    const chooser = page.getByRole('dialog')
    await chooser.getByRole('row', { name: 'P07.txt' }).click()
    await chooser.getByRole('row', { name: 'broken.docx' }).click({ modifiers: ['Control'] })
    await chooser.getByRole('button', { name: 'Import', exact: true }).click()
    const choices = page.getByRole('dialog', { name: 'Import files' })
    await expect(choices.getByLabel('Title of P07.txt')).toHaveValue('P07')
    await expect(choices).toContainText('Interviewer 2, P07 2')
    await choices.getByRole('button', { name: 'Import 1 file' }).click()
    const report = page.getByRole('dialog', { name: /imported/ })
    await expect(report).toContainText('P07')
    await expect(report).toContainText('broken.docx')
    await page.keyboard.press('Escape')
  })

  await test.step('passages coded by mouse and key', async () => {
    await goTo(page, 'Coding desk')
    await page.getByRole('button', { name: /^P07/ }).first().click()
    await selectWords(page, 'Nobody had rung me for weeks.')
    await page.keyboard.press('c')
    await selectWords(page, 'she is holding on to me.')
    await page.keyboard.press('m')
    await page.keyboard.press('Escape')
    await selectWords(page, 'So I went along on the Thursday.')
    await page.keyboard.press('o')
    await page.keyboard.press('c')
    await expect
      .poll(async () => {
        const result = await engine.call('codings.list', {})
        return result.ok && (result.value as { quote: string; roles: string[] }[])
      })
      .toMatchObject([
        { quote: 'Nobody had rung me for weeks.', roles: ['C'] },
        { quote: 'she is holding on to me.', roles: ['M'] },
        { quote: 'So I went along on the Thursday.', roles: ['C', 'O'] },
      ])
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: /^Redo/ })).toBeEnabled()
    await page.keyboard.press('Control+Shift+z')
    await expect(page.getByRole('button', { name: 'Undo: Add Context to a coding' })).toBeEnabled()
  })

  await test.step('elements linked into a configuration by keyboard', async () => {
    await goTo(page, 'Configurations')
    await page.getByRole('button', { name: 'New configuration' }).first().click()
    for (const [button, label] of [
      ['Add context', 'nobody has rung for weeks'],
      ['Add reasoning', 'the client feels somebody is holding on to them'],
      ['Add outcome', 'the client goes along to the group'],
    ] as const) {
      await page.getByRole('main').getByRole('button', { name: button }).click()
      await page.keyboard.type(label)
      await page.keyboard.press('Enter')
      await expect(page.getByText(label, { exact: true }).first()).toBeVisible()
      await page.keyboard.press('Escape')
    }
    await expect(
      page
        .locator('p')
        .getByText(
          'If nobody has rung for weeks, then the client goes along to the group, because the client feels somebody is holding on to them.',
        ),
    ).toBeVisible()
  })

  await test.step('the diagram, and the same picture as a file', async () => {
    await goTo(page, 'Theory')
    await expect(page.locator('.react-flow__node')).toHaveCount(3)
    await page.getByRole('button', { name: 'Export diagram' }).click()
    await page.getByRole('button', { name: 'Export…' }).click()
    await page.getByLabel('File name').fill('theory.svg')
    await page.getByRole('button', { name: 'Write file' }).click()
    await expect.poll(() => readIfThere(join(projectDir, 'theory.svg'))).toContain('<svg')
    expect(readIfThere(join(projectDir, 'theory.svg'))).toContain('nobody has rung for')
  })

  await test.step('closed and opened again', async () => {
    await goTo(page, 'Project')
    await page.getByRole('button', { name: 'Close the project' }).click()
    expect(readFileSync(join(projectDir, 'Holding on.retroduce')).includes('Moira')).toBe(false)
    await page.getByRole('button', { name: /Holding on/ }).click()
    const unlock = page.getByRole('dialog', { name: '“Holding on” is encrypted' })
    await unlock.getByLabel('Passphrase').fill('a guess at it')
    await page.keyboard.press('Enter')
    await expect(unlock.getByRole('alert')).toContainText('does not open the project')
    await unlock.getByLabel('Passphrase').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await goTo(page, 'Coding desk')
    await page.getByRole('button', { name: /^P07/ }).first().click()
    const painted = () =>
      page.evaluate(() => [...CSS.highlights.values()].reduce((sum, paint) => sum + paint.size, 0))
    await expect.poll(painted).toBeGreaterThanOrEqual(3)
    await goTo(page, 'Theory')
    await expect(page.locator('.react-flow__node')).toHaveCount(3)
  })
})

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not written yet.
    return ''
  }
}
