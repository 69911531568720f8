import { useState } from 'react'
import type { ProjectPreview } from '../../store/interchange.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import styles from './Interchange.module.css'

const SHOWN = 200

/** The sources of a project, with how well their passages fit. */
export function SourceList({ preview }: { preview: ProjectPreview }) {
  const [isAll, setIsAll] = useState(false)
  const { sources, positions } = preview
  const fits = new Map(positions.map(each => [each.source, each]))
  const shown = isAll ? sources : sources.slice(0, SHOWN)
  return (
    <>
      <div className={styles.list} role="region" aria-label="Sources" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col" data-number>
                Characters
              </th>
              <th scope="col" data-number>
                Codings
              </th>
              <th scope="col" data-number>
                On their words
              </th>
              <th scope="col">File kept with it</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, length, codings, media }, index) => (
              <tr key={`${index}${name}`}>
                <td title={name}>{name}</td>
                <td data-number>{formatNumber(length)}</td>
                <td data-number>{formatNumber(codings)}</td>
                <td data-number>{shareOf(fits.get(name))}</td>
                <td title={media ?? ''}>{media}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < sources.length && (
        <Button size="small" onPress={() => setIsAll(true)}>
          {`Show ${count(sources.length - shown.length, 'more', 'more')}`}
        </Button>
      )}
    </>
  )
}

function shareOf(fit: ProjectPreview['positions'][number] | undefined): string {
  if (fit === undefined || fit.passages === 0) return ''
  return `${Math.floor((fit.fitting / fit.passages) * 100)} %`
}
