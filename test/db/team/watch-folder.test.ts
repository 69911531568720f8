import { copyFileSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

const passphrase = 'a swan on the weir'
let study: TestEngine
let folder: string

/** Ann watches a folder; Ben has written a bundle that is not in it yet. */
beforeEach(async () => {
  study = await startTestEngine('Garden')
  folder = join(study.folder, 'shared')
  mkdirSync(folder)
  await study.call('team.copy', { path: at('ben') })
  await open('ben')
  const { id } = await study.call('researchers.create', { name: 'Ben' })
  await study.call('researchers.switch', { researcherId: id })
  await study.call('codes.create', { name: 'Trust' })
  await study.call('bundles.write', { path: join(study.folder, 'b'), passphrase })
  await open('study')
  await study.call('team.watchFolder', { folder })
})
afterEach(() => study.dispose())

const at = (name: string) => join(study.folder, `${name}.retroduce`)
const open = (name: string) => study.call('projects.open', { path: at(name) })
const waiting = () => study.call('team.waiting', {})

/** Puts a file into the folder that nobody has written to for a while. */
function put(name: string, content: Uint8Array = readFileSync(join(study.folder, 'b'))): void {
  const path = join(folder, name)
  writeFileSync(path, content)
  utimesSync(path, new Date('2026-11-20'), new Date('2026-11-20'))
}

it('tells that a bundle has come, by whom once the passphrase is known, and not any more when it was merged', async () => {
  expect(await waiting()).toEqual([])
  put('monday.retroduce-bundle')
  expect(await waiting()).toMatchObject([
    { fileName: 'monday.retroduce-bundle', researcher: null, steps: null },
  ])
  const path = join(folder, 'monday.retroduce-bundle')
  await study.call('bundles.read', { path, passphrase })
  expect(await waiting()).toMatchObject([{ researcher: 'Ben', steps: 2 }])
  expect(await study.call('codes.list', {})).toEqual([])
  await study.call('bundles.merge', { path, passphrase })
  expect(await waiting()).toEqual([])
  copyFileSync(path, join(folder, 'again.retroduce-bundle'))
  put('again.retroduce-bundle')
  expect(await waiting()).toEqual([])
  await open('study')
  expect(await waiting()).toEqual([])
})

it('passes over what is being written, what a cloud keeps for itself, what is no bundle, and what it wrote itself', async () => {
  put('no-bundle.retroduce-bundle', Buffer.from('a letter'))
  for (const name of ['.b.retroduce-bundle', '~b.retroduce-bundle', 'b.retroduce-bundle.tmp'])
    put(name)
  writeFileSync(join(folder, 'fresh.retroduce-bundle'), readFileSync(join(study.folder, 'b')))
  await study.call('codes.create', { name: 'Ours' })
  await study.call('bundles.write', { path: join(folder, 'own.retroduce-bundle'), passphrase })
  put('own.retroduce-bundle', readFileSync(join(folder, 'own.retroduce-bundle')))
  expect(await waiting()).toEqual([])
  put('fresh.retroduce-bundle')
  expect(await waiting()).toMatchObject([{ fileName: 'fresh.retroduce-bundle', researcher: 'Ben' }])
})

it('watches for this copy on this computer, until it is told not to', async () => {
  put('monday.retroduce-bundle')
  expect(await study.call('team.status', {})).toMatchObject({ watchedFolder: 'shared' })
  await open('ben')
  expect(await study.call('team.status', {})).toMatchObject({ watchedFolder: null })
  expect(await waiting()).toEqual([])
  await open('study')
  expect(await waiting()).toHaveLength(1)
  await study.call('team.stopWatching', {})
  expect(await waiting()).toEqual([])
})
