import { connect, createServer, type Socket } from 'node:net'

/** A line to a server that can be cut at any answer, after the server has said it and before anybody hears it. */
export interface CuttingProxy {
  port: number
  /** Cuts at the n-th piece of an answer from now on, and every line that is open; 0 for never. */
  cutAt(pieces: number): void
  /** Whether it was cut since then. */
  wasCut(): boolean
  /** Answers nothing more, and ends nothing: as a server that hangs. */
  hang(): void
  close(): Promise<void>
}

/** Puts a line between a client and a port of this computer. */
export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  const open = new Set<Socket>()
  let left = 0
  let isCut = false
  let isHanging = false
  const server = createServer(client => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => {
        // One side of a line that was cut.
      })
    }
    client.on('data', bytes => void (isHanging || upstream.write(bytes)))
    upstream.on('data', bytes => {
      if (isHanging) return
      if (left > 0) {
        left -= 1
        if (left === 0) {
          isCut = true
          for (const socket of open) socket.destroy()
          return
        }
      }
      client.write(bytes)
    })
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cutAt(pieces) {
      left = pieces
      isCut = false
    },
    wasCut: () => isCut,
    hang() {
      isHanging = true
    },
    close() {
      for (const socket of open) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
