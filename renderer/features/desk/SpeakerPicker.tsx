import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Speaker } from '../../../shared/contract/participants.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { count } from '../../ui/format.ts'
import { type SpeakerScope, useDesk } from './desk-store.ts'
import { PickerOption } from './PickerOption.tsx'
import styles from './Popups.module.css'
import { useSession } from './session.ts'
import { giveToSpeaker, markAsking, takeBack } from './speaker-actions.ts'
import { type SpeakerPlace, speakerPlace } from './speaker-place.ts'
import { usePlace } from './use-place.ts'
import { useSpeakers } from './use-speakers.ts'

interface SpeakerPickerProps {
  view: TranscriptView
  blockIndex: number
  /** How far the correction goes unless another is chosen. */
  scope: SpeakerScope
}

/** Says who speaks at a block: one of the source's speakers or a new one, in this turn or in all of that speaker's. */
export function SpeakerPicker({ view, blockIndex, scope: first }: SpeakerPickerProps) {
  const session = useSession()
  const speakers = useSpeakers()
  const place = speakerPlace(session.source, blockIndex)
  return place && speakers ? (
    <Picker view={view} place={place} speakers={speakers} first={first} />
  ) : null
}

interface PickerProps {
  view: TranscriptView
  place: SpeakerPlace
  speakers: readonly Speaker[]
  first: SpeakerScope
}

function Picker({ view, place, speakers, first }: PickerProps) {
  const session = useSession()
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [chosen, setScope] = useState(first)
  const list = useRef<HTMLDivElement>(null)
  const { block, isFirst } = place
  const scope = chosen === 'here' && isFirst ? 'turn' : chosen
  const at = { start: block.contentStart, end: block.contentStart }
  const { ref, style } = usePlace<HTMLDivElement>(view, at, 'below')
  const now = speakers.find(({ label }) => label === block.speaker)
  const options = optionsOf(place, speakers, text.trim(), now)
  const current = Math.max(0, Math.min(active, options.length - 1))

  useEffect(() => {
    list.current?.querySelector(`[data-at="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])

  function close() {
    useDesk.setState({ popup: null })
    session.focusText()
  }
  function take(index: number) {
    const option = options[index]
    if (option === undefined) return
    close()
    if (option.does === 'give') void giveToSpeaker(session, place, scope, option.label)
    else if (option.does === 'join') void takeBack(session, place)
    else if (now) void markAsking(now, !now.isInterviewer)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const isField = event.target instanceof HTMLInputElement && event.target.type === 'text'
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') take(current)
    else if (step !== 0 && isField) setActive((current + step + options.length) % options.length)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  function onBlur(event: FocusEvent) {
    if (ref.current?.contains(event.relatedTarget) || !document.hasFocus()) return
    useDesk.setState({ popup: null })
  }

  const title = titleOf(place)
  return (
    <div
      ref={ref}
      className={styles.picker}
      style={{ ...style, left: Math.min(36, Number(style.left ?? 0)) }}
      role="dialog"
      aria-label={title}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      <p className={styles.pickerTitle}>{title}</p>
      <input
        type="text"
        className={styles.input}
        // biome-ignore lint/a11y/noAutofocus: opened by a key to be typed into
        autoFocus
        role="combobox"
        aria-label={title}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={`${id}-${current}`}
        aria-autocomplete="list"
        placeholder="Choose or type a name"
        maxLength={100}
        spellCheck={false}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setActive(0)
        }}
      />
      {now && (
        <fieldset className={styles.scopes}>
          <legend className="visually-hidden">How far</legend>
          {scopesOf(isFirst, now).map(([scopeId, name]) => (
            <label key={scopeId} className={styles.facet}>
              <input
                type="radio"
                name={`${id}-scope`}
                checked={scope === scopeId}
                onChange={() => setScope(scopeId)}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <div ref={list} id={id} className={styles.list} role="listbox" aria-label="Speakers">
        {options.map((option, index) => (
          <PickerOption
            key={option.does + option.label}
            id={`${id}-${index}`}
            index={index}
            at={current}
            onTake={take}
            startsGroup={option.does !== 'give' && options[index - 1]?.does === 'give'}
          >
            <span className={styles.optionText}>{option.name}</span>
            <span className={styles.path}>{option.note}</span>
          </PickerOption>
        ))}
      </div>
    </div>
  )
}

function titleOf({ block, isFirst }: SpeakerPlace): string {
  if (block.turn === null) return 'Who begins to speak here?'
  return isFirst ? `Who speaks in turn ${block.turn}?` : `Who speaks here, in turn ${block.turn}?`
}

function scopesOf(isFirst: boolean, now: Speaker): [SpeakerScope, string][] {
  return [
    ...(isFirst ? [] : [['here', 'From here on'] as [SpeakerScope, string]]),
    ['turn', 'This turn only'],
    ...(now.turnCount > 1
      ? [['all', `All ${count(now.turnCount, 'turn')} of ${now.label}`] as [SpeakerScope, string]]
      : []),
  ]
}

interface SpeakerOption {
  does: 'give' | 'ask' | 'join'
  label: string
  name: string
  note: string
}

/** Whoever speaks there now comes last: it is somebody else who is looked for. */
function optionsOf(
  { isFirst, before, written }: SpeakerPlace,
  speakers: readonly Speaker[],
  typed: string,
  now: Speaker | undefined,
): SpeakerOption[] {
  const isFound = (label: string) => label.toLowerCase().includes(typed.toLowerCase())
  const give = (label: string, note: string, name = label): SpeakerOption => ({
    ...{ does: 'give', label, note, name },
  })
  const isNewlyWritten = written !== null && speakers.every(({ label }) => label !== written)
  const others = speakers.filter(speaker => speaker !== now)
  const people = [
    ...(isNewlyWritten && isFound(written) ? [give(written, 'as it is written here')] : []),
    ...[...others, ...(now ? [now] : [])]
      .filter(({ label }) => isFound(label))
      .map(speaker => give(speaker.label, noteOn(speaker, speaker === now))),
  ]
  const isKnown = people.some(({ label }) => label === typed)
  if (typed !== '') {
    return isKnown ? people : [...people, give(typed, '', `New speaker “${typed}”`)]
  }
  return [
    ...people,
    ...(now
      ? [
          {
            ...{ does: 'ask' as const, label: now.label, note: '' },
            name: now.isInterviewer
              ? `${now.label} is no interviewer`
              : `${now.label} is an interviewer`,
          },
        ]
      : []),
    ...(isFirst
      ? [
          {
            ...{
              does: 'join' as const,
              label: '',
              note: before === null ? '' : `${before} goes on`,
            },
            name: before === null ? 'Nobody speaks here' : 'No new speaker here',
          },
        ]
      : []),
  ]
}

function noteOn({ turnCount, isInterviewer }: Speaker, isNow: boolean): string {
  return [
    count(turnCount, 'turn'),
    ...(isInterviewer ? ['interviewer'] : []),
    ...(isNow ? ['now'] : []),
  ].join(' · ')
}
