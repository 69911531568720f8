import { create } from 'zustand'
import type { FileEntry, FilePurpose, HostOutputOf } from '../../shared/contract/host.ts'
import { callHost } from '../api/client.ts'

/** A question for files that our own chooser is asking. */
export interface FileRequest {
  purpose: FilePurpose
  suggestedName: string
  answer: (files: FileEntry[]) => void
}

interface FileState {
  request: FileRequest | null
}

/** What the file chooser shows; only `ui/files/FileChooser.tsx` reads it. */
export const useFileRequest = create<FileState>()(() => ({ request: null }))

let hostInfo: Promise<HostOutputOf<'host.info'>> | undefined

/** What the window's owner is; asked once. */
export function getHostInfo(): Promise<HostOutputOf<'host.info'>> {
  hostInfo ??= callHost('host.info', {})
  return hostInfo
}

/**
 * Asks the user for files: the system's dialog where the host has one, our own otherwise. An empty list means that they
 * thought better of it. For `saveProject` and `export` the one entry is the file to write.
 */
export async function chooseFiles(purpose: FilePurpose, suggestedName = ''): Promise<FileEntry[]> {
  const { hasNativeDialogs } = await getHostInfo()
  if (hasNativeDialogs) {
    return callHost('host.chooseFiles', {
      purpose,
      ...(suggestedName === '' ? {} : { suggestedName: suggestedName.slice(0, 200) }),
    })
  }
  useFileRequest.getState().request?.answer([])
  return new Promise(resolve => {
    const answer = (files: FileEntry[]) => {
      useFileRequest.setState({ request: null })
      resolve(files)
    }
    useFileRequest.setState({ request: { purpose, suggestedName, answer } })
  })
}
