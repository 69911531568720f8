import { useEffect, useRef } from 'react'
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { useSoon } from '../../ui/use-soon.ts'
import { ConfigurationRow } from './ConfigurationRow.tsx'
import css from './ConfigurationList.module.css'
import { fullName } from './words.ts'

interface Props {
  configurations: Configuration[]
  chosenIds: ReadonlySet<string>
  /** Told of what is chosen: one is opened, several can be consolidated. */
  onChoose: (ids: Set<string>) => void
}

/** A row of two lines; it grows with the size of the text. */
const ROW_HEIGHT_REM = 3.5

/** Room above the first row and below the last; pixels. */
const PADDING = 8

/** Rows that the list is told of at first, more than a screen of them: to take in hundreds takes longer than to draw those in view. */
const FIRST = 60

/** Configurations as a list: arrows walk and open, Shift and Ctrl choose several. Only the rows in view are drawn. */
export function ConfigurationRows({ configurations: all, chosenIds, onChoose }: Props) {
  const configurations = useSoon(all, FIRST)
  const list = useRef<HTMLDivElement>(null)
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const rowSize = ROW_HEIGHT_REM * remPixels
  const [onlyId] = chosenIds.size === 1 ? chosenIds : []
  const at = configurations.findIndex(({ id }) => id === onlyId)
  // One that was opened elsewhere, or just made, may not be in view, or not the whole of it.
  useEffect(() => {
    const frame = list.current
    if (at < 0 || frame === null) return
    const top = PADDING + at * rowSize
    const { scrollTop, clientHeight } = frame
    const isFar = top + rowSize < scrollTop || top > scrollTop + clientHeight
    if (isFar) frame.scrollTop = Math.max(0, top - clientHeight / 2)
    else if (top < scrollTop) frame.scrollTop = top - PADDING
    else if (top + rowSize > scrollTop + clientHeight) {
      frame.scrollTop = top + rowSize + PADDING - clientHeight
    }
  }, [at, rowSize])

  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize, padding: PADDING }}>
      <ListBox
        ref={list}
        aria-label="Configurations"
        className={css.list ?? ''}
        items={configurations}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={chosenIds}
        onSelectionChange={keys =>
          onChoose(new Set(keys === 'all' ? all.map(({ id }) => id) : [...keys].map(String)))
        }
      >
        {configuration => (
          <ListBoxItem
            id={configuration.id}
            textValue={fullName(configuration)}
            className={css.row ?? ''}
            data-status={configuration.status}
          >
            <ConfigurationRow configuration={configuration} />
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  )
}
