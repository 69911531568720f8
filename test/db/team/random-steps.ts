import fc from 'fast-check'
import type { InputOf, ProcedureName } from '../../../shared/contract/contract.ts'
import { all, name, sql } from '../../../electron/db/sql.ts'
import { attempt, type Copy } from './copies.ts'

/** Something a researcher does; what it is done to is chosen by numbers, among what there is. */
export interface RandomStep {
  what: (typeof KINDS)[number]
  a: number
  b: number
  word: string
}

const KINDS = [
  ...(['code', 'code', 'rename', 'move', 'mergeCodes', 'removeCode', 'coding', 'coding'] as const),
  ...(['note', 'note', 'recode', 'removeCoding', 'edit', 'edit', 'removeSource', 'memo'] as const),
  ...(['mention', 'removeMemo', 'element', 'relabel', 'removeElement', 'configuration'] as const),
  ...(['title', 'status', 'slot', 'removeConfiguration', 'evidence', 'detach', 'undo'] as const),
  ...(['undo', 'redo', 'mergeElements', 'newSource', 'describe', 'stance'] as const),
] as const

/** Steps in some order. */
export const randomStep: fc.Arbitrary<RandomStep> = fc.record({
  what: fc.constantFrom(...KINDS),
  a: fc.nat(1000),
  b: fc.nat(1000),
  word: fc.constantFrom('waiting', 'trust', 'money', 'family', 'being heard', 'a lift into town'),
})

/** Does a step; what cannot be done there is refused, as it is to a person. */
export function take(copy: Copy, step: RandomStep): void {
  attempt(() => doStep(copy, step))
}

function doStep(copy: Copy, { what, a, b, word }: RandomStep): void {
  const pick = (table: string, n: number) => {
    const rows = all<{ id: string }>(copy.db, sql`SELECT id FROM ${name(table)} ORDER BY id`)
    return rows[n % Math.max(1, rows.length)]?.id ?? 'none'
  }
  const call = <N extends ProcedureName>(procedure: N, input: InputOf<N>) =>
    copy.call(procedure, input)
  const text = `${word} ${a}`
  switch (what) {
    case 'code':
      return void call('codes.create', { name: text, parentId: a % 2 ? pick('code', b) : null })
    case 'rename':
      return void call('codes.update', { codeId: pick('code', b), name: text })
    case 'describe':
      return void call('codes.update', { codeId: pick('code', b), description: text })
    case 'move':
      return void call('codes.move', { codeId: pick('code', a), parentId: pick('code', b) })
    case 'mergeCodes':
      return void call('codes.merge', { codeId: pick('code', a), intoCodeId: pick('code', b) })
    case 'removeCode':
      return void call('codes.remove', { codeId: pick('code', a) })
    case 'coding':
      return void call('codings.create', {
        ...{ sourceId: pick('source', a), start: a % 60, end: (a % 60) + 5 + (b % 20) },
        ...{ codeIds: [pick('code', b)], roles: ['C'], note: text },
      })
    case 'note':
      return void call('codings.update', { codingId: pick('coding', b), note: text })
    case 'recode':
      return void call('codings.update', {
        codingId: pick('coding', b),
        codeIds: [pick('code', a)],
      })
    case 'removeCoding':
      return void call('codings.remove', { codingId: pick('coding', b) })
    case 'edit':
      return void call('sources.edit', {
        sourceId: pick('source', a),
        edits: [{ start: b % 80, end: (b % 80) + (a % 7), text: b % 3 ? `${word} ` : '' }],
      })
    case 'removeSource':
      // Seldom, or little would be left to do.
      return a % 4 === 0 ? void call('sources.remove', { sourceId: pick('source', b) }) : undefined
    case 'newSource':
      return void call('sources.create', {
        title: text,
        text: `Interviewer: What about ${word}?\nPat: ${text} mattered to all of us, and it still does.`,
      })
    case 'memo':
      return void call('memos.create', {
        ...{ kind: 'analytic', title: word, body: text },
        subjects: [{ kind: 'code', id: pick('code', a) }],
      })
    case 'mention':
      return void call('memos.update', {
        memoId: pick('memo', a),
        body: `See [this](retroduce:code/${pick('code', b)}), ${text}`,
      })
    case 'removeMemo':
      return void call('memos.remove', { memoId: pick('memo', a) })
    case 'element':
      return void call('elements.create', { role: a % 2 ? 'C' : 'M', label: text })
    case 'relabel':
      return void call('elements.update', { elementId: pick('element', a), description: text })
    case 'removeElement':
      return void call('elements.remove', { elementId: pick('element', a) })
    case 'mergeElements':
      return void call('elements.merge', {
        ...{ elementIds: [pick('element', a)], into: pick('element', b) },
      })
    case 'configuration':
      return void call('configurations.create', {
        title: text,
        slots: [{ elementId: pick('element', a), role: 'C' }],
      } as InputOf<'configurations.create'>)
    case 'title':
      return void call('configurations.update', {
        ...{ configurationId: pick('configuration', a), title: text, statement: word },
      })
    case 'status':
      return void call('configurations.update', {
        configurationId: pick('configuration', a),
        ...{ status: b % 2 ? 'agreed' : 'rejected', statusReason: text },
      })
    case 'slot':
      return void call('configurations.addElement', {
        ...{ configurationId: pick('configuration', a), role: 'O', label: text },
      })
    case 'removeConfiguration':
      return void call('configurations.remove', { configurationId: pick('configuration', a) })
    case 'evidence':
      return void call('evidence.attach', {
        ...{ codingId: pick('coding', a), note: text },
        ...(b % 2
          ? { elementId: pick('element', b) }
          : { configurationId: pick('configuration', b) }),
      })
    case 'stance':
      return void call('evidence.update', { evidenceId: pick('evidence', a), stance: 'challenges' })
    case 'detach':
      return void call('evidence.detach', { evidenceId: pick('evidence', a) })
    case 'undo':
      return copy.undo()
    case 'redo':
      return copy.redo()
  }
}
