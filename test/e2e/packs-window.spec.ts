import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { writeResponse } from '../../shared/workshop/response-file.ts'
import { CHOSEN, makeResponse, planPanel, PRIVATE } from '../support/panel.ts'
import { expect, test } from './fixtures.ts'

test('a workshop is sent out from the window, and what comes back is looked at and taken in', async ({
  page,
  engine,
  projectDir,
}) => {
  const call = async <N extends ProcedureName>(procedure: N, input: InputOf<N>) => {
    const result = await engine.call(procedure, input)
    if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
    return result.value as OutputOf<N>
  }
  const expectNoBarriers = async () => {
    const { violations } = await new AxeBuilder({ page })
      // The host closes every second window, so axe works inside the page.
      .setLegacyMode()
      .analyze()
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ).toEqual([])
  }
  const path = join(projectDir, 'study.retroduce')
  await call('projects.create', { path, title: PRIVATE.project, researcher: 'Ana' })
  const { workshopId, respond, keptBack } = await planPanel(call)
  await page.getByRole('navigation', { name: 'Places' }).getByText('Workshop').click()
  const dialog = page.getByRole('dialog')

  await test.step('a pack, without the round that is kept back', async () => {
    await page.getByRole('button', { name: 'Send out' }).click()
    await dialog.getByLabel(`${PRIVATE.otherRound} (1 item)`).click()
    await dialog.getByLabel('What people read first').fill('Ring Hazel Brown on 020 7946 0000.')
    await expect(dialog.getByText('It carries 7 items and 1 quote,')).toBeVisible()
    await expect(dialog.getByText('1 quote that nobody has said may be shown')).toBeVisible()
    await dialog.getByRole('button', { name: 'Write the file' }).click()
    await expect(dialog.getByText('These words might tell who somebody is:')).toBeVisible()
    await expect(dialog.getByRole('listitem').getByText('Hazel Brown')).toBeVisible()
    await expectNoBarriers()
    await dialog.getByLabel('What people read first').fill('Thank you for helping.')
    await dialog.getByLabel('Lock it with a passphrase').click()
    await expectNoBarriers()
    await dialog.getByRole('button', { name: 'Write the file' }).click()
    await expect(dialog.getByText('Take 10 characters or more')).toBeVisible()
    await dialog.getByLabel('Lock it with a passphrase').click()
    await dialog.getByRole('button', { name: 'Write the file' }).click()
    await page.getByRole('button', { name: 'Write file' }).click()
    await expect(page.getByText(/^Written: /)).toBeVisible()
    const html = readFileSync(join(projectDir, `${CHOSEN.title} review pack.html`), 'utf8')
    expect(html).toContain('Thank you for helping.')
    for (const words of Object.values(PRIVATE)) expect(html).not.toContain(words)
  })

  await test.step('voting sheets', async () => {
    await page.getByRole('button', { name: 'Send out' }).click()
    await dialog.getByRole('radio', { name: 'Voting sheets' }).click()
    await dialog.getByLabel(`${PRIVATE.otherRound} (1 item)`).click()
    await expectNoBarriers()
    await dialog.getByRole('button', { name: 'Write the file' }).click()
    await page.getByRole('button', { name: 'Write file' }).click()
    await expect(page.getByText(/voting sheets\.pdf$/)).toBeVisible()
  })

  await test.step('responses', async () => {
    const good = makeResponse(workshopId, [
      { itemId: respond.items[0] ?? '', stance: 'agree', comment: 'Just so.' },
      { itemId: keptBack, stance: 'unsure' },
    ])
    const file = join(projectDir, 'answers-1.retroduce-response')
    writeFileSync(file, writeResponse(JSON.stringify(good)))
    await page.getByRole('button', { name: 'Take in' }).click()
    await dialog.getByText('answers-1.retroduce-response').click()
    await dialog.getByRole('button', { name: 'Look into them' }).click()
    await expect(dialog.getByText('New: 2 answers, 1 comment')).toBeVisible()
    await dialog.getByRole('button', { name: /Group of those who say none/ }).click()
    await page.getByRole('option', { name: CHOSEN.group }).click()
    await expectNoBarriers()
    await dialog.getByRole('button', { name: 'Take in 1 response' }).click()
    await expect(page.getByText('1 response taken in')).toBeVisible()
    const [taken] = await call('workshops.responses', { workshopId })
    expect(taken).toMatchObject({ origin: 'pack', answers: [{}, {}] })
    expect(taken?.groupId).not.toBeNull()
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => call('workshops.responses', { workshopId })).toEqual([])
  })
})
