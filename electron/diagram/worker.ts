import { parentPort } from 'node:worker_threads'
import type { PlacedScene, Scene } from '../../shared/diagram/scene.ts'
import { placeScene } from './layout.ts'

/** Entry of the layout thread. Layout blocks, so it never runs where a window or the engine waits. */

/** What the thread is asked. */
export interface LayoutRequest {
  id: number
  scene: Scene
}

/** What it answers; `id` is the request's. */
export type LayoutReply =
  | { id: number; ok: true; placed: PlacedScene }
  | { id: number; ok: false; error: { code: 'internal'; message: string } }

const port = parentPort
if (port === null) throw new Error('The diagram layout runs in a worker thread.')

port.on('message', ({ id, scene }: LayoutRequest) => {
  placeScene(scene).then(
    placed => port.postMessage({ id, ok: true, placed } satisfies LayoutReply),
    // The cause is left out: a message of the layout library could hold a label, and labels are study data.
    () => {
      const error = { code: 'internal', message: 'The diagram could not be laid out.' } as const
      port.postMessage({ id, ok: false, error } satisfies LayoutReply)
    },
  )
})
