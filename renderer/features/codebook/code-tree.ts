import type { Code } from '../../../shared/contract/codes.ts'

/** A code with those below it. */
export interface CodeNode {
  id: string
  code: Code
  children: CodeNode[]
}

/** The codebook as a tree; with a filter, the codes that match and those above them. */
export function treeOf(codes: readonly Code[], filter = ''): CodeNode[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const byParent = Map.groupBy(codes, code => code.parentId)
  const build = (parentId: string | null): CodeNode[] =>
    [...(byParent.get(parentId) ?? [])]
      .sort((one, other) => one.position - other.position)
      .map(code => ({ id: code.id, code, children: build(code.id) }))
      .filter(node => node.children.length > 0 || matches(node.code, words))
  return build(null)
}

function matches({ name, description }: Code, words: readonly string[]): boolean {
  const text = `${name} ${description}`.toLowerCase()
  return words.every(word => text.includes(word))
}

/** Where codes go: under a parent, the first at an index among the siblings that stay where they are. */
export interface CodePlace {
  parentId: string | null
  position: number
}

/** The ways codes move by keyboard. */
export type CodeStep = 'up' | 'down' | 'in' | 'out'

/** Where a step leads codes of one parent, side by side; null where there is no such place. */
export function placeAfterStep(
  codes: readonly Code[],
  codeIds: readonly string[],
  step: CodeStep,
): CodePlace | null {
  const moving = outermost(codes, codeIds)
  const parentId = moving[0]?.parentId
  if (parentId === undefined || moving.some(code => code.parentId !== parentId)) return null
  const others = siblingsOf(codes, parentId).filter(code => !moving.includes(code))
  const before = (code: Code | undefined) =>
    others.filter(other => other.position < (code?.position ?? 0)).length
  const [first, last] = [before(moving[0]), before(moving.at(-1))]
  if (step === 'up') return first > 0 ? { parentId, position: first - 1 } : null
  if (step === 'down') return last < others.length ? { parentId, position: last + 1 } : null
  if (step === 'in') {
    const above = others[first - 1]
    return above ? { parentId: above.id, position: siblingsOf(codes, above.id).length } : null
  }
  const parent = codes.find(({ id }) => id === parentId)
  if (!parent) return null
  const aunts = siblingsOf(codes, parent.parentId)
  return { parentId: parent.parentId, position: aunts.indexOf(parent) + 1 }
}

/** Where codes land that are dropped on, before or after another; null on one of them or below one. */
export function placeAfterDrop(
  codes: readonly Code[],
  codeIds: readonly string[],
  targetId: string,
  where: 'on' | 'before' | 'after',
): CodePlace | null {
  const target = codes.find(({ id }) => id === targetId)
  if (!target || isBelowAny(codes, targetId, codeIds)) return null
  const staying = (parentId: string | null) =>
    siblingsOf(codes, parentId).filter(({ id }) => !codeIds.includes(id))
  if (where === 'on') return { parentId: targetId, position: staying(targetId).length }
  const index = staying(target.parentId).indexOf(target)
  return { parentId: target.parentId, position: where === 'before' ? index : index + 1 }
}

/** Codes in the order of the codebook, without those that lie below another of them. */
export function outermost(codes: readonly Code[], codeIds: readonly string[]): Code[] {
  const chosen = new Set(codeIds)
  return codes.filter(
    ({ id, parentId }) => chosen.has(id) && !(parentId && isBelowAny(codes, parentId, codeIds)),
  )
}

/** Whether a code is one of some others or lies anywhere below one. */
export function isBelowAny(
  codes: readonly Code[],
  codeId: string,
  aboveIds: readonly string[],
): boolean {
  const parents = parentsOf(codes)
  for (let at: string | null = codeId; at !== null; at = parents.get(at) ?? null) {
    if (aboveIds.includes(at)) return true
  }
  return false
}

/** The ids of the codes above one. */
export function idsAbove(codes: readonly Code[], codeId: string): string[] {
  const parents = parentsOf(codes)
  const ids: string[] = []
  for (let at = parents.get(codeId) ?? null; at !== null; at = parents.get(at) ?? null) ids.push(at)
  return ids
}

/** The codes that are not hidden under a closed one, from top to bottom. */
export function openRows(nodes: readonly CodeNode[], collapsed: ReadonlySet<string>): string[] {
  return nodes.flatMap(({ id, children }) => [
    id,
    ...(collapsed.has(id) ? [] : openRows(children, collapsed)),
  ])
}

/** The names of the codes above one, outermost first. */
export function pathOf(codes: readonly Code[], code: Code): string {
  const byId = new Map(codes.map(other => [other.id, other]))
  const names: string[] = []
  for (let at = byId.get(code.parentId ?? ''); at; at = byId.get(at.parentId ?? '')) {
    names.unshift(at.name)
  }
  return names.join(' › ')
}

/** Every parent by its child; made once for a list of codes. */
const parentLists = new WeakMap<readonly Code[], Map<string, string | null>>()

function parentsOf(codes: readonly Code[]): Map<string, string | null> {
  const known = parentLists.get(codes) ?? new Map(codes.map(({ id, parentId }) => [id, parentId]))
  parentLists.set(codes, known)
  return known
}

function siblingsOf(codes: readonly Code[], parentId: string | null): Code[] {
  return codes
    .filter(code => code.parentId === parentId)
    .sort((one, other) => one.position - other.position)
}
