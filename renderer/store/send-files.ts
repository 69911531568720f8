import { callHost } from '../api/client.ts'

/** A multiple of three, so that slices of base64 join; well under the host's limit for one. */
const SLICE_BYTES = 1_500_000

/** Sends a dropped file's bytes to the host in slices; returns the token it goes by from then on. */
export async function sendFile(
  file: File,
  isWanted: () => boolean,
  onSent: (bytes: number) => void,
): Promise<string> {
  const { token } = await callHost('host.beginDrop', { name: file.name, size: file.size })
  for (let start = 0; start < file.size && isWanted(); start += SLICE_BYTES) {
    const slice = file.slice(start, start + SLICE_BYTES)
    await callHost('host.dropSlice', { token, base64: await toBase64(slice) })
    onSent(slice.size)
  }
  return token
}

/** Lets the host forget dropped files; tokens of other files mean nothing to it. */
export async function releaseFiles(tokens: readonly string[]): Promise<void> {
  if (tokens.length > 0) await callHost('host.releaseDrops', { tokens: [...tokens] })
}

function toBase64(slice: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '')
    reader.onerror = () => reject(reader.error ?? new Error('A dropped file could not be read'))
    reader.readAsDataURL(slice)
  })
}
