import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'
import { useProcedure } from '../../api/client.ts'
import { goToThing } from '../../store/go-to.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import css from './CopiesView.module.css'

type Twin = OutputOf<'twins.list'>[number]

const KINDS: Record<Twin['kind'], string> = {
  code: 'Code',
  element: 'Element',
  participant: 'Participant',
  researcher: 'Researcher',
}

/** Things of one name, which two copies may have made: they stay two until somebody says that they are one. */
export function Twins() {
  const { data: twins = [] } = useProcedure('twins.list', {})
  if (twins.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="team-twins">
      <h2 id="team-twins" className={css.heading}>
        Of one name
      </h2>
      <p className={css.soft}>
        Two copies may have made the same. Merge them where they are kept, if they mean the same;
        leave them if they do not.
      </p>
      <ul className={css.merged}>
        {twins.map(twin => (
          <li key={`${twin.kind} ${twin.name}`} className={css.tools}>
            <span className={css.thing}>{KINDS[twin.kind]}</span>
            <strong>{twin.name}</strong>
            {count(twin.ids.length, 'time')}
            <Show twin={twin} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Show({ twin: { kind, name, ids } }: { twin: Twin }) {
  const [id] = ids
  if (kind === 'researcher' || id === undefined) return null
  const target: MemoTarget = { kind, id }
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={`Look at ${name}`}
      onPress={() => void goToThing(target)}
    >
      Look at it
    </Button>
  )
}
