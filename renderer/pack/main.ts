import type { WorkshopPack } from '../../shared/workshop/pack.ts'
import { readLock } from '../../shared/workshop/response-file.ts'
import { fill, make } from './dom.ts'
import { showPack } from './show-pack.ts'
import { unlockStep } from './unlock-step.ts'

/**
 * The page of a review pack: a program by itself, in a file by itself, without the window and without a network. What it
 * shows stands as JSON in the page, put there by the exporter; a locked pack holds a lock in its place.
 */
function start(): void {
  const place = document.getElementById('page')
  const data = document.getElementById('pack')
  if (place === null || data === null) return
  const given: unknown = JSON.parse(data.textContent ?? '')
  const lock = readLock((given as { lock?: unknown }).lock)
  if (lock === null) showPack(place, given as WorkshopPack, null)
  else {
    const main = make('main', {})
    fill(place, main)
    unlockStep(main, lock, (pack, key) => showPack(place, pack, key))
  }
}

start()
