// Pictures of a window have few colours: with a palette of 256 a PNG is a third as large and looks the same.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
const PALETTE_SIZE = 256
/** So many go to the commonest colours, the others to those that would be farthest off: small badges keep theirs. */
const BY_COUNT = 160

/**
 * The same picture with a palette. Reads PNGs of 8 bits a channel with 3 or 4 channels, not interlaced; throws on others.
 * @param {Buffer} png
 */
export function smallPng(png) {
  const { width, height, channels, pixels } = readPixels(png)
  const counts = /** @type {Map<number, number>} */ (new Map())
  const colours = new Uint32Array(width * height)
  for (let index = 0; index < colours.length; index += 1) {
    const at = index * channels
    const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0)
    colours[index] = colour
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = choosePalette(counts)
  const nearest = new Map(
    [...counts.keys()].map(colour => [colour, nearestOf(palette, colour).index]),
  )
  const rows = Buffer.alloc((width + 1) * height)
  colours.forEach((colour, index) => {
    rows[index + Math.floor(index / width) + 1] = nearest.get(colour) ?? 0
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(
    palette.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  )
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** @param {Buffer} png */
function readPixels(png) {
  const data = []
  let width = 0
  let height = 0
  let channels = 0
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') {
      width = body.readUInt32BE(0)
      height = body.readUInt32BE(4)
      channels = body[9] === 2 ? 3 : body[9] === 6 ? 4 : 0
      if (body[8] !== 8 || channels === 0 || body[12] !== 0) throw new Error('Not such a PNG')
    }
    if (kind === 'IDAT') data.push(body)
    at += length + 12
  }
  const pixels = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels)
  return { width, height, channels, pixels }
}

/**
 * Takes back what each row was coded against: its left, upper and upper left neighbours.
 * @param {Buffer} raw
 * @param {number} stride bytes of a row
 * @param {number} height
 * @param {number} channels
 */
function unfilter(raw, stride, height, channels) {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x < channels ? 0 : (out[at - channels] ?? 0)
      const up = y === 0 ? 0 : (out[at - stride] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (out[at - stride - channels] ?? 0)
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)]
      out[at] = (raw[at + y + 1] ?? 0) + (guesses[filter ?? 0] ?? 0)
    }
  }
  return out
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [guess - left, guess - up, guess - corner].map(Math.abs)
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner
}

/** @param {Map<number, number>} counts */
function choosePalette(counts) {
  const byCount = [...counts].sort((one, other) => other[1] - one[1])
  const palette = byCount.slice(0, BY_COUNT).map(([colour]) => colour)
  const rest = byCount
    .slice(BY_COUNT)
    .map(([colour, count]) => ({ colour, count, far: nearestOf(palette, colour).distance }))
  while (palette.length < PALETTE_SIZE && rest.length > 0) {
    const worst = rest.reduce((a, b) => (a.far * a.count >= b.far * b.count ? a : b))
    if (worst.far === 0) break
    palette.push(worst.colour)
    for (const item of rest) item.far = Math.min(item.far, distance(item.colour, worst.colour))
  }
  return palette
}

/** @param {number[]} palette @param {number} colour */
function nearestOf(palette, colour) {
  let best = { index: 0, distance: Number.POSITIVE_INFINITY }
  palette.forEach((other, index) => {
    const far = distance(colour, other)
    if (far < best.distance) best = { index, distance: far }
  })
  return best
}

/** @param {number} one @param {number} other */
function distance(one, other) {
  const red = (one >> 16) - (other >> 16)
  const green = ((one >> 8) & 255) - ((other >> 8) & 255)
  const blue = (one & 255) - (other & 255)
  return red * red + green * green + blue * blue
}

/** @param {string} kind @param {Buffer} body */
function chunk(kind, body) {
  const out = Buffer.alloc(body.length + 12)
  out.writeUInt32BE(body.length, 0)
  out.write(kind, 4, 'latin1')
  body.copy(out, 8)
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8)
  return out
}
