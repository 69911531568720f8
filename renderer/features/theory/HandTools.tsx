import { EyeOff, Frame, Hand, Pencil, Spline, Trash2, Type } from 'lucide-react'
import { useState } from 'react'
import type { Point } from '../../../shared/diagram/scene.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { type AdjustedPicture, pictureInput } from './by-hand.ts'
import type { Picture } from './canvas-items.ts'
import { FrameDialog } from './FrameDialog.tsx'
import css from './HandTools.module.css'
import type { Selection } from './selection.ts'
import { WordsDialog } from './WordsDialog.tsx'

/** Hidden things that the menu names one by one. */
const MOST_NAMED = 12

interface Props {
  adjusted: AdjustedPicture
  picture: Picture
  selection: Selection | null
  /** A free place in view, for new words. */
  findPlace: () => Point
  onSelect: (selection: Selection | null) => void
}

type Open = { kind: 'words'; isNew: boolean } | { kind: 'frame'; isNew: boolean } | null

/** What is done to the diagram by hand: to what is selected, and to all of it. */
export function HandTools({ adjusted, picture, selection, findPlace, onSelect }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const own = pictureInput(adjusted)
  const done = useProcedure('diagrams.adjustments', own).data
  const id = selection?.id ?? ''
  const kind = selection?.kind ?? null
  const label = picture.labels.find(each => each.id === id) ?? null
  const group = done?.groups.find(each => each.id === id) ?? null
  const isMoved = done?.elements.some(each => each.elementId === id && isShifted(each.shift))
  const isBent = done?.links.some(each => each.linkId === id && each.bend !== null)

  async function hide(things: { elementIds: string[] } | { linkIds: string[] }) {
    if ((await act('diagrams.hide', { ...own, ...things })) === undefined) return
    onSelect(null)
    sayUndoable('Hidden in this diagram. “By hand” shows it again.')
  }
  async function remove() {
    const removed =
      kind === 'label'
        ? await act('diagrams.removeLabel', { labelId: id })
        : await act('diagrams.ungroup', { groupId: id })
    if (removed !== undefined) onSelect(null)
  }

  return (
    <div className={css.root} role="toolbar" aria-label="Finish the diagram by hand">
      <Menu label="By hand" placement="top start" actions={generalActions()}>
        <Button size="small" icon={Hand}>
          By hand{picture.hidden.length > 0 ? ` · ${picture.hidden.length} hidden` : ''}
        </Button>
      </Menu>
      {kind === 'element' && picture.nodeById.has(id) && (
        <>
          <Tool icon={EyeOff} label="Hide box" onPress={() => void hide({ elementIds: [id] })} />
          <Tool
            icon={Frame}
            label="Frame…"
            onPress={() => setOpen({ kind: 'frame', isNew: true })}
          />
          {isMoved && (
            <Button
              size="small"
              onPress={() => void act('diagrams.reset', { ...own, elementIds: [id] })}
            >
              Put back
            </Button>
          )}
        </>
      )}
      {kind === 'link' && (
        <>
          <Tool icon={EyeOff} label="Hide arrow" onPress={() => void hide({ linkIds: [id] })} />
          {isBent && (
            <Tool
              icon={Spline}
              label="Unbend"
              onPress={() => void act('diagrams.bend', { ...own, linkId: id, to: null })}
            />
          )}
        </>
      )}
      {(label !== null || group !== null) && (
        <>
          <Tool
            icon={Pencil}
            label={label === null ? 'Change frame…' : 'Change words…'}
            onPress={() => setOpen({ kind: label === null ? 'frame' : 'words', isNew: false })}
          />
          <Tool
            icon={Trash2}
            label={label === null ? 'Remove frame' : 'Remove words'}
            onPress={() => void remove()}
          />
        </>
      )}
      {open?.kind === 'words' && (
        <WordsDialog
          adjusted={adjusted}
          picture={picture}
          label={open.isNew ? null : label}
          at={findPlace()}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'frame' && (
        <FrameDialog
          adjusted={adjusted}
          picture={picture}
          group={open.isNew ? null : group}
          chosen={kind === 'element' ? [id] : []}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )

  function generalActions(): MenuAction[] {
    const { hidden } = picture
    const isUntouched =
      done === undefined ||
      done.elements.length + done.links.length + done.labels.length + done.groups.length === 0
    return [
      {
        ...{ id: 'words', label: 'Write words…', icon: Type },
        description: 'A note anywhere in the diagram',
        onAction: () => setOpen({ kind: 'words', isNew: true }),
      },
      {
        ...{ id: 'frame', label: 'Frame boxes…', icon: Frame },
        description: 'A named frame around boxes',
        onAction: () => setOpen({ kind: 'frame', isNew: true }),
      },
      ...hidden.slice(0, MOST_NAMED).map(({ kind: what, id: thingId, name }, index) => ({
        id: `show ${thingId}`,
        label: `Show “${shorten(name)}”`,
        description: what === 'element' ? 'A hidden box' : 'A hidden arrow',
        startsGroup: index === 0,
        onAction: () => {
          const things = what === 'element' ? { elementIds: [thingId] } : { linkIds: [thingId] }
          void act('diagrams.show', { ...own, ...things })
        },
      })),
      ...(hidden.length > 1
        ? [
            {
              id: 'show',
              label: `Show all ${count(hidden.length, 'hidden part')}`,
              onAction: () => void act('diagrams.show', own),
            },
          ]
        : []),
      {
        ...{ id: 'reset', label: 'Lay out afresh', startsGroup: true, isDisabled: isUntouched },
        description: 'Drops all that was done by hand in this layout',
        onAction: () => {
          void act('diagrams.reset', own).then(reset => {
            if (reset !== undefined) sayUndoable('The diagram is as the layout makes it.')
          })
        },
      },
    ]
  }
}

function Tool({
  icon,
  label,
  onPress,
}: {
  icon: typeof EyeOff
  label: string
  onPress: () => void
}) {
  return (
    <Button size="small" icon={icon} onPress={onPress}>
      {label}
    </Button>
  )
}

function isShifted({ x, y }: Point): boolean {
  return x !== 0 || y !== 0
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name
}
