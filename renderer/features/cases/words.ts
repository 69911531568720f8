import type { SynthesisOperation } from '../../../shared/domain/realist.ts'

/** What a column of the matrix is called. */
export function columnName({ name }: { name: string | null }): string {
  return name ?? 'Of none'
}

/** What is done with several configurations: its name, what it means, and what it asks for. */
export const OPERATION_WORDS: Record<
  SynthesisOperation,
  { label: string; description: string; result: string }
> = {
  juxtapose: {
    label: 'Juxtapose',
    description: 'One makes sense of what the other found',
    result: 'What does one make plain in the other?',
  },
  reconcile: {
    label: 'Reconcile',
    description: 'They seem to contradict: what in the context accounts for it?',
    result: 'Which difference of context accounts for it?',
  },
  adjudicate: {
    label: 'Adjudicate',
    description: 'They contend: one explains better, or rests on better evidence',
    result: 'What speaks for the one, and what against the other?',
  },
  consolidate: {
    label: 'Consolidate',
    description: 'They explain the same: one configuration across cases',
    result: 'What holds across the cases?',
  },
  situate: {
    label: 'Situate',
    description: 'Each holds in its own context: this one here, that one there',
    result: 'Which holds where, and for whom?',
  },
}
