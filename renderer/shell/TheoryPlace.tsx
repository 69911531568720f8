import { readAhead } from '../api/client.ts'
import { useReadAhead } from '../api/use-read-ahead.ts'
import { Cases } from '../features/cases/Cases.tsx'
import { Lenses } from '../features/lenses/Lenses.tsx'
import { Patterns } from '../features/patterns/Patterns.tsx'
import { Principles } from '../features/principles/Principles.tsx'
import { type AddedView, Theory } from '../features/theory/Theory.tsx'
import { useWorkspace } from '../store/workspace.ts'
import { VERSION_VIEWS } from './version-views.tsx'

const ADDED: readonly AddedView[] = [
  { id: 'principles', label: 'Principles', content: <Principles />, isAsKept: true },
  { id: 'cases', label: 'Cases', content: <Cases />, isAsKept: true },
  { id: 'lenses', label: 'Lenses', content: <Lenses />, isOfAllVersions: true },
  { id: 'patterns', label: 'Outcome patterns', content: <Patterns />, isOfAllVersions: true },
  ...VERSION_VIEWS,
]

/** The place of theory: its picture and what to ask of it, with what is built on configurations beside. */
export function TheoryPlace() {
  const theoryId = useWorkspace(state => state.theoryId)
  const version = theoryId === null ? {} : { theoryId }
  useReadAhead([() => readAhead('principles.table', version)], theoryId ?? '')
  return <Theory added={ADDED} />
}
