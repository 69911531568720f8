import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeOf, type Surroundings } from '../../../../electron/engine/file-place.ts'

let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'retroduce-place-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

function placed(folder: string, more: Partial<Surroundings> = {}) {
  mkdirSync(join(home, folder), { recursive: true })
  const surroundings = { home, environment: {}, platform: 'linux' as const, ...more }
  return placeOf(join(home, folder, 'study.retroduce'), surroundings)
}

describe('where a project lies', () => {
  it.each([
    'Dropbox',
    'Dropbox (Personal)',
    'OneDrive - University of Ossenby/Study',
    'Google Drive',
    'Nextcloud/a/b',
    'iCloud Drive',
  ])('is a folder that is copied to a cloud: %s', folder => {
    expect(placed(folder)).toBe('synced')
  })

  it.each(['Documents', 'Study of OneDrive', 'Boxes', 'Megaphone', 'synced'])(
    'is a folder of this computer alone: %s',
    folder => {
      expect(placed(folder)).toBe('here')
    },
  )

  it('is known by what OneDrive and Dropbox say of their folders, whatever these are called', () => {
    mkdirSync(join(home, '.dropbox'))
    const account = { personal: { path: join(home, 'Things') } }
    writeFileSync(join(home, '.dropbox/info.json'), JSON.stringify(account))
    expect(placed('Things/study')).toBe('synced')
    expect(placed('Things elsewhere')).toBe('here')
    expect(placed('Work', { environment: { OneDrive: join(home, 'Work') } })).toBe('synced')
    writeFileSync(join(home, '.dropbox/info.json'), '[null, {"path": 3}, "x"')
    expect(placed('Things/study')).toBe('here')
  })

  it('is where the folder really is: a link into such a folder is found out', () => {
    mkdirSync(join(home, 'Dropbox/study'), { recursive: true })
    symlinkSync(join(home, 'Dropbox/study'), join(home, 'innocent'))
    expect(placed('innocent')).toBe('synced')
  })

  it('is below the folders where a Mac keeps what is copied, on a Mac', () => {
    const folder = 'Library/Mobile Documents/com~apple~CloudDocs'
    expect(placed(folder, { platform: 'darwin' })).toBe('synced')
    expect(placed(folder)).toBe('here')
  })

  it('is a computer of the network where Windows names one', () => {
    const windows = { home, environment: {}, platform: 'win32' as const }
    expect(placeOf('//server/share/study.retroduce', windows)).toBe('network')
    expect(placeOf(join(home, 'study.retroduce'), windows)).toBe('here')
  })
})
