import {
  armor,
  Decrypter,
  Encrypter,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { openKey, sealKey } from '../../../../electron/names/key-file.ts'

const PASSPHRASE = 'träge Möwen über Leith'
const CONTENT = {
  names: [{ name: 'Zoë O’Brien', replacement: 'P07', kind: 'person' as const }],
  hasBrackets: false,
}

let key: Uint8Array
beforeAll(async () => {
  key = await sealKey(CONTENT, PASSPHRASE)
})

/** Any content as an age file, with so little work that the tests do not wait for it. */
async function seal(content: unknown, recipient?: string): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  if (recipient === undefined) {
    encrypter.setPassphrase(PASSPHRASE)
    encrypter.setScryptWorkFactor(8)
  } else encrypter.addRecipient(recipient)
  return encrypter.encrypt(typeof content === 'string' ? content : JSON.stringify(content))
}

describe('a key file', () => {
  it('gives back the names that were put in, and shows none without the passphrase', async () => {
    expect(await openKey(key, PASSPHRASE)).toEqual(CONTENT)
    expect(Buffer.from(key).includes('Brien')).toBe(false)
    expect(Buffer.from(key).toString('latin1')).toMatch(
      /^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/,
    )
  })

  it('is plain JSON to any other age tool, with or without armour', async () => {
    const decrypter = new Decrypter()
    decrypter.addPassphrase(PASSPHRASE)
    const small = await seal({ format: 'retroduce-names', version: 1, ...CONTENT })
    expect(JSON.parse(await decrypter.decrypt(small, 'text'))).toMatchObject({ version: 1 })
    const armoured = new TextEncoder().encode(armor.encode(small))
    expect(await openKey(armoured, PASSPHRASE)).toEqual(CONTENT)
    await expect(openKey(armoured.slice(0, 120), PASSPHRASE)).rejects.toMatchObject({
      code: 'format_broken',
    })
  })

  it('says that the passphrase is wrong, and not that the file is', async () => {
    const small = await seal({ format: 'retroduce-names', version: 1, names: [] })
    await expect(openKey(small, 'träge möwen')).rejects.toMatchObject({ code: 'wrong_passphrase' })
  })

  it('is refused wherever a byte of its content was changed or cut off', async () => {
    const small = await seal({ format: 'retroduce-names', version: 1, names: [] })
    for (let at = small.length - 60; at < small.length; at += 7) {
      const damaged = small.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 1
      await expect(openKey(damaged, PASSPHRASE)).rejects.toMatchObject({ code: 'format_broken' })
      await expect(openKey(small.slice(0, at), PASSPHRASE)).rejects.toMatchObject({
        code: 'format_broken',
      })
    }
  })

  it.each([
    ['an empty file', new Uint8Array(), 'format_broken'],
    ['a text', new TextEncoder().encode('Moira: N1\n'), 'format_broken'],
    ['a newer age', new TextEncoder().encode('age-encryption.org/v2\n'), 'format_unsupported'],
  ])('is not %s', async (_, bytes, code) => {
    await expect(openKey(bytes, PASSPHRASE)).rejects.toMatchObject({ code })
  })

  it.each([
    ['not JSON', 'Moira: N1', 'format_broken'],
    ['other JSON', { names: [] }, 'format_broken'],
    [
      'names of another shape',
      { format: 'retroduce-names', version: 1, names: [1] },
      'format_broken',
    ],
    ['a newer version', { format: 'retroduce-names', version: 2 }, 'format_unsupported'],
  ])('is not one with %s inside', async (_, content, code) => {
    await expect(openKey(await seal(content), PASSPHRASE)).rejects.toMatchObject({ code })
  })

  it('is refused before any work where it asks for absurd work, or is locked for somebody', async () => {
    const header = new TextDecoder('latin1').decode(key).replace(/ 18\n/, ' 30\n')
    const absurd = Buffer.from(header, 'latin1')
    await expect(openKey(absurd, PASSPHRASE)).rejects.toThrow(/more time and memory/)
    const recipient = await identityToRecipient(await generateX25519Identity())
    await expect(openKey(await seal('x', recipient), PASSPHRASE)).rejects.toMatchObject({
      code: 'format_unsupported',
    })
  })
})
