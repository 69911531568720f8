import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { AppError } from '../../../shared/domain/app-error.ts'
import { isSigned, signBytes, type identityOf } from './identity.ts'
import { type Header, notABundle, parseHeader, parsePayload, type Payload } from './bundle.ts'

/*
 * A bundle, before it is encrypted: a line of JSON that says what it is and who signed it, then its content as
 * compressed JSON. The signature covers both.
 */

/** The largest file that is read as a bundle. */
export const MAX_BUNDLE_BYTES = 500_000_000
/** The largest content: a project of 140 long interviews has a tenth of it. */
const MAX_CONTENT_BYTES = 1_000_000_000
const MAX_HEADER_BYTES = 20_000

/** Up to here the best compression takes a second at most, and saves a seventh. */
const SMALL = 1_000_000

/** Puts a bundle together and signs it. */
export function packBundle(
  about: Omit<Header, 'signature'>,
  payload: Payload,
  identity: ReturnType<typeof identityOf>,
): Uint8Array {
  const json = JSON.stringify(payload)
  const content = brotliCompressSync(json, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: json.length < SMALL ? 11 : 7,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: 22,
    },
  })
  const signature = signBytes(identity, signedBytes(about, content))
  const header = `${JSON.stringify({ ...about, signature })}\n`
  return Buffer.concat([Buffer.from(header), content])
}

/** Takes a bundle apart. Throws `format_broken`, `format_unsupported` or `too_large`; nothing of it was believed before. */
export function unpackBundle(bytes: Uint8Array): { header: Header; payload: Payload } {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(0, MAX_HEADER_BYTES)
    .indexOf(0x0a)
  if (end < 0) throw notABundle()
  const header = parseHeader(new TextDecoder().decode(bytes.subarray(0, end)))
  const content = bytes.subarray(end + 1)
  const { signature, ...about } = header
  if (!isSigned(header.publicKey, signedBytes(about, content), signature)) {
    throw new AppError(
      'format_broken',
      'The signature of this bundle does not fit what is in it: it was changed on its way. Nothing was merged. Ask for it again.',
    )
  }
  return { header, payload: parsePayload(decompress(content)) }
}

function signedBytes(about: Omit<Header, 'signature'>, content: Uint8Array): Uint8Array {
  const { format, version, schema, root, copyId, researcher, publicKey, at } = about
  const fields = [format, version, schema, root, copyId, researcher, publicKey, at]
  return Buffer.concat([Buffer.from(`${JSON.stringify(fields)}\n`), content])
}

function decompress(content: Uint8Array): string {
  try {
    return brotliDecompressSync(content, { maxOutputLength: MAX_CONTENT_BYTES }).toString('utf8')
  } catch (error) {
    const isTooLarge =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (!isTooLarge) throw notABundle()
    throw new AppError(
      'too_large',
      'This bundle holds more than a project can. Nothing was read from it.',
    )
  }
}
