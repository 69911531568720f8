import { parentPort } from 'node:worker_threads'

/** A task thread that does what a test asks of it. */
export interface TestTask {
  id: number
  task: 'echo' | 'endless' | 'buffers' | 'objects'
}

const kept: unknown[] = []

parentPort?.on('message', ({ id, task }: TestTask) => {
  if (task === 'echo') parentPort?.postMessage({ id, ok: true, value: 'heard' })
  for (let step = 0; task !== 'echo'; step += 1) {
    // Buffers lie outside of the runtime's heap, so only the process's own size tells of them.
    if (task === 'buffers') kept.push(new Uint8Array(8 * 1024 * 1024).fill(step))
    if (task === 'objects') kept.push({ step, text: `${step}`.repeat(50) })
  }
})
