import { Fragment, type ReactNode } from 'react'
import { Group, type Layout, Panel, Separator } from 'react-resizable-panels'
import styles from './Split.module.css'

/** One part of a split; sizes are CSS pixels. The part without a `size` takes what is left. */
export interface SplitPart {
  id: string
  content: ReactNode
  size?: number
  minSize?: number
  maxSize?: number
}

interface SplitProps {
  /** Sizes are remembered under this name while the window is open. */
  id: string
  parts: readonly SplitPart[]
  orientation?: 'horizontal' | 'vertical'
  /** Parts come and go while the others stay as they are, instead of being made anew. */
  isSteady?: boolean
}

const remembered = new Map<string, Layout>()

/** Parts side by side, with edges that move by pointer and by arrow keys. */
export function Split({ id, parts, orientation = 'horizontal', isSteady = false }: SplitProps) {
  const key = `${id}:${parts.map(part => part.id).join(',')}`
  const layout = remembered.get(key)
  return (
    <Group
      key={isSteady ? id : key}
      id={id}
      className={styles.group}
      orientation={orientation}
      // Its cursor would come from a <style> element, which the content security policy refuses.
      disableCursor
      {...(layout ? { defaultLayout: layout } : {})}
      onLayoutChanged={changed => remembered.set(key, changed)}
    >
      {parts.map((part, index) => (
        <Fragment key={part.id}>
          {index > 0 && <Separator className={styles.separator} aria-label={`Resize ${part.id}`} />}
          <Panel
            id={part.id}
            className={styles.panel}
            minSize={part.minSize ?? 200}
            {...(part.maxSize === undefined ? {} : { maxSize: part.maxSize })}
            {...(part.size === undefined
              ? {}
              : { defaultSize: part.size, groupResizeBehavior: 'preserve-pixel-size' as const })}
          >
            {part.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}
