import { useProcedure } from '../../api/client.ts'
import { goToThing } from '../../store/go-to.ts'
import { count, formatShare } from '../../ui/format.ts'
import { WhoTools } from './ComparisonTools.tsx'
import { NeedsTwo } from './NotYet.tsx'
import css from './Team.module.css'
import { useComparison } from './use-comparison.ts'

interface Built {
  id: string
  number: number
  title: string
  passages: number
}

/** Which configurations two researchers built from the same passages. */
export function BuiltAlike() {
  const comparing = useComparison()
  const pair = comparing?.chosen.slice(0, 2) ?? []
  const [first, second] = pair
  const { data } = useProcedure(
    'agreement.configurations',
    { researcherIds: pair.map(({ id }) => id) },
    { enabled: pair.length === 2 },
  )
  if (comparing === undefined) return null
  const { researchers } = comparing
  if (researchers.length < 2) return <NeedsTwo isAlone />
  const isEmpty =
    data !== undefined && data.pairs.length + data.firstAlone.length + data.secondAlone.length === 0
  return (
    <section className="place-column">
      <div className={css.tools}>
        <WhoTools researchers={researchers} chosen={pair} isPair />
      </div>
      {first === undefined || second === undefined ? (
        <NeedsTwo isAlone={false} />
      ) : (
        data !== undefined && (
          <div className={css.scroller}>
            {isEmpty && <p>Neither of them has made a configuration yet.</p>}
            {data.pairs.length > 0 && (
              <table className={css.table} data-words>
                <caption className={css.caption}>Built from the same passages</caption>
                <thead>
                  <tr>
                    <th scope="col">{first.name}</th>
                    <th scope="col">{second.name}</th>
                    <th scope="col">Words in common</th>
                  </tr>
                </thead>
                <tbody>
                  {data.pairs.map(each => (
                    <tr key={`${each.first.id} ${each.second.id}`}>
                      <td>
                        <Open built={each.first} />
                      </td>
                      <td>
                        <Open built={each.second} />
                      </td>
                      <td>{formatShare(each.overlap)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <Alone title={`Only ${first.name} built`} list={data.firstAlone} />
            <Alone title={`Only ${second.name} built`} list={data.secondAlone} />
            {!isEmpty && (
              <ul className={css.notes}>
                <li>
                  Words in common are those of the passages under both, of those under either.
                  Evidence on a configuration and on its elements counts; merged and rejected ones
                  are left out.
                </li>
              </ul>
            )}
          </div>
        )
      )}
    </section>
  )
}

function Alone({ title, list }: { title: string; list: readonly Built[] }) {
  if (list.length === 0) return null
  return (
    <section className={css.alone}>
      <h2 className={css.sub}>{title}</h2>
      <ul className={css.plain}>
        {list.map(built => (
          <li key={built.id}>
            <Open built={built} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Open({ built }: { built: Built }) {
  return (
    <>
      <button
        type="button"
        className={css.link}
        onClick={() => void goToThing({ kind: 'configuration', id: built.id })}
      >
        {built.title === '' ? `CMOC ${built.number}` : `${built.number}. ${built.title}`}
      </button>{' '}
      <span className={css.faint}>{count(built.passages, 'passage')}</span>
    </>
  )
}
