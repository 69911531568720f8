/** Names of the characters U+00A0 to U+00FF, in order. */
const LATIN1 = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro
  para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil
  Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave
  Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml
  igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute
  thorn yuml`

/** The other names that writers use, with their code points in hexadecimal. */
const OTHERS = `quot 22 amp 26 lt 3C gt 3E apos 27 OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 fnof 192 circ 2C6 tilde 2DC
  ensp 2002 emsp 2003 thinsp 2009 zwnj 200C zwj 200D lrm 200E rlm 200F ndash 2013 mdash 2014 lsquo 2018 rsquo 2019
  sbquo 201A ldquo 201C rdquo 201D bdquo 201E dagger 2020 Dagger 2021 bull 2022 hellip 2026 permil 2030 prime 2032
  Prime 2033 lsaquo 2039 rsaquo 203A oline 203E frasl 2044 euro 20AC trade 2122 larr 2190 uarr 2191 rarr 2192 darr 2193
  harr 2194 lArr 21D0 rArr 21D2 hArr 21D4 forall 2200 part 2202 exist 2203 empty 2205 isin 2208 notin 2209 prod 220F
  sum 2211 minus 2212 lowast 2217 radic 221A infin 221E and 2227 or 2228 cap 2229 cup 222A int 222B there4 2234 sim 223C
  cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 loz 25CA Alpha 391 Beta 392 Gamma 393
  Delta 394 Theta 398 Lambda 39B Pi 3A0 Sigma 3A3 Phi 3A6 Psi 3A8 Omega 3A9 alpha 3B1 beta 3B2 gamma 3B3 delta 3B4
  epsilon 3B5 zeta 3B6 eta 3B7 theta 3B8 iota 3B9 kappa 3BA lambda 3BB mu 3BC nu 3BD xi 3BE omicron 3BF pi 3C0 rho 3C1
  sigma 3C3 tau 3C4 upsilon 3C5 phi 3C6 chi 3C7 psi 3C8 omega 3C9 check 2713 cross 2717 hyphen 2010 dash 2010 NewLine A
  Tab 9 colon 3A comma 2C period 2E lpar 28 rpar 29 num 23 excl 21 quest 3F semi 3B sol 2F bsol 5C lowbar 5F lsqb 5B
  rsqb 5D lbrace 7B rbrace 7D grave 60 vert 7C plus 2B equals 3D dollar 24 percnt 25 ast 2A commat 40`

const NAMES = new Map<string, string>()
for (const [index, name] of LATIN1.split(/\s+/).entries()) {
  NAMES.set(name, String.fromCodePoint(0xa0 + index))
}
for (const [, name = '', code = ''] of OTHERS.matchAll(/(\w+) ([\dA-F]+)/g)) {
  NAMES.set(name, String.fromCodePoint(Number.parseInt(code, 16)))
}

const ENTITY = /&(?:#(\d{1,8})|#[xX]([\da-fA-F]{1,7})|([a-zA-Z]\w{1,31}));/g
// What browsers show for the numbers 128 to 159, which writers took from Windows.
const WINDOWS = new TextDecoder('windows-1252')

/** Replaces entities such as `&amp;`, `&#8217;` and `&eacute;` once; what is none stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (all: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMES.get(name) ?? all
    return character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
  })
}

function character(code: number): string {
  if (code >= 0x80 && code < 0xa0) return WINDOWS.decode(Uint8Array.of(code))
  const isCharacter = code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
}
