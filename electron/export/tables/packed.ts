import { strToU8, type Zippable, zipSync } from 'fflate'

/** The first day a ZIP file can name, in local time as the format has it: every part bears it, whenever it is written. */
const FIRST_DAY = new Date(1980, 0, 1)

/** Packs the parts of a document; the same parts give the same bytes. */
export function packDocument(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const packed: Zippable = {}
  for (const [name, content] of Object.entries(parts)) {
    const bytes = typeof content === 'string' ? strToU8(content) : content
    packed[name] = [bytes, { mtime: FIRST_DAY }]
  }
  return zipSync(packed)
}

/** What office programs show as a document's properties; its dates are those of its content. */
export function corePropertiesXml(title: string, date: string): string {
  const at = `<dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>Retroduce</dc:creator><cp:lastModifiedBy>Retroduce</cp:lastModifiedBy>${at}${at.replaceAll('created', 'modified')}</cp:coreProperties>`
}
