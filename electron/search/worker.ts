import { parentPort } from 'node:worker_threads'
import { runPattern } from '../../shared/search/compile-pattern.ts'

/**
 * Entry of the thread that runs regular expressions. One that backtracks may run for ever, and JavaScript cannot stop it:
 * whoever asks ends the thread.
 */

/** What the thread is asked: an expression that compiles, and texts with the ranges to look in (flat: start, end). */
export interface PatternRequest {
  pattern: string
  flags: string
  texts: { text: string; ranges: readonly number[] }[]
  /** The most places to find, over all texts. */
  most: number
}

/** What it answers: for each text, the places that were found (flat: start, end). */
export interface PatternReply {
  found: number[][]
}

const port = parentPort
if (port === null) throw new Error('Regular expressions run in a worker thread.')

port.on('message', ({ id, pattern, flags, texts, most }: PatternRequest & { id: number }) => {
  const expression = new RegExp(pattern, flags)
  let left = most
  const found = texts.map(({ text, ranges }) => {
    const places = left > 0 ? runPattern(expression, text, ranges, left) : []
    left -= places.length / 2
    return places
  })
  port.postMessage({ id, ok: true, found } satisfies PatternReply & { id: number; ok: true })
})
