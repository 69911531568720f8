import { Eye, Pencil, Play, Ruler, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { DoubleCoding } from '../../../shared/contract/double-coding.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatDay } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { ChangeSample } from './ChangeSample.tsx'
import css from './DoubleCoding.module.css'
import { SampleTable } from './SampleTable.tsx'
import { useTeam } from './team-store.ts'
import { nameAll, nameState, nameThings } from './words.ts'

interface Props {
  sample: DoubleCoding
  researchers: readonly Researcher[]
}

/** A sample: what was drawn and how, who is done with what, and what can be done next. */
export function SamplePanel({ sample, researchers }: Props) {
  const [isEnding, setIsEnding] = useState(false)
  const [isChanging, setIsChanging] = useState(false)
  const { id: doubleCodingId, state } = sample
  const members = researchers.filter(({ id }) => sample.researcherIds.includes(id))
  const isMeasurable = sample.sources.some(
    ({ doneBy }) => state === 'ended' || doneBy.length === members.length,
  )
  const measure = () =>
    useTeam.setState({
      ...{ view: 'agreement', researcherIds: members.map(({ id }) => id) },
      ...{ doubleCodingId, openId: null },
    })
  return (
    <div className={css.panel}>
      <header className={css.head}>
        <h2 className={css.title}>{sample.name}</h2>
        <span className={css.state} data-state={state}>
          {nameState(sample)}
        </span>
        <span className={css.spring} />
        {state === 'drawn' && (
          <Button
            variant="primary"
            icon={Play}
            onPress={() => void act('doubleCoding.start', { doubleCodingId })}
          >
            Begin blind coding
          </Button>
        )}
        {isMeasurable && (
          <Button
            variant={state === 'done' ? 'primary' : 'secondary'}
            icon={Ruler}
            onPress={measure}
          >
            Measure agreement
          </Button>
        )}
        <IconButton
          icon={Pencil}
          label={
            state === 'drawn' ? 'Rename the sample, or give it to others' : 'Rename the sample'
          }
          onPress={() => setIsChanging(true)}
        />
        {state === 'running' ? (
          <Button icon={Eye} onPress={() => setIsEnding(true)}>
            End blindness…
          </Button>
        ) : (
          <IconButton
            icon={Trash2}
            label="Remove the sample"
            onPress={() => void act('doubleCoding.remove', { doubleCodingId })}
          />
        )}
      </header>
      <p className={css.facts}>{describeDraw(sample, researchers)}</p>
      <p className={css.what}>{WHAT[state](nameAll(members), sample)}</p>
      <SampleTable sample={sample} members={members} />
      {isChanging && (
        <ChangeSample
          sample={sample}
          researchers={researchers}
          onClose={() => setIsChanging(false)}
        />
      )}
      {isEnding && <EndDialog sample={sample} onClose={() => setIsEnding(false)} />}
    </div>
  )
}

/** What holds now, and what comes next. */
const WHAT: Record<DoubleCoding['state'], (who: string, sample: DoubleCoding) => string> = {
  drawn: who =>
    `Given to ${who}. Once blind coding begins, each of them sees only what they coded themselves in these sources, until all are done with a source.`,
  running: who =>
    `${who} code these sources without seeing one another’s codings, comments and memos there. Tick what you are done with; a source opens once everybody has.`,
  done: () => 'Everybody is done with everything, and everybody sees everything.',
  ended: (_who, { endReason }) =>
    `Blindness was ended before everybody was done: ${endReason.trim().replace(/[.]$/u, '')}.`,
}

function describeDraw(sample: DoubleCoding, researchers: readonly Researcher[]): string {
  const { unit, sources, drawnFrom, isStratified, seed, percent, drawnBy, drawnAt } = sample
  const drawn =
    unit === 'source'
      ? sources.length
      : sources.reduce((sum, source) => sum + source.turns.length, 0)
  const by = researchers.find(({ id }) => id === drawnBy)?.name
  return [
    `${drawn} of ${nameThings(drawnFrom, unit)}${percent === null ? '' : ` (${percent} %)`}`,
    isStratified ? 'groups in proportion' : 'drawn without regard to groups',
    `seed ${seed}`,
    `drawn${by === undefined ? '' : ` by ${by}`} on ${formatDay(drawnAt)}`,
  ].join(' · ')
}

/** Ending blindness early takes a reason, which readers of the study will want. */
function EndDialog({ sample, onClose }: { sample: DoubleCoding; onClose: () => void }) {
  const [reason, setReason] = useState('')
  async function end() {
    const ended = await act('doubleCoding.endBlindness', { doubleCodingId: sample.id, reason })
    if (ended !== undefined) onClose()
  }
  return (
    <Dialog
      title="End blindness before everybody is done"
      size="small"
      isOpen
      isFirm
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Go on blind</Button>
          <Button variant="primary" onPress={() => void end()} isDisabled={reason.trim() === ''}>
            Show everything to everybody
          </Button>
        </>
      }
    >
      <TextArea
        label="Reason"
        value={reason}
        onChange={setReason}
        help="It is kept with the sample and in the history, for whoever judges the study."
        autoFocus
      />
    </Dialog>
  )
}
