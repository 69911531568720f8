import { Dices } from 'lucide-react'
import { useState } from 'react'
import type { DoubleCoding } from '../../../shared/contract/double-coding.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './DoubleCoding.module.css'
import { WhoCodes } from './WhoCodes.tsx'
import { nameThings } from './words.ts'

/** The largest seed that the engine takes, and that of which a readable one is made up. */
const [MOST_SEED, MADE_UP] = [2_147_483_647, 1_000_000]

const UNITS = [
  { id: 'source' as const, label: 'Sources' },
  { id: 'turn' as const, label: 'Turns' },
]
const SIZES = [
  { id: 'percent' as const, label: 'Per cent' },
  { id: 'number' as const, label: 'Number' },
]

interface Props {
  researchers: readonly Researcher[]
  /** How many samples there are already. */
  count: number
  onClose: () => void
  onDrawn: (sample: DoubleCoding) => void
}

/** Asks what is drawn, how much and for whom, and shows what it comes to before it is drawn. */
export function DrawDialog({ researchers, count, onClose, onDrawn }: Props) {
  const [name, setName] = useState(`Round ${count + 1}`)
  const [unit, setUnit] = useState<'source' | 'turn'>('source')
  const [by, setBy] = useState<'percent' | 'number'>('percent')
  const [amount, setAmount] = useState('10')
  const [seed, setSeed] = useState(makeUpSeed)
  const [isStratified, setIsStratified] = useState(true)
  const [who, setWho] = useState<string[]>(researchers.slice(0, 2).map(({ id }) => id))
  const size = readSize(by, amount)
  const number = readSeed(seed)
  const draw = size === null || number === null ? null : { unit, size, seed: number, isStratified }
  const { data, error } = useProcedure(
    'doubleCoding.preview',
    draw ?? { size: { number: 1 }, seed: 0 },
    { enabled: draw !== null },
  )
  const isReady = draw !== null && error === null && name.trim() !== '' && who.length > 1
  async function drawIt() {
    if (draw === null) return
    const sample = await act('doubleCoding.draw', { ...draw, name, researcherIds: who })
    if (sample === undefined) return
    onDrawn(sample)
    onClose()
  }
  return (
    <Dialog
      title="Draw a sample for double coding"
      isOpen
      isFirm
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={() => void drawIt()} isDisabled={!isReady}>
            {data !== undefined && draw !== null
              ? `Draw ${nameThings(data.drawn, unit)}`
              : 'Draw the sample'}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        <TextField label="Name" value={name} onChange={setName} maxLength={500} autoFocus />
        <WhoCodes researchers={researchers} who={who} onChange={setWho} />
        <div className={css.line}>
          <Segments label="What is drawn" value={unit} options={UNITS} onChange={setUnit} />
          <Segments label="How much, as" value={by} options={SIZES} onChange={setBy} />
        </div>
        <div className={css.line}>
          <TextField
            label={by === 'percent' ? 'How many per cent' : 'How many'}
            value={amount}
            onChange={setAmount}
            error={size === null ? AMOUNT_ERROR[by] : undefined}
          />
          <TextField
            label="Seed"
            value={seed}
            onChange={setSeed}
            error={number === null ? 'A whole number, such as 2026.' : undefined}
          />
          <IconButton
            icon={Dices}
            label="Make up another seed"
            onPress={() => setSeed(makeUpSeed())}
          />
        </div>
        <Checkbox
          label="Each group in proportion"
          isTicked={isStratified}
          onChange={setIsStratified}
        />
      </div>
      <Preview unit={unit} data={draw === null ? undefined : data} error={error} />
    </Dialog>
  )
}

function Preview({
  unit,
  data,
  error,
}: {
  unit: 'source' | 'turn'
  data:
    | { of: number; drawn: number; strata: { group: string | null; of: number; drawn: number }[] }
    | undefined
  error: Error | null
}) {
  if (error !== null) return <p role="alert">{error.message}</p>
  if (data === undefined) return null
  return (
    <div className={css.preview}>
      <p aria-live="polite">
        {data.drawn} of {nameThings(data.of, unit)}
        {unit === 'turn' && '; what interviewers say is left out'}. The same seed draws the same
        ones again; it is kept with the sample.
      </p>
      {data.strata.length > 1 && (
        <ul className={css.strata}>
          {data.strata.map(({ group, of, drawn }) => (
            <li key={group ?? ''}>
              {group ?? 'No group'}: <strong>{drawn}</strong> of {of}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const AMOUNT_ERROR = {
  percent: 'More than 0 and up to 100.',
  number: 'A whole number from 1.',
}

function readSize(by: 'percent' | 'number', amount: string) {
  const value = Number(amount.replace(',', '.').replace('%', '').trim() || Number.NaN)
  if (by === 'percent') return value > 0 && value <= 100 ? { percent: value } : null
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? { number: value } : null
}

function readSeed(written: string): number | null {
  return /^\d{1,10}$/.test(written.trim()) && Number(written) <= MOST_SEED ? Number(written) : null
}

function makeUpSeed(): string {
  return String((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % MADE_UP)
}
