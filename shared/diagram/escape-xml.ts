import { cleanText } from './clean-text.ts'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for XML content or an attribute value in either kind of quotes. */
export function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, character => ENTITIES[character] ?? '')
}
