import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Engine } from '../../electron/engine/engine.ts'
import type { Memo } from '../../shared/contract/memos.ts'
import { expect, test } from './fixtures.ts'

async function openSample(page: Page, engine: Engine, folder: string): Promise<void> {
  const path = join(folder, 'sample.retroduce')
  expect(await engine.call('projects.createSample', { path })).toMatchObject({ ok: true })
  await expect(page.getByText('All changes saved')).toBeVisible()
}

async function memosOf(engine: Engine): Promise<Memo[]> {
  const result = await engine.call('memos.list', {})
  if (!result.ok) throw new Error(result.error.message)
  return result.value as Memo[]
}

test('a memo is begun at a code, written under the policy of the window, and read again', async ({
  page,
  engine,
  projectDir,
}) => {
  const refused: string[] = []
  page.on('console', message => message.type() === 'error' && refused.push(message.text()))
  page.on('pageerror', error => refused.push(error.message))
  await openSample(page, engine, projectDir)
  await page.getByRole('navigation', { name: 'Places' }).getByText('Codebook').click()
  await page.getByRole('row').nth(1).click()
  await page.keyboard.press('Shift+N')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('What a first visit does')
  await page.keyboard.press('Enter')
  await page.keyboard.type('## What must be so\n')
  await page.keyboard.type('Somebody **comes along**, and then\n')
  await page.keyboard.type('- the room is known\n- the faces are known\n\n')
  await page.keyboard.type('@first')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Text' })
  await text.evaluate(target => {
    const clipboardData = new DataTransfer()
    clipboardData.setData(
      'text/html',
      '<p>From <b>a page</b><img src="https://example.org/x.png"></p>',
    )
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await expect(text.locator('strong').last()).toHaveText('a page')
  expect(await text.locator('img').count()).toBe(0)
  await expect(page.getByRole('article').getByRole('status')).toHaveText('Saved')
  const [memo] = await memosOf(engine)
  expect(memo?.subjects).toHaveLength(1)
  expect(memo?.body).toMatch(
    /^## What must be so\n\nSomebody \*\*comes along\*\*, and then\n\n- the room/,
  )
  expect(memo?.body).toMatch(/From \*\*a page\*\*$/)

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .disableRules('label-content-name-mismatch')
      .analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`))).toEqual(
      [],
    )
  }
  await page
    .getByRole('complementary', { name: 'Memo' })
    .getByRole('button', { name: /^Code: / })
    .first()
    .click()
  await page.getByRole('button', { name: /What a first visit does/ }).click()
  await expect(text.getByRole('heading', { name: 'What must be so' })).toBeVisible()
  expect(refused).toEqual([])
})

test('a window that is closed in the middle of a sentence loses no letter of it', async ({
  page,
  program,
  engine,
  projectDir,
}) => {
  await openSample(page, engine, projectDir)
  await page.keyboard.press('Shift+N')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('To the last letter')
  await program.window.close()
  await expect.poll(async () => (await memosOf(engine))[0]?.body).toBe('To the last letter')
})
