import type { Bridge } from '../../../shared/contract/bridge.ts'
import type { Result } from '../../../shared/contract/contract.ts'
import type { FileEntry, HostInputOf, HostOutputOf } from '../../../shared/contract/host.ts'

const folder = (name: string): FileEntry => ({ token: name, name, isFolder: true, size: 0 })
const file = (name: string, size: number): FileEntry => ({
  token: name,
  name,
  isFolder: false,
  size,
})

const home = folder('Home')
const study = folder('Study')
const files = [file('Anna.docx', 42_000), file('Bea.docx', 1_200), file('Cato.txt', 900)]

/** A host with two folders and three transcripts, and no dialogs of its own. */
export class FakeFiles implements Bridge {
  call(procedure: string, input: unknown): Promise<Result<unknown>> {
    return Promise.resolve({ ok: true, value: this.#answer(procedure, input) })
  }

  onEvent(): () => void {
    return () => undefined
  }

  #answer(procedure: string, input: unknown): unknown {
    switch (procedure) {
      case 'host.info':
        return { host: 'browser', platform: 'linux', hasNativeDialogs: false, version: '0' }
      case 'host.listFolder':
        return list((input as HostInputOf<'host.listFolder'>).token)
      case 'host.saveTarget': {
        const { name } = input as HostInputOf<'host.saveTarget'>
        return { token: `write:${name}`, name, isExisting: name === 'there.csv' }
      }
      default:
        throw new Error(`The file chooser has no business with ${procedure}`)
    }
  }
}

function list(token = 'Home'): HostOutputOf<'host.listFolder'> {
  return token === 'Study'
    ? { folder: study, parent: home, places: [home], entries: files }
    : { folder: home, parent: null, places: [home], entries: [study] }
}
