import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkedHost,
  connectableHost,
  isLoopback,
  parseHubUrl,
  printHost,
  tlsFor,
} from '../../../../electron/hub/address.ts'

describe('the address of a hub', () => {
  it('names an account, a host, a port and a database', () => {
    expect(parseHubUrl('postgres://it@Hub.Example.org:6432/teams')).toEqual({
      ...{ role: 'it', host: 'hub.example.org', port: 6432, database: 'teams' },
    })
    expect(parseHubUrl('postgresql://it@[2001:db8::7]/teams')).toEqual({
      ...{ role: 'it', host: '2001:db8::7', port: 5432, database: 'teams' },
    })
  })

  it.each([
    ['no address', 'hub.example.org'],
    ['another kind of server', 'https://it@hub.example.org/teams'],
    ['a password, which others could read', 'postgres://it:secret@hub.example.org/teams'],
    ['no database', 'postgres://it@hub.example.org'],
    ['nobody', 'postgres://hub.example.org/teams'],
    ['a path to a socket', 'postgres://it@%2Fvar%2Frun/teams'],
    ['a host among the options', 'postgres://it@hub.example.org/teams?host=elsewhere.example'],
    ['a weaker connection', 'postgres://it@hub.example.org/teams?sslmode=require'],
    ['no encryption', 'postgres://it@hub.example.org/teams?sslmode=disable'],
    ['the same twice, weaker', 'postgres://it@h.example/t?sslmode=verify-full&sslmode=disable'],
  ])('is refused with %s', (_what, url) => {
    expect(() => parseHubUrl(url)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })

  it('is printed without the usual port', () => {
    expect(printHost({ host: 'hub.example.org', port: 5432 })).toBe('hub.example.org')
    expect(printHost({ host: '::1', port: 5433 })).toBe('[::1]:5433')
  })
})

describe('the encryption of a connection', () => {
  it('is always asked for with a verified certificate, but on this computer itself', () => {
    const hosts = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.string({ minLength: 1 }))
    fc.assert(
      fc.property(hosts, fc.option(fc.string({ minLength: 1 })), (host, ca) => {
        const tls = tlsFor({ host, ca })
        if (tls === false) {
          expect(isLoopback(host) && ca === null).toBe(true)
          expect(connectableHost(host)).toMatch(/^(127\.|::1$)/)
        } else expect(tls).toMatchObject({ rejectUnauthorized: true, minVersion: 'TLSv1.2' })
      }),
    )
  })

  it('is not spared by a name that looks like this computer', () => {
    for (const host of ['localhost.example.org', '127.0.0.1.example.org', '10.0.0.1', '0.0.0.0'])
      expect(tlsFor({ host, ca: null }), host).not.toBe(false)
    expect(tlsFor({ host: '127.8.8.8', ca: null })).toBe(false)
  })

  it('never leads to a name that could be taken for something else', () => {
    for (const host of ['a b', 'a/b', '/run/postgresql', 'a\0b', 'a%b', '-a', ''])
      expect(() => checkedHost(host), host).toThrow()
  })
})
