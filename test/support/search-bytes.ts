import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync, unzipSync } from 'node:zlib'

/** Whether words stand in bytes: as UTF-8, as UTF-16, or in a stream of a PDF or a PNG that was compressed. */
export function holdsWords(bytes: Uint8Array, words: string): boolean {
  const content = Buffer.from(bytes)
  return [content, ...inflated(content)].some(
    part => part.includes(words) || part.includes(Buffer.from(words, 'utf16le')),
  )
}

/** The names of the files of a folder, and of those below it, in which words stand. */
export function filesWithWords(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .filter(entry => holdsWords(readFileSync(join(entry.parentPath, entry.name)), words))
    .map(entry => entry.name)
    .sort()
}

/** Whatever begins like a compressed stream and is one. */
function inflated(content: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 0; at < content.length - 2; at += 1) {
    const isDeflate =
      content[at] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(content[at + 1] ?? 0)
    const isGzip = content[at] === 0x1f && content[at + 1] === 0x8b
    if (!isDeflate && !isGzip) continue
    try {
      const part = content.subarray(at)
      parts.push(isGzip ? unzipSync(part) : inflateSync(part))
    } catch {
      // It only looked like one.
    }
  }
  return parts
}
