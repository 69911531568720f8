import { readFile } from 'node:fs/promises'

/**
 * Cuts a TrueType font down to the characters of a picture, with HarfBuzz's subsetter. Called directly, because
 * libraries around it find the wasm file by module resolution, which a bundle does not have.
 */

/** What this file uses of the HarfBuzz module. Pointers and sizes are numbers into its memory. */
interface HarfBuzz {
  memory: { buffer: ArrayBuffer }
  _initialize(): void
  malloc(size: number): number
  free(pointer: number): void
  hb_blob_create(data: number, length: number, mode: number, user: number, free: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_set_clear(set: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_set(input: number, kind: number): number
  hb_subset_input_set_flags(input: number, flags: number): void
  hb_subset_input_unicode_set(input: number): number
  hb_subset_or_fail(face: number, input: number): number
}

// Neither ES2023 nor @types/node declares it; Node has it.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array): Promise<{ instance: { exports: unknown } }>
}

// Values of hb_memory_mode_t, hb_subset_sets_t and hb_subset_flags_t (hb-blob.h, hb-subset.h).
const MEMORY_WRITABLE = 2
const SETS_LAYOUT_FEATURE_TAG = 6
const FLAG_NO_HINTING = 1

/** Features that browsers use by themselves; small capitals and the like would triple the file. */
const FEATURES = ['ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk']

const modules = new Map<string, Promise<HarfBuzz>>()

/** The font with only the characters of `text`, as TrueType. `wasmFile` is the path of `harfbuzz-subset.wasm`. */
export async function subsetFont(
  font: Uint8Array,
  text: string,
  wasmFile: string,
): Promise<Uint8Array> {
  const module = modules.get(wasmFile) ?? loadHarfBuzz(wasmFile)
  modules.set(wasmFile, module)
  return runSubset(await module, font, text)
}

async function loadHarfBuzz(wasmFile: string): Promise<HarfBuzz> {
  const { instance } = await WebAssembly.instantiate(await readFile(wasmFile))
  const harfBuzz = instance.exports as HarfBuzz
  harfBuzz._initialize()
  return harfBuzz
}

/** Synchronous, so that two pictures at once cannot share a half-made state. */
function runSubset(hb: HarfBuzz, font: Uint8Array, text: string): Uint8Array {
  const input = hb.hb_subset_input_create_or_fail()
  if (input === 0) throw new Error('HarfBuzz could not start a subset.')
  const data = hb.malloc(font.byteLength)
  new Uint8Array(hb.memory.buffer).set(font, data)
  const blob = hb.hb_blob_create(data, font.byteLength, MEMORY_WRITABLE, 0, 0)
  const face = hb.hb_face_create(blob, 0)
  hb.hb_blob_destroy(blob)
  const features = hb.hb_subset_input_set(input, SETS_LAYOUT_FEATURE_TAG)
  hb.hb_set_clear(features)
  for (const feature of FEATURES) hb.hb_set_add(features, tagOf(feature))
  hb.hb_subset_input_set_flags(input, FLAG_NO_HINTING)
  const characters = hb.hb_subset_input_unicode_set(input)
  for (const character of text) hb.hb_set_add(characters, character.codePointAt(0) ?? 0)
  const subset = hb.hb_subset_or_fail(face, input)
  try {
    if (subset === 0) throw new Error('HarfBuzz could not cut the font.')
    const result = hb.hb_face_reference_blob(subset)
    const start = hb.hb_blob_get_data(result, 0)
    // A copy: the memory is used again by the next call.
    const bytes = new Uint8Array(hb.memory.buffer).slice(
      start,
      start + hb.hb_blob_get_length(result),
    )
    hb.hb_blob_destroy(result)
    return bytes
  } finally {
    hb.hb_subset_input_destroy(input)
    if (subset !== 0) hb.hb_face_destroy(subset)
    hb.hb_face_destroy(face)
    hb.free(data)
  }
}

function tagOf(feature: string): number {
  return Array.from(feature).reduce((tag, letter) => tag * 256 + letter.charCodeAt(0), 0)
}
