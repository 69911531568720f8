/** Reads back what a test needs of an uncompressed one-page PDF by pdfkit: its texts, through the fonts' own maps. */
export function readPdf(bytes: Uint8Array): { source: string; texts: string[]; box: number[] } {
  const source = Buffer.from(bytes).toString('latin1')
  const objects = new Map<string, string>()
  for (const [, id = '', body = ''] of source.matchAll(
    /(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g,
  )) {
    objects.set(id, body)
  }
  const maps = new Map<string, string[]>()
  for (const [, name = '', id = ''] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? ''
    maps.set(name, readMap(objects.get(map) ?? ''))
  }
  const texts: string[] = []
  for (const [, font = '', array = ''] of source.matchAll(
    /\/(F\d+) [\d.]+ Tf[^[]*\[([^\]]*)\] TJ/g,
  )) {
    const codes = [...array.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex).join('')
    const glyphs = codes.match(/.{4}/g) ?? []
    texts.push(glyphs.map(code => maps.get(font)?.[Number.parseInt(code, 16)] ?? '?').join(''))
  }
  const box = /\/MediaBox \[([^\]]*)\]/.exec(source)?.[1]?.split(' ').map(Number) ?? []
  return { source, texts, box }
}

/** The texts of a font's glyphs, from the one `bfrange` form that pdfkit writes. */
function readMap(stream: string): string[] {
  const ranges = [...stream.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)]
  return ranges.flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) =>
      (hex.replaceAll(' ', '').match(/.{4}/g) ?? [])
        .map(unit => String.fromCharCode(Number.parseInt(unit, 16)))
        .join(''),
    ),
  )
}
