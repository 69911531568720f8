import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { zipSync } from 'fflate'
import type { Engine } from '../../electron/engine/engine.ts'
import { expect, test } from './fixtures.ts'

async function ask<T>(engine: Engine, procedure: string, input: object = {}): Promise<T> {
  const result = await engine.call(procedure, input)
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
  return result.value as T
}

const goTo = (page: Page, place: string) =>
  page.getByRole('navigation').getByText(place, { exact: true }).click()

const GUID = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

function codebook(guid: number, name: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Theirs">
    <Codes><Code guid="${GUID(guid)}" name="${name}" isCodable="true"><Description>In the worker</Description></Code></Codes></CodeBook>`
}

test('a codebook of another program comes in where it is dropped on the list of codes, and by the dialog', async ({
  page,
  engine,
  projectDir,
}) => {
  await ask(engine, 'projects.create', { path: join(projectDir, 'study.retroduce'), title: 'Ours' })
  await ask(engine, 'codes.create', { name: 'Ours' })
  await goTo(page, 'Codebook')
  const row = page.getByRole('row', { name: 'Ours', exact: true })
  await expect(row).toBeVisible()
  await row.evaluate(
    (target, content) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], 'dropped.qdc'))
      const event = { dataTransfer: transfer, bubbles: true, cancelable: true }
      for (const kind of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(kind, event))
    },
    codebook(1, 'Trust'),
  )
  await expect(page.getByRole('heading', { name: 'Import a codebook' })).toBeVisible()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: 'Trust', exact: true })).toBeVisible()

  writeFileSync(join(projectDir, 'chosen.qdc'), codebook(2, 'Relief'))
  await goTo(page, 'Project')
  await page.getByRole('button', { name: 'Import from a file…' }).click()
  await page.getByRole('row', { name: 'chosen.qdc' }).dblclick()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  await page.keyboard.press('Escape')
  const codes = await ask<{ name: string }[]>(engine, 'codes.list')
  expect(codes.map(({ name }) => name)).toEqual(['Ours', 'Trust', 'Relief'])
})

const LINE = 'Ann: and then we waited for another week, and nobody rang us at all.\n'
const [SOURCES, PASSAGES] = [150, 200]

/** A project of another program with 30,000 passages, which takes a while to be stored. */
function large(): Uint8Array {
  const parts: Record<string, Uint8Array> = {}
  let number = 1_000
  const sources = Array.from({ length: SOURCES }, (_, source) => {
    parts[`sources/${source}.txt`] = Buffer.from(LINE.repeat(PASSAGES))
    const passages = Array.from({ length: PASSAGES }, (__, at) => {
      const [start, end] = [at * LINE.length, (at + 1) * LINE.length - 1]
      return `<PlainTextSelection guid="${GUID(number++)}" name="" startPosition="${start}" endPosition="${end}"><Coding guid="${GUID(number++)}"><CodeRef targetGUID="${GUID(1)}"/></Coding></PlainTextSelection>`
    })
    return `<TextSource guid="${GUID(number++)}" name="S${source}" plainTextPath="internal://${source}.txt">${passages.join('')}</TextSource>`
  })
  const xml = `<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs"><CodeBook><Codes><Code guid="${GUID(1)}" name="Waiting" isCodable="true"/></Codes></CodeBook><Sources>${sources.join('')}</Sources></Project>`
  return zipSync({ 'project.qde': Buffer.from(xml), ...parts }, { level: 1 })
}

test('a large project that is given up while it is stored leaves nothing behind, and the project as it was', async ({
  page,
  engine,
  projectDir,
}) => {
  await ask(engine, 'projects.create', { path: join(projectDir, 'study.retroduce'), title: 'Ours' })
  await ask(engine, 'codes.create', { name: 'Ours' })
  writeFileSync(join(projectDir, 'theirs.qdpx'), large())
  const before = readdirSync(projectDir).sort()
  await goTo(page, 'Project')
  await page.getByRole('button', { name: 'Import from a file…' }).click()
  await page.getByRole('row', { name: 'theirs.qdpx' }).dblclick()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Storing it in the project')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await expect(page.getByRole('status')).toContainText([/[Cc]ancelled|[Nn]othing/])
  expect(await ask(engine, 'sources.list')).toEqual([])
  expect(await ask<{ name: string }[]>(engine, 'codes.list')).toMatchObject([{ name: 'Ours' }])
  expect(await ask(engine, 'project.check')).toMatchObject({ isOk: true })
  expect(await ask<{ label: string }[]>(engine, 'history.list', { limit: 1 })).toMatchObject([
    { label: 'Create code “Ours”' },
  ])
  expect(readdirSync(projectDir).sort()).toEqual(before)
  // The window goes on at once.
  await goTo(page, 'Codebook')
  await ask(engine, 'codes.create', { name: 'Afterwards' })
  await expect(page.getByRole('row', { name: 'Afterwards', exact: true })).toBeVisible()
})
