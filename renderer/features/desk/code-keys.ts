import { call, queryClient, useProcedure } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'

/** Keys that researchers have given to codes, by key: letters that the desk does not use, and digits. */
export type CodeKeys = Readonly<Record<string, string>>

const NO_KEYS: CodeKeys = {}
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** The keys of the researcher who is coding. */
export function useCodeKeys(): CodeKeys {
  return useProcedure('codeKeys.get', {}).data ?? NO_KEYS
}

/** The same, this moment. */
export function codeKeys(): CodeKeys {
  return queryClient.getQueryData<CodeKeys>(['codeKeys.get', {}]) ?? NO_KEYS
}

/** Digits that nobody has set: they give the codes used of late, in this order. */
export function freeDigits(keys: CodeKeys): string[] {
  return DIGITS.filter(digit => keys[digit] === undefined)
}

/** The key that gives a code: its own, or its digit while it is one of those used of late. */
export function keyOfCode(
  codeId: string,
  keys: CodeKeys,
  recentIds: readonly string[],
): string | undefined {
  const own = Object.keys(keys).find(key => keys[key] === codeId)
  return own ?? freeDigits(keys)[recentIds.indexOf(codeId)]
}

/** Gives a code a key, in the place of the one it had, or takes its key away. */
export async function setCodeKey(codeId: string, key: string | null): Promise<void> {
  try {
    for (const [old, held] of Object.entries(codeKeys())) {
      if (held === codeId && old !== key) await call('codeKeys.set', { key: old, codeId: null })
    }
    if (key !== null) await call('codeKeys.set', { key, codeId })
  } catch (error) {
    sayError(error)
  }
}
