import { create } from 'zustand'
import { useFind } from './find.ts'
import { releaseFiles, sendFile } from './send-files.ts'

/** The bundle that is to be read, wherever it came from: chosen, dropped on the window, or found in the watched folder. */
export const useBundle = create<{ file: { token: string; name: string } | null }>()(() => ({
  file: null,
}))

/** Asks for the passphrase of a bundle, and shows what it would bring. */
export function readBundle(file: { token: string; name: string }): void {
  useBundle.setState({ file })
}

/** Takes a bundle that was dropped; its bytes stay with the host until it is merged or left. */
export async function readDroppedBundle(file: File): Promise<void> {
  const token = await sendFile(
    file,
    () => true,
    () => undefined,
  )
  readBundle({ token, name: file.name })
}

/** Leaves the bundle that was to be read. */
export function leaveBundle(): void {
  const { file } = useBundle.getState()
  useBundle.setState({ file: null })
  if (file !== null) void releaseFiles([file.token])
}

/** Whether a file is a bundle of another copy, by its name. */
export function isBundle({ name }: { name: string }): boolean {
  return /\.retroduce-bundle$/i.test(name)
}

// Another project is open.
useFind.subscribe(({ generation }, before) => {
  if (generation !== before.generation && useBundle.getState().file !== null) leaveBundle()
})
