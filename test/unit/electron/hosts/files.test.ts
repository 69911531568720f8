import { join, sep } from 'node:path'
import { expect, it } from 'vitest'
import { isInside } from '../../../../electron/hosts/files.ts'

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
