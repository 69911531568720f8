import type { PrincipleRow } from '../../../shared/contract/principles.ts'
import { useProcedure } from '../../api/client.ts'
import { useRows } from '../../api/use-rows.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { ThingLink } from '../../ui/ThingLink.tsx'
import { useFew } from '../../ui/use-few.tsx'
import { useSoon } from '../../ui/use-soon.ts'
import { Entries } from './Entries.tsx'
import css from './PrincipleTable.module.css'
import { Unsorted } from './Unsorted.tsx'

const HEADS = [
  'Principle',
  'Action',
  'Enabling contexts',
  'Constraining contexts',
  'Enabling mechanisms',
  'Citations',
] as const

/** Configurations and sources of a row that are listed before the others are asked for. */
const FEW = 12

/** Rows that are read and drawn at once, more than a screen of them; the others follow a moment later. */
const FIRST = 2

/** The table of principles, made anew from what the configurations and their evidence say now. */
export function PrincipleTable({ onOpen }: { onOpen: (principleId: string) => void }) {
  const theoryId = useWorkspace(state => state.theoryId)
  const theories = useProcedure('theories.list', {}).data
  const isKnown = theories?.some(({ id }) => id === theoryId)
  const input = theoryId !== null && isKnown ? { theoryId } : {}
  const { rows } = useRows('principles.table', input, FIRST)
  const drawn = useSoon(rows ?? [], FIRST)
  if (rows === undefined) return null
  if (rows.length === 0) {
    return (
      <p className={css.none}>
        No principle has a configuration of this version. Choose another version, or add
        configurations to a principle.
      </p>
    )
  }
  return (
    // Scrolls by keyboard too, so it takes the focus.
    <div className={css.scroll} tabIndex={0} role="region" aria-label="Table of principles">
      <table className={css.table}>
        <thead>
          <tr>
            {HEADS.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {drawn.map(row => (
          <Row key={row.principleId} row={row} onOpen={onOpen} />
        ))}
      </table>
    </div>
  )
}

function Row({ row, onOpen }: { row: PrincipleRow; onOpen: (principleId: string) => void }) {
  const { shown, more } = useFew(row.configurations, FEW)
  return (
    <tbody>
      <tr>
        <th scope="row">
          <button type="button" className={css.name} onClick={() => onOpen(row.principleId)}>
            {row.name}
          </button>
          {row.lesson !== '' && <p className={css.lesson}>{row.lesson}</p>}
          <ul className={css.small} aria-label="Rests on">
            {shown.map(({ configurationId, name }) => (
              <li key={configurationId}>
                <ThingLink kind="configuration" id={configurationId} label={name} />
              </li>
            ))}
            {more !== null && <li>{more}</li>}
          </ul>
          {row.reflections.length > 0 && (
            <>
              <p className={css.sub}>Reflections of panels</p>
              {row.reflections.map(({ workshopId, workshop, text }) => (
                <p key={`${workshopId} ${text}`} className={css.lesson}>
                  {workshop}: {text}
                </p>
              ))}
            </>
          )}
          {row.outcomes.length > 0 && (
            <>
              <p className={css.sub}>Outcomes</p>
              <Entries entries={row.outcomes} />
            </>
          )}
        </th>
        <td>
          <Entries entries={row.actions} />
        </td>
        <td>
          <Entries entries={row.enablingContexts} />
        </td>
        <td>
          <Entries entries={row.constrainingContexts} />
        </td>
        <td>
          <Entries entries={row.enablingMechanisms} />
          {row.constrainingMechanisms.length > 0 && (
            <>
              <p className={css.sub}>Constraining</p>
              <Entries entries={row.constrainingMechanisms} />
            </>
          )}
        </td>
        <td>
          <Citations row={row} />
        </td>
      </tr>
      {row.unsorted.length > 0 && (
        <tr>
          <td colSpan={HEADS.length} className={css.unsorted}>
            <Unsorted entries={row.unsorted} of={row.name} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** Sources that support anything in the row, written citations beside them, and sources that only say otherwise. */
function Citations({ row }: { row: PrincipleRow }) {
  const { shown, more } = useFew(row.sources, FEW)
  const others = useFew(row.otherSources, FEW)
  return (
    <div className={css.small}>
      {row.citation !== '' && <p className={css.written}>{row.citation}</p>}
      <ul>
        {shown.map(({ sourceId, title, supports }) => (
          <li key={sourceId}>
            <ThingLink kind="source" id={sourceId} label={title} />
            <span
              className={css.count}
              title={supports === 1 ? '1 passage' : `${supports} passages`}
            >
              {` (${supports})`}
            </span>
          </li>
        ))}
        {more !== null && <li>{more}</li>}
      </ul>
      {row.otherSources.length > 0 && (
        <>
          <p className={css.sub}>Only refine or challenge</p>
          <ul>
            {others.shown.map(({ sourceId, title }) => (
              <li key={sourceId}>
                <ThingLink kind="source" id={sourceId} label={title} />
              </li>
            ))}
            {others.more !== null && <li>{others.more}</li>}
          </ul>
        </>
      )}
    </div>
  )
}
