import { expect, it, vi } from 'vitest'
import { denyPermissions } from '../../../../electron/security/permissions.ts'
import { SessionDouble } from '../../../support/electron-double.ts'

it('every permission, device and screen is denied', () => {
  const session = new SessionDouble()
  denyPermissions(session as never)
  const ask = (name: string, ...values: unknown[]) => {
    return (session.handlers[name] as unknown as (...given: unknown[]) => unknown)(...values)
  }
  const decide = vi.fn()
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'hid']) {
    ask('permission request', {}, permission, decide)
  }
  expect(decide.mock.calls).toEqual(Array.from({ length: 5 }, () => [false]))
  expect(ask('permission check')).toBe(false)
  expect(ask('device permission')).toBe(false)
  const choose = vi.fn()
  ask('display media', {}, choose)
  expect(choose).toHaveBeenCalledWith({})
})
