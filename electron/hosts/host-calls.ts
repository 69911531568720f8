import { basename } from 'node:path'
import type { z } from 'zod'
import {
  type FileEntry,
  type HostOutputOf,
  hostContract,
  isForFolder,
} from '../../shared/contract/host.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { ClipboardGuard } from './clipboard-guard.ts'
import type { Drops } from './drops.ts'
import { type FoundEntry, listFolder, saveTarget } from './files.ts'
import { type Host, isSaving } from './host.ts'
import type { TokenRegistry } from './tokens.ts'

/** Answers one `host.*` procedure; throws `AppError` where it refuses. */
type HostCall = (input: unknown) => unknown

/** The `host.*` procedures of the contract over a host. */
export function createHostCalls(
  host: Host,
  version: string,
  tokens: TokenRegistry,
  drops: Drops,
  guard: ClipboardGuard,
): Record<string, HostCall> {
  const show = (entry: FoundEntry): FileEntry => ({
    token: tokens.tokenFor(entry.path, entry.isFolder ? 'folder' : 'read'),
    name: entry.name,
    isFolder: entry.isFolder,
    size: entry.size,
  })
  const folderOf = (token: string): string => {
    const path = tokens.pathOf(token, 'folder')
    if (path === undefined)
      throw new AppError('invalid_input', 'That is not a folder you were shown.')
    return path
  }
  const ownChooserOnly = (): void => {
    if (host.chooseFiles)
      throw new AppError('unavailable', 'The system has its own file dialogs here.')
  }
  return {
    'host.info': parsed(hostContract['host.info'].input, (): HostOutputOf<'host.info'> => {
      const hasNativeDialogs = host.chooseFiles !== null
      return { host: host.kind, platform: process.platform, hasNativeDialogs, version }
    }),
    'host.chooseFiles': parsed(
      hostContract['host.chooseFiles'].input,
      async ({ purpose, suggestedName }): Promise<FileEntry[]> => {
        if (!host.chooseFiles) throw new AppError('unavailable', 'There is no system dialog here.')
        const paths = await host.chooseFiles(purpose, suggestedName)
        const isFolder = isForFolder(purpose)
        const use = isFolder ? 'folder' : isSaving(purpose) ? 'write' : 'read'
        return paths.map(path => {
          return {
            token: tokens.tokenFor(path, use),
            name: basename(path),
            isFolder,
            size: 0,
          }
        })
      },
    ),
    'host.listFolder': parsed(hostContract['host.listFolder'].input, ({ token, purpose }) => {
      ownChooserOnly()
      const found = listFolder(token === undefined ? undefined : folderOf(token), purpose)
      return {
        folder: show(found.folder),
        parent: found.parent && show(found.parent),
        places: found.places.map(show),
        entries: found.entries.map(show),
      }
    }),
    'host.saveTarget': parsed(hostContract['host.saveTarget'].input, ({ folder, name }) => {
      ownChooserOnly()
      const { path, isExisting } = saveTarget(folderOf(folder), name)
      return { token: tokens.tokenFor(path, 'write'), name: basename(path), isExisting }
    }),
    'host.beginDrop': parsed(hostContract['host.beginDrop'].input, ({ name, size }) => {
      return { token: drops.begin(name, size) }
    }),
    'host.dropSlice': parsed(hostContract['host.dropSlice'].input, ({ token, base64 }) => {
      return { received: drops.add(token, base64) }
    }),
    'host.releaseDrops': parsed(hostContract['host.releaseDrops'].input, ({ tokens: dropped }) => {
      drops.release(dropped)
      return {}
    }),
    'host.copied': parsed(hostContract['host.copied'].input, async ({ clearAfter }) => {
      await guard.noteCopy(clearAfter)
      return {}
    }),
    'host.noteRefusal': parsed(hostContract['host.noteRefusal'].input, ({ asked }) => {
      host.refusals.add(asked)
      return {}
    }),
    'host.refusals': parsed(hostContract['host.refusals'].input, () => {
      return { count: host.refusals.count, addresses: host.refusals.list() }
    }),
    'host.quit': parsed(hostContract['host.quit'].input, () => {
      host.quit()
      return {}
    }),
  }
}

function parsed<S extends z.ZodType>(schema: S, run: (input: z.output<S>) => unknown): HostCall {
  return input => {
    const result = schema.safeParse(input)
    if (!result.success) throw new AppError('invalid_input', 'The window asked for that wrongly.')
    return run(result.data)
  }
}
