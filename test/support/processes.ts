import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** A process and everything it started, as Linux's /proc has it. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter(entry => /^\d+$/.test(entry))) {
    // "pid (name) state ppid …", where the name may hold spaces and brackets.
    const parent = Number(
      readQuietly(`/proc/${name}/stat`)
        .replace(/^.*\) \S /s, '')
        .split(' ')[0],
    )
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

/** The TCP ports on which any of the processes listens and the UDP ports any of them has bound. */
export function openPorts(pids: number[]): string[] {
  const sockets = new Set(pids.flatMap(socketsOf))
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap(protocol => {
    return readQuietly(`/proc/net/${protocol}`)
      .split('\n')
      .slice(1)
      .map(line => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => {
        // 0A is LISTEN; a UDP socket in state 07 is bound to a port and takes what comes.
        const isOpen = protocol.startsWith('tcp') ? state === '0A' : state === '07'
        return isOpen && sockets.has(inode ?? '')
      })
      .map(([, address]) => `${protocol} ${address}`)
  })
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap(fd => {
      const target = readLinkQuietly(`/proc/${pid}/fd/${fd}`)
      return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []
    })
  } catch {
    // The process has ended, and its sockets with it.
    return []
  }
}

function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The process has ended in between.
    return ''
  }
}

function readLinkQuietly(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    // The descriptor was closed in between.
    return ''
  }
}

/** The search path of every browser process under this one. */
export function browserSearchPaths(): string[] {
  return processTree(process.pid)
    .filter(pid => /chrom|edge/i.test(readQuietly(`/proc/${pid}/cmdline`).split('\0')[0] ?? ''))
    .flatMap(pid => readQuietly(`/proc/${pid}/environ`).split('\0'))
    .filter(entry => entry.startsWith('PATH='))
    .map(entry => entry.slice(5))
}
