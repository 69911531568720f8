import type { CodeEvent } from '../../../shared/contract/codes.ts'

/** What happened to a code, as a sentence. */
export function describeEvent({ what, from, to }: CodeEvent): string {
  switch (what) {
    case 'created':
      return `Created as “${to}”`
    case 'splitOff':
      return `Split off from “${from}” as “${to}”`
    case 'renamed':
      return `Renamed from “${from}” to “${to}”`
    case 'moved':
      return `Moved from ${placeName(from)} to ${placeName(to)}`
    case 'redefined':
      return 'Description or criteria changed'
    case 'changed':
      return 'Role, colour or origin changed'
    case 'merged':
      return `“${from}” was merged into it`
    case 'split':
      return `“${to}” was split off from it`
  }
}

/** Where a code was: under another, or nowhere. */
function placeName(parent: string | null): string {
  return parent === null ? 'the top level' : `“${parent}”`
}
