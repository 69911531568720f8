import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { AppError } from '../../shared/domain/app-error.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'

/** The `AppError` a promise fails with; fails the test where it fails otherwise or not at all. */
export async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  const outcome = await promise.then(
    () => 'no failure',
    (error: unknown) => error,
  )
  if (outcome instanceof AppError) return outcome
  throw outcome instanceof Error
    ? outcome
    : new Error(`Expected an AppError, got ${String(outcome)}`)
}

/** The warnings of a draft, as code and count. */
export function warningsOf({ warnings }: SourceDraft): Record<string, number> {
  return Object.fromEntries(warnings.map(({ code, count }) => [code, count]))
}

/** The blocks of a draft, as kind and words. */
export function blocksOf({ blocks, text }: SourceDraft): [string, string][] {
  return blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])
}

/** Asserts what holds for every draft of every importer. */
export function expectSound({ text, blocks }: SourceDraft): void {
  expect(text).not.toMatch(/[\r\0\uFEFF\u2028\u2029]/)
  expect(text.isWellFormed()).toBe(true)
  let at = 0
  for (const { start, contentStart, end } of blocks) {
    expect(text.slice(at, start).trim()).toBe('')
    expect([at, start, contentStart, end]).toEqual(
      [at, start, contentStart, end].toSorted((a, b) => a - b),
    )
    at = end
  }
  expect(text.slice(at).trim()).toBe('')
}

/** Folders of real files beside the project; absent on machines that have only the project. */
const SHARED = join(import.meta.dirname, '../../../shared')

/** The files of a shared folder with their bytes; null, with a line that says so, where it is missing. */
export function sharedFiles(
  folder: string,
  extension: string,
): { name: string; bytes: Buffer }[] | null {
  const path = join(SHARED, folder)
  if (!existsSync(path)) {
    console.info(`Skipped: ${path} is missing, so the real files in it are not tried.`)
    return null
  }
  const names = readdirSync(path).filter(name => name.endsWith(extension))
  return names.map(name => ({ name, bytes: readFileSync(join(path, name)) }))
}
