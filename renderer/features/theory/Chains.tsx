import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Link } from '../../../shared/contract/links.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Split } from '../../ui/Split.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import css from './Chains.module.css'
import { inUse, rivalriesAmong, stepsBetween } from './chains.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { Loops } from './Loops.tsx'
import { Rivals } from './Rivals.tsx'
import { StepRow } from './StepRow.tsx'
import { TracePanel } from './TracePanel.tsx'
import { nameOf } from './words.ts'

interface Props {
  theory: Theory | null
  configurations: readonly Configuration[]
}

/** Configurations that are drawn at first with what they lead to, more than a screen of them. */
const FIRST = 16

type Part = 'chains' | 'loops' | 'rivals'

/** How configurations hang together: what leads on to what, where it comes round again, and what contends. */
export function Chains({ theory, configurations }: Props) {
  const { data: links } = useProcedure('links.list', {})
  const { data: allRivals } = useProcedure('links.rivals', {})
  const { data: remarks } = useProcedure(
    'theories.checks',
    theory === null ? {} : { theoryId: theory.id },
  )
  const [part, setPart] = useState<Part>('chains')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [dialog, setDialog] = useState<Link | 'new' | null>(null)
  const members = useMemo(
    () => inUse(configurations, theory?.configurationIds ?? null),
    [configurations, theory],
  )
  const steps = useMemo(() => stepsBetween(members, links ?? []), [members, links])
  const rivalries = useMemo(() => rivalriesAmong(members, allRivals ?? []), [members, allRivals])
  const chains = useMemo(() => [...Map.groupBy(steps, ({ from }) => from)], [steps])
  const { shown, more } = useScreenfuls(chains, FIRST)
  if (links === undefined || allRivals === undefined) return null
  const loops = (remarks ?? []).filter(({ code }) => code === 'circular')
  const chosen = members.find(({ id }) => id === chosenId) ?? chains[0]?.[0] ?? members[0]
  const parts: { id: Part; label: string }[] = [
    { id: 'chains', label: `What leads on to what (${steps.length})` },
    { id: 'loops', label: `Loops (${loops.length})` },
    { id: 'rivals', label: `Rivals (${rivalries.length})` },
  ]

  const list = (
    <div className={css.root}>
      <header className={css.head}>
        <Segments
          label="What is listed"
          value={part}
          options={parts}
          onChange={chosenPart => setPart(chosenPart)}
        />
        <Button icon={Plus} onPress={() => setDialog('new')}>
          New link
        </Button>
      </header>
      {part === 'chains' && (
        <section className={css.section} aria-label="What leads on to what">
          {chains.length === 0 && (
            <p className={css.none}>
              No outcome stands as a context or a mechanism elsewhere yet, and no link was made. Use
              an outcome again in another configuration, or say what one does to another.
            </p>
          )}
          <ul>
            {shown.map(([from, own]) => (
              <li key={from.id} className={css.chain}>
                <button
                  type="button"
                  className={css.name}
                  aria-pressed={from.id === chosen?.id}
                  onClick={() => setChosenId(from.id)}
                >
                  {nameOf(from)}
                </button>
                <ul>
                  {own.map(step => (
                    <StepRow
                      key={`${step.to.id} ${step.link?.id ?? step.shared?.elementId}`}
                      step={step}
                      onChoose={setChosenId}
                      onEdit={setDialog}
                    />
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          {more}
        </section>
      )}
      {part === 'loops' && (
        <Loops
          loops={loops.map(({ configurationIds }) => configurationIds)}
          members={members}
          onChoose={setChosenId}
        />
      )}
      {part === 'rivals' && (
        <Rivals rivalries={rivalries} links={links} onChoose={setChosenId} onEdit={setDialog} />
      )}
      {dialog !== null && (
        <LinkDialog
          link={dialog === 'new' ? null : dialog}
          fromId={chosen?.id ?? null}
          configurations={configurations}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
  return (
    <Split
      id="chains"
      parts={[
        { id: 'chains', minSize: 400, content: list },
        {
          ...{ id: 'trace', size: 340, minSize: 260, maxSize: 560 },
          content:
            chosen === undefined ? (
              <aside className="place-hint">This version has no configurations.</aside>
            ) : (
              <TracePanel
                key={chosen.id}
                configuration={chosen}
                configurations={configurations}
                onChoose={setChosenId}
              />
            ),
        },
      ]}
    />
  )
}
