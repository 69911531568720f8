/**
 * Columns that would bring people's identities into a project. A survey service adds them by itself, and a researcher
 * who looks at answers does not look at them.
 */

const HEADER = new RegExp(
  [
    String.raw`^(?:(?:your|my|full|first|last|family|given|middle|maiden|legal|user|recipient|respondent|participant|contact)\s+){0,3}(?:sur|fore|nick|user)?names?$`,
    String.raw`\byour (?:full |first |last |family )?name\b`,
    String.raw`\be-?mail\b`,
    String.raw`\b(?:tele)?phone\b`,
    String.raw`\bmobile (?:number|no)\b`,
    String.raw`\bip ?address\b`,
    String.raw`\b(?:post|zip) ?code\b`,
    String.raw`\b(?:home|postal|street|your) address\b`,
    String.raw`^address$`,
    String.raw`\bdate of birth\b|\bbirth ?da(?:te|y)\b|^dob$`,
    String.raw`\b(?:nhs|social security|national insurance) (?:number|no)\b`,
    String.raw`\b(?:location )?(?:latitude|longitude)\b`,
  ].join('|'),
)
/** A longer heading is a question, and may well ask what people think of an e-mail. */
const MAX_HEADER = 45

const CONTENT: readonly RegExp[] = [
  /^[^\s@]+@[^\s@]+\.\p{L}{2,}$/u,
  /^(?:\+|00?[1-9])[\d\s()-]{8,18}$/,
  /^\d{1,3}(?:\.\d{1,3}){3}$/,
]
const FULL_NAME =
  /^(?:(?:Mr|Mrs|Ms|Dr)\.? )?\p{Lu}[\p{L}'’-]+(?: (?:d[aei]|del|der|van|von|la|le|al|bin))*(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u

/** Whether a column names people or leads to them, by its heading or by what most of its cells look like. */
export function isIdentifying(header: string, values: readonly string[]): boolean {
  const key = header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[\s_:?*]+/g, ' ')
    .trim()
  if (key.length <= MAX_HEADER && HEADER.test(key)) return true
  const share = (pattern: RegExp) =>
    values.filter(value => pattern.test(value)).length / Math.max(1, values.length)
  if (CONTENT.some(pattern => share(pattern) >= 0.5)) return true
  // Names of towns and jobs look like names too, but come again.
  const isOften = new Set(values).size < values.length * 0.8
  return values.length >= 3 && !isOften && share(FULL_NAME) >= 0.8
}
