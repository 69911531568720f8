import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Random, randomOf } from '../fuzz/mutate.ts'
import { readRecoveryKey } from '../../electron/db/envelope.ts'
import { bundleProgram } from './support/bundle-program.ts'
import { freshProject } from './support/fresh-project.ts'
import { inspectProject } from './support/inspect-project.ts'
import { type FileEvent, traceProgram } from './support/trace.ts'

interface PowerOptions {
  /** The project is encrypted. */
  passphrase?: string
  /** The disk takes no notice of being told to write: this must lose something, or the test could not find a loss. */
  isSyncIgnored?: boolean
}

/** What disks looked like after the power went at random moments of a program's work. */
export interface PowerFigures {
  images: number
  /** Images in which an acknowledged command was missing. */
  lost: number
  /** Images that do not open, are damaged, or hold half a command. */
  corrupt: number
}

const SECTOR = 512
const NOTHING = new Uint8Array()
/** A file system in memory, where there is one: thousands of images would wear a disk. */
const IMAGES = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/**
 * Records every write of a program that works at random, and makes from it what a disk may hold after a power failure:
 * all that was synced, and of what was written since any part, sector by sector. Names (create, remove, rename) are taken
 * as lasting at once, which journaling file systems do in order. Whatever was acknowledged before must be there.
 */
export async function losePower(
  images: number,
  seed: number,
  { passphrase, isSyncIgnored = false }: PowerOptions = {},
): Promise<PowerFigures> {
  const random = randomOf(seed)
  const project = await freshProject({ passphrase })
  const program = await bundleProgram('random-worker')
  const figures: PowerFigures = { images: 0, lost: 0, corrupt: 0 }
  try {
    while (figures.images < images) {
      const path = project.copy()
      const before = readFolder(path)
      const args = [program.file, path, String(random(1e9)), '60']
      const key = project.recoveryKey
      const events = traceProgram(args, key === null ? {} : { RETRODUCE_RECOVERY_KEY: key }).filter(
        ({ kind }) => !isSyncIgnored || kind !== 'sync',
      )
      // Closing overwrites the bytes of a key, so each image is opened with a copy.
      const options = () => (key === null ? {} : { secret: { key: readRecoveryKey(key) } })
      for (let times = Math.min(500, images - figures.images); times > 0; times -= 1) {
        const disk = loseAt(before, events, random(events.length + 1), dirname(path), random)
        figures.images += 1
        const found = inspectImage(disk.files, basename(path), options())
        if (found === null || found.problems.length > 0) figures.corrupt += 1
        else if (disk.acknowledged.some(id => !found.commands.has(id))) figures.lost += 1
      }
      project.discard(path)
    }
  } finally {
    project.dispose()
    rmSync(program.folder, { recursive: true, force: true })
  }
  return figures
}

type DiskFile = ArrayBuffer
type Files = Map<string, DiskFile>
/** More than any file of these tests comes to. */
const MOST_BYTES = 64 * 1024 * 1024

function readFolder(path: string): Files {
  const folder = dirname(path)
  return new Map(
    readdirSync(folder).map(name => [name, diskFile(readFileSync(join(folder, name)))]),
  )
}

/** The files as they may be found when the power goes before the event of that number. */
function loseAt(
  before: Files,
  events: readonly FileEvent[],
  moment: number,
  folder: string,
  random: Random,
): { files: Files; acknowledged: string[] } {
  const synced: Files = new Map(
    [...before].map(([name, bytes]) => [name, diskFile(new Uint8Array(bytes))]),
  )
  const waiting = new Map<string, FileEvent[]>()
  const acknowledged: string[] = []
  const settle = (name: string, keep: (event: FileEvent) => FileEvent[]) => {
    for (const event of (waiting.get(name) ?? []).flatMap(keep)) {
      const file = synced.get(name) ?? diskFile(NOTHING)
      synced.set(name, file)
      apply(file, event)
    }
    waiting.delete(name)
  }
  for (const event of events.slice(0, moment)) {
    if (event.kind === 'print') {
      for (const line of event.text.split('\n')) {
        const [number, id] = line.split(' ')
        if (id !== undefined && number !== 'refused') acknowledged.push(id)
      }
      continue
    }
    if (dirname(event.path) !== folder) continue
    const name = basename(event.path)
    if (event.kind === 'sync') settle(name, one => [one])
    else if (event.kind === 'remove') {
      synced.delete(name)
      waiting.delete(name)
    } else if (event.kind === 'rename') {
      settle(name, one => [one])
      const bytes = synced.get(name)
      synced.delete(name)
      if (bytes) synced.set(basename(event.to), bytes)
    } else {
      if (!synced.has(name)) synced.set(name, diskFile(NOTHING))
      const others = waiting.get(name)
      if (others) others.push(event)
      else waiting.set(name, [event])
    }
  }
  for (const name of [...waiting.keys()]) settle(name, event => survive(event, random))
  return { files: synced, acknowledged }
}

/** What of a change that was not synced has reached the disk: all of it, nothing, or some sectors. */
function survive(event: FileEvent, random: Random): FileEvent[] {
  const fate = random(3)
  if (fate === 0) return []
  if (fate === 1 || event.kind !== 'write') return [event]
  const { path, at, bytes } = event
  const parts: FileEvent[] = []
  for (let from = 0; from < bytes.length; from += SECTOR) {
    if (random(2) === 0) continue
    parts.push({ kind: 'write', path, at: at + from, bytes: bytes.subarray(from, from + SECTOR) })
  }
  return parts
}

/** Does a change to a file. Its buffer grows in its place: a long journal must not be copied for every write. */
function apply(file: DiskFile, event: FileEvent): void {
  if (event.kind === 'truncate') file.resize(event.length)
  if (event.kind !== 'write') return
  const end = event.at + event.bytes.length
  if (end > file.byteLength) file.resize(end)
  new Uint8Array(file).set(event.bytes, event.at)
}

function diskFile(bytes: Uint8Array): DiskFile {
  const file = new ArrayBuffer(bytes.length, { maxByteLength: MOST_BYTES })
  new Uint8Array(file).set(bytes)
  return file
}

/** Puts an image on a disk and looks at the project in it; null where it does not open. */
function inspectImage(files: Files, name: string, options: Parameters<typeof inspectProject>[1]) {
  const folder = mkdtempSync(join(IMAGES, 'retroduce-image-'))
  try {
    for (const [file, bytes] of files) writeFileSync(join(folder, file), new Uint8Array(bytes))
    return inspectProject(join(folder, name), options)
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
