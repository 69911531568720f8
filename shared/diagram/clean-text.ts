// Anything that XML 1.0 forbids, plus delete and the C1 controls, which it allows but no picture can show.
const unprintable = /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text that any of the formats can hold: without control characters, lone surrogates and non-characters. */
export function cleanText(text: string): string {
  return text.replace(unprintable, '')
}
