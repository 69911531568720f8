import { join, sep } from 'node:path'
import { expect, it } from 'vitest'
import { isInside } from '../../../../electron/hosts/files.ts'
import { SOURCE_EXTENSIONS } from '../../../../electron/import/import-file.ts'
import { IMPORT_ENDINGS } from '../../../../shared/contract/host.ts'

const home = join(sep, 'home', 'ann')

it.each([
  [home, true],
  [join(home, 'study'), true],
  [join(home, '..study'), true],
  [join(sep, 'home', 'anna'), false],
  [join(sep, 'home'), false],
  [join(home, '..', 'bob'), false],
  [join(sep, 'etc'), false],
])('a folder holds %s: %s', (path, isHeld) => {
  expect(isInside(home, path)).toBe(isHeld)
})

it('the choosers show every kind of file that can be imported', () => {
  expect([...IMPORT_ENDINGS].sort()).toEqual(SOURCE_EXTENSIONS.map(name => `.${name}`).sort())
})
