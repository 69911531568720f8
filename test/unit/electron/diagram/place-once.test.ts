import { expect, test } from 'vitest'
import { placeOnce } from '../../../../electron/diagram/place-once.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import { configuration, measureRoughly, theory } from '../../shared/diagram/theories.ts'

const sceneOf = (label: string) =>
  buildScene(theory(configuration('1', [`C:${label}`, 'O:Comes back'])), measureRoughly)
const place = (label: string) => placeOnce('roles', sceneOf(label), measureRoughly)

test('The same scene is laid out once; another one, or the same in another layout, by itself', async () => {
  const first = await place('Lives alone')
  expect(await place('Lives alone')).toBe(first)
  expect((await place('Lives with others')).nodes[0]?.label).toBe('Lives with others')
  const lanes = await placeOnce('lanes', sceneOf('Lives alone'), measureRoughly)
  expect(lanes.layout).toBe('lanes')
})

test('A layout that was not asked for in a while is not kept', async () => {
  const first = await place('a')
  for (const label of ['b', 'c', 'd']) await place(label)
  expect(await place('a')).toBe(first)
  for (const label of ['e', 'f', 'g', 'h']) await place(label)
  const again = await place('a')
  expect(again).not.toBe(first)
  expect(again).toEqual(first)
})
