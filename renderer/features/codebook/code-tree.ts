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

/** Where a code goes: under a parent, at an index among the siblings other than itself. */
export interface CodePlace {
  parentId: string | null
  position: number
}

/** The ways a code moves by keyboard. */
export type CodeStep = 'up' | 'down' | 'in' | 'out'

/** Where a step leads, or null where there is no such place. */
export function placeAfterStep(
  codes: readonly Code[],
  codeId: string,
  step: CodeStep,
): CodePlace | null {
  const code = codes.find(({ id }) => id === codeId)
  if (!code) return null
  const siblings = siblingsOf(codes, code.parentId)
  const index = siblings.findIndex(({ id }) => id === codeId)
  if (step === 'up') return index > 0 ? { parentId: code.parentId, position: index - 1 } : null
  if (step === 'down') {
    return index < siblings.length - 1 ? { parentId: code.parentId, position: index + 1 } : null
  }
  if (step === 'in') {
    const before = siblings[index - 1]
    return before ? { parentId: before.id, position: siblingsOf(codes, before.id).length } : null
  }
  const parent = codes.find(({ id }) => id === code.parentId)
  if (!parent) return null
  const aunts = siblingsOf(codes, parent.parentId)
  return { parentId: parent.parentId, position: aunts.indexOf(parent) + 1 }
}

/** Where a code lands that is dropped on, before or after another. */
export function placeAfterDrop(
  codes: readonly Code[],
  codeId: string,
  targetId: string,
  where: 'on' | 'before' | 'after',
): CodePlace | null {
  const target = codes.find(({ id }) => id === targetId)
  if (!target || isBelow(codes, targetId, codeId)) return null
  if (where === 'on') {
    return { parentId: targetId, position: withoutCode(siblingsOf(codes, targetId), codeId).length }
  }
  const others = withoutCode(siblingsOf(codes, target.parentId), codeId)
  const index = others.findIndex(({ id }) => id === targetId)
  return { parentId: target.parentId, position: where === 'before' ? index : index + 1 }
}

/** Whether a code is another one or lies anywhere below it. */
export function isBelow(codes: readonly Code[], codeId: string, aboveId: string): boolean {
  const byId = new Map(codes.map(code => [code.id, code]))
  for (let at: string | null = codeId; at !== null; at = byId.get(at)?.parentId ?? null) {
    if (at === aboveId) return true
  }
  return false
}

function withoutCode(codes: readonly Code[], codeId: string): Code[] {
  return codes.filter(({ id }) => id !== codeId)
}

function siblingsOf(codes: readonly Code[], parentId: string | null): Code[] {
  return codes
    .filter(code => code.parentId === parentId)
    .sort((one, other) => one.position - other.position)
}
