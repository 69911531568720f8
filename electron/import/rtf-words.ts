/** Control words that stand for a character. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['~', '\u00A0'],
  ['_', '\u2011'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
  ['zwj', '\u200D'],
  ['zwnj', '\u200C'],
  ['ltrmark', '\u200E'],
  ['rtlmark', '\u200F'],
])

/** Groups that hold no text of the document, beside all that are marked `\*`. */
export const SKIPPED = new Set(
  `fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc
  ftncn aftnsep aftnsepc aftncn objdata objclass sp xe tc rxe bkmkstart bkmkend fldinst filetbl revtbl listtable
  listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles datafield nonesttables
  nonshppict mmath moMath template atrfstart atrfend atndate atnref atnparent atnicn pgdsctbl`.split(
    /\s+/,
  ),
)

/** Groups marked `\*` that hold text all the same. */
export const READ = new Set(['shpinst', 'shptxt', 'annotation', 'atnauthor', 'footnote', 'do'])

const CHARSETS: ReadonlyMap<number, string> = new Map([
  [77, 'macintosh'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gbk'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
])

/** The encoding of a font's character set; null where it is the document's. */
export function encodingOfCharset(charset: number): string | null {
  return CHARSETS.get(charset) ?? null
}

const PAGES: ReadonlyMap<number, string> = new Map([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [65001, 'utf-8'],
])

/** The encoding of a Windows code page; Western European where it is none that is known. */
export function encodingOfPage(page: number): string {
  return PAGES.get(page) ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252')
}
