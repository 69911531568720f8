import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** How a passphrase would stand up to guessing, from 0 (at once) to 4 (not in any time that matters). */
export interface Strength {
  score: 0 | 1 | 2 | 3 | 4
  /** What to do about it; empty where there is nothing to do. */
  advice: string
}

let loading: Promise<ZxcvbnFactory> | undefined

/** Judges a passphrase on this computer. The word lists are read the first time. */
export async function judgePassphrase(passphrase: string): Promise<Strength> {
  loading ??= load()
  const judge = await loading
  // Beyond this it takes long and says no more.
  const { score, feedback } = judge.check(passphrase.slice(0, 100))
  return { score, advice: feedback.warning || feedback.suggestions[0] || '' }
}

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  })
}
